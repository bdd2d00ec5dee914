"""The site in a real browser: no console error, no request that leaves it, no script needed, phone to desktop."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefgen.config import Overrides

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

REPOSITORY = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Debian's chromium is not installed"),
]
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
# One of each kind of page; `{slug}` pages are found in the built site.
KINDS = {
    "front": "index.html", "about": "about.html", "not found": "404.html", "briefs": "briefs/index.html",
    "brief": "briefs/2*.html", "actors": "actors/index.html", "actor": "actors/*-*.html", "places": "places/index.html",
    "place": "places/*-*.html", "claims": "claims/index.html", "calendar": "calendar/index.html",
    "topics": "topics/index.html", "topic": "topics/*-*.html", "sources": "sources/index.html",
    "source": "sources/*-*.html", "feeds": "feeds/index.html",
}  # fmt: skip


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This repository's own site, built as of a fixed day."""
    from briefgen import mkdocs_plugin

    folder = tmp_path_factory.mktemp("browser") / "site"
    overrides = Overrides(as_of="2026-11-23")
    assert mkdocs_plugin.build(REPOSITORY / "mkdocs.yml", overrides=overrides, site_dir=folder, quiet=True) == 0
    return folder


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The built site behind a plain local server."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *arguments: Any) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


def page_of(site: Path, kind: str) -> str:
    found = sorted(path.relative_to(site).as_posix() for path in site.glob(KINDS[kind]))
    assert found, f"the site has no page of the kind {kind}"
    return found[len(found) // 2]


class Watched:
    """A page of the browser with all that it asked for and complained of."""

    def __init__(self, browser: Any, *, width: int = 1440, scripts: bool = True) -> None:
        self.context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=scripts)
        self.page = self.context.new_page()
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("requestfailed", lambda request: self.complaints.append(f"failed: {request.url}"))

    def close(self) -> None:
        self.context.close()


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


def test_a_missing_page_is_answered_with_the_404_page(site: Path) -> None:
    text = (site / "404.html").read_text(encoding="utf-8")
    assert "<h1" in text
    assert 'href="/' in text
