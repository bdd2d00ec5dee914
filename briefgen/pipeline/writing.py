"""Rendered pages as files: what is rendered in which process, written whole or not at all, and noted for next time."""

from __future__ import annotations

import traceback
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from os import cpu_count, getpid
from pathlib import Path

import jinja2

from briefgen.cache import PageRecord
from briefgen.pipeline.pools import pool
from briefgen.pipeline.versions import Versions, page_digest
from briefgen.problems import BriefgenError, Problem
from briefgen.publish.links import read_links
from briefgen.publish.pages import Page, SiteOptions
from briefgen.publish.templates import Renderer

# A worker process costs about a second to start: fewer pages than this are written faster without.
WORTH_WORKERS = 600
BATCH = 50


@dataclass(frozen=True, slots=True)
class Rendering:
    """What pages are rendered with beside their own content, and where they go."""

    theme_dirs: tuple[str, ...]
    options: SiteOptions
    versions: Versions
    site_dir: Path


def write_pages(pages: Sequence[Page], rendering: Rendering, *, workers: int) -> Iterator[tuple[str, PageRecord]]:
    """Renders and writes pages, over several processes when there are many; gives each one's address and record.

    Raises BriefgenError with `bad-template` or `worker-lost`.
    """
    processes = min(workers or cpu_count() or 1, 1 + len(pages) // WORTH_WORKERS)
    batches = [pages[at : at + BATCH] for at in range(0, len(pages), BATCH)]
    if processes == 1:
        writer = _Writer(rendering)
        for batch in batches:
            yield from writer.write(batch)
        return
    with pool(processes, _start_writer, rendering) as executor:
        for results in executor.map(_write, batches):
            yield from results


def is_untouched(record: PageRecord, path: Path) -> bool:
    """Whether a file still looks as it did when it was written."""
    try:
        status = path.stat()
    except OSError:
        return False
    return (status.st_size, status.st_mtime_ns) == (record.size, record.modified)


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


def write_if_changed(path: Path, content: bytes) -> None:
    """Writes a file whole or not at all, and not where it holds these bytes already."""
    if path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{getpid()}.part")  # two builds may write one file
    unfinished.write_bytes(content)
    unfinished.replace(path)


def remove_others(site_dir: Path, folder: str, kept: Set[str]) -> None:
    """Removes from a folder of the site every file that is not among the addresses kept."""
    for path in (site_dir / folder).rglob("*"):
        if path.is_file() and path.relative_to(site_dir).as_posix() not in kept:
            path.unlink()


def _template_place(error: jinja2.TemplateError, template: str) -> tuple[str, int]:
    """The file and line of the theme where an error arose, as well as Jinja knows."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        return error.filename or template, error.lineno
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(".html")]
    return (frames[-1].filename, frames[-1].lineno or 0) if frames else (template, 0)


class _Writer:
    """Renders and writes pages in one process."""

    def __init__(self, rendering: Rendering) -> None:
        self._renderer = Renderer(rendering.theme_dirs, rendering.options)
        self._site_dir = rendering.site_dir
        self._versions = rendering.versions

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


def _start_writer(rendering: Rendering) -> None:
    global _writer  # noqa: PLW0603 - a pool's initialiser has no other way to hand over
    _writer = _Writer(rendering)


def _write(pages: Sequence[Page]) -> list[tuple[str, PageRecord]]:
    assert _writer is not None
    return _writer.write(pages)
