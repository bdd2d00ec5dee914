"""Words of a clause as words of a title: noun phrases without their dates, names for pronouns, no loose ends."""

from __future__ import annotations

import re

from briefgen.extract.events.setting import Setting
from briefgen.extract.events.unsaid import replaced, swallowed
from briefgen.extract.events.words import AIMS, hyphened
from briefgen.language.grammar import Token

Range = tuple[int, int]

_LONGEST = 90
_LOOSE_END = re.compile(
    r"(?:[\s,]+(?:into|over|about|against|under|of|the|a|an|to|in|on|for|with|and|at|by|from|between|that|its|their))+$"
)
_LEADS = re.compile(
    r"^(?:(?:both|all|such)\s+)?(?:a|an|the|its|their|his|her|our|my|your|this|that|these|those)\s+(?:(?:very\s+)?same\s+|own\s+)?"
    r"|^same\s+",
    re.IGNORECASE,
)
_DROPPED = ("relcl", "acl", "appos", "punct", "cc", "conj", "advcl", "parataxis", "meta", "dep", "csubj", "ccomp")
_BEFORE = ("det", "amod", "compound", "nmod", "poss", "nummod")
_OF_TIME = ("before", "after", "by", "until", "from", "during", "within", "since")


def bare(text: str) -> str:
    """A phrase without the article or possessor that only its own text explains."""
    return _LEADS.sub("", text)


def capital(text: str) -> str:
    """A title: its first letter large, cut where it would run on."""
    if len(text) > _LONGEST:
        text = _LOOSE_END.sub("", text[:_LONGEST].rsplit(" ", 1)[0])
    if text[:1] in "“\"'‘" and not re.search(r"[”\"'’]", text[1:]):
        text = text[1:]
    return text[:1].upper() + text[1:]


def phrase(
    noun: Token, dated: Range, setting: Setting, *, deep: bool = True, places: bool = False, alone: bool = False
) -> str:
    """A noun with what describes it: adjectives, possessors and prepositional phrases that are no dates or places.

    A pronoun is given as the actor it stands for, "the commission" by its name. A phrase that stands `alone` must say
    whose it is.
    """
    if noun.pos == "PRON":
        return setting.meant(noun) or noun.text
    name = setting.name_for(noun)
    if name:
        return with_article(name, noun)
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
        full = (setting.name_for(token) or _meant(token, setting)) if token is not noun else ""
        if full and token.dep in ("pobj", "conj", "poss"):
            if token.dep == "poss":
                named[token.index] = owning(full)
                continue
            named[token.index] = with_article(full, token)
            # The name stands for the one word and what describes it, not for the other side: "the union and the port".
            stack.extend(c for c in token.children if c.dep in ("cc", "conj") and not dated[0] <= c.start < dated[1])
            continue
        for child in token.children:
            if dated[0] <= child.start < dated[1] or _left_out(child, noun):
                continue
            if not deep and child.dep == "advmod" and child.index > noun.index:
                continue  # "a storm east of the islands" without its islands
            if child.dep == "prep" and (
                (not deep and child.lower not in ("of", "between")) or _about_time_or_place(child, dated, places=places)
            ):
                continue
            stack.append(child)
    kept.extend(t for t in hyphened(noun) if t not in kept)
    return _owned(noun, joined(kept, named), setting, alone=alone)


def with_article(name: str, noun: Token) -> str:
    """A name with the article of the word that it stands for."""
    article = any(c.lower == "the" for c in noun.children) and not name.lower().startswith("the ")
    return f"the {name}" if article else name


def _meant(token: Token, setting: Setting) -> str:
    return setting.meant(token) if token.pos == "PRON" else ""


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
        subject = noun.head.child("nsubj") if noun.dep == "dobj" else None
    owner = subject.child("poss") if subject is not None else None
    subject = owner if owner is not None and owner.pos in ("NOUN", "PROPN") else subject
    if subject is None or subject.pos not in ("NOUN", "PROPN"):
        return ""
    return bare(phrase(subject, (0, 0), setting, deep=False))


def _left_out(child: Token, noun: Token) -> bool:
    """Clauses, asides and stops; not hyphens, nor the second of two inside: "between the guild and the owners"."""
    if child.dep in ("cc", "conj"):
        return child.head is noun
    if child.dep == "acl" and child.tag == "VB" and child.head.lemma in AIMS:
        return False  # "the plan to fill the reservoir" is no plan without what it is to do
    if child.dep == "poss" and child.entity in ("DATE", "TIME"):
        return True  # "Tuesday's hearing" may have been put off
    if child.dep in ("amod", "acomp") and child.lower in ("due", "set", "likely", "expected") and child.children:
        return True  # "a tie due to be played"
    if child.lower in ("itself", "themselves", "himself", "herself"):
        return True
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
        ordered.pop()
    parts: list[str] = []
    for before, token in zip([None, *ordered[:-1]], ordered, strict=True):
        apart = before is not None and (token.start > before.end or token.index > before.index + 1)
        text = (named or {}).get(token.index, token.text)
        parts.append(f" {text}" if apart else text)
    return " ".join("".join(parts).split())


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
