"""Which event a date belongs to: the word that names it, and the verb that says when it is.

Which dates count is in `anchors`, what a carrying verb speaks of in `carriers`, the entries of lists in `entries`.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefgen.extract.events.anchors import in_date, lies_ahead, only_then
from briefgen.extract.events.candidates import CALLED_OFF, Candidate
from briefgen.extract.events.carriers import (
    carried,
    moved_deed,
    moved_noun,
    prolonged,
    to_be_held,
    told_before,
    whatever_held,
    whole_of,
)
from briefgen.extract.events.clauses import (
    SUBJECTS,
    brought_about,
    called_off,
    conquers,
    governing_verb,
    habitual,
    negated,
    subject_of,
)
from briefgen.extract.events.entries import LISTED, listed_event
from briefgen.extract.events.habits import names_no_event, tells_no_event
from briefgen.extract.events.unsaid import counted, helped_deed, misread, one_of, replaced
from briefgen.extract.events.words import (
    BARE_VERBS,
    CARRIERS,
    DATED_ADJECTIVES,
    DECIDING,
    DEED_NOUNS,
    EMPTY_SUBJECTS,
    WEAK_NOUNS,
    is_event_noun,
    kind_of,
    lemma_in,
)
from briefgen.language.dates import DateMention
from briefgen.language.dates.tense import clause_direction
from briefgen.language.dates.words import WORDS
from briefgen.language.grammar import Sentence, Token


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """What a sentence is read with: its paragraph's tokens, the day of publication, its own dates."""

    row: tuple[Token, ...]
    published: datetime.date
    mentions: Sequence[DateMention]


def dated_event(sentence: Sentence, mention: DateMention, told: Told) -> Candidate | None:
    """The event whose date a phrase is: the first noun or verb above it that can be one."""
    found = _above(sentence, mention, told)
    return replace(found, rule=CALLED_OFF) if found is not None and called_off(found.trigger) else found


def _above(sentence: Sentence, mention: DateMention, told: Told) -> Candidate | None:
    inside = [t for t in sentence.tokens if t.start < mention.passage.end and mention.passage.start < t.end]
    if not inside:
        return None
    listed = listed_event(sentence, inside)
    if listed is not None:
        return Candidate(sentence, listed, None, mention, LISTED)
    here = {t.index for t in inside}
    word = next((t for t in inside if t.is_root or t.head.index not in here), inside[0])
    below, hops = word, 0
    while True:
        if word.index not in here:
            if word.dep == "conj" and (noun := one_of(word)) is not None and is_event_noun(noun):
                rule = f"date of '{word.text}'"
                return Candidate(sentence, word, governing_verb(noun), mention, rule, hops, noun)
            if is_event_noun(word) and not _only_begins(word):
                talked = _talked_of(word, mention)
                if talked is not None:
                    return _of_verb(sentence, talked, mention, hops, told)
                return _of_noun(sentence, word, mention, hops)
            if word.pos in ("VERB", "AUX") or _opens(word):
                return _of_verb(sentence, word, mention, hops, told)
            if lies_ahead(mention, told.published) and (deed := _of_deed(word, below, mention)) is not None:
                verb = governing_verb(deed) if deed.dep in (*SUBJECTS, "dobj", "attr") else None
                return Candidate(sentence, deed, verb, mention, f"date of '{deed.text}'", hops)
            if word.pos in ("NOUN", "PROPN") and not in_date(word, told.mentions):
                if below.dep in ("amod", "compound", "nummod", "nmod"):
                    return _named_by_day(sentence, word, mention)
                hops += 1
        if word.is_root:
            return _of_no_verb(sentence, word, mention, told)
        below, word = word, word.head


def _of_no_verb(sentence: Sentence, root: Token, mention: DateMention, told: Told) -> Candidate | None:
    """What a sentence without a verb names, or one whose verb the tagger took for a noun: "The *market* from 3 May"."""
    if root.pos not in ("NOUN", "PROPN") or root.lemma in EMPTY_SUBJECTS or in_date(root, told.mentions):
        return None
    if not lies_ahead(mention, told.published) or root.block.kind == "heading":
        return None
    if any(t.tag in ("VBZ", "VBP", "VBD", "MD") for t in sentence.tokens) or root.child("det", "poss") is None:
        return None
    return Candidate(sentence, root, None, mention, f"date of '{root.text}'")


