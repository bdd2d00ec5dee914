"""What a page may do: the policy holds in the browser, nothing active stands in a page, no site learns from where."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import Any

import pytest
from watched import CHROMIUM, KINDS, page_of, until

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Debian's chromium is not installed"),
]
LISTEN = """window.violated = [];
document.addEventListener("securitypolicyviolation", (one) => window.violated.push(
  `${one.violatedDirective}: ${one.blockedURI} ${one.sample}`));"""


@pytest.mark.parametrize("kind", KINDS)
def test_the_policy_is_kept(site: Path, address: str, browser: Any, kind: str) -> None:
    context = browser.new_context()
    context.add_init_script(LISTEN)
    page = context.new_page()
    page.goto(f"{address}/{page_of(site, kind)}", wait_until="networkidle")
    assert page.evaluate("window.violated") == []
    context.close()


def test_the_policy_refuses_what_a_page_does_not_need(address: str, browser: Any) -> None:
    context = browser.new_context()
    context.add_init_script(LISTEN)
    page = context.new_page()
    page.goto(f"{address}/index.html", wait_until="load")
    page.evaluate("""() => {
      const script = document.createElement("script");
      script.textContent = "window.ran = true";
      const styled = document.createElement("p");
      styled.setAttribute("style", "color: red");
      document.body.append(script, styled);
      const image = new Image(); image.src = "https://elsewhere.example/x.png"; document.body.append(image);
    }""")
    until(page, lambda: page.evaluate("window.violated.length") >= 3)
    kinds = {
        one.partition(":")[0].removesuffix("-elem").removesuffix("-attr") for one in page.evaluate("window.violated")
    }
    assert kinds == {"script-src", "style-src", "img-src"}
    assert page.evaluate("window.ran") is None
    context.close()


def test_every_page_states_the_policy_and_holds_nothing_active(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 100
    for path in pages:
        text = path.read_text(encoding="utf-8")
        policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', text)
        assert policy, path.name
        stated = html.unescape(policy.group(1))
        assert "default-src 'self'" in stated
        assert "unsafe" not in stated
        assert not re.search(r"<style\b|<[^>]+\s(?:style|on[a-z]+)=", text), path.name
        assert not re.search(r"<script(?![^>]*\ssrc=)", text), path.name
        assert not re.search(r"<(?:iframe|object|embed|base)\b", text), path.name


def test_every_link_that_leaves_the_site_tells_nothing(site: Path) -> None:
    leaving = 0
    for path in sorted(site.rglob("*.html")):
        for link in re.findall(r"<a\b[^>]*>", path.read_text(encoding="utf-8")):
            if re.search(r'\shref="(?:[a-z][a-z0-9+.-]*:)?//', link):
                leaving += 1
                assert 'rel="noopener noreferrer"' in link, (path.name, link)
    assert leaving > 50
