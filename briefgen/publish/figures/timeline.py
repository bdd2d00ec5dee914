"""The timeline: days as marks, imprecise dates as bars with soft ends, an open end as a bar that fades out."""

from __future__ import annotations

import datetime
import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefgen.publish.figures import marks, svg
from briefgen.publish.figures.axis import Axis, axis_over
from briefgen.publish.figures.figure import Cell, Drawing, Figure, Fit, Key, Setting, Table, drawing, symbol

_FEWEST, _MOST = 3, 16  # fewer are read faster as a list; more are not read at all
_WIDTHS: tuple[tuple[Fit, float], ...] = (("narrow", 324.0), ("wide", 640.0))
_SIZE, _TOP, _ROW, _GAP = 12.0, 44.0, 32.0, 14.0
_BAR = 8.0
_MONTH = re.compile(
    r"\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"(?:uary|ruary|ch|il|e|y|ust|tember|ober|ember)?\b(?: \d{4}\b)?"
)
_LONG = 400  # days; a longer bar does not widen the axis but runs out of it
_NEAR = 10  # days; so much, and half of the whole time, an axis is widened to show from when an event was moved
_APART = 0.55  # a gap of this part of the whole time cuts off the few events beyond it


@dataclass(frozen=True, slots=True)
class Happening:
    """An event with a date. `start` and `end` are inclusive days, one of them None where it is open.

    `exact` says that the days are given, and are not just the bounds of a vague date. `former` is the day it was
    moved from.
    """

    title: str
    when: str
    start: datetime.date | None
    end: datetime.date | None
    exact: bool
    state: marks.State
    state_words: str
    address: str = ""
    former: datetime.date | None = None
    former_words: str = ""

    @property
    def days(self) -> tuple[int, int]:
        """The first and the last day as ordinals; an open end is the other one. Raises ValueError without any."""
        first, last = self.start or self.end, self.end or self.start
        if first is None or last is None:
            raise ValueError(f"“{self.title}” has no date")
        return first.toordinal(), last.toordinal()

    def middle(self, left: float, right: float) -> float:
        """Where the mark stands on a bar: at its given end where the other is open."""
        if self.start is None or self.end is None:
            return right - marks.RADIUS if self.start is None else left + marks.RADIUS
        return (left + right) / 2

    @property
    def is_point(self) -> bool:
        return self.start is not None and self.start == self.end

    @property
    def shape(self) -> str:
        """How a bar ends: "sharp" or "soft" on both sides, "from" or "until" where one is open."""
        if self.start is None or self.end is None:
            return "from" if self.end is None else "until"
        return "sharp" if self.exact else "soft"


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events in time, as seen on the day `as_of`; those without any date may not be among them.

    `as_of` is None, and `as_of_words` "", where none of them lies ahead: then they look the same on any day.
    """

    title: str
    as_of: datetime.date | None
    as_of_words: str
    happenings: tuple[Happening, ...]

    def draw(self, id: str, root: str = "") -> Figure | None:
        """The figure, its ids beginning with `id`; None where there are too few events to make a picture of."""
        shown = _together(_nearest(self.happenings, self.as_of))
        if len(shown) < _FEWEST:
            return None
        setting = Setting(id, root, self.title, _description(self, shown))
        drawings = tuple(_drawn(self, shown, setting, fit, room) for fit, room in _WIDTHS)
        axis = _axis(self, shown, _WIDTHS[0][1])
        moved = any(_before(one, axis) is not None for one in shown)
        left_out = len(self.happenings) - len(shown)
        note = ""
        if left_out:
            drawn = f"Drawn: {len(shown)} of {len(self.happenings)}"
            note = f"{drawn}. The table also has what lies far off in time or found no room."
        return Figure("timeline", self.title, drawings, _table(self.happenings), _keys(shown, moved=moved), note)


def _nearest(happenings: Sequence[Happening], as_of: datetime.date | None) -> list[Happening]:
    """As many as can be drawn, those nearest to the day or else the last, in order of time."""
    today = as_of.toordinal() if as_of else max((one.days[1] for one in happenings), default=0)

    def distance(one: Happening) -> tuple[int, int]:
        first, last = one.days
        return max(first - today, today - last, 0), last - first

    kept = sorted(happenings, key=distance)[:_MOST]
    return sorted(kept, key=lambda one: (one.days, one.title, one.address))


def _together(happenings: list[Happening]) -> list[Happening]:
    """Without the few that lie so far from the rest that the rest would be a blot."""
    middle = {id(one): sum(one.days) / 2 for one in happenings}
    kept = sorted(happenings, key=lambda one: middle[id(one)])
    while len(kept) > _FEWEST:
        days = [middle[id(one)] for one in kept]
        gaps = [after - before for before, after in itertools.pairwise(days)]
        widest = max(range(len(gaps)), key=gaps.__getitem__)
        fewer = min(widest + 1, len(kept) - widest - 1)
        if gaps[widest] <= _APART * (days[-1] - days[0]) or fewer * 3 > len(kept):
            break
        kept = kept[widest + 1 :] if fewer == widest + 1 else kept[: widest + 1]
    return [one for one in happenings if any(one is other for other in kept)]


def _axis(timeline: Timeline, shown: list[Happening], room: float) -> Axis:
    short = [one.days for one in shown if one.days[1] - one.days[0] <= _LONG] or [one.days for one in shown]
    first, last = min(d[0] for d in short), max(d[1] for d in short)
    near = (last - first) / 2 + _NEAR
    formers = [one.former.toordinal() for one in shown if one.former]
    formers = [day for day in formers if first - near <= day <= last + near]
    as_of = timeline.as_of.toordinal() if timeline.as_of else None
    return axis_over(min([first, *formers]), max([last, *formers]), as_of, room)


@dataclass(frozen=True, slots=True)
class _Set:
    """A happening with its place on the axis: where its bar runs, and its words."""

    happening: Happening
    left: float
    right: float
    title: str
    when: str
    words: float  # their width
    at: float  # where they begin
    before: float | None  # where it was to be first

    def clear_of(self, other: _Set) -> bool:
        """Whether the two, bars and words, stand beside each other with some space between."""
        (begin, end), (other_begin, other_end) = self.reach, other.reach
        return end + _GAP <= other_begin or other_end + _GAP <= begin

    @property
    def reach(self) -> tuple[float, float]:
        """From where to where it takes up its row."""
        left, right = min(self.at, self.left), max(self.at + self.words, self.right)
        if self.before is None:
            return left, right
        return min(left, self.before - marks.RADIUS), max(right, self.before + marks.RADIUS)


def _drawn(timeline: Timeline, shown: list[Happening], setting: Setting, fit: Fit, room: float) -> Drawing:
    axis = _axis(timeline, shown, room)
    rows = _rows([_set(one, axis, room) for one in shown])
    height = _TOP + len(rows) * _ROW + 4
    id = setting.id_of(fit)
    looks = {(one.shape, _tone(one)) for one in shown if not one.is_point and one.shape != "sharp"}
    content = [
        svg.element("defs", *(_gradient(f"{id}-{shape}-{tone}", shape, tone) for shape, tone in sorted(looks)))
        if looks
        else "",
        *axis.ticks(bottom=height, line=30),
        *axis.today(timeline.as_of_words, bottom=height),
    ]
    for number, row in enumerate(rows):
        content += [_happening(one, _TOP + number * _ROW, id, setting.root) for one in row]
    linked = any(one.address for one in shown)
    return drawing(content, setting, size=(room, height), linked=linked, fit=fit)


def _set(one: Happening, axis: Axis, room: float) -> _Set:
    first, last = one.days
    if one.is_point:
        middle = min(max(axis.x(first + 0.5), marks.RADIUS), room - marks.RADIUS)
        left, right = middle - marks.RADIUS, middle + marks.RADIUS
    else:
        left, right = axis.x(first), axis.x(last + 1)
        left, right = (0.0 if one.start is None else left), (room if one.end is None else right)
        # A bar has room for its mark, however short.
        middle = min(max((left + right) / 2, marks.RADIUS), room - marks.RADIUS)
        left, right = min(left, middle - marks.RADIUS), max(right, middle + marks.RADIUS)
    most = room if room < 400 else room * 0.6
    when = _short(one.when)
    when = when if svg.width(when, _SIZE) <= most * 0.45 else ""
    beside = svg.width(when, _SIZE) + 7 if when else 0.0
    title = svg.fitted(one.title, most - beside, _SIZE)
    words = svg.width(title, _SIZE) + beside
    return _Set(one, left, right, title, when, words, max(0.0, min(left, room - words)), _before(one, axis))


def _before(one: Happening, axis: Axis) -> float | None:
    """Where on the axis an event was to be before it was moved; None where it was not, or that is not seen."""
    if one.former is None or one.former in (one.start, one.end):
        return None
    day = one.former.toordinal()
    inside = axis.first <= day and day + 1 <= axis.last
    return min(max(axis.x(day + 0.5), marks.RADIUS), axis.room - marks.RADIUS) if inside else None


def _rows(found: Iterable[_Set]) -> list[list[_Set]]:
    """Each happening in the first row where neither its bar nor its words meet another's."""
    rows: list[list[_Set]] = []
    for one in found:
        free = (row for row in rows if all(one.clear_of(other) for other in row))
        row = next(free, None)
        if row is None:
            rows.append([one])
        else:
            row.append(one)
    return rows


