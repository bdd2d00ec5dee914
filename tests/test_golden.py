"""The reader of golden cases: what it takes, what it refuses, and what `--accept` writes."""

from __future__ import annotations

from pathlib import Path

import pytest
from golden import accept, read_cases

ONE = "## One\n\nWords.\n\n~~~~markdown\n## in\n```\n~~~~\n\n~~~~text\n~~~~\n"
TEXT = f"# Cases\n\n{ONE}\n## Two\n\n~~~~\n~~~~\n\n~~~~\nout\n~~~~\n"


def test_cases_are_read_and_accepted(tmp_path: Path) -> None:
    path = tmp_path / "cases.md"
    path.write_text(TEXT, encoding="utf-8")
    one, two = read_cases(path)
    assert (one.title, one.input, one.expected) == ("One", "## in\n```\n", "")
    assert (two.title, two.input, two.expected) == ("Two", "", "out\n")
    accept(one, "new\n")
    assert [case.expected for case in read_cases(path)] == ["new\n", "out\n"]
    assert path.read_text(encoding="utf-8") == TEXT.replace("~~~~text\n", "~~~~text\nnew\n")


@pytest.mark.parametrize("text", [TEXT.replace("## Two", "## One"), TEXT + "\n## Three\n\n~~~~\nx\n~~~~\n"])
def test_incomplete_cases_are_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "cases.md"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match="each case needs"):
        read_cases(path)
