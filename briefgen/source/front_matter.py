"""YAML with positions: front matter and registers as plain values, each with its line and column.

Nothing is converted: numbers, dates and truth values stay the text that was written, until `fields` asks for them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml

from briefgen.problems import Problem
from briefgen.spans import LineIndex

MAX_DEPTH = 20
MAX_CHARACTERS = 100_000
_FENCE = re.compile(r"---[ \t]*(?:\n|\Z)")
_END = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
# libyaml's composer recurses without a check, so what may be deep goes to the one written in Python.
_MAY_BE_DEEP = re.compile(r"(?:[\[{][^\[{]*){50}|(?:^|\n)[ ?:\-]{100}")


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value as text, at a 1-based line and column of the file. `is_empty` where YAML reads nothing or null."""

    text: str
    line: int
    column: int
    is_empty: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    items: tuple[Node, ...]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys in the order written, each with its own place."""

    entries: tuple[tuple[Scalar, Node], ...]
    line: int
    column: int


Node = Scalar | Items | Mapping


def split(text: str) -> tuple[str, int] | None:
    """The YAML between a file's first line and the closing `---`, and the offset where the body begins.

    None where the file does not begin with `---`, or nothing closes it.
    """
    opening = _FENCE.match(text)
    closing = _END.search(text, opening.end()) if opening else None
    if opening is None or closing is None:
        return None
    return text[opening.end() : closing.start()], closing.end()


def read_mapping(source: str, *, shown: str, first_line: int) -> tuple[Mapping | None, list[Problem]]:
    """YAML text that must be a mapping; empty text is an empty one. None where nothing can be used."""
    if len(source) > MAX_CHARACTERS:
        found = f"{len(source):,} characters of YAML"
        return None, [
            _bad_yaml(shown, first_line, 1, found, "shorten it; the article's text stands below the front matter")
        ]
    try:
        node = _compose(source)
    except yaml.YAMLError as error:
        return None, [_syntax_problem(error, source, shown, first_line)]
    except (ValueError, OverflowError, RecursionError) as error:
        found = "levels without end" if isinstance(error, RecursionError) else f"an impossible character ({error})"
        return None, [_bad_yaml(shown, first_line, 1, found, "write it as plain keys and values")]
    if node is None:
        return Mapping((), first_line, 1), []
    reader = _Reader(shown, first_line)
    value = reader.read(node, 0)
    if isinstance(value, Mapping):
        return value, reader.problems
    if value is not None:
        reader.problems.append(
            Problem(
                path=shown, line=value.line, column=value.column, code="not-a-mapping",
                found="a list" if isinstance(value, Items) else "a single value",
                expected="this is read as keys and values", cure="write one 'key: value' a line",
            )
        )  # fmt: skip
    return None, reader.problems


def _compose(source: str) -> yaml.Node | None:
    """The node tree; by libyaml, which is ten times as fast, and by Python where that may matter for the answer."""
    if hasattr(yaml, "CBaseLoader") and not _MAY_BE_DEEP.search(source):
        try:
            return yaml.compose(source, Loader=yaml.CBaseLoader)
        except (yaml.YAMLError, ValueError, OverflowError):
            pass  # the other's messages and places are the same on every machine
    return yaml.compose(source, Loader=yaml.BaseLoader)


class _Reader:
    """From nodes to values; each node once, so that aliases cannot multiply."""

    def __init__(self, shown: str, first_line: int) -> None:
        self.shown = shown
        self.first_line = first_line
        self.problems: list[Problem] = []
        self._seen: set[int] = set()
        self._has_alias = False

    def read(self, node: yaml.Node, depth: int) -> Node | None:
        line, column = self.first_line + node.start_mark.line, node.start_mark.column + 1
        if id(node) in self._seen:
            if not self._has_alias:  # one is said for all
                self._refuse(line, column, "an alias to this value", "write the value out where it is needed again")
            self._has_alias = True
            return None
        self._seen.add(id(node))
        if depth > MAX_DEPTH:
            self._refuse(line, column, f"more than {MAX_DEPTH} levels", "write it with fewer levels")
            return None
        if isinstance(node, yaml.MappingNode):
            return Mapping(tuple(self._entries(node, depth)), line, column)
        if isinstance(node, yaml.SequenceNode):
            read = (self.read(item, depth + 1) for item in node.value)
            return Items(tuple(item for item in read if item is not None), line, column)
        plain = not getattr(node, "style", None)
        return Scalar(node.value, line, column, plain and node.value in ("", "~", "null", "Null", "NULL"))

    def _entries(self, node: yaml.MappingNode, depth: int) -> list[tuple[Scalar, Node]]:
        entries: list[tuple[Scalar, Node]] = []
        lines: dict[str, int] = {}
        for key_node, value_node in node.value:
            key, value = self.read(key_node, depth + 1), self.read(value_node, depth + 1)
            if key is None or value is None:
                continue
            if not isinstance(key, Scalar):
                self._refuse(key.line, key.column, "a key that is not text", "write the key as a word")
            elif key.text in lines:
                self.problems.append(
                    Problem(
                        path=self.shown, line=key.line, column=key.column, code="duplicate-key",
                        found=f"'{key.text}' is written again; it stands in line {lines[key.text]} already",
                        expected="each key has one value", cure="remove one of the two",
                    )
                )  # fmt: skip
            else:
                lines[key.text] = key.line
                entries.append((key, value))
        return entries

    def _refuse(self, line: int, column: int, found: str, cure: str) -> None:
        self.problems.append(_bad_yaml(self.shown, line, column, found, cure))


def _syntax_problem(error: Any, source: str, shown: str, first_line: int) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:  # a character that YAML does not allow
        offset = getattr(error, "position", 0)
        line, column = LineIndex(source).position(min(max(offset, 0), len(source)))
        found = f"a control character, U+{ord(source[offset]):04X}" if offset < len(source) else str(error)
        return _bad_yaml(shown, first_line + line - 1, column, found, "remove the character")
    line, column = first_line + mark.line, mark.column + 1
    written = source.split("\n")[mark.line] if mark.line <= source.count("\n") else ""
    if written[mark.column : mark.column + 1] == "\t":
        return Problem(
            path=shown, line=line, column=column, code="yaml-tab", found="a tab",
            expected="YAML is indented with spaces", cure="write two spaces instead of the tab",
        )  # fmt: skip
    found = getattr(error, "problem", None) or "this is not YAML"
    if found == "mapping values are not allowed here":
        found = "a second ': ' where one value was begun"
    cure = "put a value that has ': ' or ' #' in it, or begins with a sign, between quotation marks"
    return _bad_yaml(shown, line, column, found, cure)


def _bad_yaml(shown: str, line: int, column: int, found: str, cure: str) -> Problem:
    return Problem(
        path=shown, line=line, column=column, code="bad-yaml", found=found,
        expected="plain keys and values in YAML are read here", cure=cure,
    )  # fmt: skip
