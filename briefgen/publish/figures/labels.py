"""Words beside marks, without collisions: the first of a few positions that is free, or none."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefgen.publish.figures import svg

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class Label:
    """Words at their place; `box` is the room they take."""

    words: str
    x: float
    y: float
    anchor: str
    box: Box


@dataclass(slots=True)
class Ground:
    """A drawing's area and what of it is taken; filled while a figure is laid out and then thrown away."""

    width: float
    height: float
    taken: list[Box] = field(default_factory=list)

    def is_free(self, box: Box) -> bool:
        left, top, right, bottom = box
        if left < 0 or top < 0 or right > self.width or bottom > self.height:
            return False
        return not any(left < r and le < right and top < b and t < bottom for le, t, r, b in self.taken)

    def take(self, box: Box) -> None:
        self.taken.append(box)

    def beside(self, words: str, x: float, y: float, *, reach: float, size: float) -> Label | None:
        """Words beside a mark at (x, y) that reaches `reach` far, taken if there is room: right, left, above, below."""
        wide = svg.width(words, size)
        up, down = size * 0.8, size * 0.26
        middle, diagonal = y + size * 0.27, reach * 0.8
        for at, line, anchor in (
            (x + reach, middle, "start"),
            (x - reach, middle, "end"),
            (x, y - reach - down, "middle"),
            (x, y + reach + up, "middle"),
            (x + diagonal, y - diagonal, "start"),
            (x + diagonal, y + diagonal + up, "start"),
            (x - diagonal, y - diagonal, "end"),
            (x - diagonal, y + diagonal + up, "end"),
        ):
            left = at - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
            box = (left, line - up, left + wide, line + down)
            if self.is_free(box):
                self.take(box)
                return Label(words, at, line, anchor, box)
        return None

    def under(self, lines: tuple[str, ...], x: float, top: float, *, size: float) -> tuple[Label, ...]:
        """Lines of words centred below a point, taken if there is room for all; none otherwise."""
        found = []
        for number, words in enumerate(lines):
            wide = svg.width(words, size)
            line = top + size * (0.8 + 1.1 * number)
            box = (x - wide / 2, line - size * 0.8, x + wide / 2, line + size * 0.26)
            found.append(Label(words, x, line, "middle", box))
        if not all(self.is_free(label.box) for label in found):
            return ()
        for label in found:
            self.take(label.box)
        return tuple(found)

    def over(self, words: str, x: float, y: float, *, size: float) -> Label | None:
        """Words centred on a point, taken if there is room."""
        wide = svg.width(words, size)
        line = y + size * 0.27
        box = (x - wide / 2, line - size * 0.8, x + wide / 2, line + size * 0.26)
        if not self.is_free(box):
            return None
        self.take(box)
        return Label(words, x, line, "middle", box)


def written(label: Label, css: str) -> str:
    """A label as text."""
    return svg.element("text", svg.text(label.words), x=label.x, y=label.y, text_anchor=label.anchor, css=css)
