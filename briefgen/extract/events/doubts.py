"""How sure an event is: possible, proposed or expected, by modals, conditions and what can only be foreseen.

What is over, stopped or put off is for `status`.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.extract.events.candidates import Candidate
from briefgen.extract.events.clauses import subject_of
from briefgen.extract.events.words import SAYING, STATUS, VERB_KINDS, is_event_noun, lemma_in
from briefgen.language.grammar import Token
from briefgen.model import EventStatus, PartialDate


def _announced(word: Token, candidate: Candidate) -> bool:
    """`said it would hold a vote`, `said that a vote would be held`: "will", told of afterwards."""
    verb = word.head
    if word.lower != "would" or verb.dep != "ccomp" or verb.head.lemma not in SAYING or verb.head.tag != "VBD":
        return False
    if any(True for _ in _conditions(verb)):
        return False
    if candidate.date is not None and candidate.date.date.precision in _EXACT and not _unplanned(verb):
        return True  # who knows the day tells of a plan
    subject, speaker = verb.child("nsubj", "nsubjpass"), verb.head.child("nsubj")
    if subject is None or speaker is None:
        return False
    if is_event_noun(candidate.trigger) and candidate.trigger.head is verb:
        return True
    return subject.pos == "PRON" or subject.lower == speaker.lower


_EXACT = ("day", "hour", "minute", "part-of-day")


def _unplanned(verb: Token) -> bool:
    """Whether a verb tells of weather, prices or the like, which no one schedules."""
    subject, thing = subject_of(verb), verb.child("dobj")
    if subject is not None and subject.lemma in STATUS["drifting"]:
        return True
    return any(word is not None and word.lemma in STATUS["unplanned"] for word in (subject, thing))


def doubt(candidate: Candidate, verbs: list[Token]) -> tuple[EventStatus | None, str] | None:
    """The weakest word decides: possible before proposed before expected."""
    trigger = candidate.trigger
    words = [w for v in verbs for w in (v, *v.children) if w is v or w.dep in _MODIFIERS]
    words += [v.head for v in verbs if v.dep == "xcomp" and v.head.pos in ("ADJ", "NOUN")]  # "is likely to be tabled"
    words += [c for c in trigger.children if c.dep in ("amod", "advmod")]
    # "he'd agreed" is "he had"
    words = [w for w in words if w.lower not in ("'d", "’d") or w.head.tag not in ("VBN", "VBD")]
    words = [w for w in words if not _announced(w, candidate)]
    if any(w.lower == "unlikely" for w in words):
        return None, "'unlikely'"
    may = next((w for w in words if lemma_in(w, STATUS["possible"]) and w.tag != "NNP" and w is not trigger), None)
    if may is not None:
        return "possible", f"'{may.text}'"
    condition = next((m for v in verbs for m in _conditions(v)), None) or _list_condition(candidate)
    if condition is not None:
        return "possible", f"'{condition.text}' makes it depend"
    proposed = next((w for w in words if w.lower == "proposed" or _proposes(w, trigger)), None)
    proposed = proposed or next((plan for v in verbs for plan in _by_plan(v)), None)
    if proposed is not None:
        return "proposed", f"'{proposed.text}'"
    hoped = next((w for w in words if w is not trigger and lemma_in(w, STATUS["expected"])), None)
    if hoped is not None:
        return "expected", f"'{hoped.text}'"
    if candidate.date is not None and _unbounded(candidate.date.date):
        return "expected", f"'{candidate.date.passage.text}'"
    if trigger.pos == "VERB" and _unplanned(trigger):
        return "expected", "what comes unplanned"
    return None


def too_wide(candidate: Candidate) -> bool:
    """`will grow over the next decade`, `must be mended in the coming years`: a trend or a wish, no event."""
    date, trigger = candidate.date, candidate.trigger
    if date is None:
        return False
    deed = trigger.pos in ("VERB", "AUX") and trigger.lemma not in VERB_KINDS
    return date.date.precision in ("decade", "century") or (deed and _unbounded(date.date))


def _unbounded(date: PartialDate) -> bool:
    """`soon`, `in the next few weeks`: ahead, and nobody says when."""
    return date.value == "FUTURE_REF" or (date.start is not None and date.end is None)


_MODIFIERS = ("aux", "advmod", "acomp", "oprd", "mark")


def _proposes(word: Token, trigger: Token) -> bool:
    if word is trigger or word.pos not in ("VERB", "NOUN") or not lemma_in(word, STATUS["proposed"]):
        return False
    if word.lemma != "call":
        return True
    asked = (c.child("pobj") for c in word.children_with("prep") if c.lower == "for")
    # "called for a strike" proposes one; "called a strike for Friday" and "a strike called for Friday" announce it
    return word.child("dobj") is None and any(thing is not None and thing.entity != "DATE" for thing in asked)


def _by_plan(verb: Token) -> Iterator[Token]:
    """`under the plan, polls would be held in May`: the plan, of which nobody says that it is agreed."""
    if any(c.lower == "would" for c in verb.children_with("aux")):
        under = (p.child("pobj") for p in verb.children_with("prep") if p.lower in ("under", "by"))
        yield from (t for t in under if t is not None and t.lemma in ("plan", "proposal", "bill", "draft", "scheme"))


def _conditions(verb: Token) -> Iterator[Token]:
    if any(c.lower == "would" for c in verb.children_with("aux")):  # "without a deal, fares would rise"
        yield from (c for c in verb.children_with("prep") if c.lower == "without" and c.index < verb.index)
    for clause in verb.children_with("advcl"):
        yield from (
            m for m in clause.children if m.lower in ("if", "unless", "provided", "should") and m.dep in ("mark", "aux")
        )


def _list_condition(candidate: Candidate) -> Token | None:
    """In a list's entry a condition stands anywhere behind the event."""
    if candidate.predicate is not None:
        return None
    return next(
        (t for t in candidate.sentence.tokens if t.lower in ("if", "unless") and t.index > candidate.trigger.index),
        None,
    )
