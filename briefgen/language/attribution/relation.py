"""What attributions come to: one source, its cue and the content, as passages of the text.

How they are found is for the frames and `resolver`; nothing is decided here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

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
