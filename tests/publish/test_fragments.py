"""Links to words elsewhere, and citations: encoded so that they say what they mean."""

from __future__ import annotations

import json
from urllib.parse import unquote

import pytest

from briefgen.model import Article, Source
from briefgen.publish.citations import citation
from briefgen.publish.fragments import text_link

URL = "https://post.example/a"


@pytest.mark.parametrize(
    ("parts", "text", "expected"),
    [
        (("“It is over,”",), "He said: “It is over,” and left.", "text=It%20is%20over"),
        (("co-operate, now & then",), "", "text=co%2Doperate%2C%20now%20%26%20then"),
        (
            ("one two three four five six seven eight nine",),
            "zero one two three four five six seven eight nine",
            "text=one%20two%20three%20four,six%20seven%20eight%20nine",
        ),
        (("First part", "second part"), "", "text=First%20part&text=second%20part"),
        (("talks",), "The talks and more talks", "text=The-,talks"),
        (("a vote",), "It was a vote.\nThen came a vote", "text=It%20was-,a%20vote"),
    ],
)
def test_words_are_looked_for_as_they_stand(parts: tuple[str, ...], text: str, expected: str) -> None:
    assert text_link(URL, parts, text) == f"{URL}#:~:{expected}"


def test_a_beginning_that_stands_earlier_too_is_told_apart_by_what_comes_before() -> None:
    text = "We will meet in June if we can. They add: we will meet in June once the ice on the lake is gone."
    found = text_link(URL, ("we will meet in June once the ice on the lake is gone",), text)
    assert unquote(found) == f"{URL}#:~:text=can. They add:-,we will meet in,the lake is gone"


def test_an_address_keeps_its_own_fragment_and_nothing_is_added_for_no_words() -> None:
    assert text_link(f"{URL}#top", ("words",), "") == f"{URL}#top:~:text=words"
    assert text_link(URL, ("…", ""), "") == URL


def article(**more: object) -> Article:
    values: dict[str, object] = {
        "id": "first", "path": "first.md", "title": "Fish & {chips}: 100%", "date": "2020-01-05T08:00:00+01:00",
        "source": Source(name="Post_Office", url="https://post.example/?a=1&b=2", accessed="2020-02-01, by hand"),
        "language": "en", "sha256": "0" * 64, "authors": ("Tove Ek", "Ola Ek"), **more,
    }  # fmt: skip
    return Article(**values)  # type: ignore[arg-type]


def test_bibtex_escapes_what_it_would_read() -> None:
    assert citation(article()).bibtex == (
        "@online{first,\n  author = {{Tove Ek} and {Ola Ek}},\n  title = {{Fish \\& chips: 100\\%}},\n"
        "  organization = {Post\\_Office},\n  date = {2020-01-05},\n  year = {2020},\n"
        "  url = {https://post.example/?a=1&b=2},\n  urldate = {2020-02-01},\n}\n"
    )


def test_the_files_hold_the_article_as_its_source_published_it() -> None:
    found = citation(article())
    ris = unquote(found.ris.partition(",")[2])
    assert ris.startswith("TY  - NEWS\r\nAU  - Tove Ek\r\nAU  - Ola Ek\r\nTI  - Fish & {chips}: 100%\r\n")
    assert "DA  - 2020/01/05\r\n" in ris
    assert ris.endswith("Y2  - 2020/02/01\r\nER  - \r\n")
    (entry,) = json.loads(unquote(found.csl.partition(",")[2]))
    assert entry["issued"] == {"date-parts": [[2020, 1, 5]]}
    assert entry["author"][1] == {"literal": "Ola Ek"}


def test_what_is_not_known_is_not_said() -> None:
    found = citation(article(authors=(), source=Source(name="Post", accessed="last week")))
    assert "author" not in found.bibtex
    assert "url" not in found.bibtex
    assert "UR" not in unquote(found.ris)
