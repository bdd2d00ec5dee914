"""Rules for what is longer than a month: seasons, quarters and halves, years, fiscal years, decades, centuries."""

from __future__ import annotations

import datetime
import re

from briefgen.language.dates import calendar, words
from briefgen.language.dates.calendar import Day, Direction
from briefgen.language.dates.readings import Build, Context, Reading, date, full_year, make_rules


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
    if not which and (year := context.year_told(match)) and context.direction(match) == "past":
        return date(calendar.season(year, name))
    running = (published.month - calendar.SEASON_MONTHS[name]) % 12 < 3
    direction: Direction | None = {
        "last": "past",
        "past": "past",
        "this past": "past",
        "this coming": "future",
        "the coming": "future",
        "next": "future",
        "coming": "future",
    }.get(which)  # type: ignore[assignment]
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
        if groups["hundred"]:
            return date(calendar.decade(words.WORDS["numbers"][words.plain(groups["hundred"])] * 100 + number))
        start = full_year(str(number), context.published) if number >= 20 else 0
        while start > context.published.year:
            start -= 100
        return date(calendar.decade(start))
    if groups.get("full"):
        return date(calendar.decade(int(groups["full"])))
    before = context.text[max(0, match.start() - 60) : match.start()]
    if _DEGREES.search(before + context.text[match.start() : match.end() + 30]) or _AGED.search(before):
        return None
    start = full_year(groups["short"] or groups["short2"] or groups["short3"], context.published)
    return date(calendar.decade(start if start <= context.published.year + 5 else start - 100))


_DEGREES = re.compile(r"\b(?i:degrees?|temperatures?|highs|lows|fahrenheit|mercury)\b")


# "in his mid-20s" is an age, "in the upper 60s" a score.
_AGED = re.compile(r"\b(?:his|her|their|my|our|your|low|lower|high|upper)\s(?:very\s)?(?:(?:early|mid|late)[-\s])?$")


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
    if not match.groupdict().get("year") and _played(match, context):
        return None
    make = calendar.quarter if size == 4 else calendar.half
    groups, published = match.groupdict(), context.published
    if groups.get("year"):
        return date(make(full_year(groups["year"], published), number))
    if groups.get("whose"):
        return date(make(published.year + {"last": -1, "next": 1}.get(groups["whose"].lower(), 0), number))
    here = make(published.year, number)
    start, end = calendar.first_of(here), calendar.last_of(here)
    direction = context.direction(match)
    far = _FORECAST if direction == "future" and context.describes(match) else 60 if direction != "future" else 366
    if start and start > published and (start - published).days > far:
        return date(make(published.year - 1, number))
    just_over = end is not None and context.describes(match) and (published - end).days < _REPORTED
    if end and end < published and direction == "future" and not just_over:
        return date(make(published.year + 1, number))
    return date(here)


# For how many days the figures of a quarter that is over are still to come.
_REPORTED = 100
_PLAYING, _EARNING = frozenset(words.WORDS["playing"]), frozenset(words.WORDS["earning"])


def _played(match: re.Match[str], context: Context) -> bool:
    """Whether a half or a quarter is one of a game: the sentence speaks of play and not of trade."""
    inside = context.tokens(match.start(), match.end())
    said = {t.lower for t in inside[0].sentence.tokens} if inside else set()
    return not said.isdisjoint(_PLAYING) and said.isdisjoint(_EARNING)


# Beyond how many days ahead a quarter whose figures are spoken of is rather the one of the year before.
_FORECAST = 130


