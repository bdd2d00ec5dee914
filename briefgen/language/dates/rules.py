"""What a rule of time expressions is, and the rules for calendar dates: days, months, years, seasons, quarters.

A rule is a pattern over a block's text and a function from its match to a reading. Rules say nothing of each
other: where several match, the longest wins, and `datewrappers` joins neighbours.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass

from briefgen.language.dates import calendar, words
from briefgen.language.dates.calendar import Day, Direction
from briefgen.language.dates.tense import direction_at, moved_from
from briefgen.language.grammar import Token
from briefgen.model import DateType, PartialDate


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression comes to. `anchored` is false for a clock time that still lacks its day."""

    type: DateType
    date: PartialDate
    anchored: bool = True


@dataclass(slots=True)
class Context:
    """Where a rule reads: one block's tokens, the day of publication, and what the block has told of last.

    `told` is the first day of the last date of any precision and `told_date` that date, `told_day` the last
    single day.
    """

    published: Day
    text: str
    row: tuple[Token, ...]
    told: Day
    told_day: Day
    told_date: PartialDate | None = None

    def tokens(self, start: int, end: int) -> list[Token]:
        return [t for t in self.row if t.start < end and start < t.end]

    def direction(self, match: re.Match[str]) -> Direction | None:
        return direction_at(self.tokens(match.start(), match.end()))

    def before(self, at: int) -> str:
        """The word before an offset, in lower case."""
        found = re.search(r"([\w'’$-]+)\W{0,2}$", self.text[max(0, at - 24) : at])
        return found[1].lower() if found else ""


Build = Callable[[re.Match[str], Context], Reading | None]


@dataclass(frozen=True, slots=True)
class Rule:
    name: str
    template: str
    build: Build


def date(found: PartialDate | None) -> Reading | None:
    return Reading("date", found) if found else None


def _day_of(match: re.Match[str], context: Context) -> Reading | None:
    """Day and month, with or without weekday and year."""
    number, month = words.ordinal_of(match["day"]), words.month_number(match["month"])
    if match["year"]:
        at = calendar.make_day(full_year(match["year"], context.published), month, number)
        return date(calendar.day(at)) if at else None
    direction = context.direction(match)
    at = calendar.choose_day(context.published, month, number, direction)
    weekday = match.groupdict().get("weekday")
    if at and weekday and at.weekday() != words.weekday_number(weekday):
        # A weekday beside the day decides the year, where one nearby fits.
        years = (0, 1, -1)
        fits = [
            other
            for y in years
            if (other := calendar.make_day(context.published.year + y, month, number))
            and other.weekday() == words.weekday_number(weekday)
        ]
        at = fits[0] if fits else at
    return date(calendar.day(at)) if at else None


def full_year(text: str, published: Day) -> int:
    """A year of two digits is the one nearest to publication."""
    number = int(text.lstrip("'’"))
    if len(text.lstrip("'’")) > 2:
        return number
    return min((c * 100 + number for c in (18, 19, 20, 21)), key=lambda y: abs(y - published.year))


def _iso(match: re.Match[str], _: Context) -> Reading | None:
    at = calendar.make_day(int(match[1]), int(match[2]), int(match[3]))
    return date(calendar.day(at)) if at else None


def _numeric(match: re.Match[str], context: Context) -> Reading | None:
    """`5/6/09`: the order of day and month that leads nearest to publication, American first."""
    a, b, year = int(match["a"]), int(match["b"]), full_year(match["y"], context.published)
    orders = [(b, a)] if match["mark"] == "." else [(a, b), (b, a)]
    found = [at for month, day in orders if (at := calendar.make_day(year, month, day))]
    return date(calendar.day(min(found, key=lambda d: abs((d - context.published).days)))) if found else None


def _range(match: re.Match[str], context: Context) -> Reading | None:
    """`3–9 May`, `June 3-5, 2014`, `28 May to 3 June`: one stretch of days."""
    groups = match.groupdict()
    if context.before(match.start()) == "from" and moved_from(context.tokens(match.start(), match.end())):
        return None
    month = words.month_number(groups["month"])
    last_month = words.month_number(groups["month2"]) if groups.get("month2") else month
    first, last = words.ordinal_of(groups["first"]), words.ordinal_of(groups["last"])
    if groups.get("year"):
        end = calendar.make_day(int(groups["year"]), last_month, last)
    else:
        end = calendar.choose_day(context.published, last_month, last, context.direction(match))
    start = calendar.make_day(end.year - (month > last_month), month, first) if end else None
    return Reading("date", calendar.days(start, end)) if start and end and start < end else None


_ENDS_RANGE = words.pattern(r"{WEEKDAYNAME} ?(?:to|through|until|and|[-–]) ?$")


