"""Blocks of plain text and passages in them: what the language stage reads, with the way back to the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from briefgen.spans import Evidence, Span

BlockKind = Literal["heading", "paragraph", "list-item", "quote", "cell", "footnote"]


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    r"""A run of plain text that belongs together: one paragraph, heading, list item's paragraph or table cell.

    `starts[i]` and `ends[i]` are the file offsets between which character `i` of `text` is written: one
    character for most, two for `\*`, five for `&amp;`, a newline and its quote marks for a soft break
    (which reads as a space; a hard break reads as a newline).
    """

    index: int
    kind: BlockKind
    level: int  # a heading's level, otherwise how deep in lists and quotes
    text: str
    starts: Sequence[int] = field(repr=False)
    ends: Sequence[int] = field(repr=False)
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
        end = self.end - (len(raw) - len(raw.rstrip())) if raw.strip() else self.start + lead
        return Passage(self.block, self.start + lead, end)
