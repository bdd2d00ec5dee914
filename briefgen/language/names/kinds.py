"""What kind of one a group is: head words, titles, descriptions beside it, the gazetteer, the model's votes."""

from __future__ import annotations

import re
from collections import Counter
from typing import cast

from briefgen.language.grammar import ParsedText
from briefgen.language.names.acronyms import NICKNAME
from briefgen.language.names.beside import Surroundings, look_around
from briefgen.language.names.gazetteer import countries
from briefgen.language.names.groups import Group, has_article
from briefgen.language.names.known import widely_known
from briefgen.language.names.named import NamedKind
from briefgen.language.names.shortforms import FIRM
from briefgen.language.names.spans import PARTICLES, NameSpan
from briefgen.language.names.towns import cities_known_as, cities_named
from briefgen.language.names.wordlists import fold, wordlists

_CAUSES = frozenset(["liberation", "resistance", "islamic", "jihad", "salvation", "independence"])
_PEOPLE_ENDINGS = ("ans", "ines", "ese", "ites", "is", "ens", "ers")
RULED = "has a government of its own"
_OF_PEOPLE = frozenset({"bin", "bint", "ibn", "van", "von", "da", "dos", "ag", "ould", "ben"})  # not in towns' names
_UNITS = frozenset({"brigade", "battalion", "division", "regiment"})
_GIVEN = 2.0  # what a given name in front weighs
_LARGE = 200_000
_BARE_POWERS = frozenset({"parliament", "congress", "senate", "treasury", "kremlin", "government", "cabinet", "crown"})
_BROADCAST = frozenset({"daily", "radio"})  # they begin a paper's or station's name: "Daily Beacon"
_NUMERAL = re.compile("[IVX]{2,4}")
_NO_NAME = ("ism", "phobia")
_HALLS = frozenset({"convention", "conference", "shopping", "detention", "sports", "exhibition", "city", "town"})


def decide(group: Group, headline: str, states: frozenset[str]) -> NamedKind | None:
    """The kind of a group, None where its names are of no actor and no place; `group.why` says what decided.

    `states` are the codes of those the article speaks of. `headline` is folded: a name the model never saw counts
    where the headline has it, too.
    """
    around = look_around(group.spans)
    group.nouns |= around.nouns
    if group.kind is None:
        group.kind = _kind(group, around, headline, states)
    if group.kind == "place":
        if around.counts["ruled"]:
            group.why.append(RULED)
        if around.within:
            group.why.append(f"within {around.within}")
        elif around.near:
            group.why.append(f"near {around.near}")
    return group.kind


def _kind(group: Group, around: Surroundings, headline: str, states: frozenset[str]) -> NamedKind | None:
    known, lists = countries(), wordlists()
    votes = Counter(_label(span) for span in group.spans)
    people = _nationality(group)
    if people is not None:
        return _because(group, "community", "a people") if people else None
    titled = any(span.titles for span in group.spans)
    body = widely_known().bodies.get(group.full.key)
    if body is not None and not (titled and votes["PERSON"] > votes["ORG"]) and not _is_region(group):
        group.wikidata = body.wikidata
        return _because(group, body.kind, "known body")
    if any(" ".join(span.words) in lists.abbreviated for span in group.spans):
        return _because(group, "place", "gazetteer")
    if (
        any(
            key in known.by_name or key in known.states or key in lists.regions or key in lists.provinces
            for key in group.keys
        )
        and not titled
    ):
        return _because(group, "place", "gazetteer")
    if not titled and (group.full.key in lists.things or _is_model(group.full)):
        return None
    if around.counts["thing"] * 2 >= len(group.spans) or around.counts["scheme"] == len(group.spans):
        return None
    if around.counts["version"] * 2 >= len(group.spans):
        return None  # "Firebird 3", "Firebird 3.5"
    if around.counts["armed-group"] and len(around.nouns) < 4:
        return _because(group, "armed-group", "described so")
    headed = _head_kind(group)
    if titled and (votes["PERSON"] or headed is None):
        return _because(group, "person", "title")
    if headed == "event":  # a party may be called a covenant: it has candidates and a spokesman
        return _because(group, "organisation", "has officers") if around.counts["owned"] else None
    if headed == "place" and around.counts["media"] and not around.counts["place"]:
        return _because(group, "media", "described so")  # "Radio Delta, a broadcaster"
    if headed is not None:
        return _because(group, cast("NamedKind", headed), "head word")
    if len(group.full.words) == 1 and next(iter(group.keys)).endswith(_NO_NAME):
        return None
    return _by_votes(group, votes, around, states) or _of_headline(group, votes, headline)


