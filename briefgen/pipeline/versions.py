"""What a kept result depends on, as keys: text, model, and the code and data that turn one into the other.

Versions are digests of the package's own files, never numbers that somebody has to remember to raise.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache as once
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

import briefgen
from briefgen.extract import plugins
from briefgen.model import ModelIdentity
from briefgen.publish.figures.world import FILE as WORLD
from briefgen.publish.pages import Page, SiteOptions
from briefgen.source.article import ArticleFile
from briefgen.source.register import Register
from briefgen.source.topic import Topic

if TYPE_CHECKING:
    from briefgen.source.document import Document

PACKAGE = Path(briefgen.__file__).parent


def brief_key(file: ArticleFile, identity: ModelIdentity, register: Register) -> str:
    """What a brief depends on: the article's bytes and address, the model, the rules and the register."""
    article = msgspec.json.encode(file.article)
    known = msgspec.json.encode(register)
    return _digest(rules_version().encode(), identity.sha256.encode(), article, known)


def parse_key(document: Document, identity: ModelIdentity) -> str:
    """What a parse depends on: the blocks' text, the model and the code that reads it."""
    texts = [block.text.encode("utf-8", "surrogatepass") for block in document.blocks]
    return _digest(identity.sha256.encode(), _grammar_version().encode(), *texts)


@once
def rules_version() -> str:
    """A digest of the code and data that turn text into findings, and of the plug-in extractors installed."""
    files = [PACKAGE / "spans.py", PACKAGE / "model.py", PACKAGE / "serialise.py"]
    files.append(PACKAGE / "synthesis" / "contribution.py")
    files += [PACKAGE / "publish" / "search" / name for name in ("searchable.py", "terms.py")]
    files += [PACKAGE / "publish" / name for name in ("highlight.py", "marks.py", "sentences.py")]
    for stage in ("source", "language", "extract"):
        files += [path for path in (PACKAGE / stage).rglob("*") if path.is_file() and path.suffix != ".pyc"]
    libraries = [f"{name} {version(name)}" for name in ("holidays", "markdown-it-py", "mdit-py-plugins")]
    named = (briefgen.__version__, *libraries, *plugins.versions())
    return _digest(*(name.encode() for name in named), *_contents(files))[:16]


@once
def _grammar_version() -> str:
    return _digest(version("spacy").encode(), *_contents([PACKAGE / "language" / "grammar.py"]))


@dataclass(frozen=True, slots=True)
class Versions:
    """What all pages depend on beside their own content; files that no template makes depend on less."""

    pages: str
    files: str


def site_versions(theme_dirs: Iterable[str], options: SiteOptions) -> Versions:
    """The versions of settings and of the code that renders; for pages, of the templates too."""
    code = [path for stage in ("publish", "source") for path in (PACKAGE / stage).rglob("*.py")]
    code.append(PACKAGE / "publish" / "figures" / WORLD)
    names = ("icalendar", "jinja2", "markdown-it-py", "mdit-py-plugins", "pillow")
    libraries = (f"{name} {version(name)}".encode() for name in names)
    files = _digest(msgspec.json.encode(options), *libraries, *_contents(code))
    templates = [path for folder in theme_dirs for path in sorted(Path(folder).rglob("*.html"))]
    written = (part for path in templates for part in (str(path).encode(), path.read_bytes()))
    return Versions(_digest(files.encode(), *written), files)


def site_key(
    versions: Versions, briefs: Iterable[str], register: Register, topics: Iterable[Topic], as_of: datetime.date
) -> str:
    """All that goes into the generated pages of a site, by the keys of its briefs; `options` are in `versions`."""
    code = [path for stage in ("synthesis", "pipeline") for path in (PACKAGE / stage).rglob("*.py")]
    desk = (as_of.isoformat().encode(), msgspec.json.encode(register), msgspec.json.encode(tuple(topics)))
    return _digest(
        versions.pages.encode(), rules_version().encode(), *desk, *(key.encode() for key in briefs), *_contents(code)
    )


def page_digest(page: Page, versions: Versions) -> str:
    """All that goes into a page's bytes."""
    return _digest(page.digest.encode(), (versions.pages if page.template else versions.files).encode())


def _contents(files: list[Path]) -> Iterator[bytes]:
    for path in sorted(files):
        yield path.relative_to(PACKAGE).as_posix().encode()
        yield path.read_bytes()


def _digest(*parts: bytes) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "little"))
        digest.update(part)
    return digest.hexdigest()
