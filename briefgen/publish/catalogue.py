"""The library looked at from the pages: rows and links by id, made once and shared by all views."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import cached_property

from briefgen.publish import addresses
from briefgen.publish.reports import event_row
from briefgen.publish.rows import (
    BriefRow,
    ClaimRow,
    EventRow,
    QuestionRow,
    Ref,
    brief_row,
    claim_row,
    question_row,
    role_words,
)
from briefgen.synthesis.contribution import Contribution
from briefgen.synthesis.events import KnownEvent, pressing, published
from briefgen.synthesis.library import Library, OpenQuestion, Statement


class Catalogue:
    """Lookups over one library; everything is worked out at first use."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._claims: dict[tuple[str, str], ClaimRow] = {}

    @cached_property
    def contribution(self) -> dict[str, Contribution]:
        """Contributions by article id."""
        return {one.article.id: one for one in self.library.contributions}

    @cached_property
    def actor_ref(self) -> dict[str, Ref]:
        """Links to actors by library id."""
        return {actor.id: Ref(actor.name, addresses.actor(actor)) for actor in self.library.actors}

    @cached_property
    def place_ref(self) -> dict[str, Ref]:
        """Links to places by library id."""
        return {place.id: Ref(place.name, addresses.place(place)) for place in self.library.places}

    @cached_property
    def refs(self) -> dict[str, dict[str, Ref]]:
        """For each article, the links of its actors and places by their ids in its brief."""
        found: dict[str, dict[str, Ref]] = {one.article.id: {} for one in self.library.contributions}
        for actor in self.library.actors:
            for article, part in actor.appearances:
                found[article][part.id] = self.actor_ref[actor.id]
        for place in self.library.places:
            for article, known in place.appearances:
                found[article][known.id] = self.place_ref[place.id]
        return found

    @cached_property
    def roles(self) -> dict[str, dict[str, str]]:
        """For each article, its actors' roles in words, by their ids in its brief."""
        return {
            one.article.id: {part.id: role_words(part) for part in one.actors if part.roles}
            for one in self.library.contributions
        }

    @cached_property
    def event(self) -> dict[str, KnownEvent]:
        """Events by library id."""
        return {event.id: event for event in self.library.events}

    @cached_property
    def statements_by(self) -> dict[str, list[Statement]]:
        """Statements by the library id of their speaker, newest first."""
        found: dict[str, list[Statement]] = defaultdict(list)
        for statement in self.library.claims:
            if statement.speaker:
                found[statement.speaker].append(statement)
        return found

    @cached_property
    def statements_about(self) -> dict[str, list[Statement]]:
        """Statements by the library ids of those they are about, speakers of their own claims left out."""
        found: dict[str, list[Statement]] = defaultdict(list)
        for statement in self.library.claims:
            for actor in statement.about:
                if actor != statement.speaker:
                    found[actor].append(statement)
        return found

    @cached_property
    def articles_of(self) -> dict[str, frozenset[str]]:
        """The ids of the articles that actors appear in, by the actors' library ids."""
        return {actor.id: frozenset(article for article, _ in actor.appearances) for actor in self.library.actors}

    @cached_property
    def month_of(self) -> dict[str, int]:
        """The months articles were published in, counted from the year 0, by article id."""
        days = ((one.article.id, published(one.article)) for one in self.library.contributions)
        return {article: day.year * 12 + day.month - 1 for article, day in days}

    @cached_property
    def newest_month(self) -> int:
        """The month of the newest article, counted from the year 0; 0 without any."""
        return max(self.month_of.values(), default=0)

    @cached_property
    def spoken(self) -> dict[str, dict[str, int]]:
        """How many claims of a speaker are about each other actor, by library ids."""
        found: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        for statement in self.library.claims:
            for actor in statement.about:
                if statement.speaker and actor != statement.speaker:
                    found[statement.speaker][actor] += 1
        return found

    @cached_property
    def events_with(self) -> dict[str, list[KnownEvent]]:
        """Events by the library ids of their participants and places."""
        found: dict[str, list[KnownEvent]] = defaultdict(list)
        for event in self.library.events:
            known: set[str] = set()
            for report in event.reports:
                article = report.article.id
                known.update(self.library.actor_of.get((article, local), "") for local in report.event.participants)
                known.add(self.library.place_of.get((article, report.event.place or ""), ""))
            for one in sorted(known - {""}):
                found[one].append(event)
        return found

    @cached_property
    def topics_of(self) -> dict[str, list[Ref]]:
        """Links to the dossiers that an article belongs to, by its id."""
        found: dict[str, list[Ref]] = defaultdict(list)
        for dossier in self.library.topics:
            for article in dossier.articles:
                found[article].append(Ref(dossier.topic.title, addresses.topic(dossier.topic.slug)))
        return found

    def people(self, event: KnownEvent) -> tuple[Ref, ...]:
        """Links to those who take part in an event, as its reports name them."""
        known = (self.refs[report.article.id].get(one) for report in event.reports for one in report.event.participants)
        return tuple(dict.fromkeys(ref for ref in known if ref))

    def events_in(self, articles: Collection[str]) -> list[KnownEvent]:
        """The events that one of these articles reports, in the library's order."""
        return [event for event in self.library.events if any(r.article.id in articles for r in event.reports)]

    def ahead(self, events: Iterable[KnownEvent]) -> list[KnownEvent]:
        """The events that are due or coming up: those with a day by date, then the vague, soonest over first.

        Those without a date are left out.
        """
        return sorted((e for e in events if e.window and e.state in ("upcoming", "due")), key=pressing)

    def as_of(self, events: Iterable[KnownEvent]) -> datetime.date | None:
        """The day that a page with these events depends on; None where nothing on it lies ahead: it then stays true."""
        return self.library.as_of if any(event.state in ("upcoming", "due") for event in events) else None

    def brief(self, article_id: str) -> BriefRow:
        return brief_row(self.contribution[article_id])

    def claim(self, statement: Statement) -> ClaimRow:
        """A statement's row: made once, since ledgers, actors and topics all show it."""
        article = statement.article
        known = article.id, statement.claim.id
        if known not in self._claims:
            self._claims[known] = claim_row(statement.claim, article, self.refs[article.id], self.roles[article.id])
        return self._claims[known]

    def events(self, events: list[KnownEvent] | tuple[KnownEvent, ...]) -> tuple[EventRow, ...]:
        return tuple(event_row(event, self.refs) for event in events)

    def question(self, question: OpenQuestion) -> QuestionRow:
        return question_row(question.question, question.article)
