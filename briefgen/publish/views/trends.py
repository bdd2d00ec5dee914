"""The data of figures about mentions and claims: sparklines, courses over time, matrices."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from briefgen.publish import addresses, wording
from briefgen.publish.catalogue import Catalogue
from briefgen.publish.figures.figure import Cell
from briefgen.publish.figures.matrix import Count, Line, Matrix
from briefgen.publish.figures.trends import Spark, Trend, Trends, is_telling, month_words
from briefgen.synthesis.actors import KnownActor
from briefgen.synthesis.contribution import ClaimPart
from briefgen.synthesis.library import Library, Statement

_RECENT = 24  # months of a sparkline
_ROWS, _COLUMNS, _SPEAKERS = 8, 6, 15
_STANDINGS = (
    "says it is so",
    "says it is likely",
    "says it may be",
    "leaves it open",
    "says it is not so",
    "wants or promises",
)

_LEDGERS = {1: "probable", 2: "possible", 3: "uncommitted"}  # standings that have a ledger of their own


def spark(actor: KnownActor, catalogue: Catalogue) -> Spark | None:
    """How often an actor is named a month, over the two years to the newest brief, the same for all actors."""
    last = catalogue.newest_month
    counted = mentions(actor, catalogue)
    counts = tuple(counted[month] for month in range(last - _RECENT + 1, last + 1))
    return Spark(last - _RECENT + 1, counts) if is_telling(counts) else None


def recent_words(catalogue: Catalogue) -> str:
    """What the sparklines of actors show, in words."""
    last = catalogue.newest_month
    return f"Columns: mentions a month, from {month_words(last - _RECENT + 1)} to {month_words(last)}."


def mentions(actor: KnownActor, catalogue: Catalogue) -> Counter[int]:
    """How often an actor is named in each month, counted from the year 0."""
    found: Counter[int] = Counter()
    for article, part in actor.appearances:
        found[catalogue.month_of[article]] += part.mentions
    return found


def actor_trend(actor: KnownActor, catalogue: Catalogue) -> Trends | None:
    """An actor's mentions from the first to the last."""
    return _trends("Mentions in the briefs", [(actor, mentions(actor, catalogue))], catalogue)


def topic_trends(articles: frozenset[str], catalogue: Catalogue) -> Trends | None:
    """The mentions of those named most in a topic's articles, from the first article to the last."""
    library = catalogue.library
    counts: dict[str, Counter[int]] = defaultdict(Counter)
    for article in articles:
        for part in catalogue.contribution[article].actors:
            counts[library.actor_of[article, part.id]][catalogue.month_of[article]] += part.mentions
    counted = [(actor, counts[actor.id]) for actor in library.actors if actor.id in counts]
    counted.sort(key=lambda one: (-one[1].total(), one[0].name, one[0].id))
    return _trends("How often the main actors are named", counted[:_ROWS], catalogue)


def _trends(title: str, counted: list[tuple[KnownActor, Counter[int]]], catalogue: Catalogue) -> Trends | None:
    months = [month for _, counts in counted for month in counts]
    if not months:
        return None
    first, last = min(months), max(months)
    rows = tuple(
        Trend(actor.name, catalogue.actor_ref[actor.id].address, tuple(counts[m] for m in range(first, last + 1)))
        for actor, counts in counted
    )
    return Trends(title, "mentions", first, rows) if any(is_telling(row.counts) for row in rows) else None


def standing(claim: ClaimPart) -> str:
    """What a claim commits its speaker to, in a few words."""
    if claim.act in wording.WILLS:
        return _STANDINGS[5]
    if claim.stance == "rejects" and claim.modality != "uncommitted":
        return _STANDINGS[4]
    return _STANDINGS[("certain", "probable", "possible", "uncommitted").index(claim.modality)]


def by_standing(claims: Iterable[Statement], catalogue: Catalogue) -> Matrix:
    """How the speakers of a topic's claims commit themselves; each number leads to the newest such claim."""
    columns = tuple(
        Cell(words, addresses.claims_by("sure", _LEDGERS[n]) if n in _LEDGERS else "")
        for n, words in enumerate(_STANDINGS)
    )
    pairs = ((one, standing(one.claim)) for one in claims)
    return _matrix("How firmly each speaker speaks", columns, _STANDINGS, pairs, catalogue)


def by_topic(library: Library, catalogue: Catalogue) -> Matrix:
    """Who speaks on which topic, over the whole desk."""
    topics = sorted(library.topics, key=lambda one: (-len(one.articles), one.topic.slug))[:_COLUMNS]
    columns = tuple(Cell(one.topic.title, addresses.topic_claims(one.topic.slug)) for one in topics)
    of: dict[str, list[str]] = defaultdict(list)
    for one in topics:
        for article in one.articles:
            of[article].append(one.topic.slug)
    pairs = ((one, slug) for one in library.claims for slug in of.get(one.article.id, ()))
    keys = tuple(one.topic.slug for one in topics)
    return _matrix("Who speaks on what: claims by speaker and topic", columns, keys, pairs, catalogue)


def _matrix(
    title: str,
    columns: tuple[Cell, ...],
    keys: tuple[str, ...],
    pairs: Iterable[tuple[Statement, str]],
    catalogue: Catalogue,
) -> Matrix:
    """Claims by speaker and key; the pairs come newest first."""
    numbers: Counter[tuple[str, str]] = Counter()
    newest: dict[tuple[str, str], str] = {}
    totals: Counter[str] = Counter()
    for statement, key in pairs:
        if statement.speaker:
            numbers[statement.speaker, key] += 1
            totals[statement.speaker] += 1
            if (statement.speaker, key) not in newest:
                newest[statement.speaker, key] = _permalink(statement)
    refs = catalogue.actor_ref
    order = sorted(totals, key=lambda known: (-totals[known], refs[known].title, known))[:_SPEAKERS]
    lines = tuple(
        Line(
            Cell(refs[known].title, refs[known].address),
            tuple(Count(numbers[known, key], newest.get((known, key), "")) for key in keys),
        )
        for known in order
    )
    return Matrix(title, "Speaker", columns, lines)


def _permalink(statement: Statement) -> str:
    return f"{addresses.brief(statement.article.id)}#{statement.claim.id}"
