"""Golden cases in Markdown: a title, what goes in and what comes out, which `pytest --accept` rewrites.

A file holds any number of cases: a line `## title`, perhaps words for people, then two blocks fenced by `~~~~`.
The first is the input, the second what is expected.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

_CASE = re.compile(
    r"^## (?P<title>.+)\n(?P<words>(?:(?!~~~~|## ).*\n)*)~~~~.*\n(?P<input>(?:(?!~~~~).*\n)*)~~~~\n"
    r"\n~~~~.*\n(?P<expected>(?:(?!~~~~).*\n)*)~~~~$",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Case:
    """One case of a file; `input` and `expected` end with a newline unless they are empty."""

    path: Path
    title: str
    input: str = field(repr=False)
    expected: str = field(repr=False)

    def __str__(self) -> str:
        return f"{self.path.stem}: {self.title}"


def read_cases(path: Path) -> list[Case]:
    """The cases of a file. Raises ValueError where one is not complete or two have the same title."""
    text = path.read_text(encoding="utf-8")
    cases = [Case(path, m["title"], m["input"], m["expected"]) for m in _CASE.finditer(text)]
    titles = re.findall(r"^## (.+)$", re.sub(r"^~~~~.*?^~~~~$", "", text, flags=re.MULTILINE | re.DOTALL), re.MULTILINE)
    if titles != [case.title for case in cases] or len(set(titles)) != len(titles):
        raise ValueError(f"{path}: each case needs a title of its own, an input and an expected block: {titles}")
    return cases


def accept(case: Case, actual: str) -> None:
    """Writes what came out into the case's file as what is expected."""
    text = case.path.read_text(encoding="utf-8")
    for match in _CASE.finditer(text):
        if match["title"] == case.title:
            text = text[: match.start("expected")] + actual + text[match.end("expected") :]
    case.path.write_text(text, encoding="utf-8")
