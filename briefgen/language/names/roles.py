"""What people are called: titles before a name, appositions on either side, "X, who heads Y", "X of Y", "X is a Y".

How a description is read as a post is in `descriptions`.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.language.grammar import ParsedText, Token
from briefgen.language.names.descriptions import posts_in
from briefgen.language.names.groups import Group
from briefgen.language.names.named import NamedMention, NamedRole
from briefgen.language.names.owners import Owners
from briefgen.language.names.posts import head_noun, phrase_start, plain_end, predicate
from briefgen.language.names.spans import NameSpan
from briefgen.language.names.wordlists import fold, wordlists
from briefgen.source.document import Passage

_LED = frozenset({"led", "lead", "leads", "run", "runs", "directed", "commanded", "manage", "manages"})
_UNITS = frozenset(
    {"team", "mission", "delegation", "inquiry", "investigation", "project", "programme", "laboratory", "campaign"}
)


class RoleFinder:
    """Gives the groups of people their roles, and the descriptions that stand beside their names as mentions."""

    def __init__(self, text: ParsedText, groups: Sequence[Group]) -> None:
        self._groups = groups
        self._owners = Owners(text, groups)

    def run(self) -> None:
        for group in self._groups:
            if group.kind == "person":
                for span in group.spans:
                    self._titles(group, span)
                    self._before(group, span)
                    self._after(group, span)
                    self._relative(group, span)
                    self._copula(group, span)

    def _add(
        self,
        group: Group,
        title: Sequence[Token],
        organisation: str | None,
        whole: Sequence[Token],
        *,
        beside: bool = True,
    ) -> None:
        block = title[0].block
        words = " ".join(block.text[title[0].start : title[-1].end].split())
        passage = Passage(block, whole[0].start, whole[-1].end)
        if any(
            fold(r.title) == fold(words) and (r.organisation == organisation or organisation is None)
            for r in group.roles
        ):
            return
        group.roles.append(NamedRole(words, organisation, passage))
        if beside:
            group.mentions.append(NamedMention(passage, "nominal"))

    def _titles(self, group: Group, span: NameSpan) -> None:
        titles = list(span.titles)
        while titles and fold(titles[0].text) in wordlists().bare_titles:
            titles.pop(0)
        suffix = self._suffix(span)
        if suffix:
            self._add(group, suffix, None, suffix, beside=False)
        if titles:
            row, first = self._owners.row(titles[0]), titles[0].index
            owner = self._owners.ending_at(row, first - 1)
            while owner and row[first - 1].text.islower() and row[first - 1].tag in {"NN", "JJ"}:
                if self._owners.other(row[first - 1]) is not None:
                    break
                first -= 1  # "EU foreign policy chief"
            titles = [*row[first : titles[0].index], *titles]
            self._add(group, titles, owner, titles, beside=False)

    def _suffix(self, span: NameSpan) -> list[Token]:
        """Letters after a name, "MP", "QC"."""
        row = self._owners.row(span.tokens[-1])
        n = span.tokens[-1].index + 1
        if n < len(row) and row[n].text == "," and n + 1 < len(row):
            n += 1
        return (
            [row[n]]
            if n < len(row) and fold(row[n].text) in {"mp", "mep", "qc", "kc", "sc"} and row[n].text.isupper()
            else []
        )

    def _before(self, group: Group, span: NameSpan) -> None:
        """As in "The bank's governor, X", "its spokesman, X": a description, a comma, the name."""
        row = self._owners.row(span.tokens[0])
        n = (span.titles[0] if span.titles else span.tokens[0]).index - 1
        if n < 1 or row[n].text != ",":
            return
        end = n - 1
        start = phrase_start(row, end)
        if start is None:
            return
        self._describe(group, row[start : end + 1])

    def _describe(self, group: Group, phrase: Sequence[Token]) -> None:
        """Roles from a noun phrase whose head is a post."""
        for post in posts_in(phrase, self._owners):
            self._add(group, post.title, post.organisation, post.whole)

    def _after(self, group: Group, span: NameSpan) -> None:
        """As in "X, senior researcher for the Y", "X of Y", "X (Y)"."""
        row = self._owners.row(span.tokens[-1])
        n = span.tokens[-1].index + 1
        if n < len(row) and row[n].lower in {"of", "from", "at"} and n + 1 < len(row):
            self._of_body(group, row, n)
            while n < len(row) and row[n].text not in {",", "."} and n < span.tokens[-1].index + 9:
                n += 1
        if n + 1 >= len(row) or row[n].text not in {",", "("} or row[n].sentence is not row[n + 1].sentence:
            return
        if row[n + 1].text.isdigit() and n + 3 < len(row) and row[n + 2].text == ",":  # an age
            n += 2
        phrase: list[Token] = []
        for token in row[n + 1 : n + 30]:
            if token.sentence is not row[n].sentence or token.text in {
                ",",
                ";",
                ":",
                "(",
                ")",
                "—",
                "“",
                "”",
                '"',
                ".",
            }:
                break
            if token.tag in {"WP", "WDT", "WP$"} or (token.pos in {"VERB", "AUX"} and token.tag not in {"VBN", "VBG"}):
                break
            phrase.append(token)
        if phrase and self._owners.other(phrase[0]) is not group:
            known = len(group.mentions)
            self._describe(group, phrase)
            if len(group.mentions) == known:
                self._apposed(group, span, phrase)

    @staticmethod
    def _apposed(group: Group, span: NameSpan, phrase: Sequence[Token]) -> None:
        """As in "X, a shy boy from Orvelle,": a description that is no post."""
        head = head_noun(phrase)
        if head is None or phrase[0].lower not in {"a", "an", "the"} or head.tag != "NN":
            return
        if head.dep == "appos" and head.head in span.tokens and not any(t.lower == "and" for t in phrase):
            group.mentions.append(NamedMention(Passage(head.block, phrase[0].start, phrase[-1].end), "nominal"))

    def _of_body(self, group: Group, row: Sequence[Token], n: int) -> None:
        named, upto = self._owners.named_in(row[n:])
        if named is None or row[n].lower == "from":
            return
        other = self._owners.other(row[n + upto])
        if other is not None and other.kind != "place":
            tokens = list(row[n : n + upto + 1])
            self._add(group, tokens, named, tokens, beside=False)

    def _relative(self, group: Group, span: NameSpan) -> None:
        """As in "X, who heads Y": the verb and its object are the role."""
        row = self._owners.row(span.tokens[-1])
        last = span.tokens[-1].index
        n = next((k for k in range(last + 1, min(last + 8, len(row) - 1)) if row[k].lower == "who"), None)
        if n is None or any(t.pos in {"VERB", "AUX"} or t.sentence is not row[n].sentence for t in row[last + 1 : n]):
            return
        self._leads(group, row, n + 1)
        if row[n + 1].lemma == "be":
            self._describe(group, predicate(row, n + 2))

    def _leads(self, group: Group, row: Sequence[Token], n: int) -> None:
        while n < len(row) and (row[n].pos in {"ADV", "AUX"}):
            n += 1
        if n >= len(row) or row[n].lower not in wordlists().head_verbs:
            return
        named, upto = self._owners.named_in(row[n:])
        if named is not None:
            words = list(row[n : n + upto + 1])
            if not self._owners.modifies(row[n + upto]):
                self._add(group, words, named, words, beside=False)
            return
        stop = plain_end(row[n + 1 :])
        tokens = list(row[n : n + 1 + min(stop, 6)])
        if row[n].lower in _LED and not {t.lower for t in tokens} & (wordlists().nominal["organisation"] | _UNITS):
            return  # "who led the sale of …" is no post
        noun = tokens[2] if len(tokens) == 3 and tokens[1].lower == "the" else None
        self._add(group, tokens, self._owners.of_noun(noun) if noun is not None else None, tokens, beside=False)

    def _copula(self, group: Group, span: NameSpan) -> None:
        """As in "X is a lawyer and former minister who leads Y": every post of the predicate."""
        subject = span.head.head if span.head.dep == "appos" else span.head
        verb = subject.head
        if subject.dep != "nsubj" or verb.lemma != "be" or verb.index < span.tokens[-1].index:
            return
        row = self._owners.row(verb)
        n = verb.index + 1
        phrase = predicate(row, n)
        parts: list[list[Token]] = [[]]
        for token in phrase:
            if token.lower == "and":
                parts.append([])
            else:
                parts[-1].append(token)
        for part in parts:
            if part:
                self._describe(group, part)
        after = n + len(phrase)
        if phrase and after + 1 < len(row) and row[after].lower == "who":
            self._leads(group, row, after + 1)
