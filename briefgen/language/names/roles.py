"""What people are called: titles before a name, appositions on either side, "X, who heads Y", "X of Y", "X is a Y"."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.language.grammar import ParsedText, Token
from briefgen.language.names.groups import Group
from briefgen.language.names.named import NamedMention, NamedRole
from briefgen.language.names.posts import LINKS, head_noun, phrase_start, plain_end, predicate
from briefgen.language.names.spans import NameSpan
from briefgen.language.names.wordlists import fold, wordlists
from briefgen.source.document import Passage

_BARE = frozenset(
    {"mr", "mrs", "ms", "miss", "mister", "sir", "dr", "madam", "madame", "lord", "lady", "st", "don", "sr"}
)
_LED = frozenset({"led", "lead", "leads", "run", "runs", "directed", "commanded", "manage", "manages"})
_UNITS = frozenset(
    {"team", "mission", "delegation", "inquiry", "investigation", "project", "programme", "laboratory", "campaign"}
)
_GENERIC = frozenset(
    {
        "group",
        "company",
        "agency",
        "organisation",
        "organization",
        "body",
        "movement",
        "firm",
        "association",
        "institute",
    }
)
_REACH = 5  # sentences back that "its" may look
_LONG = 7  # words behind the post that still make a title
_OWNERS = frozenset({"organisation", "armed-group", "government"})
_NOT_PEOPLE = frozenset({"organisation", "armed-group", "government", "media", "place"})


def _opens_again(rest: Sequence[Token]) -> bool:
    """Whether a noun phrase of its own begins here, adverbs aside."""
    first = next((t for t in rest if t.tag != "RB"), None)
    return first is not None and first.tag in {"DT", "PRP$"}


class RoleFinder:
    """Gives the groups of people their roles, and the descriptions that stand beside their names as mentions."""

    def __init__(self, text: ParsedText, groups: Sequence[Group]) -> None:
        self._text = text
        self._groups = groups
        self._at: dict[tuple[int, int], tuple[Group, NameSpan]] = {}
        for group in groups:
            for span in group.spans:
                for token in span.tokens:
                    self._at[token.block.index, token.index] = (group, span)

    def run(self) -> None:
        for group in self._groups:
            if group.kind == "person":
                for span in group.spans:
                    self._titles(group, span)
                    self._before(group, span)
                    self._after(group, span)
                    self._relative(group, span)
                    self._copula(group, span)

    def _row(self, token: Token) -> Sequence[Token]:
        return self._text.tokens[token.block.index]

    def _other(self, token: Token) -> Group | None:
        hit = self._at.get((token.block.index, token.index))
        return hit[0] if hit else None

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
        while titles and fold(titles[0].text) in _BARE:
            titles.pop(0)
        suffix = self._suffix(span)
        if suffix:
            self._add(group, suffix, None, suffix, beside=False)
        if titles:
            row, first = self._row(titles[0]), titles[0].index
            owner = self._owner_ending_at(row, first - 1)
            while owner and row[first - 1].text.islower() and row[first - 1].tag in {"NN", "JJ"}:
                if self._other(row[first - 1]) is not None:
                    break
                first -= 1  # "EU foreign policy chief"
            titles = [*row[first : titles[0].index], *titles]
            self._add(group, titles, owner, titles, beside=False)

    def _suffix(self, span: NameSpan) -> list[Token]:
        """Letters after a name, "MP", "QC"."""
        row = self._row(span.tokens[-1])
        n = span.tokens[-1].index + 1
        if n < len(row) and row[n].text == "," and n + 1 < len(row):
            n += 1
        return (
            [row[n]]
            if n < len(row) and fold(row[n].text) in {"mp", "mep", "qc", "kc", "sc"} and row[n].text.isupper()
            else []
        )

    def _owner_ending_at(self, row: Sequence[Token], n: int) -> str | None:
        """The name of the body or state that ends at a token: "Foreign Office" spokesman, "Peru's" president."""
        while n >= 0 and self._other(row[n]) is None and (row[n].tag == "POS" or self._qualifies(row[n])):
            n -= 1
        other = self._other(row[n]) if n >= 0 else None
        return other.name if other is not None and other.kind in _NOT_PEOPLE else None

    @staticmethod
    def _qualifies(token: Token) -> bool:
        """Whether a word may stand between a body and the post it has: "EU foreign policy chief"."""
        common = token.tag == "NN" and token.text.islower()
        return common or fold(token.text) in wordlists().modifiers or token.pos == "ADJ"

    def _before(self, group: Group, span: NameSpan) -> None:
        """As in "The bank's governor, X", "its spokesman, X": a description, a comma, the name."""
        row = self._row(span.tokens[0])
        n = (span.titles[0] if span.titles else span.tokens[0]).index - 1
        if n < 1 or row[n].text != ",":
            return
        end = n - 1
        start = phrase_start(row, end)
        if start is None:
            return
        self._describe(group, row[start : end + 1])

    def _describe(self, group: Group, phrase: Sequence[Token]) -> None:
        """A role from a noun phrase whose head is a post: title, "of" body or possessive body."""
        while phrase and phrase[0].tag in {"VBN", "VBG", "RB"} and "as" in (t.lower for t in phrase[:4]):
            phrase = phrase[1:] if phrase[0].lower != "as" else phrase  # "confirmed as chief executive"
            if phrase and phrase[0].lower == "as":
                phrase = phrase[1:]
                break
        joint = next((n for n, t in enumerate(phrase) if t.lower == "and" and _opens_again(phrase[n + 1 :])), 0)
        if joint:  # "X's candidate and still the finance minister"
            self._describe(group, phrase[:joint])
            self._describe(group, phrase[joint + 1 :])
            return
        head = head_noun(phrase)
        if head is None or (fold(head.text) not in wordlists().role_nouns):
            return
        base = phrase[0].index
        end = head.index - base
        while end + 2 < len(phrase) and phrase[end + 1].text == "-":
            end += 2
        start, owner = self._title_start(phrase, head.index - base)
        title = list(phrase[start : end + 1])
        whole_end = end
        rest = phrase[end + 1 :]
        if rest and rest[0].lower in LINKS:
            named, upto = self._body_in(rest)
            nominal = self._nominal_body(rest) if named is None else None
            if named is not None:
                owner, whole_end = named, end + 1 + upto
            elif nominal is not None:
                owner, whole_end = self._nominal_owner(nominal) or owner, end + 1 + nominal.index - rest[0].index
            else:
                stop = plain_end(rest)
                stop = stop if 1 < stop <= _LONG else 0
                title += rest[:stop]
                whole_end = end + stop
        if title:
            self._add(group, title, owner, phrase[: whole_end + 1])

    @staticmethod
    def _nominal_body(rest: Sequence[Token]) -> Token | None:
        """The noun of "with the group", "at the bank"."""
        if len(rest) < 3 or rest[1].lower != "the" or rest[2].lower not in wordlists().nominal["organisation"]:
            return None
        return rest[2] if len(rest) == 3 or rest[3].tag not in {"NN", "NNS", "NNP"} else None

    def _title_start(self, phrase: Sequence[Token], head: int) -> tuple[int, str | None]:
        """Where the title begins: after determiners, possessives and names of bodies; and whose post it is."""
        owner: str | None = None
        start = 0
        for n in range(head):
            token = phrase[n]
            other = self._other(token)
            if token.tag in {"DT", "PRP$", "POS"}:
                start = n + 1
                if token.tag == "POS" and owner is None and n:
                    owner = self._nominal_owner(phrase[n - 1])
                elif token.lower in {"its", "their"}:
                    owner = self._last_body(token, ruled=fold(phrase[head].text) in wordlists().beside["ruled"])
            elif other is not None and other.kind in _NOT_PEOPLE and (start == n or owner == other.name):
                if owner not in {None, other.name} and other.kind == "place":
                    continue  # "the rights group's Turkey director"
                owner, start = other.name, n + 1
        return start, owner

    def _nominal_owner(self, noun: Token) -> str | None:
        """As in "the party's", "the agency's": the last body before it, one with that word in its name first."""
        other = self._other(noun)
        if other is not None:
            return other.name if other.kind in _NOT_PEOPLE else None
        return self._last_body(noun, noun.lower) if noun.lower in wordlists().nominal["organisation"] else None

    def _last_body(self, token: Token, word: str = "", *, ruled: bool = False) -> str | None:
        """The body that "its" stands for: the last sentence's or this one's subject first, else the nearest before.

        A place has a mayor, `ruled`, and no leader.
        """
        kin = wordlists().kin.get(word, frozenset()) | {word}

        def fits(group: Group) -> bool:
            return bool(word) and (bool(kin & set(group.name.lower().split())) or word in group.nouns)

        if not word and (nominal := self._nominal_subject(token)) is not None:
            return self._last_body(nominal, nominal.lower)
        before = [
            (group, span)
            for group in self._groups
            if group.kind in _OWNERS or (group.kind == "place" and ruled)
            for span in group.spans
            if (span.tokens[0].block.index, span.tokens[0].index) < (token.block.index, token.index)
            and (token.sentence.index - span.tokens[0].sentence.index <= _REACH or (word and fits(group)))
        ]
        if not before:
            return None

        if word and word not in _GENERIC:  # "the army's spokesman" is of no other body than an army
            before = [pair for pair in before if fits(pair[0])]
            if not before:
                return None

        def rank(pair: tuple[Group, NameSpan]) -> tuple[bool, bool, int, bool, int]:
            group, span = pair
            place = span.tokens[0]
            return fits(group), group.kind != "place", place.sentence.index, span.head.dep == "nsubj", -place.index

        return max(before, key=rank)[0].name

    def _nominal_subject(self, token: Token) -> Token | None:
        """The description, "the commission", that is a subject between "its" and the last name before it."""
        row = self._row(token)
        nouns = wordlists().nominal["organisation"]
        for n in range(token.index - 1, max(0, token.index - 60), -1):
            if self._other(row[n]) is not None and row[n].dep == "nsubj":
                return None
            described = row[n].lower in nouns and row[n].tag == "NN" and row[n].dep in {"nsubj", "nsubjpass"}
            if described and row[n - 1].lower == "the":
                return row[n]
        return None

    def _body_in(self, rest: Sequence[Token]) -> tuple[str | None, int]:
        """The first named body or state right after a preposition, and how many tokens its phrase takes."""
        for n, token in enumerate(rest[1:8], 1):
            other = self._other(token)
            if (
                other is not None
                and other.kind == "place"
                and (rest[0].lower in {"in", "from"} or self._modifies(token))
            ):
                return None, 0
            if other is not None and other.kind in _NOT_PEOPLE:
                span = self._at[token.block.index, token.index][1]
                return other.name, span.tokens[-1].index - rest[0].index
            if other is not None or token.text in {",", ".", ";"} or token.lower == "and":
                return None, 0
            if token.pos in {"VERB", "AUX"} and token.tag not in {"VBG", "VBN"}:
                return None, 0
            if token.lower in {"of", "at", "for"} and n > 1 and other is None:
                continue
        return None, 0

    def _modifies(self, token: Token) -> bool:
        """Whether the name at a token stands before a common noun: "the Lisbon conference"."""
        last = self._at[token.block.index, token.index][1].tokens[-1]
        row = self._row(last)
        return last.index + 1 < len(row) and row[last.index + 1].tag in {"NN", "NNS"}

    def _after(self, group: Group, span: NameSpan) -> None:
        """As in "X, senior researcher for the Y", "X of Y", "X (Y)"."""
        row = self._row(span.tokens[-1])
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
        if phrase and self._other(phrase[0]) is not group:
            known = len(group.mentions)
            self._describe(group, phrase)
            if len(group.mentions) == known:
                self._apposed(group, span, phrase)

    @staticmethod
    def _apposed(group: Group, span: NameSpan, phrase: Sequence[Token]) -> None:
        """As in "X, a shy boy from Orvelle,": a description that is no post."""
        head = head_noun(phrase)
        if head is None or phrase[0].lower not in {"a", "an"} or head.tag != "NN":
            return
        if head.dep == "appos" and head.head in span.tokens and not any(t.lower == "and" for t in phrase):
            group.mentions.append(NamedMention(Passage(head.block, phrase[0].start, phrase[-1].end), "nominal"))

    def _of_body(self, group: Group, row: Sequence[Token], n: int) -> None:
        named, upto = self._body_in(row[n:])
        if named is None or row[n].lower == "from":
            return
        other = self._other(row[n + upto])
        if other is not None and other.kind != "place":
            tokens = list(row[n : n + upto + 1])
            self._add(group, tokens, named, tokens, beside=False)

    def _relative(self, group: Group, span: NameSpan) -> None:
        """As in "X, who heads Y": the verb and its object are the role."""
        row = self._row(span.tokens[-1])
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
        named, upto = self._body_in(row[n:])
        if named is not None:
            words = list(row[n : n + upto + 1])
            if not self._modifies(row[n + upto]):
                self._add(group, words, named, words, beside=False)
            return
        stop = plain_end(row[n + 1 :])
        tokens = list(row[n : n + 1 + min(stop, 6)])
        if row[n].lower in _LED and not {t.lower for t in tokens} & (wordlists().nominal["organisation"] | _UNITS):
            return  # "who led the sale of …" is no post
        noun = tokens[2] if len(tokens) == 3 and tokens[1].lower == "the" else None
        self._add(group, tokens, self._nominal_owner(noun) if noun is not None else None, tokens, beside=False)

    def _copula(self, group: Group, span: NameSpan) -> None:
        """As in "X is a lawyer and former minister who leads Y": every post of the predicate."""
        subject = span.head.head if span.head.dep == "appos" else span.head
        verb = subject.head
        if subject.dep != "nsubj" or verb.lemma != "be" or verb.index < span.tokens[-1].index:
            return
        row = self._row(verb)
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
