"""Words of a clause as words of a title: noun phrases without their dates, names for pronouns, no loose ends."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefgen.extract.events.clauses import subject_of
from briefgen.extract.events.setting import Setting
from briefgen.extract.events.unsaid import replaced, swallowed
from briefgen.extract.events.wording import bare
from briefgen.extract.events.words import AIMS, DATED_ADJECTIVES, MATCHES, hyphen_joined, is_event_noun, kind_of
from briefgen.language.datelines import opening
from briefgen.language.grammar import Token

Range = tuple[int, int]

_DROPPED = ("relcl", "acl", "appos", "punct", "cc", "conj", "advcl", "parataxis", "meta", "dep", "csubj", "ccomp")
_POINTING = ("this", "that", "these", "those")
_ANNOUNCED = ("upcoming", "forthcoming", "ongoing", "looming", "scheduled", "planned", "impending")
_MUTUAL = ("talks", "summit", "ceasefire", "visit", "hearing", "trial", "deadline")
_BEFORE = ("det", "amod", "compound", "nmod", "poss", "nummod")
_OF_TIME = ("before", "after", "by", "until", "from", "during", "within", "since")


@dataclass(frozen=True, slots=True)
class _Scope:
    """What a phrase leaves out: its own date, and unless it goes `deep` what only adds to it; places unless told."""

    dated: Range
    setting: Setting
    deep: bool
    places: bool

    def leaves_out(self, child: Token, noun: Token) -> bool:
        if _is_bracketed_word(child) and child.index < noun.index:
            return False  # "the Fisheries (Amendment) Bill"
        if self.dated[0] <= child.start < self.dated[1] or _left_out(child, noun) or _depth(child) > _depth(noun):
            return True
        if child.end <= opening(child.block.text) <= noun.start:
            return True  # "13:40 Growth will slow"
        if child.dep in ("npadvmod", "advmod") and self.setting.is_timed(child):
            return True
        if not self.deep and child.dep == "advmod" and child.index > noun.index:
            return True  # "a storm east of the islands" without its islands
        return child.dep == "prep" and self._adds_only(child, noun)

    def _adds_only(self, preposition: Token, noun: Token) -> bool:
        if not self.deep and preposition.lower not in ("of", "between"):
            return True
        inner = preposition.child("pobj")
        if preposition.lower == "with" and is_event_noun(noun) and not is_mutual(noun):
            return True  # "a festival with many guests"
        if inner is not None and self.setting.is_timed(inner) and preposition.lower not in ("of", "for"):
            return True
        return _about_time_or_place(preposition, self.dated, places=self.places)


def phrase(
    noun: Token, dated: Range, setting: Setting, *, deep: bool = True, places: bool = False, alone: bool = False
) -> str:
    """A noun with what describes it: adjectives, possessors and prepositional phrases that are no dates or places.

    A pronoun is given as the actor it stands for, "the commission" and "its chair, Ann Holm," by their names. A phrase
    that stands `alone` must say whose it is.
    """
    if noun.pos == "PRON":
        return setting.meant(noun) or noun.text
    name = setting.name_for(noun)
    if name:
        return with_article(name, noun)
    if noun.pos == "NOUN" and (beside := _named_beside(noun, setting)):
        return beside
    kept, named = _words(noun, _Scope(dated, setting, deep, places))
    return _owned(noun, joined(kept, named), setting, alone=alone)


def _words(noun: Token, scope: _Scope) -> tuple[list[Token], dict[int, str]]:
    """The tokens of a phrase, and what stands in the place of some: names, "the" for "this"."""
    kept: list[Token] = []
    named: dict[int, str] = {}
    stands_for = replaced(noun)
    if stands_for is not None:
        named[noun.index] = stands_for.text
    stack = [noun]
    while stack:
        token = stack.pop()
        if swallowed(token) is not None:
            stack.extend(c for c in token.children if c.dep in _BEFORE)
            continue
        kept.append(token)
        if token.tag == "WP$" and (noun.head.dep == "relcl" or noun.dep == "appos"):
            owner = noun.head if noun.dep == "appos" else noun.head.head
            named[token.index] = owning(bare(phrase(owner, scope.dated, scope.setting, deep=False)))
        if _depth(token) > _depth(noun):
            named[token.index] = f"({token.text})"
        full = _full_name(token, scope.setting) if token is not noun else ""
        if full and token.dep in ("pobj", "conj", "poss"):
            named[token.index] = owning(full) if token.dep == "poss" else full
            if token.dep != "poss":
                # The name stands for one word and what describes it, not for the other side: "the union and the port".
                stack.extend(c for c in token.children if c.dep in ("cc", "conj") and not scope.leaves_out(c, noun))
            continue
        for child in token.children:
            if child.dep == "det" and child.lower in _POINTING and token is not noun:
                named[child.index] = "the"
            if not scope.leaves_out(child, noun):
                stack.append(child)
            elif child.dep == "poss" and token is not noun:  # "into last summer's ferry disaster": the ferry disaster
                first = next((c for c in token.children if c.dep in _BEFORE and c is not child), token)
                named.setdefault(first.index, f"the {first.text}")
    kept.extend({t.index: t for k in kept for t in hyphen_joined(k) if t not in kept}.values())
    return kept, named


def _full_name(token: Token, setting: Setting) -> str:
    """The name for a word within a phrase, with the article of that word."""
    name = setting.name_for(token)
    if name:
        return with_article(name, token) if token.dep != "poss" else name
    if token.pos == "PRON":
        return setting.meant(token)
    return _named_beside(token, setting) if token.pos == "NOUN" else ""


def _named_beside(noun: Token, setting: Setting) -> str:
    """`its chair, Ann Holm` as "Ann Holm"; "" where nothing behind the noun names him or it."""
    if noun.tag != "NN" or is_event_noun(noun):
        return ""
    for beside in noun.children_with("appos"):
        known = setting.actor_at(beside) if beside.pos == "PROPN" and beside.index > noun.index else None
        if known is not None and known[1].form == "name" and not beside.children_with("conj"):
            return known[0].name
    return ""


def is_mutual(noun: Token) -> bool:
    """Whether an event is one that somebody has with another: talks, a visit, a match."""
    return kind_of(noun) in _MUTUAL or noun.lemma in MATCHES


def _is_bracketed_word(token: Token) -> bool:
    """Whether one word stands in brackets that is no short form: "(Amendment)", not "(GO)"."""
    text = token.block.text
    alone = text[token.start - 1 : token.start] == "(" and text[token.end : token.end + 1] == ")"
    return alone and not token.text.isupper()


def _depth(token: Token) -> int:
    """How many brackets are open before a word in its sentence."""
    before = token.block.text[token.sentence.start : token.start]
    return max(0, before.count("(") + before.count("[") - before.count(")") - before.count("]"))


def with_article(name: str, noun: Token) -> str:
    """A name with the article of the word that it stands for."""
    article = any(c.lower == "the" for c in noun.children) and not name.lower().startswith("the ")
    return f"the {name}" if article else name


def _owned(noun: Token, text: str, setting: Setting, *, alone: bool) -> str:
    """`its assembly` as "the Guild's assembly": a possessor that a reader elsewhere cannot know is named.

    Where it leads to no actor it is that of the clause's subject: "their coalition has put off its decision".
    """
    owner = noun.child("poss")
    if owner is None or owner.tag != "PRP$" or not text.lower().startswith(f"{owner.lower} "):
        return text
    name = setting.meant(owner) or (_subject_name(noun, setting) if alone else "")
    return f"{owning(name)} {text[len(owner.text) + 1 :]}" if name else text


def owning(name: str) -> str:
    """A name as a possessor."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def _subject_name(noun: Token, setting: Setting) -> str:
    """The subject of a possessor's clause; for a clause's own subject that of the sentence before."""
    if noun.dep in ("nsubj", "nsubjpass"):
        before = setting.analysis.text.tokens[noun.block.index][: noun.sentence.tokens[0].index]
        last = before[-1].sentence.tokens if before else ()
        subject = next((t for t in last if t.dep in ("nsubj", "nsubjpass") and t.head.is_root), None)
        if subject is not None and subject.tag in ("NNS", "NNPS"):
            return ""
    else:
        subject = subject_of(noun.head) if noun.dep == "dobj" else None
    owner = subject.child("poss") if subject is not None else None
    subject = owner if owner is not None and owner.pos in ("NOUN", "PROPN") else subject
    if subject is None or subject.pos not in ("NOUN", "PROPN"):
        return ""
    return bare(phrase(subject, (0, 0), setting, deep=False))


