"""From text to the terms that are indexed. The script folds and cuts queries by the same rules; keep the two alike.

Case, accents and apostrophes do not count; a hyphenated word is found by its parts and as one. Scripts that write
without spaces give pairs of characters, so that any stretch of two or more is found.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# Letters that Unicode does not take apart, as readers without them on the keyboard type them.
_PLAIN = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ı": "i", "þ": "th", "ð": "d", "ħ": "h",
    "ŋ": "n", "ς": "σ", "ـ": "",
}  # fmt: skip
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_ABBREVIATION = re.compile(r"(?<![^\W_])(?:[^\W\d_]\.)+[^\W\d_]\.?(?![^\W_])")
_POSSESSIVE = re.compile(r"(?<=[^\W_])['’ʼ]s(?![^\W_])")
_APOSTROPHE = re.compile(r"(?<=[^\W_])['’ʼ](?=[^\W_])")
_WORD = re.compile(r"[^\W_]+(?:[-\u2010][^\W_]+)*")
_HYPHEN = re.compile(r"[-\u2010]")
_RUN = re.compile(f"[{_UNSPACED}]+|[^{_UNSPACED}]+")
_IS_UNSPACED = re.compile(f"[{_UNSPACED}]")
LONGEST = 24  # characters of a term that count; longer words are found by their beginning


class _Folding(dict[int, str | None]):
    """What a character becomes, worked out at first use: marks go, the rest is lower case."""

    def __missing__(self, code: int) -> str | None:
        character = chr(code)
        is_mark = unicodedata.category(character)[0] == "M"
        self[code] = folded = None if is_mark else _PLAIN.get(character.lower(), character.lower())
        return folded


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Text without case and accents; compatibility forms become the plain ones."""
    return text.lower() if text.isascii() else unicodedata.normalize("NFKD", text).translate(_FOLDING)


def terms(text: str) -> list[str]:
    """The terms of a text in its order, repeated as often as they stand there."""
    found: list[str] = []
    for match in _WORD.finditer(_joined_up(fold(text))):
        word = match.group()
        if word.isascii() and word.isalnum():
            found.append(word[:LONGEST])
            continue
        parts = _HYPHEN.split(word)
        for part in parts:
            found += _cut(part)
        if len(parts) > 1:
            found += _cut("".join(parts))
    return found


def bucket(term: str, buckets: int) -> int:
    """Which of `buckets` (a power of two) a term stands in, decided by its beginning.

    That is one character where a script has no spaces, otherwise three.
    """
    return _bucket(term[:1] if _IS_UNSPACED.match(term) else term[:3], buckets)


@cache
def _bucket(key: str, buckets: int) -> int:
    """FNV-1a over the code points."""
    value = 0x811C9DC5
    for character in key:
        value = ((value ^ ord(character)) * 0x01000193) & 0xFFFFFFFF
    return (value ^ value >> 16) & (buckets - 1)


def _joined_up(folded: str) -> str:
    if "." in folded:
        folded = _ABBREVIATION.sub(lambda match: match.group().replace(".", ""), folded)
    return _APOSTROPHE.sub("", _POSSESSIVE.sub("", folded))


def _cut(word: str) -> list[str]:
    if word.isascii():
        return [word[:LONGEST]]
    found: list[str] = []
    for run in _RUN.findall(word):
        if not _IS_UNSPACED.match(run):
            found.append(run[:LONGEST])
        elif len(run) == 1:
            found.append(run)
        else:
            found += [run[at : at + 2] for at in range(len(run) - 1)]
    return found
