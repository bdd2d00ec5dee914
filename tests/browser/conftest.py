"""The site that all browser tests look at, behind a plain server, and the browser that looks."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import crowded_desk
import pytest
from watched import CHROMIUM, FLAGS

from briefgen.config import Overrides

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
REPOSITORY = Path(__file__).parents[2]


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
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with much on every page, as a folder of finished pages."""
    return crowded_desk.build(tmp_path_factory.mktemp("crowded"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()
