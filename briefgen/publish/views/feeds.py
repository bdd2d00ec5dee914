"""The feeds: calendars of events and lists of briefs for the whole desk, a topic, an actor; and the page of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from briefgen.publish import addresses, wording
from briefgen.publish.catalogue import Catalogue
from briefgen.publish.feeds.briefs import BriefEntry, BriefFeed
from briefgen.publish.feeds.calendar import CalendarFeed
from briefgen.publish.feeds.events import CalendarEntry, calendar_entry
from briefgen.publish.pages import Page
from briefgen.synthesis.contribution import Contribution
from briefgen.synthesis.events import KnownEvent
from briefgen.synthesis.topics import Dossier

_BRIEFS, _SAID = 40, 5
_FORMS: tuple[tuple[Literal["atom", "json"], str], ...] = (("atom", "xml"), ("json", "json"))


@dataclass(frozen=True, slots=True)
class FeedRow:
    """The feeds of one subject; an address is "" where there is nothing to follow."""

    title: str
    page: str
    calendar: str
    events: str
    briefs: str
    briefs_json: str


@dataclass(frozen=True, slots=True)
class FeedsView:
    desk: FeedRow
    topics: tuple[FeedRow, ...]
    actors: int


def feed_pages(catalogue: Catalogue) -> list[Page]:
    """Every feed, and the page that explains them."""
    library = catalogue.library
    entries = _entries(catalogue)
    desk, files = _desk(catalogue, entries)
    rows = []
    for dossier in library.topics:
        row, more = _topic(dossier, catalogue, entries)
        rows.append(row)
        files += more
    actors = 0
    for actor in library.actors:
        found = _of(catalogue.events_with.get(actor.id, ()), entries)
        if found:
            actors += 1
            feed = CalendarFeed(addresses.actor_feed(actor), actor.name, addresses.actor(actor), found)
            files.append(Page(feed.address, None, feed))
    files.append(Page(addresses.FEEDS, "pages/feeds.html", FeedsView(desk, tuple(rows), actors)))
    return files


def has_calendar(events: Iterable[KnownEvent]) -> bool:
    """Whether some of these events can stand in a calendar, so that there is a feed of them."""
    return any(calendar_entry(event) for event in events)


def _entries(catalogue: Catalogue) -> dict[str, CalendarEntry]:
    """The calendar entries of all dated events by their ids, in the library's order."""
    found = {}
    for event in catalogue.library.events:
        people = tuple(ref.title for ref in catalogue.people(event))
        topics = (ref.title for report in event.reports for ref in catalogue.topics_of.get(report.article.id, ()))
        if entry := calendar_entry(event, people=people, topics=topics):
            found[event.id] = entry
    return found


def _of(events: Iterable[KnownEvent], entries: dict[str, CalendarEntry]) -> tuple[CalendarEntry, ...]:
    return tuple(entries[event.id] for event in events if event.id in entries)


def _desk(catalogue: Catalogue, entries: dict[str, CalendarEntry]) -> tuple[FeedRow, list[Page]]:
    library = catalogue.library
    files = _briefs(
        catalogue, library.contributions, "", addresses.BRIEFS, {k: addresses.desk_feed(k) for _, k in _FORMS}
    )
    calendar = addresses.desk_feed("ics") if entries else ""
    if calendar:
        feed = CalendarFeed(calendar, "", addresses.CALENDAR, tuple(entries.values()))
        files.append(Page(calendar, None, feed))
    return _row("", addresses.CALENDAR, calendar, len(entries), [page.address for page in files]), files


def _topic(dossier: Dossier, catalogue: Catalogue, entries: dict[str, CalendarEntry]) -> tuple[FeedRow, list[Page]]:
    topic = dossier.topic
    page = addresses.topic(topic.slug)
    articles = frozenset(dossier.articles)
    newest = [one for one in catalogue.library.contributions if one.article.id in articles]
    own = {kind: addresses.topic_feed(topic.slug, kind) for _, kind in _FORMS}
    files = _briefs(catalogue, newest, topic.title, page, own)
    found = _of(catalogue.events_in(articles), entries)
    calendar = addresses.topic_feed(topic.slug, "ics") if found else ""
    if calendar:
        files.append(Page(calendar, None, CalendarFeed(calendar, topic.title, page, found)))
    return _row(topic.title, page, calendar, len(found), [one.address for one in files]), files


def _row(title: str, page: str, calendar: str, events: int, files: list[str]) -> FeedRow:
    briefs, briefs_json = (next(file for file in files if file.endswith(kind)) for kind in (".xml", ".json"))
    return FeedRow(title, page, calendar, wording.count(events, "event"), briefs, briefs_json)


def _briefs(
    catalogue: Catalogue, newest: Iterable[Contribution], title: str, page: str, own: dict[str, str]
) -> list[Page]:
    """The same briefs in each form; `own` has the form's address by its kind of file."""
    entries = tuple(_brief(one, catalogue) for one, _ in zip(newest, range(_BRIEFS), strict=False))
    as_of = catalogue.library.as_of.isoformat() if not entries else ""
    return [Page(own[kind], None, BriefFeed(own[kind], form, title, page, as_of, entries)) for form, kind in _FORMS]


def _brief(contribution: Contribution, catalogue: Catalogue) -> BriefEntry:
    article = contribution.article
    row = catalogue.brief(article.id)
    refs = catalogue.refs[article.id]
    said: list[tuple[str, str]] = []
    for claim in contribution.claims:
        speaker = refs[claim.speaker].title if claim.speaker in refs else claim.speaker_words
        if speaker and len(said) < _SAID:
            words = " … ".join(claim.parts)
            said.append((speaker, f"“{words}”" if claim.form == "direct" else words))
    return BriefEntry(
        address=row.address,
        title=article.title,
        published=article.date,
        updated=article.updated or article.date,
        source=article.source.name,
        original=article.source.url,
        authors=article.authors,
        tags=(*article.tags, *(ref.title for ref in catalogue.topics_of.get(article.id, ()))),
        bottom=row.bottom,
        by_desk=row.by_desk,
        points=tuple(point.words for point in contribution.key_points if row.by_desk or point.words != row.bottom),
        said=tuple(said),
    )
