"""The time axis: days to places on a line, with as many ticks as there is room for, and the day of reading."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.publish.figures import svg

_SIZE = 11.0
_SHORTEST = 20  # days that an axis spans at least
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS_A_MONTH = 30.44
_LAST_MONTH = datetime.date(9999, 11, 30)  # after it comes the last month that can be written
_MONTH_STEPS = (1, 2, 3, 6)
_YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100)


@dataclass(frozen=True, slots=True)
class Axis:
    """A line of days from `first` to before `last` (ordinals) over a `room`; `as_of` is a day, on it or not."""

    first: float
    last: float
    room: float
    as_of: int | None

    def x(self, day: float) -> float:
        """Where a day begins, within the room."""
        return min(max((day - self.first) / (self.last - self.first), 0.0), 1.0) * self.room

    def ticks(self, *, bottom: float, line: float) -> Iterator[str]:
        """Ticks with their words, the baseline at `line`; words that would not fit are left out."""
        free = 0.0
        for day, words in self._marks():
            x = self.x(day)
            yield svg.element("path", d=f"M{svg.number(x)} {svg.number(line + 4)}V{svg.number(bottom)}", css="tick")
            wide = svg.width(words, _SIZE)
            if words and x >= free and x + 3 + wide <= self.room:
                yield svg.element("text", svg.text(words), x=x + 2, y=line, css="figure-faint tick-words")
                free = x + 10 + wide

    def today(self, words: str, *, bottom: float) -> Iterator[str]:
        """A line at `as_of`, or an arrow towards it where it lies outside; nothing where there is no such day."""
        if self.as_of is None:
            return
        label = f"as of {words}"
        half = svg.width(label, _SIZE) / 2
        if self.first <= self.as_of < self.last:
            x = self.x(self.as_of + 0.5)
            yield svg.element("path", d=f"M{svg.number(x)} 15V{svg.number(bottom)}", css="today")
            at = min(max(x, half), self.room - half)
            yield svg.element("text", svg.text(label), x=at, y=11, text_anchor="middle", css="today-words")
        elif self.as_of < self.first:
            yield svg.element("text", svg.text(f"← {label}"), x=0, y=11, css="today-words")
        else:
            yield svg.element("text", svg.text(f"{label} →"), x=self.room, y=11, text_anchor="end", css="today-words")

    def _marks(self) -> Iterator[tuple[int, str]]:
        """The ticks' days and words: weeks, months or years, whichever leaves room for the words."""
        a_day = self.room / (self.last - self.first)
        if 7 * a_day >= 46:
            yield from self._weeks()
            return
        for step in _MONTH_STEPS:
            if step * _DAYS_A_MONTH * a_day >= 34:
                yield from self._months(step)
                return
        step = next((one for one in _YEAR_STEPS if one * 365.25 * a_day >= 34), 500)
        start = datetime.date.fromordinal(max(1, int(self.first))).year
        for year in range(-(-start // step) * step, 10000, step):
            day = datetime.date(max(1, year), 1, 1).toordinal()
            if day >= self.last:
                return
            if day >= self.first:
                yield day, str(year)

    def _weeks(self) -> Iterator[tuple[int, str]]:
        monday = int(self.first) + (-(int(self.first) - 1)) % 7
        month = 0
        for day in range(monday, int(self.last), 7):
            date = datetime.date.fromordinal(day)
            yield day, f"{date.day} {_MONTHS[date.month - 1]}" if date.month != month else str(date.day)
            month = date.month

    def _months(self, step: int) -> Iterator[tuple[int, str]]:
        date = datetime.date.fromordinal(int(self.first)).replace(day=1)
        named = False
        while (day := date.toordinal()) < self.last:
            if day >= self.first and (date.month - 1) % step == 0:
                yield (
                    day,
                    f"{_MONTHS[date.month - 1]} {date.year}"
                    if date.month == 1 or not named
                    else _MONTHS[date.month - 1],
                )
                named = True
            if date > _LAST_MONTH:
                return
            date = (date + datetime.timedelta(days=32)).replace(day=1)


def axis_over(first: int, last: int, as_of: int | None, room: float) -> Axis:
    """An axis over days with a margin; it takes `as_of` in where at least half of it is left for the days."""
    span = max(last - first, _SHORTEST)
    if as_of is not None and first - span <= as_of <= last + span:
        first, last = min(first, as_of), max(last, as_of)
    short = max(0, _SHORTEST - (last - first)) / 2
    margin = short + 0.04 * (last - first + 1) + 1
    end = min(last + 1 + margin, datetime.date.max.toordinal() + 1.0)
    return Axis(max(1.0, first - margin), end, room, as_of)
