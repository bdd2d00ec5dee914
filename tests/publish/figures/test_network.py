"""The network: one picture for one input, names apart, strong ties short, arrows that point."""

from __future__ import annotations

import math
import os
import random
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from figure_checks import check, golden_text
from golden import Case, read_cases
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.publish.figures.layout import apart, spread
from briefgen.publish.figures.network import Network, Node, Speech, Tie

CASES = Path(__file__).parents[2] / "fixtures" / "figures" / "network.md"


@pytest.mark.parametrize("case", read_cases(CASES), ids=str)
def test_golden_networks(case: Case, golden: Callable[[Case, str], None]) -> None:
    figure = msgspec.json.decode(case.input, type=Network).draw("n", "../")
    if figure:
        check(figure)
    golden(case, golden_text(figure) if figure else "nothing\n")


@st.composite
def networks(draw: st.DrawFn) -> Network:
    count = draw(st.integers(0, 28))
    nodes = tuple(
        Node(
            f"a{n}", draw(st.text(max_size=50)), draw(st.sampled_from(["", "actors/a.html"])), draw(st.integers(0, 40))
        )
        for n in range(count)
    )
    pairs = st.tuples(st.integers(0, max(count - 1, 0)), st.integers(0, max(count - 1, 0)), st.integers(1, 30))
    ties = tuple(Tie(f"a{a}", f"a{b}", n) for a, b, n in draw(st.lists(pairs, max_size=40)) if a != b)
    speeches = tuple(Speech(f"a{a}", f"a{b}", n) for a, b, n in draw(st.lists(pairs, max_size=20)) if a != b)
    return Network("Who with whom", nodes, ties, speeches, draw(st.sampled_from(["", "a0"])))


@settings(max_examples=25, deadline=None)
@given(networks())
def test_any_network_stays_in_its_box_and_its_names_apart(network: Network) -> None:
    figure = network.draw("n", "../")
    assert figure == network.draw("n", "../")
    if figure:
        check(figure)


def example(count: int = 12) -> Network:
    chance = random.Random(7)
    nodes = tuple(Node(f"a{n}", f"Actor number {n}", f"actors/{n}.html", count - n) for n in range(count))
    ties = tuple(Tie(f"a{n}", f"a{chance.randrange(n)}", chance.randint(1, 5)) for n in range(1, count))
    return Network("Who with whom", nodes, ties, (Speech("a1", "a2", 3),))


def test_the_order_of_ties_does_not_move_the_picture() -> None:
    network = example()
    other = replace(network, ties=tuple(reversed(network.ties)))
    one, two = network.draw("n"), other.draw("n")
    assert one
    assert two
    assert one.drawings == two.drawings
    assert one.table == two.table


def test_nodes_strongly_tied_stand_nearer() -> None:
    points = spread(4, {(0, 1): 20.0, (0, 2): 1.0, (1, 2): 1.0, (2, 3): 1.0})
    assert math.dist(points[0], points[1]) < math.dist(points[0], points[2]) < math.dist(points[0], points[3])


def test_boxes_are_pushed_apart_where_there_is_room() -> None:
    points = apart([(50.0, 50.0)] * 6, [(30.0, 12.0)] * 6, (200.0, 120.0))
    for n, (x, y) in enumerate(points):
        assert 15 <= x <= 185
        assert 6 <= y <= 114
        assert all(abs(x - x2) >= 29.9 or abs(y - y2) >= 11.9 for x2, y2 in points[n + 1 :])


def test_few_ties_are_no_picture() -> None:
    network = example()
    assert replace(network, nodes=network.nodes[:3]).draw("n") is None
    assert replace(network, ties=network.ties[:2], speeches=()).draw("n") is None


def test_a_narrow_place_shows_fewer_actors_and_the_table_all() -> None:
    figure = replace(example(25), speeches=()).draw("n")
    assert figure
    narrow, wide = (drawing.markup.count("<circle") for drawing in figure.drawings)
    assert (narrow, wide) == (14, 25)
    assert len(figure.table.rows) == 24


def test_the_same_picture_in_every_process() -> None:
    """Nothing rests on the order of sets, which differs from process to process."""
    names = ", ".join(f"Node('a{n}', 'Actor {n}', '', {n % 5})" for n in range(20))
    ties = ", ".join(f"Tie('a{n}', 'a{n * 7 % 20}', {n % 3 + 1})" for n in range(1, 20) if n * 7 % 20 != n)
    code = (
        "from briefgen.publish.figures.network import *\n"
        f"figure = Network('Who', ({names}), ({ties}), (Speech('a1', 'a2', 1),)).draw('n')\n"
        "print(*(drawing.markup for drawing in figure.drawings), figure.table)"
    )
    pictures = {
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(pictures) == 1
