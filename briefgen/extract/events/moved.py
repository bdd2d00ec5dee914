"""Which of a sentence's dates is an event's: the nearer, the new one of what was put off, both ends of a stretch."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

from briefgen.extract.events.candidates import CALLED_OFF, Candidate, is_aside
from briefgen.extract.events.clauses import had_been_due, only_planned, subject_of, was_planned
from briefgen.extract.events.status import time_of
from briefgen.extract.events.words import STATUS
from briefgen.language.dates import DateMention, calendar
from briefgen.model import DatedPhrase, EventStatus


def settled(candidates: list[Candidate], published: datetime.date) -> list[Candidate]:
    """Each event with one date a sentence: of several, the new one where it was put off, else the first."""
    chosen: dict[tuple[int, int, bool], Candidate] = {}
    for candidate in candidates:
        key = (candidate.sentence.index, candidate.trigger.index, candidate.date is None)
        before = chosen.get(key)
        nearer = (
            before is not None
            and (_distance(candidate), not _ahead(candidate, published))
            < (_distance(before), not _ahead(before, published))
            and not (moved_to(before) and not is_aside(before))
        )
        if before is None:
            chosen[key] = candidate
        elif nearer or (moved_to(candidate) and not is_aside(candidate)):
            chosen[key] = _replacing(candidate, before)
        elif _given_up_for(candidate, before):
            chosen[key] = replace(before, former=candidate.date)
        elif (joined := _as_range(before, candidate)) is not None:
            chosen[key] = joined
        elif _next_in_row(before, candidate):
            chosen[(*key[:2], True)] = candidate  # "on Monday and on Thursday" are two
    return _now_set(_without_former(list(chosen.values())))


def _now_set(candidates: list[Candidate]) -> list[Candidate]:
    """`the match, planned for Monday, will now be played on Friday`: one event, with the day it was first set for."""
    kept, told = list(candidates), set()
    for n, new in enumerate(kept):
        if new.former is None and now_set(new):
            once = [
                m for m, old in enumerate(kept) if m != n and old.sentence is new.sentence and _once_planned(old, new)
            ]
            if len(once) == 1:
                kept[n] = replace(new, former=kept[once[0]].date)
                told.add(once[0])
    return [c for n, c in enumerate(kept) if n not in told]


def now_set(candidate: Candidate) -> bool:
    """Whether a verb says that a date is the new one: "will now be played on", "is now due on"."""
    verb = candidate.predicate
    return (
        candidate.date is not None and verb is not None and any(c.lower == "now" for c in verb.children_with("advmod"))
    )


def _once_planned(old: Candidate, new: Candidate) -> bool:
    """Whether one tells of the plan for what the other is about, in a remark on its subject."""
    verb = old.predicate
    subject = subject_of(new.predicate) if new.predicate is not None else None
    if old.date is None or verb is None or subject is None or verb not in subject.subtree():
        return False
    return _planned(old) or had_been_due(verb) or (verb.dep == "acl" and verb.lemma in _SET)


_SET = ("plan", "schedule", "set", "announce", "fix", "pencil", "slate", "arrange", "book")


# "previously due in May": words before a date that say it is given up.
_ONCE_SET = re.compile(
    r"\b(?:originally|initially|previously|first|once|earlier)\s+(?:due|set|planned|scheduled|expected|slated|billed|listed)\b"
    r"[^,;:.]{0,30}$",
    re.IGNORECASE,
)


def _without_former(candidates: list[Candidate]) -> list[Candidate]:
    """Dates that were once set, joined to the one other event of their sentence.

    "The tie, first due on 2 May, is on 9 May" is one event.
    """
    kept = [candidate for candidate in candidates if not _once_set(candidate)]
    for n, candidate in enumerate(kept):
        if candidate.former is None and candidate.date is not None:
            once = [c for c in candidates if c.sentence is candidate.sentence and _once_set(c)]
            dated = [c for c in kept if c.sentence is candidate.sentence and c.date is not None]
            if len(once) == 1 and len(dated) == 1:
                kept[n] = replace(candidate, former=once[0].date)
    return kept


def _once_set(candidate: Candidate) -> bool:
    if candidate.date is None:
        return False
    passage = candidate.date.passage
    return _ONCE_SET.search(passage.block.text, max(0, passage.start - 60), passage.start) is not None


def _ahead(candidate: Candidate, published: datetime.date) -> bool:
    return candidate.date is not None and time_of(candidate.date.date, published) == "future"


def _replacing(candidate: Candidate, before: Candidate) -> Candidate:
    return replace(candidate, former=before.date) if _given_up_for(before, candidate) else candidate


def _given_up_for(old: Candidate, new: Candidate) -> bool:
    """Whether one of two dates is that an event was first set for: "set for 3 May, put off to 7 May"."""
    if old.date is None or new.date is None or old.date.date.start is None:
        return False
    if (
        old.date.type == "duration"
        or old.date.date.precision not in _NAMED
        or old.date.date.start == new.date.date.start
    ):
        return False
    if moved_to(new):
        return not moved_to(old) and (preposition(old) == "from" or _planned(old))
    return is_aside(old) and _planned(old)


_NAMED = ("minute", "hour", "part-of-day", "day", "weekend", "week", "month", "quarter", "season", "year")


def _planned(candidate: Candidate) -> bool:
    """Whether a date's verb tells of a plan: "set for", "first announced for", "was to be held on"."""
    verb, noun = candidate.predicate, candidate.trigger
    if verb is None:
        return False
    if candidate.rule.startswith("date of"):
        return moves(candidate) and any(c.dep == "poss" and c.entity == "DATE" for c in noun.children)
    return only_planned(verb) or any(c.lower in STATUS["former"] for c in verb.children)


