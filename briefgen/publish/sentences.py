"""Where sentences end in a block's text, for showing excerpts: a page has no language model at hand.

A mistake here shows a sentence too many, never a character that the article does not have.
"""

from __future__ import annotations

import re

_END = re.compile(r"[.!?…][.!?…\"'”’)\]]*(?=\s+[\"'“‘(\[]*[A-Z0-9À-ÞΑ-Я])|\n")
# Words whose full stop does not end a sentence: single capitals and the titles that stand before names.
_ABBREVIATED = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Maj|Capt|Lt|Sgt|Sen|Rep|Gov|Rev|Hon|St|Mt|No|vs|Jan|Feb|Aug|Sept?|Oct|Nov|Dec))\.$"
)


def sentence_ranges(text: str) -> list[tuple[int, int]]:
    """Half-open ranges of a text's sentences in order, without the white space between them."""
    ranges: list[tuple[int, int]] = []
    start = 0
    ends = [m.end() for m in _END.finditer(text) if not _ABBREVIATED.search(text, max(0, m.start() - 5), m.start() + 1)]
    for end in (*ends, len(text)):
        part = text[start:end]
        if part.strip():
            lead = len(part) - len(part.lstrip())
            ranges.append((start + lead, start + len(part.rstrip())))
        start = end
    return ranges


def sentences(text: str) -> list[str]:
    """A text's sentences in order."""
    return [text[start:end] for start, end in sentence_ranges(text)]
