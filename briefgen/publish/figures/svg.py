"""Elements, numbers and text of SVG: escaping, rounding, and how much room words take."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from html import escape

# Widths of letters in parts of the type size, after common plain faces, a little on the wide side: the reader's
# face is not known when the figure is drawn.
_NARROW, _SLIM, _PLAIN, _BROAD, _WIDE = 0.29, 0.38, 0.58, 0.72, 0.95
_LETTERS = {
    **dict.fromkeys("iljI.,:;'|!ıíìîï’‘·", _NARROW),
    **dict.fromkeys('ftr()[]{}/\\-“”"` *°', _SLIM),
    **dict.fromkeys("ABCDEFGHJKLNOPQRSTUVXYZ&wÄÖÜÉÈÅØ", _BROAD),
    **dict.fromkeys("mMW@%—…", _WIDE),
}
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_RIGHT_TO_LEFT = ("R", "AL")


def number(value: float) -> str:
    """A number with at most one decimal; never "-0" or "1.0"."""
    rounded = round(value, 1)
    return str(int(rounded)) if rounded == int(rounded) else str(rounded)


def text(words: str) -> str:
    """Words as they may stand in XML, between tags or in a quoted attribute."""
    return escape(_FORBIDDEN.sub("\ufffd", words))


def element(name: str, *content: str, **attributes: str | float) -> str:
    """An element. `css` is its class, `_` in attributes' names is `-`; content is markup, attributes are words.

    An empty `css` or `href` is left out, and a link without an address is a group.
    """
    if name == "a" and not attributes.get("href"):
        name = "g"
    written = []
    for key, value in attributes.items():
        if value == "" and key in ("css", "href"):
            continue
        words = text(value) if isinstance(value, str) else number(value)
        written.append(f' {"class" if key == "css" else key.rstrip("_").replace("_", "-")}="{words}"')
    inside = "".join(content)
    return f"<{name}{''.join(written)}>{inside}</{name}>" if inside else f"<{name}{''.join(written)}/>"


def link(address: str, root: str, *content: str, css: str = "") -> str:
    """Content that leads to an address of the site; a group where there is none."""
    return element("a", *content, css=css, href=f"{root}{address}" if address else "")


@lru_cache(maxsize=4096)
def width(words: str, size: float) -> float:
    """How wide words stand at a type size, estimated for plain faces; in the size's unit."""
    total = 0.0
    for character in words:
        known = _LETTERS.get(character)
        if known is None:
            if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
                known = 0.0
            elif unicodedata.east_asian_width(character) in ("W", "F"):
                known = 1.05
            else:
                known = _BROAD if character.isupper() else _PLAIN
        total += known
    return total * size


def fitted(words: str, room: float, size: float) -> str:
    """Words cut to a width, with an ellipsis where something is missing; empty where not even three letters fit."""
    words = " ".join(words.split())
    if width(words, size) <= room:
        return words
    left = room - width("…", size)
    cut = 0
    for character in words:
        left -= width(character, size)
        if left < 0:
            break
        cut += 1
    start = words.rfind(" ", 0, cut) + 1
    if start and cut - start <= 2 and words[cut : cut + 1] != " ":
        cut = start  # one or two letters of a word tell nothing of it
    kept = words[:cut].rstrip(" ,;:–-")
    if len(kept) < 3:
        return ""
    # Where a word written from right to left is cut, the ellipsis stands at its left end.
    return f"{kept}…\u200f" if unicodedata.bidirectional(kept[-1]) in _RIGHT_TO_LEFT else f"{kept}…"


def two_lines(words: str, room: float, size: float) -> tuple[str, ...]:
    """Words on one line or on two of like length, the second cut where they need more; empty where nothing fits."""
    words = " ".join(words.split())
    if width(words, size) <= room:
        return (words,) if words else ()
    parts = words.split(" ")
    splits = [(" ".join(parts[:n]), " ".join(parts[n:])) for n in range(1, len(parts))]
    if whole := [split for split in splits if max(width(split[0], size), width(split[1], size)) <= room]:
        return min(whole, key=lambda split: max(width(split[0], size), width(split[1], size)))
    if begun := [split for split in splits if width(split[0], size) <= room]:
        first, rest = begun[-1]
        second = fitted(rest, room, size)
        return (first, second) if second else (first,)
    cut = fitted(words, room, size)
    return (cut,) if cut else ()
