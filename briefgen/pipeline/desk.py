"""Everything a desk keeps, read once: articles, dossiers and register, and what is wrong with them together."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from briefgen.config import ARTICLES, REGISTER, TOPICS, Settings
from briefgen.pipeline.progress import Progress, silent
from briefgen.problems import Problem
from briefgen.source.article import ArticleFile, duplicate_slugs, find_articles, read_article, same_text
from briefgen.source.register import EMPTY, Register, read_register
from briefgen.source.topic import Topic, read_topic


@dataclass(frozen=True, slots=True)
class Desk:
    """What was read: `files` are the articles to build, without drafts unless they were asked for."""

    files: tuple[ArticleFile, ...]
    topics: tuple[Topic, ...]
    register: Register
    problems: tuple[Problem, ...]


def read_desk(settings: Settings, progress: Progress = silent) -> Desk:
    """Reads a desk's content; nothing is written. Articles, then dossiers, each sorted by path."""
    files, problems = _articles(settings, progress)
    topics = []
    for path in sorted((settings.content / TOPICS).glob("*.md")):
        topic, found = read_topic(path, shown=shown(path, settings))
        problems.extend(found)
        if topic and (settings.drafts or topic.status != "draft"):
            topics.append(topic)
    register, register_path = EMPTY, settings.content / REGISTER
    if register_path.exists():
        register, found = read_register(register_path, shown=shown(register_path, settings))
        problems.extend(found)
    return Desk(tuple(files), tuple(topics), register, tuple(problems))


def _articles(settings: Settings, progress: Progress) -> tuple[list[ArticleFile], list[Problem]]:
    """The articles that can be built, and what is wrong with the others and between them."""
    files: list[ArticleFile] = []
    problems: list[Problem] = []
    paths = find_articles(settings.content / ARTICLES)
    for number, path in enumerate(paths, 1):
        file, found = read_article(path, shown=shown(path, settings), folder=settings.content, rights=settings.text)
        problems.extend(found)
        if file:
            files.append(file)
        progress("read", number, len(paths))
    clashes = duplicate_slugs(files)
    left_out = {problem.path for problem in clashes}
    problems += [*clashes, *same_text(files)]
    built = [
        file
        for file in files
        if file.article.path not in left_out and (settings.drafts or file.article.status != "draft")
    ]
    return built, problems


def shown(path: Path, settings: Settings) -> str:
    """A path as editors know it: relative to the folder of mkdocs.yml."""
    return path.relative_to(settings.root).as_posix() if path.is_relative_to(settings.root) else str(path)
