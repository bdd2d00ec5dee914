"""How surely something is said: certain, probable, possible or uncommitted; affirmed or negated; by which words."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from briefgen.language.grammar import Token
from briefgen.model import Modality, Polarity
from briefgen.source.document import Passage

_ORDER: tuple[Modality, ...] = ("certain", "probable", "possible", "uncommitted")
_SELF = ("think", "believe", "suppose", "guess", "expect", "hope", "suspect", "doubt", "fear")


@dataclass(frozen=True, slots=True)
class Judgement:
    """The modality and polarity of a stretch of text, and the words that hedge it."""

    modality: Modality
    polarity: Polarity
    hedges: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class _Words:
    """The hedging words of a language: word class and word, to what is left of certainty."""

    hedges: dict[tuple[str, str], Modality]
    negative: frozenset[str]
    doubtful: frozenset[str]
    conditional: frozenset[str]


@cache
def _english() -> _Words:
    path = resources.files("briefgen.language.english").joinpath("modality.toml")
    loaded = tomllib.loads(path.read_text(encoding="utf-8"))
    hedges: dict[tuple[str, str], Modality] = {}
    for kind in ("modals", "adverbs", "verbs", "adjectives", "nouns"):
        for level in _ORDER:
            for word in loaded[kind].get(level, ()):
                hedges[(kind, word)] = level
    return _Words(
        hedges,
        frozenset(loaded["negative"]["words"]),
        frozenset(loaded["negative"]["adjectives"]),
        frozenset(loaded["conditional"]["markers"]),
    )


def weaker(one: Modality, other: Modality) -> Modality:
    """The less certain of two."""
    return max(one, other, key=_ORDER.index)


def judge(tokens: Sequence[Token]) -> Judgement:
    """How surely the words of one clause or sentence put what they say.

    Of several sentences the least certain statement decides the modality, the more frequent kind the polarity;
    questions count only where nothing is stated.
    """
    judged = [_judge_sentence(part) for part in _sentences(tokens)]
    if not judged:
        return Judgement("certain", "affirmed")
    stated = [j for j in judged if j.modality != "uncommitted"] or judged
    modality = max((j.modality for j in stated), key=_ORDER.index)
    negated = sum(j.polarity == "negated" for j in judged) * 2 >= len(judged)
    return Judgement(modality, "negated" if negated else "affirmed", tuple(h for j in stated for h in j.hedges))


def _sentences(tokens: Sequence[Token]) -> list[list[Token]]:
    parts: list[list[Token]] = []
    for token in tokens:
        if not parts or parts[-1][-1].sentence is not token.sentence:
            parts.append([])
        parts[-1].append(token)
    worded = [p for p in parts if sum(t.text[:1].isalnum() for t in p) > 1]
    return worded or parts[:1]


def _judge_sentence(tokens: list[Token]) -> Judgement:
    own = set(tokens)
    top = _top(tokens, own)
    spine = _spine(top, own)
    modality: Modality = "certain"
    hedges: list[Token] = []
    for token in sorted(spine, key=lambda t: t.index):
        level = _hedge(token)
        if level is not None:
            modality = weaker(modality, level)
            hedges.append(token)
    condition = _condition(top, own)
    if condition is not None:
        modality = weaker(modality, "possible")
        hedges.append(condition)
    if tokens[-1].text == "?" or any(t.text == "?" for t in tokens[-3:]):
        modality = "uncommitted"
    hedges.sort(key=lambda t: t.index)
    return Judgement(modality, "negated" if _negated(top, spine, own) else "affirmed", tuple(t.passage for t in hedges))


def _top(tokens: list[Token], own: set[Token]) -> Token:
    """The highest word of the stretch: its main verb, if it has one."""
    tops = [t for t in tokens if t.head not in own or t.is_root]
    verbs = [t for t in tops if t.pos in ("VERB", "AUX")]
    return max(verbs or tops or tokens, key=lambda t: len(t.subtree()))


def _spine(top: Token, own: set[Token]) -> list[Token]:
    """The main verb, what modifies it, and the clauses that say the same: "it is possible that ...", "I think ..."."""
    spine = [top]
    for child in top.children:
        if child not in own:
            continue
        if child.dep in ("aux", "advmod", "acomp", "attr", "neg") or (child.dep == "expl"):
            spine.append(child)
            if child.dep in ("acomp", "attr"):
                spine.extend(c for c in child.children if c.dep == "advmod" and c in own)
                if _hedge(child) is None and child.dep == "attr":
                    continue
        elif child.dep in ("ccomp", "xcomp") and (_mild(top) or child.index < top.index or top.lemma in ("have", "go")):
            spine.extend(_spine(child, own))
    return spine


def _mild(verb: Token) -> bool:
    """Whether a verb only colours its complement: "I think", "it seems"."""
    if verb.lemma in ("seem", "appear", "be"):
        return True
    subject = verb.child("nsubj")
    return verb.lemma in _SELF and (subject is None or subject.lower in ("i", "we"))


def _hedge(token: Token) -> Modality | None:
    words = _english().hedges
    if token.tag == "MD" or (token.dep == "aux" and token.pos == "AUX"):
        if token.lower == "could" and any(c.dep == "neg" for c in token.head.children):
            return None  # "could not" is inability more often than doubt
        if token.lower == "should":
            return None
        return words.get(("modals", token.lower))
    if token.pos == "ADV":
        return words.get(("adverbs", token.lower))
    if token.pos == "ADJ":
        return words.get(("adjectives", token.lower))
    if token.pos in ("VERB", "AUX"):
        if token.lemma == "doubt" and token.child("neg") is not None:
            return None  # "I don't doubt that they came"
        if token.lemma == "appear" and token.child("xcomp", "ccomp", "acomp", "oprd", "attr") is None:
            return None  # "the report appeared on Friday"
        if token.tag in ("VBD", "VBN") and token.lemma not in ("seem", "appear", "tend", "expect"):
            return None  # "I thought so then" says nothing of what is thought now
        subject = token.child("nsubj")
        mild = token.lemma in ("seem", "appear", "tend") or (subject is not None and subject.lower in ("i", "we", "it"))
        mild = mild or (token.lemma == "expect" and token.tag == "VBN")
        return words.get(("verbs", token.lemma)) if mild else None
    if token.pos == "NOUN":
        return words.get(("nouns", token.lemma))
    return None


def _condition(top: Token, own: set[Token]) -> Token | None:
    for child in top.children:
        if child.dep == "advcl" and child in own:
            mark = child.child("mark")
            if mark is not None and mark.lower in _english().conditional:
                return mark
    return None


def _negated(top: Token, spine: list[Token], own: set[Token]) -> bool:
    words = _english()
    count = 0
    verbs = [t for t in spine if t.pos in ("VERB", "AUX")][:2]
    for verb in verbs or [top]:
        count += verb.lemma == "doubt" and verb.pos == "VERB"
        count += sum(c.dep == "neg" or c.lower in ("never", "n't", "not") for c in verb.children if c in own)
        for child in verb.children:
            if child in own and child.dep in ("nsubj", "nsubjpass", "dobj", "attr"):
                count += child.lower in words.negative
                count += any(
                    c.lower in ("no", "neither") and c.dep in ("det", "preconj", "neg") for c in child.children
                )
    count += any(t.lower in words.doubtful for t in spine)
    return count % 2 == 1
