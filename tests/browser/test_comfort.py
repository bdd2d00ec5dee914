"""What scripts add to a brief's page: keys, copying, previews; each can be left, and nothing dead is shown without."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from test_accessibility import AXE, RUN_AXE
from watched import CHROMIUM, Watched, page_of, until

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Debian's chromium is not installed"),
]


@pytest.fixture(params=["http", "file"])
def base(request: pytest.FixtureRequest, site: Path, address: str) -> str:
    return address if request.param == "http" else site.as_uri()


@pytest.fixture
def brief(browser: Any, base: str, site: Path) -> Iterator[Watched]:
    one = Watched(browser)
    if base.startswith("http"):
        one.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=base)
    one.page.goto(f"{base}/{page_of(site, 'brief')}", wait_until="load")
    yield one
    assert one.complaints == []
    assert [url for url in one.requests if not url.startswith((base, "data:"))] == []
    one.close()


def active(page: Any) -> str:
    return str(page.evaluate("document.activeElement.id"))


def test_findings_and_their_words_are_walked_by_key(brief: Watched) -> None:
    page = brief.page
    page.keyboard.press("j")
    first = active(page)
    page.keyboard.press("j")
    second = active(page)
    assert first != second
    page.keyboard.press("k")
    assert active(page) == first
    page.keyboard.press("t")
    assert active(page).startswith(f"w-{first}")
    page.keyboard.press("t")
    assert active(page) == first


def test_keys_lead_to_the_lists(brief: Watched) -> None:
    brief.page.keyboard.press("g")
    brief.page.keyboard.press("c")
    brief.page.wait_for_url("**/calendar/index.html")


def test_keys_do_nothing_while_somebody_types_or_holds_a_modifier(brief: Watched) -> None:
    page = brief.page
    page.keyboard.press("Control+j")
    assert active(page) == ""
    page.keyboard.press("/")
    page.keyboard.type("jk?")
    assert page.locator(".search-box input").input_value() == "jk?"
    assert page.locator("dialog[open]").count() == 0


def test_the_sheet_lists_the_keys_and_turns_them_off(brief: Watched) -> None:
    page = brief.page
    page.keyboard.press("?")
    assert page.locator("dialog.keys[open]").count() == 1
    assert page.locator("dialog.keys dt").count() > 8
    page.locator("#keys-on").uncheck()
    page.keyboard.press("Escape")
    assert page.locator("dialog[open]").count() == 0
    page.keyboard.press("j")
    assert "finding" not in page.evaluate("document.activeElement.className")
    page.reload()
    page.keyboard.press("?")
    assert page.locator("dialog[open]").count() == 0
    page.get_by_role("button", name="Keyboard").click()
    page.locator("#keys-on").check()
    page.get_by_role("button", name="Close").click()
    page.keyboard.press("?")
    assert page.locator("dialog[open]").count() == 1


def test_a_quotation_is_copied_with_its_source(brief: Watched, base: str) -> None:
    page = brief.page
    claim = page.locator(".claim.finding").first
    claim.get_by_role("button", name="Copy the quotation").click()
    page.locator(".copied").wait_for()
    words = " ".join(claim.locator(".words").inner_text().split())
    title = page.locator("h1").inner_text()
    if base.startswith("http"):
        copied = page.evaluate("navigator.clipboard.readText()")
        assert words in copied
        assert " ".join(title.split()) in copied
        assert copied.endswith(f"#{claim.get_attribute('id')}")
        claim.get_by_role("button", name="Link to").click()
        until(page, lambda: " " not in page.evaluate("navigator.clipboard.readText()"))
        assert page.evaluate("navigator.clipboard.readText()").startswith("https://longshore.example/briefs/2")


def test_a_link_to_an_actor_has_a_preview_that_can_be_pointed_at_and_dismissed(brief: Watched) -> None:
    page = brief.page
    link = page.locator('.claim .who a[href*="actors/"]').first
    link.hover()
    preview = page.locator("#preview")
    preview.wait_for()
    assert link.get_attribute("aria-describedby") == "preview"
    assert link.inner_text() in preview.inner_text()
    preview.hover()
    page.wait_for_timeout(400)
    sync_api.expect(preview).to_be_visible()
    page.keyboard.press("Escape")
    sync_api.expect(preview).to_be_hidden()
    assert link.get_attribute("aria-describedby") is None
    page.keyboard.press("Tab")
    link.focus()
    preview.wait_for()
    page.mouse.move(2, 2)
    page.wait_for_timeout(400)
    sync_api.expect(preview).to_be_visible()


def test_a_citation_is_downloaded(brief: Watched) -> None:
    with brief.page.expect_download() as download:
        brief.page.get_by_role("link", name="RIS").click()
    assert download.value.suggested_filename.endswith(".ris")
    assert Path(download.value.path()).read_text(encoding="utf-8").startswith("TY  - NEWS")


def test_without_scripts_no_button_is_shown_that_would_do_nothing(site: Path, browser: Any) -> None:
    one = Watched(browser, scripts=False)
    one.page.goto((site / page_of(site, "brief")).as_uri())
    assert one.page.locator("button, dialog, .copy, .preview").count() == 0
    assert one.page.locator('a[href*="#:~:text="]').count() > 0
    one.close()


def test_a_filter_stays_while_the_reader_goes_to_the_words_and_back(brief: Watched) -> None:
    page, claims = brief.page, brief.page.locator(".claim.finding:visible")
    everybody = claims.count()
    page.locator(".by-speaker li:nth-child(2) a").click()
    sync_api.expect(page.locator(".by-speaker a[aria-current]")).to_be_visible()  # the anchor's event comes later
    some = claims.count()
    assert 0 < some < everybody
    assert f"{some} of {everybody} statements" in page.locator(".findings [role=status]").inner_text()
    page.locator('.claim.finding:visible a[href^="#w-"]').first.click()
    sync_api.expect(claims).to_have_count(some)
    page.locator(".by-speaker a[aria-current]").click()
    sync_api.expect(claims).to_have_count(everybody)
    page.locator('.contents a[href^="#only-"]:not([href="#only-claims"])').first.click()
    sync_api.expect(page.locator("#claims")).to_be_hidden()
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.closest('[hidden]')") is None
    page.locator(".contents .all a").click()
    sync_api.expect(page.locator("#claims")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_axe_finds_nothing_in_what_scripts_open(
    site: Path, address: str, browser: Any, width: int, scheme: Any
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce", bypass_csp=True
    )
    page = context.new_page()

    def check(what: str) -> None:
        page.evaluate(AXE)
        assert page.evaluate(RUN_AXE) == [], what

    page.goto(f"{address}/search.html?q=montreux&from=2013-01-01")
    page.locator(".passage").first.wait_for()
    check("results")
    page.get_by_label("Actor", exact=True).fill("lyle")
    page.locator("#by-list [role=option]").first.wait_for()
    page.keyboard.press("ArrowDown")
    check("actors to choose from")
    page.goto(f"{address}/index.html")
    page.locator(".search-box input").first.fill("varga")
    page.locator(".search-box [role=option]").first.wait_for()
    page.keyboard.press("ArrowDown")
    check("suggestions")
    page.goto(f"{address}/{page_of(site, 'brief')}")
    page.locator('.claim .who a[href*="actors/"]').first.hover()
    page.locator("#preview").wait_for()
    check("a preview")
    page.keyboard.press("?")
    page.locator("dialog[open]").wait_for()
    check("the sheet of keys")
    context.close()
