"""The actors: the list by kind, and a page for each with roles, statements, company, events and briefs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from briefgen.model import ActorKind
from briefgen.publish import addresses, wording
from briefgen.publish.catalogue import Catalogue
from briefgen.publish.figures.network import Network
from briefgen.publish.figures.timeline import Timeline
from briefgen.publish.figures.trends import Spark, Trends
from briefgen.publish.pages import Page
from briefgen.publish.paging import Contents, Paging, lettered, letters_of, months_of, shown_letter, stacked
from briefgen.publish.rows import BriefRow, ClaimRow, Day, EventRow, Ref, brief_ref, day_if_any, day_of, full_role
from briefgen.publish.views.feeds import has_calendar
from briefgen.publish.views.figures import events_timeline
from briefgen.publish.views.networks import company as network_of
from briefgen.publish.views.trends import actor_trend, recent_words, spark
from briefgen.synthesis.actors import KnownActor
from briefgen.synthesis.events import published
from briefgen.synthesis.library import Statement

_STATEMENTS_A_PAGE, _COMPANY_SHOWN, _BRIEFS_SHOWN, _EVENTS_SHOWN = 32, 15, 60, 30
ABOUT_SHOWN = 20  # of what is said about an actor; where there is more, it has a ledger of its own
# On one page as long as they fit; then by letter, with those of each kind that are in most briefs in front.
_ACTORS_A_PAGE, _FIRST_OF_A_KIND = 300, 24


@dataclass(frozen=True, slots=True)
class ActorRow:
    name: str
    address: str
    kind: str
    role: str
    briefs: int
    statements: int
    spark: Spark | None


@dataclass(frozen=True, slots=True)
class ActorGroup:
    """The actors of one kind, in alphabetical order."""

    title: str
    actors: tuple[ActorRow, ...]


@dataclass(frozen=True, slots=True)
class ActorsView:
    """All actors by kind; where they are many, the foremost by kind and `letters`, or those `listed` of one letter."""

    total: str
    sparks: str  # what the small columns stand for, "" where no actor has any
    letter: str
    letters: Contents | None
    groups: tuple[ActorGroup, ...]
    listed: tuple[ActorRow, ...]
    paging: Paging


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A role and the article that gives it."""

    title: str
    quote: str
    brief: Ref
    day: Day


@dataclass(frozen=True, slots=True)
class CompanyRow:
    """An actor that appears in the same briefs."""

    actor: Ref
    briefs: int


@dataclass(frozen=True, slots=True)
class ActorView:
    name: str
    kind: str
    aliases: tuple[str, ...]
    wikidata: str | None
    summary: str
    as_of: Day | None
    roles: tuple[RoleRow, ...]
    statements: tuple[ClaimRow, ...]
    total: int
    contents: tuple[Contents, ...]
    about: tuple[ClaimRow, ...]
    about_total: int
    about_all: str
    company: tuple[CompanyRow, ...]
    network: Network | None
    trend: Trends | None
    in_time: Timeline | None
    events: tuple[EventRow, ...]
    events_total: int
    feed: str
    briefs: tuple[BriefRow, ...]
    briefs_total: int
    paging: Paging


def actor_pages(catalogue: Catalogue) -> list[Page]:
    """The list of actors and a page for each, its statements continued on further pages."""
    pages = _list(catalogue)
    for actor in catalogue.library.actors:
        pages += _actor(actor, catalogue)
    return pages


def _list(catalogue: Catalogue) -> list[Page]:
    known = catalogue.library.actors
    rows = [(actor.kind, _row(actor, catalogue)) for actor in known]
    total = wording.count(len(rows), "actor")
    sparks = recent_words(catalogue) if any(row.spark for _, row in rows) else ""
    if len(rows) <= _ACTORS_A_PAGE:
        view = ActorsView(total, sparks, "", None, _groups(rows), (), Paging())
        return [Page(addresses.ACTORS, "pages/actors.html", view)]
    found = lettered(addresses.ACTORS, [row for _, row in rows], _ACTORS_A_PAGE, lambda row: row.name)
    view = ActorsView(total, sparks, "", letters_of(found), _groups(rows, _FIRST_OF_A_KIND), (), Paging())
    pages = [Page(addresses.ACTORS, "pages/actors.html", view)]
    for letter, parts in found.items():
        for sheet in parts:
            told = sparks if any(row.spark for row in sheet.items) else ""
            view = ActorsView("", told, shown_letter(letter), None, (), sheet.items, sheet.paging)
            pages.append(Page(sheet.address, "pages/actors.html", view))
    return pages


