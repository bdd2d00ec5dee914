"""What every drawn figure is: one or more drawings, words that say what they show, and the table behind them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from briefgen.publish.figures import svg

Fit = Literal["any", "narrow", "wide"]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the table: words, and where they lead."""

    words: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The data of a figure in words; the first cell of a row is its heading."""

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Key:
    """An entry of the legend: a small drawing of the mark, and what it means."""

    mark: str = field(repr=False)
    meaning: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """Finished SVG, and where it is shown: in a narrow place, in a wide one, or in any."""

    markup: str = field(repr=False)
    fit: Fit = "any"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure ready for the page. `note` says what the drawing leaves out, "" where it shows everything."""

    kind: str
    title: str
    drawings: tuple[Drawing, ...]
    table: Table
    keys: tuple[Key, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a figure's drawings share: the id their ids begin with, the way to the site's root, and their words."""

    id: str
    root: str
    title: str
    description: str

    def id_of(self, fit: Fit) -> str:
        """The beginning of one drawing's ids."""
        return self.id if fit == "any" else f"{self.id}-{fit}"


def drawing(
    content: Iterable[str], setting: Setting, *, size: tuple[float, float], linked: bool, fit: Fit = "any"
) -> Drawing:
    """An SVG of a size in its own units, with its title and description.

    One with links is a group and not an image, since what stands in an image cannot be reached by keyboard.
    """
    id = setting.id_of(fit)
    markup = svg.element(
        "svg",
        svg.element("title", svg.text(setting.title), id=f"{id}-title"),
        svg.element("desc", svg.text(setting.description), id=f"{id}-desc"),
        *content,
        css="figure-svg",
        viewBox=f"0 0 {svg.number(size[0])} {svg.number(size[1])}",
        role="group" if linked else "img",
        aria_labelledby=f"{id}-title",
        aria_describedby=f"{id}-desc",
        direction="ltr",
        focusable="false",
    )
    return Drawing(markup, fit)


def symbol(content: str) -> str:
    """A small drawing for the legend, which the words beside it describe."""
    return svg.element("svg", content, css="figure-symbol", viewBox="0 0 24 12", aria_hidden="true", focusable="false")
