"""Where an event is held: the town it is said to be in, the house it is said to be at, or both.

Only words that tell of the event itself count: what its sentence says of others, and where the reporter was, do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefgen.extract.events.candidates import Candidate
from briefgen.extract.events.clauses import subject_of
from briefgen.extract.events.setting import Setting
from briefgen.extract.events.words import PLACE_NOUNS, VERB_KINDS, hyphened, is_event_noun, kind_of
from briefgen.language.datelines import dateline
from briefgen.language.grammar import Token
from briefgen.language.names.gazetteer import countries
from briefgen.language.names.wordlists import fold
from briefgen.model import Place, Where
from briefgen.source.document import Passage

_AT = ("in", "at", "near", "outside", "on", "inside", "across", "throughout")
_MOVING = (
    "go", "come", "return", "move", "head", "spread", "withdraw", "deploy", "flee", "sail", "carry", "take", "transfer",
    "transport", "relocate", "deport", "evacuate", "march", "walk", "ride", "drive", "run",
)  # fmt: skip
# What is named after the town it is held in: "the Lund conference"; "the Syria talks" are about it.
_NAMED_FOR = ("summit", "other", "talks")
_DISTRICTS = ("election", "vote")
_NEAR = 60  # characters between a house and its town


def where_of(candidate: Candidate, setting: Setting) -> Where | None:
    """The place an event is said to be held at; a house with its town, where the text gives both."""
    spots = [spot for noun in _nouns(candidate, setting) if (spot := _spot(noun, setting)) is not None]
    town = next(((passage, place) for passage, place in spots if place is not None and place.country), None)
    house = next(((passage, place) for passage, place in spots if place is None or not place.country), None)
    if house is not None and town is not None:
        return _house_in_town(house[0], *town)
    if town is not None:
        return _held(*town)
    if house is not None:
        return _held(*house)
    return _here(candidate, setting) or _in_which(candidate, setting) or _named_for(candidate, setting)


def _held(passage: Passage, place: Place | None) -> Where:
    if place is None:
        return Where(name=_name(passage), evidence=passage.evidence)
    return Where(place=place.id, name=place.name, evidence=passage.evidence)


def _house_in_town(house: Passage, town: Passage, place: Place | None) -> Where | None:
    """`at the Palais Wilson in Geneva`: the town is what is linked, the house is what a reader must find."""
    assert place is not None
    first, last = sorted((house, town), key=lambda one: one.start)
    joined = Passage(house.block, first.start, last.end)
    near = last.start - first.end <= _NEAR
    inside = place.name.lower() in house.text.lower()
    return Where(
        place=place.id,
        name=_name(house) if inside else f"{_name(house)}, {place.name}",
        evidence=(joined if near else house).evidence,
    )


_OWNER = re.compile(r"^(?:its|their|his|her|our|my)\s+", re.IGNORECASE)  # whose it is, only the sentence knows


def _name(passage: Passage) -> str:
    """A house's name without the article that it has in its sentence; "the church" keeps it."""
    text = _OWNER.sub("", " ".join(passage.text.split()))
    short = text[4:] if text.lower().startswith("the ") else text
    return short if short[:1].isupper() else text


