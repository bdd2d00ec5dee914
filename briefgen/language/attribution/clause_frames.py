"""Frames of verbs with a clause: "said that ...", and where the parse lost the clause.

Which complement a verb takes is decided in `verb_frames`; quotations with their own punctuation in `quotation_frames`.
"""

from __future__ import annotations

from briefgen.language.attribution.blocks import BlockView, Found
from briefgen.language.attribution.limits import clause_after
from briefgen.language.attribution.phrases import edges
from briefgen.language.attribution.remark_frames import inverted, is_parenthetical, parenthetical, parted, turned
from briefgen.language.attribution.speakers import TO_PERSON
from briefgen.language.grammar import Token


def find_clause(view: BlockView, verb: Token) -> Found | None:
    """The clause that a verb attributes, wherever it stands; None where there is none."""
    if verb.tag in ("VBD", "VBN") and _lets_follow(view, verb):
        return None
    if verb.child("acomp") is not None or (verb.index + 1 < len(view.row) and view.row[verb.index + 1].lower == "so"):
        return None  # "the case feels solid", "she said so whenever it rained"
    clause = _complement(view, verb)
    if clause is not None and _is_relative(view, verb, clause):
        clause = next((c for c in clause.children if c.dep == "ccomp" and _that_clause(c)), None)
        if clause is None:
            return None
    if clause is None or _another_ones(view, verb, clause):
        return parenthetical(view, verb) or turned(view, verb) or _unparsed(view, verb)
    if clause.index < verb.index:
        return inverted(view, verb, clause)
    subject = clause.child("nsubj")
    infinitive = clause.tag == "VB" and any(c.dep == "aux" and c.lower == "to" for c in clause.children)
    if infinitive and not _open_infinitive(clause):
        if subject is None:
            return None
        start, end = clause_after(view, verb, clause)
        inner = clause.child("ccomp")
        if inner is not None and _finite(inner) and inner.child("nsubj", "nsubjpass", "expl") is None:
            return "clause", ((start, end),), None, ""  # "said the cost to mend it is high": no infinitive after all
        return ("subject-infinitive", ((start, _unfinished(view, clause, end)),), None, "")
    if clause.pos not in ("VERB", "AUX") and not clause.children_with("cop", "nsubj", "nsubjpass", "xcomp"):
        return None  # "said Holm plans to expand", where "plans" was taken for a noun, is a clause after all
    colon = any(t.text == ":" and view.inside[t.index] < 0 for t in view.row[verb.index : clause.index])
    thing = verb.child("dobj")
    if colon and (verb.child("neg") is not None or (thing is not None and thing.lower in ("it", "this", "that"))):
        return None  # "the reading doesn't tell: ...", "she denies it: ...": the colon opens the writer's own words
    content = [clause_after(view, verb, clause)]
    if clause.dep == "advcl" and subject is not None and not (_that_clause(clause) or _asked_if(view, verb, clause)):
        content = [(max(content[0][0], edges(subject)[0]), content[0][1])]
    if is_parenthetical(view, verb):
        content.insert(0, (view.segment(verb.index)[0], verb.index))
    return "clause", tuple(content), None, ""


def _complement(view: BlockView, verb: Token) -> Token | None:
    """The clause that a verb takes, as far as the parse tells; one behind it is surer than one before it."""
    clauses = [c for c in verb.children if c.dep == "ccomp" or (c.dep == "advcl" and _that_clause(c))]
    clauses += [c for c in verb.children_with("advcl") if _asked_if(view, verb, c)]
    clauses += [c for c in verb.children_with("xcomp") if _whether(c)]
    clauses = [c for c in clauses if not (_apart(view, c, verb) or _a_facts(view, c) or _beside(c))]
    if not any(c.index > verb.index for c in clauses):
        clauses += _misplaced(view, verb)
    clauses = clauses or _bare_clause(verb)
    return next((c for c in clauses if c.index > verb.index), clauses[0] if clauses else None)


def _lets_follow(view: BlockView, verb: Token) -> bool:
    """Whether "people thought to be ill" was read as what people thought: an infinitive follows, then a clause."""
    following = view.row[verb.index + 1 : verb.index + 2]
    clause = verb.child("ccomp")
    opened = bool(following) and following[0].tag == "TO" and following[0].dep in ("aux", "auxpass")
    return opened and clause is not None and following[0].head is not clause and clause.index > verb.index