_LEADING_ON = frozenset({"due", "set", "likely", "expected"}) | DATED_ADJECTIVES


def _left_out(child: Token, noun: Token) -> bool:
    """Clauses, asides and stops; not hyphens, nor the second of two inside: "between the guild and the owners"."""
    if child.dep in ("cc", "conj"):
        return child.head is noun
    if child.dep == "acl" and child.tag == "VB" and child.head.lemma in AIMS:
        return False  # "the plan to fill the reservoir" is no plan without what it is to do
    if child.dep == "poss" and child.entity in ("DATE", "TIME"):
        return True  # "Tuesday's hearing" may have been put off
    if child.dep in ("amod", "acomp") and child.lower in _LEADING_ON and child.children:
        return True  # "a tie due to be played"
    if child.dep == "amod" and child.lower in _ANNOUNCED and not child.children:
        return True  # "the upcoming vote": what is coming need not say so
    if child.lower in ("itself", "themselves", "himself", "herself"):
        return True
    if child.dep in ("amod", "advmod") and child.index > noun.index:
        first = child.subtree()[0]
        if child.block.text[noun.end : first.start].strip() == ",":
            return True  # "Bath, second in the table, will meet"
    return child.dep in _DROPPED and child.text not in ("-", "–", "“", "”", '"', "’", "'")


