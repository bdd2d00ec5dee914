"""The sentences that say most of what matters."""

from __future__ import annotations

from briefgen.extract.base import Findings, IdMaker
from briefgen.language.analysis import Analysis


class KeyPointExtractor:
    name = "keypoints"
    needs: frozenset[str] = frozenset({"actors", "places", "claims", "events"})
    gives = frozenset({"key_points"})

    def extract(self, analysis: Analysis, found: Findings, ids: IdMaker) -> Findings:
        return found
