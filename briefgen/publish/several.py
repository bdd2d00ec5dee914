"""Whether a described speaker is one or several, for the verb of the site's own words behind it. English.

Only descriptions are asked ("her friends", "a spokesman for the mayors"): a name is taken as of one.
"""

from __future__ import annotations

from itertools import takewhile

_ALWAYS = frozenset(
    ("we", "they", "i", "you", "both", "these", "those", "some", "several", "many", "most", "all", "others", "two",
     "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozens", "hundreds", "thousands")
)  # fmt: skip
_WITHOUT_S = frozenset(("people", "men", "women", "children", "police"))
_NO_PLURAL = ("ss", "us", "is", "’s", "'s", "news")
# What may stand behind a description's noun.
_ENDS = frozenset(("of", "in", "at", "from", "who", "that", "which", "with", "for", "on", "near", "to", "by"))


def is_several(description: str) -> bool:
    """Whether these words mean several: by their first word or by their noun's ending."""
    words = description.replace(",", " , ").split()
    if not words:
        return False
    if words[0].casefold() in _ALWAYS:
        return True
    noun = [*takewhile(lambda word: word != "," and not _ends_it(word), words)] or words
    head = noun[-1]
    # A capital stands for a name, but for that of a word that may begin the sentence.
    if not head.islower() and not (len(noun) == 1 and head[1:].islower()):
        return False
    head = head.casefold()
    return head in _WITHOUT_S or (head.endswith("s") and not head.endswith(_NO_PLURAL))


def _ends_it(word: str) -> bool:
    return word.casefold().replace("’", "'").partition("'")[0] in _ENDS
