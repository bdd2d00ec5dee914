"""What browsers are told not to do on the site: one policy for the pages' own tag and for hosts' headers."""

from __future__ import annotations

from typing import Final

# Everything comes from the site itself, and its only form is the search; `data:` is for small drawings in stylesheets.
_POLICY: Final = (
    "default-src 'self'",
    "style-src 'self'",
    "script-src 'self'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
)
# What a browser obeys in a header only.
_HEADER_ONLY: Final = ("frame-ancestors 'none'",)

META_POLICY: Final = "; ".join(_POLICY)
REFERRER: Final = "no-referrer"
HEADERS: Final = (
    ("Content-Security-Policy", "; ".join((*_POLICY, *_HEADER_ONLY))),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", REFERRER),
)


def headers_file() -> bytes:
    """The headers of every address, in the form that Netlify and Cloudflare Pages read from `_headers`."""
    lines = "".join(f"  {name}: {value}\n" for name, value in HEADERS)
    return f"/*\n{lines}".encode("ascii")
