"""Markdown tokens that know their places: markdown-it's own parsers, watched while they work.

markdown-it gives lines for blocks and nothing for what is inside them. Here its states note where each
character of a block's inline content stands in the file, and which stretch of that content each inline token
was made from. No syntax is decided here, and nothing is said of what the tokens mean.
"""

from __future__ import annotations

import functools
from array import array
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.common.utils import MD_TRIM_CHARS
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

# Blocks below this depth are not parsed; CommonMark sets no limit, Python's stack does.
MAX_NESTING = 60


class Places(NamedTuple):
    """For each character of an inline token's content, the file offsets between which it is written.

    Arrays, because an article of five megabytes would need some 300 MB of integers in tuples.
    """

    begins: array[int]
    ends: array[int]

    def part(self, start: int, end: int) -> Places:
        return Places(self.begins[start:end], self.ends[start:end])


@dataclass(frozen=True, slots=True)
class PlacedTokens:
    """A document's block tokens in text order.

    `places[n]` belongs to the n-th token of type `inline`. The `map` of an inline token's children holds the
    offsets in its content that they were made from. `footnotes` numbers the labels that are referred to.
    """

    tokens: list[Token]
    places: list[Places]
    footnotes: dict[str, int] = field(default_factory=dict)


def tokenize(text: str, body: int) -> PlacedTokens:
    r"""The tokens of the Markdown that begins at offset `body` of a file's text; its newlines must be `\n`."""
    markdown = _markdown()
    env: dict[str, Any] = {}
    source = text[body:].replace("\0", "\ufffd")
    blocks = _PlacedBlocks(source, markdown, env, body)
    if source:
        markdown.block.tokenize(blocks, blocks.line, blocks.lineMax)
    for token in blocks.tokens:
        if token.type == "inline":
            token.children = _children(token.content, markdown, env)
    labels = env.get("footnotes", {}).get("refs", {})
    numbers = {label[1:]: number + 1 for label, number in labels.items() if number >= 0}
    return PlacedTokens(blocks.tokens, blocks.places, numbers)


def _children(content: str, markdown: MarkdownIt, env: dict[str, Any]) -> list[Token]:
    state = _PlacedInlines(content, markdown, env)
    markdown.inline.tokenize(state)
    for rule in markdown.inline.ruler2.getRules(""):
        rule(state)
    return state.tokens


@functools.cache
def _markdown() -> MarkdownIt:
    """CommonMark with tables and footnotes. Raw HTML is recognised, so that it can be passed over."""
    markdown = MarkdownIt("commonmark")
    markdown.inline = _InlineParser()
    markdown.configure("commonmark", {"html": True, "maxNesting": MAX_NESTING})
    markdown.enable("table").use(footnote_plugin, inline=False, move_to_end=False)
    # It would join tokens that stand at different places.
    markdown.inline.ruler2.disable("fragments_join")
    # Which addresses are let through is decided in `links`, which also reports; here every link is a link.
    markdown.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    # An autolink is shown as it is written, so that its characters keep their places.
    markdown.normalizeLinkText = lambda link: link  # type: ignore[method-assign]
    return markdown


