"""What a name does, or what is done in it, so far as it tells what it is of: speaks, plays, sinks, is many."""

from __future__ import annotations

import re

from briefgen.language.grammar import Token
from briefgen.language.names.placing import following
from briefgen.language.names.spans import NameSpan
from briefgen.language.names.wordlists import wordlists

_SCORE = re.compile(r"(?<![\d-])\d{1,2}[-–]\d{1,2}(?![\d-])")
_ARTICLE = re.compile(r"(?:The|A|An) $")
_PAIRS = frozenset({("“", "”"), ('"', '"'), ("‘", "’"), ("«", "»")})
_VERSION = re.compile(r"[0-9]{1,2}(?:[.][0-9]{1,2})*|[IVX]{2,4}")


def speaks(span: NameSpan) -> bool:
    """Whether the name is the subject of a verb of speech or thought."""
    head = span.head
    return head.dep == "nsubj" and head.head.lemma in wordlists().speech


def feels(span: NameSpan) -> bool:
    """Whether the name is the subject of what only a person does: "hopes", "remembers", "smiled"."""
    return span.head.dep == "nsubj" and span.head.head.lemma in wordlists().feels


def employs(span: NameSpan) -> bool:
    """As in "analysts at X"."""
    above = span.head.head
    return span.head.dep == "pobj" and above.lower == "at" and above.head.lemma.lower() in wordlists().role_nouns


def published_in(span: NameSpan) -> bool:
    """As in "a study published on Tuesday in X"."""
    above = span.head.head
    return span.head.dep == "pobj" and above.lower == "in" and above.head.lemma in {"publish", "print", "appear"}


def sinks(span: NameSpan) -> bool:
    """As in "the Northern Light sank", "has docked": a ship."""
    head = span.head
    alone = head.head.child("dobj") is None  # "the navy sank it"
    return head.dep == "nsubj" and head.head.lemma in wordlists().beside["sinks"] and alone and span.label != "PERSON"


def is_plural_subject(span: NameSpan) -> bool:
    """As in "Orvelle are third", "Orvelle head to the coast": one name with a plural verb is a team's."""
    head = span.head
    if head.dep != "nsubj" or span.tokens[-1].text.endswith("s") or any(c.dep in {"conj", "cc"} for c in head.children):
        return False
    verb = head.head
    forms = [verb, *(c for c in verb.children if c.dep == "aux")]
    plural = any(t.lower in {"are", "were", "have"} and t.tag in {"VBP", "VBD"} for t in forms)
    bare = verb.tag == "VBP" and len(forms) == 1 and verb.index > span.tokens[-1].index and verb.dep == "ROOT"
    if bare and len(span.words) == 1:
        return True
    return plural and head.dep != "conj" and not _is_question(verb, head)


def _is_question(verb: Token, subject: Token) -> bool:
    """Whether the verb, or its auxiliary, stands before its subject: what is plural then may be something else."""
    return min([verb.index, *(c.index for c in verb.children if c.dep == "aux")]) < subject.index


def acts(span: NameSpan) -> bool:
    """Whether the name is the subject of what only somebody does, in the active voice."""
    head = span.head
    return head.dep == "nsubj" and head.head.pos == "VERB" and head.head.lemma not in wordlists().befalls


def is_related(span: NameSpan) -> bool:
    """As in "X, which has": what "which" goes on about is no person."""
    top = span.head
    while (second := next((c for c in top.children if c.dep == "conj"), None)) is not None:
        top = second  # "X and Y, which have"
    row = top.sentence.tokens
    start = max(top.index, span.tokens[-1].index) + 1 - row[0].index
    after = [t for t in row[start : start + 3] if t.text != ","]
    return len(after) > 1 and after[0].lower == "which" and after[1].pos in {"VERB", "AUX"}


def plays(span: NameSpan) -> bool:
    """As in "X beat Y 2-1", "a 2-1 win over X": a team, where the sentence has a score."""
    head, sentence = span.head, span.head.sentence.tokens
    beside = wordlists().beside
    above = head.head
    side = head.dep in {"nsubj", "dobj"} and above.lemma in beside["match"]
    beaten = head.dep == "pobj" and above.head.lemma in beside["match"]
    if not (side or beaten):
        return False
    text = head.block.text[sentence[0].start : sentence[-1].end]
    return _SCORE.search(text) is not None


def has_version(span: NameSpan) -> bool:
    """As in "Firebird 3", "Firebird 3.5": a small number right behind a name that belongs to it."""
    after = following(span, 3)
    if not after or after[0].tag != "CD" or not _VERSION.fullmatch(after[0].text):
        return False
    bare = len(after) < 2 or (
        after[1].tag not in {"NN", "NNS", "NNP", "NNPS", "CD", "HYPH"} and after[1].text not in {"-", "–"}
    )
    return bare and (after[0].head in span.tokens or "." in after[0].text)


def is_quoted(span: NameSpan) -> bool:
    """Whether quotation marks hold the name and nothing else but its article: “The Long Way”."""
    text = span.tokens[0].block.text
    before = _ARTICLE.sub("", text[: span.tokens[0].start])[-1:]
    after = text[span.tokens[-1].end :].lstrip(",.")[:1]
    return (before, after) in _PAIRS
