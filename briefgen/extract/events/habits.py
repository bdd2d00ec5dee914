"""Dated verbs that tell of no event: what is said, owned, measured or so, what is done every year, by whoever does it.

What a date belongs to is for `dating`, which dates count at all for `anchors`.
"""

from __future__ import annotations

from briefgen.extract.events.anchors import in_date, since
from briefgen.extract.events.clauses import conditional, conquers, lasts_until, particle, subject_of
from briefgen.extract.events.words import (
    ABILITIES,
    EMPTY_SUBJECTS,
    NEVER,
    PHRASAL,
    STATES,
    STATUS,
    VERB_KINDS,
    lemma_in,
)
from briefgen.language.dates import DateMention
from briefgen.language.dates.calendar import Direction
from briefgen.language.grammar import Sentence, Token


def tells_no_event(sentence: Sentence, verb: Token, mention: DateMention, direction: Direction | None) -> bool:
    """Whether a dated verb tells of no event: it says, owns, is, conditions or orders something."""
    ahead = direction in ("future", "present")
    if ahead and lasts_until(verb):
        return False
    if verb.lemma == "have" and direction == "future" and _undergoes(verb):
        return False
    if lemma_in(verb, NEVER) and not (ahead and verb.lemma in VERB_KINDS) and not conquers(verb):
        return True
    if verb.lemma == "be" and (_is_state(verb, direction) or _not_before(verb, mention)):
        return True
    able = any(c.lower == "can" for c in verb.children_with("aux"))
    if mention.date.precision == "season" and (direction == "present" or able) and _every_year(mention):
        return True
    if f"{verb.lemma} {particle(verb)}" in PHRASAL:
        return True  # what is called off is told of by its noun
    if _covered(verb, mention) or _only_able(verb, mention) or _without_bounds(mention):
        return True
    thing = verb.child("dobj")
    if _measures(verb) or (thing is not None and thing.lower in ("none", "nothing", "nobody")):
        return True  # "sees none until May"
    subject = subject_of(verb)
    if verb.dep == "relcl" and verb.head.tag == "NNS" and verb.head.child("det", "poss", "nummod") is None:
        own = verb.child("nsubj")
        if own is not None and own.lower == "who" and verb.tag == "VBP":
            return True  # "customers who buy before May": whoever does
    if subject is not None and any(c.lower in ("any", "every", "each") for c in subject.children_with("det")):
        return True
    if since(sentence, mention) or (subject is None and verb.child("dobj", "nsubjpass") is None):
        return True
    if conditional(verb):
        return True
    if verb.lemma in STATES and ahead and not (verb.lemma == "appear" and verb.child("xcomp", "acomp", "oprd") is None):
        return True  # "may become a storm by Sunday"; but "will appear in court on Monday"
    return verb.tag == "VB" and verb.is_root and not verb.child("aux")  # an imperative


def _measures(verb: Token) -> bool:
    """`growth will be 1.4 per cent this year`: what something is, is a sum or a share."""
    if verb.lemma != "be":
        return False
    said = (t for c in verb.children_with("attr", "acomp") for t in c.subtree())
    return any(t.entity in ("PERCENT", "MONEY") for t in said)


def _is_state(verb: Token, direction: Direction | None) -> bool:
    """`the beaches are crowded in May`, `they can be judges`; but "the draw is on 5 May", "rain is possible in May"."""
    if direction != "past" and _is_possible(verb):
        return False
    if direction == "past" or (direction != "future" and verb.child("acomp", "attr", "advmod") is not None):
        return True
    return verb.child("attr") is not None and any(c.lower == "can" for c in verb.children_with("aux"))


def _undergoes(verb: Token) -> bool:
    """`is to have a scan on Monday`: what is had on a day is done on it."""
    thing = verb.child("dobj")
    coming = any(c.lower in ("will", "to", "’ll", "'ll") for c in verb.children_with("aux"))
    return coming and thing is not None and any(c.lower in ("a", "an") for c in thing.children_with("det"))


def _only_able(verb: Token, mention: DateMention) -> bool:
    """`the power to appoint a deputy until June`, `a commitment to rebuild by 2015`: what one may or can do."""
    if verb.dep != "acl" or verb.tag != "VB":
        return False
    return verb.head.lemma in ABILITIES or _before(mention) == "until"


def _without_bounds(mention: DateMention) -> bool:
    """`within a few days of it`, `in the fiscal year`: neither a first nor a last day, and no "soon" either."""
    date = mention.date
    return date.start is None and date.end is None and date.value != "FUTURE_REF"


def _is_possible(verb: Token) -> bool:
    return any(c.lower in ("possible", "probable") for c in verb.children_with("acomp"))


def _not_before(verb: Token, mention: DateMention) -> bool:
    """`a figure is possible, but not before May`: the day before which nothing comes."""
    return _is_possible(verb) and _before(mention) == "before"


def _covered(verb: Token, mention: DateMention) -> bool:
    """`spends 20 million for 2015`: the period that money or figures are for; but "planned for 2015"."""
    coarse = mention.date.precision in ("year", "quarter", "half-year")
    return coarse and _before(mention) == "for" and verb.lemma not in STATUS["expected"] | _SET


_SET = frozenset({"plan", "schedule", "set", "slate", "fix", "book", "promise", "announce", "call", "propose", "due"})


def _before(mention: DateMention) -> str:
    """The word before a date, past its article."""
    words = mention.passage.block.text[max(0, mention.passage.start - 16) : mention.passage.start].lower().split()
    return next((w for w in reversed(words) if w != "the"), "")


def _every_year(mention: DateMention) -> bool:
    """`volumes rise in autumn`: a season without a word that says which."""
    words = mention.passage.text.lower().split()
    return not any(w in ("this", "next", "last", "coming") or w.isdigit() for w in words)


def names_no_event(subject: Token | None, verb: Token, mention: DateMention) -> bool:
    """Whether a verb's subject only measures time: "the weekend starts on Friday"; but "the new season starts"."""
    if verb.dep == "relcl" and verb.head.entity == "DATE":
        return True  # "the fiscal year that ends in June"
    if subject is None or not (subject.lemma in EMPTY_SUBJECTS or in_date(subject, [mention])):
        return False
    return not _term_begins(subject, verb)


def _term_begins(part: Token, verb: Token) -> bool:
    """`the new season begins`, `the term opens`: stretches of time whose beginning is an event."""
    if verb.lemma not in ("begin", "start", "open", "resume", "kick"):
        return False
    known = part.entity == "DATE" and not any(c.dep in ("amod", "compound") for c in part.children)
    return part.lemma in ("season", "term", "semester", "session") and not known
