"""Frames of remarks set beside their content: "..., she said", "..., she said, ...", "..., warned the growers".

Complements behind their verb are in `clause_frames`.
"""

from __future__ import annotations

from briefgen.language.attribution.blocks import BlockView, Content, Found, Run
from briefgen.language.attribution.phrases import edges, noun_phrase
from briefgen.language.attribution.speakers import TO_PERSON
from briefgen.language.grammar import Token

_TIMES = frozenset({"second", "minute", "hour", "day", "night", "week", "month", "year", "decade", "shortly", "soon"})


def is_parenthetical(view: BlockView, verb: Token) -> bool:
    """As in "In the past, he said, the court has ...": the verb stands between commas with its subject."""
    subject = verb.child("nsubj")
    if subject is not None and subject.index > verb.index:  # "If nobody acts, warns the board, the dunes will ..."
        last = edges(subject)[1]
        closed = view.row[last - 1].text == "," or (last < len(view.row) and view.row[last].text == ",")
        return closed and view.segment(verb.index)[0] < verb.index - 1 and view.row[verb.index - 1].text == ","
    if subject is None or verb.index + 1 >= len(view.row) or view.row[verb.index + 1].text != ",":
        return False
    first = edges(subject)[0]
    return first > 0 and view.row[first - 1].text == "," and view.segment(verb.index)[0] < first - 1


def inverted(view: BlockView, verb: Token, clause: Token) -> Found | None:
    """The clause stands before its verb: "A, she said" and "A, she said, B"."""
    segment = view.segment(verb.index)
    subject = verb.child("nsubj", "nsubjpass")
    stop = min(verb.index, edges(subject)[0] if subject is not None else verb.index)
    thing = verb.child("dobj")
    if verb.dep == "relcl" or _has_its_own(view, clause) or (thing is not None and thing.lower in ("it", "this")):
        return None
    before = (segment[0], stop)
    right = max(t.index for t in clause.subtree()) + 1
    if right > verb.index + 1:
        return "clause", (before, (verb.index + 1, right)), None, ""
    return "clause", (before, *_resumed(view, verb, verb.index + 1)), None, ""


def _has_its_own(view: BlockView, clause: Token) -> bool:
    """Whether the clause before a cue is itself somebody's report: "Lang said he knew, “...,” she said"."""
    report = view.lexicon.sense("verbs", view.lemma(clause), "quotation")
    said = clause.child("ccomp")
    quoted = said is not None and any(view.inside[t.index] >= 0 for t in said.subtree())
    return report is not None and report.act == "states" and quoted and clause.child("nsubj") is not None


def _resumed(view: BlockView, verb: Token, at: int) -> Content:
    """What goes on behind "she said in May," in the sentence that she interrupted; nothing where nothing does."""
    end = view.segment(verb.index)[1]
    own = {t.index for c in verb.children if c.dep in ("prep", "npadvmod", "advmod", "dative") for t in c.subtree()}
    own |= {c.index for c in verb.children_with("dobj") if c.pos == "PRON"}
    while at < end and at in own:
        at += 1
    if at + 2 >= end or view.row[at].text != ",":
        return ()
    first, rest = view.row[at + 1], view.row[at + 1 : end]
    finite = next((t for t in rest if t.tag in ("VBD", "VBZ", "VBP", "MD")), None)
    reason = first.lower in ("because", "unless", "if", "although") and first.dep == "mark"
    dependent = first.tag in ("VBG", "VBN", "WDT", "WP", "WRB", "IN", "CC") or first.dep in ("mark", "cc")
    dependent = (dependent and not reason) or _when(rest)
    if finite is None or dependent or any(t.tag in ("WDT", "WP", "WRB") for t in rest[: finite.index - first.index]):
        return ()
    return ((at + 1, end),)


def _when(words: tuple[Token, ...]) -> bool:
    """Whether words say when something was said by another event: "hours after the vote had failed"."""
    ahead = next((n for n, t in enumerate(words[:5]) if t.lower in ("after", "before", "since", "as")), 0)
    measured = all(t.pos in ("NUM", "DET", "ADV", "ADJ") or t.entity in ("DATE", "TIME") for t in words[: ahead - 1])
    return ahead > 0 and measured and words[ahead - 1].lemma in _TIMES


def _opening(view: BlockView, last: int, start: int) -> int:
    """Where the words before ", she said," begin: at a pronoun just there, "the men who, she said, were ill"."""
    return last if view.row[last].tag in ("WP", "WDT") and view.inside[last] < 0 else start


def parted(view: BlockView, verb: Token, clause: Token) -> bool:
    return any(t.text == "," for t in view.row[verb.index : clause.index])


def _states(view: BlockView, run: Run) -> bool:
    """Whether words hold a main clause, not only "in May" or "when the money was gone"."""
    finite = [t for t in view.row[run[0] : run[1]] if t.tag in ("VBD", "VBZ", "VBP", "MD")]
    first = view.row[run[0]]
    if finite and first.text[:1].isupper() and first.tag in ("DT", "CD", "PRP", "PRP$", "NNP", "NNPS", "NNS", "JJ"):
        return first.entity not in ("DATE", "TIME")  # a sentence that begins with a noun has its verb, too
    verbs = [t.head if t.dep in ("aux", "auxpass") else t for t in finite]
    return any(v.dep not in ("advcl", "relcl", "acl") or (v.dep == "acl" and v.tag == "VBD") for v in verbs)


