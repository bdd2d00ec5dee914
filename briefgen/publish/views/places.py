"""The places: the list, and a page for each with its events and briefs."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.publish import addresses, wording
from briefgen.publish.catalogue import Catalogue
from briefgen.publish.figures.locator import Locator
from briefgen.publish.pages import Page, Paging, sheets
from briefgen.publish.rows import BriefRow, Day, EventRow, as_of_day
from briefgen.publish.views.figures import locator, places_locator, spot
from briefgen.synthesis.places import KnownPlace

_PLACES_A_PAGE, _BRIEFS_A_PAGE, _EVENTS_SHOWN = 400, 50, 60


@dataclass(frozen=True, slots=True)
class PlaceRow:
    name: str
    address: str
    country: str
    briefs: int


@dataclass(frozen=True, slots=True)
class PlacesView:
    total: str
    places: tuple[PlaceRow, ...]
    map: Locator | None
    paging: Paging


@dataclass(frozen=True, slots=True)
class PlaceView:
    name: str
    country: str
    position: str
    geonames: int | None
    as_of: Day
    total: str
    map: Locator | None
    events: tuple[EventRow, ...]
    events_total: int
    briefs: tuple[BriefRow, ...]
    paging: Paging


def place_pages(catalogue: Catalogue) -> list[Page]:
    """The list of places and a page for each."""
    known = catalogue.library.places
    rows = [PlaceRow(p.name, addresses.place(p), p.country or "", len(p.appearances)) for p in known]
    total = wording.count(len(rows), "place")
    pages = [
        Page(
            sheet.address,
            "pages/places.html",
            PlacesView(total, sheet.items, _all(catalogue) if sheet.paging.number == 1 else None, sheet.paging),
        )
        for sheet in sheets(addresses.PLACES, rows, _PLACES_A_PAGE)
    ]
    for place in known:
        pages += _place(place, catalogue)
    return pages


def _all(catalogue: Catalogue) -> Locator:
    return places_locator("The places named most", catalogue.library.places)


def _place(place: KnownPlace, catalogue: Catalogue) -> list[Page]:
    articles = list(dict.fromkeys(article for article, _ in reversed(place.appearances)))
    events = catalogue.events_with.get(place.id, [])
    rows = [catalogue.brief(article) for article in articles]
    pages = []
    for sheet in sheets(addresses.place(place), rows, _BRIEFS_A_PAGE):
        view = PlaceView(
            name=place.name,
            country=place.country or "",
            position=_position(place),
            geonames=place.geonames,
            as_of=as_of_day(catalogue.library.as_of),
            total=wording.count(len(articles), "brief"),
            map=locator(f"Where {place.name} is", [spot(place, len(articles), focus=True)])
            if sheet.paging.number == 1
            else None,
            events=catalogue.events(events[-_EVENTS_SHOWN:]) if sheet.paging.number == 1 else (),
            events_total=len(events),
            briefs=sheet.items,
            paging=sheet.paging,
        )
        pages.append(Page(sheet.address, "pages/place.html", view))
    return pages


def _position(place: KnownPlace) -> str:
    """Latitude and longitude as people write them, to a kilometre or so."""
    if place.lat is None or place.lon is None:
        return ""
    north, east = ("N" if place.lat >= 0 else "S"), ("E" if place.lon >= 0 else "W")
    return f"{abs(place.lat):.2f}° {north}, {abs(place.lon):.2f}° {east}"
