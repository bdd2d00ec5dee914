"""How far a content goes: the end of a clause, of an object and of what is joined to them.

The parse often hangs the end of a sentence on the wrong word, so these rules look at the words between as well.
"""

from __future__ import annotations

from itertools import zip_longest

from briefgen.language.attribution.blocks import BlockView, Run
from briefgen.language.attribution.phrases import edges
from briefgen.language.attribution.speakers import TO_PERSON, joint_before, reports, said_again, trails
from briefgen.language.grammar import Token


def clause_after(view: BlockView, verb: Token, clause: Token) -> Run:
    """The run of a clause that follows its verb, up to where it stops being that clause."""
    a, end = _clause_start(view, verb, clause), view.segment(verb.index)[1]
    limit = clause_limit(view, a, min(edges(clause)[1], end))
    limit = _rest(view, verb, limit, end)
    infinitive = clause.tag == "VB" and any(c.dep == "aux" and c.lower == "to" for c in clause.children)
    another = _breaks(view, clause, infinitive=infinitive)
    if another is not None:
        return a, max(a + 1, min(limit, another))
    if infinitive:
        return a, _coordinated(view, limit, end)
    return a, _quoted_tail(view, _listed(view, limit, end), end)


def _clause_start(view: BlockView, verb: Token, clause: Token) -> int:
    """Where a clause begins behind its verb, without when it was said and with what the parse left outside."""
    a, b = edges(clause)
    a = max(a, verb.index + 1)
    spoken = a + 1 if view.row[a].lower in ("on", "in", "late", "early") else a  # "said on Monday it would close"
    early = next((t.index for t in view.row[spoken:b] if t.entity not in ("DATE", "TIME")), a)
    early = early if early > spoken else a
    if early > a and view.row[early].tag in ("PRP", "DT", "NNP", "EX", "PRP$"):
        a = early  # "told the crowd this weekend he would stay": when it was told
    first = view.row[verb.index + 1]
    if a - 1 == first.index and first.lower == "her" and view.lemma(verb) not in TO_PERSON:
        a -= 1  # "admitted her old house needed paint": no person spoken to
    thing = view.row[a - 1]
    if view.row[a].tag == "MD" and thing.head is verb and thing.dep == "dobj" and clause.child("nsubj") is None:
        return edges(thing)[0]  # "have shown that sound can show", whose subject the parse took for an object
    if first.head is verb and first.lower in ("by", "without") and first.child("pcomp") is not None:
        return min(a, first.index)  # "said by investing in pumps, the firm would save"
    return a


def _breaks(view: BlockView, clause: Token, *, infinitive: bool) -> int | None:
    """Where a second verb of the speaker's begins that the parse joined to the clause; None where none does."""
    finite = next((c for c in clause.children if c.dep == "conj" and c.tag in ("VBD", "VBZ", "VBP")), None)
    if finite is not None and finite.child("nsubj", "nsubjpass", "aux", "expl") is None:
        # "warned them not to go and left", "said he would go and warned of floods": the speaker left and warned
        bare = clause.tag == "VB" and (infinitive or reports(view, finite))
        plain = clause.tag in ("VBN", "VBG") and not _helped(clause)  # "see them painted as fools and treat them so"
        if bare or plain:
            return joint_before(clause, finite)
    gone = _not_there(clause)
    if gone is not None:  # "says there is no danger and has gone home": no "there" has gone home
        return joint_before(clause, gone)
    second = said_again(view, clause)
    return joint_before(second.head, second) if second is not None else None


def _listed(view: BlockView, at: int, end: int) -> int:
    """The end of the that-clauses that go on from one: "that it rained, that nobody came and that it was late"."""
    i = at
    while i < end and view.inside[i] < 0 and (view.row[i].text == "," or view.row[i].pos == "CCONJ"):
        i += 1
    if i == at or i >= end or view.row[i].lower != "that" or view.row[i].dep != "mark":
        return at
    clause = view.row[i].head
    if clause.index < i:
        return at
    return _listed(view, clause_limit(view, i, max(min(edges(clause)[1], end), i + 2)), end)


def _helped(clause: Token) -> bool:
    return any(c.dep in ("aux", "auxpass") for c in clause.children)


def _not_there(clause: Token) -> Token | None:
    """A verb joined to "there is ..." that has no subject of its own: the speaker does what it says."""
    if clause.child("expl") is None:
        return None
    finite = ("VBD", "VBZ", "VBP", "MD")
    return next(
        (
            c
            for c in clause.children_with("conj")
            if c.child("nsubj", "nsubjpass", "expl") is None
            and (c.tag in finite or any(g.dep == "aux" and g.tag in finite for g in c.children))
        ),
        None,
    )


