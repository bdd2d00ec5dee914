"""Who is said to have said, thought or wanted what: candidates of all frames resolved to outermost attributions.

A candidate inside another's content is nested in it, one cue makes one attribution, and a quotation without a
cue of its own is continued by rules that are named in `resolution`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from briefgen.language.attribution.candidates import BlockView, Candidate, Run, cue_run, joined, noun_phrase, subject_of
from briefgen.language.attribution.continuation import continue_in_block, overlap, whole_sentence
from briefgen.language.attribution.cues import CueSense, english
from briefgen.language.attribution.nominal_frames import (
    adjective_candidates,
    noun_candidates,
    noun_phrase_candidates,
    phrase_candidates,
)
from briefgen.language.attribution.quotation_frames import direct_candidates, labelled_candidates, signature_of
from briefgen.language.attribution.quotations import Quotation
from briefgen.language.attribution.verb_frames import verb_candidates
from briefgen.language.grammar import ParsedText, Token
from briefgen.model import Act, Modality
from briefgen.source.document import Passage

SourceForm = Literal["name", "description", "pronoun", "continued", "impersonal", "none"]


@dataclass(frozen=True, slots=True, eq=False)
class Attribution:
    """One outermost source-cue-content relation; `content` is in text order, one passage an unbroken run.

    `source` is the full noun phrase of the speaker, its modifiers included; None where nobody is named.
    `source_head` is its head word; `referent` what a relative pronoun stands for ("Holm" in "Holm, who says").
    `frame` names the construction ("clause", "quotation before", "phrase", ...);
    `resolution` the rule that decided whose words they are; `continues` the attribution that these words go on
    from; `force` how sure the cue itself makes its source; `denied` that the source holds the content untrue.
    """

    content: tuple[Passage, ...]
    cue: Passage | None
    source: Passage | None
    source_form: SourceForm
    frame: str
    act: Act
    negated: bool = False
    nested: tuple[Attribution, ...] = ()
    source_head: Passage | None = None
    referent: Passage | None = None
    referent_head: Passage | None = None
    resolution: str = "own cue"
    continues: Attribution | None = None
    force: Modality = "certain"
    factive: bool = False
    denied: bool = False

    @property
    def quoted(self) -> bool:
        return self.frame.startswith(("quotation", "colon", "script", "signature", "block", "uncued"))


_UNCUED = CueSense(frozenset({"quotation"}), "states")


def find_attributions(text: ParsedText, quotations: tuple[Quotation, ...]) -> tuple[Attribution, ...]:
    """Every outermost attribution of a text, ordered by the start of its content."""
    found: list[Attribution] = []
    previous: _Resolved | None = None
    quoted: list[BlockView] = []  # the blocks of the block quote that is being read
    for block, row in zip(text.document.blocks, text.tokens, strict=True):
        if block.kind == "heading":  # a heading announces what is said, it does not say it
            quoted, previous = [], None
            continue
        own = [q for q in quotations if q.passage.block is block]
        # A mark that was never closed before the next one opened says nothing sure: the words decide.
        sure = [q for q in own if q.closed or q is own[-1]]
        view = BlockView(row, tuple(r for r in (_run(row, q) for q in sure) if r is not None), english())
        signature = signature_of(view) if block.kind == "quote" and quoted else None
        if signature is not None:
            blocks = {v.row[0].block.index for v in quoted}
            found = [a for a in found if a.content[0].block.index not in blocks]
            found.append(_signed(quoted, view, signature))
            quoted, previous = [], None
            continue
        quoted = [*quoted, view] if block.kind == "quote" and row else []
        resolved = _resolve_block(view, own, previous, first=block.index == 0 and block.kind != "quote")
        if previous is not None and resolved.extended is not None and previous.last is not None:
            found[found.index(previous.last)] = resolved.extended
        found.extend(resolved.attributions)
        previous = resolved if row else previous
    return tuple(sorted(found, key=lambda a: (a.content[0].block.index, a.content[0].start, -a.content[-1].end)))


def _signed(quoted: list[BlockView], view: BlockView, source: Run) -> Attribution:
    """A block quote under which a name stands."""
    head = next((t for t in view.row[source[0] : source[1]] if t.pos == "PROPN"), view.row[source[0]])
    return Attribution(
        content=tuple(v.passage((0, len(v.row))) for v in quoted),
        cue=view.passage((source[0] - 1, source[0])),
        source=view.passage(source),
        source_form=_source_form(head, source, view, impersonal=False),
        frame="signature",
        act="states",
        source_head=head.passage,
        resolution="signed",
    )


def _run(row: tuple[Token, ...], quotation: Quotation) -> Run | None:
    inside = [t.index for t in row if t.start < quotation.passage.end and quotation.passage.start < t.end]
    return (inside[0], inside[-1] + 1) if inside else None


@dataclass(slots=True, eq=False)
class _Resolved:
    """What a block came to, and what the next one must know of it."""

    view: BlockView
    attributions: list[Attribution]
    last: Attribution | None  # whose quotation stands last in the block
    open: bool  # the block ended inside a quotation
    introduces: tuple[Token | None, Run | None, Run | None] | None  # head, source, cue before a final colon
    extended: Attribution | None = None  # the last of the block before, with more content


def _resolve_block(view: BlockView, own: list[Quotation], previous: _Resolved | None, *, first: bool) -> _Resolved:
    labelled = list(labelled_candidates(view, first=first))
    direct = list(direct_candidates(view))
    # A noun that a verb only carries is the cue, so nouns with prepositions come before verbs.
    other = [*phrase_candidates(view), *noun_phrase_candidates(view), *verb_candidates(view)]
    other += [*noun_candidates(view), *adjective_candidates(view)]
    candidates = _one_per_cue(view, labelled, direct, other)
    outer = _outermost([c for c in candidates if not _quoted_cue(view, c)])
    kept: list[tuple[Candidate, str]] = [(c, "own cue") for c in outer]
    kept, loose = continue_in_block(view, kept)
    attributions = [_attribution(view, c, why, candidates) for c, why in kept]
    resolved = _Resolved(view, attributions, None, bool(own) and not own[-1].closed, _introduction(view))
    _across_blocks(view, resolved, loose, previous)
    quoted = [a for a in resolved.attributions if _holds_quotation(view, a)]
    last = max(quoted, key=lambda a: a.content[-1].end, default=None)
    resolved.last = last if last is not None else resolved.extended
    return resolved


def _quoted_cue(view: BlockView, candidate: Candidate) -> bool:
    """Whether the cue itself is somebody's quoted word; it can only be nested."""
    return (
        candidate.cue is not None
        and view.inside[candidate.cue[1] - 1] >= 0
        and candidate.frame not in ("script", "signature")
    )


