"""Frames of verbs without a clause: infinitive, gerund, object, preposition, "as" and the name given; passives.

The clausal complement is in `clause_frames`. All follow the dependency parse.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from briefgen.language.attribution.blocks import BlockView, Run, joined
from briefgen.language.attribution.candidates import Candidate
from briefgen.language.attribution.clause_frames import Content, Found, find_clause, turned_subject
from briefgen.language.attribution.cues import CueSense
from briefgen.language.attribution.limits import aside_limit, clause_after, described, object_after
from briefgen.language.attribution.phrases import cue_run, edges, noun_phrase
from briefgen.language.attribution.speakers import PASSIVE_SUBJECTS, agent_of, is_passive, made_to, negated, speaker_of
from briefgen.language.attribution.unsaid import unsaid
from briefgen.language.grammar import Token


def verb_candidates(view: BlockView) -> Iterator[Candidate]:
    """Every verb of a block in the first frame that it takes."""
    for verb in view.row:
        if (
            verb.pos in ("VERB", "AUX", "NOUN", "ADJ")
            and verb.tag[:2] == "VB"
            and view.lexicon.has("verbs", view.lemma(verb))
            and not unsaid(view, verb)
        ):
            candidate = _reading(view, verb)
            if candidate is not None:
                yield candidate


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
        idle = frame in _TOPICAL and made_to(view, verb) is None
        if sense is None or (idle and (_purpose(verb, sense) or _announced(verb, sense))):
            continue
        if passive and frame == "preposition" and verb.lemma == "ask":
            return None  # "was asked for a comment": nobody demands it
        if passive and frame == "infinitive" and verb.lemma in ("mean", "intend", "suppose"):
            return None  # "the talks are meant to clear the way": a purpose, nobody's plan
        head = agent_of(verb) if passive else speaker_of(view, verb)
        if frame == "clause" and content[-1][1] < verb.index:
            head = turned_subject(view, verb) or head
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
        if not content or (frame in _TOPICAL and _empty(view, content)):
            return None
        if (
            negated(verb)
            and sense.act == "states"
            and any(c.lower in ("would", "'d", "’d", "wo") for c in verb.children)
        ):
            sense = replace(sense, act="refuses")  # "would not say whether"
        if negated(verb) and frame == "preposition" and verb.lemma in ("respond", "reply"):
            sense = replace(sense, act="refuses", force="uncommitted")  # "did not respond to a request for comment"
        return Candidate(
            content, cue, source, head, f"passive {frame}" if passive else frame, sense,
            negated=negated(verb), impersonal=source is None,
        )  # fmt: skip
    return None


def _whether(view: BlockView, content: Content) -> bool:
    return any(view.row[a].lower == "whether" for a, _ in content)


# Frames whose content names a topic, not a statement: in a purpose ("met to discuss the dam") nothing is said of it.
_TOPICAL = frozenset({"object", "finding", "preposition", "gerund"})


# What people do in order to talk.
_COMING = frozenset(
    {"gather", "meet", "assemble", "convene", "sit", "travel", "fly", "come", "arrive", "return", "wait", "join"}
)


def _purpose(verb: Token, sense: CueSense) -> bool:
    if sense.act in ("alleges", "criticises", "praises"):
        return False  # "took to the stage to accuse the bank of fraud": so they did
    return _to(verb) and (verb.dep in ("advcl", "acl", "relcl") or (verb.dep == "xcomp" and verb.head.lemma in _COMING))


def _empty(view: BlockView, content: Content) -> bool:
    """Whether content says nothing by itself: "announced both things", "has not spoken about it"."""
    words = [t for a, b in content for t in view.row[a:b] if t.text[:1].isalnum()]
    return all(t.pos in ("PRON", "DET", "CCONJ") or t.lemma == "thing" for t in words)


def _announced(verb: Token, sense: CueSense) -> bool:
    """As in "will report its results in May": what will be said is not yet said."""
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


def _bounded(view: BlockView, content: Content, source: Run | None, cue: Run) -> Content:
    """Content runs without source and cue, trimmed, whole quotations kept whole."""
    pieces: list[Run] = []
    for piece in content:
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


def _to(clause: Token) -> bool:
    return any(c.dep == "aux" and c.lower == "to" for c in clause.children)


def _infinitive(view: BlockView, verb: Token) -> Found | None:
    clause = next((c for c in verb.children if c.dep in ("xcomp", "ccomp", "advcl") and _to(c)), None)
    if clause is None or clause.index < verb.index:
        return None
    to = next(c for c in clause.children if c.lower == "to")
    first = (
        to.index - 1 if to.index and (view.row[to.index - 1].dep == "neg" or _asks(view, to.index - 1)) else to.index
    )
    content: Run = (first, clause_after(view, verb, clause)[1])
    named = clause.child("nsubj")
    addressed = verb.child("dobj", "dative") or named
    passive = verb.child(*PASSIVE_SUBJECTS)
    if passive is not None:  # "the vote is expected to take place": all but the cue is what is expected
        subject = noun_phrase(view, passive, without=verb)
        own = (subject, content) if subject is not None and passive.lower != "it" else (content,)
        return "infinitive", own, None, ""
    if addressed is None and clause.dep != "advcl":
        return "infinitive", (content,), None, ""
    if addressed is None or not verb.index < addressed.index < to.index:
        return None
    whole: Run = (min(verb.index + 1, edges(addressed)[0]), content[1])
    frame = "person-infinitive" if _addresses(view, verb) else "subject-infinitive"
    return frame, (content if frame == "person-infinitive" else whole,), None, ""


def _addresses(view: BlockView, verb: Token) -> bool:
    """Whether what stands between verb and infinitive is the one spoken to: "urged her to go"."""
    return view.lexicon.sense("verbs", view.lemma(verb), "person-infinitive") is not None


def _asks(view: BlockView, at: int) -> bool:
    """Whether a question word stands before "to": "told them when to go"."""
    return view.row[at].tag in ("WRB", "WP", "WDT") or view.row[at].lower == "whether"


def _called_on(view: BlockView, verb: Token) -> Found | None:
    """As in "called on the parties to meet": the infinitive hangs on the verb or on the one called on."""
    on = next((c for c in verb.children if c.dep == "prep" and c.lower in ("on", "upon", "to", "with")), None)
    if on is None or on.index != verb.index + 1:
        return None
    called = on.child("pobj")
    places = [verb, on, *([called] if called is not None else [])]
    clause = next(
        (c for t in places for c in t.children if c.dep in ("xcomp", "advcl", "acl", "relcl") and _to(c)), None
    )
    if clause is None or clause.index < on.index:
        return None
    to = next(c for c in clause.children if c.lower == "to")
    return "person-infinitive", ((to.index, clause_after(view, verb, clause)[1]),), on, ""


def _gerund(view: BlockView, verb: Token) -> Found | None:
    clause = next((c for c in verb.children if c.dep in ("xcomp", "ccomp") and c.tag == "VBG"), None)
    if clause is None or clause.index < verb.index or clause.child("nsubj") is not None:
        return None
    return "gerund", (clause_after(view, verb, clause),), None, ""


def _as(view: BlockView, verb: Token) -> Found | None:
    as_ = next((c for c in verb.children if c.dep in ("prep", "advcl", "mark") and c.lower == "as"), None)
    if as_ is None or as_.index < verb.index or not as_.children:
        return None
    thing = verb.child("dobj", "nsubjpass", *PASSIVE_SUBJECTS)
    described: Run = edges(as_)
    if thing is None:
        return "as", (described,), None, ""
    first = noun_phrase(view, thing, without=verb)
    return ("as", tuple(sorted((first, described))), None, "") if first is not None else None


def _predicate(view: BlockView, verb: Token) -> Found | None:
    """As in "called it a plan": an object and what it is called, or a small clause without a verb."""
    named = verb.child("oprd")
    thing = verb.child("dobj", *PASSIVE_SUBJECTS) or (verb.child("nsubj") if is_passive(verb) else None)
    if named is not None and thing is not None and named.index > verb.index and thing.tag == "WP":
        return "predicate", (edges(named),), None, ""  # "what he called a plan"
    freed = next((c for c in verb.children if c.lower == "what" and c.index < verb.index), None)
    if freed is not None and thing is not None and thing.index > verb.index:
        return "predicate", (edges(thing),), None, ""  # "in what many consider a defeat"
    if named is not None and thing is not None and named.index > verb.index:
        first = noun_phrase(view, thing, without=verb)
        if first is not None and verb.index < first[0]:  # "called the fine and the delay a ploy": in one piece
            return "predicate", ((first[0], edges(named)[1]),), None, ""
        return ("predicate", joined((first, edges(named))), None, "") if first is not None else None
    if thing is not None and not is_passive(verb) and verb.index < thing.index:
        quote = next((q for q in view.quotes if q[0] == thing.index + 1), None)
        if quote is not None:  # "called the offer “an insult”": the parse makes an apposition of it
            return "predicate", ((edges(thing)[0], quote[1]),), None, ""
    small = next((c for c in verb.children if c.dep == "ccomp" and c.pos in ("NOUN", "PROPN", "ADJ", "NUM")), None)
    if small is not None and small.index > verb.index and small.child("nsubj") is not None:
        return "predicate", (edges(small),), None, ""
    return None


def _object(view: BlockView, verb: Token) -> Found | None:
    thing = verb.child("dobj")
    if thing is None:  # "denounced what he called a plan"
        thing = next((c for c in verb.children if c.dep == "ccomp" and any(g.tag == "WP" for g in c.children)), None)
    if thing is None or thing.index < verb.index or thing.pos in ("PRON", "NUM") or verb.dep == "acl":
        return None
    a, b = edges(thing)
    if _blow(view, verb, thing):
        return None
    if view.lemma(verb) == "weigh" and any(t.pos == "NUM" or t.lower == "than" for t in view.row[a:b]):
        return None
    subject = speaker_of(view, verb)
    evidence = subject is not None and subject.lemma.lower() in view.lexicon.evidence
    found = evidence and view.lexicon.sense("verbs", view.lemma(verb), "finding") is not None
    return "finding" if found else "object", (object_after(view, verb, thing),), None, ""


def _undergone(view: BlockView, verb: Token) -> Found | None:
    """The subject of a passive that says who did it: "the tax was criticised by the miners"."""
    thing, by = verb.child(*PASSIVE_SUBJECTS), agent_of(verb)
    if thing is None or by is None or thing.pos == "PRON" or _blow(view, verb, thing):
        return None
    run = noun_phrase(view, thing, without=verb)
    return ("object", (run,), None, "") if run is not None else None


def _blow(view: BlockView, verb: Token, thing: Token) -> bool:
    """Whether a verb that also means blows may mean them: "attacked the town", but "attacked the tax"."""
    sense = view.lexicon.sense("verbs", view.lemma(verb), "object")
    if sense is None or not sense.blows or thing.lemma in view.lexicon.abstract:
        return False
    if view.inside[thing.index] >= 0:
        return False  # quoted words are words
    reason = any(c.lower in ("for", "as", "over") and c.index > thing.index for c in verb.children_with("prep"))
    return not (reason and (thing.entity in ("PERSON", "ORG", "NORP") or thing.pos == "PRON"))


def _preposition(view: BlockView, verb: Token) -> Found | None:
    agent = agent_of(verb)
    blamed = verb.child("dobj")
    # "accused Belmora of ...", "accused by the state of ...": the parse hangs the preposition on the noun between.
    inner = [c for noun in (agent, blamed) if noun is not None for c in noun.children if c.lower == "of"]
    for prep in (*verb.children, *(inner if verb.lemma in _OF_PERSON else ())):
        if prep.dep not in ("prep", "agent") or prep.index < verb.index or not prep.children:
            continue
        pair = view.lexicon.sense("verbs", view.lemma(verb), "pair", prep.lower)
        if pair is not None and blamed is not None and blamed.index < prep.index:
            # "likened the rules to fire": the two belong together
            return "pair", ((edges(blamed)[0], aside_limit(view, prep.index, edges(prep)[1])),), None, prep.lower
        if view.lexicon.sense("verbs", view.lemma(verb), "preposition", prep.lower) is None:
            continue
        noun = prep.child("pobj")
        if noun is not None and noun.entity in ("DATE", "TIME", "CARDINAL", "QUANTITY") and prep.lower in _LENGTH:
            continue  # "spoke for five minutes"
        b = aside_limit(view, prep.index + 1, described(view, verb, edges(prep)[1]))
        content: tuple[Run, ...] = ((prep.index + 1, b),)
        thing = verb.child(*PASSIVE_SUBJECTS)
        spoken_to = verb.lemma in ("ask", "press", "lobby")  # "asked the town for help": help is asked
        if (
            blamed is not None
            and not spoken_to
            and prep.lower in ("for", "as", "over", "at")
            and verb.index < blamed.index < prep.index
        ):
            again = [edges(c)[1] for c in verb.children_with("prep") if c.lower == prep.lower]
            return "preposition", ((edges(blamed)[0], max(b, *again)),), None, prep.lower
        if thing is not None:
            first = noun_phrase(view, thing, without=verb)
            content = (first, *content) if first is not None else content
        return "preposition", content, prep, prep.lower
    return None


def _called_for(view: BlockView, verb: Token) -> Found | None:
    """As in "called for the pensions to be paid": the preposition opens a clause."""
    clause = next((c for c in verb.children if c.dep in ("advcl", "ccomp", "xcomp") and _to(c)), None)
    mark = clause.child("mark") if clause is not None else None
    if clause is None or mark is None or mark.lower != "for" or mark.index != verb.index + 1:
        return None
    run = clause_after(view, verb, clause)
    return "preposition", ((mark.index + 1, run[1]),), mark, "for"


_LENGTH = frozenset({"for", "on", "in"})
_OF_PERSON = frozenset({"accuse", "suspect", "convict", "acquit", "clear"})

_Finder = Callable[[BlockView, Token], Found | None]
_ACTIVE: tuple[_Finder, ...] = (
    _called_for, find_clause, _called_on, _infinitive, _gerund, _as, _predicate, _preposition, _object,
)  # fmt: skip
_PASSIVE: tuple[_Finder, ...] = (find_clause, _infinitive, _as, _predicate, _preposition, _undergone)
