"""How an event stands: scheduled, expected, possible, over, put off … from verbs, modals, conditions and its date."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from briefgen.extract.events.candidates import CALLED_OFF, Candidate
from briefgen.extract.events.clauses import (
    SUBJECTS,
    brought_about,
    conditional,
    conquers,
    governing_verb,
    is_named,
    only_planned,
    particle,
    subject_of,
    was_to_have,
)
from briefgen.extract.events.doubts import doubt, too_wide
from briefgen.extract.events.entries import LISTED
from briefgen.extract.events.plans import DATE_UNSET, GOES_ON
from briefgen.extract.events.unsaid import is_helped_deed
from briefgen.extract.events.words import (
    AIMS,
    CARRIERS,
    LAWS,
    NOUN_KINDS,
    PHRASAL,
    PUBLIC,
    SAYING,
    STATUS,
    VERB_KINDS,
    is_event_noun,
)
from briefgen.language.dates.tense import clause_direction, verb_direction
from briefgen.language.grammar import Token
from briefgen.model import EventStatus, PartialDate


def judge(candidate: Candidate, published: datetime.date) -> tuple[EventStatus | None, str]:
    """An event's status and the words that say so; None where it is no event after all.

    What is said to be cancelled, put off, proposed or possible counts before tense and date do.
    """
    if candidate.rule == DATE_UNSET:
        return "expected", DATE_UNSET
    if candidate.rule == GOES_ON:
        return "ongoing", GOES_ON
    if candidate.rule == CALLED_OFF:
        return "cancelled", CALLED_OFF
    verbs = list(_verbs(candidate, joined=False))
    if _was_promised(candidate.trigger):
        return None, ""
    stopped = _stopped([v for v in _verbs(candidate, joined=True) if not _remark(v, candidate)], candidate.trigger)
    if stopped:
        return stopped
    if candidate.date is None and verbs and _stops(verbs[0]):
        return None, ""  # what somebody wishes, may or should put off is not put off
    if any(was_to_have(verb) for verb in verbs):
        return None, ""  # "was to have met" says that they did not
    when = time_of(candidate.date.date if candidate.date else None, published)
    if when == "past" and candidate.trigger.dep == "acl" and candidate.trigger.tag == "VBN":
        return None, ""  # "a project begun in 2009": told of for what it is
    if when == "past" and verbs and only_planned(verbs[0]) and not brought_about(verbs[0]):
        return None, ""  # "was to open on Monday" does not say that it did
    if when == "past":
        return _done(candidate, "its date lies behind")
    direction = clause_direction(verbs[0]) if verbs else None
    if direction == "past" and when != "future":
        return _done(candidate, "told in the past tense") if candidate.date else (None, "")
    if candidate.trigger.pos == "VERB" and verb_direction(candidate.trigger) == "past":
        return None, ""  # "signed a lease for 2030": the date is that of something else
    if too_wide(candidate):
        return None, ""
    doubtful = doubt(candidate, verbs)
    if doubtful:
        return doubtful
    ongoing = next((c.lower for v in verbs[:1] for c in v.children if c.lower in STATUS["ongoing"]), None)
    if ongoing:
        return "ongoing", f"'{ongoing}'"
    if when is None and candidate.date is not None and direction != "future":
        # "this week" in the present tense tells of no single event, "expires at midnight" does.
        today = candidate.date.date.precision in ("day", "hour", "minute", "part-of-day")
        if not (today and direction == "present" and _is_done_today(candidate, verbs[0])):
            return None, ""
    return "scheduled", _said(candidate, verbs)


def _done(candidate: Candidate, cue: str) -> tuple[EventStatus | None, str]:
    """What is over is an event where its noun is one or its verb is a public deed; the rest has merely happened."""
    trigger, date = candidate.trigger, candidate.date
    if date is not None and date.type == "duration":
        return None, ""
    if _mere_news(candidate):
        return None, ""
    if (
        is_event_noun(trigger)
        or is_helped_deed(trigger)
        or (date is not None and candidate.rule == LISTED and date.date.precision == "day")
    ):
        return "occurred", cue
    if trigger.pos == "VERB" and conquers(trigger) and (brought_about(trigger) or trigger.tag in ("VBD", "VBN")):
        return ("occurred", cue) if date is None or date.date.precision not in _LONG else (None, "")
    if date is not None and date.date.precision in _COARSE:
        return None, ""  # "doubled its staff last year" has no place in a calendar
    if brought_about(trigger) and trigger.lemma in PUBLIC:
        thing = trigger.child("dobj")
        return ("occurred", cue) if thing is not None and is_named(thing) else (None, "")
    public = trigger.pos == "VERB" and trigger.lemma in PUBLIC and trigger.tag in ("VBD", "VBN", "VBZ", "VBP")
    emphatic = trigger.tag == "VB" and any(c.lower == "did" for c in trigger.children)
    return ("occurred", cue) if public or (emphatic and trigger.lemma in PUBLIC) else (None, "")


_LONG = ("year", "decade", "century", "vague")
_COARSE = ("quarter", "half-year", "season", "year", "decade", "century", "vague")


def _mere_news(candidate: Candidate) -> bool:
    """What was said or published, a market's close, one passing another: news, and nothing for a calendar."""
    trigger = candidate.trigger
    if NOUN_KINDS.get(trigger.lemma) == "publication":
        return True
    if trigger.pos != "VERB":
        return trigger.lemma in ("conference", "briefing") and any(
            c.lower in ("press", "news") for c in trigger.children
        )
    if trigger.dep == "acl" and trigger.tag == "VBN":
        return True  # "figures released on Monday" are told of for what they say
    thing = trigger.child("dobj", "nsubjpass")
    if trigger.lemma in ("close", "open", "end", "start", "begin") and thing is None:
        return any(c.lower in ("at", "up", "down", "higher", "lower", "flat") for c in trigger.children)
    return trigger.lemma == "pass" and (thing is None or thing.lemma not in LAWS)


