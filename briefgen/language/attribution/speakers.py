"""Who does what a cue says: its subject or agent, the one who is made to say it, and the form of what names them.

The words that make up the source are for `phrases`; who a pronoun stands for in the text for the names.
"""

from __future__ import annotations

from briefgen.language.attribution.blocks import BlockView, Run
from briefgen.language.attribution.phrases import edges, noun_phrase
from briefgen.language.attribution.relation import SourceForm
from briefgen.language.grammar import Token

SUBJECTS = ("nsubj", "csubj", "expl")
PASSIVE_SUBJECTS = ("nsubjpass", "csubjpass")
_LEAVING = frozenset({"leave", "keep", "set", "catch"})


def speaker_of(view: BlockView, verb: Token) -> Token | None:
    """The subject of a verb; where the parse took the dateline for it, the noun behind the dateline."""
    if verb.dep == "conj" and said_again(view, verb.head) is verb:
        # "said that the dam burst and warned of floods": the one who said it warned
        verb = governor(verb.head) or verb
    head = made_to(view, verb) or subject_of(verb)
    if head is not None and _opens_circumstance(view, head):
        head = head.child("appos") or head
    if head is None or not head.index < view.dateline <= verb.index:
        return head
    nouns = (t for t in view.row[view.dateline : verb.index] if t.pos in ("NOUN", "PROPN", "PRON"))
    return next((t for t in nouns if t.dep not in ("compound", "poss", "pobj")), head)


def _opens_circumstance(view: BlockView, head: Token) -> bool:
    """Whether a participle that opens the sentence was taken for a name: "Reacting, a trader, Ada Ukwu, said"."""
    after = view.row[head.index + 1].text if head.index + 1 < len(view.row) else ""
    stem = head.lower.removesuffix("ing")
    verb = stem != head.lower and any(view.lexicon.has("verbs", stem + ending) for ending in ("", "e"))
    return verb and head.index == view.segment(head.index)[0] and after == ","


def made_to(view: BlockView, verb: Token) -> Token | None:
    """Who is made to say it: "forced Vane to admit", "led the board to fear"."""
    if verb.dep not in ("xcomp", "ccomp", "advcl") or verb.head.lemma not in view.lexicon.causes:
        return None
    made = verb.head.child("dobj")
    between = made is not None and verb.head.index < made.index < verb.index
    return made if between and verb.child(*SUBJECTS) is None else None


def is_passive(verb: Token) -> bool:
    return verb.tag == "VBN" and (verb.child("auxpass", *PASSIVE_SUBJECTS) is not None)


def agent_of(verb: Token) -> Token | None:
    """Who does what a passive verb says: "by the minister"."""
    by = verb.child("agent") or next((c for c in verb.children if c.dep == "prep" and c.lower == "by"), None)
    agent = by.child("pobj") if by is not None else None
    return agent if agent is not None and agent.entity not in ("DATE", "TIME", "CARDINAL") else None  # "by May"


def negated(token: Token) -> bool:
    if token.child("neg") is not None:
        return True
    subject = token.child(*SUBJECTS)
    return subject is not None and (
        subject.lower in ("nobody", "none") or any(c.lower in ("no", "neither") for c in subject.children)
    )


def said_again(view: BlockView, clause: Token) -> Token | None:
    """The second cue of a speaker that the parse joined to what she said: "said that it rained and urged them to"."""
    verb = governor(clause)
    if verb is None or not _speaks(view, verb) or view.lexicon.has("verbs", view.lemma(clause)):
        return None  # "said she hoped and believed that": all hers
    for second in clause.children_with("conj"):
        shared = second.tag == verb.tag and second.child("nsubj", "nsubjpass", "aux", "expl") is None
        whole = second.child("ccomp", "xcomp", "dobj", "prep") is not None
        if shared and whole and _speaks(view, second) and joint_before(clause, second) < second.index:
            return second
    return None


def governor(clause: Token) -> Token | None:
    """The verb that a clause completes, also where the parse hung it on a noun between: "said at the time that"."""
    if clause.dep in ("ccomp", "advcl"):
        return clause.head if clause.head.pos in ("VERB", "AUX") else None
    conjunction = any(c.lower == "that" and c.dep in ("mark", "advmod") for c in clause.children)
    if clause.dep != "relcl" or not conjunction:
        return None
    return next((t for t in clause.ancestors() if t.pos == "VERB"), None)


