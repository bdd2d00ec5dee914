"""How surely something is said: certain, probable, possible or uncommitted; affirmed or negated; by which words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.language.grammar import Token
from briefgen.model import Modality, Polarity
from briefgen.source.document import Passage


@dataclass(frozen=True, slots=True)
class Judgement:
    """The modality and polarity of a stretch of text, and the words that hedge it."""

    modality: Modality
    polarity: Polarity
    hedges: tuple[Passage, ...] = ()


def judge(tokens: Sequence[Token]) -> Judgement:
    """How surely the words of one clause or sentence put what they say."""
    return Judgement("certain", "affirmed")
