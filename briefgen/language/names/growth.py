"""What belongs to a name beyond what the model took: hyphened parts, particles, "of the X", an office of a body."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.language.grammar import Token
from briefgen.language.names.gazetteer import countries
from briefgen.language.names.known import widely_known
from briefgen.language.names.spans import (
    HYPHENS,
    PARTICLES,
    follows,
    is_capital,
    is_name_word,
    starts_sentence,
    written_words,
)
from briefgen.language.names.towns import cities_named
from briefgen.language.names.trimming import begins_holder
from briefgen.language.names.wordlists import fold, wordlists

_QUOTES = frozenset({'"', "“", "”", "'", "‘", "’", "``", "''"})
_STANCES = frozenset({"pro", "anti", "non", "ex", "post", "pre"})  # "pro-X" names X, and nobody of its own
_LARGE = 300_000
_BRANCHES = frozenset({"ministry", "department", "directorate", "inspectorate"})
_JOINERS = frozenset({"of", "for", "on"})
_OFFICES = frozenset({"mission", "agency", "secretariat", "delegation", "office", "peacekeeping", "tribunal", "fund"})
LETTERS = frozenset(
    {"qc", "kc", "sc", "mp", "mep", "td", "phd", "md", "cj", "jj", "cbe", "obe", "mbe"}
)  # behind a person's name


def with_office(row: Sequence[Token], tokens: list[Token]) -> list[Token]:
    """As in "European Union delegation", "UN refugee agency": an office of a known body is one of its own."""
    if fold(" ".join(written_words(tokens))) not in widely_known().bodies:
        return tokens
    for n in range(tokens[-1].index + 1, min(tokens[-1].index + 4, len(row))):
        if row[n].lower in _OFFICES:
            rest = row[n + 1 : n + 6]
            named = (
                len(rest) == 5
                and rest[0].lower == "in"
                and is_capital(rest[1])
                and [t.text for t in rest[2:4]] == [",", "known"]
            )
            return list(row[tokens[0].index : n + (3 if named else 1)])
        if not row[n].text.islower() or row[n].pos not in {"NOUN", "ADJ"}:
            break
    return tokens


def with_firm(row: Sequence[Token], form: Token) -> list[Token]:
    """The firm whose legal form alone was taken for a name: "Aurland Shipping" before "A.S."."""
    n = form.index
    while n > 0 and row[n - 1].dep == "compound" and is_name_word(row[n - 1]) and row[n - 1].head.index <= form.index:
        n -= 1
    return list(row[n : form.index + 1])


def without_tail(row: Sequence[Token], tokens: list[Token], label: str) -> list[Token]:
    """Without what the model took along: a title behind a state, letters behind a person, half of "UNICEF T-shirt"."""
    lists = wordlists()
    kept = list(tokens)
    while len(kept) > 1:
        last = fold(kept[-1].text)
        n = kept[-1].index
        halved = (
            n + 2 < len(row)
            and row[n + 1].text in HYPHENS
            and follows(kept[-1], row[n + 1])
            and row[n + 2].text.islower()
        )
        titled = lists.is_title(last) and (
            label in {"GPE", "NORP"} or _ends_before_title(kept[:-1]) or _is_seat_holder(kept)
        )
        letters = last in LETTERS and kept[-1].text.isupper()
        counts = kept[-1].dep == "nummod" and kept[-1].head.index > n  # "gave X 203 votes"
        numbered = kept[-1].text.isdigit() and (label == "PERSON" or counts or kept[-1].block.kind == "cell")
        if titled and _is_seat_holder(kept):
            return kept[:1]
        if not (titled or letters or numbered or (halved and label != "PERSON" and len(last) == 1)):
            break
        kept.pop()
    return kept


def _is_seat_holder(tokens: Sequence[Token]) -> bool:
    """As in "Carinthia Chief Minister": one capital, and then a title with its modifiers."""
    inner = [fold(t.text) for t in tokens[1:-1]]
    return bool(inner) and all(word in wordlists().modifiers for word in inner) and is_capital(tokens[0])


def _ends_before_title(tokens: Sequence[Token]) -> bool:
    """Whether a body's head word or a place stands before a title: "Kent Police chief", "Los Angeles Sheriff"."""
    places = (" ".join(t.text for t in tokens[-length:]) for length in (1, 2))
    return fold(tokens[-1].text) in wordlists().heads or any(_is_large(place) for place in places)


