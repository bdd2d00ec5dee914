"""Days as front matter has them: read where they are plain, guessed for a message where they are not."""

from __future__ import annotations

import datetime
import re

_DATE = re.compile(
    r"(\d{4})-(\d\d?)-(\d\d?)(?:(?:[Tt]|[ \t]+)(\d\d?):(\d\d)(:\d\d)?(\.\d{1,9})?"
    r"[ \t]*(?:(Z)|([+-])(\d\d?)(?::?(\d\d))?)?)?",
    re.ASCII,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WORDED = (
    re.compile(r"(?P<day>\d\d?)(?:st|nd|rd|th)?[ .-]+(?P<month>[a-z]{3,9})\.?[ ,.-]+(?P<year>\d{4})"),
    re.compile(r"(?P<month>[a-z]{3,9})\.?[ -]+(?P<day>\d\d?)(?:st|nd|rd|th)?[ ,-]+(?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{4})[/.](?P<month>\d\d?)[/.](?P<day>\d\d?)"),
    re.compile(r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)"),
    re.compile(r"(?P<day>1[3-9]|2\d|3[01])[/.](?P<month>\d\d?)[/.](?P<year>\d{4})"),
    re.compile(r"(?P<month>\d\d?)[/.](?P<day>1[3-9]|2\d|3[01])[/.](?P<year>\d{4})"),
)


def read_date(text: str) -> str | None:
    """An ISO day that exists, with its time and offset if they are told; None for anything else.

    YAML's own habits are understood and mended: a month, day or hour of one digit, an offset of hours alone, spaces.
    """
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    year, month, day, hour, minute, second, fraction, utc, sign, hours, minutes = match.groups()
    read = f"{year}-{month:0>2}-{day:0>2}"
    if hour:
        read += f"T{hour:0>2}:{minute}{second or ''}{(fraction or '')[:7] if second else ''}{utc or ''}"
        read += f"{sign}{hours:0>2}:{minutes or '00'}" if sign else ""
    try:
        datetime.datetime.fromisoformat(read).astimezone(datetime.UTC)
    except (ValueError, OverflowError):
        return None
    return read


def nearest_date(text: str) -> str | None:
    """The ISO day that a date in other words or order can only mean, for a message; None where that is unsure."""
    plain = text.strip().lower()
    for pattern in _WORDED:
        if match := pattern.search(plain):
            month = match["month"]
            number = int(month) if month.isdigit() else _month(month)
            return read_date(f"{match['year']}-{number:02}-{int(match['day']):02}")
    return None


def _month(word: str) -> int:
    return next((number for number, name in enumerate(_MONTHS, 1) if word.startswith(name)), 0)
