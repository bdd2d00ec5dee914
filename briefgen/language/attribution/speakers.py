"""Who does what a cue says: its subject or agent, the one who is made to say it, and the form of what names them.

The words that make up the source are for `phrases`; who a pronoun stands for in the text for the names.
"""

from __future__ import annotations

from briefgen.language.attribution.blocks import BlockView, Run
from briefgen.language.attribution.phrases import edges, ends_phrase, noun_phrase
from briefgen.language.attribution.relation import SourceForm
from briefgen.language.grammar import Token

SUBJECTS = ("nsubj", "csubj", "expl")
PASSIVE_SUBJECTS = ("nsubjpass", "csubjpass")
# Verbs that take both a person and a that-clause: "told us that", "made us think that".
TO_PERSON = frozenset(
    {"tell", "inform", "notify", "brief", "remind", "assure", "reassure", "convince"}
    | {"persuade", "advise", "warn", "promise", "show", "teach", "alert", "ask"}
)
_RECEIVING = frozenset({"receive", "get", "read", "see", "find", "obtain", "open"})
_LEAVING = frozenset({"leave", "keep", "set", "catch"})


def speaker_of(view: BlockView, verb: Token) -> Token | None:
    """The subject of a verb; where the parse took the dateline for it, the noun behind the dateline."""
    if verb.dep == "conj":
        verb = _said_first(view, verb) or verb
    if verb.dep == "advcl" and trails(view, verb) and view.lemma(verb) in view.lexicon.continuing:
        verb = governor(verb.head) or verb  # "said it expects less, citing the strike": the one who said it cites
    head = made_to(view, verb) or _past_whose(view, verb) or subject_of(verb) or _set_apart(view, verb)
    if head is not None and view.inside[head.index] >= 0 > view.inside[verb.index]:
        outer = (t for t in verb.ancestors() if view.inside[t.index] < 0 and reports(view, t))
        heads = (subject_of(t) for t in outer)  # "says, “It looks bad,” referring to the dam": who says it refers
        head = next((t for t in heads if t is not None and view.inside[t.index] < 0), head)
    if head is not None and _opens_circumstance(view, head):
        head = head.child("appos") or head
    if head is None or not head.index < view.dateline <= verb.index:
        return head
    nouns = (t for t in view.row[view.dateline : verb.index] if t.pos in ("NOUN", "PROPN", "PRON"))
    return next((t for t in nouns if t.dep not in ("compound", "poss", "pobj")), head)


def _set_apart(view: BlockView, verb: Token) -> Token | None:
    """A subject that the parse took for an apposition: "In a note posted online, the firm, a dairy, said"."""
    start = view.segment(verb.index)[0]
    if not verb.is_root or verb.tag not in _FINITE or verb.child("ccomp") is None or verb.index == start:
        return None
    before = view.row[verb.index - 1]
    if before.pos in ("PROPN", "PRON") and before.dep in ("npadvmod", "dep") and edges(before)[0] == start:
        return before  # "Holm said", of which the parse made a circumstance
    if view.row[start].pos not in ("ADP", "ADV"):
        return None
    if before.pos == "PROPN" and before.dep == "appos" and edges(before)[1] == verb.index:
        return before  # "In a talk with pilgrims Holm said"
    for token in view.row[start + 2 : verb.index]:
        first = edges(token)[0]
        if token.dep == "appos" and view.inside[token.index] < 0 and view.row[first - 1].text == ",":
            return token
    return None


def _opens_circumstance(view: BlockView, head: Token) -> bool:
    """Whether a participle that opens the sentence was taken for a name: "Reacting, a trader, Ada Ukwu, said"."""
    after = view.row[head.index + 1].text if head.index + 1 < len(view.row) else ""
    stem = head.lower.removesuffix("ing")
    verb = stem != head.lower and any(view.lexicon.has("verbs", stem + ending) for ending in ("", "e"))
    return verb and head.index == view.segment(head.index)[0] and after == ","


def reports(view: BlockView, verb: Token) -> bool:
    """Whether a verb can stand by a quotation: "said", "warned"."""
    return view.lexicon.sense("verbs", view.lemma(verb), "quotation") is not None


def trails(view: BlockView, verb: Token) -> bool:
    """Whether a participle behind a comma goes on with its sentence's report: ", adding that", ", citing costs"."""
    before, after = view.row[verb.index - 1], view.row[min(verb.index + 1, len(view.row) - 1)]
    if verb.tag != "VBG" or before.text != ",":
        return False
    if reports(view, verb):
        return True
    lemma = view.lemma(verb)
    senses = (view.lexicon.sense("verbs", lemma, frame) for frame in ("object", "predicate", "as"))
    says = any(sense is not None and sense.act == "states" for sense in senses)
    return (says or lemma == "blame") and after.pos != "ADP"


