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
from briefgen.language.names.landmarks import landform_named, provinces_named
from briefgen.language.names.named import NamedKind
from briefgen.language.names.spans import NameSpan
from briefgen.language.names.towns import cities_named
from briefgen.language.names.weights import GIVEN, Clues, is_known_city, like_a_person
from briefgen.language.names.wordlists import fold, wordlists

_CAUSES = frozenset(["liberation", "resistance", "islamic", "jihad", "salvation", "independence"])
_PEOPLE_ENDINGS = ("ans", "ines", "ese", "ites", "is", "ens", "ers")
RULED = "has a government of its own"
_CABINETS = frozenset({"ministers", "state", "representatives"})
_UNITS = frozenset({"brigade", "battalion", "division", "regiment"})
_BARE_POWERS = frozenset({"parliament", "congress", "senate", "treasury", "kremlin", "government", "cabinet", "crown"})
_BROADCAST = frozenset({"daily", "radio"})  # they begin a paper's or station's name: "Daily Beacon"
_QUARTERS = frozenset(["north", "south", "east", "west", "central", "northern", "southern", "eastern", "western"])
_PARTS_OF_WORLD = frozenset(["african", "asian", "european", "american"])
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
    named = titled and votes["PERSON"] > 0
    if (
        any(
            key in known.by_name or key in known.states or key in lists.regions or key in lists.provinces
            for key in group.keys
        )
        and not named
    ):
        return _because(group, "place", "gazetteer")
    if not titled and _is_landmark(group):
        return _because(group, "place", "gazetteer")
    if not titled and (group.full.key in lists.things | lists.partisans or _is_model(group.full)):
        return None
    if around.counts["thing"] * 2 >= len(group.spans) or around.counts["scheme"] == len(group.spans):
        return None
    if not titled and around.counts["quoted"] * 2 >= len(group.spans) and _is_work(group, around):
        return None
    if around.counts["version"] * 2 >= len(group.spans):
        return None  # "Firebird 3", "Firebird 3.5"
    if around.counts["sinks"] and not any(around.counts[cue] for cue in ("speaks", "feels", "person")):
        return None  # a ship
    if around.counts["armed-group"] and len(around.nouns) < 4:
        return _because(group, "armed-group", "described so")
    if not titled and (
        (not votes["PERSON"] and _is_office(group.full)) or all(_is_field(s) or _is_post_of(s) for s in group.spans)
    ):
        return None
    headed = _head_kind(group)
    if titled and (votes["PERSON"] or headed is None):
        return _because(group, "person", "title")
    if headed == "event":  # a party may be called a covenant: it has candidates and a spokesman
        return _because(group, "organisation", "has officers") if around.counts["owned"] else None
    if headed == "place" and around.counts["media"] and not around.counts["place"]:
        return _because(group, "media", "described so")  # "Radio Delta, a broadcaster"
    if headed == "place" and around.counts["person"] and wordlists().heads.get(fold(group.full.words[-1])) != "place":
        headed = None  # "Umm Salim, a widow"
    if group.full.key == "congress" and around.counts["officers"]:
        return _because(
            group, "organisation", "has officers"
        )  # "Congress leader X": a party, where others have a chamber
    if headed is not None:
        return _because(group, cast("NamedKind", headed), "head word")
    if len(group.full.words) == 1 and next(iter(group.keys)).endswith(_NO_NAME):
        return None
    return _by_votes(group, votes, around, states) or _of_headline(group, votes, headline)


def _is_work(group: Group, around: Surroundings) -> bool:
    """As in “The Long Way”: what quotation marks set apart is a work, unless it does what only an actor does."""
    cues = ("speaks", "feels", "owned", "organisation", "armed-group", "place", "media", "located", "employs")
    return NICKNAME not in group.why and _head_kind(group) is None and not any(around.counts[cue] for cue in cues)


def _is_model(full: NameSpan) -> bool:
    """As in "Nova S III": a numeral behind something that is no person."""
    numbered = len(full.words) > 1 and _NUMERAL.fullmatch(full.words[-1]) is not None
    return numbered and full.label != "PERSON" and not wordlists().is_given(full.words[0])


def _is_office(full: NameSpan) -> bool:
    """As in "Minister of Works", "Relief Coordinator": a post, whose holder has a name of her own."""
    lists = wordlists()
    words = [fold(w) for w in full.words]
    joint = next((n for n, w in enumerate(words) if w in {"of", "for"} and n), len(words))
    held = len(words) in {2, 3} and words[-1] in lists.posts and " ".join(words[:-1]) in widely_known().bodies
    return held or (len(words) > 1 and words[joint - 1] in lists.offices and not lists.is_given(words[0]))


