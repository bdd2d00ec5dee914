"""Verbs that the tagger took for nouns: "Those guidelines state that ...", "Some claim that ...".

Such a sentence has no verb of its own but those behind "that", which is how it is known.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.language.attribution.blocks import BlockView
from briefgen.language.attribution.candidates import Candidate
from briefgen.language.attribution.limits import clause_limit
from briefgen.language.grammar import Token

_SOMEBODY = frozenset({"some", "many", "others", "most", "few", "both", "they", "we"})
_FINITE = ("VBD", "VBZ", "VBP", "MD")


def disguised_candidates(view: BlockView) -> Iterator[Candidate]:
    """Nouns between a plural and "that" which can only be the sentence's verb."""
    for start, end in view.segments:
        that = next((t for t in view.row[start + 2 : end - 2] if t.lower == "that"), None)
        if that is None or view.inside[that.index] >= 0 or not _is_verb(view, view.row[that.index - 1], start):
            continue
        verb, head = view.row[that.index - 1], view.row[that.index - 2]
        lemma = verb.lower if view.lexicon.has("verbs", verb.lower) else verb.lower.removesuffix("s")
        sense = view.lexicon.sense("verbs", lemma, "clause")
        source = view.trim((start, verb.index))
        content = view.trim((that.index, clause_limit(view, that.index, end)))
        if sense is not None and source is not None and content is not None:
            yield Candidate((content,), (verb.index, that.index), source, head, "clause", sense)


def _is_verb(view: BlockView, word: Token, start: int) -> bool:
    """Whether a word tagged as a noun follows its subject, and nothing else before "that" can be the verb."""
    if word.tag not in ("NN", "NNS") or not word.is_root or word.index <= start:
        return False
    before = view.row[start : word.index]
    plural = before[-1].tag in ("NNS", "NNPS") and word.tag == "NN"
    single = before[-1].tag in ("NN", "NNP") and word.tag == "NNS"
    clear = not any(t.tag in _FINITE or t.text == "," for t in before)
    return clear and (plural or single or before[-1].lower in _SOMEBODY)
