"""What the article leaves open, doubts or speculates about."""

from __future__ import annotations

from briefgen.extract.base import Findings, IdMaker
from briefgen.language.analysis import Analysis


class QuestionExtractor:
    name = "questions"
    needs: frozenset[str] = frozenset({"claims"})
    gives = frozenset({"questions"})

    def extract(self, analysis: Analysis, found: Findings, ids: IdMaker) -> Findings:
        return found
