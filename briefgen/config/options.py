"""Options in mkdocs.yml: what each expects, where it is written, and the problems of wrong and unknown ones.

Which options there are, and what makes one wrong, is for `settings` and `branding`.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import yaml

from briefgen.problems import Problem


@dataclass(frozen=True, slots=True)
class Option:
    """One setting in mkdocs.yml: under `plugins: - briefgen:`, as documented in the README, or under `theme:`, as
    documented in docs/theme.md.
    """

    name: str
    expected: str
    default: str


@dataclass(frozen=True, eq=False)
class Section:
    """The options that stand together in mkdocs.yml. Their places are looked up at the first problem.

    `owner` is whose settings they are, in words; `label` goes before an option's name; `find` gives the section's own
    mapping within that of the whole file, None where it has none.
    """

    config_file: Path
    options: tuple[Option, ...]
    owner: str
    find: Callable[[yaml.MappingNode], yaml.MappingNode | None]
    label: str = ""

    @property
    def names(self) -> list[str]:
        return [option.name for option in self.options]

    def nearest(self, name: str, cutoff: float = 0.6) -> str | None:
        """The option that a name is likely to be meant for; `cutoff` is how alike they must be, from 0 to 1."""
        return next(iter(difflib.get_close_matches(name, self.names, 1, cutoff)), None)

    def wrong(self, name: str, found: str, path: str | None = None) -> Problem:
        """The problem of an option's value; `path` is where it was given, if not in mkdocs.yml."""
        option = next(o for o in self.options if o.name == name)
        line, column = (0, 0) if path else self._place(name)
        return Problem(
            path=path or self.config_file.name,
            line=line,
            column=column,
            code="bad-setting",
            found=f"{self.label}{name}: {found}",
            expected=f"expected {option.expected}",
            cure=f"correct it or remove it (the default is {option.default})",
        )

    def unknown(self, name: str) -> Problem:
        """The warning for an option that does not exist."""
        near = self.nearest(name)
        line, column = self._place(name)
        return Problem(
            path=self.config_file.name,
            line=line,
            column=column,
            code="unknown-setting",
            found=f"'{name}' is no setting of {self.owner}",
            expected=f"expected one of {', '.join(self.names)}",
            cure=f"did you mean '{near}'?" if near else "remove it",
            severity="warning",
        )

    def _place(self, name: str) -> tuple[int, int]:
        return self._places.get(name, (0, 0))

    @cached_property
    def _places(self) -> dict[str, tuple[int, int]]:
        """Line and column of every key of the section; empty where it cannot be found."""
        try:
            top = yaml.compose(self.config_file.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
        except (OSError, ValueError, yaml.YAMLError):
            return {}
        section = self.find(top) if isinstance(top, yaml.MappingNode) else None
        keys = section.value if section is not None else ()
        return {key.value: (key.start_mark.line + 1, key.start_mark.column + 1) for key, _ in keys}
