"""The month's calendar: weeks as rows of a table, events on their days, and below those that have only the month."""

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass

from briefgen.publish.figures.marks import AHEAD
from briefgen.publish.figures.timeline import Happening

_MOST_MONTHS, _MOST_A_DAY, _FEWEST = 3, 4, 2
_LAST_DAY = datetime.date(9999, 11, 30).toordinal()  # the weeks of the last month end in a year that is none
_LONGEST = 7  # days of an event that is written on each of them
_NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class DaySquare:
    """A day with the events on it; `more` counts those that have no room."""

    number: int
    iso: str
    is_today: bool
    events: tuple[Happening, ...]
    more: int


@dataclass(frozen=True, slots=True)
class MonthSheet:
    """A month: weeks from Monday on, None for days of other months; `loose` has the events without a day."""

    name: str
    weeks: tuple[tuple[DaySquare | None, ...], ...]
    loose: tuple[Happening, ...]


@dataclass(frozen=True, slots=True)
class Months:
    """What lies ahead on the day `as_of`, for a calendar of the months that have events."""

    as_of: datetime.date
    happenings: tuple[Happening, ...]

    def draw(self) -> tuple[MonthSheet, ...]:
        """The next months in which anything is to happen; empty where there is too little for a calendar."""
        ahead = [one for one in self.happenings if one.state in AHEAD]
        days: dict[datetime.date, list[Happening]] = {}
        loose: dict[tuple[int, int], list[Happening]] = {}
        for one in sorted(ahead, key=lambda one: (one.days, one.title, one.address)):
            for day in _days(one):
                if day >= self.as_of:
                    days.setdefault(day, []).append(one)
            if month := _month(one):
                loose.setdefault(month, []).append(one)
        if len({one for found in days.values() for one in found}) < _FEWEST:
            return ()
        first = (self.as_of.year, self.as_of.month)
        months = sorted({*((day.year, day.month) for day in days), *(month for month in loose if month >= first)})
        return tuple(self._sheet(month, days, loose) for month in months[:_MOST_MONTHS])

    def _sheet(
        self,
        month: tuple[int, int],
        days: dict[datetime.date, list[Happening]],
        loose: dict[tuple[int, int], list[Happening]],
    ) -> MonthSheet:
        weeks = tuple(
            tuple(self._square(day, days.get(day, [])) if day.month == month[1] else None for day in week)
            for week in calendar.Calendar().monthdatescalendar(*month)
            if week[-1] >= self.as_of
        )
        return MonthSheet(f"{_NAMES[month[1] - 1]} {month[0]}", weeks, tuple(loose.get(month, ())))

    def _square(self, day: datetime.date, events: list[Happening]) -> DaySquare:
        shown = tuple(events[:_MOST_A_DAY])
        return DaySquare(day.day, day.isoformat(), day == self.as_of, shown, len(events) - len(shown))


def _days(one: Happening) -> list[datetime.date]:
    """The days an event is written on: its day, or each of a few that are given exactly."""
    first, last = one.days
    if last > _LAST_DAY:
        return []
    if one.start is None or one.end is None or not (one.is_point or one.exact) or last - first >= _LONGEST:
        return []
    return [datetime.date.fromordinal(day) for day in range(first, last + 1)]


def _month(one: Happening) -> tuple[int, int] | None:
    """The month within which an event without a day lies; None where it has a day or lies in several months."""
    if one.start is None or one.end is None or one.days[1] > _LAST_DAY or _days(one):
        return None
    same = (one.start.year, one.start.month) == (one.end.year, one.end.month)
    return (one.start.year, one.start.month) if same else None
