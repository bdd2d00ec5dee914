"""How the words of a clause hang together, as far as events need to know: its verb, subject, negation."""

from __future__ import annotations

from briefgen.extract.events.words import ACHIEVING, CONQUERING, CONTROLLING, STATUS
from briefgen.language.datelines import report_start
from briefgen.language.grammar import Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj")


def governing_verb(word: Token) -> Token | None:
    """The nearest verb above a word."""
    return next((a for a in word.ancestors() if a.pos in ("VERB", "AUX")), None)


def subject_of(verb: Token) -> Token | None:
    """A verb's subject, also where it shares that of the verb it hangs on or belongs to a noun before it."""
    if (owned := _whose_before(verb)) is not None:
        return owned
    seen = 0
    while seen < 4:
        own = next((c for word in verb.children_with(*SUBJECTS) if (c := _behind_dateline(word)) is not None), None)
        if own is not None and own.lower not in ("that", "which", "who"):
            return own
        noun = verb.head.pos in ("NOUN", "PROPN") or (
            verb.head.pos == "ADJ" and verb.head.dep in SUBJECTS
        )  # "the second"
        if verb.dep in ("relcl", "acl") and noun and verb.head.entity != "DATE":
            return verb.head
        if verb.dep in ("relcl", "acl") and verb.head.entity == "DATE" and own is None:
            above = governing_verb(verb)  # "has until Friday to pay" hangs on the Friday
            if above is None:
                return None
            verb, seen = above, seen + 1
            continue
        if verb.dep == "xcomp" and verb.head.pos == "ADJ" and verb.head.dep == "amod" and own is None:
            return verb.head.head  # "his contract, due to expire in May"
        if own is None and (thing := _done_to(verb) or _bare_subject(verb)) is not None:
            return thing
        if own is not None or verb.is_root or not _shares_subject(verb):
            return own
        told = verb.head.child("dobj") if verb.head.lemma in CONTROLLING else None
        if told is not None and (
            verb.dep == "xcomp" or (verb.dep == "advcl" and any(c.tag == "TO" for c in verb.children))
        ):
            return told  # "ordered the company to hand over": it is the company that will
        verb, seen = verb.head, seen + 1
        if verb.pos == "ADP":
            verb = verb.head  # "before travelling to Oslo": as who travels does before
    return None


def _behind_dateline(subject: Token) -> Token | None:
    """A subject; where the parse takes the town of writing for it, the noun that it hangs on that town, if any."""
    begin = report_start(subject.block.text)
    if subject.start >= begin:
        return subject
    behind = (c for c in subject.children if c.start >= begin)
    return next((c for c in behind if c.pos in ("NOUN", "PROPN", "PRON") and c.dep in ("appos", "conj", "dep")), None)


def _bare_subject(verb: Token) -> Token | None:
    """The noun right before a verb, which the parse may join to it as to a noun: "help *police* find"."""
    joined = (c for c in verb.children_with("compound") if c.pos in ("NOUN", "PROPN") and c.index == verb.index - 1)
    return next(joined, None) if verb.tag in ("VB", "VBZ", "VBP") and verb.pos == "VERB" else None


def _done_to(verb: Token) -> Token | None:
    """The noun right before "to be sold" in "room for new notes to be sold", wherever the parse hangs the verb."""
    to = next((c for c in verb.children_with("aux") if c.tag == "TO"), None)
    if to is None or verb.tag != "VBN" or verb.dep not in ("advcl", "acl") or verb.child("auxpass") is None:
        return None
    row = verb.sentence.tokens
    before = row[to.index - row[0].index - 1] if to.index > row[0].index else None
    return before if before is not None and before.pos in ("NOUN", "PROPN") else None


def _whose_before(verb: Token) -> Token | None:
    """The noun of "the council, whose annual *summit*, held in May, was cancelled", whose verb the parse gave away."""
    if verb.dep != "conj" or verb.child("auxpass", "aux") is None or verb.child(*SUBJECTS) is not None:
        return None
    between = [t for t in verb.head.subtree() if verb.head.index < t.index < verb.index]
    joined = any(t.dep == "cc" and t.head is verb.head for t in between)
    owned = [t for t in between if t.dep == "appos" and any(c.tag == "WP$" for c in t.children)]
    return owned[-1] if owned and not joined else None


