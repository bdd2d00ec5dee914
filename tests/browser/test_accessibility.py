"""Reading and using the site in every way: axe-core on each kind of page, keyboard alone, forced colours, no motion."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from watched import CHROMIUM, KINDS, Watched, page_of

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Debian's chromium is not installed"),
]
AXE = (Path(__file__).parent / "vendor/axe-core/axe.min.js").read_text(encoding="utf-8")
# Looks for what WCAG 2.2 asks at levels A and AA, and for axe's best practices.
RUN_AXE = """async () => (await axe.run(document, {resultTypes: ["violations"]})).violations.map(
  (found) => `${found.id}: ${found.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")}`)"""
VIEWS = [(360, "light"), (360, "dark"), (1440, "light"), (1440, "dark")]


def violations(browser: Any, url: str) -> list[str]:
    """What axe-core finds on a page, narrow and wide, in light and dark. The page's own policy would refuse axe."""
    found = []
    for width, scheme in VIEWS:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce", bypass_csp=True
        )
        page = context.new_page()
        page.goto(url, wait_until="load")
        page.evaluate(AXE)
        found += [f"{width} {scheme}: {one}" for one in page.evaluate(RUN_AXE)]
        context.close()
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(site: Path, address: str, browser: Any, kind: str) -> None:
    assert violations(browser, f"{address}/{page_of(site, kind)}") == []


@pytest.mark.parametrize(
    "page", ["index.html", "briefs/2026-11-20-crowded.html", "briefs/2026-11-19-bare.html", "topics/locks.html"]
)
def test_axe_finds_nothing_where_there_is_much_or_little(crowded: Path, browser: Any, page: str) -> None:
    assert violations(browser, (crowded / page).as_uri()) == []


@pytest.mark.parametrize("width", [320, 1440])
def test_long_words_and_other_scripts_fit_the_page(crowded: Path, browser: Any, width: int) -> None:
    watched = Watched(browser, width=width)
    for path in sorted(crowded.rglob("*.html")):
        if "delegate-" not in path.name:
            watched.page.goto(path.as_uri(), wait_until="load")
            assert watched.page.evaluate("document.documentElement.scrollWidth") <= width, path.name
    watched.close()


STOPS = """() => {
  const inner = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]';
  return [...document.querySelectorAll(inner)].filter(
    (one) => one.tabIndex >= 0 && one.checkVisibility({visibilityProperty: true})).length;
}"""
FOCUSED = """() => {
  const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
  return {tag: one.tagName, text: one.textContent.trim().slice(0, 40), outline: parseFloat(style.outlineWidth),
          line: style.outlineStyle, inside: box.width > 0 && box.bottom > 0 && box.top < innerHeight};
}"""


@pytest.mark.parametrize("kind", ["front", "brief", "calendar", "actor"])
def test_the_keyboard_reaches_everything_and_shows_where_it_is(
    site: Path, address: str, browser: Any, kind: str
) -> None:
    watched = Watched(browser, scripts=False)
    page = watched.page
    page.goto(f"{address}/{page_of(site, kind)}", wait_until="load")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)["text"] == "Skip to content"
    stops = page.evaluate(STOPS)
    reached = 1
    for _ in range(min(stops, 150)):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused["tag"] == "BODY":
            break
        reached += 1
        assert focused["outline"] >= 2, focused
        assert focused["line"] != "none", focused
        assert focused["inside"], focused
    assert reached >= min(stops, 150)
    watched.close()


def test_the_skip_link_leads_past_the_menu(site: Path, address: str, browser: Any) -> None:
    watched = Watched(browser)
    page = watched.page
    page.goto(f"{address}/index.html", wait_until="load")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
    watched.close()


HEADINGS = "[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((one) => Number(one.tagName[1]))"


@pytest.mark.parametrize("kind", KINDS)
def test_headings_leave_out_no_level(site: Path, address: str, browser: Any, kind: str) -> None:
    watched = Watched(browser)
    watched.page.goto(f"{address}/{page_of(site, kind)}", wait_until="load")
    levels = watched.page.evaluate(HEADINGS)
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels
    watched.close()


def test_forced_colours_leave_marks_and_gauges_to_be_seen(site: Path, address: str, browser: Any) -> None:
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    page.goto(f"{address}/briefs/2014-01-22-montreux-live.html", wait_until="load")
    line = "one => getComputedStyle(one).textDecorationLine"
    assert "underline" in page.locator(".mark-claim").first.evaluate(line)
    ground = "one => getComputedStyle(one).backgroundColor"
    filled = page.locator(".modality-certain .gauge i").first.evaluate(ground)
    empty = page.locator(":is(.modality-possible, .modality-uncommitted) .gauge i:last-child").first.evaluate(ground)
    assert filled != empty
    context.close()


def test_nothing_moves_by_itself(site: Path, address: str, browser: Any) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    for kind in ("front", "brief", "search"):
        page.goto(f"{address}/{page_of(site, kind)}", wait_until="load")
        assert page.evaluate("document.getAnimations().length") == 0
    context.close()
