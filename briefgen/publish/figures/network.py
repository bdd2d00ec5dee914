"""The network: who stands in the same briefs, as lines, and who speaks about whom, as arrows."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.publish.figures import layout, svg
from briefgen.publish.figures.figure import Cell, Drawing, Figure, Fit, Key, Setting, Table, drawing, symbol
from briefgen.publish.figures.labels import Ground, Label, written

_FEWEST_NODES, _FEWEST_TIES = 4, 3
_MOST_ARROWS = 30
_MANY = 10  # actors; among more, each one's two strongest ties are drawn instead of three
_SIZE = 12.0
_LINE = 14.0  # room for a name's line


@dataclass(frozen=True, slots=True)
class _Room:
    """A narrow or a wide place: its width, how many nodes it has room for, and how long a name may be."""

    fit: Fit
    width: float
    nodes: int
    name: float


_ROOMS = (_Room("narrow", 324.0, 14, 104.0), _Room("wide", 640.0, 25, 138.0))


@dataclass(frozen=True, slots=True)
class Node:
    """An actor. `weight` decides its size and whether it is drawn."""

    id: str
    name: str
    address: str
    weight: int


@dataclass(frozen=True, slots=True)
class Tie:
    """Two actors that stand in so many briefs together."""

    one: str
    other: str
    briefs: int


@dataclass(frozen=True, slots=True)
class Speech:
    """So many claims of one actor about another."""

    speaker: str
    about: str
    claims: int


@dataclass(frozen=True, slots=True)
class Network:
    """Actors, the weightiest first, with their ties; `centre` is the id of the one that the page is about, or ""."""

    title: str
    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]
    speeches: tuple[Speech, ...]
    centre: str = ""

    def draw(self, id: str, root: str = "") -> Figure | None:
        """The figure; None where so few are tied that a list says as much."""
        tied = {id for tie in self.ties for id in (tie.one, tie.other)}
        tied |= {id for speech in self.speeches for id in (speech.speaker, speech.about)}
        nodes = [node for node in self.nodes if node.id in tied]
        if len(nodes) < _FEWEST_NODES or len(self.ties) + len(self.speeches) < _FEWEST_TIES:
            return None
        nodes = nodes[: _ROOMS[-1].nodes]
        setting = Setting(id, root, self.title, _description(self, nodes))
        spread = layout.spread(len(nodes), _strengths(self, nodes))
        drawings = tuple(_drawn(self, nodes[: room.nodes], spread[: room.nodes], setting, room) for room in _ROOMS)
        return Figure("network", self.title, drawings, _table(self, nodes), _keys(self))


def _drawn(network: Network, nodes: list[Node], spread: list[layout.Point], setting: Setting, room: _Room) -> Drawing:
    width = room.width
    names = [svg.two_lines(node.name, room.name, _SIZE) for node in nodes]
    radii = _radii(nodes)
    sizes = [_box(r, name) for r, name in zip(radii, names, strict=True)]
    height = max(200.0, min(width * 1.15, sum(w * h for w, h in sizes) * 2.9 / width))
    number = {node.id: n for n, node in enumerate(nodes)}
    boxes = layout.filled(spread, sizes, (width, height))
    # A box holds the disc above and the name below; what follows is about the discs.
    points = [(x, y - _LINE * len(name) / 2) for (x, y), name in zip(boxes, names, strict=True)]
    labels = _labels(names, points, radii, (width, height))
    content = [
        *_lines(network, number, points),
        *_arrows(network, number, points, radii, (width, height)),
        *(
            _node(node, (x, y, r), named, "node node-centre" if node.id == network.centre else "node", setting.root)
            for node, (x, y), r, named in zip(nodes, points, radii, labels, strict=True)
        ),
    ]
    linked = any(node.address for node in nodes)
    return drawing(content, setting, size=(width, height), linked=linked, fit=room.fit)


def _radii(nodes: Sequence[Node]) -> list[float]:
    """Areas of discs follow weights."""
    most = max(1, *(node.weight for node in nodes))
    return [round(2.5 + 6.5 * math.sqrt(max(node.weight, 0) / most), 1) for node in nodes]


def _strengths(network: Network, nodes: list[Node]) -> dict[layout.Pair, float]:
    """How strongly each two that are drawn are tied: briefs together, and claims about each other, which say more."""
    number = {node.id: n for n, node in enumerate(nodes)}
    found: dict[layout.Pair, float] = {}
    pairs = [(tie.one, tie.other, float(tie.briefs)) for tie in network.ties]
    pairs += [(speech.speaker, speech.about, 1.5 * speech.claims) for speech in network.speeches]
    for one, other, strength in pairs:
        if one in number and other in number and one != other:
            a, b = sorted((number[one], number[other]))
            found[a, b] = found.get((a, b), 0.0) + strength
    return {pair: max(1.0, strength) for pair, strength in found.items()}


def _backbone(network: Network, number: dict[str, int]) -> list[Tie]:
    """The ties that are drawn: each actor's strongest few, so that not everything is tied to everything."""
    inside = [tie for tie in network.ties if tie.one in number and tie.other in number]
    ordered = sorted(inside, key=lambda tie: (-tie.briefs, number[tie.one] + number[tie.other], tie.one, tie.other))
    drawn: dict[str, int] = dict.fromkeys(number, 0)
    strongest = 2 if len(number) > _MANY else 3
    kept = []
    for tie in ordered:
        if drawn[tie.one] < strongest or drawn[tie.other] < strongest:
            kept.append(tie)
            drawn[tie.one] += 1
            drawn[tie.other] += 1
    return kept