def _quarter_by_months(match: re.Match[str], context: Context) -> Reading | None:
    """`the October–December quarter`: three months that make a quarter; without the word, only beside a year."""
    first, last = words.month_number(match["first"]), words.month_number(match["last"])
    if first % 3 != 1 or last != first + 2 or not (match["unit"] or match["year"]):
        return None
    if match["year"]:
        return date(calendar.quarter(full_year(match["year"], context.published), last // 3))
    direction = "past" if context.describes(match) else context.direction(match)
    at = calendar.first_of(calendar.choose_month(context.published, last, direction or "past"))
    return date(calendar.quarter(at.year, last // 3)) if at else None


def _quarter_of_year(match: re.Match[str], context: Context) -> Reading | None:
    """`the second half of the year`: of the one that the article is written in."""
    size = 4 if match["part"].lower() == "quarter" else 2
    number = words.place_of(match["nth"], size)
    make = calendar.quarter if size == 4 else calendar.half
    return date(make(context.published.year, number)) if number <= size else None


def _fiscal(match: re.Match[str], context: Context) -> Reading | None:
    """A fiscal year, named by the calendar year in which it ends."""
    first = full_year(match["year"], context.published)
    if not match["end"]:
        return date(calendar.fiscal_year(first))
    last = first // 100 * 100 + int(match["end"]) if len(match["end"]) == 2 else int(match["end"])
    return date(calendar.fiscal_year(last)) if last == first + 1 else None


_FISCAL_END = words.pattern(
    r"\b(?i:fiscal|financial) (?i:years?) (?:\w+ ){0,3}?"
    r"(?:(?P<way>(?i:end(?:s|ed|ing)?|closes?|closed|runs? (?:to|through|until)))"
    r"|(?i:begins?|began|beginning|starts?|started|starting)) (?:on |in |the )?"
    r"(?:(?P<month>{MONTH})(?: (?P<day>{DAY})\b)?|(?P<day2>{DAY}) (?P<month2>{MONTH}))"
)


def _named_fiscal(match: re.Match[str], context: Context) -> Reading:
    """`this fiscal year`: bounded where the text tells on which day its years end or begin, else by name alone."""
    which = words.plain(match["which"]).removeprefix("the ")
    shift = {"last": -1, "previous": -1, "prior": -1, "next": 1, "coming": 1, "new": 1}.get(which, 0)
    told = next((found for said in (context.text, *context.blocks) if (found := _FISCAL_END.search(said))), None)
    published = context.published
    if not told:
        return Reading("date", calendar.fiscal_year(published.year + shift))
    number = words.month_number(told["month"] or told["month2"])
    day = int(re.sub(r"\D", "", told["day"] or told["day2"] or "") or (0 if told["way"] else 1))
    end = _year_end(published, number, day, begins=not told["way"])
    if which == "new" and (end - published).days > _NEW:
        shift = 0  # it has begun not long ago
    end = calendar.add_months(end, 12 * shift)
    return Reading("date", calendar.fiscal_year(end.year, end=end))


def _fiscal_ended(match: re.Match[str], context: Context) -> Reading | None:
    """`the fiscal year ended Jan. 31`: the one that ends on that day."""
    number, ahead = words.month_number(match["month"] or match["month2"]), match["way"].lower() == "ending"
    day = words.ordinal_of(match["day"] or match["day2"] or "28")
    if match["year"]:
        end = calendar.make_day(int(match["year"]), number, day)
    else:
        end = calendar.choose_day(context.published, number, day, "future" if ahead else "past")
    if end and not (match["day"] or match["day2"]):
        end = calendar.month_end(end.year, number)
    return date(calendar.fiscal_year(end.year, end=end)) if end else None


# Up to how many days before its end a fiscal year is still followed by the "new" one.
_NEW = 183


def _year_end(published: Day, month: int, day: int, *, begins: bool) -> Day:
    """The end of the fiscal year that a day lies in, for years that end, or begin, on a day of a month."""
    for year in (published.year, published.year + 1):
        last = calendar.month_end(year, month)
        end = last if not day else min(calendar.make_day(year, month, day) or last, last)
        end = calendar.add_days(end, -1) if begins else end
        if end >= published:
            return end
    return calendar.month_end(published.year + 1, month)


_PERIODS: dict[str, Build] = {
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
    "quarter by its months": _quarter_by_months,
    "quarter of the year": _quarter_of_year,
    "quarter": _quarter,
    "short quarter": _quarter,
    "quarter before its letter": _quarter,
    "short half": _quarter,
    "fiscal year": _fiscal,
    "fiscal year ended": _fiscal_ended,
    "named fiscal year": _named_fiscal,
    "year as fiscal": _fiscal,
}
PERIOD_RULES = make_rules("periods", _PERIODS)