def _is_model(full: NameSpan) -> bool:
    """As in "Nova S III": a numeral behind something that is no person."""
    numbered = len(full.words) > 1 and _NUMERAL.fullmatch(full.words[-1]) is not None
    return numbered and full.label != "PERSON" and not wordlists().is_given(full.words[0])


def _is_region(group: Group) -> bool:
    """As in "the Amazon", which without its article is a company."""
    return group.full.key in wordlists().regions and all(has_article(span) for span in group.spans)


def _because(group: Group, kind: NamedKind, why: str) -> NamedKind:
    group.why.append(f"kind: {why}")
    return kind


def _label(span: NameSpan) -> str:
    """The model's label; what it calls a nationality counts only where the word is one."""
    known = countries()
    if span.label == "NORP" and span.key not in known.by_adjective and span.key not in known.by_people:
        return "NORP" if span.words[-1].endswith("s") else ""
    return span.label


def _nationality(group: Group) -> bool | None:
    """True for the name of a people, False for a bare adjective of nationality, None for neither."""
    known = countries()
    keys = group.keys
    if any(key in widely_known().bodies or key in known.by_name for key in keys) and not all(
        k in known.by_people for k in keys
    ):
        return None
    if all(key + "s" in known.by_people and key not in known.by_people for key in keys):
        return False  # "a Ruritanian", "the New Zealander"
    if all((key in known.by_adjective or key in known.by_people) and key not in known.by_name for key in keys):
        return any(key in known.by_people and key not in known.by_adjective for key in keys)
    if all(
        span.label == "NORP" and span.head.dep in {"amod", "compound"} and len(span.words) == 1 for span in group.spans
    ):
        return False
    return None


def _head_kind(group: Group) -> str | None:
    """What the head word of the fullest name says; a given name before it speaks against it."""
    lists = wordlists()
    words = [fold(w).strip("'\"“”") for w in group.full.words]
    if lists.given_gender(words[0]) and len(words) > 1 and any(s.label == "PERSON" for s in group.spans):
        return None
    if group.full.words[-1] in lists.legal_forms and len(words) > 1:
        return "organisation"
    if words[0] in _BROADCAST and len(words) > 1 and words[-1] not in lists.heads:
        return "media"
    if words[0] in lists.event_first and len(words) > 1 and words[-1] not in lists.heads:
        return "event"
    if words[0].split("-")[0] in lists.armed_words and len(words) > 1:
        return "armed-group"
    if words[0] in lists.place_first and 1 < len(words) < 4 and words[-1] not in lists.heads:
        return "place"
    joint = next((n for n, w in enumerate(words) if w in {"of", "for", "on"} and n), len(words))
    head = words[joint - 1]
    if len(words) == 1:
        return "government" if head in _BARE_POWERS else None
    return _of_head(words, head, joint)


