"""What kind of one a group of names is: head words, titles, descriptions beside it, the gazetteer, the model's votes."""

from __future__ import annotations

from collections import Counter

from briefgen.language.gazetteer import cities_named, countries
from briefgen.language.grammar import Token
from briefgen.language.grouping import Group
from briefgen.language.named import NamedKind
from briefgen.language.namespans import NameSpan
from briefgen.language.wordlists import fold, wordlists

_PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "from", "to", "outside", "around", "across", "into", "toward", "towards", "inside", "through", "between", "throughout", "over", "within"})  # fmt: skip
_ARMED_NOUNS = frozenset({"brigade", "militia", "battalion", "fighters", "fighter", "rebels", "militants", "militant", "insurgents", "gunmen", "guerrillas", "jihadists", "commanders", "insurgency", "mercenaries", "warlord"})  # fmt: skip
_MEDIA_NOUNS = frozenset(
    {"newspaper", "broadcaster", "daily", "magazine", "channel", "station", "website", "tabloid", "weekly", "news"}
)
_PARTY_NOUNS = frozenset({"party", "company", "firm", "bank", "airline", "charity", "union", "foundation", "retailer", "agency", "organisation", "organization", "pollster", "start-up", "startup", "manufacturer", "group", "team", "university", "association", "club", "body", "federation", "broker", "watchdog"})  # fmt: skip
_PLACE_NOUNS = frozenset({"city", "town", "village", "province", "district", "region", "suburb", "capital", "state", "county", "island", "port", "neighbourhood", "neighborhood", "governorate", "municipality", "camp", "river", "department", "stronghold", "enclave"})  # fmt: skip


def decide(group: Group) -> NamedKind | None:
    """The kind of a group, None where its names are of no actor and no place; `group.why` says what decided."""
    if group.kind is not None:
        return group.kind
    lists, known = wordlists(), countries()
    votes = Counter(span.label for span in group.spans)
    keys = group.keys
    if _nationality(group):
        people = any(key in known.by_people and key not in known.by_adjective for key in keys)
        return _because(group, "community", "a people") if people else None
    titled = sum(1 for span in group.spans if span.titles)
    body = next((lists.bodies[key] for key in keys if key in lists.bodies), None)
    if body is not None and not (titled and votes["PERSON"] > votes["ORG"]):
        return _because(group, body[0], "known body")
    if any(key in known.by_name or key in known.states for key in keys) and not titled:
        return _because(group, "place", "gazetteer")
    beside = _beside(group)
    if beside["armed-group"]:
        return _because(group, "armed-group", "described so")
    if titled and (votes["PERSON"] or not _head_kind(group)):
        return _because(group, "person", "title")
    headed = _head_kind(group)
    if headed == "event":
        return None
    if headed is not None:
        return _because(group, headed, "head word")
    return _by_votes(group, votes, beside)


def _because(group: Group, kind: NamedKind, why: str) -> NamedKind:
    group.why.append(f"kind: {why}")
    return kind


def _nationality(group: Group) -> bool:
    known = countries()
    return all(
        (key in known.by_adjective or key in known.by_people or span.label == "NORP") and key not in wordlists().bodies
        for key, span in ((s.key, s) for s in group.spans)
    ) and (not any(key in known.by_name for key in group.keys) or all(s.label == "NORP" for s in group.spans))


def _head_kind(group: Group) -> NamedKind | str | None:
    """What the head word of the fullest name says; given names and people's titles speak against it."""
    lists = wordlists()
    words = [fold(w).strip("'\"“”") for w in group.full.words]
    if words[0] in lists.female_names or words[0] in lists.male_names:
        return None
    if words[0].split("-")[0] in lists.armed_words and len(words) > 1:
        return "armed-group"
    joint = next((n for n, w in enumerate(words) if w in {"of", "for", "on"} and n), len(words))
    head = words[joint - 1]
    if len(words) == 1 and head not in {
        "parliament",
        "congress",
        "senate",
        "treasury",
        "kremlin",
        "government",
        "crown",
    }:
        return None
    if head in lists.fronts:
        party = {
            "party",
            "union",
            "social",
            "labour",
            "labor",
            "women's",
            "workers",
            "student",
            "green",
            "popular",
            "national rally",
        }
        return "organisation" if set(words) & party else "armed-group"
    if (
        head in {"army", "military", "navy"}
        and len(words) > 1
        and fold(group.full.words[0]) in countries().by_adjective | countries().by_name
    ):
        return "government"
    if words[-1] in {"police", "navy"}:
        return "organisation"
    kind = lists.heads.get(head)
    if kind is None and joint == len(words):
        kind = next((lists.heads[w] for w in words[1:] if w in {"ministry", "university", "institute", "bank"}), None)
    if kind == "place" and head in {"department", "state", "base"}:
        return "government" if head == "department" else "place"
    return kind


