"""Which findings stand beside the article on a wide screen, and which below it, so that both columns end together.

Heights are reckoned from what stands in a section, in pixels of the theme's own look on a screen of 1440; being wrong
by a fifth leaves some white at one column's end and nothing else. How the columns are set is for the theme.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from briefgen.publish.rows import ClaimRow, EventRow, PointRow, QuestionRow

_CHARACTER = 0.4  # what a character of a question takes
_NOTHING = 70
_SETTLED = 300  # a difference that is not worth parting the findings for


@dataclass(frozen=True, slots=True)
class Column:
    """What stands in a brief's findings; `names` are its actors and places, `mapped` says that some have a map."""

    desk: str  # the desk's own line
    points: Sequence[PointRow]
    claims: Sequence[ClaimRow]
    events: Sequence[EventRow]
    questions: Sequence[QuestionRow]
    names: int
    mapped: bool


def turn(column: Column, blocks: Iterable[str]) -> str:
    """The first section that stands below the article: "events", "questions", "actors", or "" where none does.

    `blocks` are the article's paragraphs as they are shown.
    """
    first = 165 + len(column.desk) + sum(10 + 0.6 * len(point.quote) for point in column.points)
    first += 20 + sum(140 + 0.3 * sum(map(len, claim.parts)) for claim in column.claims)
    sections = ("events", "questions", "actors")
    heights = (_events(column.events), _questions(column.questions), 180 + 34 * column.names + 490 * column.mapped)
    article = 130 + sum(30 + 0.58 * len(text) for text in blocks)
    left = [first, *accumulate(heights, initial=first)][1:]
    whole = left[-1] + article
    apart = {name: abs(2 * height - whole) for name, height in zip((*sections, ""), left, strict=True)}
    best = min(apart, key=apart.__getitem__)
    return "" if apart[""] <= _SETTLED else best


def _events(events: Sequence[EventRow]) -> float:
    if not events:
        return _NOTHING
    figure = 280 if len(events) > 2 else 0
    return 130 + figure + sum(133 + 46 * len(event.reports) for event in events)


def _questions(questions: Sequence[QuestionRow]) -> float:
    if not questions:
        return _NOTHING
    return 86 + sum(54 + _CHARACTER * len(one.before + one.quote + one.after) for one in questions)
