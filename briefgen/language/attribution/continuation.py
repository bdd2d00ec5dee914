"""Quotations without a cue of their own that go on from one before them in their paragraph.

What goes on across paragraphs is in `paragraphs`.
"""

from __future__ import annotations

from dataclasses import replace

from briefgen.language.attribution.blocks import BlockView, Run, joined, overlap
from briefgen.language.attribution.candidates import Candidate


def _sayable(view: BlockView, quote: Run) -> bool:
    """Whether a quotation is somebody's sentence, not a word held at arm's length or the name of a work."""
    a, b = quote
    words = [t for t in view.row[a:b] if t.text[:1].isalnum()]
    if len(words) < 3 or all(t.text[:1].isupper() for t in words if len(t.text) > 3):
        return False
    if b < view.segment(a)[1] and view.row[b].tag in ("VBZ", "VBD", "VBP", "MD") and view.row[b - 2].text != ",":
        return False  # "“Build it and they will come” was a joke": named, not said
    starts = view.segment(a)[0] == a or view.row[a - 1].text in (":", ",")
    stop = any(t.text in (".", "?", "!", "...", "…", "—") or t.text[-1:] in ".?!" for t in view.row[b - 3 : b])
    if starts and words[0].text[:1].isupper():
        return stop or len(words) >= 6
    # A clause in the middle of a sentence: its own subject and verb stand at its beginning.
    return len(words) >= 4 and any(
        t.tag in ("VBD", "VBZ", "VBP", "MD") and t.child("nsubj", "expl", "nsubjpass", "csubj") is not None
        for t in words[:5]
    )


def _is_sentence(view: BlockView, quote: Run) -> bool:
    """Whether a quotation is a sentence, however short, with its own capital and stop: “Go on.”"""
    a, b = quote
    first = next((t for t in view.row[a:b] if t.text[:1].isalnum()), None)
    stop = any(t.text[-1:] in ".?!…" for t in view.row[max(a, b - 2) : b])
    return first is not None and first.text[:1].isupper() and stop and view.segment(a)[1] in (b, b + 1)


def continue_in_block(
    view: BlockView, kept: list[tuple[Candidate, str]]
) -> tuple[list[tuple[Candidate, str]], list[Run]]:
    """Quotations without a cue join the claim of a quotation before them in the block, or right behind them."""
    loose: list[Run] = []
    result = list(kept)
    for quote in view.quotes:
        if any(overlap(c.content, (quote,)) > 0.5 for c, _ in result):
            continue
        own = whole_sentence(view, quote)
        holders = [n for n, (c, _) in enumerate(result) if _is_quoted(view, c)]
        follows = own and any(result[n][0].content[-1][1] <= quote[0] for n in holders) and _is_sentence(view, quote)
        if not follows and not _sayable(view, quote):
            continue
        before = [n for n in holders if result[n][0].content[-1][1] <= quote[0]]
        after = [n for n in holders if result[n][0].content[0][0] == quote[1]]
        target = _nearest(view, result, before) if before else (after[0] if after else None)
        if target is None or (not own and not before):
            loose.append(quote)
            continue
        candidate, why = result[target]
        content = joined((*candidate.content, quote))
        result[target] = (replace(candidate, content=content), f"{why}, continued in its paragraph")
    return result, loose


def _nearest(view: BlockView, result: list[tuple[Candidate, str]], before: list[int]) -> int:
    """The claim that a quotation goes on from: the last before it, or what was quoted in that one's sentence.

    "“I agree,” said Lee, who called it “a start.” “It helps.”" goes on from what Lee said, not from "a start".
    """
    last = max(before, key=lambda n: result[n][0].content[-1][1])
    own = view.segment(result[last][0].content[0][0])
    beside = [n for n in before if view.segment(result[n][0].content[0][0]) == own]
    spoken = [n for n in beside if result[n][0].frame.startswith("quotation")]
    return last if last in spoken or not spoken else spoken[-1]


def whole_sentence(view: BlockView, quote: Run) -> bool:
    """Whether no word of its sentence stands before a quotation."""
    a = view.segment(quote[0])[0]
    return a == quote[0] or all(not t.text[:1].isalnum() for t in view.row[a : quote[0]])


def _is_quoted(view: BlockView, candidate: Candidate) -> bool:
    return any(view.inside[a] >= 0 or view.inside[b - 1] >= 0 for a, b in candidate.content)
