"""Date, time, duration and set expressions, resolved against the article's date and never beyond their words.

The rules stand in `rules` and `relative`; here they are run over the blocks: at each place the longest
match that makes sense wins, takes in the words around it, and a clock time joins the day beside it.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, replace

import msgspec

from briefgen.language.datelines import dateline
from briefgen.language.dates import calendar, words
from briefgen.language.dates import wrappers as datewrappers
from briefgen.language.dates.definite import DEFINITE_RULES
from briefgen.language.dates.feasts import FEAST_RULES
from briefgen.language.dates.periods import PERIOD_RULES
from briefgen.language.dates.plausible import plausible
from briefgen.language.dates.readings import Context, Reading, Rule
from briefgen.language.dates.relative import RELATIVE_RULES
from briefgen.language.dates.rules import CALENDAR_RULES
from briefgen.language.dates.spoken import SPOKEN_RULES
from briefgen.language.grammar import ParsedText
from briefgen.model import DateType, PartialDate
from briefgen.source.document import Block, Passage

RULES: tuple[Rule, ...] = (
    *CALENDAR_RULES, *PERIOD_RULES, *SPOKEN_RULES, *DEFINITE_RULES, *FEAST_RULES, *RELATIVE_RULES,
)  # fmt: skip
_PATTERNS = tuple((rule, words.pattern(rule.template), words.needs(rule.name, rule.template)) for rule in RULES)
_LISTED = words.pattern(
    r"(?:,| and| or|, and) (?P<day>{DAY})\b(?= ?(?:[,.;:)]|$| and \d| in | at | for | to ))(?![.,]\d)"
)
_JOINS = re.compile(r",?\s+(?:on\s+|at\s+|from\s+|this\s+|by\s+)?|\s*\(\s*")


@dataclass(frozen=True, slots=True)
class DateMention:
    """One expression of time and what it comes to; `why` names the rules that read it."""

    passage: Passage
    type: DateType
    date: PartialDate
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    reading: Reading
    why: tuple[str, ...]


def find_dates(text: ParsedText, published: datetime.date) -> tuple[DateMention, ...]:
    """Every expression of time in a text, in text order, anchored to the day of publication.

    A dateline or a line that tells of an update says from which day the words below it count.
    """
    mentions: list[DateMention] = []
    written = told = _written(text, published)
    section, period, told_date = written, None, None
    blocks = tuple(block.text for block in text.document.blocks)
    for block, row in zip(text.document.blocks, text.tokens, strict=True):
        updated = _updated(block, published)
        if block.kind == "heading":
            section = updated or written
        anchor = updated or section
        context = Context(
            period=period,
            blocks=blocks,
            told_date=told_date if anchor == written else None,
            published=anchor,
            text=block.text,
            row=row,
            told=told if anchor == written else anchor,
            told_day=anchor,
            told_past=anchor,
        )
        for found in _join_times(_read(block, context), block.text):
            passage = block.passage(found.start, found.end)
            mentions.append(DateMention(passage, found.reading.type, found.reading.date, found.why))
        told, told_date, period = context.told, context.told_date, context.period
    return tuple(mentions)


_DAY = r"(?P<day>(?P<month>{MONTH}) {DAY}|{DAY} (?P<month2>{MONTH}))"
_DAY_OF_WRITING = words.pattern(r"\b" + _DAY + r"(?!\d)")
_UPDATED = words.pattern(r"^\W*(?i:updated?)\b[,:]? (?:on )?(?:{WEEKDAY},? )?" + _DAY)
# A report is seldom printed later than this many days after its dateline, nor updated later than that after print.
_WIRE_DAYS, _UPDATE_DAYS = 7, 60


def _written(text: ParsedText, published: datetime.date) -> datetime.date:
    """The day of the dateline that a text begins with, where it lies shortly before publication."""
    first = next((block for block in text.document.blocks if block.kind != "heading"), None)
    head = dateline(first.text) if first else None
    found = _DAY_OF_WRITING.search(first.text, head.towns, head.end) if first and head else None
    at = _day_in(found, published, "past")
    return at if at and (published - at).days <= _WIRE_DAYS else published


def _updated(block: Block, published: datetime.date) -> datetime.date | None:
    """The day that "Update, 5 March:" puts at the head of a block."""
    at = _day_in(_UPDATED.match(block.text), published, "future")
    return at if at and (at - published).days <= _UPDATE_DAYS else None


def _day_in(match: re.Match[str] | None, published: datetime.date, way: calendar.Direction) -> datetime.date | None:
    number = re.search(r"\d+", match["day"]) if match else None
    if match is None or number is None:
        return None
    month = words.month_number(match["month"] or match["month2"])
    return calendar.choose_day(published, month, int(number[0]), way)


def _read(block: Block, context: Context) -> list[_Found]:
    held = words.signs(block.text)
    if not held:
        return []
    candidates = [
        (match.start(), -match.end(), order, rule, match)
        for order, (rule, pattern, needed) in enumerate(_PATTERNS)
        if not any(held.isdisjoint(group) for group in needed)
        for match in pattern.finditer(block.text)
    ]
    candidates.sort(key=lambda c: c[:3])
    found: list[_Found] = []
    done = 0
    for start, minus_end, _, rule, match in candidates:
        if start < done or not plausible(rule, match, context):
            continue
        reading = rule.build(match, context)
        if reading is None:
            continue
        across = reading.type == "duration" and match[0][:5].lower() == "over " and _is_across(context, start)
        begins = start + 5 * across
        first, last, reading, used = datewrappers.widen(block.text, begins, -minus_end, reading, context)
        while found and first <= found[-1].start:
            found.pop()  # "Monday of next week" has taken in the Monday
        if found and first < found[-1].end:
            first = begins
        found.append(_Found(first, last, reading, (rule.name, *used)))
        found.extend(_listed(found[-1], context))
        done = found[-1].end
        _remember(reading, context, first, done)
    return found


# Before these "over five years" says more than five.
_MORE_THAN = frozenset(
    {"for", "in", "of", "after", "lasted", "took", "takes", "take", "spent", "is", "was", "a", "just", "well"}
)


def _is_across(context: Context, at: int) -> bool:
    """Whether "over" leads a length ("phased in over five years") and does not measure it ("for over five years")."""
    inside = context.tokens(at, at + 4)
    return bool(inside) and inside[0].dep == "prep" and context.before(at) not in _MORE_THAN


def _listed(head: _Found, context: Context) -> list[_Found]:
    """The days that share the month before them: "June 3, 4 and 5" gives three dates."""
    days: list[_Found] = []
    at = calendar.first_of(head.reading.date)
    if head.why[0] != "month day" or head.reading.type != "date" or not at:
        return days
    end = head.end
    while match := _LISTED.match(context.text, end):
        day = calendar.make_day(at.year, at.month, words.ordinal_of(match["day"]))
        if not day or day <= at:
            break
        end, at = match.end(), day
        days.append(_Found(match.start("day"), end, Reading("date", calendar.day(day)), ("listed day",)))
    return days


def _is_to_compare(period: PartialDate, start: int, context: Context) -> bool:
    """Whether a period is named beside the one that figures are for: "from $3 million in the 1988 quarter"."""
    told = context.period
    if told is None or _AGAINST.search(context.text[:start]):
        return told is not None
    at, before = calendar.first_of(told), calendar.first_of(period)
    return told.precision == period.precision and at is not None and calendar.add_months(at, -12) == before


# The periods that a report gives figures for, and the ends of what names the one to compare with.
_FIGURED = ("month", "quarter", "half-year")
_AGAINST = re.compile(r"\b(?:from|than|against|with|to)\s+$")
_BEFORE_IT = re.compile(r"(?:earlier|ago|before|last year|(?:-earlier|-ago|prior-year|previous-year)(?: \w+)?)$")


def _remember(reading: Reading, context: Context, start: int, end: int) -> None:
    at = calendar.first_of(reading.date)
    if at and reading.type in ("date", "time"):
        context.told, context.told_date, context.told_end = at, reading.date, end
        if at <= context.published:
            context.told_past = at
        if reading.date.start == reading.date.end:
            context.told_day = at
        figured = reading.date.precision in _FIGURED and not _BEFORE_IT.search(context.text, 0, end)
        if figured and (context.period_end < 0 or not _is_to_compare(reading.date, start, context)):
            context.period, context.period_end = reading.date, end


def _join_times(found: list[_Found], text: str) -> list[_Found]:
    """A clock time and the day beside it as one expression: "9 a.m. on Friday", "Friday at 9 a.m."."""
    joined: list[_Found] = []
    for item in found:
        before = joined[-1] if joined else None
        if before is not None and _JOINS.fullmatch(text, before.end, item.start):
            time, day = (before, item) if not before.reading.anchored else (item, before)
            at = calendar.first_of(day.reading.date)
            part = day.reading.date.value[11:] if day.reading.date.precision == "part-of-day" else None
            whole = day.reading.date.precision == "day" and day.reading.type == "date"
            if not time.reading.anchored and at and (whole or part):
                said = text[time.start : time.end]
                clock = _in_part(time.reading.date, part, said) if part else time.reading.date
                reading = replace(time.reading, date=datewrappers.on_day(clock, at), anchored=True)
                closed = "(" in text[before.end : item.start] and text[item.end : item.end + 1] == ")"
                joined[-1] = _Found(before.start, item.end + closed, reading, (*before.why, *item.why))
                continue
        joined.append(item)
    return joined


def _in_part(clock: PartialDate, part: str, said: str) -> PartialDate:
    """A clock time in a part of a day: half past nine "last night" is 21:30, unless it says which half itself."""
    hour, first = int(clock.value[11:13]), _FIRST_HOURS.get(part, _NOON)
    if not first <= hour < _NOON or re.search(r"[ap]\.?m", said, re.I):
        return clock
    return msgspec.structs.replace(clock, value=f"{clock.value[:11]}{hour + _NOON}{clock.value[13:]}")


# From which hour of the clock on a time in the afternoon, evening or night is one before midnight.
_NOON, _FIRST_HOURS = 12, {"AF": 1, "EV": 1, "NI": 5}
