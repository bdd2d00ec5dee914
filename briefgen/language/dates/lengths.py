"""Rules for lengths of time, also those that begin or end now, and for how often something is."""

from __future__ import annotations

import re
from typing import Literal

from msgspec.structs import replace

from briefgen.language.dates import calendar, words
from briefgen.language.dates.readings import Build, Context, Reading
from briefgen.model import PartialDate


def count_of(match: re.Match[str]) -> float | None:
    return None if match.groupdict().get("vague") else words.number_of(match["count"] or "one")


def _past_unit(match: re.Match[str], context: Context) -> Reading:
    """`the past year` is a length that ends now, not the year before."""
    return _bounded_length(1, match["unit"] or match["long"], context, -1)


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
    return _bounded_length(count_of(match), match["unit"], context, sign)


def _than_planned(match: re.Match[str], context: Context) -> Reading | None:
    """`on 3 May, two days later than planned` says of the day just named how late it is; else it is a length."""
    told = context.told_date
    beside = (
        told is not None
        and " later " in match[0].lower()
        and re.search(r",\s*(?:some )?$", context.text[: match.start()]) is not None
    )
    if told is not None and beside and context.told_end >= match.start() - 2:
        return Reading("date", told)
    return Reading("duration", words.duration(count_of(match), match["unit"]))


def _within(match: re.Match[str], context: Context) -> Reading:
    """`within 60 days`, `in three weeks' time`: a length whose end is a bound."""
    direction, count = context.direction(match), count_of(match)
    if _since_when(match, context):
        return Reading("duration", words.duration(count, match["unit"]))
    if direction == "future" or (direction == "present" and count != 1):
        return _bounded_length(count, match["unit"], context, 1)
    return Reading("duration", words.duration(count, match["unit"]))


def _since_when(match: re.Match[str], context: Context) -> bool:
    """`the wettest month in six years`, `within 30 days of a complaint`: a length that does not begin now."""
    before = [t for t in context.row if t.end <= match.start()][-7:-1]
    ranked = any(t.tag in ("JJS", "RBS") or t.lower in ("first", "only", "time") for t in before)
    return ranked or re.match(r" of (?:an?|the|[a-z]+ing)\b", context.text[match.end() : match.end() + 12]) is not None


def _length(match: re.Match[str], _: Context) -> Reading | None:
    half = 0.5 if match.groupdict().get("half") else 0.0
    count = count_of(match)
    return Reading("duration", words.duration(None if count is None else count + half, match["unit"]))


def _combined(match: re.Match[str], _: Context) -> Reading | None:
    """`two years and eight months`, `four minutes 28 seconds`: one length, the larger unit first."""
    first, second = (
        words.duration(words.number_of(match[c]), match[u]) for c, u in (("count", "unit"), ("count2", "unit2"))
    )
    order = "YMWD"
    if first.value.startswith("PT") and second.value.startswith("PT"):
        return Reading("duration", replace(second, value=first.value + second.value[2:]))
    if second.value.startswith("PT"):
        return Reading("duration", replace(second, value=first.value + second.value[1:]))
    if first.value.startswith("PT") or order.index(first.value[-1]) >= order.index(second.value[-1]):
        return None
    return Reading("duration", replace(second, value=first.value + second.value[1:]))


def _first_units(match: re.Match[str], context: Context) -> Reading | None:
    """`the first nine months`, `the next half hour`: a length, whose bounds the words do not tell."""
    if match["halved"]:
        return _half(match, context)
    which = match[0].lower().removeprefix("the ")
    return Reading("duration", words.duration(count_of(match), match["unit"])) if which[:1] in "fio" else None


def _or_two(match: re.Match[str], _: Context) -> Reading:
    """`a year or two`, `the next month or so`: a length of about that many."""
    count = 2 if match[0].lower().endswith("two") else None if match[0].lower().endswith(("more", "longer")) else 1
    return Reading("duration", words.duration(count, match["unit"]))


def _to_come(match: re.Match[str], context: Context) -> Reading | None:
    """`in the years to come` is a side of now, `for decades to come` a length."""
    if match["lead"]:
        return Reading("date", calendar.reference("FUTURE_REF"))
    if context.before(match.start()) not in ("for", "in", "over", "during", "within") or match[0].endswith("ahead"):
        return None
    return Reading("duration", words.duration(None, match["unit"]))


