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
    """An event for a timeline, at its date or else at the one that it was moved from or called off for.

    None where neither has a bound.
    """
    part = event.latest.event if isinstance(event, KnownEvent) else event
    when, former = event.when, part.formerly
    if window(when) is None:
        when, former = former, None
    span = window(when)
    if when is None or span is None:
        return None
    before = window(former)
    return Happening(
        title=event.title,
        when=wording.partial_date(when),
        start=span.start,
        end=span.end,
        exact=_exact(when),
        state=state,
        state_words=wording.STATES[state],
        address=address,
        former=before.start if before and before.start == before.end else None,
        former_words=wording.partial_date(former) if former and before else "",
    )


def _exact(when: PartialDate) -> bool:
    return when.precision in _EXACT and not (when.edtf and when.edtf[-1:] in "~?%")


def timeline(title: str, as_of: datetime.date | None, happenings: Iterable[Happening | None]) -> Timeline:
    found = tuple(one for one in happenings if one)
    return Timeline(title, as_of, wording.day(as_of) if as_of else "", found)


def events_timeline(title: str, as_of: datetime.date | None, events: Iterable[KnownEvent]) -> Timeline:
    """A timeline of the library's events, each leading to its words in the newest article that reports it."""
    today = (as_of or datetime.date.max).toordinal()

    def distance(event: KnownEvent) -> tuple[int, str]:
        span = event.window
        day = (span.end or span.start) if span else None
        return abs(day.toordinal() - today) if day else 0, event.id

    dated = sorted((event for event in events if event.window or event.latest.event.formerly), key=distance)[:_DRAWN]
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
