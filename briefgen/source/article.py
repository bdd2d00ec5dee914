"""Finds and reads articles: the file's text, its front matter with positions, and what is wrong with them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import msgspec

from briefgen.model import Article, ArticleStatus, Source, TextRights
from briefgen.problems import Problem
from briefgen.source.fields import Fields
from briefgen.source.foreign import HINTS, report_held_back
from briefgen.source.front_matter import Scalar, read_mapping, split
from briefgen.source.slugs import slug
from briefgen.source.text_file import leaves, read_text

Reliability = Literal["A", "B", "C", "D", "E", "F"]
Credibility = Literal[1, 2, 3, 4, 5, 6]


@dataclass(frozen=True, slots=True)
class ArticleFile:
    """An article as read: its header's values, its decoded text and where the Markdown begins in it."""

    article: Article
    text: str = field(repr=False)
    body: int


def find_articles(folder: Path) -> list[Path]:
    """The Markdown files of a folder and those below it, sorted by path.

    Linked folders are not entered; one that lies outside is listed itself, so that reading it reports it.
    """
    found: list[Path] = []
    for parent, folders, files in os.walk(folder):
        here = Path(parent)
        found += [here / name for name in files if name.endswith(".md")]
        found += [here / name for name in folders if (here / name).is_symlink() and leaves(here / name, folder)]
    return sorted(found)


def read_article(
    path: Path, *, shown: str, folder: Path | None = None, rights: TextRights = "full"
) -> tuple[ArticleFile | None, list[Problem]]:
    """One article file; None where a problem of severity error keeps it out.

    `shown` is its path in problems. With `folder`, a symbolic link must not lead out of that folder. `rights` is
    the desk's `text` for an article that does not say its own.
    """
    file = read_text(path, shown=shown, folder=folder)
    if isinstance(file, Problem):
        return None, [file]
    parts = split(file.text)
    if parts is None:
        return None, [_no_front_matter(file.text, shown)]
    header, body = parts
    mapping, problems = read_mapping(header, shown=shown, first_line=2)
    article = None
    if mapping is not None:
        article = _read_header(Fields(mapping, shown=shown, problems=problems), path, file.sha256)
    if article is not None and mapping is not None and not any(key.text == "text" for key, _ in mapping.entries):
        article = msgspec.structs.replace(article, text=rights)
    if not file.text[body:].strip():
        line = file.text.count("\n", 0, body) + 1
        problems.append(
            Problem(
                path=shown, line=line, column=1, code="empty-body", found="nothing stands below the front matter",
                expected="a brief is made from the article's text", cure="add the text, or remove the file",
            )
        )  # fmt: skip
    problems.sort(key=lambda problem: (problem.line, problem.column))
    if article is None or any(problem.severity == "error" for problem in problems):
        return None, problems
    return ArticleFile(article, file.text, body), problems


def _read_header(fields: Fields, path: Path, sha256: str) -> Article:
    """The article that front matter describes. What it cannot do without is reported, and stands here as ''."""
    title = fields.text("title", severity="error")
    date = fields.date("date", severity="error")
    if title is None:
        _missing(fields, "title", "every page and every list names the article by its title")
    if date is None:
        _missing(fields, "date", "relative dates such as 'next month' are counted from the publication date")
    source = _read_source(fields)
    information = fields.mapping_of("information")
    credibility: Credibility | None = None
    if information is not None:
        credibility = information.choice("credibility", Credibility)
        information.report_unknown()
    elif (value := fields.node("information")) is not None:
        fields.bad(
            "information", value, "not a mapping", "it has one key, credibility", "indent 'credibility: 2' below it"
        )
    status: ArticleStatus | None = fields.choice("status", ArticleStatus, severity="error")
    rights: TextRights | None = fields.choice("text", TextRights, severity="error")
    article = Article(
        id=slug(fields.text("slug") or path.stem), path=fields.shown, title=title or "", date=date or "",
        source=source, language=_read_language(fields), sha256=sha256, authors=fields.texts("author"),
        updated=fields.date("updated"), tags=fields.texts("tags"), topics=fields.texts("topics"),
        places=fields.texts("places"), summary=fields.text("summary"), credibility=credibility,
        status=status or "published", text=rights or "full",
    )  # fmt: skip
    report_held_back(fields)
    fields.report_unknown(HINTS)
    return article


