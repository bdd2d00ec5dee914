"""How much speaks for a person, a body or a place: the model's votes, the words themselves, what stands around them.

One number a kind. What a name is where words decide alone is in `kinds`, which also takes the largest number.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from briefgen.language.names.acronyms import NICKNAME
from briefgen.language.names.beside import Surroundings
from briefgen.language.names.gazetteer import countries
from briefgen.language.names.groups import Group
from briefgen.language.names.landmarks import landform_named, provinces_named
from briefgen.language.names.named import NamedKind
from briefgen.language.names.shortforms import FIRM
from briefgen.language.names.spans import PARTICLES, NameSpan
from briefgen.language.names.towns import cities_known_as, cities_named
from briefgen.language.names.wordlists import fold, unaccented, wordlists

GIVEN = 2.0  # what a given name in front weighs
_OF_PEOPLE = frozenset({"bin", "bint", "ibn", "van", "von", "da", "dos", "ag", "ould", "ben"})  # not in towns' names
_CAMEL = re.compile(r"[A-Z][a-z]+[A-Z][A-Za-z]+")
_OF_FAMILY = re.compile(r"(?:Ma?c|De|Di|Du|La|Le|Fitz|Van|Von|Ben|Bin|Al|El|Abu|Abd)[A-Z]")
_LARGE = 200_000
_SITED = ("located", "site", "place", "dateline", "ruled")


@dataclass(slots=True)
class Clues:
    """What is known of a group: the model's labels as votes, what stands around it, the states of the article."""

    group: Group
    votes: Counter[str]
    around: Surroundings
    states: frozenset[str]
    cued: bool = field(init=False)  # whether something beside it speaks for a place
    known: bool = field(init=False)  # whether a gazetteer has a town of its name
    landmark: bool = field(init=False)  # whether a part of a state, or of the land, bears its name
    alone: bool = field(init=False)  # a single word without title, no surname

    def __post_init__(self) -> None:
        spans, counts = self.group.spans, self.around.counts
        titled = any(span.titles for span in spans)
        single = len(self.group.full.words) == 1
        self.cued = any(counts[cue] for cue in _SITED) or bool(self.around.within)
        self.known = is_known_city(self.group, alternates=self.cued) and not titled
        self.known = self.known or _is_town_of(self.group, counts, self.states)
        self.landmark = not titled and _is_landmark(self.group, counts)
        self.known = self.known or self.landmark
        self.alone = single and "surname" not in self.group.why and not titled

    def weights(self) -> dict[NamedKind, float]:
        """The weight of each kind; the first of equals wins."""
        return {"person": self._person(), "place": self._place(), "organisation": self._body()}

    def _person(self) -> float:
        counts, why = self.around.counts, self.group.why
        weight = self.votes["PERSON"] + 2.0 * counts["person"] + 0.7 * counts["speaks"] + 1.2 * counts["feels"]
        weight += like_a_person(self.group) + 0.8 * counts["among people"] - 2.0 * counts["of person"]
        weight -= 2.5 * min(1, counts["which"]) + 1.0 * min(2, counts["officers"]) + _is_camel(self.group.full)
        if NICKNAME in why:
            weight += 3.0
        if "surname" in why:
            weight += 1.5 + min(3, sum(len(span.words) == 1 for span in self.group.spans))
        return weight

    def _body(self) -> float:
        counts, votes, full = self.around.counts, self.votes, self.group.full
        described = 1.0 if like_a_person(self.group) >= GIVEN else 3.0  # "the publisher X Y" may be a man or a firm
        weight = votes["ORG"] + described * (counts["organisation"] + counts["media"]) + 1.0 * counts["of person"]
        weight += 2.0 * min(2, counts["officers"]) if not self.known else 0.0
        weight += 1.0 * min(1, counts["which"]) if not votes["GPE"] + votes["LOC"] else 0.0
        weight += 2.5 * min(2, counts["plays"]) if self.alone or votes["GPE"] else 0.0
        weight += 2.0 * _is_camel(full) + 3.0 * ("&" in full.words)
        weight += 3.0 * counts["team"] + 1.5 * min(3, counts["owned"])
        weight += 2.0 * counts["employs"] if votes["ORG"] >= votes["GPE"] else 0.0
        weight += 2.0 if _is_club(full) else 0.0
        weight += 3.0 * len({FIRM, "named so in the text", "initials of the name"} & set(self.group.why))
        if len(full.words) == 1 and not wordlists().is_given(full.words[0]):
            weight += 2.0 * counts["publishes"]
        if not self.known and votes["GPE"] and not votes["PERSON"] and full.label == "GPE":
            weight += 1.5 * min(2, counts["agent"])  # a place that no gazetteer knows does nothing
        if full.words[0].isupper() and len(full.words) == 1 and len(full.words[0]) > 1 and not counts["dateline"]:
            weight += 1 if len(self.group.spans) > 1 or len(full.words[0]) > 5 else 2
        if _is_of_state(full) and not self.cued:
            weight += 2
        return weight

    def _place(self) -> float:
        counts, votes, group = self.around.counts, self.votes, self.group
        trust = 1.0 if self.known else 0.6  # what the model calls a place and no gazetteer knows is often none
        weight = trust * (votes["GPE"] + votes["LOC"]) + 0.8 * votes["FAC"]
        weight += 3.0 * (counts["place"] + counts["dateline"] + bool(self.around.within)) + 0.8 * counts["among places"]
        weight += (3.0 if self.alone else 1.5) * min(3, counts["ruled"])
        surname = "surname" in group.why
        if len(group.full.words) == 1 and not surname:
            weight += counts["inside"]
        if self.known and votes["PERSON"] + votes["ORG"] > 0 and not (counts["speaks"] or surname):
            weight += 1.5 if _is_of(group, self.states) else 0.0
        weight -= 2.0 * min(2, counts["plays"])
        if self.landmark:
            weight += 2.0 + any(p.country in self.states for p in provinces_named(group.name))
        if counts["located"] and self.known and not counts["speaks"]:
            weight += 2.0 + counts["located"]
        elif counts["located"] >= 2 or (counts["located"] and group.full.label != "PERSON"):
            weight += 0.5 * counts["located"]
        if counts["site"]:
            weight += (1.5 if self.known else 0.8) * counts["site"]
        capital = any(key in countries().by_capital for key in group.keys)
        if capital and (len(group.spans) > votes["ORG"] or not wordlists().is_given(group.full.words[0])):
            weight += 2.0 + len(group.spans) / 2
        return weight


