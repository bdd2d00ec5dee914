"""Frames of nouns and adjectives: "the claim that", "his criticism of", "a critic of", "critical of"."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.language.attribution.blocks import BlockView, Run
from briefgen.language.attribution.candidates import Candidate
from briefgen.language.attribution.phrases import edges, noun_phrase
from briefgen.language.attribution.speakers import PASSIVE_SUBJECTS, SUBJECTS, negated, subject_of
from briefgen.language.attribution.unsaid import unsaid
from briefgen.language.grammar import Token


def noun_candidates(view: BlockView) -> Iterator[Candidate]:
    """Nouns with a clause or an infinitive: "his claim that ...", "a plan to ...", "her view is that ..."."""
    for noun in view.row:
        if noun.tag not in ("NN", "NNS") or not view.lexicon.has("nouns", noun.lemma):
            continue
        clause = next((c for c in noun.children if c.dep in ("acl", "ccomp", "relcl") and c.index > noun.index), None)
        copula = None
        if noun.dep == "nsubj" and noun.head.lemma == "be":
            copula = next((c for c in noun.head.children if c.dep in ("ccomp", "xcomp") and c.index > noun.index), None)
        clause = copula if copula is not None else clause
        frame = _noun_frame(clause) if clause is not None else None
        sense = view.lexicon.sense("nouns", noun.lemma, frame) if frame else None
        if clause is None or frame is None or sense is None:
            continue
        head = _possessor(view, noun)
        if head is None:
            continue
        a, b = edges(clause)
        content = view.trim(
            view.snap((max(a, noun.index + 1), _own_end(view, noun, min(b, view.segment(noun.index)[1]))))
        )
        source = noun_phrase(view, head, without=noun) if head is not None else None
        if content is not None:
            cue = (noun.index, noun.index + 1)
            yield Candidate((content,), cue, source, head, f"noun {frame}", sense, impersonal=source is None)


def _own_end(view: BlockView, noun: Token, end: int) -> int:
    """The end of a noun's clause that the parse let swallow its sentence: "Despite their claim that A, B failed"."""
    start, last = view.segment(noun.index)
    before, after = view.row[start : noun.index], view.row[end:last]
    if end + 1 < last or not before or before[0].pos not in ("ADP", "SCONJ"):
        return end
    if any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in (*before, *after)):
        return end
    comma = next((t.index for t in view.row[noun.index : end] if t.text == "," and view.inside[t.index] < 0), end)
    return comma if any(t.tag[:2] == "VB" or t.tag == "MD" for t in view.row[comma:end]) else end


def noun_phrase_candidates(view: BlockView) -> Iterator[Candidate]:
    """Nouns that name their content behind a preposition: "his criticism of the bill", "she is a critic of it"."""
    for noun in view.row:
        if noun.tag not in ("NN", "NNS") or not view.lexicon.has("nouns", noun.lemma):
            continue
        prep = next((c for c in noun.children_with("prep") if _content_of(view, noun, c)), None)
        if prep is None:
            continue
        agent = view.lexicon.sense("nouns", noun.lemma, "agent", prep.lower)
        sense = agent or view.lexicon.sense("nouns", noun.lemma, "preposition", prep.lower)
        head = _of_whom(noun) if agent is not None else _holder(view, noun)
        source = noun_phrase(view, head, without=noun) if head is not None else None
        content = view.trim(view.snap((prep.index + 1, min(edges(prep)[1], view.segment(noun.index)[1]))))
        if sense is not None and source is not None and content is not None:
            frame = "noun agent" if agent is not None else "noun preposition"
            cue = (_cue_start(view, noun, head), prep.index + 1)
            yield Candidate((content,), cue, source, head, frame, sense)


def _content_of(view: BlockView, noun: Token, prep: Token) -> bool:
    """Whether a preposition behind a noun names what the noun is about, and not a day."""
    thing = prep.child("pobj", "pcomp")
    if prep.index < noun.index or thing is None or thing.entity in ("DATE", "TIME", "ORDINAL"):
        return False
    if any(t.pos == "PUNCT" and view.inside[t.index] < 0 for t in view.row[noun.index + 1 : prep.index]):
        return False  # "had an idea - what about her friend?"
    return any(view.lexicon.sense("nouns", noun.lemma, frame, prep.lower) for frame in ("preposition", "agent"))


def _cue_start(view: BlockView, noun: Token, head: Token | None) -> int:
    """Where a noun's cue begins: at the verb that carries it, where the source is that verb's subject."""
    verb = noun.head
    carried = noun.dep == "dobj" and verb.lemma in view.lexicon.light and noun.index - verb.index < 5
    return verb.index if carried and (head is None or head.index < verb.index) else noun.index


