"""Which articles belong to a desk's dossier: those that name it, or else its tags, actors or places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from briefgen.source.topic import Topic
from briefgen.synthesis.contribution import Contribution
from briefgen.synthesis.naming import normalised


@dataclass(frozen=True, slots=True)
class Dossier:
    """A topic and the ids of its articles, oldest first."""

    topic: Topic
    articles: tuple[str, ...] = field(repr=False)


def tie_topics(contributions: Iterable[Contribution], topics: Iterable[Topic]) -> tuple[Dossier, ...]:
    """One dossier a topic, in order of title; `contributions` are given oldest first."""
    known = tuple(contributions)
    ordered = sorted(topics, key=lambda topic: (normalised(topic.title), topic.slug))
    return tuple(Dossier(topic, tuple(c.article.id for c in known if belongs(c, topic))) for topic in ordered)


def belongs(contribution: Contribution, topic: Topic) -> bool:
    """Whether an article belongs to a topic.

    An article's own `topics` decide, since an editor wrote them. One without belongs by its tags, or by an actor
    or a place that it names.
    """
    article = contribution.article
    if article.topics:
        return _any_of((topic.slug, *topic.topics), article.topics)
    if _any_of(topic.tags, article.tags):
        return True
    actors = (spelling for actor in contribution.actors for spelling in (actor.name, *actor.aliases))
    places = (*article.places, *(place.name for place in contribution.places))
    return _any_of(topic.actors, actors) or _any_of(topic.places, places)


def _any_of(wanted: Iterable[str], given: Iterable[str]) -> bool:
    names = {normalised(name) for name in wanted}
    return bool(names) and any(normalised(name) in names for name in given)
