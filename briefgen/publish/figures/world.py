"""The world's land and borders, from Natural Earth by way of `tools/world.py`, which made the file beside this module.

Longitudes run on over the antimeridian in rings that cross it, and the ring of Antarctica goes round the pole.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import accumulate

import msgspec

Line = tuple[tuple[float, float], ...]
"""Points as (longitude, latitude) in degrees."""

FILE = "world.msgpack.z"


class Country(msgspec.Struct, frozen=True):
    """A country: where its name stands, and the radius in degrees of a circle as large as its main part."""

    code: str
    name: str
    geonames: int
    lon: float
    lat: float
    radius: float


class Stored(msgspec.Struct, frozen=True):
    """The file's content. An arc is its first point and the steps to the others, in parts of a degree.

    A ring lists arcs by number, `~number` for one that runs backwards.
    """

    source: str
    scale: int
    arcs: tuple[tuple[int, ...], ...]
    land: tuple[tuple[int, ...], ...]
    borders: tuple[int, ...]
    countries: tuple[Country, ...]


@dataclass(frozen=True, slots=True)
class World:
    """Land as closed rings, borders as lines, countries by ISO 3166-1 alpha-2 code."""

    source: str
    land: tuple[Line, ...] = field(repr=False)
    borders: tuple[Line, ...] = field(repr=False)
    countries: dict[str, Country] = field(repr=False)

    def country(self, code: str | None) -> Country | None:
        return self.countries.get(code or "")


def country_name(code: str | None) -> str:
    """A country's name by its ISO 3166-1 alpha-2 code; the code itself where the map has no such country."""
    country = world().country(code)
    return country.name if country else code or ""


@cache
def world() -> World:
    """The world, read at first use; about 30 ms in each process."""
    packed = files(__package__).joinpath(FILE).read_bytes()
    stored = msgspec.msgpack.decode(zlib.decompress(packed), type=Stored)
    arcs = [_points(arc, stored.scale) for arc in stored.arcs]
    return World(
        stored.source,
        tuple(_ring(ring, arcs) for ring in stored.land),
        tuple(unwrapped(arcs[number]) for number in stored.borders),
        {country.code: country for country in stored.countries},
    )


def _points(arc: tuple[int, ...], scale: int) -> Line:
    xs, ys = accumulate(arc[::2]), accumulate(arc[1::2])
    return tuple((x / scale, y / scale) for x, y in zip(xs, ys, strict=True))


def _ring(ring: tuple[int, ...], arcs: list[Line]) -> Line:
    """Arcs put together to a closed ring; one that goes round a pole is closed over it."""
    points: list[tuple[float, float]] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    line = unwrapped(points)
    (first, _), (last, _) = line[0], line[-1]
    if abs(last - first) < 180:
        return line
    pole = -90.0 if sum(lat for _, lat in line) < 0 else 90.0
    return (*line, (last, pole), (first, pole), line[0])


def unwrapped(points: Line | list[tuple[float, float]]) -> Line:
    """A line whose longitudes do not jump at the antimeridian but run on beyond 180 degrees."""
    found = []
    turn, before = 0, points[0][0]
    for lon, lat in points:
        if lon - before > 180:
            turn -= 360
        elif before - lon > 180:
            turn += 360
        before = lon
        found.append((lon + turn, lat))
    return tuple(found)
