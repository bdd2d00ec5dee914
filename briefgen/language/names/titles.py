"""The title words that stand before a name: "Deputy Foreign Minister", "Col."."""

from __future__ import annotations

from briefgen.language.grammar import Token
from briefgen.language.names.sheet import Sheet
from briefgen.language.names.spans import HYPHENS, NameSpan, follows
from briefgen.language.names.wordlists import fold, wordlists


def titles_before(sheet: Sheet, span: NameSpan) -> tuple[Token, ...]:
    """The run of title words that ends right before the name: "Deputy Foreign Minister", "Col."."""
    lists = wordlists()
    row = sheet.row(span.tokens[0])
    n = span.tokens[0].index
    while n > 0:
        word = fold(row[n - 1].text)
        known = lists.is_title(word) or word in lists.modifiers or (word in lists.role_nouns and word != "rival")
        joint = row[n - 1].text in HYPHENS and n < span.tokens[0].index
        dot = row[n - 1].text == "." and n > 1 and is_abbreviated_title(row[n - 2], row[n - 1])
        if not (known or joint or dot) or sheet.at(row[n - 1]) is not None:
            break
        n -= 1
    run = row[n : span.tokens[0].index]
    while (
        run
        and fold(run[0].text) not in lists.modifiers
        and not lists.is_title(fold(run[0].text))
        and fold(run[0].text) not in lists.role_nouns
    ):
        run = run[1:]
    if not run:
        return ()
    last = next((fold(t.text) for t in reversed(run) if fold(t.text)), "")
    return tuple(run) if lists.is_title(last) or last in lists.role_nouns else ()


def is_abbreviated_title(word: Token, dot: Token) -> bool:
    """Whether a full stop belongs to a title before it: "Col.", "Gen."."""
    short = len(word.text) <= 5 and word.text[:1].isupper() and follows(word, dot)
    return short and wordlists().is_title(fold(word.text)) and word.sentence is dot.sentence