def _another_ones(view: BlockView, verb: Token, clause: Token) -> bool:
    """Whether a clause behind an object cannot be this verb's: "told by people who wish us well that ..."."""
    thing = verb.child("dobj")
    if verb.lemma == "add" and thing is not None and thing.pos == "NOUN" and view.inside[thing.index] < 0:
        return verb.index < thing.index < clause.index  # "added a verse to the hymn they sang"
    return (
        thing is not None
        and thing.tag == "PRP"
        and thing.lower != "it"
        and verb.index < thing.index < clause.index
        and _that_clause(clause)
        and view.lemma(verb) not in TO_PERSON
    )


def _is_relative(view: BlockView, verb: Token, clause: Token) -> bool:
    """Whether a clause only describes what stands before it: "said no, which ...", "told anyone who ..."."""
    first = max(edges(clause)[0], verb.index + 1)
    if first >= len(view.row):
        return False
    before = view.row[first - 1]
    return view.row[first].lower in ("who", "which", "whose") and (before.text == "," or before.dep == "dobj")


def _misplaced(view: BlockView, verb: Token) -> list[Token]:
    """That-clauses which the parse hung on a noun between: "said in a statement that", "told a meeting that"."""
    if verb.lemma in ("see", "regard", "view") and any(c.dep == "prep" and c.lower == "as" for c in verb.children):
        return []  # "saw the trial as a sign to firms that they are watched"
    nouns = [c for c in verb.children if c.dep in ("dobj", "dative") and c.index > verb.index]
    nouns += [n for c in verb.children if c.dep in ("prep", "dative") and c.index > verb.index for n in c.children]
    inner = [n for noun in nouns for n in noun.subtree() if n.dep in ("acl", "relcl", "ccomp")]
    held = [c for c in inner if _that_clause(c) and (c.head.pos in ("NOUN", "PROPN") or c.head.dep == "acl")]
    if verb.lemma in _TELLING and not held:  # "told the jury he had been away": no relative clause, what was told
        held = [c for c in inner if c.dep == "relcl" and c.head.dep in ("dobj", "dative") and _full_clause(c)]
        return held[:1]
    # "rejected the claim that" is the claim's own clause, "said in a statement that" is not the statement's.
    held = [c for c in held if not (_a_facts(view, c) or _its_own(view, c))]
    return [c for c in held if c.head.dep == "pobj" or not view.lexicon.has("nouns", c.head.lemma)][:1]


_TELLING = frozenset({"tell", "inform", "assure", "reassure", "warn", "remind", "notify", "promise"})


def _its_own(view: BlockView, clause: Token) -> bool:
    """Whether a that-clause is its noun's: "pointed to their anger that nobody came", not "said in a letter that"."""
    noun = clause.head
    own = view.lexicon.sense("nouns", noun.lemma, "clause") is not None and noun.lemma not in view.lexicon.occasions
    return own and noun.dep == "pobj" and noun.head.lower in ("to", "of", "about", "over", "at")


def _beside(clause: Token) -> bool:
    """Whether a clause says under which circumstances something was said, not what: "although it rained"."""
    return any(c.dep == "mark" and c.lower in _CIRCUMSTANCES for c in clause.children)


_CIRCUMSTANCES = frozenset(
    ["although", "though", "while", "whereas", "because", "since", "unless", "until", "till", "after", "before", "lest"]
)


def _a_facts(view: BlockView, clause: Token) -> bool:
    """Whether a that-clause stands behind a noun that has one of its own: "adds to evidence that sleep helps"."""
    first = edges(clause)[0]
    return first > 0 and view.row[first].lower == "that" and view.row[first - 1].lemma in view.lexicon.facts


def _full_clause(clause: Token) -> bool:
    """Whether a clause lacks nothing: its own subject, a finite verb and no relative pronoun."""
    subject = clause.child("nsubj", "nsubjpass", "expl")
    relative = any(t.tag in ("WDT", "WP", "WP$", "WRB") for t in clause.children)
    if subject is None or relative or not _finite(clause):
        return False
    return subject.pos == "PRON" and subject.index > clause.head.index


