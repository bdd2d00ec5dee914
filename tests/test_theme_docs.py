"""docs/theme.md is true: its lists are those of the templates and views, its settings those that are read.

`pytest tests/test_theme_docs.py --accept -n 0` writes the lists anew.
"""

from __future__ import annotations

import dataclasses
import re
import typing
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import crowded_desk
import pytest

from briefgen.config import THEME_OPTIONS
from briefgen.publish import pages as page_values
from briefgen.publish.pages import Site
from briefgen.publish.site import plan
from briefgen.publish.templates import Planned
from briefgen.synthesis.index import index_of
from briefgen.synthesis.library import build_library

REPOSITORY = Path(__file__).parents[1]
DOCUMENT = REPOSITORY / "docs/theme.md"
THEME = REPOSITORY / "themes/brief"


def blocks() -> str:
    """The blocks of base.html, in its order, and those that other templates add."""
    lines = [f"- {', '.join(f'`{name}`' for name in _blocks(THEME / 'base.html'))}"]
    known = set(_blocks(THEME / "base.html"))
    for path in sorted((THEME / "pages").glob("*.html")):
        if new := [name for name in _blocks(path) if name not in known]:
            lines.append(f"- and in `pages/{path.name}`: {', '.join(f'`{name}`' for name in new)}")
    return "\n".join(lines) + "\n"


def _blocks(path: Path) -> list[str]:
    return re.findall(r"{%-? block (\w+) ", path.read_text(encoding="utf-8"))


def views() -> dict[str, type]:
    """The class of each template's view."""
    drafts = crowded_desk.drafts()
    drafts[1] = crowded_desk.withdrawn()
    library = build_library(
        index_of(d.contribution for d in drafts), as_of=crowded_desk.AS_OF, topics=[crowded_desk.TOPIC]
    )
    found: dict[str, type] = {}
    for page in plan(library, {draft.article.id: draft.manuscript for draft in drafts}):
        if page.template and page.template not in found:
            view = page.view.develop() if isinstance(page.view, Planned) else page.view
            found[page.template] = type(view)
    return found


def values() -> str:
    """The fields of `site`, of every view, and of the values that these are made of."""
    shown: list[type] = [Site]
    parts = ["### site\n\n", _fields(Site)]
    found = views()
    for template in sorted(found):
        parts.append(f"\n### {template}\n\n{_fields(found[template])}")
        shown.append(found[template])
    rest = sorted(set(_within(shown)) - set(shown), key=lambda one: one.__name__)
    parts += [f"\n### {one.__name__}\n\n{_fields(one)}" for one in rest]
    return "".join(parts)


def _fields(one: type) -> str:
    """A class's opening words and its fields with their types."""
    said = (one.__doc__ or "").partition("\n\n")[0]
    lines = [f"{' '.join(said.split())}\n\n"] if said and "(" not in said.partition(" ")[0] else []
    for item in dataclasses.fields(one):
        kind = (
            str(item.type)
            .replace("tuple[", "list of ")
            .replace(", ...]", "")
            .replace("]", "")
            .replace(" | None", " or none")
        )
        lines.append(f"- `{item.name}`: {kind}\n")
    return "".join(lines)


def _within(classes: list[type]) -> Iterator[type]:
    """The dataclasses that fields of these are made of, all the way down."""
    seen: set[type] = set()
    waiting = list(classes)
    while waiting:
        one = waiting.pop()
        for hint in typing.get_type_hints(one, vars(_module(one))).values():
            for part in _parts(hint):
                if dataclasses.is_dataclass(part) and isinstance(part, type) and part not in seen:
                    seen.add(part)
                    waiting.append(part)
                    yield part


def _module(one: type) -> ModuleType:
    import sys

    return sys.modules.get(one.__module__, page_values)


def _parts(hint: object) -> Iterator[object]:
    yield hint
    for argument in typing.get_args(hint):
        yield from _parts(argument)


def test_the_lists_are_those_of_the_templates_and_views(request: pytest.FixtureRequest) -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    made = re.sub(r"(?<=<!-- blocks -->\n).*?(?=\n## )", lambda _: f"\n{blocks()}", text, flags=re.DOTALL)
    made = re.sub(r"(?<=<!-- values -->\n).*", lambda _: f"\n{values()}", made, flags=re.DOTALL)
    if request.config.getoption("--accept"):
        DOCUMENT.write_text(made, encoding="utf-8")
    else:
        assert text == made


def test_every_setting_of_the_theme_is_documented() -> None:
    rows = re.findall(r"^\| `(\w+)` \|", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE)
    assert rows == [option.name for option in THEME_OPTIONS]


def test_every_colour_that_is_named_is_a_token() -> None:
    tokens = (THEME / "css/tokens.css").read_text(encoding="utf-8")
    named = re.findall(r"`(--[a-z-]+)`", DOCUMENT.read_text(encoding="utf-8"))
    assert len(named) >= 6
    assert all(f"{name}:" in tokens for name in named)
