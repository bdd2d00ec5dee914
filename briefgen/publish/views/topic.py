"""A topic's dossier: the desk's judgement, then what the briefs of the topic say together."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace

from briefgen.publish import addresses, wording
from briefgen.publish.catalogue import Catalogue
from briefgen.publish.figures.locator import Locator
from briefgen.publish.figures.matrix import Matrix
from briefgen.publish.figures.network import Network
from briefgen.publish.figures.timeline import Timeline
from briefgen.publish.figures.trends import Trends
from briefgen.publish.highlight import highlight
from briefgen.publish.pages import Page
from briefgen.publish.rows import BriefRow, ClaimRow, Day, EventRow, QuestionRow, Ref, day_if_any
from briefgen.publish.views.feeds import has_calendar
from briefgen.publish.views.figures import events_timeline, places_locator
from briefgen.publish.views.networks import cast
from briefgen.publish.views.trends import by_standing, topic_trends
from briefgen.source.document import parse
from briefgen.synthesis.library import Statement
from briefgen.synthesis.topics import Dossier

_SPEAKERS, _STATEMENTS_EACH, _BRIEFS, _QUESTIONS, _TIMELINE, _COMING = 10, 3, 40, 12, 14, 10


@dataclass(frozen=True, slots=True)
class SpeakerGroup:
    """What one actor says within a topic: the newest statements, and how many there are."""

    actor: Ref
    kind: str
    total: int
    claims: tuple[ClaimRow, ...]


@dataclass(frozen=True, slots=True)
class TopicView:
    title: str
    judgement: str = field(repr=False)
    judged: str
    as_of: Day | None
    summary: str
    in_time: Timeline
    map: Locator
    network: Network
    standings: Matrix
    trends: Trends | None
    timeline: tuple[EventRow, ...]
    timeline_total: int
    speakers: tuple[SpeakerGroup, ...]
    more_speakers: int
    ledger: str
    questions: tuple[QuestionRow, ...]
    questions_total: int
    coming: tuple[EventRow, ...]
    coming_total: int
    briefs: tuple[BriefRow, ...]
    briefs_total: int
    feed: str
    briefs_feed: str


@dataclass(frozen=True, slots=True)
class TopicInput:
    """A dossier as planned: its view but for the judgement, whose Markdown is rendered in `develop`."""

    text: str = field(repr=False)
    body: int
    view: TopicView

    def develop(self) -> TopicView:
        """The dossier with its judgement as HTML."""
        return replace(self.view, judgement=highlight(parse(self.text, self.body), []))


def topic_pages(catalogue: Catalogue) -> list[Page]:
    return [_page(dossier, catalogue) for dossier in catalogue.library.topics]


def _page(dossier: Dossier, catalogue: Catalogue) -> Page:
    library = catalogue.library
    topic = dossier.topic
    articles = frozenset(dossier.articles)
    newest = [one.article.id for one in library.contributions if one.article.id in articles]
    events = catalogue.events_in(articles)
    claims = [statement for statement in library.claims if statement.article.id in articles]
    questions = [question for question in library.questions if question.article.id in articles]
    speakers, more = _speakers(claims, catalogue)
    past = [event for event in events if event.window and event.state not in ("upcoming", "due")]
    ahead = catalogue.ahead(events)
    as_of = catalogue.as_of(ahead)
    view = TopicView(
        title=topic.title,
        judgement="",
        judged=wording.iso_day(topic.as_of) if topic.as_of else "",
        as_of=day_if_any(as_of),
        summary=" · ".join((wording.count(len(newest), "brief"), wording.count(len(claims), "claim"))),
        in_time=events_timeline("The dated events of this topic", as_of, events),
        map=places_locator("The places of this topic", library.places, articles),
        network=cast(articles, claims, catalogue),
        standings=by_standing(claims, catalogue),
        trends=topic_trends(articles, catalogue),
        timeline=catalogue.events(past[-_TIMELINE:]),
        timeline_total=len(past),
        speakers=speakers,
        more_speakers=more,
        ledger=addresses.topic_claims(topic.slug) if claims else "",
        questions=tuple(catalogue.question(question) for question in questions[:_QUESTIONS]),
        questions_total=len(questions),
        coming=catalogue.events(ahead[:_COMING]),
        coming_total=len(ahead),
        briefs=tuple(catalogue.brief(article) for article in newest[:_BRIEFS]),
        briefs_total=len(newest),
        feed=addresses.topic_feed(topic.slug, "ics") if has_calendar(events) else "",
        briefs_feed=addresses.topic_feed(topic.slug, "xml"),
    )
    return Page(addresses.topic(topic.slug), "pages/topic.html", TopicInput(topic.text, topic.body, view))


def _speakers(claims: list[Statement], catalogue: Catalogue) -> tuple[tuple[SpeakerGroup, ...], int]:
    """The actors with most statements, and how many others there are."""
    groups: dict[str, list[Statement]] = defaultdict(list)
    for statement in claims:
        if statement.speaker:
            groups[statement.speaker].append(statement)
    order = sorted(groups, key=lambda known: (-len(groups[known]), catalogue.actor_ref[known].title, known))
    kinds = {actor.id: wording.ACTOR_KINDS[actor.kind] for actor in catalogue.library.actors if actor.id in groups}
    shown = tuple(
        SpeakerGroup(
            catalogue.actor_ref[known],
            kinds[known],
            len(groups[known]),
            tuple(catalogue.claim(statement) for statement in groups[known][:_STATEMENTS_EACH]),
        )
        for known in order[:_SPEAKERS]
    )
    return shown, max(0, len(order) - _SPEAKERS)