def _weekday(match: re.Match[str], context: Context) -> Reading | None:
    number = words.weekday_number(match["weekday"])
    which = words.plain(match.groupdict().get("which") or "")
    published = context.published
    if which in ("last", "past", "this past"):
        return date(calendar.day(calendar.add_days(published, -((published.weekday() - number - 1) % 7 + 1))))
    if which in ("next", "coming", "this coming", "the coming", "the following"):
        return date(calendar.day(calendar.add_days(published, (number - published.weekday() - 1) % 7 + 1)))
    if _ENDS_RANGE.search(context.text, 0, match.start()) and context.told_day >= published:
        return date(calendar.day(calendar.choose_weekday(context.told_day, number, "future")))
    direction = context.direction(match)
    if which == "this" and direction is None:
        direction = "future"
    return date(calendar.day(calendar.choose_weekday(published, number, direction)))


def _weekday_week(match: re.Match[str], context: Context) -> Reading | None:
    """`Friday week`, `a week on Friday`, `a week from Friday`."""
    at = calendar.choose_weekday(context.published, words.weekday_number(match["weekday"]), "future")
    return date(calendar.day(calendar.add_days(at, 7)))


def _month(match: re.Match[str], context: Context) -> Reading | None:
    number = words.month_number(match["month"])
    which = words.plain(match.groupdict().get("which") or "")
    direction: Direction | None = (
        "past" if which in ("last", "past") else "future" if which in ("next", "coming") else context.direction(match)
    )
    if which in ("last", "past", "next", "coming") and number == context.published.month:
        return date(calendar.month(context.published.year + (-1 if direction == "past" else 1), number))
    if which == "this":
        return date(calendar.month(context.published.year, number))
    return date(calendar.choose_month(context.published, number, None if direction == "present" else direction))


def _month_year(match: re.Match[str], context: Context) -> Reading | None:
    return date(calendar.month(full_year(match["year"], context.published), words.month_number(match["month"])))


def _month_of_year(match: re.Match[str], context: Context) -> Reading | None:
    return date(calendar.month(_year_named(match, context), words.month_number(match["month"])))


def _day_of_year(match: re.Match[str], context: Context) -> Reading | None:
    month, number = words.month_number(match["month"]), words.ordinal_of(match["day"])
    at = calendar.make_day(_year_named(match, context), month, number)
    return date(calendar.day(at)) if at else None


def _year_named(match: re.Match[str], context: Context) -> int:
    shift = {"last": -1, "next": 1, "this": 0, "that": 0, "the following": 1, "the previous": -1}
    which = words.plain(match["which"])
    base = context.told.year if which.startswith("th") and which != "this" else context.published.year
    return base + shift[which]


def _season(match: re.Match[str], context: Context) -> Reading | None:
    name = words.WORDS["seasons"][words.plain(match["season"])]
    groups = match.groupdict()
    if groups.get("year"):
        return date(calendar.season(int(groups["year"]), name))
    which = words.plain(groups.get("which") or "")
    published = context.published
    if which == "this":
        # The season of this year; a winter that began in the year before is still this one.
        began = name == "WI" and published.month < 3
        return date(calendar.season(published.year - began, name))
    running = (published.month - calendar.SEASON_MONTHS[name]) % 12 < 3
    direction: Direction | None = {"last": "past", "past": "past", "next": "future", "coming": "future"}.get(which)  # type: ignore[assignment]
    near = calendar.choose_season(published, name, direction or context.direction(match))
    if running and direction:
        return date(calendar.season(int(near.value[:4]) + (-1 if direction == "past" else 1), name))
    return date(near)


def _season_name(match: re.Match[str], context: Context) -> Reading | None:
    """A season's bare name, where the model sees a date and not a name of something else."""
    inside = context.tokens(match.start("season"), match.end("season"))
    seen = bool(inside) and inside[0].entity == "DATE" and inside[0].pos in ("NOUN", "PROPN")
    return _season(match, context) if seen else None


def _year(match: re.Match[str], context: Context) -> Reading | None:
    number = int(match["year"])
    return date(calendar.year(number)) if _is_year(match, context, number) else None


_YEAR_LEADS = frozenset(words.WORDS["leads"]["year"])


def _is_year(match: re.Match[str], context: Context, number: int) -> bool:
    """Four digits are a year unless they count something or stand far from our time without a word for it."""
    inside = context.tokens(match.start("year"), match.end("year"))
    if not inside:
        return False
    token, lead = inside[0], context.before(match.start("year"))
    noun = next((t for t in context.row[token.index + 1 : token.index + 3] if t.pos in ("NOUN", "PROPN")), None)
    if token.dep == "nummod" and noun is not None and noun.tag == "NNS" and token.entity != "DATE":
        return False
    if token.entity in ("MONEY", "PERCENT", "QUANTITY"):
        return False
    if lead in ("about", "some", "nearly", "over", "than", "least", "almost", "approximately", "another"):
        return False
    if 1900 <= number <= 2060:
        return token.entity in ("DATE", "") or lead in _YEAR_LEADS or token.pos == "NUM"
    return token.entity == "DATE" and lead in _YEAR_LEADS


