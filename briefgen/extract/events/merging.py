"""Several mentions of one event as one event: the same noun, dates that agree or of which one replaces the other."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

import msgspec

from briefgen.extract.events.candidates import Candidate, is_aside
from briefgen.extract.events.entries import LISTED
from briefgen.extract.events.moved import moved_to
from briefgen.extract.events.venues import settled_where
from briefgen.extract.events.words import APART, NOMINAL
from briefgen.language.grammar import Token
from briefgen.model import Event


@dataclass(frozen=True, slots=True)
class Draft:
    """A candidate that is an event, with the event as it would stand alone."""

    candidate: Candidate
    event: Event


def merge(drafts: list[Draft]) -> list[Event]:
    """Mentions of one event joined: the same noun, no word that sets them apart, and dates that agree."""
    groups: list[list[Draft]] = []
    for draft in drafts:
        group = next((g for g in groups if all(_same(draft, other) for other in g)), None)
        group = group or next((g for g in groups if any(_retold(draft, other) for other in g)), None)
        if group is None:
            groups.append([draft])
        else:
            group.append(draft)
    return [_joined(group) for group in groups]


def _same(a: Draft, b: Draft) -> bool:
    one, two = a.candidate.trigger, b.candidate.trigger
    aside = is_aside(a.candidate) or is_aside(b.candidate)
    without = (a.event.when is None, b.event.when is None)
    stopped = a.event.status == b.event.status and a.event.status in ("cancelled", "postponed")
    if one is two and (all(without) or (any(without) and (stopped or not aside))):
        return True
    if _recapped(a, b) or (one is two and _moved_away(a, b)):
        return True
    if one.pos == "VERB" or two.pos == "VERB" or one.lemma != two.lemma:
        return False
    if _setting_apart(one) != _setting_apart(two) and _setting_apart(one) and _setting_apart(two):
        return False
    if (a.event.status == "occurred") != (b.event.status == "occurred"):
        return False
    if a.event.when is not None and b.event.when is not None and _is_bare_hour(a) == _is_bare_hour(b):
        return _agree(a.event, b.event) or _moved_away(a, b)
    later = b if b.candidate.sentence.index >= a.candidate.sentence.index else a
    definite = any(c.lower in ("the", "this", "that") or c.dep == "poss" for c in later.candidate.trigger.children)
    return definite and not _setting_apart(later.candidate.trigger)


def _agree(one: Event, two: Event) -> bool:
    """Whether two dates can be one event's: the same, or one within the other where place or words agree too."""
    a, b = one.when, two.when
    if a is None or b is None or a.value == b.value:
        return True
    if not (a.start and a.end and b.start and b.end):
        return False
    if not ((a.start <= b.start and b.end <= a.end) or (b.start <= a.start and a.end <= b.end)):
        return False
    same_place = one.where is not None and two.where is not None and one.where.name == two.where.name
    return (
        same_place
        or len(_stems(one.title) & _stems(two.title)) > 1
        or bool(set(one.participants) & set(two.participants))
    )


def _moved_away(a: Draft, b: Draft) -> bool:
    """Whether one tells that the other was put off to a new day: "the hearing of 3 May … it was moved to 7 May"."""
    later, earlier = (a, b) if a.candidate.sentence.index >= b.candidate.sentence.index else (b, a)
    if later.event.when is None or earlier.event.when is None or not moved_to(later.candidate):
        return False
    old, new = earlier.event.when.start, later.event.when.start
    noun = later.candidate.trigger
    definite = noun is earlier.candidate.trigger or any(
        c.lower in ("the", "this", "that") or c.dep == "poss" for c in noun.children
    )
    return definite and old is not None and new is not None and old != new and earlier.event.status != "occurred"


def _recapped(a: Draft, b: Draft) -> bool:
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


def _retold(a: Draft, b: Draft) -> bool:
    """Whether a verb only says again what a noun named: "a vote on the bill in May … "We shall vote in May"."""
    verbs = [d for d in (a, b) if d.candidate.trigger.pos == "VERB"]
    nouns = [d for d in (a, b) if d.candidate.trigger.pos == "NOUN"]
    if len(verbs) != 1 or len(nouns) != 1:
        return False
    verb, noun = verbs[0].candidate.trigger, nouns[0].candidate.trigger
    if noun.lemma not in (verb.lemma, NOMINAL.get(verb.lemma, "").partition(" ")[0]) or _setting_apart(noun):
        return False
    bare = all(c.dep not in ("dobj", "acomp", "ccomp") for c in verb.children) and not any(
        c.lower in ("on", "for", "against", "over", "with") for c in verb.children_with("prep")
    )
    one, two = a.event.when, b.event.when
    return bare and one is not None and two is not None and one.value == two.value


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


def _is_bare_hour(draft: Draft) -> bool:
    """Whether a mention gives only the hour, "the strike begins at 3.30": its day is told elsewhere, if at all."""
    date = draft.candidate.date
    return date is not None and date.why == ("clock",)


def _joined(group: list[Draft]) -> Event:
    group = [d for d in group if not _is_bare_hour(d)] + [d for d in group if _is_bare_hour(d)]
    events = [d.event for d in group]
    moved = [d.event for d in group if d.event.when is not None and _put_off(d, group)]
    days = {d.event.when.start for d in group if d.event.when is not None and not _is_bare_hour(d)}
    hours = [d.event for d in group if _is_bare_hour(d) and d.event.when and d.event.when.start not in days and days]
    best = max(moved or events, key=lambda e: (e.when is not None, e not in hours, _narrowness(e), len(e.title)))
    statuses = [e.status for e in events]
    status = "postponed" if moved else next((s for s in ("cancelled", "postponed") if s in statuses), best.status)
    if not moved and status == "postponed" and best.when is not None and best.status != "postponed":
        status = best.status  # the new date stands in another sentence
    title = max((e.title for e in events), key=_informative)
    dates = [*(e.formerly for e in events), *(e.when for e in events if moved and e not in moved)]
    formerly = next((d for d in dates if d is not None and (best.when is None or d.start != best.when.start)), None)
    evidence = {e.span: e for event in events for e in event.evidence}
    participants = dict.fromkeys(p for event in events for p in event.participants)
    why = dict.fromkeys(w for event in events for w in event.why)
    return msgspec.structs.replace(
        best, title=title, formerly=formerly, status=status, why=tuple(why), participants=tuple(participants),
        evidence=tuple(evidence[s] for s in sorted(evidence)),
        where=settled_where(best.where, (e.where for e in events)),
    )  # fmt: skip


def _put_off(draft: Draft, group: list[Draft]) -> bool:
    """Whether a mention gives the new date of what is put off, by itself or seen beside another's earlier date."""
    if draft.event.status == "postponed":
        return True
    when = draft.event.when
    dates = [date for d in group if d is not draft for date in (d.event.when, d.event.formerly) if date is not None]
    if when is None or not when.start or not moved_to(draft.candidate):
        return False
    return any(date.start is not None and date.start < when.start for date in dates)


def _narrowness(event: Event) -> int:
    """How near to a day a date comes: the nearer, the more."""
    if event.when is None or not event.when.start or not event.when.end:
        return -10_000
    start, end = (datetime.date.fromisoformat(day) for day in (event.when.start, event.when.end))
    return -(end - start).days


def _informative(title: str) -> tuple[bool, int]:
    """How much a title says: one with what it is about or between whom before one without, then the longer."""
    return any(f" {word} " in title for word in ("on", "of", "between", "for", "against", "over", "about")), len(title)