def _about_time_or_place(preposition: Token, dated: Range, *, places: bool) -> bool:
    inner = preposition.child("pobj", "pcomp")
    if preposition.lower == "for" and inner is not None and inner.tag == "CD" and len(inner.text) == len("2027"):
        return dated[0] <= inner.start < dated[1]  # "the budget for 2027"
    if inner is None or dated[0] <= inner.start < dated[1] or inner.entity in ("DATE", "TIME"):
        return True
    if preposition.lower in _OF_TIME and not (preposition.lower == "by" and inner.pos in ("NOUN", "PROPN")):
        return True
    return not places and preposition.lower in ("in", "at") and (preposition.lower == "at" or inner.pos == "PROPN")


def joined(tokens: list[Token], named: dict[int, str] | None = None) -> str:
    """Tokens in text order, with a space wherever the text has one or something was left out.

    `named` gives names for some of them, by index; the words before such a one that belong to it fall away.
    """
    ordered = sorted(tokens, key=lambda t: t.index)
    while ordered and ordered[-1].dep in ("case", "cc", "punct", "prep"):
        if ordered[-1].dep == "case" and ordered[-1].head.dep != "poss":
            break  # "at Lord's"
        ordered.pop()
    parts: list[str] = []
    for before, token in zip([None, *ordered[:-1]], ordered, strict=True):
        apart = before is not None and (token.start > before.end or token.index > before.index + 1)
        listed = before is not None and token.block.text[before.end : token.start].strip() == "," and _is_listed(token)
        text = (named or {}).get(token.index, token.text)
        parts.append(f"{',' if listed else ''} {text}" if apart else text)
    return " ".join("".join(parts).split())


def _is_listed(token: Token) -> bool:
    """Whether a word begins another of several: "growth, *energy* and trade", "a new, *bigger* plant"."""
    if token.dep in ("conj", "amod"):
        return True
    return any(above.dep == "conj" and above.subtree()[0] is token for above in list(token.ancestors())[:3])


def renamed(text: str, tokens: list[Token], setting: Setting) -> str:
    """A text as it stands, but for "the commission" and "Mr Holm", which get their names."""
    for token in tokens:
        name = setting.name_for(token)
        if not name or name in text:
            continue
        shorter = rf"\b(?:(?:the|Mr|Mrs|Ms|Dr)\.?\s+)?{re.escape(token.text)}\b"
        article = (
            "the " if any(c.lower == "the" for c in token.children) and not name.lower().startswith("the ") else ""
        )
        text = re.sub(shorter, f"{article}{name}", text, count=1)
    return text
