"""Words, addresses and moments as feeds write them, whatever the format."""

from __future__ import annotations

import datetime
import uuid
from urllib.parse import quote

from briefgen.publish.pages import SiteOptions

_ALLOWED_CONTROLS = frozenset("\n\t")


def line(words: str) -> str:
    """Words in one line, without control characters, which neither XML nor iCalendar may hold."""
    return " ".join("".join(c if _printable(c) else " " for c in words).split())


def _printable(character: str) -> bool:
    code = ord(character)
    if code < 0x20:
        return character in _ALLOWED_CONTROLS
    return not (0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000 or code in (0xFFFE, 0xFFFF))


def instant(written: str) -> datetime.datetime:
    """An ISO day, or day and time, as a moment in UTC; a day is its first second, a time without offset is in UTC."""
    moment = datetime.datetime.fromisoformat(written)
    return moment.replace(tzinfo=moment.tzinfo or datetime.UTC).astimezone(datetime.UTC)


def absolute(address: str, options: SiteOptions) -> str:
    """An address of the site as a URL, or "" where nobody said where the site will stand."""
    if not options.site_url:
        return ""
    return f"{options.site_url.rstrip('/')}/{address.removesuffix('index.html')}"


def ascii_url(url: str) -> str:
    """A URL with what is not ASCII percent-encoded, as the grammars of feeds want it."""
    return quote(url, safe="%/:?#[]@!$&'()*+,;=-._~")


def identity(address: str, options: SiteOptions) -> str:
    """A lasting IRI for what stands at an address: its URL, otherwise one made of the site's name and the address."""
    return absolute(address, options) or f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{options.site_name}/{address}')}"
