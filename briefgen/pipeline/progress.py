"""What the stages tell whoever watches them. How it is shown is for `console`."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Told that `done` of `total` things are through a stage, such as "analysed"."""

    def __call__(self, stage: str, done: int, total: int) -> None: ...


def silent(stage: str, done: int, total: int) -> None:
    """The progress that nobody watches."""
