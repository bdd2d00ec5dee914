"""Whom "the two leaders", "both sides" and "the parties" mean: the two whom the text named together last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.extract.events.setting import Setting
from briefgen.extract.events.words import PAIRED
from briefgen.language.grammar import Token
from briefgen.model import Actor, ActorKind

_PEOPLE: tuple[ActorKind, ...] = ("person",)
_BODIES: tuple[ActorKind, ...] = ("organisation", "armed-group", "government", "media", "community")
# How many sentences back the two are looked for.
_BACK = 8


def pair(noun: Token, setting: Setting) -> tuple[Actor, ...]:
    """The two actors that a word like "both sides" means; () where the text has not named just two of that kind."""
    kinds = _PEOPLE if noun.lemma in PAIRED["people"] else _BODIES if noun.lemma in PAIRED["bodies"] else ()
    if not kinds or noun.tag not in ("NNS", "NNPS") or not _is_two(noun):
        return ()
    for tokens in _backwards(noun, setting):
        for token in reversed(tokens):
            joined = [actor for t in _beside(token) if (actor := _named(t, kinds, setting)) is not None]
            if len(joined) == 2 and joined[0] is not joined[1]:
                return tuple(joined)
        alone = {id(actor): actor for t in tokens if (actor := _named(t, kinds, setting)) is not None}
        if noun.lemma in PAIRED["alone"] and len(alone) == 2:
            return tuple(alone.values())
    return ()


def _beside(token: Token) -> list[Token]:
    """The two whom "and" joins, or of whom one does something to the other: "Holm met Reyes"."""
    if token.pos == "VERB":
        return [t for t in (token.child("nsubj"), token.child("dobj")) if t is not None]
    others = token.children_with("conj")
    return [token, *others] if len(others) == 1 else []


def _named(token: Token, kinds: tuple[ActorKind, ...], setting: Setting) -> Actor | None:
    """The actor of a kind whom a word names: "the union" counts, a pronoun does not."""
    known = setting.actor_at(token)
    if known is None or known[1].form == "pronoun" or known[0].kind not in kinds:
        return None
    return known[0]


def _is_two(noun: Token) -> bool:
    """Whether a phrase counts two of them and says no more: "the two", "both", "the parties"."""
    if any(c.dep in ("prep", "compound", "relcl", "acl", "poss", "amod", "nmod") for c in noun.children):
        return False
    counted = any(c.lower in ("two", "both") for c in noun.children)
    return counted or (noun.lemma in ("side", "party") and any(c.lower == "the" for c in noun.children))


def _backwards(noun: Token, setting: Setting) -> Iterator[Sequence[Token]]:
    """The words before a noun, its own sentence first, then the sentences before it, of earlier paragraphs too."""
    own = noun.sentence
    yield own.tokens[: noun.index - own.tokens[0].index]
    for sentence in reversed(setting.analysis.text.sentences[max(0, own.index - _BACK) : own.index]):
        yield sentence.tokens
