"""Actors, places and topics by name: what is found first, and what a preview of an actor says."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from briefgen.publish import addresses, wording
from briefgen.publish.catalogue import Catalogue
from briefgen.publish.rows import day_of, full_role
from briefgen.publish.search.terms import bucket, terms
from briefgen.synthesis.actors import KnownActor

_PER_BUCKET = 32
_MOST_BUCKETS = 1024
# Up to so many actors, previews are kept by one character of their ids, beyond by two.
_FEW = 500
_QUOTED = 240  # characters of a statement that a preview shows
_ID = re.compile(r"-?([a-z2-7]{5})\.html$")


class Name(NamedTuple):
    """Somebody or something with a page. `weight` is the power of two below the number of its briefs: it orders
    names and, unlike the number, is the same after most builds. `id` is an actor's or a topic's for filters.
    """

    name: str
    aliases: tuple[str, ...]
    kind: str
    address: str
    weight: int
    id: str


class Preview(NamedTuple):
    """What is shown beside a link to an actor."""

    name: str
    facts: str
    statement: str
    when: str


def names(catalogue: Catalogue) -> tuple[Name, ...]:
    """All that have a page, in order of kind and name."""
    library = catalogue.library
    found = [
        Name(a.name, a.aliases, wording.ACTOR_KINDS[a.kind], addresses.actor(a), _weight(len(a.appearances)), a.id)
        for a in library.actors
    ]
    found += [Name(p.name, (), "Place", addresses.place(p), _weight(len(p.appearances)), "") for p in library.places]
    for dossier in library.topics:
        slug = dossier.topic.slug
        weight = _weight(len(dossier.articles))
        found.append(Name(dossier.topic.title, (), "Topic", addresses.topic(slug), weight, slug))
    return tuple(found)


def buckets_for(count: int) -> int:
    """How many buckets hold so many names: a power of two."""
    wanted = max(1, count // _PER_BUCKET)
    return min(_MOST_BUCKETS, 1 << (wanted - 1).bit_length())


def bucketed(known: Iterable[Name], buckets: int) -> list[list[Name]]:
    """Each name in the bucket of every word of it and of its aliases."""
    found: list[list[Name]] = [[] for _ in range(buckets)]
    for name in known:
        words = terms(" ".join((name.name, *name.aliases)))
        for at in sorted({bucket(word, buckets) for word in words}):
            found[at].append(name)
    return found


def preview_key_length(actors: int) -> int:
    return 1 if actors <= _FEW else 2


def previews(catalogue: Catalogue, length: int) -> dict[str, bytes]:
    """Previews as JSON, those whose keys begin alike together; a key is the end of an actor's address."""
    found: dict[str, dict[str, Preview]] = defaultdict(dict)
    for actor in catalogue.library.actors:
        match = _ID.search(addresses.actor(actor))
        if match:
            found[match[1][:length]][match[1]] = _preview(actor, catalogue)
    return {start: msgspec.json.encode(dict(sorted(part.items()))) for start, part in sorted(found.items())}


def _preview(actor: KnownActor, catalogue: Catalogue) -> Preview:
    said = catalogue.statements_by.get(actor.id, ())
    articles = {article for article, _ in actor.appearances}
    facts = [_latest_role(actor), wording.ACTOR_KINDS[actor.kind], wording.count(len(articles), "brief")]
    if said:
        facts.append(wording.count(len(said), "statement"))
    newest = said[0] if said else None
    return Preview(
        name=actor.name,
        facts=" · ".join(fact for fact in facts if fact),
        statement=_cut(" … ".join(newest.claim.parts)) if newest else "",
        when=f"{wording.act(newest.claim.act, newest.claim.stance)}, {day_of(newest.article).label}" if newest else "",
    )


def _latest_role(actor: KnownActor) -> str:
    for _, part in reversed(actor.appearances):
        for role in part.roles:
            return full_role(role.title, role.organisation)
    return ""


def _cut(words: str) -> str:
    return words if len(words) <= _QUOTED else words[:_QUOTED].rsplit(" ", 1)[0] + " …"


def _weight(briefs: int) -> int:
    return max(0, briefs.bit_length() - 1)