def _is_post_of(span: NameSpan) -> bool:
    """As in "Harbour Commissioner Ada Ukwu": a post right before the name of the one who has it."""
    row = span.head.sentence.tokens
    n = span.tokens[-1].index + 1 - row[0].index
    return (
        len(span.words) > 1
        and span.label != "PERSON"
        and wordlists().is_title(fold(span.words[-1]))
        and n < len(row)
        and row[n].entity == "PERSON"
    )


def _is_field(span: NameSpan) -> bool:
    """What an officer is in charge of, between commas: the "Public Affairs" of "the Manager, Public Affairs, Mr. X"."""
    row = span.head.sentence.tokens
    n = span.tokens[0].index - row[0].index
    if n < 2 or row[n - 1].text != "," or fold(span.words[-1]) not in wordlists().fields:
        return False
    return wordlists().is_title(fold(row[n - 2].text))


def _is_region(group: Group) -> bool:
    """As in "the Amazon", which without its article is a company."""
    return group.full.key in wordlists().regions and all(has_article(span) for span in group.spans)


def _is_landmark(group: Group) -> bool:
    """As in "Minas Gerais", "Mont Blanc", "the Benue": a name that only a part of a state, or of the land, bears."""
    words = group.full.words
    if len(words) > 1:
        borne = provinces_named(group.name) or landform_named(group.name)
        return bool(borne) and not wordlists().is_given(words[0])
    return landform_named(words[0]) == "river" and all(has_article(span) for span in group.spans)


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
    if all(len(s.words) == 1 and s.key in wordlists().regional and _modifies(s) for s in group.spans):
        return False  # "the Welsh government"
    if any(key in widely_known().bodies or key in known.by_name for key in keys) and not all(
        k in known.by_people for k in keys
    ):
        return None
    if all(key + "s" in known.by_people and key not in known.by_people for key in keys):
        return False  # "a Ruritanian", "the New Zealander"
    if all(key.partition(" ")[0] in _QUARTERS and key.partition(" ")[2] in _PARTS_OF_WORLD for key in keys):
        return False  # "West African foreign ministers"
    if all((key in known.by_adjective or key in known.by_people) and key not in known.by_name for key in keys):
        return any(key in known.by_people and key not in known.by_adjective for key in keys)
    if all(
        span.label == "NORP" and span.head.dep in {"amod", "compound"} and len(span.words) == 1 for span in group.spans
    ):
        return False
    return None


def _modifies(span: NameSpan) -> bool:
    return span.head.dep in {"amod", "compound", "nmod"} and span.head.head.index > span.tokens[-1].index


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
    if words[0] in lists.club_first and 1 < len(words) < 4 and words[-1] not in lists.heads:
        return "organisation"
    if words[0] in lists.event_first and len(words) > 1 and words[-1] not in lists.heads:
        return "event"
    if words[0].split("-")[0] in lists.armed_words and len(words) > 1:
        return "armed-group"
    if words[0] in lists.place_first and 1 < len(words) < 4 and words[-1] not in lists.heads:
        return "place"
    joint = next((n for n, w in enumerate(words) if w in {"of", "for", "on"} and n), len(words))
    head = words[joint - 1]
    if head == "house" and joint + 1 < len(words) and words[joint + 1] in lists.chambers:
        return "government"
    if len(words) == 1:
        if head in lists.fronts and any(has_article(span) for span in group.spans):
            return "organisation"  # "within the Front"
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
    if head == "council" and joint < len(words):
        return "government" if _CABINETS & set(words[joint:]) else "organisation"  # "Council of Churches"
    if head == "council" and len(words) > 1:
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
    clues = Clues(group, votes, around, states)
    weights = clues.weights()
    best = max(weights, key=lambda kind: weights[kind])
    if weights[best] <= 0:
        return _unlabelled(group, around, votes)
    if best == "person" and _is_definite_thing(group):
        return None
    if best == "place" and around.counts["published in"] and not clues.known:
        return _because(group, "media", "published in it")
    if best == "organisation" and around.counts["media"]:
        return _because(group, "media", "described so")
    if best == "organisation" and _people_name(group.full) and not around.counts["organisation"]:
        return _because(group, "community", "a people")
    return _because(group, best, "model and context")


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
    kind: NamedKind = "place" if is_known_city(group, alternates=False) else "organisation"
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


def _people_name(span: NameSpan) -> bool:
    return len(span.words) == 1 and span.words[0].endswith(_PEOPLE_ENDINGS) and span.tokens[0].tag == "NNPS"


def _unlabelled(group: Group, around: Surroundings, votes: Counter[str]) -> NamedKind | None:
    """A name the model never saw as one: an actor only where it stands where actors do."""
    if votes["NORP"]:
        return _because(group, "community", "a people")
    if around.counts["speaks"]:
        return _because(group, "person", "speaks")
    if around.counts["feels"] or like_a_person(group) >= GIVEN:
        return _because(group, "person", "capitals of a person's name")
    if len(group.full.words) > 1:
        return _because(group, "organisation", "capitals")
    return None
