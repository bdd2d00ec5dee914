"""The matrix: counts where rows and columns meet, as discs with their numbers in a table that is its own data."""

from __future__ import annotations

import math
from dataclasses import dataclass

from briefgen.publish.figures import svg
from briefgen.publish.figures.figure import Cell

_FEWEST_ROWS, _FEWEST_COLUMNS, _FEWEST_COUNTED = 3, 2, 8
_LARGEST, _SMALLEST = 9.0, 1.5


@dataclass(frozen=True, slots=True)
class Count:
    """How many, and where the newest of them is; 0 leads nowhere."""

    number: int
    address: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A row: its heading and a count for each column."""

    head: Cell
    counts: tuple[Count, ...]

    @property
    def total(self) -> int:
        return sum(count.number for count in self.counts)


@dataclass(frozen=True, slots=True)
class Square:
    """A finished cell: the disc's SVG and the number, which leads to `address`."""

    number: int
    address: str
    mark: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A matrix ready for the page."""

    title: str
    corner: str
    columns: tuple[Cell, ...]
    rows: tuple[tuple[Cell, tuple[Square, ...], int], ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Counts of `lines` by `columns`; columns and lines without any are left out when it is drawn."""

    title: str
    corner: str
    columns: tuple[Cell, ...]
    lines: tuple[Line, ...]

    def draw(self) -> Grid | None:
        """The finished matrix; None where so little is counted that sentences do."""
        lines = [line for line in self.lines if line.total]
        used = [n for n in range(len(self.columns)) if any(line.counts[n].number for line in lines)]
        if (
            len(lines) < _FEWEST_ROWS
            or len(used) < _FEWEST_COLUMNS
            or sum(line.total for line in lines) < _FEWEST_COUNTED
        ):
            return None
        most = max(line.counts[n].number for line in lines for n in used)
        return Grid(
            self.title,
            self.corner,
            tuple(self.columns[n] for n in used),
            tuple((line.head, tuple(_square(line.counts[n], most) for n in used), line.total) for line in lines),
        )


def _square(count: Count, most: int) -> Square:
    """Areas of discs follow numbers."""
    r = max(_SMALLEST, _LARGEST * math.sqrt(count.number / most)) if count.number else 0.0
    disc = svg.element("circle", cx=10, cy=10, r=r)
    mark = svg.element("svg", disc, css="disc", viewBox="0 0 20 20", aria_hidden="true", focusable="false") if r else ""
    return Square(count.number, count.address, mark)
