"""Whether a word of time is one where it stands, and not a verb, somebody's name, a paper, a show or a number."""

from __future__ import annotations

import re

from briefgen.language.dates import words
from briefgen.language.dates.readings import Context, Rule
from briefgen.language.grammar import Token

_PAPERS = frozenset(words.WORDS["papers"])
_NUMBERED = frozenset(words.WORDS["numbered"])
_TITLES = frozenset(words.WORDS["titles"])
_MONTH_LEADS = frozenset(words.WORDS["leads"]["month"])


def plausible(rule: Rule, match: re.Match[str], context: Context) -> bool:
    """Whether a name of a month or weekday is one here, and not a verb, a person or a newspaper."""
    if rule.name in ("year", "year range"):
        return not _numbered(match, context)
    if rule.name in _IN_NAMES:
        return not _in_a_name(match, context)
    if rule.name not in ("month", "weekday", "which month", "holiday"):
        return True
    inside = context.tokens(match.start(), match.end())
    if not inside:
        return False
    word, last = inside[0], inside[-1]
    if last.tag in ("MD", "VB", "VBP", "VBZ", "VBD") and rule.name == "month":
        return False
    after = next((t for t in context.row[last.index + 1 : last.index + 2]), None)
    before = next((t for t in context.row[max(0, word.index - 1) : word.index]), None)
    if (after is not None and after.text in _PAPERS) or _of_a_show(after, context):
        return False
    if (
        rule.name == "weekday"
        and before is not None
        and (before.text in ("Black", "Bloody", "Super", "Cyber", "Casual") or _of_a_club(before, word))
    ):
        return False
    if before is not None and before.text.rstrip(".") in _TITLES:
        return False
    if rule.name != "month":
        return True
    lead = context.before(match.start())
    if match[0] in ("May", "MAY", "March", "MARCH") and lead not in _MONTH_LEADS and word.entity != "DATE":
        return False
    named = before is not None and before.text[:1].isupper() and before.pos == "PROPN" and before.entity == "PERSON"
    naming = (
        after is not None and after.text[:1].isupper() and after.pos == "PROPN" and word.entity in ("PERSON", "ORG")
    )
    return not (named or naming)


_IN_NAMES = frozenset({"often", "named day", "season as a name"})


def _in_a_name(match: re.Match[str], context: Context) -> bool:
    """`the Daily Mail`, `USA Today`, `the Prague Spring`: a capital within a sentence, beside another name."""
    inside = context.tokens(match.start(), match.end())
    if not inside or not match[0][:1].isupper() or inside[0].block.kind == "heading":
        return False
    first, last = inside[0].index, inside[-1].index
    after = next((t for t in context.row[last + 1 : last + 2] if t.pos == "PROPN" and t.text[:1].isupper()), None)
    before = next((t for t in context.row[max(0, first - 1) : first] if t.text[:1].isupper()), None)
    opens = inside[0] is inside[0].sentence.tokens[0]
    return not opens and (before is not None or after is not None or (inside[0].pos == "PROPN" and match[0] == "Today"))


def _of_a_show(after: Token | None, context: Context) -> bool:
    """`Friday Night Lights`: a part of the day and a name behind it, all with capitals."""
    if after is None or not after.text.istitle() or after.lower not in words.WORDS["parts_of_day"]:
        return False
    named = next((t for t in context.row[after.index + 1 : after.index + 2] if t.text[:1].isupper()), None)
    return named is not None and after.block.kind != "heading"


def _of_a_club(before: Token, word: Token) -> bool:
    """`Stocksbridge Wednesday`: a name's second word."""
    return word.entity == "ORG" and before.entity == "ORG" and before.pos == "PROPN" and before.end == word.start - 1


_ADDRESS = re.compile(
    r" (?:[NSEW]\.? )?(?:[A-Z][\w.'’]+ ){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Drive)\b"
)


def _numbered(match: re.Match[str], context: Context) -> bool:
    """Whether four digits are the number of something: "Resolution 2118", "0800 2015"."""
    if _ADDRESS.match(context.text, match.end()):
        return True
    before = re.search(r"([\w.]+) $", context.text[max(0, match.start() - 24) : match.start()])
    return before is not None and (before[1].capitalize() in _NUMBERED or (len(before[1]) > 2 and before[1].isdigit()))
