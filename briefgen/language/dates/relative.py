"""Rules for expressions that lean on a day or on none: next month, two years ago, durations, sets, references."""

from __future__ import annotations

import re
from typing import Literal, cast

from briefgen.language.dates import calendar, words
from briefgen.language.dates.calendar import Day
from briefgen.language.dates.rules import Build, Context, Reading, date, make_rules
from briefgen.model import PartialDate

_NOW = {"this": 0, "current": 0, "last": -1, "past": -1, "next": 1, "coming": 1, "upcoming": 1}
_THEN = {
    "previous": -1, "preceding": -1, "prior": -1, "same": 0, "that": 0, "that same": 0, "that very": 0, "next": 1,
    "following": 1, "ensuing": 1,
}  # fmt: skip


def _named_day(match: re.Match[str], context: Context) -> Reading:
    name = words.plain(match["name"])
    at = calendar.add_days(context.published, words.WORDS["named_days"][name])
    return Reading("time", calendar.part_of_day(at, "NI")) if name == "tonight" else Reading("date", calendar.day(at))


def _part_now(match: re.Match[str], context: Context) -> Reading:
    """A part of a day near by: `this morning`, `last night`."""
    which = words.plain(match["which"])
    part = words.WORDS["parts_of_day"][words.plain(match["part"])]
    at = context.told_day if which in ("that", "the same") else context.published
    return Reading("time", calendar.part_of_day(calendar.add_days(at, -1 if which == "last" else 0), part))


def _part_of_the_unit(match: re.Match[str], context: Context) -> Reading:
    """`the end of the year`, `late in the day`: the period of publication, the day told of.

    Where that part of it lies the other way than the verb points, the period before or after is meant.
    """
    name = words.unit_of(match["unit"])[0]
    if name == "day":
        return Reading("date", calendar.day(context.told_day))
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


def _part_then(match: re.Match[str], context: Context) -> Reading:
    return Reading(
        "time", calendar.part_of_day(context.told_day, words.WORDS["parts_of_day"][words.plain(match["part"])])
    )


def _part_next(match: re.Match[str], context: Context) -> Reading:
    """`the next morning`, seen from the day told of last."""
    at = calendar.add_days(context.told_day, -1 if words.plain(match["which"]) == "previous" else 1)
    return Reading("time", calendar.part_of_day(at, words.WORDS["parts_of_day"][words.plain(match["part"])]))


def _units_end(match: re.Match[str], context: Context) -> Reading:
    """`year-end`, `the year's end`, `mid-year`: no more precise than the year."""
    return Reading("date", calendar.period(words.plain(match["unit"] or "year"), context.published))


def _overnight(_: re.Match[str], context: Context) -> Reading:
    return Reading("time", calendar.part_of_day(context.told_day, "NI"))


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
    ):
        return Reading("date", calendar.period(name, calendar.move(context.told, name, steps)))  # that of a story
    if name == "weekend" and shift == 1 and context.published.weekday() < 5 and words.plain(match["which"]) == "coming":
        shift = 0
    return Reading("date", calendar.period(name, calendar.move(context.published, name, shift * steps)))


def _past_unit(match: re.Match[str], context: Context) -> Reading:
    """`the past year` is a length that ends now, not the year before."""
    return _bounded_length(1, match["unit"] or match["long"], context, -1)


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
    return Reading("date", calendar.period(name, calendar.move(context.told, name, shift * steps)))


def _unit_previous(match: re.Match[str], context: Context) -> Reading:
    """`the day before`, `the year previous`."""
    name, steps, _, _ = words.unit_of(match["unit"])
    shift = 1 if words.plain(match["which"]) in ("after", "following") else -1
    return Reading("date", calendar.period(name, calendar.move(context.told, name, shift * steps)))


def _count(match: re.Match[str]) -> float | None:
    return None if match.groupdict().get("vague") else words.number_of(match["count"] or "one")


def _bounded_length(count: float | None, unit: str, context: Context, sign: int) -> Reading:
    """A length that begins or ends at publication, with its bounds where the count is known."""
    length = words.duration(count, unit)
    name, steps, _, letter = words.unit_of(unit)
    today = context.published.isoformat()
    if count is None and sign > 0 and not letter.startswith("T"):
        return Reading("duration", PartialDate(value=length.value, start=today, precision=length.precision))
    if count is None or letter.startswith("T") or count != int(count):
        return Reading("duration", length)
    far = calendar.move(context.published, "day" if letter == "D" else name, sign * int(count) * steps)
    start, end = sorted((context.published, far))
    bounds = PartialDate(
        value=length.value, start=start.isoformat(), end=end.isoformat(), precision=length.precision
    )  # fmt: skip
    return Reading("duration", bounds)


def _next_lengths(match: re.Match[str], context: Context) -> Reading | None:
    """`the next two weeks`, `the past 18 months`, `the last few days`."""
    first = context.tokens(match.start("which"), match.end("which"))
    if first and first[0].tag == "VB":
        return None  # "is to last two days"
    sign = 1 if words.plain(match["which"]) in ("next", "coming", "following") else -1
    return _bounded_length(_count(match), match["unit"], context, sign)


