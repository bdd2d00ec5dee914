"""Courses over time: sums kept however months are put together, and nothing drawn of too little."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import msgspec
import pytest
from figure_checks import check, golden_text
from golden import Case, read_cases
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.publish.figures.trends import Spark, Trend, Trends, is_telling

CASES = Path(__file__).parents[2] / "fixtures" / "figures" / "trends.md"
JANUARY = 2020 * 12


@pytest.mark.parametrize("case", read_cases(CASES), ids=str)
def test_golden_trends(case: Case, golden: Callable[[Case, str], None]) -> None:
    figure = msgspec.json.decode(case.input, type=Trends).draw("t", "../")
    if figure:
        check(figure)
    golden(case, golden_text(figure) if figure else "nothing\n")


@st.composite
def trends(draw: st.DrawFn) -> Trends:
    months = draw(st.integers(1, 400))
    counts = st.lists(st.sampled_from([0, 0, 0, 1, 2, 5, 40, 1000]), min_size=months, max_size=months).map(tuple)
    rows = draw(st.lists(st.builds(Trend, st.text(max_size=40), st.sampled_from(["", "a.html"]), counts), max_size=8))
    return Trends("Mentions", "mentions", draw(st.integers(1900 * 12, 2030 * 12)), tuple(rows))


@settings(max_examples=60, deadline=None)
@given(trends())
def test_any_course_stays_in_its_box_and_keeps_its_sum(course: Trends) -> None:
    figure = course.draw("t")
    assert figure == course.draw("t")
    telling = [row for row in course.rows if is_telling(row.counts)]
    assert (figure is None) == (not telling)
    if figure:
        check(figure)
        for number, row in enumerate(telling, 1):
            assert sum(int(cells[number].words) for cells in figure.table.rows) == sum(row.counts)


def test_a_spark_says_in_words_what_it_shows() -> None:
    counts = (0, 2, 0, 7, *[0] * 19, 1)
    root = ElementTree.fromstring(Spark(JANUARY, counts).markup())
    assert root.attrib["role"] == "img"
    assert root.attrib["aria-label"] == "Mentions a month from January 2020 to December 2021, most 7 in April 2020"
    assert Spark(JANUARY, (0, 9, 0)).markup() == ""
    assert Spark(JANUARY, ()).markup() == ""


def test_long_times_are_put_together_in_whole_quarters_and_years() -> None:
    february = JANUARY + 1

    def first_column(months: int) -> str:
        counts = (1,) * months
        figure = Trends("Mentions", "mentions", february, (Trend("Ann", "", counts),)).draw("t")
        assert figure
        return figure.table.rows[0][0].words

    assert [first_column(months) for months in (12, 60, 200)] == ["February 2020", "quarter 1 2020", "2020"]
