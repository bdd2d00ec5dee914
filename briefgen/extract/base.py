"""What an extractor is: a name, what it needs and gives, and one function from analysis to findings."""

from __future__ import annotations

from typing import Protocol

from briefgen.language.analysis import Analysis
from briefgen.model import Findings
from briefgen.serialise import IdMaker


class Extractor(Protocol):
    """Fills the nouns it gives (fields of Findings), reading only the nouns it needs.

    `extract` returns `found` with its own fields replaced (`msgspec.structs.replace`), every finding with
    `origin` set to the extractor's name and an id from `ids`.
    """

    @property
    def name(self) -> str: ...

    @property
    def needs(self) -> frozenset[str]: ...

    @property
    def gives(self) -> frozenset[str]: ...

    def extract(self, analysis: Analysis, found: Findings, ids: IdMaker) -> Findings: ...
