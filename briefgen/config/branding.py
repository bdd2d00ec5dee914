"""What a desk sets under `theme:` in mkdocs.yml beside its name: a logo and an accent, checked with their places.

Everything else of a desk's look is CSS and templates of its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from briefgen.config.options import Option, Section
from briefgen.problems import Problem

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
# The theme's own papers: an accent that is hardly seen on them is no accent.
_PAPERS = {"accent": "#f7f7f4", "accent_dark": "#111418"}
_LEAST_CONTRAST = 3.0
_NEAR = 0.75  # how alike a misspelt name is to the option's

THEME_OPTIONS = (
    Option("logo", "an image among the desk's pages, relative to docs_dir", "none, the site's name is written"),
    Option("accent", "a colour as #rrggbb, seen on light paper", "the colour of the ink"),
    Option("accent_dark", "a colour as #rrggbb, seen on dark paper", "the colour of the ink"),
)


@dataclass(frozen=True, slots=True)
class Branding:
    """The desk's logo as an address in the site, and its accents as `#rrggbb`; "" where it sets none."""

    logo: str = ""
    accent: str = ""
    accent_dark: str = ""


def read_branding(options: Mapping[str, Any], *, config_file: Path, pages: Path) -> tuple[Branding, list[Problem]]:
    """The branding among a theme's options as MkDocs read them; a wrong one is a problem and left out.

    `pages` is the folder in which a logo is looked for.
    """
    section = Section(config_file, THEME_OPTIONS, "the theme", _theme, "theme: ")
    found: dict[str, str] = {}
    problems: list[Problem] = []
    for option in THEME_OPTIONS:
        value = options.get(option.name)
        if value is None:
            continue
        wrong = _wrong_logo(value, pages) if option.name == "logo" else _wrong_accent(value, _PAPERS[option.name])
        if wrong:
            problems.append(section.wrong(option.name, wrong))
        else:
            found[option.name] = str(value).strip("/")
    # Names that are nearly one of ours; a theme may have others, for templates of the desk's own.
    near = [str(name) for name in options if name not in section.names and section.nearest(str(name), _NEAR)]
    problems += [section.unknown(name) for name in near]
    return Branding(**found), sorted(problems)


def _wrong_logo(value: object, pages: Path) -> str:
    if not isinstance(value, str) or not value.strip("/"):
        return repr(value)
    path = (pages / value.strip("/")).resolve()
    if not path.is_relative_to(pages.resolve()) or not path.is_file():
        return f"there is no file {value} in {pages.name}"
    return ""


def _wrong_accent(value: object, paper: str) -> str:
    if not isinstance(value, str) or not _COLOUR.fullmatch(value):
        return repr(value)
    seen = _contrast(value, paper)
    if seen < _LEAST_CONTRAST:
        return f"{value} has a contrast of {seen:.1f} to 1 against the paper, and {_LEAST_CONTRAST:.0f} is the least"
    return ""


def _contrast(first: str, second: str) -> float:
    """The contrast of two colours as WCAG measures it, from 1 to 21."""
    high, low = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _theme(top: yaml.MappingNode) -> yaml.MappingNode | None:
    """The options under `theme:` in mkdocs.yml; None where it only names a theme."""
    found = (theme for key, theme in top.value if key.value == "theme" and isinstance(theme, yaml.MappingNode))
    return next(found, None)
