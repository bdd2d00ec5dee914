"""The adapter between briefgen and MkDocs; the only module that imports mkdocs.

`mkdocs build`, `mkdocs serve`, `briefgen build` and `briefgen serve` all go through the plugin below, and so
give the same bytes. What is built is decided in `pipeline`.
"""

from __future__ import annotations

import datetime
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar, Literal

from jinja2 import Environment
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext
from mkdocs.utils.yaml import yaml_load

from briefgen.config import Overrides, Settings, read_branding, read_settings
from briefgen.console import Display
from briefgen.pipeline.site import Site, prepare
from briefgen.problems import BriefgenError, Problem, cannot_write
from briefgen.publish.templates import loader
from briefgen.publish.wording import count

log = logging.getLogger("mkdocs.plugins.briefgen")
LEVELS = {"error": logging.ERROR, "warning": logging.WARNING, "note": logging.INFO}
ASIDE = ".briefgen-aside"  # MkDocs leaves dot entries of the site folder alone


class Unchecked(Config):  # type: ignore[no-untyped-call]
    """No options for MkDocs to check: `config.read_settings` checks them, with their lines."""


class FinishedFile(File):
    """A generated file that a worker has written already: MkDocs knows its address and leaves its bytes alone."""

    def copy_file(self, dirty: bool = False) -> None:
        """Does nothing: the file is in place."""


class BriefgenPlugin(BasePlugin[Unchecked]):  # type: ignore[no-untyped-call]
    """Reads the desk before MkDocs cleans the site folder, writes the generated pages after, checks all links."""

    # Set by `build` and `serve` below for the builds they start; MkDocs makes the plugin itself.
    overrides: ClassVar[Overrides] = Overrides()
    display: ClassVar[Display | None] = None

    def __init__(self) -> None:
        self._options: dict[str, Any] = {}
        self._config_file = Path("mkdocs.yml")
        self._settings: Settings | None = None
        self._site: Site | None = None

    def load_config(
        self, options: Any, config_file_path: str | None = None
    ) -> tuple[list[tuple[str, Exception]], list[tuple[str, str]]]:
        """Keeps the options for `config.read_settings`, which checks them all at once and with their lines."""
        self._options = dict(options)
        if config_file_path:
            self._config_file = Path(config_file_path)
        return super().load_config({}, config_file_path)

    def settings(self, config: MkDocsConfig) -> tuple[Settings, list[Problem]]:
        """This desk's settings. The address comes from the file: `serve` puts its own into the configuration."""
        with self._config_file.open("rb") as stream:
            written = yaml_load(stream)
        settings, problems = read_settings(
            self._options,
            config_file=self._config_file,
            today=today(),
            overrides=self.overrides,
            site_name=config.site_name,
            site_url=written.get("site_url"),
            site_description=config.site_description or "",
            strict=bool(config.strict),
        )
        theme = {name: config.theme[name] for name in config.theme}
        branding, wrong = read_branding(theme, config_file=self._config_file, pages=Path(config.docs_dir))
        return replace(settings, branding=branding), sorted([*problems, *wrong])

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Reads the settings; the theme's own 404 page is a static template, the sitemap is ours."""
        self._settings, problems = self.settings(config)
        _report(problems)
        if any(Path(folder, "404.html").is_file() for folder in config.theme.dirs):
            config.theme.static_templates.add("404.html")
        config.theme.static_templates.discard("sitemap.xml")
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Reads and analyses everything; nothing of the last site is touched before this has succeeded."""
        assert self._settings is not None
        progress = self.display.progress if self.display else _log_progress
        with _stopping():
            self._site = prepare(
                self._settings, theme_dirs=tuple(config.theme.dirs), menu=_menu(config), progress=progress
            )
        _report(self._site.problems)
        serious = [problem for problem in self._site.problems if problem.severity != "note"]
        if config.strict and serious:
            raise PluginError(f"strict build stopped: {count(len(serious), 'problem')}; the last site is untouched")
        with _stopping():
            self._site.set_aside(Path(config.site_dir), ASIDE)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Writes the generated pages and tells MkDocs of them, outside the navigation."""
        assert self._site is not None
        with _stopping():
            addresses = self._site.write(Path(config.site_dir))
        for address in addresses:
            if known := files.get_file_from_path(address):
                files.remove(known)
            file = FinishedFile.generated(config, address, content=b"", inclusion=InclusionLevel.NOT_IN_NAV)
            files.append(file)
        return files

    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Any
    ) -> TemplateContext:
        """Gives MkDocs' own pages the same header and footer as the generated ones."""
        assert self._site is not None
        context.update(self._site.chrome(page.file.dest_uri))  # type: ignore[typeddict-item]
        return context

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Gives static templates (404.html) the same; finds the theme's own template behind a desk's."""
        assert self._site is not None
        env.globals.update(self._site.chrome(None))
        env.loader = loader(config.theme.dirs)
        return env

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """The front page: what is coming up and what is new, under the desk's own text."""
        assert self._site is not None
        if page.file.dest_uri == "index.html":
            with _stopping():
                return self._site.front(page.content or "")
        return output

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """The last files of the root, and the check of every internal link."""
        assert self._site is not None
        with _stopping():
            _report(self._site.finish(Path(config.site_dir)))

    def on_build_error(self, error: Exception, **_: Any) -> None:
        """A failed build gives back what was set aside."""
        if self._site:
            with suppress(OSError):  # the error that is being reported may be that nothing can be written
                self._site.give_back()

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Watches the desk's content and the theme."""
        assert self._settings is not None
        server.watch(str(self._settings.content))
        for folder in config.theme.dirs:
            server.watch(str(folder))
        return server


