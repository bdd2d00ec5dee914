"""A document: an article's Markdown as blocks of plain text, each character mapped to its place in the file.

Nothing is interpreted here; what the sentences say is for `language`. Code and raw HTML give no text. The same
parse gives the flow in which the article is shown, so that what was analysed is what is shown.
"""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass, field
from typing import Literal, cast

from markdown_it.common.utils import unescapeAll
from markdown_it.token import Token

from briefgen.problems import Problem
from briefgen.source import flow, links
from briefgen.source.blocks import Block, BlockKind, Passage
from briefgen.source.placed import MAX_NESTING, PlacedTokens, Places, tokenize
from briefgen.spans import LineIndex

__all__ = ["Block", "BlockKind", "Document", "Passage", "parse"]

_LINE_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """An article's body: its blocks in text order, the flow in which it is shown, and what was dropped."""

    text: str = field(repr=False)
    blocks: tuple[Block, ...]
    flow: tuple[flow.Item, ...] = field(repr=False, default=())
    problems: tuple[Problem, ...] = ()


def parse(text: str, body: int, *, shown: str = "") -> Document:
    r"""The document of a file's text whose Markdown begins at offset `body`. Never raises.

    The text's newlines are `\n`, as `read_article` gives them. `shown` is the file's path in problems.
    """
    placed = tokenize(text, body)
    builder = _Builder(text, body, shown, placed)
    places = iter(placed.places)
    for token in placed.tokens:
        builder.add(token, next(places) if token.type == "inline" else None)
    return Document(text, tuple(builder.blocks), tuple(builder.flow), tuple(builder.problems))


class _Builder:
    """Takes block tokens in text order and collects blocks, flow and problems."""

    def __init__(self, text: str, body: int, shown: str, placed: PlacedTokens) -> None:
        self.text = text
        self.body = body
        self.shown = shown
        self.footnotes = placed.footnotes
        self.blocks: list[Block] = []
        self.flow: list[flow.Item] = []
        self.problems: list[Problem] = []
        self._inside: list[BlockKind] = []  # the lists, quotes, cells and notes that are open, innermost last
        self._heading = 0
        self._lines: LineIndex | None = None

    def add(self, token: Token, places: Places | None) -> None:
        match token.type:
            case "inline" if places is not None:
                self._add_line(token, places)
            case "code_block" | "fence":
                language = token.info.split()[0] if token.info.strip() else ""
                self.flow.append(flow.Literally("code", token.content, language))
            case "html_block":
                self.flow.append(flow.Literally("html", token.content))
            case "hr":
                self.flow.append(flow.Rule())
            case _ if token.nesting > 0:
                self._open(token)
            case _ if token.nesting < 0:
                self._close(token)
        if token.level >= MAX_NESTING - 1 and token.nesting > 0 and token.tag in ("blockquote", "li"):
            self._report_depth(token)

    def _open(self, token: Token) -> None:
        match token.type:
            case "list_item_open":
                self._inside.append("list-item")
            case "blockquote_open":
                self._inside.append("quote")
            case "td_open" | "th_open":
                self._inside.append("cell")
            case "heading_open":
                self._heading = int(token.tag[1])
            case "footnote_reference_open":
                self._inside.append("footnote")
                self.flow.append(flow.Open("footnote", self.footnotes.get(token.meta["label"], 0)))
                return
        if not token.hidden:
            number = token.attrs.get("start") if token.type == "ordered_list_open" else None
            align = str(token.attrs.get("style", "")).removeprefix("text-align:")
            self.flow.append(
                flow.Open(
                    cast("flow.Container", token.tag),
                    int(number) if number is not None else None,
                    cast("Literal['', 'left', 'center', 'right']", align),
                )
            )

    def _close(self, token: Token) -> None:
        if token.type in ("list_item_close", "blockquote_close", "td_close", "th_close", "footnote_reference_close"):
            self._inside.pop()
        self._heading = 0
        if token.type == "footnote_reference_close":
            self.flow.append(flow.Close("footnote"))
        elif not token.hidden:
            self.flow.append(flow.Close(cast("flow.Container", token.tag)))

    def _add_line(self, token: Token, places: Places) -> None:
        line = _LineBuilder(token.content, places)
        for child in token.children or ():
            self._add_child(line, child)
        text = "".join(line.text)
        if not text.strip():
            pieces = tuple(p for p in line.pieces if not isinstance(p, flow.Run))
            if pieces:
                self.flow.append(flow.Line(None, pieces))
            return
        kind, level = self._kind()
        block = Block(len(self.blocks), kind, level, text, line.starts, line.ends, self.text)
        self.blocks.append(block)
        self.flow.append(flow.Line(block.index, tuple(line.pieces)))

    def _kind(self) -> tuple[BlockKind, int]:
        depth = sum(kind in ("list-item", "quote") for kind in self._inside)
        if "footnote" in self._inside:
            return "footnote", depth
        if self._heading:
            return "heading", self._heading
        return (self._inside[-1] if self._inside else "paragraph"), depth

    def _add_child(self, line: _LineBuilder, token: Token) -> None:
        begin, end = token.map or (0, 0)
        match token.type:
            case "text" | "text_special":
                line.add_text(token.content, begin, end)
            case "softbreak":
                line.add_text(" ", begin, end)
            case "hardbreak":
                line.add_text("\n", begin, end)
            case "code_inline":
                line.pieces.append(flow.StyleOpen("code"))
                line.add_code(token, begin, end)
                line.pieces.append(flow.StyleClose("code"))
            case "em_open" | "strong_open":
                line.pieces.append(flow.StyleOpen(cast("flow.Style", token.tag)))
            case "em_close" | "strong_close":
                line.pieces.append(flow.StyleClose(cast("flow.Style", token.tag)))
            case "link_open":
                href = self._checked(str(token.attrs.get("href", "")), line.places, begin)
                line.open_link(href, str(token.attrs.get("title", "")))
            case "link_close":
                line.close_link()
            case "image":
                href = self._checked(str(token.attrs.get("src", "")), line.places, begin)
                line.pieces.append(flow.Image(href, " ".join(unescapeAll(token.content).split())))
            case "html_inline":
                line.add_html(token.content, begin, end)
            case "footnote_ref":
                line.pieces.append(flow.FootnoteMark(token.meta["id"] + 1))

    def _checked(self, href: str, places: Places, begin: int) -> str | None:
        if links.is_safe(href):
            return href
        self._lines = self._lines or LineIndex(self.text)
        self.problems.append(links.active_link(href, shown=self.shown, lines=self._lines, offset=places.begins[begin]))
        return None

    def _report_depth(self, token: Token) -> None:
        line = self.text.count("\n", 0, self.body) + (token.map or [0])[0] + 1
        self.problems.append(
            Problem(
                path=self.shown, line=line, column=1, code="too-deep",
                found=f"lists or quotes more than {MAX_NESTING} levels deep: what is inside was not read",
                expected="an article for people", cure="write it with fewer levels", severity="warning",
            )
        )  # fmt: skip