def _holds_quotation(view: BlockView, attribution: Attribution) -> bool:
    block = view.row[0].block
    spans = [(view.row[a].start, view.row[b - 1].end) for a, b in view.quotes]
    return any(p.block is block and p.start < e and s < p.end for p in attribution.content for s, e in spans)


def _one_per_cue(
    view: BlockView, labelled: list[Candidate], direct: list[Candidate], other: list[Candidate]
) -> list[Candidate]:
    """One candidate a cue: quotations set off by their own punctuation before clauses of the parse."""
    chosen: list[Candidate] = list(labelled)
    for candidate in direct:
        same = next((o for o in other if o.cue and candidate.cue and _meet(o.cue, candidate.cue)), None)
        # The clause may reach further than the quotation: "X said A was “B,” and that “C.”"
        further = (
            same is not None
            and _covers(same.content, candidate.content)
            and not _covers(candidate.content, same.content)
            and all(view.inside[a] < 0 for a, _ in same.content)
        )
        if not further:
            chosen.append(_with_clause(view, candidate, same) if same is not None else candidate)
    for candidate in other:
        if not any(candidate.cue and c.cue and _meet(c.cue, candidate.cue) for c in chosen):
            chosen.append(candidate)
    return chosen


def _with_clause(view: BlockView, direct: Candidate, clause: Candidate) -> Candidate:
    """A quoted tail with the clause it ends: "said that he had no opinion, “and a graph”"."""
    (start, end), begins = direct.content[-1], clause.content[0][0]
    if direct.cue is None or direct.frame != "quotation after" or len(direct.content) > 1 or start + 1 >= end:
        return direct
    tail = view.row[start - 1].text == "," and view.row[start + 1].text[:1].islower()
    led_to = view.row[start - 1].text in (":", "—", "–", "-") and clause.content[-1][1] >= start - 1
    if (tail or led_to) and clause.frame in _CLAUSAL and direct.cue[1] <= begins < start - 1:
        return replace(direct, content=((begins, end),))
    return direct


