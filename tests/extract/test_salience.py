"""Salience: who comes first, for which reasons, and what does not count."""

from __future__ import annotations

import pytest

from briefgen.extract.prose import told
from briefgen.extract.salience import Weight, in_headline, weigh
from tests.conftest import Reader

BODY = """Orla Tierney closed the old quay at Westport on Monday. Tierney said that it was unsafe.

The council of Mayo paid for the works. Tierney will report in June, and Fergal Moran will answer her.
"""


def weights(read: Reader, body: str, title: str = "A quay closes") -> dict[str, Weight]:
    analysis = read(body, title=title)
    return {named.name: one for named, one in zip(analysis.names, weigh(analysis), strict=True)}


def test_the_reasons_are_in_readers_words(read: Reader) -> None:
    assert weights(read, BODY, "Tierney closes a quay")["Orla Tierney"].why == (
        "rank: in the headline",
        "rank: in the first sentence",
        "rank: 4 mentions in 3 sentences",
        "rank: the subject 3 times",
        "rank: speaks once",
    )
    assert weights(read, BODY)["Fergal Moran"].why == ("rank: 1 mention", "rank: the subject once")


def test_the_first_to_be_named_leads_and_the_headline_lifts(read: Reader) -> None:
    plain, lifted = weights(read, BODY), weights(read, BODY, "Fergal Moran to answer")
    assert plain["Orla Tierney"].value == 1.0
    assert plain["Fergal Moran"].value < 0.5 < lifted["Fergal Moran"].value


@pytest.mark.parametrize(
    "around", ["A quay closes\n\n", "By Ann Gill\n\n", "Westport, Monday, 4 May 2026\n\n", "# A head\n\n"]
)
def test_what_stands_before_the_text_does_not_make_it_later(read: Reader, around: str) -> None:
    assert "rank: in the first sentence" in weights(read, around + BODY)["Orla Tierney"].why


@pytest.mark.parametrize("credit", ["Image: Fergal Moran.", "The quay. (Photo: Fergal Moran)", "Photo by Fergal Moran"])
def test_a_picture_credit_is_not_about_its_photographer(read: Reader, credit: str) -> None:
    more = weights(read, f"{BODY}\n\n{credit}\n\n{credit}\n")
    assert "rank: 1 mention" in more["Fergal Moran"].why
    assert not [s for s in told(read(f"{credit}\n")) if "Moran" in s.text]


def test_the_longest_name_in_the_headline_is_meant(read: Reader) -> None:
    body = "Ahmed Sabri met the Sabri Bank. Hala Sabri, the sister of Ahmed Sabri, was there. Sabri Bank closed."
    for title, expected in [("Ahmed Sabri’s day", "Ahmed Sabri"), ("Sabri Bank: a day", "Sabri Bank")]:
        names = read(body, title=title).names
        assert [names[n].name for n in in_headline(names, title)] == [expected]


def test_a_surname_in_the_headline_is_of_whom_the_article_speaks_most(read: Reader) -> None:
    body = "Ahmed Sabri won. Hala Sabri clapped. Ahmed Sabri wept, and Ahmed Sabri slept."
    names = read(body, title="Sabri wins").names
    assert [names[n].name for n in in_headline(names, "Sabri wins")] == ["Ahmed Sabri"]
