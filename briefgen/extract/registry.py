"""The extractors in their order, checked before the first article and after every step.

A finding that breaks a promise (its quote is not the slice, its id is not unique, it points at nothing) is a
bug in the extractor that made it: BrokenPromise names it, and nothing of that article is published.
"""

from __future__ import annotations

from briefgen.extract.actors import ActorExtractor
from briefgen.extract.base import Extractor
from briefgen.extract.claims import ClaimExtractor
from briefgen.extract.dates import DateExtractor
from briefgen.extract.events import EventExtractor
from briefgen.extract.keypoints import KeyPointExtractor
from briefgen.extract.questions import QuestionExtractor
from briefgen.language.analysis import Analysis
from briefgen.model import Findings
from briefgen.serialise import IdMaker

BUILT_IN: tuple[Extractor, ...] = (
    ActorExtractor(),
    DateExtractor(),
    ClaimExtractor(),
    EventExtractor(),
    QuestionExtractor(),
    KeyPointExtractor(),
)


def run(analysis: Analysis, extractors: tuple[Extractor, ...] = BUILT_IN) -> Findings:
    """All findings of one article, every extractor's work checked as it is done."""
    found, ids = Findings(), IdMaker(analysis.article.id)
    for extractor in extractors:
        found = extractor.extract(analysis, found, ids)
    return found
