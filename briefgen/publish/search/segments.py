"""The articles cut into segments of time, and each segment's postings in buckets of terms.

A segment is an aligned stretch of 2**level days, the largest that holds no more than `MOST` articles; which one
an article is in hangs on nothing but the days of the articles, so that one more article leaves the others alone.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

import msgspec

from briefgen.publish.search.searchable import DIGITS
from briefgen.publish.search.terms import bucket

MOST = 1000
_TOP = 15  # the widest segment has 2**15 days, which is 89 years
_PER_BUCKET = 6  # articles of a segment for each of its buckets
_MOST_BUCKETS = 128


@dataclass(frozen=True, slots=True)
class Entry:
    """An article of a segment: its key, the ordinal of its day, and its terms as `Searchable` has them.

    `tags` are further terms: the library's ids of its actors after an @, the slugs of its topics after a #.
    """

    key: str
    day: int
    terms: str
    places: str
    tags: tuple[str, ...]


class Segment:
    """The articles of one stretch of time, oldest first, so that a new one moves no number."""

    def __init__(self, name: str, entries: Sequence[Entry]) -> None:
        self.name = name
        self.entries = tuple(entries)
        self.version = _digest(name, self.entries)

    @property
    def buckets(self) -> int:
        wanted = max(1, len(self.entries) // _PER_BUCKET)
        return min(_MOST_BUCKETS, 1 << (wanted - 1).bit_length())

    @cached_property
    def postings(self) -> tuple[str, ...]:
        """The text of each bucket: `shared term=articles:articles;…`, its terms sorted and front-coded.

        `shared` is one digit for the characters shared with the term before. The numbers of articles stand as
        differences; those before the colon have the term in their text alone, the others are each followed by a
        digit that says where.
        """
        plain: dict[str, list[int]] = defaultdict(list)
        placed: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for number, entry in enumerate(self.entries):
            for term, place in zip(entry.terms.split(" "), entry.places, strict=True):
                if place == DIGITS[0]:
                    plain[term].append(number)
                else:
                    placed[term].append((number, place))
            for tag in entry.tags:
                plain[tag].append(number)
        buckets = self.buckets
        parts: list[list[str]] = [[] for _ in range(buckets)]
        before = [""] * buckets
        for term in sorted(plain.keys() | placed.keys()):
            at = bucket(term, buckets)
            shared = _shared(before[at], term)
            found = f"{DIGITS[shared]}{term[shared:]}={_differences(plain.get(term, ()))}"
            if term in placed:
                found += ":" + _placed_differences(placed[term])
            parts[at].append(found)
            before[at] = term
        return tuple(";".join(part) for part in parts)


def cut(entries: Sequence[Entry]) -> tuple[Segment, ...]:
    """The segments of these articles, oldest first."""
    ordered = sorted(entries, key=lambda entry: (entry.day, entry.key))
    return tuple(_cut(ordered, _TOP))


def _cut(entries: Sequence[Entry], level: int) -> list[Segment]:
    found: list[Segment] = []
    start = 0
    while start < len(entries):
        index = entries[start].day >> level
        end = start
        while end < len(entries) and entries[end].day >> level == index:
            end += 1
        part = entries[start:end]
        if len(part) <= MOST or level == 0:
            found.append(Segment(f"{level}-{index}", part))
        else:
            found += _cut(part, level - 1)
        start = end
    return found


@cache
def number(value: int) -> str:
    """A number of base 32, lowest digit first; a digit of base 64 has the sixth bit where another follows."""
    if value < 32:
        return DIGITS[value]
    return DIGITS[(value & 31) | 32] + number(value >> 5)


def _differences(numbers: Sequence[int]) -> str:
    before = -1
    found = []
    for one in numbers:
        found.append(number(one - before - 1))
        before = one
    return "".join(found)


def _placed_differences(numbers: Sequence[tuple[int, str]]) -> str:
    before = -1
    found = []
    for one, place in numbers:
        found.append(number(one - before - 1) + place)
        before = one
    return "".join(found)


def _shared(one: str, other: str) -> int:
    """How many characters two terms share at their start; scripts count some characters as two, so these end it."""
    most = min(len(one), len(other), len(DIGITS) - 1)
    for at in range(most):
        if one[at] != other[at] or one[at] > "\uffff":
            return at
    return most


def _digest(name: str, entries: tuple[Entry, ...]) -> str:
    digest = hashlib.sha256(name.encode())
    for entry in entries:
        digest.update(msgspec.msgpack.encode(entry))
    return digest.hexdigest()[:12]
