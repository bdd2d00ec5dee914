"""Candidates for attributions in one block, as runs of tokens, and the small grammar all frames share.

The frames make candidates; `attribution` resolves them. Which words are cues is in `cues`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from briefgen.language.attribution.cues import CueSense, Lexicon
from briefgen.language.grammar import Token
from briefgen.source.document import Passage

Run = tuple[int, int]  # token numbers of one block, half-open

SUBJECTS = ("nsubj", "csubj", "expl")
PASSIVE_SUBJECTS = ("nsubjpass", "csubjpass")
_EDGE = {",", ";", ":", "-", "–", "—", "―", "--", ".", "...", "…", "(", "?", "!"}
_MODIFIERS = ("aux", "auxpass", "neg", "advmod")


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A source-cue-content reading of some words of one block."""

    content: tuple[Run, ...]
    cue: Run | None
    source: Run | None
    head: Token | None  # the source's head word
    frame: str
    sense: CueSense
    negated: bool = False
    impersonal: bool = False


@dataclass(slots=True, eq=False)
class BlockView:
    """One block's tokens with, for each, the quotation it stands in and the sentence it belongs to."""

    row: tuple[Token, ...]
    quotes: tuple[Run, ...]  # token runs of the block's quotations, marks included
    lexicon: Lexicon
    inside: list[int] = field(default_factory=list)  # a token's quotation, or -1
    segments: list[Run] = field(default_factory=list)  # sentences; a quotation within one is never cut
    dateline: int = 0  # how many tokens before the text say where or when it was written

    def __post_init__(self) -> None:
        self.inside = [-1] * len(self.row)
        for number, (a, b) in enumerate(self.quotes):
            self.inside[a:b] = [number] * (b - a)
        self.dateline = _dateline(self)
        self.segments = _segments(self)

    def segment(self, index: int) -> Run:
        return next((s for s in self.segments if s[0] <= index < s[1]), (0, len(self.row)))

    def passage(self, run: Run) -> Passage:
        return Passage(self.row[run[0]].block, self.row[run[0]].start, self.row[run[1] - 1].end)

    def trim(self, run: Run, *, keep_stop: bool = False) -> Run | None:
        """A run without punctuation at its edges, that inside quotation marks apart; None when nothing is left."""
        a, b = run
        while a < b and self.row[a].text in _EDGE and self.inside[a] < 0:
            a += 1
        while b > a and self.row[b - 1].text in _EDGE and self.inside[b - 1] < 0 and not keep_stop:
            b -= 1
        return (a, b) if a < b else None

    def lemma(self, verb: Token) -> str:
        """A verb's lemma as the lexicon knows it."""
        return self.lexicon.lemma("verbs", verb.lemma, verb.lower)

    def subject(self, verb: Token) -> Token | None:
        """The subject of a verb; where the parse took the dateline for it, the noun behind the dateline."""
        if verb.dep == "conj" and said_again(self, verb.head) is verb:
            # "said that the dam burst and warned of floods": the one who said it warned
            verb = governor(verb.head) or verb
        head = self.made_to(verb) or subject_of(verb)
        if head is None or not head.index < self.dateline <= verb.index:
            return head
        nouns = (t for t in self.row[self.dateline : verb.index] if t.pos in ("NOUN", "PROPN", "PRON"))
        return next((t for t in nouns if t.dep not in ("compound", "poss", "pobj")), head)

    def made_to(self, verb: Token) -> Token | None:
        """Who is made to say it: "forced Vane to admit", "led the board to fear"."""
        if verb.dep not in ("xcomp", "ccomp", "advcl") or verb.head.lemma not in self.lexicon.causes:
            return None
        made = verb.head.child("dobj")
        between = made is not None and verb.head.index < made.index < verb.index
        return made if between and verb.child(*SUBJECTS) is None else None

    def within(self, cue: Token, content: tuple[Run, ...]) -> tuple[Run, ...]:
        """What the content of a cue inside a quotation has there; of a cue outside, all of it."""
        quote = self.inside[cue.index]
        if quote < 0:
            return content
        x, y = self.quotes[quote][0] + 1, self.quotes[quote][1] - 1
        return tuple((max(a, x), min(b, y)) for a, b in content if max(a, x) < min(b, y))

    def reach(self, run: Run) -> Run:
        """A run with the quotation that follows it at once and goes on in lower case."""
        b = run[1]
        for x, y in self.quotes:
            if x == b and y - x > 2 and self.row[x + 1].text[:1].islower() and self.row[b - 1].text not in (",", ":"):
                return run[0], y
        return run

    def snap(self, run: Run) -> Run:
        """A run widened so that it holds whole every quotation it holds at least in part."""
        a, b = run
        if self.inside[a] >= 0 and self.inside[a] == self.inside[b - 1] and a > self.quotes[self.inside[a]][0]:
            return run
        for x, y in self.quotes:
            if x < b and a < y:
                shared = min(b, y) - max(a, x)
                if shared * 3 >= y - x or (a <= x and y <= b):
                    a, b = min(a, x), max(b, y)
                elif a < x:
                    b = x
                else:
                    a = y
        return (a, max(a, b))


