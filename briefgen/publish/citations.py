"""How to cite an article: BibTeX for people who write, RIS and CSL-JSON for the programmes that keep references."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

import msgspec

from briefgen.model import Article
from briefgen.publish import addresses

_SPECIAL = "&%$#_"
_WORDED = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation in three forms; `ris` and `csl` are addresses that hold the whole file."""

    bibtex: str
    ris: str
    csl: str
    name: str


def citation(article: Article) -> Citation:
    """The citation of an article as its source published it."""
    name = addresses.article_slug(article.id)
    return Citation(
        bibtex=_bibtex(article, name),
        ris=_address("application/x-research-info-systems", _ris(article)),
        csl=_address("application/json", _csl(article, name)),
        name=name,
    )


def _bibtex(article: Article, name: str) -> str:
    fields = [
        ("author", " and ".join(f"{{{_tex(author)}}}" for author in article.authors)),
        ("title", f"{{{_tex(article.title)}}}"),
        ("organization", _tex(article.source.name)),
        ("date", article.date[:10]),
        ("year", article.date[:4]),
        ("url", article.source.url or ""),
        ("urldate", _day(article.source.accessed)),
    ]
    lines = "".join(f"  {key} = {{{value}}},\n" for key, value in fields if value)
    return f"@online{{{name},\n{lines}}}\n"


def _ris(article: Article) -> str:
    fields = [
        ("TY", "NEWS"),
        *(("AU", author) for author in article.authors),
        ("TI", article.title),
        ("T2", article.source.name),
        ("PY", article.date[:4]),
        ("DA", article.date[:10].replace("-", "/")),
        ("LA", article.language),
        ("UR", article.source.url or ""),
        ("Y2", _day(article.source.accessed).replace("-", "/")),
    ]
    lines = "".join(f"{key}  - {' '.join(value.split())}\r\n" for key, value in fields if value)
    return f"{lines}ER  - \r\n"


def _csl(article: Article, name: str) -> str:
    accessed = _day(article.source.accessed)
    entry = {
        "id": name,
        "type": "article-newspaper",
        "title": article.title,
        "author": [{"literal": author} for author in article.authors],
        "container-title": article.source.name,
        "issued": {"date-parts": [_parts(article.date[:10])]},
        "accessed": {"date-parts": [_parts(accessed)]} if accessed else None,
        "URL": article.source.url,
        "language": article.language,
    }
    return msgspec.json.encode([{key: value for key, value in entry.items() if value}]).decode("utf-8")


def _parts(day: str) -> list[int]:
    return [int(part) for part in day.split("-")]


def _day(words: str | None) -> str:
    """The day in an editor's own words, where they are an ISO day."""
    return words[:10] if words and _DAY.match(words) else ""


def _tex(words: str) -> str:
    """Words that BibTeX takes as they are; braces go, since they would have to be paired."""
    plain = " ".join(words.split()).replace("{", "").replace("}", "")
    return "".join(_WORDED.get(c, f"\\{c}" if c in _SPECIAL else c) for c in plain)


def _address(kind: str, content: str) -> str:
    return f"data:{kind};charset=utf-8,{quote(content)}"
