"""The map: what of the world it shows, points and rings, labels apart, and the antimeridian."""

from __future__ import annotations

import gzip
import itertools
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from figure_checks import check, golden_text
from golden import Case, read_cases
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.publish.figures import basemap
from briefgen.publish.figures.basemap import WIDTH, latitude, mercator, window_of
from briefgen.publish.figures.locator import Locator, Spot
from briefgen.publish.figures.world import unwrapped, world

CASES = Path(__file__).parents[2] / "fixtures" / "figures" / "locator.md"
CODES = sorted(world().countries)


def town(name: str, lon: float, lat: float, *, weight: int = 1, focus: bool = False) -> Spot:
    return Spot(name, f"places/{name.lower()}.html", None, lat, lon, 1, weight, focus)


def country(code: str, *, focus: bool = False) -> Spot:
    known = world().countries[code]
    return Spot(known.name, "places/c.html", code, None, None, known.geonames, 1, focus)


@pytest.mark.parametrize("case", read_cases(CASES), ids=str)
def test_golden_maps(case: Case, golden: Callable[[Case, str], None]) -> None:
    figure = msgspec.json.decode(case.input, type=Locator).draw("m", "../")
    if figure:
        check(figure)
    golden(case, golden_text(figure) if figure else "nothing\n")


SPOTS = st.builds(
    Spot,
    st.text(max_size=40),
    st.sampled_from(["", "places/a.html"]),
    st.sampled_from([*CODES, None]),
    st.one_of(st.none(), st.floats(-90, 90)),
    st.one_of(st.none(), st.floats(-180, 180)),
    st.one_of(st.none(), st.sampled_from([one.geonames for one in world().countries.values()])),
    st.integers(1, 50),
    st.booleans(),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(SPOTS, max_size=30))
def test_any_places_stay_on_the_map_and_apart(spots: list[Spot]) -> None:
    locator = Locator("Places", tuple(spots))
    figure = locator.draw("m")
    assert figure == locator.draw("m")
    if figure:
        check(figure)
        assert len(figure.table.rows) == len(spots)


@settings(deadline=None)
@given(st.lists(st.tuples(st.floats(-180, 180), st.floats(-79, 79)), min_size=1, max_size=12))
def test_a_window_holds_its_points(points: list[tuple[float, float]]) -> None:
    window = window_of(points)
    assert all(window.holds(window.at(*point)) for point in points)


@given(st.floats(-83, 83))
def test_mercator_and_back(lat: float) -> None:
    assert latitude(mercator(lat)) == pytest.approx(lat, abs=1e-9)


def test_islands_on_both_sides_of_the_antimeridian_are_near() -> None:
    window = window_of([(178.44, -18.14), (-171.77, -13.83)])
    assert window.width < 25
    suva, apia = window.at(178.44, -18.14), window.at(-171.77, -13.83)
    assert suva[0] < WIDTH / 2 < apia[0]
    assert basemap.basemap(window).land


def test_a_line_over_the_antimeridian_runs_on() -> None:
    assert unwrapped(((179.0, 0.0), (-179.0, 1.0), (179.5, 2.0))) == ((179.0, 0.0), (181.0, 1.0), (179.5, 2.0))


def test_land_is_under_towns_and_the_sea_is_not() -> None:
    """Towns inland lie inside a ring of land, points at sea in none: projection and geometry agree."""

    def on_land(lon: float, lat: float) -> bool:
        crossings = 0
        for ring in world().land:
            for turn in (-360, 0, 360):
                for (x1, y1), (x2, y2) in itertools.pairwise(ring):
                    if (y1 > lat) != (y2 > lat) and lon + turn < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
                        crossings += 1
        return crossings % 2 == 1

    assert all(on_land(*at) for at in [(36.7, 34.7), (-99.1, 19.4), (135.0, -25.0), (100.0, 62.0), (178.0, 66.5)])
    assert not any(on_land(*at) for at in [(-30.0, 40.0), (150.0, 10.0), (5.0, 38.0), (-175.0, 0.0)])


def test_one_country_alone_is_said_and_not_drawn_unless_the_page_is_about_it() -> None:
    assert Locator("Places", (country("MA"),)).draw("m") is None
    figure = Locator("Places", (country("MA", focus=True),)).draw("m")
    assert figure
    assert "spot-ring" in figure.drawings[0].markup
    assert Locator("Places", (Spot("Anywhere", "", "MA", None, None, None, 1, True),)).draw("m") is None


def test_a_map_shows_where_most_of_it_happens() -> None:
    near = [town(f"Town{n}", 10 + n, 50, weight=5) for n in range(4)]
    figure = Locator("Places", (*near, town("Auckland", 174.8, -36.8))).draw("m")
    assert figure
    assert figure.note == "Beyond this map: Auckland."
    whole = Locator("Places", (near[0], town("Auckland", 174.8, -36.8, weight=5))).draw("m")
    assert whole
    assert whole.note == ""


def test_a_large_map_has_its_land_once_and_two_drawings() -> None:
    towns = tuple(town(f"Town{n}", 3.0 * n, 40 + n % 5) for n in range(9))
    figure = Locator("Places", towns, large=True).draw("m")
    assert figure
    check(figure)
    narrow, wide = (drawing.markup for drawing in figure.drawings)
    assert ('class="land"' in narrow, 'class="land"' in wide) == (False, True)
    assert 'href="#m-wide-land"' in narrow
    assert 'id="m-wide-land"' in wide


def test_every_country_can_be_drawn_small() -> None:
    for code in CODES:
        figure = Locator("Places", (country(code, focus=True),)).draw("m")
        assert figure, code
        assert len(gzip.compress(figure.drawings[0].markup.encode())) < 12_000, code


def test_source_and_licence_are_in_the_file() -> None:
    assert "Natural Earth" in world().source
    assert "public domain" in world().source
