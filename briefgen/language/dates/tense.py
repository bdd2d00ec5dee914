"""Whether the words around a date say that it lies behind or ahead: tense, modals, verbs of planning, prepositions."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.language.dates.calendar import Direction
from briefgen.language.dates.words import WEEKDAYS, WORDS
from briefgen.language.grammar import Token

_AHEAD = frozenset(WORDS["verbs"]["ahead"])
_TELLING = frozenset(WORDS["verbs"]["telling"])
_ACHIEVING = frozenset(WORDS["verbs"]["achieving"])
_OPENING = frozenset(WORDS["verbs"]["opening"])
_MOVING = frozenset(WORDS["verbs"]["moving"])
_FIXING = frozenset(WORDS["verbs"]["fixing"])
_STOPPING = frozenset(WORDS["verbs"]["stopping"])
_ACCUSING = frozenset(WORDS["verbs"]["accusing"])
_DUE = frozenset({
    "due", "set", "likely", "poised", "ready", "able", "bound", "eligible", "scheduled", "unlikely",
    "payable", "redeemable", "effective",
})  # fmt: skip
_TOWARDS = frozenset({"ahead", "buildup", "runup", "countdown", "forward"})
_UNFORESEEN = frozenset(WORDS["unforeseen"])
_ANSWERING = frozenset({"comment", "say", "discuss", "elaborate", "reach", "confirm", "verify", "identify", "disclose"})
_ONCE = frozenset({"when", "once", "until", "till", "if", "before", "unless"})


def direction_at(inside: Sequence[Token]) -> Direction | None:
    """Which way the text around some tokens of one sentence points; None where nothing tells."""
    if not inside:
        return None
    near = _moved(inside) or _preposition(inside)
    if near:
        return near
    here = {t.index for t in inside}
    word = next((t for t in inside if t.is_root or t.head.index not in here), inside[0])
    told = _just_told(inside)
    if told:
        return told
    if _happened(word, inside):
        return "past"
    found = clause_direction(word)
    if found == "past" and _committed_to(word):
        return "future"  # "threatened further walkouts before Easter"
    if found == "past" and word.dep in ("compound", "nmod", "amod", "nummod") and word.head.dep == "pobj":
        # "spoke about the June summit": the verb's past is not the summit's
        return None if word.head.head.lower in _TURNED else found
    return found


def plainly_ahead(inside: Sequence[Token]) -> bool:
    """Whether the verb that has a date stands in the present, or with "will": no plan told of in the past."""
    verb = next((a for t in inside[:1] for a in t.ancestors() if a.pos in ("VERB", "AUX")), None)
    helpers = verb.children_with("aux", "auxpass") if verb is not None else []
    will = any(h.lower in ("will", "'ll", "’ll", "shall") for h in helpers)
    return verb is not None and (will or (verb.tag in ("VBZ", "VBP") and not helpers))


def _committed_to(date: Token) -> bool:
    """Whether a date is that of what somebody promises, threatens or asks for, and not of the saying."""
    below = date
    for above in date.ancestors():
        if above.pos in ("VERB", "AUX"):
            thing = below.pos == "NOUN" and below.dep == "dobj" and below is not date
            return above.lemma in _COMMITTING and (thing or below.lower in ("before", "by", "until"))
        below = above
    return False


_CHOOSING = frozenset(WORDS["verbs"]["choosing"])
_COMMITTING = frozenset(WORDS["verbs"]["committing"])
_STOPPED = frozenset({"adjourn", "postpone", "delay", "defer", "suspend", "cancel"})
_TURNED = frozenset({"about", "for", "on", "over", "toward", "towards", "regarding", "before", "of"})


def _happened(word: Token, inside: Sequence[Token]) -> bool:
    """`Monday's blast will be felt for years`: of some things nobody knows the day before it has come."""
    above = word.head
    if word.dep in ("pobj", "pcomp") and above.dep == "prep" and above.lower in ("on", "in"):
        above = above.head  # "the attack on Monday"
        if any(c.lower in ("a", "an", "any", "another", "no") for c in above.children_with("det")):
            return False
    elif word.dep not in ("poss", "compound", "nmod", "npadvmod") or above.index in {t.index for t in inside}:
        return False
    if above.dep in _SUBJECTS and any(c.tag == "MD" and c.lower != "will" for c in above.head.children):
        return above.child("det") is not None and above.lemma in _UNFORESEEN  # "victory on Friday would save them"
    return above.lemma in _UNFORESEEN and above.pos == "NOUN"


def clause_direction(word: Token) -> Direction | None:
    """Which way the nearest verb above a word points that points any way at all, the word itself included."""
    while True:
        found = verb_direction(word) if word.pos in ("VERB", "AUX") else _noun(word)
        if found:
            return found
        if word.is_root:
            if word.block.kind == "heading":
                return "past" if word.tag in ("VBZ", "VBP") else None
            return "present" if _taken_for_noun(word) else None
        word = word.head


def _taken_for_noun(word: Token) -> bool:
    """Whether a sentence's root is its verb, taken for a noun: "the town's council *votes* on Friday"."""
    if word.tag != "NNS" or word.lower not in _OPENING | {"votes"} or word.child("poss", "compound") is None:
        return False
    return not any(t.tag in ("VBZ", "VBP", "VBD", "MD") for t in _row(word))


