"""The phrases of a source and of a cue: a noun with its modifiers, a verb with its auxiliaries.

Whose verb it is, is for `speakers`; how far a content goes for `limits`.
"""

from __future__ import annotations

from briefgen.language.attribution.blocks import BlockView, Run
from briefgen.language.grammar import Token

_MODIFIERS = ("aux", "auxpass", "neg", "advmod")
_DASHES = ("—", "–", "-", "--", "―")


_DEED = ("tion", "sion", "ment", "ance", "ence", "ure", "val", "sal")


def deed(view: BlockView, noun: Token) -> bool:
    """Whether a noun names what somebody does, which can be ordered or threatened: "the withdrawal", "a strike"."""
    return noun.pos == "NOUN" and (noun.lemma.endswith(_DEED) or noun.lemma in view.lexicon.deeds)


def edges(token: Token) -> Run:
    """The unbroken run from the leftmost to the rightmost word below a token."""
    below = token.subtree()
    return below[0].index, below[-1].index + 1


def noun_phrase(view: BlockView, head: Token, *, without: Token | None = None) -> Run | None:
    """A noun phrase with its modifiers; without the branch that holds `without` (the cue or its clause)."""
    kept = []
    stack = [head]
    while stack:
        token = stack.pop()
        kept.append(token.index)
        for child in token.children:
            if without is not None and (child is without or without in child.subtree()):
                continue
            if child.dep == "acl" and child.tag == "VBG" and child.index and view.row[child.index - 1].text == ",":
                continue
            if child.dep == "acl" and child.tag == "VBD" and view.row[edges(child)[0] - 1].text == ",":
                continue  # "Ms. Odu, the director, called on them and said": no part of her name
            led_in = child.dep == "advcl" and child.index < head.index
            if led_in or (child.dep == "relcl" and _attributes(view, child)):
                continue
            if child.dep in ("punct", "cc") and child.index > head.index and child is head.children[-1]:
                continue
            if token.pos == "PROPN" and _dated(child):
                continue  # "Lang in late May said"
            if token is head and child.dep == "mark":
                continue
            stack.append(child)
    low, high = view.segment(head.index)
    kept = sorted(i for i in kept if low <= i < high)
    # The phrase is the unbroken run around its head.
    at = kept.index(head.index)
    a = b = at
    while a > 0 and kept[a - 1] == kept[a] - 1 and not _dash(view, kept[a - 1]):
        a -= 1
    while b + 1 < len(kept) and kept[b + 1] == kept[b] + 1 and not (kept[b + 1] > at and _dash(view, kept[b + 1])):
        b += 1
    end = kept[b] + 1
    for other in head.head.children_with("nsubj") if head.dep == "nsubj" else ():
        if other.index > head.index and ends_phrase(head, other) and edges(other)[0] == end:
            end = edges(other)[1]
    end = max(end, _reduced_end(view, head, without))
    phrase = view.trim((_own_start(view, kept[a], head), end))
    return _balanced(view, phrase) if phrase is not None else None


def _dated(prep: Token) -> bool:
    """Whether words behind a name say when: "in late May", which its bearer is not."""
    noun = prep.child("pobj")
    return (
        prep.dep == "prep" and prep.lower in ("in", "on", "at", "during") and noun is not None and noun.entity == "DATE"
    )


def _reduced_end(view: BlockView, head: Token, verb: Token | None) -> int:
    """Where a subject ends whose participle the parse took for the verb: "The judge leading it, Ann Lee, told"."""
    main = head.head
    if verb is None or head.dep != "nsubj" or main.tag != "VBG" or main.child("aux") is not None:
        return 0
    shared = verb.dep in ("conj", "dep") and verb.head is main and main.index == head.index + 1
    joined = any(t.dep == "cc" and t.head is main for t in view.row[main.index : verb.index])
    return verb.index if shared and not joined and view.row[verb.index - 1].text == "," else 0


def ends_phrase(noun: Token, ending: Token) -> bool:
    """Whether a second subject only ends the phrase of the first: "journal" in "a study in the journal Tide"."""
    last = noun.subtree()[-1]
    joins = last is not noun and last.tag not in ("VBD", "VBZ", "VBP", "MD")
    return joins and last.index + 1 == edges(ending)[0]


def _own_start(view: BlockView, start: int, head: Token) -> int:
    """Where a phrase begins that a wrong parse led into the clause before it: "set to veto it, Holm disagrees"."""
    commas = [i for i in range(start, head.index) if view.row[i].text == "," and view.inside[i] < 0]
    led = commas and any(
        t.pos == "VERB" and t.dep not in ("relcl", "acl", "amod") for t in view.row[start : commas[-1]]
    )
    return commas[-1] + 1 if led else start


def _dash(view: BlockView, at: int) -> bool:
    """Whether a token is a dash between blanks, which opens an aside: "the film – which lasts an hour – shows"."""
    token = view.row[at]
    return token.text in _DASHES and token.start > view.row[at - 1].end


def _attributes(view: BlockView, clause: Token) -> bool:
    """Whether a relative clause set off by a comma makes a claim of its own: "Holm, who said that it rained,"."""
    first = clause.subtree()[0].index
    sense = view.lexicon.sense("verbs", view.lemma(clause), "clause")
    set_off = first > 0 and view.row[first - 1].text == ","
    return set_off and sense is not None and clause.child("ccomp") is not None


def _balanced(view: BlockView, run: Run) -> Run:
    """A run without half a bracket: "the commission (SBEC" takes its closing mark, or leaves the bracket out."""
    a, b = run
    opened = next((i for i in range(b - 1, a, -1) if view.row[i].text in ("(", ")")), None)
    if opened is None:
        return run
    if view.row[opened].text == ")":  # a remark in brackets is no name: "Burman (a view that many share)"
        first = next((i for i in range(opened, a, -1) if view.row[i].text == "("), a)
        return (a, first) if opened == b - 1 and a < first < opened - 5 else run
    return (a, b + 1) if b < len(view.row) and view.row[b].text == ")" else (a, opened)


def cue_run(verb: Token, extra: Token | None = None) -> Run:
    """The verb with its auxiliaries, particle and (as `extra`) preposition, as far as they stand together."""
    a, b = verb.index, verb.index + 1
    top = verb
    while top.dep == "xcomp" and a - 4 <= top.head.index < top.index and top.child("nsubj") is None:
        if top.head.child("dobj") is not None:
            break
        top = top.head
        a = min(a, top.index)
    own = {c.index for t in (verb, top) for c in t.children if c.dep in _MODIFIERS}
    while a - 1 in own:
        a -= 1
    particle = verb.child("prt") or next((c for c in verb.children if c.lower == "back" and c.index == b), None)
    for more in (particle, extra):
        if more is not None and more.index == b:
            b += 1
    return a, b
