"""Frames of phrases at a sentence's edge or between commas: "according to X", "in X's view", "as X put it".

Nouns and adjectives with a complement of their own are in `nominal_frames`.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.language.attribution.blocks import BlockView, Run
from briefgen.language.attribution.candidates import Candidate
from briefgen.language.attribution.cues import CueSense
from briefgen.language.attribution.phrases import noun_phrase
from briefgen.language.grammar import Token

_ACCORDING = CueSense(frozenset({"phrase"}), "states")
_VIEW = CueSense(frozenset({"phrase"}), "believes", "probable")


def phrase_candidates(view: BlockView) -> Iterator[Candidate]:
    """Phrases at a sentence's edge or between commas: "according to X", "in X's view", "as X put it"."""
    for start, end in view.segments:
        for i in range(start, end):
            if view.inside[i] >= 0:
                continue
            found = _before(view, i) or _possessed(view, i) or _as_clause(view, i) or _as_words(view, i)
            if found is None:
                continue
            cue, source, head, sense = found
            source = _with_apposition(view, source, (start, end)) if cue[0] > start + 2 else source
            phrase = (min(cue[0], source[0]), max(cue[1], source[1]))
            if cue[0] > source[0]:  # "as the mayor put it in a letter to me": the letter is no part of it
                phrase = _as_phrase(view, cue[0], source[0])
            content = _of_relative(view, phrase, (start, end)) or _around(view, phrase, (start, end))
            if content:
                yield Candidate(content, cue, source, head, "phrase", sense)


def _with_apposition(view: BlockView, source: Run, segment: Run) -> Run:
    """A source behind its content with what describes it: "..., according to Lee, a tax lawyer, who saw it"."""
    row, at = view.row, source[1]
    finite = any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in row[segment[0] : source[0]])
    if not finite or at + 1 >= segment[1] or row[at].text != "," or row[at + 1].pos != "DET":
        return source
    rest = row[at + 1 : segment[1]]
    main = next((t.index for t in rest if t.tag in ("VBD", "VBZ", "VBP", "MD")), segment[1])
    relative = next((t.index for t in rest if t.tag in ("WP", "WDT", "WP$", "WRB")), segment[1])
    if main < relative:
        return source
    return view.trim((source[0], segment[1])) or source


def _before(view: BlockView, i: int) -> tuple[Run, Run, Token, CueSense] | None:
    row = view.row
    for words in view.lexicon.before.get(row[i].lower, ()):
        end = i + len(words)
        if end >= len(row) or tuple(t.lower for t in row[i:end]) != words:
            continue
        if len(words) == 1 and (row[i].pos != "ADP" or (i > 0 and (row[i - 1].text != "," or row[i].text.istitle()))):
            continue  # "A quarter of that, per the plan", not "The mayor, Per Lund,"
        head = row[end - 1].child("pobj", "dobj") or row[end - 1].head.child("pobj")
        if head is None or head.index < end:
            head = next(
                (t for t in row[end : end + 6] if t.pos in ("NOUN", "PROPN", "PRON") and t.dep != "compound"), None
            )
        if head is None or head.pos == "NUM" or (head.lemma in view.lexicon.measures and head.tag in ("NN", "NNS")):
            return None  # "fined according to income"
        source = noun_phrase(view, head)
        if source is None or source[0] < end:
            source = (end, max(head.index + 1, source[1] if source else end + 1))
        return (i, end), _capped(view, source), head, _ACCORDING
    return None


def _capped(view: BlockView, source: Run) -> Run:
    """A source that does not run on into the sentence behind a comma, save for what describes it."""
    a, b = source
    end = view.segment(a)[1]
    b = min(b, end)
    comma = next((t.index for t in view.row[a:b] if t.text == "," and view.inside[t.index] < 0), b)
    if b >= end - 1 and comma < b - 2 and a < view.segment(a)[0] + 4:
        return a, comma  # "According to the host, ..." and the parse ran on to the stop
    for i in range(a + 1, b):
        if (
            view.row[i].text == ","
            and i + 1 < b
            and any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in view.row[i + 1 : b])
        ):
            relative = view.row[i + 1].lower in ("who", "which", "whose")
            if not relative:
                return view.trim((a, i)) or (a, i)
    following = next((t for t in view.row[b:end] if t.text != ","), None)
    if comma < b and following is not None and following.tag in ("VBD", "VBZ", "VBP", "MD"):
        return a, comma  # "According to the files, the firm's treasurer, Ann Lee, warned": she is the sentence's own
    return view.trim((a, b)) or source


