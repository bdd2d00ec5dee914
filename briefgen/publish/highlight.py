"""An article's text as HTML with marks around the words that findings rest on, in full or in excerpts.

The document's own flow is shown, so what was analysed is what is read. Marks may overlap and cross emphasis,
links and paragraphs: they are cut into segments that never break the nesting of elements. A mark's number stands
behind its last word, and its note, if it has one, behind the sentence in which it ends.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import islice, pairwise
from operator import itemgetter

from briefgen.publish import elements
from briefgen.publish.sentences import sentence_ranges
from briefgen.source import flow
from briefgen.source.blocks import Block
from briefgen.source.document import Document
from briefgen.spans import Span

OMITTED = '<span class="omitted">[…]</span>'
Range = tuple[int, int]  # half-open, in characters of a block's text


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of the article's file to be marked: `id` is where links to them lead, `href` is the way back.

    `kind` is claim, event, question, keypoint, actor, place or date; `number` (C1, E2) stands behind the last
    word, and `label` is what a screen reader says of it. `note` is a word or two for the margin, "" for none. Ids
    are unique among the marks of a page.
    """

    span: Span
    id: str
    kind: str
    href: str
    label: str
    number: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Cover:
    start: int
    end: int
    mark: Mark


def highlight(document: Document, marks: Iterable[Mark]) -> str:
    """The whole article with its marks. Each mark's first segment has its id; behind its last stands the way back.

    A mark whose span holds no character of any block is not shown.
    """
    writer = _Writer(_covers(document, marks), eager=True)
    shift = elements.heading_shift(document)
    referred = {
        piece.number
        for item in document.flow
        if isinstance(item, flow.Line)
        for piece in item.pieces
        if isinstance(piece, flow.FootnoteMark)
    }
    for item in document.flow:
        match item:
            case flow.Open("footnote", number):
                number = number or 0
                first = writer.first(f"fn-{number}")
                writer.add(elements.footnote_opening(number, first=first, referred=number in referred))
            case flow.Open():
                writer.add(elements.opening(item, shift))
            case flow.Close():
                writer.add(elements.closing(item, shift))
            case flow.Literally():
                writer.add(elements.literal(item))
            case flow.Rule():
                writer.add("<hr>\n")
            case flow.Line():
                writer.line(document, item)
    return writer.html()


def excerpts(document: Document, marks: Iterable[Mark]) -> str:
    """Only the sentences that marks rest on, one paragraph a block; what is left out is shown as […]."""
    covers = _covers(document, marks)
    writer = _Writer(covers, eager=False)
    lines = {item.block: item for item in document.flow if isinstance(item, flow.Line)}
    skipped = False
    for block, kept in _kept_of(document, covers):
        if not kept:
            skipped = True
            continue
        if skipped:
            writer.add(f"<p>{OMITTED}</p>\n")
            skipped = False
        writer.add(f'<p class="excerpt excerpt-{block.kind}">')
        writer.line(document, lines[block.index], kept)
        writer.add("</p>\n")
    if skipped:
        writer.add(f"<p>{OMITTED}</p>\n")
    return writer.html()


def kept_ranges(document: Document, marks: Iterable[Mark]) -> Iterable[tuple[Block, list[Range]]]:
    """What excerpts show of each block, as ranges of its text; a block of which nothing is shown has none."""
    return _kept_of(document, _covers(document, marks))


def _kept_of(document: Document, covers: dict[int, list[_Cover]]) -> Iterable[tuple[Block, list[Range]]]:
    return ((block, _kept(block.text, covers.get(block.index, ()))) for block in document.blocks)


def _covers(document: Document, marks: Iterable[Mark]) -> dict[int, list[_Cover]]:
    """The marks of each block, by number, as ranges of its text; longer ones first where several begin."""
    covers: dict[int, list[_Cover]] = {}
    ends = [block.ends[-1] for block in document.blocks]
    for mark in sorted(marks, key=lambda m: (m.span.start, -m.span.end, m.kind, m.id)):
        for block in islice(document.blocks, bisect_right(ends, mark.span.start), None):
            if block.starts[0] >= mark.span.end:
                break
            start, end = bisect_right(block.ends, mark.span.start), bisect_left(block.starts, mark.span.end)
            if start < end:
                covers.setdefault(block.index, []).append(_Cover(start, end, mark))
    return covers


def _kept(text: str, covers: Sequence[_Cover]) -> list[Range]:
    """The sentences that marks touch, as ranges; neighbours are put together."""
    kept: list[Range] = []
    for start, end in sentence_ranges(text):
        if any(cover.start < end and start < cover.end for cover in covers):
            if kept and not text[kept[-1][1] : start].strip():
                kept[-1] = (kept[-1][0], end)
            else:
                kept.append((start, end))
    return kept


@dataclass(slots=True)
class _Opened:
    """A style or link that is open; written at once, or with the first text inside it."""

    start: str
    end: str
    written: bool
    is_link: bool


