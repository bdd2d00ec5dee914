"""Quotation marks, and who is said to have said, thought or wanted what: source, cue and content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefgen.language.grammar import ParsedText
from briefgen.model import Act
from briefgen.source.document import Passage

SourceForm = Literal["name", "description", "pronoun", "continued", "impersonal", "none"]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks within one block, marks included.

    `closed` is false where the block ended before the closing mark, as in a quotation of several paragraphs.
    """

    passage: Passage
    closed: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Attribution:
    """One outermost source-cue-content relation; `content` is in text order, one passage an unbroken run.

    `source` is the full noun phrase of the speaker, its modifiers included; None where nobody is named.
    `frame` names the construction ("clausal complement", "quotation before", "according to", ...).
    """

    content: tuple[Passage, ...]
    cue: Passage | None
    source: Passage | None
    source_form: SourceForm
    frame: str
    act: Act
    negated: bool = False
    nested: tuple[Attribution, ...] = ()


def find_quotations(text: ParsedText) -> tuple[Quotation, ...]:
    """Every quotation of a text, in text order, each within one block."""
    return ()


def find_attributions(text: ParsedText, quotations: tuple[Quotation, ...]) -> tuple[Attribution, ...]:
    """Every outermost attribution of a text, ordered by the start of its content."""
    return ()
