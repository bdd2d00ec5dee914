"""The table of names, case by case: a floor under each class, and every case listed that misses."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefgen.language.analysis import Analysis
from briefgen.language.names import Named

_TABLE: dict[str, Any] = tomllib.loads(Path(__file__).with_name("names.toml").read_text(encoding="utf-8"))
FLOORS: dict[str, tuple[float, str]] = {group: (share, why) for group, (share, why) in _TABLE.pop("floors").items()}
CASES: dict[str, list[list[str]]] = _TABLE


def right(names: tuple[Named, ...], name: str, kind: str, mentions: str) -> bool:
    """Whether a name was read as the case says."""
    found = [n for n in names if n.name == name]
    if kind == "none":
        return not found
    wanted = mentions.split(" | ") if mentions else None
    return any(n.kind == kind and (wanted is None or [m.passage.text for m in n.mentions] == wanted) for n in found)


def test_there_are_enough_cases() -> None:
    assert sum(map(len, CASES.values())) >= 200
    assert FLOORS.keys() == CASES.keys()
    assert all(why for _, why in FLOORS.values())


@pytest.mark.parametrize("group", sorted(CASES))
def test_names_of_a_class(group: str, read: Callable[..., Analysis]) -> None:
    missed = []
    for body, name, kind, mentions in CASES[group]:
        names = read(body, title="").names
        if not right(names, name, kind, mentions):
            missed.append((body, name, [(n.name, n.kind, [m.passage.text for m in n.mentions]) for n in names]))
    floor, why = FLOORS[group]
    share = 1 - len(missed) / len(CASES[group])
    assert share >= floor, f"{share:.2f}, floor {floor}: {why}\n" + "\n".join(map(str, missed))