def _row(token: Token) -> Sequence[Token]:
    return token.sentence.tokens


def _before(inside: Sequence[Token], count: int) -> list[Token]:
    row = _row(inside[0])
    at = inside[0].index - row[0].index
    return list(row[max(0, at - count) : at])


def _preposition(inside: Sequence[Token]) -> Direction | None:
    words = [t.lower for t in _before(inside, 4)]
    while words and words[-1] in ("the", "early", "late", "mid", "around", "about", "-"):
        words.pop()
    if not words:
        return None
    if words[-1] == "since":
        return "past"
    if words[-1] in ("beginning", "starting", "commencing", "effective"):
        return "future"  # "declared three days of mourning beginning Wednesday"
    above = inside[0].head if inside[0].dep == "pobj" else None
    if words[-1] == "from" and above is not None and above.head.pos in ("NOUN", "PROPN"):
        # "a photograph from Sunday shows"; but "fares rise by 2% from Monday"
        what = above.head.dep in _SUBJECTS or clause_direction(above.head) in ("past", None)
        return "past" if what else "future"
    if words[-1] == "for" and any(t.lower in WEEKDAYS or t.tag == "CD" for t in inside) and inside[0].dep != "nummod":
        return "future"  # "a rally for Saturday"
    if words[-1] == "to" and ((words[-2:-1] and words[-2] in _TOWARDS) or words[-3:-1] == ["-", "up"]):
        return "future"  # "ahead to Friday", "the build-up to Friday"
    if words[-1] == "for" and _fixed_for(inside[0]):
        return "future"
    if words[-1] in ("until", "till", "by"):
        verb = next((a for a in (inside[0], *inside[0].ancestors()) if a.pos in ("VERB", "AUX")), None)
        if verb is not None and verb.tag == "VBG" and verb.dep == "xcomp":
            verb = verb.head  # "kept singing until Friday"
        if verb is not None and _was_so_by(inside[0], verb, words[-1]):
            return "past"
        if words[-1] == "by" and verb is not None and any(c.tag == "MD" for c in verb.children_with("aux")):
            return "future"  # "by May the debt should have been paid"
        told = verb is not None and verb.lemma not in _TELLING
        lasted = verb is not None and words[-1] != "by" and verb.tag == "VBD" and verb.pos == "VERB"
        lasted = lasted and verb is not None and verb.lemma not in ("give", "have", "grant", "allow")
        return verb_direction(verb) if verb is not None and told and (_completed(verb) or lasted) else "future"
    return None