class _PlacedBlocks(StateBlock):
    """The state of block parsing, which notes the places of every inline token's content."""

    def __init__(self, source: str, markdown: MarkdownIt, env: dict[str, Any], body: int) -> None:
        super().__init__(source, markdown, env, [])
        self.body = body
        self.places: list[Places] = []
        self._fetched: tuple[int, str] = (0, "")  # first line and text of what getLines gave last
        self._heading_line: int | None = None
        self._row: Token | None = None
        self._cells: list[Places] | None = None

    def getLines(self, begin: int, end: int, indent: int, keepLastLF: bool) -> str:  # noqa: N802, N803
        text = super().getLines(begin, end, indent, keepLastLF)
        self._fetched = (begin, text)
        return text

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        if ttype == "inline":
            self.places.append(self._content_places())
        token = super().push(ttype, tag, nesting)
        if ttype == "heading_open":
            last = self.line - 1
            marked = self.src.startswith("#", self.bMarks[last] + self.tShift[last])
            self._heading_line = last if marked else None  # a setext heading's last line is its underline
        elif ttype == "paragraph_open":
            self._heading_line = None
        elif ttype == "tr_open":
            self._row, self._cells = token, None
        elif ttype == "tr_close":
            self._row = None
        return token

    def _content_places(self) -> Places:
        if self._row is not None:
            if self._cells is None and self._row.map:
                self._cells = self._row_places(self._row.map[0])
            return self._cells.pop(0) if self._cells else Places(array("I"), array("I"))
        if self._heading_line is not None:
            return self._heading_places(self._heading_line)
        return self._line_places(*self._fetched)

    def _line_places(self, first: int, text: str) -> Places:
        """Places of lines as `getLines` gave them: each is the end of a line of the file."""
        begins, ends = array("I"), array("I")
        pieces = text.split("\n")
        for line, piece in enumerate(pieces, first):
            stop = self.eMarks[line]
            start = stop - len(piece)
            row = range(self.body + start, self.body + stop)
            at = len(begins)
            begins.extend(row)
            ends.extend(range(row.start + 1, row.stop + 1))
            # A tab that is partly indentation is given as the spaces that remain of it: all stand at the tab.
            for back in range(len(piece) - len(piece.lstrip(" \t")) - 1, -1, -1):
                if self.src[start + back] != piece[back]:
                    tab = self.body + start + back
                    begins[at : at + back + 1] = array("I", [tab]) * (back + 1)
                    ends[at : at + back + 1] = array("I", [tab + 1]) * (back + 1)
                    break
            if at:
                ends[at - 1] = begins[at] if piece else self.body + stop
            if line - first < len(pieces) - 1:
                begins.append(self.body + stop)
                ends.append(self.body + stop + 1)
        return _trimmed(Places(begins, ends), text)

    def _heading_places(self, line: int) -> Places:
        """Places of an ATX heading's content: what follows its marks, whose closing run may be cut off."""
        start = self.bMarks[line] + self.tShift[line]
        stop = self.skipSpacesBack(self.eMarks[line], start)
        while self.src.startswith("#", start):
            start += 1
        cut = self.skipCharsStrBack(stop, "#", start)
        if cut > start and self.src[cut - 1] in " \t":
            stop = cut
        row = range(self.body + start, self.body + stop)
        places = Places(array("I", row), array("I", range(row.start + 1, row.stop + 1)))
        return _trimmed(places, self.src[start:stop])

    def _row_places(self, line: int) -> list[Places]:
        """Places of a table row's cells; the backslash of an escaped pipe belongs to the pipe."""
        start = self.bMarks[line] + self.tShift[line]
        raw = self.src[start : self.eMarks[line]]
        start += self.body + len(raw) - len(raw.lstrip(MD_TRIM_CHARS))
        cells: list[list[tuple[int, int, str]]] = [[]]
        escaped = False
        for at, character in enumerate(raw.strip(MD_TRIM_CHARS), start):
            if character == "|" and not escaped:
                cells.append([])
            elif character == "|":
                cells[-1][-1] = (at - 1, at + 1, "|")
            else:
                cells[-1].append((at, at + 1, character))
            escaped = character == "\\"
        if not cells[0]:
            cells.pop(0)
        return [
            _trimmed(
                Places(array("I", (c[0] for c in cell)), array("I", (c[1] for c in cell))), "".join(c[2] for c in cell)
            )
            for cell in cells
        ]


def _trimmed(places: Places, text: str) -> Places:
    lead = len(text) - len(text.lstrip(MD_TRIM_CHARS))
    return places.part(lead, max(lead, len(text.rstrip(MD_TRIM_CHARS))))


class _PlacedInlines(StateInline):
    """The state of inline parsing, which gives each token the content offsets it was made from, as its `map`."""

    def __init__(self, source: str, markdown: MarkdownIt, env: dict[str, Any]) -> None:
        super().__init__(source, markdown, env, [])
        self._pending_begin = -1
        self._cut = 0  # spaces before a line break that its rule has just taken from the pending text

    @property
    def pending(self) -> str:
        return StateInline.pending.__get__(self)  # type: ignore[no-any-return]

    @pending.setter
    def pending(self, value: str) -> None:
        self._cut = len(self.pending) - len(value)
        if not value:
            self._pending_begin = -1
        StateInline.pending.__set__(self, value)  # type: ignore[attr-defined]

    def append_pending(self, text: str) -> None:
        if self._pending_begin < 0:
            self._pending_begin = self.pos
        super().append_pending(text)

    def pushPending(self) -> Token:  # noqa: N802
        begin, cut = self._pending_begin, self._cut
        token = super().pushPending()
        token.map = [begin, begin + len(token.content)]
        self._cut = cut
        return token

    def place(self, first: int, begin: int) -> None:
        """Gives their places to the tokens from number `first` on, made by one rule from `begin` to `pos`."""
        at = begin
        for token in self.tokens[first:]:
            if token.map is not None:
                continue
            if token.type == "text":  # delimiters, one after another
                token.map = [at, at + len(token.content)]
                at += len(token.content)
            elif token.type in ("softbreak", "hardbreak"):
                token.map = [begin - self._cut, self.pos]
            else:
                token.map = [begin, self.pos]
                at += token.info == "auto" and token.nesting == 1  # an autolink's text stands after its `<`
        self._cut = 0


class _InlineParser(ParserInline):
    """markdown-it's inline parser, which tells its state when a rule has matched."""

    def tokenize(self, state: StateInline) -> None:
        assert isinstance(state, _PlacedInlines)
        rules = self.ruler.getRules("")
        end = state.posMax
        while state.pos < end:
            begin, first = state.pos, len(state.tokens)
            for rule in rules if state.level < MAX_NESTING else ():
                if rule(state, False):
                    state.place(first, begin)
                    break
            else:
                state.append_pending(state.src[begin])
                state.pos = begin + 1
        if state.pending:
            state.pushPending()

    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token]:  # noqa: ARG002
        """Called for an image's description alone, which is not article text and is kept as it is written."""
        return tokens