def _read_source(fields: Fields) -> Source:
    inner = fields.mapping_of("source")
    value = fields.node("source")
    if inner is not None and value is not None:
        name = inner.text("name")
        source = Source(
            name=name or "", url=inner.address("url"), accessed=inner.text("accessed"),
            archived=inner.text("archived"), reliability=inner.choice("reliability", Reliability),
        )  # fmt: skip
        inner.report_unknown()
        if name is None:
            _missing(fields, "source", "readers are told where a text comes from", at=(value.line, value.column))
        return source
    if isinstance(value, Scalar):
        name = " ".join(value.text.split())
        fields.bad(
            "source", value, f"the text '{name}'", "it has the keys name and url", f"write 'source: {{name: {name}}}'"
        )
        return Source(name=name)
    if value is not None:
        fields.bad("source", value, "a list", "it has the keys name and url", "indent 'name: …' and 'url: …' below it")
        return Source(name="")
    _missing(fields, "source", "readers are told where a text comes from")
    return Source(name="")


def _read_language(fields: Fields) -> str:
    language = fields.text("language") or "en"
    if language.lower().split("-")[0].split("_")[0] != "en":
        value = fields.node("language")
        assert value is not None
        fields.problems.append(
            Problem(
                path=fields.shown, line=value.line, column=value.column, code="bad-language",
                found=f"language '{language}'", expected="briefgen has rules for English (en) alone and uses those",
                cure="check this brief with care, or leave the article out", severity="warning",
            )
        )  # fmt: skip
    return language


_MISSING_CODES = {"title": "missing-title", "date": "missing-date", "source": "missing-source"}


def _missing(fields: Fields, key: str, expected: str, at: tuple[int, int] | None = None) -> None:
    written = fields.mapping.entries
    place = next(((k.line, k.column) for k, _ in written if k.text == key), (1, 1))
    if key in ("title", "date") and fields.node(key) is not None:
        return  # it is there, and what is wrong with it has been said
    line, column = at or place
    cures = {
        "title": "add 'title: …'", "date": "add 'date: YYYY-MM-DD'",
        "source": "add 'source:' with 'name: …' and 'url: …' below it",
    }  # fmt: skip
    name = "source.name" if at else key
    cure = "add 'name: …' below 'source:'" if at else cures[key]
    fields.problems.append(
        Problem(
            path=fields.shown, line=line, column=column, code=_MISSING_CODES[key], found=f"'{name}' is missing",
            expected=expected, cure=cure, severity="warning" if key == "source" else "error",
        )
    )  # fmt: skip


def _no_front_matter(text: str, shown: str) -> Problem:
    line = 1
    found = "the file does not begin with front matter"
    cure = "add 'title' and 'date' between two lines '---' at the top"
    if text.startswith("---"):
        is_fence = text.partition("\n")[0].rstrip(" \t") == "---"
        found = "the front matter is not closed" if is_fence else "the first line is more than '---'"
        cure = "add '---' below the keys" if is_fence else "write three hyphens there and nothing else"
    elif text.startswith("+++"):
        found, cure = "the front matter is TOML", "write it as 'key: value' between two lines '---' instead of '+++'"
    elif text.lstrip().startswith("---"):
        line = text[: len(text) - len(text.lstrip())].count("\n") + 1
        found, cure = "something stands before the front matter", "remove the blank lines or spaces above its '---'"
    return Problem(
        path=shown, line=line, column=1, code="no-front-matter", found=found,
        expected="an article begins with '---', its keys, and '---' again", cure=cure,
    )  # fmt: skip


def duplicate_slugs(files: Sequence[ArticleFile]) -> list[Problem]:
    """A problem for each article whose address an earlier one has, also where only upper and lower case differ."""
    first: dict[str, str] = {}
    problems = []
    for article in (file.article for file in files):
        other = first.setdefault(article.id.casefold(), article.path)
        if other != article.path:
            problems.append(
                Problem(
                    path=article.path, line=0, column=0, code="duplicate-slug",
                    found=f"the address '{article.id}' belongs to {other} already",
                    expected="each article has an address of its own; this one was left out",
                    cure="add 'slug: …' to one of the two, or rename it",
                )
            )  # fmt: skip
    return problems


def same_text(files: Iterable[ArticleFile]) -> list[Problem]:
    """A warning for each article whose text, apart from front matter and white space, an earlier one has."""
    first: dict[str, str] = {}
    problems = []
    for file in files:
        other = first.setdefault(" ".join(file.text[file.body :].split()), file.article.path)
        if other != file.article.path:
            problems.append(
                Problem(
                    path=file.article.path, line=file.text.count("\n", 0, file.body) + 1, column=1, code="same-text",
                    found=f"the text is that of {other}", expected="what was said once would be counted twice",
                    cure="remove one of the two files", severity="warning",
                )
            )  # fmt: skip
    return problems
