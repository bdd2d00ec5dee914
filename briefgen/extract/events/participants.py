"""Who takes part in an event: those who do it, to whom or with whom it is done, who hold, lead or attend it.

Whoever is only mentioned beside it (whom a report is about, where a mill belongs, who tells of it) is left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.extract.events.antecedents import named_before
from briefgen.extract.events.candidates import Candidate
from briefgen.extract.events.clauses import subject_of
from briefgen.extract.events.deeds import stands_for
from briefgen.extract.events.entries import LISTED
from briefgen.extract.events.pairs import pair
from briefgen.extract.events.setting import Setting
from briefgen.extract.events.unsaid import behind_comma, joined_before, swallowed
from briefgen.extract.events.wording import bare
from briefgen.extract.events.words import (
    GATHERINGS,
    GROUPS,
    NOUN_KINDS,
    STATUS,
    VERB_KINDS,
    is_event_noun,
)
from briefgen.language.grammar import Token
from briefgen.model import Actor

_WITH = ("with", "between", "by", "against", "v", "vs", "versus", "among", "alongside", "including", "involving")
# Whom a verb's phrase makes a party: "give evidence to the panel", "appear before the court".
_TOWARDS = ("to", "before", "from", "of")
_SIDES = ("of", "from")
# Verbs with people on either side: whoever belongs to the object takes part as well.
_MUTUAL = frozenset({"meet", "host", "play", "face", "fight", "join", "receive", "welcome", "question", "hear", "sue"})
_JOINED = ("conj", "appos")


def participants_of(candidate: Candidate, setting: Setting) -> tuple[str, ...]:
    """Ids of the actors who take part, in the order of the text."""
    found: dict[str, int] = {}
    for token, actor in _actors(candidate, setting):
        if not _is_occasion(actor.name) and not _named_by(actor, candidate, setting):
            place = token.index if token.block is candidate.trigger.block else -1
            found[actor.id] = min(place, found.get(actor.id, place))
    return tuple(sorted(found, key=lambda one: (found[one], one)))


def _actors(candidate: Candidate, setting: Setting) -> Iterator[tuple[Token, Actor]]:
    trigger, verb = candidate.trigger, candidate.predicate
    if candidate.rule == LISTED:
        for token in trigger.subtree():
            yield from _said_of(token, setting)
    for noun in (trigger, candidate.whole):
        if noun is not None and noun.pos in ("NOUN", "PROPN"):
            yield from _of_noun(noun, setting)
    verbs = (v for v in (trigger, verb) if v is not None and v.pos in ("VERB", "AUX"))
    for verb in {id(v): v for v in verbs}.values():
        yield from _of_verb(verb, trigger, setting)


def _of_noun(event: Token, setting: Setting) -> Iterator[tuple[Token, Actor]]:
    """Those within an event's own phrase: "the union's *talks* with the owners", "a vote called by the board"."""
    for child in event.children:
        if child.dep in ("poss", "compound", "nmod"):
            yield from _party(child, setting)
        elif child.dep in ("prep", "agent"):
            inner = child.child("pobj")
            if inner is None:
                continue
            for remark in inner.children_with("acl"):
                if behind_comma(remark):  # "a seminar on tides, chaired by X": the parse gives it to the tides
                    yield from _through(remark, event, setting)
            if child.lower in (*_WITH, "of"):
                yield from (_of_noun(inner, setting) if is_event_noun(inner) else _party(inner, setting))
        elif child.dep in ("acl", "relcl"):
            yield from _through(child, event, setting)


def _through(clause: Token, event: Token, setting: Setting) -> Iterator[tuple[Token, Actor]]:
    """Whom a clause behind an event's noun names: "talks *led by* X", "a match *involving* Y", "talks that Z hosts"."""
    if clause.lower in ("involving", "including", "featuring"):
        yield from (one for thing in clause.children_with("dobj") for one in _party(thing, setting))
    own = clause.child("nsubj")
    if own is not None and own.lower not in ("that", "which", "who"):
        yield from _party(own, setting)
    for agent in clause.children_with("agent", "prep"):
        inner = agent.child("pobj")
        if inner is not None and agent.lower in ("by", "with") and not is_event_noun(event.head):
            yield from _party(inner, setting)


