"""Rules for times of the day and its parts; a day beside a time joins it in `layer`."""

from __future__ import annotations

import re

from briefgen.language.dates import calendar, words
from briefgen.language.dates.calendar import Day
from briefgen.language.dates.readings import Build, Context, Reading


def _part_now(match: re.Match[str], context: Context) -> Reading:
    """A part of a day near by: `this morning`, `last night`."""
    which = words.plain(match["which"])
    part = words.WORDS["parts_of_day"][words.plain(match["part"])]
    at = context.day_of_time(match) if which in ("that", "the same") else context.published
    return Reading("time", calendar.part_of_day(calendar.add_days(at, -1 if which == "last" else 0), part))


def _part_then(match: re.Match[str], context: Context) -> Reading:
    return Reading(
        "time",
        calendar.part_of_day(context.day_of_time(match), words.WORDS["parts_of_day"][words.plain(match["part"])]),
    )


def _part_next(match: re.Match[str], context: Context) -> Reading:
    """`the next morning`, seen from the day told of last."""
    at = calendar.add_days(context.told_day, -1 if words.plain(match["which"]) == "previous" else 1)
    return Reading("time", calendar.part_of_day(at, words.WORDS["parts_of_day"][words.plain(match["part"])]))


def _overnight(match: re.Match[str], context: Context) -> Reading:
    return Reading("time", calendar.part_of_day(context.day_of_time(match), "NI"))


def _early_hours(match: re.Match[str], context: Context) -> Reading:
    return Reading("time", calendar.part_of_day(context.day_of_time(match), "MO"))


def _clock(match: re.Match[str], context: Context) -> Reading | None:
    """A clock time; its day is the one told of last until a day beside it says otherwise."""
    groups = match.groupdict()
    at: Day = context.day_of_time(match)
    name = words.plain(groups.get("name") or "")
    if name:
        hour = 24 if name == "midnight" else 12
        return Reading("time", calendar.clock(at, hour, 0), anchored=False)
    digits = re.split(r"[:.]", match["clock"])
    if len(digits) == 1 and len(digits[0]) == 4:
        digits = [digits[0][:2], digits[0][2:]]
    hour, minute = int(digits[0]), int(digits[1]) if len(digits) > 1 else None
    half = words.plain(groups.get("half") or "")
    if not half and minute is not None and hour <= 12 and (shared := _SHARED_HALF.match(context.text, match.end())):
        half = words.plain(shared[1])  # "1:00 – 2:00 PM"
    if half and hour > 12:
        return None
    if half.startswith(("p", "in the a", "in the e", "at")) and hour < 12:
        hour += 12
    elif half.startswith(("a", "in the m")) and not half.startswith("at") and hour == 12:
        hour = 0
    zone = words.WORDS["zones"].get(groups.get("zone") or groups.get("zone2") or "", "")
    return (
        Reading("time", calendar.clock(at, hour, minute, zone), anchored=False)
        if hour < 24 or (hour == 24 and not minute)
        else None
    )


_BESIDE_DAY = words.pattern(r",? (?:on )?(?:{WEEKDAYNAME}|tonight|tomorrow|this (?:morning|afternoon|evening))\b")
_SHARED_HALF = re.compile(r"(?: ?[-–—] ?| (?:to|and|or|until) )\d{1,2}[:.]?(?:\d\d)? ?([ap]\.?m)", re.I)


def _digits(match: re.Match[str], context: Context) -> Reading | None:
    """Digits are a time of day when a colon, a.m. or p.m., or a zone says so."""
    said = match["half"] or match["zone"] or match["zone2"] or re.search(r"local|hours|hrs", match[0])
    dotted = "." in match["clock"] and context.before(match.start()) in ("at", "from", "by", "until", "before", "after")
    said = said or (dotted and _BESIDE_DAY.match(context.text, match.end()))  # "at 7.30 on Tuesday"
    counted = context.before(match.start()) in ("won", "lost", "score", "verse", "ratio")
    return _clock(match, context) if said or (":" in match["clock"] and not counted) else None


CLOCKS: dict[str, Build] = {
    "part of this day": _part_now,
    "part of the next day": _part_next,
    "overnight": _overnight,
    "early hours": _early_hours,
    "part of the day": _part_then,
    "edge of the day": _part_then,
    "clock": _digits,
    "oclock": _clock,
    "noon": _clock,
}
