"""The locator map: towns as points, countries as rings about their middle, on the part of the world they lie in."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefgen.publish.figures import basemap, svg
from briefgen.publish.figures.basemap import WIDTH, Window
from briefgen.publish.figures.figure import Cell, Drawing, Figure, Fit, Key, Setting, Table, drawing, symbol
from briefgen.publish.figures.labels import Ground, written
from briefgen.publish.figures.world import world

_SIZE, _SMALL = 12.0, 11.0
_DOT = 3.2
_LARGE = 1.9  # how much larger a large map is on a wide page
_PLAIN_RING, _SMALLEST_RING = 9.0, 4.0
_CLUSTERS = ((8.0, 6.0), (15.0, 11.0), (28.0, 20.0))  # degrees to each side
_ENOUGH, _FEWEST = 0.68, 3  # part of all mentions, and places, that make a map of one part of the world
_MOST_LABELLED, _MOST_TOLD, _MOST_NAMED = 40, 8, 7
_ASIDE = (0, -10, 10, -20, 20)  # where a country's name may stand, from its middle up or down
_BARS = (50, 100, 200, 500, 1000, 2000)  # kilometres


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with what is known of where it is; `geonames` tells whether it is a country.

    `focus` is drawn stronger.
    """

    name: str
    address: str
    country: str | None
    lat: float | None
    lon: float | None
    geonames: int | None
    weight: int
    focus: bool = False


@dataclass(frozen=True, slots=True)
class Located:
    """A spot on the earth; `radius` in degrees is 0 for a point, and otherwise how far a country reaches."""

    spot: Spot
    lon: float
    lat: float
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Locator:
    """Places to find on the earth, the weightiest first. A `large` map has a second drawing for wide pages."""

    title: str
    spots: tuple[Spot, ...]
    large: bool = False

    def draw(self, id: str, root: str = "") -> Figure | None:
        """The map with its legend and table; None where nothing is known of where the places are."""
        found = [one for one in map(_located, self.spots) if one]
        # One country is better said than drawn, unless the page is about it.
        if not any(one.radius == 0 or one.spot.focus for one in found) and len(found) < 2:
            return None
        shown = _together(found)
        window = basemap.window_of((one.lon, one.lat) for one in shown)
        window = _with_rings(window, shown)
        setting = Setting(id, root, self.title, _description(shown))
        fits: tuple[tuple[Fit, float], ...] = (("narrow", 1.0), ("wide", _LARGE)) if self.large else (("any", 1.0),)
        drawings = tuple(_drawn(shown, replace(window, scale=scale), setting, fit) for fit, scale in fits)
        on_map = {one.spot for one in shown}
        return Figure(
            "map", self.title, drawings, _table(self.spots, on_map), _keys(shown), _note(self.spots, found, shown)
        )


def _located(spot: Spot) -> Located | None:
    if spot.lat is not None and spot.lon is not None:
        return Located(spot, spot.lon, spot.lat)
    country = world().country(spot.country)
    if country is None or spot.geonames != country.geonames:
        return None  # somewhere in a country is not to be drawn as its middle
    return Located(spot, country.lon, country.lat, max(country.radius, 0.3))


def _together(found: list[Located]) -> list[Located]:
    """The places of the smallest part of the world in which most of it happens; all where it happens all over."""
    total = sum(one.spot.weight for one in found)
    focus = [one for one in found if one.spot.focus]
    for reach in _CLUSTERS:
        parts = [_near(one, found, reach) for one in found]
        best = max(parts, key=lambda part: sum(one.spot.weight for one in part))
        enough = sum(one.spot.weight for one in best) >= _ENOUGH * total
        if enough and len(best) >= _FEWEST and all(one in best for one in focus):
            return best
    return found


