"""The check of our own links: every internal address and anchor of the finished pages must lead somewhere.

Pages are read where they are rendered, so that only what crosses pages has to be brought together.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from briefgen.problems import Problem

_TAG = re.compile(r"<[a-zA-Z][^<>]*>")
_ATTRIBUTE = re.compile(r"""\s(id|href|src)\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")


@dataclass(frozen=True, slots=True)
class PageLinks:
    """A page's ids, the links that leave it as (address in the site, anchor), and its own anchors that fail."""

    ids: frozenset[str] = field(repr=False)
    links: frozenset[tuple[str, str]] = field(repr=False)
    missing: tuple[str, ...] = ()


def read_links(address: str, page: bytes) -> PageLinks:
    """The ids and internal links of a finished page at `address`; what leads to other hosts is passed over."""
    ids: set[str] = set()
    links: set[tuple[str, str]] = set()
    folder = posixpath.dirname(address)
    for tag in _TAG.findall(page.decode("utf-8")):
        for name, double, single in _ATTRIBUTE.findall(tag):
            value = html.unescape(double or single)
            if name.lower() == "id":
                ids.add(value)
            elif not _ELSEWHERE.match(value):
                links.add(_target(value, address, folder))
    own = {anchor for target, anchor in links if target == address and anchor}
    leaving = frozenset(link for link in links if link[0] != address)
    return PageLinks(frozenset(ids), leaving, tuple(sorted(own - ids)))


def _target(value: str, address: str, folder: str) -> tuple[str, str]:
    path, _, anchor = value.partition("#")
    path = unquote(path.partition("?")[0])
    anchor = unquote(anchor.partition(":~:")[0])
    if not path:
        return address, anchor
    is_folder = path.endswith(("/", "/.", "/..")) or path in (".", "..")
    whole = path.lstrip("/") if path.startswith("/") else posixpath.join(folder, path)
    return posixpath.normpath(posixpath.join(whole, "index.html") if is_folder else whole), anchor


def check(pages: Mapping[str, PageLinks], files: Collection[str] = ()) -> list[Problem]:
    """A problem for each link that leads nowhere. `files` are the addresses of what else the site holds."""
    problems = []
    for address in sorted(pages):
        found = pages[address]
        problems += [_broken(address, f"#{anchor}") for anchor in found.missing]
        for target, anchor in sorted(found.links):
            page = pages.get(target)
            if page is None and target not in files:
                problems.append(_broken(address, target))
            elif page is not None and anchor and anchor not in page.ids:
                problems.append(_broken(address, f"{target}#{anchor}"))
    return problems


def _broken(address: str, target: str) -> Problem:
    return Problem(
        path=address,
        line=0,
        column=0,
        code="broken-link",
        found=f"link to {target}, which is not in the site",
        expected="every link inside the site leads to a page or an anchor on it",
        cure="correct the link; where an article or page was renamed or withdrawn, link to its new address",
        severity="warning",
    )
