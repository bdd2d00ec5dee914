"""Who is said to have said, thought or wanted what: candidates of all frames resolved to outermost attributions.

A candidate inside another's content is nested in it, one cue makes one attribution, and a quotation without a
cue of its own is continued by rules that are named in `resolution`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from briefgen.language.candidates import BlockView, Candidate, Run, cue_run, noun_phrase, subject_of
from briefgen.language.cues import CueSense, english
from briefgen.language.grammar import ParsedText, Token
from briefgen.language.nominal_frames import adjective_candidates, noun_candidates, phrase_candidates
from briefgen.language.quotation_frames import direct_candidates, labelled_candidates, signature_of
from briefgen.language.quotations import Quotation
from briefgen.language.verb_frames import verb_candidates
from briefgen.model import Act, Modality
from briefgen.source.document import Passage

SourceForm = Literal["name", "description", "pronoun", "continued", "impersonal", "none"]


@dataclass(frozen=True, slots=True, eq=False)
class Attribution:
    """One outermost source-cue-content relation; `content` is in text order, one passage an unbroken run.

    `source` is the full noun phrase of the speaker, its modifiers included; None where nobody is named.
    `source_head` is its head word. `frame` names the construction ("clause", "quotation before", "phrase", ...);
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
        own = [q for q in quotations if q.passage.block is block]
        view = BlockView(row, tuple(r for r in (_run(row, q) for q in own) if r is not None), english())
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
    other = [*phrase_candidates(view), *verb_candidates(view), *noun_candidates(view), *adjective_candidates(view)]
    candidates = _one_per_cue(view, labelled, direct, other)
    outer = _outermost([c for c in candidates if not _quoted_cue(view, c)])
    kept: list[tuple[Candidate, str]] = [(c, "own cue") for c in outer]
    kept, loose = _continue_in_block(view, kept)
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
            chosen.append(candidate)
    for candidate in other:
        if not any(candidate.cue and c.cue and _meet(c.cue, candidate.cue) for c in chosen):
            chosen.append(candidate)
    return chosen


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
        if not any(not _inside(candidate, o) or _size(o) > _size(candidate) for o in holders):
            kept.append(candidate)
    kept.sort(key=lambda c: (c.content[0][0], -c.content[-1][1]))
    distinct: list[Candidate] = []
    for candidate in kept:
        # Two cues for the same words: the first in the text has them.
        if not any(_overlap(candidate.content, d.content) > 0.7 for d in distinct):
            distinct.append(candidate)
    return distinct


def _size(candidate: Candidate) -> int:
    return sum(b - a for a, b in candidate.content)


def _overlap(x: tuple[Run, ...], y: tuple[Run, ...]) -> float:
    shared = sum(max(0, min(b, d) - max(a, c)) for a, b in x for c, d in y)
    return shared / max(1, min(sum(b - a for a, b in x), sum(b - a for a, b in y)))


def _sayable(view: BlockView, quote: Run) -> bool:
    """Whether a quotation is somebody's sentence, not a word held at arm's length or the name of a work."""
    a, b = quote
    words = [t for t in view.row[a:b] if t.text[:1].isalnum()]
    if len(words) < 3 or all(t.text[:1].isupper() for t in words if len(t.text) > 3):
        return False
    starts = view.segment(a)[0] == a or view.row[a - 1].text in (":", ",")
    stop = any(t.text in (".", "?", "!", "...", "…", "—") or t.text[-1:] in ".?!" for t in view.row[b - 3 : b])
    if starts and words[0].text[:1].isupper():
        return stop or len(words) >= 6
    # A clause in the middle of a sentence: its own subject and verb stand at its beginning.
    return len(words) >= 4 and any(
        t.tag in ("VBD", "VBZ", "VBP", "MD") and t.child("nsubj", "expl", "nsubjpass", "csubj") is not None
        for t in words[:5]
    )


def _continue_in_block(
    view: BlockView, kept: list[tuple[Candidate, str]]
) -> tuple[list[tuple[Candidate, str]], list[Run]]:
    """Quotations without a cue join the claim of a quotation before them in the block, or right behind them."""
    loose: list[Run] = []
    result = list(kept)
    for quote in view.quotes:
        if any(_overlap(c.content, (quote,)) > 0.5 for c, _ in result) or not _sayable(view, quote):
            continue
        own = _whole_sentence(view, quote)
        holders = [n for n, (c, _) in enumerate(result) if _is_quoted(view, c)]
        before = [n for n in holders if result[n][0].content[-1][1] <= quote[0]]
        after = [n for n in holders if result[n][0].content[0][0] == quote[1]]
        target = max(before, key=lambda n: result[n][0].content[-1][1]) if before else (after[0] if after else None)
        if target is None or (not own and not before):
            loose.append(quote)
            continue
        candidate, why = result[target]
        content = _joined((*candidate.content, quote))
        result[target] = (replace(candidate, content=content), f"{why}, continued in its paragraph")
    return result, loose


def _joined(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    merged: list[Run] = []
    for a, b in sorted(runs):
        if merged and a <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(b, merged[-1][1]))
        else:
            merged.append((a, b))
    return tuple(merged)


def _whole_sentence(view: BlockView, quote: Run) -> bool:
    a = view.segment(quote[0])[0]
    return a == quote[0] or all(not t.text[:1].isalnum() for t in view.row[a : quote[0]])


def _is_quoted(view: BlockView, candidate: Candidate) -> bool:
    return any(view.inside[a] >= 0 or view.inside[b - 1] >= 0 for a, b in candidate.content)


def _source_form(head: Token | None, source: Run | None, view: BlockView, *, impersonal: bool) -> SourceForm:
    if source is None or head is None:
        return "impersonal" if impersonal else "none"
    words = view.row[source[0] : source[1]]
    if head.pos == "PRON" or head.tag in ("PRP", "PRP$", "WP", "WDT"):
        return "pronoun"
    if head.pos == "PROPN" or any(t.entity in ("PERSON", "ORG", "GPE", "NORP") and t.pos == "PROPN" for t in words):
        return "name"
    return "description"


def _attribution(view: BlockView, candidate: Candidate, why: str, everything: list[Candidate]) -> Attribution:
    source = view.passage(candidate.source) if candidate.source is not None else None
    inner = [c for c in everything if _inside(candidate, c) and not _inside(c, candidate)]
    nested = [c for c in inner if not any(_inside(o, c) for o in inner if o is not c)]
    sense = candidate.sense
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
        resolution=why,
        force=sense.force,
        factive=sense.factive,
        denied=sense.negates,
    )


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
    passages = tuple(view.passage(run) for run in _joined(whole))
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
            (a for a in here.attributions if a.content[-1].start < passages[0].start and a.source is not None),
            key=lambda a: a.content[-1].end, default=None,
        )  # fmt: skip
        alone = continued is not None
    if alone and continued is not None:
        here.attributions.append(
            _uncued(passages, "continued", "no cue in its paragraph; the one before goes on", continued)
        )
    elif any(_whole_sentence(view, q) for q in loose):
        here.attributions.append(_uncued(passages, "none", "no cue in its paragraph and no speaker just before", None))


def _uncued(content: tuple[Passage, ...], form: SourceForm, why: str, continues: Attribution | None) -> Attribution:
    return Attribution(
        content=content, cue=None, source=None, source_form=form, frame="uncued", act="states",
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
