"""Who is said to have said, thought or wanted what: candidates of all frames resolved to outermost attributions.

A candidate inside another's content is nested in it, one cue makes one attribution, and a quotation without a
cue of its own is continued by rules that are named in `resolution`.
"""

from __future__ import annotations

from briefgen.language.attribution.blocks import BlockView, Run, capitals_before_colon
from briefgen.language.attribution.candidates import Candidate, holds, one_per_cue, outermost
from briefgen.language.attribution.continuation import continue_in_block
from briefgen.language.attribution.cues import english
from briefgen.language.attribution.disguised_frames import disguised_candidates
from briefgen.language.attribution.label_frames import labelled_candidates, signature_of
from briefgen.language.attribution.nominal_frames import (
    adjective_candidates,
    noun_candidates,
    noun_phrase_candidates,
)
from briefgen.language.attribution.paragraphs import Resolved, across_blocks, introduction
from briefgen.language.attribution.phrase_frames import phrase_candidates
from briefgen.language.attribution.quotation_frames import direct_candidates
from briefgen.language.attribution.quotations import Quotation
from briefgen.language.attribution.relation import Attribution
from briefgen.language.attribution.speakers import referent_of, source_form
from briefgen.language.attribution.verb_frames import verb_candidates
from briefgen.language.grammar import ParsedText, Token


def find_attributions(text: ParsedText, quotations: tuple[Quotation, ...]) -> tuple[Attribution, ...]:
    """Every outermost attribution of a text, ordered by the start of its content."""
    found: list[Attribution] = []
    previous: Resolved | None = None
    quoted: list[BlockView] = []  # the blocks of the block quote that is being read
    scripted = sum(capitals_before_colon(row) > 0 for row in text.tokens) != 1
    for block, row in zip(text.document.blocks, text.tokens, strict=True):
        if block.kind == "heading":  # a heading announces what is said, it does not say it
            quoted, previous = [], None
            continue
        own = [q for q in quotations if q.passage.block is block]
        # A mark that was never closed before the next one opened says nothing sure: the words decide.
        sure = [q for q in own if q.closed or q is own[-1]]
        view = BlockView(row, tuple(r for r in (_run(row, q) for q in sure) if r is not None), english(), scripted)
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
        source_form=source_form(head, source, view, impersonal=False),
        frame="signature",
        act="states",
        source_head=head.passage,
        resolution="signed",
    )


def _run(row: tuple[Token, ...], quotation: Quotation) -> Run | None:
    inside = [t.index for t in row if t.start < quotation.passage.end and quotation.passage.start < t.end]
    return (inside[0], inside[-1] + 1) if inside else None


def _resolve_block(view: BlockView, own: list[Quotation], previous: Resolved | None, *, first: bool) -> Resolved:
    labelled = list(labelled_candidates(view, first=first))
    direct = list(direct_candidates(view))
    # A noun that a verb only carries is the cue, so nouns with prepositions come before verbs.
    other = [*phrase_candidates(view), *noun_phrase_candidates(view), *verb_candidates(view)]
    other += [*disguised_candidates(view), *noun_candidates(view), *adjective_candidates(view)]
    candidates = one_per_cue(view, labelled, direct, other)
    outer = outermost([c for c in candidates if not _quoted_cue(view, c)])
    kept: list[tuple[Candidate, str]] = [(c, "own cue") for c in outer]
    kept, loose = continue_in_block(view, kept)
    attributions = [_attribution(view, c, why, candidates) for c, why in kept]
    resolved = Resolved(view, attributions, None, bool(own) and not own[-1].closed, introduction(view))
    across_blocks(view, resolved, loose, previous)
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


def _attribution(view: BlockView, candidate: Candidate, why: str, everything: list[Candidate]) -> Attribution:
    source = view.passage(candidate.source) if candidate.source is not None else None
    inner = [c for c in everything if holds(candidate, c) and not holds(c, candidate)]
    nested = [c for c in inner if not any(holds(o, c) for o in inner if o is not c)]
    sense = candidate.sense
    noun, referent = referent_of(view, candidate.head)
    return Attribution(
        content=tuple(view.passage(run) for run in candidate.content),
        cue=view.passage(candidate.cue) if candidate.cue is not None else None,
        source=source,
        source_form=source_form(candidate.head, candidate.source, view, impersonal=candidate.impersonal),
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
