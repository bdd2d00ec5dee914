"""The rules for days, months and weekdays."""

from __future__ import annotations

import re

from briefgen.language.dates import calendar, words
from briefgen.language.dates.calendar import Direction
from briefgen.language.dates.readings import Build, Context, Reading, date, full_year, make_rules
from briefgen.language.dates.tense import moved_from, plainly_ahead


def _day_of(match: re.Match[str], context: Context) -> Reading | None:
    """Day and month, with or without weekday and year."""
    number, month = words.ordinal_of(match["day"]), words.month_number(match["month"])
    if match["year"]:
        at = calendar.make_day(full_year(match["year"], context.published), month, number)
        return date(calendar.day(at)) if at else None
    later = _AND_LATER.match(context.text, match.end()) if context.before(match.start()) == "between" else None
    if later is not None:  # "between 20 April and 15 July 2010"
        of_year = full_year(later["year"], context.published)
        last = words.month_number(later["month"] or later["month2"])
        at = calendar.make_day(of_year - (month > last), month, number)
        return date(calendar.day(at)) if at else None
    direction = context.direction(match)
    plainly = plainly_ahead(context.tokens(match.start(), match.end()))
    at = calendar.choose_day(context.published, month, number, direction, plainly=plainly)
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


_AND_LATER = words.pattern(
    r" and (?:the )?(?:(?P<month>{MONTH}) {DAY}|{DAY} (?:of )?(?P<month2>{MONTH})),? (?P<year>{YEAR})"
)


def _listed_day(match: re.Match[str], context: Context) -> Reading | None:
    """The first of `3 and 4 May`, and the day given up in `moved from 3 to 4 May`."""
    stretch = match.string[match.end() :].startswith(" to ")
    given_up = context.before(match.start()) == "from" and moved_from(context.tokens(match.start(), match.end()))
    return None if stretch and not given_up else _day_of(match, context)


def _iso(match: re.Match[str], _: Context) -> Reading | None:
    at = calendar.make_day(int(match[1]), int(match[2]), int(match[3]))
    return date(calendar.day(at)) if at else None


def _iso_time(match: re.Match[str], _: Context) -> Reading | None:
    year, month, number = map(int, match["date"].split("-"))
    hour, minute = map(int, match["clock"].split(":"))
    at = calendar.make_day(year, month, number)
    return Reading("time", calendar.clock(at, hour, minute, match["zone"] or "")) if at and hour < 24 else None


def _numeric(match: re.Match[str], context: Context) -> Reading | None:
    """`5/6/09`: the order of day and month that leads nearest to publication, American first."""
    a, b, year = int(match["a"]), int(match["b"]), full_year(match["y"], context.published)
    if match["mark"] == "-" and len(match["y"]) == 2:
        return None  # "10-12-14" counts something else
    orders = [(a, b), (b, a)] if match["mark"] == "/" else [(b, a)]
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
    started = int(groups["year1"]) if groups.get("year1") else end.year - (month > last_month) if end else 0
    start = calendar.make_day(started, month, first) if end else None
    return Reading("date", calendar.days(start, end)) if start and end and start < end else None


# Up to how many days ahead a weekday needs no "next".
_SOON = 3
_ENDS_RANGE = words.pattern(r"{WEEKDAYNAME} ?(?:to|through|until|and|[-–]) ?$")


def _weekday(match: re.Match[str], context: Context) -> Reading | None:
    number = words.weekday_number(match["weekday"])
    which = words.plain(match.groupdict().get("which") or "")
    published = context.published
    if which in ("last", "past", "this past"):
        return date(calendar.day(calendar.add_days(published, -((published.weekday() - number - 1) % 7 + 1))))
    if which in ("the next", "the following", "the previous", "the preceding", "that", "that same"):
        told = context.told_from(match)
        if which in ("the next", "the following"):
            return date(calendar.day(calendar.add_days(told, (number - told.weekday() - 1) % 7 + 1)))
        if which == "that" and not any(
            t.lower == "that" and t.tag == "DT" for t in context.tokens(*match.span("which"))
        ):
            return None  # "said that Tuesday would do"
        if which in ("that", "that same"):
            at = calendar.add_days(told, number - told.weekday())  # of the week told of
            return date(
                calendar.day(calendar.add_days(at, -7 * (at > published and context.direction(match) == "past")))
            )
        return date(calendar.day(calendar.add_days(told, -((told.weekday() - number - 1) % 7 + 1))))
    if which in ("next", "coming", "this coming", "the coming"):
        ahead = (number - published.weekday() - 1) % 7 + 1
        # "next Wednesday", said on a Monday, is not the one that comes first.
        soon = which == "next" and ahead <= _SOON and published.weekday() + ahead < len(words.WORDS["weekdays"])
        return date(calendar.day(calendar.add_days(published, ahead + (7 if soon else 0))))
    if _ENDS_RANGE.search(context.text, 0, match.start()) and context.told_day >= published:
        return date(calendar.day(calendar.choose_weekday(context.told_day, number, "future")))
    direction = context.direction(match)
    if direction == "present" and _RESULTS_OF.search(context.text, 0, match.start()):
        direction = "past"
    elif direction == "present" and _owns_what_is_told_of(match, context):
        back = (published.weekday() - number) % 7
        direction = "past" if back <= _HALF_WEEK else "future"
    if which == "this":
        at = calendar.add_days(published, number - published.weekday())
        gone = at > published and direction == "past" and context.before(match.start()) != "ago"
        ahead = at < published and direction == "future"
        return date(calendar.day(calendar.add_days(at, 7 if ahead else -7 if gone else 0)))
    return date(calendar.day(calendar.choose_weekday(published, number, direction)))


