"""The plan of a site: every page there is, from the library to addresses, templates and views."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from xml.sax.saxutils import escape

import msgspec

from briefgen.publish import addresses
from briefgen.publish.catalogue import Catalogue
from briefgen.publish.pages import Page, Raw
from briefgen.publish.search.plan import search_pages
from briefgen.publish.search.searchable import Searchable
from briefgen.publish.security import headers_file
from briefgen.publish.views.actors import actor_pages
from briefgen.publish.views.brief import Manuscript, brief_pages
from briefgen.publish.views.calendar import calendar_pages
from briefgen.publish.views.cards import card_pages
from briefgen.publish.views.claims import claim_pages
from briefgen.publish.views.feeds import feed_pages
from briefgen.publish.views.front import front_page
from briefgen.publish.views.lists import brief_pages as brief_lists
from briefgen.publish.views.lists import source_pages, topic_list
from briefgen.publish.views.places import place_pages
from briefgen.publish.views.topic import topic_pages
from briefgen.serialise import shipped_schema
from briefgen.synthesis.library import Library


def plan(
    library: Library,
    manuscripts: Mapping[str, Manuscript],
    searchables: Mapping[str, Searchable] = MappingProxyType({}),
    *,
    cards: bool = False,
) -> tuple[Page, ...]:
    """All generated pages in order of address; `manuscripts` has every published article's, by article id.

    `searchables` has what the search finds, by the same ids. The sitemap is not among the pages: it lists MkDocs'
    too, and is made when the whole site stands. `cards` are of use only where the site's address is known, since
    others ask for a picture by its URL.
    """
    catalogue = Catalogue(library)
    pages = [
        front_page(catalogue),
        *brief_lists(catalogue),
        *brief_pages(catalogue, manuscripts),
        *actor_pages(catalogue),
        *place_pages(catalogue),
        *claim_pages(catalogue),
        *calendar_pages(catalogue),
        topic_list(catalogue),
        *topic_pages(catalogue),
        *source_pages(catalogue),
        *feed_pages(catalogue),
        Page(addresses.SCHEMA, None, Raw(msgspec.json.encode(shipped_schema()), is_json=True)),
        Page(addresses.HEADERS, None, Raw(headers_file())),
    ]
    if cards:
        pages += card_pages(catalogue)
    pages += search_pages(catalogue, searchables, pages)
    return tuple(sorted(pages, key=lambda page: page.address))


def sitemap(page_addresses: Iterable[str], site_url: str) -> Page:
    """The sitemap of these pages; an index page is listed by its folder."""
    root = site_url.rstrip("/")
    locations = (f"{root}/{_listed(address)}" for address in sorted(page_addresses))
    lines = "".join(f"<url><loc>{escape(location)}</loc></url>\n" for location in locations)
    xml = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{lines}</urlset>\n'
    )
    return Page(addresses.SITEMAP, None, Raw(xml.encode("utf-8")))


def _listed(address: str) -> str:
    return re.sub(r"(^|/)index\.html$", r"\1", address)
