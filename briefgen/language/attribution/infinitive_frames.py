"""Frames of verbs with another verb: "plans to go", "urged her to go", "called on them to go", "denied going".

The clausal complement is in `clause_frames`, objects and prepositions in `object_frames`.
"""

from __future__ import annotations

from briefgen.language.attribution.blocks import BlockView, Found, Run
from briefgen.language.attribution.limits import clause_after
from briefgen.language.attribution.phrases import deed, edges, noun_phrase
from briefgen.language.attribution.speakers import PASSIVE_SUBJECTS, agent_of
from briefgen.language.grammar import Token

# The frames of a passive with an infinitive, in the order in which they are tried: "is expected to", "is believed
# to" and "is said to" speak of their subject, "was told to" speaks to it.
_RAISED = ("infinitive", "subject-infinitive", "raised", "person-infinitive")


def infinitive(view: BlockView, verb: Token) -> Found | None:
    clause = next((c for c in verb.children if c.dep in ("xcomp", "ccomp", "advcl") and to_infinitive(c)), None)
    if clause is None or clause.index < verb.index:
        return None
    to = next(c for c in clause.children if c.lower == "to")
    first = (
        to.index - 1 if to.index and (view.row[to.index - 1].dep == "neg" or _asks(view, to.index - 1)) else to.index
    )
    content: Run = (first, clause_after(view, verb, clause)[1])
    named = clause.child("nsubj", "nsubjpass")
    said_to = (c for c in verb.children_with("dobj", "dative") if c.entity not in ("DATE", "TIME"))
    addressed = next(said_to, None) or named
    passive = verb.child(*PASSIVE_SUBJECTS)
    if passive is not None:  # "the vote is expected to take place": all but the cue is what is expected
        subject = noun_phrase(view, passive, without=verb)
        own = (subject, content) if subject is not None and passive.lower != "it" else (content,)
        frame = next((f for f in _RAISED if view.lexicon.sense("verbs", view.lemma(verb), f) is not None), "")
        if frame == "person-infinitive":  # "was told by the tower to land": the one spoken to is no part of it
            return (frame, (content,), None, "") if agent_of(verb) is not None else None
        return (frame, own, None, "") if frame else None
    if addressed is None and clause.dep != "advcl":
        return "infinitive", (content,), None, ""
    if addressed is None or not verb.index < addressed.index < to.index:
        return None
    whole: Run = (min(verb.index + 1, edges(addressed)[0]), content[1])
    frame = "person-infinitive" if _addresses(view, verb) else "subject-infinitive"
    done = deed(view, addressed) and view.lexicon.sense("verbs", view.lemma(verb), "object") is not None
    if frame == "person-infinitive" and done:
        return None  # "ordered the cancellation of the talks to protect the king": a deed is ordered, nobody addressed
    return frame, (content if frame == "person-infinitive" else whole,), None, ""


def _addresses(view: BlockView, verb: Token) -> bool:
    """Whether what stands between verb and infinitive is the one spoken to: "urged her to go"."""
    return view.lexicon.sense("verbs", view.lemma(verb), "person-infinitive") is not None


def _asks(view: BlockView, at: int) -> bool:
    """Whether a question word stands before "to": "told them when to go"."""
    return view.row[at].tag in ("WRB", "WP", "WDT") or view.row[at].lower == "whether"


def called_on(view: BlockView, verb: Token) -> Found | None:
    """As in "called on the parties to meet": the infinitive hangs on the verb or on the one called on."""
    on = next((c for c in verb.children if c.dep == "prep" and c.lower in ("on", "upon", "to", "with")), None)
    if on is None or on.index != verb.index + 1 or on.tag == "TO":
        return None
    called = on.child("pobj")
    places = [verb, on, *([called] if called is not None else [])]
    clause = next(
        (c for t in places for c in t.children if c.dep in ("xcomp", "advcl", "acl", "relcl") and to_infinitive(c)),
        None,
    )
    if clause is None or clause.index < on.index:
        return None
    to = next(c for c in clause.children if c.lower == "to")
    return "person-infinitive", ((to.index, clause_after(view, verb, clause)[1]),), on, ""


def gerund(view: BlockView, verb: Token) -> Found | None:
    clause = next((c for c in verb.children if c.dep in ("xcomp", "ccomp") and _in_ing(c)), None)
    if clause is None or clause.index < verb.index or clause.child("nsubj") is not None:
        return None
    return "gerund", (clause_after(view, verb, clause),), None, ""


def wished_state(view: BlockView, verb: Token) -> Found | None:
    """As in "want him prosecuted", "wants the road mended": a participle says how something shall be."""
    clause = next((c for c in verb.children if c.dep in ("ccomp", "xcomp") and c.tag in ("VBN", "VBD")), None)
    if clause is None or clause.child("aux", "auxpass", "mark") is not None:
        return None
    named = clause.child("nsubj", "nsubjpass")
    if named is None or edges(named)[0] != verb.index + 1 or not _wants(view, verb):
        return None
    return "subject-infinitive", ((verb.index + 1, clause_after(view, verb, clause)[1]),), None, ""


def _wants(view: BlockView, verb: Token) -> bool:
    sense = view.lexicon.sense("verbs", view.lemma(verb), "subject-infinitive")
    return (
        sense is not None and sense.act == "wants" and view.lexicon.sense("verbs", view.lemma(verb), "clause") is None
    )


def called_for(view: BlockView, verb: Token) -> Found | None:
    """As in "called for the pensions to be paid": the preposition opens a clause."""
    clause = next((c for c in verb.children if c.dep in ("advcl", "ccomp", "xcomp") and to_infinitive(c)), None)
    mark = clause.child("mark") if clause is not None else None
    if clause is None or mark is None or mark.lower != "for" or mark.index != verb.index + 1:
        return None
    run = clause_after(view, verb, clause)
    return "preposition", ((mark.index + 1, run[1]),), mark, "for"


def to_infinitive(clause: Token) -> bool:
    return any(c.dep == "aux" and c.lower == "to" for c in clause.children)


def _in_ing(clause: Token) -> bool:
    """Whether a clause is a gerund, a passive one too: "recalled being handed a letter"."""
    return clause.tag == "VBG" or any(c.tag == "VBG" and c.dep in ("aux", "auxpass") for c in clause.children)
