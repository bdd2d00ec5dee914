"""What is known of states and their parts: names, codes, capitals, and the words made of their names.

Facts of GeoNames, as `tools/gazetteer.py` writes them; towns are in `towns`. Which one is meant is decided elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

from briefgen.language.names.wordlists import fold


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
    by_code: dict[str, str]  # the folded names of the parts of the United States by postal code


def lines_of(name: str) -> list[list[str]]:
    """The fields of a file's lines, comments left out."""
    text = resources.files("briefgen.language.english").joinpath(name).read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return [[field.strip() for field in line.split("|")] for line in lines]


@cache
def countries() -> Countries:
    """The states of the world, with the words made of their names."""
    found: dict[str, Country] = {}
    parts: dict[str, State] = {}
    for code, number, name, *capital in lines_of("names_states.txt"):
        if code.startswith("US-"):
            parts[fold(name)] = State(code[3:], name, int(number))
        else:
            found[code] = Country(code, name, int(number), capital[0] if capital else "")
    by_name: dict[str, Country] = {}
    by_adjective: dict[str, Country] = {}
    by_people: dict[str, Country] = {}
    for country in found.values():
        by_name[fold(country.name)] = country
        if country.name.startswith("The "):
            by_name[fold(country.name[4:])] = country
    for code, names, adjectives, *people in lines_of("names_countries.txt"):
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
    for city_or_state in ("georgia", "washington", "new york"):
        del parts[city_or_state]  # a state of the world, and two cities, first
    codes = {state.code: name for name, state in parts.items()}
    return Countries(by_name, by_adjective, by_people, by_capital, parts, codes)
