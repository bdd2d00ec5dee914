"""Date, time, duration and set expressions, resolved against the article's date and never beyond their words.

The rules stand in `rules` and `relative`; here they are run over the blocks: at each place the longest
match that makes sense wins, takes in the words around it, and a clock time joins the day beside it.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, replace

from briefgen.language.dates import calendar, words
from briefgen.language.dates import wrappers as datewrappers
from briefgen.language.dates.relative import RELATIVE_RULES
from briefgen.language.dates.rules import CALENDAR_RULES, Context, Reading, Rule
from briefgen.language.grammar import ParsedText
from briefgen.model import DateType, PartialDate
from briefgen.source.document import Block, Passage

RULES: tuple[Rule, ...] = (*CALENDAR_RULES, *RELATIVE_RULES)
_PATTERNS = tuple((rule, words.pattern(rule.template), words.needs(rule.template)) for rule in RULES)
_PAPERS = frozenset(words.WORDS["papers"])
_MONTH_LEADS = frozenset(words.WORDS["leads"]["month"])
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
    """Every expression of time in a text, in text order, anchored to the day of publication."""
    mentions: list[DateMention] = []
    told = published
    for block, row in zip(text.document.blocks, text.tokens, strict=True):
        context = Context(published=published, text=block.text, row=row, told=told, told_day=published)
        for found in _join_times(_read(block, context), block.text):
            passage = block.passage(found.start, found.end)
            mentions.append(DateMention(passage, found.reading.type, found.reading.date, found.why))
        told = context.told
    return tuple(mentions)


def _read(block: Block, context: Context) -> list[_Found]:
    held: dict[re.Pattern[str], bool] = {}
    for _, _, needed in _PATTERNS:
        for one in needed:
            if one not in held:
                held[one] = one.search(block.text) is not None
    candidates = [
        (match.start(), -match.end(), order, rule, match)
        for order, (rule, pattern, needed) in enumerate(_PATTERNS)
        if not needed or any(held[one] for one in needed)
        for match in pattern.finditer(block.text)
    ]
    candidates.sort(key=lambda c: c[:3])
    found: list[_Found] = []
    done = 0
    for start, minus_end, _, rule, match in candidates:
        if start < done or not _plausible(rule, match, context):
            continue
        reading = rule.build(match, context)
        if reading is None:
            continue
        first, last, reading, used = datewrappers.widen(block.text, start, -minus_end, reading, context)
        while found and first <= found[-1].start:
            found.pop()  # "Monday of next week" has taken in the Monday
        if found and first < found[-1].end:
            first = start
        found.append(_Found(first, last, reading, (rule.name, *used)))
        found.extend(_listed(found[-1], context))
        done = found[-1].end
        _remember(reading, context)
    return found


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


def _remember(reading: Reading, context: Context) -> None:
    at = calendar.first_of(reading.date)
    if at and reading.type in ("date", "time"):
        context.told, context.told_date = at, reading.date
        if reading.date.start == reading.date.end:
            context.told_day = at


def _plausible(rule: Rule, match: re.Match[str], context: Context) -> bool:
    """Whether a name of a month or weekday is one here, and not a verb, a person or a newspaper."""
    if rule.name not in ("month", "weekday", "which month", "holiday"):
        return True
    inside = context.tokens(match.start(), match.end())
    if not inside:
        return False
    word, last = inside[0], inside[-1]
    if last.tag in ("MD", "VB", "VBP", "VBZ", "VBD") and rule.name == "month":
        return False
    after = next((t for t in context.row[last.index + 1 : last.index + 2]), None)
    before = next((t for t in context.row[max(0, word.index - 1) : word.index]), None)
    if after is not None and after.text in _PAPERS:
        return False
    if rule.name == "weekday" and before is not None and before.text in ("Black", "Bloody", "Super", "Cyber", "Casual"):
        return False
    if rule.name != "month":
        return True
    lead = context.before(match.start())
    if match[0] in ("May", "MAY", "March", "MARCH") and lead not in _MONTH_LEADS and word.entity != "DATE":
        return False
    named = before is not None and before.text[:1].isupper() and before.pos == "PROPN" and before.entity == "PERSON"
    naming = (
        after is not None and after.text[:1].isupper() and after.pos == "PROPN" and word.entity in ("PERSON", "ORG")
    )
    return not (named or naming)


def _join_times(found: list[_Found], text: str) -> list[_Found]:
    """A clock time and the day beside it as one expression: "9 a.m. on Friday", "Friday at 9 a.m."."""
    joined: list[_Found] = []
    for item in found:
        before = joined[-1] if joined else None
        if before is not None and _JOINS.fullmatch(text, before.end, item.start):
            time, day = (before, item) if not before.reading.anchored else (item, before)
            at = calendar.first_of(day.reading.date)
            if not time.reading.anchored and day.reading.date.precision == "day" and day.reading.type == "date" and at:
                reading = replace(time.reading, date=datewrappers.on_day(time.reading.date, at), anchored=True)
                joined[-1] = _Found(before.start, item.end, reading, (*before.why, *item.why))
                continue
        joined.append(item)
    return joined