_CLAUSAL = ("clause", "person-infinitive", "subject-infinitive", "infinitive")


def _meet(a: Run, b: Run) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _covers(outer: tuple[Run, ...], inner: tuple[Run, ...]) -> bool:
    return all(any(a <= x and y <= b for a, b in outer) for x, y in inner)


def _inside(outer: Candidate, inner: Candidate) -> bool:
    """Whether a candidate lies in another's content with its cue (its content may run on a little)."""
    return inner.cue is not None and outer is not inner and _covers(outer.content, (inner.cue,))


def _outermost(candidates: list[Candidate]) -> list[Candidate]:
    kept = []
    for candidate in candidates:
        holders = [o for o in candidates if _inside(o, candidate)]
        if not any(not _inside(candidate, o) or _first_of_two(o, candidate) for o in holders):
            kept.append(candidate)
    kept.sort(key=lambda c: (c.content[0][0], -c.content[-1][1]))
    distinct: list[Candidate] = []
    for candidate in kept:
        # Two cues for the same words: the first in the text has them.
        if not any(overlap(candidate.content, d.content) > 0.7 for d in distinct):
            distinct.append(candidate)
    return distinct


def _first_of_two(one: Candidate, other: Candidate) -> bool:
    """Which of two that hold each other's cues is the outer one: of phrases the first, else the longer."""
    if one.frame == other.frame == "phrase" and one.cue is not None and other.cue is not None:
        return one.cue < other.cue
    return _size(one) > _size(other)


def _size(candidate: Candidate) -> int:
    return sum(b - a for a, b in candidate.content)


def _source_form(head: Token | None, source: Run | None, view: BlockView, *, impersonal: bool) -> SourceForm:
    if source is None or head is None:
        return "impersonal" if impersonal else "none"
    words = view.row[source[0] : source[1]]
    if head.pos == "PRON" or head.tag in ("PRP", "PRP$", "WP", "WDT"):
        return "pronoun"
    named = ("PERSON", "ORG", "GPE", "NORP")
    if head.pos == "PROPN" or any(t.entity in named and t.pos == "PROPN" and not _possesses(t, head) for t in words):
        return "name"
    return "description"


def _possesses(token: Token, head: Token) -> bool:
    """Whether a name only says whose the speaker is: "Lang" in "Lang's deputy"."""
    while token is not head and token.head is not token:
        if token.dep == "poss":
            return True
        token = token.head
    return False


def _attribution(view: BlockView, candidate: Candidate, why: str, everything: list[Candidate]) -> Attribution:
    source = view.passage(candidate.source) if candidate.source is not None else None
    inner = [c for c in everything if _inside(candidate, c) and not _inside(c, candidate)]
    nested = [c for c in inner if not any(_inside(o, c) for o in inner if o is not c)]
    sense = candidate.sense
    noun, referent = _referent(view, candidate.head)
    return Attribution(
        content=tuple(view.passage(run) for run in candidate.content),
        cue=view.passage(candidate.cue) if candidate.cue is not None else None,
        source=source,
        source_form=_source_form(candidate.head, candidate.source, view, impersonal=candidate.impersonal),
        frame=candidate.frame,
        act=sense.act,
        negated=candidate.negated,
        nested=tuple(_attribution(view, c, "nested", []) for c in nested),
        source_head=candidate.head.passage if candidate.head is not None else None,
        referent=view.passage(referent) if referent is not None else None,
        referent_head=noun.passage if noun is not None else None,
        resolution=why,
        force=sense.force,
        factive=sense.factive,
        denied=sense.negates,
    )


def _referent(view: BlockView, head: Token | None) -> tuple[Token | None, Run | None]:
    """The noun that a relative pronoun stands for, and its phrase without the relative clause."""
    if head is None or head.tag not in ("WP", "WDT"):
        return None, None
    clause = head.head
    for _ in range(4):
        if clause.dep == "relcl" and clause.head.pos in ("NOUN", "PROPN"):
            noun = clause.head
            while (noun.entity in ("DATE", "TIME") or noun.pos not in ("NOUN", "PROPN")) and noun.head is not noun:
                noun = noun.head  # "the accord of 3 May, which says": the accord, not May
            return noun, noun_phrase(view, noun, without=clause)
        clause = clause.head
    return None, None


