"""The calendar: due now, coming up by day, then by month, then undated; lapsed; and what is past."""

from __future__ import annotations

import datetime
import itertools
from dataclasses import dataclass

from briefgen.publish import addresses, wording
from briefgen.publish.catalogue import Catalogue
from briefgen.publish.pages import Page, Paging, sheets
from briefgen.publish.rows import Day, EventRow, as_of_day
from briefgen.synthesis.events import KnownEvent

_COMING_SHOWN, _PAST_A_PAGE = 400, 100


@dataclass(frozen=True, slots=True)
class Stretch:
    """The events of one month."""

    title: str
    events: tuple[EventRow, ...]


@dataclass(frozen=True, slots=True)
class CalendarView:
    as_of: Day
    weekday: str
    due: tuple[EventRow, ...]
    dated: tuple[Stretch, ...]
    loose: tuple[EventRow, ...]
    undated: tuple[EventRow, ...]
    lapsed: tuple[EventRow, ...]
    past: tuple[Stretch, ...]
    paging: Paging


def calendar_pages(catalogue: Catalogue) -> list[Page]:
    """The calendar, and further pages for what is long past."""
    library = catalogue.library
    coming = [event for event in library.events if event.state == "upcoming"]
    due = sorted((event for event in library.events if event.state == "due"), key=_breadth)
    dated = [event for event in coming if _is_day(event)]
    loose = [event for event in coming if event.window and not _is_day(event)]
    undated = [event for event in coming if not event.window]
    lapsed = _newest([event for event in library.events if event.state == "lapsed"])
    past = _newest([event for event in library.events if event.state in ("occurred", "postponed", "cancelled")])
    flow = [*((event, True) for event in lapsed), *((event, False) for event in past)]
    pages = []
    for sheet in sheets(addresses.CALENDAR, flow, _PAST_A_PAGE):
        first = sheet.paging.number == 1
        view = CalendarView(
            as_of=as_of_day(library.as_of),
            weekday=wording.weekday(library.as_of),
            due=catalogue.events(due) if first else (),
            dated=_by_month(dated[:_COMING_SHOWN], catalogue) if first else (),
            loose=catalogue.events(loose[:_COMING_SHOWN]) if first else (),
            undated=catalogue.events(_newest(undated)[:_COMING_SHOWN]) if first else (),
            lapsed=catalogue.events([event for event, is_lapsed in sheet.items if is_lapsed]),
            past=_by_month([event for event, is_lapsed in sheet.items if not is_lapsed], catalogue),
            paging=sheet.paging,
        )
        pages.append(Page(sheet.address, "pages/calendar.html", view))
    return pages


def _breadth(event: KnownEvent) -> int:
    """How many days an event's window spans: the narrower, the more pressing."""
    span = event.window
    return (span.end - span.start).days if span and span.start and span.end else datetime.timedelta.max.days


def _is_day(event: KnownEvent) -> bool:
    """Whether an event lies within a week or less: it stands among the dated, anything vaguer below them."""
    span = event.window
    return bool(span and span.start and span.end and (span.end - span.start).days <= 7)


def _newest(events: list[KnownEvent]) -> list[KnownEvent]:
    def newest(event: KnownEvent) -> tuple[int, str]:
        span = event.window
        day = (span.start or span.end) if span else None
        return -(day or event.latest.published).toordinal(), event.id

    return sorted(events, key=newest)


def _by_month(events: list[KnownEvent], catalogue: Catalogue) -> tuple[Stretch, ...]:
    def title(event: KnownEvent) -> str:
        span = event.window
        day = (span.start or span.end) if span else None
        return wording.month(day) if day else "Without a date"

    return tuple(Stretch(name, catalogue.events(list(group))) for name, group in itertools.groupby(events, key=title))
