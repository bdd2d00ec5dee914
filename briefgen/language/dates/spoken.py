"""Rules for dates and times written as they are spoken: transcripts say "March third, nineteen ninety-one"."""

from __future__ import annotations

import re

from briefgen.language.dates import calendar, words
from briefgen.language.dates.readings import Build, Context, Reading, date, make_rules


def _day(match: re.Match[str], context: Context) -> Reading | None:
    """`May the fourth`, `December twenty-fifth, nineteen ninety-one`."""
    number, month = words.ordinal_of(match["day"]), words.month_number(match["month"])
    if match["year"]:
        at = calendar.make_day(_year(match["year"]), month, number)
    else:
        at = calendar.choose_day(context.published, month, number, context.direction(match))
    return date(calendar.day(at)) if at else None


def _year(text: str) -> int:
    return int(text) if text.isdigit() else words.year_of(text)


def _month(match: re.Match[str], _: Context) -> Reading | None:
    return date(calendar.month(words.year_of(match["year"]), words.month_number(match["month"])))


def _spoken_year(match: re.Match[str], context: Context) -> Reading | None:
    """A year in words, where no thing is counted with it and a word before it, or its century, says that it is one."""
    inside = context.tokens(match.start(), match.end())
    after = next((t for t in context.row[inside[-1].index + 1 : inside[-1].index + 2]), None) if inside else None
    if not inside or (after is not None and after.tag == "NNS"):
        return None
    led = context.before(match.start()) in _YEAR_LEADS
    plainly = match["year"].lower().startswith(("eighteen", "nineteen")) and " hundred" not in match["year"].lower()
    return date(calendar.year(words.year_of(match["year"]))) if led or plainly else None


_YEAR_LEADS = frozenset(words.WORDS["leads"]["year"]) - {"and", "before", "after", "around", "between", "the", "to"}


def _hour(match: re.Match[str], context: Context) -> Reading | None:
    """`six p.m.`, `nine thirty in the morning`, `half past nine`, `a quarter to six`."""
    groups = match.groupdict()
    hour, minute = words.WORDS["numbers"][words.plain(match["hour"])], None
    if groups.get("minute"):
        minute = int(words.number_of(groups["minute"].lower().replace("oh", "").strip(" -")) or 0)
    if groups.get("way"):
        minute = {"half": 30, "quarter": 15}.get(match["share"].lower().split()[-1], 0)
        if words.plain(match["way"]) in ("to", "before"):
            hour, minute = hour - 1 or 12, 60 - minute
    half = words.plain(groups.get("half") or groups.get("half2") or "")
    if half.startswith(("p", "in the a", "in the e", "at")) and hour < 12:
        hour += 12
    zone = words.WORDS["zones"].get(groups.get("zone") or "", "")
    return Reading("time", calendar.clock(context.day_of_time(match), hour, minute, zone), anchored=False)


_SPOKEN: dict[str, Build] = {
    "spoken day": _day,
    "spoken month": _month,
    "spoken year": _spoken_year,
    "spoken hour": _hour,
    "past the hour": _hour,
}
SPOKEN_RULES = make_rules("spoken", _SPOKEN)
