"""A title as a line of text: its first letter, its length, its brackets and quotation marks.

Nothing here knows what the words mean; which words a title has is for `titles` and what it builds on.
"""

from __future__ import annotations

import re

LONGEST = 100
_SHORTEST = 45  # of a title that is cut: what is shorter has lost its point
_LOOSE_END = re.compile(
    r"(?:[\s,:–—-]+(?:into|over|about|against|under|of|the|a|an|to|in|on|for|with|and|or|at|by|from|between|that|which|who|its|"
    r"their|his|her))+$|[\s,:–—-]+$"
)
_LEADS = re.compile(
    r"^(?:(?:both|all|such)\s+)?(?:a|an|the|its|their|his|her|our|my|your|this|that|these|those)\s+(?:(?:very\s+)?same\s+|own\s+)?"
    r"|^same\s+|^next\s+(?=[\w’'-]+\s)",
    re.IGNORECASE,
)
# Where a phrase that runs on may end: before what only adds to it.
_BREAK = re.compile(
    r"[\s,]+(?=(?:of|in|on|for|with|from|by|at|to|against|over|about|into|under|after|before|as|that|which|who|whose|where|–|—)\s)"
)
_MARKS = {"“": "”", "‘": "’", "«": "»", "(": ")", "[": "]"}


def bare(text: str) -> str:
    """A phrase without the article, possessor or "next" that only its own text explains."""
    return _LEADS.sub("", _LEADS.sub("", text))


def capital(text: str) -> str:
    """A title: its first letter large, ended at a phrase where it would run on, its quotation marks in pairs."""
    text = _paired(" ".join(text.split()).strip(" ,;:–—-]"))
    if len(text) > LONGEST:
        text = _paired(_ended(text))
    return text[:1].upper() + text[1:]


def _ended(text: str) -> str:
    """A text cut before the last phrase that does not fit; behind its last whole word, with dots, where none ends."""
    breaks = [m.start() for m in _BREAK.finditer(text) if _SHORTEST <= m.start() <= LONGEST]
    whole = [at for at in breaks if not _opens_pair(text[:at])]
    if whole:
        return _LOOSE_END.sub("", text[: whole[-1]])
    return _LOOSE_END.sub("", text[:LONGEST].rsplit(" ", 1)[0]) + " …"


def _opens_pair(text: str) -> bool:
    """Whether a text ends within "between A and B"."""
    _, between, rest = text.rpartition(" between ")
    return bool(between) and " and " not in rest


def _paired(text: str) -> str:
    """A text without the marks that have lost their partners: `translation of “The Way`."""
    for opening, closing in _MARKS.items():
        while text.count(opening) > text.count(closing):
            at = text.rfind(opening)
            text = text[:at] + text[at + 1 :]
        if closing != "’":
            while text.count(closing) > text.count(opening):
                at = text.find(closing)
                text = text[:at] + text[at + 1 :]
    if text.count('"') % 2:
        text = text.replace('"', "")
    return " ".join(text.replace("“”", "").replace("()", "").split()).strip(" ,;:–—-")
