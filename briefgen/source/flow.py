"""The order in which a document is shown: elements, runs of its blocks' text, and what is not article text.

These are values only. They say nothing of HTML's syntax, which is `publish`'s, and are made by `document`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Container = Literal[
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote",
    "table", "thead", "tbody", "tr", "th", "td", "footnote",
]  # fmt: skip
Style = Literal["em", "strong", "code"]


@dataclass(frozen=True, slots=True)
class Open:
    """A container begins. `number` is an ordered list's first number or a footnote's (0: never referred to)."""

    container: Container
    number: int | None = None
    align: Literal["", "left", "center", "right"] = ""


@dataclass(frozen=True, slots=True)
class Close:
    container: Container


@dataclass(frozen=True, slots=True)
class Rule:
    """A thematic break."""


@dataclass(frozen=True, slots=True)
class Literally:
    """Text that is shown as it is written and never analysed: a code block, or raw HTML standing alone."""

    kind: Literal["code", "html"]
    text: str = field(repr=False)
    language: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters `[start, end)` of the block's text; a newline among them is a hard line break."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class StyleOpen:
    style: Style


@dataclass(frozen=True, slots=True)
class StyleClose:
    style: Style


@dataclass(frozen=True, slots=True)
class LinkOpen:
    """A link begins. `href` is safe to show as it is: http, https, mailto or relative, percent-encoded."""

    href: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class LinkClose:
    pass


@dataclass(frozen=True, slots=True)
class Image:
    """An image: its address (None where it may not be followed) and its description as written."""

    href: str | None
    description: str


@dataclass(frozen=True, slots=True)
class RawHtml:
    """A tag or comment inside a line, shown as it is written."""

    text: str


@dataclass(frozen=True, slots=True)
class FootnoteMark:
    number: int


Piece = Run | StyleOpen | StyleClose | LinkOpen | LinkClose | Image | RawHtml | FootnoteMark


@dataclass(frozen=True, slots=True)
class Line:
    """The inline content of one container; `block` is the number of its block, None where it has no text."""

    block: int | None
    pieces: tuple[Piece, ...] = field(repr=False)


Item = Open | Close | Rule | Literally | Line
