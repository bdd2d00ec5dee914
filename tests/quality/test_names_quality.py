"""The table of names, case by case: a floor under each class, and every case listed that misses."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.language.analysis import Analysis
from briefgen.language.names import Named

CASES: dict[str, list[list[str]]] = tomllib.loads(Path(__file__).with_name("names.toml").read_text(encoding="utf-8"))
FLOOR = 0.9


def right(names: tuple[Named, ...], name: str, kind: str, mentions: str) -> bool:
    """Whether a name was read as the case says."""
    found = [n for n in names if n.name == name]
    if kind == "none":
        return not found
    wanted = mentions.split(" | ") if mentions else None
    return any(n.kind == kind and (wanted is None or [m.passage.text for m in n.mentions] == wanted) for n in found)


def test_there_are_enough_cases() -> None:
    assert sum(map(len, CASES.values())) >= 80


@pytest.mark.parametrize("group", sorted(CASES))
def test_names_of_a_class(group: str, read: Callable[..., Analysis]) -> None:
    missed = []
    for body, name, kind, mentions in CASES[group]:
        names = read(body, title="").names
        if not right(names, name, kind, mentions):
            missed.append((body, name, [(n.name, n.kind, [m.passage.text for m in n.mentions]) for n in names]))
    assert len(missed) <= (1 - FLOOR) * len(CASES[group]), "\n".join(map(str, missed))