def like_a_person(group: Group) -> float:
    """What a name's own words say for a person: a given name, a surname first, "Japan's" before two words."""
    lists, words = wordlists(), group.full.words
    if len(words) < 2 or len(words) > 6 or not all(w[:1].isupper() or fold(w) in PARTICLES for w in words):
        return 0.0
    weight = 0.0
    if lists.given_gender(words[0]):
        weight = 2 + len(group.spans) / 2
    elif lists.is_given(words[0]) or (fold(words[0]) in lists.first_surnames and len(words) < 4):
        weight = GIVEN
    if unaccented(words[-1].rpartition("-")[2]) in lists.surnames and not cities_known_as(" ".join(words)):
        weight += 1.0
    if any(fold(w) in _OF_PEOPLE for w in words[1:]) and fold(words[0]) not in lists.place_first | lists.heads.keys():
        weight += 1.5
    if len(words) < 4 and not any(w.isupper() for w in words):
        weight += sum(_is_somebodys(span) for span in group.spans)
    return weight


def _is_somebodys(span: NameSpan) -> bool:
    """Whether a state's or body's possessive stands right before a name: "Japan's X Y", "the party's X Y"."""
    row = span.head.sentence.tokens
    n = span.tokens[0].index - row[0].index
    if n < 2 or row[n - 1].tag != "POS":
        return False
    owner = fold(row[n - 2].text)
    return owner in countries().by_name or wordlists().heads.get(owner) in {"organisation", "government"}


def _is_camel(full: NameSpan) -> bool:
    """As in "QuantaEnergy": a capital inside a word of a firm's name, which is none of "McKay" or "DeVito"."""
    return any(_CAMEL.fullmatch(word) is not None and not _OF_FAMILY.match(word) for word in full.words)


def _is_club(full: NameSpan) -> bool:
    """As in "Legia Warsaw": a large city behind a word that is no given name."""
    words = full.words
    if len(words) == 2 and words[1].endswith("s") and any(c.population >= _LARGE for c in cities_named(words[0])):
        return True  # "Boston Bruins"
    if len(words) != 2 or full.titles or wordlists().is_given(words[0]) or words[0].isupper():
        return False
    return any(c.population >= _LARGE for c in cities_named(words[1])) and not cities_named(" ".join(words))


def _is_of_state(full: NameSpan) -> bool:
    """A name of several words that begins with a state's, "Pakistan Tehreek", and is no place on the map."""
    known, words = countries(), [fold(w) for w in full.words]
    begins = words[0] in known.by_name or words[0] in known.by_adjective
    return len(words) > 1 and begins and words[-1] not in wordlists().heads and full.label in {"GPE", "ORG"}


def _is_landmark(group: Group, counts: Counter[str]) -> bool:
    """Whether a part of a state or of the land bears the name, and nothing marks it as a person's."""
    if "surname" in group.why or any(counts[cue] for cue in ("speaks", "feels", "person", "team", "plays")):
        return False
    name = group.name
    return not wordlists().is_given(group.full.words[0]) and bool(provinces_named(name) or landform_named(name))


def _is_of(group: Group, states: frozenset[str]) -> bool:
    """Whether a town of this name lies in a state the article speaks of, or is a large city."""
    name = group.full.words
    if len(name) == 1 and wordlists().given_gender(name[0]):
        return False
    return any(c.countrycode in states or c.population >= 500_000 for c in cities_known_as(" ".join(name)))


def _is_town_of(group: Group, counts: Counter[str], states: frozenset[str]) -> bool:
    """A lone name that nothing marks as a person's, and that a town of a state in the article has, too."""
    full = group.full
    if len(full.words) > 1 or full.words[0].isupper() or wordlists().is_given(full.words[0]):
        return False
    if "surname" in group.why or counts["speaks"] or counts["person"]:
        return False
    if any(s.titles or s.label not in {"PERSON", ""} for s in group.spans):
        return False
    return any(c.countrycode in states for c in cities_known_as(full.words[0]))


def is_known_city(group: Group, *, alternates: bool) -> bool:
    """Whether the gazetteer has a town of this name; by its alternate names only where something speaks for a place."""
    look_up = cities_known_as if alternates else cities_named
    return any(look_up(" ".join(span.words)) for span in {s.key: s for s in group.spans}.values())
