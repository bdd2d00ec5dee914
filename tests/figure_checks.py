"""What holds for every drawing: well-formed, ids its own, nothing outside its box, no words over other words."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from xml.etree import ElementTree

from briefgen.publish.figures import svg
from briefgen.publish.figures.figure import Figure

Box = tuple[float, float, float, float]

_SLACK = 1.0
_COMMAND = re.compile(r"([MLHVhvmlqQzZ])([^MLHVhvmlqQzZ]*)")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def check(figure: Figure) -> list[ElementTree.Element]:
    """The roots of a figure's drawings, checked; every mark in the viewBox, no label over another."""
    roots = [ElementTree.fromstring(drawing.markup) for drawing in figure.drawings]
    ids = [element.attrib["id"] for root in roots for element in root.iter() if "id" in element.attrib]
    assert len(ids) == len(set(ids))
    used = {found for drawing in figure.drawings for found in re.findall(r"url\(#([^)]+)\)", drawing.markup)}
    assert used <= set(ids)
    for root in roots:
        assert root.attrib["role"] == ("group" if any(e.tag == "a" for e in root.iter()) else "img")
        assert {root.attrib["aria-labelledby"], root.attrib["aria-describedby"]} <= set(ids)
        assert not any("style" in element.attrib for element in root.iter())
        _, _, width, height = map(float, root.attrib["viewBox"].split())
        for element, (left, top, right, bottom) in boxes(root):
            where = ElementTree.tostring(element)[:200]
            assert left >= -_SLACK, where
            assert right <= width + _SLACK, where
            assert top >= -_SLACK, where
            assert bottom <= height + _SLACK, where
        words = [box for element, box in boxes(root) if element.tag == "text"]
        for one, other in itertools.combinations(words, 2):
            assert not overlap(one, other), (one, other)
    head = len(figure.table.head)
    assert figure.table.rows
    assert all(len(row) == head for row in figure.table.rows)
    return roots


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes share more than a hair."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return wide > 0.5 and high > 0.5


def boxes(root: ElementTree.Element) -> Iterator[tuple[ElementTree.Element, Box]]:
    """Every shape and text that is drawn, with the box it takes up; what is only defined is passed over."""
    defined = {id(one) for definition in root.iter("defs") for one in definition.iter()}
    for element in root.iter():
        if id(element) in defined:
            continue
        value = {key: float(number) for key, number in element.attrib.items() if _NUMBER.fullmatch(number)}
        if element.tag == "circle":
            x, y, r = value["cx"], value["cy"], value["r"]
            yield element, (x - r, y - r, x + r, y + r)
        elif element.tag == "rect":
            x, y = value.get("x", 0.0), value.get("y", 0.0)
            yield element, (x, y, x + value["width"], y + value["height"])
        elif element.tag == "text":
            yield element, _text_box(element, value)
        elif element.tag == "path" and "land" not in element.attrib.get("class", ""):
            points = list(_points(element.attrib["d"]))
            xs, ys = [x for x, _ in points], [y for _, y in points]
            yield element, (min(xs), min(ys), max(xs), max(ys))


def _text_box(element: ElementTree.Element, value: dict[str, float]) -> Box:
    css = element.attrib.get("class", "")
    size = 11.0 if "faint" in css or "today" in css else 12.0
    words = "".join(element.itertext())
    gaps = sum(float(part.attrib.get("dx", 0)) for part in element.iter("tspan"))
    wide = svg.width(words, size) + gaps
    x, y = value["x"], value["y"]
    left = {"start": x, "middle": x - wide / 2, "end": x - wide}[element.attrib.get("text-anchor", "start")]
    return left, y - 0.75 * size, left + wide, y + 0.2 * size


def _points(path: str) -> Iterator[tuple[float, float]]:
    x = y = 0.0
    for command, rest in _COMMAND.findall(path):
        numbers = [float(n) for n in _NUMBER.findall(rest)]
        if command in "Hh":
            x = numbers[0] + (x if command == "h" else 0)
        elif command in "Vv":
            y = numbers[0] + (y if command == "v" else 0)
        elif command in "qQ":
            dx, dy = (x, y) if command == "q" else (0.0, 0.0)
            x, y = numbers[2] + dx, numbers[3] + dy
        else:
            for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
                x, y = (x + dx, y + dy) if command in "ml" else (dx, dy)
                yield x, y
        yield x, y


def golden_text(figure: Figure) -> str:
    """A figure as a golden case has it: its drawings an element a line, its legend and note, its table."""
    lines = []
    for drawing in figure.drawings:
        lines.append(f"{drawing.fit}:")
        lines.append(re.sub(r"(?<=>)(?=<(?!/(?:text|title|desc|tspan)|tspan))", "\n", drawing.markup))
    lines += [f"key: {key.meaning}" for key in figure.keys]
    lines += [f"note: {figure.note}"] if figure.note else []
    lines.append(" | ".join(figure.table.head))
    lines += [
        " | ".join(cell.words + (f" ({cell.address})" if cell.address else "") for cell in row)
        for row in figure.table.rows
    ]
    return "\n".join(lines) + "\n"
