"""Attributions as claims: speakers tied to actors, modality judged."""

from __future__ import annotations

from briefgen.extract.base import Findings, IdMaker
from briefgen.language.analysis import Analysis


class ClaimExtractor:
    name = "claims"
    needs: frozenset[str] = frozenset({"actors", "places"})
    gives = frozenset({"claims"})

    def extract(self, analysis: Analysis, found: Findings, ids: IdMaker) -> Findings:
        return found