def _is_large(name: str) -> bool:
    known = countries()
    if fold(name) in known.by_name or fold(name) in known.states:
        return True
    return not wordlists().is_given(name) and any(c.population >= _LARGE for c in cities_named(name))


def extended(row: Sequence[Token], tokens: list[Token], label: str) -> list[Token]:
    """Grown over hyphens, name particles, capitals of the same phrase and "of" after a body's head word."""
    first, last = tokens[0].index, tokens[-1].index
    first = _grown_left(row, first, label)
    if label != "PERSON":
        first = _joined_left(row, row[first : last + 1])
    while last + 1 < len(row):
        step = _step_right(row, first, last, label)
        if step == last:
            break
        last = step
    return list(row[first : last + 1])


def _joined_left(row: Sequence[Token], tokens: Sequence[Token]) -> int:
    """Where "the National Heart and Lung Institute" begins, of which only the end was taken for a name."""
    first = tokens[0].index
    kind = wordlists().heads.get(fold(tokens[-1].text))
    if first < 3 or row[first - 1].lower != "and" or kind not in {"organisation", "government"}:
        return first
    if len(tokens) == 1 and kind == "government" and tokens[0].lower not in _BRANCHES:
        return first  # "the House and Senate"
    n = first - 2
    while n >= 0 and is_name_word(row[n]):
        n -= 1
    inner = row[n + 1 : first - 1]
    defined = n >= 0 and row[n].lower in {"the", "its", "their"} and row[n].sentence is row[first].sentence
    if not inner or not defined or len(inner) > 4 or any(t.entity in {"PERSON", "DATE"} for t in inner):
        return first
    name = fold(" ".join(written_words(inner)))
    if wordlists().is_title(fold(inner[-1].text)) or fold(" ".join(written_words(tokens))) in widely_known().bodies:
        return first
    complete = name in widely_known().bodies or name in countries().by_name or fold(inner[-1].text) in wordlists().heads
    return first if complete or inner[-1].text.isupper() else inner[0].index


def _grown_left(row: Sequence[Token], first: int, label: str) -> int:
    while first > 0:
        before = row[first - 1]
        if before.text in HYPHENS and first > 1 and follows(before, row[first]) and follows(row[first - 2], before):
            prefixed = row[first - 2].lower in _STANCES
            if not prefixed and (row[first - 2].lower in PARTICLES or is_name_word(row[first - 2])):
                first -= 2
                continue
            break
        joined = before.dep in {"compound", "nmod"} and row[first].entity and before.head.index >= first
        if (
            joined
            and label in {"ORG", "PERSON", "FAC"}
            and is_name_word(before)
            and before.entity == ""
            and before.tag.startswith("NNP")
        ):
            word = fold(before.text)
            opens = starts_sentence(before) and not (label == "PERSON" and before.tag == "NNP")
            if not wordlists().is_title(word) and word not in wordlists().modifiers and not opens:
                first -= 1
                continue
        if label == "PERSON" and _is_cut_given(before):
            first -= 1
            continue
        break
    return first


def _is_cut_given(before: Token) -> bool:
    """A given or first family name that the model left outside, "Nguyễn" at the start of a sentence."""
    word = fold(before.text)
    lists = wordlists()
    named = word in lists.first_surnames or (lists.is_given(word) and before.tag.startswith("NNP"))
    return named and is_name_word(before) and before.entity == "" and not lists.is_title(word)


def _nickname_end(row: Sequence[Token], last: int) -> int:
    """Where the surname behind a nickname in quotation marks ends, or `last`."""
    n = last + 1
    opened = row[n].text in _QUOTES and n + 3 < len(row)
    if opened and is_capital(row[n + 1]) and row[n + 2].text in _QUOTES and is_capital(row[n + 3]):
        return n + 3
    return last


