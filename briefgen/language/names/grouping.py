"""Which written names mean the same one: spellings, short forms, surnames, acronyms, and what the desk decided."""

from __future__ import annotations

from briefgen.language.names.acronyms import by_definition
from briefgen.language.names.gazetteer import countries
from briefgen.language.names.groups import Group
from briefgen.language.names.known import widely_known
from briefgen.language.names.shortforms import bodies
from briefgen.language.names.spans import NameSpan, is_postal
from briefgen.language.names.surnames import people
from briefgen.language.names.wordlists import fold, wordlists
from briefgen.source.register import Register, RegisterEntry


def group_spans(spans: list[NameSpan], register: Register) -> list[Group]:
    """The names of a text in groups that mean the same one, in order of their first mention."""
    groups = list(_by_spelling(spans, register).values())
    groups = _by_register(groups, register)
    groups = by_definition(groups, register)
    groups = people(groups, register)
    groups = bodies(groups, register)
    return sorted(groups, key=lambda g: g.first)


def _by_spelling(spans: list[NameSpan], register: Register) -> dict[str, Group]:
    """One group a spelling; a state's names, and a known body's, are one spelling."""
    blocked = {fold(name) for name in register.block}
    known = countries()
    known_bodies = widely_known().bodies
    groups: dict[str, Group] = {}
    for span in spans:
        key = span.key
        if key in blocked:
            continue
        if is_postal(span):
            key = known.by_code.get(span.words[0].replace(".", ""), "")
            if not key:
                continue  # "Tacoma, WA": of states that share their name with another place nothing is said
        if len(span.words) > 1 and "'s" in key:
            key = key.replace("'s", "")
        key = wordlists().abbreviated.get(" ".join(span.words), key)
        if key in known.by_name and span.label != "PERSON":
            key = fold(known.by_name[key].name)
        elif key in known_bodies:
            key = fold(known_bodies[key].name)
        if key in groups:
            groups[key].spans.append(span)
        else:
            groups[key] = Group([span])
            if is_postal(span):
                groups[key].fixed_name, groups[key].kind = known.states[key].name, "place"
            if " ".join(span.words) in wordlists().abbreviated:
                groups[key].fixed_name = key.title()
    return groups


def _by_register(groups: list[Group], register: Register) -> list[Group]:
    """What the desk's register ties together, under the desk's name."""
    sets: list[tuple[RegisterEntry, set[str]]] = [
        (entry, {fold(n) for n in (entry.name, *entry.aliases)}) for entry in register.entries
    ]
    for names in register.same:
        folded = {fold(n) for n in names}
        match = next((s for s in sets if s[1] & folded), None)
        if match:
            match[1].update(folded)
        else:
            sets.append((RegisterEntry(names[0]), folded))
    for entry, keys in sets:
        members = [g for g in groups if any(k in keys for k in g.keys)]
        if not members:
            continue
        first = members[0]
        for other in members[1:]:
            first.absorb(other, "register: same")
            groups.remove(other)
        first.fixed_name, first.kind, first.wikidata = entry.name, entry.kind, entry.wikidata or ""
        first.why.append("register")
    return groups
