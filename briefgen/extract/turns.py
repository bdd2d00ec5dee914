"""Which blocks of an article are turns of a conversation: an interview's questions and answers, a transcript.

What is said there is somebody's, and is said under a label or a question that a sentence alone does not carry.
"""

from __future__ import annotations

import re

from briefgen.extract.surroundings import Surroundings
from briefgen.language.analysis import Analysis
from briefgen.source.document import Block

_LABEL = re.compile(r"(?:Q|A|Question|Answer)(?:\s?\d+)?\s?[:.]\s")
_TURNS = 2
_SHARE = 0.2  # of all paragraphs
_ASKS = 3  # questions that stand alone as paragraphs make a conversation
_SPEAKS = 2  # paragraphs in the first person between them make it an interview and not an explainer


def turns(analysis: Analysis, around: Surroundings) -> frozenset[int]:
    """The numbers of those blocks: from the first label on, up to a heading that is not a question itself."""
    blocks = analysis.text.document.blocks
    labelled = {b.index for b in blocks if _LABEL.match(b.text)}
    named = {b.index for b in blocks[1:] if _is_script(b, around)}  # the first may be a headline: "Gill: All is lost"
    if len(named) >= _TURNS:
        labelled |= named
    if not labelled:
        asked = {b.index for b in blocks if b.text.rstrip().endswith("?") and len(b.text) < 300}
        if len(asked) < max(_ASKS, _SHARE * len(blocks)):
            return frozenset()
        if sum(b.index > min(asked) and _in_first_person(analysis, b, around) for b in blocks) < _SPEAKS:
            return frozenset()
        labelled = asked
    found, inside = set(), False
    for block in blocks:
        if block.index in labelled:
            inside = True
        elif block.kind == "heading":
            inside = False
        if inside:
            found.add(block.index)
    return frozenset(found)


def _is_script(block: Block, around: Surroundings) -> bool:
    """Whether a block begins with its speaker: "NAME:", or the name of a person and a colon."""
    if any(attribution.frame == "script" for _, attribution in around.contents.get(block.index, ())):
        return True
    return any(
        mention.passage.start == 0 and named.kind == "person" and block.text.startswith(":", mention.passage.end)
        for mention, named in around.names.get(block.index, ())
    )


def _in_first_person(analysis: Analysis, block: Block, around: Surroundings) -> bool:
    return any(
        t.lower in {"i", "my"} and t.tag in {"PRP", "PRP$"} and not around.is_quoted(t)
        for t in analysis.text.tokens[block.index]
    )
