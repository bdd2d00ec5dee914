"""What a rule of time expressions is: a pattern over a block's text, and what its matches come to where they stand.

Rules say nothing of each other: where several match, the longest wins, and `datewrappers` joins neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from briefgen.language.dates import words
from briefgen.language.dates.calendar import Day, Direction
from briefgen.language.dates.tense import clause_direction, direction_at
from briefgen.language.grammar import Token
from briefgen.model import DateType, PartialDate


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression comes to. `anchored` is false for a clock time that still lacks its day."""

    type: DateType
    date: PartialDate
    anchored: bool = True


# Over how many characters of one sentence a year is still that of a month behind it.
_SAME_CLAUSE = 60


@dataclass(slots=True)
class Context:
    """Where a rule reads: one block's tokens, the day of publication, and what the block has told of last.

    `told` is the first day of the last date of any precision and `told_date` that date, which ends at `told_end`;
    `told_day` is the last single day, `told_past` the first day of the last date that was not ahead,
    `period` the month, quarter or half-year that figures were last given for, in this block or one before;
    `blocks` are the texts of the whole article.
    """

    published: Day
    text: str
    row: tuple[Token, ...]
    told: Day
    told_day: Day
    told_past: Day
    told_date: PartialDate | None = None
    told_end: int = 0
    period: PartialDate | None = None
    period_end: int = -1
    blocks: tuple[str, ...] = ()

    def tokens(self, start: int, end: int) -> list[Token]:
        return [t for t in self.row if t.start < end and start < t.end]

    def direction(self, match: re.Match[str]) -> Direction | None:
        return direction_at(self.tokens(match.start(), match.end()))

    def told_from(self, match: re.Match[str]) -> Day:
        """The day from which "a week later" counts: what a past verb tells of does not count from a day ahead."""
        if self.told > self.published and self.direction(match) == "past":
            return self.told_past
        return self.told

    def day_of_time(self, match: re.Match[str]) -> Day:
        """The day of a time that names none: the one told of, unless the verb points the other way."""
        inside = self.tokens(match.start(), match.end())
        if inside and self.told_end > inside[0].sentence.start and _of_noun(inside[0]):
            return self.told_day  # "on Saturday, they said, with warnings in force from 6am"
        direction = clause_direction(inside[0]) if inside and self.told_day != self.published else None
        if self.told_day > self.published:
            return self.published if direction == "past" else self.told_day
        return self.published if direction in ("present", "future") else self.told_day

    def year_told(self, match: re.Match[str]) -> int:
        """The year just told of, as of "the 1996 drought, which began in March"; 0 where there is none."""
        told, between = self.told_date, self.text[self.told_end : match.start()]
        if told is None or told.precision != "year" or not self.text.endswith(told.value, 0, self.told_end):
            return 0  # "a year earlier" names none
        if not told.value.isdigit() or not 0 < len(between) < _SAME_CLAUSE or re.search(r"[.;!?]", between):
            return 0
        return int(told.value) if int(told.value) < self.published.year else 0

    def describes(self, match: re.Match[str]) -> bool:
        """Whether a date stands before a noun as its own: `will publish its Q3 figures`."""
        inside = self.tokens(match.start(), match.end())
        return bool(inside) and inside[-1].dep in ("compound", "nmod", "amod", "nummod")

    def before(self, at: int) -> str:
        """The word before an offset, in lower case."""
        found = re.search(r"([\w'’$-]+)\W{0,2}$", self.text[max(0, at - 24) : at])
        return found[1].lower() if found else ""


Build = Callable[[re.Match[str], Context], Reading | None]


@dataclass(frozen=True, slots=True)
class Rule:
    name: str
    template: str
    build: Build


def make_rules(section: str, builders: dict[str, Build]) -> tuple[Rule, ...]:
    """The rules of one section of patterns, in its order, which decides between equal matches."""
    return tuple(Rule(name, template, builders[name]) for name, template in words.TEMPLATES[section].items())


def date(found: PartialDate | None) -> Reading | None:
    return Reading("date", found) if found else None


def full_year(text: str, published: Day) -> int:
    """A year of two digits is the one nearest to publication."""
    number = int(text.lstrip("'’"))
    if len(text.lstrip("'’")) > 2:
        return number
    return min((c * 100 + number for c in (18, 19, 20, 21)), key=lambda y: abs(y - published.year))


def _of_noun(time: Token) -> bool:
    """Whether a time is that of a noun, and not of a verb, which may only say who told of it."""
    above = next((a for a in time.ancestors() if a.pos in ("NOUN", "PROPN", "VERB", "AUX", "ADJ")), None)
    return above is not None and above.pos in ("NOUN", "PROPN") and above.entity not in ("DATE", "TIME")
