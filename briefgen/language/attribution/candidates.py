"""Candidates for attributions in one block, as runs of tokens, and which of them stand where they meet.

The frames make candidates; `resolver` makes attributions of those that stand. Which words are cues is in `cues`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefgen.language.attribution.blocks import BlockView, Run, overlap
from briefgen.language.attribution.cues import CueSense
from briefgen.language.grammar import Token


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A source-cue-content reading of some words of one block."""

    content: tuple[Run, ...]
    cue: Run | None
    source: Run | None
    head: Token | None  # the source's head word
    frame: str
    sense: CueSense
    negated: bool = False
    impersonal: bool = False


_CLAUSAL = ("clause", "person-infinitive", "subject-infinitive", "infinitive")


def one_per_cue(
    view: BlockView, labelled: list[Candidate], direct: list[Candidate], other: list[Candidate]
) -> list[Candidate]:
    """One candidate a cue: quotations set off by their own punctuation before clauses of the parse."""
    chosen: list[Candidate] = list(labelled)
    for candidate in direct:
        same = next((o for o in other if o.cue and candidate.cue and _meet(o.cue, candidate.cue)), None)
        # The clause may reach further than the quotation: "X said A was “B,” and that “C.”"
        further = (
            same is not None
            and _covers(same.content, candidate.content)
            and not _covers(candidate.content, same.content)
            and all(view.inside[a] < 0 for a, _ in same.content)
            and not _new_start(view, same.content[0][0], candidate.content[0][0])
        )
        if not further:
            chosen.append(_with_clause(view, candidate, same) if same is not None else candidate)
    for candidate in other:
        if not any(candidate.cue and c.cue and _meet(c.cue, candidate.cue) for c in chosen):
            chosen.append(candidate)
    return chosen


def _new_start(view: BlockView, start: int, quote: int) -> bool:
    """Whether a colon leads to a quotation: "Holm said it rained: “It poured,” she added" has two remarks."""
    return start < quote and view.row[quote - 1].text == ":"


def _with_clause(view: BlockView, direct: Candidate, clause: Candidate) -> Candidate:
    """A quoted tail with the clause it ends: "said that he had no opinion, “and a graph”"."""
    (start, end), begins = direct.content[-1], clause.content[0][0]
    if direct.cue is None or direct.frame != "quotation after" or len(direct.content) > 1 or start + 1 >= end:
        return direct
    tail = view.row[start - 1].text == "," and view.row[start + 1].text[:1].islower()
    led_to = view.row[start - 1].text in (":", "—", "–", "-") and clause.content[-1][1] >= start - 1
    if (tail or led_to) and clause.frame in _CLAUSAL and direct.cue[1] <= begins < start - 1:
        return replace(direct, content=((begins, end),))
    return direct


def _meet(a: Run, b: Run) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _covers(outer: tuple[Run, ...], inner: tuple[Run, ...]) -> bool:
    return all(any(a <= x and y <= b for a, b in outer) for x, y in inner)


def holds(outer: Candidate, inner: Candidate) -> bool:
    """Whether a candidate lies in another's content with its cue (its content may run on a little)."""
    return inner.cue is not None and outer is not inner and _covers(outer.content, (inner.cue,))


def outermost(candidates: list[Candidate]) -> list[Candidate]:
    """The candidates that no other holds, in text order; of two for the same words the first."""
    kept = []
    for candidate in candidates:
        holders = [o for o in candidates if holds(o, candidate)]
        if not any(not holds(candidate, o) or _first_of_two(o, candidate) for o in holders):
            kept.append(candidate)
    kept.sort(key=lambda c: (c.content[0][0], -c.content[-1][1]))
    distinct: list[Candidate] = []
    for candidate in kept:
        # Two cues for the same words: the first in the text has them.
        if not any(overlap(candidate.content, d.content) > 0.7 for d in distinct):
            distinct.append(candidate)
    return distinct


def _first_of_two(one: Candidate, other: Candidate) -> bool:
    """Which of two that hold each other's cues is the outer one: of phrases the first, else the longer."""
    if one.frame == other.frame == "phrase" and one.cue is not None and other.cue is not None:
        return one.cue < other.cue
    return _size(one) > _size(other)


def _size(candidate: Candidate) -> int:
    return sum(b - a for a, b in candidate.content)
