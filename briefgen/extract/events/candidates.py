"""One mention of an event, as all steps pass it on.

How mentions are found is for `finding`, which event a date belongs to for `dating`, its standing for `status`.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.language.dates import DateMention
from briefgen.language.grammar import Sentence, Token

# The rule for what is said not to take place.
CALLED_OFF = "it will not take place"


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """One mention of an event. `predicate` is the verb that says when or whether it is."""

    sentence: Sentence
    trigger: Token
    predicate: Token | None
    date: DateMention | None
    rule: str
    hops: int = 0  # how many nouns stand between the date and the event
    whole: Token | None = None  # the event that the trigger names a part of: "the first day" of a conference
    former: DateMention | None = None  # the day it was first set for


def is_aside(candidate: Candidate) -> bool:
    """A date that stands in a remark on the event: "a march, banned in 2009, may go ahead"."""
    verb = candidate.predicate
    return verb is not None and verb.dep in ("acl", "relcl") and verb.head is candidate.trigger