def _groups(rows: list[tuple[ActorKind, ActorRow]], most: int | None = None) -> tuple[ActorGroup, ...]:
    """Actors by kind in the order given; with `most`, that many of each kind which are in most briefs."""
    groups = []
    for kind, title in wording.ACTOR_KIND_HEADINGS.items():
        own = [row for one, row in rows if one == kind]
        if most is not None:
            chosen = sorted(own, key=lambda row: (-row.briefs, -row.statements, row.name))[:most]
            own = [row for row in own if row in chosen]
        if own:
            groups.append(ActorGroup(title, tuple(own)))
    return tuple(groups)


def _row(actor: KnownActor, catalogue: Catalogue) -> ActorRow:
    return ActorRow(
        name=actor.name,
        address=addresses.actor(actor),
        kind=wording.ACTOR_KINDS[actor.kind],
        role=_latest_role(actor),
        briefs=len(actor.appearances),
        statements=len(catalogue.statements_by.get(actor.id, ())),
        spark=spark(actor, catalogue),
    )


def _latest_role(actor: KnownActor) -> str:
    for _, part in reversed(actor.appearances):
        for role in part.roles:
            return full_role(role.title, role.organisation)
    return ""


def _actor(actor: KnownActor, catalogue: Catalogue) -> list[Page]:
    articles = list(dict.fromkeys(article for article, _ in reversed(actor.appearances)))
    said = catalogue.statements_by.get(actor.id, [])
    about = catalogue.statements_about.get(actor.id, [])
    events = catalogue.events_with.get(actor.id, [])
    as_of = catalogue.as_of(events)
    counted = _counted(actor, articles, catalogue)
    counts = (wording.count(len(articles), "brief"), wording.count(len(said), "statement"))
    pages = []
    found = stacked(addresses.actor(actor), said, _STATEMENTS_A_PAGE, day=_day)
    for sheet in found:
        first = sheet.paging.first
        view = ActorView(
            name=actor.name,
            kind=wording.ACTOR_KINDS[actor.kind],
            aliases=actor.aliases if first else (),
            wikidata=actor.wikidata if first else None,
            summary=" · ".join(counts) if first else "",
            as_of=day_if_any(as_of) if first else None,
            roles=_roles(actor, catalogue) if first else (),
            statements=tuple(catalogue.claim(statement) for statement in sheet.items),
            total=len(said) if first else 0,
            contents=months_of(found, _day, anchored=False) if first and len(found) > 1 else (),
            about=tuple(catalogue.claim(statement) for statement in about[:ABOUT_SHOWN]) if first else (),
            about_total=len(about) if first else 0,
            about_all=addresses.claims_about(actor) if first and len(about) > ABOUT_SHOWN else "",
            company=_company(counted, catalogue) if first else (),
            trend=actor_trend(actor, catalogue) if first else None,
            network=network_of(actor, counted, catalogue) if first else None,
            in_time=events_timeline(f"Dated events with {actor.name}", as_of, events) if first and events else None,
            events=catalogue.events(events[-_EVENTS_SHOWN:]) if first else (),
            events_total=len(events) if first else 0,
            feed=addresses.actor_feed(actor) if first and has_calendar(events) else "",
            briefs=tuple(catalogue.brief(article) for article in articles[:_BRIEFS_SHOWN]) if first else (),
            briefs_total=len(articles) if first else 0,
            paging=sheet.paging,
        )
        pages.append(Page(sheet.address, "pages/actor.html", view))
    return pages


def _day(statement: Statement) -> str:
    return published(statement.article).isoformat()


def _roles(actor: KnownActor, catalogue: Catalogue) -> tuple[RoleRow, ...]:
    """Each role once, with the newest article that gives it, newest first."""
    found: dict[str, RoleRow] = {}
    for article_id, part in reversed(actor.appearances):
        article = catalogue.contribution[article_id].article
        for role in part.roles:
            title = full_role(role.title, role.organisation)
            ref = Ref(article.title, f"{brief_ref(article).address}#{part.id}")
            found.setdefault(title.casefold(), RoleRow(title, role.words, ref, day_of(article)))
    return tuple(found.values())


def _counted(actor: KnownActor, articles: list[str], catalogue: Catalogue) -> Counter[str]:
    """In how many of these briefs of an actor each other one stands."""
    library = catalogue.library
    counted: Counter[str] = Counter()
    for article in articles:
        together = {library.actor_of[article, part.id] for part in catalogue.contribution[article].actors}
        counted.update(together - {actor.id})
    return counted


def _company(counted: Counter[str], catalogue: Catalogue) -> tuple[CompanyRow, ...]:
    """Who stands in most of the same briefs."""
    order = sorted(counted, key=lambda known: (-counted[known], catalogue.actor_ref[known].title, known))
    return tuple(CompanyRow(catalogue.actor_ref[known], counted[known]) for known in order[:_COMPANY_SHOWN])
