"""Events with trigger, kind, status, date, place and participants: what is coming up, and what has been dated.

Several mentions of one event become one event here; what a mention is and how it stands is found elsewhere.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

import msgspec

from briefgen.extract.events.candidates import LISTED, Candidate, find_candidates, is_aside
from briefgen.extract.events.links import participants_of, where_of
from briefgen.extract.events.status import judge, time_of
from briefgen.extract.events.titles import fuller_title, title_of
from briefgen.extract.events.words import APART, STATUS, kind_of
from briefgen.language.analysis import Analysis
from briefgen.language.dates import DateMention, calendar
from briefgen.language.grammar import Token
from briefgen.model import DatedPhrase, Event, EventKind, EventStatus, Findings
from briefgen.serialise import IdMaker

_OVER = ("occurred", "cancelled")
_ABOUT_TO_END = re.compile(r"\b(?:by|until|till|no later than|before)\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Draft:
    """A candidate that is an event, with the event as it would stand alone."""

    candidate: Candidate
    event: Event


class EventExtractor:
    """Upcoming events first, by date; then those without a date; then what is over."""

    name = "events"
    needs: frozenset[str] = frozenset({"actors", "places", "dates"})
    gives = frozenset({"events"})

    def extract(self, analysis: Analysis, found: Findings, ids: IdMaker) -> Findings:
        drafts = [d for c in _settled(find_candidates(analysis)) if (d := _draft(c, analysis, found))]
        merged = _merge(drafts)
        merged.sort(key=lambda e: _order(e, analysis.published))
        events = tuple(
            msgspec.structs.replace(e, id=ids.make("e", e.title, e.trigger.quote, e.when.value if e.when else ""))
            for e in merged
        )
        return msgspec.structs.replace(found, events=events)


def _settled(candidates: list[Candidate]) -> list[Candidate]:
    """Each event with one date a sentence: of several, the new one where it was put off, else the first."""
    chosen: dict[tuple[int, int, bool], Candidate] = {}
    for candidate in candidates:
        key = (candidate.sentence.index, candidate.trigger.index, candidate.date is None)
        before = chosen.get(key)
        nearer = (
            before is not None
            and _distance(candidate) < _distance(before)
            and not (_moved_to(before) and not is_aside(before))
        )
        if before is None or nearer or (_moved_to(candidate) and not is_aside(candidate)):
            chosen[key] = candidate
        elif (joined := _as_range(before, candidate)) is not None:
            chosen[key] = joined
    return list(chosen.values())


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


def _moved_to(candidate: Candidate) -> bool:
    return _moves(candidate) and _preposition(candidate) != "from"


def _moves(candidate: Candidate) -> bool:
    verb = candidate.predicate
    return verb is not None and (verb.lemma in STATUS["postponed"] or verb.lemma in ("move", "put", "push", "shift"))


def _preposition(candidate: Candidate) -> str:
    """The preposition before a date that hangs on a verb; "" where there is none."""
    date = candidate.date
    if date is None:
        return ""
    inside = [t for t in candidate.sentence.tokens if date.passage.start <= t.start < date.passage.end]
    for above in inside[0].ancestors() if inside else ():
        if above.pos in ("VERB", "AUX"):
            break
        if above.dep in ("prep", "mark"):
            return above.lower
    return ""


def _as_range(first: Candidate, last: Candidate) -> Candidate | None:
    """`from Monday to Thursday`: two dates with "to" between them are the event's first and last day."""
    if first.date is None or last.date is None:
        return None
    block = first.sentence.block
    between = block.text[first.date.passage.end : last.date.passage.start]
    start, end = calendar.first_of(first.date.date), calendar.last_of(last.date.date)
    before = block.text[max(0, first.date.passage.start - 9) : first.date.passage.start].lower()
    joined = between.strip() in ("to", "until", "through", "till", "-", "–") or (
        between.strip() == "and" and before.endswith("between ")
    )
    if not joined or start is None or end is None or start >= end:
        return None
    passage = block.passage(first.date.passage.start, last.date.passage.end)
    whole = DateMention(passage, "date", calendar.days(start, end), (*first.date.why, *last.date.why))
    return Candidate(first.sentence, first.trigger, first.predicate, whole, first.rule)


def _draft(candidate: Candidate, analysis: Analysis, found: Findings) -> _Draft | None:
    status, cue = judge(candidate, analysis.published)
    if status is None:
        return None
    title = title_of(candidate, analysis, found, over=status == "occurred")
    if not title:
        return None
    title = fuller_title(candidate, title, analysis, found)
    where = where_of(candidate, found)
    if " " not in title and where is not None:
        title = f"{title} in {where.name}"
    from_here = _moves(candidate) and _preposition(candidate) == "from"
    if from_here and status == "scheduled":
        status = "postponed"
    date = None if _given_up(candidate, status, analysis.published) else candidate.date
    when = _phrase(date) if date is not None else None
    participants = participants_of(candidate, found)
    if when is None and " " not in title and not participants and status not in ("postponed", "cancelled"):
        return None  # a vote that may come some time: nobody can tell which
    why = (candidate.rule, f"{status}: {cue}", *((f"date: {'; '.join(date.why)}",) if date is not None else ()))
    evidence = candidate.sentence.passage.evidence
    event = Event(
        id="", origin=EventExtractor.name, why=why, title=title,
        kind=_kind(candidate), status=status,
        trigger=candidate.trigger.passage.evidence, when=when, where=where,
        participants=participants, evidence=(evidence,),
    )  # fmt: skip
    return _Draft(candidate, event)


