"""Links to words on another page: text fragments, which browsers show and mark (`#:~:text=`).

Nothing is known of the other page but that it holds this article's text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote

# Quotation marks and stops differ between a page and its transcript; words hardly do.
_EDGES = " \t\n\"'“”‘’„«»‹›`.,;:!?…()[]-–—"
_WHOLE = 8  # words that are looked for as they stand; of more, the first and the last few
_ENDS = 4
_BEFORE = 3  # words before them that tell one place from another


def text_link(url: str, parts: Sequence[str], text: str) -> str:
    """The address of these parts of `text` on the page at `url`; the page's own where nothing is left to look for.

    `text` has a line a block: a beginning and an end may be found in different blocks, a stretch that stands whole
    may not.
    """
    directives = [found for part in parts if (found := _directive(part.strip(_EDGES), text))]
    if not directives:
        return url
    return f"{url}{'' if '#' in url else '#'}:~:{'&'.join(f'text={one}' for one in directives)}"


def _directive(words: str, text: str) -> str:
    if not words:
        return ""
    listed = words.split()
    if len(listed) <= _WHOLE:
        return _told_apart(words, text) + _encoded(words)
    start, end = " ".join(listed[:_ENDS]), " ".join(listed[-_ENDS:])
    return f"{_told_apart(start, text, words)}{_encoded(start)},{_encoded(end)}"


def _told_apart(start: str, text: str, words: str = "") -> str:
    """The words before, as a prefix, where `start` stands in the text before the place that is meant."""
    at = text.find(words or start)
    if at <= 0 or text.casefold().count(start.casefold()) < 2:
        return ""
    line = text[text.rfind("\n", 0, at) + 1 : at]
    before = re.findall(r"\S+\s*", line)[-_BEFORE:]
    return f"{_encoded(''.join(before).strip())}-," if before else ""


def _encoded(words: str) -> str:
    return quote(words, safe="").replace("-", "%2D")
