"""The words that an event's title is known by, and what sets one of a series apart."""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\b\d+")
_BRACKET = re.compile(r" \([^()]*\)$")
_FILLERS = "be the a an of in on at for to and or by with from next new last another its their his her"
# Who holds a rally and that there is one are told in the same words but for these.
_CARRYING = "hold stage host attend conduct chair lead start begin resume"
_STANDINGS = "planned scheduled expected postponed cancelled delayed held"
_MONTHS = "january february march april may june july august september october november december"
_DAYS = "monday tuesday wednesday thursday friday saturday sunday"
_WEAK = frozenset(" ".join((_FILLERS, _CARRYING, _STANDINGS, _MONTHS, _DAYS)).split())
_NTH = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth opening closing final"
_ORDINALS = frozenset(_NTH.split())
_ENDINGS = ("ion", "ial", "ing", "al", "ed", "es", "s", "e")


@lru_cache(maxsize=100_000)
def title_words(title: str) -> frozenset[str]:
    """The words a title is known by: without filler, dates, endings ("elect" and "election" are one) and the place in
    brackets behind a title that would say too little.
    """
    words = (word.casefold() for word in _WORD.findall(_BRACKET.sub("", title)))
    return frozenset(stem(word) for word in words if word not in _WEAK and len(word) > 1)


@lru_cache(maxsize=100_000)
def place_in_series(title: str) -> frozenset[str]:
    """The ordinals and numbers of a title: "second round", "82nd festival", "phase 3"."""
    return frozenset({*_NUMBER.findall(title), *(w for w in title.casefold().split() if w in _ORDINALS)})


@lru_cache(maxsize=100_000)
def proper_stems(title: str) -> frozenset[str]:
    """The stems of the words that a title writes with a capital, its first word apart."""
    return frozenset(stem(word.casefold()) for word in _WORD.findall(title)[1:] if word[0].isupper())


def stem(word: str) -> str:
    """A word in lower case without the ending that tells a verb from its noun."""
    return next((word.removesuffix(end) for end in _ENDINGS if word.endswith(end) and len(word) - len(end) >= 4), word)
