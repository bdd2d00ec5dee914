"""Where a name stands as places do: behind "in", in a dateline, before the state it lies in."""

from __future__ import annotations

from briefgen.language.datelines import report_start
from briefgen.language.grammar import Token
from briefgen.language.names.gazetteer import countries
from briefgen.language.names.landmarks import provinces_named
from briefgen.language.names.spans import NameSpan
from briefgen.language.names.towns import cities_named
from briefgen.language.names.wordlists import fold, wordlists

_RELATIONS = frozenset({"of", "from"})
_DIRECTIONS = frozenset(
    {"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "outside", "near"}
)


def is_located(span: NameSpan) -> bool:
    """Whether the name stands after a preposition of place."""
    head = span.head
    places = wordlists().beside["prepositions"]
    listed = head
    while listed.dep == "conj" and listed.head is not listed:
        listed = listed.head  # "in Orvelle and Tavola"
    if listed.dep == "pobj" and listed.head.lower in places:
        return True
    before = [t for t in head.sentence.tokens if t.index == span.tokens[0].index - 1]
    return bool(before) and before[0].lower in {"in", "near", "outside", "at"}


def is_inside(span: NameSpan) -> bool:
    """As in "In Orvelle we were told", "schools in Orvelle": what happens or stands in it; nobody trusts in it."""
    above = span.head.head
    if span.head.dep != "pobj" or above.lower != "in" or above.dep != "prep":
        return False
    return above.head.pos == "VERB" or above.head.lemma in wordlists().beside["sited"]


def is_dateline(span: NameSpan) -> bool:
    """The towns that a block begins with: "GENEVA —", "GENEVA/NAIROBI, 3 May", "MUMBAI: The bank ..."."""
    text = span.tokens[0].block.text
    begin = report_start(text)
    if begin:
        return span.tokens[-1].end <= begin  # its towns, and the state behind them
    label = span.tokens[0].start == 0 and text[span.tokens[-1].end :].startswith(":")
    name = " ".join(span.words)
    return label and name.isupper() and bool(cities_named(name))


def larger_place(span: NameSpan) -> str:
    """The state named right behind: "Montreux, Switzerland", "Akron, Ohio"."""
    after = following(span, 6)
    if len(after) < 2 or after[0].text != ",":
        return ""
    known = countries()
    words = [t.text for t in after[1:] if t.text not in {".", ","}]
    if words and words[0] in wordlists().abbreviated:
        return wordlists().abbreviated[words[0]]
    if words and words[0] in known.by_code:
        return known.by_code[words[0]]
    for length in (4, 3, 2, 1):
        key = fold(" ".join(words[:length]))
        if len(words) >= length and (key in known.by_name or key in known.states or key in wordlists().provinces):
            return key
        rest = [t.text for t in after[1:]][length : length + 2]
        listed = rest[:1] == ["and"] or (rest[:1] == [","] and rest[-1][:1].isupper())
        if len(words) >= length and provinces_named(key) and words[0][:1].isupper() and not listed:
            return key
    return ""


def other_place(span: NameSpan) -> str:
    """The place named in "X, south of Y"."""
    after = [t for t in following(span, 6) if t.text != ","]
    if len(after) >= 3 and after[0].lower in _DIRECTIONS and after[1].lower in _RELATIONS:
        if len(after) > 4 and after[2].lower == "the" and after[4].lower == "capital":  # "of the Lebanese capital"
            country = countries().by_adjective.get(after[3].lower)
            return fold(country.capital) if country is not None else ""
        return fold(after[2].text) if after[2].text[:1].isupper() else ""
    if len(after) >= 2 and after[0].lower in {"outside", "near"}:
        return fold(after[1].text) if after[1].text[:1].isupper() else ""
    return ""


def following(span: NameSpan, count: int) -> list[Token]:
    row = span.head.sentence.tokens
    start = span.tokens[-1].index + 1 - row[0].index
    return list(row[start : start + count])
