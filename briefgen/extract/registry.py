"""The extractors in their order, checked before the first article and after every step.

A finding that breaks a promise (its quote is not the slice, its id is not unique, it points at nothing) is a
bug in the extractor that made it: `run` raises BriefgenError naming it, and nothing of that article is published.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from briefgen.extract.actors import ActorExtractor
from briefgen.extract.base import Extractor
from briefgen.extract.claims import ClaimExtractor
from briefgen.extract.dates import DateExtractor
from briefgen.extract.events import EventExtractor
from briefgen.extract.keypoints import KeyPointExtractor
from briefgen.extract.plugins import offered
from briefgen.extract.questions import QuestionExtractor
from briefgen.language.analysis import Analysis
from briefgen.model import DateExpression, Finding, Findings, Mention
from briefgen.problems import BriefgenError, Problem
from briefgen.serialise import IdMaker
from briefgen.spans import Evidence, Span

BUILT_IN: tuple[Extractor, ...] = (
    ActorExtractor(),
    DateExtractor(),
    EventExtractor(),
    ClaimExtractor(),
    QuestionExtractor(),
    KeyPointExtractor(),
)


def installed() -> tuple[Extractor, ...]:
    """The built-in extractors, then those that other packages offer, by name.

    Raises BriefgenError with `unmet-need` for every extractor that needs a noun nobody before it gives.
    """
    extractors = (*BUILT_IN, *(point.load()() for point in offered()))
    if problems := unmet_needs(extractors):
        raise BriefgenError(*problems)
    return extractors


def unmet_needs(extractors: tuple[Extractor, ...]) -> list[Problem]:
    """One problem for each extractor that needs what no extractor before it gives."""
    given: set[str] = set()
    problems = []
    for extractor in extractors:
        if missing := sorted(extractor.needs - given):
            problems.append(
                Problem(
                    path=f"extractor {extractor.name}",
                    line=0,
                    column=0,
                    code="unmet-need",
                    found=f"it needs {', '.join(missing)}",
                    expected="an extractor before it that gives them",
                    cure="install that extractor, or correct what this one says it needs",
                )
            )
        given |= extractor.gives
    return problems


def run(analysis: Analysis, extractors: tuple[Extractor, ...] = BUILT_IN) -> Findings:
    """All findings of one article, every extractor's work checked as it is done.

    Raises BriefgenError with `broken-promise`, naming the extractor, where a finding cannot be published.
    """
    found, ids = Findings(), IdMaker(analysis.article.id)
    for extractor in extractors:
        found = extractor.extract(analysis, found, ids)
        broken = list(broken_promises(found, extractor.gives, analysis.text.document.text))
        if broken:
            raise BriefgenError(*(_bug(analysis.article.path, extractor.name, what) for what in broken))
    return found


def broken_promises(found: Findings, nouns: frozenset[str], text: str) -> Iterator[str]:
    """What is wrong with the findings of some nouns: quotes that are not their slices, ids, references."""
    ids = [finding.id for noun in Findings.__struct_fields__ for finding in _findings(found, noun)]
    known, repeated = set(ids), {i for i in ids if ids.count(i) > 1} if len(set(ids)) < len(ids) else set()
    for one in sorted(repeated):
        yield f"the id {one} stands for more than one finding"
    for noun in sorted(nouns):
        for finding in getattr(found, noun):
            name = getattr(finding, "id", noun)
            for span, quote in _quotes(finding):
                if not 0 <= span.start < span.end <= len(text):
                    yield f"{name} has a span outside the file: {span.start} to {span.end} of {len(text)}"
                elif text[span.start : span.end] != quote:
                    yield f"{name} quotes {quote[:60]!r}, but the file says {text[span.start : span.end][:60]!r}"
    for name, reference in _references(found):
        if reference not in known:
            yield f"{name} points at {reference}, which is no finding of this article"


def _findings(found: Findings, noun: str) -> list[Finding]:
    return [finding for finding in getattr(found, noun) if isinstance(finding, Finding)]


def _quotes(value: object) -> Iterator[tuple[Span, str]]:
    """Every span with its quote inside a finding, however deep."""
    if isinstance(value, Evidence | Mention | DateExpression):
        yield value.span, value.quote
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _quotes(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _quotes(item)


def _references(found: Findings) -> Iterator[tuple[str, str]]:
    """Every (finding, id it points at)."""
    for actor in found.actors:
        yield from ((actor.id, role.organisation_id) for role in actor.roles if role.organisation_id)
    for claim in found.claims:
        yield from ((claim.id, one) for one in (*claim.about, *filter(None, [claim.speaker.actor])))
    for event in found.events:
        where = event.where.place if event.where else None
        yield from ((event.id, one) for one in (*event.participants, *filter(None, [where])))


def _bug(path: str, extractor: str, what: str) -> Problem:
    return Problem(
        path=path,
        line=0,
        column=0,
        code="broken-promise",
        found=f"extractor '{extractor}': {what}",
        expected="findings whose words stand in the article and whose ids are unique",
        cure="this is a bug: report it with the article; its brief is not published",
    )