def joint_before(clause: Token, second: Token) -> int:
    """Where what is joined to a clause begins, its "and" or "but" included; the verb itself where none stands."""
    return next(
        (c.index for c in clause.children if c.dep == "cc" and clause.index < c.index < second.index), second.index
    )


def _speaks(view: BlockView, verb: Token) -> bool:
    lemma = view.lemma(verb)
    return any(view.lexicon.sense("verbs", lemma, frame) for frame in ("quotation", "person-infinitive"))


def subject_of(verb: Token) -> Token | None:
    """Who does what the verb says, by the parse: its own subject, or the one it shares."""
    token, hops = verb, 0
    while hops < 6:
        own = _own_subject(token)
        if own is not None:
            return own
        if token.dep == "conj" and token.head.lemma == "hear" and (witness := _heard(token.head)) is not None:
            return witness
        if token.tag == "VBG" and token.dep in ("xcomp", "ccomp", "advcl") and token.head.lemma in _LEAVING:
            thing = token.head.child("dobj")
            if thing is not None and edges(thing)[1] == token.index:
                return thing  # "left the town wondering": the town wonders
        if token.dep == "pcomp" and token.head.lower == "for":
            praised = token.head.head.child("dobj")
            if praised is not None and praised.index < token.head.index:
                return praised  # "thanked the nurses for speaking out": the nurses spoke
        if token.child(*PASSIVE_SUBJECTS) is not None:
            # "was quoted as saying": the subject of the passive is the one who says.
            return token.child(*PASSIVE_SUBJECTS) if token is not verb else None
        hops += 1
        if token.dep in ("acl",) and token.tag == "VBG" and token.head.pos in ("NOUN", "PROPN", "PRON"):
            return token.head
        if token.is_root or token.dep in ("relcl",):
            return None
        if token.dep in ("conj", "xcomp", "advcl", "pcomp", "ccomp", "prep", "parataxis", "aux", "dep", "acl"):
            token = token.head
            while token.pos in ("NOUN", "PROPN", "ADP", "ADJ", "PRON", "SCONJ") and token.head is not token:
                poss = token.child("poss") if token.pos == "NOUN" else None
                if poss is not None:
                    return poss
                token = token.head
            continue
        return None
    return None


def _own_subject(verb: Token) -> Token | None:
    """A verb's subject; of two before it, which only a wrong parse gives, the nearer: "Outside court, Vane said"."""
    twice = [c for c in verb.children_with("nsubj") if c.index < verb.index]
    return twice[-1] if len(twice) > 1 else verb.child(*SUBJECTS)


def _heard(hearing: Token) -> Token | None:
    """Who goes on in "The court heard Vane told the police he slept, but insisted that": Vane, not the court."""
    told = hearing.child("ccomp")
    subject = told.child("nsubj") if told is not None and told.index > hearing.index else None
    return subject if subject is not None and subject.pos == "PROPN" else None


def source_form(head: Token | None, source: Run | None, view: BlockView, *, impersonal: bool) -> SourceForm:
    if source is None or head is None:
        return "impersonal" if impersonal else "none"
    words = view.row[source[0] : source[1]]
    if head.pos == "PRON" or head.tag in ("PRP", "PRP$", "WP", "WDT"):
        return "pronoun"
    named = ("PERSON", "ORG", "GPE", "NORP")
    if head.pos == "PROPN" or any(t.entity in named and t.pos == "PROPN" and not _possesses(t, head) for t in words):
        return "name"
    return "description"


def _possesses(token: Token, head: Token) -> bool:
    """Whether a name only says whose the speaker is: "Lang" in "Lang's deputy"."""
    while token is not head and token.head is not token:
        if token.dep == "poss":
            return True
        token = token.head
    return False


def referent_of(view: BlockView, head: Token | None) -> tuple[Token | None, Run | None]:
    """The noun that a relative pronoun stands for, and its phrase without the relative clause."""
    if head is None or head.tag not in ("WP", "WDT"):
        return None, None
    clause = head.head
    for _ in range(4):
        if clause.dep == "relcl" and clause.head.pos in ("NOUN", "PROPN"):
            noun = clause.head
            while (noun.entity in ("DATE", "TIME") or noun.pos not in ("NOUN", "PROPN")) and noun.head is not noun:
                noun = noun.head  # "the accord of 3 May, which says": the accord, not May
            return noun, noun_phrase(view, noun, without=clause)
        clause = clause.head
    return None, None
