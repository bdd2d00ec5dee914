"""Short marked articles of our own: who is in them, as what, at which post, and where; what matters, what is open."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from briefgen.extract.places import locate
from briefgen.extract.registry import run
from briefgen.language.analysis import Analysis
from briefgen.language.names import Named

FOLDER = Path(__file__).with_name("who")
EXPECTED: dict[str, dict[str, Any]] = tomllib.loads((FOLDER / "expected.toml").read_text(encoding="utf-8"))
FLOOR = 0.9  # of an article's expectations of names
# By noun: the share held, and the expectations it is made of. A wrong key point or question is seen by every reader of
# a front page, so at most one in twenty is wrong; who leads is a matter of judgement, so one in ten.
FLOORS = {
    "ranking": (0.9, {"leading"}),
    "key points": (0.95, {"points", "no points"}),
    "questions": (0.95, {"questions", "no questions"}),
}
_LEADING = 4  # actors and places that a reader would name first
_FIRST = 3  # key points that the page shows before it is scrolled


def forms(named: Named) -> set[str]:
    return {named.name, *named.aliases, *(m.passage.text for m in named.mentions)}


def checks(analysis: Analysis, wanted: dict[str, Any]) -> Iterator[tuple[bool, object]]:
    """Each expectation of an article, and whether it is met."""
    names = analysis.names
    for name, kind in wanted["actors"]:
        yield any(n.name == name and n.kind == kind for n in names), ("actor", name, kind)
    for name, kind in wanted["none"]:
        yield not any(n.name == name and n.kind == kind for n in names), ("none", name, kind)
    for name, title, body in wanted["roles"]:
        roles = [r for n in names if n.name == name for r in n.roles]
        yield any(title in r.title and body in (r.organisation or "") for r in roles), ("role", name, title, body)
    for pair in wanted["same"]:
        yield any(forms(n) >= set(pair) for n in names), ("same", *pair)
    for one, other in wanted["apart"]:
        both = {n.name for n in names} >= {one, other}
        yield both and not any(forms(n) >= {one, other} for n in names), ("apart", one, other)
    spots = locate(names)
    for name, country in wanted["places"]:
        found = [spot.country for n, spot in spots.items() if names[n].name == name]
        yield found == [country], ("place", name, country, found)


def analysed(article: str, read: Callable[..., Analysis]) -> Analysis:
    return read((FOLDER / f"{article}.md").read_text(encoding="utf-8"), title=EXPECTED[article]["title"])


def judgements(analysis: Analysis, wanted: dict[str, Any]) -> Iterator[tuple[bool, object]]:
    """What the extractors make of an article: who leads, which fragments are key points and which are open."""
    found = run(analysis)
    ranked = sorted((*found.actors, *found.places), key=lambda one: -one.salience)[:_LEADING]
    for name in wanted.get("leading", ()):
        yield any(one.name == name for one in ranked), ("leading", name)
    points = [point.evidence[0].quote for point in found.key_points]
    for fragment in wanted.get("points", ()):
        yield any(fragment in quote for quote in points[:_FIRST]), ("points", fragment)
    for fragment in wanted.get("no_points", ()):
        yield not any(fragment in quote for quote in points), ("no points", fragment)
    asked = [question.evidence[0].quote for question in found.questions]
    for fragment in wanted.get("questions", ()):
        yield any(fragment in quote for quote in asked), ("questions", fragment)
    for fragment in wanted.get("no_questions", ()):
        yield not any(fragment in quote for quote in asked), ("no questions", fragment)


@pytest.mark.parametrize("article", sorted(EXPECTED))
def test_who_and_where(article: str, read: Callable[..., Analysis]) -> None:
    wanted = EXPECTED[article]
    results = list(checks(analysed(article, read), wanted))
    missed = [what for met, what in results if not met]
    floor = wanted.get("floor", FLOOR)
    assert len(missed) <= (1 - floor) * len(results), f"{len(missed)} of {len(results)} missed: {missed}"
    assert {p.stem for p in FOLDER.glob("*.md")} == set(EXPECTED)


@pytest.mark.parametrize("noun", sorted(FLOORS))
def test_what_leads_what_matters_and_what_is_open(noun: str, read: Callable[..., Analysis]) -> None:
    results = [result for article, wanted in EXPECTED.items() for result in judgements(analysed(article, read), wanted)]
    of_noun = [(met, what) for met, what in results if isinstance(what, tuple) and what[0] in FLOORS[noun][1]]
    missed = [what for met, what in of_noun if not met]
    assert len(of_noun) > 15
    assert len(missed) <= (1 - FLOORS[noun][0]) * len(of_noun), f"{len(missed)} of {len(of_noun)} missed: {missed}"
