"""From a desk to the files of its site: what is read, planned, rendered and written, in which order.

What pages there are and what stands on them is decided in `publish`, how they become files in `writing`; MkDocs' part
is in `mkdocs_plugin`.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

from briefgen.cache import Cache, Made, PageRecord, SiteRecord
from briefgen.config import Settings
from briefgen.pipeline.briefs import make_briefs
from briefgen.pipeline.collector import resting_collector
from briefgen.pipeline.desk import Desk, read_desk
from briefgen.pipeline.progress import Progress, silent
from briefgen.pipeline.reading import Reading
from briefgen.pipeline.versions import page_digest, site_key, site_versions
from briefgen.pipeline.writing import Rendering, is_untouched, remove_others, rendered, write_if_changed, write_pages
from briefgen.problems import Problem
from briefgen.publish import addresses
from briefgen.publish.branding import desk_style
from briefgen.publish.cards.look import read_look
from briefgen.publish.links import PageLinks, check, read_links
from briefgen.publish.pages import MENU, MenuItem, Page, SiteOptions, site_seen_from
from briefgen.publish.site import plan, sitemap
from briefgen.publish.templates import Renderer
from briefgen.publish.views.brief import Manuscript
from briefgen.publish.views.front import FrontView
from briefgen.synthesis.index import index_of
from briefgen.synthesis.library import build_library

# The folders of the site that hold nothing but generated files.
FOLDERS = ("actors", "briefs", "calendar", "cards", "claims", "feeds", "places", "search", "sources", "topics")


@dataclass
class Site:
    """A site to be made, and how far it has been written.

    `key` stands for all that goes into its generated pages: where the last build into a folder had the same one, and
    nobody touched its files, nothing is planned, let alone rendered.
    """

    options: SiteOptions
    key: str
    planned: Callable[[], tuple[Page, ...]] = field(repr=False)
    problems: tuple[Problem, ...]
    theme_dirs: tuple[str, ...]
    cache: Path
    workers: int = 1
    progress: Progress = silent
    _links: dict[str, PageLinks] = field(default_factory=dict, repr=False)
    _aside: Path | None = None
    _known: dict[str, PageRecord] = field(default_factory=dict, repr=False)
    _record: SiteRecord | None = field(default=None, repr=False)

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """All generated pages, in order of address."""
        with resting_collector():
            return self.planned()

    def set_aside(self, site_dir: Path, name: str) -> None:
        """Moves the generated files where MkDocs does not delete them: equal pages need not be written again."""
        self._aside = site_dir / name
        with Cache(self.cache) as cache, resting_collector():
            self._known = cache.pages(site_dir)
            self._record = cache.site(site_dir)
        elsewhere = (address for address in self._known if address.partition("/")[0] not in FOLDERS)
        for path in (*FOLDERS, *sorted(elsewhere)):
            if (site_dir / path).exists() and not (self._aside / path).exists():
                (self._aside / path).parent.mkdir(parents=True, exist_ok=True)
                (site_dir / path).rename(self._aside / path)

    def give_back(self) -> None:
        """Moves them back; what a build has written meanwhile is newer and stays."""
        if self._aside is not None and self._aside.is_dir():
            _move_missing(self._aside, self._aside.parent)
            shutil.rmtree(self._aside)

    def write(self, site_dir: Path) -> list[str]:
        """Renders and writes what changed of all generated pages but the front page, and gives their addresses."""
        self.give_back()
        with Cache(self.cache) as cache, resting_collector():
            written = self._kept(site_dir) or self._written(site_dir, cache)
        for address, record in written.items():
            if record.links:
                self._links[address] = record.links
        for folder in FOLDERS:
            remove_others(site_dir, folder, written.keys())
        return sorted(written)

    def _kept(self, site_dir: Path) -> dict[str, PageRecord]:
        """The last build's pages where they are this one's; none otherwise."""
        if self._record is None or (self._record.key, self._record.pages) != (self.key, len(self._known)):
            return {}
        if not all(is_untouched(record, site_dir / address) for address, record in self._known.items()):
            return {}
        self.progress("written", len(self._known), len(self._known))
        return self._known

    def _written(self, site_dir: Path, cache: Cache) -> dict[str, PageRecord]:
        """All pages, those written again that are not the files of last time."""
        rendering = Rendering(self.theme_dirs, self.options, site_versions(self.theme_dirs, self.options), site_dir)
        pages = {page.address: page for page in self.pages if page.address != addresses.FRONT}
        written: dict[str, PageRecord] = {}
        for address, page in pages.items():
            if (record := self._known.get(address)) is None:
                continue
            if record.digest == page_digest(page, rendering.versions) and is_untouched(record, site_dir / address):
                written[address] = record
        self.progress("written", len(written), len(pages))
        missing = [page for address, page in pages.items() if address not in written]
        changed: dict[str, PageRecord] = {}
        for address, record in write_pages(missing, rendering, workers=self.workers):
            changed[address] = record
            self.progress("written", len(written) + len(changed), len(pages))
        cache.keep_pages(site_dir, changed, self._known.keys() - pages.keys())
        return written | changed

    def front(self, welcome: str) -> str:
        """The front page under the desk's own text, finished HTML."""
        digest = hashlib.sha256(welcome.encode("utf-8")).hexdigest()
        record = self._record
        if record is None or (record.key, record.welcome) != (self.key, digest):
            (page,) = (page for page in self.pages if page.address == addresses.FRONT)
            assert isinstance(page.view, FrontView)
            page = replace(page, view=replace(page.view, welcome=welcome))
            content = rendered(Renderer(self.theme_dirs, self.options), page).decode("utf-8")
            record = self._record = SiteRecord(self.key, len(self.pages) - 1, digest, content)
        return record.front

    def chrome(self, address: str | None) -> dict[str, object]:
        """What the theme's base template needs on a page that MkDocs renders; None for one of unknown depth (404)."""
        root = None if address is not None else urlsplit(self.options.site_url or "/").path.rstrip("/") + "/"
        site = site_seen_from(address or "404.html", self.options, root=root)
        return {"site": site, "root": site.root, "address": address or "404.html"}

    def finish(self, site_dir: Path) -> list[Problem]:
        """Writes the sitemap of the whole site and checks every internal link, MkDocs' pages included.

        A desk without an index.md has had no front page made of it by then, and gets one without a text of its own.
        """
        if not (site_dir / addresses.FRONT).exists():
            write_if_changed(site_dir / addresses.FRONT, self.front("").encode("utf-8"))
        files = {path.relative_to(site_dir).as_posix() for path in site_dir.rglob("*") if path.is_file()}
        for address in sorted(files - self._links.keys()):
            if address.endswith(".html") and address != "404.html":
                self._links[address] = read_links(address, (site_dir / address).read_bytes())
        if self.options.site_url:
            page = sitemap(self._links, self.options.site_url)
            write_if_changed(site_dir / page.address, Renderer(self.theme_dirs, self.options).render(page))
            files.add(page.address)
        if self._record is not None:
            with Cache(self.cache) as cache:
                cache.keep_site(site_dir, self._record)
        return check(self._links, files)