def _spot(noun: Token, setting: Setting) -> tuple[Passage, Place | None] | None:
    """A noun as a place: one that is known, a house by its name, or "the church"; None where it is none of these."""
    passage = _named(noun)
    place = setting.place_at(noun.passage.span) if not hyphened(noun) else None
    if place is not None:
        return passage, place
    if noun.entity in ("DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "PERSON") or is_event_noun(noun):
        return None
    if noun.entity in ("GPE", "LOC", "FAC"):
        return passage, None
    if not passage.text[:1].isalpha() or "[" in passage.text:
        return None
    of_a_body = noun.pos == "PROPN" and noun.head.lower in ("at", "outside", "inside", "near")
    beside = ("det", "poss", "compound") if noun.pos == "PROPN" else ("det", "poss")
    housed = noun.lemma in PLACE_NOUNS and noun.child(*beside) is not None
    return (passage, None) if of_a_body or housed else None


def _nouns(candidate: Candidate, setting: Setting) -> Iterator[Token]:
    """The nouns that say where, the event's own before its verb's; a deed's object where that is visited."""
    trigger, verb = candidate.trigger, candidate.predicate
    visited = trigger.child("dobj") if VERB_KINDS.get(trigger.lemma) == "visit" else None
    if visited is not None:
        yield visited
        yield from (c for c in visited.children_with("conj") if c.pos == "PROPN")
    for preposition in _prepositions(candidate):
        noun = preposition.child("pobj")
        if noun is None or not _tells_where(preposition, trigger):
            continue
        yield noun
        inner = (p for p in noun.children_with("prep") if p.lower in ("in", "near"))
        yield from (town for p in inner if (town := p.child("pobj")) is not None)
        yield from noun.children_with("appos")
    moving = VERB_KINDS.get(trigger.lemma) == "visit" or trigger.lemma in _MOVING
    if verb is trigger and not moving and (subject := subject_of(trigger)) is not None:
        yield from (noun for noun in _of_subject(subject) if setting.place_at(noun.passage.span) is not None)


def _tells_where(preposition: Token, trigger: Token) -> bool:
    if preposition.lower == "to":
        head = preposition.head
        return kind_of(head if is_event_noun(head) else trigger) == "visit" or head.lemma in _MOVING
    if preposition.lower == "on" and preposition.head.pos != "VERB":
        return False  # "a conference on Syria"
    return preposition.lower in _AT


def _of_subject(subject: Token) -> Iterator[Token]:
    """Where those are who do it: `workers at the mill in Tolmen` strike there, `the Tolmen mill` closes there."""
    yield from (
        c for c in subject.children_with("compound", "nmod") if subject.pos == "NOUN" and subject.lemma in PLACE_NOUNS
    )
    for preposition in subject.children_with("prep"):
        noun = preposition.child("pobj")
        if noun is not None and preposition.lower in ("at", "in"):
            yield noun
            yield from (t for p in noun.children_with("prep") if p.lower == "in" and (t := p.child("pobj")) is not None)


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
            if inner is not None and (child.lower == "of") == (is_event_noun(inner) and inner.pos == "NOUN"):
                yield from inner.children_with("prep")  # not "over a visit to Lund": that was another event
        elif child.dep in ("npadvmod", "dobj", "xcomp", "attr", "advmod", "prt"):
            yield from child.children_with("prep")


def _named(noun: Token) -> Passage:
    """A place's name with its article, possessor and compounds, without what follows it."""
    kept = [*hyphened(noun)]
    kept.extend(
        c for c in noun.children if c.dep in ("compound", "det", "amod", "nmod", "poss") and c.index < noun.index
    )
    first = min([noun, *(t for c in kept for t in c.subtree())], key=lambda t: t.index)
    of = next((p for p in noun.children_with("prep") if p.lower == "of" and noun.pos == "PROPN"), None)
    name = of.child("pobj") if of is not None else None
    last = name if name is not None and name.pos == "PROPN" else noun  # "the Ministry of Public Security"
    case = last.child("case") if last.dep != "poss" else None  # "at St Paul's"
    number = next((c for c in last.children_with("nummod") if c.index == last.index + 1), None)  # "Terminal 1"
    return Passage(noun.block, first.start, (case or number or last).end)


def _here(candidate: Candidate, setting: Setting) -> Where | None:
    """`will meet here on Monday`: where the report was written."""
    written = dateline(setting.analysis.text.tokens[0][0].block.text) if setting.analysis.text.tokens[0] else None
    roots = {id(t): t for t in (candidate.trigger, candidate.predicate) if t is not None}
    here = next((c for root in roots.values() for c in root.children_with("advmod") if c.lower == "here"), None)
    if written is None or here is None:
        return None
    first = setting.analysis.text.tokens[0][0].block
    town = setting.place_at(first.passage(0, written.towns).span)
    return Where(place=town.id, name=town.name, evidence=here.passage.evidence) if town is not None else None


def _in_which(candidate: Candidate, setting: Setting) -> Where | None:
    """`Tolmen, where a vote takes place`: the place that a clause about the event hangs on."""
    verb = candidate.predicate
    if verb is None or verb.dep != "relcl" or not any(c.lower == "where" for c in verb.children_with("advmod")):
        return None
    spot = _spot(verb.head, setting)
    return _held(*spot) if spot is not None else None


def _named_for(candidate: Candidate, setting: Setting) -> Where | None:
    """The town in an event's own name, "the Lund summit"; the country that votes: "Malta holds an election"."""
    trigger = candidate.trigger
    if trigger.pos not in ("NOUN", "PROPN"):
        return None
    kind = kind_of(trigger)
    verb = candidate.predicate
    voting = [subject_of(verb)] if verb is not None and verb is not trigger and kind in _DISTRICTS else []
    for child in (*trigger.children_with("compound", "nmod", "poss"), *(v for v in voting if v is not None)):
        place = setting.place_at(child.passage.span)
        if place is None or kind not in (*_NAMED_FOR, *_DISTRICTS):
            continue
        if kind in _DISTRICTS or fold(place.name) not in countries().by_name:
            return _held(child.passage, place)
    return None


def settled_where(best: Where | None, others: Iterable[Where | None]) -> Where | None:
    """The place of an event told of several times: its best mention's, with the house that another names there."""
    known = [spot for spot in others if spot is not None]
    if best is None:
        return max(known, key=lambda one: one.place is not None, default=None)
    return next((one for one in known if best.place and one.place == best.place and "," in one.name), best)
