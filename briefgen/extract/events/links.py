"""Where an event is held and who takes part, tied to the places and actors already found by their mentions."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.extract.events.candidates import Candidate
from briefgen.extract.events.clauses import subject_of
from briefgen.extract.events.words import PLACE_NOUNS, is_event_noun
from briefgen.language.grammar import Token
from briefgen.model import Findings, Where
from briefgen.source.document import Passage
from briefgen.spans import Span

_AT = ("in", "at", "to", "near", "outside", "on", "inside")


def where_of(candidate: Candidate, found: Findings) -> Where | None:
    """The place an event is said to be held at: the nearest prepositional phrase that names one."""
    for preposition in _prepositions(candidate):
        noun = preposition.child("pobj")
        if noun is None or preposition.lower not in _AT:
            continue
        if preposition.lower == "on" and preposition.head.pos != "VERB":
            continue  # "a conference on Syria"
        passage = _name(noun)
        linked = _place_at(passage.span, found)
        if linked:
            return Where(place=linked[0], name=linked[1], evidence=passage.evidence)
        if noun.entity in ("GPE", "LOC", "FAC") or (
            noun.lemma in PLACE_NOUNS and noun.child("det", "poss") is not None
        ):
            return Where(name=passage.text, evidence=passage.evidence)
    return None


def _prepositions(candidate: Candidate) -> Iterator[Token]:
    """Prepositions below the event and its predicate, the event's own first."""
    roots = [candidate.trigger]
    if candidate.predicate is not None and candidate.predicate is not candidate.trigger:
        roots.append(candidate.predicate)
    if candidate.trigger.pos in ("NOUN", "PROPN"):
        roots.extend(c for c in candidate.trigger.children if c.dep in ("acl", "relcl"))
    for root in roots:
        yield from _below(root)
    if candidate.predicate is None:
        yield from (t for t in candidate.sentence.tokens if t.dep == "prep" and t.index > candidate.trigger.index)


def _below(root: Token) -> Iterator[Token]:
    """A word's prepositions, also those that hang on its object, its date or its complement."""
    for child in root.children:
        if child.dep == "prep":
            yield child
            inner = child.child("pobj")
            if inner is not None and (child.lower != "of" or is_event_noun(inner)):
                yield from inner.children_with("prep")
        elif child.dep in ("npadvmod", "dobj", "xcomp", "attr", "advmod", "prt"):
            yield from child.children_with("prep")


def _name(noun: Token) -> Passage:
    """A place's name with its article, possessor and compounds, without what follows it."""
    kept = (c for c in noun.children if c.dep in ("compound", "det", "amod", "nmod", "poss") and c.index < noun.index)
    first = min([noun, *kept], key=lambda t: t.index)
    return Passage(noun.block, first.start, noun.end)


def _place_at(span: Span, found: Findings) -> tuple[str, str] | None:
    for place in found.places:
        if any(mention.span.overlaps(span) for mention in place.mentions):
            return place.id, place.name
    return None


def participants_of(candidate: Candidate, found: Findings) -> tuple[str, ...]:
    """Ids of the actors named as subject of the event, within its phrase, or as whom it is held with."""
    spans = [t.passage.span for root in _roots(candidate) for t in root.subtree()]
    first: dict[str, int] = {}
    for actor in found.actors:
        starts = [m.span.start for m in actor.mentions for s in spans if m.span.overlaps(s)]
        if starts:
            first[actor.id] = min(starts)
    return tuple(sorted(first, key=lambda i: (first[i], i)))


def _roots(candidate: Candidate) -> Iterator[Token]:
    trigger, predicate = candidate.trigger, candidate.predicate
    if trigger.pos in ("NOUN", "PROPN"):
        yield trigger
    for verb in {id(v): v for v in (predicate, trigger) if v is not None and v.pos in ("VERB", "AUX")}.values():
        subject = subject_of(verb)
        if subject is not None:
            yield subject
        for preposition in verb.children_with("prep", "agent"):
            if preposition.lower in ("with", "between", "by", "against"):
                yield preposition
        if verb is trigger:
            yield from verb.children_with("dobj")
