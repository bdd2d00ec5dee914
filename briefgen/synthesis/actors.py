"""The same actor over many articles, by name and kind, the desk's register deciding. Conservative: two pages
for one actor are a nuisance, one page for two actors is an error.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from briefgen.model import ActorKind
from briefgen.source.register import Register
from briefgen.synthesis.contribution import ActorPart, Contribution, short_id
from briefgen.synthesis.naming import is_acronym, normalised, sort_key
from briefgen.synthesis.surnames import surname_ties

Local = tuple[str, str]  # an article's id and a finding's id within its brief
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KnownActor:
    """An actor of the library. `appearances` pairs article ids with the article's own part, oldest first.

    `id` is made of the name and kind under which the oldest article has it, so that later articles do not
    move its page. `wikidata` is the item that its articles agree on, or the desk's.
    """

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...]
    appearances: tuple[tuple[str, ActorPart], ...] = field(repr=False)
    wikidata: str | None = None


def tie_actors(contributions: Iterable[Contribution], register: Register) -> tuple[KnownActor, ...]:
    """All actors of the contributions (given oldest first), tied over articles, in alphabetical order."""
    desk = _Desk(register)
    given = tuple(contributions)
    parts: dict[Local, ActorPart] = {}
    by_key: dict[Key, list[Local]] = defaultdict(list)
    for contribution in given:
        subjects = (*contribution.article.topics, *contribution.article.tags)
        for part in contribution.actors:
            local = contribution.article.id, part.id
            parts[local] = part
            for key in _keys(part, contribution.article.id, subjects, desk):
                by_key[key].append(local)
    _tie_across_kinds(by_key)
    groups = _Groups(parts, desk)
    for key in sorted(by_key):
        for other in by_key[key][1:]:
            groups.unite(by_key[key][0], other)
    for full, surname in list(surname_ties(given, groups.find)):
        groups.unite(full, surname)
    known = [_known([(local[0], parts[local]) for local in members], desk) for members in groups.all()]
    return tuple(sorted(_told_apart(known), key=lambda actor: (sort_key(actor.name), actor.id)))


def _keys(part: ActorPart, article: str, subjects: tuple[str, ...], desk: _Desk) -> list[Key]:
    """What ties this actor to others: the desk's entries, its full names, and for a lone word its subjects."""
    family = _family(part.kind)
    name = normalised(part.name)
    keys: list[Key] = [("desk", number) for spelling in (part.name, *part.aliases) for number in desk.groups(spelling)]
    if family != "person" or " " in name:
        keys.append(("name", family, name))
    elif subjects:
        keys.extend(("lone", name, normalised(subject)) for subject in subjects)
    else:
        keys.append(("lone", name, "", article))
    surname = name.rsplit(" ", 1)[-1]
    for alias in part.aliases:
        other = normalised(alias)
        full = " " in other and other.rsplit(" ", 1)[-1] == surname
        if full if family == "person" else is_acronym(alias):
            keys.append(("name", family, other))
    return keys


def _tie_across_kinds(by_key: dict[Key, list[Local]]) -> None:
    """Adds ties between a person and a body of one full name, which are nearly always one actor read twice.

    Not where a single article tells the two apart.
    """
    for key in [key for key in by_key if key[:2] == ("name", "person") and " " in key[2]]:
        people, bodies = by_key[key], by_key.get(("name", "body", key[2]), [])
        articles = [article for article, _ in {*people, *bodies}]
        if len(articles) == len(set(articles)):
            by_key["any", key[2]] = [*people[:1], *bodies[:1]]


def _family(kind: ActorKind) -> str:
    """Extractors may call one body a government here and an organisation there; people and peoples differ."""
    return kind if kind in ("person", "community") else "body"


class _Desk:
    """The register in the form the tying needs."""

    def __init__(self, register: Register) -> None:
        self._groups: dict[str, set[str]] = defaultdict(set)
        self.names: dict[str, tuple[str, ActorKind | None]] = {}
        for number, entry in enumerate(register.entries):
            for spelling in (entry.name, *entry.aliases):
                self._groups[normalised(spelling)].add(f"entry {number:06d}")
            self.names.setdefault(normalised(entry.name), (entry.name, entry.kind))
            for alias in entry.aliases:
                self.names.setdefault(normalised(alias), (entry.name, entry.kind))
        self.items = {normalised(entry.name): entry.wikidata for entry in register.entries if entry.wikidata}
        for number, same in enumerate(register.same):
            for spelling in same:
                self._groups[normalised(spelling)].add(f"same {number:06d}")
        self.apart = tuple(frozenset(normalised(name) for name in names) for names in register.not_same)

    def groups(self, spelling: str) -> list[str]:
        return sorted(self._groups.get(normalised(spelling), ()))


class _Groups:
    """Disjoint sets of actors that refuse a union the desk has ruled out."""

    def __init__(self, parts: Mapping[Local, ActorPart], desk: _Desk) -> None:
        self._root = {local: local for local in parts}
        self._members = {local: [local] for local in parts}
        self._apart = desk.apart
        self._named = {local: {normalised(part.name)} for local, part in parts.items()} if desk.apart else {}

    def find(self, local: Local) -> Local:
        while self._root[local] != local:
            self._root[local] = local = self._root[self._root[local]]
        return local

    def unite(self, one: Local, other: Local) -> None:
        first, second = sorted((self.find(one), self.find(other)))
        if first == second:
            return
        if self._apart:
            names = self._named[first] | self._named[second]
            if any(len(names & apart) > 1 for apart in self._apart):
                return
            self._named[first] = names
        self._root[second] = first
        self._members[first] += self._members.pop(second)

    def all(self) -> list[list[Local]]:
        """The sets, each in the order its articles came (oldest first)."""
        order = {local: position for position, local in enumerate(self._root)}
        return [sorted(members, key=order.__getitem__) for members in self._members.values()]


def _known(appearances: list[tuple[str, ActorPart]], desk: _Desk) -> KnownActor:
    founding = appearances[0][1]
    names = Counter(part.name for _, part in appearances)
    full = any(" " in spelling for spelling in names) and founding.kind == "person"
    name = min(names, key=lambda s: (full and " " not in s, -names[s], -len(s), s))  # no surname alone
    kinds = Counter(part.kind for _, part in appearances)
    kind = min(kinds, key=lambda one: (-kinds[one], one))
    for spelling in sorted(names):
        if normalised(spelling) in desk.names:
            name, told = desk.names[normalised(spelling)]
            kind = told or kind
            break
    spellings = {spelling for _, part in appearances for spelling in (part.name, *part.aliases)}
    return KnownActor(
        id=short_id("actor", _family(founding.kind), normalised(founding.name)),
        name=name,
        kind=kind,
        aliases=tuple(sorted(spellings - {name}, key=sort_key)),
        appearances=tuple(appearances),
        wikidata=desk.items.get(normalised(name)) or _agreed(part.wikidata for _, part in appearances),
    )


def _agreed(items: Iterable[str | None]) -> str | None:
    """The one item that all who name any agree on."""
    named = {item for item in items if item is not None}
    return named.pop() if len(named) == 1 else None


def _told_apart(actors: list[KnownActor]) -> Iterable[KnownActor]:
    """Of actors kept apart in spite of one name, the oldest keeps the id; the others' is made of their article."""
    seen: set[str] = set()
    for actor in actors:
        if actor.id in seen:
            article, part = actor.appearances[0]
            own = short_id(actor.id, article, part.id)
            yield KnownActor(own, actor.name, actor.kind, actor.aliases, actor.appearances, actor.wikidata)
        else:
            yield actor
        seen.add(actor.id)
