"""The search in a real browser, from a server and from a folder: what is typed is found, by keyboard alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from watched import CHROMIUM, Watched

from briefgen.publish.search.terms import bucket, terms

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Debian's chromium is not installed"),
]
SAMPLES = (
    "The Seamen’s Union", "O'Brien", "Żołnierz, Ærø, Straße", "Liwa al-Tawhid", "the U.N. and the U.S.-led talks",
    "مُحَمَّد أحمد", "東京都で会談", "G7サミット", "京", "İstanbul ΣΊΣΥΦΟΣ", "한국", "snake_case 3.5", "𠀀𠀁",
    "e.g. a.b.c.example",
)  # fmt: skip


@pytest.fixture(params=["http", "file"])
def base(request: pytest.FixtureRequest, site: Path, address: str) -> str:
    return address if request.param == "http" else site.as_uri()


@pytest.fixture
def watched(browser: Any, base: str) -> Iterator[Watched]:
    one = Watched(browser)
    yield one
    assert one.complaints == []
    assert [url for url in one.requests if not url.startswith((base, "data:"))] == []
    one.close()


def shown(page: Any, query: str) -> None:
    """Types a query into the search page and waits until its results stand."""
    page.evaluate(
        "void (window.stands = new Promise(done => document.addEventListener('shown', e => "
        f"e.detail === {query!r} && done())))"
    )
    page.fill("#q", query)
    page.evaluate("window.stands")


def test_the_script_cuts_words_as_the_index_does(watched: Watched, base: str) -> None:
    watched.page.goto(f"{base}/search.html")
    for sample in SAMPLES:
        assert watched.page.evaluate("text => briefgen.search.terms(text)", sample) == terms(sample)
        for term in terms(sample):
            assert watched.page.evaluate("term => briefgen.search.bucket(term, 128)", term) == bucket(term, 128)


def test_what_is_typed_is_found_in_context_and_kept_in_the_address(watched: Watched, base: str) -> None:
    page = watched.page
    page.goto(f"{base}/search.html")
    shown(page, "montr")
    assert page.locator(".result-name", has_text="Montreux").count() > 0
    first = page.locator(".result").first
    assert "Montreux" in first.locator("h2").inner_text()
    assert "Montreux" in first.locator(".passage mark").first.inner_text()
    assert page.url.endswith("search.html?q=montr")
    assert "brief" in page.locator(".results-status").inner_text()
    page.reload()
    page.locator(".result").first.wait_for()
    assert page.input_value("#q") == "montr"
    first.locator(".passage a").first.click()
    page.wait_for_load_state()
    assert "/briefs/" in page.url


def test_accents_case_and_apostrophes_do_not_count(watched: Watched, base: str) -> None:
    page = watched.page
    page.goto(f"{base}/search.html")
    counts = []
    for query in ("geneva ", "GENÈVA ", "Geneva’s "):
        shown(page, query)
        counts.append(page.locator(".results-status").inner_text())
    assert counts[0]
    assert len(set(counts)) == 1
    shown(page, "zzzz")
    assert "Nothing has all of these words" in page.locator(".results-status").inner_text()
    sync_api.expect(page.locator("#browse")).to_be_visible()


def test_filters_by_kind_topic_date_and_actor(watched: Watched, base: str) -> None:
    page = watched.page
    page.goto(f"{base}/search.html?q=talks")
    page.locator(".result").first.wait_for()
    everything = page.locator(".results-status").inner_text()
    page.get_by_label("Said", exact=True).check()
    sync_api.expect(page.locator(".result-kind", has_text="text")).to_have_count(0)
    assert set(page.locator(".result-kind").all_inner_texts()) == {"said"}
    assert "kind=claim" in page.url
    page.get_by_label("Everything").check()
    page.locator("details.narrow summary").click()
    page.get_by_label("From", exact=True).fill("2026-01-01")
    sync_api.expect(page).to_have_url(re.compile("from=2026-01-01"))
    sync_api.expect(page.locator(".results-status")).not_to_have_text(everything)
    page.locator(".result").first.wait_for()
    days = page.locator(".result .kicker").all_inner_texts()
    assert days
    assert all(" 2026 " in day for day in days)
    page.get_by_label("From", exact=True).fill("")
    page.get_by_label("Topic", exact=True).select_option("maravel-2026")
    sync_api.expect(page).to_have_url(re.compile("topic=maravel-2026"))
    page.get_by_label("Topic", exact=True).select_option("")
    page.fill("#q", "")
    page.get_by_label("Actor", exact=True).fill("lyle")
    page.locator("#by-list [role=option]").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.locator(".chosen-actor").wait_for()
    page.locator(".result").first.wait_for()
    assert "actor=" in page.url
    assert page.locator(".result").count() > 0
    page.locator(".chosen-actor").click()
    page.locator(".result").first.wait_for(state="detached")


def test_results_are_reached_with_the_arrow_keys(watched: Watched, base: str) -> None:
    page = watched.page
    page.goto(f"{base}/search.html")
    assert page.evaluate("document.activeElement.id") == "q"
    shown(page, "hearing")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.closest('.results') !== null")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "q"


def test_the_box_of_every_page_suggests_and_leads_on(watched: Watched, base: str) -> None:
    page = watched.page
    page.goto(f"{base}/calendar/index.html")
    page.keyboard.press("/")
    box = page.locator(".search-box input")
    assert box.evaluate("one => one === document.activeElement")
    page.keyboard.type("varga", delay=20)
    page.locator(".search-box [role=option]").first.wait_for()
    assert box.get_attribute("role") == "combobox"
    assert box.get_attribute("aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    active = box.get_attribute("aria-activedescendant")
    assert page.locator(f"#{active}").get_attribute("aria-selected") == "true"
    assert "Varga" in page.locator(f"#{active}").inner_text()
    page.keyboard.press("Escape")
    assert box.get_attribute("aria-expanded") == "false"
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=varga")
    page.locator(".result").first.wait_for()
    page.goto(f"{base}/index.html")
    page.keyboard.press("/")
    page.keyboard.type("varga", delay=20)
    page.locator(".search-box [role=option]").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/actors/*varga*")


def test_without_scripts_the_search_page_says_so_and_offers_lists(site: Path, browser: Any) -> None:
    one = Watched(browser, scripts=False)
    one.page.goto((site / "index.html").as_uri())
    one.page.locator("a.search-link").first.click()
    one.page.wait_for_url("**/search.html")
    assert one.page.get_by_text("Searching by words needs JavaScript.").is_visible()
    assert one.page.locator("form, input, button").count() == 0
    one.page.locator("#browse a").first.click()
    one.page.wait_for_url("**/actors/*")
    one.close()