def prepare(
    settings: Settings, *, theme_dirs: tuple[str, ...], menu: Iterable[tuple[str, str]], progress: Progress = silent
) -> Site:
    """Reads a desk and makes its briefs; writes nothing but the cache.

    Raises BriefgenError where nothing can be read at all.
    """
    desk = read_desk(settings, progress)
    reading = Reading(settings.model, desk.register)
    with Cache(settings.cache) as cache:
        result = make_briefs(desk.files, reading, cache=cache, workers=settings.workers, progress=progress)
        problems = (*desk.problems, *result.problems, *cache.problems)
    options = SiteOptions(
        site_name=settings.site_name,
        site_url=settings.site_url,
        description=settings.site_description,
        menu=(*MENU, *(MenuItem(title, address) for title, address in menu)),
        look=read_look(theme_dirs),
        logo=settings.branding.logo,
        accent=settings.branding.accent,
        accent_dark=settings.branding.accent_dark,
    )
    key = site_key(site_versions(theme_dirs, options), result.keys, desk.register, desk.topics, settings.as_of)
    return Site(
        options,
        key,
        lambda: _plan(desk, result.made, settings, options),
        problems,
        theme_dirs,
        settings.cache,
        settings.workers,
        progress,
    )


def _move_missing(source: Path, target: Path) -> None:
    """Moves what the target does not have; folders that both have are gone through."""
    for path in sorted(source.iterdir()):
        if not (target / path.name).exists():
            path.rename(target / path.name)
        elif path.is_dir():
            _move_missing(path, target / path.name)


def _plan(desk: Desk, made: Sequence[Made], settings: Settings, options: SiteOptions) -> tuple[Page, ...]:
    """What all articles say together, and every page of it."""
    library = build_library(
        index_of(one.contribution for one in made), as_of=settings.as_of, register=desk.register, topics=desk.topics
    )
    of_article = {one.contribution.article.id: one for one in made}
    manuscripts = {
        file.article.id: Manuscript(file.text, file.body, of_article[file.article.id].packed)
        for file in desk.files
        if file.article.id in of_article
    }
    searchables = {article: one.searchable for article, one in of_article.items() if one.searchable}
    return (*plan(library, manuscripts, searchables, cards=bool(settings.site_url)), *desk_style(options))
