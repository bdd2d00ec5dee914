"""The parts of SVG: numbers, words in any script, what is cut and how."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.publish.figures import svg
from briefgen.publish.figures.labels import Ground

ROOM = st.floats(0, 200)


@given(st.floats(-1e6, 1e6))
def test_numbers_are_short_and_near(value: float) -> None:
    written = svg.number(value)
    assert re.fullmatch(r"-?\d+(\.[1-9])?", written)
    assert written != "-0"
    assert abs(float(written) - value) <= 0.0501


@given(st.text(), st.text())
def test_any_words_are_well_formed_and_come_back(words: str, name: str) -> None:
    element = ElementTree.fromstring(svg.element("text", svg.text(words), aria_label=name))
    allowed = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
    assert (element.text or "").replace("\r", "\n") == allowed.sub("\ufffd", words).replace("\r\n", "\n").replace(
        "\r", "\n"
    )


@given(st.text(max_size=60), ROOM)
def test_what_is_fitted_fits(words: str, room: float) -> None:
    fitted = svg.fitted(words, room, 12)
    assert fitted == "" or svg.width(fitted, 12) <= room + 1e-6
    whole = " ".join(words.split())
    assert svg.width(whole, 12) > room or fitted == whole
    lines = svg.two_lines(words, room, 12)
    assert len(lines) <= 2
    assert all(line and svg.width(line, 12) <= room + 1e-6 for line in lines)


@pytest.mark.parametrize(
    ("words", "room", "cut"),
    [
        ("Talks on the ferry", 60, "Talks…"),
        ("محمد بن عبد الرحمن الهاشمي", 60, "محمد بن…\u200f"),
        ("Ng", 3, ""),
        ("a , b, c, d and the rest", 45, "a , b…"),
    ],
)
def test_where_words_are_cut(words: str, room: float, cut: str) -> None:
    assert svg.fitted(words, room, 12) == cut


def test_long_names_stand_on_two_lines_of_like_length() -> None:
    assert svg.two_lines("Lower Sarn Water Users’ Union", 120, 12) == ("Lower Sarn Water", "Users’ Union")
    assert svg.two_lines("Parliament", 120, 12) == ("Parliament",)
    assert svg.two_lines("High Commissioner for Refugees’ Regional Bureau", 110, 12) == ("High", "Commissioner…")


def test_a_link_without_an_address_is_a_group() -> None:
    assert svg.link("", "../", "x") == "<g>x</g>"
    assert svg.link("a.html#b", "../", "x", css="c") == '<a class="c" href="../a.html#b">x</a>'


def test_labels_take_the_first_free_side_or_none() -> None:
    ground = Ground(100, 40)
    sides = []
    for words in ("Aaaa", "Bbbb", "Cccc", "Dddd"):
        label = ground.beside(words, 50, 20, reach=6, size=10)
        assert label
        sides.append((label.anchor, label.y > 20))
    assert sides == [("start", True), ("end", True), ("middle", False), ("middle", True)]
    assert ground.beside("Far too long to stand anywhere", 50, 20, reach=6, size=10) is None
    assert ground.over("Eeee", 60, 20, size=10) is None
