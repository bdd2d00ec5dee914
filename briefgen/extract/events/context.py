"""What makes an event's title stand alone: what its verb says it is about, a fuller mention, the case, the defendant.

Only the article's own words are used; where it says no more, the title stays as short as the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.extract.events.candidates import Candidate
from briefgen.extract.events.phrases import Range, is_mutual, phrase
from briefgen.extract.events.setting import Setting
from briefgen.extract.events.unsaid import behind_comma
from briefgen.extract.events.wording import bare
from briefgen.extract.events.words import (
    APART,
    CARRIERS,
    CASE_NOUNS,
    COURT_NOUNS,
    FAMILIES,
    PART_NOUNS,
    inner_noun,
    kind_of,
    whole_word,
)
from briefgen.language.grammar import Token

_ABOUT = ("on", "about", "over", "between", "with", "against", "into", "of")
_NO_DATE: Range = (0, 0)


def is_thin(noun: Token, text: str) -> bool:
    """Whether a phrase says no more than its noun and how it is: "public hearing", "second meeting", "run-off"."""
    words = re.findall(r"[\w’'-]+", text)
    if any(w.lower() in (*_ABOUT, "for", "to", "at", "before", "after") for w in words[1:]):
        return False
    if any(w[0].isupper() for w in words[1:]) or any("’" in w or "'" in w for w in words):
        return False
    own = {c.lower for c in noun.children if c.dep in ("compound", "nmod") and c.lower not in APART}
    return not own - {"re", "run", "by", "pre"}


def core_of(candidate: Candidate) -> Token:
    """The event that a title is about: the conference of "the first day of the conference"."""
    noun = candidate.trigger
    return inner_noun(noun) or noun if noun.lemma in PART_NOUNS else noun


def carried_about(noun: Token, verb: Token | None, dated: Range, setting: Setting) -> str:
    """What a verb's own phrases say of the event it carries: "will hold a hearing in Lund *on the plan*"."""
    if verb is None or verb.lemma not in CARRIERS or any(c.lower in _ABOUT for c in noun.children_with("prep")):
        return ""
    below = [c for c in verb.children if c.index > min(noun.index, verb.index)]
    below += [g for c in below if c.dep in ("npadvmod", "prep") for g in (c, *_inside(c))]
    for preposition in sorted({p for p in below if p.dep == "prep"}, key=lambda t: t.index):
        inner = preposition.child("pobj")
        if preposition.lower not in _ABOUT[:-1] or inner is None or dated[0] <= inner.start < dated[1]:
            continue
        if inner.entity in ("DATE", "TIME", "GPE", "FAC", "LOC") and preposition.lower in ("on", "over", "into"):
            continue
        if preposition.lower == "with" and (not is_mutual(noun) or inner.child("acl") or behind_comma(preposition)):
            continue  # "with work starting in May" tells of something else
        return f"{preposition.text} {_with_second(inner, dated, setting)}"
    return ""


def _inside(token: Token) -> Iterator[Token]:
    inner = token.child("pobj") if token.dep == "prep" else token
    if inner is not None:
        yield from inner.children_with("prep")


def _with_second(noun: Token, dated: Range, setting: Setting) -> str:
    """A noun with what "and" joins to it: "between the guild and the owners"."""
    parts = [phrase(noun, dated, setting)]
    parts += [phrase(other, dated, setting) for other in noun.children_with("conj") if other.pos in ("NOUN", "PROPN")]
    return " and ".join(parts)


def fuller(core: Token, setting: Setting) -> str:
    """The phrase by which the article names an event elsewhere, where it says more than here; "" where it does not.

    The nearest mention before it counts; behind it only what all mentions agree on, and not what is named as new.
    """
    if _indefinite(core):
        return ""
    here = (core.block.index, core.start)
    names = FAMILIES.get(whole_word(core), (whole_word(core),))
    told = _told_fully(setting)
    mentions = [one for name in names for one in told.get(name, ())]
    before = [one for one in mentions if (one[0].block.index, one[0].start) < here and one[0] is not core]
    if before:
        return max(before, key=lambda one: (one[0].block.index, one[0].start))[1]
    same = (one for one in mentions if one[0] is not core and one[0].tag == core.tag)  # "hearings" are another matter
    after = {text.lower(): text for token, text in same if not _indefinite(token)}
    return next(iter(after.values())) if len(after) == 1 else _in_article_title(core, setting)