def _rest(view: BlockView, verb: Token, at: int, end: int) -> int:
    """The sentence's end, where the parse left a clause without its object: "let it spoil | the sight of the sea"."""
    if at >= end or view.inside[at] >= 0:
        return at
    rest = view.row[at:end]
    if rest[0].tag in ("VBZ", "VBD", "VBP", "MD") and view.row[at - 1].pos in ("NOUN", "PROPN", "PRON"):
        finite = verb.tag in ("VBZ", "VBD", "VBP") and verb.child("ccomp") is not None
        return clause_limit(view, at, end) if finite else at  # "said the book | is out": the noun has no other verb
    if rest[0].tag not in ("DT", "PRP$", "JJ", "NN", "NNS", "VBN"):
        return at
    cut_off = view.row[at - 1].pos in ("VERB", "AUX") and view.inside[at - 1] < 0
    dated = view.row[at].entity in ("DATE", "TIME")
    plain = not any(t.text == "," or t.pos == "CCONJ" or t.tag in ("VBD", "VBZ", "VBP", "MD") for t in rest)
    return end if cut_off and plain and not dated else at


def _quoted_tail(view: BlockView, at: int, end: int) -> int:
    """The sentence's end, where only a joined phrase with a quotation is left: "..., and of “all who fell”"."""
    i = at + 1 if at < end and view.row[at].text == "," else at
    if i + 2 >= end or view.row[i].pos != "CCONJ" or not any(view.inside[k] >= 0 for k in range(i, end)):
        return at
    plain = [t for t in view.row[i:end] if view.inside[t.index] < 0]
    return at if any(t.tag[:2] == "VB" or t.tag == "MD" for t in plain) else end


def _coordinated(view: BlockView, at: int, end: int) -> int:
    """The end of the infinitives that go on in bare form, wherever the parse hung them: "to sing, dance and play"."""
    while at > 1 and view.row[at - 1].text == "," and view.inside[at - 1] < 0:
        at -= 1
    i = at
    while i < end and view.inside[i] < 0 and (view.row[i].text == "," or view.row[i].pos in ("CCONJ", "ADV")):
        i += 1
    if at < i < end and view.row[i].dep == "prep" and edges(view.row[i])[1] < end:
        i = edges(view.row[i])[1]  # "to meet and in some cases exceed his goals"
    if i == at or i >= end or not _bare(view.row[i]) or view.row[i].child("nsubj", "aux") is not None:
        return at
    if not any(t.text == "," or t.pos == "CCONJ" for t in view.row[at:i]):
        return at
    return _coordinated(view, max(min(edges(view.row[i])[1], end), i + 1), end)


def _bare(verb: Token) -> bool:
    """Whether a verb stands as in the dictionary, which the tagger may take for a present or a past: "and cut"."""
    return verb.tag == "VB" or (verb.tag in ("VBP", "VBD") and verb.lower == verb.lemma)


def clause_limit(view: BlockView, start: int, end: int) -> int:
    """Where a clause ends: before ", adding that" and before what another one said."""
    row = view.row
    for i in range(start + 2, end):
        if row[i - 1].text != "," or view.inside[i] >= 0:
            continue
        token = row[i]
        if trails(view, token) or _takes_up_again(view, i, end):
            return i - 1  # ", adding that it rained", ", though she noted that it had"
        if token.lower in ("a", "an") and _sums_up(view, i, end):
            return i - 1  # ", a figure that could not be checked"
        if token.lower in ("another", "others") and i + 1 < end and row[i + 1].lower == "that":
            return i - 1  # "one said that A, another that B"
    return end


def _sums_up(view: BlockView, at: int, end: int) -> bool:
    """Whether an apposition speaks of all that was said: "a figure that could not be checked"."""
    noun = next((t for t in view.row[at + 1 : min(at + 5, end)] if t.pos == "NOUN" and t.dep != "compound"), None)
    if noun is None or noun.lemma not in view.lexicon.summaries or noun.index + 1 >= end:
        return False
    following = view.row[noun.index + 1]
    return following.lower in ("that", "which") or following.tag == "VBN"


_JOINTS = frozenset(["though", "although", "while", "but", "and"])