def _beside(group: Group) -> Counter[str]:
    """Descriptions beside the names: appositions ("X, a militia"), and nouns they stand before ("X fighters")."""
    found: Counter[str] = Counter()
    for span in group.spans:
        for noun in _described(span):
            word = noun.lower
            if word in _ARMED_NOUNS or (
                word == "group"
                and any(c.lower in {"armed", "rebel", "militant", "jihadist", "guerrilla"} for c in noun.children)
            ):
                found["armed-group"] += 1
            elif word in _MEDIA_NOUNS:
                found["media"] += 1
            elif word in _PARTY_NOUNS:
                found["organisation"] += 1
            elif word in _PLACE_NOUNS:
                found["place"] += 1
            elif word in wordlists().role_nouns:
                found["person"] += 1
    return found


def _described(span: NameSpan) -> list[Token]:
    """The nouns that describe a name: its appositions, the noun it is apposed to, the noun it modifies."""
    head = span.head
    inside = {t.index for t in span.tokens}
    nouns = [c for c in head.children if c.dep == "appos" and c.index not in inside and c.text.islower()]
    if head.dep == "appos" and head.head.text.islower():
        nouns.append(head.head)
    if head.dep in {"compound", "nmod"} and head.head.text.islower() and head.head.lower in _ARMED_NOUNS:
        nouns.append(head.head)
    row_before = [t for t in head.sentence.tokens if t.index == span.tokens[0].index - 1]
    if (
        row_before
        and row_before[0].dep in {"compound", "nmod"}
        and row_before[0].text.islower()
        and row_before[0].head.index in inside
    ):
        nouns.append(row_before[0])
    return nouns


def _by_votes(group: Group, votes: Counter[str], beside: Counter[str]) -> NamedKind | None:
    """The model's majority, with the weight of what stands around the names."""
    lists = wordlists()
    full = group.full
    weight = {
        "person": float(votes["PERSON"]),
        "organisation": float(votes["ORG"]),
        "place": float(votes["GPE"] + votes["LOC"] + 0.8 * votes["FAC"]),
    }
    located = sum(1 for span in group.spans if _is_located(span))
    speaking = sum(1 for span in group.spans if _speaks(span))
    given = fold(full.words[0])
    if len(full.words) > 1 and (given in lists.female_names or given in lists.male_names):
        weight["person"] += 2 + len(group.spans) / 2
    if any(len(s.words) == 1 for s in group.spans) and len(full.words) > 1 and "surname" in group.why:
        weight["person"] += 1.5
    weight["person"] += beside["person"] * 2 + speaking * 0.7
    weight["organisation"] += beside["organisation"] * 2 + beside["media"] * 2
    weight["place"] += beside["place"] * 2
    if (located and not speaking and full.label != "PERSON") or located >= 2:
        weight["place"] += 0.5 * located
    if located and not speaking and not any(s.titles for s in group.spans) and cities_named(" ".join(full.words)):
        weight["place"] += 2 + located
    acronym = full.words[0].isupper() and len(full.words) == 1 and len(full.words[0]) > 1
    weight["organisation"] += 1 if acronym else 0
    if "named so in the text" in group.why or "initials of the name" in group.why:
        weight["organisation"] += 3
    best = max(("person", "place", "organisation"), key=lambda kind: weight[kind])
    if weight[best] == 0:
        return _unlabelled(group)
    if best == "organisation" and beside["media"]:
        return _because(group, "media", "described so")
    if best == "organisation" and votes["NORP"] and _people_name(full):
        return _because(group, "community", "a people")
    return _because(group, best, "model and context")  # type: ignore[arg-type]


def _people_name(span: NameSpan) -> bool:
    return len(span.words) == 1 and span.words[0].endswith("s") and span.tokens[0].tag == "NNPS"


def _unlabelled(group: Group) -> NamedKind | None:
    """A name the model never saw: an actor only where it stands where actors do."""
    if any(s.label == "NORP" for s in group.spans):
        return _because(group, "community", "a people")
    if any(_speaks(span) for span in group.spans):
        return _because(group, "person", "speaks")
    if len(group.full.words) > 1 or len(group.spans) > 1:
        return _because(group, "organisation", "capitals")
    return None


def _is_located(span: NameSpan) -> bool:
    """Whether the name stands after a preposition of place."""
    head = span.head
    if head.dep == "pobj" and head.head.lower in _PLACE_PREPOSITIONS:
        return True
    row = [t for t in head.sentence.tokens if t.index == span.tokens[0].index - 1]
    return bool(row) and row[0].lower in {"in", "near", "outside", "at"}


def _speaks(span: NameSpan) -> bool:
    head = span.head
    return head.dep in {"nsubj", "nsubjpass"} and head.head.lemma in wordlists().speech
