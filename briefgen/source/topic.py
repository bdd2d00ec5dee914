"""Topic dossiers: what belongs to one, and the desk's own judgement of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from briefgen.model import ArticleStatus
from briefgen.problems import Problem
from briefgen.source.fields import Fields
from briefgen.source.front_matter import read_mapping, split
from briefgen.source.slugs import slug
from briefgen.source.text_file import read_text


@dataclass(frozen=True, slots=True)
class Topic:
    """A dossier file. Articles belong to it by any of its tags, topics, actors or places; its slug is a topic too.

    `as_of` is the day of the desk's judgement, which stands in `text` from offset `body` on.
    """

    slug: str
    title: str
    tags: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    as_of: str | None = None
    text: str = field(default="", repr=False)
    body: int = 0
    status: ArticleStatus = "published"
    path: str = ""


def read_topic(path: Path, *, shown: str) -> tuple[Topic | None, list[Problem]]:
    """One dossier file; None where it cannot be used. `shown` is its path in problems."""
    file = read_text(path, shown=shown)
    if isinstance(file, Problem):
        return None, [file]
    parts = split(file.text)
    if parts is None:
        return None, [
            Problem(
                path=shown, line=1, column=1, code="no-front-matter",
                found="the file does not begin with closed front matter",
                expected="a dossier begins with '---', its keys, and '---' again",
                cure="add 'title' and what belongs to it between two lines '---' at the top",
            )
        ]  # fmt: skip
    header, body = parts
    mapping, problems = read_mapping(header, shown=shown, first_line=2)
    if mapping is None:
        return None, problems
    fields = Fields(mapping, shown=shown, problems=problems)
    title = fields.text("title", severity="error")
    topic = Topic(
        slug=slug(fields.text("slug") or path.stem), title=title or "", tags=fields.texts("tags"),
        topics=fields.texts("topics"), actors=fields.texts("actors"), places=fields.texts("places"),
        as_of=fields.date("as_of"), text=file.text, body=body, path=shown,
        status=fields.choice("status", ArticleStatus, severity="error") or "published",
    )  # fmt: skip
    fields.report_unknown()
    if title is None and fields.node("title") is None:
        problems.append(
            Problem(
                path=shown, line=1, column=1, code="missing-title", found="'title' is missing",
                expected="the dossier's page is named by its title", cure="add 'title: …'",
            )
        )  # fmt: skip
    problems.sort(key=lambda problem: (problem.line, problem.column))
    return (None if any(p.severity == "error" for p in problems) else topic), problems
