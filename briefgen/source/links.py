"""Which addresses an article may link to. What is not let through becomes a problem; its text stays."""

from __future__ import annotations

import re

from briefgen.problems import Problem
from briefgen.spans import LineIndex

SAFE_SCHEMES = ("http", "https", "mailto")
_SCHEME = re.compile(r"([a-z][a-z0-9+.\-]*):", re.IGNORECASE)
# Browsers drop these before they read an address, so they must not hide a scheme.
_IGNORED = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029]|%(?:0[0-9a-f]|1[0-9a-f]|20|7f)", re.IGNORECASE)


def is_safe(href: str) -> bool:
    """Whether an address is relative, or has one of the schemes that only show something."""
    scheme = _SCHEME.match(_IGNORED.sub("", href))
    return scheme is None or scheme.group(1).lower() in SAFE_SCHEMES


def is_relative(href: str) -> bool:
    """Whether an address leads to the same site."""
    return _SCHEME.match(href) is None and not href.startswith("//")


def active_link(href: str, *, shown: str, lines: LineIndex, offset: int) -> Problem:
    """The problem of a link that was dropped, at the place where it begins."""
    line, column = lines.position(offset)
    address = href if len(href) <= 60 else href[:57] + "..."
    return Problem(
        path=shown, line=line, column=column, code="active-link", found=f"link to '{address}' was dropped",
        expected="an address that begins with http:, https: or mailto:, or a relative one",
        cure="correct the address, or leave only the link's text", severity="warning",
    )  # fmt: skip
