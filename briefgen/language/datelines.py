"""What a block says of where and when it was written before it begins: a dateline, or the clock time of a live report.

Every layer asks here, so that none takes the town of writing for a speaker or its day for an event's. What a label
such as "HOLM:" means depends on the rest of the article, and is for those who know it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_LONGEST = 90  # characters before the dash
_DASH = re.compile(r"\s*(?:—|--)\s*|\s+[-–_]\s+")
_BRACKETED = re.compile(r"\s*\([^()]{1,40}\)")
_WORD = r"[^\W\d_][\w.’'-]*"
_TOWNS = re.compile(rf"(?P<towns>{_WORD}(?:(?: ?/ ?| and | & | ){_WORD})*)(?: \d{{1,2}} [A-Za-z]+\.?(?: \d{{4}})?)?")
_BESIDE = re.compile(r"(?:aboard|along|at|in|inside|near|off|on|outside|south|north|east|west)\b")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY = re.compile(rf"\b(?:\d{{1,2}} {_MONTH}|{_MONTH} \d{{1,2}})", re.IGNORECASE)
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MOST_WORDS = 4  # in the name of a town, a region, a day
_FEWEST_LETTERS = 3  # of a town in capitals
_PROSE = 100  # characters: a shorter block with a day at its head is a line of a programme
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?(?:\s(?:GMT|UTC|[A-Z]{2,4}T))?\s*(?:[—–:-]\s*)?(?=[\w“\"‘'«])")


@dataclass(frozen=True, slots=True)
class Dateline:
    """`LIMA, Peru, 3 March (XPA) — `: in its block's text the towns end at `towns`, the report begins at `end`."""

    towns: int
    end: int


@lru_cache(maxsize=2048)  # every layer asks of every block
def dateline(text: str) -> Dateline | None:
    """The dateline that a block's text begins with.

    Towns stand in capitals ("GENEVA —", "GHENT, Belgium (XPA) —", "TOLMEN, on the border —"), or a day follows them
    ("Nairobi, 3 May 2019 –").
    """
    dash = _DASH.search(text, 0, _LONGEST)
    if dash is None or not text[dash.end() : dash.end() + 1].strip() or text[dash.end()].islower():
        return None  # "NATO — the alliance — has met"
    first, *parts = _BRACKETED.sub("", text[: dash.start()]).split(",")
    named = _TOWNS.fullmatch(first)
    if named is None or not all(map(_is_part, parts)):
        return None
    towns = named["towns"]
    if not (_are_capitals(towns) or (_are_titled(towns) and _is_dated(text, dash.start()))):
        return None
    return Dateline(towns=len(towns), end=dash.end())


def report_start(text: str) -> int:
    """The character at which a block's report begins behind its dateline; 0 without one."""
    written = dateline(text)
    return written.end if written is not None else 0


def clock(text: str) -> int:
    """How many characters the clock time takes that an entry of a live report begins with; 0 without one."""
    found = _CLOCK.match(text)
    return found.end() if found and not text[found.end()].islower() else 0


def opening(text: str) -> int:
    """How many characters say where or when a block was written, by a dateline or a clock time."""
    return report_start(text) or clock(text)


def _are_capitals(towns: str) -> bool:
    return sum(c.isalpha() for c in towns) >= _FEWEST_LETTERS and towns.replace(" and ", "/").isupper()


def _are_titled(towns: str) -> bool:
    words = re.split(r"[ /]+", towns)
    names = all(word[:1].isupper() or word in ("and", "de", "of") for word in words)
    return len(words) <= _MOST_WORDS and names and not towns.startswith(_WEEKDAYS)


def _is_dated(text: str, dash: int) -> bool:
    """Whether running prose has a day before its dash."""
    return _DAY.search(text, 0, dash) is not None and len(text) > _PROSE and text.rstrip("”’\"'»)")[-1:] in ".!?"


def _is_part(part: str) -> bool:
    """Whether what stands between commas is a region, a day or "on the border"."""
    words = [word for word in part.split() if word not in ("of", "the", "and")]
    if _BESIDE.match(part.strip()):
        return True
    return 0 < len(words) <= _MOST_WORDS and all(word[:1].isupper() or word[:1].isdigit() for word in words)
