"""A group: the names and descriptions that mean one, while they are put together; and what its names look like."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefgen.language.names.gazetteer import countries
from briefgen.language.names.named import NamedKind, NamedMention, NamedRole
from briefgen.language.names.spans import NameSpan, starts_sentence
from briefgen.language.names.wordlists import fold, wordlists
from briefgen.source.register import Register


@dataclass(slots=True, eq=False)
class Group:
    """The names that mean one, while it is being put together. Spans are in text order."""

    spans: list[NameSpan]
    kind: NamedKind | None = None
    fixed_name: str = ""  # the desk's
    mentions: list[NamedMention] = field(default_factory=list)  # descriptions and pronouns
    roles: list[NamedRole] = field(default_factory=list)
    why: list[str] = field(default_factory=list)
    nouns: set[str] = field(default_factory=set)  # common nouns that describe it, "alliance", "island"
    wikidata: str = ""  # the item of a body that is known everywhere, or the desk's
    gender: str = ""  # "f", "m" or "" where nothing says so

    _full: tuple[list[NameSpan], int, NamedKind | None, NameSpan] | None = None  # the last answer, and for what

    @property
    def full(self) -> NameSpan:
        """The fullest spelling: the most words, then the most frequent, then the first."""
        known = self._full
        if known is not None and known[0] is self.spans and known[1:3] == (len(self.spans), self.kind):
            return known[3]
        full = self._fullest()
        self._full = (self.spans, len(self.spans), self.kind, full)
        return full

    def _fullest(self) -> NameSpan:
        if len(self.spans) == 1:
            return self.spans[0]
        counts = Counter(span.key for span in self.spans)
        if self.kind in {"person", None} or len({len(s.words) for s in self.spans}) > 1:
            return max(
                self.spans, key=lambda s: (not is_acronym(s), len(s.words), counts[s.key], -s.tokens[0].sentence.index)
            )
        return max(self.spans, key=lambda s: (not is_acronym(s), counts[s.key], -s.tokens[0].sentence.index))

    @property
    def name(self) -> str:
        return self.fixed_name or " ".join(self.full.words)

    @property
    def first(self) -> tuple[int, int]:
        """Where its first name stands: block and token."""
        token = self.spans[0].tokens[0]
        return token.block.index, token.index

    @property
    def keys(self) -> dict[str, None]:
        return dict.fromkeys(span.key for span in self.spans)

    def absorb(self, other: Group, why: str) -> None:
        self.spans = sorted([*self.spans, *other.spans], key=place_of)
        self.mentions += other.mentions
        if why not in self.why:
            self.why.append(why)


def place_of(span: NameSpan) -> tuple[int, int]:
    return span.tokens[0].block.index, span.tokens[0].index


def is_acronym(span: NameSpan) -> bool:
    word = span.words[0].replace(".", "")
    return (
        len(span.words) == 1
        and 2 <= len(word) <= 9
        and sum(c.isupper() for c in word) >= max(2, len(word) - 2)
        and not word.isdigit()
    )


def looks_personal(group: Group) -> bool:
    """Whether the model, a title or a given name takes these names for a person's."""
    votes = Counter(span.label for span in group.spans)
    lists = wordlists()
    titled = any(span.titles for span in group.spans)
    known = lists.is_given(group.full.words[0])
    return titled or (known and len(group.full.words) > 1) or votes["PERSON"] * 2 > sum(votes.values()) - votes[""]


def apart(a: Group, b: Group, register: Register) -> bool:
    """Whether the desk says that these are two."""
    for names in register.not_same:
        folded = [fold(n) for n in names]
        hits = [[n for n in folded if n in g.keys] for g in (a, b)]
        if hits[0] and hits[1] and set(hits[0]) != set(hits[1]):
            return True
    return False


def is_headed(group: Group) -> bool:
    """Whether the name ends in a word that heads the names of bodies, and no person's cue speaks against it."""
    words = [fold(w) for w in group.full.words]
    lists = wordlists()
    joint = next((n for n, w in enumerate(words) if w in {"of", "for"} and n), len(words))
    inner = len(words) > 2 and (joint < len(words) or bool(lists.modifiers & set(words[1:-1])))
    given = bool(lists.given_gender(words[0])) and not inner  # the "Karen" of "Karen National Union" is none
    legal = group.full.words[-1] in lists.legal_forms
    return legal or (
        (words[-1] in lists.heads or words[joint - 1] in lists.heads)
        and not given
        and not any(s.titles for s in group.spans)
    )


def gender_of(group: Group) -> str:
    """Returns "f" or "m" from a title or a clear given name; "" where nothing says so."""
    lists = wordlists()
    titles = {word for span in group.spans for word in span.title_words}
    if titles & lists.female_titles:
        return "f"
    if titles & lists.male_titles:
        return "m"
    return lists.given_gender(group.full.words[0]) if len(group.full.words) > 1 else ""


def is_place_like(group: Group) -> bool:
    votes = Counter(s.label for s in group.spans)
    head = wordlists().heads.get(fold(group.full.words[-1]))
    return head != "organisation" and votes["GPE"] + votes["LOC"] > (votes["ORG"] + votes["PERSON"] + votes[""])


def is_known_place(key: str) -> bool:
    known = countries()
    return key in known.by_name or key in known.states


def editions(groups: Sequence[Group]) -> frozenset[str]:
    """Keys of names that a text numbers through, "XR6" and "XR7", with what they share: products, no actors."""
    numbers: dict[str, set[str]] = {}
    for group in groups:
        for key in group.keys:
            base = key.rstrip("0123456789")
            if base != key and base.strip(" -") and base.strip(" -") not in wordlists().heads:
                numbers.setdefault(base.strip(" -"), set()).add(key)
    several = {base: keys for base, keys in numbers.items() if len(keys) > 1}
    return frozenset(several).union(*several.values())


def has_article(span: NameSpan) -> bool:
    """Whether "the" stands right before the name."""
    return span.tokens[0].block.text[: span.tokens[0].start].rstrip(' “"').lower().endswith(("the", "its", "their"))


def defined(span: NameSpan) -> bool:
    """Whether "the" stands before the name, or it begins its sentence."""
    return has_article(span) or starts_sentence(span.tokens[0])
