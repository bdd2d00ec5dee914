"""From articles to briefs: what the cache knows is not made again, the rest is spread over processes."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from os import cpu_count
from typing import TYPE_CHECKING

from briefgen.cache import Cache, Made
from briefgen.language import grammar
from briefgen.model import Brief
from briefgen.pipeline.collector import resting_collector
from briefgen.pipeline.pools import pool
from briefgen.pipeline.progress import Progress, silent
from briefgen.pipeline.reading import Reading
from briefgen.pipeline.versions import brief_key
from briefgen.problems import Problem
from briefgen.source.article import ArticleFile

if TYPE_CHECKING:  # the rules are loaded where an article needs them, and never when nothing changed
    from briefgen.pipeline.worker import Job, Outcome

# A worker process costs about a second to start and load its model: less text than this is read faster without.
WORTH_WORKERS = 150_000
# Articles go to the model together until their text is about so long; it reads larger batches no faster.
BATCH = 20_000
# Batches that wait for each process: enough that none is idle, few enough that memory does not grow with the desk.
AHEAD = 3


@dataclass(frozen=True, slots=True)
class Result:
    """The briefs made, in the order of their articles, by which keys they are kept, and what went wrong on the way."""

    made: tuple[Made, ...]
    keys: tuple[str, ...]
    problems: tuple[Problem, ...]
    analysed: int = 0  # how many articles the language model had to read

    @property
    def briefs(self) -> tuple[Brief, ...]:
        return tuple(one.brief for one in self.made)


def make_briefs(
    files: Sequence[ArticleFile],
    reading: Reading,
    *,
    cache: Cache | None = None,
    workers: int = 1,
    progress: Progress = silent,
) -> Result:
    """A brief for every article that gives one; an article that breaks an extractor is a problem, not an end.

    Raises BriefgenError where no article can be read at all: `missing-model`, `model-mismatch`, `unmet-need`, or
    where a worker process was lost: `worker-lost`; the briefs made until then are kept.
    """
    identity, noted = grammar.checked(reading.model)
    keys = [brief_key(file, identity, reading.register) for file in files]
    with resting_collector():
        known = cache.briefs(keys) if cache else {}
    missing = [(key, file) for key, file in zip(keys, files, strict=True) if key not in known]
    progress("analysed", len(files) - len(missing), len(files))
    problems = list(noted)
    analysed = 0
    made_now = outcomes([file for _, file in missing], reading, cache=cache, workers=workers)
    for (key, _), outcome in zip(missing, made_now, strict=True):
        problems.extend(outcome.problems)
        if outcome.made:
            known[key] = outcome.made
            if cache:
                cache.keep_briefs({key: outcome.made})
        analysed += outcome.parses is not None
        progress("analysed", len(known), len(files))
    there = tuple(key for key in keys if key in known)
    made = tuple(known[key] for key in there)
    return Result(made, there, (*problems, *(problem for one in made for problem in one.problems)), analysed)


def outcomes(
    files: Sequence[ArticleFile], reading: Reading, *, cache: Cache | None = None, workers: int = 1
) -> Iterator[Outcome]:
    """What comes of each article, in their order and as soon as it is there; few articles are in memory at a time.

    The model's parses are taken from the cache and kept there. Raises BriefgenError as `make_briefs` does.
    """
    if not files:
        return
    from briefgen.pipeline import worker

    identity, _ = grammar.checked(reading.model)
    processes = min(workers or cpu_count() or 1, 1 + sum(len(file.text) for file in files) // WORTH_WORKERS)
    batches = (worker.jobs(batch, identity, cache) for batch in _batches(files))
    if processes == 1:
        alone = worker.Worker(reading)
        for jobs in batches:
            yield from _kept(jobs, alone.batch(jobs), cache)
        return
    waiting: deque[tuple[list[Job], Future[list[Outcome]]]] = deque()
    with pool(processes, worker.start, reading) as executor:
        for jobs in batches:
            waiting.append((jobs, executor.submit(worker.work, [(job.file, job.parses) for job in jobs])))
            if len(waiting) > AHEAD * processes:
                first, future = waiting.popleft()
                yield from _kept(first, future.result(), cache)
        for later, future in waiting:
            yield from _kept(later, future.result(), cache)


def _kept(jobs: Sequence[Job], found: Sequence[Outcome], cache: Cache | None) -> Sequence[Outcome]:
    """The outcomes of these jobs, their new parses kept."""
    if cache:
        new = {job.key: one.parses for job, one in zip(jobs, found, strict=True) if one.parses is not None}
        cache.keep_parses(new)
    return found


def _batches(files: Iterable[ArticleFile]) -> Iterator[list[ArticleFile]]:
    batch: list[ArticleFile] = []
    size = 0
    for file in files:
        batch.append(file)
        size += len(file.text)
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
