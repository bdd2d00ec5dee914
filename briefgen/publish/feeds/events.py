"""An event of the library as an entry of a calendar: which days, how sure, how often changed, in whose words.

Nothing here depends on the day of the build: what has passed stays as it was announced.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from briefgen.model import PartialDate, Precision
from briefgen.publish import addresses, wording
from briefgen.publish.feeds.text import instant, line
from briefgen.synthesis.events import KnownEvent, Report, Window, moved_from, published, window

Standing = Literal["CONFIRMED", "TENTATIVE", "CANCELLED"]

_REPORTS_QUOTED = 4
_EXACT: frozenset[Precision] = frozenset(("minute", "hour", "part-of-day", "day"))
# Known to a decade is history, not an entry of anybody's calendar.
_BOUNDLESS: frozenset[Precision] = frozenset(("decade", "century"))
_UNSURE = ("expected", "proposed", "possible")


@dataclass(frozen=True, slots=True)
class Told:
    """An article's words on an event. `words` leads to them in the site, `original` to the article itself."""

    quote: str
    source: str
    day: str
    words: str
    original: str | None


@dataclass(frozen=True, slots=True)
class Days:
    """When an entry stands: inclusive ISO days, or a `moment` in UTC (ISO) where the text gives a time and its zone."""

    start: str
    end: str
    moment: str = ""


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """An event in a calendar feed. `created` and `modified` are ISO moments in UTC, from the articles' own dates."""

    id: str
    summary: str
    standing: Standing
    days: Days
    sequence: int
    created: str
    modified: str
    place: str
    formerly: str
    people: tuple[str, ...]
    categories: tuple[str, ...]
    told: tuple[Told, ...] = field(repr=False)


def calendar_entry(
    event: KnownEvent, *, people: tuple[str, ...] = (), topics: Iterable[str] = ()
) -> CalendarEntry | None:
    """The entry of an event; None for one that no article ever dated, since a calendar cannot hold it."""
    when, moved = _date_kept(event)
    span = window(when)
    if when is None or span is None or when.precision in _BOUNDLESS:
        return None
    exact = (
        when.precision in _EXACT and bool(span.start and span.end) and not (when.edtf or "").endswith(("~", "%", "?"))
    )
    moments = [instant(written) for r in event.reports for written in (r.article.date, r.article.updated) if written]
    where = next((r.event.where for r in reversed(event.reports) if r.event.where), "")
    return CalendarEntry(
        id=event.id,
        summary=_summary(event, when, exact=exact, moved=moved),
        standing=_standing(event, exact=exact, moved=moved),
        days=_days(when, span),
        sequence=event.revisions,
        created=min(moments).isoformat(),
        modified=max(moments).isoformat(),
        place=line(where or ""),
        formerly=_formerly(event, when),
        people=people,
        categories=tuple(dict.fromkeys((wording.EVENT_KINDS[event.kind], *topics))),
        told=tuple(_told(report) for report in reversed(event.reports[-_REPORTS_QUOTED:])),
    )


def _date_kept(event: KnownEvent) -> tuple[PartialDate | None, bool]:
    """The date an entry stands at, and whether that is only the old date of an event put off to no other.

    Such an entry stays where readers have it, struck out, until a new date is reported.
    """
    span = event.window
    told = event.latest.published
    if event.status not in ("postponed", "cancelled"):
        return event.when, False
    if span and (event.status == "cancelled" or (span.start or span.end or told) > told):
        return event.when, False
    known = (date for r in reversed(event.reports) for date in (r.event.when, r.event.formerly) if window(date))
    return next(known, None), event.status == "postponed"


def _formerly(event: KnownEvent, when: PartialDate) -> str:
    """The date that an event was moved from, in words; "" where it stands at that date or was never moved."""
    date = moved_from(event)
    return wording.partial_date(date) if date and window(date) != window(when) else ""


def _standing(event: KnownEvent, *, exact: bool, moved: bool) -> Standing:
    if moved or event.status == "cancelled":
        return "CANCELLED"
    if event.status == "occurred":
        return "CONFIRMED"
    return "CONFIRMED" if exact and event.status not in _UNSURE else "TENTATIVE"


def _summary(event: KnownEvent, when: PartialDate, *, exact: bool, moved: bool) -> str:
    """The title, and in brackets what a reader who sees nothing else must know."""
    if moved:
        return line(f"Postponed, no new date: {event.title}")
    if event.status == "cancelled":
        return line(f"Cancelled: {event.title}")
    notes = [wording.STATUSES[event.status]] if event.status in _UNSURE else []
    if event.status == "postponed":
        notes.append("postponed to this date" if exact else "postponed")
    if not exact:
        notes.append("day not given" if event.status == "occurred" else "date not set")
    elif clock := _clock(when):
        notes.append(f"{clock}, as reported")
    return line(f"{event.title} ({', '.join(notes)})" if notes else event.title)


def _clock(when: PartialDate) -> str:
    """A time of day whose zone the text does not give: it is told, and the entry stays one of the whole day."""
    clock = when.value.partition("T")[2]
    return clock if when.precision in ("minute", "hour") and len(clock) == 5 else ""


def _days(when: PartialDate, span: Window) -> Days:
    start, end = span.start or span.end, span.end or span.start
    assert start is not None
    assert end is not None
    clock = when.value.partition("T")[2]
    zoned = when.precision in ("minute", "hour") and (clock.endswith("Z") or clock[5:6] in ("+", "-"))
    moment = instant(when.value).isoformat() if zoned and len(when.value) >= len("2014-01-22T10:00Z") else ""
    return Days(start.isoformat(), max(start, end).isoformat(), moment)


def _told(report: Report) -> Told:
    article = report.article
    return Told(
        quote=line(report.event.words),
        source=line(article.source.name),
        day=wording.day(published(article)),
        words=f"{addresses.brief(article.id)}#{addresses.words(report.event.id)}",
        original=article.source.url,
    )


def day_after(iso: str) -> datetime.date:
    """The day after an ISO day, as iCalendar's ends are exclusive; the last day there is has none."""
    day = datetime.date.fromisoformat(iso)
    return day if day == datetime.date.max else day + datetime.timedelta(days=1)
