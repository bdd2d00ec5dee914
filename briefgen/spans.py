"""Places in a file: Span, Evidence and LineIndex. What a place means is said elsewhere."""

from __future__ import annotations

from bisect import bisect_right

import msgspec


class Span(msgspec.Struct, frozen=True, array_like=True, order=True):
    """A half-open stretch `[start, end)` of an article file, in Unicode code points.

    Offsets count in the file's decoded text: BOM removed, newlines made `\\n`, front matter included.
    As JSON a span is the array `[start, end]`.
    """

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies inside this span (equal counts)."""
        return self.start <= other.start and other.end <= self.end


class Evidence(msgspec.Struct, frozen=True):
    """The words of a file that something rests on: `quote == text[span.start:span.end]`."""

    span: Span
    quote: str


class LineIndex:
    """From an offset in a text to its line and column; lines and columns are computed, never stored."""

    __slots__ = ("_starts",)

    def __init__(self, text: str) -> None:
        self._starts = [0]
        at = text.find("\n")
        while at >= 0:
            self._starts.append(at + 1)
            at = text.find("\n", at + 1)

    def position(self, offset: int) -> tuple[int, int]:
        """The 1-based line and column of a character offset."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def offset(self, line: int, column: int = 1) -> int:
        """The character offset of a 1-based line and column."""
        return self._starts[min(line, len(self._starts)) - 1] + column - 1

    def __len__(self) -> int:
        """How many lines the text has."""
        return len(self._starts)
