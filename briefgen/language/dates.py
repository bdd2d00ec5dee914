"""Date, time, duration and set expressions, resolved against the article's date and never beyond their words."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from briefgen.language.grammar import ParsedText
from briefgen.model import DateType, PartialDate
from briefgen.source.document import Passage


@dataclass(frozen=True, slots=True)
class DateMention:
    """One expression of time and what it comes to."""

    passage: Passage
    type: DateType
    date: PartialDate


def find_dates(text: ParsedText, published: datetime.date) -> tuple[DateMention, ...]:
    """Every expression of time in a text, in text order, anchored to the day of publication."""
    return ()
