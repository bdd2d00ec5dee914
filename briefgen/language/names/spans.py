"""Where a text writes a name: which tokens belong to it, and the titles before it. What is named is decided later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from briefgen.language.grammar import Token
from briefgen.language.names.wordlists import fold, wordlists
from briefgen.model import MentionForm
from briefgen.source.document import Passage

PARTICLES = frozenset(
    [
        "al",
        "el",
        "as",
        "ash",
        "bin",
        "bint",
        "ibn",
        "ag",
        "ould",
        "abu",
        "abd",
        "ben",
        "bar",
        "de",
        "del",
        "della",
        "di",
        "da",
        "das",
        "do",
        "dos",
        "du",
        "des",
        "van",
        "von",
        "der",
        "den",
        "la",
        "le",
        "y",
        "e",
        "ter",
        "ten",
        "arap",
        "wa",
        "ene",
        "ole",
        "zu",
        "af",
        "av",
        "dem",
        "dal",
        "dalla",
    ]
)
HYPHENS = frozenset({"-", "‐", "‑", "–"})


@dataclass(slots=True, eq=False)
class NameSpan:
    """A name as written at one place, without titles, articles and possessive endings.

    `label` is the language model's, or "" where a rule found the name; `titles` are the words before it.
    """

    tokens: tuple[Token, ...]
    label: str
    titles: tuple[Token, ...] = ()
    form: MentionForm = "name"
    words: tuple[str, ...] = field(init=False)
    key: str = field(init=False)

    def __post_init__(self) -> None:
        self.words = written_words(self.tokens)
        self.key = fold(" ".join(self.words))

    @property
    def passage(self) -> Passage:
        return Passage(self.tokens[0].block, self.tokens[0].start, self.tokens[-1].end)

    @property
    def head(self) -> Token:
        """The token whose head lies outside the name."""
        inside = {t.index for t in self.tokens}
        return next((t for t in reversed(self.tokens) if t.is_root or t.head.index not in inside), self.tokens[-1])

    @property
    def title_words(self) -> tuple[str, ...]:
        return tuple(fold(t.text) for t in self.titles)


def written_words(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The words of a name as white space cuts them: the model's tokenizer takes hyphens apart."""
    block = tokens[0].block
    return tuple(block.text[tokens[0].start : tokens[-1].end].split())


def follows(left: Token, right: Token) -> bool:
    """Whether two tokens of a block stand together without a space."""
    return left.end == right.start


def is_capital(token: Token) -> bool:
    return token.text[:1].isupper()


def starts_sentence(token: Token) -> bool:
    first = next((t for t in token.sentence.tokens if t.text[:1].isalnum()), None)
    return token is first or (token.index > 0 and token.block.text[: token.start].rstrip()[-1:] in "“\"':‘(")


_POSTAL = """AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK
  OR PA  RI SC SD TN TX UT VT VA WA WV WI WY DC"""


def is_postal(span: NameSpan) -> bool:
    """Whether a name is a state's postal code behind a town, "Tacoma, WA"."""
    if len(span.words) != 1 or span.words[0].replace(".", "") not in _POSTAL.split():
        return False
    before = span.tokens[0].block.text[: span.tokens[0].start].rstrip()
    town = before.removesuffix(",").split()
    return before.endswith(",") and bool(town) and town[-1][:1].isupper()


def subject_of(token: Token) -> Token | None:
    """The verb whose subject a name is, alone, in apposition ("the governor, X, said") or with letters behind."""
    top = token
    while top.dep == "appos" or (top.dep == "compound" and top.head.text.isupper() and top.head.index == top.index + 1):
        if top.head is top:
            break
        top = top.head
    return top.head if top.dep in {"nsubj", "nsubjpass"} else None


def is_name_word(token: Token) -> bool:
    """A capitalised word that may be part of a name."""
    return (
        is_capital(token)
        and fold(token.text) not in wordlists().never
        and not token.entity.startswith(("DATE", "TIME"))
    )