def joined(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Runs in order, those that touch or overlap made one."""
    merged: list[Run] = []
    for a, b in sorted(runs):
        if merged and a <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(b, merged[-1][1]))
        else:
            merged.append((a, b))
    return tuple(merged)


_DASHES = ("—", "–", "-", "--", "―")
_ENDS = {".", "?", "!", "…", "...", "?!", "!!", "!?"}


def _segments(view: BlockView) -> list[Run]:
    """Sentences by their stops outside quotation marks, and by quotations that end with one."""
    row, inside, bounds = view.row, view.inside, [0]
    if view.dateline:
        bounds.append(view.dateline)
    for i, token in enumerate(row[:-1]):
        following = row[i + 1]
        upper = following.text[:1].isupper() or following.text[:1].isdigit() or inside[i + 1] >= 0
        if inside[i] < 0:
            if (token.text in _ENDS and (upper or not following.text[:1].isalnum())) or token.text == ";":
                bounds.append(i + 1)
        elif inside[i] != inside[i + 1]:
            last = _last_inner(view, inside[i])
            if (last.endswith(".") and upper and len(last) < 4) or (
                last[-1:] in "?!…" and following.text[:1].isupper() and not _reporting_start(view, i + 1)
            ):
                bounds.append(i + 1)
    return list(zip(bounds, [*bounds[1:], len(row)], strict=True))


_CLOCK = re.compile(r"\d{1,2}[:.]\d\d")


def _dateline(view: BlockView) -> int:
    """How many tokens say where or when a paragraph was written: "GENEVA —", "TOLMEN, on the border —", "19:10"."""
    row = view.row
    if len(row) > 2 and _CLOCK.fullmatch(row[0].text) and (row[1].text[:1].isupper() or view.inside[1] >= 0):
        return 1
    if not row or len(row[0].text) < 3 or not row[0].text.isupper():
        return 0
    for i, token in enumerate(row[1:9], start=1):
        if view.inside[i] >= 0 or token.text in (".", ":", ";", "?", "!"):
            return 0
        if token.text in ("—", "–", "-", "--") and i + 1 < len(row):
            apart = row[i - 1].end < token.start and token.end < row[i + 1].start
            return i + 1 if apart or token.text in ("—", "--") else 0
    return 0


def _last_inner(view: BlockView, quote: int) -> str:
    """The last token of a quotation before its closing marks."""
    a, b = view.quotes[quote]
    for i in range(b - 1, a, -1):
        text = view.row[i].text.rstrip("”’\"'»“`")
        if text:
            return text
    return ""


def _reporting_start(view: BlockView, at: int) -> bool:
    """Whether the words from `at` look like "Ann Lee (D-York) asked the crowd": a subject, its verb, then little."""
    for token in view.row[at : at + 20]:
        if view.inside[token.index] >= 0 and token.index > at:
            continue
        if token.text in _ENDS:
            return False
        if token.tag in ("VBD", "VBZ", "VBP") and token.dep not in ("relcl", "aux", "auxpass"):
            says = view.lexicon.sense("verbs", view.lemma(token), "quotation") is not None
            clause = token.child("ccomp")
            return says and (clause is None or clause.index < token.index)
    return False


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
            led_in = child.dep == "advcl" and child.index < head.index
            if led_in or (child.dep == "relcl" and _attributes(view, child)):
                continue
            if child.dep in ("punct", "cc") and child.index > head.index and child is head.children[-1]:
                continue
            if token is head and child.dep in ("preconj", "mark"):
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
    phrase = view.trim((_own_start(view, kept[a], head), kept[b] + 1))
    return _balanced(view, phrase) if phrase is not None else None


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


def is_passive(verb: Token) -> bool:
    return verb.tag == "VBN" and (verb.child("auxpass", *PASSIVE_SUBJECTS) is not None)


def agent_of(verb: Token) -> Token | None:
    """Who does what a passive verb says: "by the minister"."""
    by = verb.child("agent") or next((c for c in verb.children if c.dep == "prep" and c.lower == "by"), None)
    agent = by.child("pobj") if by is not None else None
    return agent if agent is not None and agent.entity not in ("DATE", "TIME", "CARDINAL") else None  # "by May"


def negated(token: Token) -> bool:
    if token.child("neg") is not None:
        return True
    subject = token.child(*SUBJECTS)
    return subject is not None and (
        subject.lower in ("nobody", "none") or any(c.lower in ("no", "neither") for c in subject.children)
    )


def said_again(view: BlockView, clause: Token) -> Token | None:
    """The second cue of a speaker that the parse joined to what she said: "said that it rained and urged them to"."""
    verb = governor(clause)
    if verb is None or not _speaks(view, verb) or view.lexicon.has("verbs", view.lemma(clause)):
        return None  # "said she hoped and believed that": all hers
    for second in clause.children_with("conj"):
        shared = second.tag == verb.tag and second.child("nsubj", "nsubjpass", "aux", "expl") is None
        whole = second.child("ccomp", "xcomp", "dobj", "prep") is not None
        if shared and whole and _speaks(view, second) and joint_before(clause, second) < second.index:
            return second
    return None


def governor(clause: Token) -> Token | None:
    """The verb that a clause completes, also where the parse hung it on a noun between: "said at the time that"."""
    if clause.dep in ("ccomp", "advcl"):
        return clause.head if clause.head.pos in ("VERB", "AUX") else None
    conjunction = any(c.lower == "that" and c.dep in ("mark", "advmod") for c in clause.children)
    if clause.dep != "relcl" or not conjunction:
        return None
    return next((t for t in clause.ancestors() if t.pos == "VERB"), None)


def joint_before(clause: Token, second: Token) -> int:
    """Where what is joined to a clause begins, its "and" or "but" included; the verb itself where none stands."""
    return next(
        (c.index for c in clause.children if c.dep == "cc" and clause.index < c.index < second.index), second.index
    )


def _speaks(view: BlockView, verb: Token) -> bool:
    lemma = view.lemma(verb)
    return any(view.lexicon.sense("verbs", lemma, frame) for frame in ("quotation", "person-infinitive"))


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
    particle = verb.child("prt")
    for more in (particle, extra):
        if more is not None and more.index == b:
            b += 1
    return a, b


_LEAVING = frozenset({"leave", "keep", "set", "catch"})


def subject_of(verb: Token) -> Token | None:
    """Who does what the verb says, by the parse: its own subject, or the one it shares."""
    token, hops = verb, 0
    while hops < 6:
        own = token.child(*SUBJECTS)
        if own is not None:
            return own
        if token.tag == "VBG" and token.dep in ("xcomp", "ccomp", "advcl") and token.head.lemma in _LEAVING:
            thing = token.head.child("dobj")
            if thing is not None and edges(thing)[1] == token.index:
                return thing  # "left the town wondering": the town wonders
        if token.dep == "pcomp" and token.head.lower == "for":
            praised = token.head.head.child("dobj")
            if praised is not None and praised.index < token.head.index:
                return praised  # "thanked the nurses for speaking out": the nurses spoke
        if token.child(*PASSIVE_SUBJECTS) is not None:
            # "was quoted as saying": the subject of the passive is the one who says.
            return token.child(*PASSIVE_SUBJECTS) if token is not verb else None
        hops += 1
        if token.dep in ("acl",) and token.tag == "VBG" and token.head.pos in ("NOUN", "PROPN", "PRON"):
            return token.head
        if token.is_root or token.dep in ("relcl",):
            return None
        if token.dep in ("conj", "xcomp", "advcl", "pcomp", "ccomp", "prep", "parataxis", "aux", "dep", "acl"):
            token = token.head
            while token.pos in ("NOUN", "PROPN", "ADP", "ADJ", "PRON", "SCONJ") and token.head is not token:
                poss = token.child("poss") if token.pos == "NOUN" else None
                if poss is not None:
                    return poss
                token = token.head
            continue
        return None
    return None
