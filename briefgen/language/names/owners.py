"""Whose a post is: the body or state that a title, "its" or "the party's" leads to."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.language.grammar import ParsedText, Token
from briefgen.language.names.groups import Group
from briefgen.language.names.spans import NameSpan
from briefgen.language.names.wordlists import fold, wordlists

NOT_PEOPLE = frozenset({"organisation", "armed-group", "government", "media", "place"})
_OWNERS = frozenset({"organisation", "armed-group", "government"})
_GENERIC = frozenset(  # nouns that may stand for any body
    {"group", "company", "agency", "organisation", "organization", "body", "movement", "firm"}
    | {"association", "institute"}
)
_REACH = 5  # sentences back that "its" may look


class Owners:
    """Finds the bodies, states and towns of a text that posts belong to."""

    def __init__(self, text: ParsedText, groups: Sequence[Group]) -> None:
        self._text = text
        self._groups = groups
        self._at: dict[tuple[int, int], tuple[Group, NameSpan]] = {}
        for group in groups:
            for span in group.spans:
                for token in span.tokens:
                    self._at[token.block.index, token.index] = (group, span)

    def row(self, token: Token) -> Sequence[Token]:
        """The tokens of a token's block."""
        return self._text.tokens[token.block.index]

    def other(self, token: Token) -> Group | None:
        """Whose name a token is part of."""
        hit = self._at.get((token.block.index, token.index))
        return hit[0] if hit else None

    def ending_at(self, row: Sequence[Token], n: int) -> str | None:
        """The name of the body or state that ends at a token: "Foreign Office" spokesman, "Peru's" president."""
        while n >= 0 and self.other(row[n]) is None and (row[n].tag == "POS" or self._qualifies(row[n])):
            n -= 1
        other = self.other(row[n]) if n >= 0 else None
        return other.name if other is not None and other.kind in NOT_PEOPLE else None

    @staticmethod
    def _qualifies(token: Token) -> bool:
        """Whether a word may stand between a body and the post it has: "EU foreign policy chief"."""
        common = token.tag == "NN" and token.text.islower()
        return common or fold(token.text) in wordlists().modifiers or token.pos == "ADJ"

    def of_noun(self, noun: Token) -> str | None:
        """As in "the party's", "the agency's": the last body before it, one with that word in its name first."""
        other = self.other(noun)
        if other is not None:
            return other.name if other.kind in NOT_PEOPLE else None
        return self.last_body(noun, noun.lower) if noun.lower in wordlists().nominal["organisation"] else None

    def last_body(self, token: Token, word: str = "", *, ruled: bool = False) -> str | None:
        """The body that "its" stands for: the last sentence's or this one's subject first, else the nearest before.

        A place has a mayor, `ruled`, and no leader.
        """
        kin = wordlists().kin.get(word, frozenset()) | {word}

        def fits(group: Group) -> bool:
            return bool(word) and (bool(kin & set(group.name.lower().split())) or word in group.nouns)

        if not word and (nominal := self._nominal_subject(token)) is not None:
            return self.last_body(nominal, nominal.lower)
        before = [
            (group, span)
            for group in self._groups
            if group.kind in _OWNERS or (group.kind == "place" and ruled)
            for span in group.spans
            if (span.tokens[0].block.index, span.tokens[0].index) < (token.block.index, token.index)
            and (token.sentence.index - span.tokens[0].sentence.index <= _REACH or (word and fits(group)))
        ]
        if not before:
            return None

        if word and word not in _GENERIC:  # "the army's spokesman" is of no other body than an army
            before = [pair for pair in before if fits(pair[0])]
            if not before:
                return None

        def rank(pair: tuple[Group, NameSpan]) -> tuple[bool, bool, int, bool, int]:
            group, span = pair
            place = span.tokens[0]
            return fits(group), group.kind != "place", place.sentence.index, span.head.dep == "nsubj", -place.index

        return max(before, key=rank)[0].name

    def _nominal_subject(self, token: Token) -> Token | None:
        """The description, "the commission", that is a subject between "its" and the last name before it."""
        row = self.row(token)
        nouns = wordlists().nominal["organisation"]
        for n in range(token.index - 1, max(0, token.index - 60), -1):
            if self.other(row[n]) is not None and row[n].dep == "nsubj":
                return None
            described = row[n].lower in nouns and row[n].tag == "NN" and row[n].dep in {"nsubj", "nsubjpass"}
            if described and row[n - 1].lower == "the":
                return row[n]
        return None

    def named_in(self, rest: Sequence[Token]) -> tuple[str | None, int]:
        """The first named body or state right after a preposition, and how many tokens its phrase takes."""
        for n, token in enumerate(rest[1:8], 1):
            other = self.other(token)
            if (
                other is not None
                and other.kind == "place"
                and (rest[0].lower in {"in", "from"} or self.modifies(token) or _lies_there(rest[1:n]))
            ):
                return None, 0
            if other is not None and other.kind in NOT_PEOPLE:
                span = self._at[token.block.index, token.index][1]
                return other.name, span.tokens[-1].index - rest[0].index
            if other is not None or token.text in {",", ".", ";"} or token.lower == "and":
                return None, 0
            if token.pos in {"VERB", "AUX"} and token.tag not in {"VBG", "VBN"}:
                return None, 0
            if token.lower in {"of", "at", "for"} and n > 1 and other is None:
                continue
        return None, 0

    def modifies(self, token: Token) -> bool:
        """Whether the name at a token stands before a common noun: "the Lisbon conference"."""
        last = self._at[token.block.index, token.index][1].tokens[-1]
        row = self.row(last)
        return last.index + 1 < len(row) and row[last.index + 1].tag in {"NN", "NNS"}


def _lies_there(between: Sequence[Token]) -> bool:
    """Whether a place only says where a body is that has no name: "for the army in the north"."""
    return any(t.lower in {"in", "near", "at"} for t in between)