_RESULTS_OF = re.compile(r"\b(?i:results? (?:of|from)|fallout (?:of|from)|compared (?:with|to)|after-effects of) $")
# How many days back a weekday is nearer than the next of its name.
_HALF_WEEK = 3


def _owns_what_is_told_of(match: re.Match[str], context: Context) -> bool:
    """`at Monday's match she is seen to fall`, `the cost of Monday's storm is small`: the nearer Monday."""
    owns = context.text.startswith(("'s", "’s"), match.end())
    return owns and context.before(match.start()) in ("at", "during", "of", "from", "in", "after")


def _weekday_week(match: re.Match[str], context: Context) -> Reading | None:
    """`Friday week`, `a week on Friday`, `a week from Friday`, `a week ago Friday`."""
    back = "ago" in match[0].lower()
    number = words.weekday_number(match["weekday"])
    at = calendar.choose_weekday(context.published, number, "past" if back else "future")
    return date(calendar.day(calendar.add_days(at, -7 if back else 7)))


def _month(match: re.Match[str], context: Context) -> Reading | None:
    number = words.month_number(match["month"])
    which = words.plain(match.groupdict().get("which") or "")
    if which in ("the following", "the previous"):
        told = calendar.add_months(context.told.replace(day=1), 1 if which == "the following" else -1)
        return date(calendar.choose_month(told, number, "future" if which == "the following" else "past"))
    direction: Direction | None = (
        "past" if which in ("last", "past") else "future" if which in ("next", "coming") else context.direction(match)
    )
    if which in ("last", "past", "next", "coming") and number == context.published.month:
        return date(calendar.month(context.published.year + (-1 if direction == "past" else 1), number))
    if which == "this":
        return date(calendar.month(context.published.year, number))
    if not which and direction == "past" and (year := context.year_told(match)):
        return date(calendar.month(year, number))
    if direction == "present":
        direction = "future" if _happens(match, context) else None
    if direction in (None, "past") and _traded(match, context):
        direction = "future"
    return date(calendar.choose_month(context.published, number, direction))


def _happens(match: re.Match[str], context: Context) -> bool:
    """`the lease ends in October`: a present tense that tells of no state is a plan."""
    inside = context.tokens(match.start("month"), match.end("month"))
    above = inside[0].head if inside and inside[0].dep == "pobj" else None
    if above is None:
        return False
    verb = above.head
    if verb.lemma == "be":  # "the return match is in May"; but not what is so in May
        return not any(c.dep in ("acomp", "attr", "advmod", "expl") for c in verb.children)
    return verb.pos == "VERB" and verb.lemma not in _STATES


_STATES = frozenset(words.WORDS["verbs"]["states"])


def _traded(match: re.Match[str], context: Context) -> bool:
    """`wheat for March delivery`, `the December contract`: a month of trade that is still to come."""
    return (
        re.match(
            r"[ -](?:delivery|contracts?|futures|crude|settlement)\b", context.text[match.end() : match.end() + 14]
        )
        is not None
    )


def _month_year(match: re.Match[str], context: Context) -> Reading | None:
    return date(calendar.month(full_year(match["year"], context.published), words.month_number(match["month"])))


def _listed_month(match: re.Match[str], context: Context) -> Reading | None:
    """The months that share the year behind the last: "May, June and July 2016", "from November to March 2012"."""
    number, year = words.month_number(match["month"]), full_year(match["year"], context.published)
    return date(calendar.month(year - (number > words.month_number(match["last"])), number))


def _month_range(match: re.Match[str], context: Context) -> Reading | None:
    """`April–May`, `November-January 2015`: one stretch of months."""
    first, last = words.month_number(match["month"]), words.month_number(match["month2"])
    if match["year"]:
        end = calendar.month(full_year(match["year"], context.published), last)
    else:
        end = calendar.choose_month(context.published, last, _or_none(context.direction(match)))
    at, until = calendar.first_of(end), calendar.last_of(end)
    if at is None or until is None or first == last:
        return None
    start = calendar.month(at.year - (first > last), first)
    begins = calendar.first_of(start)
    value = f"{start.value}/{end.value}"
    return date(calendar.bounded(value, value, begins, until, "month")) if begins else None


def _or_none(direction: Direction | None) -> Direction | None:
    """A present tense says nothing of which month."""
    return None if direction == "present" else direction


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


def _day_of_month_named(match: re.Match[str], context: Context) -> Reading | None:
    """`the 15th of next month`."""
    which = words.plain(match["which"])
    month = calendar.add_months(context.published.replace(day=1), {"next": 1, "last": -1}.get(which, 0))
    at = calendar.make_day(month.year, month.month, words.ordinal_of(match["day"]))
    return date(calendar.day(at)) if at else None


_CALENDAR: dict[str, Build] = {
    "iso day": _iso,
    "iso time": _iso_time,
    "numeric day": _numeric,
    "hyphened day": _day_of,
    "month day": _day_of,
    "day month": _day_of,
    "ordinal day month": _day_of,
    "month day of year": _day_of_year,
    "day month of year": _day_of_year,
    "listed day": _listed_day,
    "day range": _range,
    "range over months": _range,
    "month day range": _range,
    "month days over months": _range,
    "month year": _month_year,
    "listed month": _listed_month,
    "month range": _month_range,
    "month end": _month,
    "month of year": _month_of_year,
    "which month": _month,
    "month": _month,
    "short month": _month,
    "which weekday": _weekday,
    "weekday which": _weekday,
    "weekday": _weekday,
    "weekday week": _weekday_week,
    "week from weekday": _weekday_week,
    "weekday and days": _weekday_week,
    "day of the month": _nth_day,
    "day of a month named": _day_of_month_named,
}
CALENDAR_RULES = make_rules("calendar", _CALENDAR)
