"""Frames of marks: a colon ("The cook was firm: ..."), a script's "NAME: ...", a headline's, a dash and a name.

Quotations with a verb are in `quotation_frames`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.language.attribution.blocks import BlockView, Run
from briefgen.language.attribution.candidates import Candidate
from briefgen.language.attribution.cues import CueSense
from briefgen.language.attribution.phrases import noun_phrase
from briefgen.language.grammar import Token

SAYS = CueSense(frozenset({"quotation"}), "states")
_ASKS = CueSense(frozenset({"quotation"}), "asks", "uncommitted")
_DASHES = {"―", "—", "–", "--", "-", "~"}
_SIGNED = re.compile(r"[”\"»’']\s*[―—–~-]{1,2}\s*(?=[^\W\d_a-z][^.!?:;]{1,80}\.?$)")
_SIGNATURE = re.compile(r"^\s*[―—–-]{1,2}\s*(?=[^\W\d_][^.!?:;]{1,80}\.?$)")


def colon_candidate(view: BlockView, gap: Run, quote: Run) -> Candidate | None:
    """As in "The cook was firm: “...”": a colon after a clause or a name without a cue of its own."""
    a, b = gap
    if b - a < 2 or view.row[b - 1].text != ":":
        return None
    label = _label(view)
    if label is not None and label[1] == b - 1 and view.row[label[1] - 1].lower not in view.lexicon.rubrics:
        followed = quote[1] < view.segment(a)[1] and view.row[quote[1]].lower == "as"
        return None if followed else Candidate((quote,), (b - 1, b), label, view.row[label[1] - 1], "colon", SAYS)
    main = next(
        (
            t
            for t in view.row[a : b - 1]
            if t.tag in ("VBD", "VBZ", "VBP") and t.child("nsubj") is not None and t.dep != "relcl"
        ),
        None,
    )
    head = main.child("nsubj") if main is not None else None
    if quote[1] < view.segment(a)[1] and view.row[quote[1]].lower == "as":
        return None  # "Nickel: “a riddle,” as Holm puts it"
    if main is None:  # "Ines Holm, our guest on the terrace: ...": the first noun that no other word governs
        nouns = [t for t in view.row[a : b - 1] if t.pos in ("PROPN", "NOUN", "PRON")]
        free = [t for t in nouns if t.dep not in ("pobj", "compound", "poss", "appos", "npadvmod", "dobj")]
        head = free[0] if free else (nouns[-1] if nouns else None)
        while (
            head is not None
            and a <= head.head.index < b - 1
            and head.head.pos in ("PROPN", "NOUN")
            and head.head is not head
        ):
            head = head.head
        poss = head.child("poss") if head is not None else None
        head = poss if poss is not None else head
    if head is None or view.inside[head.index] >= 0:
        return None
    source = noun_phrase(view, head, without=main)
    return Candidate((quote,), (b - 1, b), source, head, "colon", SAYS)


def labelled_candidates(view: BlockView, *, first: bool) -> Iterator[Candidate]:
    """Whole blocks under a label: a script's "NAME: words", a headline's "Name: words", "words — Name"."""
    row = view.row
    if len(row) < 3:
        return
    label = _label(view) if not view.dateline else None
    if label is not None and row[label[1] - 1].lower in view.lexicon.rubrics:
        return
    if label is not None and (first or _script(row, label)):
        content = view.trim((label[1] + 1, len(row)), keep_stop=not first)
        if content is not None and content[1] - content[0] > 1:
            head = row[label[1] - 1]
            sense = _ASKS if row[content[1] - 1].text == "?" else SAYS
            yield Candidate((content,), (label[1], label[1] + 1), label, head, "headline" if first else "script", sense)
            return
    signature = _signature(view)
    if signature is not None:
        dash, source, end = signature
        content = view.trim((0, end), keep_stop=True)
        if content is not None:
            head = next((t for t in row[source[0] : source[1]] if t.pos == "PROPN"), row[source[0]])
            yield Candidate((content,), (dash, dash + 1), source, head, "signature", SAYS)


def _label(view: BlockView) -> Run | None:
    """The short name before a colon at the block's start, an opening mark before it passed over."""
    row = view.row
    start = 0
    while start < len(row) and not row[start].text[:1].isalnum() and start < 2:
        start += 1
    for i in range(start + 1, min(start + 7, len(row) - 1)):
        if row[i].text == ":":
            words = [t for t in row[start:i] if t.text[:1].isalpha()]
            if words and all(t.text[:1].isupper() or t.lower in ("of", "the", "al", "de", "for", "and") for t in words):
                return start, i
            return None
        if row[i].text in (".", ",", "?", "!"):
            return None
    return None


def _script(row: tuple[Token, ...], label: Run) -> bool:
    """Whether a label is a speaker's in a transcript: in capitals, "Q", or known as a person."""
    words = [t.text for t in row[label[0] : label[1]]]
    return all(w.isupper() for w in words if w.isalpha()) and len(words) < 5


def signature_of(view: BlockView) -> Run | None:
    """The name in a block that is nothing but a dash and a name, as under a block quote."""
    match = _SIGNATURE.match(view.row[0].block.text) if view.row else None
    source = _tail(view, match.end()) if match is not None else None
    if source is not None and view.row[source[0]].pos == "ADP":  # "— from a letter by a teacher": the teacher
        by = next((t for t in view.row[source[0] : source[1]] if t.lower == "by" and t.child("pobj") is not None), None)
        return (by.index + 1, min(source[1], _comma(view, by.index))) if by is not None else None
    return source


def _comma(view: BlockView, at: int) -> int:
    return next((t.index for t in view.row[at:] if t.text == ","), len(view.row))


def _tail(view: BlockView, start: int) -> Run | None:
    """The tokens from a character on, where they are a name or description and no sentence."""
    first = next((t.index for t in view.row if t.start >= start), len(view.row))
    source = view.trim((first, len(view.row)))
    if source is None:
        return None
    words = view.row[source[0] : source[1]]
    if any(t.tag in ("VBZ", "VBP", "MD") or (t.tag == "VBD" and t.child("nsubj") is not None) for t in words):
        return None
    return source


def _signature(view: BlockView) -> tuple[int, Run, int] | None:
    """As in "“...” — Amina, 41": a dash and a name at the block's end, behind the quotation that fills it."""
    match = _SIGNED.search(view.row[0].block.text)
    if match is None or not view.quotes or view.quotes[0][0] > 1:
        return None
    source = _tail(view, match.end())
    if source is None or source[0] == 0:
        return None
    dash = source[0] - 1
    return dash, source, dash if view.row[dash].text in _DASHES else source[0]
