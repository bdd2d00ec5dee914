"""The calendar: due now, coming up by day, then by month, then undated; lapsed; and what is past."""

from __future__ import annotations

import datetime
import itertools
from dataclasses import dataclass
from typing import Literal, get_args

from briefgen.publish import addresses, wording
from briefgen.publish.catalogue import Catalogue
from briefgen.publish.figures.month import Months
from briefgen.publish.pages import Page, Paging, sheets
from briefgen.publish.rows import Day, EventRow, as_of_day
from briefgen.publish.views.feeds import has_calendar
from briefgen.publish.views.figures import happening
from briefgen.synthesis.events import KnownEvent, pressing

Part = Literal["due", "dated", "loose", "undated", "lapsed", "past"]

_EVENTS_A_PAGE = 150


@dataclass(frozen=True, slots=True)
class Stretch:
    """The events of one month."""

    title: str
    events: tuple[EventRow, ...]


@dataclass(frozen=True, slots=True)
class CalendarView:
    as_of: Day
    weekday: str
    months: Months | None
    due: tuple[EventRow, ...]
    dated: tuple[Stretch, ...]
    loose: tuple[EventRow, ...]
    undated: tuple[EventRow, ...]
    lapsed: tuple[EventRow, ...]
    past: tuple[Stretch, ...]
    feed: str
    paging: Paging


def calendar_pages(catalogue: Catalogue) -> list[Page]:
    """The calendar, cut into pages where it is long: what lies ahead comes first, what is long past last."""
    library = catalogue.library
    pages = []
    feed = addresses.desk_feed("ics") if has_calendar(library.events) else ""
    for sheet in sheets(addresses.CALENDAR, _in_order(library.events), _EVENTS_A_PAGE):
        parts: dict[Part, list[KnownEvent]] = {part: [] for part in get_args(Part)}
        for part, event in sheet.items:
            parts[part].append(event)
        view = CalendarView(
            as_of=as_of_day(library.as_of),
            weekday=wording.weekday(library.as_of),
            months=_months([e for _, e in sheet.items], library.as_of) if sheet.paging.number == 1 else None,
            due=catalogue.events(parts["due"]),
            dated=_by_month(parts["dated"], catalogue),
            loose=catalogue.events(parts["loose"]),
            undated=catalogue.events(parts["undated"]),
            lapsed=catalogue.events(parts["lapsed"]),
            past=_by_month(parts["past"], catalogue),
            feed=feed,
            paging=sheet.paging,
        )
        pages.append(Page(sheet.address, "pages/calendar.html", view))
    return pages


def _months(events: list[KnownEvent], as_of: datetime.date) -> Months:
    """What lies ahead among the events of the first page, each leading to its entry there."""
    ahead = (e for e in events if e.window and e.state in ("due", "upcoming"))
    found = (happening(event, event.state, f"{addresses.CALENDAR}#{event.id}") for event in ahead)
    return Months(as_of, tuple(one for one in found if one))


def _in_order(events: tuple[KnownEvent, ...]) -> list[tuple[Part, KnownEvent]]:
    """All events in the calendar's order, each with the part it stands in."""
    parts: dict[Part, list[KnownEvent]] = {part: [] for part in get_args(Part)}
    for event in events:
        parts[_part(event)].append(event)
    for coming in (parts["due"], parts["dated"], parts["loose"]):
        coming.sort(key=pressing)
    for part in ("undated", "lapsed", "past"):
        parts[part] = _newest(parts[part])
    return [(part, event) for part, found in parts.items() for event in found]


def _part(event: KnownEvent) -> Part:
    if event.state == "lapsed":
        return "lapsed"
    if event.state not in ("due", "upcoming"):
        return "past"
    if not event.window:
        return "due" if event.state == "due" else "undated"
    if not event.narrow:
        return "loose"  # "November" is no more due than the hearing of tomorrow
    return "due" if event.state == "due" else "dated"


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
