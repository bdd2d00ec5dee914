"""What goes on across paragraphs: quotations without a cue of their own after an open one, a colon or a speaker.

What goes on within one paragraph is in `continuation`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefgen.language.attribution.blocks import BlockView, Run, joined
from briefgen.language.attribution.continuation import whole_sentence
from briefgen.language.attribution.phrases import cue_run, noun_phrase
from briefgen.language.attribution.relation import Attribution, SourceForm
from briefgen.language.attribution.speakers import source_form, subject_of
from briefgen.language.grammar import Token
from briefgen.source.document import Passage


@dataclass(slots=True, eq=False)
class Resolved:
    """What a block came to, and what the next one must know of it."""

    view: BlockView
    attributions: list[Attribution]
    last: Attribution | None  # whose quotation stands last in the block
    open: bool  # the block ended inside a quotation
    introduces: tuple[Token | None, Run | None, Run | None] | None  # head, source, cue before a final colon
    extended: Attribution | None = None  # the last of the block before, with more content


def introduction(view: BlockView) -> tuple[Token | None, Run | None, Run | None] | None:
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


def across_blocks(view: BlockView, here: Resolved, loose: list[Run], previous: Resolved | None) -> None:
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
    if last.start >= view.row[quote[0]].start or not at or attribution.frame.startswith("noun"):
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


def _introduced(previous: Resolved, view: BlockView, content: tuple[Run, ...]) -> Attribution:
    head, source, cue = previous.introduces or (None, None, None)
    return Attribution(
        content=tuple(view.passage(run) for run in content),
        cue=previous.view.passage(cue) if cue is not None else None,
        source=previous.view.passage(source) if source is not None else None,
        source_form=source_form(head, source, previous.view, impersonal=False),
        frame="block introduced by a colon",
        act="states",
        source_head=head.passage if head is not None else None,
        resolution="introduced in the paragraph before",
    )