def _is_done_today(candidate: Candidate, verb: Token) -> bool:
    """`the film opens on Friday`, printed that day; but "letters today still take a week" tells of our times."""
    if verb.lemma == "be" or (verb.tag == "VBN" and not any(c.lower == "being" for c in verb.children)):
        return verb.lemma != "be" and only_planned(verb)
    known = is_event_noun(candidate.trigger) or verb.lemma in VERB_KINDS
    known = known or (verb.lemma in CARRIERS and verb.child("dobj") is None)
    return known or verb.tag == "VBG"


def _was_promised(trigger: Token) -> bool:
    """`we were promised a hearing by March` complains, and announces nothing."""
    verb = governing_verb(trigger)
    passive = verb is not None and verb.lemma == "promise" and verb.child("auxpass") is not None
    return passive and verb is not None and verb.child("auxpass").tag == "VBD"  # type: ignore[union-attr]


def _remark(verb: Token, candidate: Candidate) -> bool:
    """`an auction, put back once, may open`: what was put off before, not what is now."""
    predicate = candidate.predicate
    beside = verb.dep in ("acl", "relcl") and verb.head is candidate.trigger and verb is not predicate
    if predicate is not None and predicate.lemma in ("resume", "reconvene", "restart"):
        return verb is not predicate  # "adjourned a year ago, it will resume in May"
    return beside and predicate is not None and clause_direction(predicate) in ("future", "present")


def time_of(date: PartialDate | None, published: datetime.date) -> str | None:
    """Whether a date lies behind or ahead of publication; None where it holds that day or has no bounds."""
    if date is None:
        return None
    if date.value == "FUTURE_REF":
        return "future"
    today = published.isoformat()
    if date.start and date.start > today:
        return "future"
    if date.end and date.end < today:
        return "past"
    if date.value.startswith("P") and date.start and (not date.end or date.end > today):
        return "future"
    return None


def _verbs(candidate: Candidate, *, joined: bool) -> Iterator[Token]:
    """The predicate, the verbs it hangs on ("is set to begin") and that of the event's noun.

    With `joined` those that are joined to them by "and" or "but", too.
    """
    seen: set[int] = set()
    queue: list[Token | None] = [candidate.predicate]
    here = candidate.predicate is None or candidate.predicate.sentence is candidate.trigger.sentence
    if candidate.trigger is not candidate.predicate and here:
        if candidate.trigger.dep in ("nsubj", "nsubjpass", "dobj"):
            queue.append(governing_verb(candidate.trigger))
        queue.extend(c for c in candidate.trigger.children if c.dep in ("acl", "relcl"))
    while queue:
        verb = queue.pop(0)
        if verb is None or verb.index in seen or verb.pos not in ("VERB", "AUX"):
            continue
        seen.add(verb.index)
        yield verb
        if verb.dep == "xcomp" or (verb.dep == "ccomp" and verb.head.lemma in _PASSED_UP and _one_clause(verb)):
            queue.append(verb.head)
        if verb.dep == "conj" and ((joined and verb.child(*SUBJECTS) is None) or not _own_helpers(verb)):
            queue.append(verb.head)
        if verb.dep == "pcomp" and verb.tag == "VBG" and verb.head.head.pos == "VERB":
            queue.append(verb.head.head)  # "is expected to turn before weakening": both are only expected
        due = verb.head if verb.dep == "xcomp" and verb.head.pos == "ADJ" and verb.head.dep == "amod" else None
        if joined and due is not None and due.head.dep in SUBJECTS:
            queue.append(due.head.head)  # "the fair, due to open in May, has been cancelled"
        if joined and verb.dep == "acl" and (verb is candidate.trigger or verb is candidate.predicate):
            queue.extend(_fate_of(verb.head))
        if joined:
            queue.extend(c for c in verb.children if c.dep == "conj" and c.child("nsubj", "nsubjpass") is None)


