"""The map beneath the places: which part of the world is shown, in which projection, and its land as a path.

Near by the projection is Mercator's, which keeps shapes; the whole world is drawn as Equal Earth, which keeps areas.
Windows snap to few sizes and positions, so that pages about one region share one drawing of it.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache

from briefgen.publish.figures.world import Country, Line, world

WIDTH, RATIO = 324.0, 0.68
_FIRST, _STEP = 9.0, 1.22  # the narrowest window in degrees of longitude, and how much wider the next is
_WIDEST, _NORTHERNMOST = 170.0, 80.0
_EDGE = 0.13  # part of the window that is kept free of places on each side
_FINE = 4  # parts of a unit that paths are written in
_NEAR = 0.9  # units; points closer than this are one
_DEGREE = 111.2  # kilometres
_WORLD_RATIO, _EARTH_WIDTH = 0.5, 5.42  # height by width of the whole world, and its width on a globe of radius 1
_EQUAL_EARTH = (1.340264, -0.081106, 0.000893, 0.003796)

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Window:
    """A part of the map: its centre and width in degrees, the centre's latitude after Mercator; or the whole world.

    It is drawn `scale` times as large as on a phone.
    """

    x: float
    y: float
    width: float
    scale: float = 1.0

    @property
    def is_world(self) -> bool:
        return self.width >= 360

    @property
    def room(self) -> float:
        """The drawing's width in its units."""
        return WIDTH * self.scale

    @property
    def height(self) -> float:
        """The drawing's height in its units."""
        return self.room * (_WORLD_RATIO if self.is_world else RATIO)

    @property
    def unit(self) -> float:
        """Units a degree of longitude."""
        return self.room / self.width

    def at(self, lon: float, lat: float) -> Point:
        """Where a point of the earth stands in the drawing; inside or not."""
        lon = self.x + (lon - self.x + 180) % 360 - 180
        if self.is_world:
            return self.round(lon, lat)
        return self.flat(lon, mercator(lat))

    def flat(self, lon: float, y: float) -> Point:
        """The same for a point already after Mercator, its longitude not taken round the earth."""
        return (lon - self.x) * self.unit + self.room / 2, (self.y - y) * self.unit + self.height / 2

    def round(self, lon: float, lat: float) -> Point:
        """The same on the map of the whole world."""
        x, y = _equal_earth(lon - self.x, lat)
        unit = self.room / _EARTH_WIDTH
        return self.room / 2 + x * unit, self.height / 2 - y * unit

    def kilometres(self, units: float) -> float:
        """How long a stretch in the middle of the drawing is."""
        return units / self.unit * _DEGREE * math.cos(math.radians(latitude(self.y)))

    def holds(self, at: Point, *, margin: float = 0.0) -> bool:
        return margin <= at[0] <= self.room - margin and margin <= at[1] <= self.height - margin


@dataclass(frozen=True, slots=True)
class Basemap:
    """The drawing of a window: paths in quarters of a unit, and the countries whose names could stand on it."""

    land: str = field(repr=False)
    borders: str = field(repr=False)
    countries: tuple[Country, ...] = field(repr=False)


def mercator(lat: float) -> float:
    """A latitude as Mercator draws it, in degrees of longitude at the equator."""
    lat = min(max(lat, -84.0), 84.0)
    return math.degrees(math.log(math.tan(math.pi / 4 + math.radians(lat) / 2)))


def latitude(y: float) -> float:
    return math.degrees(2 * math.atan(math.exp(math.radians(y))) - math.pi / 2)


def window_of(points: Iterable[Point]) -> Window:
    """The window around points of the earth, (longitude, latitude), with the land about them for context."""
    found = sorted({((lon + 180) % 360 - 180, lat) for lon, lat in points})
    west, east = _span([lon for lon, _ in found])
    south, north = min(lat for _, lat in found), max(lat for _, lat in found)
    x = ((west + east) / 2 + 180) % 360 - 180
    low, high = mercator(south), mercator(north)
    free = 1 - 2 * _EDGE
    # A town far in the north is seen with as many kilometres about it as one at the equator.
    least = _FIRST / max(0.35, math.cos(math.radians(latitude((low + high) / 2))))
    needed = max((east - west) / free, (high - low) / free / RATIO, least)
    width = _FIRST * _STEP ** math.ceil(math.log(needed / _FIRST, _STEP) - 1e-9)
    if width > _WIDEST or max(abs(south), abs(north)) > _NORTHERNMOST:
        return Window(round(x / 30) * 30, 0.0, 360.0)
    step = width / 24
    return Window(round(x / step) * step, round((low + high) / 2 / step) * step, width)


def _span(longitudes: list[float]) -> tuple[float, float]:
    """The shortest stretch from west to east that holds all, the east beyond 180 where it crosses the antimeridian."""
    after = [*longitudes[1:], longitudes[0] + 360]
    gaps = [east - west for west, east in zip(longitudes, after, strict=True)]
    widest = max(range(len(gaps)), key=gaps.__getitem__)
    west = after[widest]
    return west, longitudes[widest] + (360 if longitudes[widest] < west else 0)


def _equal_earth(lon: float, lat: float) -> Point:
    """The projection of Šavrič, Patterson and Jenny, on a globe of radius 1."""
    a1, a2, a3, a4 = _EQUAL_EARTH
    theta = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(lat)))
    t2 = theta * theta
    t6 = t2 * t2 * t2
    x = (
        2
        * math.sqrt(3)
        * math.radians(lon)
        * math.cos(theta)
        / (3 * (9 * a4 * t6 * t2 + 7 * a3 * t6 + 3 * a2 * t2 + a1))
    )
    y = theta * (a4 * t6 * t2 + a3 * t6 + a2 * t2 + a1)
    return x, y


