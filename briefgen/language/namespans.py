"""Where a text writes a name: which tokens belong to it, and the titles before it. What is named is decided later."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from briefgen.language.gazetteer import countries
from briefgen.language.grammar import Entity, ParsedText, Token
from briefgen.language.wordlists import fold, wordlists
from briefgen.model import MentionForm
from briefgen.source.document import Passage

NAME_LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "NORP", "FAC"})
THING_LABELS = frozenset({"EVENT", "WORK_OF_ART", "LAW", "PRODUCT", "LANGUAGE"})
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
    ]
)
_JOINERS = frozenset({"of", "for", "on"})
_HYPHENS = frozenset({"-", "‐", "‑", "–"})
_OFFICES = frozenset({"mission", "agency", "secretariat", "delegation", "office", "peacekeeping", "tribunal", "fund"})
_CREDITS = frozenset({"image", "photo", "photograph", "picture"})  # "… at the station Image: A. Person"
_LETTERS = frozenset({"qc", "kc", "sc", "mp", "mep", "phd", "md", "cbe", "obe", "mbe"})  # behind a person's name
_SUFFIXES = frozenset(
    {"jr", "sr", "ii", "iii", "iv", "inc", "ltd", "llc", "plc", "corp", "co", "qc", "kc", "mp", "phd", "md"}
)


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


def is_name_word(token: Token) -> bool:
    """A capitalised word that may be part of a name."""
    return (
        is_capital(token)
        and fold(token.text) not in wordlists().never
        and not token.entity.startswith(("DATE", "TIME"))
    )


def _trimmed(tokens: Sequence[Token]) -> list[Token]:
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
    if first.text[:1].isdigit():
        return len(kept) > 1 and is_capital(kept[1])
    if first.lower in PARTICLES and len(kept) > 1:
        return is_capital(first) or kept[1].text in _HYPHENS or is_capital(kept[1])
    return is_capital(first) or any(c.isupper() for c in first.text[1:])


def _may_end(last: Token) -> bool:
    if last.tag == "POS" or last.lower in {"the", "of", "and", "for"} or last.text in _HYPHENS:
        return False
    return is_capital(last) or last.text[:1].isdigit() or any(c.isupper() for c in last.text[1:]) or "-" in last.text


def _pieces(entity: Entity) -> Iterator[list[Token]]:
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
        if token.tag == "POS" and following is not None:
            cut = entity.label == "PERSON" or fold(" ".join(t.text for t in piece)) in countries().by_name
        if cut:
            yield piece
            piece = []
        else:
            piece.append(token)
    yield piece


def _without_titles(tokens: list[Token], label: str) -> list[Token]:
    """Titles and what stands before them taken off the front of a person's name."""
    lists = wordlists()
    words = [fold(t.text) for t in tokens]
    if label not in {"PERSON", "ORG", "GPE", "NORP"} or (label != "PERSON" and words[-1] in lists.heads):
        return tokens
    last = -1
    for n, word in enumerate(words[:-1]):
        if lists.is_title(word) and is_capital(tokens[n]) and (n == 0 or word in lists.posts or n == last + 1):
            last = n
    if last < 0 or (label != "PERSON" and any(w in {"of", "for"} for w in words)):
        return tokens
    if last > 0 and not all(w in lists.modifiers or lists.is_title(w) or w in countries().by_adjective or w in countries().by_name
                            for w in words[:last]):  # fmt: skip
        return tokens
    rest = _trimmed(tokens[last + 1 :])
    return rest or tokens


