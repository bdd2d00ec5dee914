"""Claims measured on short marked articles of our own: who says what, found by the whole pipeline.

The articles in `claims/` are marked as the sentences of `attribution.txt` are. Behind a ">" stands what else must
hold: `[S1>Inga Holm| she]` the speaker's name, `[X2>Inga Holm| “...”]` that of a quotation without a cue,
`[C3>denies, negated| denied]` the act, the modality or the polarity.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from test_attribution_quality import MARK, same, words

from briefgen.extract import registry
from briefgen.model import Claim

if TYPE_CHECKING:
    from tests.conftest import Reader

FOLDER = Path(__file__).with_name("claims")

# Of whole articles less is found than of single sentences: the speaker is often a pronoun, the sentences are longer
# and one wrong clause costs its neighbour. Below these floors a reader of a brief of seven statements would meet two
# wrong ones, or miss two.
FLOOR_PRECISION, FLOOR_RECALL = 0.85, 0.85
# A speaker tied to the wrong name is worse than one left open, and an act or a doubt turned round is an error of fact.
FLOOR_NAMES, FLOOR_FACETS = 0.9, 0.9


@dataclass
class Marked:
    """One marked claim: words of source and content, the name behind the source, and what else must hold."""

    source: str = ""
    content: str = ""
    name: str = ""
    facets: list[str] = field(default_factory=list)


def unmark(text: str) -> tuple[str, list[Marked]]:
    """An article's text without its marks, and its marked claims."""
    marked: dict[str, Marked] = defaultdict(Marked)
    plain, at = "", 0
    for match in MARK.finditer(text):
        end = text.index("]", match.end())
        inner = text[match.end() : end]
        plain += text[at : match.start()] + inner
        at = end + 1
        for number in match[2] or " ":
            claim = marked[number]
            if match[1] == "C":
                claim.facets += (match[3] or "").replace(",", " ").split()
                continue
            claim.name = match[3] or claim.name
            if match[1] == "S":
                claim.source = f"{claim.source} {words(inner)}".strip()
            else:
                claim.content = f"{claim.content} {words(inner)}".strip()
    return plain + text[at:], list(marked.values())


def articles() -> list[tuple[str, str, str, list[Marked]]]:
    """Name, title, body and marked claims of every article."""
    found = []
    for path in sorted(FOLDER.glob("*.md")):
        title, text = path.read_text(encoding="utf-8").split("\n", 1)
        found.append((path.stem, title, *unmark(text)))
    return found


def pair(claim: Claim) -> tuple[str, str]:
    source = claim.speaker.evidence.quote if claim.speaker.evidence is not None else ""
    return words(source), words(" ".join(e.quote for e in claim.content))


def found(read: Reader, title: str, body: str) -> list[Claim]:
    return list(registry.run(read(body, title=title)).claims)


@dataclass
class Score:
    """Counts over all articles: claims right, found and marked; names and facets right and asked for."""

    right: int = 0
    found: int = 0
    marked: int = 0
    names: tuple[int, int] = (0, 0)
    facets: tuple[int, int] = (0, 0)
    misses: list[str] = field(default_factory=list)


def score(read: Reader, title: str, body: str, wanted: list[Marked]) -> Score:
    """One article's counts; names and facets are asked of the claims that were found rightly."""
    got = found(read, title, body)
    total = Score(found=len(got), marked=len(wanted))
    for one in wanted:
        claim = next((c for c in got if same((one.source, one.content), pair(c))), None)
        if claim is None:
            total.misses.append(f"{title}: {one} not among {[pair(c) for c in got]}")
            continue
        total.right += 1
        if one.name:
            named = claim.speaker.name == one.name
            total.names = total.names[0] + named, total.names[1] + 1
            total.misses += [] if named else [f"{title}: {one} is said by {claim.speaker.name}"]
        held = {claim.act, claim.modality, claim.polarity}
        total.facets = total.facets[0] + len(held & set(one.facets)), total.facets[1] + len(one.facets)
        total.misses += [f"{title}: {one} is {sorted(held)}"] if not held >= set(one.facets) else []
    return total


@pytest.fixture(scope="module")
def scored(read: Reader) -> Score:
    total = Score()
    for _, title, body, wanted in articles():
        one = score(read, title, body, wanted)
        for name in ("right", "found", "marked", "misses"):
            setattr(total, name, getattr(total, name) + getattr(one, name))
        total.names = total.names[0] + one.names[0], total.names[1] + one.names[1]
        total.facets = total.facets[0] + one.facets[0], total.facets[1] + one.facets[1]
    print("\n".join(total.misses), total.right, total.found, total.marked, total.names, total.facets)
    return total


def test_twenty_articles_are_marked() -> None:
    marked = articles()
    assert len(marked) >= 20
    assert all(len(claims) >= 4 for *_, claims in marked)


def test_precision_and_recall_hold(scored: Score) -> None:
    assert scored.right >= FLOOR_PRECISION * scored.found
    assert scored.right >= FLOOR_RECALL * scored.marked


def test_speakers_are_the_right_people(scored: Score) -> None:
    assert scored.names[1] >= 30
    assert scored.names[0] >= FLOOR_NAMES * scored.names[1]


def test_acts_and_doubts_are_those_a_reader_would_name(scored: Score) -> None:
    assert scored.facets[1] >= 30
    assert scored.facets[0] >= FLOOR_FACETS * scored.facets[1]
