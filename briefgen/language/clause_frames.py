"""Frames of verbs: clausal complement, infinitive, gerund, object, preposition, "as" and passive.

They follow the dependency parse; quotations with their own punctuation are for `quotation_frames`.
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
from briefgen.language.grammar import Token

_Content = tuple[Run, ...]
_Found = tuple[str, _Content, Token | None, str]  # frame, content, token that belongs to the cue, preposition


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
        cue = cue_run(view, verb, extra)
        content = _bounded(view, view.within(verb, content), source, cue)
        if not content:
            return None
        return Candidate(
            content, cue, source, head, f"passive {frame}" if passive else frame, sense,
            negated=negated(verb), impersonal=source is None,
        )  # fmt: skip
    return None


def _bounded(view: BlockView, content: _Content, source: Run | None, cue: Run) -> _Content:
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


def _after(view: BlockView, verb: Token, clause: Token) -> Run:
    """The run of a clause that follows its verb, up to where it stops being that clause."""
    a, b = edges(clause)
    a = max(a, verb.index + 1)
    return a, _limit(view, clause, a, min(b, view.segment(verb.index)[1]))


_PARTICIPLES = frozenset(["say", "add", "argue", "claim", "note", "warn", "call", "insist", "write", "cite", "tell", "explain", "accuse", "urge"])


def _limit(view: BlockView, clause: Token, start: int, end: int) -> int:
    """Where a clause ends: before ", adding that" and before a coordinated sentence of its own."""
    row = view.row
    for i in range(start + 2, end):
        if row[i - 1].text != "," or view.inside[i] >= 0:
            continue
        token = row[i]
        if token.tag == "VBG" and token.lemma in _PARTICIPLES:
            return i - 1
        if token.lower in ("but", "and", "while", "though", "although") and i + 1 < end:
            conjunct = next((c for c in clause.children if c.dep == "conj" and c.index > i), None)
            if token.lower in ("but",) and conjunct is not None and conjunct.child("nsubj") is not None:
                that = conjunct.child("mark")
                if that is None:
                    return i - 1
    return end


def _clause(view: BlockView, verb: Token) -> _Found | None:
    clauses = [c for c in verb.children if c.dep == "ccomp" or (c.dep == "advcl" and _that_clause(c))]
    clauses = [c for c in clauses if c.index > verb.index or not _apart(view, c, verb)]
    # A complement behind the verb is surer than a clause before it.
    clause = next((c for c in clauses if c.index > verb.index), clauses[0] if clauses else None)
    if clause is None:
        return _parenthetical(view, verb) or _unparsed(view, verb)
    if clause.index < verb.index:
        return _inverted(view, verb, clause)
    subject = clause.child("nsubj")
    infinitive = clause.tag == "VB" and any(c.dep == "aux" and c.lower == "to" for c in clause.children)
    if infinitive and not any(c.dep == "advmod" and c.tag == "WRB" for c in clause.children):
        if subject is None:
            return None
        start, end = _after(view, verb, clause)
        return ("subject-infinitive", ((start, _unfinished(view, clause, end)),), None, "")
    if clause.pos not in ("VERB", "AUX") and not clause.children_with("cop", "nsubj"):
        return None
    content = [_after(view, verb, clause)]
    if _is_parenthetical(view, verb):
        content.insert(0, (view.segment(verb.index)[0], verb.index))
    return "clause", tuple(content), None, ""


def _apart(view: BlockView, clause: Token, verb: Token) -> bool:
    """Whether a colon or semicolon outside quotation marks keeps a clause from the verb behind it."""
    between = view.row[clause.index : verb.index]
    return any(t.text in (":", ";") and view.inside[t.index] < 0 for t in between)


def _unfinished(view: BlockView, clause: Token, end: int) -> int:
    """The sentence's end for an infinitive whose object the parse left behind a comma."""
    last = end - 1
    segment = view.segment(clause.index)
    if last == clause.index and end < segment[1] and view.row[end].text == ",":
        return segment[1]
    return end


