"""The brief's own page: findings with the article beside them.

The page is planned with what other articles add (links, states of events) and developed where it is rendered,
since reading the brief and drawing the highlights is the work that worker processes are for. Its actors and places
are made in `entries`, its grades and origin in `origin`.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from briefgen.model import Article, Brief
from briefgen.publish import addresses, wording
from briefgen.publish.catalogue import Catalogue
from briefgen.publish.citations import Citation, citation
from briefgen.publish.figures.locator import Locator
from briefgen.publish.figures.timeline import Timeline
from briefgen.publish.fragments import text_link
from briefgen.publish.highlight import excerpts, highlight, kept_ranges
from briefgen.publish.marks import marks_of, numbers_of
from briefgen.publish.pages import Page, Raw
from briefgen.publish.reports import local_event_row, report_row
from briefgen.publish.rows import (
    ClaimRow,
    Day,
    EventRow,
    PointRow,
    QuestionRow,
    Ref,
    ReportRow,
    claim_row,
    day_if_any,
    day_of,
    point_row,
    question_row,
    role_words,
)
from briefgen.publish.views.beside import Column, turn
from briefgen.publish.views.by_speaker import SpeakerFilter, by_speaker
from briefgen.publish.views.entries import ActorEntry, PlaceEntry, actor_entries, place_entries, places_map
from briefgen.publish.views.figures import happening, timeline
from briefgen.publish.views.origin import Grade, Origin, grades, origin
from briefgen.serialise import from_json, unpacked
from briefgen.source.document import parse
from briefgen.synthesis.contribution import Contribution, contribute
from briefgen.synthesis.events import State

# Of an event that many articles report, a brief shows what the latest say; the calendar has them all.
_OTHERS = 5


@dataclass(frozen=True, slots=True)
class Manuscript:
    """What an article's page is made of: the file's text, where its Markdown begins in it, its brief, packed."""

    text: str = field(repr=False)
    body: int
    packed: bytes = field(repr=False)

    def develop(self) -> Raw:
        """The brief's own file, its JSON for people."""
        return Raw(unpacked(self.packed), is_json=True)


@dataclass(frozen=True, slots=True)
class EventNote:
    """What the library knows of one of this brief's events: its state, and what other articles say of it."""

    id: str
    state: State
    others: tuple[ReportRow, ...]


@dataclass(frozen=True, slots=True)
class BriefView:
    """`as_of` is None where nothing in the article lies ahead, so that the page stays true; `turn` names the first
    section that stands below the article on a wide screen, "" where none does.
    """

    title: str
    status: str
    day: Day
    updated: str
    authors: str
    source: Ref
    source_url: str | None
    archived: str | None
    accessed: str
    language: str
    as_of: Day | None
    checked: str
    is_checked: bool
    grades: tuple[Grade, ...]
    topics: tuple[Ref, ...]
    desk_summary: str
    points: tuple[PointRow, ...]
    claims: tuple[ClaimRow, ...]
    speakers: tuple[SpeakerFilter, ...]
    ahead: tuple[EventRow, ...]
    earlier: tuple[EventRow, ...]
    timeline: Timeline
    questions: tuple[QuestionRow, ...]
    actors: tuple[ActorEntry, ...]
    places: tuple[PlaceEntry, ...]
    map: Locator
    article: str = field(repr=False)
    quotes_only: bool
    turn: str
    origin: Origin
    json_address: str
    citation: Citation
    card: str


@dataclass(frozen=True, slots=True)
class BriefInput:
    """A brief page as planned; `develop` gives what its template shows."""

    manuscript: Manuscript
    refs: tuple[tuple[str, Ref], ...]
    events: tuple[EventNote, ...]
    topics: tuple[Ref, ...]
    source: Ref
    as_of: Day | None
    quotes_only: bool

    def develop(self) -> BriefView:
        """Reads the brief, parses the article's text and draws the highlights. Raises msgspec.ValidationError."""
        brief = from_json(unpacked(self.manuscript.packed))
        document = parse(self.manuscript.text, self.manuscript.body)
        numbers = numbers_of(brief)
        marks = marks_of(brief, numbers)
        shown = excerpts(document, marks) if self.quotes_only else highlight(document, marks)
        view = _view(self, brief, contribute(brief, document), numbers, shown)
        named = len(brief.actors) + len(brief.places)
        mapped = any(place.lat is not None for place in brief.places)
        events = (*view.ahead, *view.earlier)
        column = Column(view.desk_summary, view.points, view.claims, events, view.questions, named, mapped)
        kept = kept_ranges(document, marks) if self.quotes_only else ((block, [(0, None)]) for block in document.blocks)
        texts = [" ".join(block.text[start:end] for start, end in ranges) for block, ranges in kept if ranges]
        # Of an article shown in excerpts, a link must not tell the words before.
        text = "" if self.quotes_only else "\n".join(" ".join(block.text.split()) for block in document.blocks)
        claims = tuple(_with_original(row, brief.article.source.url, text) for row in view.claims)
        return replace(view, claims=claims, turn=turn(column, texts))


