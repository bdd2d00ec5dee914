"""What figures cost: CPU milliseconds to draw each kind at three sizes, and the bytes of its SVG, compressed.

Run: `.venv/bin/python benchmarks/figures.py`. The data are made up, the same each time. A map is timed twice: with its
land, and when another page of the process has drawn that part of the world already.
"""

from __future__ import annotations

import datetime
import gzip
import random
import time
from collections.abc import Callable

from briefgen.publish.figures.basemap import basemap
from briefgen.publish.figures.figure import Figure
from briefgen.publish.figures.locator import Locator, Spot
from briefgen.publish.figures.network import Network, Node, Speech, Tie
from briefgen.publish.figures.timeline import Happening, Timeline
from briefgen.publish.figures.trends import Trend, Trends
from briefgen.publish.figures.world import world

TODAY = datetime.date(2026, 11, 23)
SIZES = (5, 15, 40)
ROUNDS = 20


def timeline(size: int) -> Timeline:
    chance = random.Random(size)
    found = []
    for number in range(size):
        start = TODAY + datetime.timedelta(days=chance.randint(-200, 200))
        end = start + datetime.timedelta(days=chance.choice((0, 0, 6, 30, 90)))
        title = f"Talks number {number} about the ferry"
        found.append(Happening(title, start.isoformat(), start, end, False, "upcoming", "Coming up", "briefs/a.html#e"))
    return Timeline("Events", TODAY, "23 November 2026", tuple(found))


def network(size: int) -> Network:
    chance = random.Random(size)
    nodes = tuple(Node(f"a{n}", f"Some Body {n}", f"actors/{n}.html", size - n) for n in range(size))
    pairs = {tuple(sorted(chance.sample(range(size), 2))) for _ in range(3 * size)}
    ties = tuple(Tie(f"a{one}", f"a{other}", chance.randint(1, 9)) for one, other in sorted(pairs))
    speeches = tuple(Speech(f"a{n}", f"a{chance.randrange(n)}", 2) for n in range(1, size))
    return Network("Who with whom", nodes, ties, speeches)


def locator(size: int) -> Locator:
    chance = random.Random(size)
    spots = tuple(
        Spot(f"Town {n}", f"places/{n}.html", None, chance.uniform(30, 50), chance.uniform(0, 45), n, size - n)
        for n in range(size)
    )
    return Locator("Places", spots)


def trends(size: int) -> Trends:
    chance = random.Random(size)
    rows = (Trend(f"Some Body {n}", "a.html", tuple(chance.randint(0, 9) for _ in range(36))) for n in range(size // 5))
    return Trends("Mentions", "mentions", 24240, tuple(rows))


def measured(draw: Callable[[], Figure | None]) -> float:
    """CPU milliseconds a drawing, over some rounds."""
    begin = time.process_time()
    for _ in range(ROUNDS):
        draw()
    return (time.process_time() - begin) / ROUNDS * 1000


def main() -> None:
    begin = time.process_time()
    world()
    print(f"reading the world, once a process: {(time.process_time() - begin) * 1000:.0f} ms")
    print(f"{'figure':<10}{'size':>5}{'ms':>8}{'bytes':>8}{'gzip':>7}")
    for make in (timeline, network, locator, trends):
        for size in SIZES:
            data = make(size)
            figure = data.draw("f", "../")
            if figure is None:
                raise ValueError(f"{make.__name__} of {size} drew nothing")
            markup = "".join(drawing.markup for drawing in figure.drawings).encode()
            cost = measured(lambda data=data: data.draw("f", "../"))
            print(f"{make.__name__:<10}{size:>5}{cost:>8.2f}{len(markup):>8}{len(gzip.compress(markup)):>7}")

    def afresh() -> Figure | None:
        basemap.cache_clear()
        return locator(15).draw("f", "../")

    print(f"a map with a part of the world that no page had: {measured(afresh):.1f} ms")


if __name__ == "__main__":
    main()
