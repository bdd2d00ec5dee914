"""The date layer as findings."""

from __future__ import annotations

import msgspec

from briefgen.language.analysis import Analysis
from briefgen.language.dates import DateMention
from briefgen.model import DateExpression, Findings
from briefgen.serialise import IdMaker


class DateExtractor:
    """Publishes every expression of time that the language layer read."""

    name = "dates"
    needs: frozenset[str] = frozenset()
    gives = frozenset({"dates"})

    def extract(self, analysis: Analysis, found: Findings, ids: IdMaker) -> Findings:  # noqa: ARG002 - expressions carry no ids
        dates = tuple(_expression(mention) for mention in analysis.dates)
        return msgspec.structs.replace(found, dates=dates)


def _expression(mention: DateMention) -> DateExpression:
    evidence, date = mention.passage.evidence, mention.date
    return DateExpression(
        span=evidence.span, quote=evidence.quote, type=mention.type, value=date.value, edtf=date.edtf,
        start=date.start, end=date.end, precision=date.precision,
    )  # fmt: skip