def _of_head(words: list[str], head: str, joint: int) -> str | None:
    lists = wordlists()
    before = words[joint - 2] if joint > 1 else ""
    if head not in lists.heads and "-" in head:
        head = head.split("-", maxsplit=1)[0]  # "League-Nawaz"
    if head in {"brigade", "department"} and before == "fire":
        return "organisation"
    if head in _UNITS and (words[0][:1].isdigit() or "infantry" in words):
        return "government"  # a state's army numbers its units
    if head == "movement" and not _CAUSES & set(words):
        return "organisation"
    if head in lists.fronts:
        return "organisation" if set(words) & lists.parties else "armed-group"
    if head in {"army", "military"} and words[0] in countries().by_adjective | countries().by_name:
        return "government"
    if head in {"centre", "center"} and before in _HALLS:
        return "place"
    if head == "district" and before == "school":
        return "organisation"
    if head == "council" and joint == len(words) and len(words) > 1:
        ruling = before in lists.councils or bool(cities_named(" ".join(words[:-1]))) or before in countries().by_name
        return "government" if ruling else "organisation"
    if head == "congress":
        own = all(
            w == "national" or w in countries().by_adjective or w in countries().by_name for w in words[: joint - 1]
        )
        return "government" if own and joint == len(words) else "organisation"
    if head == "department" or (head == "state" and joint == len(words) and before == "of"):
        return "organisation" if before in {"police", "fire"} else "government"
    kind = lists.heads.get(head) or _of_plural(words, head)
    if kind is None and joint == len(words):
        inner = (w for w in words[1:] if w in {"ministry", "university", "institute", "bank"})
        kind = next((lists.heads[w] for w in inner), None)
    return kind


def _of_plural(words: list[str], head: str) -> str | None:
    """As in "Security Departments": what several bodies of a kind are."""
    kind = wordlists().heads.get(head.removesuffix("s")) if len(words) > 1 and head.endswith("s") else None
    return kind if kind in {"organisation", "government"} else None


def _by_votes(group: Group, votes: Counter[str], around: Surroundings, states: frozenset[str]) -> NamedKind | None:
    """The model's majority, with the weight of what stands around the names."""
    full, counts = group.full, around.counts
    cued = any(counts[cue] for cue in ("located", "site", "place", "dateline", "ruled")) or bool(around.within)
    known = _is_known_city(group, alternates=cued) and not any(s.titles for s in group.spans)
    known = known or _is_town_of(group, counts, states)
    trust = 1.0 if known else 0.6  # what the model calls a place and no gazetteer knows is often none
    person = votes["PERSON"] + 2.0 * counts["person"] + 0.7 * counts["speaks"] + 1.2 * counts["feels"]
    named_like = _like_a_person(group)
    described = 1.0 if named_like >= _GIVEN else 3.0  # "the publisher X Y" may be a man or a firm
    body = votes["ORG"] + described * (counts["organisation"] + counts["media"]) + 1.0 * counts["of person"]
    place = trust * (votes["GPE"] + votes["LOC"]) + 0.8 * votes["FAC"] + 3.0 * (counts["place"] + counts["dateline"])
    person -= 2.0 * counts["of person"]
    if len(full.words) == 1 and not wordlists().is_given(full.words[0]):
        body += 2.0 * counts["publishes"]
    person += named_like + (3.0 if NICKNAME in group.why else 0.0)
    if "surname" in group.why:
        person += 1.5 + min(3, sum(len(s.words) == 1 for s in group.spans))
    if FIRM in group.why:
        body += 3
    if not known and votes["GPE"] and not votes["PERSON"] and full.label == "GPE":
        body += 1.5 * min(2, counts["agent"])  # a place that no gazetteer knows does nothing
    body += 3.0 * counts["team"] + (2.0 if _is_club(full) else 0.0)
    if around.within:
        place += 3
    person += 0.8 * counts["among people"]
    place += 0.8 * counts["among places"]
    if len(full.words) == 1 and "surname" not in group.why:
        place += counts["inside"]
    alone = len(full.words) == 1 and "surname" not in group.why and not any(s.titles for s in group.spans)
    place += (3.0 if alone else 1.5) * min(3, counts["ruled"])
    body += 1.5 * min(3, counts["owned"]) + (2.0 * counts["employs"] if votes["ORG"] >= votes["GPE"] else 0.0)
    if known and votes["PERSON"] + votes["ORG"] > 0 and not (counts["speaks"] or "surname" in group.why):
        place += 1.5 if _is_of(group, states) else 0.0
    if counts["located"] and known and not counts["speaks"]:
        place += 2.0 + counts["located"]
    elif counts["located"] >= 2 or (counts["located"] and full.label != "PERSON"):
        place += 0.5 * counts["located"]
    if counts["site"] and known:
        place += 1.5 * counts["site"]
    if any(key in countries().by_capital for key in group.keys) and len(group.spans) > votes["ORG"]:
        place += 2.0 + len(group.spans) / 2
    if full.words[0].isupper() and len(full.words) == 1 and len(full.words[0]) > 1 and not counts["dateline"]:
        body += 1 if len(group.spans) > 1 or len(full.words[0]) > 5 else 2
    if _is_of_state(full) and not cued:
        body += 2
    if {"named so in the text", "initials of the name"} & set(group.why):
        body += 3
    weights: dict[NamedKind, float] = {"person": person, "place": place, "organisation": body}
    best = max(weights, key=lambda kind: weights[kind])
    if weights[best] <= 0:
        return _unlabelled(group, around, votes)
    if best == "person" and _is_definite_thing(group):
        return None
    if best == "place" and counts["published in"] and not known:
        return _because(group, "media", "published in it")
    if best == "organisation" and counts["media"]:
        return _because(group, "media", "described so")
    if best == "organisation" and _people_name(full) and not counts["organisation"]:
        return _because(group, "community", "a people")
    return _because(group, best, "model and context")


