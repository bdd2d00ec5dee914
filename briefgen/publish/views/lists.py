"""The lists: all briefs, all claims, all sources, all topics, with their pages."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from briefgen.publish import addresses, wording
from briefgen.publish.catalogue import Catalogue
from briefgen.publish.figures.matrix import Matrix
from briefgen.publish.pages import Page, Paging, sheets
from briefgen.publish.rows import BriefRow, ClaimRow, Day, Ref, as_of_day, brief_ref, day_of
from briefgen.publish.views.trends import by_topic

_BRIEFS_A_PAGE, _CLAIMS_A_PAGE, _WITHDRAWN_SHOWN = 50, 60, 20


@dataclass(frozen=True, slots=True)
class Month:
    """The briefs of one month, newest first."""

    title: str
    briefs: tuple[BriefRow, ...]


@dataclass(frozen=True, slots=True)
class BriefsView:
    total: str
    months: tuple[Month, ...]
    paging: Paging


@dataclass(frozen=True, slots=True)
class ClaimGroup:
    """Claims of one brief, in its order."""

    brief: Ref
    source: str
    day: Day
    claims: tuple[ClaimRow, ...]


@dataclass(frozen=True, slots=True)
class ClaimsView:
    total: str
    speakers: str
    by_topic: Matrix | None
    groups: tuple[ClaimGroup, ...]
    paging: Paging


@dataclass(frozen=True, slots=True)
class SourceRow:
    name: str
    address: str
    briefs: str
    latest: Day
    reliability: str


@dataclass(frozen=True, slots=True)
class SourcesView:
    sources: tuple[SourceRow, ...]


@dataclass(frozen=True, slots=True)
class SourceView:
    name: str
    total: str
    reliability: tuple[str, ...]
    months: tuple[Month, ...]
    paging: Paging


@dataclass(frozen=True, slots=True)
class TopicRow:
    title: str
    address: str
    briefs: str
    latest: Day | None
    upcoming: str


@dataclass(frozen=True, slots=True)
class TopicsView:
    as_of: Day
    topics: tuple[TopicRow, ...]


def brief_pages(catalogue: Catalogue) -> list[Page]:
    """The list of briefs, newest first, by month."""
    rows = [catalogue.brief(one.article.id) for one in catalogue.library.contributions]
    total = wording.count(len(rows), "brief")
    return [
        Page(sheet.address, "pages/briefs.html", BriefsView(total, months(sheet.items), sheet.paging))
        for sheet in sheets(addresses.BRIEFS, rows, _BRIEFS_A_PAGE)
    ]


def months(rows: tuple[BriefRow, ...]) -> tuple[Month, ...]:
    """Briefs in order of date, cut where the month changes."""
    found = []
    for (year, month), group in itertools.groupby(rows, key=lambda row: (row.day.iso[:4], int(row.day.iso[5:7]))):
        found.append(Month(f"{wording.MONTHS[month - 1]} {year}", tuple(group)))
    return tuple(found)


def claim_pages(catalogue: Catalogue) -> list[Page]:
    """The claims ledger, newest first, grouped by brief."""
    library = catalogue.library
    total = wording.count(len(library.claims), "claim")
    speakers = wording.count(len(catalogue.statements_by), "named speaker")
    pages = []
    for sheet in sheets(addresses.CLAIMS, library.claims, _CLAIMS_A_PAGE):
        groups = [
            ClaimGroup(
                brief_ref(article), article.source.name, day_of(article), tuple(catalogue.claim(one) for one in group)
            )
            for article, group in itertools.groupby(sheet.items, key=lambda statement: statement.article)
        ]
        matrix = by_topic(library, catalogue) if sheet.paging.number == 1 else None
        view = ClaimsView(total, speakers, matrix, tuple(groups), sheet.paging)
        pages.append(Page(sheet.address, "pages/claims.html", view))
    return pages


def source_pages(catalogue: Catalogue) -> list[Page]:
    """The list of sources and a page for each."""
    rows = []
    pages = []
    for source in catalogue.library.sources:
        articles = [catalogue.contribution[article].article for article in source.articles]
        grades = sorted({a.source.reliability for a in articles if a.source.reliability})
        told = tuple(f"{grade}, {wording.RELIABILITY[grade]}" for grade in grades)
        total = wording.count(len(articles), "brief")
        address = addresses.source(source)
        rows.append(SourceRow(source.name, address, total, day_of(articles[0]), "; ".join(told)))
        briefs = [catalogue.brief(article) for article in source.articles]
        pages += [
            Page(
                sheet.address,
                "pages/source.html",
                SourceView(source.name, total, told, months(sheet.items), sheet.paging),
            )
            for sheet in sheets(address, briefs, _BRIEFS_A_PAGE)
        ]
    return [Page(addresses.SOURCES, "pages/sources.html", SourcesView(tuple(rows))), *pages]


def topic_list(catalogue: Catalogue) -> Page:
    """The list of dossiers."""
    rows = []
    for dossier in catalogue.library.topics:
        articles = frozenset(dossier.articles)
        coming = sum(
            event.state in ("upcoming", "due") and any(r.article.id in articles for r in event.reports)
            for event in catalogue.library.events
        )
        newest = catalogue.contribution[dossier.articles[-1]].article if dossier.articles else None
        rows.append(
            TopicRow(
                dossier.topic.title,
                addresses.topic(dossier.topic.slug),
                wording.count(len(dossier.articles), "brief"),
                day_of(newest) if newest else None,
                wording.count(coming, "event") + " ahead" if coming else "",
            )
        )
    view = TopicsView(as_of_day(catalogue.library.as_of), tuple(rows))
    return Page(addresses.TOPICS, "pages/topics.html", view)
