"""The places: the list, and a page for each with its events and briefs."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.publish import addresses, wording
from briefgen.publish.catalogue import Catalogue
from briefgen.publish.figures.locator import Locator
from briefgen.publish.figures.world import country_name
from briefgen.publish.pages import Page
from briefgen.publish.paging import Contents, Paging, lettered, letters_of, months_of, shown_letter, stacked
from briefgen.publish.rows import BriefRow, Day, EventRow, day_if_any
from briefgen.publish.views.figures import locator, places_locator, spot
from briefgen.synthesis.places import KnownPlace

_PLACES_A_PAGE, _PLACES_FIRST, _BRIEFS_A_PAGE, _EVENTS_SHOWN = 400, 120, 50, 60


@dataclass(frozen=True, slots=True)
class PlaceRow:
    name: str
    address: str
    country: str
    briefs: int


@dataclass(frozen=True, slots=True)
class PlacesView:
    """All places; where they are many, those named most and `letters`, or those of one `letter`."""

    total: str
    letter: str
    letters: Contents | None
    places: tuple[PlaceRow, ...]
    map: Locator | None
    paging: Paging


@dataclass(frozen=True, slots=True)
class PlaceView:
    name: str
    country: str
    position: str
    geonames: int | None
    as_of: Day | None
    total: str
    map: Locator | None
    events: tuple[EventRow, ...]
    events_total: int
    briefs: tuple[BriefRow, ...]
    contents: tuple[Contents, ...]
    paging: Paging


def place_pages(catalogue: Catalogue) -> list[Page]:
    """The list of places and a page for each."""
    known = catalogue.library.places
    rows = [PlaceRow(place.name, addresses.place(place), _country(place), len(place.appearances)) for place in known]
    pages = _list(rows, catalogue)
    for place in known:
        pages += _place(place, catalogue)
    return pages


def _list(rows: list[PlaceRow], catalogue: Catalogue) -> list[Page]:
    """All places on one page; where they are many, those named in most briefs, and a page for each letter."""
    total = wording.count(len(rows), "place")
    if len(rows) <= _PLACES_A_PAGE:
        view = PlacesView(total, "", None, tuple(rows), _all(catalogue), Paging())
        return [Page(addresses.PLACES, "pages/places.html", view)]
    found = lettered(addresses.PLACES, rows, _PLACES_A_PAGE, lambda row: row.name)
    chosen = frozenset(sorted(rows, key=lambda row: (-row.briefs, row.name, row.address))[:_PLACES_FIRST])
    most = tuple(row for row in rows if row in chosen)
    view = PlacesView(total, "", letters_of(found), most, _all(catalogue), Paging())
    pages = [Page(addresses.PLACES, "pages/places.html", view)]
    for letter, parts in found.items():
        for sheet in parts:
            view = PlacesView("", shown_letter(letter), None, sheet.items, None, sheet.paging)
            pages.append(Page(sheet.address, "pages/places.html", view))
    return pages


def _all(catalogue: Catalogue) -> Locator:
    return places_locator("The places named most", catalogue.library.places)


def _place(place: KnownPlace, catalogue: Catalogue) -> list[Page]:
    articles = list(dict.fromkeys(article for article, _ in reversed(place.appearances)))
    events = catalogue.events_with.get(place.id, [])
    rows = [catalogue.brief(article) for article in articles]
    pages = []
    found = stacked(addresses.place(place), rows, _BRIEFS_A_PAGE, day=_day)
    for sheet in found:
        first = sheet.paging.first
        view = PlaceView(
            name=place.name,
            country=_country(place),
            position=_position(place),
            geonames=place.geonames,
            as_of=day_if_any(catalogue.as_of(events)) if first else None,
            total=wording.count(len(articles), "brief") if first else "",
            map=locator(f"Where {place.name} is", [spot(place, len(articles), focus=True)]) if first else None,
            events=catalogue.events(events[-_EVENTS_SHOWN:]) if first else (),
            events_total=len(events) if first else 0,
            briefs=sheet.items,
            contents=months_of(found, _day, anchored=False) if first and len(found) > 1 else (),
            paging=sheet.paging,
        )
        pages.append(Page(sheet.address, "pages/place.html", view))
    return pages


def _country(place: KnownPlace) -> str:
    """The name of the country that a place lies in; "" of a country itself."""
    name = country_name(place.country)
    return "" if name == place.name else name


def _day(row: BriefRow) -> str:
    return row.day.iso


def _position(place: KnownPlace) -> str:
    """Latitude and longitude as people write them, to a kilometre or so."""
    if place.lat is None or place.lon is None:
        return ""
    north, east = ("N" if place.lat >= 0 else "S"), ("E" if place.lon >= 0 else "W")
    return f"{abs(place.lat):.2f}° {north}, {abs(place.lon):.2f}° {east}"