def _fixed_for(date: Token) -> bool:
    """`elections slated for May`, `called elections for May`: fixed, by a verb before the date."""
    row = _row(date)
    verbs = [t for t in row[max(0, date.index - row[0].index - 4) : date.index - row[0].index] if t.lemma in _FIXING]
    return any(t.tag in ("VBN", "VBD", "VBG") for t in verbs)


def _was_so_by(date: Token, verb: Token, lead: str) -> bool:
    """`By Monday the water was gone`, `until May it stood empty`: told of as a state reached or over."""
    if verb.tag != "VBD" or any(c.tag == "TO" for c in verb.children_with("aux")):
        return False
    return date.index < verb.index or (
        lead == "by" and verb.lemma in ("be", "have", "stand", "reach", "rise", "fall", "grow")
    )


def _moved(inside: Sequence[Token]) -> Direction | None:
    """A date that something is moved to or from or fixed for, or that of what is called off, lies ahead."""
    below, verb = inside[0], next((a for a in inside[0].ancestors() if a.pos == "VERB"), None)
    if verb is None:
        return None
    prepositions, here = {t.lower for t in _before(inside, 1)}, {t.index for t in inside}
    while below is not verb:
        if (below.dep == "poss" and below.index in here) or (below.dep == "npadvmod" and below.head.dep in _SUBJECTS):
            return "future" if verb.lemma in _STOPPING or _called_off(verb) else None
        if below.dep in ("prep", "mark") and below.index not in here:
            prepositions.add(below.lower)
        below = below.head
    if verb.lemma in _MOVING and verb.tag != "VB" and prepositions & {"to", "until", "till", "from"}:
        return "future"
    passive = any(c.dep in ("auxpass", "nsubjpass") for c in verb.children) or verb.dep == "acl"
    if not any(c.dep == "auxpass" for c in verb.children) and _chosen(verb, inside):
        return "future"
    # "called a strike for Friday", and "announced for 3 May" where the parse takes it for the verb of the sentence
    fixed = (
        passive
        or verb.child("dobj") is not None
        or any(c.lower == "for" for c in _row(verb) if c.index == verb.index + 1)
    )
    return "future" if fixed and verb.lemma in _FIXING and "for" in prepositions else None


def _chosen(verb: Token, inside: Sequence[Token]) -> bool:
    """Whether a day is what somebody fixes: "has fixed June 20 for a hearing", "set 3 April as the date"."""
    row, here = _row(verb), {t.index for t in inside}
    after = [t.lower for t in row if t.index == max(here) + 1]
    return verb.lemma in _CHOOSING and verb.index + 1 in here and after in (["for"], ["as"])


def moved_from(inside: Sequence[Token]) -> bool:
    """Whether `from 1 May to 7 May` tells of a day given up and the new one, and not of a stretch."""
    verb = next((a for t in inside[:1] for a in t.ancestors() if a.pos == "VERB"), None)
    return verb is not None and verb.lemma in _MOVING


_SUBJECTS = ("nsubj", "nsubjpass")


def _called_off(verb: Token) -> bool:
    return verb.lemma in ("call", "put") and any(c.lower in ("off", "back") for c in verb.children)


def _completed(verb: Token) -> bool:
    """Whether a verb tells of something that is over: "had left by Friday"."""
    return verb.tag in ("VBD", "VBN") and any(c.lemma == "have" and c.dep == "aux" for c in verb.children)


# What may stand between a verb and its date: "close at 8 p.m. GMT on Sunday".
_BESIDE = frozenset(
    {
        "on",
        "at",
        ",",
        "a.m.",
        "p.m.",
        "am",
        "pm",
        "a.m",
        "p.m",
        "noon",
        "midnight",
        "time",
        "local",
        "late",
        "early",
        "later",
        "earlier",
    }
)