def _told_fully(setting: Setting) -> dict[str, list[tuple[Token, str]]]:
    """Mentions of events that say more than their noun, by that noun, each with its words; made once an article."""
    if setting.fuller is None:
        setting.fuller = {}
        for token in setting.event_nouns:
            if any(c.lower in APART or c.entity == "DATE" for c in token.children):
                continue
            text = _said_of(token, setting)
            if not is_thin(token, text):
                setting.fuller.setdefault(whole_word(token), []).append((token, text))
    return setting.fuller


def _said_of(token: Token, setting: Setting) -> str:
    text = bare(phrase(token, _NO_DATE, setting))
    verb = token.head if token.dep in ("dobj", "nsubjpass", "nsubj") else None
    about = carried_about(token, verb, _NO_DATE, setting)
    return f"{text} {about}" if about else text


def _in_article_title(core: Token, setting: Setting) -> str:
    """What the article's own title says of it: "Regulator sets hearing on the dam"."""
    word = re.escape(whole_word(core))
    found = re.search(
        rf"\b{word} (?:on|over|about|between|against|into) [^,;:—–?!]+", setting.analysis.article.title, re.IGNORECASE
    )
    return found[0] if found else ""


_ARTICLE = re.compile(r"^(?:the|an?|this|that) ", re.IGNORECASE)


def matter(candidate: Candidate, title: str, setting: Setting) -> str:
    """A hearing, ruling or trial with its case, the court it is before or the defendant, where the text names one."""
    trigger = candidate.trigger
    if kind_of(trigger) not in ("hearing", "trial"):
        return title
    if kind_of(trigger) == "trial" and trigger.lemma in ("trial", "retrial", "sentencing", "verdict"):
        accused = _accused(setting)
        if accused:
            return f"{title} of {accused}" if trigger.lemma != "verdict" else f"{title} on {accused}"
    here = trigger.block.index
    rows = setting.analysis.text.tokens
    near = [t for row in rows[max(0, here - 2) : here] for t in row]
    for token in reversed([*near, *rows[here][: trigger.index]]):
        if token.pos not in ("NOUN", "PROPN") or token.dep == "compound" or token.tag in ("NNS", "NNPS"):
            continue
        if token.lemma in CASE_NOUNS and token.pos == "NOUN":
            text = phrase(token, _NO_DATE, setting)
            if " " in bare(text) or not _indefinite(token):
                joint = "of" if token.lemma in ("inquiry", "inquest", "investigation") else "on"
                return f"{title} {joint} {_ARTICLE.sub('the ', text)}"
        if token.lemma in COURT_NOUNS:
            known = setting.actor_at(token)
            body = bare(known[0].name if known else phrase(token, _NO_DATE, setting, deep=False))
            return f"{body[:1].upper()}{body[1:]} {title[:1].lower()}{title[1:]}"
    return title


def _accused(setting: Setting) -> str:
    """The person who, by the article, is accused, charged, tried or convicted."""
    for verb in setting.accusations:
        person = verb.child("nsubjpass") if verb.tag == "VBN" else verb.child("dobj")
        person = person or (verb.head if verb.dep == "acl" and verb.tag == "VBN" else None)
        known = setting.actor_at(person) if person is not None else None
        if known is not None and known[0].kind == "person":
            return known[0].name
    return ""


def earlier(noun: Token, setting: Setting) -> str:
    """`the issue` as "rights issue": how the nearest mention before it puts what is only named here; else ""."""
    if not any(c.lower in ("the", "this") for c in noun.children):
        return ""
    rows = setting.analysis.text.tokens
    before = [t for row in rows[max(0, noun.block.index - _BACK) : noun.block.index] for t in row]
    for token in reversed([*before, *rows[noun.block.index][: noun.index]]):
        if token.lemma != noun.lemma or token.tag != noun.tag or token.dep == "compound":
            continue
        if any(c.dep in ("compound", "amod", "nmod") and c.lower not in APART for c in token.children):
            return bare(phrase(token, _NO_DATE, setting, deep=False))
    return ""


# How many paragraphs back a fuller mention of a thing is looked for.
_BACK = 6


def _indefinite(noun: Token) -> bool:
    return any(c.lower in ("a", "an", "another", "no", "any", "some") or c.lower in APART for c in noun.children)
