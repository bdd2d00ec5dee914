"""What one article gives to the library: its findings with plain words, small enough to keep for every article.

A contribution is made where the brief is made, from the brief and the document, and knows no other article.
"""

from __future__ import annotations

import hashlib
from base64 import b32encode

from briefgen.model import (
    Act,
    Actor,
    ActorKind,
    Article,
    Brief,
    Claim,
    ClaimForm,
    DatedPhrase,
    Event,
    EventKind,
    EventStatus,
    Modality,
    PartialDate,
    Place,
    Question,
    QuestionKind,
    Resolution,
    Role,
    Stance,
    Value,
)
from briefgen.source.document import Document
from briefgen.spans import Evidence, Span


class RolePart(Value, frozen=True, kw_only=True):
    """A role as an article gives it; `words` is the plain text that says so."""

    title: str
    organisation: str | None
    words: str


class ActorPart(Value, frozen=True, kw_only=True):
    """An actor in one article; `mentions` counts them, `id` is the id within that article's brief."""

    id: str
    name: str
    kind: ActorKind
    salience: float
    aliases: tuple[str, ...]
    roles: tuple[RolePart, ...]
    mentions: int
    wikidata: str | None = None


class PlacePart(Value, frozen=True, kw_only=True):
    """A place in one article."""

    id: str
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    geonames: int | None
    salience: float
    mentions: int


class ClaimPart(Value, frozen=True, kw_only=True):
    """A claim in one article; `parts` are the plain words of its content, one text a stretch."""

    id: str
    origin: str
    form: ClaimForm
    act: Act
    speaker: str | None
    speaker_words: str | None
    resolution: Resolution
    cue: str | None
    parts: tuple[str, ...]
    modality: Modality
    stance: Stance
    hedges: tuple[str, ...]
    about: tuple[str, ...]


class EventPart(Value, frozen=True, kw_only=True):
    """An event in one article; `phrase` is the wording of its date, `words` the plain text it rests on."""

    id: str
    origin: str
    title: str
    kind: EventKind
    status: EventStatus
    when: PartialDate | None
    phrase: str | None
    where: str | None
    place: str | None
    participants: tuple[str, ...]
    words: str
    formerly: PartialDate | None = None


class PassagePart(Value, frozen=True, kw_only=True):
    """A key point or an open question: its plain words; for a question its kind and the sentence that it leans on.

    `before` and `after` are that sentence's words where it stands before or behind the question, else "".
    """

    id: str
    words: str
    kind: QuestionKind | None = None
    before: str = ""
    after: str = ""


class Contribution(Value, frozen=True, kw_only=True):
    """All that one published article gives to the pages of others. Findings keep the brief's order and ids."""

    article: Article
    key_points: tuple[PassagePart, ...]
    actors: tuple[ActorPart, ...]
    places: tuple[PlacePart, ...]
    claims: tuple[ClaimPart, ...]
    events: tuple[EventPart, ...]
    questions: tuple[PassagePart, ...]


class PlainText:
    """Plain words for spans of a document: Markdown's marks left out, white space made single spaces."""

    def __init__(self, document: Document) -> None:
        self._blocks = [block for block in document.blocks if block.text]

    def of(self, span: Span) -> str:
        """The text of every block character written wholly inside `span`; blocks are joined by a space."""
        found: list[str] = []
        for block in self._blocks:
            if block.starts[0] >= span.end:
                break
            if block.ends[-1] > span.start:
                inside = zip(block.text, block.starts, block.ends, strict=True)
                found.append("".join(c for c, start, end in inside if start >= span.start and end <= span.end))
        return " ".join(" ".join(found).split())

    def evidence(self, evidence: Evidence) -> str:
        """The plain words of an evidence; its quote as it stands where no block has it (front matter)."""
        return self.of(evidence.span) or " ".join(evidence.quote.split())


def contribute(brief: Brief, document: Document) -> Contribution:
    """An article's contribution; `document` is the parse of the text the brief's spans point into.

    A key point, claim or question that quotes nothing is left out: what cannot be anchored is not published.
    """
    plain = PlainText(document)
    return Contribution(
        article=brief.article,
        key_points=tuple(PassagePart(id=p.id, words=_join(plain, p.evidence)) for p in brief.key_points if p.evidence),
        actors=tuple(_actor(actor, plain) for actor in brief.actors),
        places=tuple(_place(place) for place in brief.places),
        claims=tuple(_claim(claim, plain) for claim in brief.claims if claim.content),
        events=tuple(_event(event, plain) for event in brief.events),
        questions=tuple(_question(question, plain) for question in brief.questions if question.evidence),
    )


def short_id(*parts: str) -> str:
    """Eight letters and digits made of `parts` alone, for addresses and keys."""
    digest = hashlib.sha256("\x1f".join(parts).encode("utf-8")).digest()
    return b32encode(digest).decode("ascii")[:8].lower()


def _question(question: Question, plain: PlainText) -> PassagePart:
    own, *context = question.evidence
    return PassagePart(
        id=question.id,
        words=plain.evidence(own),
        kind=question.kind,
        before=_join(plain, tuple(e for e in context if e.span < own.span)),
        after=_join(plain, tuple(e for e in context if own.span < e.span)),
    )


def _join(plain: PlainText, evidence: tuple[Evidence, ...]) -> str:
    return " … ".join(plain.evidence(one) for one in evidence)


def _role(role: Role, plain: PlainText) -> RolePart:
    return RolePart(title=role.title, organisation=role.organisation, words=plain.evidence(role.evidence))


def _actor(actor: Actor, plain: PlainText) -> ActorPart:
    return ActorPart(
        id=actor.id,
        name=actor.name,
        kind=actor.kind,
        salience=actor.salience,
        aliases=actor.aliases,
        roles=tuple(_role(role, plain) for role in actor.roles),
        mentions=len(actor.mentions),
        wikidata=actor.wikidata,
    )


def _place(place: Place) -> PlacePart:
    return PlacePart(
        id=place.id,
        name=place.name,
        country=place.country,
        lat=place.lat,
        lon=place.lon,
        geonames=place.geonames,
        salience=place.salience,
        mentions=len(place.mentions),
    )


def _claim(claim: Claim, plain: PlainText) -> ClaimPart:
    speaker = claim.speaker
    return ClaimPart(
        id=claim.id,
        origin=claim.origin,
        form=claim.form,
        act=claim.act,
        speaker=speaker.actor,
        speaker_words=speaker.name or (plain.evidence(speaker.evidence) if speaker.evidence else None),
        resolution=speaker.resolution,
        cue=plain.evidence(claim.cue) if claim.cue else None,
        parts=tuple(plain.evidence(part) for part in claim.content),
        modality=claim.modality,
        stance=claim.stance,
        hedges=tuple(plain.evidence(hedge) for hedge in claim.hedges),
        about=claim.about,
    )


def _bare_date(when: DatedPhrase | None) -> PartialDate | None:
    """A date without the words that give it."""
    if when is None:
        return None
    return PartialDate(value=when.value, edtf=when.edtf, start=when.start, end=when.end, precision=when.precision)


def _event(event: Event, plain: PlainText) -> EventPart:
    when = event.when
    return EventPart(
        id=event.id,
        origin=event.origin,
        title=event.title,
        kind=event.kind,
        status=event.status,
        when=_bare_date(event.when),
        formerly=_bare_date(event.formerly),
        phrase=plain.evidence(when.phrase) if when else None,
        where=event.where.name if event.where else None,
        place=event.where.place if event.where else None,
        participants=event.participants,
        words=_join(plain, event.evidence) or plain.evidence(event.trigger),
    )
