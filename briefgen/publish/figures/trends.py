"""Mentions over time: a sparkline for a list, and rows of columns on one scale for a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.publish.figures import svg
from briefgen.publish.figures.figure import Cell, Drawing, Figure, Setting, Table, drawing

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_WIDTH, _SIZE = 324.0, 12.0
_HIGH, _ROW, _NAMES, _AXIS = 56.0, 26.0, 118.0, 18.0
_MOST_STEPS = 36
_MOST_TOLD = 6  # rows that the description tells of
_FEWEST_MONTHS, _FEWEST_COUNTED = 3, 4  # below that, the numbers say it better
_SPARK_HIGH, _SPARK_STEP = 16, 4


def month_words(month: int) -> str:
    """A month, counted from the year 0, in words."""
    return f"{_MONTHS[month % 12]} {month // 12}"


def is_telling(counts: Sequence[int]) -> bool:
    """Whether counts over time are worth a picture."""
    return sum(1 for count in counts if count) >= _FEWEST_MONTHS and sum(counts) >= _FEWEST_COUNTED


@dataclass(frozen=True, slots=True)
class Spark:
    """Counts a month from `first` on, for a line of a list. Months are counted from the year 0."""

    first: int
    counts: tuple[int, ...]

    def markup(self) -> str:
        """A small SVG that says in words what it shows; empty where there is too little to see."""
        if not is_telling(self.counts):
            return ""
        most = max(self.counts)
        wide = len(self.counts) * _SPARK_STEP
        peak = month_words(self.first + self.counts.index(most))
        words = f"Mentions a month from {month_words(self.first)} to {month_words(self.first + len(self.counts) - 1)}, "
        return svg.element(
            "svg",
            svg.element("path", d=f"M0 {_SPARK_HIGH - 0.5}H{wide}", css="spark-line"),
            svg.element(
                "path", d=_columns(self.counts, (0, _SPARK_HIGH), _SPARK_STEP, _SPARK_HIGH / most), css="spark-columns"
            ),
            css="spark",
            viewBox=f"0 0 {wide} {_SPARK_HIGH}",
            role="img",
            aria_label=f"{words}most {most} in {peak}",
            focusable="false",
        )


@dataclass(frozen=True, slots=True)
class Trend:
    """Counts a month of one thing, in a row of a figure."""

    name: str
    address: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Trends:
    """Counts a month from `first` on, for one thing or for several on one scale. Long times are put together."""

    title: str
    noun: str
    first: int
    rows: tuple[Trend, ...]

    def draw(self, id: str, root: str = "") -> Figure | None:
        """The figure; None where there is too little to see a course in."""
        rows = [row for row in self.rows if is_telling(row.counts)]
        if not rows:
            return None
        step = _step(len(rows[0].counts))
        first = self.first // step * step
        binned = [_binned(row.counts, self.first - first, step) for row in rows]
        times = _Times(tuple(first + n * step for n in range(len(binned[0]))), step)
        setting = Setting(id, root, self.title, _description(self.noun, rows, binned, times))
        drawn = _many(rows, binned, times, setting) if len(rows) > 1 else _single(binned[0], times, setting)
        return Figure("trends", self.title, (drawn,), _table(self.noun, rows, binned, times))


@dataclass(frozen=True, slots=True)
class _Times:
    """The columns' first months, and how many months each stands for."""

    starts: tuple[int, ...]
    step: int

    def words(self, number: int, *, short: bool = False) -> str:
        """A column's time: a month, a quarter or a year."""
        start = self.starts[number]
        if self.step == 12:
            return str(start // 12)
        if self.step == 3:
            return f"{'Q' if short else 'quarter '}{start % 12 // 3 + 1} {start // 12}"
        return f"{_MONTHS[start % 12][:3]} {start // 12}" if short else month_words(start)

    @property
    def each(self) -> str:
        return {1: "month", 3: "quarter", 12: "year"}[self.step]


def _step(months: int) -> int:
    """How many months a column stands for: one, a quarter or a year, so that the columns can be told apart."""
    return next((step for step in (1, 3) if months <= step * _MOST_STEPS), 12)


def _binned(counts: Sequence[int], offset: int, step: int) -> list[int]:
    padded = [0] * offset + list(counts)
    return [sum(padded[n : n + step]) for n in range(0, len(padded), step)]


def _columns(counts: Sequence[int], origin: tuple[float, float], step: float, unit: float) -> str:
    """Columns on a line as one path, each at least a hair high where there is anything."""
    left, bottom = origin
    wide = svg.number(step - min(1.0, step * 0.25))
    parts = []
    for number, count in enumerate(counts):
        if count:
            high = svg.number(max(1.0, count * unit))
            parts.append(f"M{svg.number(left + number * step)} {svg.number(bottom)}v-{high}h{wide}v{high}z")
    return "".join(parts)


def _single(counts: list[int], times: _Times, setting: Setting) -> Drawing:
    top, bottom = 16.0, 16.0 + _HIGH
    most = max(counts)
    each = min(_WIDTH / len(counts), 16.0)
    wide = each * len(counts)
    peak = counts.index(most)
    half = svg.width(str(most), _SIZE) / 2
    at = min(max(peak * each + each / 2, half), _WIDTH - half)
    content = [
        svg.element("path", d=_columns(counts, (0, bottom), each, (bottom - top) / most), css="trend-columns"),
        svg.element("path", d=f"M0 {svg.number(bottom)}H{svg.number(wide)}", css="trend-line"),
        svg.element("text", str(most), x=at, y=top - 4, text_anchor="middle", css="trend-most"),
        *_ends(times, (0, wide), bottom + 14),
    ]
    return drawing(content, setting, size=(_WIDTH, bottom + _AXIS), linked=False)


def _ends(times: _Times, span: tuple[float, float], line: float) -> list[str]:
    """The first and the last column's time below them; only the first where they would meet."""
    first, last = times.words(0, short=True), times.words(-1, short=True)
    left, right = span
    found = [svg.element("text", first, x=left, y=line, css="figure-faint")]
    if last != first and svg.width(first, 11) + svg.width(last, 11) + 12 <= right - left:
        found.append(svg.element("text", last, x=right, y=line, text_anchor="end", css="figure-faint"))
    return found


def _many(rows: list[Trend], binned: list[list[int]], times: _Times, setting: Setting) -> Drawing:
    most = max(max(counts) for counts in binned)
    left, right = _NAMES + 8, _WIDTH - 34
    each = (right - left) / len(times.starts)
    content = []
    for number, (row, counts) in enumerate(zip(rows, binned, strict=True)):
        bottom = (number + 1) * _ROW
        name = svg.element(
            "text", svg.text(svg.fitted(row.name, _NAMES, _SIZE)), x=0, y=bottom - 3, css="figure-name trend-name"
        )
        content += [
            svg.link(row.address, setting.root, svg.element("title", svg.text(row.name)), name),
            svg.element("path", d=_columns(counts, (left, bottom), each, (_ROW - 6) / most), css="trend-columns"),
            svg.element("path", d=f"M{svg.number(left)} {svg.number(bottom)}H{svg.number(right)}", css="trend-line"),
            svg.element("text", str(sum(counts)), x=_WIDTH, y=bottom - 3, text_anchor="end", css="figure-faint"),
        ]
    bottom = len(rows) * _ROW
    content += _ends(times, (left, right), bottom + 14)
    linked = any(row.address for row in rows)
    return drawing(content, setting, size=(_WIDTH, bottom + _AXIS), linked=linked)


def _description(noun: str, rows: list[Trend], binned: list[list[int]], times: _Times) -> str:
    told = []
    for row, counts in zip(rows[:_MOST_TOLD], binned, strict=False):
        most = max(counts)
        told.append(f"{row.name}: {sum(counts)}, most in {times.words(counts.index(most))} ({most})")
    span = f"from {times.words(0)} to {times.words(-1)}"
    return f"{noun[0].upper()}{noun[1:]} a {times.each} {span}. {'; '.join(told)}."


def _table(noun: str, rows: list[Trend], binned: list[list[int]], times: _Times) -> Table:
    """A row for each time in which anything is counted."""
    heads = (f"{noun[0].upper()}{noun[1:]}",) if len(rows) == 1 else tuple(row.name for row in rows)
    found = []
    for number in range(len(times.starts)):
        counts = [one[number] for one in binned]
        if any(counts):
            found.append((Cell(times.words(number)), *(Cell(str(count)) for count in counts)))
    return Table((times.each.capitalize(), *heads), tuple(found))
