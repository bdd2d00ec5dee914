"""The latest briefs as Atom (RFC 4287) and as JSON Feed 1.1: the same entries in both."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from typing import Any, Literal
from xml.etree import ElementTree

import msgspec

from briefgen.publish.feeds.text import absolute, ascii_url, identity, instant, line
from briefgen.publish.pages import SiteOptions

_ATOM = "http://www.w3.org/2005/Atom"
_JSON_FEED = "https://jsonfeed.org/version/1.1"


@dataclass(frozen=True, slots=True)
class BriefEntry:
    """A brief in a feed. `said` pairs speakers with their words; `bottom` is the bottom line, `by_desk` if theirs."""

    address: str
    title: str
    published: str
    updated: str
    source: str
    original: str | None
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    bottom: str
    by_desk: bool
    points: tuple[str, ...] = field(repr=False)
    said: tuple[tuple[str, str], ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class BriefFeed:
    """A feed of briefs, newest first. `as_of` dates a feed that has no entry yet."""

    address: str
    form: Literal["atom", "json"]
    title: str
    page: str
    as_of: str
    entries: tuple[BriefEntry, ...] = field(repr=False)

    def compose(self, options: SiteOptions) -> bytes:
        """The file's bytes."""
        return _atom(self, options) if self.form == "atom" else _json(self, options)


def _atom(feed: BriefFeed, options: SiteOptions) -> bytes:
    root = ElementTree.Element("feed", {"xmlns": _ATOM, "xml:lang": options.language})
    _add(root, "id", identity(feed.address, options))
    _add(root, "title", _title(feed, options))
    if options.description:
        _add(root, "subtitle", line(options.description))
    _add(root, "updated", _moment(max((entry.updated for entry in feed.entries), default=feed.as_of, key=instant)))
    _add(root, "author").append(_named(options.site_name))
    if options.site_url:
        _add(root, "link", rel="self", type="application/atom+xml", href=absolute(feed.address, options))
    _add(root, "link", rel="alternate", type="text/html", href=_way(feed.page, feed, options))
    _add(root, "generator", "briefgen")
    for entry in feed.entries:
        root.append(_atom_entry(entry, feed, options))
    ElementTree.indent(root, "")
    xml: bytes = ElementTree.tostring(root, encoding="utf-8")
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + xml + b"\n"


def _atom_entry(entry: BriefEntry, feed: BriefFeed, options: SiteOptions) -> ElementTree.Element:
    element = ElementTree.Element("entry")
    _add(element, "id", identity(entry.address, options))
    _add(element, "title", line(entry.title))
    _add(element, "link", rel="alternate", type="text/html", href=_way(entry.address, feed, options))
    if entry.original:
        _add(element, "link", rel="via", href=ascii_url(entry.original))
    _add(element, "published", _moment(entry.published))
    _add(element, "updated", _moment(entry.updated))
    for name in entry.authors or (entry.source,):
        _add(element, "author").append(_named(name))
    for tag in entry.tags:
        _add(element, "category", term=line(tag))
    if entry.bottom:
        _add(element, "summary", line(entry.bottom))
    _add(element, "content", _content(entry), type="html")
    return element


def _named(name: str) -> ElementTree.Element:
    element = ElementTree.Element("name")
    element.text = line(name)
    return element


def _add(parent: ElementTree.Element, tag: str, text: str | None = None, **attributes: str) -> ElementTree.Element:
    element = ElementTree.SubElement(parent, tag, attributes)
    element.text = text
    return element


def _json(feed: BriefFeed, options: SiteOptions) -> bytes:
    content: dict[str, Any] = {"version": _JSON_FEED, "title": _title(feed, options), "language": options.language}
    if options.description:
        content["description"] = line(options.description)
    if options.site_url:
        content["home_page_url"] = absolute(feed.page, options)
        content["feed_url"] = absolute(feed.address, options)
    content["items"] = [_item(entry, feed, options) for entry in feed.entries]
    laid_out: bytes = msgspec.json.format(msgspec.json.encode(content), indent=2)
    return laid_out + b"\n"


def _item(entry: BriefEntry, feed: BriefFeed, options: SiteOptions) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": identity(entry.address, options),
        "url": _way(entry.address, feed, options),
        "title": line(entry.title),
        "content_html": _content(entry),
        "date_published": _moment(entry.published),
        "date_modified": _moment(entry.updated),
        "authors": [{"name": line(name)} for name in entry.authors or (entry.source,)],
    }
    if entry.original:
        item["external_url"] = ascii_url(entry.original)
    if entry.bottom:
        item["summary"] = line(entry.bottom)
    if entry.tags:
        item["tags"] = [line(tag) for tag in entry.tags]
    return item


def _title(feed: BriefFeed, options: SiteOptions) -> str:
    return line(f"{feed.title} · {options.site_name}" if feed.title else options.site_name)


def _content(entry: BriefEntry) -> str:
    """A brief in short, as HTML: its bottom line, key points, and who said what."""
    desk = "<b>The desk:</b> " if entry.by_desk else ""
    parts = [f"<p>{desk}{_safe(entry.bottom)}</p>"] if entry.bottom else []
    if entry.points:
        parts.append("<ul>" + "".join(f"<li>{_safe(point)}</li>" for point in entry.points) + "</ul>")
    for speaker, words in entry.said:
        parts.append(f"<p><b>{_safe(speaker)}</b>: {_safe(words)}</p>")
    parts.append(f"<p>From {_safe(entry.source)}</p>")
    return "".join(parts)


def _safe(words: str) -> str:
    return escape(line(words))


def _way(address: str, feed: BriefFeed, options: SiteOptions) -> str:
    """A page's URL; where the site's address is not known, the way from the feed to it."""
    return absolute(address, options) or "../" * feed.address.count("/") + address


def _moment(written: str) -> str:
    return instant(written).isoformat(timespec="seconds").replace("+00:00", "Z")
