"""From a desk to the files of its site: what is read, planned, rendered and written, in which order.

What pages there are and what stands on them is decided in `publish`; MkDocs' part is in `mkdocs_plugin`.
"""

from __future__ import annotations

import shutil
import traceback
from collections.abc import Iterable, Iterator, Sequence, Set
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from multiprocessing import get_context
from os import cpu_count
from pathlib import Path
from urllib.parse import urlsplit

import jinja2

from briefgen.cache import Cache, Made, PageRecord
from briefgen.config import Settings
from briefgen.pipeline.briefs import make_briefs
from briefgen.pipeline.desk import Desk, read_desk
from briefgen.pipeline.progress import Progress, silent
from briefgen.pipeline.reading import Reading
from briefgen.pipeline.versions import Versions, page_digest, site_versions
from briefgen.problems import BriefgenError, Problem
from briefgen.publish import addresses
from briefgen.publish.branding import desk_style
from briefgen.publish.cards.look import read_look
from briefgen.publish.links import PageLinks, check, read_links
from briefgen.publish.pages import MENU, MenuItem, Page, SiteOptions, site_seen_from
from briefgen.publish.site import plan, sitemap
from briefgen.publish.templates import Renderer
from briefgen.publish.views.brief import Manuscript
from briefgen.publish.views.front import FrontView
from briefgen.serialise import to_json
from briefgen.synthesis.index import index_of
from briefgen.synthesis.library import build_library

# The folders of the site that hold nothing but generated files.
FOLDERS = ("actors", "briefs", "calendar", "cards", "claims", "feeds", "places", "search", "sources", "topics")
# A worker process costs about a second to start: fewer pages than this are written faster without.
WORTH_WORKERS = 600
BATCH = 50


