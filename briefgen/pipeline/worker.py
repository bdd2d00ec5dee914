"""Makes briefs in one process, the desk's own or one of a pool: model, layers, findings, what they give to others.

This module and what it imports is loaded only where an article has no brief yet: a build that changes nothing needs
neither grammar nor rules.
"""

from __future__ import annotations

import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from briefgen import __version__
from briefgen.cache import Cache, Made, Parses
from briefgen.extract import registry
from briefgen.language import grammar
from briefgen.language.analysis import analyse
from briefgen.model import Brief, ModelIdentity, Provenance
from briefgen.pipeline.reading import Reading
from briefgen.pipeline.versions import parse_key, rules_version
from briefgen.problems import BriefgenError, Problem
from briefgen.publish.search.searchable import searchable
from briefgen.serialise import packed
from briefgen.source.article import ArticleFile
from briefgen.source.document import Document, parse
from briefgen.synthesis.contribution import contribute


@dataclass(slots=True)
class Job:
    """One article on its way through the language stage; `key` is what its parses are kept by."""

    key: str
    file: ArticleFile
    document: Document
    parses: Parses | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one article; `parses` where the language model had to read it."""

    made: Made | None
    problems: tuple[Problem, ...]
    parses: Parses | None


def jobs(files: Sequence[ArticleFile], identity: ModelIdentity, cache: Cache | None) -> list[Job]:
    """The jobs of these articles, with the parses that the cache has of them."""
    documents = [parse(file.text, file.body, shown=file.article.path) for file in files]
    keys = [parse_key(document, identity) for document in documents]
    known = cache.parses(keys) if cache else {}
    return [
        Job(key, file, document, known.get(key)) for key, file, document in zip(keys, files, documents, strict=True)
    ]


class Worker:
    """Makes briefs in one process; the language model is loaded when a first article needs it."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._model: grammar.LanguageModel | None = None
        self._identity, _ = grammar.checked(reading.model)
        self._extractors = registry.installed()

    def batch(self, jobs: Sequence[Job]) -> list[Outcome]:
        new = [job for job in jobs if job.parses is None]
        if new:
            self._model = self._model or grammar.load(self._reading.model)
            texts = [block.text for job in new for block in job.document.blocks]
            rows = iter(self._model.parse(texts))
            for job in new:
                job.parses = tuple(next(rows) for _ in job.document.blocks)
        read = {id(job) for job in new}
        return [self._brief(job, new=id(job) in read) for job in jobs]

    def _brief(self, job: Job, *, new: bool) -> Outcome:
        assert job.parses is not None
        made: Made | None = None
        problems: list[Problem] = []
        try:
            text = grammar.read(job.document, job.parses)
            found = registry.run(analyse(job.file.article, text, self._reading.register), self._extractors)
            nouns = {noun: getattr(found, noun) for noun in found.__struct_fields__}
            provenance = Provenance(briefgen=__version__, model=self._identity, rules=rules_version())
            brief = Brief(article=job.file.article, provenance=provenance, **nouns)
            given = contribute(brief, job.document)
            made = Made(packed(brief), given, job.document.problems, searchable(brief, job.document, given))
        except BriefgenError as error:
            problems.extend(error.problems)
        except Exception as error:  # one article must not take the site with it
            problems.append(_internal_error(job.file.article.path, error))
        return Outcome(made, tuple(problems), job.parses if new else None)


_worker: Worker | None = None


def start(reading: Reading) -> None:
    global _worker  # noqa: PLW0603 - a pool's initialiser has no other way to hand over
    _worker = Worker(reading)


def work(batch: list[tuple[ArticleFile, Parses | None]]) -> list[Outcome]:
    assert _worker is not None
    return _worker.batch(
        [Job("", file, parse(file.text, file.body, shown=file.article.path), parses) for file, parses in batch]
    )


def _internal_error(path: str, error: Exception) -> Problem:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return Problem(
        path=path,
        line=0,
        column=0,
        code="internal-error",
        found=f"{type(error).__name__}: {error} ({Path(frame.filename).name}:{frame.lineno})",
        expected="a brief",
        cure="this is a bug: report it with the article; the rest of the site is built",
    )
