"""When two names are the same name: the form names are compared in. Who bears a name is for `actors`."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ARTICLE = re.compile(r"^(?:the|a|an)\s+")
_POSSESSIVE = re.compile(r"['’]s?$")
_NOT_A_WORD = re.compile(r"[^\w\s]|_")
_DASHES = re.compile(r"[-\u2010-\u2015]")


@lru_cache(maxsize=200_000)
def normalised(name: str) -> str:
    """A name without case, accents, article, possessive and punctuation: "the Haddad’s" and "HADDAD" agree."""
    text = unicodedata.normalize("NFKD", name).casefold().strip()
    text = "".join(c for c in text if not unicodedata.combining(c))
    text = _POSSESSIVE.sub("", _ARTICLE.sub("", text))
    text = _NOT_A_WORD.sub("", _DASHES.sub(" ", text))
    return " ".join(text.split()) or name.casefold().strip()


def is_acronym(name: str) -> bool:
    """Whether a name is three or more capitals (dots allowed), which few other bodies will share."""
    letters = name.replace(".", "")
    return len(letters) >= 3 and letters.isalpha() and letters.isupper()


def sort_key(name: str) -> tuple[str, str]:
    """Alphabetical order that a reader expects: accents and leading articles do not count."""
    return normalised(name), name
