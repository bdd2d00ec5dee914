"""The site in a real browser: no console error, no request that leaves it, no script needed, phone to desktop."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlparse

import pytest
from watched import CHROMIUM, KINDS, Watched, page_of

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Debian's chromium is not installed"),
]


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_page_loads_clean_and_asks_nobody_else(site: Path, address: str, browser: Any, kind: str) -> None:
    watched = Watched(browser)
    answer = watched.page.goto(f"{address}/{page_of(site, kind)}", wait_until="load")
    assert answer.status == 200
    assert watched.complaints == []
    assert [url for url in watched.requests if not url.startswith((address, "data:"))] == []
    assert watched.page.locator("h1").count() == 1
    assert watched.page.locator("main").count() == 1
    watched.close()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("width", [360, 768])
def test_nothing_overflows_on_a_phone_or_a_tablet(
    site: Path, address: str, browser: Any, kind: str, width: int
) -> None:
    watched = Watched(browser, width=width)
    watched.page.goto(f"{address}/{page_of(site, kind)}", wait_until="load")
    assert watched.page.evaluate("document.documentElement.scrollWidth") <= width
    watched.close()


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "not found"])
def test_from_a_folder_without_scripts(site: Path, browser: Any, kind: str) -> None:
    watched = Watched(browser, scripts=False)
    watched.page.goto((site / page_of(site, kind)).as_uri(), wait_until="load")
    assert watched.complaints == []
    assert [url for url in watched.requests if not url.startswith(("file://", "data:"))] == []
    watched.close()


def test_from_the_front_page_to_a_brief_and_from_a_claim_to_its_words_and_back(site: Path, browser: Any) -> None:
    watched = Watched(browser, scripts=False)
    page = watched.page
    page.goto((site / "index.html").as_uri())
    page.locator('main a[href^="briefs/2"]').first.click()
    page.wait_for_load_state()
    assert "/briefs/" in page.url
    link = page.locator('main a[href^="#w-c-"]').first
    anchor = link.get_attribute("href").removeprefix("#")
    link.click()
    assert page.url.endswith(f"#{anchor}")
    mark = page.locator(f'[id="{anchor}"]')
    # Where several findings begin at one word, the others' anchors stand right before its mark.
    assert mark.evaluate("one => one.matches('mark, .mark-start') && one.closest('article, section, main') !== null")
    back = page.locator('a.mark-back[href^="#c-"]').first
    finding = back.get_attribute("href").removeprefix("#")
    back.click()
    assert page.locator(f'[id="{finding}"]').count() == 1
    assert watched.complaints == []
    watched.close()


def test_an_old_page_says_how_old_it_is_and_what_has_passed_since(site: Path, browser: Any) -> None:
    looked = (("2026-11-23", None, False), ("2026-11-24", "yesterday", None), ("2126-11-23", "36524 days ago", True))
    for day, days, passed in looked:
        watched = Watched(browser)
        watched.page.clock.set_fixed_time(f"{day}T12:00:00")
        watched.page.goto((site / "calendar/index.html").as_uri())
        ages = watched.page.locator("time.as-of .since").all_inner_texts()
        assert [days in age for age in ages] == [True] if days else ages == []
        marked = watched.page.get_by_text("date passed since this page was made").count()
        if passed is not None:
            ahead = watched.page.locator("[data-until]").count()
            assert ahead > 0
            assert marked == (ahead if passed else 0)
        assert watched.complaints == []
        watched.close()


def test_a_missing_page_is_answered_with_the_404_page(site: Path) -> None:
    text = (site / "404.html").read_text(encoding="utf-8")
    assert "<h1" in text
    assert 'href="/' in text


def test_the_404_page_leads_on_from_a_folder_too(site: Path, browser: Any) -> None:
    watched = Watched(browser)
    watched.page.goto((site / "404.html").as_uri())
    for link in watched.page.locator("main a, .menu a").all():
        path = Path(unquote(urlparse(link.evaluate("one => one.href")).path))
        assert path.is_file(), path
    watched.page.get_by_role("link", name="list of briefs").click()
    assert watched.page.locator("h1").inner_text() == "Briefs"
    watched.close()
