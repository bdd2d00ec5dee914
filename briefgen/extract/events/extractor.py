"""Events with trigger, kind, status, date, place and participants: what is coming up, and what has been dated.

Several mentions of one event become one event here; what a mention is and how it stands is found elsewhere.
"""

from __future__ import annotations

import datetime
import re

import msgspec

from briefgen.extract.events.anchors import lies_ahead
from briefgen.extract.events.candidates import Candidate
from briefgen.extract.events.clauses import had_been_due, lasts_until, subject_of, was_planned
from briefgen.extract.events.dating import noun_beside
from briefgen.extract.events.finding import find_candidates
from briefgen.extract.events.links import known_by_place
from briefgen.extract.events.merging import Draft, merge
from briefgen.extract.events.moved import given_up, moves, put_later, settled, was_its_date
from briefgen.extract.events.participants import participants_of
from briefgen.extract.events.setting import Setting
from briefgen.extract.events.status import judge, time_of
from briefgen.extract.events.titles import ends, title_of
from briefgen.extract.events.venues import where_of
from briefgen.extract.events.words import kind_of
from briefgen.language.analysis import Analysis
from briefgen.language.dates import DateMention, calendar
from briefgen.language.grammar import Token
from briefgen.model import DatedPhrase, Event, EventKind, EventStatus, Findings, PartialDate
from briefgen.serialise import IdMaker

_OVER = ("occurred", "cancelled")
_ABOUT_TO_END = re.compile(r"\b(?:by|until|till|no later than|before)\s+$", re.IGNORECASE)


class EventExtractor:
    """Upcoming events first, by date; then those without a date; then what is over."""

    name = "events"
    needs: frozenset[str] = frozenset({"actors", "places", "dates"})
    gives = frozenset({"events"})

    def extract(self, analysis: Analysis, found: Findings, ids: IdMaker) -> Findings:
        setting = Setting(analysis, found)
        candidates = settled(find_candidates(analysis), analysis.published)
        drafts = [d for c in candidates if (d := _draft(c, setting) or _beside(c, setting))]
        merged = known_by_place(merge(drafts), setting)
        merged.sort(key=lambda e: _order(e, analysis.published))
        events = tuple(
            msgspec.structs.replace(e, id=ids.make("e", e.title, e.trigger.quote, e.when.value if e.when else ""))
            for e in merged
        )
        return msgspec.structs.replace(found, events=events)


def _draft(candidate: Candidate, setting: Setting) -> Draft | None:
    """The event that a mention tells of by itself; None where it tells of none that a reader could place."""
    published = setting.analysis.published
    status, cue = judge(candidate, published)
    if status is None:
        return None
    where = where_of(candidate, setting)
    title = title_of(candidate, setting, over=status == "occurred", where=where)
    if not title:
        return None
    if status == "scheduled" and moves(candidate) and put_later(candidate):
        status = "postponed"
    elif status in ("scheduled", "expected") and _no_longer_planned(candidate):
        status = "postponed"  # "had been set for Friday" is said of what is not on Friday
    date = None if given_up(candidate, status, published) else candidate.date
    when = _phrase(date) if date is not None else None
    former = candidate.former or (candidate.date if date is None else None)
    formerly = _phrase(former) if former is not None and was_its_date(candidate, former, when) else None
    if when is None and formerly is None and _nobody_knows_which(candidate, title, status):
        return None
    why = (candidate.rule, f"{status}: {cue}", *((f"date: {'; '.join(date.why)}",) if date is not None else ()))
    event = Event(
        id="", origin=EventExtractor.name, why=why, title=title,
        kind=_kind(candidate), status=status,
        trigger=candidate.trigger.passage.evidence, when=when, where=where,
        participants=participants_of(candidate, setting),
        evidence=(candidate.sentence.passage.evidence,), formerly=formerly,
    )  # fmt: skip
    return Draft(candidate, event)


def _beside(candidate: Candidate, setting: Setting) -> Draft | None:
    """Where a date to come is of no event by its verb: the event that it stands right behind."""
    ahead = candidate.date is not None and lies_ahead(candidate.date, setting.analysis.published)
    noun = noun_beside(candidate) if ahead else None
    return _draft(noun, setting) if noun is not None else None


def _no_longer_planned(candidate: Candidate) -> bool:
    verb = candidate.predicate
    return verb is not None and (had_been_due(verb) or (was_planned(verb) and verb is not candidate.trigger))


def _nobody_knows_which(candidate: Candidate, title: str, status: EventStatus) -> bool:
    """A vote that may come some time; an opening that "was delayed", by an hour or so."""
    alone = candidate.trigger.pos in ("NOUN", "PROPN") and " " not in re.sub(r" \([^)]*\)$", "", title)
    if status == "postponed":
        return alone and candidate.predicate is not None and candidate.predicate.lemma in ("delay", "slip")
    return alone and status != "cancelled"


def _phrase(date: DateMention) -> DatedPhrase:
    """A date as an event's: "in two weeks" says when, and not how long."""
    at = _point(date) or date.date
    return DatedPhrase(
        value=at.value, edtf=at.edtf, start=at.start, end=at.end, precision=at.precision, phrase=date.passage.evidence
    )


_IN = re.compile(r"\bin\s+$", re.IGNORECASE)


def _point(date: DateMention) -> PartialDate | None:
    """The day, week or month that "in twelve days" and "in two weeks" lead to; None for other lengths."""
    at, passage = date.date, date.passage
    before = passage.block.text[max(0, passage.start - 4) : passage.start]
    if date.type != "duration" or "within" not in date.why or not at.end or not _IN.search(before):
        return None
    unit = at.precision if at.precision in ("day", "week", "month", "year") else "day"
    return calendar.period(unit, datetime.date.fromisoformat(at.end))


def _kind(candidate: Candidate) -> EventKind:
    kind = kind_of(candidate.trigger)
    date, verb = candidate.date, candidate.predicate
    if candidate.predicate is not None and ends(candidate):
        return "deadline"
    if " until a date to " in candidate.rule or lasts_until(candidate.trigger):
        return "deadline"
    if candidate.trigger.lemma == "inaugurate" and _is_thing(candidate.trigger):
        return "launch"
    if kind == "other" and date is not None and verb is not None and candidate.trigger.pos == "VERB":
        before = candidate.sentence.block.text[max(0, date.passage.start - 16) : date.passage.start]
        if _ABOUT_TO_END.search(before) and any(
            c.lower in ("must", "should", "to", "can", "may") for c in verb.children
        ):
            return "deadline"
    if candidate.whole is not None:
        return kind_of(candidate.whole)
    return kind


def _is_thing(verb: Token) -> bool:
    """Whether what is inaugurated is a thing that opens ("a bridge"), and no person who takes office."""
    whom = verb.child("dobj", "nsubjpass") or subject_of(verb)
    return (
        whom is not None and whom.tag in ("NN", "NNS") and not whom.lower.endswith(("president", "mayor", "governor"))
    )


def _order(event: Event, published: datetime.date) -> tuple[int, str, int]:
    start = event.trigger.span.start
    if event.status in _OVER or time_of(event.when, published) == "past":
        return 2, (event.when.start or "") if event.when else "", start
    if event.when is None or event.when.start is None:
        return 1, "", start
    return 0, event.when.start, start
