"""Finds where a text writes names: the model's entities first, then what `capitals` and `elsewhere` add."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.language.grammar import ParsedText, Token
from briefgen.language.names.capitals import PARTY_LETTERS, add_runs, is_aside, is_common, is_label, is_shouted
from briefgen.language.names.elsewhere import (
    add_datelines,
    add_firm_fronts,
    add_initials,
    add_known,
    add_owners_alone,
    add_registered,
    erase_feasts,
    propagate,
)
from briefgen.language.names.growth import extended, with_firm, with_office, without_tail
from briefgen.language.names.known import widely_known
from briefgen.language.names.sheet import Sheet
from briefgen.language.names.spans import HYPHENS, NameSpan, is_name_word, starts_sentence
from briefgen.language.names.titles import titles_before
from briefgen.language.names.trimming import pieces, trimmed, without_titles
from briefgen.language.names.wordlists import fold, wordlists
from briefgen.source.register import EMPTY, Register

NAME_LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "NORP", "FAC"})
THING_LABELS = frozenset({"EVENT", "WORK_OF_ART", "LAW", "PRODUCT", "LANGUAGE"})


class SpanFinder:
    """Finds the names of one text; used once."""

    def __init__(self, text: ParsedText, register: Register) -> None:
        self._text = text
        self._register = register
        self._sheet = Sheet(text)

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
                speaker = _speaker_in(entity.tokens) if entity.label == "WORK_OF_ART" else []
                if speaker:
                    self._add_entity(speaker, "PERSON")
                    continue
                self._sheet.block(entity.tokens)
        for row in self._text.tokens:
            add_runs(self._sheet, row)
        add_owners_alone(self._sheet)
        add_datelines(self._sheet)
        erase_feasts(self._sheet)
        add_known(self._sheet)
        propagate(self._sheet)
        add_firm_fronts(self._sheet)
        add_initials(self._sheet)
        add_registered(self._sheet, self._register)
        spans = self._sheet.spans()
        for span in spans:
            span.titles = titles_before(self._sheet, span)
        return spans

    def _is_cut(self, last: Token) -> bool:
        """Whether what the model takes for a thing goes on: "Open" of "Open Convoy"."""
        row = self._text.tokens[last.block.index]
        after = row[last.index + 1] if last.index + 1 < len(row) else None
        return after is not None and last.dep == "compound" and last.head is after and is_name_word(after)

    def _add_entity(self, piece: list[Token], label: str) -> None:
        if not piece:
            return
        row = self._text.tokens[piece[0].block.index]
        tokens = trimmed(piece)
        first = piece[0].index
        if len(piece) == 1 and piece[0].text in wordlists().legal_forms:
            piece = with_firm(row, piece[0])
            label = "ORG" if len(piece) > 1 else label
            tokens = piece
        if first > 1 and row[first - 1].text in HYPHENS and row[first - 2].text in PARTY_LETTERS:
            return  # "D-Ohio", behind a senator's name
        if tokens:
            tokens = without_titles(tokens, label)
        tokens = without_tail(row, tokens, label)
        if not tokens:
            return
        tokens = with_office(row, extended(row, tokens, label))
        if label == "PERSON":
            tokens = without_titles(tokens, label)  # "Seri", of the "Datuk Seri" that the model took for a name
        words = [fold(t.text) for t in tokens if t.text not in HYPHENS]
        lists = wordlists()
        if (
            all(w in lists.never or w in lists.modifiers or lists.is_title(w) for w in words)
            and words[-1] not in widely_known().bodies
            and (words[-1] not in lists.heads or len(words) == 1)
        ):
            return
        if len(tokens) == 1 and starts_sentence(tokens[0]) and tokens[0].lower in self._sheet.lower and label != "GPE":
            return
        if len(tokens) == 1 and (is_common(tokens[0]) or is_aside(row, tokens[0])):
            return
        if "v." in (t.lower for t in tokens[1:-1]) or "v" in (t.lower for t in tokens[1:-1]):
            return  # a case at law
        if len(tokens) == 1 and is_shouted(self._sheet, tokens[0]):
            return
        if is_label(row, tokens, label):
            return
        around = self._sheet.at(tokens[0])
        if around is not None and around.tokens[-1].index >= tokens[-1].index and len(around.tokens) > len(tokens):
            return  # inside a longer name
        self._sheet.put(tokens, label)


def _speaker_in(tokens: Sequence[Token]) -> list[Token]:
    """Who speaks in what the model takes for a work, as it does beside quotations: "Chair Ann Lee"."""
    lists = wordlists()
    posts = [n for n, t in enumerate(tokens) if lists.is_title(fold(t.text)) or fold(t.text) in lists.role_nouns]
    rest = list(tokens[posts[-1] + 1 :]) if posts else list(tokens)
    named = all(t.tag.startswith("NNP") and t.text[:1].isupper() for t in rest) and len(rest) < 4
    says = bool(rest) and rest[-1].dep == "nsubj" and rest[-1].head.lemma in lists.speech
    return rest if named and says and (posts or len(rest) > 1) else []


def find_spans(text: ParsedText, register: Register = EMPTY) -> list[NameSpan]:
    """Every name of a text as written, in text order, the desk's own names among them."""
    return SpanFinder(text, register).find()
