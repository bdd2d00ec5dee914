"""The date layer as findings."""

from __future__ import annotations

from briefgen.extract.base import Findings, IdMaker
from briefgen.language.analysis import Analysis


class DateExtractor:
    name = "dates"
    needs: frozenset[str] = frozenset()
    gives = frozenset({"dates"})

    def extract(self, analysis: Analysis, found: Findings, ids: IdMaker) -> Findings:
        return found