def _fate_of(noun: Token) -> Iterator[Token]:
    """The verb that says what became of a plan or of what is planned: "a plan to sell it in May was *dropped*"."""
    if noun.dep in SUBJECTS and (noun.lemma in AIMS or noun.pos == "ADJ" or is_event_noun(noun)):
        yield noun.head


def _one_clause(verb: Token) -> bool:
    """Whether no semicolon or colon parts a clause from the verb that the parse hangs it on."""
    first, last = sorted((verb, verb.head), key=lambda t: t.index)
    return not any(mark in verb.block.text[first.end : last.start] for mark in ";:")


def _own_helpers(verb: Token) -> bool:
    helpers = (c for c in verb.children if c.dep in ("aux", "auxpass") and c.tag != "TO")
    return verb.tag in ("VBD", "VBZ", "VBP") or any(True for _ in helpers)


_PASSED_UP = STATUS["expected"] | STATUS["proposed"] | frozenset({"set", "schedule", "agree", "decide", "be"})


def _stopped(verbs: list[Token], trigger: Token) -> tuple[EventStatus, str] | None:
    for verb in verbs:
        if any(c.dep == "neg" for c in verb.children) or _only_wished(verb):
            continue
        if (verb is trigger and not _of_pronoun(verb)) or _only_possible(verb):
            continue  # "prices slipped", "tolls were scrapped": no event is stopped
        thing = verb.child("dobj")
        if thing is not None and thing is not trigger and verb is not trigger and thing.pos != "PRON":
            continue  # what is called off is something else
        if (how := _stops(verb)) is not None:
            return how, f"'{verb.text}'"
    return None


def _stops(verb: Token) -> EventStatus | None:
    """What becomes of an event by a verb that stops it or puts it off; None for other verbs."""
    phrasal = PHRASAL.get(f"{verb.lemma} {particle(verb)}")
    if verb.lemma in STATUS["cancelled"] or phrasal == "cancelled":
        return "cancelled"
    return "postponed" if verb.lemma in STATUS["postponed"] or phrasal == "postponed" else None


def _of_pronoun(verb: Token) -> bool:
    subject = subject_of(verb)
    return verb.tag == "VBN" and subject is not None and subject.pos in ("PRON", "DET")


def _only_possible(verb: Token) -> bool:
    """`may be put off`, `could be cancelled if it rains`: not so far."""
    helpers = {c.lower for c in verb.children_with("aux")}
    if "would" in helpers and not (verb.dep == "ccomp" and verb.head.lemma in SAYING):
        return True  # "a bill that would delay the vote"
    return bool(helpers & {"may", "might", "could", "can"}) or conditional(verb)


def _only_wished(verb: Token) -> bool:
    """`asked the court to delay the vote`, `considered delaying it`: who wants it put off has not put it off."""
    wished = verb.tag == "VB" and any(c.tag == "TO" for c in verb.children)
    weighed = verb.tag == "VBG" and verb.dep in ("xcomp", "ccomp")
    if not (wished or weighed) or verb.is_root:
        return False
    above = next((a for a in verb.ancestors() if a.pos in ("VERB", "AUX")), None)
    return above is not None and above.lemma not in _SETTLING


_SETTLING = frozenset({
    "decide", "agree", "vote", "choose", "announce", "order", "be", "have", "force", "opt", "plan", "set", "move",
})  # fmt: skip


def _said(candidate: Candidate, verbs: list[Token]) -> str:
    if not verbs:
        return candidate.rule
    helpers = [c.text for c in verbs[0].children if c.dep in ("aux", "auxpass")]
    return f"'{' '.join([*helpers, verbs[0].text])}'"