def _shares_subject(verb: Token) -> bool:
    if verb.dep == "pcomp":
        return verb.tag == "VBG" and verb.head.lower in ("before", "after") and verb.head.head.pos == "VERB"
    if verb.dep == "dep":
        return verb.tag == "VB" and verb.child("aux") is not None
    return verb.dep in ("xcomp", "conj", "auxpass", "aux", "acomp", "oprd") or (
        verb.dep == "advcl" and verb.tag != "VBN"
    )


def negated(verb: Token) -> bool:
    """Whether a verb, the one that governs it or its subject is denied: "not a word will be said"."""
    chain = [verb, *(a for a in verb.ancestors() if a.pos in ("VERB", "AUX"))][:2]
    near = chain if _under_negation(verb) else chain[:1]
    if verb.dep == "ccomp" and verb.head.lemma in STATUS["denying"]:
        return not any(c.dep == "neg" for c in verb.head.children)
    if any(c.dep == "neg" for v in near for c in v.children):
        return True
    subjects = [subject_of(verb), *(v.child(*SUBJECTS) for v in near[1:] if verb.dep == "ccomp")]
    return any(s is not None and _none(s) for s in subjects)


def _under_negation(verb: Token) -> bool:
    """Whether what denies the verb above denies this one: "did not agree to meet"; not "did not come but will meet"."""
    if verb.dep == "conj":
        return not any(c.tag in ("MD", "VBZ", "VBP", "VBD") for c in verb.children) and verb.tag in ("VB", "VBN", "VBG")
    return verb.dep == "xcomp" or (verb.dep == "ccomp" and verb.head.index < verb.index)


def _none(subject: Token) -> bool:
    return subject.lower in _NOBODY or any(c.dep == "neg" or c.lower in ("no", "not") for c in subject.children)


_NOBODY = ("nobody", "none", "nothing", "neither")


def called_off(noun: Token) -> bool:
    """Whether a verb says of its subject that it will not be: "a rally set for Friday would not take place"."""
    if noun.dep not in SUBJECTS or noun.head.pos != "VERB":
        return False
    verb = noun.head.head if noun.head.dep == "csubj" else noun.head
    held = verb.lemma in ("take", "hold", "happen", "occur", "proceed", "go")
    coming = any(c.tag == "MD" and c.lower in ("will", "would", "wo", "shall") for c in verb.children)
    return held and coming and any(c.dep == "neg" for c in verb.children)


def was_to_have(verb: Token) -> bool:
    """`was to have met`: what was planned and did not come about."""
    helpers = {c.lower for c in verb.children_with("aux")}
    return verb.tag == "VBN" and {"to", "have"} <= helpers and verb.head.lemma == "be" and verb.head.tag == "VBD"


def had_been_due(verb: Token) -> bool:
    """Whether an infinitive tells of a plan that no longer holds: "had been due to leave", "had planned to leave"."""
    if verb.dep != "xcomp" or not any(c.tag == "TO" for c in verb.children):
        return False
    plan = verb.head.head if verb.head.lower in ("due", "set") and verb.head.pos == "ADJ" else verb.head
    planned = plan.lemma in ("be", "mean", "intend", "suppose") or plan.lemma in _PLANNING
    return planned and plan.tag == "VBN" and any(c.lower in ("had", "'d") and c.dep == "aux" for c in plan.children)


def brought_about(verb: Token) -> bool:
    """Whether an infinitive tells of what was done: "helped the rebels *take* Osk"; not "tried to", "wanted to"."""
    above = verb.head
    bare = verb.tag == "VB" or (verb.tag == "VBP" and above.lemma == "help")  # "help the exiles *claim* it"
    if not bare or verb.dep not in ("xcomp", "ccomp", "advcl") or above.lemma not in ACHIEVING:
        return False
    if above.lemma == "go" and above.child("prt") is None:
        return False  # "went to see" may not have seen
    return not negated(above) and not any(c.tag == "MD" for c in above.children)