def _near(one: Located, found: list[Located], reach: tuple[float, float]) -> list[Located]:
    """The places so many degrees about one, itself among them."""
    wide = reach[0] / max(0.3, math.cos(math.radians(one.lat)))

    def is_near(other: Located) -> bool:
        return abs((other.lon - one.lon + 180) % 360 - 180) <= wide and abs(other.lat - one.lat) <= reach[1]

    return [other for other in found if is_near(other)]


def _with_rings(window: Window, shown: list[Located]) -> Window:
    """A window wide enough for the rings of countries, as far as that is sensible."""
    if window.is_world:
        return window
    corners = []
    for one in shown:
        reach = min(one.radius, 25.0)
        corners += [(one.lon - reach, one.lat), (one.lon + reach, one.lat)]
        corners += [(one.lon, max(one.lat - reach, -75.0)), (one.lon, min(one.lat + reach, 75.0))]
    return basemap.window_of(corners)


def _drawn(shown: list[Located], window: Window, setting: Setting, fit: Fit) -> Drawing:
    root = setting.root
    ground = Ground(window.room, window.height)
    base = basemap.basemap(window if fit != "narrow" else replace(window, scale=_LARGE))
    bar = _scale(window, ground)
    placed = [(one, *_inside(window.at(one.lon, one.lat), window)) for one in shown]
    for one, x, y in placed:
        if not one.radius:
            ground.take((x - _DOT, y - _DOT, x + _DOT, y + _DOT))
    labels = []
    ordered = sorted(placed, key=lambda p: (not p[0].spot.focus, p[0].radius > 0, -p[0].spot.weight, p[0].spot.name))
    for one, x, y in ordered[:_MOST_LABELLED]:
        words = svg.fitted(one.spot.name, WIDTH * 0.4, _SIZE)
        css = "map-label map-focus" if one.spot.focus else "map-label"
        # A country's name stands in its ring, or outside it where that is taken.
        label = ground.over(words, x, y, size=_SIZE) if one.radius else None
        reach = (_radius(one, x, y, window) if one.radius else _DOT) + 3
        label = label or (ground.beside(words, x, y, reach=reach, size=_SIZE) if words else None)
        if label:
            labels.append(svg.link(one.spot.address, root, written(label, css)))
    rings, marks = [], []
    for one, x, y in reversed(ordered):
        title = svg.element("title", svg.text(f"{one.spot.name}{_told(one.spot)}"))
        if one.radius:
            rings.append(svg.element("g", title, _ring(one, x, y, window)))
        else:
            marks.append(svg.link(one.spot.address, root, title, _dot(one, x, y)))
    content = [_land(base, setting, fit), *rings, *_context(base, window, shown, ground), bar, *marks, *labels]
    linked = any(one.spot.address for one in shown)
    return drawing(content, setting, size=(window.room, window.height), linked=linked, fit=fit)


def _inside(at: tuple[float, float], window: Window) -> tuple[float, float]:
    """A place moved in by as much as its mark needs; at the poles that is at most the mark's own size."""
    edge = _DOT + 2
    return min(max(at[0], edge), window.room - edge), min(max(at[1], edge), window.height - edge)


def _land(base: basemap.Basemap, setting: Setting, fit: Fit) -> str:
    """Land and borders; of two drawings only the larger has them, and the other one shows the same smaller."""
    id = f"{setting.id_of('wide')}-land"
    if fit == "narrow":
        return svg.element("use", href=f"#{id}", transform=f"scale({1 / _LARGE:.4f})")
    paths = [svg.element("path", d=base.land, css="land")]
    if base.borders:
        paths.append(svg.element("path", d=base.borders, css="land-borders"))
    group = svg.element("g", *paths, transform="scale(.25)")
    return svg.element("g", group, id=id) if fit == "wide" else group


def _dot(one: Located, x: float, y: float) -> str:
    css = "spot spot-focus" if one.spot.focus else "spot"
    return svg.element("circle", cx=x, cy=y, r=_DOT + 1 if one.spot.focus else _DOT, css=css)


