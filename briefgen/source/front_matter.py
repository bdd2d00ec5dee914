"""YAML with positions: front matter and registers as plain values, each with its line and column.

Nothing is converted: numbers, dates and truth values stay the text that was written, until `fields` asks for them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from briefgen.problems import Problem
from briefgen.source.yaml_faults import bad_yaml, syntax_problem

MAX_DEPTH = 20
MAX_CHARACTERS = 100_000
_FENCE = re.compile(r"---[ \t]*(?:\n|\Z)")
_END = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
# YAML ends lines at these, no editor does: pasted in, they would move every line and column below them.
_NO_LINE_ENDS = dict.fromkeys((0x85, 0x2028, 0x2029), " ")
_CUT_OFF = re.compile(r"[ \t]+(#[^\s#].*?)[ \t]*$")
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
    """Keys in the order written, each with its own place. `repeated` are those written again, which are not read."""

    entries: tuple[tuple[Scalar, Node], ...]
    line: int
    column: int
    repeated: tuple[Scalar, ...] = ()


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
            bad_yaml(shown, first_line, 1, found, "shorten it; the article's text stands below the front matter")
        ]
    source = source.translate(_NO_LINE_ENDS)
    try:
        node = _compose(source)
    except yaml.YAMLError as error:
        return None, [syntax_problem(error, source, shown=shown, first_line=first_line)]
    except (ValueError, OverflowError, RecursionError) as error:
        found = "levels without end" if isinstance(error, RecursionError) else f"an impossible character ({error})"
        return None, [bad_yaml(shown, first_line, 1, found, "write it as plain keys and values")]
    if node is None:
        return Mapping((), first_line, 1), []
    reader = _Reader(source, shown, first_line)
    value = reader.read(node, 0)
    if isinstance(value, Mapping):
        return value, reader.problems
    if value is not None:
        reader.problems.append(
            Problem(
                path=shown, line=value.line, column=value.column, code="not-a-mapping",
                found="a list" if isinstance(value, Items) else "a single value",
                expected="this is read as keys and values",
                cure="write one 'key: value' a line, with a space behind the colon",
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

    def __init__(self, source: str, shown: str, first_line: int) -> None:
        self.shown = shown
        self._lines = source.split("\n")
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
            entries, repeated = self._entries(node, depth)
            return Mapping(tuple(entries), line, column, tuple(repeated))
        if isinstance(node, yaml.SequenceNode):
            read = (self.read(item, depth + 1) for item in node.value)
            return Items(tuple(item for item in read if item is not None), line, column)
        plain = not getattr(node, "style", None)
        if plain and node.value:
            self._look_behind(node, line)
        return Scalar(node.value, line, column, plain and node.value in ("", "~", "null", "Null", "NULL"))

    def _entries(self, node: yaml.MappingNode, depth: int) -> tuple[list[tuple[Scalar, Node]], list[Scalar]]:
        entries: list[tuple[Scalar, Node]] = []
        repeated: list[Scalar] = []
        known: set[str] = set()
        for key_node, value_node in node.value:
            key, value = self.read(key_node, depth + 1), self.read(value_node, depth + 1)
            if key is None or value is None:
                continue
            if not isinstance(key, Scalar):
                self._refuse(key.line, key.column, "a key that is not text", "write the key as a word")
            elif key.text in known:
                repeated.append(key)
            else:
                known.add(key.text)
                entries.append((key, value))
        return entries, repeated

    def _look_behind(self, node: yaml.Node, line: int) -> None:
        """A ` #` cuts a value off, which is hardly meant where no space follows it: "Bill #42 passes"."""
        rest = self._lines[node.end_mark.line][node.end_mark.column :]
        if node.end_mark.line == node.start_mark.line and (cut := _CUT_OFF.match(rest)):
            self.problems.append(
                Problem(
                    path=self.shown, line=line, column=node.end_mark.column + cut.start(1) + 1, code="cut-off",
                    found=f"'{cut[1]}' is not read, since YAML takes it for a comment",
                    expected=f"the value ends with '{node.value[-30:]}'", severity="warning",
                    cure="put the whole value between quotation marks; a comment has a space behind its '#'",
                )
            )  # fmt: skip

    def _refuse(self, line: int, column: int, found: str, cure: str) -> None:
        self.problems.append(bad_yaml(self.shown, line, column, found, cure))
