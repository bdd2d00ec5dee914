"""Rules for periods that a text speaks of as known: the quarter, the year-earlier period, the latest week."""

from __future__ import annotations

import re
from typing import cast

from briefgen.language.dates import calendar, words
from briefgen.language.dates.calendar import Day
from briefgen.language.dates.readings import Build, Context, Reading, date, make_rules
from briefgen.model import PartialDate, Precision

# How many days after a period has ended it is still the one that reports speak of.
_REPORTED = {"week": 3, "month": 15, "quarter": 50, "half-year": 75, "year": 90}


def _the_unit(match: re.Match[str], context: Context) -> Reading | None:
    """`for the quarter`, `in the year`: the one told of, else the one that is reported on or running."""
    if match["unit"].lower() == "period":
        known = context.period if context.period_end >= 0 or _is_quarterly(context.period) else None
        return date(known)  # that of the figures; else it may be any
    name = words.unit_of(match["unit"])[0]
    if name == "day":
        return date(calendar.day(context.day_of_time(match)))
    here = context.told_date if context.told_end or name == "quarter" else None
    figured = context.period if context.period_end >= 0 or name == "quarter" else None
    told = next((d for d in (figured, here) if d is not None and d.precision == name), None)
    if told is not None and re.fullmatch(r"\d{4}(-[\w-]+)?", told.value):
        return date(told)
    return date(_current(name, match, context))


def _is_quarterly(period: PartialDate | None) -> bool:
    return period is not None and period.precision != "month"


def _current(name: str, match: re.Match[str], context: Context) -> PartialDate:
    """The period in which the article is written, or the one just over where the verb is past."""
    back = _REPORTED.get(name, 0) if context.direction(match) == "past" else 0
    return calendar.period(name, calendar.add_days(context.published, -back))


def _ended(match: re.Match[str], context: Context) -> Reading | None:
    """`the quarter ended June 30`: the one in which that day lies; `the year to March` is a length."""
    name = words.unit_of(match["unit"])[0] if match["unit"] != "half" else "half-year"
    if name in ("year", "week", "month") or not match["day"]:
        return Reading("duration", words.duration(*((1, match["unit"]) if name != "half-year" else (6, "month"))))
    month, number = words.month_number(match["month"]), words.ordinal_of(match["day"])
    ahead = match["way"].lower() == "ending"
    at = calendar.choose_day(context.published, month, number, "future" if ahead else "past")
    return date(calendar.period(name, calendar.add_days(at, -7))) if at else None  # a week may jut out


def _year_before(match: re.Match[str], context: Context) -> Reading | None:
    """`the year-earlier quarter`, `a year-ago profit`: the period that figures were given for, a year before."""
    name, period = (match["unit"] or "").lower(), context.period
    base = calendar.first_of(period) if period else None
    if base is None and name in ("quarter", "half", "month"):
        base = calendar.add_days(context.published, -_REPORTED["half-year" if name == "half" else name])
    precision = period.precision if period and base else "year"
    if name in ("quarter", "month", "week", "half"):
        precision = "half-year" if name == "half" else cast(Precision, name)
    return date(calendar.period(precision, calendar.add_months(base or context.published, -12)))


def _latest(match: re.Match[str], context: Context) -> Reading | None:
    """`the latest quarter`, `the most recent month`: the one told of, else the last that is over."""
    name = words.unit_of(match["unit"])[0]
    told = next((d for d in (context.period, context.told_date) if d is not None and d.precision == name), None)
    if told is not None and told.start and told.start <= context.published.isoformat():
        return date(told)
    return date(calendar.period(name, calendar.move(context.published, name, -1)))


def _of_year(match: re.Match[str], context: Context) -> Reading | None:
    """`the 1988 quarter`, `the 1988 period`: the period told of, in that year."""
    told, year = context.period, int(match["year"])
    at = calendar.first_of(told) if told else None
    if told is None or at is None:
        return date(calendar.year(year)) if match["unit"].lower() == "period" else None
    return date(calendar.period(told.precision, calendar.add_months(at, 12 * (year - at.year))))


def _quarter_in_year(match: re.Match[str], _: Context) -> Reading | None:
    """`1988's second quarter`, `the 1988 first half`."""
    size = 4 if match["part"].lower() == "quarter" else 2
    number = words.place_of(match["nth"], size)
    make = calendar.quarter if size == 4 else calendar.half
    return date(make(int(match["year"]), number)) if number <= size else None


def _nth_of_unit(match: re.Match[str], context: Context) -> Reading | None:
    """`the last week of the year`, `the first day of the month`."""
    whole = _whole(match, context)
    first, last = calendar.first_of(whole), calendar.last_of(whole)
    part, size = words.unit_of(match["part"])[0], {"day": 1, "week": 7, "weekend": 7}
    if first is None or last is None or part == words.unit_of(match["unit"])[0]:
        return None
    nth = words.place_of(match["nth"], -1)
    if part in size:
        at: Day = last if nth < 0 else calendar.add_days(first, (nth - 1) * size[part] + (0 if part == "day" else 3))
        return date(calendar.period(part, at))
    at = last if nth < 0 else calendar.move(first, part, nth - 1)
    return date(calendar.period(part, at)) if first <= at <= last else None


def _whole(match: re.Match[str], context: Context) -> PartialDate:
    name, told = words.unit_of(match["unit"])[0], context.told_date
    return told if told is not None and told.precision == name else calendar.period(name, context.published)


def _nth_weekday(match: re.Match[str], context: Context) -> Reading | None:
    """`the last Sunday of the month`; of each month it is a day that comes again."""
    which = match["which"].lower()
    if which in ("each", "every"):
        return Reading("set", words.duration(1, "month"))
    month = calendar.add_months(context.published.replace(day=1), {"next": 1, "last": -1}.get(which, 0))
    nth = words.place_of(match["nth"], -1)
    day = calendar.nth_weekday(month.year, month.month, words.weekday_number(match["weekday"]), nth)
    return date(calendar.day(day))


def _month_quarter(match: re.Match[str], context: Context) -> Reading | None:
    """`the June quarter`: the one that ends in that month, the last that has begun where nothing lies ahead."""
    number = words.month_number(match["month"])
    if match["year"]:
        return date(calendar.quarter(int(match["year"]), (number + 2) // 3))
    here = calendar.quarter(context.published.year, (number + 2) // 3)
    begun = (calendar.first_of(here) or context.published) <= context.published
    if begun or (context.direction(match) == "future" and not context.describes(match)):
        return date(here)
    return date(calendar.quarter(context.published.year - 1, (number + 2) // 3))


def _to_date(match: re.Match[str], context: Context) -> Reading | None:
    return date(calendar.period(words.plain(match["unit"]), context.published))


_DEFINITE: dict[str, Build] = {
    "the unit": _the_unit,
    "unit ended": _ended,
    "year before": _year_before,
    "latest unit": _latest,
    "period of a year": _of_year,
    "quarter in a year": _quarter_in_year,
    "nth of the unit": _nth_of_unit,
    "nth weekday of the unit": _nth_weekday,
    "month quarter": _month_quarter,
    "unit to date": _to_date,
}
DEFINITE_RULES = make_rules("definite", _DEFINITE)
