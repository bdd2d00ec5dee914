"""Where an article speaks of events: those that its dates belong to, and those that are coming without a date.

Nothing is judged here; which event a date belongs to is for `dating`, an event's standing for `status`.
"""

from __future__ import annotations

import re

from briefgen.extract.events.anchors import dates_something, in_date, of_saying, of_writing
from briefgen.extract.events.candidates import Candidate, is_aside
from briefgen.extract.events.dating import Told, dated_event
from briefgen.extract.events.diary import day_of_entry, entered
from briefgen.extract.events.entries import LISTED
from briefgen.extract.events.plans import plans_in
from briefgen.extract.events.words import GATHERINGS
from briefgen.language.analysis import Analysis
from briefgen.language.dates import DateMention
from briefgen.language.grammar import Sentence, Token

_ASKED = re.compile(r"\?\W*$")


def find_candidates(analysis: Analysis) -> list[Candidate]:
    """All mentions of events, in text order: those with a date first within each sentence."""
    found: list[Candidate] = []
    by_block: dict[int, list[DateMention]] = {}
    for mention in analysis.dates:
        by_block.setdefault(mention.passage.block.index, []).append(mention)
    days = _days_of_entries(analysis, by_block)
    for sentence in analysis.text.sentences:
        if _ASKED.search(sentence.text):
            continue  # what is asked is not announced
        mentions = [
            m
            for m in by_block.get(sentence.block.index, [])
            if sentence.start <= m.passage.start < sentence.end and dates_something(m)
        ]
        told = Told(analysis.text.tokens[sentence.block.index], analysis.published, mentions)
        dated = [
            c
            for m in mentions
            if not (of_writing(m) or of_saying(sentence, m))
            and (c := dated_event(sentence, m, told))
            and not in_date(c.trigger, mentions)
        ]
        if sentence.block.index in days and not any(_is_day(m) for m in mentions):
            dated.extend(entered(sentence, days[sentence.block.index]))
        if any(c.rule == LISTED for c in dated):
            dated = [c for c in dated if c.rule == LISTED or not _detail(c)]
        found.extend(dated)
        named = {c.trigger.index for c in dated if not is_aside(c)}
        found.extend(
            Candidate(sentence, noun, verb, None, rule)
            for noun, verb, rule in plans_in(sentence)
            if noun.index not in named and not in_date(noun, mentions)
        )
    return [c for c in found if not _in_name_of_body(c.trigger, analysis)]


def _days_of_entries(analysis: Analysis, by_block: dict[int, list[DateMention]]) -> dict[int, DateMention]:
    """The day of each paragraph that is a diary's entry, by the paragraph's index."""
    sentences: dict[int, list[Sentence]] = {}
    for sentence in analysis.text.sentences:
        if sentence.block.index in by_block:
            sentences.setdefault(sentence.block.index, []).append(sentence)
    found = ((block, day_of_entry(row, by_block[block])) for block, row in sentences.items())
    return {block: day for block, day in found if day is not None}


def _is_day(mention: DateMention) -> bool:
    return mention.type != "set" and mention.date.precision in ("day", "part-of-day", "month")


def _in_name_of_body(trigger: Token, analysis: Analysis) -> bool:
    """`the Congress of Bell Founders`: a body that is called by an event's noun."""
    if trigger.tag != "NNP" or trigger.lower not in GATHERINGS:
        return False
    return any(
        mention.form == "name" and mention.passage.block is trigger.block
        and mention.passage.start <= trigger.start < mention.passage.end
        for named in analysis.names if named.kind != "place" for mention in named.mentions
    )  # fmt: skip


def _detail(candidate: Candidate) -> bool:
    """In a list's entry, an hour or a condition is a detail of its event."""
    date, trigger = candidate.date, candidate.trigger
    timed = date is not None and date.date.precision in ("hour", "minute")
    return timed or any(c.lower in ("if", "unless") for c in trigger.children_with("mark"))
