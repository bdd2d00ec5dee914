"""Towns and states as the package ships them: found by every name, as their tool packs them."""

from __future__ import annotations

import sys
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.language.names.gazetteer import countries
from briefgen.language.names.towns import FILE, cities_known_as, cities_named

TOOLS = str(Path(__file__).parents[2] / "tools")


def test_a_town_has_its_place_its_state_and_its_district() -> None:
    (akron, *_) = cities_named("Akron")
    assert (akron.name, akron.countrycode, akron.admin1code, akron.geonameid) == ("Akron", "US", "OH", 5145476)
    assert (round(akron.latitude, 2), round(akron.longitude, 2)) == (41.08, -81.52)


def test_namesakes_come_with_the_most_people_first() -> None:
    people = [city.population for city in cities_named("Springfield")]
    assert len(people) > 5
    assert people == sorted(people, reverse=True)


def test_accents_are_found_without_but_a_name_with_accents_means_itself() -> None:
    assert {"San Jose", "San José"} <= {city.name for city in cities_named("San Jose")}
    assert {city.name for city in cities_named("San José")} == {"San José"}
    assert cities_named("MALAGA")[0].name == "Málaga"


@pytest.mark.parametrize(
    ("other", "usual"),
    [("Lisboa", "Lisbon"), ("Kiev", "Kyiv"), ("Sana'a", "Sanaa"), ("Sana’a", "Sanaa"), ("Peking", "Beijing")],
)  # fmt: skip
def test_a_town_is_known_by_its_other_names(other: str, usual: str) -> None:
    assert cities_known_as(other)[0].name == usual
    assert not any(city.name == usual for city in cities_named(other)) or other.startswith("Sana")


@given(st.text(max_size=30))
def test_any_text_may_be_asked_for(name: str) -> None:
    assert set(cities_named(name)) <= set(cities_known_as(name))


def test_states_have_code_number_and_capital() -> None:
    mali = countries().by_name["mali"]
    assert (mali.code, mali.capital, mali.geonames) == ("ML", "Bamako", 2453866)
    assert countries().by_capital["bamako"] is mali
    assert countries().states["ohio"].code == "OH"


@pytest.mark.slow
def test_the_files_are_what_the_tool_makes_of_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(TOOLS)
    sys.modules.pop("gazetteer", None)
    tool = __import__("gazetteer")
    towns = list(tool._data("cities5000.json").values())
    assert tool.packed(towns) == (files("briefgen.language.names") / FILE).read_bytes()
    text = (files("briefgen.language.english") / "names_states.txt").read_text(encoding="utf-8")
    assert text == tool.STATES_HEAD + "".join(f"{line}\n" for line in tool.states())