def _lines(network: Network, number: dict[str, int], points: list[layout.Point]) -> list[str]:
    kept = _backbone(network, number)
    most = max((tie.briefs for tie in kept), default=1)
    found = []
    for tie in sorted(kept, key=lambda tie: (number[tie.one], number[tie.other])):
        (x1, y1), (x2, y2) = points[number[tie.one]], points[number[tie.other]]
        path = f"M{svg.number(x1)} {svg.number(y1)}L{svg.number(x2)} {svg.number(y2)}"
        found.append(
            svg.element("path", d=path, css="tie", stroke_width=0.8 + 2.4 * (tie.briefs - 1) / max(most - 1, 1))
        )
    return found


def _arrows(
    network: Network, number: dict[str, int], points: list[layout.Point], radii: list[float], room: layout.Point
) -> list[str]:
    inside = [s for s in network.speeches if s.speaker in number and s.about in number and s.speaker != s.about]
    inside.sort(key=lambda one: (-one.claims, number[one.speaker], number[one.about]))
    found = []
    for speech in inside[: min(_MOST_ARROWS, round(1.1 * len(number)))]:
        a, b = number[speech.speaker], number[speech.about]
        curve = _curve(points[a], points[b], (radii[a], radii[b] + 2), room)
        if curve:
            found.append(
                svg.element("path", d=curve[0], css="speech", stroke_width=1 + min(speech.claims - 1, 6) * 0.25)
            )
            found.append(svg.element("path", d=curve[1], css="speech-head"))
    return found


def _curve(
    start: layout.Point, end: layout.Point, radii: tuple[float, float], room: layout.Point
) -> tuple[str, str] | None:
    """A bow from disc to disc and its head; two that speak about each other have bows on both sides."""
    (x1, y1), (x2, y2) = start, end
    long = math.hypot(x2 - x1, y2 - y1)
    if long <= sum(radii) + 6:
        return None
    bow = min(0.16 * long, 22.0)
    cx = min(max((x1 + x2) / 2 - (y2 - y1) / long * bow, 0.0), room[0])
    cy = min(max((y1 + y2) / 2 + (x2 - x1) / long * bow, 0.0), room[1])
    out, back = math.hypot(cx - x1, cy - y1), math.hypot(cx - x2, cy - y2)
    sx, sy = x1 + (cx - x1) / out * radii[0], y1 + (cy - y1) / out * radii[0]
    ux, uy = (x2 - cx) / back, (y2 - cy) / back
    tx, ty = x2 - ux * radii[1], y2 - uy * radii[1]
    bx, by = tx - 6 * ux, ty - 6 * uy
    n = svg.number
    path = f"M{n(sx)} {n(sy)}Q{n(cx)} {n(cy)} {n(bx)} {n(by)}"
    head = f"M{n(tx)} {n(ty)}L{n(bx - 3 * uy)} {n(by + 3 * ux)}L{n(bx + 3 * uy)} {n(by - 3 * ux)}z"
    return path, head


