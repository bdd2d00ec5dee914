"""The claims ledger: all claims newest first, and the same narrowed to an act, to a degree of sureness, to a topic.

What is plainly said, and said to be so, is the rule and has no page of its own; the speakers have theirs.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from briefgen.publish import addresses, wording
from briefgen.publish.catalogue import Catalogue
from briefgen.publish.figures.matrix import Matrix
from briefgen.publish.pages import Page
from briefgen.publish.paging import Contents, Paging, Step, month_anchor, months_of, stacked
from briefgen.publish.rows import ClaimRow, Day, Ref, brief_ref, day_of
from briefgen.publish.views.actors import ABOUT_SHOWN
from briefgen.publish.views.trends import by_topic
from briefgen.synthesis.events import published
from briefgen.synthesis.library import Statement

_CLAIMS_A_PAGE, _SPEAKERS_SHOWN = 60, 40
_ALL = Step("All claims", addresses.CLAIMS)


@dataclass(frozen=True, slots=True)
class ClaimGroup:
    """Claims of one brief, in its order. `anchor` is the id of its month where it is the month's first on the page."""

    brief: Ref
    source: str
    day: Day
    anchor: str
    claims: tuple[ClaimRow, ...]


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Ways to narrow the ledger: a title and its links."""

    title: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class ClaimsView:
    """A page of the ledger; `subject` says what it is narrowed to, `home` leads to where it is narrowed from. What is
    said once stands on the first page.
    """

    subject: str
    home: Step
    total: str
    speakers: str
    by_topic: Matrix | None
    narrowed: tuple[Narrowed, ...]
    contents: tuple[Contents, ...]
    groups: tuple[ClaimGroup, ...]
    paging: Paging


@dataclass(frozen=True, slots=True)
class _Ledger:
    """One ledger to be laid out: where it stands, and what it is narrowed to."""

    address: str
    subject: str
    claims: list[Statement]
    home: Step = _ALL


def claim_pages(catalogue: Catalogue) -> list[Page]:
    """The whole ledger and its narrower ones."""
    library = catalogue.library
    kinds = {
        "By what is done": _by(library.claims, "act", _act),
        "By how sure": _by(library.claims, "sure", _sureness),
        "By topic": _by_topic(catalogue),
    }
    narrowed = [
        Narrowed(title, tuple(Step(f"{one.subject}\u00a0({len(one.claims)})", one.address) for one in ledgers))
        for title, ledgers in kinds.items()
        if ledgers
    ]
    narrowed.append(_speakers(catalogue))
    whole = _Ledger(addresses.CLAIMS, "", list(library.claims))
    pages = _pages(whole, catalogue, tuple(one for one in narrowed if one.steps))
    for ledger in itertools.chain(*kinds.values(), _about(catalogue)):
        pages += _pages(ledger, catalogue, ())
    return pages


def _act(statement: Statement) -> tuple[str, str] | None:
    act = statement.claim.act
    return None if act == "states" else (act, wording.ACTS[act])


def _sureness(statement: Statement) -> tuple[str, str] | None:
    """What a claim commits its speaker to, of those that are about what is so."""
    claim = statement.claim
    if claim.act in wording.WILLS or (claim.modality == "certain" and claim.stance == "asserts"):
        return None
    denied = claim.stance == "rejects" and claim.modality != "uncommitted"
    return f"{claim.modality}{'-not' if denied else ''}", wording.modality(claim.modality, claim.stance, claim.act)


def _by(claims: Iterable[Statement], kind: str, told: Callable[[Statement], tuple[str, str] | None]) -> list[_Ledger]:
    """A ledger for each subject that `told` gives, as (the part of the address, words), the largest first."""
    found: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for statement in claims:
        if subject := told(statement):
            found[subject].append(statement)
    order = sorted(found, key=lambda subject: (-len(found[subject]), subject))
    return [_Ledger(addresses.claims_by(kind, which), words, found[which, words]) for which, words in order]


def _by_topic(catalogue: Catalogue) -> list[_Ledger]:
    ledgers = []
    for dossier in catalogue.library.topics:
        articles = frozenset(dossier.articles)
        claims = [statement for statement in catalogue.library.claims if statement.article.id in articles]
        if claims:
            ledgers.append(_Ledger(addresses.topic_claims(dossier.topic.slug), dossier.topic.title, claims))
    return ledgers


def _about(catalogue: Catalogue) -> list[_Ledger]:
    """What is said about those of whom more is said than stands on their own page."""
    return [
        _Ledger(addresses.claims_about(actor), f"about {actor.name}", claims, Step(actor.name, addresses.actor(actor)))
        for actor in catalogue.library.actors
        if len(claims := catalogue.statements_about.get(actor.id, [])) > ABOUT_SHOWN
    ]


def _speakers(catalogue: Catalogue) -> Narrowed:
    """Those who say most, each on their own page, and the way to all the others."""
    said = catalogue.statements_by
    order = sorted(said, key=lambda known: (-len(said[known]), catalogue.actor_ref[known].title, known))
    steps = [
        Step(f"{catalogue.actor_ref[known].title}\u00a0({len(said[known])})", catalogue.actor_ref[known].address)
        for known in order[:_SPEAKERS_SHOWN]
    ]
    if len(order) > _SPEAKERS_SHOWN:
        steps.append(Step("all actors", addresses.ACTORS))
    return Narrowed("By speaker", tuple(steps))


def _day(statement: Statement) -> str:
    return published(statement.article).isoformat()


def _pages(ledger: _Ledger, catalogue: Catalogue, narrowed: tuple[Narrowed, ...]) -> list[Page]:
    found = stacked(ledger.address, ledger.claims, _CLAIMS_A_PAGE, day=_day)
    contents = months_of(found, _day, anchored=True) if len(found) > 1 else ()
    total = wording.count(len(ledger.claims), "claim")
    speakers = len({statement.speaker for statement in ledger.claims if statement.speaker})
    pages = []
    for sheet in found:
        first = sheet.paging.first
        view = ClaimsView(
            subject=ledger.subject,
            home=ledger.home,
            total=total if first else "",
            speakers=wording.count(speakers, "named speaker") if first else "",
            by_topic=by_topic(catalogue.library, catalogue) if first and not ledger.subject else None,
            narrowed=narrowed if first else (),
            contents=contents if first else (),
            groups=_groups(sheet.items, catalogue),
            paging=sheet.paging,
        )
        pages.append(Page(sheet.address, "pages/claims.html", view))
    return pages


def _groups(claims: Iterable[Statement], catalogue: Catalogue) -> tuple[ClaimGroup, ...]:
    groups = []
    month = ""
    for article, group in itertools.groupby(claims, key=lambda statement: statement.article):
        day = day_of(article)
        anchor = month_anchor(day.iso)
        rows = tuple(catalogue.claim(one) for one in group)
        groups.append(ClaimGroup(brief_ref(article), article.source.name, day, anchor if anchor != month else "", rows))
        month = anchor
    return tuple(groups)
