"""Stretches of the calendar as partial dates, and the arithmetic between them; nothing here reads text.

Weeks are ISO weeks, seasons are those of the northern hemisphere, bounds are inclusive days.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Callable
from typing import Literal

from briefgen.model import PartialDate, Precision

Day = datetime.date
Direction = Literal["past", "future", "present"]

SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_SEASON_EDTF = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
_MONTHS_IN = {"month": 1, "quarter": 3, "half-year": 6, "year": 12, "decade": 120, "century": 1200}
_DAYS_IN = {"day": 1, "weekend": 7, "week": 7}
# How far back or ahead a day without its year is still understood, when its verb points the other way.
_JUST, _NEAR, _FAR = 14, 45, 320


def bounded(value: str, edtf: str | None, start: Day, end: Day, precision: Precision) -> PartialDate:
    return PartialDate(
        value=value, edtf=edtf, start=start.isoformat(), end=end.isoformat(), precision=precision
    )  # fmt: skip


def reference(value: Literal["PRESENT_REF", "PAST_REF", "FUTURE_REF"]) -> PartialDate:
    """A reference without bounds: "now", "recently", "soon"."""
    return PartialDate(value=value, precision="vague")


def first_of(date: PartialDate) -> Day | None:
    """The first day of a partial date, where it has one."""
    return datetime.date.fromisoformat(date.start) if date.start else None


def last_of(date: PartialDate) -> Day | None:
    """The last day of a partial date, where it has one."""
    return datetime.date.fromisoformat(date.end) if date.end else None


def add_days(at: Day, days: int) -> Day:
    """A day moved, kept inside the years that dates can have."""
    number = min(max(at.toordinal() + days, datetime.date.min.toordinal()), datetime.date.max.toordinal())
    return datetime.date.fromordinal(number)


def add_months(at: Day, months: int) -> Day:
    """The same day of another month, or that month's last day where it has no such day."""
    count = min(max(at.year * 12 + at.month - 1 + months, 12), 9999 * 12 + 11)
    year, month_index = divmod(count, 12)
    return datetime.date(year, month_index + 1, min(at.day, calendar.monthrange(year, month_index + 1)[1]))


def move(at: Day, unit: str, count: int) -> Day:
    """A day moved by whole units."""
    if unit in _MONTHS_IN:
        return add_months(at, _MONTHS_IN[unit] * count)
    return add_days(at, _DAYS_IN[unit] * count)


def day(at: Day) -> PartialDate:
    iso = at.isoformat()
    return PartialDate(value=iso, edtf=iso, start=iso, end=iso, precision="day")


def days(first: Day, last: Day) -> PartialDate:
    """Some days on end."""
    value = f"{first.isoformat()}/{last.isoformat()}"
    return bounded(value, value, first, last, "day")


def part_of_day(at: Day, part: str) -> PartialDate:
    """A part of a day: `MO`, `AF`, `EV`, `NI` or `MI`; EDTF has no such thing, so it names the day."""
    return bounded(f"{at.isoformat()}T{part}", at.isoformat(), at, at, "part-of-day")


def clock(at: Day, hour: int, minute: int | None, zone: str = "") -> PartialDate:
    """A time of a day, `24:00` for the midnight that ends it; EDTF names the day."""
    shown = f"{hour:02d}:{minute or 0:02d}"
    precision: Precision = "hour" if minute is None else "minute"
    return bounded(f"{at.isoformat()}T{shown}{zone}", at.isoformat(), at, at, precision)


def week(at: Day) -> PartialDate:
    year, number, weekday = at.isocalendar()
    monday = add_days(at, 1 - weekday)
    sunday = add_days(monday, 6)
    return bounded(f"{year}-W{number:02d}", f"{monday.isoformat()}/{sunday.isoformat()}", monday, sunday, "week")


def weekend(at: Day) -> PartialDate:
    """The weekend of the week that a day lies in."""
    year, number, weekday = at.isocalendar()
    saturday = add_days(at, 6 - weekday)
    sunday = add_days(saturday, 1)
    edtf = f"{saturday.isoformat()}/{sunday.isoformat()}"
    return bounded(f"{year}-W{number:02d}-WE", edtf, saturday, sunday, "weekend")


def _months(value: str, edtf: str | None, start: Day, count: int, precision: Precision) -> PartialDate:
    end = add_days(add_months(start, count), -1) if start.year < 9999 else datetime.date.max
    return bounded(value, edtf, start, end, precision)


def month(year: int, number: int) -> PartialDate:
    value = f"{year:04d}-{number:02d}"
    return _months(value, value, datetime.date(year, number, 1), 1, "month")


def quarter(year: int, number: int) -> PartialDate:
    return _months(
        f"{year:04d}-Q{number}", f"{year:04d}-{32 + number}", datetime.date(year, 3 * number - 2, 1), 3, "quarter"
    )


def half(year: int, number: int) -> PartialDate:
    return _months(
        f"{year:04d}-H{number}", f"{year:04d}-{39 + number}", datetime.date(year, 6 * number - 5, 1), 6, "half-year"
    )


def season(year: int, name: str) -> PartialDate:
    """A season (`SP`, `SU`, `FA`, `WI`) of the year in which it begins."""
    return _months(
        f"{year:04d}-{name}",
        f"{year:04d}-{_SEASON_EDTF[name]}",
        datetime.date(year, SEASON_MONTHS[name], 1),
        3,
        "season",
    )


def year(number: int) -> PartialDate:
    return _months(f"{number:04d}", f"{number:04d}", datetime.date(number, 1, 1), 12, "year")


