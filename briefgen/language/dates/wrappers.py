"""Words beside a date that belong to it: "early", "the end of", "the third quarter of", a time of that day."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass

from briefgen.language.dates import calendar, words
from briefgen.language.dates.readings import Context, Reading
from briefgen.model import PartialDate

Widen = Callable[[re.Match[str], Reading, Context], Reading | None]


@dataclass(frozen=True, slots=True)
class Wrapper:
    """Widens a date to the left (the pattern ends where the date begins) or to the right."""

    name: str
    template: str
    widen: Widen


def _keep(_: re.Match[str], inner: Reading, __: Context) -> Reading | None:
    """The words say which part of the period, and TIMEX3 has no narrower value for it."""
    return inner if inner.date.start or inner.date.value.startswith(("FY", "P", "XXXX")) else None


def _early(match: re.Match[str], inner: Reading, context: Context) -> Reading | None:
    return _keep(match, inner, context) if inner.type != "duration" and inner.date.precision != "minute" else None


def _quarter_of(match: re.Match[str], inner: Reading, _: Context) -> Reading | None:
    if inner.date.precision != "year" or not inner.date.value.isdigit():
        return None
    which, part = match["nth"], match["part"].lower()
    size = 4 if part == "quarter" else 2
    number = words.place_of(which, size)
    if number > size:
        return None
    year = int(inner.date.value)
    return Reading("date", calendar.quarter(year, number) if size == 4 else calendar.half(year, number))


def _week_of(match: re.Match[str], inner: Reading, _: Context) -> Reading | None:
    """`the first week of May`, `the week of 3 June`, `the second weekend of May`."""
    start, end = calendar.first_of(inner.date), calendar.last_of(inner.date)
    if not start or not end:
        return None
    make = calendar.weekend if match["unit"].lower() == "weekend" else calendar.week
    nth = match["nth"]
    if inner.date.precision == "day":
        return Reading("date", make(start)) if not nth else None
    if not nth or inner.date.precision not in ("month", "year"):
        return None
    if nth.lower() in ("last", "final", "closing"):
        # The last week with most of its days inside.
        return Reading("date", make(calendar.add_days(end, -3)))
    return Reading("date", make(calendar.add_days(start, 3 + 7 * (words.place_of(nth, 4) - 1))))


def _weekday_of(match: re.Match[str], inner: Reading, _: Context) -> Reading | None:
    """`Monday of next week`, `the first Tuesday of November`."""
    start = calendar.first_of(inner.date)
    number = words.weekday_number(match["weekday"])
    if not start:
        return None
    if inner.date.precision == "week":
        return Reading("date", calendar.day(calendar.add_days(start, number)))
    if inner.date.precision == "month" and match["nth"]:
        nth = -1 if match["nth"].lower() in ("last", "final", "closing") else words.place_of(match["nth"], 4)
        return Reading("date", calendar.day(calendar.nth_weekday(start.year, start.month, number, nth)))
    return None


def _month_of(match: re.Match[str], inner: Reading, _: Context) -> Reading | None:
    """`April of next year` where a rule has read "next year" alone."""
    if inner.date.precision != "year" or not inner.date.value.isdigit():
        return None
    return Reading("date", calendar.month(int(inner.date.value), words.month_number(match["month"])))


def _part_of(match: re.Match[str], inner: Reading, _: Context) -> Reading | None:
    at = calendar.first_of(inner.date)
    part = words.WORDS["parts_of_day"][words.plain(match["part"])]
    through = part == "NI" and at is not None and calendar.last_of(inner.date) == calendar.add_days(at, 1)
    if inner.date.precision != "day" or not at or not (through or inner.date.start == inner.date.end):
        return None  # "the night of 3 to 4 October" is one night
    return Reading("time", calendar.part_of_day(at, part))


def on_day(time: PartialDate, at: datetime.date) -> PartialDate:
    """A clock time moved to a day."""
    iso = at.isoformat()
    return PartialDate(value=iso + time.value[10:], edtf=iso, start=iso, end=iso, precision=time.precision)


_LEFT: dict[str, Widen] = {
    "edge of": _keep,
    "early": _early,
    "quarter of": _quarter_of,
    "half of": _keep,
    "week of": _week_of,
    "weekday of": _weekday_of,
    "month of": _month_of,
    "part of day": _part_of,
    "hours of": _part_of,
    "the year": _early,
}
_RIGHT: dict[str, Widen] = {
    "part of day": _part_of,
}
LEFT = tuple(Wrapper(name, template, _LEFT[name]) for name, template in words.TEMPLATES["left"].items())
RIGHT = tuple(Wrapper(name, template, _RIGHT[name]) for name, template in words.TEMPLATES["right"].items())


def widen(
    text: str, start: int, end: int, reading: Reading, context: Context
) -> tuple[int, int, Reading, tuple[str, ...]]:
    """A date with all that belongs to it: where it now starts and ends, its reading, the wrappers used."""
    used: list[str] = []
    changed = True
    while changed:
        changed = False
        for wrapper in LEFT:
            match = words.pattern(wrapper.template).search(text, max(0, start - 40), start)
            if match and match.end() == start and (wider := wrapper.widen(match, reading, context)):
                start, reading, changed = match.start(), wider, True
                used.append(wrapper.name)
                break
        for wrapper in RIGHT:
            match = words.pattern(wrapper.template).match(text, end)
            if match and (wider := wrapper.widen(match, reading, context)):
                end, reading, changed = match.end(), wider, True
                used.append(wrapper.name)
                break
    return start, end, reading, tuple(used)
