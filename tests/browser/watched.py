"""A page of the browser that notes all it asks for and complains of, and where each kind of page is found."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

CHROMIUM = shutil.which("chromium")
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
    "source": "sources/*-*.html", "search": "search.html", "feeds": "feeds/index.html",
}  # fmt: skip


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
        self.page.on("requestfailed", self._failed)

    def _failed(self, request: Any) -> None:
        if request.failure != "net::ERR_ABORTED":  # what a page still asked for when the reader left it
            self.complaints.append(f"failed: {request.url}: {request.failure}")

    def close(self) -> None:
        self.context.close()


def until(page: Any, holds: Callable[[], bool]) -> None:
    """Waits ten seconds at most for what a page will do; its policy refuses what `wait_for_function` polls with."""
    for _ in range(500):
        if holds():
            return
        page.wait_for_timeout(20)
    raise AssertionError("it did not come about")