def _times_in(match: re.Match[str], _: Context) -> Reading:
    """`twice a week`, `four days a week`, `once every two years`: how often, by the unit in which it is counted."""
    groups = match.groupdict()
    count = words.number_of(groups["count"]) if groups.get("count") else 1
    return Reading("set", words.duration(count, match["unit"] or groups["unit2"]))


def _weekends(match: re.Match[str], _: Context) -> Reading:
    """`on weekends`, `on weeknights`."""
    value = {"weekends": "XXXX-WXX-WE", "weekdays": "P1D"}.get(match["weekends"].lower(), "XXXX-XX-XXTNI")
    return Reading("set", PartialDate(value=value, precision="day"))


def _weekday_parts(match: re.Match[str], _: Context) -> Reading:
    """`Sunday mornings`."""
    part = words.WORDS["parts_of_day"][words.plain(match["part"])]
    number = words.weekday_number(match["weekday"]) + 1
    return Reading("set", PartialDate(value=f"XXXX-WXX-{number}T{part}", precision="part-of-day"))


def _half(match: re.Match[str], _: Context) -> Reading:
    name = words.unit_of(match["unit"] or match["unit2"])[0]
    months = {
        "year": (6.0, "month"),
        "decade": (5.0, "year"),
        "century": (50.0, "year"),
        "hour": (30.0, "minute"),
        "day": (12.0, "hour"),
    }
    count, unit = months.get(name, (0.5, match["unit"]))
    if "quarter" in (match.groupdict().get("share") or "").lower():
        count /= 2
    return Reading("duration", words.duration(count, unit))


def _a_unit(match: re.Match[str], context: Context) -> Reading | None:
    """`a year` is a rate behind an amount ("$3m a year") and a length elsewhere, where something says so."""
    lead = context.before(match.start())
    unit = match["unit"]
    if match["rest"] is not None or context.text[: match.start()].endswith((", ", "; ")):
        return Reading("duration", words.duration(1, unit)) if match["rest"] is not None else None
    if not re.match(r"an?\s", match[0], re.I):
        return Reading("duration", words.duration(1, unit))  # "at least a month apart"
    inside = context.tokens(match.start(), match.end())
    head = inside[-1].head if inside else None
    if inside and (inside[-1].dep == "npadvmod" and head is not None and head.pos in ("NOUN", "NUM", "SYM", "ADV")):
        return Reading("set", words.duration(1, unit))
    if (
        re.search(r"\d", lead)
        or lead in words.WORDS["numbers"]
        or _RATE.search(context.text[max(0, match.start() - 40) : match.start()])
        or lead in ("times", "once", "twice", "million", "billion", "dollars", "euros", "percent")
    ):
        return Reading("set", words.duration(1, unit))
    if lead in _LENGTH_LEADS:
        return Reading("duration", words.duration(1, unit))
    return None


# "five million views a month": a count of things is a rate.
_RATE = re.compile(
    r"(?:\d|\b(?:hundred|thousand|million|billion|dozen|one|two|three|four|five|six|ten))s?(?: [a-z]+){1,2} $"
)
_LENGTH_LEADS = frozenset(words.WORDS["leads"]["length"])


def _some_units(match: re.Match[str], _: Context) -> Reading:
    return Reading("duration", words.duration(None, match.groupdict().get("minutes") or match["unit"]))


def _single_unit(match: re.Match[str], _: Context) -> Reading:
    return Reading(
        "duration",
        words.duration(1, match["unit"] or match.groupdict().get("unit2") or match.groupdict().get("unit3") or "day"),
    )


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
    if groups.get("some"):
        return Reading("set", words.duration(None, match["unit"]))
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


LENGTHS: dict[str, Build] = {
    "past unit": _past_unit,
    "lengths from now": _next_lengths,
    "than planned": _than_planned,
    "within": _within,
    "the length": _length,
    "first units": _first_units,
    "unit or two": _or_two,
    "combined length": _combined,
    "length": _length,
    "year and a half": _length,
    "half a unit": _half,
    "a unit": _a_unit,
    "long units": _some_units,
    "units long": _some_units,
    "bare units": _some_units,
    "units of": _some_units,
    "single unit": _single_unit,
    "all of a unit": _single_unit,
    "units to come": _to_come,
    "times in a unit": _times_in,
    "units in a unit": _times_in,
    "weekday parts": _weekday_parts,
    "weekends": _weekends,
    "every unit": _every,
    "every named": _every,
    "weekdays": _every,
    "per unit": _every,
    "often": _often,
}
