"""Short marked articles of our own: who is in them, as what, at which post, and where."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from briefgen.extract.places import locate
from briefgen.language.analysis import Analysis
from briefgen.language.names import Named

FOLDER = Path(__file__).with_name("who")
EXPECTED: dict[str, dict[str, Any]] = tomllib.loads((FOLDER / "expected.toml").read_text(encoding="utf-8"))
FLOOR = 0.9


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


@pytest.mark.parametrize("article", sorted(EXPECTED))
def test_who_and_where(article: str, read: Callable[..., Analysis]) -> None:
    wanted = EXPECTED[article]
    body = (FOLDER / f"{article}.md").read_text(encoding="utf-8")
    results = list(checks(read(body, title=wanted["title"]), wanted))
    missed = [what for met, what in results if not met]
    assert len(missed) <= (1 - FLOOR) * len(results), f"{len(missed)} of {len(results)} missed: {missed}"
    assert {p.stem for p in FOLDER.glob("*.md")} == set(EXPECTED)