def _ring(one: Located, x: float, y: float, window: Window) -> str:
    css = "spot spot-ring spot-focus" if one.spot.focus else "spot spot-ring"
    return svg.element("circle", cx=x, cy=y, r=_radius(one, x, y, window), css=css)


def _radius(one: Located, x: float, y: float, window: Window) -> float:
    """A ring as large as the country, or as large as the map has room for."""
    room = min(x, window.room - x, y, window.height - y) - 1
    return max(_SMALLEST_RING, min(max(one.radius * window.unit, _PLAIN_RING), room))


def _context(base: basemap.Basemap, window: Window, shown: list[Located], ground: Ground) -> list[str]:
    """Names of countries about the places, where there is room; those that are places themselves have theirs."""
    named = {one.spot.geonames for one in shown}
    found: list[str] = []
    for country in base.countries:
        x, y = window.at(country.lon, country.lat)
        if len(found) < _MOST_NAMED and country.geonames not in named:
            tries = (ground.over(country.name, x, y + aside, size=_SMALL) for aside in _ASIDE)
            if label := next((one for one in tries if one), None):
                found.append(written(label, "figure-faint map-country"))
    return found


def _scale(window: Window, ground: Ground) -> str:
    """A bar of so many kilometres in a lower corner; none for the whole world, where it would be true nowhere."""
    if window.is_world:
        return ""
    kilometre = 1 / window.kilometres(1.0)
    length = next((one for one in reversed(_BARS) if one * kilometre <= WIDTH * 0.28), _BARS[0])
    end, y = 6 + length * kilometre, window.height - 7
    ground.take((0, y - 18, end + 4, window.height))
    words = f"{length} km"
    ground.take((0, y - 18, 8 + svg.width(words, _SMALL), window.height))
    bar = f"M6 {svg.number(y - 3)}v3H{svg.number(end)}v-3"
    return svg.element("path", d=bar, css="map-scale") + svg.element(
        "text", svg.text(words), x=6, y=y - 6, css="figure-faint"
    )


def _told(spot: Spot) -> str:
    return f", {spot.weight} mentions" if spot.weight > 1 else ""


def _keys(shown: list[Located]) -> tuple[Key, ...]:
    if not any(one.radius for one in shown):
        return ()
    ring = svg.element("circle", cx=12, cy=6, r=5, css="spot spot-ring")
    dot = svg.element("circle", cx=12, cy=6, r=_DOT, css="spot")
    return Key(symbol(dot), "a town"), Key(symbol(ring), "a country as a whole")


def _note(spots: Sequence[Spot], found: list[Located], shown: list[Located]) -> str:
    """What is not on the map: what lies elsewhere, and what could not be located."""
    located, on_map = {one.spot for one in found}, {one.spot for one in shown}
    beyond = [spot.name for spot in spots if spot in located and spot not in on_map]
    unknown = [spot.name for spot in spots if spot not in located]
    told = [
        f"{words}: {_listed(names)}."
        for words, names in (("Beyond this map", beyond), ("Not located", unknown))
        if names
    ]
    return " ".join(told)


def _listed(names: list[str]) -> str:
    more = f" and {len(names) - _MOST_TOLD} more" if len(names) > _MOST_TOLD else ""
    return ", ".join(names[:_MOST_TOLD]) + more


def _description(shown: list[Located]) -> str:
    return f"A map with {_listed([one.spot.name for one in shown])}. The table below lists the places."


def _table(spots: Sequence[Spot], on_map: set[Spot]) -> Table:
    rows = []
    for spot in spots:
        country = world().country(spot.country)
        kind = "town" if spot.lat is not None else "country"
        where = kind if spot in on_map else "not on the map"
        name = country.name if country else spot.country or ""
        rows.append((Cell(spot.name, spot.address), Cell(name), Cell(where), Cell(str(spot.weight))))
    return Table(("Place", "Country", "Shown as", "Mentions"), tuple(rows))
