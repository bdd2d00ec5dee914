"""The golden messages of front matter, registers and dossiers; and that each of their codes is explained."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from golden import Case, read_cases

from briefgen.problems import EXPLANATIONS, Problem
from briefgen.source.article import read_article
from briefgen.source.register import read_register
from briefgen.source.topic import read_topic

FOLDER = Path(__file__).parents[1] / "fixtures" / "problems"
READERS: dict[str, Callable[..., tuple[object, list[Problem]]]] = {
    "article": read_article,
    "register": read_register,
    "topic": read_topic,
}


@pytest.mark.parametrize("case", [case for name in READERS for case in read_cases(FOLDER / f"{name}.md")], ids=str)
def test_messages(case: Case, golden: Callable[[Case, str], None], tmp_path: Path) -> None:
    path = tmp_path / "file.md"
    path.write_text(case.input, encoding="utf-8")
    result, problems = READERS[case.path.stem](path, shown="file")
    lines = [f"{problem.severity}: {problem}" for problem in problems]
    golden(case, "".join(f"{line}\n" for line in (*lines, "read" if result else "left out")))


def test_all_codes_are_explained() -> None:
    for path in (Path(__file__).parents[2] / "briefgen" / "source").glob("*.py"):
        for code in re.findall(r'code="([a-z0-9-]+)"', path.read_text(encoding="utf-8")):
            assert code in EXPLANATIONS, f"{path.name}: {code}"