def _apart(view: BlockView, clause: Token, verb: Token) -> bool:
    """Whether a semicolon outside quotation marks keeps a clause from its verb, or a colon from the one behind it."""
    marks = (":", ";") if clause.index < verb.index else (";",)
    between = view.row[min(clause.index, verb.index) : max(clause.index, verb.index)]
    return any(t.text in marks and view.inside[t.index] < 0 for t in between)


def _unfinished(view: BlockView, clause: Token, end: int) -> int:
    """The sentence's end for an infinitive whose object the parse left behind a comma."""
    last = end - 1
    segment = view.segment(clause.index)
    if last == clause.index and end < segment[1] and view.row[end].text == ",":
        return segment[1]
    return end


def _unparsed(view: BlockView, verb: Token) -> Found | None:
    """What follows a plain verb of saying, where the parse found no complement: "said the roof let in rain"."""
    own = verb.child("nsubj")
    if verb.tag not in ("VBD", "VBZ", "VBP") or verb.dep in ("relcl", "advcl") or (own is None and verb.dep != "conj"):
        return None
    start, end = verb.index + 1, view.segment(verb.index)[1]
    if own is None:  # "blamed the referee and insisted the goal was fair, and left"
        last = [c.index for c in verb.head.children if c.dep == "cc" and c.index > start]
        end = min([end, *last])
    if any(c.dep == "xcomp" and any(g.lower == "to" for g in c.children) for c in verb.children):
        return None  # "warned the jurors not to read": the infinitive is what was said
    second = (c for c in verb.children if c.dep == "conj" and c.index > verb.index and not _that_clause(c))
    joined = next((c.index for c in second), end)
    if joined < end:  # "said the same, but puts ...": the second verb is not part of what was said
        end = next((c.index for c in verb.children if c.dep == "cc" and c.index < joined), joined)
    if start >= end or (own is not None and own.index > verb.index) or view.inside[start] >= 0:
        return None
    first, rest = view.row[start], view.row[start:end]
    finite = any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in rest[1:])
    if first.lower == "nothing" and not finite:
        return None  # "said nothing at all"
    that = first.lower == "that" and finite
    nominal = first.pos in ("DET", "PRON", "PROPN", "NOUN", "ADJ", "NUM") or first.tag == "VBG"
    plain = verb.lemma in _PLAIN and nominal and len(rest) > 3
    return ("clause", ((start, end),), None, "") if that or (plain and (finite or verb.lemma == "say")) else None


_PLAIN = frozenset(
    {"say", "think", "believe", "argue", "claim", "warn", "add", "insist", "admit", "fear", "hope", "suspect"}
)


def _that_clause(clause: Token) -> bool:
    """Whether a clause begins with a conjunction, which the parse may call an adverb: "reported at the time that"."""
    full = clause.child("nsubj", "nsubjpass", "expl") is not None
    return any(
        c.lower in ("that", "whether") and (c.dep == "mark" or (c.dep == "advmod" and full)) for c in clause.children
    )


def _open_infinitive(clause: Token) -> bool:
    """Whether an infinitive is a question: "considering whether to add it", "asked how to mend it"."""
    return _whether(clause) or any(c.tag == "WRB" for c in clause.children)


def _whether(clause: Token) -> bool:
    return any(c.dep == "mark" and c.lower == "whether" for c in clause.children)


def _asked_if(view: BlockView, verb: Token, clause: Token) -> bool:
    """Whether an if-clause is what was asked: "asked the runners if anybody was willing"."""
    mark = clause.child("mark")
    if mark is None or mark.lower != "if" or clause.index < verb.index:
        return False
    sense = view.lexicon.sense("verbs", view.lemma(verb), "clause")
    return sense is not None and sense.act == "asks" and not parted(view, verb, mark)


def _bare_clause(verb: Token) -> list[Token]:
    """A clause without a conjunction that the parse took for a circumstance: "said after the vote he would stay"."""
    return [
        c
        for c in verb.children_with("advcl")
        if c.index > verb.index and c.child("nsubj", "nsubjpass", "expl") is not None and _finite(c)
        if not any(g.dep == "mark" or g.tag in ("WRB", "WP", "WDT", "TO") for g in c.children)
    ]


def _finite(clause: Token) -> bool:
    finite = ("VBD", "VBZ", "VBP", "MD")
    return clause.tag in finite or any(c.dep in ("aux", "auxpass") and c.tag in finite for c in clause.children)