def _opens(word: Token) -> bool:
    """Whether an adjective is the verb that the tagger missed: "the booths *open* on Friday"."""
    return word.lower in ("open", "close") and word.pos in ("ADJ", "ADV") and word.child(*SUBJECTS) is not None


def _talked_of(noun: Token, mention: DateMention) -> Token | None:
    """The verb of "will discuss the withdrawal on Monday": what is done that day is the talking."""
    verb = noun.head
    scheduled = kind_of(noun) not in ("operation", "other", "ceasefire")  # "discuss the vote on Monday": its own day
    if noun.dep != "dobj" or verb.lemma not in _TALKING or scheduled or mention.passage.start < noun.start:
        return None
    return verb if clause_direction(verb) == "future" else None


_TAKING_PLACE = frozenset(
    {
        "take",
        "hold",
        "happen",
        "occur",
        "proceed",
        "go",
        "expect",
        "plan",
        "schedule",
        "set",
        "begin",
        "start",
        "open",
        "be",
    }
)
_TALKING = frozenset({"discuss", "debate", "consider", "review", "examine", "weigh"})


def _of_noun(sentence: Sentence, noun: Token, mention: DateMention, hops: int) -> Candidate | None:
    """An event noun with its own date; a verb governs it only as its subject or object."""
    if any(c.lower in ("every", "each", "any", "no") for c in noun.children_with("det")):
        return None
    if noun.tag == "NNS" and any(c.dep == "compound" and c.text == mention.passage.text for c in noun.children):
        return None  # "Sunday trips": a habit
    if misread(noun):
        return Candidate(sentence, noun, None, mention, f"date of '{noun.text}'", hops)
    verb = (
        governing_verb(noun)
        if noun.dep in (*SUBJECTS, "dobj", "attr") or noun.head.lower in ("in", "for", "to")
        else None
    )
    if verb is not None and noun.dep in (*SUBJECTS, "dobj", "attr") and (negated(verb) or habitual(verb)):
        definite = any(c.lower in ("the", "this") or c.dep == "poss" for c in noun.children)
        off = definite and verb.lemma in ("take", "hold", "happen", "occur", "proceed") and not habitual(verb)
        off = off and clause_direction(verb) == "future" and any(c.dep == "neg" for c in verb.children)
        if off:
            return Candidate(sentence, noun, verb, mention, CALLED_OFF, hops)
        if not definite or habitual(verb) or lemma_in(verb, _TAKING_PLACE) or mention.passage.start > verb.start:
            return None
        return Candidate(sentence, noun, None, mention, f"date of '{noun.text}'", hops)  # "is not at risk"
    return Candidate(sentence, noun, verb, mention, f"date of '{noun.text}'", hops)


def _of_deed(word: Token, below: Token, mention: DateMention) -> Token | None:
    """The noun of what is done on a day to come: "a first *cut* in March", "before the *photograph* on Friday".

    Also that of which an adjective says from when it is: "a *split* payable on 3 May"; not "notes due 2031".
    """
    if word.pos == "ADJ" and word.lower in DATED_ADJECTIVES and mention.date.precision != "year":
        noun = word.head if word.dep == "amod" else word.head.child("dobj") if word.dep == "advcl" else None
        if noun is not None and noun.pos == "NOUN":
            return noun
    if word.pos != "NOUN" or below.dep not in ("prep", "npadvmod") or in_date(word, [mention]):
        return None
    if word.lemma in EMPTY_SUBJECTS:
        return None
    ahead_of = word.dep == "pobj" and (word.head.lower == "before" or word.head.head.lower == "ahead")
    named = (word.lemma in DEED_NOUNS or word.lower in DEED_NOUNS) and not _measured(word)
    plain = not any(c.lower in ("every", "each", "any", "no") for c in word.children_with("det"))
    return word if plain and (named or ahead_of) else None


