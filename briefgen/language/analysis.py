"""The Analysis: an article's document with its stand-off layers. No opinion on what matters.

The layers' own types live beside the detectors that make them.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from briefgen.language.attribution import Attribution, Quotation, find_attributions, find_quotations
from briefgen.language.dates import DateMention, find_dates
from briefgen.language.grammar import ParsedText
from briefgen.language.names import Named, find_names
from briefgen.model import Article
from briefgen.source.register import Register


@dataclass(frozen=True, slots=True, eq=False)
class Analysis:
    """Everything the language stage knows of one article; all layers are in text order."""

    article: Article
    published: datetime.date
    text: ParsedText
    names: tuple[Named, ...]  # one a person, body or place, with all its mentions
    quotations: tuple[Quotation, ...]
    attributions: tuple[Attribution, ...]
    dates: tuple[DateMention, ...]


def analyse(article: Article, text: ParsedText, register: Register) -> Analysis:
    """All layers over a parsed article. `article.date` anchors relative dates."""
    published = datetime.date.fromisoformat(article.date[:10])
    quotations = find_quotations(text)
    return Analysis(
        article=article,
        published=published,
        text=text,
        names=find_names(text, article.title, register, article.places),
        quotations=quotations,
        attributions=find_attributions(text, quotations),
        dates=find_dates(text, published),
    )
