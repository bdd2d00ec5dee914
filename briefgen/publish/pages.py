"""What a page is: an address, a template and the values it shows; and a site's settings as pages need them.

Which pages there are is decided in `site`, what stands on them in `views`, how it looks in the theme.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

import msgspec

from briefgen.publish import addresses
from briefgen.publish.cards.look import Look
from briefgen.publish.security import META_POLICY, REFERRER


@dataclass(frozen=True, slots=True)
class MenuItem:
    """A link of the site's menu. `address` is relative to the site's root."""

    title: str
    address: str


MENU = (
    MenuItem("Briefs", addresses.BRIEFS),
    MenuItem("Calendar", addresses.CALENDAR),
    MenuItem("Claims", addresses.CLAIMS),
    MenuItem("Actors", addresses.ACTORS),
    MenuItem("Places", addresses.PLACES),
    MenuItem("Topics", addresses.TOPICS),
    MenuItem("Sources", addresses.SOURCES),
)


@dataclass(frozen=True, slots=True)
class SiteOptions:
    """What the desk sets, the same for every page. `logo` is an address, the accents are `#rrggbb`; "" for none."""

    site_name: str
    site_url: str | None = None
    language: str = "en"
    description: str = ""
    menu: tuple[MenuItem, ...] = MENU
    look: Look = field(default_factory=Look)
    logo: str = ""
    accent: str = ""
    accent_dark: str = ""


@dataclass(frozen=True, slots=True)
class MenuLink:
    """A menu item as seen from one page."""

    title: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class Site:
    """What every page knows of the site, MkDocs' own pages too: the `site` of the templates.

    `root` is the way from the page to the site's root, put before every address. `base` is the same as a URL, for
    those who read a page elsewhere, and "" where the desk has not said where its site stands; `policy` and
    `referrer` are what browsers are told. `logo` and `desk_style` are addresses, "" where the desk sets none.
    """

    name: str
    language: str
    description: str
    root: str
    menu: tuple[MenuLink, ...]
    canonical: str | None
    base: str
    policy: str = META_POLICY
    referrer: str = REFERRER
    logo: str = ""
    desk_style: str = ""


def site_seen_from(address: str, options: SiteOptions, *, root: str | None = None) -> Site:
    """The `site` for a page at `address`; `root` overrides the relative way (a 404 page needs an absolute one)."""
    way = addresses.root_of(address) if root is None else root
    folder = address.rpartition("/")[0]

    def is_current(item: MenuItem) -> bool:
        home = item.address.rpartition("/")[0]
        return address == item.address or (home != "" and home == folder)

    base = f"{options.site_url.rstrip('/')}/" if options.site_url else ""
    return Site(
        name=options.site_name,
        language=options.language,
        description=options.description,
        root=way,
        menu=tuple(MenuLink(item.title, way + item.address, is_current(item)) for item in options.menu),
        canonical=base + address.removesuffix("index.html") if base else None,
        base=base,
        logo=options.logo,
        desk_style=addresses.DESK_STYLE if options.accent or options.accent_dark else "",
    )


@dataclass(frozen=True, slots=True)
class Page:
    """A file of the site. `template` is None where `view` is the finished content.

    Pages can be pickled: they are rendered in worker processes. A view that shares much with others may have a
    `fingerprint`, a short value that stands for all of it.
    """

    address: str
    template: str | None
    view: object = field(repr=False)

    @property
    def digest(self) -> str:
        """A hash of all that goes into the page except the theme and the settings: equal digests, equal bytes."""
        shown = getattr(self.view, "fingerprint", self.view)
        content = msgspec.msgpack.encode((self.address, self.template, type(self.view).__name__, shown))
        return hashlib.sha256(content).hexdigest()


@dataclass(frozen=True, slots=True)
class Raw:
    """A file that is written as it is; JSON is laid out for people first."""

    content: bytes = field(repr=False)
    is_json: bool = False
