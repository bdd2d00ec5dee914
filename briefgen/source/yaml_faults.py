"""What is wrong with YAML that could not be read, in an editor's words: where the slip is, and how to mend it.

The parser says what it met and what it would have liked; an editor wants to know which character to change.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from briefgen.problems import Problem
from briefgen.spans import LineIndex

_QUOTE_IT = "put a value that has ': ' or ' #' in it, or begins with a sign, between quotation marks"
_QUOTE_ALL = "put the whole value between quotation marks; inside '…', write '' for one of its own"
_SIGN = re.compile(r"found character '(.)' that cannot start any token")
_NAME = re.compile(r"[*&][\w-]*$")
_KEY = re.compile(r"[^\s#'\"\[{][^:]*:(?:\s|$)|\s*(?:#.*)?$")


class Fault(NamedTuple):
    """What was found at a line and column (0-based, of the YAML), and how to mend it."""

    line: int
    column: int
    found: str
    cure: str


def syntax_problem(error: Any, source: str, *, shown: str, first_line: int) -> Problem:
    """The problem of a `yaml.YAMLError`; `first_line` is the file's line at which the YAML begins."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:  # a character that YAML does not allow
        offset = getattr(error, "position", 0)
        line, column = LineIndex(source).position(min(max(offset, 0), len(source)))
        found = f"a control character, U+{ord(source[offset]):04X}" if offset < len(source) else str(error)
        return bad_yaml(shown, first_line + line - 1, column, found, "remove the character")
    lines = source.split("\n")
    if _line(lines, mark.line)[mark.column : mark.column + 1] == "\t":
        return Problem(
            path=shown, line=first_line + mark.line, column=mark.column + 1, code="yaml-tab", found="a tab",
            expected="YAML is indented with spaces", cure="write two spaces instead of the tab",
        )  # fmt: skip
    fault = _fault(error, mark, lines)
    return bad_yaml(shown, first_line + fault.line, fault.column + 1, fault.found, fault.cure)


def bad_yaml(shown: str, line: int, column: int, found: str, cure: str) -> Problem:
    return Problem(
        path=shown, line=line, column=column, code="bad-yaml", found=found,
        expected="plain keys and values in YAML are read here", cure=cure,
    )  # fmt: skip


def _fault(error: Any, mark: Any, lines: list[str]) -> Fault:
    said = getattr(error, "problem", None) or "this is not YAML"
    before = _line(lines, mark.line)[: mark.column].rstrip()
    if said == "mapping values are not allowed here":
        return _second_colon(mark, lines)
    if said == "could not find expected ':'":
        at = getattr(error, "context_mark", None) or mark
        cure = "close the front matter with '---' above it, write it as 'key: value', or indent it below its key"
        return Fault(at.line, at.column, "a line that is no 'key: value'", cure)
    if sign := _SIGN.match(said):
        return Fault(mark.line, mark.column, f"a value that begins with '{sign[1]}'", _QUOTE_IT)
    if said.startswith("expected alphabetic or numeric character") and (name := _NAME.search(before)):
        return Fault(mark.line, name.start(), f"a value that begins with '{name[0][0]}'", _QUOTE_IT)
    if said.startswith("expected <block end>") and before.endswith(('"', "'")):
        return Fault(mark.line, mark.column, "text behind a closing quotation mark", _QUOTE_ALL)
    if said.startswith("expected <block end>") and before.endswith(("]", "}")):
        return Fault(mark.line, mark.column, f"text behind a closing '{before[-1]}'", _QUOTE_ALL)
    if said.startswith(("expected <block end>", "expected '<document start>'")) and not before:
        cure = "begin all keys of one list of keys in the same column"
        return Fault(mark.line, mark.column, "a line that begins in another column than those above it", cure)
    return Fault(mark.line, mark.column, said, _QUOTE_IT)


def _second_colon(mark: Any, lines: list[str]) -> Fault:
    """Two colons in one value; or the value ran on over a line that is no key, or that is indented."""
    line = _line(lines, mark.line)
    above = _line(lines, mark.line - 1) if mark.line else ""
    if not _KEY.match(above):
        cure = "write it as 'key: value', with a space behind the colon"
        return Fault(mark.line - 1, 0, "a line that is no 'key: value'", cure)
    if line[:1] == " " and ": " not in line[: mark.column].strip():
        cure = "begin the key in the same column as those above it"
        return Fault(mark.line, len(line) - len(line.lstrip()), "a key that is indented below a value", cure)
    return Fault(mark.line, mark.column, "a second ': ' where one value was begun", _QUOTE_IT)


def _line(lines: list[str], number: int) -> str:
    return lines[number] if number < len(lines) else ""
