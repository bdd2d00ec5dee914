"""The search's index: what is found under which words, and how little one more article touches."""

from __future__ import annotations

import datetime
import json
import random
import re
from collections.abc import Iterable

import pytest
from sample_desk import Draft

from briefgen.publish.pages import Page, Raw
from briefgen.publish.search.plan import BucketInput, record_key
from briefgen.publish.search.searchable import ACTOR, CLAIM, DIGITS, OFTEN, TITLE, Searchable, searchable
from briefgen.publish.search.segments import MOST, Entry, Segment, cut, number
from briefgen.publish.search.terms import LONGEST, bucket, fold, terms
from briefgen.publish.site import plan
from briefgen.publish.templates import Planned
from briefgen.source.document import parse
from briefgen.synthesis.index import index_of
from briefgen.synthesis.library import build_library


class TestTerms:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("The Seamen’s Union", "the seamen union"),
            ("O'Brien and O’Brien", "obrien and obrien"),
            ("Żołnierz, Ærø, STRASSE, Straße", "zolnierz aero strasse strasse"),
            ("Liwa al-Tawhid", "liwa al tawhid altawhid"),
            ("the U.N. and the U.S.-led talks", "the un and the us led usled talks"),
            ("3.5 per cent", "3 5 per cent"),
            ("«Ёлка» — Ἀθῆναι", "елка αθηναι"),
            ("مُحَمَّد أحمد", "محمد احمد"),
            ("東京都で会談", "東京 京都 都て て会 会談"),
            ("G7サミット", "g7 サミ ミッ ット"),
            ("京", "京"),
            ("x" * 40, "x" * LONGEST),
            ("snake_case", "snake case"),
            ("", ""),
        ],
    )
    def test_case_accents_and_apostrophes_do_not_count(self, text: str, expected: str) -> None:
        assert " ".join(terms(text)) == expected

    def test_folding_twice_changes_nothing_more(self) -> None:
        for text in ("İstanbul", "ﬁn", "Ⅷ", "Σίσυφος", "ÅÄÖ"):
            assert fold(fold(text)) == fold(text)

    def test_a_prefix_of_three_letters_is_in_the_bucket_of_its_words(self) -> None:
        assert len({bucket(word, 128) for word in ("gen", "geneva", "general", "genuine")}) == 1
        assert bucket("東", 128) == bucket("東京", 128)
        assert {bucket(word, 1) for word in ("a", "zebra")} == {0}


def entry(name: int, day: int, words: str = "common") -> Entry:
    listed = sorted(set(words.split()))
    return Entry(f"{name:08d}", day, " ".join(listed), "A" * len(listed), ())


def read_bucket(text: str) -> dict[str, list[tuple[int, int]]]:
    """The postings of a bucket as (article, places), read as the script reads them."""
    found: dict[str, list[tuple[int, int]]] = {}
    before = ""
    for part in filter(None, text.split(";")):
        head, _, rest = part.partition("=")
        before = before[: DIGITS.index(head[0])] + head[1:]
        plain, _, placed = rest.partition(":")
        found[before] = sorted([*read_numbers(plain, placed=False), *read_numbers(placed, placed=True)])
    return found


def read_numbers(text: str, *, placed: bool) -> Iterable[tuple[int, int]]:
    digits = iter(DIGITS.index(digit) for digit in text)
    article = -1
    for digit in digits:
        step, shift, last = digit & 31, 5, digit
        while last & 32:
            last = next(digits)
            step |= (last & 31) << shift
            shift += 5
        article += step + 1
        yield article, next(digits) if placed else 0


