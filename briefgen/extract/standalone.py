"""Whether a sentence can be read without the one before it, and where it begins behind a dateline or a clock time.

Which words point outside a sentence is for `references`; which sentences are worth a reader's time for `keypoints`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.extract.prose import told
from briefgen.extract.references import leaning, points_back, points_outside
from briefgen.extract.surroundings import Surroundings
from briefgen.extract.turns import turns
from briefgen.language.analysis import Analysis
from briefgen.language.attribution import Attribution
from briefgen.language.datelines import clock, report_start
from briefgen.language.grammar import Sentence, Token
from briefgen.language.names.towns import cities_known_as
from briefgen.language.names.wordlists import wordlists

_ENTRY = re.compile(r"\d{1,2}(?::\d{2}|[.:]\d{2}\s?[ap]\.?m|\s?[ap]\.?m)\b|\d{1,2}\.\d{2}(?=\s*(?:[—–-]|$))")
_LABEL = re.compile(r"[A-Z][\w ’'-]{0,30}:\s+(?=[A-Z“\"‘«])")
# A heading that its paragraph begins with, every word with a capital: "Why Rates Rose: The bank ...".
_HEADING = re.compile(
    r"(?:[A-Z][\w’'&-]*|of|the|and|for|in|to|on|a)(?: (?:[A-Z][\w’'&-]*|of|the|and|for|in|to|on|a)){2,9}: (?=[A-Z])"
)
_TOWN = re.compile(r"(?P<town>[^\W\d_][\w’'. -]{2,24})(?:, [A-Z][\w’'. -]{2,24})? +[–—-] +(?=[A-Z“\"‘«])")
_ENDINGS = ".!…”\"’'»)]*"
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_OBJECTS = frozenset({"dobj", "ccomp", "xcomp", "advcl", "parataxis"})
_ENTRIES = 3
_FEWEST_WORDS, _MOST_WORDS = 6, 70
# A few words that announce the rest, which does not go on as a sentence: "In one line: everything is ready."
_TAG = re.compile(r"(?:[\w’'-]+ ){0,3}[\w’'-]+: ")
_MOSTLY = 0.6
_SCRAP = 4  # words of a quotation that say nothing without their question: "about 71"


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """A sentence that can be read alone, from a character of its block on.

    `lean` is how much it leans still, `quoted` the share of its words in quotation marks where they are most of it.
    """

    sentence: Sentence
    begin: int
    lean: float
    quoted: float


def telling(analysis: Analysis, around: Surroundings, headline: frozenset[str]) -> tuple[Telling, ...]:
    """The sentences of an article that can be read alone, in text order; `headline` has its headline's words."""
    found = []
    conversation = turns(analysis, around)
    for sentence in told(analysis):
        if sentence.block.index in conversation:
            continue
        begin = sentence.start + lead_in(sentence)
        words = [t for t in sentence.tokens if t.text[:1].isalnum() and t.start >= begin]
        if not (_FEWEST_WORDS <= len(words) <= _MOST_WORDS and _is_whole(sentence, begin)):
            continue
        plain = [t for t in words if not around.is_quoted(t)]
        text = around.masked(sentence, begin)
        if (
            not points_outside(sentence, plain, text, around)
            and _is_clause(plain)
            and _says_who(sentence, words, plain, around)
        ):
            quoted = 1 - len(plain) / len(words)
            lean = leaning(sentence, plain, text, around, headline)
            found.append(Telling(sentence, begin, lean, quoted if quoted > _MOSTLY else 0.0))
    return tuple(found)


def is_log(analysis: Analysis) -> bool:
    """Whether an article is told by the clock, entry by entry, so that its first is only its newest or oldest."""
    return sum(_ENTRY.match(block.text) is not None for block in analysis.text.document.blocks) >= _ENTRIES


