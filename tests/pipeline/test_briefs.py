"""What the cache saves, what invalidates it, and what processes may not change."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.cache import Cache
from briefgen.language import grammar
from briefgen.pipeline import briefs, worker
from briefgen.pipeline.briefs import make_briefs
from briefgen.pipeline.reading import Reading
from briefgen.source.article import ArticleFile, read_article
from briefgen.source.register import Register

HEAD = "---\ntitle: Dam talks\ndate: 2026-11-20\nsource:\n  name: Wire\n---\n\n"


def article(folder: Path, name: str, body: str) -> ArticleFile:
    path = folder / name
    path.write_text(HEAD + body, encoding="utf-8")
    file, problems = read_article(path, shown=name)
    assert file is not None, problems
    return file


@pytest.fixture
def files(tmp_path: Path) -> list[ArticleFile]:
    return [
        article(tmp_path, f"a{n}.md", f"Ana Ortiz said on Monday that dam number {n} would open in May.\n")
        for n in range(4)
    ]


@pytest.fixture
def no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(name: str | None = None) -> grammar.LanguageModel:
        raise AssertionError("the language model was loaded")

    monkeypatch.setattr(grammar, "load", refuse)


def test_a_second_build_analyses_nothing(
    files: list[ArticleFile], tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    with Cache(tmp_path / "cache.db") as cache:
        first = make_briefs(files, Reading(), cache=cache)
    assert first.analysed == 4
    request.getfixturevalue("no_model")
    with Cache(tmp_path / "cache.db") as cache:
        second = make_briefs(files, Reading(), cache=cache)
    assert second.briefs == first.briefs
    assert second.analysed == 0


def test_a_changed_register_runs_no_model(
    files: list[ArticleFile], tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    with Cache(tmp_path / "cache.db") as cache:
        first = make_briefs(files, Reading(), cache=cache)
    assert all("Ana Ortiz" in [actor.name for actor in brief.actors] for brief in first.briefs)
    request.getfixturevalue("no_model")
    with Cache(tmp_path / "cache.db") as cache:
        second = make_briefs(files, Reading(register=Register(block=("Ana Ortiz",))), cache=cache)
    assert not any("Ana Ortiz" in [actor.name for actor in brief.actors] for brief in second.briefs)


def test_only_the_edited_article_is_analysed(files: list[ArticleFile], tmp_path: Path) -> None:
    with Cache(tmp_path / "cache.db") as cache:
        make_briefs(files, Reading(), cache=cache)
        files[2] = article(tmp_path, "a2.md", "The dam is closed.\n")
        assert make_briefs(files, Reading(), cache=cache).analysed == 1


def test_a_changed_headline_runs_no_model(files: list[ArticleFile], tmp_path: Path) -> None:
    with Cache(tmp_path / "cache.db") as cache:
        make_briefs(files, Reading(), cache=cache)
        path = tmp_path / "a1.md"
        path.write_text(path.read_text(encoding="utf-8").replace("Dam talks", "Dam opens"), encoding="utf-8")
        file, _ = read_article(path, shown="a1.md")
        assert file is not None
        result = make_briefs([file], Reading(), cache=cache)
    assert (result.analysed, result.briefs[0].article.title) == (0, "Dam opens")


def test_the_order_of_articles_changes_no_brief(files: list[ArticleFile]) -> None:
    forward = make_briefs(files, Reading()).briefs
    assert make_briefs(files[::-1], Reading()).briefs == forward[::-1]


def test_worker_processes_change_nothing(files: list[ArticleFile], monkeypatch: pytest.MonkeyPatch) -> None:
    alone = make_briefs(files, Reading(), workers=1)
    monkeypatch.setattr(briefs, "WORTH_WORKERS", 1)
    monkeypatch.setattr(briefs, "BATCH", 1)
    assert make_briefs(files, Reading(), workers=2) == alone


def test_an_article_that_breaks_an_extractor_is_a_problem_and_the_rest_goes_on(
    files: list[ArticleFile], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = worker.analyse

    def breaks_on_one(article: object, *rest: object) -> object:
        if article is files[1].article:
            raise ZeroDivisionError("by zero")
        return real(article, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(worker, "analyse", breaks_on_one)
    result = make_briefs(files, Reading())
    assert [brief.article.id for brief in result.briefs] == ["a0", "a2", "a3"]
    (problem,) = result.problems
    assert (problem.path, problem.code) == ("a1.md", "internal-error")
    assert "ZeroDivisionError: by zero" in problem.found
