"""The sentences of a diary's entry: "Monday, 26 May: the mayor is sworn in. The trial of a banker opens."

What stands right behind an entry's date in the same sentence is for `entries`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefgen.extract.events.candidates import Candidate
from briefgen.extract.events.carriers import carried
from briefgen.extract.events.clauses import SUBJECTS, negated
from briefgen.extract.events.words import CARRIERS, DEED_NOUNS, NEVER, is_event_noun
from briefgen.language.dates import DateMention
from briefgen.language.dates.tense import clause_direction
from briefgen.language.grammar import Sentence, Token

# The rule for what a diary's entry tells of in a sentence of its own.
ENTERED = "the day of the diary's entry"

_HEADED = re.compile(r"\s*[:–—-]\s")


def day_of_entry(sentences: Sequence[Sentence], mentions: Sequence[DateMention]) -> DateMention | None:
    """The day that a paragraph is headed by, before a colon or a dash; None where it is headed by none."""
    if not sentences or not mentions:
        return None
    first, text = mentions[0], sentences[0].block.text
    headed = not text[: first.passage.start].strip(" *_-•") and _HEADED.match(text, first.passage.end)
    return first if headed and first.date.precision in ("day", "part-of-day") and first.type != "set" else None


def entered(sentence: Sentence, day: DateMention) -> Iterator[Candidate]:
    """The events that a sentence of an entry tells of: what is or will be done, or is named without a verb."""
    for word in _heads(sentence):
        if word.pos not in ("VERB", "AUX"):
            if is_event_noun(word) or word.lemma in DEED_NOUNS or word.lower in DEED_NOUNS:
                yield Candidate(sentence, word, None, day, ENTERED)
            continue
        if clause_direction(word) not in ("present", "future") or negated(word) or word.lemma in NEVER:
            continue
        noun = carried(word) if word.lemma in CARRIERS else None
        if noun is not None or (word.lemma != "be" and word.child(*SUBJECTS) is not None):
            yield Candidate(sentence, noun or word, word, day, ENTERED)


def _heads(sentence: Sentence) -> list[Token]:
    """A sentence's main words: its root, and the roots of the clauses before its semicolons."""
    root = sentence.root
    joined = [c for c in root.children_with("ccomp", "conj", "parataxis") if c.pos == "VERB" and c.child(*SUBJECTS)]
    return [*joined, root]
