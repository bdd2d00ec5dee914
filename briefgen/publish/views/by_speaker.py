"""A brief's claims by their speakers: the choices of the page's filter, and each claim's number among them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from briefgen.publish.rows import ClaimRow

# Speakers that can be chosen one by one; the theme's stylesheet has a rule for each, and for the two groups.
ALONE = 12
_UNNAMED = ("none", "impersonal", "pronoun")


@dataclass(frozen=True, slots=True)
class SpeakerFilter:
    """A choice of the claims' filter: `by` is 0 for those of no named speaker, 13 for those who are not listed."""

    by: int
    name: str
    claims: int


def by_speaker(rows: list[ClaimRow]) -> tuple[tuple[ClaimRow, ...], tuple[SpeakerFilter, ...]]:
    """The claims in the order of the text, each with its speaker's number, and the choices, most claims first."""
    rows = sorted(rows, key=lambda row: int(row.number[1:]))
    counted = Counter(row.speaker for row in rows if _is_named(row))
    order = [name for name, _ in counted.most_common()]  # equal counts stay in the order of the text
    number = {name: min(place, ALONE + 1) for place, name in enumerate(order, 1)}
    told = tuple(replace(row, by=number[row.speaker] if _is_named(row) else 0) for row in rows)
    choices = [SpeakerFilter(number[name], name, counted[name]) for name in order[:ALONE]]
    if rest := sum(counted[name] for name in order[ALONE:]):
        choices.append(SpeakerFilter(ALONE + 1, "all others", rest))
    if unnamed := sum(row.by == 0 for row in told):
        choices.append(SpeakerFilter(0, "nobody named", unnamed))
    return told, tuple(choices)


def _is_named(row: ClaimRow) -> bool:
    """Whether a claim has a speaker, by name or description."""
    return row.address is not None or row.resolution not in _UNNAMED
