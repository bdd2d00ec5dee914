"""The numbers of a brief's findings, and the marks that tie them to the article's words."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.model import Actor, Brief, Event, Place
from briefgen.publish import addresses, wording
from briefgen.publish.highlight import Mark
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


def marks_of(brief: Brief, numbers: dict[str, str]) -> list[Mark]:
    """The words to highlight: each finding's own, a claim's speaker and cue left plain so that it stays readable."""
    marks: list[Mark] = []
    for point in brief.key_points:
        marks += _marks("keypoint", point.id, [e.span for e in point.evidence], "Key point", numbers)
    for claim in brief.claims:
        label = f"Claim, {claim.speaker.name or 'speaker not named'} {wording.ACTS[claim.act]}"
        marks += _marks("claim", claim.id, [e.span for e in claim.content], label, numbers)
    for event in brief.events:
        marks += _marks("event", event.id, _event_spans(event), f"Event, {event.title}", numbers)
    for question in brief.questions:
        marks += _marks("question", question.id, [e.span for e in question.evidence], "Open question", numbers)
    for actor in brief.actors:
        span = _first(actor)
        marks += _marks("actor", actor.id, [span] if span else [], f"Actor, {actor.name}", numbers)
    for place in brief.places:
        span = _first(place)
        marks += _marks("place", place.id, [span] if span else [], f"Place, {place.name}", numbers)
    return marks


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


def _marks(kind: str, finding: str, spans: list[Span], label: str, numbers: dict[str, str]) -> list[Mark]:
    number = numbers.get(finding, "")
    return [
        Mark(
            span=span,
            id=addresses.words(finding, part),
            kind=kind,
            href=f"#{finding}",
            label=f"{number}: {label}",
            number=number,
        )
        for part, span in enumerate(spans)
    ]