def _just_told(inside: Sequence[Token]) -> Direction | None:
    """A date right behind some verbs is theirs, whatever the parse hangs it on: "said Monday", "resume Monday"."""
    before = _before(inside, 7)
    while before and (before[-1].lower in _BESIDE or before[-1].text in WORDS["zones"] or before[-1].tag == "CD"):
        before.pop()
    if before and before[-1].lower in _OPENING and not _was_to(before[-1]):
        return "future"
    if before and _presents(before[-1]):
        return "future"
    if before and before[-1].lemma in _TELLING and before[-1].tag in ("VBD", "VBZ", "VBP", "VBN"):
        passive = before[-1].tag == "VBN" and any(c.tag == "MD" or c.lower == "to" for c in before[-1].children)
        return None if passive else "past"
    return None


_PRESENTING = frozenset({"report", "announce", "release", "unveil", "testify", "publish"})


def _presents(verb: Token) -> bool:
    """`the firm reports in May`: what is to be told then, where nothing is told now."""
    if verb.lemma not in _PRESENTING or verb.tag not in ("VBZ", "VBP") or verb.block.kind == "heading":
        return False
    return not any(c.dep in ("ccomp", "dobj") for c in verb.children)


def _noun(word: Token) -> Direction | None:
    if word.lemma == "deadline" or (word.dep == "prep" and word.lower in ("until", "till")):
        return "future"
    if word.dep == "prep" and word.lower in ("before", "ahead") and word.head.pos != "VERB":
        verb = next((a for a in word.ancestors() if a.pos in ("VERB", "AUX")), None)
        return "past" if verb is not None and word.lower == "before" and _completed(verb) else "future"
    if word.lower == "ahead" and word.child("prep") is not None:
        return "future"
    if word.lower in _DUE and word.dep in ("acomp", "amod", "oprd"):
        return "future"
    return None


def verb_direction(verb: Token) -> Direction | None:
    """Which way a verb form points: by its modals, helpers and tense, or by what it means."""
    helpers = [c for c in verb.children if c.dep in ("aux", "auxpass")]
    has = any(h.lemma in ("have", "'ve") for h in helpers) and verb.lemma != "have"
    modals = [h for h in helpers if h.tag == "MD"]
    if verb.tag in ("VBN", "VBD") and any(h.lower in ("'d", "’d") for h in helpers):
        return "past"  # "he'd agreed" is "he had"
    if _supposed(verb):
        return "future"  # "would be glad if it were open in May"
    if modals and verb.lemma in _ANSWERING and _refused(verb, modals):
        return "past"
    if modals:
        return "past" if has and not any(h.lemma in ("will", "shall") for h in modals) else "future"
    if verb.lemma in _AHEAD and _compared(verb):
        return "past"
    if verb.lemma in _AHEAD and verb.tag == "VBN" and any(c.lower == "as" for c in verb.children_with("mark")):
        return None  # "will go ahead as planned on Friday"
    if verb.lemma in _AHEAD or (verb.lower in _DUE and (verb.lower != "set" or _set_to(verb))):
        if any(h.tag == "VBD" for h in helpers) and any(_says_when(c) for c in verb.children_with("prep")):
            return None  # "was scheduled in April" may tell when the planning was done
        if verb.dep == "acl" and verb.lemma in _STOPPED and any(_says_when(c) for c in verb.children_with("prep")):
            return "past"  # "the trial, adjourned in June": when it was put off
        if verb.tag == "VBD" and verb.child("prt") is not None:
            return "past"  # "set off"
        return "future" if verb.tag in ("VBN", "JJ", "VB", "VBP", "VBZ", "VBG") or verb.lower == "set" else "past"
    if any(h.tag == "TO" for h in helpers):
        if has and verb.tag != "VB":  # "to have filed"; but "has until Friday to file" lies ahead
            return "past"
        if _was_to(verb):
            return _as_planned(verb)
        return None if verb.head.lemma in _ACHIEVING and not verb.is_root else "future"
    if has:
        awaited = verb.dep == "advcl" and any(c.lower in ("once", "when", "until", "till") for c in verb.children)
        return "future" if awaited and any(h.tag in ("VBZ", "VBP") for h in helpers) else "past"
    if any(c.lower in _DUE and c.dep in ("acomp", "oprd") for c in verb.children):
        return "future"
    return _finite(verb, helpers)


