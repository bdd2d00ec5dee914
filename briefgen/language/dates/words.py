"""English words of time as regular-expression parts, and what those words stand for; how they combine is elsewhere."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any

from briefgen.model import PartialDate, Precision


def _load(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files("briefgen.language.english").joinpath(name).read_text(encoding="utf-8"))


WORDS = _load("dates.toml")
TEMPLATES: dict[str, dict[str, Any]] = _load("dates_rules.toml")
MONTHS: dict[str, int] = {name.lower(): n for n, row in enumerate(WORDS["months"], 1) for name in row}
WEEKDAYS: dict[str, int] = {name.lower(): n for n, row in enumerate(WORDS["weekdays"]) for name in row}
UNITS: dict[str, tuple[str, int, int, str]] = {name: tuple(row) for name, row in WORDS["units"].items()}
_ONES = [w for w, n in WORDS["numbers"].items() if n < 10 and len(w) > 2]
_TENS = [w for w, n in WORDS["numbers"].items() if 20 <= n < 100]
# Stands for any figure among the words looked for.
DIGIT = "0"
HOLIDAYS = [form for name, row in WORDS["holidays"].items() for form in (name, *row.get("also", ()))]
# What is counted without saying how many.
VAGUE_NUMBERS = (
    "a couple of", "a couple", "couple of", "couple", "a good few", "a few", "a number of", "several", "many", "some",
    "few", "countless",
)  # fmt: skip


def either(words: Any) -> str:
    """Alternatives, the longest first so that none hides a longer one."""
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", " ") for w in sorted(words, key=lambda w: (-len(w), w))) + ")"


def folded(words: Any) -> str:
    """Alternatives in any case, grouped by their first letter: the matcher passes over most of them at once."""
    groups: dict[str, list[str]] = {}
    for word in words:
        groups.setdefault(word[0].lower(), []).append(word[1:])
    heads = (f"[{first}{first.upper()}]" if first.isalpha() else re.escape(first) for first in groups)
    return (
        "(?:" + "|".join(f"{head}(?i:{either(rest)})" for head, rest in zip(heads, groups.values(), strict=True)) + ")"
    )


def _names(rows: list[list[str]], *, short: bool) -> str:
    """Month or weekday names as they are written: capitalised or in capitals, short forms with or without a stop."""
    full = [row[0] for row in rows]
    parts = [either([*full, *(w.upper() for w in full)])]
    if short:
        brief = [w for row in rows for w in row[1:]]
        parts.append(either([*brief, *(w.upper() for w in brief)]) + r"\b\.?")
    return "(?:" + "|".join(parts) + ")"


def _number_words() -> str:
    simple = [w for w, n in WORDS["numbers"].items() if n < 20 and len(w) > 2]
    small = f"(?:{folded(_TENS)}(?:[-\\s]{folded(_ONES)})?|{folded(simple)})"
    rest = f"(?:(?: and)? {small})?"
    return f"(?:{small}(?: (?:hundred|thousand){rest})?|(?:[aA]n? )?(?:[hH]undred|[tT]housand){rest})"


def _year_words() -> str:
    """Years as they are spoken: "nineteen ninety-one", "two thousand and four", "twenty twelve", "nineteen oh-six"."""
    ones, tens = folded(_ONES), folded(_TENS)
    teens = folded(w for w, n in WORDS["numbers"].items() if 10 <= n < 20)
    rest = f"(?:{tens}(?:[-\\s]{ones})?|{teens})"
    return (
        f"(?:{folded(('sixteen', 'seventeen', 'eighteen', 'nineteen'))}[-\\s](?:{rest}|hundred|oh[-\\s]{ones})"
        f"|[tT]wenty[-\\s](?:{teens}|twenty(?:[-\\s]{ones})?)|[tT]wo thousand(?:(?: and)? (?:{teens}|{ones}))?)"
    )


COUNT = (
    r"(?:\d+(?:,\d{3})*(?:\.\d+)?[½¼¾]?(?: (?:thousand|million|billion))?(?:-odd)?|[hH]alf a dozen|[aA] dozen"
    rf"|{_number_words()}(?:-odd)?)"
)
_ABOUT = (
    "about", "around", "roughly", "approximately", "nearly", "almost", "over", "under", "some", "more than",
    "less than", "fewer than", "at least", "at most", "up to", "as long as", "as many as", "just over", "just under",
    "well over", "only", "exactly", "another", "an additional", "a further", "an estimated", "as much as",
    "as little as", "close to", "upwards of",
)  # fmt: skip
_LONG = ("day", "weekend", "week", "month", "quarter", "year", "decade", "century", "fortnight")
_LONGS = ("days", "weeks", "months", "quarters", "years", "decades", "centuries", "weekends", "hours", "minutes")
_PART = (
    "midmorning", "mid-morning", "midafternoon", "mid-afternoon", "morning", "afternoon", "evening", "night", "dawn",
    "dusk",
)  # fmt: skip
_EDGE_OF_DAY = ("dawn", "dusk", "nightfall", "daybreak", "first light", "sunrise", "sunset", "sundown")
_NTH = ("first", "second", "third", "fourth", "final", "last", "1st", "2nd", "3rd", "4th", "closing", "opening")
PARTS: dict[str, str] = {
    "MONTH": _names(WORDS["months"], short=True),
    "MONTHNAME": _names(WORDS["months"], short=False),
    # What must not follow: a text need not hold it for its rule to be tried.
    "NOTMONTH": _names(WORDS["months"], short=False),
    "WEEKDAY": _names(WORDS["weekdays"], short=True),
    "WEEKDAYNAME": _names(WORDS["weekdays"], short=False),
    "DAY": r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?",
    "ORDINALWORD": folded(WORDS["ordinals"]),
    "YEARWORDS": _year_words(),
    "ORDINAL": rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{folded(WORDS['ordinals'])})",
    "YEAR": r"(?:1\d{3}|20\d\d|21\d\d)",
    "COUNT": COUNT,
    "VAGUE": folded(VAGUE_NUMBERS),
    "ABOUT": folded(_ABOUT),
    "UNIT": folded(w for w in UNITS if w not in ("centurie", "min")),
    "UNITS": folded([*(f"{w}s" for w in UNITS if w != "century"), *(w for w in UNITS if w != "centurie")]),
    "LONG": folded(_LONG),
    "LONGS": folded(_LONGS),
    "SEASON": folded(WORDS["seasons"]),
    "PART": folded(_PART),
    "EDGEOFDAY": folded(_EDGE_OF_DAY),
    "CLOCK": r"(?:(?:[01]?\d|2[0-4])[:.][0-5]\d|(?:[01]\d|2[0-3])[0-5]\d(?= (?:UTC|GMT|hours|hrs|local time))|1?\d)",
    "HOURWORD": folded(w for w, n in WORDS["numbers"].items() if 1 <= n <= 12 and len(w) > 2),
    "MINUTEWORD": f"(?:{folded(w for w, n in WORDS['numbers'].items() if 10 <= n < 60)}(?:[-\\s]{folded(_ONES)})?"
    rf"|oh[-\s]{folded(_ONES)})",
    "HALFDAY": r"(?: ?(?i:[ap]\.m\.|[ap]\.?m\b))",
    "ZONE": either(WORDS["zones"]) + r"\b",
    "DASH": r"(?: ?[-–—] ?| to | until | through )",
    "NTH": folded(_NTH),
    "LEADDAY": r"(?:(?:(?i:this|next|last) )?(?P<weekday>{WEEKDAY}),? (?:the )?)?",
    "HOLIDAY": either([n.replace("'", "’") for n in HOLIDAYS]).replace("’", "['’]"),
    "DECADE": folded(WORDS["decades"]),
    "COUNTED": r"(?:(?P<vague>{VAGUE})|(?P<count>{COUNT}))",
    "ONEORMORE": r"(?:(?P<vague>{VAGUE})|(?P<count>{COUNT}|(?i:an?)))",
    "MAYBEABOUT": r"(?:{ABOUT} )?",
    "OFTEN": folded(WORDS["sets"]),
    "REFERENCE": folded(p for phrases in WORDS["references"].values() for p in phrases),
    "LEDREFERENCE": folded(p for phrases in WORDS["led_references"].values() for p in phrases),
    "NAMEDDAY": folded(WORDS["named_days"]),
    # "the end of", "the first days of": which part of a period is meant.
    "EDGE": r"(?i:(?:the )?(?:very )?(?:end|beginning|start|middle|close|turn|rest|remainder|latter part|early part"
    r"|later part|course|final days|early days|last days|first days) of )",
}


# Words of which a text holds one wherever a part matches, by the parts that need them.
_SIGNS: dict[tuple[str, ...], Any] = {
    ("MONTH", "MONTHNAME"): MONTHS,
    ("WEEKDAY", "WEEKDAYNAME"): WEEKDAYS,
    ("UNIT", "UNITS", "LONG", "LONGS"): UNITS,
    ("SEASON",): WORDS["seasons"],
    ("PART",): WORDS["parts_of_day"],
    ("OFTEN",): WORDS["sets"],
    ("REFERENCE",): [phrase for phrases in WORDS["references"].values() for phrase in phrases],
    ("LEDREFERENCE",): [phrase for phrases in WORDS["led_references"].values() for phrase in phrases],
    ("NAMEDDAY",): WORDS["named_days"],
    ("HOLIDAY",): HOLIDAYS,
    ("DECADE",): WORDS["decades"],
}
_WORD = re.compile(r"[^\W\d_]+|\d")


def signs(text: str) -> frozenset[str]:
    """The words of a text that may be ones of time, in lower case; DIGIT stands for its figures."""
    found = {DIGIT if word.isdigit() else word for word in _WORD.findall(text.lower())}
    return _TIME_WORDS.intersection(found)


def needs(name: str, template: str) -> tuple[frozenset[str], ...]:
    """Sets of words: a rule can match only in a text that holds one of each.

    The parts in its pattern say one set, the table of signs beside the patterns another.
    """
    named = set(re.findall(r"\{([A-Z]+)\}", template))
    sets = [_longest_words(words) for parts, words in _SIGNS.items() if named & set(parts)]
    by_parts = frozenset[str]().union(*sets)
    own = frozenset(TEMPLATES["signs"].get(name, ()))
    return tuple(group for group in (by_parts, own) if group)


def _longest_words(phrases: Any) -> frozenset[str]:
    """The longest word of each phrase, in both numbers: what is rare enough to look for."""
    longest = {max(reversed(_WORD.findall(phrase.lower())), key=len) for phrase in phrases}
    return frozenset(form for word in longest for form in (word, f"{word}s"))


_TIME_WORDS = frozenset[str]().union(
    *(_longest_words(words) for words in _SIGNS.values()), *TEMPLATES["signs"].values()
)


@cache
def pattern(template: str) -> re.Pattern[str]:
    """A rule's pattern: `{NAME}` stands for a part, a space for white space of any length."""
    filled = template
    while filled != (filled := re.sub(r"\{([A-Z]+)\}", lambda m: PARTS[m[1]], filled)):
        pass  # parts stand in parts
    return re.compile(filled.replace(" ", r"\s+").replace(r"\s+?", r"\s*"))