def _measured(noun: Token) -> bool:
    """`sales of 640 million crowns in 2015`: how much is foreseen, and nothing that is done."""
    of = (p.child("pobj") for p in noun.children_with("prep") if p.lower == "of")
    return any(t.entity in ("MONEY", "PERCENT", "QUANTITY", "CARDINAL") for what in of if what for t in what.subtree())


def _named_by_day(sentence: Sentence, noun: Token, mention: DateMention) -> Candidate | None:
    """`New Year's Eve fireworks will go ahead`: what is called by its day; else a date is part of a name."""
    verb = governing_verb(noun)
    if verb is None or whatever_held(verb) is not noun or mention.date.precision not in ("day", "part-of-day"):
        return None  # "the 2012 model"
    return Candidate(sentence, noun, verb, mention, f"'{noun.text}' dated by '{verb.text}'", 0)


def noun_beside(candidate: Candidate) -> Candidate | None:
    """The event right before a date that the parse gives to a verb: "spoke for the *ballot* in Oslo on 3 May"."""
    date = candidate.date
    if date is None or candidate.trigger.pos not in ("VERB", "AUX"):
        return None
    row = [t for t in candidate.sentence.tokens if t.end <= date.passage.start]
    while row and (row[-1].pos in ("ADP", "DET", "PROPN", "PART") or row[-1].entity in ("GPE", "LOC", "FAC")):
        row.pop()
    noun = row[-1] if row and is_event_noun(row[-1]) else None
    if noun is None or any(c.lower in ("every", "each", "any", "no") for c in noun.children_with("det")):
        return None
    if noun.dep != "pobj" or noun.head.lower in ("after", "since", "following", "despite", "during"):
        return None  # a verb's own object has the verb's date
    return replace(candidate, trigger=noun, predicate=None, rule=f"date right behind '{noun.text}'")


def _only_begins(word: Token) -> bool:
    """An event noun that the date reaches only through another: "a report on the 2010 vote" is no new report."""
    return word.dep == "pobj" and word.head.lower in ("after", "since", "following", "despite")


def _of_verb(sentence: Sentence, verb: Token, mention: DateMention, hops: int, told: Told) -> Candidate | None:
    if verb.tag == "VBG" and verb.dep in ("advcl", "xcomp") and verb.lemma in ("begin", "start") and _dated_only(verb):
        verb = verb.head  # "will drop the fee, beginning in May"
    if verb.dep == "advcl" and verb.tag == "VBN" and any(c.lower == "as" for c in verb.children_with("mark")):
        verb = verb.head  # "will go ahead as planned on Friday"
    if not lies_ahead(mention, told.published):
        if (inner := helped_deed(verb)) is not None:
            return Candidate(sentence, inner, None, mention, f"date of '{inner.text}'", hops)
        verb = _helped(verb) or verb
    if negated(verb) and not only_then(verb, mention):
        off = carried(verb) if verb.lemma in CARRIERS else None
        definite = off is not None and any(c.lower in ("the", "this") or c.dep == "poss" for c in off.children)
        return (
            Candidate(sentence, off, verb, mention, CALLED_OFF, hops) if off and definite and called_off(off) else None
        )
    if habitual(verb):
        return None
    direction = clause_direction(verb)
    decided = (
        verb.lemma in DECIDING
        and direction == "past"
        and not lies_ahead(mention, told.published)
        and verb.child("nsubjpass", "auxpass") is None
    )
    if verb.lemma in ("have", "give") and (deed := _has_until(verb, mention)) is not None:
        return Candidate(sentence, deed, deed, mention, f"'{verb.text}' until a date to '{deed.text}'", hops)
    if (fixed := _fixed_for(verb, mention)) is not None:
        return Candidate(sentence, fixed, verb, mention, f"'{fixed.text}' dated by '{verb.text}'", hops)
    part = subject_of(verb)
    remark = verb.dep == "acl" and verb.tag == "VBN"  # "the second, originally planned for May"
    left_out = _left_out(part, told.row) if verb.lemma in CARRIERS and (remark or not decided) else None
    if left_out is not None and part is not None and is_event_noun(left_out):
        return Candidate(sentence, part, verb, mention, f"'{part.text}' dated by '{verb.text}'", hops, left_out)
    noun = carried(verb) if verb.lemma in CARRIERS and not decided else None
    if noun is None and verb.lemma in CARRIERS and not decided:
        meant = part is not None and part.lower == "it" and verb.lemma not in BARE_VERBS
        noun = told_before(part, told.row) if part is not None and meant else to_be_held(verb)
    if noun is None and verb.lemma in CARRIERS and (whole := whole_of(part, told.row)) is not None and part is not None:
        return Candidate(sentence, part, verb, mention, f"'{part.text}' dated by '{verb.text}'", hops, whole)
    if noun is None and verb.child("dobj") is None and not decided:
        # "the offensive may spread": whatever an event does by itself is the event
        noun = part if part is not None and is_event_noun(part) and part.lemma not in WEAK_NOUNS else None
    if noun is not None and noun.lemma in WEAK_NOUNS and noun.dep == "dobj" and (noun.lemma not in ("round", "phase")):
        noun = None  # "publish its report" says more than "report"
    if noun is None:
        noun = whatever_held(verb) or (prolonged(verb) if lies_ahead(mention, told.published) else None)
    if noun is not None:
        return Candidate(sentence, noun, verb, mention, f"'{noun.text}' dated by '{verb.text}'", hops)
    if (deed := moved_deed(verb)) is not None:
        return Candidate(sentence, deed, verb, mention, f"'{deed.text}' moved by '{verb.text}'", hops)
    moved = moved_noun(verb, told.row)
    if moved is not None:
        return Candidate(sentence, moved, verb, mention, f"'{moved.text}' moved by '{verb.text}'", hops)
    if counted(part, told.row) is None and names_no_event(part, verb, mention):
        return None
    if tells_no_event(sentence, verb, mention, direction):
        return None
    return Candidate(sentence, verb, verb, mention, f"date of '{verb.text}'", hops)