def _happening(one: _Set, top: float, id: str, root: str) -> str:
    """A happening's words above its mark; the pointer's title has them whole."""
    it = one.happening
    y = top + 22
    middle = it.middle(one.left, one.right)
    content = [svg.element("title", svg.text(f"{it.title}, {_when(it)}: {it.state_words}"))]
    if one.before is not None:
        content.append(_former(one.before, middle, y))
    if not it.is_point:
        content.append(_bar(one, y, id))
    content.append(marks.mark(it.state, middle, y))
    # Words may come out narrower than they were reckoned: they then shrink towards the mark, not away from it.
    right_aligned = middle > one.at + one.words / 2 and not one.left <= one.at
    words = [svg.element("tspan", svg.text(one.title), css="figure-name")] if one.title else []
    if one.when:
        words.append(svg.element("tspan", svg.text(one.when), css="figure-faint", dx=5 if words else 0))
    x, anchor = (one.at + one.words, "end") if right_aligned else (one.at, "start")
    content.append(svg.element("text", *words, x=x, y=top + 12, text_anchor=anchor, css="figure-words"))
    return svg.link(it.address, root, *content, css=f"happening tone-{_tone(it)}")


def _when(one: Happening) -> str:
    return f"{one.when} (formerly {one.former_words})" if one.former_words else one.when