class _Writer:
    """Collects HTML and remembers where each mark was written last, for its way back."""

    def __init__(self, covers: dict[int, list[_Cover]], *, eager: bool) -> None:
        self._covers = covers
        self._eager = eager
        self._parts: list[str] = []
        self._ids: set[str] = set()
        self._last: dict[Mark, int] = {}  # number of the part behind which the way back stands
        self._opened: list[_Opened] = []
        self._in_link: list[Mark] = []
        self._sentences: list[int] = []  # numbers of the parts behind which a sentence's notes may stand
        self._sentence_over = False

    def add(self, part: str) -> None:
        self._parts.append(part)

    def first(self, identity: str) -> bool:
        """Whether an id has not been given yet; it is now."""
        if identity in self._ids:
            return False
        self._ids.add(identity)
        return True

    def html(self) -> str:
        behind: dict[int, list[str]] = {}
        for mark, part in self._last.items():
            behind.setdefault(part, []).append(_way_back(mark))
        noted: dict[int, list[Mark]] = {}
        for mark, part in sorted(self._last.items(), key=itemgetter(1)):
            if mark.note:
                noted.setdefault(self._sentences[bisect_left(self._sentences, part)], []).append(mark)
        for part, links in behind.items():
            self._parts[part] += "".join(links)
        for part, marks in noted.items():
            self._parts[part] += _notes(marks)
        return "".join(self._parts)

    def line(self, document: Document, line: flow.Line, kept: Sequence[Range] | None = None) -> None:
        """One line's pieces; with `kept`, only those ranges of its text and what stands inside them."""
        text = document.blocks[line.block].text if line.block is not None else ""
        covers = self._covers.get(line.block, []) if line.block is not None else []
        ends = [end for _, end in sentence_ranges(text)] if covers else []
        written = at = 0
        for piece in line.pieces:
            if isinstance(piece, flow.Run):
                at = piece.end
                for number, (start, end) in enumerate([(0, len(text))] if kept is None else kept):
                    low, high = max(start, piece.start), min(end, piece.end)
                    if low >= high:
                        continue
                    if kept is not None and number >= written:
                        self._gap(before=start > 0, between=written > 0)
                        written = number + 1
                    self._run(text, (low, high), covers, ends)
            elif isinstance(piece, flow.StyleOpen | flow.StyleClose | flow.LinkOpen | flow.LinkClose):
                self._structure(piece)
            elif kept is None or any(start < at < end for start, end in kept):
                self._object(piece, linked=kept is None and not any(o.is_link for o in self._opened))
        self._sentences.append(len(self._parts) - 1)
        if kept and kept[-1][1] < len(text.rstrip()):
            self.add(f" {OMITTED}")

    def _gap(self, *, before: bool, between: bool) -> None:
        if before or between:
            self.add(f" {OMITTED} " if between else f"{OMITTED} ")

    def _structure(self, piece: flow.StyleOpen | flow.StyleClose | flow.LinkOpen | flow.LinkClose) -> None:
        match piece:
            case flow.StyleOpen(style):
                self._opened.append(_Opened(f"<{style}>", f"</{style}>", self._eager, False))
            case flow.LinkOpen(href, title):
                self._opened.append(_Opened(elements.link_opening(href, title), "</a>", self._eager, True))
            case _:
                opened = self._opened.pop()
                if opened.written:
                    self.add(opened.end)
                if opened.is_link:
                    # A link inside a link is not HTML, so ways back stand behind it.
                    self._last.update(dict.fromkeys(self._in_link, len(self._parts) - 1))
                    self._in_link.clear()
                self._end_sentence(over=False)
                return
        if self._eager:
            self.add(self._opened[-1].start)

    def _object(self, piece: flow.Image | flow.RawHtml | flow.FootnoteMark, *, linked: bool) -> None:
        match piece:
            case flow.Image():
                self.add(elements.image(piece, linked=linked))
            case flow.RawHtml():
                self.add(elements.raw_html(piece))
            case flow.FootnoteMark(number):
                first = linked and self.first(f"fnref-{number}")
                self.add(elements.footnote_mark(number, first=first, linked=linked))

    def _run(self, text: str, span: Range, covers: Sequence[_Cover], ends: Sequence[int]) -> None:
        """Characters of a block, cut where marks begin and end and where a sentence ends."""
        start, end = span
        for opened in self._opened:
            if not opened.written:
                opened.written = True
                self.add(opened.start)
        inside = [cover for cover in covers if cover.start < end and start < cover.end]
        cuts = {start, end, *(c.start for c in inside), *(c.end for c in inside), *ends}
        bounds = sorted(cut for cut in cuts if start <= cut <= end)
        for low, high in pairwise(bounds):
            marks = [cover.mark for cover in inside if cover.start <= low and high <= cover.end]
            self.add(self._segment(elements.plain(text[low:high]), marks))
            self._last.update(dict.fromkeys(marks, len(self._parts) - 1))
            if any(opened.is_link for opened in self._opened):
                self._in_link += marks
            self._end_sentence(over=high in ends)

    def _end_sentence(self, *, over: bool) -> None:
        """Remembers where a sentence's notes stand: behind the emphasis and the link that it ends in."""
        over = over or self._sentence_over
        self._sentence_over = over and bool(self._opened)
        if over and not self._opened:
            self._sentences.append(len(self._parts) - 1)

    def _segment(self, content: str, marks: Sequence[Mark]) -> str:
        if not marks:
            return content
        new = [mark.id for mark in marks if self.first(mark.id)]
        identity = f' id="{escape(new[0])}"' if new else ""
        anchors = "".join(f'<span class="mark-start" id="{escape(other)}"></span>' for other in new[1:])
        kinds = " ".join(dict.fromkeys(f"mark-{mark.kind}" for mark in marks))
        names = " ".join(mark.id for mark in marks)
        return f'{anchors}<mark{identity} class="mark {escape(kinds)}" data-ids="{escape(names)}">{content}</mark>'


def _way_back(mark: Mark) -> str:
    return (
        f'<a class="mark-back" href="{escape(mark.href)}" aria-label="Back to: {escape(mark.label)}">'
        f"{escape(mark.number)}</a>"
    )


def _notes(marks: Sequence[Mark]) -> str:
    """The margin's notes of a sentence. They repeat ways back, so they are for the eye and the mouse alone."""
    notes = "".join(
        f'<a class="note" href="{escape(mark.href)}" tabindex="-1"><b>{escape(mark.number)}</b> {escape(mark.note)}</a>'
        for mark in marks
    )
    return f'<span class="notes" aria-hidden="true">{notes}</span>'