def _says_when(preposition: Token) -> bool:
    """Whether a preposition leads to a time, and not to a place: "was expected in Lima as early as Monday"."""
    inner = preposition.child("pobj")
    return preposition.lower in ("in", "on") and inner is not None and inner.entity not in ("GPE", "LOC", "FAC", "ORG")


def _set_to(verb: Token) -> bool:
    """`set to open`, `set for May`: a plan, where "the fire was set" is none."""
    return any(c.dep == "xcomp" or c.lower in ("for", "to") for c in verb.children) or verb.tag == "VBD"


def _refused(verb: Token, modals: list[Token]) -> bool:
    """`could not be reached Friday`, `would not say`: a modal of the past that tells of no plan."""
    return modals[0].lower in ("could", "would") and verb.child("neg") is not None and verb.dep in ("ROOT", "conj")


def _compared(verb: Token) -> bool:
    """`fewer than planned in May`: what was foreseen before."""
    row = _row(verb)
    before = row[verb.index - row[0].index - 1] if verb.index > row[0].index else None
    plain = before is not None and before.lower == "as" and verb.dep == "advcl"
    return verb.tag == "VBN" and before is not None and before.lower in ("than", "as") and not plain


def _supposed(verb: Token) -> bool:
    """Whether a past tense is that of a condition for something that would be."""
    if verb.tag != "VBD" or verb.dep != "advcl" or not any(c.lower == "if" for c in verb.children_with("mark")):
        return False
    return any(c.tag == "MD" for c in verb.head.children)


def _was_to(verb: Token) -> bool:
    return verb.dep == "xcomp" and verb.head.lemma == "be" and verb.head.tag == "VBD"


def _as_planned(verb: Token) -> Direction | None:
    """`was to open on Monday`: ahead where the thing is said to be put off, behind where it is said to be done."""
    was = verb.head
    thing = was.head if was.dep == "relcl" else None
    while thing is not None and thing.dep == "pobj" and thing.head.head.pos in ("NOUN", "PROPN"):
        thing = thing.head.head  # "a course on knots that was to be held"
    over = thing.head if thing is not None and thing.dep in _SUBJECTS else None
    if over is not None and (over.lemma in _STOPPING or over.lemma in _MOVING or _called_off(over)):
        return "future"
    if any(c.dep == "conj" and c.tag == "VBD" for v in (was, verb) for c in v.children):
        return "past"
    if any(t.lemma == verb.lemma and t.tag in ("VBD", "VBN") and t is not verb for t in _row(verb)):
        return "past"  # "was to be drawn on Tuesday, was drawn on Monday"
    return "future" if was.dep != "relcl" else None  # "the two were to meet Monday"


def _finite(verb: Token, helpers: list[Token]) -> Direction | None:
    if verb.tag == "VBG" and verb.dep == "pcomp" and not helpers:
        told_of = verb.head.lower in ("after", "since", "following", "upon") or verb.head.head.lemma in _ACCUSING
        return "past" if told_of else None
    if verb.dep == "conj" and not helpers and verb.tag in ("VB", "VBN", "VBG"):
        return None  # shares the helpers of the verb it is joined to
    be = next((h for h in helpers if h.lemma in ("be", "do", "get")), None)
    tag = be.tag if be is not None and verb.tag in ("VBN", "VBG", "VB") else verb.tag
    if tag == "VBD":
        return "past"
    if tag in ("VBZ", "VBP"):
        if _presents(verb):
            return "present"
        if verb.lemma in _TELLING and be is None and (verb.block.kind == "heading" or verb.child("dobj") is None):
            return "past"
        if verb.dep == "advcl" and any(c.lower in _ONCE for c in verb.children):
            return "future"
        return "past" if verb.block.kind == "heading" else "present"
    if tag == "VBN":
        return "past" if verb.dep in ("acl", "ROOT", "advcl", "relcl", "amod") else None
    if tag == "VB" and (verb.is_root or (verb.dep == "ccomp" and not helpers and verb.child("nsubj") is None)):
        return "future"  # "see you Friday"
    return None
