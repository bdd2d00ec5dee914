"""Descriptions that are posts: "the bank's chief economist for Asia" read as title, body and extent.

Where such a description stands beside a name is for `roles`; whose post it is for `owners`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefgen.language.grammar import Token
from briefgen.language.names.owners import NOT_PEOPLE, Owners
from briefgen.language.names.posts import LINKS, head_noun, plain_end
from briefgen.language.names.wordlists import fold, wordlists

_LONG = 7  # words behind the post that still make a title


@dataclass(frozen=True, slots=True)
class Post:
    """A post as it is described: the words of its title, the body it is held in, and all words that tell of it."""

    title: Sequence[Token]
    organisation: str | None
    whole: Sequence[Token]


def _opens_again(rest: Sequence[Token]) -> bool:
    """Whether a noun phrase of its own begins here, adverbs aside."""
    first = next((t for t in rest if t.tag != "RB"), None)
    return first is not None and first.tag in {"DT", "PRP$"}


def posts_in(phrase: Sequence[Token], owners: Owners) -> Iterator[Post]:
    """The post of a noun phrase whose head is one, with "of" body or possessive body; of two that "and" joins, both."""
    while phrase and phrase[0].tag in {"VBN", "VBG", "RB"} and "as" in (t.lower for t in phrase[:4]):
        phrase = phrase[1:] if phrase[0].lower != "as" else phrase  # "confirmed as chief executive"
        if phrase and phrase[0].lower == "as":
            phrase = phrase[1:]
            break
    joint = next((n for n, t in enumerate(phrase) if t.lower == "and" and _opens_again(phrase[n + 1 :])), 0)
    if joint:  # "X's candidate and still the finance minister"
        yield from posts_in(phrase[:joint], owners)
        yield from posts_in(phrase[joint + 1 :], owners)
        return
    head = head_noun(phrase)
    if head is None or (fold(head.text) not in wordlists().role_nouns):
        return
    base = phrase[0].index
    end = head.index - base
    while end + 2 < len(phrase) and phrase[end + 1].text == "-":
        end += 2
    start, owner = _title_start(phrase, head.index - base, owners)
    title = list(phrase[start : end + 1])
    whole_end = end
    rest = phrase[end + 1 :]
    if rest and rest[0].lower in LINKS:
        named, upto = owners.named_in(rest)
        nominal = _nominal_body(rest) if named is None else None
        if named is not None:
            owner, whole_end = named, end + 1 + upto
        elif nominal is not None:
            owner, whole_end = owners.of_noun(nominal) or owner, end + 1 + nominal.index - rest[0].index
        else:
            stop = plain_end(rest)
            stop = stop if 1 < stop <= _LONG else 0
            title += rest[:stop]
            whole_end = end + stop
    if title:
        yield Post(title, owner, phrase[: whole_end + 1])


def _nominal_body(rest: Sequence[Token]) -> Token | None:
    """The noun of "with the group", "at the bank"."""
    if len(rest) < 3 or rest[1].lower != "the" or rest[2].lower not in wordlists().nominal["organisation"]:
        return None
    return rest[2] if len(rest) == 3 or rest[3].tag not in {"NN", "NNS", "NNP"} else None


def _title_start(phrase: Sequence[Token], head: int, owners: Owners) -> tuple[int, str | None]:
    """Where the title begins: after determiners, possessives and names of bodies; and whose post it is."""
    owner: str | None = None
    start = 0
    for n in range(head):
        token = phrase[n]
        other = owners.other(token)
        if token.tag in {"DT", "PRP$", "POS"}:
            start = n + 1
            if token.tag == "POS" and owner is None and n:
                owner = owners.of_noun(phrase[n - 1])
            elif token.lower in {"its", "their"}:
                owner = owners.last_body(token, ruled=fold(phrase[head].text) in wordlists().beside["ruled"])
        elif other is not None and other.kind in NOT_PEOPLE and (start == n or owner == other.name):
            if owner not in {None, other.name} and other.kind == "place":
                continue  # "the rights group's Turkey director"
            owner, start = other.name, n + 1
    return start, owner
