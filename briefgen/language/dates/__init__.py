"""Expressions of time and what they come to, by rules whose patterns are data.

`layer` reads a text with all rules; rules, words, tense and the calendar's arithmetic are modules of their own.
"""

from briefgen.language.dates.layer import DateMention, find_dates

__all__ = ["DateMention", "find_dates"]
