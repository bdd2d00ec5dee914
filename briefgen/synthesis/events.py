"""The same event over several articles, and its state at a stated date. Two reports are tied only where title,
kind and date make it clear; nothing reads the clock.
"""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from briefgen.model import Article, EventKind, EventStatus, PartialDate, Precision
from briefgen.synthesis.contribution import Contribution, EventPart
from briefgen.synthesis.naming import normalised

State = Literal["upcoming", "due", "lapsed", "occurred", "postponed", "cancelled"]

SHELF_LIFE = datetime.timedelta(days=180)
"""How long an event without a date, or with an open end, is still awaited after the article that announced it."""

_NEAR = datetime.timedelta(days=60)
_TIED = datetime.timedelta(days=150)
_MOVED = ("postponed", "cancelled")
_WORD = re.compile(r"[^\W\d_]+")
_BRACKET = re.compile(r" \([^()]*\)$")
_FILLERS = "be the a an of in on at for to and or by with from next new"
_ENDINGS = ("ion", "ial", "ing", "al", "ed", "es", "s", "e")
_STANDINGS = "planned scheduled expected postponed cancelled delayed"
_MONTHS = "january february march april may june july august september october november december"
_DAYS = "monday tuesday wednesday thursday friday saturday sunday"
_WEAK = frozenset(" ".join((_FILLERS, _STANDINGS, _MONTHS, _DAYS)).split())
_RANK: dict[Precision, int] = {
    "minute": 0, "hour": 1, "part-of-day": 2, "day": 3, "weekend": 4, "week": 5, "month": 6, "quarter": 7,
    "season": 8, "half-year": 9, "year": 10, "decade": 11, "century": 12, "vague": 13,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Window:
    """The inclusive days within which a partial date lies; None where its text gives no bound."""

    start: datetime.date | None
    end: datetime.date | None

    def overlaps(self, other: Window) -> bool:
        """Whether one day could lie in both."""
        starts_in_time = self.start is None or other.end is None or self.start <= other.end
        return starts_in_time and (other.start is None or self.end is None or other.start <= self.end)


@dataclass(frozen=True, slots=True)
class Report:
    """One article's words on an event."""

    article: Article
    event: EventPart

    @property
    def published(self) -> datetime.date:
        return published(self.article)


@dataclass(frozen=True, slots=True)
class KnownEvent:
    """An event of the library: its reports oldest first, what they add up to, and its state at `as_of`."""

    id: str
    title: str
    kind: EventKind
    status: EventStatus
    state: State
    when: PartialDate | None
    reports: tuple[Report, ...] = field(repr=False)

    @property
    def latest(self) -> Report:
        return self.reports[-1]

    @property
    def window(self) -> Window | None:
        return window(self.when)

    @property
    def narrow(self) -> bool:
        """Whether the event lies within a week or less; what is vaguer stands below the dated."""
        span = self.window
        return bool(span and span.start and span.end and (span.end - span.start).days <= 7)


def pressing(event: KnownEvent) -> tuple[bool, datetime.date, datetime.date]:
    """The order of what is due or coming up: the narrow by day, then the vague by when they are over."""
    span = event.window
    first = (span.start or span.end) if span else None
    last = (span.end or span.start) if span else None
    days = (first or datetime.date.max, last or datetime.date.max)
    return not event.narrow, *(days if event.narrow else days[::-1])


def published(article: Article) -> datetime.date:
    """The day an article was published."""
    return datetime.date.fromisoformat(article.date[:10])


def window(when: PartialDate | None) -> Window | None:
    """The days a partial date spans; None where it has no bound at all."""
    if when is None or (when.start is None and when.end is None):
        return None
    start, end = (datetime.date.fromisoformat(day[:10]) if day else None for day in (when.start, when.end))
    return Window(start, end)


def tie_events(contributions: Iterable[Contribution], as_of: datetime.date) -> tuple[KnownEvent, ...]:
    """All events of the contributions (given oldest first): the dated by date, then the undated, newest first."""
    groups: list[list[Report]] = []
    by_word: dict[str, list[int]] = defaultdict(list)
    names: dict[str, Mapping[str, str]] = {}
    for contribution in contributions:
        article = contribution.article
        names[article.id] = {part.id: normalised(part.name) for part in contribution.actors}
        for part in contribution.events:
            report = Report(article, part)
            number = _group_of(report, groups, by_word, names)
            if number is None:
                number = len(groups)
                groups.append([])
            groups[number].append(report)
            for word in sorted(_words(part.title)):
                if not by_word[word] or by_word[word][-1] != number:
                    by_word[word].append(number)
    return tuple(sorted((_known(tuple(reports), as_of) for reports in groups), key=_order))


def state(event: KnownEvent, as_of: datetime.date) -> State:
    """What can be said of an event on a day: an outcome where a source gave one, otherwise what its dates say."""
    return _state(event.status, event.window, event.latest, as_of)


def _state(status: EventStatus, span: Window | None, latest: Report, as_of: datetime.date) -> State:
    if status == "occurred":
        return "occurred"
    if status == "cancelled":
        return "cancelled"
    told = latest.published
    if span is None:
        if status == "postponed":
            return "postponed"
        if as_of > told + SHELF_LIFE:
            return "lapsed"
        return "due" if status == "ongoing" else "upcoming"
    first = span.start or span.end
    last = span.end or (max(span.start or told, told) + SHELF_LIFE)
    if first is not None and as_of < first:
        return "postponed" if status == "postponed" and first <= told else "upcoming"
    if status == "postponed" and (first is None or first <= told):
        return "postponed"  # what lies ahead of the article is the new date, and holds as any other
    return "due" if as_of <= last else "lapsed"


def _known(reports: tuple[Report, ...], as_of: datetime.date) -> KnownEvent:
    latest = reports[-1].event
    when = latest.when
    span = window(when)
    for report in reversed(reports[:-1]):
        older = window(report.event.when)
        if report.event.when is None or older is None:
            continue
        if when is None or span is None:
            # A postponement without a new date must not inherit the old one.
            if latest.status == "postponed":
                break
            when, span = report.event.when, older
        elif span.overlaps(older) and _RANK[report.event.when.precision] < _RANK[when.precision]:
            when, span = report.event.when, older
    return KnownEvent(
        id=reports[0].event.id,
        title=latest.title,
        kind=latest.kind,
        status=latest.status,
        state=_state(latest.status, span, reports[-1], as_of),
        when=when,
        reports=reports,
    )


def _order(event: KnownEvent) -> tuple[bool, datetime.date, datetime.date, str, str]:
    span = event.window
    if span is None:
        return True, datetime.date.max, datetime.date.max, "", event.id
    start = span.start or span.end or datetime.date.max
    return False, start, span.end or datetime.date.max, event.title, event.id


def _group_of(
    report: Report,
    groups: list[list[Report]],
    by_word: Mapping[str, list[int]],
    names: Mapping[str, Mapping[str, str]],
) -> int | None:
    """The group a report belongs to: the one that shares most title words, the younger of equals."""
    shared: dict[int, int] = defaultdict(int)
    for word in _words(report.event.title):
        for number in by_word.get(word, ()):
            shared[number] += 1
    # Two words in common are the least that `_same` asks for: most groups need no closer look.
    likely = (number for number, count in shared.items() if count > 1)
    for number in sorted(likely, key=lambda one: (-shared[one], -one)):
        if _same(groups[number], report, names):
            return number
    return None


def _same(group: list[Report], new: Report, names: Mapping[str, Mapping[str, str]]) -> bool:
    old = group[-1]
    if any(report.article.id == new.article.id for report in group) or not _of_one_kind(old.event, new.event):
        return False
    old_words, new_words = _words(old.event.title), _words(new.event.title)
    shared = old_words & new_words
    fewer = min(len(old_words), len(new_words))
    if len(shared) < 2 or len(shared) < fewer * 0.75:
        return False
    if _moved_from(old.event, new.event):
        return True
    if not _anchored(old, new, shared, names):
        return False
    if old.event.where and new.event.where and normalised(old.event.where) != normalised(new.event.where):
        return False
    apart = new.published - old.published
    old_span, new_span = window(old.event.when), window(new.event.when)
    if old_span and new_span and old_span.overlaps(new_span):
        return True
    complete = len(shared) == fewer
    if new.event.status in _MOVED or old.event.status == "postponed":
        return complete and apart <= _TIED
    if old_span and new_span:
        return False
    return complete and apart <= _NEAR


def _moved_from(old: EventPart, new: EventPart) -> bool:
    """Whether the later report says that the event was first set for the day that the earlier one gives."""
    former = window(new.formerly)
    return former is not None and former.start == former.end and former == window(old.when)


def _of_one_kind(one: EventPart, other: EventPart) -> bool:
    """Whether two kinds may name one event: a court "to hear" a case is of no kind, its hearing is one."""
    return one.kind == other.kind or "other" in (one.kind, other.kind)


def _anchored(old: Report, new: Report, shared: frozenset[str], names: Mapping[str, Mapping[str, str]]) -> bool:
    """Whether the two share more than common words: a name in both titles, the place, or a participant."""
    proper = {_stem(word.casefold()) for word in _WORD.findall(new.event.title)[1:] if word[0].isupper()}
    if shared & proper:
        return True
    if old.event.where and new.event.where and normalised(old.event.where) == normalised(new.event.where):
        return True
    one, other = (
        {names[report.article.id].get(local, local) for local in report.event.participants} for report in (old, new)
    )
    if one & other:
        return True
    # A run-off of the same day in two articles about the same people is the same one, also where one says between whom.
    span = window(new.event.when)
    same_day = span is not None and span == window(old.event.when) and span.start == span.end
    everyone = (frozenset(names[report.article.id].values()) for report in (old, new))
    old_words, new_words = _words(old.event.title), _words(new.event.title)
    nested = old_words <= new_words or new_words <= old_words
    return same_day and nested and bool(frozenset.intersection(*everyone))


@lru_cache(maxsize=100_000)
def _words(title: str) -> frozenset[str]:
    """The words a title is known by: without filler, dates, endings ("elect" and "election" are one) and the place in
    brackets behind a title that would say too little.
    """
    words = (word.casefold() for word in _WORD.findall(_BRACKET.sub("", title)))
    return frozenset(_stem(word) for word in words if word not in _WEAK and len(word) > 1)


def _stem(word: str) -> str:
    return next((word.removesuffix(end) for end in _ENDINGS if word.endswith(end) and len(word) - len(end) >= 4), word)
