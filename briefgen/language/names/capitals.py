"""Capitals that name somebody though the model passed them over, and capitals that name nobody."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.language.grammar import Token
from briefgen.language.names.gazetteer import countries
from briefgen.language.names.growth import LETTERS, extended
from briefgen.language.names.known import widely_known
from briefgen.language.names.sheet import Sheet
from briefgen.language.names.spans import HYPHENS, is_name_word, starts_sentence, written_words
from briefgen.language.names.towns import cities_named
from briefgen.language.names.trimming import trimmed, without_titles
from briefgen.language.names.wordlists import fold, wordlists

PARTY_LETTERS = frozenset({"D", "R", "I"})


def add_runs(sheet: Sheet, row: Sequence[Token]) -> None:
    """Capitalised runs that the model passed over."""
    n = 0
    while n < len(row):
        if not _starts_run(sheet, row[n]):
            n += 1
            continue
        tokens = extended(row, [row[n]], "")
        tokens = without_titles(trimmed(tokens) or tokens, "PERSON")
        if len(tokens) > 1 and starts_sentence(tokens[0]) and tokens[0].lower in wordlists().role_nouns:
            tokens = tokens[1:]  # "Rival X", "Novelist Y"
        n = tokens[-1].index + 1
        if _is_run(sheet, tokens):
            sheet.put(tokens, "")


def _starts_run(sheet: Sheet, token: Token) -> bool:
    free = sheet.at(token) is None and not sheet.is_blocked(token)
    if free and token.text.isupper() and len(token.text) > 2 and fold(token.text) in widely_known().bodies:
        return True
    if not free or token.entity or len(token.text) < 2 or not is_name_word(token):
        return False
    word = fold(token.text)
    heading = (word in wordlists().heads or word in wordlists().fronts) and not starts_sentence(token)
    row = sheet.row(token)
    qualifies = (
        token.dep == "compound"
        and not starts_sentence(token)
        and row[token.index + 1].tag.startswith("NNP")
        and is_name_word(row[token.index + 1])
    )
    heading = heading or (word in wordlists().beside["societies"] and _opens_phrase(row, token))
    return token.tag.startswith("NNP") or qualifies or heading  # "the Movement for …" is a common noun to the model


def _is_run(sheet: Sheet, tokens: Sequence[Token]) -> bool:
    lists = wordlists()
    block = tokens[0].block
    if not sheet.is_open(tokens) or is_label(sheet.row(tokens[0]), tokens, ""):
        return False
    known_states = countries()
    if all(
        lists.is_title(w)
        or w in lists.modifiers
        or w in lists.never
        or (n == 0 < len(tokens) - 1 and w in known_states.by_adjective)
        for n, w in enumerate(fold(t.text) for t in tokens if t.text not in HYPHENS)
    ):
        return False
    if tokens[0].text in PARTY_LETTERS and len(tokens) > 2 and tokens[1].text in HYPHENS:
        return False  # "D-Ohio", behind a senator's name
    known = fold(" ".join(written_words(tokens)))
    if any(t.text.startswith("@") for t in tokens):
        return False
    if known in widely_known().bodies or known in countries().by_name:
        return True
    if len(tokens) == 1:
        token = tokens[0]
        if is_shouted(sheet, token) or is_aside(sheet.row(token), token):
            return False
        return (
            block.kind not in {"heading", "cell"}
            and not (starts_sentence(token) and token.lower in sheet.lower)
            and (token.lower not in sheet.lower)
        )
    return block.kind != "heading"


def is_label(row: Sequence[Token], tokens: Sequence[Token], label: str) -> bool:
    """Whether a block begins with capitals and a colon that only announce what follows: "Uneven Growth: …"."""
    after = tokens[-1].index + 1
    if tokens[0].index or label in {"PERSON", "GPE"} or after >= len(row) or row[after].text != ":":
        return False
    known = fold(" ".join(written_words(tokens)))
    bodily = known in widely_known().bodies or fold(tokens[-1].text) in wordlists().heads or tokens[-1].text.isupper()
    return not (bodily or cities_named(" ".join(written_words(tokens))))


def is_shouted(sheet: Sheet, token: Token) -> bool:
    """A common word in capitals: "QUESTION", "PORT"."""
    lists = wordlists()
    common = token.lower in sheet.lower or token.lower in lists.heads or token.lower in lists.place_first
    if not token.text.isupper() or token.lower in widely_known().bodies:
        return False
    row = sheet.row(token)
    marker = token.index == 0 and len(row) > 1 and row[1].text in {".", ":"} and not cities_named(token.text.title())
    return token.lower in LETTERS or (len(token.text) > 3 and (common or marker))


def is_common(token: Token) -> bool:
    """A common noun that only its place, or a shouted opening, gives capitals: "Exit polls", "THE QUESTION"."""
    if token.tag not in {"NN", "NNS"} or not (starts_sentence(token) or token.text.isupper()):
        return False
    word = fold(token.text)
    lists = wordlists()
    known = word in widely_known().bodies or word in lists.heads or word in countries().by_name | countries().by_people
    letters = token.text.isupper() and len(token.text) < 6 and token.entity == "ORG" and is_defined(token)  # "the FA"
    return not (known or letters) and not cities_named(token.text.title())


def is_aside(row: Sequence[Token], token: Token) -> bool:
    """Whether a capital names nobody here: "Reacting, she ..."."""
    after = row[token.index + 1] if token.index + 1 < len(row) else None
    return starts_sentence(token) and token.lower in wordlists().openers and after is not None and after.text == ","


def is_defined(token: Token) -> bool:
    return token.block.text[: token.start].rstrip().lower().endswith("the")


def _opens_phrase(row: Sequence[Token], token: Token) -> bool:
    """Whether "of" or "for" and a capital come next, an article aside: "Friends of the Harbour"."""
    rest = [t for t in row[token.index + 1 : token.index + 4] if t.lower != "the"]
    return len(rest) > 1 and rest[0].lower in {"of", "for"} and is_name_word(rest[1])
