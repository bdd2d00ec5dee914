"""Where an article speaks of an event: the word that names it, the verb that governs it, the date beside it.

Nothing is judged here but whether there is an event at all; its standing is for `eventstatus`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefgen.extract.eventwords import (
    CARRIERS,
    DECIDING,
    NEVER,
    PHRASAL,
    STATUS,
    VERB_KINDS,
    WEAK_NOUNS,
    inner_noun,
    is_event_noun,
)
from briefgen.language.analysis import Analysis
from briefgen.language.dates import DateMention
from briefgen.language.grammar import Sentence, Token
from briefgen.language.tense import clause_direction

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_LIST_HEAD = re.compile(r"\W*(?:(?:by|on|from|until)\s+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """One mention of an event. `predicate` is the verb that says when or whether it is."""

    sentence: Sentence
    trigger: Token
    predicate: Token | None
    date: DateMention | None
    rule: str
    hops: int = 0  # how many nouns stand between the date and the event


def find_candidates(analysis: Analysis) -> list[Candidate]:
    """All mentions of events, in text order: those with a date first within each sentence."""
    found: list[Candidate] = []
    by_block: dict[int, list[DateMention]] = {}
    for mention in analysis.dates:
        by_block.setdefault(mention.passage.block.index, []).append(mention)
    for sentence in analysis.text.sentences:
        mentions = [
            m
            for m in by_block.get(sentence.block.index, [])
            if sentence.start <= m.passage.start < sentence.end and _dates_something(m)
        ]
        dated = [
            c for m in mentions if not _dateline(m) and (c := _dated(sentence, m)) and not _in_date(c.trigger, mentions)
        ]
        found.extend(dated)
        named = {c.trigger.index for c in dated if not _aside(c)}
        undated = (c for c in _undated(sentence) if c.trigger.index not in named)
        found.extend(c for c in undated if not _in_date(c.trigger, mentions))
    return found


def _dates_something(mention: DateMention) -> bool:
    """Sets, references to now and then, and lengths without bounds date no event."""
    if mention.type == "set" or mention.date.value in ("PRESENT_REF", "PAST_REF"):
        return False
    return mention.type != "duration" or mention.date.end is not None


def _in_date(token: Token, mentions: Sequence[DateMention]) -> bool:
    return any(m.passage.start <= token.start < m.passage.end for m in mentions)


def _dateline(mention: DateMention) -> bool:
    """`LISBON, May 30 —`: the day of writing, not of an event."""
    passage = mention.passage
    before, after = passage.block.text[: passage.start], passage.block.text[passage.end : passage.end + 24]
    return len(before) < 50 and before[:3].isupper() and re.match(r"\s*(?:\([\w\s]+\)\s*)?[-–—]", after) is not None


def _aside(candidate: Candidate) -> bool:
    """A date that stands in a remark on the event: "a meeting, last held in 2020, could be called"."""
    verb = candidate.predicate
    return verb is not None and verb.dep in ("acl", "relcl") and verb.head is candidate.trigger


def _dated(sentence: Sentence, mention: DateMention) -> Candidate | None:
    inside = [t for t in sentence.tokens if t.start < mention.passage.end and mention.passage.start < t.end]
    if not inside:
        return None
    listed = _listed(sentence, inside)
    if listed is not None:
        return Candidate(sentence, listed, None, mention, "a date that heads a list's entry")
    here = {t.index for t in inside}
    word = next((t for t in inside if t.is_root or t.head.index not in here), inside[0])
    below, hops = word, 0
    while True:
        if word.index not in here:
            if is_event_noun(word) and not _only_begins(word):
                return _of_noun(sentence, word, mention, hops)
            if word.pos in ("VERB", "AUX"):
                return _of_verb(sentence, word, mention, hops)
            if word.pos in ("NOUN", "PROPN"):
                if below.dep in ("amod", "compound", "nummod", "nmod"):
                    return None  # "third-quarter results": the date is part of a name
                hops += 1
        if word.is_root:
            return None
        below, word = word, word.head


def _shares_subject(verb: Token) -> bool:
    return verb.dep in ("xcomp", "conj", "auxpass", "aux", "acomp", "oprd") or (
        verb.dep == "advcl" and verb.tag != "VBN"
    )


def _of_noun(sentence: Sentence, noun: Token, mention: DateMention, hops: int) -> Candidate | None:
    """An event noun with its own date; a verb governs it only as its subject or object."""
    verb = (
        governing_verb(noun)
        if noun.dep in (*_SUBJECTS, "dobj", "attr") or noun.head.lower in ("in", "for", "to")
        else None
    )
    if verb is not None and noun.dep in (*_SUBJECTS, "dobj", "attr") and (_negated(verb) or _habitual(verb)):
        return None
    return Candidate(sentence, noun, verb, mention, f"date of '{noun.text}'", hops)


def _only_begins(word: Token) -> bool:
    """An event noun that the date reaches only through another: "a report on the 2010 vote" is no new report."""
    return word.dep == "pobj" and word.head.lower in ("after", "since", "following", "despite")


def _listed(sentence: Sentence, inside: Sequence[Token]) -> Token | None:
    """The event of `**16 June:** the session itself`: the head of what stands behind the colon."""
    row = sentence.block.text
    rest = row[inside[-1].end :]
    if not _LIST_HEAD.match(row, 0, inside[0].start) or not re.match(r"\s*[:–—-]\s", rest):
        return None
    _, _, after = rest.partition(rest.strip()[0])
    start = inside[-1].end + len(rest) - len(after)
    following = [t for t in _block_row(sentence) if t.start >= start and t.pos not in ("PUNCT", "SYM")]
    noun = next((t for t in following if is_event_noun(t)), None)
    verb = next((t for t in following if t.pos == "VERB"), None)
    if noun is not None and (verb is None or noun.index < verb.index or verb.lemma in CARRIERS):
        return noun
    return verb or noun or next((t for t in following if t.pos in ("NOUN", "PROPN")), None)


def _block_row(sentence: Sentence) -> list[Token]:
    return list(sentence.tokens)


def governing_verb(word: Token) -> Token | None:
    """The nearest verb above a word."""
    return next((a for a in word.ancestors() if a.pos in ("VERB", "AUX")), None)


def subject_of(verb: Token) -> Token | None:
    """A verb's subject, also where it shares that of the verb it hangs on or belongs to a noun before it."""
    seen = 0
    while seen < 4:
        own = verb.child(*_SUBJECTS)
        if own is not None and own.lower not in ("that", "which", "who"):
            return own if not _dateline_word(own) else None
        if verb.dep in ("relcl", "acl") and verb.head.pos in ("NOUN", "PROPN"):
            return verb.head
        if own is not None or verb.is_root or not _shares_subject(verb):
            return own
        verb, seen = verb.head, seen + 1
    return None


