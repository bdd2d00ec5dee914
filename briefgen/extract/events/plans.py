"""Events that are clearly coming although no date stands beside them."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.extract.events.clauses import conditional, governing_verb, habitual, negated, particle
from briefgen.extract.events.words import AIMS, HOLDING, PHRASAL, STATUS, WEAK_NOUNS, inner_noun, is_event_noun
from briefgen.language.dates.tense import clause_direction
from briefgen.language.grammar import Sentence, Token

# The rule for an event that is spoken of as certain while its day is not.
DATE_UNSET = "its date is not set yet"


# The rule for what is on while the article is written.
GOES_ON = "it is under way"


def plans_in(sentence: Sentence) -> Iterator[tuple[Token, Token | None, str]]:
    """The noun of each such event, the verb that governs it, and the rule."""
    for word in sentence.tokens:
        if not is_event_noun(word):
            continue
        outer = word.head.head if word.dep == "pobj" and word.head.lower == "of" else word
        noun = outer if outer.lemma in ("round", "phase", "series") and outer.pos == "NOUN" else word
        if noun is word and inner_noun(word) is not None:
            continue
        verb = governing_verb(noun)
        rule = _coming(noun, verb)
        if rule == DATE_UNSET or (rule and not (verb is not None and (negated(verb) or habitual(verb)))):
            yield noun, verb, rule


def _coming(noun: Token, verb: Token | None) -> str:
    if verb is None:
        return ""
    if _date_unset(noun, verb):
        return DATE_UNSET
    if _was_to_be(verb) or any(c.lower == "no" for c in noun.children):
        return ""
    if _goes_on(noun, verb):
        return GOES_ON
    direct = noun.dep in ("nsubj", "nsubjpass", "dobj", "attr")
    if direct and verb.lemma in STATUS["cancelled"] | STATUS["postponed"]:
        return f"'{verb.text}'"
    if direct and f"{verb.lemma} {particle(verb)}" in PHRASAL:
        return f"'{verb.text} {particle(verb)}'"
    if noun.lemma in WEAK_NOUNS:
        return ""
    planned = next((c for c in noun.children if c.dep == "amod" and c.lower in STATUS["planned"]), None)
    if planned is not None and planned.lower not in ("next", "future", "coming"):
        return f"'{planned.text}'"
    if any(c.lower in ("should", "would", "can") for c in verb.children_with("aux")) and _unnamed(noun):
        return ""  # "a fair should follow": of any, not of one
    if conditional(verb) or (verb.dep == "acl" and verb.head.lemma not in AIMS):
        return ""  # "whether a fair will be held", "the power to hold a ball"
    held = verb.lemma in HOLDING and verb.child("xcomp") is None and not _only_meant(verb)
    if direct and held and clause_direction(verb) == "future":
        return f"'{verb.text}' still to come"
    if noun.dep == "pobj" and noun.head.lower == "for" and verb.lemma == "call" and clause_direction(verb) != "future":
        return "'call for'"
    return ""


def _only_meant(verb: Token) -> bool:
    """Whether a verb tells what is advised, what somebody came for or tried, and announces nothing.

    "Hold regular meetings", "duties like attending a ceremony", "joined us to lead a debate", "her bid to hold a ball".
    """
    helpers = verb.children_with("aux", "auxpass")
    if verb.tag == "VB" and not helpers and (verb.is_root or verb.head.lemma in ("help", "let", "make")):
        return True
    if verb.tag == "VBG" and not helpers:
        return True
    above = verb.head
    if verb.tag == "VB" and verb.dep == "advcl" and clause_direction(above) != "future":
        return True
    if any(c.dep == "auxpass" and c.tag == "VBD" for c in helpers):
        return True  # "a hearing was scheduled": and what then, is not said
    tried = verb.dep == "acl" and above.lemma in ("attempt", "effort", "bid")
    return tried and any(a.tag in ("VBD", "VBN") for a in above.ancestors())


def _goes_on(noun: Token, verb: Token) -> bool:
    """`the talks are under way`, `the trial continues`: what is on while the article is written."""
    if noun.dep not in ("nsubj", "nsubjpass") or noun.head is not verb:
        return False
    if clause_direction(verb) != "present" or negated(verb):
        return False
    if not any(c.dep in ("det", "poss", "amod", "compound", "nummod") for c in noun.children):
        return False  # "talks continue" is nothing that a reader could name
    if verb.lemma == "continue":  # "the debate continues" is a turn of speech
        if noun.lemma in ("debate", "discussion", "dialogue"):
            return False
        return verb.child("dobj", "xcomp") is None and noun.lemma not in WEAK_NOUNS
    if verb.lemma != "be":
        return False
    said = (*verb.children_with("acomp", "advmod"),)
    inner = (p.child("pobj") for p in verb.children_with("prep") if p.lower in ("under", "in"))
    going = any(thing is not None and thing.lower in ("way", "progress", "session") for thing in inner)
    return going or any(c.lower in STATUS["ongoing"] for c in said)


def _unnamed(noun: Token) -> bool:
    return any(c.lower in ("a", "an", "any", "some") for c in noun.children) or not any(
        c.dep in ("det", "poss") for c in noun.children
    )


def _was_to_be(verb: Token) -> bool:
    """`were supposed to report`: what was to come, seen from the past, and without a date."""
    while verb.dep == "xcomp" and verb.head.pos in ("VERB", "AUX"):
        verb = verb.head
        if verb.tag == "VBD" or any(c.tag == "VBD" and c.dep in ("aux", "auxpass") for c in verb.children):
            return True
    return False


def _date_unset(noun: Token, verb: Token) -> bool:
    """`no date has been fixed for the fair`."""
    subject = verb.child("nsubjpass", "nsubj", "dobj")
    unset = (
        subject is not None
        and subject.lemma in ("date", "timetable", "time")
        and verb.lemma in ("set", "fix", "agree", "announce", "give")
    )
    none = unset and subject is not None and (any(c.lower == "no" for c in subject.children) or negated(verb))
    return none and noun.dep == "pobj" and noun.head.lower in ("for", "of")
