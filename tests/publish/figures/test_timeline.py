"""The timeline: what is drawn and what is not, soft and open ends, states, and rows without collisions."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import get_args

import msgspec
import pytest
from figure_checks import check, golden_text
from golden import Case, read_cases
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.publish.figures.axis import axis_over
from briefgen.publish.figures.marks import State
from briefgen.publish.figures.timeline import Happening, Timeline

CASES = Path(__file__).parents[2] / "fixtures" / "figures" / "timeline.md"
DAYS = st.one_of(st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 1, 1)), st.dates())
STATES: tuple[State, ...] = get_args(State)


@pytest.mark.parametrize("case", read_cases(CASES), ids=str)
def test_golden_timelines(case: Case, golden: Callable[[Case, str], None]) -> None:
    figure = msgspec.json.decode(case.input, type=Timeline).draw("t", "../")
    if figure:
        check(figure)
    golden(case, golden_text(figure) if figure else "nothing\n")


@st.composite
def happenings(draw: st.DrawFn) -> Happening:
    start, end = draw(st.one_of(st.none(), DAYS)), draw(st.one_of(st.none(), DAYS))
    if start and end:
        start, end = min(start, end), max(start, end)
    if not start and not end:
        start = end = draw(DAYS)
    words = draw(st.text(max_size=80)), draw(st.sampled_from(["", "3 March 2020", "week of 6 January 2020", "x" * 90]))
    state = draw(st.sampled_from(STATES))
    former = draw(st.one_of(st.none(), DAYS))
    address = draw(st.sampled_from(["", "a.html#b"]))
    exact = draw(st.booleans())
    return Happening(*words, start, end, exact, state, state, address, former, "then" if former else "")


@settings(max_examples=80, deadline=None)
@given(st.lists(happenings(), max_size=25), DAYS)
def test_whatever_happens_stays_in_its_box_and_apart(found: list[Happening], as_of: datetime.date) -> None:
    timeline = Timeline("Events <i>&", as_of, "some day", tuple(found))
    figure = timeline.draw("t", "../")
    assert figure == timeline.draw("t", "../")
    assert (figure is None) == (len(found) < 3)
    if figure:
        check(figure)
        assert len(figure.table.rows) == len(found)


@settings(deadline=None)
@given(DAYS, DAYS, DAYS)
def test_an_axis_keeps_the_order_of_days(one: datetime.date, other: datetime.date, as_of: datetime.date) -> None:
    first, last = sorted((one.toordinal(), other.toordinal()))
    axis = axis_over(first, last, as_of.toordinal(), 320)
    assert 0 <= axis.x(first) <= axis.x(last + 1) <= 320
    assert (axis.x(last + 1) - axis.x(first)) * 2 >= 320 * (last - first) / (last - first + 20) * 0.85


def test_a_moved_event_shows_the_day_it_was_moved_from() -> None:
    moved = replace(day("2020-03-17"), former=datetime.date(2020, 3, 3), former_words="3 March 2020")
    far = replace(day("2020-03-18"), former=datetime.date(1990, 1, 1), former_words="1 January 1990")
    rest = (day("2020-03-01"), day("2020-03-25"))
    figure = Timeline("Events", datetime.date(2020, 3, 5), "5 March 2020", (*rest, moved, far)).draw("t")
    assert figure
    check(figure)
    assert [drawing.markup.count('class="former"') for drawing in figure.drawings] == [1, 1]
    assert [key.meaning for key in figure.keys] == ["Coming up", "moved from"]
    assert "2020-03-17 (formerly 3 March 2020)" in [cells[1].words for cells in figure.table.rows]


@pytest.mark.parametrize("end", [datetime.date.min, datetime.date.max])
def test_the_first_and_the_last_day_of_all_can_be_drawn(end: datetime.date) -> None:
    for as_of in (datetime.date.min, datetime.date(2020, 3, 1), datetime.date.max):
        near = tuple(Happening(f"e{n}", "then", end, end, True, "due", "Due now") for n in range(3))
        far = (*near, *(day(f"{year}-05-01") for year in (1500, 2020, 9999)))
        for happenings in (near, far):
            figure = Timeline("Events", as_of, "some day", happenings).draw("t")
            assert figure
            check(figure)


def day(iso: str, title: str = "Vote") -> Happening:
    date = datetime.date.fromisoformat(iso)
    return Happening(title, iso, date, date, True, "upcoming", "Coming up")


def test_one_event_of_another_age_does_not_make_the_rest_a_blot() -> None:
    near = tuple(day(f"2020-03-{n:02}") for n in (1, 9, 17, 25))
    timeline = Timeline("Events", datetime.date(2020, 3, 5), "5 March 2020", (*near, day("1948-05-14", "Founding")))
    figure = timeline.draw("t")
    assert figure
    assert figure.note.startswith("Drawn: 4 of 5")
    assert "Founding" not in figure.drawings[0].markup
    assert figure.table.rows[0][0].words == "Founding"


def test_a_vague_date_has_soft_ends_and_an_exact_one_has_not() -> None:
    first, last = datetime.date(2020, 3, 1), datetime.date(2020, 3, 31)
    rest = (day("2020-02-01"), day("2020-05-01"))

    def bar(*, exact: bool, end: datetime.date | None = last) -> str:
        march = Happening("March", "March 2020", first, end, exact, "upcoming", "Coming up")
        figure = Timeline("Events", first, "1 March 2020", (*rest, march)).draw("t")
        assert figure
        return figure.drawings[1].markup

    assert 'fill="url(#t-wide-soft-ahead)"' in bar(exact=False)
    assert "url(" not in bar(exact=True)
    assert 'fill="url(#t-wide-from-ahead)"' in bar(exact=True, end=None)
