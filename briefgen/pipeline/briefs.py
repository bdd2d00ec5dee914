"""From articles to briefs: what the cache knows is not made again, the rest is spread over processes."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from os import cpu_count
from pathlib import Path

from briefgen import __version__
from briefgen.cache import Cache, Made, Parses
from briefgen.extract import registry
from briefgen.language import grammar
from briefgen.language.analysis import analyse
from briefgen.model import Brief, ModelIdentity, Provenance
from briefgen.pipeline.progress import Progress, silent
from briefgen.pipeline.versions import brief_key, parse_key, rules_version
from briefgen.problems import BriefgenError, Problem
from briefgen.publish.search.searchable import searchable
from briefgen.source.article import ArticleFile
from briefgen.source.document import Document, parse
from briefgen.source.register import EMPTY, Register
from briefgen.synthesis.contribution import contribute

# A worker process costs about a second to start and load its model: less text than this is read faster without.
WORTH_WORKERS = 150_000
# Where only the rules run, on parses that are kept, an article costs about a fifth of what it costs with the model.
RULES_SHARE = 5
# Articles go to the model together until their text is about so long; it reads larger batches no faster.
BATCH = 20_000


@dataclass(frozen=True, slots=True)
class Result:
    """The briefs made, in the order of their articles, and what went wrong on the way."""

    made: tuple[Made, ...]
    problems: tuple[Problem, ...]
    analysed: int = 0  # how many articles the language model had to read

    @property
    def briefs(self) -> tuple[Brief, ...]:
        return tuple(one.brief for one in self.made)


@dataclass(frozen=True, slots=True)
class Reading:
    """How articles are to be read: the model's package name (None: the default) and the desk's register."""

    model: str | None = None
    register: Register = EMPTY


@dataclass(slots=True)
class _Job:
    """One article on its way through the language stage."""

    file: ArticleFile
    document: Document
    parses: Parses | None


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What came of one article; `parses` where the language model had to read it."""

    made: Made | None
    problems: tuple[Problem, ...]
    parses: Parses | None


def make_briefs(
    files: Sequence[ArticleFile],
    reading: Reading,
    *,
    cache: Cache | None = None,
    workers: int = 1,
    progress: Progress = silent,
) -> Result:
    """A brief for every article that gives one; an article that breaks an extractor is a problem, not an end.

    Raises BriefgenError where no article can be read at all: `missing-model`, `model-mismatch`, `unmet-need`.
    """
    registry.installed()
    identity, noted = grammar.checked(reading.model)
    keys = [brief_key(file, identity, reading.register) for file in files]
    known = cache.briefs(keys) if cache else {}
    missing = [(key, file) for key, file in zip(keys, files, strict=True) if key not in known]
    progress("analysed", len(files) - len(missing), len(files))
    problems = list(noted)
    analysed = 0
    for key, parsed, outcome in _outcomes(missing, identity, reading, cache, workers):
        problems.extend(outcome.problems)
        if outcome.made:
            known[key] = outcome.made
        if cache and outcome.parses is not None:
            cache.keep_parses({parsed: outcome.parses})
        if cache and outcome.made:
            cache.keep_briefs({key: outcome.made})
        analysed += outcome.parses is not None
        progress("analysed", len(known), len(files))
    made = tuple(known[key] for key in keys if key in known)
    return Result(made, (*problems, *(problem for one in made for problem in one.problems)), analysed)


def _outcomes(
    missing: Sequence[tuple[str, ArticleFile]],
    identity: ModelIdentity,
    reading: Reading,
    cache: Cache | None,
    workers: int,
) -> Iterator[tuple[str, str, _Outcome]]:
    """What comes of the articles without a brief, in order: (brief key, parse key, outcome)."""
    if not missing:
        return
    documents = [parse(file.text, file.body, shown=file.article.path) for _, file in missing]
    parse_keys = [parse_key(document, identity) for document in documents]
    parses = cache.parses(parse_keys) if cache else {}
    jobs = [
        _Job(file, document, parses.get(key))
        for (_, file), document, key in zip(missing, documents, parse_keys, strict=True)
    ]
    work = sum(len(job.file.text) // (1 if job.parses is None else RULES_SHARE) for job in jobs)
    processes = min(workers or cpu_count() or 1, 1 + work // WORTH_WORKERS)
    batches = list(_batches(jobs))
    keys = zip((key for key, _ in missing), parse_keys, strict=True)
    if processes == 1:
        for outcome in _Worker(reading).all(batches):
            yield *next(keys), outcome
        return
    slim = [[(job.file, job.parses) for job in batch] for batch in batches]
    with ProcessPoolExecutor(processes, get_context("spawn"), _start_worker, (reading,)) as pool:
        for outcomes in pool.map(_work, slim):
            for outcome in outcomes:
                yield *next(keys), outcome


def _batches(jobs: Iterable[_Job]) -> Iterator[list[_Job]]:
    batch: list[_Job] = []
    size = 0
    for job in jobs:
        batch.append(job)
        size += len(job.file.text)
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


class _Worker:
    """Makes briefs in one process; the language model is loaded when a first article needs it."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._model: grammar.LanguageModel | None = None
        self._identity, _ = grammar.checked(reading.model)
        self._extractors = registry.installed()

    def all(self, batches: Iterable[Sequence[_Job]]) -> Iterator[_Outcome]:
        for batch in batches:
            yield from self.batch(batch)

    def batch(self, jobs: Sequence[_Job]) -> list[_Outcome]:
        new = [job for job in jobs if job.parses is None]
        if new:
            self._model = self._model or grammar.load(self._reading.model)
            texts = [block.text for job in new for block in job.document.blocks]
            rows = iter(self._model.parse(texts))
            for job in new:
                job.parses = tuple(next(rows) for _ in job.document.blocks)
        return [self._brief(job, new=job in new) for job in jobs]

    def _brief(self, job: _Job, *, new: bool) -> _Outcome:
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
            made = Made(brief, given, job.document.problems, searchable(brief, job.document, given))
        except BriefgenError as error:
            problems.extend(error.problems)
        except Exception as error:  # one article must not take the site with it
            problems.append(_internal_error(job.file.article.path, error))
        return _Outcome(made, tuple(problems), job.parses if new else None)


_worker: _Worker | None = None


def _start_worker(reading: Reading) -> None:
    global _worker  # noqa: PLW0603 - a pool's initialiser has no other way to hand over
    _worker = _Worker(reading)


def _work(batch: list[tuple[ArticleFile, Parses | None]]) -> list[_Outcome]:
    assert _worker is not None
    return _worker.batch(
        [_Job(file, parse(file.text, file.body, shown=file.article.path), parses) for file, parses in batch]
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
