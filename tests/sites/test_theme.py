"""A desk that makes the theme its own: the guide's examples, a logo and an accent, and what is said of wrong ones."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import run

Desk = Callable[[str], Path]
GUIDE = (Path(__file__).parents[2] / "docs/theme.md").read_text(encoding="utf-8")
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 3"><path d="M0 0h9v3H0z"/></svg>'


def examples() -> dict[str, str]:
    """The files that the guide shows, by their paths."""
    shown = re.findall(r"^`(own/[\w/.]+)`:\n\n((?: {4}.*\n)+)", GUIDE, re.MULTILINE)
    return {path: re.sub(r"^ {4}", "", text, flags=re.MULTILINE) for path, text in shown}


def configured(folder: Path, *lines: str) -> Path:
    """Puts lines under `theme:` in the desk's mkdocs.yml."""
    config = folder / "mkdocs.yml"
    theme = "".join(f"\n  {line}" for line in ("name: brief", *lines))
    config.write_text(config.read_text(encoding="utf-8").replace("\n  name: brief", theme), encoding="utf-8")
    return config


def test_the_guides_examples_build(desk: Desk) -> None:
    folder = desk("ferry")
    assert set(examples()) == {"own/pages/topics.html", "own/base.html", "own/css/ours.css"}
    for path, text in examples().items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    configured(folder, "custom_dir: own")
    said = run(folder, "briefgen", "build").stderr
    assert "broken-link" not in said
    topics = (folder / "site/topics/index.html").read_text(encoding="utf-8")
    assert "1 dossiers, kept by The Ferry Desk." in topics
    assert "Findings are drawn" not in topics
    assert (folder / "site/css/ours.css").is_file()
    for page in ("topics/index.html", "index.html", "about.html", "404.html", "briefs/2025-11-18-strike.html"):
        text = (folder / "site" / page).read_text(encoding="utf-8")
        assert "Who we are</a>" in text, page
        assert "css/ours.css" in text, page
        assert 'data-search="' in text, page


def test_a_logo_and_an_accent(desk: Desk) -> None:
    folder = desk("ferry")
    (folder / "content/pages/img").mkdir()
    (folder / "content/pages/img/logo.svg").write_text(LOGO, encoding="utf-8")
    configured(folder, "logo: img/logo.svg", 'accent: "#0b5d4f"', 'accent_dark: "#7fd6c2"')
    run(folder, "briefgen", "build")
    style = (folder / "site/css/desk.css").read_text(encoding="utf-8")
    assert "--accent: #0b5d4f" in style
    assert re.search(r"prefers-color-scheme: dark.*#7fd6c2", style)
    for page, way in (("index.html", ""), ("about.html", ""), ("actors/index.html", "../"), ("404.html", "/briefs/")):
        text = (folder / "site" / page).read_text(encoding="utf-8")
        assert f'<img src="{way}img/logo.svg" alt="The Ferry Desk">' in text, page
        assert f'href="{way}css/desk.css"' in text, page
        assert "style=" not in text


def test_a_desk_without_an_accent_loads_no_stylesheet_for_it(desk: Desk) -> None:
    folder = desk("ferry")
    run(folder, "briefgen", "build")
    assert not (folder / "site/css/desk.css").exists()
    assert "desk.css" not in (folder / "site/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("logo: img/nowhere.svg", "bad-setting: theme: logo: there is no file img/nowhere.svg in pages"),
        ("logo: ../../mkdocs.yml", "bad-setting: theme: logo: there is no file"),
        ("accent: teal", "bad-setting: theme: accent: 'teal'; expected a colour as #rrggbb"),
        ('accent: "#eeeeee"', "bad-setting: theme: accent: #eeeeee has a contrast of 1.1 to 1"),
        ('accent_drak: "#7fd6c2"', "unknown-setting: 'accent_drak' is no setting of the theme"),
    ],
)
def test_a_wrong_option_is_a_problem_with_its_line(desk: Desk, line: str, said: str) -> None:
    folder = desk("ferry")
    config = configured(folder, line)
    number = config.read_text(encoding="utf-8").splitlines().index(f"  {line}") + 1
    checked = run(folder, "briefgen", "check", expected=1 if "bad" in said else 0)
    assert f"mkdocs.yml:{number}:3: {said}" in checked.stderr
