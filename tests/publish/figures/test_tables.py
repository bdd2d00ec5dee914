"""The figures that are tables: the matrix of counts, and the months ahead."""

from __future__ import annotations

import datetime
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from briefgen.publish.figures.figure import Cell
from briefgen.publish.figures.marks import State
from briefgen.publish.figures.matrix import Count, Line, Matrix
from briefgen.publish.figures.month import Months
from briefgen.publish.figures.timeline import Happening

COUNTS = st.lists(st.lists(st.integers(0, 60), min_size=4, max_size=4), max_size=8)


def matrix(counts: list[list[int]]) -> Matrix:
    lines = tuple(
        Line(Cell(f"Actor {n}"), tuple(Count(count, f"b.html#{n}" if count else "") for count in row))
        for n, row in enumerate(counts)
    )
    return Matrix("Claims", "Speaker", tuple(Cell(words) for words in "abcd"), lines)


@given(COUNTS)
def test_a_matrix_leaves_out_what_is_empty_and_keeps_every_count(counts: list[list[int]]) -> None:
    grid = matrix(counts).draw()
    rows = [row for row in counts if any(row)]
    used = [n for n in range(4) if any(row[n] for row in rows)]
    assert (grid is None) == (len(rows) < 3 or len(used) < 2 or sum(map(sum, rows)) < 8)
    if grid:
        assert [cell.words for cell in grid.columns] == ["abcd"[n] for n in used]
        assert [[square.number for square in squares] for _, squares, _ in grid.rows] == [
            [row[n] for n in used] for row in rows
        ]
        assert [total for _, _, total in grid.rows] == [sum(row) for row in rows]


def test_areas_of_discs_follow_numbers() -> None:
    grid = matrix([[16, 4, 0, 0], [4, 1, 0, 0], [0, 9, 0, 0]]).draw()
    assert grid
    radii = {}
    for _, squares, _ in grid.rows:
        for square in squares:
            if square.mark:
                (disc,) = ElementTree.fromstring(square.mark)
                radii[square.number] = float(disc.attrib["r"])
    assert radii == {16: 9.0, 9: 6.8, 4: 4.5, 1: 2.2}


def happening(
    title: str, start: str, end: str | None = None, *, exact: bool = True, state: State = "upcoming"
) -> Happening:
    first, last = datetime.date.fromisoformat(start), datetime.date.fromisoformat(end or start)
    return Happening(title, "then", first, last, exact, state, "Coming up", f"#{title}")


TODAY = datetime.date(2020, 3, 10)


def test_months_have_days_exact_stretches_and_what_has_no_day() -> None:
    months = Months(
        TODAY,
        (
            happening("vote", "2020-03-12"),
            happening("talks", "2020-03-30", "2020-04-02"),
            happening("launch", "2020-04-01", "2020-04-30", exact=False),
            happening("week", "2020-04-06", "2020-04-12", exact=False),
            happening("year", "2020-01-01", "2020-12-31", exact=False),
            happening("gone", "2020-03-11", state="occurred"),
        ),
    ).draw()
    assert [sheet.name for sheet in months] == ["March 2020", "April 2020"]
    days = {
        day.iso: [one.title for one in day.events] for m in months for w in m.weeks for day in w if day and day.events
    }
    assert days == {
        "2020-03-12": ["vote"], "2020-03-30": ["talks"], "2020-03-31": ["talks"], "2020-04-01": ["talks"],
        "2020-04-02": ["talks"],
    }  # fmt: skip
    assert [[one.title for one in sheet.loose] for sheet in months] == [[], ["launch", "week"]]


def test_weeks_that_are_over_are_left_out_and_today_is_marked() -> None:
    (march,) = Months(TODAY, (happening("a", "2020-03-12"), happening("b", "2020-03-13"))).draw()
    assert [day.number if day else None for day in march.weeks[0]] == [9, 10, 11, 12, 13, 14, 15]
    assert [day.number for week in march.weeks for day in week if day and day.is_today] == [10]
    assert march.weeks[-1] == (*march.weeks[-1][:2], None, None, None, None, None)


def test_a_crowded_day_says_how_many_have_no_room() -> None:
    (march,) = Months(TODAY, tuple(happening(f"e{n}", "2020-03-12") for n in range(7))).draw()
    (busy,) = (day for week in march.weeks for day in week if day and day.events)
    assert (len(busy.events), busy.more) == (4, 3)


@given(st.lists(st.tuples(st.dates(), st.integers(0, 40), st.booleans()), max_size=12), st.dates())
def test_months_of_any_dates(found: list[tuple[datetime.date, int, bool]], as_of: datetime.date) -> None:
    happenings = []
    for number, (start, days, exact) in enumerate(found):
        end = datetime.date.fromordinal(min(start.toordinal() + days, datetime.date.max.toordinal()))
        happenings.append(Happening(f"e{number}", "then", start, end, exact, "upcoming", "Coming up", f"#{number}"))
    for sheet in Months(as_of, tuple(happenings)).draw():
        days_shown = [day for week in sheet.weeks for day in week if day]
        assert all(len(week) == 7 for week in sheet.weeks)
        assert all(day.iso >= as_of.isoformat() for day in days_shown if day.events)
        assert [day.number for day in days_shown] == sorted({day.number for day in days_shown})


def test_the_last_month_of_all_has_no_calendar() -> None:
    ends = tuple(happening(f"e{n}", f"9999-12-{n}") for n in (29, 30, 31))
    loose = happening("loose", "9999-12-01", "9999-12-31", exact=False)
    assert Months(TODAY, (*ends, loose)).draw() == ()
    (november,) = Months(TODAY, (happening("a", "9999-11-12"), happening("b", "9999-11-30"), *ends, loose)).draw()
    assert november.name == "November 9999"


def test_one_event_is_no_calendar() -> None:
    assert Months(TODAY, (happening("a", "2020-03-12"),)).draw() == ()
    assert Months(TODAY, ()).draw() == ()
