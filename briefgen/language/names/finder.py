"""Finds where a text writes names: the model's entities, capitals it passed over, names known from elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set

from briefgen.language.datelines import dateline
from briefgen.language.grammar import ParsedText, Token
from briefgen.language.names.acronyms import initials
from briefgen.language.names.gazetteer import countries
from briefgen.language.names.growth import LETTERS, extended, with_office, without_tail
from briefgen.language.names.known import widely_known
from briefgen.language.names.spans import HYPHENS, NameSpan, follows, is_name_word, starts_sentence, written_words
from briefgen.language.names.towns import cities_named
from briefgen.language.names.trimming import pieces, trimmed, without_titles
from briefgen.language.names.wordlists import fold, wordlists
from briefgen.source.register import EMPTY, Register

NAME_LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "NORP", "FAC"})
_PARTY_LETTERS = frozenset({"D", "R", "I"})
THING_LABELS = frozenset({"EVENT", "WORK_OF_ART", "LAW", "PRODUCT", "LANGUAGE"})


class SpanFinder:
    """Finds the names of one text; used once."""

    def __init__(self, text: ParsedText, register: Register) -> None:
        self._text = text
        self._register = register
        self._taken: list[list[NameSpan | None]] = [[None] * len(row) for row in text.tokens]
        self._blocked: list[list[bool]] = [[False] * len(row) for row in text.tokens]
        self._lower = {t.text for row in text.tokens for t in row if t.text.islower()}

    def find(self) -> list[NameSpan]:
        for entity in self._text.entities:
            if entity.label in NAME_LABELS:
                for piece in pieces(entity):
                    self._add_entity(piece, entity.label)
            elif entity.label in THING_LABELS:
                if (
                    wordlists().heads.get(fold(entity.tokens[-1].text)) in {"media", "government"}
                    and len(entity.tokens) > 1
                ):
                    self._add_entity(list(entity.tokens), "ORG")
                    continue
                if self._is_cut(entity.tokens[-1]):
                    continue
                for token in entity.tokens:
                    self._blocked[token.block.index][token.index] = True
        for row in self._text.tokens:
            self._add_runs(row)
        self._add_known()
        self._propagate()
        self._add_initials()
        self._add_registered()
        spans = self._spans()
        for span in spans:
            span.titles = self._titles_before(span)
        return spans

    def _is_cut(self, last: Token) -> bool:
        """Whether what the model takes for a thing goes on: "Open" of "Open Convoy"."""
        row = self._text.tokens[last.block.index]
        after = row[last.index + 1] if last.index + 1 < len(row) else None
        return after is not None and last.dep == "compound" and last.head is after and is_name_word(after)

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
        if not piece:
            return
        row = self._text.tokens[piece[0].block.index]
        tokens = trimmed(piece)
        first = piece[0].index
        if first > 1 and row[first - 1].text in HYPHENS and row[first - 2].text in _PARTY_LETTERS:
            return  # "D-Ohio", behind a senator's name
        if tokens:
            tokens = without_titles(tokens, label)
        tokens = without_tail(row, tokens, label)
        if not tokens:
            return
        tokens = with_office(row, extended(row, tokens, label))
        words = [fold(t.text) for t in tokens]
        lists = wordlists()
        if (
            all(w in lists.never or w in lists.modifiers or lists.is_title(w) for w in words)
            and words[-1] not in widely_known().bodies
            and (words[-1] not in lists.heads or len(words) == 1)
        ):
            return
        if len(tokens) == 1 and starts_sentence(tokens[0]) and tokens[0].lower in self._lower and label != "GPE":
            return
        if len(tokens) == 1 and (self._is_common(tokens[0]) or _is_aside(row, tokens[0])):
            return
        if "v." in (t.lower for t in tokens[1:-1]) or "v" in (t.lower for t in tokens[1:-1]):
            return  # a case at law
        if len(tokens) == 1 and self._is_shouted(tokens[0]):
            return
        around = self._taken[tokens[0].block.index][tokens[0].index]
        if around is not None and around.tokens[-1].index >= tokens[-1].index and len(around.tokens) > len(tokens):
            return  # inside a longer name
        self._put(tokens, label)

    def _add_runs(self, row: Sequence[Token]) -> None:
        """Capitalised runs that the model passed over."""
        n = 0
        while n < len(row):
            if not self._starts_run(row[n]):
                n += 1
                continue
            tokens = extended(row, [row[n]], "")
            tokens = without_titles(trimmed(tokens) or tokens, "PERSON")
            if len(tokens) > 1 and starts_sentence(tokens[0]) and tokens[0].lower in wordlists().role_nouns:
                tokens = tokens[1:]  # "Rival X", "Novelist Y"
            n = tokens[-1].index + 1
            if self._is_run(tokens):
                self._put(tokens, "")

    def _is_shouted(self, token: Token) -> bool:
        """A common word in capitals: "QUESTION", "PORT"."""
        lists = wordlists()
        common = token.lower in self._lower or token.lower in lists.heads or token.lower in lists.place_first
        if not token.text.isupper() or token.lower in widely_known().bodies:
            return False
        row = self._text.tokens[token.block.index]
        marker = (
            token.index == 0 and len(row) > 1 and row[1].text in {".", ":"} and not cities_named(token.text.title())
        )
        return token.lower in LETTERS or (len(token.text) > 3 and (common or marker))

    @staticmethod
    def _is_common(token: Token) -> bool:
        """A common noun that only its place, or a shouted opening, gives capitals: "Exit polls", "THE QUESTION"."""
        if token.tag not in {"NN", "NNS"} or not (starts_sentence(token) or token.text.isupper()):
            return False
        word = fold(token.text)
        lists = wordlists()
        known = (
            word in widely_known().bodies or word in lists.heads or word in countries().by_name | countries().by_people
        )
        letters = token.text.isupper() and len(token.text) < 6 and token.entity == "ORG" and _defined(token)  # "the FA"
        return not (known or letters) and not cities_named(token.text.title())

    def _starts_run(self, token: Token) -> bool:
        index = token.block.index
        free = self._taken[index][token.index] is None and not self._blocked[index][token.index]
        if free and token.text.isupper() and len(token.text) > 2 and fold(token.text) in widely_known().bodies:
            return True
        if not free or token.entity or len(token.text) < 2 or not is_name_word(token):
            return False
        word = fold(token.text)
        heading = (word in wordlists().heads or word in wordlists().fronts) and not starts_sentence(token)
        row = self._text.tokens[token.block.index]
        qualifies = (
            token.dep == "compound"
            and not starts_sentence(token)
            and row[token.index + 1].tag.startswith("NNP")
            and is_name_word(row[token.index + 1])
        )
        heading = heading or (word in wordlists().beside["societies"] and _opens_phrase(row, token))
        return token.tag.startswith("NNP") or qualifies or heading  # "the Movement for …" is a common noun to the model

    def _is_run(self, tokens: Sequence[Token]) -> bool:
        lists = wordlists()
        block = tokens[0].block
        taken = (self._taken[block.index][t.index] for t in tokens)
        if any(span is not None and not _gives_way(span, tokens[0].index, tokens[-1].index) for span in taken):
            return False
        known_states = countries()
        if all(
            lists.is_title(w)
            or w in lists.modifiers
            or w in lists.never
            or (n == 0 < len(tokens) - 1 and w in known_states.by_adjective)
            for n, w in enumerate(fold(t.text) for t in tokens)
        ):
            return False
        if tokens[0].text in _PARTY_LETTERS and len(tokens) > 2 and tokens[1].text in HYPHENS:
            return False  # "D-Ohio", behind a senator's name
        known = fold(" ".join(written_words(tokens)))
        if any(t.text.startswith("@") for t in tokens):
            return False
        if known in widely_known().bodies or known in countries().by_name:
            return True
        if len(tokens) == 1:
            token = tokens[0]
            if self._is_shouted(token) or _is_aside(self._text.tokens[block.index], token):
                return False
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

    def _add_initials(self) -> None:
        """Capitals that are the initials of a name of the article, "the HA" beside "Harbour Association"."""
        names = {initials(span.words) for span in self._spans() if len(span.words) > 1 and span.label != "PERSON"}
        for row in self._text.tokens:
            for token in row:
                free = self._taken[token.block.index][token.index] is None
                if free and token.text in names and (len(token.text) > 2 or _defined(token)):
                    self._put([token], "ORG")

    def _add_known(self) -> None:
        """Names of several words that are known everywhere, however the model cut them."""
        by_first = widely_known().longer
        for row in self._text.tokens:
            for n, token in enumerate(row):
                if token.text[:1].isupper() and (longest := by_first.get(fold(token.text), 0)):
                    self._put_registered(row, n, min(len(row), n + 2 * longest), widely_known().names)

    def _add_registered(self) -> None:
        """The desk's names, wherever they stand with a capital; they give way to longer names of the text only."""
        wanted = {
            tuple(fold(word) for word in name.split())
            for entry in self._register.entries
            for name in (entry.name, *entry.aliases)
        }
        if not wanted:
            return
        longest = max(len(words) for words in wanted) * 3
        for row in self._text.tokens:
            for n, token in enumerate(row):
                if token.text[:1].isupper():
                    self._put_registered(row, n, min(len(row), n + longest), wanted)

    def _put_registered(self, row: Sequence[Token], n: int, end: int, wanted: Set[tuple[str, ...]]) -> None:
        for stop in range(end, n, -1):
            tokens = row[n:stop]
            if not tokens[-1].text[-1:].isalnum():
                continue
            if tuple(fold(word) for word in written_words(tokens)) in wanted:
                taken = (self._taken[row[0].block.index][t.index] for t in tokens)
                if all(span is None or _gives_way(span, n, stop - 1) for span in taken):
                    self._put(tokens, "ORG")
                return

    def _fits(self, row: Sequence[Token], n: int, texts: tuple[str, ...]) -> bool:
        stretch = row[n : n + len(texts)]
        if tuple(t.text for t in stretch) != texts:
            return False
        taken = self._taken[row[0].block.index]
        others = {id(taken[t.index]): taken[t.index] for t in stretch if taken[t.index] is not None}
        last = n + len(texts) - 1
        if any(span is not None and not _gives_way(span, n, last) for span in others.values()):
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
            known = lists.is_title(word) or word in lists.modifiers or (word in lists.role_nouns and word != "rival")
            joint = row[n - 1].text in HYPHENS and n < span.tokens[0].index
            dot = row[n - 1].text == "." and n > 1 and is_abbreviated_title(row[n - 2], row[n - 1])
            if not (known or joint or dot) or self._taken[row[0].block.index][n - 1] is not None:
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


