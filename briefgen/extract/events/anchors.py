"""Date phrases as what an event hangs on: which of them date anything, and how they stand to their verb.

Which event a phrase dates is for `candidates`; what a phrase says is for the language stage.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from briefgen.extract.events.words import SAYING
from briefgen.language.datelines import report_start
from briefgen.language.dates import DateMention
from briefgen.language.grammar import Sentence, Token

# "as of 16 May", "up from 600 a week earlier": when something was counted.
_COMPARED = re.compile(
    r"(?:\bas of|\bas at|\bfrom [\d.,]+(?: (?:per cent|percent|million|billion))?)\s+(?:the )?$", re.IGNORECASE
)


# "every other Tuesday", "alternate Fridays": a habit.
_ALTERNATE = re.compile(r"\b(?:every other|every second|every|each|alternate)\s+$", re.IGNORECASE)


_OF_IT = re.compile(r"\b(?:of|about|on|over|for)\s+$", re.IGNORECASE)


def dates_something(mention: DateMention) -> bool:
    """Sets, references to now and then, and lengths without bounds date no event."""
    if mention.why == ("part of the day",):
        return False  # "opens at three in the morning": on which day is not said
    if mention.why[:1] == ("straight units",):
        return False  # "for a third straight day" says how long
    if _COMPARED.search(mention.passage.block.text[max(0, mention.passage.start - 24) : mention.passage.start]):
        return False
    if _ALTERNATE.search(mention.passage.block.text[max(0, mention.passage.start - 14) : mention.passage.start]):
        return False
    if mention.date.value == "FUTURE_REF" and _OF_IT.search(mention.passage.block.text, 0, mention.passage.start):
        return False  # "a debate about the future of the port"
    if mention.type == "set" or mention.date.value in ("PRESENT_REF", "PAST_REF"):
        return False
    if mention.type != "duration":
        return True
    if mention.passage.block.text[mention.passage.end :].startswith(" of "):
        return False  # "within six days of the vote"
    before = mention.passage.block.text[max(0, mention.passage.start - 8) : mention.passage.start].lower().split()
    bounded = mention.date.end is not None or mention.date.start is not None
    return bounded and before[-1:] != ["for"] and before[-1:] != ["over"]


def of_writing(mention: DateMention) -> bool:
    """`LIMA, March 3 —`: the day of writing, not of an event."""
    return mention.passage.end <= report_start(mention.passage.block.text)


def of_saying(sentence: Sentence, mention: DateMention) -> bool:
    """`said on Monday it would close`: the day of saying, which the parse likes to hang on what was said."""
    before = [t for t in sentence.tokens if t.end <= mention.passage.start][-2:]
    if before and before[-1].lower in ("on", "late", "early", "in"):
        before.pop()
    after = next((t for t in sentence.tokens if t.start >= mention.passage.end), None)
    said = bool(before) and before[-1].tag == "VBD" and before[-1].lemma in SAYING
    return said and after is not None and after.tag in ("PRP", "PRP$", "DT", "EX", "NNP", "NNPS", "NNS")


def in_date(token: Token, mentions: Sequence[DateMention]) -> bool:
    """Whether a word stands in a date phrase itself: the "march" of "1 March" is no march."""
    return any(m.passage.start <= token.start < m.passage.end for m in mentions)


def only_then(verb: Token, mention: DateMention) -> bool:
    """`is not expected until May`, `will not start until May`: it is expected, and then."""
    before = verb.block.text[max(0, mention.passage.start - 8) : mention.passage.start].lower().split()
    if before[-1:] != ["until"]:
        return False
    coming = any(c.tag == "MD" and c.lower in ("will", "wo", "would", "wouldn") for c in verb.children)
    return coming or verb.lemma in ("expect", "schedule", "plan", "anticipate")


def since(sentence: Sentence, mention: DateMention) -> bool:
    """As in "since May", "than in May", "of May": what a date is measured from, or part of."""
    before = sentence.block.text[max(0, mention.passage.start - 12) : mention.passage.start].lower().split()
    return bool(before) and before[-1] in ("since", "than", "of")


def lies_ahead(mention: DateMention, published: datetime.date) -> bool:
    """Whether a date begins after the day of publication."""
    return mention.date.start is not None and mention.date.start > published.isoformat()
