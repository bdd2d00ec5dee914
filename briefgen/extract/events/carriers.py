"""The event that another verb only carries: what "takes place", "is held", is planned, put off or told of as "it".

Whether there is an event at all, and which word names it where the verb does, is for `candidates`.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.extract.events.clauses import SUBJECTS, particle, subject_of
from briefgen.extract.events.unsaid import list_head
from briefgen.extract.events.words import (
    EMPTY_SUBJECTS,
    MOVING,
    PART_NOUNS,
    PHRASAL,
    STATUS,
    WEAK_NOUNS,
    hyphened,
    inner_noun,
    is_event_noun,
)
from briefgen.language.grammar import Token

_PLANS = ("plan", "schedule", "slate", "set", "fix", "book", "expect", "anticipate")


def carried(verb: Token) -> Token | None:
    """The event that a carrier verb speaks of."""
    subject, thing = subject_of(verb), verb.child("dobj")
    options = [list_head(verb), thing, subject, _topped(subject), _split(subject), verb.child("attr")]
    for child in verb.children_with("prep"):
        options.append(child.child("pobj") if child.lower in ("for", "with") else None)
    for option in options:
        if option is None:
            continue
        if is_event_noun(option) or inner_noun(option) is not None:
            return option
    return None


def _split(subject: Token | None) -> Token | None:
    """The second half of "a by-election", which the parse hangs below its article and its "by"."""
    below = subject.child("prep") if subject is not None and subject.tag == "DT" else None
    noun = below.child("pobj") if below is not None else None
    return noun if noun is not None and below in hyphened(noun) else None


def _topped(noun: Token | None) -> Token | None:
    """The noun that a noun's phrase belongs to: "a seminar on tides that …" whose clause hangs on the tides."""
    if noun is None or noun.dep != "pobj" or noun.head.head.pos != "NOUN":
        return None
    return noun.head.head


def whatever_held(verb: Token) -> Token | None:
    """What takes place, goes ahead or is held, of whatever name: "the *fireworks* will go ahead"."""
    held = verb.lemma in ("hold", "stage") and verb.child("auxpass") is not None
    held = held or (verb.lemma == "go" and any(c.lower == "ahead" for c in verb.children))
    held = held or (verb.lemma == "take" and any(c.lower == "place" for c in verb.children_with("dobj")))
    subject = verb.child("nsubj", "nsubjpass") if held else None
    if subject is None or subject.pos != "NOUN" or subject.lemma in EMPTY_SUBJECTS:
        return None
    return None if subject.entity == "PERSON" or any(c.lower == "no" for c in subject.children) else subject


def prolonged(verb: Token) -> Token | None:
    """What now lasts until a day: "extended its *offer* until 3 May"."""
    if verb.lemma not in ("extend", "prolong", "renew"):
        return None
    until = any(c.lower in ("until", "till", "to", "through") for c in verb.children_with("prep"))
    thing = verb.child("dobj", "nsubjpass") if until else None
    return thing if thing is not None and thing.pos == "NOUN" else None


def to_be_held(verb: Token) -> Token | None:
    """The event right before "to be held", wherever the parse hangs that clause."""
    if verb.tag != "VBN" or verb.child("nsubjpass", "nsubj") is not None or verb.dep not in ("advcl", "acl"):
        return None
    if not any(c.tag == "TO" for c in verb.children):
        return None
    row = verb.sentence.tokens
    for token in reversed(row[max(0, verb.index - row[0].index - 12) : verb.index - row[0].index]):
        if token.pos == "VERB":
            return None
        if is_event_noun(token):
            return token
    return None


def moved_noun(verb: Token, row: Sequence[Token]) -> Token | None:
    """What is put off or planned, of whatever name: "the filling, planned for April"."""
    passive = verb.tag == "VBN" and (verb.child("auxpass") is not None or verb.dep == "acl")
    if verb.lemma in _PLANS and passive and verb.child("xcomp") is None:
        planned = subject_of(verb)
        return planned if planned is not None and planned.pos == "NOUN" else None
    if verb.lemma in ("plan", "schedule", "organise", "organize", "stage") and verb.child("xcomp") is None:
        planned = verb.child("dobj")
        return planned if planned is not None and planned.pos == "NOUN" else None
    if verb.lemma == "call" and any(c.lower == "for" for c in verb.children_with("prep")):
        called = verb.child("dobj")  # "have called a day of action for Friday"
        return called if called is not None and called.pos == "NOUN" and called.entity != "PERSON" else None
    shifted = verb.lemma in ("push", "shift") and _from_to(verb)
    if not shifted and verb.lemma not in MOVING and f"{verb.lemma} {particle(verb)}" not in PHRASAL:
        return None
    moved = verb.child("dobj", "nsubjpass")
    if moved is None and passive:
        moved = subject_of(verb)  # "was called off and has been put back to May"
    if moved is not None and moved.lower == "it":
        moved = told_before(moved, row)
    if moved is None or moved.pos != "NOUN":
        return None
    # "banned cars", "scrapped the fee": of these only what is an event is cancelled
    return moved if verb.lemma not in STATUS["cancelled"] or verb.lemma == "cancel" or is_event_noun(moved) else None


def moved_deed(verb: Token) -> Token | None:
    """What "this" is in "had planned to vote on it, but put this off until May": the deed planned before."""
    thing, before = verb.child("dobj"), verb.head
    stopped = verb.lemma in STATUS["postponed"] or PHRASAL.get(f"{verb.lemma} {particle(verb)}") == "postponed"
    if not stopped or thing is None or thing.lower not in ("this", "it", "that") or verb.dep != "conj":
        return None
    deed = before.child("xcomp")
    return deed if deed is not None and deed.tag == "VB" else None


def _from_to(verb: Token) -> bool:
    """Whether dates follow that something is moved between, wherever the parse hangs them."""
    after = [t for t in verb.sentence.tokens if t.index > verb.index and t.lower in ("to", "until", "from")]
    days = (t.child("pobj") for t in after if t.dep == "prep")
    return any(day is not None and day.entity == "DATE" for day in days)


def whole_of(part: Token | None, row: Sequence[Token]) -> Token | None:
    """The event that "the first day" is one of: the last told of in the same paragraph."""
    if part is None or part.lemma not in PART_NOUNS or not any(c.dep == "amod" for c in part.children):
        return None
    return told_before(part, row, PART_NOUNS) if inner_noun(part) is None else None


def told_before(word: Token, row: Sequence[Token], passed_over: frozenset[str] = frozenset()) -> Token | None:
    """The nearest event named before a word in its paragraph, subjects before all else."""
    before = [
        t for t in row[: word.index] if is_event_noun(t) and t.lemma not in passed_over and t.lemma not in WEAK_NOUNS
    ]
    subjects = [t for t in before if t.dep in SUBJECTS]
    found = (subjects or before)[-1:]
    return found[0] if found else None
