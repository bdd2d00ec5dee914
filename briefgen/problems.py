"""Problems as data: what was found, where, what was expected, how to mend it; and each code's explanation.

Library code never prints: it returns problems, and the command line and the plugin show them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong, at a place.

    `path` is shown as given; `line` and `column` are 1-based, 0 where the problem is the file as a whole.
    An error keeps its article (or setting) out of the build; a warning does not, unless `--strict`.
    A note is never counted.
    """

    path: str
    line: int
    column: int
    code: str
    found: str
    expected: str
    cure: str
    severity: Severity = "error"

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}:{self.column}" if self.line else self.path
        return f"{place}: {self.code}: {self.found}; {self.expected}; {self.cure}"


class BriefgenError(Exception):
    """Raised where no result can be given at all; carries every problem known by then."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems

    def __reduce__(self) -> tuple[type[BriefgenError], tuple[Problem, ...]]:
        """Worker processes hand it over whole."""
        return type(self), self.problems


def cannot_write(path: object, why: str) -> Problem:
    """The problem of a file or folder that the system does not let briefgen write."""
    return Problem(
        path=str(path),
        line=0,
        column=0,
        code="cannot-write",
        found=f"it cannot be written: {why}",
        expected="room on the disk, and a folder that you may write",
        cure="make room, correct the permissions, or name another folder",
    )


def _load_explanations() -> dict[str, str]:
    """Codes and their paragraphs, from `problems.md` in the package: `## code`, then text."""
    from importlib import resources

    text = resources.files("briefgen").joinpath("problems.md").read_text(encoding="utf-8")
    explained: dict[str, str] = {}
    for section in text.split("\n## ")[1:]:
        code, _, paragraph = section.partition("\n")
        explained[code.strip()] = paragraph.strip()
    return explained


EXPLANATIONS: dict[str, str] = _load_explanations()
