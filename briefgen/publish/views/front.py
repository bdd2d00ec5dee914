"""The front page: what is coming up, what is new, what is open, who is in the news."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from briefgen.publish import addresses, wording
from briefgen.publish.catalogue import Catalogue
from briefgen.publish.pages import Page
from briefgen.publish.rows import BriefRow, Day, EventRow, QuestionRow, Ref, as_of_day
from briefgen.publish.sentences import sentences

_EVENTS, _BRIEFS, _QUESTIONS, _ACTORS, _NEWS = 8, 8, 6, 10, 12
_WORDS = 16  # of the sentence that a question leans on


@dataclass(frozen=True, slots=True)
class InTheNews:
    """An actor of the latest briefs; `weight` runs to 100 for the first."""

    actor: Ref
    kind: str
    briefs: str
    weight: int


@dataclass(frozen=True, slots=True)
class FrontView:
    welcome: str  # finished HTML of the desk's index.md, given when MkDocs has rendered it
    as_of: Day
    weekday: str
    totals: tuple[Ref, ...]
    coming: tuple[EventRow, ...]
    more_coming: int
    briefs: tuple[BriefRow, ...]
    questions: tuple[QuestionRow, ...]
    actors: tuple[InTheNews, ...]


def front_page(catalogue: Catalogue) -> Page:
    library = catalogue.library
    coming = catalogue.ahead(library.events)
    view = FrontView(
        welcome="",
        as_of=as_of_day(library.as_of),
        weekday=wording.weekday(library.as_of),
        totals=(
            Ref(wording.count(len(library.contributions), "brief"), addresses.BRIEFS),
            Ref(wording.count(len(library.claims), "claim"), addresses.CLAIMS),
            Ref(wording.count(len(library.actors), "actor"), addresses.ACTORS),
            Ref(wording.count(len(library.events), "event"), addresses.CALENDAR),
        ),
        coming=catalogue.events(coming[:_EVENTS]),
        more_coming=max(0, len(coming) - _EVENTS),
        briefs=tuple(catalogue.brief(one.article.id) for one in library.contributions[:_BRIEFS]),
        questions=tuple(near(catalogue.question(question)) for question in library.questions[:_QUESTIONS]),
        actors=_in_the_news(catalogue),
    )
    return Page(addresses.FRONT, "pages/front.html", view)


def near(question: QuestionRow) -> QuestionRow:
    """A question with the nearest words of what it leans on, of one sentence; its brief has all of them."""
    before, after = sentences(question.before)[-1:], sentences(question.after)[:1]
    return replace(question, before=_end(before), after=_beginning(after))


def _end(sentence: list[str]) -> str:
    words = sentence[0].split() if sentence else []
    return " ".join(words if len(words) <= _WORDS else ["…", *words[-_WORDS:]])


def _beginning(sentence: list[str]) -> str:
    words = sentence[0].split() if sentence else []
    return " ".join(words if len(words) <= _WORDS else [*words[:_WORDS], "…"])


def _in_the_news(catalogue: Catalogue) -> tuple[InTheNews, ...]:
    """The actors with most salience in the latest briefs."""
    library = catalogue.library
    weights: dict[str, float] = defaultdict(float)
    briefs: dict[str, int] = defaultdict(int)
    for contribution in library.contributions[:_NEWS]:
        for part in contribution.actors:
            known = library.actor_of[contribution.article.id, part.id]
            weights[known] += part.salience
            briefs[known] += 1
    kinds = {actor.id: actor.kind for actor in library.actors if actor.id in weights}
    first = sorted(weights, key=lambda known: (-weights[known], known))[:_ACTORS]
    most = weights[first[0]] if first else 1.0
    return tuple(
        InTheNews(
            catalogue.actor_ref[known],
            wording.ACTOR_KINDS[kinds[known]],
            wording.count(briefs[known], "brief"),
            round(100 * weights[known] / (most or 1.0)),
        )
        for known in first
    )
