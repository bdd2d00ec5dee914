"""Long lists cut into pages whose addresses stay what they are while articles are added.

A list that grows at its new end is stacked: its older pages are full, and numbered from the oldest, so that a new
article changes the newest page and nothing behind it. A list of names is cut by letter. A small list stays whole.
"""

from __future__ import annotations

import itertools
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from briefgen.publish import addresses, wording
from briefgen.synthesis.naming import normalised

Item = TypeVar("Item")
ELSE = "0"  # the letter of names that begin with none of ours, in addresses; "#" on pages


@dataclass(frozen=True, slots=True)
class Step:
    """A link of a paged list."""

    label: str
    address: str


@dataclass(frozen=True, slots=True)
class Paging:
    """Where a page stands among those of one list. `label` is empty on the page at the list's own address."""

    label: str = ""
    start: Step | None = None
    newer: Step | None = None
    older: Step | None = None

    @property
    def first(self) -> bool:
        """Whether the page stands at the list's own address, with all that is said once."""
        return not self.label


@dataclass(frozen=True, slots=True)
class Sheet(Generic[Item]):
    """One page's part of a long list."""

    address: str
    items: tuple[Item, ...]
    paging: Paging


@dataclass(frozen=True, slots=True)
class Contents:
    """A line of a list's table of contents: a year (with a page at `address`, or "") and its months, or the letters."""

    title: str
    steps: tuple[Step, ...]
    address: str = ""


def sheets(
    address: str, items: Sequence[Item], size: int, *, span: Callable[[Item], str] | None = None
) -> tuple[Sheet[Item], ...]:
    """A list in a fixed order cut into pages of `size`; an empty list has one page. `span` names an item in labels."""
    total = max(1, -(-len(items) // size))
    parts = [tuple(items[at * size : (at + 1) * size]) for at in range(total)]

    def step(number: int) -> Step:
        named = f", {span(parts[number - 1][0])} to {span(parts[number - 1][-1])}" if span else ""
        return Step(f"Page {number}{named}", addresses.numbered(address, number))

    found = []
    for number, part in enumerate(parts, 1):
        newer = step(number - 1) if number > 1 else None
        older = step(number + 1) if number < total else None
        paging = Paging(f"page {number}" if number > 1 else "", step(1) if number > 2 else None, newer, older)
        found.append(Sheet(addresses.numbered(address, number), part, paging))
    return tuple(found)


def stacked(address: str, items: Sequence[Item], size: int, *, day: Callable[[Item], str]) -> tuple[Sheet[Item], ...]:
    """A list that is newest first, as pages of `size` counted from the oldest.

    The newest page stands at `address` and holds what is left, up to half as much again. `day` gives an item's ISO day.
    """
    older_pages = max(0, -(-(len(items) - size - size // 2) // size))
    newest = len(items) - older_pages * size
    parts = [tuple(items[:newest])]
    parts += [tuple(items[newest + at * size : newest + (at + 1) * size]) for at in range(older_pages)]
    steps = [Step("Newest", address)]
    for number, part in zip(range(older_pages, 0, -1), parts[1:], strict=True):
        title = f"Page {number}, {wording.days(day(part[-1]), day(part[0]))}"
        steps.append(Step(title, addresses.counted(address, number)))
    found = []
    for at, (step, part) in enumerate(zip(steps, parts, strict=True)):
        newer = steps[at - 1] if at else None
        older = steps[at + 1] if at < older_pages else None
        paging = Paging(step.label.replace("Page", "page") if at else "", steps[0] if at > 1 else None, newer, older)
        found.append(Sheet(step.address, part, paging))
    return tuple(found)


def month_anchor(iso: str) -> str:
    """The id, on a page, of what belongs to a day's month."""
    return f"m-{iso[:7]}"


def months_of(found: Iterable[Sheet[Item]], day: Callable[[Item], str], *, anchored: bool) -> tuple[Contents, ...]:
    """A stacked list's contents by year and month; a month leads to the page that its newest item stands on."""
    counts: dict[str, int] = defaultdict(int)
    places: dict[str, str] = {}
    for sheet in found:
        for item in sheet.items:
            counts[day(item)[:7]] += 1
            places.setdefault(day(item)[:7], sheet.address)
    lines = []
    for year, months in itertools.groupby(counts, key=lambda month: month[:4]):
        steps = (
            Step(
                f"{wording.MONTHS[int(month[5:7]) - 1]}\u00a0({counts[month]})",
                places[month] + (f"#{month_anchor(month)}" if anchored else ""),
            )
            for month in months
        )
        lines.append(Contents(year, tuple(steps)))
    return tuple(lines)


def letter(name: str) -> str:
    """The letter, a to z, under which a sortable name is looked up; `ELSE` where it begins with none of them."""
    plain = unicodedata.normalize("NFKD", name)[:1].casefold()
    return plain if "a" <= plain <= "z" else ELSE


def lettered(
    address: str, items: Iterable[Item], size: int, name: Callable[[Item], str]
) -> dict[str, tuple[Sheet[Item], ...]]:
    """A list in alphabetical order as pages for each letter, in the order of letters; `name` gives an item's name."""
    groups: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        groups[letter(normalised(name(item)))].append(item)
    order = sorted(groups, key=lambda one: (one == ELSE, one))
    return {one: sheets(addresses.lettered(address, one), groups[one], size, span=name) for one in order}


def letters_of(found: Mapping[str, Sequence[Sheet[Item]]]) -> Contents:
    """The line of letters of a lettered list, each with how many names it has."""
    steps = []
    for one, parts in found.items():
        count = sum(len(part.items) for part in parts)
        steps.append(Step(f"{shown_letter(one)}\u00a0({count})", parts[0].address))
    return Contents("By letter", tuple(steps))


def shown_letter(one: str) -> str:
    return "#" if one == ELSE else one.upper()
