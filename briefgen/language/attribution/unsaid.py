"""Cues that report no saying: questions, mere possibilities, what was stopped or left out, nobody and anybody.

"People had stopped telling one another which day it was" attributes nothing to anyone, and neither do "you might
argue that ..." and "Did he believe that ...?".
"""

from __future__ import annotations

from briefgen.language.attribution.blocks import BlockView
from briefgen.language.attribution.speakers import SUBJECTS, subject_of
from briefgen.language.grammar import Token

# Governors of a saying that did not take place.
_UNDONE = frozenset(
    ["stop", "cease", "quit", "avoid", "resist", "refrain", "fail", "forget", "neglect", "omit", "pretend", "bother"]
)
_ENDS = frozenset(["prove", "illustrate", "see", "learn", "find", "discover"])  # "did it to see how it works"
_PROMISED = frozenset(["commit", "consent"])  # "would not commit to backing": nobody backs anything
_POSSIBLE = frozenset(["might", "may", "could", "can", "should", "must", "shall"])
_EVIDENCE = frozenset(["show", "mean", "prove", "suggest", "indicate", "imply", "signal"])
_FACTS = frozenset(["this", "that", "it", "which", "these", "what"])  # "which means that"
_SELVES = frozenset(["itself", "himself", "herself", "themselves", "myself", "ourselves", "yourself", "oneself"])
_NOBODY = frozenset(["nobody", "nothing", "none", "noone"])
_ANYBODY = frozenset(["anyone", "anybody", "anything", "whoever", "everyone", "everybody", "somebody", "someone"])
_SELF = frozenset(["i", "we"])


def unsaid(view: BlockView, verb: Token) -> bool:
    """Whether the sentence around a cue says that, or leaves open whether, nobody does what the cue says."""
    head = subject_of(verb)
    return (
        _undone(verb)
        or _finds_itself(verb)
        or (verb.lemma == "mean" and head is not None and head.lower in _FACTS)
        or _asked(view, verb)
        or _unreal(verb, head)
        or _supposed(verb)
        or _mutual(verb)
        or _concludes(view, verb)
        or (head is not None and (_nobody(head) or _anybody(verb, head)))
    )


def _denied(token: Token) -> bool:
    return token.child("neg") is not None


def _undone(verb: Token) -> bool:
    """As in "stopped telling", "refrained from saying", "failed to mention"."""
    if verb.lemma in _ENDS and verb.tag == "VB" and verb.dep == "advcl":
        return any(c.lower == "to" for c in verb.children)  # "did it to prove how much they need him"
    if verb.dep not in ("xcomp", "pcomp", "ccomp"):
        return False
    governor = verb.head
    if governor.lemma == "have" and any(c.lower == "yet" for c in (*governor.children, *verb.children)):
        return True  # "has yet to acknowledge"
    if verb.lemma == "mention" and verb.tag == "VB" and _denied(verb) and verb.child(*SUBJECTS) is None:
        return True  # "not to mention the cost"
    being = governor.head if governor.pos == "ADJ" else governor
    dummy = being.child(*SUBJECTS)
    judged = dummy is not None and dummy.lower == "it" and being.child("acomp") is not None
    if judged and being.index < verb.index:
        return True  # "it would be wrong to suggest that", "it is clear that many believe in it": the writer's view
    if governor.lemma == "remain":  # "it remains to be seen whether"
        return True
    if governor.lower == "without":  # "left without saying whether", "it goes without saying that"
        return True
    while governor.pos == "ADP" and governor.head is not governor:
        governor = governor.head
    return (governor.lemma in _UNDONE and not _denied(governor)) or (governor.lemma in _PROMISED and _denied(governor))


def _finds_itself(verb: Token) -> bool:
    """As in "found itself forced to choose": a state, and no finding."""
    state = verb.child("ccomp", "xcomp")
    own = [*verb.children, *(state.children if state is not None else ())]
    return verb.lemma == "find" and any(c.lower in _SELVES for c in own)


def _asked(view: BlockView, verb: Token) -> bool:
    """As in "Did he believe that ...?" and "Who says that ...?": the narrator asks, nobody says."""
    start, end = view.segment(verb.index)
    if view.inside[verb.index] >= 0 or view.row[end - 1].text != "?" or verb.dep in ("relcl", "advcl", "acl"):
        return False
    subject = verb.child(*SUBJECTS)
    if subject is None:
        return False
    turned = any(c.dep in ("aux", "auxpass") and c.index < subject.index for c in verb.children)
    return subject.index >= start and (turned or subject.tag in ("WP", "WDT"))


def _unreal(verb: Token, head: Token | None) -> bool:
    """As in "they might argue", "should say", "would have said": what is possible, due or did not happen."""
    bearer = verb
    while bearer.dep == "conj" and bearer.tag == "VB" and not _modals(bearer) and bearer.head.pos in ("VERB", "AUX"):
        bearer = bearer.head
    modals = _modals(bearer)
    if "would" in modals and any(c.dep == "aux" and c.lower in ("have", "'ve", "’ve") for c in bearer.children):
        return True
    if head is not None and (head.lower in _SELF or (_denied(bearer) and head.lower != "you")):
        return False  # "we must admit", "the firm could not say": said, or refused, after all
    return bool(modals & _POSSIBLE) or ("would" in modals and verb.lemma in _EVIDENCE)


def _modals(verb: Token) -> frozenset[str]:
    return frozenset(c.lower for c in verb.children if c.tag == "MD" and c.index < verb.index)


def _supposed(verb: Token) -> bool:
    """As in "if he says that ..." and, of a passive that asks for it, "will be asked to say whether ..."."""
    if any(c.dep == "mark" and c.lower in ("if", "unless", "lest", "whether") for c in verb.children):
        return True
    above = verb
    while above.dep in ("conj", "xcomp") and above.tag in ("VB", "VBG") and above.head is not above:
        above = above.head  # "if they managed to mend it and predict"
        if any(c.dep == "mark" and c.lower == "if" for c in above.children):
            return True
    asked = verb.dep == "xcomp" and verb.head.lemma in ("ask", "urge", "tell", "order", "invite", "press")
    return asked and verb.head.child("auxpass") is not None


def _concludes(view: BlockView, verb: Token) -> bool:
    """As in "The walls are thin, suggesting that ...": what follows from a fact, which nobody says."""
    if verb.lemma not in _EVIDENCE or verb.tag != "VBG" or verb.dep != "advcl" or view.row[verb.index - 1].text != ",":
        return False
    above = [t for t in verb.ancestors() if t.pos in ("VERB", "AUX")]
    lexicon = view.lexicon
    return not any(lexicon.has("verbs", view.lemma(t)) for t in above)


def _mutual(verb: Token) -> bool:
    """As in "told one another": talk among themselves that nobody is held to."""
    return any(
        {c.lower, *(g.lower for g in c.children)} >= pair
        for pair in ({"one", "another"}, {"each", "other"})
        for c in verb.children_with("dobj", "dative")
    )


def _nobody(head: Token) -> bool:
    return head.lower in _NOBODY or (head.lower == "one" and any(c.lower == "no" for c in head.children))


def _anybody(verb: Token, head: Token) -> bool:
    """As in "without anybody's feeling that ...", "somebody telling you that ...": nobody in particular."""
    return head.lower in _ANYBODY and (verb.tag in ("VBG", "VB") or head.lower.startswith("any"))
