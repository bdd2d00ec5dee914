"""The desk's actor register, `actors.yaml`: what the desk knows of names, which decides over what is guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from briefgen.model import ActorKind
from briefgen.problems import Problem
from briefgen.source.fields import Fields
from briefgen.source.front_matter import Items, Mapping, Node, read_mapping
from briefgen.source.text_file import read_text


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """One actor the desk knows: its name, other names for it, its kind and its Wikidata item if the desk says so."""

    name: str
    aliases: tuple[str, ...] = ()
    kind: ActorKind | None = None
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Register:
    """The desk's entries, pairs of names that are or are not the same actor, and names that are no actors."""

    entries: tuple[RegisterEntry, ...] = ()
    same: tuple[tuple[str, ...], ...] = ()
    not_same: tuple[tuple[str, ...], ...] = ()
    block: tuple[str, ...] = ()


EMPTY = Register()
_ITEM = re.compile("Q[1-9][0-9]*")


def read_register(path: Path, *, shown: str) -> tuple[Register, list[Problem]]:
    """The register of a file; what cannot be used is left out and reported. `shown` is its path in problems."""
    file = read_text(path, shown=shown)
    if isinstance(file, Problem):
        return EMPTY, [file]
    mapping, problems = read_mapping(file.text, shown=shown, first_line=1)
    if mapping is None:
        return EMPTY, problems
    fields = Fields(mapping, shown=shown, problems=problems)
    register = Register(
        entries=_entries(fields),
        same=_groups(fields, "same"),
        not_same=_groups(fields, "not_same"),
        block=fields.texts("block"),
    )
    fields.report_unknown()
    problems.sort(key=lambda problem: (problem.line, problem.column))
    return register, problems


def _entries(fields: Fields) -> tuple[RegisterEntry, ...]:
    entries: list[RegisterEntry] = []
    lines: dict[str, int] = {}
    for node in _items(fields, "actors", "a list of actors, each with a name"):
        if not isinstance(node, Mapping):
            _bad(fields, node, "an actor without keys", "an actor has the key name", "write '- name: …'")
            continue
        inner = Fields(node, shown=fields.shown, problems=fields.problems, within="actors.")
        name, aliases, kind = inner.text("name"), inner.texts("aliases"), inner.choice("kind", ActorKind)
        item = _item(inner)
        inner.report_unknown()
        if name is None:
            _bad(fields, node, "an actor without a name", "an actor is found by its name", "add 'name: …'")
        elif name in lines:
            found = f"'{name}' stands in line {lines[name]} already"
            _bad(fields, node, found, "each actor has one entry", "put the two together")
        else:
            lines[name] = node.line
            entries.append(RegisterEntry(name, tuple(alias for alias in aliases if alias != name), kind, item))
    return tuple(entries)


def _item(fields: Fields) -> str | None:
    """A Wikidata item such as Q1065; anything else is reported and left out."""
    node, item = fields.node("wikidata"), fields.text("wikidata")
    if node is None or item is None or _ITEM.fullmatch(item):
        return item
    cure = "write the number that stands behind the item's name, without its address"
    _bad(fields, node, f"'{item}' is no Wikidata item", "an item is a Q and a number, such as Q1065", cure)
    return None


def _groups(fields: Fields, key: str) -> tuple[tuple[str, ...], ...]:
    """Lists of at least two names; for `not_same`, of which no two are the same actor."""
    groups: list[tuple[str, ...]] = []
    for node in _items(fields, key, "a list of lists of names, such as [[Harbour Board, Port Authority]]"):
        inner = Fields(Mapping((), node.line, node.column), shown=fields.shown, problems=fields.problems)
        names = inner.names(key, node) if isinstance(node, Items) else ()
        if len(names) > 1:
            groups.append(names)
        else:
            found = f"'{key}' needs at least two names that differ"
            _bad(fields, node, found, "names are compared with each other", "write them as [one name, another name]")
    return tuple(groups)


def _items(fields: Fields, key: str, expected: str) -> tuple[Node, ...]:
    value = fields.node(key)
    if value is None:
        return ()
    if isinstance(value, Items):
        return value.items
    _bad(fields, value, f"'{key}' is not a list", f"'{key}' is {expected}", "begin each line below it with '- '")
    return ()


def _bad(fields: Fields, node: Node, found: str, expected: str, cure: str) -> None:
    fields.problems.append(
        Problem(
            path=fields.shown, line=node.line, column=node.column, code="bad-register", found=found,
            expected=expected, cure=cure, severity="warning",
        )
    )  # fmt: skip
