"""The phrases by which a sentence leaves something open, doubts it or guesses at it: data, and how they are looked up.

The data is `language/english/questions.toml`. Which sentence of an article is a question is for `questions`.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Any, NamedTuple

from briefgen.extract.surroundings import Surroundings
from briefgen.language.grammar import Sentence
from briefgen.model import QuestionKind

# Cues by which a narrator reports that somebody leaves a thing open; their content is the article's question, too.
_LEAVES_OPEN = frozenset({"asks", "refuses"})
_KINDS: tuple[QuestionKind, ...] = ("speculation", "doubt", "open")
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


class Judged(NamedTuple):
    """The kind of question that a sentence raises, and why."""

    kind: QuestionKind
    why: str


class _Sign(NamedTuple):
    """Words that a sentence must have, one of each row, before the sections `of` are read at all."""

    of: frozenset[str]
    one: frozenset[str]
    other: frozenset[str]


def matched(section: str, text: str) -> str | None:
    """The words of a text that a section's patterns find."""
    match = _pattern(section).search(text)
    return match[0] if match is not None else None


def judged(sentence: Sentence, around: Surroundings) -> Judged | None:
    """What a sentence leaves open in its narrator's own voice."""
    sections = _signs_of(sentence)
    if not sections:
        return None
    text = own_voice(sentence, around)
    if matched("closed", text):
        return None
    for kind in _KINDS:
        if kind in sections and (why := matched(kind, text)) is not None:
            return Judged(kind, f"phrase: {why}")
    if "reported" in sections and (why := matched("reported", around.masked(sentence, sentence.start))) is not None:
        return Judged("open", f"phrase: {why}")  # what somebody is reported to call unknown is open for the reader
    return _guessed(sentence, text) if "speculation" in sections else None


def own_voice(sentence: Sentence, around: Surroundings) -> str:
    """A sentence in lower case without quotations and without what others are said to say."""
    text = list(around.masked(sentence, sentence.start))
    for passage, attribution in around.contents.get(sentence.block.index, ()):
        if attribution.source is None or (attribution.act in _LEAVES_OPEN and attribution.frame != "script"):
            continue
        for at in range(max(passage.start, sentence.start), min(passage.end, sentence.end)):
            text[at - sentence.start] = "_"
    return "".join(text)


def _guessed(sentence: Sentence, text: str) -> Judged | None:
    """A narrator's "perhaps" about what happens, not about a number, a quality or what a reader might do."""
    guesses, graded = _words("guesses", "words"), _words("guesses", "graded")
    if any(t.lower == "you" for t in sentence.tokens):
        return None
    for token, behind in pairwise(sentence.tokens):
        if token.lower in guesses and token.dep == "advmod" and behind.lower not in graded:
            verbs = (token.head, *token.head.children_with("aux", "auxpass"))
            advised = any(verb.lower in {"should", "ought"} for verb in verbs)
            finite = token.head.pos in {"VERB", "AUX"} and any(verb.tag in FINITE for verb in verbs) and not advised
            if finite and text[token.start - sentence.start] != "_":
                return Judged("speculation", f"phrase: {token.lower}")
    return None


def _signs_of(sentence: Sentence) -> frozenset[str]:
    """The sections in which a sentence may match; none for most."""
    present = {t.lower for t in sentence.tokens}
    found: frozenset[str] = frozenset()
    for sign in _signs():
        if sign.one & present and (not sign.other or sign.other & present):
            found |= sign.of
    return found


@cache
def _signs() -> tuple[_Sign, ...]:
    return tuple(
        _Sign(*(frozenset(row.get(name, "").split()) for name in ("of", "one", "with"))) for row in _data()["signs"]
    )


@cache
def _pattern(section: str) -> re.Pattern[str]:
    return re.compile("|".join(_data()[section]["patterns"]))


@cache
def _words(section: str, name: str) -> frozenset[str]:
    return frozenset(_data()[section][name].split())


@cache
def _data() -> dict[str, Any]:
    path = resources.files("briefgen.language.english").joinpath("questions.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))
