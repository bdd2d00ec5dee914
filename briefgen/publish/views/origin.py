"""How far a brief can be trusted, as its page says it: the desk's grades, and the programme and model that made it.

How sure a single finding is stands in its own row.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.model import Article, Brief
from briefgen.publish import wording


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade that the desk gave: the letter or number, and what it means."""

    name: str
    grade: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Origin:
    """How a brief was made."""

    briefgen: str
    rules: str
    model: str
    model_hash: str
    article_hash: str
    path: str
    corrected: str


def grades(article: Article) -> tuple[Grade, ...]:
    """The grades of the source and of the information, as far as the desk gave them."""
    found = []
    if article.source.reliability:
        grade = article.source.reliability
        found.append(Grade("Source", grade, wording.RELIABILITY[grade]))
    if article.credibility:
        found.append(Grade("Information", str(article.credibility), wording.CREDIBILITY[article.credibility]))
    return tuple(found)


def origin(brief: Brief, checked: int) -> Origin:
    """How a brief was made; `checked` is how many of its findings the desk has corrected or confirmed."""
    made = brief.provenance
    return Origin(
        briefgen=made.briefgen,
        rules=made.rules,
        model=f"{made.model.name} {made.model.version}",
        model_hash=made.model.sha256,
        article_hash=brief.article.sha256,
        path=brief.article.path,
        corrected=wording.count(checked, "finding") if checked else "none yet",
    )
