"""Quotation marks: which words of a block stand between them, whatever the habit of the typist.

Who is quoted is for `attribution`. Marks are paired within one block, so a slip never reaches the next one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from briefgen.language.grammar import ParsedText
from briefgen.source.document import Block, Passage


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks within one block, marks included; the outermost pair only.

    `closed` is false where the block ended before the closing mark, as in a quotation of several paragraphs, or
    where another mark opened before it: then the first sentence is as far as it can be trusted;
    `opened` is false where only the closing mark stands in this block.
    """

    passage: Passage
    closed: bool = True
    opened: bool = True


@dataclass(slots=True)
class _Open:
    """A mark that waits for its partner."""

    start: int
    closers: str
    single: bool


@dataclass(slots=True)
class _Scan:
    """The state of one block's scan: what is open, what was found."""

    text: str
    stack: list[_Open] = field(default_factory=list)
    found: list[tuple[int, int, bool, bool]] = field(default_factory=list)  # start, end, opened, closed

    def close(self, end: int, depth: int) -> None:
        """Closes the open mark at `depth` and all inside it."""
        opened = self.stack[depth]
        del self.stack[depth:]
        if depth == 0:
            self.found.append((opened.start, end, True, True))


_DOUBLE = re.compile(r"``|''|[“”„‟\"«»‹›]")
_MARK = re.compile(r"``|''|[“”„‟\"«»‹›‘’‚‛'`]")
# Words that are written with a leading apostrophe.
_ELISION = re.compile(
    r"['’‘](?:\d0s|\d\ds|tis|twas|em|til|cause|bout|round|n|nuff|cept|fraid|twere|im|er|s|\d\d(?=[).,;:!?\]]|$))\b",
    re.IGNORECASE,
)
_OPENS_AFTER = set(" \t\n\u00a0([{<—–-―/:…“‘„‚«\"'")


def _single_closes(text: str, at: int, stack: list[_Open]) -> bool:
    """Whether an apostrophe-like mark at `at` closes an open single quotation."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if after.isalnum():
        return False
    if before == "s" and after == " " and text[at + 2 : at + 3].islower():
        # A possessive plural ("the workers’ rights"), unless no other mark is left to close the quotation.
        rest = text[at + 1 :]
        opened = re.search(r"(?:^|[\s(])[‘']\w", rest)
        limit = opened.start() if opened else len(rest)
        return re.search(r"[^\s][’'](?!\w)", rest[:limit]) is None
    return bool(stack)


def _opens(text: str, at: int, width: int) -> bool:
    """Whether a mark without direction opens: it hangs on the word after it, not on the one before."""
    before, after = text[at - 1 : at] if at else " ", text[at + width : at + width + 1]
    if not after or after.isspace():
        return not before.strip() and bool(after) and at == 0
    return before in _OPENS_AFTER


def _scan(text: str, carried: bool) -> _Scan:
    """All marks of one block, paired. `carried` says that the block before ended inside a quotation."""
    scan = _Scan(text)
    stack = scan.stack
    guillemets_inward = 0 <= text.find("»") < text.find("«")
    for match in _MARK.finditer(text):
        mark, at, end = match[0], match.start(), match.end()
        if mark in "‘’'‚‛`":
            _single(scan, mark, at)
            continue
        if mark in ("«", "»", "‹", "›"):
            opening = (mark in "«‹") != guillemets_inward
            closers = {"«": "»", "»": "«", "‹": "›", "›": "‹"}[mark]
        else:
            depth = next((i for i in range(len(stack) - 1, -1, -1) if not stack[i].single), None)
            low = depth is not None and stack[depth].closers == '“”"'
            if mark in "„‟" or mark == "``":
                opening = True
            elif mark == "“":
                opening = not low
            elif mark == "”":
                # Some typists open with the closing mark; it can only be meant so before a word.
                opening = depth is None and _opens(text, at, 1)
            else:
                inches = mark == '"' and text[at - 1 : at].isdigit() and (depth is None or _inches(text, at))
                if inches:
                    continue
                opening = _opens(text, at, len(mark)) and (depth is None or bool(stack[-1].single))
            closers = '“”"' if mark == "„" else "”\"''"
        if opening:
            _double(scan, at, closers, nested_allowed=mark != '"')
            continue
        depth = next((i for i in range(len(stack) - 1, -1, -1) if mark in stack[i].closers), None)
        if depth is not None:
            scan.close(end, depth)
        elif carried and not scan.found and not stack and mark in '”»"':
            scan.found.append((0, end, False, True))
    _finish(scan)
    return scan


def _inches(text: str, at: int) -> bool:
    """Whether a straight mark behind a number inside a quotation is a measure: the marks that follow are odd."""
    return text[at + 1 : at + 2] == " " and text.count('"', at + 1) % 2 == 1


def _double(scan: _Scan, at: int, closers: str, *, nested_allowed: bool) -> None:
    """Opens a double mark; where one is open already and too few closers follow, that one was never closed."""
    rest = scan.text[at:]
    double = next((o for o in scan.stack if not o.single), None)
    if double is not None and nested_allowed:
        openers = len(re.findall(r"[“„«]", rest))
        if len(re.findall(r"[”»]", rest)) < openers + 1 and '"' not in double.closers[:1]:
            head = scan.text[double.start : at]
            stops = [head.find(mark) for mark in ".?!" if mark in head[1:]]
            stop = min(stops, default=len(head.rstrip()) - 1)
            scan.found.append((double.start, double.start + stop + 1, True, False))
            scan.stack.clear()
    scan.stack.append(_Open(at, closers, single=False))


def _single(scan: _Scan, mark: str, at: int) -> None:
    text, stack = scan.text, scan.stack
    if mark == "`":
        return
    depth = next((i for i in range(len(stack) - 1, -1, -1) if stack[i].single), None)
    if depth is not None and mark in "’'" and at > stack[depth].start + 1 and _single_closes(text, at, stack):
        scan.close(at + 1, depth)
        return
    directed = mark in "‘‚‛"
    after = text[at + 1 : at + 2]
    if not after.strip() or _ELISION.match(text, at) or (mark == "’"):
        return
    before = text[at - 1 : at] if at else " "
    if (directed or before in _OPENS_AFTER) and not before.isalnum() and depth is None:
        stack.append(_Open(at, "", single=True))


def _finish(scan: _Scan) -> None:
    """What is still open at the block's end: a double mark runs on, a lone single mark was an apostrophe."""
    if not scan.stack:
        return
    first = scan.stack[0]
    lead = scan.text[: first.start].rstrip()
    if not first.single or not lead or lead[-1] in ":,":
        kept = scan.text.rstrip()
        if len(kept) - first.start > 1 and not (first.single and _DOUBLE.search(kept, first.start)):
            scan.found.append((first.start, len(kept), True, False))
            return
    # The single mark was no quotation: what stands behind it counts again.
    tail = next((o for o in scan.stack if not o.single), None)
    if tail is not None:
        scan.found.append((tail.start, len(scan.text.rstrip()), True, False))


def _of_block(block: Block, carried: bool) -> list[Quotation]:
    scan = _scan(block.text, carried)
    spans = sorted(span for span in scan.found if span[1] - span[0] > 2)
    return [Quotation(block.passage(a, b), closed=closed, opened=opened) for a, b, opened, closed in spans]


def find_quotations(text: ParsedText) -> tuple[Quotation, ...]:
    """Every outermost quotation of a text, in text order, each within one block."""
    found: list[Quotation] = []
    carried = False
    for block in text.document.blocks:
        here = _of_block(block, carried)
        found.extend(here)
        carried = bool(here) and not here[-1].closed
    return tuple(found)