def _introduction(view: BlockView) -> tuple[Token | None, Run | None, Run | None] | None:
    """Source and cue of a block that ends with a colon: "The minister continued:"."""
    row = view.row
    if len(row) < 2 or row[-1].text != ":":
        return None
    start = view.segments[-1][0]
    for token in reversed(row[start:-1]):
        if token.tag[:2] == "VB" and view.lexicon.sense("verbs", view.lemma(token), "quotation") is not None:
            head = subject_of(token)
            if head is not None:
                return head, noun_phrase(view, head, without=token), cue_run(token)
    main = next((t for t in row[start:-1] if t.tag in ("VBD", "VBZ", "VBP") and t.child("nsubj") is not None), None)
    head = main.child("nsubj") if main is not None else None
    if main is None or head is None or head.lower in ("it", "this", "there", "that"):
        return None
    return head, noun_phrase(view, head, without=main), (len(row) - 1, len(row))


def _across_blocks(view: BlockView, here: _Resolved, loose: list[Run], previous: _Resolved | None) -> None:
    """Gives quotations without a cue in their paragraph to the one before, to an introduction, or to nobody."""
    if not loose and not (
        previous is not None and previous.introduces and view.row and view.row[0].block.kind == "quote"
    ):
        return
    block_quote = view.row[0].block.kind == "quote"
    whole: tuple[Run, ...] = tuple(loose)
    if previous is not None and previous.introduces is not None and (block_quote or (loose and loose[0][0] == 0)):
        content = ((0, len(view.row)),) if block_quote and not view.quotes else whole or view.quotes
        here.attributions.append(_introduced(previous, view, content))
        return
    if not loose:
        return
    passages = tuple(view.passage(run) for run in joined(whole))
    starts = loose[0][0] <= 1
    if starts and previous is not None and previous.open and previous.last is not None:
        last = previous.last
        here.extended = replace(
            last, content=(*last.content, *passages), resolution=f"{last.resolution}, paragraph reopened"
        )
        return
    continued = previous.last if previous is not None else None
    alone = starts and not here.attributions and continued is not None and continued.source_form != "none"
    if here.attributions and not starts:
        continued = max(
            (a for a in here.attributions if a.source is not None and _leads_to(view, a, loose[0])),
            key=lambda a: a.content[-1].end, default=None,
        )  # fmt: skip
        alone = continued is not None
    if alone and continued is not None:
        here.attributions.append(
            _uncued(passages, "continued", "no cue of its own; the one before goes on", continued, named=not starts)
        )
    elif any(whole_sentence(view, q) for q in loose):
        here.attributions.append(_uncued(passages, "none", "no cue in its paragraph and no speaker just before", None))


def _leads_to(view: BlockView, attribution: Attribution, quote: Run) -> bool:
    """Whether a quotation without a cue goes on from a claim: its sentence is the same or the one before."""
    last = attribution.content[-1]
    at = [t.index for t in view.row if t.start < last.end]
    if last.start >= view.row[quote[0]].start or not at:
        return False
    own, its = (view.segments.index(view.segment(i)) for i in (quote[0], at[-1]))
    return attribution.quoted or own - its <= 1


def _uncued(
    content: tuple[Passage, ...], form: SourceForm, why: str, continues: Attribution | None, *, named: bool = False
) -> Attribution:
    """A quotation without a cue; with `named` the source of the claim just before it is its evidence, too."""
    source = continues.source if continues is not None and named else None
    return Attribution(
        content=content, cue=None, source=source, source_form=form, frame="uncued", act="states",
        resolution=why, continues=continues,
    )  # fmt: skip


def _introduced(previous: _Resolved, view: BlockView, content: tuple[Run, ...]) -> Attribution:
    head, source, cue = previous.introduces or (None, None, None)
    return Attribution(
        content=tuple(view.passage(run) for run in content),
        cue=previous.view.passage(cue) if cue is not None else None,
        source=previous.view.passage(source) if source is not None else None,
        source_form=_source_form(head, source, previous.view, impersonal=False),
        frame="block introduced by a colon",
        act="states",
        source_head=head.passage if head is not None else None,
        resolution="introduced in the paragraph before",
    )


def walk(attributions: tuple[Attribution, ...]) -> Iterator[Attribution]:
    """Attributions and all nested in them."""
    for attribution in attributions:
        yield attribution
        yield from walk(attribution.nested)
