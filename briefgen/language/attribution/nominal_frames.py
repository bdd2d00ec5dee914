"""Frames of nouns, adjectives and phrases: "the claim that", "critical of", "according to", "in her view"."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.language.attribution.blocks import BlockView, Run
from briefgen.language.attribution.candidates import Candidate
from briefgen.language.attribution.cues import CueSense
from briefgen.language.attribution.phrases import edges, noun_phrase
from briefgen.language.attribution.speakers import PASSIVE_SUBJECTS, SUBJECTS, negated, subject_of
from briefgen.language.grammar import Token

_ACCORDING = CueSense(frozenset({"phrase"}), "states")
_VIEW = CueSense(frozenset({"phrase"}), "believes", "probable")


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
        verb = word.head if word.dep == "acomp" else word
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
        if head is None or head.pos == "NUM":
            return None
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
    """The relative clause that a phrase closes: "Bye, who has raised a million, according to the Herald, says"."""
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
