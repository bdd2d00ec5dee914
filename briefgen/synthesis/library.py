"""The library: everything the published articles say together on a stated day, ready for the pages.

A pure function of the index, the desk's register and topics, and the day; the order of articles is irrelevant.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from briefgen.model import Article
from briefgen.source.register import EMPTY, Register
from briefgen.source.topic import Topic
from briefgen.synthesis.actors import KnownActor, Local, tie_actors
from briefgen.synthesis.contribution import ClaimPart, Contribution, PassagePart, short_id
from briefgen.synthesis.events import KnownEvent, published
from briefgen.synthesis.index import Index
from briefgen.synthesis.naming import normalised, sort_key
from briefgen.synthesis.places import KnownPlace, tie_places
from briefgen.synthesis.topics import Dossier, tie_topics
from briefgen.synthesis.tying import tie_events


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim of the library: its article, and who makes it and whom it is about as library actors' ids."""

    article: Article
    claim: ClaimPart
    speaker: str | None
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """An open question and the article it stands in."""

    article: Article
    question: PassagePart


@dataclass(frozen=True, slots=True)
class KnownSource:
    """A publication and the ids of its articles, newest first."""

    id: str
    name: str
    articles: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Library:
    """All briefs together. Contributions, claims and questions are newest first, names alphabetical."""

    as_of: datetime.date
    contributions: tuple[Contribution, ...] = field(repr=False)
    withdrawn: tuple[Article, ...]
    actors: tuple[KnownActor, ...] = field(repr=False)
    places: tuple[KnownPlace, ...] = field(repr=False)
    claims: tuple[Statement, ...] = field(repr=False)
    events: tuple[KnownEvent, ...] = field(repr=False)
    questions: tuple[OpenQuestion, ...] = field(repr=False)
    topics: tuple[Dossier, ...] = field(repr=False)
    sources: tuple[KnownSource, ...] = field(repr=False)
    actor_of: Mapping[Local, str] = field(repr=False)
    place_of: Mapping[Local, str] = field(repr=False)
    event_of: Mapping[Local, str] = field(repr=False)


def build_library(
    index: Index,
    *,
    as_of: datetime.date,
    register: Register = EMPTY,
    topics: Iterable[Topic] = (),
) -> Library:
    """The library of an index on the day `as_of`. Withdrawn articles give nothing but their notice."""
    everything = sorted(index.contributions, key=lambda one: (published(one.article), one.article.id))
    oldest = tuple(one for one in everything if one.article.status != "withdrawn")
    newest = tuple(sorted(oldest, key=lambda one: (-published(one.article).toordinal(), one.article.id)))
    actors = tie_actors(oldest, register)
    places = tie_places(oldest)
    events = tie_events(oldest, as_of)
    actor_of = {(article, part.id): actor.id for actor in actors for article, part in actor.appearances}
    return Library(
        as_of=as_of,
        contributions=newest,
        withdrawn=tuple(one.article for one in everything if one.article.status == "withdrawn"),
        actors=actors,
        places=places,
        claims=tuple(_statement(one.article, claim, actor_of) for one in newest for claim in one.claims),
        events=events,
        questions=tuple(OpenQuestion(one.article, question) for one in newest for question in one.questions),
        topics=tie_topics(oldest, topics),
        sources=_sources(newest),
        actor_of=actor_of,
        place_of={(article, part.id): place.id for place in places for article, part in place.appearances},
        event_of={(r.article.id, r.event.id): event.id for event in events for r in event.reports},
    )


def _statement(article: Article, claim: ClaimPart, actor_of: Mapping[Local, str]) -> Statement:
    about = (actor_of.get((article.id, local)) for local in claim.about)
    speaker = actor_of.get((article.id, claim.speaker)) if claim.speaker else None
    return Statement(article, claim, speaker, tuple(dict.fromkeys(one for one in about if one)))


def _sources(newest: Iterable[Contribution]) -> tuple[KnownSource, ...]:
    groups: dict[str, list[Article]] = defaultdict(list)
    for contribution in newest:
        groups[normalised(contribution.article.source.name)].append(contribution.article)
    sources = [
        KnownSource(
            id=short_id("source", key),
            name=articles[0].source.name,
            articles=tuple(article.id for article in articles),
        )
        for key, articles in groups.items()
    ]
    return tuple(sorted(sources, key=lambda source: (sort_key(source.name), source.id)))
