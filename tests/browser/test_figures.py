"""Figures as a browser draws them, in its own faces: words inside their drawing and apart, one at each width."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from watched import CHROMIUM, Watched, page_of

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Debian's chromium is not installed"),
]
# Boxes of text are as high as the line; the letters take up the middle of it.
WORDS = """() => [...document.querySelectorAll('svg.figure-svg')].filter(svg => svg.checkVisibility()).map(svg => {
    const room = svg.getBoundingClientRect();
    const words = [...svg.querySelectorAll('text')].map(text => {
        const box = text.getBoundingClientRect(), part = box.height * 0.27;
        return [text.textContent, box.left, box.top + part, box.right, box.bottom - part];
    });
    return [[room.left, room.top, room.right, room.bottom], words];
})"""
DRAWN = """() => [...document.querySelectorAll('figure.figure')].map(figure =>
    [...figure.querySelectorAll('svg.figure-svg')].filter(svg => svg.checkVisibility()).length)"""
KINDS = ("brief", "topic", "actor", "place", "places")


def shown(site: Path, browser: Any, kind: str, width: int) -> tuple[list[Any], list[int]]:
    watched = Watched(browser, width=width)
    watched.page.goto((site / page_of(site, kind)).as_uri(), wait_until="load")
    watched.page.evaluate("document.fonts.ready.then(() => true)")
    found = watched.page.evaluate(WORDS), watched.page.evaluate(DRAWN)
    watched.close()
    return found


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("width", [360, 768, 1440])
def test_words_of_drawings_stay_inside_and_apart(site: Path, browser: Any, kind: str, width: int) -> None:
    drawings, _ = shown(site, browser, kind, width)
    for (left, top, right, bottom), words in drawings:
        for number, (text, x1, y1, x2, y2) in enumerate(words):
            # The halo about the letters counts as part of them here.
            assert x1 >= left - 3, text
            assert x2 <= right + 3, text
            assert y1 >= top - 1, text
            assert y2 <= bottom + 1, text
            for other, a1, b1, a2, b2 in words[number + 1 :]:
                assert min(x2, a2) - max(x1, a1) <= 3 or min(y2, b2) - max(y1, b1) <= 1, (text, other)


@pytest.mark.parametrize("width", [360, 1440])
def test_one_drawing_of_each_figure_is_seen(site: Path, browser: Any, width: int) -> None:
    for kind in ("topic", "places"):
        _, counts = shown(site, browser, kind, width)
        assert counts, kind
        assert [count for count in counts if count > 1] == []
        assert sum(counts) >= 1


def test_an_actor_in_a_network_has_a_preview_and_leads_to_its_page(site: Path, browser: Any) -> None:
    watched = Watched(browser)
    page = watched.page
    page.goto((site / page_of(site, "topic")).as_uri(), wait_until="load")
    node = page.locator(".figure-network svg.figure-svg a:visible").first
    name = node.locator("title").text_content()
    node.locator("circle").hover()
    preview = page.locator("#preview")
    preview.wait_for()
    assert name in preview.inner_text()
    page.keyboard.press("Escape")
    node.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/actors/*.html")
    assert page.locator("h1").inner_text() == name
    assert watched.complaints == []
    watched.close()