@dataclass(slots=True)
class Site:
    """A planned site, and how far it has been written."""

    options: SiteOptions
    pages: tuple[Page, ...] = field(repr=False)
    problems: tuple[Problem, ...]
    theme_dirs: tuple[str, ...]
    cache: Path
    workers: int = 1
    progress: Progress = silent
    _links: dict[str, PageLinks] = field(default_factory=dict, repr=False)
    _aside: Path | None = None
    _versions: Versions = field(init=False)

    def __post_init__(self) -> None:
        self._versions = site_versions(self.theme_dirs, self.options)

    def set_aside(self, site_dir: Path, name: str) -> None:
        """Moves the generated folders where MkDocs does not delete them: equal pages need not be written again."""
        self._aside = site_dir / name
        for folder in FOLDERS:
            if (site_dir / folder).is_dir() and not (self._aside / folder).exists():
                self._aside.mkdir(exist_ok=True)
                (site_dir / folder).rename(self._aside / folder)

    def give_back(self) -> None:
        """Moves them back; what a build has written meanwhile is newer and stays."""
        if self._aside is None or not self._aside.is_dir():
            return
        for folder in sorted(self._aside.iterdir()):
            if not (self._aside.parent / folder.name).exists():
                folder.rename(self._aside.parent / folder.name)
        shutil.rmtree(self._aside)

    def write(self, site_dir: Path) -> list[str]:
        """Renders and writes what changed of all generated pages but the front page, and gives their addresses."""
        self.give_back()
        pages = {page.address: page for page in self.pages if page.address != addresses.FRONT}
        with Cache(self.cache) as cache:
            known = cache.pages(site_dir)
            current = {
                a: known[a] for a, page in pages.items() if a in known and self._is_current(page, known[a], site_dir)
            }
            changed: dict[str, PageRecord] = {}
            self.progress("written", len(current), len(pages))
            for address, record in self._rendered([p for a, p in pages.items() if a not in current], site_dir):
                changed[address] = record
                self.progress("written", len(current) + len(changed), len(pages))
            cache.keep_pages(site_dir, changed, known.keys() - pages.keys())
        for address, record in (current | changed).items():
            if record.links:
                self._links[address] = record.links
        for folder in FOLDERS:
            _remove_others(site_dir, folder, pages.keys())
        return sorted(pages)

    def _is_current(self, page: Page, record: PageRecord, site_dir: Path) -> bool:
        """Whether the file of a page is the one that was written of the same content, by the same templates."""
        path = site_dir / page.address
        if record.digest != page_digest(page, self._versions) or not path.is_file():
            return False
        status = path.stat()
        return (status.st_size, status.st_mtime_ns) == (record.size, record.modified)

    def front(self, welcome: str) -> str:
        """The front page under the desk's own text, finished HTML."""
        (page,) = (page for page in self.pages if page.address == addresses.FRONT)
        assert isinstance(page.view, FrontView)
        page = replace(page, view=replace(page.view, welcome=welcome))
        return rendered(Renderer(self.theme_dirs, self.options), page).decode("utf-8")

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
        return check(self._links, files)

    def _rendered(self, pages: Sequence[Page], site_dir: Path) -> Iterator[tuple[str, PageRecord]]:
        """Renders and writes pages; over several processes when there are many."""
        processes = min(self.workers or cpu_count() or 1, 1 + len(pages) // WORTH_WORKERS)
        batches = [pages[at : at + BATCH] for at in range(0, len(pages), BATCH)]
        made_of = (self.theme_dirs, self.options, site_dir, self._versions)
        if processes == 1:
            writer = _Writer(*made_of)
            for batch in batches:
                yield from writer.write(batch)
            return
        with ProcessPoolExecutor(processes, get_context("spawn"), _start_writer, made_of) as pool:
            for results in pool.map(_write, batches):
                yield from results


def prepare(
    settings: Settings, *, theme_dirs: tuple[str, ...], menu: Iterable[tuple[str, str]], progress: Progress = silent
) -> Site:
    """Reads a desk, makes its briefs and plans its site; writes nothing but the cache.

    Raises BriefgenError where nothing can be read at all.
    """
    desk = read_desk(settings, progress)
    reading = Reading(settings.model, desk.register)
    with Cache(settings.cache) as cache:
        result = make_briefs(desk.files, reading, cache=cache, workers=settings.workers, progress=progress)
        problems = (*desk.problems, *result.problems, *cache.problems)
    library = build_library(
        index_of(made.contribution for made in result.made),
        as_of=settings.as_of,
        register=desk.register,
        topics=desk.topics,
    )
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
    searchables = {made.brief.article.id: made.searchable for made in result.made if made.searchable}
    pages = plan(library, _manuscripts(desk, result.made), searchables, cards=bool(settings.site_url))
    pages = (*pages, *desk_style(options))
    return Site(options, pages, problems, theme_dirs, settings.cache, settings.workers, progress)


def _manuscripts(desk: Desk, made: Sequence[Made]) -> dict[str, Manuscript]:
    briefs = {one.brief.article.id: to_json(one.brief) for one in made}
    return {
        file.article.id: Manuscript(file.text, file.body, briefs[file.article.id])
        for file in desk.files
        if file.article.id in briefs
    }


def rendered(renderer: Renderer, page: Page) -> bytes:
    """A page's bytes. Raises BriefgenError with `bad-template`, at the line of the theme that is wrong."""
    try:
        return renderer.render(page)
    except jinja2.TemplateError as error:
        path, line = _template_place(error, str(page.template))
        raise BriefgenError(
            Problem(
                path=path,
                line=line,
                column=1,
                code="bad-template",
                found=f"{type(error).__name__} on {page.address}: {error.message or error}",
                expected="a template that renders every page of its kind",
                cure="correct the template, or remove it to use the theme's own",
            )
        ) from error


def _template_place(error: jinja2.TemplateError, template: str) -> tuple[str, int]:
    """The file and line of the theme where an error arose, as well as Jinja knows."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        return error.filename or template, error.lineno
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(".html")]
    return (frames[-1].filename, frames[-1].lineno or 0) if frames else (template, 0)


def write_if_changed(path: Path, content: bytes) -> None:
    """Writes a file whole or not at all, and not where it holds these bytes already."""
    if path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(path.name + ".part")
    unfinished.write_bytes(content)
    unfinished.replace(path)


def _remove_others(site_dir: Path, folder: str, kept: Set[str]) -> None:
    for path in (site_dir / folder).rglob("*"):
        if path.is_file() and path.relative_to(site_dir).as_posix() not in kept:
            path.unlink()


class _Writer:
    """Renders and writes pages in one process."""

    def __init__(self, theme_dirs: tuple[str, ...], options: SiteOptions, site_dir: Path, versions: Versions) -> None:
        self._renderer = Renderer(theme_dirs, options)
        self._site_dir = site_dir
        self._versions = versions

    def write(self, pages: Sequence[Page]) -> list[tuple[str, PageRecord]]:
        """The record of each page written; its links are None for a file that is no page."""
        written = []
        for page in pages:
            content = rendered(self._renderer, page)
            path = self._site_dir / page.address
            write_if_changed(path, content)
            status = path.stat()
            links = read_links(page.address, content) if page.template else None
            digest = page_digest(page, self._versions)
            written.append((page.address, PageRecord(digest, status.st_size, status.st_mtime_ns, links)))
        return written


_writer: _Writer | None = None


def _start_writer(theme_dirs: tuple[str, ...], options: SiteOptions, site_dir: Path, versions: Versions) -> None:
    global _writer  # noqa: PLW0603 - a pool's initialiser has no other way to hand over
    _writer = _Writer(theme_dirs, options, site_dir, versions)


def _write(pages: Sequence[Page]) -> list[tuple[str, PageRecord]]:
    assert _writer is not None
    return _writer.write(pages)
