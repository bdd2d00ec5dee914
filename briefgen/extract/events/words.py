"""The words of events, loaded once: kinds by noun and verb, and what words say of an event's standing."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any, cast, get_args

from briefgen.language.grammar import Token
from briefgen.model import EventKind

_WORDS: dict[str, Any] = tomllib.loads(
    resources.files("briefgen.language.english").joinpath("events.toml").read_text(encoding="utf-8")
)


def _by_word(table: dict[str, list[str]]) -> dict[str, EventKind]:
    assert set(table) <= set(get_args(EventKind)), "events.toml names a kind that is none"
    return {word: cast(EventKind, kind) for kind, words in table.items() for word in words}


NOUN_KINDS = _by_word(_WORDS["nouns"])
VERB_KINDS = _by_word(_WORDS["verbs"])
WEAK_NOUNS = frozenset(_WORDS["weak"]["nouns"])
PART_NOUNS = frozenset(_WORDS["weak"]["parts"])
CARRIERS = frozenset(_WORDS["carriers"]["verbs"])
DECIDING = frozenset(_WORDS["carriers"]["deciding"])
NEVER = frozenset(_WORDS["never"]["verbs"])
PLACE_NOUNS = frozenset(_WORDS["never"]["places"])
# Words that set one event apart from another of the same name.
APART = frozenset(_WORDS["carriers"]["apart"])
STATUS = {name: frozenset(words) for name, words in _WORDS["status"].items() if name != "phrasal"}
PHRASAL: dict[str, str] = _WORDS["status"]["phrasal"]


def lemma_in(token: Token, words: frozenset[str]) -> bool:
    """Whether a word's lemma or form is in a list, also where the model clipped the lemma ("hopes" as "hop")."""
    return token.lemma in words or token.lower in words or f"{token.lemma}e" in words


def is_event_noun(token: Token) -> bool:
    """Whether a noun is an event by itself; `talks` and `games` count in the plural only, names by their last word."""
    if token.pos not in ("NOUN", "PROPN") or token.dep == "compound":
        return False
    if (token.lemma == "talk" and token.tag == "NN") or (token.entity == "ORG" and token.lemma in WEAK_NOUNS):
        return False
    return token.lemma in NOUN_KINDS or token.lower in NOUN_KINDS


def kind_of(token: Token) -> EventKind:
    """The kind of event a noun or verb is."""
    if token.pos in ("NOUN", "PROPN"):
        if token.lemma in PART_NOUNS and (inner := inner_noun(token)) is not None:
            return kind_of(inner)
        return NOUN_KINDS.get(token.lemma) or NOUN_KINDS.get(token.lower) or "other"
    return VERB_KINDS.get(token.lemma, "other")


def inner_noun(token: Token) -> Token | None:
    """The event inside "the opening phase of a trial"."""
    for of in token.children_with("prep"):
        inner = of.child("pobj") if of.lower == "of" else None
        if inner is not None and is_event_noun(inner):
            return inner
    return None