class SpanFinder:
    """Finds the names of one text; used once."""

    def __init__(self, text: ParsedText) -> None:
        self._text = text
        self._taken: list[list[NameSpan | None]] = [[None] * len(row) for row in text.tokens]
        self._blocked: list[list[bool]] = [[False] * len(row) for row in text.tokens]
        self._lower = {t.text for row in text.tokens for t in row if t.text.islower()}

    def find(self) -> list[NameSpan]:
        for entity in self._text.entities:
            if entity.label in NAME_LABELS:
                for piece in _pieces(entity):
                    self._add_entity(piece, entity.label)
            elif entity.label in THING_LABELS:
                if (
                    wordlists().heads.get(fold(entity.tokens[-1].text)) in {"media", "government"}
                    and len(entity.tokens) > 1
                ):
                    self._add_entity(list(entity.tokens), "ORG")
                    continue
                for token in entity.tokens:
                    self._blocked[token.block.index][token.index] = True
        for row in self._text.tokens:
            self._add_runs(row)
        self._propagate()
        spans = self._spans()
        for span in spans:
            span.titles = self._titles_before(span)
        return spans

    def _spans(self) -> list[NameSpan]:
        found: dict[int, NameSpan] = {}
        for row in self._taken:
            found.update({id(span): span for span in row if span is not None})
        return list(found.values())

    def _put(self, tokens: Sequence[Token], label: str) -> None:
        span = NameSpan(tuple(tokens), label)
        row = self._taken[tokens[0].block.index]
        for token in tokens:
            old = row[token.index]
            if old is not None:
                for t in old.tokens:
                    row[t.index] = None
        for token in tokens:
            row[token.index] = span

    def _add_entity(self, piece: list[Token], label: str) -> None:
        tokens = _trimmed(piece)
        if tokens:
            tokens = _without_titles(tokens, label)
        tokens = self._without_tail(tokens, label)
        if not tokens:
            return
        tokens = self._with_office(self._extended(tokens, label))
        words = [fold(t.text) for t in tokens]
        lists = wordlists()
        if (
            all(w in lists.never or w in lists.modifiers or lists.is_title(w) for w in words)
            and words[-1] not in lists.bodies
            and (words[-1] not in lists.heads or len(words) == 1)
        ):
            return
        if len(tokens) == 1 and starts_sentence(tokens[0]) and tokens[0].lower in self._lower and label != "GPE":
            return
        self._put(tokens, label)

    def _with_office(self, tokens: list[Token]) -> list[Token]:
        """ "United Nations mission", "UN climate secretariat": an office of a known body is one of its own."""
        if fold(" ".join(written_words(tokens))) not in wordlists().bodies:
            return tokens
        row = self._text.tokens[tokens[0].block.index]
        for n in range(tokens[-1].index + 1, min(tokens[-1].index + 4, len(row))):
            if row[n].lower in _OFFICES:
                return list(row[tokens[0].index : n + 1])
            if not row[n].text.islower() or row[n].pos not in {"NOUN", "ADJ"}:
                break
        return tokens

    def _without_tail(self, tokens: list[Token], label: str) -> list[Token]:
        """Without what the model took along: a title behind a state, letters behind a person, half of "NASA T-shirt"."""
        lists = wordlists()
        kept = list(tokens)
        while len(kept) > 1:
            last = fold(kept[-1].text)
            row = self._text.tokens[kept[-1].block.index]
            n = kept[-1].index
            halved = (
                n + 2 < len(row)
                and row[n + 1].text in _HYPHENS
                and follows(kept[-1], row[n + 1])
                and row[n + 2].text.islower()
            )
            titled = lists.is_title(last) and (label in {"GPE", "NORP"} or fold(kept[-2].text) in lists.heads)
            letters = last in _LETTERS and kept[-1].text.isupper()
            if not (titled or letters or (halved and label != "PERSON" and len(last) == 1)):
                break
            kept.pop()
        return kept

    def _extended(self, tokens: list[Token], label: str) -> list[Token]:
        """Grown over hyphens, name particles, capitals of the same phrase and "of" after a body's head word."""
        row = self._text.tokens[tokens[0].block.index]
        first, last = tokens[0].index, tokens[-1].index
        first = self._grown_left(row, first, label)
        while last + 1 < len(row):
            step = self._step_right(row, first, last, label)
            if step == last:
                break
            last = step
        return list(row[first : last + 1])

    def _grown_left(self, row: Sequence[Token], first: int, label: str) -> int:
        while first > 0:
            before = row[first - 1]
            if (
                before.text in _HYPHENS
                and first > 1
                and follows(before, row[first])
                and follows(row[first - 2], before)
            ):
                if row[first - 2].lower in PARTICLES or is_name_word(row[first - 2]):
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
                if not wordlists().is_title(word) and word not in wordlists().modifiers and not starts_sentence(before):
                    first -= 1
                    continue
            break
        return first

    def _step_right(self, row: Sequence[Token], first: int, last: int, label: str) -> int:
        after = row[last + 1]
        two = row[last + 2] if last + 2 < len(row) else None
        if after.text in _HYPHENS and two is not None and follows(row[last], after) and follows(after, two):
            given = label == "PERSON" and last > first and two.text.isalpha() and len(two.text) <= 6
            return last + 2 if is_capital(two) or given else last
        if after.lower in PARTICLES and two is not None and label == "PERSON":
            if is_capital(two) and two.tag.startswith("NNP") and not after.text == "e":
                return last + 2
            if two.text in _HYPHENS and last + 3 < len(row) and is_capital(row[last + 3]):
                return last + 3
        if after.text == "&" and two is not None and is_capital(two):
            return last + 2
        if (
            is_capital(after)
            and after.tag.startswith("NNP")
            and after.entity in {"", row[last].entity}
            and is_name_word(after)
            and not (label in {"GPE", "NORP"} and wordlists().is_title(fold(after.text)))
            and not (after.text.isupper() and fold(after.text) in _LETTERS)
            and after.sentence is row[last].sentence
            and not after.text.startswith("@")
        ):
            return last + 1
        if fold(row[last].text) in wordlists().heads and after.lower in _JOINERS:
            return self._of_phrase(row, last)
        return last

    def _of_phrase(self, row: Sequence[Token], last: int) -> int:
        """The end of "of the X and Y" after a body's head word, or `last` where no capital follows."""
        head = wordlists().heads.get(fold(row[last].text))
        if head in {"place", "event", "media"} or not is_capital(row[last]):
            return last
        n = last + 2
        if n < len(row) and row[n].lower == "the":
            n += 1
        if n >= len(row) or not is_name_word(row[n]) or row[n].tag == "POS":
            return last
        end = n
        while end + 1 < len(row):
            following = row[end + 1]
            beyond = row[end + 2] if end + 2 < len(row) else None
            if is_name_word(following) and following.text[:1].isalpha():
                end += 1
            elif (
                (
                    following.text in _HYPHENS
                    and beyond is not None
                    and is_capital(beyond)
                    and follows(following, beyond)
                )
                or (
                    following.lower in {"and", "of", "for"}
                    and beyond is not None
                    and is_name_word(beyond)
                    and following.lower != "and"
                )
                or (
                    following.lower == "and"
                    and beyond is not None
                    and is_name_word(beyond)
                    and beyond.entity == row[end].entity != ""
                )
            ):
                end += 2
            else:
                break
        return end

    def _add_runs(self, row: Sequence[Token]) -> None:
        """Capitalised runs that the model passed over."""
        n = 0
        while n < len(row):
            if not self._starts_run(row[n]):
                n += 1
                continue
            tokens = self._extended([row[n]], "")
            tokens = _without_titles(_trimmed(tokens) or tokens, "PERSON")
            n = tokens[-1].index + 1
            if self._is_run(tokens):
                self._put(tokens, "")

    def _starts_run(self, token: Token) -> bool:
        index = token.block.index
        free = self._taken[index][token.index] is None and not self._blocked[index][token.index]
        if free and token.text.isupper() and len(token.text) > 2 and fold(token.text) in wordlists().bodies:
            return True
        return (
            free and is_name_word(token) and token.tag.startswith("NNP") and token.entity == "" and len(token.text) > 1
        )

    def _is_run(self, tokens: Sequence[Token]) -> bool:
        lists = wordlists()
        block = tokens[0].block
        if any(self._taken[block.index][t.index] for t in tokens):
            return False
        if all(lists.is_title(w) or w in lists.modifiers or w in lists.never for w in (fold(t.text) for t in tokens)):
            return False
        known = fold(" ".join(written_words(tokens)))
        if any(t.text.startswith("@") for t in tokens):
            return False
        if known in lists.bodies or known in countries().by_name:
            return True
        if len(tokens) == 1:
            token = tokens[0]
            return (
                block.kind not in {"heading", "cell"}
                and not (starts_sentence(token) and token.lower in self._lower)
                and (token.lower not in self._lower)
            )
        return block.kind != "heading"

    def _propagate(self) -> None:
        """A name known from one place of the article is one at all its places."""
        known: Counter[tuple[str, ...]] = Counter()
        labels: dict[tuple[str, ...], str] = {}
        for span in self._spans():
            texts = tuple(t.text for t in span.tokens)
            known[texts] += 1
            labels.setdefault(texts, span.label)
            if span.label == "PERSON" and len(span.words) > 1 and span.tokens[-1].text.lower() not in self._lower:
                last = _last_word(span.tokens)
                known[last] += 1
                labels.setdefault(last, "PERSON")
        by_first: dict[str, list[tuple[str, ...]]] = {}
        for texts in known:
            by_first.setdefault(texts[0], []).append(texts)
        for options in by_first.values():
            options.sort(key=lambda texts: (-len(texts), texts))
        for row in self._text.tokens:
            for n, token in enumerate(row):
                for texts in by_first.get(token.text, ()):
                    if self._fits(row, n, texts):
                        self._put(row[n : n + len(texts)], labels[texts])
                        break

    def _fits(self, row: Sequence[Token], n: int, texts: tuple[str, ...]) -> bool:
        stretch = row[n : n + len(texts)]
        if tuple(t.text for t in stretch) != texts:
            return False
        taken = self._taken[row[0].block.index]
        others = {id(taken[t.index]): taken[t.index] for t in stretch if taken[t.index] is not None}
        if any(span is not None and (len(span.tokens) >= len(texts) or span.tokens[0].index < n
                                     or span.tokens[-1].index >= n + len(texts)) for span in others.values()):  # fmt: skip
            return False
        if len(texts) == 1:
            token = stretch[0]
            if any(self._blocked[token.block.index][t.index] for t in stretch):
                return False
            if token.text.lower() in self._lower and (starts_sentence(token) or not token.tag.startswith("NNP")):
                return False
        return True

    def _titles_before(self, span: NameSpan) -> tuple[Token, ...]:
        """The run of title words that ends right before the name: "Deputy Foreign Minister", "Col."."""
        lists = wordlists()
        row = self._text.tokens[span.tokens[0].block.index]
        n = span.tokens[0].index
        while n > 0:
            word = fold(row[n - 1].text)
            known = lists.is_title(word) or word in lists.modifiers or word in lists.role_nouns
            hyphen = row[n - 1].text in _HYPHENS and n < span.tokens[0].index
            if not (known or hyphen) or self._taken[row[0].block.index][n - 1] is not None:
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
        last = fold(run[-1].text)
        return tuple(run) if lists.is_title(last) or last in lists.role_nouns else ()


def _last_word(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The token texts of a name's last word, with what is hyphened to it."""
    n = len(tokens) - 1
    while n > 0 and follows(tokens[n - 1], tokens[n]):
        n -= 1
    return tuple(t.text for t in tokens[n:])


def find_spans(text: ParsedText) -> list[NameSpan]:
    """Every name of a text as written, in text order."""
    return SpanFinder(text).find()