def _of_verb(verb: Token, trigger: Token, setting: Setting) -> Iterator[tuple[Token, Actor]]:
    subject = subject_of(verb)
    if subject is not None and subject.pos == "PRON" and setting.actor_of(subject) is None:
        yield from ((subject, actor) for actor in _told_before(subject, setting))
        subject = stands_for(subject, verb) or subject
    hoped = verb is not trigger and verb.lemma in STATUS["expected"] and verb.child("nsubj") is subject
    if subject is not None and subject is not trigger and not hoped and not is_event_noun(subject):
        yield from _party(subject, setting)
    moves = VERB_KINDS.get(verb.lemma) == "visit" or verb.lemma in ("go", "come", "return", "move", "head")
    for preposition in verb.children_with("prep", "agent", "dative"):
        inner = preposition.child("pobj")
        if inner is None or inner is trigger or is_event_noun(inner) or _absolute(preposition):
            continue
        if preposition.lower == "by" and verb.tag not in ("VBN", "VBD") and preposition.dep != "agent":
            continue  # "will hold a vote on the offer by Kellmar"
        if preposition.lower in _WITH or (preposition.lower in _TOWARDS and not moves):
            if preposition.lower in _TOWARDS:
                yield from _said_of(inner, setting)
            else:
                yield from _party(inner, setting)
    if verb is not trigger or moves:
        return
    for thing in verb.children_with("dobj", "dative"):
        if is_event_noun(thing):
            yield from _of_noun(thing, setting)
        elif verb.lemma in _MUTUAL:
            yield from _party(thing, setting)
        else:
            yield from _said_of(thing, setting)
            for side in thing.children_with("prep"):
                inner = side.child("pobj")
                if inner is not None and side.lower in ("with", "between", "against") and not _absolute(side):
                    yield from _party(inner, setting)


def _told_before(pronoun: Token, setting: Setting) -> list[Actor]:
    """The actor that the sentence before is about, where a sentence begins with a pronoun that leads to nobody."""
    name = bare(named_before(pronoun, setting))
    return [actor for actor in setting.found.actors if actor.name == name][:1]


def _absolute(preposition: Token) -> bool:
    """`will play on Tuesday, with Ann Holm last`: a "with" behind a comma tells of something else."""
    return preposition.lower == "with" and behind_comma(preposition)


def _party(noun: Token, setting: Setting) -> Iterator[tuple[Token, Actor]]:
    """The actors that a noun phrase stands for, with all that "and" joins to it.

    Where its head names nobody, those whom it belongs to: "Hamas leaders", "the guild's board", "envoys of the union".
    """
    for other in (noun, *_others(noun)):
        one = swallowed(other) or other
        direct = list(_said_of(one, setting)) or [
            found
            for beside in one.children_with("appos")
            for name in (beside, *_others(beside))
            for found in _said_of(name, setting)
        ]
        if direct:
            yield from direct
            yield from _listed_beside(one, direct[0][1], setting)
            continue
        both = pair(one, setting)
        if both:
            yield from ((one, actor) for actor in both)
            continue
        for child in one.children:
            below = child.child("pobj") if child.dep == "prep" and child.lower in _SIDES else child
            if below is None or (below is child and one.pos == "PROPN"):
                continue
            if below is not child or child.dep == "poss" or _of_them(child, one):
                # Relatives of somebody are not he.
                yield from (found for found in _party(below, setting) if found[1].kind != "person")


def _listed_beside(noun: Token, first: Actor, setting: Setting) -> Iterator[tuple[Token, Actor]]:
    """Others of a list that the parse takes for a remark: "between Holm, *Reyes* and the mayor"."""
    for beside in noun.children_with("appos") if noun.pos == "PROPN" else ():
        known = setting.actor_of(beside)
        if known is not None and known is not first and known.kind == first.kind:
            yield beside, known


def _of_them(child: Token, noun: Token) -> bool:
    """Whether a noun before another says whose people they are: "Hamas leaders"; not "the Rosetta probe"."""
    return child.dep in ("compound", "nmod") and (noun.tag == "NNS" or noun.lower in GROUPS)


def _others(noun: Token) -> Iterator[Token]:
    against = (p.child("pobj") for p in noun.children_with("prep") if p.lower in ("v", "vs", "versus"))
    first = joined_before(noun)
    for other in (*noun.children_with("conj"), *(o for o in (*against, first) if o is not None)):
        if other.pos in ("NOUN", "PROPN", "PRON"):
            yield other
            yield from _others(other)


def _said_of(token: Token, setting: Setting) -> Iterator[tuple[Token, Actor]]:
    """The actor whom the word itself names or means; the second of a list, too, where it is one of names."""
    known = setting.actor_of(token)
    if known is not None:
        yield token, known


def _is_occasion(name: str) -> bool:
    """Whether a name is that of an event or a prize, which takes no part in anything: "the Harbour Cup"."""
    last = name.rsplit(" ", 1)[-1].lower()
    return (last in NOUN_KINDS and last not in GATHERINGS and " " in name) or last in _OCCASIONS


_OCCASIONS = frozenset({"league", "prize", "award", "awards", "prizes", "trophy", "medal", "act", "bill", "treaty"})


def _named_by(actor: Actor, candidate: Candidate, setting: Setting) -> bool:
    """Whether the event's own noun is a part of the name: the event is called so."""
    trigger = candidate.trigger
    if trigger.pos not in ("NOUN", "PROPN"):
        return False
    known = setting.actor_at(trigger)
    return known is not None and known[0] is actor and known[1].form == "name"