def lead_in(sentence: Sentence) -> int:
    """How many characters of a sentence come before what it says: a dateline, a clock time, "In brief:"."""
    if sentence.start == 0 and (begin := report_start(sentence.block.text)):
        return begin
    first = next((t for t in sentence.tokens if t.text[:1].isalnum()), sentence.tokens[0])
    if sentence.block.text[: first.start].strip(" “\"‘'«(*"):
        return 0
    heading = _HEADING.match(sentence.text)
    if heading:
        return heading.end()
    town = _TOWN.match(sentence.text) if sentence.start == 0 else None
    if town and cities_known_as(town["town"]):
        return town.end()
    label = _LABEL.match(sentence.text)
    if label and not any(t.pos in {"VERB", "AUX"} for t in sentence.tokens if t.end <= sentence.start + label.end()):
        return label.end()
    return clock(sentence.text)


def _is_whole(sentence: Sentence, begin: int) -> bool:
    """Whether what is left is a statement from its capital to its stop."""
    text = sentence.block.text[begin : sentence.end].rstrip()
    return (
        (text[-1] in _ENDINGS or (sentence.block.kind == "list-item" and text[-1].isalnum()))
        and not text[0].islower()
        and not text.rstrip(_ENDINGS.replace(".", "")).endswith("?")
        and not _TAG.match(text)
        and _is_balanced(text)
    )


def _is_clause(plain: Sequence[Token]) -> bool:
    """A finite verb of the sentence's own with its subject: no heading, no order, no "Closed in the capital"."""
    inside = {t.index for t in plain}
    return _is_garden_path(plain) or any(
        _is_main(t, inside) and _is_finite(t) and t.child(*_SUBJECTS) is not None for t in plain
    )


def _is_garden_path(plain: Sequence[Token]) -> bool:
    """As in "Orvelle, a maker of sensors, filed on Monday": a name's verb behind its comma, read as a participle."""
    root = next((t for t in plain if t.is_root), None)
    if root is None or not root.tag.startswith("NNP"):
        return False
    row = root.sentence.tokens
    verbs = (c for c in root.children if c.dep == "acl" and c.tag == "VBN" and c.lower.endswith("ed"))
    return any(row[verb.index - row[0].index - 1].text == "," for verb in verbs)


def _is_main(verb: Token, inside: set[int]) -> bool:
    if verb.pos not in {"VERB", "AUX"}:
        return False
    if verb.is_root or verb.head.index not in inside:
        return True
    return verb.dep in {"conj", "parataxis", "ccomp"} and _is_main(verb.head, inside)


def _is_finite(verb: Token) -> bool:
    return verb.tag in _FINITE or any(c.tag in _FINITE for c in verb.children_with("aux", "auxpass"))


def _says_who(sentence: Sentence, words: Sequence[Token], plain: Sequence[Token], around: Surroundings) -> bool:
    """Whether words of somebody else come with their speaker, and with what they are about."""
    if 2 * len(plain) <= len(words) and not any(around.mentioned(t) is not None for t in plain):
        return False
    if around.is_quoted(words[0]) and points_back(words[0]):
        return False
    for passage, attribution in around.contents.get(sentence.block.index, ()):
        if passage.end <= sentence.start or sentence.end <= passage.start or _holds_speaker(sentence, attribution):
            continue
        if 2 * sum(passage.start <= t.start < passage.end for t in words) > len(words):
            return False
    return not _is_scrap(words, plain, around)


def _is_scrap(words: Sequence[Token], plain: Sequence[Token], around: Surroundings) -> bool:
    """Whether all that is said is a few quoted words without a verb, which answer what is not in the sentence."""
    quoted = [t for t in words if around.is_quoted(t)]
    root = next((t for t in plain if t.is_root), None)
    if root is None or root.lemma not in wordlists().speech or not 0 < len(quoted) <= _SCRAP:
        return False
    told = (c for c in root.children if c.dep in _OBJECTS and c.index > root.index and not around.is_quoted(c))
    return not any(t.pos in {"VERB", "AUX"} for t in quoted) and next(told, None) is None


def _holds_speaker(sentence: Sentence, attribution: Attribution) -> bool:
    """Whether a sentence itself says whose words it has."""
    spoken = (attribution.cue, attribution.source)
    return any(p is not None and p.block is sentence.block and sentence.start <= p.start < sentence.end for p in spoken)


def _is_balanced(text: str) -> bool:
    return text.count("“") == text.count("”") and text.count("«") == text.count("»") and text.count('"') % 2 == 0