def plain(word: str) -> str:
    """A word as the tables have it: lower case, single spaces, no final stop."""
    return " ".join(word.lower().replace("’", "'").split()).rstrip(".")


def month_number(word: str) -> int:
    return MONTHS[plain(word)]


def weekday_number(word: str) -> int:
    return WEEKDAYS[plain(word)]


def number_of(word: str) -> float | None:
    """The number a count stands for; None for "several" and the like."""
    text = plain(word).removesuffix("-odd")
    if text in VAGUE_NUMBERS:
        return None
    if text in ("half a dozen", "a dozen"):
        return 6 if text.startswith("half") else 12
    if figures := re.fullmatch(r"([\d,.]+)([½¼¾])?(?: (\w+))?", text):
        fraction = {"½": 0.5, "¼": 0.25, "¾": 0.75}.get(figures[2] or "", 0.0)
        return (float(figures[1].replace(",", "")) + fraction) * _LARGE.get(figures[3] or "", 1)
    total = 0
    for part in re.split(r"[-\s]", text):
        if part in ("hundred", "thousand"):
            total = (total or 1) * _LARGE[part]
        elif part != "and":
            total += WORDS["numbers"][part]
    return total


_LARGE = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}


def year_of(text: str) -> int:
    """A spoken year: two numbers that stand for its halves, or a count of thousands."""
    parts = [p for p in re.split(r"[-\s]", plain(text)) if p not in ("and", "oh")]
    if parts[1] == "thousand":
        return 2000 + sum(int(WORDS["numbers"][p]) for p in parts[2:])
    rest = 0 if parts[1] == "hundred" else sum(WORDS["numbers"][p] for p in parts[1:])
    return int(WORDS["numbers"][parts[0]]) * 100 + int(rest)


