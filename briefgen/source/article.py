"""Finds and reads articles: the file's text, its front matter with positions, and what is wrong with them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from briefgen.model import Article, Source
from briefgen.problems import Problem


@dataclass(frozen=True, slots=True)
class ArticleFile:
    """An article as read: its header's values, its decoded text and where the Markdown begins in it."""

    article: Article
    text: str = field(repr=False)
    body: int


def find_articles(folder: Path) -> list[Path]:
    """The Markdown files of a folder and those below it, sorted by path."""
    return sorted(p for p in folder.rglob("*.md") if p.is_file())


def read_article(path: Path, *, shown: str) -> tuple[ArticleFile | None, list[Problem]]:
    """One article file; None where a problem of severity error keeps it out. `shown` is its path in problems."""
    # PLACEHOLDER for the first hour.
    text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    end = text.index("\n---\n", 3)
    header = yaml.load(text[4:end], Loader=yaml.BaseLoader)
    source = header.get("source", {})
    article = Article(
        id=path.stem, path=shown, title=header["title"], date=header["date"], source=Source(name=source.get("name", "")),
        language="en", sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
    )  # fmt: skip
    return ArticleFile(article, text, end + 5), []
