"""What one article gives to the search: its terms with where they stand, and the text that results quote.

It is made where the brief is made and kept with it, so that a build reads no article again to search it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from briefgen.model import Brief, Value
from briefgen.publish.highlight import kept_ranges
from briefgen.publish.marks import marks_of, numbers_of
from briefgen.publish.search.terms import terms
from briefgen.source.document import Document
from briefgen.synthesis.contribution import Contribution

# Where a term stands, as bits of one number; a term with none stands once or twice in the text and nowhere else.
TITLE: Final = 1
ACTOR: Final = 2
CLAIM: Final = 4
EVENT: Final = 8
QUESTION: Final = 16
OFTEN: Final = 32
_OFTEN = 3
DIGITS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


class Searchable(Value, frozen=True, kw_only=True):
    """`text` is what readers see of the article, a line a block; `terms` stand sorted between spaces, and
    `places` has a digit for each, of base 64, whose bits are those above.
    """

    text: str
    terms: str
    places: str


def searchable(brief: Brief, document: Document, contribution: Contribution) -> Searchable:
    """What readers may find of an article; of one shown in excerpts nothing that its page does not show."""
    text = _shown(brief, document)
    counts = Counter(terms(text))
    places = dict.fromkeys(counts, 0)
    for term, count in counts.items():
        if count >= _OFTEN:
            places[term] = OFTEN
    article = contribution.article
    for bit, texts in (
        (0, (article.summary or "",)),
        (TITLE, (article.title,)),
        (ACTOR, (name for actor in contribution.actors for name in (actor.name, *actor.aliases))),
        (CLAIM, claim_texts(contribution)),
        (EVENT, (f"{event.title} {event.words} {event.where or ''}" for event in contribution.events)),
        (QUESTION, (question.words for question in contribution.questions)),
        (OFTEN, (point.words for point in contribution.key_points)),
    ):
        _mark(places, bit, texts)
    ordered = sorted(places)
    return Searchable(text=text, terms=" ".join(ordered), places="".join(DIGITS[places[term]] for term in ordered))


def claim_texts(contribution: Contribution) -> list[str]:
    """Each claim with its speaker's names: a claim is found by who made it as well as by what it says."""
    names = {actor.id: actor.name for actor in contribution.actors}
    return [
        " ".join((names.get(claim.speaker or "", ""), claim.speaker_words or "", *claim.parts))
        for claim in contribution.claims
    ]


def _shown(brief: Brief, document: Document) -> str:
    if brief.article.text != "quotes":
        return "\n".join(" ".join(block.text.split()) for block in document.blocks)
    marks = marks_of(brief, numbers_of(brief))
    sentences = (
        " ".join(block.text[start:end].split())
        for block, ranges in kept_ranges(document, marks)
        for start, end in ranges
    )
    return "\n".join(sentences)


def _mark(places: dict[str, int], bit: int, texts: Iterable[str]) -> None:
    for text in texts:
        for term in terms(text):
            places[term] = places.get(term, 0) | bit
