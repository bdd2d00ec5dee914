"""How a desk's articles are to be read: what the briefs depend on beside the articles and the rules."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.source.register import EMPTY, Register


@dataclass(frozen=True, slots=True)
class Reading:
    """How articles are to be read: the model's package name (None: the default) and the desk's register."""

    model: str | None = None
    register: Register = EMPTY