def _owned_end(row: Sequence[Token], last: int) -> int:
    """The end of "Water Users' Union", "Shipowners' Association" behind its plural owners; 0 where there is none."""
    if row[last + 1].text not in {"'", "’"} or not row[last].lower.endswith("s"):
        return 0
    end = last + 1
    while end + 1 < len(row) and is_name_word(row[end + 1]) and row[end + 1].sentence is row[last].sentence:
        end += 1
    kind = wordlists().heads.get(fold(row[end].text))
    return end if end > last + 1 and kind not in {None, "place", "event"} else 0


def _step_right(row: Sequence[Token], first: int, last: int, label: str) -> int:
    after = row[last + 1]
    two = row[last + 2] if last + 2 < len(row) else None
    if after.text in HYPHENS and two is not None and follows(row[last], after) and follows(after, two):
        personal = label == "PERSON" or fold(row[first].text) in wordlists().first_surnames
        given = personal and last > first and two.text.isalpha() and len(two.text) <= 6  # "Park Sun-hee"
        return last + 2 if is_capital(two) or given else _word_end(row, last)
    if after.tag == "POS" and two is not None and (end := _owned_end(row, last)):
        return end
    if after.text in _QUOTES and (label in {"PERSON", ""} or wordlists().is_given(row[last].text)):
        return _nickname_end(row, last)
    if after.lower in PARTICLES and two is not None and (label == "PERSON" or wordlists().is_given(row[last].text)):
        if two.lower in PARTICLES and last + 3 < len(row) and is_capital(row[last + 3]):
            return last + 3  # "von der Leuwen"
        if is_capital(two) and two.tag.startswith("NNP") and after.text != "e":
            return last + 2
        if two.text in HYPHENS and last + 3 < len(row) and is_capital(row[last + 3]):
            return last + 3
    if after.text == "&" and two is not None and is_capital(two):
        return last + 2
    if (
        is_capital(after)
        and not _stands_apart(row, last)
        and after.tag.startswith("NNP")
        and (after.entity in {"", row[last].entity} or _runs_on(row, first, last))
        and is_name_word(after)
        and not (label in {"GPE", "NORP"} and _leads_to_title(row, last + 1))
        and not (after.text.isupper() and fold(after.text) in LETTERS)
        and after.sentence is row[last].sentence
        and not after.text.startswith("@")
    ):
        return last + 1
    if fold(row[last].text) in wordlists().heads.keys() | wordlists().fronts and after.lower in _JOINERS:
        return _of_phrase(row, last)
    if after.lower == "and" and any(
        t.lower in _JOINERS and fold(row[t.index - 1].text) in wordlists().heads for t in row[first + 1 : last]
    ):
        return _next_in_phrase(row, last)  # the model's "Institute for Sea" of "Institute for Sea and Harbour Studies"
    return last


def _runs_on(row: Sequence[Token], first: int, last: int) -> bool:
    """Whether the model cut a person's name in two: a given name, or one behind "Mrs", that modifies the next."""
    token, after = row[last], row[last + 1]
    titled = first > 0 and fold(row[first - 1].text) in wordlists().honorifics
    modifies = token.dep == "compound" and token.head.index > last and token.head.entity == "PERSON"
    return modifies and after.entity == "PERSON" and (titled or wordlists().is_given(token.text))


def _leads_to_title(row: Sequence[Token], n: int) -> bool:
    """Whether a title begins here, its modifiers included: the "Prime Minister" of "Maltese Prime Minister"."""
    while n + 1 < len(row) and fold(row[n].text) in wordlists().modifiers and is_capital(row[n]):
        n += 1
    return wordlists().is_title(fold(row[n].text))


def _word_end(row: Sequence[Token], last: int) -> int:
    """The end of a word of several hyphens that has a capital again, "Tehreek-e-Insaf"; `last` where it has none."""
    end = last
    while end + 2 < len(row) and row[end + 1].text in HYPHENS and follows(row[end], row[end + 1]):
        if not follows(row[end + 1], row[end + 2]):
            break
        end += 2
    return end if end > last + 2 and is_capital(row[end]) else last


