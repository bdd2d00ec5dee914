"""Which frame a verb takes, active or passive, and the candidate that it makes there.

The frames follow the dependency parse: clauses are in `clause_frames`, infinitives and gerunds in
`infinitive_frames`, objects, prepositions, "as" and the name given in `object_frames`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from briefgen.language.attribution.blocks import BlockView, Content, Found, Run, joined
from briefgen.language.attribution.candidates import Candidate
from briefgen.language.attribution.clause_frames import find_clause
from briefgen.language.attribution.cues import CueSense
from briefgen.language.attribution.infinitive_frames import (
    called_for,
    called_on,
    gerund,
    infinitive,
    to_infinitive,
    wished_state,
)
from briefgen.language.attribution.object_frames import as_something, object_of, predicate, preposition_of, undergone
from briefgen.language.attribution.phrases import cue_run, noun_phrase
from briefgen.language.attribution.remark_frames import appended_subject, turned_subject
from briefgen.language.attribution.speakers import agent_of, is_passive, made_to, negated, speaker_of
from briefgen.language.attribution.unsaid import unsaid
from briefgen.language.grammar import Token


def verb_candidates(view: BlockView) -> Iterator[Candidate]:
    """Every verb of a block in the first frame that it takes."""
    for verb in view.row:
        if (
            verb.pos in ("VERB", "AUX", "NOUN", "ADJ")
            and verb.tag[:2] == "VB"
            and view.lexicon.has("verbs", view.lemma(verb))
            and not _owned(view, verb)
            and not unsaid(view, verb)
        ):
            candidate = _reading(view, verb)
            if candidate is not None:
                yield candidate


def _owned(view: BlockView, verb: Token) -> bool:
    """Whether a "verb" is the noun of somebody: "against the rebels' claims"."""
    before = view.row[verb.index - 1] if verb.index else verb
    return (
        (before.tag in ("POS", "PRP$") or before.text in ("’", "'"))
        and verb.tag in ("VBZ", "VBP", "VB")
        and verb.child("nsubj") is None
    )


def _reading(view: BlockView, verb: Token) -> Candidate | None:
    if _habit(view, verb):
        return None
    passive = is_passive(verb) or _participle(view, verb)
    for find in _PASSIVE if passive else _ACTIVE:
        found = find(view, verb)
        if found is None:
            continue
        frame, content, extra, preposition = found
        sense = view.lexicon.sense("verbs", view.lemma(verb), frame, preposition, mandative=_mandative(view, content))
        if sense is not None and sense.act == "learns" and _wished(view, verb):
            return None  # "keen to see the visitors return": the wish is what there is
        idle = frame in _TOPICAL and made_to(view, verb) is None
        if sense is None or (idle and (_purpose(verb, sense, frame) or _announced(verb, sense))):
            continue
        if passive and verb.lemma in _UNMEANT.get(frame, ()):
            return None
        head = agent_of(verb) if passive else speaker_of(view, verb)
        if frame == "clause" and content[0][0] < verb.index:
            head = turned_subject(view, verb) or appended_subject(view, verb) or head
        if head is None and (not passive or (sense.negates and _whether(view, content))):
            return None  # "it is disputed whether ...": an open question, and nobody's denial
        if passive and verb.lemma == "know" and verb.head.lemma == "let":  # "they let it be known that": they said so
            head, sense = speaker_of(view, verb.head), view.lexicon.sense("verbs", "say", frame) or sense
        if head is not None and head.lower in ("it", "there", "this", "that") and (head.dep == "expl"):
            head = None
        source = noun_phrase(view, head, without=verb) if head is not None else None
        if source is not None and extra is not None and source[0] < extra.index < source[1]:
            source = (source[0], extra.index)  # "accused by the state of fraud": the state is the source
        cue = cue_run(verb, extra)
        content = _bounded(view, view.within(verb, content), source, cue)
        if not content or (frame in _TOPICAL and (_empty(view, content) or _only_when(view, content))):
            return None
        return Candidate(
            content, cue, source, head, f"passive {frame}" if passive else frame, _refused(verb, sense, frame),
            negated=negated(verb), impersonal=source is None,
        )  # fmt: skip
    return None


# Passives in which nobody demands or plans: "was asked for a comment", "the talks are meant to clear the way".
_UNMEANT = {"preposition": ("ask",), "infinitive": ("mean", "intend", "suppose")}


def _refused(verb: Token, sense: CueSense, frame: str) -> CueSense:
    """The sense of a verb that is denied: "would not say whether", "did not respond to a request" refuse."""
    if not negated(verb):
        return sense
    if frame == "preposition" and verb.lemma in ("respond", "reply"):
        return replace(sense, act="refuses", force="uncommitted")
    would = any(c.lower in ("would", "'d", "’d", "wo") for c in verb.children)
    return replace(sense, act="refuses") if would and sense.act == "states" else sense


def _wished(view: BlockView, verb: Token) -> bool:
    """Whether a verb is what somebody is keen or eager to do."""
    wish = verb.head
    eager = verb.dep == "xcomp" and wish.pos == "ADJ"
    return eager and view.lexicon.sense("adjectives", wish.lower, "infinitive") is not None


def _whether(view: BlockView, content: Content) -> bool:
    return any(view.row[a].lower == "whether" for a, _ in content)


# Frames whose content names a topic, not a statement: in a purpose ("met to discuss the dam") nothing is said of it.
_TOPICAL = frozenset({"object", "finding", "preposition", "gerund"})


# What people do in order to talk.
_COMING = frozenset(
    {"gather", "meet", "assemble", "convene", "sit", "travel", "fly", "come", "arrive", "return", "wait", "join"}
)


def _purpose(verb: Token, sense: CueSense, frame: str) -> bool:
    if sense.act in ("alleges", "criticises", "praises"):
        return False  # "took to the stage to accuse the bank of fraud": so they did
    return to_infinitive(verb) and (
        (frame == "finding" and verb.dep == "xcomp")  # "used a probe to detect life"
        or verb.dep in ("advcl", "acl", "relcl")
        or (verb.dep == "xcomp" and verb.head.lemma in _COMING)
    )


def _empty(view: BlockView, content: Content) -> bool:
    """Whether content says nothing by itself: "announced both things", "has not spoken about it"."""
    words = [t for a, b in content for t in view.row[a:b] if t.text[:1].isalnum()]
    return all(t.pos in ("PRON", "DET", "CCONJ", "ADV") or t.lemma == "thing" for t in words)


_REPORTED = frozenset({"result", "earning", "earnings", "figure", "profit"})


def _only_when(view: BlockView, content: Content) -> bool:
    """Whether content only says when: "will open on 1 May"."""
    return all(t.entity in ("DATE", "TIME") for a, b in content for t in view.row[a:b])


def _announced(verb: Token, sense: CueSense) -> bool:
    """As in "will report its results in May", "reports results on 3 May": what will be said is not yet said."""
    thing = verb.child("dobj")
    if verb.lemma == "report" and verb.tag in ("VBZ", "VBP") and thing is not None and thing.lemma in _REPORTED:
        below = (p.child("pobj") for p in (*verb.children_with("prep"), *thing.children_with("prep")))
        return any(inner is not None and inner.entity == "DATE" for inner in below)
    return sense.act in ("states", "confirms") and any(c.tag == "MD" and c.lower == "will" for c in verb.children)


def _mandative(view: BlockView, content: Content) -> bool:
    """Whether a clause says what shall be: "that the gates stay shut", with a bare verb behind its subject."""
    return any(
        t.dep == "ccomp"
        and (t.tag == "VB" or any(c.dep == "auxpass" and c.tag == "VB" for c in t.children))
        and t.child("nsubj", "nsubjpass") is not None
        and not any(c.tag in ("MD", "TO") or (c.dep == "aux" and c.lemma == "do") for c in t.children)
        for a, b in content
        for t in view.row[a:b]
    )


def _habit(view: BlockView, verb: Token) -> bool:
    """As in "she liked to say that": she said it, and the wish is only a manner of speaking."""
    said = verb.child("xcomp")
    if verb.lemma not in ("like", "love") or said is None:
        return False
    return view.lexicon.sense("verbs", view.lemma(said), "quotation") is not None and said.child("ccomp") is not None


def _participle(view: BlockView, verb: Token) -> bool:
    """A passive participle: "the man told that ...", and set off, "Asked whether ..., she ..."."""
    if verb.tag == "VBN" and verb.dep == "acl":
        return True
    if verb.tag == "VBD" and verb.dep == "acl" and (verb.head.is_root or _leads(view, verb)):
        return False
    reduced = verb.head.is_root and verb.head.tag == "VBG" and verb.head.child("aux") is None
    if verb.tag == "VBD" and verb.dep == "dep" and reduced:
        return False  # "The judge leading it, Ann Lee, told": she told
    if verb.lemma == "ask" and verb.tag in ("VBD", "VBN") and view.row[verb.index - 1].text == ",":
        # "Vane, asked whom to choose, replies": she is the one asked when her own verb follows.
        end = view.segment(verb.index)[1]
        following = next((t for t in view.row[verb.index : end] if t.text == "," and view.inside[t.index] < 0), None)
        if following is not None and following.index + 1 < len(view.row):
            return view.row[following.index + 1].tag in ("VBD", "VBZ")
    alone = verb.child("nsubj", "aux", "auxpass") is None
    before = view.row[verb.index - 1]
    set_off = verb.index == view.segment(verb.index)[0] or before.text in (",", "(", "—", "–")
    set_off = set_off or before.lower in ("when", "if", "once", "though", "although")  # "when pressed by Holt on"
    return verb.tag in ("VBN", "VBD") and verb.dep in ("advcl", "acl", "dep") and alone and set_off


def _leads(view: BlockView, verb: Token) -> bool:
    """Whether a "participle" is the first of two verbs: "Odu, its head, called on them and said that"."""
    main = verb.head.head
    while main.index - 1 > verb.index and view.row[main.index - 1].pos in ("ADV", "AUX"):
        main = view.row[main.index - 1]
    return main.index > verb.index and view.row[main.index - 1].pos == "CCONJ"


def _bounded(view: BlockView, content: Content, source: Run | None, cue: Run) -> Content:
    """Content runs without source and cue, trimmed, whole quotations kept whole."""
    pieces: list[Run] = []
    for piece in content:
        if piece[0] >= piece[1]:
            continue  # the content was looked for behind the block's last word
        parts = [view.reach(view.snap(piece))]
        for hole in (source, cue):
            if hole is not None:
                parts = [p for part in parts for p in _without(part, hole)]
        pieces.extend(p for p in (view.trim(part) for part in parts) if p is not None)
    return joined(tuple(pieces))


def _without(run: Run, hole: Run) -> list[Run]:
    if hole[1] <= run[0] or run[1] <= hole[0]:
        return [run]
    return [p for p in ((run[0], hole[0]), (hole[1], run[1])) if p[0] < p[1]]


_Finder = Callable[[BlockView, Token], Found | None]
_ACTIVE: tuple[_Finder, ...] = (
    called_for, wished_state, find_clause, called_on, infinitive, gerund, as_something, predicate, preposition_of,
    object_of,
)  # fmt: skip
_PASSIVE: tuple[_Finder, ...] = (find_clause, infinitive, as_something, predicate, preposition_of, undergone)