def _unparsed(view: BlockView, verb: Token) -> _Found | None:
    """What follows a plain verb of saying, where the parse found no complement: "said each hour cost a million"."""
    if verb.tag not in ("VBD", "VBZ", "VBP") or verb.dep in ("relcl", "advcl") or verb.child("nsubj") is None:
        return None
    start, end = verb.index + 1, view.segment(verb.index)[1]
    if start >= end or verb.child("nsubj").index > verb.index or view.inside[start] >= 0:  # type: ignore[union-attr]
        return None
    first, rest = view.row[start], view.row[start:end]
    finite = any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in rest[1:])
    that = first.lower == "that" and finite
    plain = verb.lemma in _PLAIN and first.pos in ("DET", "PRON", "PROPN", "NOUN", "ADJ", "NUM") and len(rest) > 3
    return ("clause", ((start, end),), None, "") if that or (plain and (finite or verb.lemma == "say")) else None


_PLAIN = frozenset("say think believe argue claim warn add insist admit fear hope suspect".split())


def _that_clause(clause: Token) -> bool:
    return any(c.dep == "mark" and c.lower in ("that", "whether") for c in clause.children)


def _is_parenthetical(view: BlockView, verb: Token) -> bool:
    """As in "In the past, he said, the court has ...": the verb stands between commas with its subject."""
    if verb.index + 1 >= len(view.row) or view.row[verb.index + 1].text != ",":
        return False
    subject = verb.child("nsubj")
    if subject is None or subject.index > verb.index:
        return False
    first = edges(subject)[0]
    return first > 0 and view.row[first - 1].text == "," and view.segment(verb.index)[0] < first - 1


def _inverted(view: BlockView, verb: Token, clause: Token) -> _Found | None:
    """The clause stands before its verb: "A, she said" and "A, she said, B"."""
    segment = view.segment(verb.index)
    subject = verb.child("nsubj")
    stop = min(verb.index, edges(subject)[0] if subject is not None else verb.index)
    if verb.dep == "relcl":
        return None
    before = (segment[0], stop)
    right = max(t.index for t in clause.subtree()) + 1
    if right > verb.index + 1:
        return "clause", (before, (verb.index + 1, right)), None, ""
    return "clause", (before,), None, ""


def _parenthetical(view: BlockView, verb: Token) -> _Found | None:
    """The tail ", she said" at a sentence's end or between commas, where the parse made no complement of the rest."""
    subject = verb.child("nsubj")
    if subject is None or verb.dep in ("relcl", "advcl") or verb.children_with("dobj", "xcomp"):
        return None
    segment = view.segment(verb.index)
    first, last = min(edges(subject)[0], verb.index), max(edges(subject)[1], verb.index + 1)
    if first - 1 <= segment[0] or view.row[first - 1].text != "," or view.inside[first] >= 0:
        return None
    following = view.row[last].text if last < segment[1] else "."
    if following == ",":
        return "clause", ((segment[0], first), (last, segment[1])), None, ""
    if segment[1] - last <= 8 and not any(t.tag in ("VBD", "VBZ", "VBP") for t in view.row[last : segment[1]]):
        return "clause", ((segment[0], first),), None, ""
    return None


def _to(clause: Token) -> bool:
    return any(c.dep == "aux" and c.lower == "to" for c in clause.children)


def _infinitive(view: BlockView, verb: Token) -> _Found | None:
    clause = next((c for c in verb.children if c.dep in ("xcomp", "ccomp", "advcl") and _to(c)), None)
    if clause is None or clause.index < verb.index:
        return None
    to = next(c for c in clause.children if c.lower == "to")
    first = to.index - 1 if to.index and view.row[to.index - 1].dep == "neg" else to.index
    content: Run = (first, _after(view, verb, clause)[1])
    named = clause.child("nsubj")
    addressed = verb.child("dobj", "dative") or named
    if addressed is None and clause.dep != "advcl":
        return "infinitive", (content,), None, ""
    if addressed is None or not verb.index < addressed.index < to.index:
        return None
    whole: Run = (min(verb.index + 1, edges(addressed)[0]), content[1])
    frame = "person-infinitive" if _addresses(verb) else "subject-infinitive"
    return frame, (content if frame == "person-infinitive" else whole,), None, ""


