"""Whom a text has named so far, in the order of reading, and what stands in quotation marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.language.grammar import ParsedText, Token
from briefgen.language.names.groups import Group, gender_of
from briefgen.language.names.named import NamedMention
from briefgen.language.names.spans import subject_of
from briefgen.language.names.wordlists import wordlists
from briefgen.source.document import Passage

_QUOTES = frozenset({"“", "”", '"', "``", "''", "«", "»"})


@dataclass(slots=True)
class Seen:
    """Somebody as last met: where, and whether as a subject. `group` is None for an unnamed person."""

    group: Group | None
    token: Token
    subject: bool


class Memory:
    """What a reader of the text up to here knows; descriptions and pronouns are added to the groups through it."""

    def __init__(self, text: ParsedText, groups: Sequence[Group]) -> None:
        self.text = text
        self.groups = groups
        self.seen: list[Seen] = []
        self.met: Counter[int] = Counter()
        self.starts: dict[tuple[int, int], tuple[Group, Token]] = {}
        self.inside: dict[tuple[int, int], Group] = {}
        self.beside: set[tuple[int, int]] = set()  # words of descriptions that stand beside a name
        for group in groups:
            group.gender = group.gender or gender_of(group)
            for span in group.spans:
                first = span.tokens[0]
                self.starts[first.block.index, first.index] = (group, span.head)
                self.inside.update({(t.block.index, t.index): group for t in span.tokens})
            for mention in group.mentions:  # appositions, which are no antecedents of their own
                places = {(t.block.index, t.index): group for t in text.covering(mention.passage)}
                self.beside.update(places.keys() - self.inside.keys())
                self.inside.update(places)
        self.speakers: dict[int, list[tuple[Token, Group]]] = {}  # by block, who says something, in text order
        self.in_quotes: set[tuple[int, int]] = set()
        for row in text.tokens:
            self._mark_quotes(row)

    def _mark_quotes(self, row: Sequence[Token]) -> None:
        open_quote = False
        for token in row:
            if token.text in _QUOTES:
                open_quote = token.text in {"“", "``", "«"} or (token.text in {'"', "''"} and not open_quote)
            elif open_quote:
                self.in_quotes.add((token.block.index, token.index))

    def meet(self, group: Group | None, head: Token) -> None:
        verb = subject_of(head)
        subject = verb is not None
        self.seen.append(Seen(group, head, subject))
        self.met[id(group)] += 1
        if (
            group is not None
            and verb is not None
            and verb.lemma in wordlists().speech
            and (head.block.index, head.index) not in self.in_quotes
        ):
            self.speakers.setdefault(head.block.index, []).append((head, group))

    def speaker_of(self, token: Token) -> Group | None:
        """Who says a quoted word: the speaker in its sentence, else the paragraph's last one before it, or the next."""
        speakers = self.speakers.get(token.block.index, [])
        here = [group for head, group in speakers if head.sentence is token.sentence]
        before = [group for head, group in speakers if head.index < token.index]
        after = [group for head, group in speakers if head.index > token.index]
        return next((group for groups in (here, before[::-1], after) for group in groups), None)

    def add(self, group: Group, first: Token, last: Token, form: str) -> None:
        passage = Passage(first.block, first.start, last.end)
        group.mentions.append(NamedMention(passage, "pronoun" if form == "pronoun" else "nominal"))