def _former(before: float, now: float, y: float) -> str:
    """A small ring at the day an event was moved from, and a broken line to the mark of the new one."""
    line = svg.element("path", d=f"M{svg.number(before)} {svg.number(y)}H{svg.number(now)}", css="former-line")
    return line + svg.element("circle", cx=before, cy=y, r=2.5, css="former")


def _bar(one: _Set, y: float, id: str) -> str:
    shape = one.happening.shape
    fill = {} if shape == "sharp" else {"fill": f"url(#{id}-{shape}-{_tone(one.happening)})"}
    width = one.right - one.left
    css = "bar-sharp" if shape == "sharp" else "bar-soft"
    return svg.element("rect", x=one.left, y=y - _BAR / 2, width=width, height=_BAR, css=css, **fill)


def _short(when: str) -> str:
    """A date as it stands beside an axis: months by three letters, without the year, which the axis says."""
    return _MONTH.sub(lambda found: found[1], when)


def _tone(one: Happening) -> str:
    return "ahead" if one.state in marks.AHEAD else "past"


def _gradient(id: str, shape: str, tone: str) -> str:
    stops = {
        "soft": (("0", "0.08"), ("0.3", "0.6"), ("0.7", "0.6"), ("1", "0.08")),
        "from": (("0", "0.7"), ("0.2", "0.6"), ("1", "0")),
        "until": (("0", "0"), ("0.8", "0.6"), ("1", "0.7")),
    }[shape]
    drawn = (svg.element("stop", offset=at, stop_opacity=opacity, css=f"stop-{tone}") for at, opacity in stops)
    return svg.element("linearGradient", *drawn, id=id)


def _keys(shown: list[Happening], *, moved: bool) -> tuple[Key, ...]:
    states = {one.state: one.state_words for one in shown}
    keys = [marks.key(state, states[state]) for state in ("due", "upcoming", "lapsed", *_ENDED) if state in states]
    if any(one.shape == "soft" and not one.is_point for one in shown):
        steps = "".join(
            svg.element("rect", x=x, y=2, width=w, height=8, css="bar-step", opacity=o)
            for x, w, o in ((0, 4, "0.2"), (4, 4, "0.4"), (8, 8, "0.6"), (16, 4, "0.4"), (20, 4, "0.2"))
        )
        keys.append(Key(symbol(steps), "some time within"))
    if moved:
        keys.append(Key(symbol(_former(3, 22, 6)), "moved from"))
    return tuple(keys)


_ENDED: tuple[marks.State, ...] = ("occurred", "postponed", "cancelled")


def _description(timeline: Timeline, shown: list[Happening]) -> str:
    states = Counter(one.state_words for one in shown)
    counted = "; ".join(f"{words}: {count}" for words, count in sorted(states.items()))
    first, last = shown[0], max(shown, key=lambda one: one.days[1])
    as_of = f", as of {timeline.as_of_words}" if timeline.as_of else ""
    return (
        f"{len(shown)} events in order of time, from {first.when} to {last.when}{as_of}. "
        f"{counted}. The table below says the same in words."
    )


def _table(happenings: Sequence[Happening]) -> Table:
    ordered = sorted(happenings, key=lambda one: (one.days, one.title, one.address))
    rows = tuple((Cell(one.title, one.address), Cell(_when(one)), Cell(one.state_words)) for one in ordered)
    return Table(("Event", "When", "State"), rows)
