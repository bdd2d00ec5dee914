"""Extractors that other packages offer, as they are announced; loading and running them is for `registry`.

Read on every build, also where no article is: it imports none of the extractors.
"""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points

# The entry-point group in which other packages offer extractor classes.
GROUP = "briefgen.extractors"


def offered() -> list[EntryPoint]:
    """The announcements, by name."""
    return sorted(entry_points(group=GROUP), key=lambda point: point.name)


def versions() -> tuple[str, ...]:
    """Name and version of every installed package that offers an extractor, for the keys of kept briefs."""
    return tuple(f"{point.name} {point.dist.name} {point.dist.version}" for point in offered() if point.dist)
