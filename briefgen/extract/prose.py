"""The sentences that tell an article, apart from what stands around them: headline, byline, dateline, picture credit.

Which of them can be read alone is for `standalone`, what they are worth for `keypoints`, and where somebody first
comes up in them for `salience`.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources

from briefgen.language.analysis import Analysis
from briefgen.language.grammar import Sentence
from briefgen.language.names.wordlists import fold
from briefgen.source.document import Block

_TOLD = frozenset({"paragraph", "list-item", "quote"})
_CAPTION = 60  # words: a longer paragraph that ends in a credit tells something all the same
_TITLE, _LONGER = 4, 3  # words in a title, and letters in those that have capitals there
_BYLINE = re.compile(r"(?:By|Words by|Reporting by)\s+[A-Z][\w.’'-]+(?:\s+(?:and\s+)?[A-Z][\w.’'-]+){0,5},?")


@cache
def pattern(section: str) -> re.Pattern[str]:
    """The patterns of a section of `prose.toml`, as one."""
    return re.compile("|".join(_data()[section]["patterns"]))


@cache
def words(name: str) -> frozenset[str]:
    """A word list of `prose.toml`."""
    return frozenset(_data()["lists"][name].split())


@cache
def _data() -> dict[str, dict[str, str]]:
    path = resources.files("briefgen.language.english").joinpath("prose.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@lru_cache(maxsize=1)  # the extractors of one article ask in turn
def told(analysis: Analysis) -> tuple[Sentence, ...]:
    """The sentences of running text, in text order."""
    headline = _plain(analysis.article.title)
    passed_over = {b.index for b in analysis.text.document.blocks if is_caption(b) or _BYLINE.fullmatch(b.text.strip())}
    return tuple(
        sentence
        for sentence in analysis.text.sentences
        if sentence.block.kind in _TOLD
        and sentence.block.index not in passed_over
        and any(t.pos in {"VERB", "AUX"} for t in sentence.tokens)
        and _plain(sentence.text) != headline
        and not _is_title(sentence)
    )


def _is_title(sentence: Sentence) -> bool:
    """Whether a paragraph of one sentence is written as titles are: Every Longer Word With a Capital."""
    words = [t.text for t in sentence.tokens if t.text[:1].isalpha() and len(t.text) > _LONGER]
    alone = sentence.start == 0 and sentence.end == len(sentence.block.text)
    return alone and len(words) >= _TITLE and all(word[0].isupper() for word in words)


def is_caption(block: Block) -> bool:
    """Whether a block goes with a picture: a short one that names whose picture it is."""
    return pattern("credits").search(block.text) is not None and len(block.text.split()) <= _CAPTION


def _plain(text: str) -> str:
    return fold(text).strip(" .!?*_")
