"""The entries of a list of dates: "**4 May:** the annual fair", what such an entry names and where its name ends.

Dates within sentences are for `candidates`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefgen.extract.events.words import CARRIERS, is_event_noun
from briefgen.language.grammar import Sentence, Token

# The rule for what stands behind a date and a colon.
LISTED = "a date that heads a list's entry"
_ENTRY_ENDS = re.compile(
    r"(?:;|[.!](?=\s|$)|\s[–—-]\s|[,(]?\s\(?(?:if|unless|provided|although|though|probably|perhaps|possibly|which|who|where|twice)\b)"
)
_LIST_HEAD = re.compile(r"\W*(?:(?:by|on|from|until)\s+)?$", re.IGNORECASE)


def listed_event(sentence: Sentence, inside: Sequence[Token]) -> Token | None:
    """The event of `**4 May:** the annual fair`: the head of what stands behind the colon."""
    row = sentence.block.text
    rest = row[inside[-1].end :]
    if not _LIST_HEAD.match(row, 0, inside[0].start) or not re.match(r"\s*[:–—-]\s", rest):
        return None
    _, _, after = rest.partition(rest.strip()[0])
    start = inside[-1].end + len(rest) - len(after)
    end = start + len(entry_text(row[start:]))
    following = [t for t in sentence.tokens if start <= t.start < end and t.pos not in ("PUNCT", "SYM")]
    noun = next((t for t in following if is_event_noun(t)), None)
    verb = next((t for t in following if t.pos == "VERB"), None)
    if noun is not None and (verb is None or noun.index < verb.index or verb.lemma in CARRIERS):
        return noun
    return verb or noun or next((t for t in following if t.pos in ("NOUN", "PROPN")), None)


def entry_text(rest: str) -> str:
    """What a list's entry names: up to its first stop, condition or doubt."""
    return _ENTRY_ENDS.split(rest, maxsplit=1)[0]
