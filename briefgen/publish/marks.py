"""The numbers of a brief's findings, and the marks that tie them to the article's words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefgen.model import Actor, Brief, Event, Place
from briefgen.publish import addresses, wording
from briefgen.publish.highlight import Mark
from briefgen.publish.rows import full_role
from briefgen.spans import Span

_CLOSE = 24  # characters between an event's trigger and its date that are marked along with them


def numbers_of(brief: Brief) -> dict[str, str]:
    """A number for each finding: its kind's letter and its place in the text. Key points keep their own order."""
    found: dict[str, str] = {}
    for number, point in enumerate(brief.key_points, 1):
        found[point.id] = f"K{number}"
    _count(found, "C", ((claim.content[0].span, claim.id) for claim in brief.claims if claim.content))
    _count(found, "E", ((event.trigger.span, event.id) for event in brief.events))
    _count(found, "Q", ((question.evidence[0].span, question.id) for question in brief.questions if question.evidence))
    _count(found, "A", ((span, actor.id) for actor in brief.actors if (span := _first(actor))))
    _count(found, "P", ((span, place.id) for place in brief.places if (span := _first(place))))
    return found


@dataclass(frozen=True, slots=True)
class _Words:
    """What a finding's marks say: to a screen reader, and in the margin."""

    kind: str
    label: str
    note: str = ""


def marks_of(brief: Brief, numbers: dict[str, str]) -> list[Mark]:
    """The words to highlight: each finding's own, a claim's speaker and cue left plain so that it stays readable."""
    marks: list[Mark] = []
    names = {actor.id: actor.name for actor in brief.actors}

    def add(finding: str, spans: list[Span], words: _Words) -> None:
        marks.extend(_marks(finding, numbers.get(finding, ""), spans, words))

    for point in brief.key_points:
        add(point.id, [e.span for e in point.evidence], _Words("keypoint", "Key point", "Key point"))
    for claim in brief.claims:
        known = names.get(claim.speaker.actor or "")
        speaker = known or claim.speaker.name
        act = wording.act(claim.act, claim.stance, "" if known else speaker or "")
        said = f"{speaker} {act}" if speaker else "speaker not named"
        add(claim.id, [e.span for e in claim.content], _Words("claim", f"Claim, {said}", said))
    for event in brief.events:
        note = ": ".join(filter(None, (wording.partial_date(event.when) if event.when else "", event.title)))
        add(event.id, _event_spans(event), _Words("event", f"Event, {event.title}", note))
    for question in brief.questions:
        words = _Words("question", "Open question", wording.QUESTION_KINDS[question.kind])
        add(question.id, [e.span for e in question.evidence[:1]], words)  # not the sentence that it leans on
    for actor in brief.actors:
        span = _first(actor)
        add(actor.id, [span] if span else [], _Words("actor", f"Actor, {actor.name}", _part(actor)))
    for place in brief.places:
        span = _first(place)
        add(place.id, [span] if span else [], _Words("place", f"Place, {place.name}"))
    return marks


def _part(actor: Actor) -> str:
    """What an actor is, in a word or two: the first role the article gives. Its kind alone is worth no note."""
    return next((full_role(role.title, role.organisation) for role in actor.roles), "")


def _first(finding: Actor | Place) -> Span | None:
    """The first mention by name, or the first of all where none is."""
    ordered = sorted(finding.mentions, key=lambda mention: (mention.form != "name", mention.span))
    return ordered[0].span if ordered else None


def _event_spans(event: Event) -> list[Span]:
    """An event's trigger and the words of its date: one stretch where they stand close together."""
    trigger = event.trigger.span
    if event.when is None:
        return [trigger]
    first, second = sorted((trigger, event.when.phrase.span))
    if second.start - first.end <= _CLOSE:
        return [Span(first.start, max(first.end, second.end))]
    return [trigger, event.when.phrase.span]


def _count(found: dict[str, str], letter: str, findings: Iterable[tuple[Span, str]]) -> None:
    for number, (_, finding) in enumerate(sorted(findings), 1):
        found[finding] = f"{letter}{number}"


def _marks(finding: str, number: str, spans: list[Span], words: _Words) -> list[Mark]:
    """A mark for each stretch of a finding's words; the note stands beside the last alone."""
    return [
        Mark(
            span=span,
            id=addresses.words(finding, part),
            kind=words.kind,
            href=f"#{finding}",
            label=f"{number}: {words.label}",
            number=number,
            note=words.note if part == len(spans) - 1 else "",
        )
        for part, span in enumerate(spans)
    ]