def _distance(candidate: Candidate) -> tuple[bool, bool, int]:
    """A date in a remark ("first planned for 25 May") stands farther off than that of the sentence itself.

    So does the period that something covers: "the budget for 2026", "a third-quarter update".
    """
    return is_aside(candidate), _covered(candidate), candidate.hops


def _covered(candidate: Candidate) -> bool:
    if candidate.date is None:
        return False
    passage = candidate.date.passage
    coarse = candidate.date.date.precision in ("year", "quarter", "half-year")
    inside = [t for t in candidate.sentence.tokens if passage.start <= t.start < passage.end]
    modifies = bool(inside) and inside[-1].dep in ("compound", "nmod", "amod", "nummod", "npadvmod")
    return coarse and (modifies or passage.block.text[: passage.start].endswith((" for ", " for the ")))


def moved_to(candidate: Candidate) -> bool:
    return moves(candidate) and preposition(candidate) in ("to", "until", "till", "for", "into")


def moves(candidate: Candidate) -> bool:
    verb = candidate.predicate
    if verb is None:
        return False
    brought = verb.lemma == "bring" and any(c.lower == "forward" for c in verb.children)
    return brought or verb.lemma in STATUS["postponed"] or verb.lemma in ("move", "put", "push", "shift")


def preposition(candidate: Candidate) -> str:
    """The preposition before a date that hangs on a verb, or that stands right before it; "" where there is none."""
    date = candidate.date
    if date is None:
        return ""
    inside = [t for t in candidate.sentence.tokens if date.passage.start <= t.start < date.passage.end]
    for above in inside[0].ancestors() if inside else ():
        if above.pos in ("VERB", "AUX"):
            break
        if above.dep in ("prep", "mark"):
            return above.lower
    if _FROM_DAY.search(date.passage.block.text, 0, date.passage.start):
        return "to"  # "from 5 to 12 May", of which the first is only a number
    before = _TO.search(date.passage.block.text, 0, date.passage.start)
    return before[1].lower() if before and before.end() == date.passage.start else ""


_FROM_DAY = re.compile(r"\bfrom (?:the )?\d{1,2}(?:st|nd|rd|th)? to (?:the )?$")
_TO = re.compile(r"\b(to|until|till|for|from|into)\s+(?:the\s+)?$", re.IGNORECASE)


