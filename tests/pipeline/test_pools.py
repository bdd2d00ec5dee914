"""What a build says and keeps when the system ends one of its worker processes."""

from __future__ import annotations

import os
import shutil
import signal
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefgen.cache import Cache
from briefgen.cli import main
from briefgen.pipeline import briefs, worker, writing
from briefgen.pipeline.briefs import make_briefs
from briefgen.pipeline.reading import Reading
from briefgen.problems import BriefgenError
from briefgen.source.article import ArticleFile, read_article

FERRY = Path(__file__).parents[1] / "sites" / "ferry"
ARTICLES = FERRY / "content/articles/2025"


@pytest.fixture(autouse=True)
def many_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Worker processes also for little work."""
    monkeypatch.setattr(briefs, "WORTH_WORKERS", 1)
    monkeypatch.setattr(briefs, "BATCH", 1)


def ends_at_once(*_given: object) -> None:
    """What a worker process begins with here: the end that a system without memory gives it."""
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_lost_worker_is_a_problem_and_harms_no_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = [read_article(path, shown=path.name)[0] for path in sorted(ARTICLES.glob("*.md"))]
    files: list[ArticleFile] = [file for file in read if file]
    clean = make_briefs(files, Reading())
    with Cache(tmp_path / "cache.db") as cache:
        make_briefs(files[:1], Reading(), cache=cache)
        with monkeypatch.context() as lost, pytest.raises(BriefgenError) as raised:
            lost.setattr(worker, "start", ends_at_once)
            make_briefs(files, Reading(), cache=cache, workers=2)
    (problem,) = raised.value.problems
    assert problem.code == "worker-lost"
    assert "one of 2 worker processes was ended" in str(problem)
    assert "use fewer workers" in problem.cure
    with Cache(tmp_path / "cache.db") as cache:
        again = make_briefs(files, Reading(), cache=cache)
        assert (again.briefs, again.analysed) == (clean.briefs, len(files) - 1)
        assert cache.problems == []


def test_extract_says_what_it_knew_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bad = tmp_path / "bad.md"
    bad.write_text("---\ntitle: A\ndate: 2026-13-40\n---\n\nText.\n", encoding="utf-8")
    monkeypatch.setattr(worker, "start", ends_at_once)
    result = CliRunner().invoke(main, ["extract", "--jsonl", "--workers", "2", str(bad), str(ARTICLES)])
    assert result.exit_code == 2
    said = [line.split(": ")[1] for line in result.stderr.splitlines()]
    assert {"bad-date", "worker-lost"} <= set(said)


def test_a_build_that_loses_a_writer_leaves_whole_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Path(shutil.copytree(FERRY, tmp_path / "desk"))
    build = ["build", "--as-of", "2025-11-23", "-f", str(desk / "mkdocs.yml"), "--site-dir"]
    assert CliRunner().invoke(main, [*build, str(tmp_path / "clean"), "-j", "1"]).exit_code == 0
    monkeypatch.setattr(writing, "WORTH_WORKERS", 1)
    monkeypatch.setattr(writing, "BATCH", 3)
    with monkeypatch.context() as lost:
        lost.setattr(writing, "_start_writer", ends_at_once)
        result = CliRunner().invoke(main, [*build, str(tmp_path / "site"), "-j", "2"])
    assert result.exit_code == 1
    assert "worker-lost: one of 2 worker processes was ended" in result.stderr
    clean = {path.relative_to(tmp_path / "clean"): path.read_bytes() for path in (tmp_path / "clean").rglob("*.*")}
    left = {path.relative_to(tmp_path / "site"): path.read_bytes() for path in (tmp_path / "site").rglob("*.*")}
    assert left.items() <= clean.items()
    assert CliRunner().invoke(main, [*build, str(tmp_path / "site"), "-j", "1"]).exit_code == 0
    whole = {path.relative_to(tmp_path / "site"): path.read_bytes() for path in (tmp_path / "site").rglob("*.*")}
    assert whole == clean
