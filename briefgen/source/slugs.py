"""Names as parts of addresses and file names."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_LONGEST = 100


def slug(name: str) -> str:
    """A name made of ASCII letters, digits, `.`, `_` and `-`, the same on every machine.

    Where letters had to be left out or the name cut, a hash of the whole keeps it apart from others.
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    safe = re.sub(r"[^A-Za-z0-9._-]+", "-", plain).strip("-.")
    lost = any(c.isalnum() and not c.isascii() for c in plain)
    if lost or not safe or len(safe) > _LONGEST:
        digest = hashlib.sha256(unicodedata.normalize("NFC", name).encode("utf-8", "surrogatepass")).hexdigest()[:8]
        return "-".join(part for part in (safe[:_LONGEST].strip("-."), digest) if part)
    return safe