def _like_a_person(group: Group) -> float:
    """What a name's own words say for a person: a given name, a surname first, "Japan's" before two words."""
    lists, words = wordlists(), group.full.words
    if len(words) < 2 or len(words) > 6 or not all(w[:1].isupper() or fold(w) in PARTICLES for w in words):
        return 0.0
    weight = 0.0
    if lists.given_gender(words[0]):
        weight = 2 + len(group.spans) / 2
    elif lists.is_given(words[0]) or (fold(words[0]) in lists.first_surnames and len(words) < 4):
        weight = _GIVEN
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


def _is_definite_thing(group: Group) -> bool:
    """As in "the Patience": a person's name alone has no article."""
    return all(
        len(s.words) == 1
        and s.tokens[0].tag == "NNP"
        and has_article(s)
        and s.head.dep not in {"compound", "nmod", "poss"}
        for s in group.spans
    )


def _of_headline(group: Group, votes: Counter[str], headline: str) -> NamedKind | None:
    """A single word that only capitals mark as a name: a body where the headline has it."""
    if not votes[""] or f" {group.full.key} " not in f" {headline} ":
        return None
    kind: NamedKind = "place" if _is_known_city(group, alternates=False) else "organisation"
    return _because(group, kind, "in the headline")


def states_of(text: ParsedText) -> frozenset[str]:
    """The codes of the states that a text names, or whose adjectives it uses."""
    known = countries()
    found: set[str] = set()
    for entity in text.entities:
        key = fold(" ".join(t.text for t in entity.tokens if t.lower != "the"))
        country = known.by_name.get(key) or known.by_adjective.get(key) or known.by_people.get(key)
        if country is not None:
            found.add(country.code)
    return frozenset(found)


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


def _is_known_city(group: Group, *, alternates: bool) -> bool:
    """Whether the gazetteer has a town of this name; by its alternate names only where something speaks for a place."""
    look_up = cities_known_as if alternates else cities_named
    return any(look_up(" ".join(span.words)) for span in {s.key: s for s in group.spans}.values())


def _people_name(span: NameSpan) -> bool:
    return len(span.words) == 1 and span.words[0].endswith(_PEOPLE_ENDINGS) and span.tokens[0].tag == "NNPS"


def _unlabelled(group: Group, around: Surroundings, votes: Counter[str]) -> NamedKind | None:
    """A name the model never saw as one: an actor only where it stands where actors do."""
    if votes["NORP"]:
        return _because(group, "community", "a people")
    if around.counts["speaks"]:
        return _because(group, "person", "speaks")
    if around.counts["feels"] or _like_a_person(group) >= _GIVEN:
        return _because(group, "person", "capitals of a person's name")
    if len(group.full.words) > 1:
        return _because(group, "organisation", "capitals")
    return None
