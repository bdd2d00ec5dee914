"""Descriptions and pronouns that stand for somebody named: "the minister", "she", "the group", "I" in a quotation.

Conservative: what does not clearly lead to one of the article's own is left alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.language.grammar import ParsedText, Token
from briefgen.language.names.gazetteer import countries
from briefgen.language.names.groups import Group, gender_of
from briefgen.language.names.named import NamedMention
from briefgen.language.names.spans import subject_of
from briefgen.language.names.towns import cities_named
from briefgen.language.names.wordlists import fold, wordlists
from briefgen.source.document import Passage

_PERSONAL = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
_FIRST = frozenset({"i", "me", "my", "mine", "myself"})
_BODIES = frozenset({"organisation", "armed-group", "government", "media"})
_GENERIC = frozenset(
    {"group", "organisation", "organization", "company", "agency", "firm", "body", "movement", "department"}
)
_FIRMS = frozenset({"company", "firm"})
_PUBLIC = frozenset(
    {
        "organization",
        "organisation",
        "agency",
        "police",
        "court",
        "council",
        "university",
        "school",
        "union",
        "workers",
        "party",
        "nations",
        "federation",
        "commission",
        "committee",
        "authority",
        "ministry",
        "parliament",
        "tribunal",
        "network",
        "observatory",
        "institute",
        "association",
        "congress",
        "movement",
    }
)
_REACH = 4  # sentences back a pronoun may look
_MEMORY = 400  # those met last that a description may mean
_QUOTES = frozenset({"“", "”", '"', "``", "''", "«", "»"})


_PLURAL = frozenset({"they", "them", "their", "themselves"})
_MANY = frozenset({"armed-group", "community", "organisation"})


def _is_plural(subject: Token) -> bool:
    """Whether a name is spoken of as many: by its form, or by its verb."""
    verb = subject.head
    forms = [verb, *(child for child in verb.children if child.dep == "aux")]
    return (
        subject.tag == "NNPS" or subject.lower.endswith("s") or any(t.tag == "VBP" or t.lower == "were" for t in forms)
    )


@dataclass(slots=True)
class _Seen:
    """Somebody as last met: where, and whether as a subject. `group` is None for an unnamed person."""

    group: Group | None
    token: Token
    subject: bool


class Resolver:
    """Walks a text once and adds the descriptions and pronouns of its groups."""

    def __init__(self, text: ParsedText, groups: Sequence[Group]) -> None:
        self._text = text
        self._groups = groups
        self._seen: list[_Seen] = []
        self._met: Counter[int] = Counter()
        self._starts: dict[tuple[int, int], tuple[Group, Token]] = {}
        self._inside: dict[tuple[int, int], Group] = {}
        for group in groups:
            group.gender = group.gender or gender_of(group)
            for span in group.spans:
                first = span.tokens[0]
                self._starts[first.block.index, first.index] = (group, span.head)
                self._inside.update({(t.block.index, t.index): group for t in span.tokens})
            for mention in group.mentions:  # appositions, which are no antecedents of their own
                self._inside.update({(t.block.index, t.index): group for t in text.covering(mention.passage)})
        self._speaker_of_block: dict[int, Group] = {}
        self._in_quotes: set[tuple[int, int]] = set()
        for row in text.tokens:
            self._mark_quotes(row)

    def _mark_quotes(self, row: Sequence[Token]) -> None:
        open_quote = False
        for token in row:
            if token.text in _QUOTES:
                open_quote = token.text in {"“", "``", "«"} or (token.text in {'"', "''"} and not open_quote)
            elif open_quote:
                self._in_quotes.add((token.block.index, token.index))

    def run(self) -> None:
        later: list[Token] = []
        for row in self._text.tokens:
            for token in row:
                place = token.block.index, token.index
                if place in self._starts:
                    group, head = self._starts[place]
                    self._meet(group, head)
                elif place in self._inside:
                    continue
                elif token.lower in _PERSONAL and token.tag in {"PRP", "PRP$"}:
                    self._pronoun(token)
                elif token.lower in _FIRST and token.tag in {"PRP", "PRP$"} and place in self._in_quotes:
                    later.append(token)
                elif token.lower in {"it", "its"} and place not in self._in_quotes:
                    self._it(token)
                elif token.lower in _PLURAL and place not in self._in_quotes:
                    self._they(token)
                elif token.pos in {"NOUN", "PROPN"}:
                    self._noun(row, token)
        for token in later:
            speaker = self._speaker_of_block.get(token.block.index)
            if speaker is not None and speaker.kind == "person":
                self._add(speaker, token, token, "pronoun")

    def _meet(self, group: Group | None, head: Token) -> None:
        verb = subject_of(head)
        subject = verb is not None
        self._seen.append(_Seen(group, head, subject))
        self._met[id(group)] += 1
        if (
            group is not None
            and verb is not None
            and verb.lemma in wordlists().speech
            and (head.block.index, head.index) not in self._in_quotes
        ):
            self._speaker_of_block.setdefault(head.block.index, group)

    def _add(self, group: Group, first: Token, last: Token, form: str) -> None:
        passage = Passage(first.block, first.start, last.end)
        group.mentions.append(NamedMention(passage, "pronoun" if form == "pronoun" else "nominal"))

    def _pronoun(self, token: Token) -> None:
        gender = _PERSONAL[token.lower]
        best: tuple[float, Group | None] | None = None
        for seen in reversed(self._seen):
            if token.sentence.index - seen.token.sentence.index > _REACH:
                break
            group = seen.group
            if group is not None and (group.kind != "person" or (group.gender and group.gender != gender)):
                continue
            if self._barred(token, seen):
                continue
            score = self._fitness(token, seen, gender)
            if best is None or score > best[0]:
                best = (score, group)
        if best is None or best[1] is None:
            return
        group = best[1]
        group.gender = group.gender or gender
        self._add(group, token, token, "pronoun")
        self._meet(group, token)

    def _fitness(self, token: Token, seen: _Seen, gender: str) -> float:
        """How well somebody met fits a pronoun: near, a subject, often met, of its gender, outside quotations."""
        far = token.sentence.index - seen.token.sentence.index
        score = -1.0 * far + (1.2 if seen.subject else 0.0) + (0.4 if seen.token.block is token.block else 0.0)
        score += 0.3 * min(4, self._met[id(seen.group)])
        if seen.group is None:
            score += 0.3 if far else -0.6
        elif seen.group.gender == gender:
            score += 1.0
        if far == 0 and token.tag == "PRP$":
            score += 0.5
        quoted = (seen.token.block.index, seen.token.index) in self._in_quotes
        if quoted and (token.block.index, token.index) not in self._in_quotes:
            score -= 1.0
        return score

    @staticmethod
    def _barred(token: Token, seen: _Seen) -> bool:
        """An object pronoun does not mean its own verb's subject."""
        if token.lower in {"him", "her"} and token.tag == "PRP":
            verb = token.head if token.dep != "pobj" else token.head.head
            return seen.token.head is verb and seen.subject
        return (
            token.sentence is seen.token.sentence
            and token.tag == "PRP"
            and token.head is seen.token.head
            and seen.subject
        )

    def _it(self, token: Token) -> None:
        """As in "It" that speaks, "its" of the body that is this sentence's or the last one's subject."""
        verb = token.head
        speech = wordlists().speech
        inside = verb.dep == "ccomp" and verb.head.lemma in speech  # "the bank said it would …"
        speaks = token.lower == "it" and token.dep == "nsubj" and (verb.lemma in speech or inside)
        if not speaks and token.lower != "its":
            return
        for seen in reversed(self._seen):
            far = token.sentence.index - seen.token.sentence.index
            if far > 1 or (far == 1 and not seen.subject):
                if far > 1:
                    return
                continue
            group = seen.group
            if group is None or group.kind not in _BODIES or not (seen.subject or far == 0):
                continue
            self._add(group, token, token, "pronoun")
            self._meet(group, token)
            return

    def _they(self, token: Token) -> None:
        """As in "They", after a sentence about a group that is spoken of as many: "the Houthis", "Orvelle are"."""
        if any(t.tag in {"NNS", "NNPS"} and t.dep == "nsubj" and not self._is_met(t) for t in self._between(token)):
            return
        for seen in reversed(self._seen):
            far = token.sentence.index - seen.token.sentence.index
            if far > 1:
                return
            if not seen.subject:
                continue
            group = seen.group
            many = group is not None and group.kind in _MANY and _is_plural(seen.token)
            if group is not None and (many or group.kind == "community"):
                self._add(group, token, token, "pronoun")
                self._meet(group, token)
            return

    def _between(self, token: Token) -> list[Token]:
        """The tokens of the sentence before and of this one up to a token."""
        row = self._text.tokens[token.block.index]
        return [t for t in row[: token.index] if token.sentence.index - t.sentence.index <= 1]

    def _is_met(self, token: Token) -> bool:
        return (token.block.index, token.index) in self._inside

    def _noun(self, row: Sequence[Token], token: Token) -> None:
        lists = wordlists()
        word = token.lower
        start = self._definite_start(row, token)
        if start is None:
            if word in lists.nominal["person"] and token.dep in {"nsubj", "nsubjpass"} and token.tag == "NN":
                self._meet(None, token)
            return
        if token.dep in {"compound", "nmod"} and token.head.index > token.index:
            return
        if (token.block.index, token.index + 1) in self._starts:
            return  # "the polling firm X": a description of the name behind it
        group: Group | None = None
        if word in lists.nominal["described"]:
            group = self._described(word)
        elif word in lists.nominal["person"] or word in lists.role_nouns:
            group = self._post_holder(token, {fold(t.text) for t in row[start : token.index]})
            if group is None and token.dep in {"nsubj", "nsubjpass"} and token.tag in {"NN", "NNP"}:
                self._meet(None, token)
                return
        elif word in lists.nominal["organisation"]:
            group = self._body(token)
        elif word in lists.nominal["place"]:
            group = self._place(token)
        if group is not None:
            self._add(group, row[start], token, "nominal")
            self._meet(group, token)

    @staticmethod
    def _definite_start(row: Sequence[Token], token: Token) -> int | None:
        """Where "the (foreign) minister" begins; None for what is not definite, or is told apart by what follows."""
        if token.tag not in {"NN", "NNP"} or any(
            c.dep in {"prep", "relcl", "acl"} and c.lower not in {"in", "on"} for c in token.children
        ):
            return None
        n = token.index - 1
        while n >= 0 and row[n].dep in {"amod", "compound", "nmod"} and row[n].head is token:
            n -= 1
        if n >= 0 and row[n].lower in {"his", "her", "its", "their"} and token.lower in wordlists().posts:
            return n  # "his deputy", who has been named
        return n if n >= 0 and row[n].lower in {"the", "this"} and row[n].tag == "DT" else None

    def _described(self, word: str) -> Group | None:
        """As in "the boy": the one person of the article whom it has called so."""
        called = {
            id(seen.group): seen.group for seen in self._seen if seen.group is not None and word in seen.group.nouns
        }
        people = [group for group in called.values() if group.kind == "person"]
        return people[0] if len(people) == 1 else None

    def _post_holder(self, token: Token, modifiers: set[str]) -> Group | None:
        """The person whose role or title has this noun, the last one met."""
        word, extra = token.lower, modifiers - {"the", "this", "his", "her", "its", "their"}
        for seen in reversed(self._seen[-_MEMORY:]):
            group = seen.group
            if group is None or group.kind != "person":
                continue
            titles = {fold(w) for role in group.roles for w in role.title.split()}
            titles |= {w for span in group.spans for w in span.title_words}
            if word in titles and extra <= titles | {"former", "then"}:
                return group
        return None

    def _body(self, token: Token) -> Group | None:
        """A body with the noun in its name; for "the group" or "the company" the last body met, if it is near."""
        word = token.lower
        kin = wordlists().kin.get(word, frozenset()) | {word}
        for seen in reversed(self._seen[-_MEMORY:]):
            group = seen.group
            if (
                group is not None
                and group.kind in _BODIES
                and (kin & {fold(w) for w in group.name.split()} or word in group.nouns)
            ):
                return group
        if word not in _GENERIC:
            return None
        near: Group | None = None
        for seen in reversed(self._seen):
            if token.sentence.index - seen.token.sentence.index > 2:
                break
            group = seen.group
            if group is None or group.kind not in {"organisation", "armed-group"}:
                continue
            if word in _FIRMS and (group.kind == "armed-group" or _PUBLIC & {fold(w) for w in group.name.split()}):
                continue
            if seen.subject or (seen.token.dep == "poss" and seen.token.sentence is token.sentence):
                return group
            if near is None and seen.token.block is token.block:
                near = group
        return near

    def _place(self, token: Token) -> Group | None:
        """As in "the country", where the article has one; "the city", the last met in this paragraph or the last."""
        known = countries().by_name
        states = [g for g in self._groups if g.kind == "place" and any(k in known for k in g.keys)]
        if token.lower in {"country", "nation"}:
            return states[0] if len(states) == 1 else None
        if token.lower != "city":
            return None
        for seen in reversed(self._seen):
            if token.block.index - seen.token.block.index > 1:
                return None
            group = seen.group
            if group is None or group.kind != "place" or group in states:
                continue
            if "city" in group.nouns or cities_named(group.name):
                return group
        return None