def _dateline_word(token: Token) -> bool:
    """The place in capitals that a report begins with, which the parse may take for a subject."""
    return token.index < 3 and len(token.text) > 3 and token.text.isupper() and token.pos == "PROPN"


def _of_verb(sentence: Sentence, verb: Token, mention: DateMention, hops: int) -> Candidate | None:
    if _negated(verb) or _habitual(verb):
        return None
    direction = clause_direction(verb)
    decided = verb.lemma in DECIDING and direction == "past" and verb.child("nsubjpass", "auxpass") is None
    noun = _carried(verb) if verb.lemma in CARRIERS and not decided else None
    if noun is not None and noun.lemma in WEAK_NOUNS and noun.dep == "dobj" and (noun.lemma not in ("round", "phase")):
        noun = None  # "publish its report" says more than "report"
    if noun is not None:
        return Candidate(sentence, noun, verb, mention, f"'{noun.text}' dated by '{verb.text}'", hops)
    if verb.lemma in STATUS["cancelled"] | STATUS["postponed"] or f"{verb.lemma} {_particle(verb)}" in PHRASAL:
        moved = verb.child("dobj", "nsubjpass")
        if moved is not None and moved.pos == "NOUN":
            return Candidate(sentence, moved, verb, mention, f"'{moved.text}' moved by '{verb.text}'", hops)
    ahead = direction in ("future", "present")
    if verb.lemma in NEVER and not (ahead and verb.lemma in VERB_KINDS):
        return None
    if verb.lemma == "be" and direction != "future":
        return None
    if _since(sentence, mention) or (subject_of(verb) is None and verb.child("dobj", "nsubjpass") is None):
        return None
    if verb.tag == "VB" and verb.is_root and not verb.child("aux"):
        return None  # an imperative
    return Candidate(sentence, verb, verb, mention, f"date of '{verb.text}'", hops)