def turned_subject(view: BlockView, verb: Token) -> Token | None:
    """Who speaks in "The harvest will be poor, warned the growers.", which the parse takes for an object."""
    subjects = verb.children_with("nsubj")
    behind = next((c for c in subjects if c.index > verb.index), None)
    thing = verb.child("dobj") or (behind if len(subjects) > 1 else None)
    start, end = view.segment(verb.index)
    subject = subjects[0] if subjects and subjects[0].index < verb.index else None
    if thing is None or verb.tag not in ("VBD", "VBZ", "VBP") or verb.index < start + 2:
        return None
    if (
        subject is not None and behind is None
    ):  # "These works, added Holm, are small": one comma parts a subject from its own verb
        a, b = edges(subject)
        if b != verb.index or sum(t.text == "," for t in view.row[a:b]) != 1:
            return None
    last = edges(thing)[1]
    closes = last == end or view.row[last].text in (".", ",")
    return thing if view.row[verb.index - 1].text == "," and closes and edges(thing)[0] == verb.index + 1 else None


def turned(view: BlockView, verb: Token) -> Found | None:
    start = view.segment(verb.index)[0]
    before = (start, verb.index - 1)
    says = view.lexicon.sense("verbs", view.lemma(verb), "quotation") is not None
    thing = turned_subject(view, verb) if says else None
    if thing is None:
        return None
    last, end = edges(thing)[1], view.segment(verb.index)[1]
    if last < end and view.row[last].text == ",":  # "If nobody acts, warns the board, the dunes will be gone"
        series = view.row[last + 1 : last + 2] and view.row[last + 1].pos == "CCONJ"
        goes_on = _states(view, (last, end)) and not series and verb.dep != "conj"
        return ("clause", (before, (last, end)), None, "") if goes_on else None
    return ("clause", (before,), None, "") if _states(view, before) else None


def appended_subject(view: BlockView, verb: Token) -> Token | None:
    """Who speaks in ", a diplomat close to the talks told the agency.", which the parse joined to what was said."""
    start, end = view.segment(verb.index)
    shown = verb.dep == "acl" and verb.head.lemma in view.lexicon.evidence and verb.tag in ("VBD", "VBN")
    loose = verb.tag in ("VBD", "VBZ") and verb.dep in ("conj", "parataxis", "dep", "ROOT")
    if not (loose or shown) or end - verb.index > 8:
        return None
    comma = next((t.index for t in reversed(view.row[start : verb.index]) if t.text == ","), start)
    between = view.row[comma + 1 : verb.index]
    mixed = any(t.pos in ("CCONJ", "VERB", "AUX", "SCONJ") or view.inside[t.index] >= 0 for t in between)
    if comma == start or mixed or any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in view.row[verb.index + 1 : end]):
        return None
    names = (t for t in between if t.pos in ("NOUN", "PROPN") and not comma < t.head.index < verb.index)
    return next(names, None)


def _appended(view: BlockView, verb: Token) -> Run | None:
    head = appended_subject(view, verb)
    if head is None or view.lexicon.sense("verbs", view.lemma(verb), "quotation") is None:
        return None
    start = view.segment(verb.index)[0]
    comma = next(t.index for t in reversed(view.row[start : verb.index]) if t.text == ",")
    return (start, comma) if _states(view, (start, comma)) else None


def parenthetical(view: BlockView, verb: Token) -> Found | None:
    """The tail ", she said" at a sentence's end or between commas, where the parse made no complement of the rest."""
    own = [c for c in verb.children_with("nsubj") if c.index >= view.dateline]
    subject = own[0] if own else verb.child("nsubj")
    appended = _appended(view, verb) if subject is None else None
    if appended is not None:
        return "clause", (appended,), None, ""
    led = verb.dep == "advcl" and any(c.dep == "mark" or c.tag == "WRB" for c in verb.children)
    aim = verb.child("xcomp")
    if subject is None or verb.dep == "relcl" or led or (aim is not None and not parted(view, verb, aim)):
        return None  # "as he said", "when he said": no remark of its own
    told = view.lemma(verb) in TO_PERSON
    if any(not told or thing.lower in ("it", "this", "that") for thing in verb.children_with("dobj")):
        return None  # "..., he told me on Friday, ..." has its person, no object; "she never promised it" has one
    segment = view.segment(verb.index)
    phrase = noun_phrase(view, subject) or edges(subject)
    first, last = min(phrase[0], verb.index), max(phrase[1], verb.index + 1)
    if first - 1 <= segment[0] or view.row[first - 1].text != "," or view.inside[first] >= 0:
        return None
    following = view.row[last].text if last < segment[1] else "."
    goes_on = _states(view, (last, segment[1])) if following == "," else bool(_resumed(view, verb, last))
    if not goes_on and not _states(view, (segment[0], first)):
        return None
    start = _opening(view, first - 2, segment[0])
    if following == ",":
        return "clause", ((start, first), (last, segment[1])), None, ""
    resumed = _resumed(view, verb, last)
    if resumed:
        led_in = view.row[start].tag == "VBG"  # "Opening the session, the chair said in June, the panel heard ..."
        return "clause", resumed if led_in else ((start, first), *resumed), None, ""
    if segment[1] - last <= 8 and not any(t.tag in ("VBD", "VBZ", "VBP") for t in view.row[last : segment[1]]):
        return "clause", ((segment[0], first),), None, ""
    return None
