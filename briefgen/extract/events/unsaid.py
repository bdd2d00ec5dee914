"""What a clause leaves unsaid: the noun behind "the second", the verb that the parse takes for a noun, a list's head.

Each works on tokens alone; how the words found become a title is for `phrases`, `deeds` and `titles`.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.extract.events.clauses import SUBJECTS
from briefgen.extract.events.words import CARRIERS, CONQUERING
from briefgen.language.dates.words import WORDS
from briefgen.language.grammar import Token

ORDINALS = frozenset(WORDS["ordinals"]) | {"first", "another", "last", "other"}
COUNTED = ORDINALS | {"next"}  # words that leave out the noun they count: "the next is in May"
_BARE = ("det", "amod", "compound", "poss", "nummod", "nmod")
_ONE_OF_THEM = frozenset({"one", "ones"})


def counted(word: Token | None, row: Sequence[Token]) -> Token | None:
    """The noun of "the second": that which the paragraph has counted before it ("a first ballot"); else None."""
    if word is None or word.lower not in COUNTED or word.dep not in SUBJECTS:
        return None
    if word.lower == "second" and _is_rate(word):
        return None
    if any(c.dep in ("compound", "nummod") or (c.dep == "prep" and c.lower == "of") for c in word.children):
        return None  # "the second of them" says itself what it is one of
    row = row[: next((n for n, token in enumerate(row) if token is word), 0)]
    before = [t for t in row if t.pos == "NOUN" and t.entity not in ("DATE", "TIME")]
    numbered = [t for t in before if any(c.lower in ORDINALS and c.dep in ("amod", "nummod") for c in t.children)]
    if not numbered and (word.lower == "another" or any(c.lower == "a" for c in word.children)):
        # "A hearing was held in May. A second follows": the first was not called so.
        numbered = [t for t in before if t.dep in SUBJECTS and any(c.lower in ("a", "an", "one") for c in t.children)]
    if not numbered:  # "Two of the three hearings have been held. The last follows in May": each is one of these
        numbered = [t for t in before if t.tag == "NNS" and any(c.tag == "CD" for c in t.children_with("nummod"))]
        numbered = [t for t in numbered if t.entity not in ("DATE", "TIME", "MONEY", "QUANTITY")]
    return numbered[-1] if numbered else None


def _is_rate(second: Token) -> bool:
    """Whether a second is a length of time: "61 cubic metres of water a second"."""
    article = second.child("det")
    row = second.sentence.tokens
    before = row[article.index - row[0].index - 1] if article is not None and article.index > row[0].index else None
    return before is not None and before.pos in ("NOUN", "PROPN", "NUM")


def replaced(word: Token) -> Token | None:
    """The noun that "a new one" stands for: the nearest before it in the sentence that is an object or a subject."""
    if word.lower not in _ONE_OF_THEM or not any(c.dep == "amod" for c in word.children):
        return None
    row = word.sentence.tokens
    before = [t for t in row[: word.index - row[0].index] if t.pos == "NOUN" and t.tag in ("NN", "NNS")]
    objects = [t for t in before if t.dep == "dobj"] or [t for t in before if t.dep in SUBJECTS]
    return objects[-1] if objects else None


def one_of(word: Token | None) -> Token | None:
    """The noun of "the last of four *meetings*", and of "a first *hearing* on Monday and a second on Friday"."""
    if word is None or word.lower not in ORDINALS or any(c.dep == "compound" for c in word.children):
        return None
    if word.dep == "conj":  # the parse may join it to the verb, or to the day of the first
        above = (noun for a in word.ancestors() for noun in (a, a.child("dobj")) if noun is not None)
        return next((n for n in above if any(c.lower in ORDINALS for c in n.children_with("amod", "nummod"))), None)
    inner = (c.child("pobj") for c in word.children_with("prep") if c.lower == "of")
    return next((noun for noun in inner if noun is not None and noun.tag == "NNS"), None)


def misread(noun: Token) -> bool:
    """Whether a word read as a noun is a verb joined to one: "debates the budget and *votes* on it".

    A bare noun is joined to nouns; what stands bare beside a finite verb or its infinitive is another verb.
    """
    if is_helped_deed(noun):
        return True
    if noun.tag not in ("NN", "NNS") or noun.dep != "conj" or noun.head.pos != "VERB" or noun.index < 1:
        return False
    present = ("VBZ",) if noun.tag == "NNS" else ("VB", "VBP")
    joined = any(c.dep == "cc" and c.index == noun.index - 1 for c in noun.head.children)
    return joined and noun.head.tag in present and not any(c.dep in _BARE for c in noun.children)


def behind_comma(word: Token) -> bool:
    """Whether a comma stands right before a word: what follows is a remark, "..., with Ann Holm last"."""
    row = word.sentence.tokens
    at = word.index - row[0].index
    return at > 0 and row[at - 1].text == ","


def joined_before(noun: Token) -> Token | None:
    """The first of two names that the parse takes for a word of the second: "Mayor *Holm* and minister Joan Reyes"."""
    own = noun.children_with("nmod", "compound")
    for child in (*own, *(below for word in own for below in word.children_with("nmod", "compound"))):
        joins = any(c.lower == "and" and c.index > child.index for c in child.children_with("cc"))
        if joins and child.pos == "PROPN" and noun.pos == "PROPN" and child.child("conj") is None:
            return child
    return None


def swallowed(noun: Token) -> Token | None:
    """The noun before a verb that the parse takes for one: "talks between the guild and the *town* resume on Monday".

    Only in a sentence that has no other verb; a noun of the same letters has one beside it.
    """
    if noun.dep != "conj" or noun.tag not in ("NN", "NNS") or noun.lemma not in CARRIERS:
        return None
    if any(t.tag in ("VBZ", "VBP", "VBD", "MD") for t in noun.sentence.tokens):
        return None
    return next(reversed(noun.children_with("compound")), None)


def helped_deed(verb: Token) -> Token | None:
    """The infinitive below "help" that the parse takes into a name: "help the rebels *claim* Dorun Air Base"."""
    thing = verb.child("dobj") if verb.lemma == "help" else None
    if thing is None or thing.pos != "PROPN":
        return None
    inner = (c for c in thing.children_with("compound") if c.tag == "NN" and c.lower in CONQUERING)
    return next((c for c in inner if c.child("compound", "det") is not None), None)


def is_helped_deed(word: Token) -> bool:
    return word.dep == "compound" and word.head.dep == "dobj" and helped_deed(word.head.head) is word


def list_head(verb: Token) -> Token | None:
    """The noun before a list that the parse cuts off from it: "a *meeting* of the union, the port and the town"."""
    subject = list_end(verb)
    if subject is None:
        return None
    for head in verb.children_with("advcl", "npadvmod", "dep", "nsubj", "nsubjpass"):
        listed = next((p.child("pobj") for p in head.children_with("prep") if p.lower in ("of", "between")), None)
        between = verb.sentence.tokens[head.index - verb.sentence.tokens[0].index : subject.index]
        if head.pos == "NOUN" and head.index < subject.index and listed is not None and _comma(between, listed):
            return head
    return None


def list_end(verb: Token) -> Token | None:
    """The last of a verb's subjects, where others are joined to it."""
    subject = next(reversed(verb.children_with(*SUBJECTS)), None)
    return subject if subject is not None and subject.children_with("conj") else None


def _comma(between: Sequence[Token], listed: Token) -> bool:
    return any(t.text == "," and t.index > listed.index for t in between)
