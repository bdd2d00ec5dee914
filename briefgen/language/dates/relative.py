"""Rules for dates that lean on another: next month, two years ago, the day after, the end of the year, soon."""

from __future__ import annotations

import re
from typing import Literal, cast

from briefgen.language.dates import calendar, words
from briefgen.language.dates.clock import CLOCKS
from briefgen.language.dates.lengths import LENGTHS, count_of
from briefgen.language.dates.readings import Build, Context, Reading, date, make_rules
from briefgen.model import PartialDate

_NOW = {
    "this": 0,
    "current": 0,
    "last": -1,
    "past": -1,
    "this past": -1,
    "this coming": 1,
    "next": 1,
    "coming": 1,
    "upcoming": 1,
}
_THEN = {
    "previous": -1, "preceding": -1, "prior": -1, "same": 0, "that": 0, "that same": 0, "that very": 0, "next": 1,
    "following": 1, "ensuing": 1,
}  # fmt: skip


def _named_day(match: re.Match[str], context: Context) -> Reading:
    name = words.plain(match["name"])
    at = calendar.add_days(context.published, words.WORDS["named_days"][name])
    return Reading("time", calendar.part_of_day(at, "NI")) if name == "tonight" else Reading("date", calendar.day(at))


def _part_of_the_unit(match: re.Match[str], context: Context) -> Reading:
    """`the end of the year`, `late in the day`: the period of publication, the day told of.

    Where that part of it lies the other way than the verb points, the period before or after is meant.
    """
    name = words.unit_of(match["unit"])[0]
    if name == "day":
        ahead = context.direction(match) == "future" and context.told_day < context.published
        return Reading("date", calendar.day(context.published if ahead else context.told_day))
    here = calendar.period(name, context.published)
    first, last = calendar.first_of(here), calendar.last_of(here)
    edge, way, step = (match.groupdict().get("edge") or "").lower(), context.direction(match), 0
    if first and last:
        passed = (context.published - first).days / ((last - first).days + 1)
        if way == "past" and passed < _BEGUN and re.search(r"\b(?:end|close|late|last|final|latter)\b", edge):
            step = -1
        elif way == "future" and passed > _ENDED and re.search(r"\b(?:beginning|start|early|first)\b", edge):
            step = 1
    return Reading("date", calendar.period(name, calendar.move(context.published, name, step)) if step else here)


# The shares of a period before which its end cannot be over, and after which its beginning is.
_BEGUN, _ENDED = 0.5, 0.5


def _weekend(match: re.Match[str], context: Context) -> Reading:
    """`the weekend`: the one ahead where the verb says so, else the one that is or was last."""
    saturday = calendar.add_days(context.published, -((context.published.weekday() - 5) % 7))
    if context.direction(match) in ("future", "present") and context.published.weekday() < 5:
        saturday = calendar.add_days(saturday, 7)
    return Reading("date", calendar.weekend(saturday))


def _units_end(match: re.Match[str], context: Context) -> Reading:
    """`year-end`, `the year's end`, `mid-year`: no more precise than the year."""
    name, at = words.plain(match["unit"] or match["unit2"] or "year"), context.published
    if name == "year" and match[0].lower().endswith("end") and at.month <= _LATE and context.direction(match) == "past":
        at = calendar.add_months(at, -12)  # the end of this one is not over
    return Reading("date", calendar.period(name, at))


# Up to which month a year's end that is over is that of the year before.
_LATE = 11


def _this_unit(match: re.Match[str], context: Context) -> Reading | None:
    """`next month`, `this week`, `the current year`: the article's own, or the one before or after it."""
    shift = _NOW[words.plain(match["which"])]
    if shift and words.plain(match["unit"]) == "day":
        return None  # "the next day" is that of a story, not of the article
    if shift < 0 and match[0].lower().startswith("the ") and words.plain(match["unit"]) in ("decade", "century"):
        return None
    name, steps, _, _ = words.unit_of(match["unit"])
    if (
        match[0].lower().startswith("the next ")
        and context.told < context.published
        and context.direction(match) == "past"
        and not _now_said(match, context)
    ):
        return Reading("date", calendar.period(name, calendar.move(context.told, name, steps)))  # that of a story
    if name == "weekend" and shift == 0 and context.published.weekday() < 4 and context.direction(match) == "past":
        shift = -1
    if (
        name == "weekend"
        and shift == 1
        and context.published.weekday() < 5
        and words.plain(match["which"]).endswith("coming")
    ):
        shift = 0
    return Reading("date", calendar.period(name, calendar.move(context.published, name, shift * steps)))


