"""What a desk sets under the plugin in mkdocs.yml, and what the command line says over it.

What it sets under the theme is in `branding`.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from briefgen.config.branding import Branding
from briefgen.config.options import Option, Section
from briefgen.model import TextRights
from briefgen.problems import Problem

ARTICLES, TOPICS, REGISTER = "articles", "topics", "actors.yaml"
MOST_WORKERS = 64


@dataclass(frozen=True, slots=True)
class Settings:
    """What a build needs to know. Paths are absolute.

    `as_of` is the day that decides what is upcoming; `model` names a spaCy pipeline, None is the default;
    `workers` is the number of processes, 0 means one a processor.
    """

    root: Path
    content: Path
    as_of: datetime.date
    site_name: str = "Briefs"
    site_url: str | None = None
    site_description: str = ""
    model: str | None = None
    text: TextRights = "full"
    drafts: bool = False
    workers: int = 0
    strict: bool = False
    cache: Path = field(default=Path(".briefgen/cache.db"))
    branding: Branding = field(default_factory=Branding)


@dataclass(frozen=True, slots=True)
class Overrides:
    """What the command line says over mkdocs.yml; None where it says nothing."""

    as_of: str | None = None
    drafts: bool | None = None
    workers: int | None = None


OPTIONS = (
    Option("content", "a folder, relative to mkdocs.yml", "content"),
    Option("model", "the name of an installed spaCy pipeline", "the pinned small English model"),
    Option("as_of", "a date, YYYY-MM-DD", "today"),
    Option("text", "full or quotes", "full"),
    Option("drafts", "true or false", "false"),
    Option("workers", f"a number from 0 to {MOST_WORKERS}", "0, one a processor"),
)


def read_settings(
    options: Mapping[str, Any],
    *,
    config_file: Path,
    today: datetime.date,
    overrides: Overrides = Overrides(),
    site_name: str = "Briefs",
    site_url: str | None = None,
    site_description: str = "",
    strict: bool = False,
) -> tuple[Settings, list[Problem]]:
    """Settings from the plugin's options as MkDocs read them; a wrong option is a problem and takes its default."""
    reader = _OptionReader(options, config_file)
    root = config_file.parent.resolve()
    content = root / str(reader.value("content", str, "content"))
    if not content.is_dir():
        reader.wrong("content", f"there is no folder {content}")
    as_of = _date(reader, overrides.as_of) or today
    workers = overrides.workers if overrides.workers is not None else reader.value("workers", int, 0)
    if not 0 <= workers <= MOST_WORKERS:
        reader.wrong("workers", f"{workers} workers")
        workers = 0
    text = reader.value("text", str, "full")
    if text not in ("full", "quotes"):
        reader.wrong("text", repr(text))
    settings = Settings(
        root=root,
        content=content,
        as_of=as_of,
        site_name=site_name,
        site_url=site_url or None,
        site_description=site_description,
        model=reader.value("model", str, "") or None,
        text="quotes" if text == "quotes" else "full",
        drafts=reader.value("drafts", bool, False) if overrides.drafts is None else overrides.drafts,
        workers=workers,
        strict=strict,
        cache=root / ".briefgen" / "cache.db",
    )
    reader.check_names()
    return settings, sorted(reader.problems)


def _date(reader: _OptionReader, from_command_line: str | None) -> datetime.date | None:
    written = from_command_line or str(reader.value("as_of", (str, datetime.date), ""))
    if not written:
        return None
    try:
        return datetime.date.fromisoformat(written)
    except ValueError:
        reader.wrong("as_of", f"{written!r} is not a date", "--as-of" if from_command_line else None)
        return None


class _OptionReader:
    """Reads options one by one and remembers what is wrong with them."""

    def __init__(self, options: Mapping[str, Any], config_file: Path) -> None:
        self._options = options
        self._section = Section(config_file, OPTIONS, "briefgen", _plugin_options)
        self.problems: list[Problem] = []

    def value(self, name: str, kind: type | tuple[type, ...], default: Any) -> Any:
        """The option's value, or its default where it is not set or of another type."""
        found = self._options.get(name)
        if found is None:
            return default
        if not isinstance(found, kind) or (kind is int and isinstance(found, bool)):
            self.wrong(name, repr(found))
            return default
        return found

    def wrong(self, name: str, found: str, path: str | None = None) -> None:
        self.problems.append(self._section.wrong(name, found, path))

    def check_names(self) -> None:
        """A problem for every option that does not exist."""
        known = self._section.names
        self.problems += [self._section.unknown(str(name)) for name in self._options if name not in known]


def _plugin_options(top: yaml.MappingNode) -> yaml.MappingNode | None:
    """The options under the briefgen plugin in mkdocs.yml, whose plugins may be a list or a mapping."""
    for key, plugins in top.value:
        if key.value == "plugins" and isinstance(plugins, yaml.SequenceNode | yaml.MappingNode):
            entries = plugins.value
            pairs = entries if isinstance(plugins, yaml.MappingNode) else _pairs(entries)
            for name, options in pairs:
                if name.value == "briefgen" and isinstance(options, yaml.MappingNode):
                    return options
    return None


def _pairs(entries: list[yaml.Node]) -> list[tuple[yaml.Node, yaml.Node]]:
    """The `name: options` pairs of a list of plugins."""
    return [pair for entry in entries if isinstance(entry, yaml.MappingNode) for pair in entry.value]
