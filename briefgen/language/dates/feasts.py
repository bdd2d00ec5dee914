"""Named days: those with a place in our calendar or counted from Easter, and those that other calendars move.

The moved ones come from the `holidays` package (MIT), which keeps the tables of the lunar and lunisolar calendars;
it is loaded when the first of them is named, since most articles name none.
"""

from __future__ import annotations

import datetime
import re
import warnings
from functools import cache
from typing import Any

import msgspec

from briefgen.language.dates import calendar, words
from briefgen.language.dates.calendar import Day
from briefgen.language.dates.readings import Build, Context, Reading, date, make_rules
from briefgen.model import PartialDate

_ROWS: dict[str, dict[str, Any]] = words.WORDS["holidays"]
_NAMES = {words.plain(form): name for name, row in _ROWS.items() for form in (name, *row.get("also", ()))}


def _holiday(match: re.Match[str], context: Context) -> Reading | None:
    """The feast that its name means: of the year named, else the one that is running, else by direction."""
    row = _ROWS[_NAMES[words.plain(match["holiday"])]]
    rows = [_ROWS[name] for name in row["of"]] if "of" in row else [row]
    published = context.published
    years: list[int] = [published.year - 1, published.year, published.year + 1]
    if match["year"]:
        years = [int(match["year"])]
    elif match["whose"]:
        years = [published.year + {"last": -1, "next": 1}.get(match["whose"].lower(), 0)]
    feasts = [found for year in years for one in rows if (found := _feast(one, year))]
    running = next((found for found in feasts if len(years) > 1 and _running(found, published)), None)
    direction = "past" if words.plain(match["which"] or "") == "last" else context.direction(match)
    near = {on: found for found in feasts if (on := calendar.first_of(found))}
    chosen = calendar.choose_among(sorted(near), published, direction)
    return date(running or (near[chosen] if chosen else None))


def _weekend(match: re.Match[str], context: Context) -> Reading | None:
    """`the Labor Day weekend`: the one beside the feast."""
    row = _ROWS[_NAMES[words.plain(match["holiday"])]]
    years = range(context.published.year - 1, context.published.year + 2)
    days = [on for year in years if "of" not in row and (on := _first_day(row, year))]
    at = calendar.choose_among(days, context.published, context.direction(match))
    return date(calendar.weekend(calendar.add_days(at, -7 if at.weekday() < _MIDWEEK else 0))) if at else None


# A Monday's weekend is the one before it; a Thursday's is the one that follows.
_MIDWEEK = 2


def _running(found: PartialDate, at: Day) -> bool:
    """Whether a feast of several days has begun and not ended."""
    first, last = calendar.first_of(found), calendar.last_of(found)
    return first is not None and last is not None and first < last and first <= at <= last


def _feast(row: dict[str, Any], year: int) -> PartialDate | None:
    """A feast in one year: its first day, or all of it where it is a month long; about, where the moon is sighted."""
    first = _first_day(row, year)
    if first is None:
        return None
    found = calendar.days(first, calendar.add_days(first, row["days"] - 1)) if "days" in row else calendar.day(first)
    about = "~" if row.get("sighted") else ""
    return msgspec.structs.replace(found, edtf=f"{(found.edtf or '').replace('/', f'{about}/')}{about}")


def _first_day(row: dict[str, Any], year: int) -> Day | None:
    if "easter" in row:
        return calendar.add_days(calendar.easter(year), row["easter"])
    if "weekday" in row:
        on = calendar.nth_weekday(year, row["month"], row["weekday"], row["which"])
        return calendar.add_days(on, row.get("later", 0))
    if "in" in row:
        return _moved(row["in"], row["as"], row.get("category", "public"), year)
    return calendar.make_day(year, row["month"], row["day"])


@cache
def _moved(country: str, name: str, category: str, year: int) -> Day | None:
    """The first day that a country's holidays give a name in a year; None outside the years that are known."""
    from holidays import country_holidays  # 40 ms to load, which most articles need not pay

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of years for which a table has no confirmed days
        days = country_holidays(country, years=year, language="en_US", categories=(category,))
    found = [on for on, names in days.items() if name in [n.removesuffix(" (estimated)") for n in names.split("; ")]]
    return min((on for on in found if isinstance(on, datetime.date)), default=None)


_FEASTS: dict[str, Build] = {"holiday weekend": _weekend, "holiday": _holiday}
FEAST_RULES = make_rules("feasts", _FEASTS)
