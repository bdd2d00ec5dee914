"""Where everything stands: addresses of pages and ids on them, made of names and ids alone.

Addresses are relative to the site's root, plain ASCII, and safe in a URL and in a file name as they are.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from briefgen.synthesis.actors import KnownActor
from briefgen.synthesis.contribution import short_id
from briefgen.synthesis.library import KnownSource
from briefgen.synthesis.places import KnownPlace

FRONT = "index.html"
BRIEFS = "briefs/index.html"
ACTORS = "actors/index.html"
PLACES = "places/index.html"
CLAIMS = "claims/index.html"
CALENDAR = "calendar/index.html"
UNDATED = "calendar/undated.html"
TOPICS = "topics/index.html"
SOURCES = "sources/index.html"
FEEDS = "feeds/index.html"
SITEMAP = "sitemap.xml"
SCHEMA = "brief.schema.json"
HEADERS = "_headers"
DESK_STYLE = "css/desk.css"
CARD = "cards/index.png"

_SAFE = re.compile(r"[a-z0-9][a-z0-9._-]*")
_OTHER = re.compile(r"[^a-z0-9]+")
_RESERVED = re.compile(r"index|page-\d+|\d{4}(?:-\d\d)?")
_LONGEST = 60


def slug(name: str) -> str:
    """A name in ASCII letters, digits and hyphens; empty where the name has none (another script)."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").casefold()
    words = _OTHER.sub("-", plain).strip("-")
    return words if len(words) <= _LONGEST else words[:_LONGEST].rpartition("-")[0] or words[:_LONGEST]


@lru_cache(maxsize=50_000)
def article_slug(article_id: str) -> str:
    """An article's id where it is safe as it is, otherwise made safe, with a hash that keeps it unique."""
    if _SAFE.fullmatch(article_id) and not _RESERVED.fullmatch(article_id):
        return article_id
    return _joined(slug(article_id), short_id("article", article_id))


def brief(article_id: str) -> str:
    return f"briefs/{article_slug(article_id)}.html"


def brief_json(article_id: str) -> str:
    return f"briefs/{article_slug(article_id)}.json"


def card(article_id: str) -> str:
    """The picture that stands for a brief elsewhere."""
    return f"cards/{article_slug(article_id)}.png"


def actor(known: KnownActor) -> str:
    # The slug is that of the oldest article's name: a better name found later must not move the page.
    return f"actors/{_joined(slug(known.appearances[0][1].name), known.id[:5])}.html"


def place(known: KnownPlace) -> str:
    return f"places/{_joined(slug(known.appearances[0][1].name), known.id[:5])}.html"


def source(known: KnownSource) -> str:
    return f"sources/{_joined(slug(known.name), known.id[:5])}.html"


def topic(topic_slug: str) -> str:
    return f"topics/{article_slug(topic_slug)}.html"


def desk_feed(kind: str) -> str:
    """A feed of the whole desk; `kind` is ics, xml or json."""
    return f"feeds/{'calendar' if kind == 'ics' else 'briefs'}.{kind}"


def topic_feed(topic_slug: str, kind: str) -> str:
    return f"feeds/topics/{article_slug(topic_slug)}.{kind}"


def actor_feed(known: KnownActor) -> str:
    return f"feeds/{actor(known).removesuffix('.html')}.ics"


def numbered(address: str, number: int) -> str:
    """The address of a page's continuation: `briefs/index.html` has `briefs/page-2.html`, others `…-page-2.html`."""
    return address if number == 1 else counted(address, number)


def counted(address: str, number: int) -> str:
    """The address of one of a list's pages that are numbered from 1, beside the one at its own address."""
    stem = address.removesuffix(".html").removesuffix("index")
    return f"{stem}page-{number}.html" if stem.endswith("/") else f"{stem}-page-{number}.html"


def lettered(address: str, letter: str) -> str:
    """The page of a list for one letter: `actors/index.html` has `actors/letter-a.html`."""
    return f"{address.removesuffix('index.html')}letter-{letter}.html"


def claims_by(kind: str, which: str) -> str:
    """The ledger narrowed to an act or a degree of sureness, given in the model's words."""
    return f"claims/{kind}-{which}.html"


def topic_claims(topic_slug: str) -> str:
    return f"claims/topic-{article_slug(topic_slug)}.html"


def claims_about(known: KnownActor) -> str:
    return f"{actor(known).removesuffix('.html')}-said-of.html"


def period(which: str) -> str:
    """The calendar of a year or a month, given in ISO."""
    return f"calendar/{which}.html"


def words(finding_id: str, part: int = 0) -> str:
    """The id of the highlighted words of a finding in its article; `part` counts its stretches from 0."""
    return f"w-{finding_id}-{part + 1}" if part else f"w-{finding_id}"


def root_of(address: str) -> str:
    """The way from a page to the site's root: empty, or `../` for each folder."""
    return "../" * address.count("/")


def _joined(*parts: str) -> str:
    return "-".join(part for part in parts if part)
