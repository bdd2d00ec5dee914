"""One policy everywhere: in the pages' tag, in the header file, and in the settings for hosts that docs give."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from test_site import desk, planned

from briefgen.publish.pages import SiteOptions
from briefgen.publish.security import HEADERS, META_POLICY
from briefgen.publish.templates import Renderer

REPOSITORY = Path(__file__).parents[2]
HOSTING = (REPOSITORY / "docs" / "hosting.md").read_text(encoding="utf-8")


def directives(policy: str) -> dict[str, str]:
    return dict(one.strip().split(" ", 1) for one in policy.split(";"))


@pytest.fixture(scope="module")
def site() -> dict[str, str]:
    renderer = Renderer((str(REPOSITORY / "themes/brief"),), SiteOptions(site_name="Desk"))
    return {
        page.address: renderer.render(page).decode("utf-8")
        for page in planned(desk())
        if page.template or page.address == "_headers"
    }


def test_the_header_file_says_what_the_pages_say_and_who_may_frame_them(site: dict[str, str]) -> None:
    lines = site["_headers"].splitlines()
    assert lines[0] == "/*"
    headers = dict(line.strip().split(": ", 1) for line in lines[1:])
    assert headers == dict(HEADERS)
    assert headers["X-Content-Type-Options"] == "nosniff"
    sent = directives(headers["Content-Security-Policy"])
    assert sent.pop("frame-ancestors") == "'none'"
    for page in (page for address, page in site.items() if address.endswith(".html")):
        (tag,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
        assert directives(tag.replace("&#39;", "'")) == sent == directives(META_POLICY)
        (referrer,) = re.findall(r'name="referrer" content="([^"]+)"', page)
        assert referrer == headers["Referrer-Policy"]


@pytest.mark.parametrize(("name", "value"), HEADERS)
def test_the_settings_for_other_hosts_are_the_same(name: str, value: str) -> None:
    assert f'Header always set {name} "{value}"' in HOSTING
    assert f'add_header {name} "{value}" always;' in HOSTING