class TestSegments:
    def test_what_goes_in_comes_out(self) -> None:
        chance = random.Random(7)
        words = [f"w{chance.randrange(400)}" for _ in range(400)] + ["京都", "élan", "𠀀𠀁", "𠀀𠀂"]
        entries = []
        expected: dict[str, list[tuple[int, int]]] = {}
        for name in range(300):
            mine = sorted(set(chance.sample(words, 30)))
            places = "".join(chance.choice("AAAB_") for _ in mine)
            entries.append(Entry(f"{name:08d}", 730_000 + name, " ".join(mine), places, (f"@actor{name % 7}",)))
            for word, place in zip(mine, places, strict=True):
                expected.setdefault(word, []).append((name, DIGITS.index(place)))
            expected.setdefault(f"@actor{name % 7}", []).append((name, 0))
        (segment,) = cut(entries)
        found: dict[str, list[tuple[int, int]]] = {}
        for at, text in enumerate(segment.postings):
            part = read_bucket(text)
            assert all(bucket(term, segment.buckets) == at for term in part)
            found |= part
        assert found == expected

    @pytest.mark.parametrize("value", [0, 31, 32, 1023, 1024, 70_000])
    def test_a_number_is_read_back(self, value: int) -> None:
        assert list(read_numbers(number(value), placed=False)) == [(value, 0)]

    def test_no_segment_is_too_large_and_none_overlaps(self) -> None:
        entries = [entry(name, 720_000 + name // 3) for name in range(5 * MOST)]
        segments = cut(entries)
        assert all(0 < len(segment.entries) <= MOST for segment in segments)
        assert [one for segment in segments for one in segment.entries] == entries
        days = [{one.day for one in segment.entries} for segment in segments]
        assert len(set().union(*days)) == sum(map(len, days))

    def test_a_day_with_too_many_articles_is_a_segment_of_its_own(self) -> None:
        assert [len(s.entries) for s in cut([entry(name, 730_000) for name in range(MOST + 1)])] == [MOST + 1]

    def test_one_more_article_changes_one_segment_and_moves_no_number_before_it(self) -> None:
        entries = [entry(name, 720_000 + name // 3, f"common w{name}") for name in range(3 * MOST)]
        before = cut(entries)
        after = cut([*entries, entry(9 * MOST, 720_000 + MOST, "common another")])
        kept = {(segment.name, segment.version) for segment in before}
        assert len([segment for segment in after if (segment.name, segment.version) not in kept]) == 1
        (old,) = (segment for segment in before if segment.name == after[-1].name)
        changed = sum(one != other for one, other in zip(old.postings, after[-1].postings, strict=True))
        assert changed <= 2

    def test_the_order_of_articles_changes_nothing(self) -> None:
        entries = [entry(name, 720_000 + name % 5, f"w{name}") for name in range(50)]
        assert [s.postings for s in cut(entries)] == [s.postings for s in cut(entries[::-1])]


def found_in(draft: Draft) -> Searchable:
    return searchable(draft.brief, parse(draft.text, draft.body), draft.contribution)


def places_of(found: Searchable) -> dict[str, int]:
    return {t: DIGITS.index(p) for t, p in zip(found.terms.split(" "), found.places, strict=True)}


class TestSearchable:
    def test_terms_know_where_they_stand(self) -> None:
        draft = Draft(
            "d", "2020-01-05", "Mara Lindqvist said the *ferry* may stop. Ferry, ferry. Rain.\n", title="Rain"
        )
        mara = draft.actor("Mara Lindqvist", aliases=("the harbour master",), words="Mara Lindqvist")
        draft.claim(mara, "the *ferry* may stop")
        places = places_of(found_in(draft))
        assert places["rain"] == TITLE
        assert places["ferry"] == CLAIM | OFTEN
        assert places["lindqvist"] == ACTOR | CLAIM
        assert places["harbour"] == ACTOR
        assert "said" in places

    def test_of_an_article_shown_in_excerpts_nothing_else_is_found(self) -> None:
        draft = Draft("d", "2020-01-05", "Kept words stay. Hidden words go.\n\nNor these.\n", text="quotes")
        draft.point("Kept words stay.")
        found = found_in(draft)
        assert found.text == "Kept words stay."
        assert set(found.terms.split()) == {"kept", "words", "stay", "a", "title"}


def planned(drafts: list[Draft]) -> dict[str, Page]:
    library = build_library(index_of(draft.contribution for draft in drafts), as_of=datetime.date(2020, 3, 1))
    pages = plan(
        library,
        {draft.article.id: draft.manuscript for draft in drafts},
        {draft.article.id: found_in(draft) for draft in drafts},
    )
    return {page.address: page for page in pages if page.address.startswith("search")}


def content(page: Page) -> object:
    view = page.view.develop() if isinstance(page.view, Planned) else page.view
    assert isinstance(view, Raw)
    match = re.fullmatch(rb'briefgen\.put\("[a-z0-9/-]+",(.*)\);\n', view.content, re.DOTALL)
    assert match
    return json.loads(match[1])


class TestPlan:
    def desk(self) -> list[Draft]:
        first = Draft("first", "2020-01-05", 'Mara Lindqvist waits "\u2028 <x".\n', title="First")
        first.claim(first.actor("Mara Lindqvist"), "waits")
        gone = Draft("gone", "2020-01-06", "A secret.\n", title="Gone", status="withdrawn")
        return [first, gone]

    def test_a_record_says_what_its_brief_says(self) -> None:
        record = content(planned(self.desk())[f"search/record/{record_key('first')}.js"])
        assert isinstance(record, dict)
        assert record["title"] == "First"
        assert record["address"] == "briefs/first.html"
        assert [claim[1:] for claim in record["claims"]] == [["Mara Lindqvist", [15, 5]]]
        assert record["text"][15:20] == "waits"
        assert record["text"] == 'Mara Lindqvist waits " <x".'

    def test_a_withdrawn_article_is_not_found(self) -> None:
        pages = planned(self.desk())
        assert f"search/record/{record_key('gone')}.js" not in pages
        for page in pages.values():
            view = page.view.develop() if isinstance(page.view, Planned) else page.view
            assert not isinstance(view, Raw) or b"secret" not in view.content

    def test_names_are_found_by_every_word_and_previewed_by_their_address(self) -> None:
        pages = planned(self.desk())
        assert content(pages["search/names/0.js"]) == [
            ["Mara Lindqvist", [], "Person", self.address(pages), 0, self.actor(pages)]
        ]
        address = self.address(pages)
        key = address.removesuffix(".html")[-5:]
        preview = content(pages[f"search/who/{key[0]}.js"])
        assert preview == {key: ["Mara Lindqvist", "Person · 1 brief · 1 statement", "waits", "says, 5 January 2020"]}

    def address(self, pages: dict[str, Page]) -> str:
        (row,) = content(pages["search/names/0.js"])  # type: ignore[misc]
        return str(row[3])

    def actor(self, pages: dict[str, Page]) -> str:
        (row,) = content(pages["search/names/0.js"])  # type: ignore[misc]
        return str(row[5])

    def test_a_bucket_depends_on_its_segment_alone(self) -> None:
        segment = Segment("0-1", [entry(1, 1)])
        same, other = Segment("0-1", [entry(1, 1)]), Segment("0-1", [entry(1, 1, "different")])
        digest = Page("a", None, BucketInput(segment, 0)).digest
        assert Page("a", None, BucketInput(same, 0)).digest == digest
        assert Page("a", None, BucketInput(other, 0)).digest != digest