def _as_range(first: Candidate, last: Candidate) -> Candidate | None:
    """`from Monday to Thursday`: two dates with "to" between them are the event's first and last day."""
    if first.date is None or last.date is None:
        return None
    block = first.sentence.block
    between = block.text[first.date.passage.end : last.date.passage.start]
    start, end = calendar.first_of(first.date.date), calendar.last_of(last.date.date)
    before = block.text[max(0, first.date.passage.start - 9) : first.date.passage.start].lower()
    next_day = between.strip() in ("and", "&") and start is not None and end == calendar.add_days(start, 1)
    joined = (
        next_day
        or between.strip() in ("to", "until", "through", "till", "-", "–")
        or (between.strip() == "and" and before.endswith("between "))
        or _opens_and_closes(first, last)
    )
    if not joined or start is None or end is None or start >= end:
        return None
    passage = block.passage(first.date.passage.start, last.date.passage.end)
    whole = DateMention(passage, "date", calendar.days(start, end), (*first.date.why, *last.date.why))
    return Candidate(first.sentence, first.trigger, first.predicate, whole, first.rule)


def _next_in_row(first: Candidate, last: Candidate) -> bool:
    """Whether two days stand in a row: "on Monday and on Thursday"."""
    if first.date is None or last.date is None:
        return False
    if any(d.date.precision not in ("day", "part-of-day", "hour", "minute") for d in (first.date, last.date)):
        return False
    between = first.sentence.block.text[first.date.passage.end : last.date.passage.start]
    return _ROW.fullmatch(between) is not None and first.date.date.start != last.date.date.start


_ROW = re.compile(r"\s*(?:,|and|, and|& )\s*(?:again )?(?:on )?(?:the )?", re.IGNORECASE)


def _opens_and_closes(first: Candidate, last: Candidate) -> bool:
    """`opens on 3 May and closes on 9 May`: the two ends of what is told of, where both are days."""
    if any(c.date is None or c.date.date.precision not in ("day", "hour", "minute") for c in (first, last)):
        return False
    verbs = (first.predicate, last.predicate)
    if verbs[0] is None or verbs[1] is None or verbs[1].dep != "conj" or verbs[1].head is not verbs[0]:
        return False
    return verbs[0].lemma in ("open", "begin", "start") and verbs[1].lemma in ("close", "end", "conclude", "finish")


def given_up(candidate: Candidate, status: EventStatus, published: datetime.date) -> bool:
    """Whether a date is the one an event was moved from ("first announced for 3 May") or on which that was decided."""
    if status not in ("postponed", "cancelled") or candidate.predicate is None or candidate.date is None:
        return False
    if now_set(candidate):
        return False
    if was_planned(candidate.predicate) or had_been_due(candidate.predicate):
        return True
    if status == "postponed" and not moved_to(candidate):
        return True
    if moves(candidate) and preposition(candidate) == "from":
        return True
    own = candidate.rule.startswith("date of") and candidate.trigger is not candidate.predicate
    return not own and time_of(candidate.date.date, published) == "past"


def put_later(candidate: Candidate) -> bool:
    """Whether something is moved to a later day, or from a day to an unknown one."""
    if preposition(candidate) == "from":
        return True
    if candidate.former is None or candidate.date is None:
        return False
    old, new = candidate.former.date.start, candidate.date.date.start
    return old is not None and new is not None and old < new


def was_its_date(candidate: Candidate, former: DateMention, when: DatedPhrase | None) -> bool:
    """Whether a date given up is that of the event, and not the day on which it was put off."""
    if candidate.former is not None or candidate.rule == CALLED_OFF:
        return True
    own = candidate.rule.startswith("date of") and candidate.trigger is not candidate.predicate
    verb = candidate.predicate
    tells = own or preposition(candidate) == "from" or _planned(candidate) or (verb is not None and had_been_due(verb))
    return when is None and former.date.start is not None and tells