def _is_aside(row: Sequence[Token], token: Token) -> bool:
    """Whether a capital names nobody here: "Reacting, she ...", the "(XPA)" of a dateline, an agency unknown."""
    before = row[token.index - 1] if token.index else None
    after = row[token.index + 1] if token.index + 1 < len(row) else None
    if starts_sentence(token) and token.lower in wordlists().openers and after is not None and after.text == ",":
        return True
    if before is None or after is None or before.text != "(" or after.text != ")" or token.index > 10:
        return False
    if fold(token.text) in widely_known().bodies:
        return False
    written = dateline(token.block.text)
    return written is not None and token.start < written.end


def _defined(token: Token) -> bool:
    return token.block.text[: token.start].rstrip().lower().endswith("the")


def _opens_phrase(row: Sequence[Token], token: Token) -> bool:
    """Whether "of" or "for" and a capital come next, an article aside: "Friends of the Harbour"."""
    rest = [t for t in row[token.index + 1 : token.index + 4] if t.lower != "the"]
    return len(rest) > 1 and rest[0].lower in {"of", "for"} and is_name_word(rest[1])


def is_abbreviated_title(word: Token, dot: Token) -> bool:
    """Whether a full stop belongs to a title before it: "Col.", "Gen."."""
    short = len(word.text) <= 5 and word.text[:1].isupper() and follows(word, dot)
    return short and wordlists().is_title(fold(word.text)) and word.sentence is dot.sentence


def _gives_way(span: NameSpan, first: int, last: int) -> bool:
    """Whether a name lies inside a longer one from token `first` to `last`."""
    inside = first <= span.tokens[0].index and span.tokens[-1].index <= last
    return inside and len(span.tokens) < last - first + 1


def _last_word(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The token texts of a name's last word, with what is hyphened to it."""
    n = len(tokens) - 1
    while n > 0 and follows(tokens[n - 1], tokens[n]):
        n -= 1
    return tuple(t.text for t in tokens[n:])


def find_spans(text: ParsedText, register: Register = EMPTY) -> list[NameSpan]:
    """Every name of a text as written, in text order, the desk's own names among them."""
    return SpanFinder(text, register).find()