@dataclass(frozen=True, slots=True)
class WithdrawnView:
    """A withdrawn article: its address stays, its content does not. `reason` is the desk's, "" where it gave none."""

    title: str
    day: Day
    source: str
    reason: str


def brief_pages(catalogue: Catalogue, manuscripts: Mapping[str, Manuscript]) -> list[Page]:
    """A page and a JSON file for each brief, and the notices of withdrawn articles."""
    library = catalogue.library
    sources = {
        article_id: Ref(source.name, addresses.source(source))
        for source in library.sources
        for article_id in source.articles
    }
    pages = []
    for contribution in library.contributions:
        article = contribution.article
        events = [catalogue.event[library.event_of[article.id, event.id]] for event in contribution.events]
        planned = BriefInput(
            manuscript=manuscripts[article.id],
            refs=tuple(sorted(catalogue.refs[article.id].items())),
            events=tuple(_event_note(article, event.id, catalogue) for event in contribution.events),
            topics=tuple(catalogue.topics_of.get(article.id, ())),
            source=sources[article.id],
            as_of=day_if_any(catalogue.as_of(events)),
            quotes_only=article.text == "quotes",
        )
        pages.append(Page(addresses.brief(article.id), "pages/brief.html", planned))
        pages.append(Page(addresses.brief_json(article.id), None, manuscripts[article.id]))
    for article in library.withdrawn:
        notice = WithdrawnView(article.title, day_of(article), article.source.name, article.summary or "")
        pages.append(Page(addresses.brief(article.id), "pages/withdrawn.html", notice))
    return pages


def _with_original(row: ClaimRow, url: str | None, text: str) -> ClaimRow:
    """A claim with the link to its words where the article was published."""
    return replace(row, original=text_link(url, row.parts, text)) if url else row


def _event_note(article: Article, event_id: str, catalogue: Catalogue) -> EventNote:
    known = catalogue.event[catalogue.library.event_of[article.id, event_id]]
    others = [report for report in known.reports if report.article.id != article.id][-_OTHERS:]
    return EventNote(event_id, known.state, tuple(report_row(one.event, one.article) for one in others))


def _view(
    planned: BriefInput, brief: Brief, contribution: Contribution, numbers: dict[str, str], shown: str
) -> BriefView:
    article = brief.article
    refs = dict(planned.refs)
    roles = {part.id: role_words(part) for part in contribution.actors if part.roles}
    notes = {note.id: note for note in planned.events}
    events = [
        local_event_row(
            event, article, refs, notes[event.id].state, others=notes[event.id].others, number=numbers[event.id]
        )
        for event in contribution.events
    ]
    page = addresses.brief(article.id)
    named = {**refs, **{event.id: Ref(event.title, f"{page}#{event.id}") for event in contribution.events}}
    claims, speakers = by_speaker(
        [claim_row(claim, article, named, roles, number=numbers[claim.id]) for claim in contribution.claims]
    )
    checked = len(brief.provenance.corrected)
    return BriefView(
        title=article.title,
        status=wording.ARTICLE_STATUSES[article.status],
        day=day_of(article),
        updated=(article.updated or "")[:10],
        authors=_listed(article.authors),
        source=planned.source,
        source_url=article.source.url,
        archived=article.source.archived,
        accessed=article.source.accessed or "",
        language=article.language,
        as_of=planned.as_of,
        checked=f"{checked} of {len(numbers)} findings checked" if checked else "Made by machine, not yet checked",
        is_checked=bool(checked),
        grades=grades(article),
        topics=planned.topics,
        desk_summary=" ".join((article.summary or "").split()),
        points=tuple(point_row(point, article, numbers[point.id]) for point in contribution.key_points),
        claims=claims,
        speakers=speakers,
        ahead=tuple(row for row in events if row.state in ("upcoming", "due")),
        earlier=tuple(row for row in events if row.state not in ("upcoming", "due")),
        timeline=_timeline(planned, contribution, notes),
        questions=tuple(question_row(q, article, number=numbers[q.id]) for q in contribution.questions),
        actors=actor_entries(brief, refs, roles, numbers, claims),
        places=place_entries(brief, refs, numbers),
        map=places_map(brief, refs),
        article=shown,
        quotes_only=planned.quotes_only,
        turn="",
        origin=origin(brief, checked),
        json_address=addresses.brief_json(article.id),
        citation=citation(article),
        card=addresses.card(article.id),
    )


def _timeline(planned: BriefInput, contribution: Contribution, notes: Mapping[str, EventNote]) -> Timeline:
    page = addresses.brief(contribution.article.id)
    return timeline(
        "The dated events of this article",
        datetime.date.fromisoformat(planned.as_of.iso) if planned.as_of else None,
        (happening(event, notes[event.id].state, f"{page}#{event.id}") for event in contribution.events),
    )


def _listed(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + f" and {names[-1]}" if names else ""
