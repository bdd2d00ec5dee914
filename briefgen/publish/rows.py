"""The rows that pages share: a claim, an event, a question, a brief in the words and links a template shows.

Rows are made from the parts of one article and the links of its actors and places, those of events in `reports`;
which rows stand on which page is for `views`.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from briefgen.model import Article
from briefgen.publish import addresses, wording
from briefgen.synthesis.contribution import ActorPart, ClaimPart, Contribution, PassagePart
from briefgen.synthesis.events import State, published


@dataclass(frozen=True, slots=True)
class Ref:
    """A link to a page of the site."""

    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Day:
    """A day in words and as ISO."""

    label: str
    iso: str


@dataclass(frozen=True, slots=True)
class BriefRow:
    """A brief in a list. `bottom` is its bottom line, `by_desk` where an editor wrote it."""

    title: str
    address: str
    day: Day
    source: str
    bottom: str
    by_desk: bool
    claims: int
    events: int


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim. `words` leads to the highlighted words, `permalink` to the claim among its brief's findings.

    `resolution` is how its speaker was found, "none" where the article gives none near it; `by` is the number of its
    speaker among those that a brief page can be filtered by, 0 for no named one.

    `original` leads to the words where the article was published, on its own brief's page alone.
    """

    id: str
    number: str
    speaker: str
    address: str | None
    role: str
    note: str
    act: str
    cue: str
    parts: tuple[str, ...]
    form: str
    form_words: str
    modality: str
    modality_words: str
    hedges: tuple[str, ...]
    about: tuple[Ref, ...]
    brief: Ref
    day: Day
    words: str
    permalink: str
    resolution: str = "named"
    by: int = 0
    original: str = ""


@dataclass(frozen=True, slots=True)
class When:
    """A partial date as shown: words, ISO where it is a day, and the parts of a calendar leaf."""

    label: str
    iso: str
    day: str
    month: str
    year: str
    weekday: str


@dataclass(frozen=True, slots=True)
class ReportRow:
    """What one article says of an event."""

    brief: Ref
    day: Day
    says: str
    words: str


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event. `phrase` is the article's wording of its date; `reports` are the newest few, oldest first, and
    `earlier` counts those before them; `until` is the last day (ISO) of one that lies ahead, where that is known;
    `formerly` is the date it was moved from or called off for.
    """

    id: str
    number: str
    title: str
    kind: str
    state: State
    state_words: str
    status_words: str
    when: When | None
    phrase: str
    where: str
    where_address: str | None
    participants: tuple[Ref, ...]
    quote: str
    words: str
    reports: tuple[ReportRow, ...]
    earlier: int = 0
    until: str = ""
    formerly: str = ""


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """An open question; `before` and `after` have the sentence that it leans on, in its place."""

    id: str
    number: str
    kind: str
    before: str
    quote: str
    after: str
    words: str
    brief: Ref
    day: Day


@dataclass(frozen=True, slots=True)
class PointRow:
    """A key point."""

    id: str
    number: str
    quote: str
    words: str


def day_of(article: Article) -> Day:
    """The day an article was published."""
    date = published(article)
    return Day(wording.day(date), date.isoformat())


def brief_ref(article: Article) -> Ref:
    return Ref(article.title, addresses.brief(article.id))


def brief_row(contribution: Contribution) -> BriefRow:
    """A brief in a list; its bottom line is the desk's, otherwise the first key point."""
    article = contribution.article
    points = contribution.key_points
    return BriefRow(
        title=article.title,
        address=addresses.brief(article.id),
        day=day_of(article),
        source=article.source.name,
        bottom=" ".join((article.summary or (points[0].words if points else "")).split()),
        by_desk=bool(article.summary),
        claims=len(contribution.claims),
        events=len(contribution.events),
    )


def role_words(part: ActorPart) -> str:
    """The first role an article gives an actor, with its body: "senior fellow, Larkfield Institute"."""
    return next((full_role(role.title, role.organisation) for role in part.roles), "")


def full_role(title: str, organisation: str | None) -> str:
    if not organisation or organisation.casefold() in title.casefold():
        return title
    return f"{title}, {organisation}"


def claim_row(
    claim: ClaimPart,
    article: Article,
    refs: Mapping[str, Ref],
    roles: Mapping[str, str],
    *,
    number: str = "",
) -> ClaimRow:
    """A claim's row; `refs` and `roles` are those of its article's actors, places and events, by their ids there."""
    speaker = refs.get(claim.speaker or "")
    name = speaker.title if speaker else (claim.speaker_words or "Speaker not named here")
    page = addresses.brief(article.id)
    return ClaimRow(
        id=claim.id,
        number=number,
        speaker=name,
        address=speaker.address if speaker else None,
        role=roles.get(claim.speaker or "", ""),
        note=_speaker_note(claim, name),
        act=wording.act(claim.act, claim.stance, "" if speaker else name),
        cue=wording.telling_cue(claim.cue or "", claim.act),
        parts=claim.parts,
        form=claim.form,
        form_words=wording.FORMS[claim.form],
        modality=claim.modality,
        modality_words=wording.modality(claim.modality, claim.stance, claim.act),
        hedges=claim.hedges,
        about=tuple(refs[local] for local in claim.about if local in refs and local != claim.speaker),
        brief=brief_ref(article),
        day=day_of(article),
        words=f"{page}#{addresses.words(claim.id)}",
        permalink=f"{page}#{claim.id}",
        resolution=claim.resolution,
    )


def _speaker_note(claim: ClaimPart, shown: str) -> str:
    """How a speaker who is not plainly named was found, so that nobody takes our reading for the article's."""
    if claim.resolution == "none" and not claim.speaker_words:
        return ""
    note = wording.RESOLUTIONS[claim.resolution]
    if claim.resolution == "pronoun" and claim.speaker is None:
        return wording.UNRESOLVED
    said = claim.speaker_words
    return f"{note}: “{said}”" if note and said and said.casefold() != shown.casefold() else note


def question_row(question: PassagePart, article: Article, *, number: str = "") -> QuestionRow:
    return QuestionRow(
        id=question.id,
        number=number,
        kind=wording.QUESTION_KINDS[question.kind or "open"],
        before=question.before,
        quote=question.words,
        after=question.after,
        words=f"{addresses.brief(article.id)}#{addresses.words(question.id)}",
        brief=brief_ref(article),
        day=day_of(article),
    )


def point_row(point: PassagePart, article: Article, number: str) -> PointRow:
    return PointRow(point.id, number, point.words, f"{addresses.brief(article.id)}#{addresses.words(point.id)}")


def as_of_day(date: datetime.date) -> Day:
    """The day for which "coming up" was worked out."""
    return Day(wording.day(date), date.isoformat())


def day_if_any(date: datetime.date | None) -> Day | None:
    return as_of_day(date) if date else None
