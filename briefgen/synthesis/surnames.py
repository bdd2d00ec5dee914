"""Whom a surname alone means that an article gives nobody's full name for, where other articles leave no doubt.

A wrong tie is worse than a missed one. So the whole library must know one bearer of the surname and no other; and the
two articles must share a subject, be near in time, and have something more in common: a post, or somebody else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from briefgen.language.names.wordlists import wordlists
from briefgen.synthesis.contribution import ActorPart, Contribution
from briefgen.synthesis.naming import normalised

NEAR = 60  # days between two articles about one matter
_COMMON = frozenset({"government", "media"})  # in many articles of a desk whatever they are about

Local = tuple[str, str]  # an article's id and a finding's id within its brief


@dataclass(frozen=True, slots=True, eq=False)
class _Mention:
    """A person in an article, under a full name or a surname alone."""

    local: Local
    part: ActorPart
    contribution: Contribution


def surname_ties(
    contributions: Iterable[Contribution], root: Callable[[Local], Local]
) -> Iterator[tuple[Local, Local]]:
    """Pairs of a full name and a surname alone that are one person; `root` tells which full names already are."""
    bearers: dict[str, dict[Local, list[_Mention]]] = defaultdict(dict)
    alone: list[tuple[str, _Mention]] = []
    for contribution in contributions:
        for part in contribution.actors:
            if part.kind != "person":
                continue
            mention = _Mention((contribution.article.id, part.id), part, contribution)
            words = part.name.split()
            if len(words) > 1:
                bearers[normalised(words[-1])].setdefault(root(mention.local), []).append(mention)
            elif not wordlists().is_given(part.name):
                alone.append((normalised(part.name), mention))
    for surname, mention in alone:
        known = list(bearers.get(surname, {}).values())
        if len(known) == 1:
            match = next((other for other in known[0] if _are_akin(mention, other)), None)
            if match is not None:
                yield match.local, mention.local


def _are_akin(one: _Mention, other: _Mention) -> bool:
    first, second = one.contribution.article, other.contribution.article
    subjects = [{normalised(s) for s in (*article.topics, *article.tags)} for article in (first, second)]
    days = abs((date.fromisoformat(first.date[:10]) - date.fromisoformat(second.date[:10])).days)
    if days > NEAR or not subjects[0] & subjects[1]:
        return False
    posts = [{normalised(role.title) for role in mention.part.roles} for mention in (one, other)]
    return bool(posts[0] & posts[1] or _company(one) & _company(other))


def _company(mention: _Mention) -> set[str]:
    """Who else stands in the article, by full names, or any name of a body."""
    others = (part for part in mention.contribution.actors if part is not mention.part and part.kind not in _COMMON)
    return {normalised(part.name) for part in others if part.kind != "person" or " " in part.name}