def _box(r: float, name: tuple[str, ...]) -> layout.Point:
    """How much room a disc and the lines of its name take."""
    wide = max((svg.width(line, _SIZE) for line in name), default=0.0)
    return max(2 * r, wide) + 6, 2 * r + _LINE * len(name) + 3


def _labels(
    names: list[tuple[str, ...]], points: list[layout.Point], radii: list[float], room: layout.Point
) -> list[tuple[Label, ...]]:
    """Names under their discs, or where there is room beside them; the weightiest come first."""
    ground = Ground(*room)
    for (x, y), r in zip(points, radii, strict=True):
        ground.take((x - r, y - r, x + r, y + r))
    found: list[tuple[Label, ...]] = []
    for name, (x, y), r in zip(names, points, radii, strict=True):
        labels = ground.under(name, x, y + r + 2, size=_SIZE)
        if name and not labels:
            one = ground.beside(name[0] if len(name) == 1 else f"{name[0]}…", x, y, reach=r + 3, size=_SIZE)
            labels = (one,) if one else ()
        found.append(labels)
    return found


def _node(node: Node, disc: tuple[float, float, float], labels: tuple[Label, ...], css: str, root: str) -> str:
    x, y, r = disc
    content = [
        svg.element("title", svg.text(node.name)),
        svg.element("circle", cx=x, cy=y, r=r, css=css),
    ]
    content += [written(label, "figure-name node-label") for label in labels]
    return svg.link(node.address, root, *content)


def _keys(network: Network) -> tuple[Key, ...]:
    keys = []
    if network.ties:
        line = svg.element("path", d="M2 6H22", css="tie", stroke_width=2)
        keys.append(Key(symbol(line), "in the same briefs, thicker the more"))
    if network.speeches:
        arrow = svg.element("path", d="M2 6H17", css="speech") + svg.element(
            "path", d="M23 6L16 2.5L16 9.5z", css="speech-head"
        )
        keys.append(Key(symbol(arrow), "speaks about"))
    return tuple(keys)


def _description(network: Network, nodes: list[Node]) -> str:
    names = ", ".join(node.name for node in nodes[:5])
    speeches = f" and {len(network.speeches)} ties of who speaks about whom" if network.speeches else ""
    return (
        f"{len(nodes)} actors, most prominent {names}; {len(network.ties)} ties of who stands in the same briefs"
        f"{speeches}. The table below lists the ties."
    )


def _table(network: Network, nodes: list[Node]) -> Table:
    node = {one.id: one for one in nodes}
    together = {frozenset((tie.one, tie.other)): tie.briefs for tie in network.ties}
    claims = {(speech.speaker, speech.about): speech.claims for speech in network.speeches}
    order = {one.id: n for n, one in enumerate(nodes)}
    pairs = {
        tuple(sorted(pair, key=lambda id: order[id]))
        for pair in (*together, *map(frozenset, claims))
        if len(pair) == 2 and pair <= set(node)
    }
    ordered = sorted(pairs, key=lambda pair: (-together.get(frozenset(pair), 0), order[pair[0]], order[pair[1]]))
    rows = tuple(
        (
            Cell(node[one].name, node[one].address),
            Cell(node[other].name),
            Cell(str(together.get(frozenset((one, other)), 0))),
            Cell(str(claims.get((one, other), 0))),
            Cell(str(claims.get((other, one), 0))),
        )
        for one, other in ordered
    )
    return Table(("Actor", "and", "Briefs together", "First about second", "Second about first"), rows)