def _coming_units(match: re.Match[str], _: Context) -> Reading:
    """`the coming weeks`, `recent years`: a side of now, without bounds."""
    ahead = words.plain(match["which"]) in ("next", "coming")
    return Reading("date", calendar.reference("FUTURE_REF" if ahead else "PAST_REF"))


def _ago(match: re.Match[str], context: Context) -> Reading | None:
    """`two years ago`, `three days later`: as precise as the unit it counts in."""
    name, steps, amount, letter = words.unit_of(match["unit"])
    way = words.plain(match["way"])
    sign = 1 if way in ("later", "hence", "from now", "on", "afterwards", "after") else -1
    count = _count(match)
    if count is None:
        return Reading("date", calendar.reference("PAST_REF" if sign < 0 else "FUTURE_REF"))
    base = context.published if way in ("ago", "hence", "from now") else context.told
    if letter.startswith("T"):
        return Reading("time", calendar.reference("PAST_REF")) if sign < 0 else None
    if count != int(count):
        name, steps, count = "month", 1, count * amount * (12 if letter == "Y" else 1)
    unit = "day" if letter == "D" else name
    return date(calendar.period(unit, calendar.move(base, unit, sign * int(count) * steps)))


def _from_a_day(match: re.Match[str], context: Context) -> Reading | None:
    """`two years ago today`, `a week from tomorrow`: as precise as the day it is counted from."""
    name, steps, _, letter = words.unit_of(match["unit"])
    count = _count(match)
    if count is None or letter.startswith("T") or count != int(count):
        return None
    base, _, unit = words.plain(match["day"] or match["day2"]).rpartition(" ")
    at = calendar.add_days(context.published, 0 if base else words.WORDS["named_days"][unit])
    moved = calendar.move(at, "day" if letter == "D" else name, (-1 if match["day"] else 1) * int(count) * steps)
    return Reading("date", calendar.period(unit if base else "day", moved))


def _before_last(match: re.Match[str], context: Context) -> Reading:
    """`the week before last`, `the year after next`."""
    name = words.plain(match["unit"])
    step = -2 if words.plain(match["which"]).startswith("before") else 2
    return Reading("date", calendar.period(name, calendar.move(context.published, name, step)))


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


def _than_planned(match: re.Match[str], context: Context) -> Reading | None:
    """`on 3 May, two days later than planned` says of the day just named how late it is; else it is a length."""
    told = context.told_date
    beside = told is not None and re.search(r",\s*(?:some )?$", context.text[: match.start()]) is not None
    if told is not None and beside and context.told_end >= match.start() - 2:
        return Reading("date", told)
    return Reading("duration", words.duration(_count(match), match["unit"]))


def _straight_units(match: re.Match[str], context: Context) -> Reading:
    """`for a third straight day`: the day told of; a longer unit is the running one."""
    name = words.plain(match["unit"])
    return Reading("date", calendar.period(name, context.told_day if name == "day" else context.published))


def _early_hours(_: re.Match[str], context: Context) -> Reading:
    return Reading("time", calendar.part_of_day(context.told_day, "MO"))


def _within(match: re.Match[str], context: Context) -> Reading:
    """`within 60 days`, `in three weeks' time`: a length whose end is a bound."""
    direction, count = context.direction(match), _count(match)
    if direction == "future" or (direction == "present" and count != 1):
        return _bounded_length(count, match["unit"], context, 1)
    return Reading("duration", words.duration(count, match["unit"]))


def _length(match: re.Match[str], _: Context) -> Reading | None:
    half = 0.5 if match.groupdict().get("half") else 0.0
    count = _count(match)
    return Reading("duration", words.duration(None if count is None else count + half, match["unit"]))


def _half(match: re.Match[str], _: Context) -> Reading:
    name = words.unit_of(match["unit"])[0]
    months = {
        "year": (6.0, "month"),
        "decade": (5.0, "year"),
        "century": (50.0, "year"),
        "hour": (30.0, "minute"),
        "day": (12.0, "hour"),
    }
    count, unit = months.get(name, (0.5, match["unit"]))
    return Reading("duration", words.duration(count, unit))


def _a_unit(match: re.Match[str], context: Context) -> Reading | None:
    """`a year` is a rate behind an amount ("$3m a year") and a length elsewhere, where something says so."""
    lead = context.before(match.start())
    unit = match["unit"]
    inside = context.tokens(match.start(), match.end())
    head = inside[-1].head if inside else None
    if inside and (inside[-1].dep == "npadvmod" and head is not None and head.pos in ("NOUN", "NUM", "SYM", "ADV")):
        return Reading("set", words.duration(1, unit))
    if re.search(r"\d", lead) or lead in (
        "times",
        "once",
        "twice",
        "million",
        "billion",
        "dollars",
        "euros",
        "percent",
    ):
        return Reading("set", words.duration(1, unit))
    if lead in _LENGTH_LEADS or match["rest"] is not None:
        return Reading("duration", words.duration(1, unit))
    return None


