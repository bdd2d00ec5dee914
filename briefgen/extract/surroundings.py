"""What an article has around a sentence, looked up by place: names, quotations, who says it, what came before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from briefgen.language.analysis import Analysis
from briefgen.language.attribution import Attribution
from briefgen.language.grammar import Sentence, Token
from briefgen.language.names.named import Named, NamedMention
from briefgen.source.document import Passage


@dataclass(frozen=True, slots=True, eq=False)
class Surroundings:
    """One article's layers by the numbers of its blocks."""

    quotations: dict[int, list[Passage]]
    quoted: set[tuple[int, int]]  # block and token numbers
    names: dict[int, list[tuple[NamedMention, Named]]]
    contents: dict[int, list[tuple[Passage, Attribution]]]
    dates: dict[int, list[Passage]]

    def is_quoted(self, token: Token) -> bool:
        return (token.block.index, token.index) in self.quoted

    def is_said_by(self, token: Token, speaker: Token) -> bool:
        """Whether a word is among what a speaker is said to say: in "Ann, he says, left" Ann is not he."""
        return any(
            _holds(passage, token)
            for passage, attribution in self.contents.get(token.block.index, ())
            if attribution.source is not None
            and attribution.source.block is speaker.block
            and _holds(attribution.source, speaker)
        )

    def mentioned(self, token: Token) -> tuple[NamedMention, Named] | None:
        """The mention that a word belongs to: a name before a description."""
        here = [pair for pair in self.names.get(token.block.index, ()) if _holds(pair[0].passage, token)]
        return min(here, key=lambda pair: pair[0].form != "name", default=None)

    def mentions_in(self, sentence: Sentence) -> Iterator[tuple[NamedMention, Named]]:
        for mention, named in self.names.get(sentence.block.index, ()):
            if sentence.start <= mention.passage.start < sentence.end:
                yield mention, named

    def dated(self, sentence: Sentence, before: int) -> bool:
        """Whether a sentence gives a date before a character of its block."""
        return any(sentence.start <= p.start < before for p in self.dates.get(sentence.block.index, ()))

    def masked(self, sentence: Sentence, begin: int) -> str:
        """A sentence from a character of its block on, in lower case, with underscores for what is quoted."""
        letters = list(sentence.block.text[begin : sentence.end].lower())
        for passage in self.quotations.get(sentence.block.index, ()):
            for at in range(max(passage.start, begin), min(passage.end, sentence.end)):
                letters[at - begin] = "_"
        return "".join(letters)


@lru_cache(maxsize=1)  # the extractors of one article ask in turn
def surroundings(analysis: Analysis) -> Surroundings:
    found = Surroundings({}, set(), {}, {}, {})
    for quotation in analysis.quotations:
        block = quotation.passage.block.index
        found.quotations.setdefault(block, []).append(quotation.passage)
        found.quoted.update((block, token.index) for token in analysis.text.covering(quotation.passage))
    for named in analysis.names:
        for mention in named.mentions:
            found.names.setdefault(mention.passage.block.index, []).append((mention, named))
    for attribution in analysis.attributions:
        for passage in attribution.content:
            found.contents.setdefault(passage.block.index, []).append((passage, attribution))
    for date in analysis.dates:
        found.dates.setdefault(date.passage.block.index, []).append(date.passage)
    return found


def _holds(passage: Passage, token: Token) -> bool:
    return passage.start <= token.start < passage.end
