"""How a page loads, measured in Chromium: first paint, largest paint, layout shift, blocking time, bytes.

Usage: python benchmarks/loading.py [SITE]

The site (this repository's own, built into `site/`, unless told) is served by a plain local server and visited without
a cache: once as it comes, and once as a slow phone would get it (network of 1.6 Mbit/s and 150 ms, processor slowed
fourfold). The median of five visits is printed. Bytes are what compression would leave of the text files.
"""

from __future__ import annotations

import functools
import gzip
import http.server
import shutil
import statistics
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

VISITS = 5
PAGES = ("index.html", "briefs/2*.html", "calendar/index.html", "claims/index.html", "actors/*-*.html", "search.html")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
WATCH = """
window.measured = {shift: 0, blocked: 0, largest: 0};
const watch = (type, take) =>
  new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({type, buffered: true});
watch("layout-shift", (one) => { if (!one.hadRecentInput) window.measured.shift += one.value; });
watch("longtask", (one) => { window.measured.blocked += Math.max(0, one.duration - 50); });
watch("largest-contentful-paint", (one) => { window.measured.largest = one.startTime; });
"""
READ = """() => ({...window.measured,
  first: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0})"""


@dataclass(frozen=True, slots=True)
class Device:
    """How fast pages arrive and are worked on; None for as fast as they can."""

    name: str
    width: int
    bytes_a_second: float | None = None
    latency_ms: float = 0
    slowed: float = 1


DEVICES = (
    Device("desktop, local", 1440),
    Device("slow phone", 360, bytes_a_second=1_600_000 / 8, latency_ms=150, slowed=4),
)


def main() -> None:
    site = Path(sys.argv[1] if len(sys.argv) > 1 else "site").resolve()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Compressing, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    root = f"http://127.0.0.1:{server.server_port}"
    print(
        "| page | on | first paint ms | largest paint ms | layout shift | blocking ms | kB without fonts | fonts kB |"
    )
    print("|---|---|---|---|---|---|---|---|")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for pattern in PAGES:
            path = max(site.glob(pattern), key=lambda found: found.stat().st_size).relative_to(site).as_posix()
            for device in DEVICES:
                print(
                    _row(path, device, [_visit(browser, f"{root}/{path}", device) for _ in range(VISITS)]), flush=True
                )
        browser.close()
    server.shutdown()


def _row(path: str, device: Device, visits: list[dict[str, float]]) -> str:
    median = {name: statistics.median(visit[name] for visit in visits) for name in visits[0]}
    return (
        f"| {path} | {device.name} | {median['first']:.0f} | {median['largest']:.0f} | {median['shift']:.4f} "
        f"| {median['blocked']:.0f} | {median['text'] / 1000:.1f} | {median['fonts'] / 1000:.1f} |"
    )


def _visit(browser: Browser, url: str, device: Device) -> dict[str, float]:
    """One visit in a browser that knows nothing of the site yet."""
    context = browser.new_context(viewport={"width": device.width, "height": 900})
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    if device.bytes_a_second:
        speed = {"downloadThroughput": device.bytes_a_second, "uploadThroughput": device.bytes_a_second}
        session.send("Network.emulateNetworkConditions", {"offline": False, "latency": device.latency_ms, **speed})
    if device.slowed != 1:
        session.send("Emulation.setCPUThrottlingRate", {"rate": device.slowed})
    page.add_init_script(WATCH)
    loaded: dict[str, float] = {"text": 0, "fonts": 0}
    addresses: dict[str, str] = {}
    session.on(
        "Network.responseReceived", lambda event: addresses.update({event["requestId"]: event["response"]["url"]})
    )

    def finished(event: dict[str, Any]) -> None:
        kind = "fonts" if addresses.get(event["requestId"], "").endswith(".woff2") else "text"
        loaded[kind] += event["encodedDataLength"]

    session.on("Network.loadingFinished", finished)
    page.goto(url, wait_until="networkidle")
    page.wait_for_timeout(300)
    measured: dict[str, float] = page.evaluate(READ)
    context.close()
    return {**measured, **loaded}


class _Compressing(http.server.SimpleHTTPRequestHandler):
    """Serves text compressed, as hosts do."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.suffix not in (".html", ".css", ".js", ".svg", ".json") or not path.is_file():
            super().do_GET()
            return
        content = gzip.compress(path.read_bytes())
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: Any) -> None:
        pass


if __name__ == "__main__":
    main()