def fiscal_year(number: int, *, end: Day | None = None) -> PartialDate:
    """A fiscal year, named by the year in which it ends; its bounds differ from house to house: open unless told."""
    if end is None:
        return PartialDate(value=f"FY{number:04d}", precision="year")
    return bounded(
        f"FY{number:04d}", f"{add_days(add_months(end, -12), 1)}/{end}", add_days(add_months(end, -12), 1), end, "year"
    )


def month_end(of_year: int, number: int) -> Day:
    return datetime.date(of_year, number, calendar.monthrange(of_year, number)[1])


def decade(first_year: int) -> PartialDate:
    stem = f"{first_year // 10:03d}"
    start = max(first_year // 10 * 10, 1)
    return bounded(stem, f"{stem}X", datetime.date(start, 1, 1), datetime.date(start // 10 * 10 + 9, 12, 31), "decade")


def century(hundreds: int) -> PartialDate:
    """The years that share their first two digits."""
    start, end = datetime.date(max(hundreds * 100, 1), 1, 1), datetime.date(hundreds * 100 + 99, 12, 31)
    return bounded(f"{hundreds:02d}", f"{hundreds:02d}XX", start, end, "century")


def period(unit: str, at: Day) -> PartialDate:
    """The day, week, month … that a day lies in."""
    return _PERIODS[unit](at)


_PERIODS: dict[str, Callable[[Day], PartialDate]] = {
    "day": day,
    "week": week,
    "weekend": weekend,
    "month": lambda at: month(at.year, at.month),
    "quarter": lambda at: quarter(at.year, (at.month + 2) // 3),
    "half-year": lambda at: half(at.year, (at.month + 5) // 6),
    "year": lambda at: year(at.year),
    "decade": lambda at: decade(at.year),
    "century": lambda at: century(at.year // 100),
}


def easter(of_year: int) -> Day:
    """Western Easter Sunday, by the anonymous Gregorian computation (Meeus, Astronomical Algorithms, ch. 8)."""
    golden, (hundreds, rest) = of_year % 19, divmod(of_year, 100)
    b, c = divmod(hundreds, 4)
    f = (hundreds + 8) // 25
    h = (19 * golden + hundreds - b - (hundreds - f + 1) // 3 + 15) % 30
    i, k = divmod(rest, 4)
    shift = (32 + 2 * c + 2 * i - h - k) % 7
    m = (golden + 11 * h + 22 * shift) // 451
    month_number, day_index = divmod(h + shift - 7 * m + 114, 31)
    return datetime.date(of_year, month_number, day_index + 1)


def nth_weekday(of_year: int, month_number: int, weekday: int, count: int) -> Day:
    """The `count`th given weekday (Monday is 0) of a month; the last one when `count` is -1."""
    if count < 0:
        last = datetime.date(of_year, month_number, calendar.monthrange(of_year, month_number)[1])
        return add_days(last, -((last.weekday() - weekday) % 7))
    first = datetime.date(of_year, month_number, 1)
    return add_days(first, (weekday - first.weekday()) % 7 + 7 * (count - 1))


def choose_weekday(published: Day, weekday: int, direction: Direction | None) -> Day:
    """The weekday (Monday is 0) that a text published on a day means; the same weekday is that day itself."""
    if direction in ("future", "present"):
        return add_days(published, (weekday - published.weekday()) % 7)
    return add_days(published, -((published.weekday() - weekday) % 7))


def choose_month(published: Day, number: int, direction: Direction | None) -> PartialDate:
    """The month that its bare name means: by direction, else the nearest (the one before at equal distance)."""
    back, ahead = (published.month - number) % 12, (number - published.month) % 12
    forward = direction == "future" or (direction != "past" and ahead < back)
    chosen = add_months(published.replace(day=1), ahead if forward else -back)
    return month(chosen.year, number)


def choose_day(
    published: Day, number: int, day_of_month: int, direction: Direction | None, *, plainly: bool = False
) -> Day | None:
    """The day that "3 June" means; None where no year nearby has it."""
    candidates = [c for y in range(-1, 2) if (c := make_day(published.year + y, number, day_of_month))]
    return choose_among(candidates, published, direction, plainly=plainly)


def choose_among(
    candidates: list[Day], published: Day, direction: Direction | None, *, plainly: bool = False
) -> Day | None:
    """The day meant among the days of neighbouring years, in order; None where there are none.

    A verb's direction gives way where it would lead most of a year away and the other way is near: writers
    then name the year. They name it less often where a tense says `plainly` what is ahead: "the mandate expires on
    20 December".
    """
    past = [c for c in candidates if c <= published]
    ahead = [c for c in candidates if c >= published]
    if not past or not ahead:
        return candidates[0] if candidates else None
    back_by, ahead_by = (published - past[-1]).days, (ahead[0] - published).days
    if direction == "past":
        return ahead[0] if back_by > _FAR and ahead_by <= _NEAR else past[-1]
    if direction in ("future", "present"):
        near = _JUST if plainly else _NEAR
        return past[-1] if ahead_by > _FAR and back_by <= near else ahead[0]
    return past[-1] if back_by <= ahead_by else ahead[0]


def make_day(of_year: int, number: int, day_of_month: int) -> Day | None:
    """A day, or None where the calendar has no such day."""
    try:
        return datetime.date(of_year, number, day_of_month)
    except ValueError:
        return None


def choose_season(published: Day, name: str, direction: Direction | None) -> PartialDate:
    """The season that its bare name means; the one that is running counts for both directions."""
    first = SEASON_MONTHS[name]
    running = (published.month - first) % 12 < 3
    back, ahead = (published.month - first) % 12, (first - published.month) % 12
    forward = not running and (direction == "future" or (direction != "past" and ahead < back))
    return season(add_months(published.replace(day=1), ahead if forward else -back).year, name)
