"""The index of contributions: one an article, added and withdrawn in any order, always the same value.

What the contributions say together is worked out in `library`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefgen.synthesis.contribution import Contribution


@dataclass(frozen=True, slots=True)
class Index:
    """Contributions sorted by article id, at most one an article."""

    contributions: tuple[Contribution, ...] = ()

    def merged(self, contributions: Iterable[Contribution]) -> Index:
        """The index with these contributions; one of an article already known takes the old one's place."""
        by_id = {one.article.id: one for one in self.contributions}
        by_id.update((one.article.id, one) for one in contributions)
        return Index(tuple(by_id[key] for key in sorted(by_id)))

    def withdrawn(self, article_ids: Iterable[str]) -> Index:
        """The index without these articles; ids it does not know are passed over."""
        gone = frozenset(article_ids)
        return Index(tuple(one for one in self.contributions if one.article.id not in gone))


def index_of(contributions: Iterable[Contribution]) -> Index:
    """An index of these contributions."""
    return Index().merged(contributions)