def conquers(verb: Token) -> bool:
    """Whether a verb takes what has a name: "claim Dorun Air Base"; not "claim the prize"."""
    thing = verb.child("dobj") if verb.lemma in CONQUERING else None
    return thing is not None and is_named(thing) and thing.entity not in ("PERSON", "DATE", "TIME", "MONEY", "NORP")


def is_named(thing: Token) -> bool:
    """Whether a noun is a name, or is called by one: "Osk", "the town of Osk"."""
    of = (p.child("pobj") for p in thing.children_with("prep") if p.lower == "of")
    return thing.pos == "PROPN" or any(noun is not None and noun.pos == "PROPN" for noun in of)


def habitual(verb: Token) -> bool:
    """Whether a present tense tells of a habit: "usually ends in September", "would normally expect to end"."""
    if any(c.lower in STATUS["habitual"] for v in (verb, verb.head) for c in v.children) and any(
        c.lower == "would" for v in (verb, verb.head) for c in v.children_with("aux")
    ):
        return True
    present = verb.tag in ("VBZ", "VBP") or any(c.dep == "auxpass" and c.tag in ("VBZ", "VBP") for c in verb.children)
    return present and any(c.lower in STATUS["habitual"] for c in verb.children)


def particle(verb: Token) -> str:
    """The adverb of a phrasal verb: "off" of "call off"; "" where it has none."""
    # The parse may hang it on what follows: "put back to 20 March".
    row = verb.sentence.tokens
    after = [*row[verb.index - row[0].index + 1 :][:1], *(c for c in verb.children if c.index > verb.index)]
    found = verb.child("prt") or next((t for t in after if t.lower in ("off", "back", "through")), None)
    return found.lower if found is not None else ""


def was_planned(verb: Token) -> bool:
    """Whether a verb tells of a plan that no longer holds: "had been scheduled for", "was originally due"."""
    if verb.lemma not in _PLANNING:
        return False
    had = any(c.lower in ("had", "'d") and c.dep == "aux" for c in verb.children)
    return verb.tag == "VBN" and (had or any(c.lower in STATUS["former"] for c in verb.children))


def conditional(verb: Token) -> bool:
    """Whether a verb stands in a condition, by itself or through what governs it: "unless they agree to keep"."""
    while True:
        if any(c.lower in ("if", "unless", "whether") for c in verb.children_with("mark")):
            return True
        if verb.dep not in ("xcomp", "ccomp", "conj") or verb.head.pos not in ("VERB", "AUX"):
            return False
        verb = verb.head


def only_planned(verb: Token) -> bool:
    """Whether a verb tells of a plan and not of the deed: "was to open", "scheduled for", "promised to publish"."""
    if verb.lemma in _PLANNING and (verb.tag == "VBN" or verb.child("xcomp", "ccomp") is not None):
        return True
    if any(c.lower == "due" for c in verb.children_with("acomp", "oprd")):
        return True
    return verb.tag in ("VB", "VBN") and any(c.tag == "TO" for c in verb.children)


_PLANNING = STATUS["expected"] | frozenset({"schedule", "plan", "set", "slate", "promise", "fix", "pledge", "list"})


def lasts_until(verb: Token) -> bool:
    """Whether a verb says how long something still is: "runs until 2031", "remains in force until May"."""
    until = (c.child("pobj") for c in verb.children_with("prep") if c.lower in ("until", "till", "through"))
    if not any(day is not None and (day.entity in ("DATE", "TIME") or day.tag == "CD") for day in until):
        return False  # "until further notice"
    if verb.lemma in ("remain", "stay", "continue") and _in_force(verb):
        return True
    return verb.lemma in ("run", "last", "continue") and verb.child("dobj") is None


def _in_force(verb: Token) -> bool:
    inner = (c.child("pobj") for c in verb.children_with("prep") if c.lower == "in")
    return any(thing is not None and thing.lemma in ("force", "effect", "place") for thing in inner)
