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
# What has been done and is news, as against what merely happened; subjects that name no event of their own.
PUBLIC = frozenset(_WORDS["past"]["verbs"])
CONQUERING = frozenset(_WORDS["past"]["conquering"])
ACHIEVING = frozenset(_WORDS["past"]["achieving"])
NOMINAL: dict[str, str] = _WORDS["past"]["nominal"]
IRREGULAR: dict[str, str] = _WORDS["past"]["irregular"]
ALONE = frozenset(_WORDS["past"]["alone"])
EMPTY_SUBJECTS = frozenset(_WORDS["never"]["subjects"])
BARE_VERBS = frozenset(_WORDS["never"]["bare"])
CASE_NOUNS = frozenset(_WORDS["never"]["cases"])
DEED_NOUNS = frozenset(_WORDS["deeds"]["nouns"])
DATED_ADJECTIVES = frozenset(_WORDS["deeds"]["adjectives"])
WHITHER = frozenset(_WORDS["carriers"]["whither"])
STATES = frozenset(_WORDS["never"]["states"])
# What people act as together, whose name stands before it: "the Hovis team".
GROUPS = frozenset((*_WORDS["never"]["groups"], *_WORDS["never"]["bodies"], *_WORDS["never"]["courts"]))
COURT_NOUNS = frozenset(_WORDS["never"]["courts"])
BODY_NOUNS = frozenset(_WORDS["never"]["bodies"])
MATCHES = frozenset(_WORDS["never"]["matches"])
GATHERINGS = frozenset(_WORDS["never"]["gatherings"])
ABILITIES = frozenset(_WORDS["never"]["abilities"])
AIMS = frozenset(_WORDS["never"]["aims"])
LAWS = frozenset(_WORDS["never"]["laws"])
SAYING = frozenset(_WORDS["status"]["saying"])
COMPANY_NOUNS = frozenset(_WORDS["never"]["companies"])
# Verbs that make a person a defendant; nouns that name one event in different words.
ACCUSING = frozenset(_WORDS["never"]["accusing"])
FAMILIES = {word: frozenset(row) for row in _WORDS["families"]["nouns"] for word in row}
# Plurals that mean two whom the text has named: by what they may be.
PAIRED = {name: frozenset(words) for name, words in _WORDS["paired"].items()}
HOLDING = frozenset(_WORDS["carriers"]["holding"])
# Verbs whose object is the one to act: "order", "ask".
CONTROLLING = frozenset(_WORDS["carriers"]["controlling"])
STATUS = {name: frozenset(words) for name, words in _WORDS["status"].items() if name not in ("phrasal", "saying")}
# Verbs whose object is an event that they move or stop.
MOVING = STATUS["cancelled"] | STATUS["postponed"] | {"move"}
PHRASAL: dict[str, str] = _WORDS["status"]["phrasal"]


def lemma_in(token: Token, words: frozenset[str]) -> bool:
    """Whether a word's lemma or form is in a list, also where the model clipped the lemma ("hopes" as "hop")."""
    return token.lemma in words or token.lower in words or f"{token.lemma}e" in words


def hyphened(token: Token) -> tuple[Token, ...]:
    """The words that hyphens join to the left of one, which the model takes apart: "run", "-" of "run-off"."""
    row = token.sentence.tokens
    at = first = token.index - row[0].index
    while (
        first > 1 and row[first - 1].text == "-" and row[first - 2].end == row[first - 1].start == row[first].start - 1
    ):
        first -= 2
    return tuple(row[first:at])


def hyphen_joined(token: Token) -> tuple[Token, ...]:
    """The words and hyphens beside a token that make one word with it: "-", "owner" of "co" in "co-owner"."""
    row = token.sentence.tokens
    at = token.index - row[0].index
    last = at
    while (
        last + 2 < len(row)
        and row[last + 1].text in ("-", "–")
        and row[last].end == row[last + 1].start
        and row[last + 1].end == row[last + 2].start
    ):
        last += 2
    return (*hyphened(token), *row[at + 1 : last + 1])


def whole_word(token: Token) -> str:
    """A word in lower case with what hyphens join to it."""
    return "".join(t.lower for t in (*hyphened(token), token))


def is_event_noun(token: Token) -> bool:
    """Whether a noun is an event by itself; `talks` and `games` count in the plural only, names by their last word."""
    if token.pos not in ("NOUN", "PROPN") or token.dep == "compound":
        return False
    if whole_word(token) in NOUN_KINDS:
        return True
    if (token.lemma == "talk" and token.tag == "NN") or (token.entity == "ORG" and token.lemma in WEAK_NOUNS):
        return False
    return token.lemma in NOUN_KINDS or token.lower in NOUN_KINDS


def kind_of(token: Token) -> EventKind:
    """The kind of event a noun or verb is."""
    if token.pos in ("NOUN", "PROPN"):
        if token.lemma in PART_NOUNS and (inner := inner_noun(token)) is not None:
            return kind_of(inner)
        return (
            NOUN_KINDS.get(whole_word(token)) or NOUN_KINDS.get(token.lemma) or NOUN_KINDS.get(token.lower) or "other"
        )
    if token.lemma == "strike" and token.child("dobj") is None:
        return "protest"  # who strikes a thing attacks it
    subject = token.child("nsubj")
    if token.lemma in ("arrive", "fly") and subject is not None and subject.lemma in _THINGS:
        return "other"  # "a second storm could arrive"
    return VERB_KINDS.get(token.lemma, "other")


# What comes without visiting anybody.
_THINGS = frozenset(_WORDS["never"]["visitors"])


def inner_noun(token: Token) -> Token | None:
    """The event inside "the opening phase of a trial"."""
    for of in token.children_with("prep"):
        inner = of.child("pobj") if of.lower == "of" else None
        if inner is not None and is_event_noun(inner):
            return inner
    return None
