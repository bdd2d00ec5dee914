"""Where an event is held and who takes part, tied to the places and actors already found by their mentions."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from briefgen.extract.events.candidates import Candidate
from briefgen.extract.events.clauses import subject_of
from briefgen.extract.events.setting import Setting
from briefgen.extract.events.words import PLACE_NOUNS, is_event_noun
from briefgen.language.grammar import Token
from briefgen.model import Event, Where
from briefgen.source.document import Passage
from briefgen.spans import Evidence

_AT = ("in", "at", "to", "near", "outside", "on", "inside")


def where_of(candidate: Candidate, setting: Setting) -> Where | None:
    """The place an event is said to be held at: the nearest prepositional phrase that names one."""
    for preposition in _prepositions(candidate):
        noun = preposition.child("pobj")
        if noun is None or preposition.lower not in _AT:
            continue
        if preposition.lower == "on" and preposition.head.pos != "VERB":
            continue  # "a conference on Syria"
        passage = _name(noun)
        linked = setting.place_at(passage.span)
        if linked is not None:
            return Where(place=linked.id, name=linked.name, evidence=passage.evidence)
        if noun.entity in ("GPE", "LOC", "FAC") or (
            noun.lemma in PLACE_NOUNS and noun.child("det", "poss") is not None
        ):
            return Where(name=passage.text, evidence=passage.evidence)
    return None


def known_by_place(events: list[Event], setting: Setting) -> list[Event]:
    """Events with the sentences that speak of them by their place: "ahead of Lund".

    Only where one event alone is to be held there; which of several is meant, nobody can tell.
    """
    told: dict[str, list[Evidence]] = {}
    for row in setting.analysis.text.tokens:
        for token in row:
            if token.lower not in ("ahead", "before", "after") or token.pos not in ("ADP", "ADV", "SCONJ"):
                continue
            of = token.child("prep") if token.lower == "ahead" else token
            name = of.child("pobj") if of is not None else None
            place = setting.place_at(name.passage.span) if name is not None and name.pos == "PROPN" else None
            if place is not None:
                told.setdefault(place.id, []).append(token.sentence.passage.evidence)
    tied = list(events)
    for place_id, sentences in told.items():
        there = [n for n, e in enumerate(tied) if e.where and e.where.place == place_id and e.kind in _SITTING]
        if len(there) == 1:
            event = tied[there[0]]
            evidence = {e.span: e for e in (*event.evidence, *sentences)}
            tied[there[0]] = msgspec.structs.replace(
                event, evidence=tuple(evidence[s] for s in sorted(evidence)),
                why=(*event.why, f"also known as '{event.where.name}'" if event.where else ""),
            )  # fmt: skip
    return tied


_SITTING = ("talks", "summit", "election", "vote", "hearing", "trial")


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


def participants_of(candidate: Candidate, setting: Setting) -> tuple[str, ...]:
    """Ids of the actors named as subject of the event, within its phrase, or as whom it is held with."""
    return setting.actors_in([t.passage.span for root in _roots(candidate) for t in root.subtree()])


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