def _past_whose(view: BlockView, verb: Token) -> Token | None:
    """Who says what stands behind "Holm, whose ward takes in the village, called it": Holm, and not her ward."""
    first = verb.head
    if verb.dep != "conj" or first.dep != "relcl" or first.head.pos not in ("NOUN", "PROPN"):
        return None
    owned = first.child("nsubj", "nsubjpass")
    whose = owned is not None and any(c.tag == "WP$" for c in owned.children)
    joined = any(t.dep == "cc" and t.head is first for t in view.row[first.index : verb.index])
    return first.head if whose and not joined and view.row[verb.index - 1].text == "," else None


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
    """The second verb of a speaker that the parse joined to what she said: "said that it rained and urged them to"."""
    verb = governor(clause)
    if verb is None:
        return None
    said = view.lexicon.sense("verbs", view.lemma(verb), "clause")
    idle = clause.lemma == "be" or clause.child("nsubjpass") is not None  # "found the dam was cracked and proposed"
    aloud = idle or _speaks(view, verb) or (said is not None and said.act == "states")
    hers = not aloud or view.lexicon.has("verbs", view.lemma(clause))  # "said she hoped and believed"
    below = (c for c in clause.subtree() if c.dep == "conj" and _form(c) in (*_FINITE, verb.tag))
    for second in below:
        refused = view.lexicon.sense("verbs", view.lemma(second), "infinitive")
        again = _speaks(view, second) or (refused is not None and refused.act == "refuses")
        joint = joint_before(second.head, second)
        if second.child("nsubj", "nsubjpass", "aux", "expl", "mark") is not None or joint == second.index:
            continue
        if second.head is clause and _cannot_share(clause, second, verb):
            return second
        near = second.head is clause or view.row[joint - 1].text == ","
        whole = second.child("ccomp", "xcomp", "dobj", "prep") is not None
        if near and whole and not hers and _form(second) == verb.tag and again:
            return second
    return None


_FINITE = ("VBD", "VBZ", "VBP")


def _form(verb: Token) -> str:
    """A joined verb's tag; a bare form behind a finite verb is a present: "believe it is fair and urge them to"."""
    first = verb.head
    helped = any(c.dep == "aux" for c in first.children)
    return "VBP" if verb.tag == "VB" and first.tag in _FINITE and not helped else verb.tag


def _cannot_share(clause: Token, second: Token, verb: Token) -> bool:
    """Whether a verb joined to a clause cannot have its subject, by number or tense, but can have the speaker.

    "Says people need food and warns", "believes the offer is fair and advised them to".
    """
    subject = clause.child("nsubj", "nsubjpass")
    modal = any(c.tag == "MD" and c.index < clause.index for c in clause.children)
    if subject is None or clause.child("expl") is not None:
        return False
    if modal and second.tag != "VBP":
        perfect = any(c.dep == "aux" and c.lower == "have" for c in clause.children)  # "should have seen and sought"
        return second.tag == verb.tag and not perfect  # "said it would rise and left": not "would left"
    tense = next((c.tag for c in clause.children if c.dep in ("aux", "auxpass") and c.tag in _FINITE), clause.tag)
    if verb.tag == second.tag == "VBZ" and (tense == "VBP" or subject.tag in ("NNS", "NNPS")):
        return True
    return second.tag == "VBD" and tense in ("VBZ", "VBP") and verb.tag in _FINITE


def _said_first(view: BlockView, verb: Token) -> Token | None:
    """The cue whose speaker also does what a verb says that the parse joined to what was said."""
    clause = verb.head
    for _ in range(4):
        if said_again(view, clause) is verb:
            return governor(clause)
        if clause.is_root or clause.dep not in ("advcl", "ccomp", "relcl", "acl", "conj"):
            return None
        clause = clause.head
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
        shared = _object_does(token)
        if shared is not None:
            return shared
        if token.child(*PASSIVE_SUBJECTS) is not None:
            # "was quoted as saying": the subject of the passive is the one who says.
            return token.child(*PASSIVE_SUBJECTS) if token is not verb else None
        hops += 1
        verbless = token.tag == "VBD" and token.head.is_root  # "The study, published in May, found that"
        if token.dep == "acl" and (token.tag == "VBG" or verbless) and token.head.pos in ("NOUN", "PROPN", "PRON"):
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


def _object_does(verb: Token) -> Token | None:
    """The object of the verb above that does what a participle says.

    "Left the town wondering", "received a message warning of cuts", "thanked the nurses for speaking out", "tricked
    him into believing that".
    """
    above = verb.head
    if verb.tag == "VBG" and verb.dep in ("xcomp", "ccomp", "advcl"):
        takes = above.lemma in _LEAVING or (verb.dep == "advcl" and above.lemma in _RECEIVING)
        thing = above.child("dobj") if takes else None
        return thing if thing is not None and edges(thing)[1] == verb.index else None
    if verb.dep == "pcomp" and above.lower in ("for", "into"):
        thing = above.head.child("dobj")
        return thing if thing is not None and thing.index < above.index else None
    return None


def _own_subject(verb: Token) -> Token | None:
    """A verb's subject; of two before it, which only a wrong parse gives, the nearer: "Outside court, Vane said".

    The farther it is where the nearer only ends its phrase: "a study in the journal Tide says", "a trader who watched
    with disgust says", "the rebels, forty of whom met in a pub, said".
    """
    twice = [c for c in verb.children_with("nsubj") if c.index < verb.index]
    behind = next((c for c in verb.children_with("nsubj") if c.index > verb.index), None)
    if len(twice) == 1 and behind is not None and edges(twice[0])[1] < verb.index:
        return behind  # "The drug, say the authors, may help": the drug is the next verb's
    if len(twice) < 2:
        helped = (c.child(*SUBJECTS) for c in verb.children if c.dep in ("aux", "auxpass"))
        return verb.child(*SUBJECTS) or next((c for c in helped if c is not None), None)
    part = any(t.tag in ("WP", "WDT") for t in twice[-1].subtree())
    return twice[-2] if part or ends_phrase(twice[-2], twice[-1]) else twice[-1]


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
