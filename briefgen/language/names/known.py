"""Who is known everywhere: states, bodies and what stands for them, with their Wikidata items. Facts, no rules."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

from briefgen.language.names.named import NamedKind
from briefgen.language.names.wordlists import fold

_FILE = "names_register.txt"


@dataclass(frozen=True, slots=True)
class KnownBody:
    """A body under its usual name; `wikidata` is "" where the item is not sure."""

    name: str
    kind: NamedKind
    wikidata: str


@dataclass(frozen=True, slots=True)
class Known:
    """Bodies by folded name, states' items by ISO 3166-1 code, and by folded name the bodies that towns stand for."""

    bodies: dict[str, KnownBody]
    states: dict[str, str]
    metonyms: dict[str, KnownBody]
    names: frozenset[tuple[str, ...]]  # those of several words
    longer: dict[str, int]  # their first words, with the number of words of the longest


def rows() -> list[tuple[str, str, str, tuple[str, ...]]]:
    """The lines of the register: kind, item or "", usual name, other names."""
    text = resources.files("briefgen.language.english").joinpath(_FILE).read_text(encoding="utf-8")
    found = []
    for line in text.splitlines():
        if line and not line.startswith("#"):
            kind, item, name, *others = (part.strip() for part in line.split("|"))
            names = tuple(other.strip() for other in (others[0] if others else "").split(",") if other.strip())
            found.append((kind, "" if item == "-" else item, name, names))
    return found


@cache
def widely_known() -> Known:
    """The register as it lies in the package."""
    bodies: dict[str, KnownBody] = {}
    states: dict[str, str] = {}
    stands_for: dict[str, str] = {}
    for kind, item, name, others in rows():
        if kind == "state":
            states[others[0]] = item
        elif kind == "metonym":
            stands_for[fold(name)] = fold(others[0])
        else:
            body = KnownBody(name, _KINDS[kind], item)
            bodies.update({fold(spelling): body for spelling in (name, *others)})
    names = frozenset(tuple(name.split()) for name, body in bodies.items() if " " in name and body.kind != "community")
    longer: dict[str, int] = {}
    for words in names:
        longer[words[0]] = max(longer.get(words[0], 0), len(words))
    return Known(bodies, states, {town: bodies[body] for town, body in stands_for.items()}, names, longer)


_KINDS: dict[str, NamedKind] = {
    "organisation": "organisation",
    "government": "government",
    "armed-group": "armed-group",
    "media": "media",
    "community": "community",
}
