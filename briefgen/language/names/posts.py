"""The noun phrases that describe a post: where they begin, which noun heads them, where they end."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.language.grammar import Token
from briefgen.language.names.wordlists import fold, wordlists

LINKS = frozenset({"of", "for", "at", "with", "from", "in", "to", "on"})
_BREAKS = frozenset({",", ";", ":", "“", "”", '"', "(", "—", "."})
_FARTHEST = 12


def is_finite(token: Token) -> bool:
    """A verb that is no participle: "governing" and "elected" may stand inside a noun phrase."""
    return token.pos in {"VERB", "AUX"} and token.tag not in {"VBN", "VBG"}


def phrase_start(row: Sequence[Token], end: int) -> int | None:
    """Where the noun phrase that ends at `end` begins, if its head is a post; None where there is none."""
    for n in range(end, max(-1, end - _FARTHEST), -1):
        token = row[n]
        if token.sentence is not row[end].sentence or token.text in _BREAKS or token.pos in {"VERB", "AUX"}:
            return None
        opens = token.tag in {"DT", "PRP$"}
        if not opens and not _stands_first(row, n):
            continue
        head = head_noun(row[n : end + 1])
        if head is not None and fold(head.text) in wordlists().role_nouns:
            return n
        if n == 0 or (opens and row[n - 1].lower not in LINKS):
            return None
    return None


def _stands_first(row: Sequence[Token], n: int) -> bool:
    """Whether nothing of the same phrase can stand before a token."""
    if n == 0 or row[n - 1].sentence is not row[n].sentence:
        return True
    return row[n - 1].text in {",", "“"} or row[n - 1].pos in {"VERB", "AUX"}


def head_noun(phrase: Sequence[Token]) -> Token | None:
    """The last noun before the first preposition, relative or comma; in "secretary-general" its first part."""
    head: Token | None = None
    for n, token in enumerate(phrase):
        if token.text in _BREAKS or token.tag in {"IN", "TO"} or token.tag in {"WP", "WDT", "WP$"} or is_finite(token):
            break
        possessive = n + 1 < len(phrase) and phrase[n + 1].tag == "POS"
        if token.pos in {"NOUN", "PROPN"} and not possessive:
            head = token
    if head is not None and head.lower in {"general", "elect"}:
        n = head.index - phrase[0].index
        if n >= 2 and phrase[n - 1].text == "-":
            return phrase[n - 2]
    return head


def plain_end(rest: Sequence[Token]) -> int:
    """How many tokens from a preposition on belong to the phrase, where no body's name ends it."""
    for n, token in enumerate(rest):
        if n and (token.text in _BREAKS or token.pos in {"VERB", "AUX"} or token.tag in {"WP", "WDT"}):
            return n
    return len(rest)


def predicate(row: Sequence[Token], n: int) -> list[Token]:
    """The noun phrase behind "is", up to the clause's end."""
    phrase = []
    for token in row[n : n + 20]:
        if token.text in {",", ";", ":", "."} or token.tag in {"WP", "WDT"} or is_finite(token):
            break
        phrase.append(token)
    return phrase