def _now_said(match: re.Match[str], context: Context) -> bool:
    """Whether the sentence of a match is told in the present tense, "they say" among it."""
    inside = context.tokens(match.start(), match.end())
    return bool(inside) and any(t.is_root and t.tag in ("VBZ", "VBP") for t in inside[0].sentence.tokens)


_COARSE = ("month", "quarter", "season", "half-year", "year", "decade", "century")


def _that_unit(match: re.Match[str], context: Context) -> Reading | None:
    """`the same day`, `the following week`, `that year`: seen from the date told of last.

    Where only a month or a year was told of, its same day is not known any better than that.
    """
    shift = _THEN[words.plain(match["which"] or match["that"])]
    name, steps, _, _ = words.unit_of(match["unit"])
    told = context.told_date
    if told and name in ("day", "week", "weekend") and told.precision in _COARSE:
        return Reading("date", told) if shift == 0 else None
    return Reading("date", calendar.period(name, calendar.move(context.told_from(match), name, shift * steps)))


def _unit_previous(match: re.Match[str], context: Context) -> Reading:
    """`the day before`, `the year previous`."""
    name, steps, _, _ = words.unit_of(match["unit"])
    shift = 1 if words.plain(match["which"]) in ("after", "following") else -1
    return Reading("date", calendar.period(name, calendar.move(context.told_from(match), name, shift * steps)))


def _coming_units(match: re.Match[str], _: Context) -> Reading:
    """`the coming weeks`, `recent years`: a side of now, without bounds."""
    ahead = words.plain(match["which"]) in ("next", "coming")
    return Reading("date", calendar.reference("FUTURE_REF" if ahead else "PAST_REF"))


def _ago(match: re.Match[str], context: Context) -> Reading | None:
    """`two years ago`, `three days later`: as precise as the unit it counts in."""
    name, steps, amount, letter = words.unit_of(match["unit"] or match["unit2"] or match["unit3"])
    way = words.plain(match["way"])
    if re.search(r"\b[A-Z][a-z]+ [A-Z][a-z]+$", match[0]):
        return None  # a title: "28 Days Later"
    sign = 1 if way in ("later", "hence", "from now", "on", "afterwards", "after") else -1
    count = _counted(match)
    if count is None:
        return Reading("date", calendar.reference("PAST_REF" if sign < 0 else "FUTURE_REF"))
    if letter.startswith("T"):
        return _hours_off(sign, count * (1 if letter == "TH" else 0), way, context)
    if count * amount > _RECORDED * {"Y": 1, "M": 12, "W": 52, "D": 365}[letter]:
        return Reading("date", calendar.reference("PAST_REF" if sign < 0 else "FUTURE_REF"))
    if letter == "Y" and count * amount == 1 and sign < 0 and (told := _compared_with(match, context)):
        return date(told)
    base = context.published if way in ("ago", "hence", "from now") else context.told_from(match)
    if count != int(count):
        count = count * amount * (12 if letter == "Y" else 1)
        name, steps = ("year" if letter == "Y" and count % 12 == 0 else "month"), 1
        count = count / 12 if name == "year" else count
    unit = "day" if letter == "D" else name
    return date(calendar.period(unit, calendar.move(base, unit, sign * int(count) * steps)))


# Over how many years dates are told by their year at all.
_RECORDED = 1900


def _counted(match: re.Match[str]) -> float | None:
    """How many units, "half a century" and "a year and a half" among them."""
    if match["halved"]:
        return 0.25 if "quarter" in match["halved"].lower() else 0.5
    if match["one"]:
        return 1.5
    count = count_of(match)
    return count + 0.5 if count is not None and match["half"] else count


