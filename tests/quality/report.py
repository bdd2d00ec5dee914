"""Precision, recall and F1 of each noun on our own marked sentences, as a table; `make quality` runs it.

    python tests/quality/report.py [--classes] [--evaluation FOLDER]

The same tables and the same judgements are used by the tests beside this file, which hold the floors. With
--evaluation, a folder that holds `evaluate.py` and marked articles of others, its figures are printed below.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent), str(HERE), str(HERE.parent / "language"), str(HERE.parent / "extract")]

import test_attribution_quality  # noqa: E402 - the folders of the tests are not packages
import test_claims_quality  # noqa: E402
import test_dates  # noqa: E402
import test_events  # noqa: E402
import test_names_quality  # noqa: E402
import test_who_quality  # noqa: E402
from conftest import Reader, reader  # noqa: E402

from briefgen.language import grammar  # noqa: E402


class Row(NamedTuple):
    """Counts of one class of one noun: found rightly, found, marked."""

    noun: str
    group: str
    right: int
    found: int
    marked: int


def claims(model: grammar.LanguageModel) -> Iterator[Row]:
    """Speaker and content of each marked claim; what else is found in its sentence counts as found."""
    for marked in test_attribution_quality.table():
        found = test_attribution_quality.found(model, marked.paragraphs)
        right = sum(any(test_attribution_quality.same(claim, one) for one in found) for claim in marked.claims)
        yield Row("claims", marked.frame, right, len(found), len(marked.claims))


def claims_in_articles(read: Reader) -> Iterator[Row]:
    """Claims of whole articles, then their speakers' names and their acts, modalities and polarities."""
    marked = test_claims_quality.articles()
    scores = {name: test_claims_quality.score(read, title, body, wanted) for name, title, body, wanted in marked}
    for name, score in scores.items():
        yield Row("claims in articles", name, score.right, score.found, score.marked)
    for score in scores.values():
        for facet, (right, asked) in (("speakers' names", score.names), ("act and doubt", score.facets)):
            yield Row("claims in articles, facets", facet, right, asked, asked)


def dates(read: Reader) -> Iterator[Row]:
    """The marked expression with its value; other readings that overlap it count as found."""
    for group, published, sentence, phrase, value in test_dates.ROWS:
        found = {text: mention.date.value for text, mention in test_dates.mentions(read, sentence, published).items()}
        near = [text for text in found if phrase in text or text in phrase]
        yield Row("dates", group, int(bool(value) and found.get(phrase) == value), len(near), int(bool(value)))


def events(read: Reader) -> Iterator[Row]:
    """The marked event with its status and date; other coming events of its sentence count as found."""
    for row in test_events.TABLE:
        found = [event for event in test_events.events(read, row["text"]) if event.status in test_events.COMING]
        title, status, when = row.get("title", "").lower(), row.get("status"), row.get("when")
        right = [
            event
            for event in test_events.events(read, row["text"])
            if title and title in event.title.lower() and event.status == status
            if when is None or (event.when.value if event.when else "") == when
        ]
        others = [event for event in found if event not in right]
        marked = not row.get("none")
        yield Row("events", "sentences", int(marked and bool(right)), len(others) + bool(right), int(marked))


def names(read: Reader) -> Iterator[Row]:
    """Each case as read or not: a case that says "none" is marked as nothing, and found when it is missed."""
    for group, cases in test_names_quality.CASES.items():
        for body, name, kind, mentions in cases:
            held = test_names_quality.right(read(body, title="").names, name, kind, mentions)
            marked = kind != "none"
            yield Row("names", group, int(held and marked), int(held if marked else not held), int(marked))


def who(read: Reader) -> Iterator[Row]:
    """Expectations of short articles, each met or not: of names, then of what leads, what matters and what is open."""
    nouns = {name: noun for noun, (_, names) in test_who_quality.FLOORS.items() for name in names}
    for article, wanted in test_who_quality.EXPECTED.items():
        analysis = test_who_quality.analysed(article, read)
        for check in (test_who_quality.checks, test_who_quality.judgements):
            for met, what in check(analysis, wanted):
                assert isinstance(what, tuple)
                yield Row(nouns.get(what[0], "who and where"), str(what[0]), int(met), 1, 1)


def added(rows: list[Row], *, classes: bool) -> list[Row]:
    """The rows of each noun added up, with one for each class where asked."""
    totals: dict[tuple[str, str], list[int]] = {}
    for row in rows:
        for group in ["", row.group] if classes else [""]:
            counts = totals.setdefault((row.noun, group), [0, 0, 0])
            for at, count in enumerate(row[2:]):
                counts[at] += count
    return [Row(noun, group, *counts) for (noun, group), counts in totals.items()]


def printed(row: Row) -> str:
    precision = row.right / row.found if row.found else 1.0
    recall = row.right / row.marked if row.marked else 1.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    label = f"  {row.group}" if row.group else row.noun
    return f"{label:36}{precision:8.1%}{recall:8.1%}{f1:8.1%}{row.marked:8}{row.found:8}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--classes", action="store_true", help="a row for each class of each noun")
    parser.add_argument("--evaluation", type=Path, metavar="FOLDER", help="marked articles to score as well")
    arguments = parser.parse_args()
    model = grammar.load()
    read = reader(model)
    rows = [*claims(model), *claims_in_articles(read), *dates(read), *events(read), *names(read), *who(read)]
    print(f"{'':36}{'precis.':>8}{'recall':>8}{'F1':>8}{'marked':>8}{'found':>8}")
    for row in added(rows, classes=arguments.classes):
        print(printed(row))
    if arguments.evaluation:
        evaluate(arguments.evaluation)


def evaluate(folder: Path) -> None:
    """Runs the scorers of a folder of marked articles with this environment's briefgen."""
    command = f"{sys.executable} -m briefgen"
    for noun in ("attribution", "dates", "actors"):
        print(f"\n== {noun}", flush=True)
        scorer = [sys.executable, str(folder / "evaluate.py"), noun, "--briefgen", command]
        subprocess.run(scorer, check=True, stderr=subprocess.DEVNULL)
    newsroom = folder / "newsroom"
    print("\n== newsroom", flush=True)
    checker = [sys.executable, str(newsroom / "check.py"), str(newsroom / "cases"), "--briefgen", command]
    subprocess.run(checker, check=False, stderr=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