def ordinal_of(word: str) -> int:
    digits = re.match(r"\d+", word)
    return int(digits[0]) if digits else int(WORDS["ordinals"][plain(word)])


def place_of(word: str, size: int) -> int:
    """Which of `size` parts "second", "final" or "opening" means."""
    text = plain(word)
    if text in ("last", "final", "closing"):
        return size
    return 1 if text == "opening" else ordinal_of(text)


def unit_of(word: str) -> tuple[str, int, int, str]:
    """A unit's name in the calendar, how many of these it is; how many of which letter in a duration."""
    text = plain(word)
    return UNITS[text] if text in UNITS else UNITS[text[:-1]]


_PRECISION: dict[str, Precision] = {
    "second": "minute", "minute": "minute", "hour": "hour", "night": "day", "week": "week", "month": "month",
    "quarter": "quarter", "year": "year", "decade": "decade", "century": "century",
}  # fmt: skip


def duration(count: float | None, unit: str) -> PartialDate:
    """A length of time: `P10M`, `PT2H`, `P2.5Y`, `PXW` where the text does not say how many."""
    name, _, amount_of, letter = unit_of(unit)
    amount = "X" if count is None else f"{count * amount_of:g}"
    prefix, letter = ("PT", letter[1:]) if letter.startswith("T") else ("P", letter)
    precision: Precision = "vague" if count is None else _PRECISION.get(name, "day")
    return PartialDate(value=f"{prefix}{amount}{letter}", precision=precision)