def desk_settings(config_file: Path, overrides: Overrides = Overrides()) -> tuple[Settings, list[Problem]]:  # noqa: B008 - frozen
    """The settings that a build of this mkdocs.yml would use.

    Raises BriefgenError: `no-config`, `bad-config` where MkDocs refuses the file, `no-plugin`.
    """
    with _loaded(config_file, overrides) as config:
        plugin = config.plugins.get("briefgen")
        if not isinstance(plugin, BriefgenPlugin):
            raise BriefgenError(
                Problem(
                    path=str(config_file),
                    line=0,
                    column=0,
                    code="no-plugin",
                    found="briefgen is not among the plugins",
                    expected="plugins: [briefgen]",
                    cure="add briefgen to the plugins",
                )
            )
        return plugin.settings(config)


def build(
    config_file: Path, *, overrides: Overrides, site_dir: Path | None = None, strict: bool = False, quiet: bool = False
) -> Literal[0, 1]:
    """Builds as `mkdocs build` does, with briefgen's display; 0 when it succeeded, 1 when a strict build did not."""
    more: dict[str, Any] = {"site_dir": str(site_dir.resolve())} if site_dir else {}
    with _loaded(config_file, overrides, strict=strict or None, **more) as config, Display(quiet=quiet) as display:
        with _shown_on(display):
            try:
                mkdocs_build(config)
            except (Abort, PluginError) as error:
                display.line(str(error))
                return 1
            except OSError as error:  # from MkDocs' own writing
                display.line(
                    str(
                        cannot_write(error.filename2 or error.filename or config.site_dir, error.strerror or str(error))
                    )
                )
                return 1
        display.done(f"The site is in {os.path.relpath(config.site_dir)}")
    return 0


def serve(config_file: Path, *, overrides: Overrides, address: str | None = None, quiet: bool = False) -> None:
    """Serves as `mkdocs serve` does, with briefgen's overrides, until interrupted."""
    more: dict[str, Any] = {"dev_addr": address} if address else {}
    with _loaded(config_file, overrides):
        logging.basicConfig(format="%(message)s", level=logging.WARNING if quiet else logging.INFO)
        mkdocs_serve(config_file=str(config_file), **more)


