"""Which place on the map a name means, and when that stays open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from briefgen.extract.places import Spot, locate
from briefgen.language.analysis import Analysis


def spot(analysis: Analysis, name: str) -> Spot:
    number = next(n for n, named in enumerate(analysis.names) if named.name == name and named.kind == "place")
    return locate(analysis.names)[number]


@pytest.mark.parametrize(
    ("body", "name", "country"),
    [
        ("The talks in Lisbon went on. Portugal pays.", "Lisbon", "PT"),
        ("Voters in Tripoli queued. Lebanon last voted in spring, and Lebanon is tired.", "Tripoli", "LB"),
        ("Fighters left Tripoli. Libya and the Libyans wait.", "Tripoli", "LY"),
        ("They met in Montreux, Switzerland.", "Montreux", "CH"),
        ("A plant in Akron, Ohio, will close.", "Akron", "US"),
        ("Kenya has two seasons of rain.", "Kenya", "KE"),
        ("Rain fell in Georgia, and Georgia has no dams.", "Georgia", "GE"),
        ("Springfield, Ill. — The library closed on Monday.", "Springfield", "US"),
        ("The fire began in Surrey, England, at noon.", "Surrey", "GB"),
        ("Voters in British Columbia stayed at home.", "British Columbia", "CA"),
        ("In Tripoli, north of the Lebanese capital, tyres burned.", "Tripoli", "LB"),
        ("Cape Town is short of water.", "Cape Town", "ZA"),
        ("In San José, Costa Rica, it rained.", "San José", "CR"),
        ("In San Jose, California, it rained.", "San Jose", "US"),
        ("They met in Sana'a. Yemen pays.", "Sana'a", "YE"),
    ],
)
def test_country(read: Callable[..., Analysis], body: str, name: str, country: str) -> None:
    assert spot(read(body), name).country == country


def test_a_city_has_coordinates_and_a_geonames_id(read: Callable[..., Analysis]) -> None:
    found = spot(read("The talks in Lisbon went on. Portugal pays."), "Lisbon")
    assert found.geonames == 2267057
    assert found.lat == pytest.approx(38.7, abs=0.2)
    assert found.lon == pytest.approx(-9.1, abs=0.2)


def test_an_alternate_name_is_found(read: Callable[..., Analysis]) -> None:
    assert spot(read("The talks in Lisboa went on. Portugal pays."), "Lisboa").geonames == 2267057


def test_namesakes_without_context_stay_open(read: Callable[..., Analysis]) -> None:
    found = spot(read("She grew up in San Miguel with her aunt."), "San Miguel")
    assert (found.country, found.lat, found.geonames) == (None, None, None)
    assert found.why == ("not decided between namesakes",)


def test_a_place_south_of_another_lies_in_its_country(read: Callable[..., Analysis]) -> None:
    assert spot(read("Shells hit the village of Orvelle, south of Damascus."), "Orvelle").country == "SY"


def test_a_small_town_lies_where_the_large_ones_do(read: Callable[..., Analysis]) -> None:
    analysis = read("Syria sent envoys to Geneva. The talks in Montreux went on.")
    assert spot(analysis, "Montreux").country == "CH"


def test_a_lake_is_not_the_town_of_its_name(read: Callable[..., Analysis]) -> None:
    analysis = read("The United States and Syria met on the shore of Lake Geneva.")
    assert spot(analysis, "Lake Geneva") == Spot(why=("in no gazetteer",))


def test_a_state_nobody_knows_is_not_in_the_only_known_one(read: Callable[..., Analysis]) -> None:
    analysis = read("Orvelia's energy minister waited in the rain. Orvelia has asked Austria to help.")
    assert spot(analysis, "Orvelia").country is None


def test_the_adjectives_of_a_text_decide_between_namesakes(read: Callable[..., Analysis]) -> None:
    analysis = read("Voters in Tripoli queued for bread.")
    number = next(n for n, named in enumerate(analysis.names) if named.name == "Tripoli")
    assert locate(analysis.names, spoken=Counter({"LB": 3}))[number].country == "LB"
    assert locate(analysis.names, spoken=Counter({"LY": 3}))[number].country == "LY"
