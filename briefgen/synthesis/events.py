"""An event of the library, what its reports add up to, and its state at a stated date; nothing reads the clock.

Which reports tell of one event is for `tying`.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from briefgen.model import Article, EventKind, EventStatus, PartialDate, Precision
from briefgen.synthesis.contribution import EventPart
from briefgen.synthesis.titles import title_words

State = Literal["upcoming", "due", "lapsed", "occurred", "postponed", "cancelled"]

SHELF_LIFE = datetime.timedelta(days=180)
"""How long an event without a date, or with an open end, is still awaited after the article that announced it."""

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
    """An event of the library: its reports oldest first, what they add up to, and its state at `as_of`.

    `revisions` grows with every report of it, and does not fall when an article is added.
    """

    id: str
    title: str
    kind: EventKind
    status: EventStatus
    state: State
    when: PartialDate | None
    reports: tuple[Report, ...] = field(repr=False)
    revisions: int = 0

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
    return _day(article.date[:10])


@lru_cache(maxsize=50_000)
def _day(iso: str) -> datetime.date:
    return datetime.date.fromisoformat(iso)


def window(when: PartialDate | None) -> Window | None:
    """The days a partial date spans; None where it has no bound at all."""
    return None if when is None or (when.start is None and when.end is None) else _window(when.start, when.end)


@lru_cache(maxsize=50_000)
def _window(start: str | None, end: str | None) -> Window:
    return Window(_day(start[:10]) if start else None, _day(end[:10]) if end else None)


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


def known_event(reports: tuple[Report, ...], as_of: datetime.date, *, revisions: int = 0) -> KnownEvent:
    """What reports of one event, oldest first, add up to: the latest status and date win, a nearer date stays."""
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
        title=_title(reports),
        kind=next((r.event.kind for r in reversed(reports) if r.event.kind != "other"), latest.kind),
        status=latest.status,
        state=_state(latest.status, span, reports[-1], as_of),
        when=when,
        reports=reports,
        revisions=revisions,
    )


def _title(reports: tuple[Report, ...]) -> str:
    """The latest title, or an earlier one that says all that it says and more."""
    latest = reports[-1].event.title
    words = title_words(latest)
    over = reports[-1].event.status == "occurred"
    earlier = [r.event.title for r in reports[:-1] if not (over and " to " in r.event.title)]
    fuller = [title for title in earlier if words < title_words(title)]
    return max(fuller, key=lambda title: (len(title_words(title)), title), default=latest)


def moved_from(event: KnownEvent) -> PartialDate | None:
    """The date that an event was last set for before the one it has: as a report says, or as an earlier one gave it."""
    span = event.window
    for report in reversed(event.reports):
        former = window(report.event.formerly)
        if former is not None and former != span:
            return report.event.formerly
    if span is None:
        return None
    for report in reversed(event.reports[:-1]):
        before = window(report.event.when)
        if before is not None and not before.overlaps(span):
            return report.event.when
    return None


def in_order(event: KnownEvent) -> tuple[bool, datetime.date, datetime.date, str, str]:
    """The dated by date, then the undated."""
    span = event.window
    if span is None:
        return True, datetime.date.max, datetime.date.max, "", event.id
    start = span.start or span.end or datetime.date.max
    return False, start, span.end or datetime.date.max, event.title, event.id
