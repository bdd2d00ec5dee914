"""A brief and its annotated article: from a finding to its words and back, filters as links, notes in the margin."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from watched import CHROMIUM, Watched, until

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Debian's chromium is not installed"),
]
PAGE = "briefs/2026-06-10-vienna-a-day-late.html"
ENDS = """() => {
  const bottom = (one) => one.getBoundingClientRect().bottom, find = (one) => document.querySelector(one);
  const top = find(".sheet").getBoundingClientRect().top, more = find(".findings-more");
  return [find(".findings-first").lastElementChild, more ? more.lastElementChild : find(".sheet")].map(
    (one) => bottom(one) - top);
}"""
VISIBLE = "all => all.filter((one) => one.checkVisibility()).length"
SEEN = "one => { const box = one.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight; }"


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def wide(request: pytest.FixtureRequest, site: Path, browser: Any) -> Iterator[Any]:
    watched = Watched(browser, scripts=request.param)
    watched.page.goto((site / PAGE).as_uri())
    yield watched.page
    watched.close()


def test_on_a_wide_screen_a_finding_and_its_words_are_seen_together(wide: Any) -> None:
    for claim in wide.locator(".claim").all():
        claim.scroll_into_view_if_needed()
        claim.locator(".number").click()
        target = wide.url.partition("#")[2]
        assert claim.evaluate(SEEN), target
        assert wide.locator(f'[id="{target}"]').evaluate(SEEN), target
        assert wide.locator(f'[id="{target}"]').evaluate("one => one.matches('.mark, .mark-start')")


def test_what_stands_below_the_article_leads_to_its_words_and_is_never_covered(wide: Any) -> None:
    for finding in wide.locator(".findings-more .finding").all():
        wide.goto(wide.url.partition("#")[0])
        finding.locator(".number").click()
        target = wide.url.partition("#")[2]
        assert wide.locator(f'[id="{target}"]').evaluate(SEEN), target
    wide.goto(wide.url.partition("#")[0])
    wide.locator(".claim .number").last.click()
    sheet = wide.locator(".sheet").bounding_box()
    for finding in wide.locator(".findings-more .finding").all():
        finding.scroll_into_view_if_needed()
        assert finding.bounding_box()["x"] + finding.bounding_box()["width"] <= sheet["x"]


def test_the_way_back_leads_to_the_finding(wide: Any) -> None:
    back = wide.locator('.mark-back[href^="#c-"]').last
    finding = back.get_attribute("href").removeprefix("#")
    back.click()
    assert wide.url.endswith(f"#{finding}")
    assert wide.locator(f'[id="{finding}"]').evaluate(SEEN)


def test_the_article_is_whole_beside_the_findings(wide: Any) -> None:
    sheet, findings = (wide.locator(one).bounding_box() for one in (".sheet", ".findings-first"))
    assert sheet["x"] > findings["x"] + findings["width"]
    assert wide.locator(".sheet").evaluate("one => one.scrollHeight - one.clientHeight") <= 1


@pytest.mark.parametrize("width", [1440, 1920])
def test_both_columns_of_a_wide_brief_end_near_each_other(site: Path, browser: Any, width: int) -> None:
    """White below the shorter column is at most a third of the longer one, on average a sixth."""
    watched = Watched(browser, width=width)
    white = []
    for path in sorted(site.glob("briefs/2*.html")):
        watched.page.goto(path.as_uri())
        if watched.page.locator(".sheet").count():
            left, right = watched.page.evaluate(ENDS)
            white.append(abs(left - right) / max(left, right))
    watched.close()
    assert len(white) >= 20
    assert max(white) < 0.35
    assert sum(white) / len(white) < 1 / 6


@pytest.mark.parametrize("width", [360, 414, 768, 1440])
def test_an_event_has_room_for_its_words(site: Path, browser: Any, width: int) -> None:
    watched = Watched(browser, width=width)
    watched.page.goto((site / PAGE).as_uri())
    for event in watched.page.locator(".findings .event").all():
        whole, body = event.bounding_box(), event.locator(".event-body").bounding_box()
        assert body["width"] >= 0.6 * whole["width"]
    watched.close()


def test_notes_stand_in_the_margin_of_a_wide_sheet(wide: Any) -> None:
    text = wide.locator(".article p").first.bounding_box()
    note = wide.locator('.note[href^="#c-"]').first.bounding_box()
    assert note["x"] >= text["x"] + text["width"]
    assert wide.locator(".notes").first.get_attribute("aria-hidden") == "true"


def test_notes_fold_under_their_sentence_on_a_narrow_one(site: Path, browser: Any) -> None:
    watched = Watched(browser, width=360, scripts=False)
    watched.page.goto((site / PAGE).as_uri())
    mark = watched.page.locator('.mark-back[href^="#c-"]').first
    href = mark.get_attribute("href")
    note = watched.page.locator(f'.note[href="{href}"]').last
    above, below = watched.page.locator(f'.mark-back[href="{href}"]').last.bounding_box(), note.bounding_box()
    assert below["y"] >= above["y"]
    assert below["y"] - above["y"] < 120
    assert below["x"] < 60
    watched.close()


def test_a_kind_is_chosen_by_a_link(wide: Any) -> None:
    shown = {one: wide.locator(f"#{one}") for one in ("claims", "events", "questions", "actors")}
    wide.locator('.contents a[href="#only-claims"]').click()
    sync_api.expect(shown["claims"]).to_be_visible()
    for other in ("events", "questions", "actors"):
        sync_api.expect(shown[other]).to_be_hidden()
    wide.locator('.contents a[href="#only-actors"]').click()
    sync_api.expect(shown["actors"]).to_be_visible()
    sync_api.expect(shown["claims"]).to_be_hidden()
    links, chosen = wide.locator(".contents").bounding_box(), shown["actors"].bounding_box()
    assert abs(chosen["x"] - links["x"]) < 2
    assert 0 < chosen["y"] - links["y"] < 200
    wide.locator(".contents .all a").click()
    for one in shown.values():
        sync_api.expect(one).to_be_visible()


def test_a_speaker_is_chosen_by_a_link(wide: Any) -> None:
    claims = wide.locator(".claim")
    whole = claims.count()
    for link in wide.locator(".by-speaker li[id] a").all():
        link.click()
        number = int(link.locator("b").inner_text())
        until(wide, lambda number=number: claims.evaluate_all(VISIBLE) == number)  # type: ignore[misc]
    wide.locator('.by-speaker a[href="#claims"]').click()
    until(wide, lambda: claims.evaluate_all(VISIBLE) == whole)


def test_the_boxes_choose_what_is_marked(wide: Any) -> None:
    mark = wide.locator(".mark-claim:not(.mark-question)").first
    ground = "one => getComputedStyle(one).backgroundColor"
    before = mark.evaluate(ground)
    wide.locator("#show-claim").uncheck()
    until(wide, lambda: mark.evaluate(ground) != before)
    sync_api.expect(wide.locator('.mark-back[href^="#c-"]').first).to_be_hidden()
    sync_api.expect(wide.locator('.note[href^="#c-"]').first).to_be_hidden()
    sync_api.expect(wide.locator('.note[href^="#e-"]').first).to_be_visible()
    wide.locator("#show-notes").uncheck()
    sync_api.expect(wide.locator('.note[href^="#e-"]').first).to_be_hidden()


def test_a_claim_without_a_speaker_looks_so(crowded: Path, browser: Any) -> None:
    watched = Watched(browser)
    watched.page.goto((crowded / "briefs/2026-11-20-crowded.html").as_uri())
    unnamed = watched.page.locator(".who-unnamed")
    assert unnamed.count() == 5
    assert unnamed.first.locator(".name").evaluate("one => getComputedStyle(one).fontStyle") == "italic"
    assert "?" in unnamed.first.locator(".name").evaluate("one => getComputedStyle(one, '::before').content")
    watched.close()


def test_overlapping_marks_stay_apart(wide: Any) -> None:
    """An event inside a claim has the claim's ground and its own line; a name in it its dots."""
    look = "one => { const s = getComputedStyle(one); return [s.backgroundColor, s.boxShadow, s.textDecorationLine]; }"
    ground, line, _ = wide.locator(".mark-claim.mark-event").first.evaluate(look)
    assert ground != "rgba(0, 0, 0, 0)"
    assert "inset" in line
    ground, _, dots = wide.locator(".mark-claim:is(.mark-actor, .mark-place)").first.evaluate(look)
    assert ground != "rgba(0, 0, 0, 0)"
    assert dots == "underline"


