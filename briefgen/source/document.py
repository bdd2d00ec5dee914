"""A document: an article's Markdown as blocks of plain text, each character mapped to its place in the file.

Nothing is interpreted here; what the sentences say is for `language`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from briefgen.spans import Evidence, Span

BlockKind = Literal["heading", "paragraph", "list-item", "quote", "cell", "footnote"]


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """A run of plain text that belongs together: one paragraph, heading, list item's paragraph or table cell.

    `starts[i]` and `ends[i]` are the file offsets between which character `i` of `text` is written: one
    character for most, two for `\\*`, five for `&amp;`, a newline and its quote marks for a soft break
    (which reads as a space; a hard break reads as a newline).
    """

    index: int
    kind: BlockKind
    level: int  # a heading's level, otherwise how deep in lists and quotes
    text: str
    starts: tuple[int, ...] = field(repr=False)
    ends: tuple[int, ...] = field(repr=False)
    file_text: str = field(repr=False)

    def span(self, start: int, end: int) -> Span:
        """The file span of characters `[start, end)` of this block's text. Raises ValueError when empty."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no characters [{start}, {end}) in a block of {len(self.text)}")
        return Span(self.starts[start], self.ends[end - 1])

    def passage(self, start: int, end: int) -> Passage:
        return Passage(self, start, end)


@dataclass(frozen=True, slots=True)
class Passage:
    """A half-open stretch of one block's text; the currency of the language layers."""

    block: Block
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.block.text[self.start : self.end]

    @property
    def span(self) -> Span:
        return self.block.span(self.start, self.end)

    @property
    def evidence(self) -> Evidence:
        """The file's own words for this passage, Markdown markup included."""
        span = self.span
        return Evidence(span, self.block.file_text[span.start : span.end])

    def stripped(self) -> Passage:
        """The same passage without white space at its edges."""
        raw = self.text
        lead = len(raw) - len(raw.lstrip())
        return Passage(self.block, self.start + lead, self.end - (len(raw) - len(raw.rstrip())) if raw.strip() else self.start + lead)


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """An article's body: its blocks in text order."""

    text: str = field(repr=False)
    blocks: tuple[Block, ...]


def parse(text: str, body: int) -> Document:
    """The document of a file's text whose Markdown begins at offset `body`."""
    # PLACEHOLDER for the first hour: paragraphs and backslash escapes only; replaced by the real parser.
    blocks: list[Block] = []
    at = body
    for raw in text[body:].split("\n\n"):
        chars: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        i = 0
        while i < len(raw):
            if raw[i] == "\\" and i + 1 < len(raw) and not raw[i + 1].isalnum() and not raw[i + 1].isspace():
                chars.append(raw[i + 1])
                starts.append(at + i)
                ends.append(at + i + 2)
                i += 2
                continue
            if chars or not raw[i].isspace():
                chars.append(" " if raw[i] == "\n" else raw[i])
                starts.append(at + i)
                ends.append(at + i + 1)
            i += 1
        while chars and chars[-1].isspace():
            chars.pop(), starts.pop(), ends.pop()
        if chars:
            blocks.append(Block(len(blocks), "paragraph", 0, "".join(chars), tuple(starts), tuple(ends), text))
        at += len(raw) + 2
    return Document(text, tuple(blocks))
