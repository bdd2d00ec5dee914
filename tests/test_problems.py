"""Every code that the package uses is explained, and every explanation is of a code in use."""

import re
from pathlib import Path

import briefgen
from briefgen.problems import EXPLANATIONS, Problem

PACKAGE = Path(briefgen.__file__).parent


def strings_of(pattern: str) -> set[str]:
    text = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    return set(re.findall(pattern, text))


def test_every_code_is_explained() -> None:
    assert strings_of(r"\bcode=\"([a-z0-9-]+)\"") - set(EXPLANATIONS) == set()


def test_every_explanation_is_of_a_code_in_use() -> None:
    assert set(EXPLANATIONS) - strings_of(r"\"([a-z0-9-]+)\"") == set()


def test_no_code_is_put_together() -> None:
    """A code that is made of pieces could not be found by the two tests above."""
    assert strings_of(r"\bcode=(f\"[^\"]*\")") == set()


def test_a_problem_reads_as_one_line() -> None:
    problem = Problem("content/articles/grid.md", 3, 7, "bad-date", "'2013-13-40' is not a date", "a day", "write one")
    assert str(problem) == "content/articles/grid.md:3:7: bad-date: '2013-13-40' is not a date; a day; write one"


def test_a_problem_of_a_whole_file_names_no_line() -> None:
    assert str(Problem("a.md", 0, 0, "not-utf8", "x", "y", "z")) == "a.md: not-utf8: x; y; z"
