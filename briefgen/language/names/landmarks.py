"""Parts of states, and rivers, mountains, lakes and seas, by name. Which one is meant is decided elsewhere.

Facts as `tools/landmarks.py` writes them, of ISO 3166-2 and Natural Earth.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from briefgen.language.names.gazetteer import lines_of
from briefgen.language.names.wordlists import unaccented


@dataclass(frozen=True, slots=True)
class Province:
    """A part of a state, in degrees; `country` is the state's ISO 3166-1 alpha-2 code."""

    country: str
    latitude: float
    longitude: float


def provinces_named(name: str) -> tuple[Province, ...]:
    """The parts of states that bear a name; accents, case and apostrophes do not matter."""
    return _provinces().get(key(name), ())


def landform_named(name: str) -> str:
    """Returns "river", "mountain", "lake", "sea" or "cape" where one bears the name, else ""."""
    return _landforms().get(key(name), "")


def key(name: str) -> str:
    """A name as these lists have it."""
    return unaccented(name).replace("'", "").replace("`", "")


@cache
def _provinces() -> dict[str, tuple[Province, ...]]:
    found: dict[str, tuple[Province, ...]] = {}
    for country, latitude, longitude, names in lines_of("names_provinces.txt"):
        part = Province(country, float(latitude), float(longitude))
        for name in names.split(","):
            found[name] = (*found.get(name, ()), part)
    return found


@cache
def _landforms() -> dict[str, str]:
    return {name: kind for kind, name in lines_of("names_landforms.txt")}
