"""Descriptions that stand for somebody named: "the minister", "his deputy", "the group", "the country"."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.language.grammar import Token
from briefgen.language.names.gazetteer import countries
from briefgen.language.names.groups import Group
from briefgen.language.names.landmarks import provinces_named
from briefgen.language.names.memory import Memory
from briefgen.language.names.pronouns import BODIES
from briefgen.language.names.towns import cities_named
from briefgen.language.names.wordlists import fold, wordlists

_NEAR = 2  # sentences back in which a body is meant
_MEMORY = 400  # those met last that a description may mean


def add_description(memory: Memory, row: Sequence[Token], token: Token) -> None:
    """Adds the description that a noun heads to the one it means."""
    lists = wordlists()
    word = token.lower
    start = _definite_start(row, token)
    if start is None:
        if word in lists.nominal["person"] and token.dep in {"nsubj", "nsubjpass"} and token.tag == "NN":
            memory.meet(None, token)
        return
    if token.dep in {"compound", "nmod"} and token.head.index > token.index:
        return
    if (token.block.index, token.index + 1) in memory.starts:
        return  # "the polling firm X": a description of the name behind it
    group: Group | None = None
    if word in lists.nominal["described"]:
        group = _described(memory, word)
    elif word in lists.nominal["person"] or word in lists.role_nouns:
        group = _post_holder(memory, token, {fold(t.text) for t in row[start : token.index]})
        if group is None and token.dep in {"nsubj", "nsubjpass"} and token.tag in {"NN", "NNP"}:
            memory.meet(None, token)
            return
    elif word in lists.nominal["organisation"]:
        group = _body(memory, token)
    elif word in lists.nominal["place"]:
        group = _place(memory, token)
    elif lists.heads.get(word) == "place":
        group = _called(memory, word)
    if group is not None:
        memory.add(group, row[start], token, "nominal")
        memory.meet(group, token)


def _definite_start(row: Sequence[Token], token: Token) -> int | None:
    """Where "the (foreign) minister" begins; None for what is not definite, or is told apart by what follows."""
    if token.tag not in {"NN", "NNP"} or any(
        c.dep in {"prep", "relcl", "acl"} and c.lower not in {"in", "on"} for c in token.children
    ):
        return None
    n = token.index - 1
    while n >= 0 and row[n].dep in {"amod", "compound", "nmod"} and row[n].head is token:
        n -= 1
    if n >= 0 and row[n].lower in {"his", "her", "its", "their"} and token.lower in wordlists().posts:
        return n  # "his deputy", who has been named
    return n if n >= 0 and row[n].lower in {"the", "this"} and row[n].tag == "DT" else None


def _described(memory: Memory, word: str) -> Group | None:
    """As in "the boy": the one person of the article whom it has called so."""
    called = {id(seen.group): seen.group for seen in memory.seen if seen.group is not None and word in seen.group.nouns}
    people = [group for group in called.values() if group.kind == "person"]
    return people[0] if len(people) == 1 else None


def _post_holder(memory: Memory, token: Token, modifiers: set[str]) -> Group | None:
    """The person whose role or title has this noun, the last one met."""
    word, extra = token.lower, modifiers - {"the", "this", "his", "her", "its", "their"}
    for seen in reversed(memory.seen[-_MEMORY:]):
        group = seen.group
        if group is None or group.kind != "person":
            continue
        titles = {fold(w) for role in group.roles for w in role.title.split()}
        titles |= {w for span in group.spans for w in span.title_words}
        if word in titles and extra <= titles | {"former", "then"}:
            return group
    return None


def _body(memory: Memory, token: Token) -> Group | None:
    """A body with the noun in its name; for "the group" or "the company" the last body met, if it is near."""
    word = token.lower
    kin = wordlists().kin.get(word, frozenset()) | {word}
    for seen in reversed(memory.seen[-_MEMORY:]):
        group = seen.group
        if (
            group is not None
            and group.kind in BODIES
            and (kin & {fold(w) for w in group.name.split()} or word in group.nouns)
        ):
            return group
    return _last_firm(memory, token) if word in wordlists().nominal["generic"] else None


def _last_firm(memory: Memory, token: Token) -> Group | None:
    """The body that "the group" or "the company" means: near, one that does or has something, and often met."""
    firm = token.lower in wordlists().nominal["firm"]
    best: tuple[float, Group] | None = None
    for seen in reversed(memory.seen):
        far = token.sentence.index - seen.token.sentence.index
        if far > _NEAR:
            break
        group = seen.group
        if group is None or group.kind not in {"organisation", "armed-group"} or seen.token.index == token.index:
            continue
        public = wordlists().nominal["public"] & {fold(w) for w in group.name.split()}
        if firm and (group.kind == "armed-group" or public):
            continue
        leads = seen.subject or seen.token.dep == "poss"
        score = (1.2 if leads else 0.0) + 0.35 * min(4, memory.met[id(group)]) - 0.8 * far
        if (leads or seen.token.block is token.block) and (best is None or score > best[0]):
            best = (score, group)
    return best[1] if best is not None else None


def _called(memory: Memory, word: str) -> Group | None:
    """As in "the mosque", "the island": the last place met that has the word in its name, or was called so."""
    for seen in reversed(memory.seen[-_MEMORY:]):
        group = seen.group
        if group is not None and group.kind == "place" and (word in group.nouns or word in fold(group.name).split()):
            return group
    return None


def _place(memory: Memory, token: Token) -> Group | None:
    """As in "the country", where the article has one; "the city", the last met in this paragraph or the last."""
    known = countries().by_name
    states = [g for g in memory.groups if g.kind == "place" and any(k in known for k in g.keys)]
    if token.lower in {"country", "nation"}:
        return states[0] if len(states) == 1 else None
    if (called := _called(memory, token.lower)) is not None:
        return called
    if token.lower in {"region", "province"}:
        parts = [g for g in memory.groups if g.kind == "place" and g not in states and provinces_named(g.name)]
        return parts[0] if len(parts) == 1 else None
    if token.lower != "city":
        return None
    for seen in reversed(memory.seen):
        if token.block.index - seen.token.block.index > 1:
            return None
        group = seen.group
        if group is None or group.kind != "place" or group in states:
            continue
        if "city" in group.nouns or cities_named(group.name):
            return group
    return None