_LENGTH_LEADS = frozenset(words.WORDS["leads"]["length"])


def _bare_units(match: re.Match[str], _: Context) -> Reading:
    return Reading("duration", words.duration(None, match["unit"]))


def _single_unit(match: re.Match[str], _: Context) -> Reading:
    return Reading("duration", words.duration(1, match["unit"] or match.groupdict().get("unit2") or "day"))


def _every(match: re.Match[str], _: Context) -> Reading | None:
    groups = match.groupdict()
    if groups.get("weekday"):
        return Reading(
            "set", PartialDate(value=f"XXXX-WXX-{words.weekday_number(groups['weekday']) + 1}", precision="day")
        )
    if groups.get("month"):
        return Reading("set", PartialDate(value=f"XXXX-{words.month_number(groups['month']):02d}", precision="month"))
    if groups.get("season"):
        name = words.WORDS["seasons"][words.plain(groups["season"])]
        return Reading("set", PartialDate(value=f"XXXX-{name}", precision="season"))
    if groups.get("part"):
        part = words.WORDS["parts_of_day"][words.plain(groups["part"])]
        return Reading("set", PartialDate(value=f"XXXX-XX-XXT{part}", precision="part-of-day"))
    count = (
        2
        if words.plain(groups.get("count") or "") in ("other", "second")
        else words.number_of(groups.get("count") or "one")
    )
    return Reading("set", words.duration(count, match["unit"]))


def _often(match: re.Match[str], _: Context) -> Reading:
    length = words.WORDS["sets"][words.plain(match[0])]
    names: dict[str, Literal["hour", "day", "week", "month", "year"]] = {
        "H": "hour", "D": "day", "W": "week", "M": "month", "Y": "year",
    }  # fmt: skip
    return Reading("set", PartialDate(value=length, precision=names[length[-1]]))


def _reference(match: re.Match[str], _: Context) -> Reading:
    return Reading("date", calendar.reference(_REFERENCES[words.plain(match[0])]))


def _clock(match: re.Match[str], context: Context) -> Reading | None:
    """A clock time; its day is the one told of last until a day beside it says otherwise."""
    groups = match.groupdict()
    at: Day = context.told_day
    name = words.plain(groups.get("name") or "")
    if name:
        hour = 24 if name == "midnight" else 12
        return Reading("time", calendar.clock(at, hour, 0), anchored=False)
    digits = re.split(r"[:.]", match["clock"])
    if len(digits) == 1 and len(digits[0]) == 4:
        digits = [digits[0][:2], digits[0][2:]]
    hour, minute = int(digits[0]), int(digits[1]) if len(digits) > 1 else None
    half = (groups.get("half") or "").strip().lower()
    if half and hour > 12:
        return None
    if half.startswith("p") and hour < 12:
        hour += 12
    elif half.startswith("a") and hour == 12:
        hour = 0
    zone = words.WORDS["zones"].get(groups.get("zone") or "", "")
    return Reading("time", calendar.clock(at, hour, minute, zone), anchored=False) if hour <= 24 else None


_REFERENCES = {
    words.plain(phrase): cast(Literal["PRESENT_REF", "PAST_REF", "FUTURE_REF"], value)
    for value, phrases in words.WORDS["references"].items()
    for phrase in phrases
}


def _digits(match: re.Match[str], context: Context) -> Reading | None:
    """Digits are a time of day when a colon, a.m. or p.m., or a zone says so."""
    said = match["half"] or match["zone"] or re.search(r"local|hours|hrs", match[0])
    counted = context.before(match.start()) in ("won", "lost", "score", "verse", "ratio")
    return _clock(match, context) if said or (":" in match["clock"] and not counted) else None


_RELATIVE: dict[str, Build] = {
    "named day": _named_day,
    "period from a day": _from_a_day,
    "before last": _before_last,
    "same period": _same_period,
    "than planned": _than_planned,
    "straight units": _straight_units,
    "day that ends": _part_of_the_unit,
    "all of a unit": _single_unit,
    "early hours": _early_hours,
    "part of this day": _part_now,
    "part of the next day": _part_next,
    "overnight": _overnight,
    "this unit": _this_unit,
    "past unit": _past_unit,
    "that unit": _that_unit,
    "unit previous": _unit_previous,
    "lengths from now": _next_lengths,
    "coming units": _coming_units,
    "part of the unit": _part_of_the_unit,
    "year's end": _units_end,
    "weekend": _weekend,
    "part of the day": _part_then,
    "ago": _ago,
    "within": _within,
    "length": _length,
    "year and a half": _length,
    "half a unit": _half,
    "a unit": _a_unit,
    "long units": _bare_units,
    "bare units": _bare_units,
    "units of": _bare_units,
    "single unit": _single_unit,
    "every unit": _every,
    "every named": _every,
    "weekdays": _every,
    "per unit": _every,
    "often": _often,
    "reference": _reference,
    "clock": _digits,
    "oclock": _clock,
    "noon": _clock,
}
RELATIVE_RULES = make_rules("relative", _RELATIVE)
