"""What a block says of where and when it was written is found whole, and nothing else is taken for it."""

from __future__ import annotations

import pytest

from briefgen.language.datelines import clock, dateline

_REPORT = "The council met behind closed doors for most of the day and agreed on next to nothing, its chair said."


@pytest.mark.parametrize(
    ("head", "towns"),
    [
        ("GENEVA — ", "GENEVA"),
        ("GHENT, Belgium — ", "GHENT"),
        ("TALLINN, Estonia, 4 February — ", "TALLINN"),
        ("TOLMEN, on the border — ", "TOLMEN"),
        ("LIMA, March 3 (XPA) -- ", "LIMA"),
        ("LIMA (XPA) _ ", "LIMA"),
        ("ADDIS ABABA/NAIROBI, Oct. 5 - ", "ADDIS ABABA/NAIROBI"),
        ("ADDIS ABABA and NAIROBI, 5 October – ", "ADDIS ABABA and NAIROBI"),
        ("ST. LOUIS, Mo., Sept. 3, 1998 — ", "ST. LOUIS"),
        ("GENEVA 3 May 2019 – ", "GENEVA"),
        ("GENEVA (12 March 2019) – ", "GENEVA"),
        ("BAR, Montenegro — ", "BAR"),
        ("GOMA, Democratic Republic of Congo (Lake Monitor) — ", "GOMA"),
        ("PORT-AU-PRINCE, Haiti — ", "PORT-AU-PRINCE"),
        ("Nairobi, 3 May 2019 – ", "Nairobi"),
        ("New York, March 5 – ", "New York"),
    ],
)
def test_a_dateline_is_read_whole(head: str, towns: str) -> None:
    found = dateline(head + _REPORT)
    assert found is not None
    assert (head[: found.towns], found.end) == (towns, len(head))


@pytest.mark.parametrize(
    "text",
    [
        "NATO — the alliance of the north — has met.",
        "NATO leaders — most of them — stayed away.",
        "IBM, the computer maker — once the largest — will split.",
        "Geneva — the town of talks — is full.",
        "1,500 – That is how many came.",
        "Monday, 3 May – " + _REPORT,
        "Final, 3 May – Larne v Moor.",
        "A-Ha - The band is back.",
        "LIMA —",
        "“GENEVA — " + _REPORT,
        "",
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    assert dateline(text) is None


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("19:10 Ministers have arrived.", "Ministers have arrived."),
        ("7.45pm GMT: “We go on,” she said.", "“We go on,” she said."),
        ("10:30 on Tuesday is too late.", "10:30 on Tuesday is too late."),
        ("2,000 came.", "2,000 came."),
    ],
)
def test_the_clock_time_of_an_entry(text: str, rest: str) -> None:
    assert text[clock(text) :] == rest
