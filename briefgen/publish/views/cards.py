"""The cards: a picture for each brief, and one for all other pages."""

from __future__ import annotations

from briefgen.publish import addresses
from briefgen.publish.cards.card import BriefCard, Count, DeskCard
from briefgen.publish.catalogue import Catalogue
from briefgen.publish.pages import Page
from briefgen.publish.rows import day_of
from briefgen.synthesis.contribution import Contribution


def card_pages(catalogue: Catalogue) -> list[Page]:
    pages = [Page(addresses.card(one.article.id), None, _card(one)) for one in catalogue.library.contributions]
    return [Page(addresses.CARD, None, DeskCard()), *pages]


def _card(contribution: Contribution) -> BriefCard:
    article = contribution.article
    events, actors = len(contribution.events), len(contribution.actors)
    counts = (
        Count(len(contribution.claims), "said", "claim"),
        Count(events, "event" if events == 1 else "events", "event"),
        Count(len(contribution.questions), "open", "question"),
        Count(actors, "actor" if actors == 1 else "actors", "actor"),
    )
    return BriefCard(
        title=article.title,
        source=article.source.name,
        day=day_of(article).label,
        counts=tuple(count for count in counts if count.number),
    )