def _possessed(view: BlockView, i: int) -> tuple[Run, Run, Token, CueSense] | None:
    noun = view.row[i]
    if noun.lemma not in view.lexicon.possessed or noun.dep != "pobj" or noun.head.lower not in ("in", "by", "to"):
        return None
    head = noun.child("poss")
    prep = noun.head
    if head is None or (
        prep.index > 0
        and view.row[prep.index - 1].text not in (",", ";", "—", "–", "-", "and", "but")
        and prep.index != view.segment(i)[0]
    ):
        return None
    source = noun_phrase(view, head)
    return ((prep.index, i + 1), source, head, _VIEW) if source is not None else None


def _as_clause(view: BlockView, i: int) -> tuple[Run, Run, Token, CueSense] | None:
    verb = view.row[i]
    if verb.tag not in ("VBD", "VBZ", "VBP", "VBN") or verb.lemma not in view.lexicon.as_clauses:
        return None
    following = view.row[i + 1].lower if i + 1 < len(view.row) else ""
    if verb.lemma == "put" and following not in ("it", "this", "that", "matters", "things"):
        return None  # "as it puts further questions"
    as_ = next((c for c in verb.children if c.lower == "as" and c.index < i), None)
    head = verb.child("nsubj")
    if as_ is None or head is None or verb.child("ccomp") is not None:
        return None
    source = noun_phrase(view, head, without=verb)
    last = i + 2 if i + 1 < len(view.row) and view.row[i + 1].lower in ("it", "out") else i + 1
    return ((i, last), source, head, _ACCORDING) if source is not None else None


def _as_words(view: BlockView, i: int) -> tuple[Run, Run, Token, CueSense] | None:
    """The same by its words alone, where the parse lost it: ", as one of her advisers pointed out, "."""
    row, (start, end) = view.row, view.segment(i)
    if row[i].lower != "as" or not (i == start or row[i - 1].text == ","):
        return None
    for k in range(i + 2, min(i + 12, end)):
        if row[k].text == "," or view.inside[k] >= 0:
            return None
        if row[k].tag in ("VBD", "VBZ", "VBP") and row[k].lemma in view.lexicon.as_clauses:
            last = k + 2 if k + 1 < end and row[k + 1].lower in ("it", "out") else k + 1
            heads = [t for t in row[i + 1 : k] if t.pos in ("NOUN", "PROPN", "PRON", "NUM")]
            source = view.trim((i + 1, k))
            while source is not None and row[source[1] - 1].pos in ("ADV", "AUX"):
                source = view.trim((source[0], source[1] - 1))
            closed = last >= end or row[last].text in (",", ".")
            return ((k, last), source, heads[0], _ACCORDING) if closed and heads and source is not None else None
    return None


def _as_phrase(view: BlockView, at: int, source: int) -> Run:
    """All of "as the mayor put it in a letter to me", from "as" on; `at` is the verb's number."""
    verb = view.row[at]
    own = {
        t.index for c in verb.children if c.dep in ("dobj", "prt", "prep", "npadvmod", "advmod") for t in c.subtree()
    }
    last = at + 1
    while last in own and view.row[last].text != ",":
        last += 1
    as_ = source - 1 if source and view.row[source - 1].lower == "as" else source
    return as_, last


def _of_relative(view: BlockView, phrase: Run, segment: Run) -> tuple[Run, ...]:
    """The relative clause that a phrase closes: "Lee, who has a farm, according to the Herald, says"."""
    after = view.row[phrase[1] + 1 : phrase[1] + 2]
    if not after or view.row[phrase[1]].text != "," or after[0].tag not in ("VBZ", "VBD", "VBP", "MD"):
        return ()
    for token in reversed(view.row[segment[0] + 1 : phrase[0]]):
        if token.tag in ("WP", "WDT") and view.row[token.index - 1].text == "," and view.inside[token.index] < 0:
            run = view.trim((token.index, phrase[0]))
            return (run,) if run is not None and token.head.dep == "relcl" else ()
    return ()


def _around(view: BlockView, phrase: Run, segment: Run) -> tuple[Run, ...]:
    """The sentence without the phrase: what stands before it, behind it, or both."""
    start, end = segment
    row = view.row
    before, after = view.trim((start, phrase[0])), view.trim((phrase[1], end))
    if before is not None and before[1] - before[0] < 2:
        before = None if row[before[0]].pos in ("CCONJ", "ADV", "SCONJ") else before
    followed = phrase[1] < end and row[phrase[1]].text == ","
    if before is None:
        return (after,) if after is not None and followed else ()
    if after is None or not followed:
        return (before,)
    return (before, after)