def _stands_apart(row: Sequence[Token], last: int) -> bool:
    """Whether the capital behind a name begins something else: a title behind a body, the "T" of "T-shirt".

    The "Sheriff" of "Sheriff's Office" is part of the body's name.
    """
    after, rest = row[last + 1], row[last + 2 : last + 4]
    halved = len(rest) == 2 and rest[0].text in HYPHENS and follows(after, rest[0]) and rest[1].text.islower()
    word = fold(after.text)
    owned = len(rest) == 2 and rest[0].tag == "POS" and is_capital(rest[1]) and fold(rest[1].text) in wordlists().heads
    titled = wordlists().is_title(word) and word not in wordlists().heads and not owned
    if word in wordlists().modifiers and _leads_to_title(row, last + 1) and not owned and last + 2 < len(row):
        return row[last].entity in {"ORG", "GPE", "NORP"} and is_capital(row[last + 2])  # "Carinthia Chief Minister"
    return (titled and _ends_before_title(row[max(0, last - 1) : last + 1])) or (halved and len(after.text) == 1)


def _of_phrase(row: Sequence[Token], last: int) -> int:
    """The end of "of the X and Y" after a body's head word, or `last` where no capital follows."""
    head = wordlists().heads.get(fold(row[last].text))
    if head in {"place", "event", "media"} or not is_capital(row[last]):
        return last
    n = last + 2
    if n < len(row) and row[n].lower in {"the", "a", "an"}:
        n += 1
    if n >= len(row) or not is_name_word(row[n]) or row[n].tag == "POS":
        return last
    if _is_firm_word(fold(row[last].text)) and cities_named(row[n].text) and not _is_inner_follows(row, n):
        return last  # "Seldane Shipping of Dubai" lies there
    if begins_holder(row[n : n + 3]):
        return last  # "the Democratic Union of President Ada Ukwu"
    end = n
    while (step := _next_in_phrase(row, end)) > end:
        end = step
    return end


def _is_firm_word(word: str) -> bool:
    """A word that heads the names of firms, which are not "of" a town as a university is."""
    return word.endswith("ing") or (word.endswith("s") and wordlists().heads.get(word) == "organisation")


def _is_inner_follows(row: Sequence[Token], n: int) -> bool:
    return n + 1 < len(row) and is_name_word(row[n + 1])


def _next_in_phrase(row: Sequence[Token], end: int) -> int:
    """One word further in a body's "of the X and Y of the Z", or `end` where it is over."""
    following, beyond, third = (row[end + k] if end + k < len(row) else None for k in (1, 2, 3))
    if following is None:
        return end
    if _is_inner(following) and following.text[:1].isalpha():
        return end + 1
    if beyond is None:
        return end
    if following.text in HYPHENS and is_capital(beyond) and follows(following, beyond):
        return end + 2
    if following.lower in {"of", "for"}:
        if _is_inner(beyond):
            return end + 2
        return end + 3 if beyond.lower == "the" and third is not None and _is_inner(third) else end
    if following.lower != "and" or not _is_inner(beyond):
        return end
    same = beyond.entity == row[end].entity != ""
    return end + 2 if same or _is_joined(row[end], beyond) else end


def _is_joined(last: Token, beyond: Token) -> bool:
    """Whether "and" goes on with a body's field: "for Museums and Monuments", "for Sea and Harbour Studies"."""
    top = beyond
    while top.dep in {"compound", "nmod"} and top.head.index > top.index:
        top = top.head
    alike = top.text.endswith("s") and last.text.endswith("s")
    own = beyond.entity in {"", last.entity} or top.tag == "NNPS" or alike
    return top.dep == "conj" and top.head.index <= last.index and own and last.tag.startswith("NNP")


def _is_inner(token: Token) -> bool:
    """A capitalised word that may stand inside a body's name, "Islam" and "North" among them, dates not."""
    return is_capital(token) and not token.entity.startswith(("DATE", "TIME"))