def _year_range(match: re.Match[str], _: Context) -> Reading | None:
    first, text = int(match["first"]), match["last"]
    last = int(text) if len(text) == 4 else first // 100 * 100 + int(text)
    if not first < last < first + 200:
        return None
    start, end = datetime.date(first, 1, 1), datetime.date(last, 12, 31)
    return Reading("date", calendar.bounded(f"{first}/{last}", f"{first}/{last}", start, end, "year"))


def _decade(match: re.Match[str], context: Context) -> Reading | None:
    groups = match.groupdict()
    if groups.get("name"):
        number = words.WORDS["decades"][words.plain(groups["name"])]
        start = full_year(str(number), context.published) if number >= 20 else 0
        while start > context.published.year:
            start -= 100
        return date(calendar.decade(start))
    if groups.get("full"):
        return date(calendar.decade(int(groups["full"])))
    start = full_year(groups["short"], context.published)
    return date(calendar.decade(start if start <= context.published.year + 5 else start - 100))


def _century(match: re.Match[str], _: Context) -> Reading | None:
    number = words.ordinal_of(match["nth"])
    return date(calendar.century(number - 1)) if 2 <= number <= 25 else None


def _quarter(match: re.Match[str], context: Context) -> Reading | None:
    """A quarter or half without its year: the latest one begun, or the one that its verb points to."""
    nth, which = match["nth"], match["part"].lower()
    size = 4 if which.startswith("q") else 2
    number = words.place_of(nth, size)
    if number > size or nth.lower() == "last":
        return None  # "last quarter" is the one before this
    make = calendar.quarter if size == 4 else calendar.half
    groups, published = match.groupdict(), context.published
    if groups.get("year"):
        return date(make(full_year(groups["year"], published), number))
    here = make(published.year, number)
    start, end = calendar.first_of(here), calendar.last_of(here)
    direction = context.direction(match)
    if start and start > published and direction != "future" and (start - published).days > 60:
        return date(make(published.year - 1, number))
    if end and end < published and direction == "future":
        return date(make(published.year + 1, number))
    return date(here)


def _fiscal(match: re.Match[str], context: Context) -> Reading | None:
    return date(calendar.fiscal_year(full_year(match["year"], context.published)))


def _nth_day(match: re.Match[str], context: Context) -> Reading | None:
    """`the 22nd`: of the month that its verb points to."""
    number = words.ordinal_of(match["day"])
    told = calendar.make_day(context.published.year, context.published.month, number)
    direction = context.direction(match)
    step = 1 if direction in ("future", "present") else -1
    for count in range(3):
        month = calendar.add_months(context.published.replace(day=1), step * count)
        at = calendar.make_day(month.year, month.month, number)
        if at and (at >= context.published if step > 0 else at <= context.published):
            return date(calendar.day(at))
    return date(calendar.day(told)) if told else None


def _holiday(match: re.Match[str], context: Context) -> Reading | None:
    names = {words.plain(n): v for n, v in words.WORDS["holidays"].items()}
    fixed = names[words.plain(match["holiday"])]

    def on(year: int) -> Day | None:
        if "easter" in fixed:
            return calendar.add_days(calendar.easter(year), fixed["easter"])
        if "weekday" in fixed:
            return calendar.nth_weekday(year, fixed["month"], fixed["weekday"], fixed["which"])
        return calendar.make_day(year, fixed["month"], fixed["day"])

    if match["year"]:
        at = on(int(match["year"]))
        return date(calendar.day(at)) if at else None
    near = [d for y in (-1, 0, 1) if (d := on(context.published.year + y))]
    direction = "past" if words.plain(match["which"] or "") == "last" else context.direction(match)
    chosen = calendar.choose_among(near, context.published, direction)
    return date(calendar.day(chosen)) if chosen else None


_CALENDAR: dict[str, Build] = {
    "iso day": _iso,
    "numeric day": _numeric,
    "month day": _day_of,
    "day month": _day_of,
    "ordinal day month": _day_of,
    "month day of year": _day_of_year,
    "day month of year": _day_of_year,
    "listed day": _day_of,
    "day range": _range,
    "range over months": _range,
    "month day range": _range,
    "month days over months": _range,
    "month year": _month_year,
    "month of year": _month_of_year,
    "which month": _month,
    "month": _month,
    "short month": _month,
    "which weekday": _weekday,
    "weekday which": _weekday,
    "weekday": _weekday,
    "weekday week": _weekday_week,
    "week from weekday": _weekday_week,
    "season year": _season,
    "which season": _season,
    "season": _season,
    "season as a name": _season_name,
    "year": _year,
    "year after hyphen": _year,
    "year range": _year_range,
    "decade": _decade,
    "short decade": _decade,
    "named decade": _decade,
    "century": _century,
    "quarter": _quarter,
    "short quarter": _quarter,
    "short half": _quarter,
    "fiscal year": _fiscal,
    "day of the month": _nth_day,
    "holiday": _holiday,
}
CALENDAR_RULES = tuple(Rule(name, template, _CALENDAR[name]) for name, template in words.TEMPLATES["calendar"].items())