_ADDRESSING = frozenset(
    ["urge", "ask", "tell", "order", "warn", "advise", "beg", "beseech", "implore", "entreat", "exhort", "encourage", "press", "pressure", "lobby", "petition", "invite", "plead", "challenge", "command", "instruct", "direct", "forbid", "caution", "counsel", "remind", "call", "appeal", "prevail", "authorise", "authorize"]
)


def _addresses(verb: Token) -> bool:
    return verb.lemma in _ADDRESSING


def _called_on(view: BlockView, verb: Token) -> _Found | None:
    """ "called on the parties to meet": the infinitive hangs on the verb or on the one called on."""
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
    return "person-infinitive", ((to.index, _after(view, verb, clause)[1]),), on, ""


def _gerund(view: BlockView, verb: Token) -> _Found | None:
    clause = next((c for c in verb.children if c.dep in ("xcomp", "ccomp") and c.tag == "VBG"), None)
    if clause is None or clause.index < verb.index or clause.child("nsubj") is not None:
        return None
    return "gerund", (_after(view, verb, clause),), None, ""


def _as(view: BlockView, verb: Token) -> _Found | None:
    as_ = next((c for c in verb.children if c.dep in ("prep", "advcl", "mark") and c.lower == "as"), None)
    if as_ is None or as_.index < verb.index or not as_.children:
        return None
    thing = verb.child("dobj", "nsubjpass", *PASSIVE_SUBJECTS)
    described: Run = edges(as_)
    if thing is None:
        return "as", (described,), None, ""
    first = noun_phrase(view, thing, without=verb)
    return ("as", tuple(sorted((first, described))), None, "") if first is not None else None


def _predicate(view: BlockView, verb: Token) -> _Found | None:
    """ "called it a plan": an object and what it is called, or a small clause without a verb."""
    named = verb.child("oprd")
    thing = verb.child("dobj", *PASSIVE_SUBJECTS) or (verb.child("nsubj") if is_passive(verb) else None)
    if named is not None and thing is not None and named.index > verb.index and thing.tag == "WP":
        return "predicate", (edges(named),), None, ""  # "what he called a plan"
    if named is not None and thing is not None and named.index > verb.index:
        first = noun_phrase(view, thing, without=verb)
        return ("predicate", tuple(sorted((first, edges(named)))), None, "") if first is not None else None
    small = next((c for c in verb.children if c.dep == "ccomp" and c.pos in ("NOUN", "PROPN", "ADJ", "NUM")), None)
    if small is not None and small.index > verb.index and small.child("nsubj") is not None:
        return "predicate", (edges(small),), None, ""
    return None


def _object(view: BlockView, verb: Token) -> _Found | None:
    thing = verb.child("dobj")
    if thing is None:  # "denounced what he called a plan"
        thing = next((c for c in verb.children if c.dep == "ccomp" and any(g.tag == "WP" for g in c.children)), None)
    if thing is None or thing.index < verb.index or thing.pos == "PRON" or verb.dep == "acl":
        return None
    a, b = edges(thing)
    end = _limit(view, thing, a, b)
    for prep in verb.children_with("prep"):  # the parse hangs "fraud by false representation" on the verb
        if prep.index == end and prep.lower in ("by", "of", "for", "against", "between", "from", "about"):
            end = edges(prep)[1]
    return "object", ((max(a, verb.index + 1), end),), None, ""


def _preposition(view: BlockView, verb: Token) -> _Found | None:
    for prep in verb.children:
        if prep.dep not in ("prep", "agent") or prep.index < verb.index or not prep.children:
            continue
        if view.lexicon.sense("verbs", view.lemma(verb), "preposition", prep.lower) is None:
            continue
        a, b = edges(prep)
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


_Finder = Callable[[BlockView, Token], _Found | None]
_ACTIVE: tuple[_Finder, ...] = (
    _clause, _called_on, _infinitive, _gerund, _as, _predicate, _preposition, _object,
)  # fmt: skip
_PASSIVE: tuple[_Finder, ...] = (_clause, _infinitive, _as, _predicate, _preposition)