@dataclass(frozen=True, slots=True)
class _Flat:
    """A line after Mercator, with the box it lies in."""

    points: Line = field(repr=False)
    left: float
    low: float
    right: float
    high: float


def _flattened(line: Line) -> _Flat:
    points = tuple((lon, mercator(lat)) for lon, lat in line)
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return _Flat(points, min(xs), min(ys), max(xs), max(ys))


@cache
def _flat_world() -> tuple[tuple[_Flat, ...], tuple[_Flat, ...]]:
    return tuple(map(_flattened, world().land)), tuple(map(_flattened, world().borders))


@lru_cache(maxsize=512)
def basemap(window: Window) -> Basemap:
    """The drawing of a window; kept, since pages of a region share it."""
    return _whole_world(window) if window.is_world else _part(window)


def _part(window: Window) -> Basemap:
    land, borders = _flat_world()
    # A little more than is seen, so that the line where land is cut stays out of sight.
    wide, high = window.width * 0.52, window.width * RATIO * 0.53
    box = (window.x - wide, window.y - high, window.x + wide, window.y + high)
    rings = (_clipped_ring(points, box) for points in _within(land, box))
    lines = (part for points in _within(borders, box) for part in _clipped_line(points, box))
    return Basemap(
        "".join(_path([window.flat(*point) for point in ring], closed=True) for ring in rings),
        "".join(_path([window.flat(*point) for point in line], closed=False) for line in lines),
        _names(window),
    )


def _within(lines: tuple[_Flat, ...], box: tuple[float, float, float, float]) -> Iterator[Line]:
    """The lines that could meet a box, turned round the earth to where the box is."""
    left, low, right, high = box
    for line in lines:
        if line.low <= high and line.high >= low:
            for turn in (-360, 0, 360):
                if line.left + turn <= right and line.right + turn >= left:
                    yield tuple((x + turn, y) for x, y in line.points) if turn else line.points


def _whole_world(window: Window) -> Basemap:
    middle = window.x
    box = (middle - 180, -90.0, middle + 180, 90.0)
    flat = [_Flat(ring, min(x for x, _ in ring), -90, max(x for x, _ in ring), 90) for ring in world().land]
    rings = (_clipped_ring(points, box) for points in _within(tuple(flat), box))
    edges = [_Flat(line, min(x for x, _ in line), -90, max(x for x, _ in line), 90) for line in world().borders]
    lines = (part for points in _within(tuple(edges), box) for part in _clipped_line(points, box))
    return Basemap(
        "".join(_path([window.round(*point) for point in ring], closed=True) for ring in rings),
        "".join(_path([window.round(*point) for point in line], closed=False) for line in lines),
        (),
    )


def _names(window: Window) -> tuple[Country, ...]:
    """The countries whose middle is seen and that are large enough to carry a name, the largest first."""
    found = [
        country
        for country in world().countries.values()
        if country.radius * window.unit > 12 and window.holds(window.at(country.lon, country.lat), margin=8)
    ]
    return tuple(sorted(found, key=lambda country: (-country.radius, country.code)))


def _clipped_ring(points: Line, box: tuple[float, float, float, float]) -> list[Point]:
    """The part of a closed ring that lies in a box: Sutherland and Hodgman's way, a side at a time."""
    found = list(points)
    for axis, limit, keep_above in ((0, box[0], True), (0, box[2], False), (1, box[1], True), (1, box[3], False)):
        if not found:
            break
        inside = [(point[axis] >= limit) == keep_above for point in found]
        if all(inside):
            continue
        kept: list[Point] = []
        for number, point in enumerate(found):
            if inside[number] != inside[number - 1]:
                kept.append(_crossing(found[number - 1], point, axis, limit))
            if inside[number]:
                kept.append(point)
        found = kept
    return found


def _crossing(one: Point, other: Point, axis: int, limit: float) -> Point:
    part = (limit - one[axis]) / (other[axis] - one[axis]) if other[axis] != one[axis] else 0.0
    across = one[1 - axis] + part * (other[1 - axis] - one[1 - axis])
    return (limit, across) if axis == 0 else (across, limit)


def _clipped_line(points: Line, box: tuple[float, float, float, float]) -> Iterator[list[Point]]:
    """The stretches of a line near a box: whole segments, so that each reaches its edge."""
    left, low, right, high = box
    part: list[Point] = []
    for one, other in itertools.pairwise(points):
        beside = max(one[0], other[0]) < left or min(one[0], other[0]) > right
        if beside or max(one[1], other[1]) < low or min(one[1], other[1]) > high:
            if part:
                yield part
            part = []
        else:
            part = [*part, other] if part else [one, other]
    if part:
        yield part


def _path(points: list[Point], *, closed: bool) -> str:
    """A line as a path in quarters of a unit; empty where it is too small to be seen."""
    if len(points) < 2:
        return ""
    kept = [points[0]]
    for point in points[1:-1]:
        if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= _NEAR:
            kept.append(point)
    kept.append(points[-1])
    steps = [(round(x * _FINE), round(y * _FINE)) for x, y in kept]
    if closed:
        xs, ys = [x for x, _ in steps], [y for _, y in steps]
        if max(xs) - min(xs) < _FINE or max(ys) - min(ys) < _FINE:
            return ""
    (x, y), *rest = steps
    found = [f"M{x} {y}l"]
    first = True
    for nx, ny in rest:
        if (nx, ny) != (x, y):
            dx, dy = nx - x, ny - y
            found.append(f"{'' if first or dx < 0 else ' '}{dx}{'' if dy < 0 else ' '}{dy}")
            x, y, first = nx, ny, False
    if first:
        return ""
    return "".join(found) + ("z" if closed else "")
