"""The text while its names are found: which tokens a name has taken, and which belong to something else."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.language.grammar import ParsedText, Token
from briefgen.language.names.spans import NameSpan


class Sheet:
    """The tokens of one text, each free, taken by a name, or blocked as part of a thing's name."""

    def __init__(self, text: ParsedText) -> None:
        self.rows = text.tokens
        self.lower = {t.text for row in text.tokens for t in row if t.text.islower()}  # words it writes small
        self._taken: list[list[NameSpan | None]] = [[None] * len(row) for row in text.tokens]
        self._blocked: list[list[bool]] = [[False] * len(row) for row in text.tokens]

    def row(self, token: Token) -> Sequence[Token]:
        """The tokens of a token's block."""
        return self.rows[token.block.index]

    def at(self, token: Token) -> NameSpan | None:
        """The name that has taken a token."""
        return self._taken[token.block.index][token.index]

    def is_blocked(self, token: Token) -> bool:
        return self._blocked[token.block.index][token.index]

    def block(self, tokens: Sequence[Token]) -> None:
        for token in tokens:
            self._blocked[token.block.index][token.index] = True

    def erase(self, tokens: Sequence[Token]) -> None:
        """Gives up the names that lie over these tokens, and lets none be put there."""
        row = self._taken[tokens[0].block.index]
        for token in tokens:
            old = row[token.index]
            for t in old.tokens if old is not None else ():
                row[t.index] = None
        self.block(tokens)

    def put(self, tokens: Sequence[Token], label: str) -> None:
        """Writes a name down; names it lies over are given up."""
        span = NameSpan(tuple(tokens), label)
        row = self._taken[tokens[0].block.index]
        for token in tokens:
            old = row[token.index]
            if old is not None:
                for t in old.tokens:
                    row[t.index] = None
        for token in tokens:
            row[token.index] = span

    def spans(self) -> list[NameSpan]:
        """The names found so far, in text order."""
        found: dict[int, NameSpan] = {}
        for row in self._taken:
            found.update({id(span): span for span in row if span is not None})
        return list(found.values())

    def is_open(self, tokens: Sequence[Token]) -> bool:
        """Whether a name may be put here: what is there lies inside it and is shorter."""
        first, last = tokens[0].index, tokens[-1].index
        taken = {id(span): span for t in tokens if (span := self.at(t)) is not None}
        return all(
            first <= span.tokens[0].index and span.tokens[-1].index <= last and len(span.tokens) < last - first + 1
            for span in taken.values()
        )
