"""The data of figures, from the library's values; the figures themselves know nothing of it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from briefgen.model import PartialDate
from briefgen.publish import addresses, wording
from briefgen.publish.figures.locator import Locator, Spot
from briefgen.publish.figures.timeline import Happening, Timeline
from briefgen.synthesis.contribution import EventPart
from briefgen.synthesis.events import KnownEvent, State, window
from briefgen.synthesis.places import KnownPlace

_EXACT = frozenset(("minute", "hour", "part-of-day", "day"))
_PLACES = 60  # places that go into a page's plan for its map
_DRAWN = 60  # events that go into a page's plan for its timeline, which draws fewer


def happening(event: EventPart | KnownEvent, state: State, address: str) -> Happening | None:
    """An event for a timeline; None where its date has no bound."""
    span = window(event.when)
    if event.when is None or span is None:
        return None
    return Happening(
        title=event.title,
        when=wording.partial_date(event.when),
        start=span.start,
        end=span.end,
        exact=_exact(event.when),
        state=state,
        state_words=wording.STATES[state],
        address=address,
    )


def _exact(when: PartialDate) -> bool:
    return when.precision in _EXACT and not (when.edtf and when.edtf[-1:] in "~?%")


def timeline(title: str, as_of: datetime.date, happenings: Iterable[Happening | None]) -> Timeline:
    found = tuple(one for one in happenings if one)
    return Timeline(title, as_of, wording.day(as_of), found)


def events_timeline(title: str, as_of: datetime.date, events: Iterable[KnownEvent]) -> Timeline:
    """A timeline of the library's events, each leading to its words in the newest article that reports it."""
    today = as_of.toordinal()

    def distance(event: KnownEvent) -> tuple[int, str]:
        span = event.window
        day = (span.end or span.start) if span else None
        return abs((day or as_of).toordinal() - today), event.id

    dated = sorted((event for event in events if event.window), key=distance)[:_DRAWN]
    return timeline(title, as_of, (happening(one, one.state, _words(one)) for one in dated))


def _words(event: KnownEvent) -> str:
    latest = event.latest
    return f"{addresses.brief(latest.article.id)}#{addresses.words(latest.event.id)}"


def locator(title: str, spots: Iterable[Spot], *, large: bool = False) -> Locator:
    """A map of places, the weightiest first; at most as many as a page's plan can bear."""
    ordered = sorted(spots, key=lambda spot: (not spot.focus, -spot.weight, spot.name, spot.address))
    return Locator(title, tuple(ordered[:_PLACES]), large)


def spot(place: KnownPlace, mentions: int, *, focus: bool = False) -> Spot:
    """A place of the library with how often it is meant."""
    return Spot(
        place.name, addresses.place(place), place.country, place.lat, place.lon, place.geonames, mentions, focus
    )


def places_locator(title: str, places: Iterable[KnownPlace], articles: frozenset[str] | None = None) -> Locator:
    """A map of the library's places, weighed by how often they are named, in these articles or, large, in all."""
    found = []
    for place in places:
        named = sum(part.mentions for article, part in place.appearances if articles is None or article in articles)
        if named:
            found.append(spot(place, named))
    return locator(title, found, large=articles is None)
