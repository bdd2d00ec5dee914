"""Events with trigger, kind, status, date, place and participants."""

from __future__ import annotations

from briefgen.extract.base import Findings, IdMaker
from briefgen.language.analysis import Analysis


class EventExtractor:
    name = "events"
    needs: frozenset[str] = frozenset({"actors", "places", "dates"})
    gives = frozenset({"events"})

    def extract(self, analysis: Analysis, found: Findings, ids: IdMaker) -> Findings:
        return found
