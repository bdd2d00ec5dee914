"""The lists: all briefs, all sources, all topics, with their pages."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from briefgen.publish import addresses, wording
from briefgen.publish.catalogue import Catalogue
from briefgen.publish.pages import Page
from briefgen.publish.paging import (
    Contents,
    Paging,
    lettered,
    letters_of,
    month_anchor,
    months_of,
    shown_letter,
    stacked,
)
from briefgen.publish.rows import BriefRow, Day, as_of_day, day_of
from briefgen.publish.sentences import sentence_ranges
from briefgen.source.document import parse
from briefgen.source.topic import Topic

_BRIEFS_A_PAGE, _SOURCES_A_PAGE, _SOURCES_FIRST = 60, 300, 60
_LEAD = 240  # characters of a judgement that the list of dossiers shows


@dataclass(frozen=True, slots=True)
class Month:
    """The briefs of one month, newest first. `anchor` is its id on the page."""

    title: str
    anchor: str
    briefs: tuple[BriefRow, ...]


@dataclass(frozen=True, slots=True)
class BriefsView:
    total: str
    months: tuple[Month, ...]
    contents: tuple[Contents, ...]
    paging: Paging


@dataclass(frozen=True, slots=True)
class SourceRow:
    name: str
    address: str
    briefs: str
    count: int
    latest: Day
    reliability: str


@dataclass(frozen=True, slots=True)
class SourcesView:
    """All sources, or those of one `letter` where they are many; `letters` leads to each."""

    total: str
    letter: str
    letters: Contents | None
    sources: tuple[SourceRow, ...]
    paging: Paging


@dataclass(frozen=True, slots=True)
class SourceView:
    name: str
    total: str
    reliability: tuple[str, ...]
    months: tuple[Month, ...]
    contents: tuple[Contents, ...]
    paging: Paging


@dataclass(frozen=True, slots=True)
class TopicRow:
    """A dossier; `lead` is how the desk's judgement of it begins."""

    title: str
    address: str
    lead: str
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
    found = stacked(addresses.BRIEFS, rows, _BRIEFS_A_PAGE, day=_day)
    contents = months_of(found, _day, anchored=True) if len(found) > 1 else ()
    pages = []
    for sheet in found:
        first = sheet.paging.first
        view = BriefsView(total if first else "", months(sheet.items), contents if first else (), sheet.paging)
        pages.append(Page(sheet.address, "pages/briefs.html", view))
    return pages


def _day(row: BriefRow) -> str:
    return row.day.iso


def months(rows: tuple[BriefRow, ...]) -> tuple[Month, ...]:
    """Briefs in order of date, cut where the month changes."""
    found = []
    for month, group in itertools.groupby(rows, key=lambda row: row.day.iso[:7]):
        title = f"{wording.MONTHS[int(month[5:7]) - 1]} {month[:4]}"
        found.append(Month(title, month_anchor(month), tuple(group)))
    return tuple(found)


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
        rows.append(SourceRow(source.name, address, total, len(articles), day_of(articles[0]), "; ".join(told)))
        found = stacked(address, [catalogue.brief(article) for article in source.articles], _BRIEFS_A_PAGE, day=_day)
        contents = months_of(found, _day, anchored=True) if len(found) > 1 else ()
        for sheet in found:
            first = sheet.paging.first
            view = SourceView(
                source.name,
                total if first else "",
                told if first else (),
                months(sheet.items),
                contents if first else (),
                sheet.paging,
            )
            pages.append(Page(sheet.address, "pages/source.html", view))
    return [*_source_list(rows), *pages]


def _source_list(rows: list[SourceRow]) -> list[Page]:
    """All sources on one page; where they are many, those with most briefs, and a page for each letter."""
    total = wording.count(len(rows), "source")
    if len(rows) <= _SOURCES_A_PAGE:
        return [Page(addresses.SOURCES, "pages/sources.html", SourcesView(total, "", None, tuple(rows), Paging()))]
    found = lettered(addresses.SOURCES, rows, _SOURCES_A_PAGE, lambda row: row.name)
    most = sorted(rows, key=lambda row: -row.count)[:_SOURCES_FIRST]
    view = SourcesView(total, "", letters_of(found), tuple(most), Paging())
    pages = [Page(addresses.SOURCES, "pages/sources.html", view)]
    for letter, parts in found.items():
        for sheet in parts:
            view = SourcesView("", shown_letter(letter), None, sheet.items, sheet.paging)
            pages.append(Page(sheet.address, "pages/sources.html", view))
    return pages


def _lead(topic: Topic) -> str:
    """The first sentences of the judgement, of its first paragraph."""
    paragraph = next((one.text for one in parse(topic.text, topic.body).blocks if one.kind == "paragraph"), "")
    ends = [end for _, end in sentence_ranges(paragraph)]
    most = next((end for end in reversed(ends) if end <= _LEAD), ends[0] if ends else 0)
    return " ".join(paragraph[:most].split())


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
                _lead(dossier.topic),
                wording.count(len(dossier.articles), "brief"),
                day_of(newest) if newest else None,
                wording.count(coming, "event") + " ahead" if coming else "",
            )
        )
    view = TopicsView(as_of_day(catalogue.library.as_of), tuple(rows))
    return Page(addresses.TOPICS, "pages/topics.html", view)
