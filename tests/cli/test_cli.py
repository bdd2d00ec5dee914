"""The commands as their users meet them: output, exit codes, help."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefgen.cli import main
from briefgen.problems import EXPLANATIONS

ARTICLE = """---
title: Dam talks resume
date: 2026-11-20
source:
  name: Harbour Post
---

Talks on the dam resume next month in Vienna, Ana Ortiz said. “We are ready,” she said.
"""


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    folder = tmp_path / "desk"
    assert run("init", folder).exit_code == 0
    return folder


@pytest.mark.parametrize("command", [None, *main.commands])
def test_help_says_what_a_command_does_and_shows_an_example(command: str | None) -> None:
    result = run(*filter(None, [command]), "--help")
    assert result.exit_code == 0
    assert "Example" in result.output
    assert "Exit codes:" in result.output
    assert "\n  briefgen " in result.output or "\n    briefgen " in result.output


def test_extract_prints_one_brief_a_line(tmp_path: Path) -> None:
    for name in ("b.md", "a.md"):
        (tmp_path / name).write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "notes.txt").write_text("not an article", encoding="utf-8")
    result = run("extract", "--jsonl", tmp_path)
    assert result.exit_code == 0
    briefs = [json.loads(line) for line in result.stdout.splitlines()]
    assert [Path(brief["article"]["path"]).name for brief in briefs] == ["a.md", "b.md"]
    assert briefs[0]["dates"][0]["value"] == "2026-12"


def test_extract_gives_what_it_can_and_says_what_it_could_not(tmp_path: Path) -> None:
    (tmp_path / "good.md").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "bad.md").write_text(ARTICLE.replace("2026-11-20", "2026-13-40"), encoding="utf-8")
    result = run("extract", "--jsonl", tmp_path)
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    assert "bad.md:3:7: bad-date: '2026-13-40'" in result.stderr


def test_extract_applies_a_register(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "actors.yaml").write_text("block: [Ana Ortiz]\n", encoding="utf-8")
    names = [actor["name"] for actor in json.loads(run("extract", tmp_path / "a.md").stdout)["actors"]]
    assert "Ana Ortiz" in names
    result = run("extract", "--register", tmp_path / "actors.yaml", tmp_path / "a.md")
    assert "Ana Ortiz" not in [actor["name"] for actor in json.loads(result.stdout)["actors"]]


def test_extract_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(ARTICLE, encoding="utf-8")
    assert run("extract", tmp_path / "a.md").stdout == run("extract", tmp_path / "a.md").stdout


def test_quiet_says_nothing_but_problems(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(ARTICLE, encoding="utf-8")
    assert "analysed 1" in run("extract", tmp_path / "a.md").stderr
    assert run("extract", "--quiet", tmp_path / "a.md").stderr == ""


def test_a_quiet_build_shows_problems(desk: Path) -> None:
    (desk / "content/articles/bad.md").write_text(ARTICLE.replace("2026-11-20", "2026-13-40"), encoding="utf-8")
    result = run("build", "--quiet", "-f", desk / "mkdocs.yml")
    assert result.exit_code == 0
    assert "bad.md:3:7: bad-date: '2026-13-40'" in result.stderr
    assert "The site is in" not in result.stderr


def test_an_article_without_a_source_says_so(desk: Path) -> None:
    assert run("new", "Grid talks", "--date", "2026-11-20", "-f", desk / "mkdocs.yml").exit_code == 0
    said = run("check", "-f", desk / "mkdocs.yml").stderr
    assert "missing-source: 'source.name' is missing" in said
    assert said.splitlines()[-1] == "2 articles, 0 errors, 1 warning"
    assert "strict build stopped: 1 problem;" in run("build", "--strict", "-f", desk / "mkdocs.yml").stderr


def test_explain_prints_the_paragraph() -> None:
    assert "front matter" in run("explain", "bad-date").output
    listed = run("explain").output.splitlines()
    assert [line.split()[0] for line in listed] == sorted(EXPLANATIONS)
    assert all(line.endswith(".") and len(line.split()) > 4 for line in listed)


def test_explain_suggests_a_code() -> None:
    result = run("explain", "bad-dates")
    assert result.exit_code == 2
    assert "did you mean 'bad-date'?" in result.output


def test_init_makes_a_desk_that_has_no_problems(desk: Path) -> None:
    result = run("check", "--strict", "-f", desk / "mkdocs.yml")
    assert result.exit_code == 0, result.output
    assert result.stderr.splitlines()[-1] == "1 article, 0 errors, 0 warnings"


def test_init_overwrites_nothing(desk: Path) -> None:
    (desk / "mkdocs.yml").write_text("site_name: Mine\n", encoding="utf-8")
    result = run("init", desk)
    assert result.exit_code == 2
    assert "mkdocs.yml: not-empty: " in result.stderr
    assert (desk / "mkdocs.yml").read_text(encoding="utf-8") == "site_name: Mine\n"


def test_new_writes_an_article_ready_to_be_written(desk: Path) -> None:
    result = run("new", 'Zoë: "no deal"', "--date", "2026-11-20", "--source", "Wire", "-f", desk / "mkdocs.yml")
    assert result.exit_code == 0, result.output
    assert result.output.strip() == "content/articles/2026-11-20-zoe-no-deal.md"
    assert 'title: "Zoë: \\"no deal\\""' in (desk / result.output.strip()).read_text(encoding="utf-8")
    assert run("check", "-f", desk / "mkdocs.yml").exit_code == 0


def test_new_refuses_a_date_that_is_none(desk: Path) -> None:
    result = run("new", "Title", "--date", "tomorrow", "-f", desk / "mkdocs.yml")
    assert result.exit_code == 2
    assert "--date: bad-date: 'tomorrow' is not a date" in result.stderr


def test_check_lists_all_problems_and_changes_nothing(desk: Path) -> None:
    bad = desk / "content" / "articles" / "bad.md"
    bad.write_text("---\ntitel: A\ndate: 2026-13-40\n---\n\nText.\n", encoding="utf-8")
    before = sorted(desk.rglob("*"))
    result = run("check", "-f", desk / "mkdocs.yml")
    assert result.exit_code == 1
    assert "content/articles/bad.md:2:1: unknown-key: " in result.stderr
    assert "did you mean 'title'?" in result.stderr
    assert result.stderr.splitlines()[-1] == "1 article, 2 errors, 2 warnings"
    assert "content/articles/bad.md:3:7: bad-date: " in result.stderr
    assert sorted(desk.rglob("*")) == before


def test_without_a_desk_the_way_out_is_said(tmp_path: Path) -> None:
    result = run("check", "-f", tmp_path / "mkdocs.yml")
    assert result.exit_code == 2
    assert "no-config" in result.stderr
    assert "briefgen init" in result.stderr


@pytest.mark.parametrize(
    ("written", "said"),
    [("plugins: [nowhere]", "nowhere"), ("theme: {name: nothing}", "nothing"), ("plugins: [", "line 3")],
)
def test_a_config_that_mkdocs_refuses_is_a_problem(tmp_path: Path, written: str, said: str) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(f"site_name: A\n{written}\n", encoding="utf-8")
    result = run("check", "-f", tmp_path / "mkdocs.yml")
    assert result.exit_code == 2
    assert "bad-config" in result.stderr
    assert said in result.stderr


def test_a_desk_without_the_plugin_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: A\n", encoding="utf-8")
    result = run("check", "-f", tmp_path / "mkdocs.yml")
    assert result.exit_code == 2
    assert "no-plugin" in result.stderr


def test_all_wrong_settings_at_once_with_their_lines(desk: Path) -> None:
    config = desk / "mkdocs.yml"
    text = config.read_text(encoding="utf-8").split("plugins:")[0]
    config.write_text(
        text + "plugins:\n  - briefgen:\n      as_of: tomorrow\n      workers: many\n      contents: x\n",
        encoding="utf-8",
    )
    result = run("check", "-f", config)
    line = text.count("\n") + 3
    assert f"mkdocs.yml:{line}:7: bad-setting: as_of: 'tomorrow' is not a date" in result.stderr
    assert f"mkdocs.yml:{line + 1}:7: bad-setting: workers: 'many'" in result.stderr
    assert f"mkdocs.yml:{line + 2}:7: unknown-setting: 'contents'" in result.stderr
    assert "did you mean 'content'?" in result.stderr
    assert result.exit_code == 1
