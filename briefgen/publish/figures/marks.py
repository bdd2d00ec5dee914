"""The marks of an event's state: a shape each, so that none rests on colour alone."""

from __future__ import annotations

from typing import Literal

from briefgen.publish.figures import svg
from briefgen.publish.figures.figure import Key, symbol

State = Literal["upcoming", "due", "lapsed", "occurred", "postponed", "cancelled"]

AHEAD: frozenset[State] = frozenset(("upcoming", "due"))
RADIUS = 5.0


def mark(state: State, x: float, y: float) -> str:
    """The mark of a state about a point: a ring, a disc, a broken ring, a tick, an arrow, a cross."""
    shape = svg.element("circle", cx=x, cy=y, r=4, css=f"mark mark-{state}")
    if state == "occurred":
        return shape + _stroke(f"M{_at(x - 2, y)}l1.5 1.6 2.6-3.2")
    if state == "postponed":
        return shape + _stroke(f"M{_at(x - 2.2, y)}h4.4m-1.8-1.8l1.8 1.8-1.8 1.8")
    if state == "cancelled":
        return shape + _stroke(f"M{_at(x - 1.8, y - 1.8)}l3.6 3.6m0-3.6l-3.6 3.6")
    return shape


def key(state: State, meaning: str) -> Key:
    """A state's entry in a legend."""
    return Key(symbol(mark(state, 12, 6)), meaning)


def _at(x: float, y: float) -> str:
    return f"{svg.number(x)} {svg.number(y)}"


def _stroke(path: str) -> str:
    return svg.element("path", d=path, css="mark-sign")