def _given_up(candidate: Candidate, status: EventStatus, published: datetime.date) -> bool:
    """Whether a date is the one an event was moved from ("first announced for 3 May") or on which that was decided."""
    if status not in ("postponed", "cancelled") or candidate.predicate is None or candidate.date is None:
        return False
    if status == "postponed" and not _moved_to(candidate):
        return True
    if _moves(candidate) and _preposition(candidate) == "from":
        return True
    own = candidate.rule.startswith("date of") and candidate.trigger is not candidate.predicate
    return not own and time_of(candidate.date.date, published) == "past"


def _phrase(date: DateMention) -> DatedPhrase:
    at = date.date
    return DatedPhrase(
        value=at.value, edtf=at.edtf, start=at.start, end=at.end, precision=at.precision, phrase=date.passage.evidence
    )


def _kind(candidate: Candidate) -> EventKind:
    kind = kind_of(candidate.trigger)
    date, verb = candidate.date, candidate.predicate
    if kind == "other" and date is not None and verb is not None and candidate.trigger.pos == "VERB":
        before = candidate.sentence.block.text[max(0, date.passage.start - 16) : date.passage.start]
        if _ABOUT_TO_END.search(before) and any(c.lower in ("must", "should", "to") for c in verb.children):
            return "deadline"
    if candidate.whole is not None:
        return kind_of(candidate.whole)
    return kind


def _merge(drafts: list[_Draft]) -> list[Event]:
    """Mentions of one event joined: the same noun, no word that sets them apart, and dates that agree."""
    groups: list[list[_Draft]] = []
    for draft in drafts:
        group = next((g for g in groups if all(_same(draft, other) for other in g)), None)
        if group is None:
            groups.append([draft])
        else:
            group.append(draft)
    return [_joined(group) for group in groups]


def _same(a: _Draft, b: _Draft) -> bool:
    one, two = a.candidate.trigger, b.candidate.trigger
    aside = is_aside(a.candidate) or is_aside(b.candidate)
    if one is two and not aside and (a.event.when is None or b.event.when is None):
        return True
    if _recapped(a, b):
        return True
    if one.pos == "VERB" or two.pos == "VERB" or one.lemma != two.lemma:
        return False
    if _setting_apart(one) != _setting_apart(two) and _setting_apart(one) and _setting_apart(two):
        return False
    if (a.event.status == "occurred") != (b.event.status == "occurred"):
        return False
    if a.event.when is not None and b.event.when is not None:
        return a.event.when.value == b.event.when.value
    later = b if b.candidate.sentence.index >= a.candidate.sentence.index else a
    definite = any(c.lower in ("the", "this", "that") or c.dep == "poss" for c in later.candidate.trigger.children)
    return definite and not _setting_apart(later.candidate.trigger)


def _recapped(a: _Draft, b: _Draft) -> bool:
    """Whether one is a list's entry for what the other told of: the same day and a word or a participant in common."""
    listed = {d.candidate.rule == LISTED for d in (a, b)}
    one, two = a.event.when, b.event.when
    if listed != {True, False} or one is None or two is None or one.start is None:
        return False
    if (one.start, one.end) != (two.start, two.end) or one.start != one.end:
        return False
    if set(a.event.participants) & set(b.event.participants):
        return True
    first, second = (_stems(d.event.title) for d in (a, b))
    return bool(first & second)


def _stems(title: str) -> set[str]:
    """The beginnings of a title's longer words, in which "decide" and "decision" are one."""
    return {word[:4].lower() for word in re.findall(r"[^\W\d_]{4,}", title) if word.lower() not in _JOINING}


_JOINING = frozenset(
    {"from", "with", "into", "over", "about", "between", "first", "second", "third", "last", "next", "their"}
)


def _setting_apart(noun: Token) -> frozenset[str]:
    return frozenset(
        c.lower for c in noun.children if c.dep in ("amod", "det", "compound", "nmod") and c.lower in APART
    )


def _joined(group: list[_Draft]) -> Event:
    events = [d.event for d in group]
    best = max(events, key=lambda e: (e.when is not None, len(e.title)))
    statuses = [e.status for e in events]
    status = next((s for s in ("cancelled", "postponed") if s in statuses), best.status)
    if status == "postponed" and best.when is not None and best.status != "postponed":
        status = best.status  # the new date stands in another sentence
    evidence = {e.span: e for event in events for e in event.evidence}
    participants = dict.fromkeys(p for event in events for p in event.participants)
    why = dict.fromkeys(w for event in events for w in event.why)
    return msgspec.structs.replace(
        best, status=status, evidence=tuple(evidence[s] for s in sorted(evidence)), participants=tuple(participants),
        where=next((e.where for e in [best, *events] if e.where is not None), None), why=tuple(why),
    )  # fmt: skip


def _order(event: Event, published: datetime.date) -> tuple[int, str, int]:
    start = event.trigger.span.start
    if event.status in _OVER or time_of(event.when, published) == "past":
        return 2, (event.when.start or "") if event.when else "", start
    if event.when is None or event.when.start is None:
        return 1, "", start
    return 0, event.when.start, start