def _since(sentence: Sentence, mention: DateMention) -> bool:
    before = sentence.block.text[max(0, mention.passage.start - 12) : mention.passage.start].lower().split()
    return bool(before) and before[-1] in ("since", "than", "of")


def _carried(verb: Token) -> Token | None:
    """The event that a carrier verb speaks of."""
    subject, thing = subject_of(verb), verb.child("dobj")
    options = [thing, subject, _topped(subject), verb.child("attr")]
    for child in verb.children_with("prep"):
        options.append(child.child("pobj") if child.lower in ("for", "with") else None)
    for option in options:
        if option is None:
            continue
        if is_event_noun(option) or inner_noun(option) is not None:
            return option
    return None


def _topped(noun: Token | None) -> Token | None:
    """The noun that a noun's phrase belongs to: "a workshop on markets that …" whose clause hangs on the markets."""
    if noun is None or noun.dep != "pobj" or noun.head.head.pos != "NOUN":
        return None
    return noun.head.head


def _negated(verb: Token) -> bool:
    chain = [verb, *(a for a in verb.ancestors() if a.pos in ("VERB", "AUX"))][:2]
    near = chain if verb.dep in ("xcomp", "conj") else chain[:1]
    if any(c.dep == "neg" for v in near for c in v.children):
        return True
    subject = subject_of(verb)
    return subject is not None and subject.lower in ("nobody", "none", "nothing")


def _habitual(verb: Token) -> bool:
    return verb.tag in ("VBZ", "VBP") and any(c.lower in STATUS["habitual"] for c in verb.children)


def _undated(sentence: Sentence) -> Iterator[Candidate]:
    """Events that are clearly coming although no date stands beside them."""
    for word in sentence.tokens:
        if not is_event_noun(word):
            continue
        outer = word.head.head if word.dep == "pobj" and word.head.lower == "of" else word
        noun = outer if outer.lemma in ("round", "phase", "series") and outer.pos == "NOUN" else word
        if noun is word and inner_noun(word) is not None:
            continue
        verb = governing_verb(noun)
        rule = _coming(noun, verb)
        if rule and not (verb is not None and (_negated(verb) or _habitual(verb))):
            yield Candidate(sentence, noun, verb, None, rule)


def _coming(noun: Token, verb: Token | None) -> str:
    if verb is None:
        return ""
    if _date_unset(noun, verb):
        return "'no date has been set'"
    if _was_to_be(verb) or any(c.lower == "no" for c in noun.children):
        return ""
    direct = noun.dep in ("nsubj", "nsubjpass", "dobj", "attr")
    if direct and verb.lemma in STATUS["cancelled"] | STATUS["postponed"]:
        return f"'{verb.text}'"
    if direct and f"{verb.lemma} {_particle(verb)}" in PHRASAL:
        return f"'{verb.text} {_particle(verb)}'"
    if noun.lemma in WEAK_NOUNS:
        return ""
    planned = next((c for c in noun.children if c.dep == "amod" and c.lower in STATUS["planned"]), None)
    if planned is not None and planned.lower not in ("next", "future", "coming"):
        return f"'{planned.text}'"
    if direct and verb.lemma in CARRIERS and clause_direction(verb) == "future" and verb.lemma != "be":
        return f"'{verb.text}' still to come"
    if noun.dep == "pobj" and noun.head.lower == "for" and verb.lemma == "call" and clause_direction(verb) != "future":
        return "'call for'"
    return ""


def _was_to_be(verb: Token) -> bool:
    """`were expected to attend`: what was to come, seen from the past, and without a date."""
    while verb.dep == "xcomp" and verb.head.pos in ("VERB", "AUX"):
        verb = verb.head
        if verb.tag == "VBD" or any(c.tag == "VBD" and c.dep in ("aux", "auxpass") for c in verb.children):
            return True
    return False


def _particle(verb: Token) -> str:
    particle = verb.child("prt")
    return particle.lower if particle is not None else ""


def _date_unset(noun: Token, verb: Token) -> bool:
    """`No date has been set for the conference`."""
    subject = verb.child("nsubjpass", "nsubj", "dobj")
    unset = (
        subject is not None
        and subject.lemma in ("date", "timetable", "time")
        and verb.lemma in ("set", "fix", "agree", "announce", "give")
    )
    none = unset and subject is not None and (any(c.lower == "no" for c in subject.children) or _negated(verb))
    return none and noun.dep == "pobj" and noun.head.lower in ("for", "of")