def _helped(verb: Token) -> Token | None:
    """What somebody was helped to do, whose day the parse may hang on the helping."""
    return next((v for v in verb.children_with("xcomp", "ccomp") if brought_about(v) and conquers(v)), None)


def _dated_only(verb: Token) -> bool:
    """`lessons will be suspended starting Thursday`: a participle that says since when; not "was seen starting"."""
    passive = verb.head.child("auxpass") is not None and verb.head.lemma not in ("see", "hear", "find", "film")
    return verb.child("dobj") is None and (verb.dep == "advcl" or passive)


_CHOOSING = frozenset(WORDS["verbs"]["choosing"])


def _fixed_for(verb: Token, mention: DateMention) -> Token | None:
    """The event that a day is fixed for: "has set 3 May for the *hearing*", "as the date of the *hearing*"."""
    row = verb.sentence.tokens
    before = [t for t in row if t.end <= mention.passage.start]
    after = [t for t in row if t.start >= mention.passage.end]
    if verb.lemma not in _CHOOSING or before[-1:] != [verb] or not after:
        return None
    noun = after[0].child("pobj") if after[0].lower in ("for", "as") else None
    if noun is not None and noun.lemma in ("date", "day"):
        noun = next((inner for p in noun.children_with("prep") if (inner := p.child("pobj")) is not None), None)
    return noun if noun is not None and noun.pos in ("NOUN", "PROPN") and not in_date(noun, [mention]) else None


def _has_until(verb: Token, mention: DateMention) -> Token | None:
    """What somebody has until a day to do."""
    before = verb.block.text[max(0, mention.passage.start - 8) : mention.passage.start].lower().split()
    if not before or before[-1] not in ("until", "till"):
        return None
    after = [t for t in verb.sentence.tokens if t.start >= mention.passage.end][:6]
    return next((t for t in after if t.tag == "VB" and any(c.tag == "TO" for c in t.children)), None)


def _left_out(subject: Token | None, row: Sequence[Token]) -> Token | None:
    """The noun of a subject that leaves its own out: "the second", "the last of four talks", "a public one"."""
    return counted(subject, row) or one_of(subject) or (replaced(subject) if subject is not None else None)
