"""The calendar: due now, coming up by day, then by month, then undated; lapsed; and what is past.

One page as long as it all fits. Then the page has what lies ahead and what is new, and each year its own page, with
pages for its months where it is long itself.
"""

from __future__ import annotations

import datetime
import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from briefgen.publish import addresses, wording
from briefgen.publish.catalogue import Catalogue
from briefgen.publish.figures.month import Months
from briefgen.publish.pages import Page
from briefgen.publish.paging import Contents, Paging, Sheet, Step, sheets, stacked
from briefgen.publish.rows import Day, EventRow, as_of_day
from briefgen.publish.views.feeds import has_calendar
from briefgen.publish.views.figures import happening
from briefgen.synthesis.events import KnownEvent, pressing

Part = Literal["due", "dated", "loose", "undated", "lapsed", "past"]

_EVENTS_A_PAGE = 100
# How many of each part the front of a long calendar shows.
_SHOWN: dict[Part, int] = {"due": 40, "dated": 40, "loose": 15, "undated": 10, "lapsed": 15, "past": 0}


@dataclass(frozen=True, slots=True)
class Stretch:
    """The events of one month, or of one part that is not cut by months: then without a title."""

    title: str
    events: tuple[EventRow, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a calendar page. `total` counts its events, those not shown here too, which stand at `rest`."""

    anchor: str
    part: Part
    stretches: tuple[Stretch, ...]
    shown: int
    total: int
    rest: Step | None


@dataclass(frozen=True, slots=True)
class CalendarView:
    """A page of the calendar; `period` names its year or month, and is "" on the first. A page where nothing lies
    ahead has no day that it depends on: `as_of` is None.
    """

    period: str
    as_of: Day | None
    weekday: str
    total: str
    months: Months | None
    sections: tuple[Section, ...]
    contents: tuple[Contents, ...]
    feed: str
    paging: Paging


@dataclass(frozen=True, slots=True)
class _Year:
    """A year of a long calendar: its events that last longer than a month, and the others by month (ISO)."""

    year: int
    long: list[KnownEvent]
    months: dict[str, list[KnownEvent]]

    @property
    def all(self) -> list[KnownEvent]:
        return sorted((*self.long, *itertools.chain(*self.months.values())), key=_by_day)

    @property
    def fits(self) -> bool:
        return len(self.long) + sum(map(len, self.months.values())) <= _EVENTS_A_PAGE


@dataclass(frozen=True, slots=True)
class _Period:
    """Pages beside the first: of a year, a month, the undated. `cut`: whether their events are cut by month."""

    title: str
    sheets: tuple[Sheet[KnownEvent], ...]
    cut: bool = False
    contents: tuple[Contents, ...] = ()


def calendar_pages(catalogue: Catalogue) -> list[Page]:
    """The calendar's first page, and the pages of years and months where it is long."""
    library = catalogue.library
    parts = _parts(library.events)
    is_long = len(library.events) > _EVENTS_A_PAGE
    years = _years(library.events) if is_long else []
    undated = _newest([event for event in library.events if not event.window]) if is_long else []
    periods = _periods(years, undated)
    pages = [_page(sheet, period, catalogue) for period in periods for sheet in period.sheets]
    sections = tuple(_section(part, events, catalogue, is_long=is_long) for part, events in parts.items())
    view = CalendarView(
        period="",
        as_of=as_of_day(library.as_of),
        weekday=wording.weekday(library.as_of),
        total=wording.count(len(library.events), "event"),
        months=_months(catalogue, periods),
        sections=tuple(one for one in sections if one.total or one.part == "dated"),
        contents=(*(_contents(year) for year in reversed(years)), *_undated_contents(undated)),
        feed=addresses.desk_feed("ics") if has_calendar(library.events) else "",
        paging=Paging(),
    )
    return [Page(addresses.CALENDAR, "pages/calendar.html", view), *pages]


def _months(catalogue: Catalogue, periods: Iterable[_Period]) -> Months:
    """What lies ahead, each event leading to its entry: on its month's page where the calendar has such pages."""
    library = catalogue.library
    homes = {event.id: sheet.address for period in periods for sheet in period.sheets for event in sheet.items}
    ahead = (e for e in library.events if e.window and e.state in ("due", "upcoming"))
    found = (happening(e, e.state, f"{homes.get(e.id, addresses.CALENDAR)}#{e.id}") for e in ahead)
    return Months(library.as_of, tuple(one for one in found if one))


def _parts(events: Iterable[KnownEvent]) -> dict[Part, list[KnownEvent]]:
    """The events of each part in the order in which it shows them."""
    parts: dict[Part, list[KnownEvent]] = {part: [] for part in get_args(Part)}
    for event in events:
        parts[_part(event)].append(event)
    for coming in (parts["due"], parts["dated"], parts["loose"]):
        coming.sort(key=pressing)
    for part in ("undated", "lapsed", "past"):
        parts[part] = _newest(parts[part])
    return parts


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


def _day(event: KnownEvent) -> datetime.date | None:
    span = event.window
    return (span.start or span.end) if span else None


def _newest(events: list[KnownEvent]) -> list[KnownEvent]:
    return sorted(events, key=lambda event: (-(_day(event) or event.latest.published).toordinal(), event.id))


def _by_day(event: KnownEvent) -> tuple[datetime.date, str, str]:
    return _day(event) or datetime.date.max, event.title, event.id


def _section(part: Part, events: list[KnownEvent], catalogue: Catalogue, *, is_long: bool) -> Section:
    shown = events[: _SHOWN[part]] if is_long else events
    rest = None
    if len(shown) < len(events):
        undated = part == "undated"
        rest = (
            Step("all of them", addresses.UNDATED) if undated else Step("by month", f"{addresses.CALENDAR}#all-months")
        )
    return Section(
        part, part, _stretches(shown, catalogue, cut=part in ("dated", "past")), len(shown), len(events), rest
    )


def _stretches(events: Sequence[KnownEvent], catalogue: Catalogue, *, cut: bool) -> tuple[Stretch, ...]:
    """Events in the order given, cut where the month changes."""
    if not cut:
        return (Stretch("", catalogue.events(tuple(events))),) if events else ()

    def title(event: KnownEvent) -> str:
        day = _day(event)
        return wording.month(day) if day else "Without a date"

    return tuple(Stretch(name, catalogue.events(tuple(group))) for name, group in itertools.groupby(events, key=title))


def _years(events: Iterable[KnownEvent]) -> list[_Year]:
    """The dated events by year, the oldest year first, each in order of day."""
    years: dict[int, _Year] = {}
    for event in sorted(events, key=_by_day):
        day, span = _day(event), event.window
        if day is None or span is None:
            continue
        year = years.setdefault(day.year, _Year(day.year, [], defaultdict(list)))
        is_of_month = (span.end or day).replace(day=1) <= day.replace(day=1)
        (year.months[day.isoformat()[:7]] if is_of_month else year.long).append(event)
    return [years[year] for year in sorted(years)]


def _periods(years: list[_Year], undated: list[KnownEvent]) -> list[_Period]:
    """What has pages beside the first: each year, whole where it fits, otherwise with its months beside it."""
    found = []
    for year in years:
        own, address = str(year.year), addresses.period(str(year.year))
        if year.fits:
            found.append(_Period(own, sheets(address, year.all, _EVENTS_A_PAGE), cut=True))
            continue
        found.append(_Period(own, sheets(address, year.long, _EVENTS_A_PAGE), contents=(_contents(year),)))
        for month, events in sorted(year.months.items()):
            found.append(_Period(_month_title(month), sheets(addresses.period(month), events, _EVENTS_A_PAGE)))
    if undated:
        pages = stacked(
            addresses.UNDATED, undated, _EVENTS_A_PAGE, day=lambda event: event.latest.published.isoformat()
        )
        found.append(_Period("Without a date", pages))
    return found


def _month_title(month: str) -> str:
    return wording.month(datetime.date.fromisoformat(f"{month}-01"))


def _contents(year: _Year) -> Contents:
    own = addresses.period(str(year.year))
    steps = (
        []
        if year.fits
        else [
            Step(f"{wording.MONTHS[int(month[5:7]) - 1]}\u00a0({len(events)})", addresses.period(month))
            for month, events in sorted(year.months.items())
        ]
    )
    if year.fits or year.long:
        words = f"whole year\u00a0({len(year.all)})" if year.fits else f"longer than a month\u00a0({len(year.long)})"
        steps.append(Step(words, own))
    return Contents(str(year.year), tuple(steps), own)


def _undated_contents(undated: list[KnownEvent]) -> tuple[Contents, ...]:
    step = Step(f"without a date\u00a0({len(undated)})", addresses.UNDATED)
    return (Contents("Undated", (step,)),) if undated else ()


def _page(sheet: Sheet[KnownEvent], period: _Period, catalogue: Catalogue) -> Page:
    """A page of a year or a month: its events day by day, whatever has become of them."""
    as_of = catalogue.library.as_of
    ahead = any(event.state in ("upcoming", "due") for event in sheet.items)
    count = len(sheet.items)
    stretches = _stretches(sheet.items, catalogue, cut=period.cut)
    view = CalendarView(
        period=period.title,
        as_of=as_of_day(as_of) if ahead else None,
        weekday=wording.weekday(as_of) if ahead else "",
        total="",
        months=None,
        sections=(Section("events", "past", stretches, count, count, None),),
        contents=period.contents if sheet.paging.first else (),
        feed="",
        paging=sheet.paging,
    )
    return Page(sheet.address, "pages/calendar.html", view)