def today() -> datetime.date:
    """The day a build is made: SOURCE_DATE_EPOCH's where it is set, so that a build can be repeated."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
    return datetime.datetime.now().astimezone().date()


@contextmanager
def _loaded(config_file: Path, overrides: Overrides, **more: Any) -> Iterator[MkDocsConfig]:
    """MkDocs' configuration, with the overrides in force for the builds inside; its errors become problems."""
    if not config_file.is_file():
        raise BriefgenError(
            Problem(
                path=str(config_file),
                line=0,
                column=0,
                code="no-config",
                found="there is no such file",
                expected="a desk's mkdocs.yml",
                cure="go to the desk's folder, name the file with -f, or run briefgen init",
            )
        )
    records = _Records()
    mkdocs_log = logging.getLogger("mkdocs")
    mkdocs_log.addHandler(records)
    BriefgenPlugin.overrides = overrides
    try:
        try:
            config = load_config(config_file=str(config_file), **more)
        except (Abort, ConfigurationError) as error:
            said = [record.getMessage() for record in records.records if record.levelno >= logging.ERROR]
            raise BriefgenError(*(_bad_config(config_file, text) for text in said or [str(error)])) from None
        finally:
            mkdocs_log.removeHandler(records)
        yield config
    finally:
        BriefgenPlugin.overrides = Overrides()


def _bad_config(config_file: Path, text: str) -> Problem:
    return Problem(
        path=str(config_file),
        line=0,
        column=0,
        code="bad-config",
        found=" ".join(text.split()),
        expected="settings that MkDocs accepts",
        cure="correct the file",
    )


class _Records(logging.Handler):
    """Keeps what MkDocs says while it reads its configuration."""

    def __init__(self) -> None:
        super().__init__()
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


class _Shown(logging.Handler):
    """Shows warnings and errors of a build on the display, and our own notes unless it is quiet."""

    def __init__(self, display: Display) -> None:
        super().__init__(logging.INFO)
        self._display = display

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno >= logging.WARNING:
            self._display.line(record.getMessage())
        elif record.name == log.name:
            self._display.done(record.getMessage())


@contextmanager
def _shown_on(display: Display) -> Iterator[None]:
    handler = _Shown(display)
    mkdocs_log = logging.getLogger("mkdocs")
    before = mkdocs_log.propagate
    mkdocs_log.addHandler(handler)
    mkdocs_log.propagate = False
    level = log.level
    log.setLevel(logging.INFO)  # notes, which nobody else asks for
    BriefgenPlugin.display = display
    try:
        yield
    finally:
        BriefgenPlugin.display = None
        log.setLevel(level)
        mkdocs_log.propagate = before
        mkdocs_log.removeHandler(handler)


@contextmanager
def _stopping() -> Iterator[None]:
    """Reports the problems of a BriefgenError and stops the build as MkDocs wants it stopped."""
    try:
        yield
    except BriefgenError as error:
        _report(error.problems)
        raise PluginError("briefgen could not build the site") from None
    except OSError as error:
        _report([cannot_write(error.filename2 or error.filename or "the site", error.strerror or str(error))])
        raise PluginError("briefgen could not write the site") from None


def _report(problems: list[Problem] | tuple[Problem, ...]) -> None:
    for problem in sorted(problems):
        log.log(LEVELS[problem.severity], "%s", problem)


def _log_progress(stage: str, done: int, total: int) -> None:
    if done == total:
        log.info("%s %d", stage, done)


def _menu(config: MkDocsConfig) -> tuple[tuple[str, str], ...]:
    """Title and address of the desk's own pages, the front page apart.

    They are those at the top of `nav`; without one, the pages that lie directly in the folder.
    """
    named = config.nav
    if named is None:
        named = sorted(path.name for path in Path(config.docs_dir).glob("*.md"))
    menu = []
    for entry in named:
        for title, target in entry.items() if isinstance(entry, dict) else [("", entry)]:
            if isinstance(target, str) and target.endswith(".md") and target != "index.md":
                address = File(target, config.docs_dir, config.site_dir, config.use_directory_urls).dest_uri
                menu.append((title or Path(target).stem.replace("-", " ").capitalize(), address))
    return tuple(menu)
