"""New desks and new articles: what `briefgen init` and `briefgen new` write. Nothing that exists is overwritten."""

from __future__ import annotations

import datetime
import json
import re
import unicodedata
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from briefgen.problems import BriefgenError, Problem

ARTICLE = """---
title: {title}
date: {date}
source:
  name:{source}
  # url: https://…
# author: …
# topics: […]
# status: draft
---

Write or paste the article here.
"""


def make_desk(folder: Path) -> list[Path]:
    """Copies the example desk into an empty or new folder, and gives the files made.

    Raises BriefgenError with `not-empty` where one of its files is there already.
    """
    example = resources.files("briefgen").joinpath("desk")
    wanted = {folder / path: content for path, content in _files(example, Path())}
    if existing := [path for path in wanted if path.exists()]:
        raise BriefgenError(
            *(
                Problem(
                    path=str(path),
                    line=0,
                    column=0,
                    code="not-empty",
                    found="this file exists already",
                    expected="a folder without a desk in it",
                    cure="name another folder, or move the file away",
                )
                for path in existing
            )
        )
    for path, content in wanted.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return list(wanted)


def make_article(content: Path, title: str, *, date: str, source: str) -> Path:
    """Writes `articles/DATE-TITLE.md` with its front matter filled in, and gives its path.

    Raises BriefgenError with `bad-date`, or `not-empty` where the file is there already.
    """
    try:
        datetime.date.fromisoformat(date)
    except ValueError:
        raise BriefgenError(
            Problem(
                path="--date",
                line=0,
                column=0,
                code="bad-date",
                found=f"{date!r} is not a date",
                expected="the article's publication date",
                cure="write it as YYYY-MM-DD",
            )
        ) from None
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-") or "article"
    path = content / "articles" / f"{date}-{slug}.md"
    if path.exists():
        raise BriefgenError(
            Problem(
                path=str(path),
                line=0,
                column=0,
                code="not-empty",
                found="this file exists already",
                expected="a new article",
                cure="give another title or date",
            )
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    name = f" {_quoted(source)}" if source else "  # the outlet that published it"
    path.write_text(ARTICLE.format(title=_quoted(title), date=date, source=name), encoding="utf-8")
    return path


def _quoted(text: str) -> str:
    """A JSON string is a YAML string: quotes and colons in a title cannot break the front matter."""
    return json.dumps(text, ensure_ascii=False)


def _files(folder: Traversable, at: Path) -> list[tuple[Path, bytes]]:
    found = []
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.is_dir():
            found += _files(entry, at / entry.name)
        else:
            found.append((at / entry.name, entry.read_bytes()))
    return found
