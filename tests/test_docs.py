"""The README is true: every command, option, setting, code and front matter key is in it, and its tour works."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from briefgen.cli import main
from briefgen.config import OPTIONS

REPOSITORY = Path(__file__).parents[1]
README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
OWN = {"--help", "--version", "--config-file"}


def section(title: str) -> str:
    return README.split(f"## {title}\n", 1)[1].split("\n## ", 1)[0]


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_is_documented_with_its_options(name: str) -> None:
    (row,) = (line for line in section("Commands").splitlines() if line.startswith(f"| `briefgen {name}"))
    command = main.commands[name]
    options = {max(p.opts, key=len) for p in command.params if isinstance(p, click.Option)} - OWN
    assert set(re.findall(r"--[a-z-]+", row)) == options


def test_every_setting_is_documented() -> None:
    rows = re.findall(r"^\| `(\w+)` \|", section("Settings"), re.MULTILINE)
    assert rows == [option.name for option in OPTIONS]


def test_every_link_and_picture_in_the_readme_exists() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (REPOSITORY / target).exists(), target


def test_the_tour(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs the tour's commands in their order, with the article's text as the tour gives it."""
    tour = section("A tour in five minutes")
    monkeypatch.chdir(tmp_path)
    commands = re.findall(r"^ {7}(?:\.\./)?\.venv/bin/briefgen (.+)$", tour, re.MULTILINE)
    assert [command.split()[0] for command in commands] == ["init", "build", "new", "extract", "build", "check"]
    text = "\n".join(
        line.strip() for line in re.findall(r"^ {7}(“We.+\n(?: {7}.+\n)+)", tour, re.MULTILINE)[0].splitlines()
    )
    article = Path(commands[3].split()[-1])
    for command in commands[:5]:
        result = CliRunner().invoke(main, shlex.split(command))
        assert result.exit_code == 0, result.output
        if command.startswith("init"):
            monkeypatch.chdir(tmp_path / "my-desk")
        if command.startswith("new"):
            assert result.output.strip() == str(article)
            written = article.read_text(encoding="utf-8")
            article.write_text(written.replace("Write or paste the article here.", text), encoding="utf-8")
        if command.startswith("extract"):
            assert '"name": "Ines Carver"' in result.stdout
            assert '"value": "2026-12"' in result.stdout
            assert '"kind": "open"' in result.stdout
    assert Path("site/briefs", f"{article.stem}.html").is_file()
    article.write_text(article.read_text(encoding="utf-8").replace("2026-11-20", "2026-13-40"), encoding="utf-8")
    result = CliRunner().invoke(main, shlex.split(commands[5]))
    assert result.exit_code == 1
    assert f"{article}:3:7: bad-date: " in result.stderr