def _holder(view: BlockView, noun: Token) -> Token | None:
    """Whose thought a noun is: "his", "from the miners", or the subject of a verb that only carries the noun."""
    poss = noun.child("poss")
    if poss is not None and poss.lower in ("my", "our", "your") and view.inside[noun.index] < 0:
        return None  # "our account of both rounds": the writer's own
    carried = subject_of(noun.head) if noun.dep == "dobj" and noun.head.lemma in view.lexicon.light else None
    if carried is not None and noun.head.lemma == "raise" and _mute(view, carried):
        return None  # "the case raises concerns about the dam": nobody's concern
    if carried is not None and (poss is None or poss.pos == "PRON"):
        return carried  # "he repeated his attacks on the press": the subject is who attacks
    by = next((c for c in noun.children if c.dep == "prep" and c.lower in ("by", "from", "among")), None)
    return poss if poss is not None else by.child("pobj") if by is not None else None


def _mute(view: BlockView, head: Token) -> bool:
    """Whether what raises a question is a thing that happened, or all that was told before."""
    return head.lower in ("it", "this", "that", "which") or head.lemma in view.lexicon.happenings


def _of_whom(noun: Token) -> Token | None:
    """Of whom a sentence says that she is "a critic of" something."""
    if noun.dep == "attr" and noun.head.lemma in ("be", "remain", "become"):
        return noun.head.child(*SUBJECTS) or subject_of(noun.head)
    return None


def _noun_frame(clause: Token) -> str | None:
    mark = clause.child("mark")
    if mark is not None and mark.lower in ("that", "whether"):
        return "clause"
    if any(c.dep == "aux" and c.lower == "to" for c in clause.children):
        return "infinitive"
    if (
        any(c.tag in ("WRB", "WP") and c.dep in ("advmod", "dobj", "attr") for c in clause.children)
        and clause.dep == "ccomp"
    ):
        return "clause"
    return None


def _possessor(view: BlockView, noun: Token) -> Token | None:
    """Whose claim it is: "his", "the minister's", "of the minister", or the subject of "made the claim"."""
    poss = noun.child("poss") or next((c for c in noun.children if c.child("case") is not None), None)
    if poss is not None:
        return poss
    by = next((c for c in noun.children if c.dep == "prep" and c.lower in ("by", "from", "of", "among")), None)
    if by is not None and by.child("pobj") is not None:
        return by.child("pobj")
    if noun.dep == "dobj" and noun.head.lemma in view.lexicon.light:
        return subject_of(noun.head)
    return None


def adjective_candidates(view: BlockView) -> Iterator[Candidate]:
    """Adjectives after a linking verb: "is confident that", "was critical of"."""
    for word in view.row:
        if word.dep not in ("acomp", "ROOT", "conj", "ccomp", "advcl", "acl", "attr", "oprd") or not view.lexicon.has(
            "adjectives", word.lower
        ):
            continue
        if any(c.dep == "aux" and c.tag == "MD" for c in word.children):
            continue  # "will open at the hall on Monday": a verb
        verb = word.head if word.dep == "acomp" else word
        if verb.lemma == "make" or word.head.lemma == "make" or (verb is not word and unsaid(view, verb)):
            continue  # "to make sure that", "if they are certain that"
        head = verb.child(*SUBJECTS, *PASSIVE_SUBJECTS) or subject_of(verb)
        if head is None or head.lower in ("it", "there", "that", "this"):
            continue
        for clause in [*word.children, *(verb.children if verb is not word else ())]:
            frame, run = _adjective_frame(word, clause)
            sense = view.lexicon.sense("adjectives", word.lower, frame, clause.lower) if frame else None
            if sense is None:
                continue
            source = noun_phrase(view, head, without=verb)
            content = view.trim(view.snap((run[0], min(run[1], view.segment(word.index)[1]))))
            if source is not None and content is not None:
                a = verb.index if 0 < word.index - verb.index < 4 else word.index
                yield Candidate(
                    (content,), (a, word.index + 1), source, head, f"adjective {frame}", sense, negated=negated(verb)
                )
            break


def _adjective_frame(word: Token, clause: Token) -> tuple[str, Run]:
    a, b = edges(clause)
    run = (max(a, word.index + 1), b)
    if clause.index <= word.index:
        return "", run
    if clause.dep == "prep" and clause.children:
        return "preposition", (clause.index + 1, b)
    if clause.dep in ("ccomp", "xcomp", "advcl"):
        if any(c.dep == "aux" and c.lower == "to" for c in clause.children):
            return "infinitive", run
        if clause.dep == "ccomp":
            return "clause", run
    return "", run
