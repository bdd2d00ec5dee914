"""The data of networks: who appears with whom and who speaks about whom, about one actor or within a topic."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Collection, Iterable

from briefgen.publish.catalogue import Catalogue
from briefgen.publish.figures.network import Network, Node, Speech, Tie
from briefgen.synthesis.actors import KnownActor
from briefgen.synthesis.library import Statement

_COMPANY = 12  # actors about one
_NODES, _TIES = 25, 60  # within a topic
_FEWEST_BRIEFS = 3  # in fewer, everybody is tied to everybody


def company(actor: KnownActor, counted: Counter[str], catalogue: Catalogue) -> Network | None:
    """The network about an actor; `counted` says in how many briefs each other stands with it."""
    if len(catalogue.articles_of[actor.id]) < _FEWEST_BRIEFS:
        return None
    others = sorted(counted, key=lambda known: (-counted[known], catalogue.actor_ref[known].title, known))
    ids = [actor.id, *[one for one in others if counted[one] > 1][:_COMPANY]]
    ties = _ties(ids, {one: catalogue.articles_of[one] for one in ids})
    speeches = [
        Speech(one, other, catalogue.spoken[one][other])
        for one in ids
        if one in catalogue.spoken
        for other in ids
        if other in catalogue.spoken[one]
    ]
    weights = {one: len(catalogue.articles_of[one] & catalogue.articles_of[actor.id]) for one in ids}
    return Network(
        f"Who appears with {actor.name}, and who speaks about whom",
        _nodes(ids, weights, catalogue),
        ties,
        tuple(speeches),
        actor.id,
    )


def cast(articles: frozenset[str], claims: Iterable[Statement], catalogue: Catalogue) -> Network:
    """The network of a topic's actors in these articles."""
    salience: Counter[str] = Counter()
    briefs: dict[str, set[str]] = {}
    for article in sorted(articles):
        for part in catalogue.contribution[article].actors:
            known = catalogue.library.actor_of[article, part.id]
            salience[known] += round(1000 * part.salience)
            briefs.setdefault(known, set()).add(article)
    ids = sorted(briefs, key=lambda known: (-len(briefs[known]), -salience[known], known))[:_NODES]
    speeches: Counter[tuple[str, str]] = Counter()
    for statement in claims:
        if statement.speaker in ids:
            speeches.update(
                (statement.speaker, one) for one in statement.about if one in ids and one != statement.speaker
            )
    return Network(
        "Who appears with whom, and who speaks about whom",
        _nodes(ids, {one: len(briefs[one]) for one in ids}, catalogue),
        _ties(ids, briefs),
        tuple(Speech(one, other, count) for (one, other), count in sorted(speeches.items())),
    )


def _ties(ids: list[str], articles: dict[str, frozenset[str]] | dict[str, set[str]]) -> tuple[Tie, ...]:
    """The strongest ties between actors; those of a single brief only where there are few others."""
    found = [
        Tie(one, other, count)
        for one, other in itertools.combinations(ids, 2)
        if (count := len(articles[one] & articles[other]))
    ]
    repeated = [tie for tie in found if tie.briefs > 1]
    kept: Collection[Tie] = repeated if len(repeated) >= len(ids) else found
    return tuple(sorted(kept, key=lambda tie: -tie.briefs)[:_TIES])


def _nodes(ids: list[str], weights: dict[str, int], catalogue: Catalogue) -> tuple[Node, ...]:
    refs = ((one, catalogue.actor_ref[one]) for one in ids)
    return tuple(Node(one, ref.title, ref.address, weights[one]) for one, ref in refs)
