"""How surely something is said, and by which words."""

from __future__ import annotations

import pytest

from briefgen.language.modality import judge, weaker
from tests.conftest import Reader

CASES = [
    ("The bridge fell.", "certain", "affirmed", []),
    ("The bridge did not fall.", "certain", "negated", []),
    ("Nobody crossed the bridge.", "certain", "negated", []),
    ("The bridge may fall.", "possible", "affirmed", ["may"]),
    ("The bridge might not fall.", "possible", "negated", ["might"]),
    ("The bridge will probably fall.", "probable", "affirmed", ["probably"]),
    ("It is possible that the bridge fell.", "possible", "affirmed", ["possible"]),
    ("I think the bridge fell.", "probable", "affirmed", ["think"]),
    ("The bridge seems to be safe.", "probable", "affirmed", ["seems"]),
    ("If it rains, the bridge will fall.", "possible", "affirmed", ["If"]),
    ("Will the bridge fall?", "uncommitted", "affirmed", []),
    ("The company will close the mill, and may sell the land.", "certain", "affirmed", []),
    ("I don’t doubt that the bridge fell.", "certain", "affirmed", []),
    ("I doubt that the bridge fell.", "possible", "negated", ["doubt"]),
    ("I never thought the bridge would hold.", "certain", "negated", []),
    ("The report appeared on Friday.", "certain", "affirmed", []),
    ("I want the bridge. It is ours.", "certain", "affirmed", []),
    ("We are not done. The mill is sold. The land is next.", "certain", "affirmed", []),
]


@pytest.mark.parametrize(("text", "modality", "polarity", "hedges"), CASES)
def test_judges(read: Reader, text: str, modality: str, polarity: str, hedges: list[str]) -> None:
    judged = judge(read(text).text.tokens[0])
    assert (judged.modality, judged.polarity, [h.text for h in judged.hedges]) == (modality, polarity, hedges)


def test_weaker_is_the_less_certain() -> None:
    assert weaker("certain", "possible") == "possible"
    assert weaker("uncommitted", "probable") == "uncommitted"


def test_nothing_is_certain_of_nothing() -> None:
    assert judge(()).modality == "certain"
