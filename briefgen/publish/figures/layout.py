"""Where the nodes of a network stand: stress majorisation from a fixed start, then pushed apart; repeatable."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

Point = tuple[float, float]
Pair = tuple[int, int]

_ROUNDS, _PUSHES = 60, 240
_TURN = math.pi * (3 - math.sqrt(5))  # the golden angle: a start in which no two stand alike
_FAR = 2.6  # how far apart nodes without any way between them want to be
_SETTLED = 4e-3


def spread(count: int, strengths: Mapping[Pair, float]) -> list[Point]:
    """Positions of `count` nodes in which those strongly tied are near. Strengths are 1 or more, pairs ordered."""
    wanted = _distances(count, strengths)
    points = [
        (math.sqrt(n + 0.5) * math.cos(n * _TURN), math.sqrt(n + 0.5) * math.sin(n * _TURN)) for n in range(count)
    ]
    # For each node, what it wants of the others: their number, the distance, and how much that matters.
    wishes = [[(b, far, far**-2) for b, far in enumerate(row) if b != a] for a, row in enumerate(wanted)]
    totals = [sum(weight for _, _, weight in row) or 1.0 for row in wishes]
    hypot = math.hypot
    for _ in range(_ROUNDS if count > 1 else 0):
        moved = 0.0
        for a, row in enumerate(wishes):
            x = y = 0.0
            ax, ay = points[a]
            for b, far, weight in row:
                bx, by = points[b]
                dx, dy = ax - bx, ay - by
                pull = far / (hypot(dx, dy) or 1e-9)
                x += weight * (bx + dx * pull)
                y += weight * (by + dy * pull)
            x, y = x / totals[a], y / totals[a]
            moved = max(moved, abs(x - ax) + abs(y - ay))
            points[a] = (x, y)
        if moved < _SETTLED:
            break
    return points


def _distances(count: int, strengths: Mapping[Pair, float]) -> list[list[float]]:
    """How far apart each two want to be: the shortest way over ties, where strong ties are short."""
    far = float("inf")
    found = [[0.0 if a == b else far for b in range(count)] for a in range(count)]
    for (a, b), strength in strengths.items():
        found[a][b] = found[b][a] = 1 / (1 + 0.35 * math.log(strength))
    for middle in range(count):
        through = found[middle]
        for row in found:
            reach = row[middle]
            if reach < far:
                for b in range(count):
                    row[b] = min(row[b], reach + through[b])
    longest = max((d for row in found for d in row if d < far), default=1.0)
    return [[d if d < far else max(_FAR, longest * 1.2) for d in row] for row in found]


def filled(points: Sequence[Point], sizes: Sequence[Point], room: Point) -> list[Point]:
    """Points stretched over a room, (width, height), so that boxes of these sizes about them stay inside it."""
    found: list[list[float]] = []
    for axis in (0, 1):
        values = [point[axis] for point in points]
        low, high = min(values), max(values)
        starts = [size[axis] / 2 for size in sizes]
        inner = room[axis] - 2 * max(starts)
        scale = inner / (high - low) if high - low > 1e-9 else 0.0
        middle = room[axis] / 2
        found.append([middle + (value - (low + high) / 2) * scale for value in values])
    return apart([(x, y) for x, y in zip(*found, strict=True)], sizes, room)


def apart(points: Sequence[Point], sizes: Sequence[Point], room: Point) -> list[Point]:
    """Points moved as little as may be until boxes of these sizes about them do not overlap, where that is possible."""
    found = [list(point) for point in points]
    for _ in range(_PUSHES):
        quiet = True
        for a in range(len(found)):
            for b in range(a + 1, len(found)):
                over = [(sizes[a][axis] + sizes[b][axis]) / 2 - abs(found[a][axis] - found[b][axis]) for axis in (0, 1)]
                if min(over) > 0.01:
                    quiet = False
                    axis = 0 if over[0] < over[1] else 1
                    first, second = (a, b) if (found[a][axis], a) < (found[b][axis], b) else (b, a)
                    found[first][axis] -= over[axis] / 2
                    found[second][axis] += over[axis] / 2
        for point, size in zip(found, sizes, strict=True):
            for axis in (0, 1):
                half = size[axis] / 2
                point[axis] = min(max(point[axis], half), max(half, room[axis] - half))
        if quiet:
            break
    return [(x, y) for x, y in found]
