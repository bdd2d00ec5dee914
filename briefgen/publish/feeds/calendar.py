"""Calendar entries as iCalendar (RFC 5545, with the calendar's name and refresh of RFC 7986).

The format (escaping, folding at 75 octets, CRLF, parameters) is the package icalendar's; which properties an
entry has is decided here.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import urlsplit

import icalendar

from briefgen.publish.feeds.events import CalendarEntry, Told, day_after
from briefgen.publish.feeds.text import absolute, ascii_url, line
from briefgen.publish.pages import SiteOptions

_PRODUCER = "-//briefgen//briefgen//EN"
_END = b"END:VCALENDAR\r\n"
_REFRESH = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CalendarFeed:
    """A calendar to subscribe to: `title` is empty for the whole desk's, `page` is where the site shows the same."""

    address: str
    title: str
    page: str
    entries: tuple[CalendarEntry, ...] = field(repr=False)

    def compose(self, options: SiteOptions) -> bytes:
        """The file's bytes. It has at least one entry: the grammar knows no empty calendar."""
        calendar = icalendar.Calendar()
        name = line(f"{self.title} · {options.site_name}" if self.title else options.site_name)
        calendar.add("prodid", _PRODUCER)
        calendar.add("version", "2.0")
        calendar.add("calscale", "GREGORIAN")
        for key in ("name", "x-wr-calname"):
            calendar.add(key, icalendar.vText(name))
        if options.site_url:
            calendar.add("url", absolute(self.page, options))
            calendar.add("source", absolute(self.address, options), {"VALUE": "URI"})
        calendar.add("refresh-interval", _REFRESH, {"VALUE": "DURATION"})
        calendar.add("x-published-ttl", "P1D")
        head = bytes(calendar.to_ical(sorted=False)).removesuffix(_END)
        return b"".join((head, *(_written(entry, options.site_url) for entry in self.entries), _END))


@lru_cache(maxsize=5_000)
def _written(entry: CalendarEntry, site_url: str | None) -> bytes:
    """An entry's lines: written once for the feeds of the desk, its topics and all who take part."""
    return bytes(_event(entry, SiteOptions("", site_url)).to_ical(sorted=False))


def _event(entry: CalendarEntry, options: SiteOptions) -> icalendar.Event:
    event = icalendar.Event()
    event.add("uid", uid(entry, options))
    event.add("dtstamp", datetime.datetime.fromisoformat(entry.modified))
    event.add("created", datetime.datetime.fromisoformat(entry.created))
    event.add("last-modified", datetime.datetime.fromisoformat(entry.modified))
    event.add("sequence", entry.sequence)
    if entry.days.moment:
        event.add("dtstart", datetime.datetime.fromisoformat(entry.days.moment))
    else:
        event.add("dtstart", datetime.date.fromisoformat(entry.days.start))
        event.add("dtend", day_after(entry.days.end))
    event.add("summary", entry.summary)
    event.add("status", entry.standing)
    event.add("transp", "TRANSPARENT")  # an event in the news makes no reader busy
    if entry.place:
        event.add("location", entry.place)
    event.add("categories", list(entry.categories))
    event.add("description", _description(entry, options))
    if link := _link(entry.told[0], options):
        event.add("url", link)
    return event


def uid(entry: CalendarEntry, options: SiteOptions) -> str:
    """An id that no other desk's event has, where the desk's address is known."""
    return f"{entry.id}@{urlsplit(options.site_url or '').hostname or 'briefgen.invalid'}"


def _description(entry: CalendarEntry, options: SiteOptions) -> str:
    """What the articles say, newest first, with source and link; the date before, if it was moved; who takes part."""
    parts = []
    for told in entry.told:
        said = f"“{told.quote}”\n{told.source}, {told.day}"
        parts.append("\n".join((said, link)) if (link := _link(told, options)) else said)
    if entry.formerly:
        parts.append(f"Before, it was set for {entry.formerly}")
    if entry.people:
        parts.append(f"With {', '.join(entry.people)}")
    return "\n\n".join(parts)


def _link(told: Told, options: SiteOptions) -> str:
    """The highlighted words in the site; the article itself where the site's own address is not known."""
    return absolute(told.words, options) or ascii_url(told.original or "")
