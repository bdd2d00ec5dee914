"""Paper: a brief on two pages with its article as the notes, lists without what only a screen can use."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from watched import CHROMIUM, page_of

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Debian's chromium is not installed"),
]


def printed(browser: Any, url: str) -> list[str]:
    """The text of each printed page."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(url, wait_until="load")
    pages = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    context.close()
    return [" ".join(one.extract_text().split()) for one in pages]


def test_a_brief_prints_on_two_pages_with_its_sources_as_notes(site: Path, browser: Any) -> None:
    pages = printed(browser, (site / "briefs/2026-06-10-vienna-a-day-late.html").as_uri())
    assert len(pages) == 2
    whole = " ".join(pages)
    for words in ("Bottom line", "Who said what", "Lena Hochwald", "What is still open", "How to cite"):
        assert words in whole, words
    # The annotated article: the numbers, their notes, and where it was published, as an address to type.
    assert re.search(r"C\d+ \w+ \w+ (says|confirms)", pages[-1])
    for number in ("C1", "E1", "Q1", "A1"):
        assert whole.count(number) >= 2, number
    assert "https://" in whole
    for screen in ("Skip to content", "Search the briefs", "Everything", "Marked"):
        assert screen not in whole, screen


def test_most_briefs_of_an_ordinary_length_print_on_two_pages(site: Path, browser: Any) -> None:
    lengths = [
        len(printed(browser, path.as_uri()))
        for path in sorted(site.glob("briefs/2026-0*.html"))
        if 'href="../css/article.css"' in path.read_text(encoding="utf-8")
    ]
    assert len(lengths) >= 8
    assert sum(length <= 2 for length in lengths) >= 0.7 * len(lengths), lengths
    assert max(lengths) <= 3


@pytest.mark.parametrize(("kind", "words"), [("actor", "Statements"), ("calendar", "Coming up"), ("front", "Latest")])
def test_lists_print_without_menus(site: Path, browser: Any, kind: str, words: str) -> None:
    pages = printed(browser, (site / page_of(site, kind)).as_uri())
    whole = " ".join(pages)
    assert words in whole
    assert "Search the briefs" not in whole
    assert "Skip to content" not in whole
