"""What the model took into a name and is none of it: articles, titles, two names run together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.language.grammar import Entity, Token
from briefgen.language.names.gazetteer import countries
from briefgen.language.names.known import widely_known
from briefgen.language.names.spans import HYPHENS, PARTICLES, follows, is_capital, starts_sentence
from briefgen.language.names.wordlists import fold, wordlists

_OPENERS = frozenset({"RB", "RBR", "RBS", "IN", "CC", "WRB", "UH", "MD", "EX"})
_FIRM_ENDS = frozenset({"group", "corp", "corporation", "inc", "ltd", "plc", "bank", "company", "party", "university"})
_CREDITS = frozenset({"image", "photo", "photograph", "picture"})  # "… at the station Image: A. Person"
_SUFFIXES = frozenset(
    {"jr", "sr", "ii", "iii", "iv", "inc", "ltd", "llc", "plc", "corp", "co", "qc", "kc", "mp", "phd", "md"}
)


def trimmed(tokens: Sequence[Token]) -> list[Token]:
    """Without determiners, possessives, quotation marks and lower-case words at the edges."""
    kept = list(tokens)
    while kept and not _may_begin(kept):
        kept.pop(0)
    while kept and not _may_end(kept[-1]):
        kept.pop()
    while len(kept) > 1 and fold(kept[-1].text) in _CREDITS:
        kept.pop()
    return kept


def _may_begin(kept: Sequence[Token]) -> bool:
    first = kept[0]
    if first.lower in {"the", "a", "an", "this", "that", "its", "his", "her", "their", "our", "former", "late"}:
        return False
    if first.text.startswith("@"):
        return False
    if first.tag in _OPENERS and len(kept) > 1 and starts_sentence(first):
        return False  # "Later Brown's lawyer …"
    if first.text[:1].isdigit():
        return len(kept) > 1 and is_capital(kept[1]) and first.lower.endswith(("st", "nd", "rd", "th"))
    if first.lower in PARTICLES and len(kept) > 1:
        return is_capital(first) or kept[1].text in HYPHENS or is_capital(kept[1])
    return is_capital(first) or any(c.isupper() for c in first.text[1:])


def _may_end(last: Token) -> bool:
    if last.tag == "POS" or last.lower in {"the", "of", "and", "for"} or last.text in HYPHENS:
        return False
    return is_capital(last) or last.text[:1].isdigit() or any(c.isupper() for c in last.text[1:]) or "-" in last.text


def pieces(entity: Entity) -> Iterator[list[Token]]:
    """An entity cut where the model ran names together: at commas, possessives of states, brackets."""
    piece: list[Token] = []
    tokens = entity.tokens
    for n, token in enumerate(tokens):
        following = tokens[n + 1] if n + 1 < len(tokens) else None
        cut = token.text in {",", "(", ")", ";", ":", "—", "/"} and not (
            following is not None and fold(following.text) in _SUFFIXES
        )
        if token.lower == "the" and piece and piece[-1].lower not in {"of", "for", "and", "on", "in", "to"}:
            cut = True
        if token.text in HYPHENS and piece and following is not None and not follows(piece[-1], token):
            cut = True
        if token.tag == "POS" and following is not None:
            headed = fold(tokens[-1].text) in wordlists().heads
            cut = (entity.label in {"PERSON", "GPE", "LOC"} and not headed) or fold(
                " ".join(t.text for t in piece)
            ) in countries().by_name
            cut = cut or entity.label == "LOC" or _is_known_body(piece) or _begins_place(tokens[n + 1 :])
        cut = cut or (token.lower == "of" and bool(piece) and begins_holder(tokens[n + 1 :]))
        cut = cut or (token.lower == "and" and _are_two(entity, piece, following))
        if cut:
            yield piece
            piece = []
        else:
            piece.append(token)
    yield piece


def _are_two(entity: Entity, piece: Sequence[Token], following: Token | None) -> bool:
    """Whether "and" stands between two names that the model ran together."""
    if not piece or following is None or not is_capital(following):
        return False
    if entity.label == "PERSON":
        headed = wordlists().heads.get(fold(entity.tokens[-1].text)) in {"organisation", "government"}
        return not (headed and entity.tokens[0].lower == "the")  # "The Heart and Lung Institute"
    if entity.label == "ORG":
        short = len(piece) == 1 and piece[0].text.isupper()  # "BFA and Meridian"
        return short or fold(piece[-1].text) in _FIRM_ENDS or _is_known_body(piece)
    return False


def _is_known_body(piece: Sequence[Token]) -> bool:
    """As in "Council of Europe's Committee of Ministers", which names two bodies."""
    return bool(piece) and fold(" ".join(t.text for t in piece if t.lower != "the")) in widely_known().bodies


def begins_holder(rest: Sequence[Token]) -> bool:
    """As in "the Democratic Union of President Ada Ukwu": whose it is, is somebody by herself."""
    lists = wordlists()
    if len(rest) not in {2, 3} or fold(rest[0].text) not in lists.posts or not all(map(is_capital, rest)):
        return False
    return lists.is_given(rest[1].text) or (len(rest) == 3 and fold(rest[0].text) in _HOLDERS)


_HOLDERS = frozenset({"president", "premier", "chancellor", "mayor", "governor", "minister"})


def _begins_place(rest: Sequence[Token]) -> bool:
    """As in "Acme's Gulf of Mexico assets": what somebody has is a place of its own."""
    return len(rest) > 2 and rest[1].lower == "of" and wordlists().heads.get(fold(rest[0].text)) == "place"


def _is_office(first: Token) -> bool:
    """As in "Minister for Fisheries X Y": the office that the model took for a name's first word."""
    before = [t for t in first.sentence.tokens if t.index in {first.index - 1, first.index - 2}]
    if len(before) < 2 or before[1].lower not in {"for", "of"} or wordlists().is_given(first.text):
        return False
    return wordlists().is_title(fold(before[0].text))


def without_titles(tokens: list[Token], label: str) -> list[Token]:
    """Titles and what stands before them taken off the front of a person's name."""
    lists = wordlists()
    words = [fold(t.text) for t in tokens]
    if len(tokens) > 2 and (label == "PERSON" or lists.is_given(tokens[1].text)) and _is_office(tokens[0]):
        return without_titles(tokens[1:], label)
    if label not in {"PERSON", "ORG", "GPE", "NORP"} or (label != "PERSON" and words[-1] in lists.heads):
        return tokens
    last = -1
    for n, word in enumerate(words[:-1]):
        follows_modifiers = all(w in lists.modifiers for w in words[last + 1 : n])  # "Crown Prince"
        if lists.is_title(word) and is_capital(tokens[n]) and (word in lists.posts or follows_modifiers):
            last = n
    if last < 0 or (label != "PERSON" and any(w in {"of", "for"} for w in words)):
        return tokens
    states = countries()
    headed = last > 1 and words[last - 1] in lists.heads  # "Kent County Sheriff X"
    if not headed and not all(
        w in lists.modifiers or lists.is_title(w) or w in states.by_adjective or w in states.by_name
        for w in words[:last]
    ):
        return tokens
    rest = trimmed(tokens[last + 1 :])
    if len(rest) == 1 and words[-1] in lists.heads:
        return tokens  # "Premier League"
    return rest or tokens