@pytest.mark.parametrize("width", [360, 1024, 1440])
@pytest.mark.parametrize("page", ["index.html", PAGE, "calendar/index.html", "claims/index.html", "search.html"])
def test_nothing_shifts_while_a_page_loads(address: str, browser: Any, page: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    context.add_init_script(
        "window.shifts = []; new PerformanceObserver((list) => list.getEntries().forEach((one) =>"
        " one.hadRecentInput || window.shifts.push(one.value))).observe({type: 'layout-shift', buffered: true});"
    )
    one = context.new_page()
    one.clock.set_fixed_time("2026-11-23T12:00:00")
    one.goto(f"{address}/{page}", wait_until="networkidle")
    assert sum(one.evaluate("window.shifts")) < 0.001
    context.close()


def test_a_brief_is_small(site: Path) -> None:
    """HTML, stylesheets and scripts of the largest brief, compressed: at most 60 kB."""
    import gzip
    import re

    largest = max(site.glob("briefs/2*.html"), key=lambda path: path.stat().st_size)
    text = largest.read_text(encoding="utf-8")
    loaded = re.findall(r'<link rel="stylesheet" href="\.\./([^"]+)"|<script[^>]* src="\.\./([^"]+)"', text)
    files = [site / (style or script) for style, script in loaded]
    assert len(files) >= 5
    total = sum(len(gzip.compress(path.read_bytes())) for path in (largest, *files))
    assert total <= 60_000
