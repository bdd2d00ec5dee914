"""How much an article is about each of those it names: one scale for actors and places, with the reasons."""

from __future__ import annotations

import math
from dataclasses import dataclass

from briefgen.language.analysis import Analysis
from briefgen.language.grammar import Token
from briefgen.language.names.named import Named
from briefgen.language.names.wordlists import fold

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_KIND_WEIGHT = {"media": 0.5, "community": 0.8, "person": 0.9, "place": 0.95}


@dataclass(frozen=True, slots=True)
class Weight:
    """A salience between 0 and 1, and what speaks for it."""

    value: float
    why: tuple[str, ...]


def weigh(analysis: Analysis) -> tuple[Weight, ...]:
    """One weight for each of `analysis.names`, in their order; the article's most salient has the most."""
    total = max(1, len(analysis.text.sentences))
    headline = f" {fold(analysis.article.title)} "
    raw = [_score(analysis, named, total, headline) for named in analysis.names]
    top = max((score for score, _ in raw), default=1.0) or 1.0
    return tuple(Weight(round(min(1.0, score / top), 4), why) for score, why in raw)


def _score(analysis: Analysis, named: Named, total: int, headline: str) -> tuple[float, tuple[str, ...]]:
    heads = [_head(analysis.text.covering(m.passage)) for m in named.mentions]
    tokens = [t for t in heads if t is not None]
    first = min((t.sentence.index for t in tokens), default=total)
    subjects = sum(t.dep in _SUBJECTS for t in tokens)
    spread = len({t.sentence.index for t in tokens})
    why: list[str] = [f"{len(named.mentions)} mention{'s' if len(named.mentions) > 1 else ''}"]
    named_there = sum(m.form == "name" for m in named.mentions)
    score = 0.3 * math.log2(1 + len(named.mentions)) + 0.7 * math.log2(1 + named_there) + 0.5 * math.log2(1 + spread)
    score += 3.0 / (1 + 0.5 * first) + 1.5 * (1 - first / total)
    if first <= 1:
        why.append("named at the start")
    if subjects:
        score += 0.25 * math.log2(1 + subjects)
        why.append(f"{subjects} times the subject" if subjects > 1 else "once the subject")
    if in_headline(named, headline):
        score += 2.5
        why.append("in the headline")
    return max(score * _KIND_WEIGHT.get(named.kind, 1.0), 0.01), tuple(why)


def in_headline(named: Named, headline: str) -> bool:
    """Whether the folded headline, with a space at each end, has one of the names, or a person's surname."""
    names = {fold(n) for n in (named.name, *named.aliases)}
    if named.kind == "person":
        names.add(fold(named.name.split()[-1]))
    return any(
        f" {name} " in headline or f" {name}'s " in headline or f" {name}," in headline
        for name in names
        if len(name) > 1
    )


def _head(tokens: list[Token]) -> Token | None:
    inside = {t.index for t in tokens}
    return next((t for t in tokens if t.is_root or t.head.index not in inside), tokens[0] if tokens else None)
