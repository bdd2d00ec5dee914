"""Which pages are rendered again, and that nothing but a whole file is ever in the site."""

from __future__ import annotations

import datetime
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from briefgen.cache import Cache
from briefgen.config import Settings
from briefgen.pipeline import site as site_module
from briefgen.pipeline import writing
from briefgen.pipeline.site import Site, prepare
from briefgen.pipeline.writing import write_if_changed
from briefgen.publish.pages import Page
from briefgen.publish.templates import Renderer

FERRY = Path(__file__).parents[1] / "sites" / "ferry"
THEME = str(Path(__file__).parents[2] / "themes" / "brief")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    root = Path(shutil.copytree(FERRY, tmp_path / "desk"))
    return Settings(
        root=root,
        content=root / "content",
        as_of=datetime.date(2025, 11, 23),
        site_name="The Ferry Desk",
        cache=root / ".briefgen/cache.db",
        workers=1,
    )


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses of the pages rendered, as they are rendered."""
    addresses: list[str] = []
    real = Renderer.render

    def noting(self: Renderer, page: Page) -> bytes:
        addresses.append(page.address)
        return real(self, page)

    monkeypatch.setattr(Renderer, "render", noting)
    return addresses


def write(settings: Settings, folder: Path) -> Site:
    site = prepare(settings, theme_dirs=(THEME,), menu=())
    site.set_aside(folder, ".aside")
    site.write(folder)
    return site


def test_a_second_build_renders_nothing(settings: Settings, tmp_path: Path, rendered: list[str]) -> None:
    written = write(settings, tmp_path / "site").pages
    assert sorted(rendered) == sorted(page.address for page in written if page.address != "index.html")
    rendered.clear()
    write(settings, tmp_path / "site")
    assert rendered == []


def test_where_nothing_changed_nothing_is_planned(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "site"
    first = write(settings, folder)
    welcome = first.front("<p>Welcome.</p>")
    (folder / "index.html").write_text(welcome, encoding="utf-8")
    first.finish(folder)

    def refuse(*given: object, **named: object) -> object:
        raise AssertionError("the site was planned")

    monkeypatch.setattr(site_module, "plan", refuse)
    again = write(settings, folder)
    assert again.front("<p>Welcome.</p>") == welcome
    monkeypatch.undo()
    assert "Good evening" in again.front("<p>Good evening.</p>")


def test_a_site_that_an_unfinished_build_changed_is_planned_again(settings: Settings, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    write(settings, folder).finish(folder)
    calendar = (folder / "calendar/index.html").read_bytes()
    write(replace(settings, as_of=datetime.date(2025, 12, 30)), folder)  # and then somebody pulls the plug
    assert (folder / "calendar/index.html").read_bytes() != calendar
    write(settings, folder).finish(folder)
    assert (folder / "calendar/index.html").read_bytes() == calendar


def test_a_lost_record_loses_no_page(settings: Settings, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    site = write(settings, folder)
    (folder / "index.html").write_text(site.front("<p>Welcome.</p>"), encoding="utf-8")
    site.finish(folder)
    before = sorted(path for path in folder.rglob("*") if path.is_file())
    with Cache(settings.cache) as cache:
        record = cache.site(folder)
        cache.keep_pages(folder, {}, ["calendar/index.html"])
        assert record is not None
        cache.keep_site(folder, record)
    write(settings, folder)
    assert sorted(path for path in folder.rglob("*") if path.is_file()) == before


def test_another_day_renders_what_shows_it(settings: Settings, tmp_path: Path, rendered: list[str]) -> None:
    write(settings, tmp_path / "site")
    rendered.clear()
    write(replace(settings, as_of=datetime.date(2025, 12, 30)), tmp_path / "site")
    assert "calendar/index.html" in rendered
    assert "brief.schema.json" not in rendered


def test_a_file_that_somebody_changed_is_written_again(settings: Settings, tmp_path: Path, rendered: list[str]) -> None:
    write(settings, tmp_path / "site")
    page = tmp_path / "site/calendar/index.html"
    before = page.read_bytes()
    page.write_bytes(b"defaced")
    rendered.clear()
    write(settings, tmp_path / "site")
    assert rendered == ["calendar/index.html"]
    assert page.read_bytes() == before


def test_what_is_set_aside_comes_back_when_a_build_fails(settings: Settings, tmp_path: Path) -> None:
    site = write(settings, tmp_path / "site")
    before = sorted(path for path in (tmp_path / "site").rglob("*") if path.is_file())
    site.set_aside(tmp_path / "site", ".aside")
    assert not (tmp_path / "site/briefs").exists()
    assert not (tmp_path / "site/search.html").exists()
    site.give_back()
    assert sorted(path for path in (tmp_path / "site").rglob("*") if path.is_file()) == before
    assert not (tmp_path / "site/.aside").exists()


def test_worker_processes_write_the_same(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(settings, tmp_path / "alone")
    monkeypatch.setattr(writing, "WORTH_WORKERS", 1)
    monkeypatch.setattr(writing, "BATCH", 3)
    write(replace(settings, workers=2), tmp_path / "together")
    alone, together = (
        {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        for folder in (tmp_path / "alone", tmp_path / "together")
    )
    assert alone == together


def test_equal_bytes_are_not_written_again(tmp_path: Path) -> None:
    path = tmp_path / "folder/page.html"
    write_if_changed(path, b"one")
    before = path.stat().st_ino
    write_if_changed(path, b"one")
    assert path.stat().st_ino == before
    write_if_changed(path, b"two")
    assert path.read_bytes() == b"two"
    assert [file.name for file in path.parent.iterdir()] == ["page.html"]