def _takes_up_again(view: BlockView, at: int, end: int) -> bool:
    """Whether behind a comma the speaker's next report begins: "though she noted that", "aside from saying that"."""
    if _contrasts(view, at, end):
        return True
    words = view.row[at : min(at + 5, end)]
    if words[0].lower in ("aside", "besides", "without"):
        return any(t.tag == "VBG" and reports(view, t) for t in words[1:3])
    if words[0].lower not in _JOINTS or len(words) < 3 or words[1].tag != "PRP":
        return False
    verb = next((t for t in words[2:] if t.tag in ("VBD", "VBZ", "VBP")), None)
    return verb is not None and reports(view, verb) and verb.child("ccomp") is not None


def _contrasts(view: BlockView, at: int, end: int) -> bool:
    """Whether a clause about another speaker begins: "while police put it at 55", "but the firm denied wrongdoing"."""
    if view.row[at].lower not in ("while", "but", "whereas", "although", "though"):
        return False
    for token in view.row[at + 1 : min(at + 16, end)]:
        if view.inside[token.index] >= 0:
            return False
        if token.tag in ("VBD", "VBZ", "VBP") and token.dep not in ("aux", "auxpass", "relcl"):
            subject = token.child("nsubj")
            spoken = subject is not None and subject.index > at and subject.pos != "PRON"
            told = token.child("ccomp", "dobj") is not None
            return (
                spoken
                and told
                and _SPEECH & {s.act for s in view.lexicon.senses.get(("verbs", view.lemma(token)), ())} != set()
            )
    return False


_SPEECH = frozenset({"states", "alleges", "denies", "estimates", "confirms", "criticises", "warns"})


def object_after(view: BlockView, verb: Token, thing: Token) -> Run:
    """The run of a verb's object with what is said of it and what is joined to it."""
    a, b = edges(thing)
    a, end = max(a, verb.index + 1), min(b, view.segment(verb.index)[1])
    end = described(view, verb, clause_limit(view, a, end))
    return a, aside_limit(view, a, _joined(view, thing, end))


def described(view: BlockView, verb: Token, end: int) -> int:
    """The end of the prepositions that go on at once from an object, which the parse hangs on the verb."""
    preps = verb.children_with("prep")
    for prep, following in zip_longest(preps, preps[1:]):
        stop = edges(prep)[1]
        reason = following is not None and following.index == stop and following.lower in ("for", "as", "over")
        if prep.index == end and (reason or not _circumstance(view, prep)):
            end = min(stop, view.segment(verb.index)[1])  # "grilled the banker on Tuesday for his role"
    return end


def _circumstance(view: BlockView, prep: Token) -> bool:
    """Whether a preposition says when or where something was said: "on Monday", "in a letter"."""
    noun = prep.child("pobj")
    if noun is None:
        return prep.lower not in ("as", "than", "from", "by", "of", "for", "with")
    if noun.entity in ("DATE", "TIME") or prep.lower in ("during", "before", "after", "since", "until", "while"):
        return True
    said = noun.lemma in view.lexicon.occasions or view.lexicon.has("nouns", noun.lemma)
    return prep.lower in view.lexicon.circumstances and said


def _joined(view: BlockView, thing: Token, end: int) -> int:
    """The end of the noun phrases joined to an object behind a comma: "fairness, and a need to raise wages"."""
    row, last = view.row, view.segment(thing.index)[1]
    i = end
    while i < last and view.inside[i] < 0 and (row[i].text == "," or row[i].pos == "CCONJ"):
        i += 1
    if i == end or i >= last:
        return end
    for noun in row[i : min(i + 8, last)]:
        if noun.dep == "conj" and noun.pos in ("NOUN", "PROPN") and edges(noun)[0] == i:
            holds = noun.head is thing or noun.head in thing.subtree() or noun.head in thing.ancestors()
            return min(edges(noun)[1], last) if holds else end
    return end


def aside_limit(view: BlockView, start: int, end: int) -> int:
    """Where the writer's own aside begins: "the reality of the flood, which makes him an outlier"."""
    for i in range(start + 2, end):
        if view.inside[i] >= 0:
            continue
        before = view.row[i - 1]
        if before.text in _DASHES and view.inside[i - 1] < 0 and before.start > view.row[i - 2].end:
            if not any(t.text in _DASHES and view.inside[t.index] < 0 for t in view.row[i:end]):
                return i - 1  # "the use of a private road — a chance he had missed"
        elif before.text == "," and view.row[i].tag in ("WDT", "WP", "WP$"):
            clause = next((t for t in view.row[i].ancestors() if t.dep == "relcl"), None)
            if clause is not None and edges(clause)[1] >= end:
                return i - 1
    return end


_DASHES = frozenset(["—", "–", "-", "--", "―"])