class _LineBuilder:
    """The text of one block, its places, and the pieces in which it is shown."""

    def __init__(self, content: str, places: Places) -> None:
        self.content = content
        self.places = places
        self.text: list[str] = []
        self.starts = array("I")
        self.ends = array("I")
        self.pieces: list[flow.Piece] = []
        self._shown_links: list[bool] = []

    def add_text(self, text: str, begin: int, end: int, *, shown: bool = True) -> None:
        """Adds the text made from content `[begin, end)`: character for character where it is the same."""
        at = len(self.starts)
        if text == self.content[begin:end]:
            self.starts.extend(self.places.begins[begin:end])
            self.ends.extend(self.places.ends[begin:end])
        else:
            self.starts.extend([self.places.begins[begin]] * len(text))
            self.ends.extend([self.places.ends[end - 1]] * len(text))
        self._append(text, at, shown=shown)

    def add_code(self, token: Token, begin: int, end: int) -> None:
        """Adds a code span's text: its newlines are spaces, and one space may be gone from each side."""
        begin, end = begin + len(token.markup), end - len(token.markup)
        stripped = (end - begin - len(token.content)) // 2
        at = len(self.starts)
        self.starts.extend(self.places.begins[begin + stripped : end - stripped])
        self.ends.extend(self.places.ends[begin + stripped : end - stripped])
        self._append(token.content, at, shown=True)

    def add_html(self, tag: str, begin: int, end: int) -> None:
        """Adds a tag: shown as it is written, and no text, except that `<br>` parts the words beside it."""
        self.pieces.append(flow.RawHtml(tag))
        if _LINE_BREAK_TAG.fullmatch(tag):
            self.add_text("\n", begin, end, shown=False)

    def open_link(self, href: str | None, title: str) -> None:
        self._shown_links.append(href is not None)
        if href is not None:
            self.pieces.append(flow.LinkOpen(href, title))

    def close_link(self) -> None:
        if self._shown_links.pop():
            self.pieces.append(flow.LinkClose())

    def _append(self, text: str, at: int, *, shown: bool) -> None:
        if not text:
            return
        self.text.append(text)
        last = self.pieces[-1] if self.pieces else None
        if not shown:
            return
        if isinstance(last, flow.Run) and last.end == at:
            self.pieces[-1] = flow.Run(last.start, at + len(text))
        else:
            self.pieces.append(flow.Run(at, at + len(text)))
