"""Pools of worker processes, and what is said where the system ends one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import active_children, get_context

from briefgen.problems import BriefgenError, Problem


@contextmanager
def pool(processes: int, start: Callable[..., None], *given: object) -> Iterator[ProcessPoolExecutor]:
    """Worker processes, each begun with `start(*given)`.

    Raises BriefgenError with `worker-lost` where one of them ends before its work: whatever it was given has no
    result then, and Python ends the others.
    """
    others = set(active_children())
    with ProcessPoolExecutor(processes, get_context("spawn"), start, given) as executor:
        try:
            yield executor
        except (BrokenProcessPool, ValueError, OSError) as error:  # the last two: it broke while a worker was begun
            if not _is_broken(executor):
                raise
            # Python overlooks a worker that it was just starting, and would wait for it for ever.
            for child in set(active_children()) - others:
                child.kill()
            raise BriefgenError(_worker_lost(processes)) from error


def _is_broken(executor: ProcessPoolExecutor) -> bool:
    """Whether a worker was lost: the pool takes no work any more."""
    try:
        executor.submit(int)
    except BrokenProcessPool:
        return True
    return False


def _worker_lost(processes: int) -> Problem:
    return Problem(
        path="--workers",
        line=0,
        column=0,
        code="worker-lost",
        found=f"one of {processes} worker processes was ended from outside, as a system does that runs out of memory",
        expected="memory for every worker until its work is done",
        cure="use fewer workers (--workers 1 needs least), or give more memory; then begin again",
    )
