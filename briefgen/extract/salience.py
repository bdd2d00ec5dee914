"""How much an article is about each of those it names: one scale for actors and places, with the reasons.

Readers take those for central who stand in the headline, come early, come often and all through the text, and who do
or say things. The weights say so in this order; frequency counts by its logarithm, as the tenth mention adds less
than the second.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.extract.prose import is_caption, told
from briefgen.language.analysis import Analysis
from briefgen.language.grammar import Token
from briefgen.language.names.known import widely_known
from briefgen.language.names.named import Named
from briefgen.language.names.wordlists import fold
from briefgen.model import RANK

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_KIND_WEIGHT = {"media": 0.5, "community": 0.8, "person": 0.9, "place": 0.95}
_HEADLINE = 2.5
_FIRST, _FADING = 4.0, 0.5  # for the first sentence, and how fast it fades
_EARLY = 1.5  # for the beginning, down to nothing at the end
_NAMED, _MEANT, _SPREAD, _ACTING, _SPEAKING = 0.7, 0.3, 0.5, 0.25, 0.1
_OPENING = 3  # sentences


@dataclass(frozen=True, slots=True)
class Weight:
    """A salience between 0 and 1, and what speaks for it, in a reader's words."""

    value: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Signs:
    """What an article does with one of those it names; `first` counts sentences from 0."""

    meant: int
    named: int
    spread: int
    first: int
    acting: int
    speaking: int
    in_headline: bool


def weigh(analysis: Analysis) -> tuple[Weight, ...]:
    """One weight for each of `analysis.names`, in their order; the article's most salient has the most."""
    article = _article(analysis)
    headlined = in_headline(analysis.names, analysis.article.title)
    signs = [_signs(analysis, named, article, n in headlined) for n, named in enumerate(analysis.names)]
    raw = [
        _score(one, max(1, article.last)) * _KIND_WEIGHT.get(named.kind, 1.0)
        for one, named in zip(signs, analysis.names, strict=True)
    ]
    top = max(raw, default=1.0)
    return tuple(
        Weight(round(min(1.0, max(0.01, score) / top), 4), _reasons(one)) for score, one in zip(raw, signs, strict=True)
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Article:
    """For each sentence how many that tell something stand before it, how many the last has, captions, and speakers.

    What stands around the telling sentences comes no earlier than they. A speaker is the head word of a source, by its
    numbers of block and token, with how often it speaks.
    """

    ranks: list[int]
    last: int
    captions: frozenset[int]
    speakers: Counter[tuple[int, int]]


def _article(analysis: Analysis) -> _Article:
    telling = {sentence.index for sentence in told(analysis)}
    ranks, before = [], 0
    for sentence in analysis.text.sentences:
        ranks.append(before)
        before += sentence.index in telling
    heads = (_head(analysis.text.covering(a.source)) for a in analysis.attributions if a.source is not None)
    speakers = Counter((head.block.index, head.index) for head in heads if head is not None)
    captions = frozenset(block.index for block in analysis.text.document.blocks if is_caption(block))
    return _Article(ranks, ranks[-1] if ranks else 0, captions, speakers)


def _signs(analysis: Analysis, named: Named, article: _Article, in_headline: bool) -> _Signs:
    counted = [m for m in named.mentions if m.passage.block.index not in article.captions]
    covered = [analysis.text.covering(m.passage) for m in counted]
    heads = [head for head in map(_head, covered) if head is not None]
    spoken = {(t.block.index, t.index) for tokens in covered for t in tokens} & article.speakers.keys()
    return _Signs(
        meant=len(counted),
        named=sum(m.form == "name" for m in counted),
        spread=len({t.sentence.index for t in heads}),
        first=min((article.ranks[t.sentence.index] for t in heads), default=article.last),
        acting=sum(t.dep in _SUBJECTS for t in heads),
        speaking=sum(article.speakers[at] for at in spoken),
        in_headline=in_headline,
    )


def _score(signs: _Signs, total: int) -> float:
    def often(weight: float, count: float) -> float:
        return weight * math.log2(1 + count)

    return (
        often(_NAMED, signs.named)
        + often(_MEANT, signs.meant)
        + often(_SPREAD, signs.spread)
        + often(_ACTING, signs.acting)
        + often(_SPEAKING, signs.speaking)
        + _FIRST / (1 + _FADING * signs.first)
        + _EARLY * (1 - signs.first / total)
        + _HEADLINE * signs.in_headline
    )


def _reasons(signs: _Signs) -> tuple[str, ...]:
    """The reasons as a reader would give them, the weightiest first, marked as those of the rank."""
    given = []
    if signs.in_headline:
        given.append("in the headline")
    if signs.meant and signs.first < _OPENING:
        given.append("in the first sentence" if signs.first == 0 else "in the opening sentences")
    mentions = f"{signs.meant} mention{'' if signs.meant == 1 else 's'}"
    given.append(f"{mentions} in {signs.spread} sentences" if signs.spread > 1 else mentions)
    if signs.acting:
        given.append(f"the subject {_times(signs.acting)}")
    if signs.speaking:
        given.append(f"speaks {_times(signs.speaking)}")
    return tuple(RANK + reason for reason in given)


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def in_headline(names: Sequence[Named], headline: str) -> frozenset[int]:
    """The numbers of those whom a headline names: by a name or a person's surname, the longest there deciding.

    A surname alone is that of whom the article speaks of most.
    """
    words = [word.strip('"“”‘,:;?!()[]').removesuffix("'s").rstrip("'") for word in fold(headline).split()]
    found: dict[tuple[int, int], tuple[tuple[int, int], int]] = {}
    bodies = widely_known().bodies
    others: dict[str, list[str]] = {}  # the headline's names for bodies that the text calls otherwise, "Fed"
    for word in dict.fromkeys(words):
        if word in bodies:
            others.setdefault(bodies[word].name, []).append(word)
    for n, named in enumerate(names):
        labels = {fold(label): 1 for label in (named.name, *named.aliases)}
        body = bodies.get(fold(named.name)) if named.kind not in {"person", "place"} else None
        labels.update(dict.fromkeys(others.get(body.name, ()) if body is not None else (), 1))
        if named.kind == "person":
            labels.setdefault(fold(named.name.split()[-1]), 0)
        for label, whole in labels.items():
            size = len(label.split())
            for at in range(len(words) - size + 1):
                if len(label) > 1 and " ".join(words[at : at + size]) == label:
                    rank = (whole, len(named.mentions))
                    found[at, at + size] = max(found.get((at, at + size), (rank, n)), (rank, n))
    return frozenset(
        n for (a, b), (_, n) in found.items() if not any(x <= a and b <= y and (x, y) != (a, b) for x, y in found)
    )


def _head(tokens: list[Token]) -> Token | None:
    inside = {t.index for t in tokens}
    return next((t for t in tokens if t.is_root or t.head.index not in inside), tokens[0] if tokens else None)
