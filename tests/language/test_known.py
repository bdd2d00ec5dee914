"""The built-in register of those known everywhere: its form, and what it gives to a text's names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from importlib import resources

import pytest

from briefgen.language.analysis import Analysis
from briefgen.language.names import Named
from briefgen.language.names.gazetteer import countries
from briefgen.language.names.known import rows, widely_known
from briefgen.language.names.wordlists import fold
from briefgen.source.register import Register, RegisterEntry

KINDS = "state|metonym|organisation|government|armed-group|media|community"
LINE = re.compile(rf"({KINDS}) \| (Q[1-9][0-9]*|-) \| [^|]+( \| [^|]+)?")
Read = Callable[..., Analysis]


def named(analysis: Analysis, name: str) -> Named:
    return next(n for n in analysis.names if n.name == name)


def test_its_source_is_stated_and_its_lines_have_their_form() -> None:
    lines = resources.files("briefgen.language.english").joinpath("names_register.txt").read_text("utf-8").splitlines()
    head = " ".join(line for line in lines if line.startswith("#"))
    assert all(source in head for source in ("country-coder", "Name Suggestion Index", "OpenSanctions", "from memory"))
    wrong = [line for line in lines if not line.startswith("#") and not LINE.fullmatch(line)]
    assert not wrong


def test_its_head_counts_its_items_by_source() -> None:
    text = resources.files("briefgen.language.english").joinpath("names_register.txt").read_text("utf-8")
    head = " ".join(line.removeprefix("#").strip() for line in text.splitlines() if line.startswith("#"))
    counts = re.search(r"(\d+) items, of them (\d+) \(.*? (\d+) \(most .*? (\d+) \(int.*? other (\d+) \(", head)
    assert counts
    total, *by_source = map(int, counts.groups())
    assert total == sum(by_source) == len({item for _, item, _, _ in rows() if item})


def test_it_is_sorted() -> None:
    order = [(kind, fold(name)) for kind, _, name, _ in rows()]
    assert order == sorted(order)


def test_no_name_leads_to_two_and_no_item_is_given_twice() -> None:
    spellings = [
        fold(spelling) for kind, _, name, others in rows() if kind not in {"state", "metonym"}
        for spelling in {name, *others}
    ]  # fmt: skip
    assert [spelling for spelling, count in Counter(spellings).items() if count > 1] == []
    items = [item for kind, item, _, _ in rows() if item and kind != "metonym"]
    assert [item for item, count in Counter(items).items() if count > 1] == []


def test_no_body_has_the_name_of_a_state() -> None:
    assert set(widely_known().bodies) & set(countries().by_name) == set()


def test_every_state_with_an_adjective_has_its_item() -> None:
    spoken_of = {country.code for country in countries().by_adjective.values()}
    assert spoken_of <= widely_known().states.keys()


def test_a_town_stands_for_a_body_that_is_listed() -> None:
    assert {name: body.name for name, body in widely_known().metonyms.items()} == {"brussels": "European Union"}


@pytest.mark.parametrize(
    ("text", "name", "kind", "item"),
    [
        ("The U.N. sent observers.", "U.N.", "organisation", "Q1065"),
        ("Damascus said it would not attend.", "Damascus", "government", "Q858"),
        ("The White House declined to comment.", "White House", "government", "Q35525"),
        ("Brussels rejected the offer on Monday.", "Brussels", "organisation", "Q458"),
        ("Brussels rejected the offer. Belgium has a caretaker cabinet.", "Brussels", "government", "Q31"),
        ("Japan warned of new tariffs.", "Japan", "government", "Q17"),
        ("Lawyers for Deutsche Bank appealed.", "Deutsche Bank", "organisation", "Q66048"),
    ],
)
def test_who_is_known_everywhere(read: Read, text: str, name: str, kind: str, item: str) -> None:
    found = [n for n in read(text).names if n.name == name and n.kind != "place"]
    assert [(n.kind, n.wikidata) for n in found] == [(kind, item)]


def test_what_a_town_stands_for_is_the_body_itself_where_it_is_named(read: Read) -> None:
    union = named(read("The European Union met on Monday. Brussels rejected the offer."), "European Union")
    assert [m.passage.text for m in union.mentions] == ["European Union", "Brussels"]


def test_an_acronym_that_the_text_explains_is_not_the_one_known_everywhere(read: Read) -> None:
    club = named(read("The Inner Coast Club (ICC) met on Monday. The ICC elected a treasurer."), "Inner Coast Club")
    assert (club.kind, club.wikidata) == ("organisation", "")


def test_the_desk_decides_over_it(read: Read) -> None:
    desk = Register(entries=(RegisterEntry("Greenpeace", kind="community", wikidata="Q42"),))
    assert (named(read("Greenpeace protested.", register=desk), "Greenpeace").kind) == "community"
    assert (named(read("Greenpeace protested.", register=desk), "Greenpeace").wikidata) == "Q42"
    silent = Register(entries=(RegisterEntry("Greenpeace"),))
    assert named(read("Greenpeace protested.", register=silent), "Greenpeace").wikidata == "Q81307"
