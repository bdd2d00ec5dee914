"""The sentences that tell an article, apart from what stands around them: headline, byline, dateline, picture credit.

What a sentence is worth is for `keypoints`; where somebody first comes up in them is for `salience`.
"""

from __future__ import annotations

import re

from briefgen.language.analysis import Analysis
from briefgen.language.grammar import Sentence
from briefgen.language.names.wordlists import fold
from briefgen.source.document import Block

_TOLD = frozenset({"paragraph", "list-item", "quote"})
_CREDIT = re.compile(
    r"(?:^|[.!?)\]”\"]\s+|\()"
    r"(?:(?:Image|Photo|Photograph|Picture|Illustration|Graphic|Video|Map|Credit|Caption)s?(?:\s(?:credit|courtesy))?\s?:"
    r"|(?:Image|Photo|Photograph|Picture|Illustration|Video)s? (?:by|courtesy of)\s(?=[A-Z])"
    r"|©\s?\w)"
)
_CAPTION = 60  # words: a longer paragraph that ends in a credit tells something all the same
_BYLINE = re.compile(r"(?:By|Words by|Reporting by)\s+[A-Z][\w.’'-]+(?:\s+(?:and\s+)?[A-Z][\w.’'-]+){0,5},?$")


def told(analysis: Analysis) -> tuple[Sentence, ...]:
    """The sentences of running text, in text order."""
    headline = _plain(analysis.article.title)
    captions = {block.index for block in analysis.text.document.blocks if is_caption(block)}
    return tuple(
        sentence
        for sentence in analysis.text.sentences
        if sentence.block.kind in _TOLD
        and sentence.block.index not in captions
        and any(t.pos in {"VERB", "AUX"} for t in sentence.tokens)
        and _plain(sentence.text) != headline
        and _BYLINE.fullmatch(sentence.block.text.strip()) is None
    )


def is_caption(block: Block) -> bool:
    """Whether a block goes with a picture: a short one that names whose picture it is."""
    return len(block.text.split()) <= _CAPTION and _CREDIT.search(block.text) is not None


def _plain(text: str) -> str:
    return fold(text).strip(" .!?*_")
