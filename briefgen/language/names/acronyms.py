"""Acronyms and second names: defined in the text, or made of a full name's initials."""

from __future__ import annotations

import re
from itertools import pairwise

from briefgen.language.names.gazetteer import countries
from briefgen.language.names.groups import (
    Group,
    apart,
    has_article,
    is_acronym,
    place_of,
)
from briefgen.language.names.spans import NameSpan
from briefgen.language.names.wordlists import fold, wordlists
from briefgen.source.register import Register

_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "de", "la", "del", "&", "a", "y", "e", "i", "ul"})
_DEFINED = re.compile(
    r"[\s,]*(?:\(|or |also known as |known as |called |known by (?:its|the) (?:initials|acronym) )[\s\"“‘'(]*$"
)
NICKNAME = "nickname"
_NICKNAMED = re.compile(
    r",? (?:who is )?(?:(?:also|better|widely|popularly|commonly) )?(?:known(?: as)?|nicknamed|dubbed|alias) "
    r"(?:the )?[“\"‘']?(?:the )?",
    re.IGNORECASE,
)


def initials(words: tuple[str, ...]) -> str:
    """The letters an acronym of these words is made of: "of", "the" and "and" give none."""
    parts = [part for word in words for part in re.split(r"[-‐]", word)]
    return "".join(part[0] for part in parts if part and part.casefold() not in _SMALL).upper()


def by_definition(groups: list[Group], register: Register) -> list[Group]:
    """Acronyms and other names given in the text, "Movement for X (MFX)", and acronyms that fit a full name."""
    owner = {id(span): group for group in groups for span in group.spans}
    ordered = sorted((span for group in groups for span in group.spans), key=place_of)

    def tie(full: NameSpan, short: NameSpan, why: str) -> None:
        a, b = owner[id(full)], owner[id(short)]
        if a is b or apart(a, b, register):
            return
        a.absorb(b, why)
        groups.remove(b)
        owner.update({id(s): a for s in b.spans})

    for n, (left, right) in enumerate(pairwise(ordered)):
        inner = left.label == "GPE" and left.head.dep == "pobj" and n and _in_phrase_of(ordered[n - 1], left)
        full = ordered[n - 1] if inner else left  # "the X mission in Y, known as Z" is the mission
        if right.tokens[0].block is full.tokens[0].block:
            if _nicknames(full, right) or _defines(full, right):
                tie(full, right, NICKNAME if _nicknames(full, right) else "named so in the text")
            elif _explains(full, right):
                tie(right, full, "named so in the text")
    for span in ordered:
        if is_acronym(span):
            match = next((s for s in ordered if _has_initials(s, span)), None)
            if match is not None:
                tie(match, span, "initials of the name")
    return groups


def _between(left: NameSpan, right: NameSpan) -> str:
    return left.tokens[0].block.text[left.tokens[-1].end : right.tokens[0].start]


def _defines(full: NameSpan, short: NameSpan) -> bool:
    """Whether the text gives the acronym right behind the name: "Movement for X (MFX)", "X, known as Z"."""
    between = _between(full, short)
    if not is_acronym(short) or len(between) > 60 or not _DEFINED.search(between) or set(between) & set(".;"):
        return False
    text, end = full.tokens[0].block.text, short.tokens[-1].end
    alone = between.strip() == "(" and text[end:].lstrip()[:1] == ")"
    opens = alone and _is_bodily(full) and short.key not in countries().by_name
    glossed = ", from " in text[end : end + 8]  # "(MFX, from its initials)"
    return opens or glossed or "known as" in between or _shares_letters(full, short)


def _is_bodily(full: NameSpan) -> bool:
    """Whether a name of several words is a body's: an acronym in brackets behind it is its own in any language."""
    headed = any(fold(word) in wordlists().heads or fold(word) in wordlists().fronts for word in full.words)
    return len(full.words) > 1 and (headed or full.label in {"ORG", ""}) and not full.titles


def _nicknames(full: NameSpan, short: NameSpan) -> bool:
    """As in "X, known as “the Fox”"."""
    personal = full.label == "PERSON" or bool(full.titles) or wordlists().is_given(full.words[0])
    return personal and bool(_NICKNAMED.fullmatch(_between(full, short)))


def _explains(short: NameSpan, full: NameSpan) -> bool:
    """Whether the acronym comes first: "MFX (Movement for X)"."""
    opened = _between(short, full).strip(" ,\"“‘'") == "("
    return opened and is_acronym(short) and len(full.words) > 1 and _shares_letters(full, short)


def _has_initials(full: NameSpan, short: NameSpan) -> bool:
    """Whether an acronym is made of a name's initials; two letters are enough for a place alone."""
    letters = short.words[0].replace(".", "").upper()
    if len(full.words) < 2 or (full.label == "PERSON" and full.titles):
        return False
    known_short = len(letters) > 2 or full.label == "GPE" or (has_article(short) and _is_bodily(full))
    return known_short and letters in {initials(full.words), initials(full.words[1:])}


def _in_phrase_of(body: NameSpan, place: NameSpan) -> bool:
    """Whether a place stands in the phrase of the body right before it, with a preposition between."""
    same = body.tokens[0].block is place.tokens[0].block
    between = place.tokens[0].block.text[body.tokens[-1].end : place.tokens[0].start]
    return same and between.strip() in {"in", "to", "for", "in the", "to the", "for the"}


def _shares_letters(full: NameSpan, short: NameSpan) -> bool:
    """Whether an acronym's letters come in order from the full name's words."""
    letters = [c for c in short.words[0].replace(".", "").casefold() if c.isalpha()]
    rest = " ".join(full.words).casefold()
    for letter in letters:
        at = rest.find(letter)
        if at < 0:
            return False
        rest = rest[at + 1 :]
    return bool(letters) and len(full.words) > 1
