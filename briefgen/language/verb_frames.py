"""Frames of verbs without a clause: infinitive, gerund, object, preposition, "as" and the name given; passives.

The clausal complement is in `clause_frames`. All follow the dependency parse.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from briefgen.language.candidates import (
    PASSIVE_SUBJECTS,
    BlockView,
    Candidate,
    Run,
    cue_run,
    edges,
    is_passive,
    negated,
    noun_phrase,
    subject_of,
)
from briefgen.language.clause_frames import Content, Found, clause_after, clause_limit, find_clause
from briefgen.language.grammar import Token


def verb_candidates(view: BlockView) -> Iterator[Candidate]:
    """Every verb of a block in the first frame that it takes."""
    for verb in view.row:
        if (
            verb.pos in ("VERB", "AUX", "NOUN", "ADJ")
            and verb.tag[:2] == "VB"
            and view.lexicon.has("verbs", view.lemma(verb))
        ):
            candidate = _reading(view, verb)
            if candidate is not None:
                yield candidate


def _reading(view: BlockView, verb: Token) -> Candidate | None:
    passive = is_passive(verb) or (verb.tag == "VBN" and verb.dep == "acl")
    for find in _PASSIVE if passive else _ACTIVE:
        found = find(view, verb)
        if found is None:
            continue
        frame, content, extra, preposition = found
        sense = view.lexicon.sense("verbs", view.lemma(verb), frame, preposition)
        if sense is None:
            continue
        head = _agent(verb) if passive else subject_of(verb)
        if head is None and not passive:
            return None
        if head is not None and head.lower in ("it", "there", "this", "that") and (head.dep == "expl"):
            head = None
        source = noun_phrase(view, head, without=verb) if head is not None else None
        cue = cue_run(verb, extra)
        content = _bounded(view, view.within(verb, content), source, cue)
        if not content:
            return None
        return Candidate(
            content, cue, source, head, f"passive {frame}" if passive else frame, sense,
            negated=negated(verb), impersonal=source is None,
        )  # fmt: skip
    return None


def _bounded(view: BlockView, content: Content, source: Run | None, cue: Run) -> Content:
    """Content runs without source and cue, trimmed, whole quotations kept whole."""
    pieces: list[Run] = []
    for piece in content:
        parts = [view.reach(view.snap(piece))]
        for hole in (source, cue):
            if hole is not None:
                parts = [p for part in parts for p in _without(part, hole)]
        pieces.extend(p for p in (view.trim(part) for part in parts) if p is not None)
    return tuple(sorted(pieces))


def _without(run: Run, hole: Run) -> list[Run]:
    if hole[1] <= run[0] or run[1] <= hole[0]:
        return [run]
    return [p for p in ((run[0], hole[0]), (hole[1], run[1])) if p[0] < p[1]]


def _agent(verb: Token) -> Token | None:
    by = verb.child("agent") or next((c for c in verb.children if c.dep == "prep" and c.lower == "by"), None)
    return by.child("pobj") if by is not None else None


def _to(clause: Token) -> bool:
    return any(c.dep == "aux" and c.lower == "to" for c in clause.children)


def _infinitive(view: BlockView, verb: Token) -> Found | None:
    clause = next((c for c in verb.children if c.dep in ("xcomp", "ccomp", "advcl") and _to(c)), None)
    if clause is None or clause.index < verb.index:
        return None
    to = next(c for c in clause.children if c.lower == "to")
    first = to.index - 1 if to.index and view.row[to.index - 1].dep == "neg" else to.index
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
    frame = "person-infinitive" if _addresses(verb) else "subject-infinitive"
    return frame, (content if frame == "person-infinitive" else whole,), None, ""


_ADDRESSING = frozenset(
    [
        "urge",
        "ask",
        "tell",
        "order",
        "warn",
        "advise",
        "beg",
        "beseech",
        "implore",
        "entreat",
        "exhort",
        "encourage",
        "press",
        "pressure",
        "lobby",
        "petition",
        "invite",
        "plead",
        "challenge",
        "command",
        "instruct",
        "direct",
        "forbid",
        "caution",
        "counsel",
        "remind",
        "call",
        "appeal",
        "prevail",
        "authorise",
        "authorize",
    ]
)


def _addresses(verb: Token) -> bool:
    return verb.lemma in _ADDRESSING


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
    if named is not None and thing is not None and named.index > verb.index:
        first = noun_phrase(view, thing, without=verb)
        return ("predicate", tuple(sorted((first, edges(named)))), None, "") if first is not None else None
    if thing is not None and not is_passive(verb) and verb.index < thing.index:
        quote = next((q for q in view.quotes if q[0] == thing.index + 1), None)
        if quote is not None:  # "called the offer “an insult”": the parse makes an apposition of it
            return "predicate", ((edges(thing)[0], quote[0]), quote), None, ""
    small = next((c for c in verb.children if c.dep == "ccomp" and c.pos in ("NOUN", "PROPN", "ADJ", "NUM")), None)
    if small is not None and small.index > verb.index and small.child("nsubj") is not None:
        return "predicate", (edges(small),), None, ""
    return None


def _object(view: BlockView, verb: Token) -> Found | None:
    thing = verb.child("dobj")
    if thing is None:  # "denounced what he called a plan"
        thing = next((c for c in verb.children if c.dep == "ccomp" and any(g.tag == "WP" for g in c.children)), None)
    if thing is None or thing.index < verb.index or thing.pos == "PRON" or verb.dep == "acl":
        return None
    a, b = edges(thing)
    end = clause_limit(view, thing, a, b)
    for prep in verb.children_with("prep"):  # the parse hangs "a house by the sea" on the verb
        if prep.index == end and prep.lower in ("by", "of", "for", "against", "between", "from", "about"):
            end = edges(prep)[1]
    return "object", ((max(a, verb.index + 1), end),), None, ""


def _preposition(view: BlockView, verb: Token) -> Found | None:
    for prep in verb.children:
        if prep.dep not in ("prep", "agent") or prep.index < verb.index or not prep.children:
            continue
        if view.lexicon.sense("verbs", view.lemma(verb), "preposition", prep.lower) is None:
            continue
        b = edges(prep)[1]
        content: tuple[Run, ...] = ((prep.index + 1, b),)
        thing = verb.child(*PASSIVE_SUBJECTS)
        blamed = verb.child("dobj")
        if blamed is not None and prep.lower in ("for", "as", "over") and verb.index < blamed.index < prep.index:
            return "preposition", ((edges(blamed)[0], b),), None, prep.lower
        if thing is not None:
            first = noun_phrase(view, thing, without=verb)
            content = (first, *content) if first is not None else content
        return "preposition", content, prep, prep.lower
    return None


_Finder = Callable[[BlockView, Token], Found | None]
_ACTIVE: tuple[_Finder, ...] = (
    find_clause, _called_on, _infinitive, _gerund, _as, _predicate, _preposition, _object,
)  # fmt: skip
_PASSIVE: tuple[_Finder, ...] = (find_clause, _infinitive, _as, _predicate, _preposition)
