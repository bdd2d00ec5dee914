"""How often each cue for what a name is of stands around its mentions: the nouns, the verbs, the places beside it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from briefgen.language.grammar import Token
from briefgen.language.names.described import (
    belongs_to_person,
    describing,
    has_officer,
    listed_among,
    names_scheme,
    possession,
)
from briefgen.language.names.doing import (
    acts,
    employs,
    feels,
    has_version,
    is_plural_subject,
    is_quoted,
    is_related,
    plays,
    published_in,
    sinks,
    speaks,
)
from briefgen.language.names.placing import is_dateline, is_inside, is_located, larger_place, other_place
from briefgen.language.names.spans import NameSpan
from briefgen.language.names.wordlists import fold, wordlists

_PUBLISHES = frozenset({"publish", "broadcast", "print"})
_ARMED_ADJECTIVES = frozenset({"armed", "rebel", "militant", "jihadist", "guerrilla", "paramilitary", "insurgent"})


@dataclass(slots=True)
class Surroundings:
    """How often each cue stands beside a group's names; `nouns` are the words themselves."""

    counts: Counter[str] = field(default_factory=Counter)
    nouns: set[str] = field(default_factory=set)
    within: str = ""  # the larger place in "Montreux, Switzerland"
    near: str = ""  # the other place in "X, south of Y"


def look_around(spans: list[NameSpan]) -> Surroundings:
    """The cues around all the names of one."""
    found = Surroundings()
    for span in spans:
        for noun in describing(span):
            word = fold(noun.text)
            found.nouns.add(word)
            cue = _cue(noun, word)
            if cue == "thing" and noun.index > span.tokens[-1].index and span.label == "PERSON":
                continue  # "a man, X, the first boat …" is a list more often
            if cue:
                found.counts[cue] += 1
        cue = possession(span)
        if cue:
            found.counts[cue] += 1
        found.counts["located"] += is_located(span)
        found.counts["speaks"] += speaks(span)
        found.counts["feels"] += feels(span)
        found.counts["publishes"] += span.head.dep == "nsubj" and span.head.head.lemma in _PUBLISHES
        found.counts["inside"] += is_inside(span)
        among = listed_among(span)
        if among:
            found.counts[among] += 1
        found.counts["scheme"] += names_scheme(span)
        found.counts["employs"] += employs(span)
        found.counts["published in"] += published_in(span)
        found.counts["of person"] += belongs_to_person(span)
        found.counts["dateline"] += is_dateline(span)
        found.counts["version"] += has_version(span)
        found.counts["team"] += is_plural_subject(span)
        found.counts["sinks"] += sinks(span)
        found.counts["agent"] += acts(span)
        found.counts["which"] += is_related(span)
        found.counts["officers"] += has_officer(span)
        found.counts["plays"] += plays(span)
        found.counts["quoted"] += is_quoted(span)
        found.within = found.within or larger_place(span)
        found.near = found.near or other_place(span)
    return found


def _cue(noun: Token, word: str) -> str:
    beside = wordlists().beside
    if word in beside["thing"]:
        return "thing"
    if word in beside["armed"] or (word == "group" and any(c.lower in _ARMED_ADJECTIVES for c in noun.children)):
        return "armed-group"
    if word in beside["site"]:
        return "site"
    if word in beside["house"]:
        return "organisation"
    for cue, key in (("media", "media"), ("place", "place"), ("organisation", "body")):
        if word in beside[key]:
            return cue
    if word.endswith(("maker", "builder")):
        return "organisation"
    return "person" if word in wordlists().role_nouns - beside["relation"] else ""