def _hours_off(sign: int, hours: float, way: str, context: Context) -> Reading:
    """`two hours ago`, `an hour later`: a time of the day told of; `48 hours ago`: a day."""
    if way in ("ago", "from now", "hence") and hours >= _DAY and hours % _DAY == 0:
        return Reading("date", calendar.day(calendar.add_days(context.published, sign * int(hours // _DAY))))
    if sign < 0:
        return Reading("time", calendar.reference("PAST_REF"))
    return Reading("time", calendar.day(context.published if way == "from now" else context.told_day))


_DAY = 24


def _parted(context: Context, at: int) -> bool:
    """Whether another sentence has begun since a period was named."""
    return context.period_end < 0 or re.search(r"[.!?][”\"]?\s", context.text[context.period_end : at]) is not None


_COMPARES = re.compile(r"\b(?:from|compared (?:with|to)|against|than|versus|over|on|up|down)\b(?:[^.;]|\.\d){0,60}$")


def _compared_with(match: re.Match[str], context: Context) -> PartialDate | None:
    """The period that figures are compared with: "in the third quarter, from $3 million a year earlier"."""
    told, text = context.period, context.text
    at = calendar.first_of(told) if told else None
    if told is not None and told.precision == "month" and _parted(context, match.start()):
        return None
    if told is None or at is None or not _COMPARES.search(text[max(0, match.start() - 80) : match.start()]):
        return None
    return calendar.period(told.precision, calendar.add_months(at, -12))


def _units_ago(match: re.Match[str], _: Context) -> Reading:
    """`years ago`, `months or even years later`: a side of now."""
    ahead = words.plain(match["way"]) in ("later", "from now")
    return Reading("date", calendar.reference("FUTURE_REF" if ahead else "PAST_REF"))


def _from_a_day(match: re.Match[str], context: Context) -> Reading | None:
    """`two years ago today`, `a week from tomorrow`: as precise as the day it is counted from."""
    name, steps, _, letter = words.unit_of(match["unit"])
    count = count_of(match)
    if count is None or letter.startswith("T") or count != int(count):
        return None
    base, _, unit = words.plain(match["day"] or match["day2"]).rpartition(" ")
    at = calendar.add_days(context.published, 0 if base else words.WORDS["named_days"][unit])
    tonight = unit == "tonight"
    moved = calendar.move(at, "day" if letter == "D" else name, (-1 if match["day"] else 1) * int(count) * steps)
    if tonight:
        return Reading("time", calendar.part_of_day(moved, "NI"))
    return Reading("date", calendar.period(unit if base else "day", moved))


def _before_last(match: re.Match[str], context: Context) -> Reading:
    """`the week before last`, `the year after next`."""
    name = words.plain(match["unit"])
    step = -2 if words.plain(match["which"]).startswith("before") else 2
    return Reading("date", calendar.period(name, calendar.move(context.published, name, step)))


def _new_year(_: re.Match[str], context: Context) -> Reading:
    """`in the new year`: the one ahead in the second half of a year, the one begun in the first."""
    return Reading("date", calendar.year(context.published.year + (context.published.month > _FIRST_HALF)))


_FIRST_HALF = 6


def _same_period(match: re.Match[str], context: Context) -> Reading:
    """`the same period last year`: that of the month or quarter told of, a year before; else that year."""
    told, unit = context.told_date, words.plain(match["unit"])
    base = context.told if told else context.published
    if unit not in ("quarter", "month", "week", "day"):
        unit = told.precision if told and told.precision in ("month", "quarter", "half-year", "week", "day") else "year"
    elif told and told.precision in _COARSE and unit in ("week", "day"):
        unit = "year"
    year = context.published.year - 1 if "last" in match["which"].lower() else base.year - 1
    return Reading("date", calendar.period(unit, calendar.add_months(base, 12 * (year - base.year))))


def _straight_units(match: re.Match[str], context: Context) -> Reading:
    """`for a third straight day`: the day told of; a longer unit is the running one."""
    name = words.plain(match["unit"])
    return Reading("date", calendar.period(name, context.told_day if name == "day" else context.published))


def _reference(match: re.Match[str], context: Context) -> Reading | None:
    name = words.plain(match[0])
    if name == "the past":
        inside = context.tokens(match.start(), match.end())
        after = next((t for t in context.row[inside[-1].index + 1 : inside[-1].index + 2]), None)
        if after is not None and after.pos in ("NUM", "NOUN", "PROPN", "ADJ"):
            return None  # "the past six races"
    return Reading("date", calendar.reference(_REFERENCES[name]))


_REFERENCES = {
    words.plain(phrase): cast(Literal["PRESENT_REF", "PAST_REF", "FUTURE_REF"], value)
    for table in ("references", "led_references")
    for value, phrases in words.WORDS[table].items()
    for phrase in phrases
}


_RELATIVE: dict[str, Build] = {
    "named day": _named_day,
    "period from a day": _from_a_day,
    "before last": _before_last,
    "new year": _new_year,
    "same period": _same_period,
    "straight units": _straight_units,
    "day that ends": _part_of_the_unit,
    "this unit": _this_unit,
    "that unit": _that_unit,
    "unit previous": _unit_previous,
    "coming units": _coming_units,
    "part of the unit": _part_of_the_unit,
    "year's end": _units_end,
    "weekend": _weekend,
    "ago": _ago,
    "units ago": _units_ago,
    "led reference": _reference,
    "reference": _reference,
    **LENGTHS,
    **CLOCKS,
}
RELATIVE_RULES = make_rules("relative", _RELATIVE)
