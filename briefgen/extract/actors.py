"""People, bodies and places of the analysis as actors and places, ranked by salience."""

from __future__ import annotations

from briefgen.extract.base import Findings, IdMaker
from briefgen.language.analysis import Analysis


class ActorExtractor:
    name = "actors"
    needs: frozenset[str] = frozenset()
    gives = frozenset({"actors", "places"})

    def extract(self, analysis: Analysis, found: Findings, ids: IdMaker) -> Findings:
        return found
