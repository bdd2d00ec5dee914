"""The same place over many articles: by its GeoNames number, otherwise by name and country."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from briefgen.synthesis.contribution import Contribution, PlacePart, short_id
from briefgen.synthesis.naming import normalised, sort_key


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A place of the library. `appearances` pairs article ids with the article's own part, oldest first."""

    id: str
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    geonames: int | None
    appearances: tuple[tuple[str, PlacePart], ...] = field(repr=False)


def tie_places(contributions: Iterable[Contribution]) -> tuple[KnownPlace, ...]:
    """All places of the contributions (given oldest first), tied over articles, in alphabetical order."""
    groups: dict[str, list[tuple[str, PlacePart]]] = defaultdict(list)
    for contribution in contributions:
        for part in contribution.places:
            groups[_key(part)].append((contribution.article.id, part))
    known = [_known(key, appearances) for key, appearances in groups.items()]
    return tuple(sorted(known, key=lambda place: (sort_key(place.name), place.id)))


def _key(part: PlacePart) -> str:
    return f"geonames {part.geonames}" if part.geonames else f"{normalised(part.name)}\x1f{part.country or ''}"


def _known(key: str, appearances: list[tuple[str, PlacePart]]) -> KnownPlace:
    names = Counter(part.name for _, part in appearances)
    first = appearances[0][1]
    return KnownPlace(
        id=short_id("place", key),
        name=min(names, key=lambda name: (-names[name], -len(name), name)),
        country=first.country,
        lat=first.lat,
        lon=first.lon,
        geonames=first.geonames,
        appearances=tuple(appearances),
    )
