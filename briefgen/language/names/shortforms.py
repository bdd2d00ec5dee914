"""Short forms of bodies' names: "the Front", "the National Bank", the first word of a company's name."""

from __future__ import annotations

from collections import Counter

from briefgen.language.names.groups import (
    Group,
    apart,
    defined,
    is_headed,
    is_known_place,
    is_place_like,
    looks_personal,
    place_of,
)
from briefgen.language.names.known import widely_known
from briefgen.language.names.placing import is_dateline
from briefgen.language.names.towns import cities_named
from briefgen.language.names.wordlists import fold, wordlists
from briefgen.source.register import Register

FIRM = "short form of a firm's name"
_LANDFORMS = frozenset({"mount", "lake", "cape"})


def bodies(groups: list[Group], register: Register) -> list[Group]:
    """Short forms of bodies: the front of the name, its end, or its head word with "the"."""
    firsts = {key for g in groups for key in g.keys if len(g.full.words) == 1 and g.spans[0].label == "ORG"}
    firms = {id(g) for g in groups if _is_firm(g, firsts) or _is_legal(g)}
    longer = [g for g in groups if len(g.full.words) > 1 and (not looks_personal(g) or is_headed(g) or id(g) in firms)]
    longer.sort(key=lambda g: -len(g.full.words))
    by_word: dict[str, list[Group]] = {}  # only a name with the short form's first word can be its full one
    for full in longer:
        for word in dict.fromkeys(fold(w) for w in full.full.words):
            by_word.setdefault(word, []).append(full)
    gone: set[int] = set()
    for group in sorted(groups, key=lambda g: -len(g.full.words)):
        if group.fixed_name or is_known_place(group.full.key) or all(is_dateline(s) for s in group.spans):
            continue
        options = [
            full for full in by_word.get(fold(group.full.words[0]), ())
            if full is not group and id(full) not in gone
            and not apart(full, group, register) and _is_short_of(group, full)
        ]  # fmt: skip
        if options:
            full = _nearest(group, options)
            full.absorb(group, FIRM if id(full) in firms and looks_personal(full) else "short form of the name")
            groups.remove(group)
            gone.add(id(group))
    return groups


def _is_firm(group: Group, firsts: set[str]) -> bool:
    """Whether a name of several words goes by its first, which is a body's to the model and no given name."""
    first = group.full.words[0]
    named = wordlists().is_given(first) or fold(first) in wordlists().first_surnames
    return not named and not any(s.titles for s in group.spans) and len(group.full.words) > 1 and fold(first) in firsts


def _is_legal(group: Group) -> bool:
    """As in "Nordwind AB": a name with a legal form is a firm's, and its front alone too."""
    return len(group.full.words) > 1 and group.full.words[-1] in wordlists().legal_forms


def _is_other(group: Group) -> bool:
    """Whether a firm's first word is a place's or somebody's own name."""
    return is_place_like(group) or any(s.titles for s in group.spans) or is_known_place(group.full.key)


def _is_short_of(group: Group, full: Group) -> bool:
    """Whether one group's name is a short form of another's, longer by at least a word."""
    lists = wordlists()
    short = tuple(fold(w) for w in group.full.words)
    words = tuple(fold(w) for w in full.full.words)
    if len(words) == len(short) + 1 and words[0] in _LANDFORMS and words[1:] == short:
        return True  # "Everest" of "Mount Everest"
    if _is_team(full) and words[-len(short) :] == short and len(words) - len(short) <= 2:
        return bool(cities_named(" ".join(full.full.words[: len(words) - len(short)])))  # "Bruins" of "Boston Bruins"
    if len(words) <= len(short) or is_place_like(full):
        return len(words) > len(short) and len(short) == 1 and words[-1:] == short and _is_head_alone(group, short[0])
    rest = words[len(short) :]
    if words[-len(short) :] == short and words[-len(short) - 1] in {"of", "the", "for", "and", "on"}:
        return False  # "Friends of the Museum" are not the museum
    if len(short) > 1 and (words[-len(short) :] == short or f" {' '.join(short)} of " in f" {' '.join(words)} "):
        return True  # "National Bank" of "Ruritanian National Bank"; "High Court" of "High Court of Justice"
    if words[: len(short)] == short and _is_legal(full) and not _is_other(group):
        return True
    if words[: len(short)] == short:
        tail = rest[0] in {"of", "for", "on"} or all(w in lists.heads or w in {"and", "co"} for w in rest)
        return (tail and not is_place_like(group)) or _is_later_short(group, full)
    joint = next((n for n, word in enumerate(words) if word in {"of", "for"}), len(words))
    heads = {words[-1], words[joint - 1]}  # "the Court" of "Supreme Court of X", too
    return len(short) == 1 and short[0] in heads and _is_head_alone(group, short[0])


def _is_team(full: Group) -> bool:
    """A name in the plural that a body bears, "Tolmen Herons"."""
    return full.full.words[-1].endswith("s") and any(span.label == "ORG" for span in full.spans)


def _is_head_alone(group: Group, word: str) -> bool:
    """As in "The Front", "the Court": a head word that stands for the whole name."""
    lists = wordlists()
    plural = word.endswith("s") and lists.heads.get(word) == "organisation"  # "Rangers", of a club
    return plural or ((word in lists.heads or word in lists.fronts) and all(defined(s) for s in group.spans))


def _is_later_short(short: Group, full: Group) -> bool:
    """One word that begins a company's or body's full name, written after it: "Acme", after "Acme Mills Ltd"."""
    votes = Counter(s.label for s in short.spans)
    bodily = any(s.label == "ORG" for s in full.spans) or fold(full.full.words[-1]) in wordlists().heads
    bodily = bodily or (votes["ORG"] > 0 and not wordlists().is_given(full.full.words[0]))
    return (
        len(short.full.words) == 1
        and bodily
        and full.first < short.first
        and votes["PERSON"] <= votes["ORG"] + votes[""]
        and (
            votes["GPE"] + votes["LOC"] + votes["NORP"] <= votes["ORG"] + votes[""] + votes["PERSON"]
            or not cities_named(short.name)
        )
        and short.full.key not in widely_known().bodies
        and not is_place_like(full)
    )


def _nearest(group: Group, options: list[Group]) -> Group:
    """Of several full names, the last one before the short form; else the first of the text."""
    before = [(max((place_of(s) for s in o.spans if place_of(s) < group.first), default=(-1, 0)), o) for o in options]
    return max(before, key=lambda pair: pair[0])[1]
