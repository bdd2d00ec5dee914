"""What the commands show while they work: progress and problems, on standard error. Nothing else prints."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars

from briefgen.problems import Problem

COLOURS = {"error": "bold red", "warning": "yellow", "note": "dim"}


class Display:
    """Progress as bars on a terminal, as plain lines elsewhere, as nothing when quiet; problems always."""

    def __init__(self, *, quiet: bool = False) -> None:
        self._quiet = quiet
        self._console = Console(stderr=True, highlight=False, soft_wrap=True)
        self._bars = Bars(
            TextColumn("{task.description:>12}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=self._console,
            disable=not self._console.is_terminal or quiet,
        )
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> Display:
        self._bars.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bars.stop()

    def progress(self, stage: str, done: int, total: int) -> None:
        """Shows that `done` of `total` are through a stage, such as "analysed"."""
        if self._bars.disable:
            if done == total and not self._quiet:
                self._console.print(f"{stage} {done}")
            return
        if stage not in self._tasks:
            self._tasks[stage] = self._bars.add_task(stage, total=total)
        self._bars.update(self._tasks[stage], completed=done, total=total)

    def line(self, text: str) -> None:
        """A problem, or why nothing was done: shown also when quiet."""
        self._console.print(text, markup=False)

    def done(self, text: str) -> None:
        """What was done or may be of interest, unless quiet."""
        if not self._quiet:
            self.line(text)

    def problems(self, problems: Iterable[Problem]) -> None:
        """One line a problem, in the order of their places."""
        for problem in sorted(problems):
            self._console.print(str(problem), style=COLOURS[problem.severity], markup=False)


def fail(problems: Iterable[Problem]) -> None:
    """Shows problems where nothing else can be shown."""
    for problem in sorted(problems):
        sys.stderr.write(f"{problem}\n")
