"""The pages of a large desk: how long they take, how heavy they are, and how many one more article changes.

    python benchmarks/large.py [--briefs 10000] [--site FOLDER] [--every 1]

Times are CPU seconds of one process. The desk is built from values, without a language model: articles of four
sentences, 40,000 claims, 5,000 events, a few actors who speak often and many who speak once. `--every 10` renders each
tenth page of a kind and the five whose values weigh most, enough for its sizes; `--site` writes what is rendered, to
be looked at in a browser.
"""

from __future__ import annotations

import argparse
import datetime
import random
import shutil
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

REPOSITORY = Path(__file__).parents[1]
sys.path.insert(0, str(REPOSITORY / "tests"))

import msgspec  # noqa: E402
from sample_desk import Draft  # noqa: E402 - the tests' hand-made briefs, by the line above

from briefgen.model import Source  # noqa: E402
from briefgen.publish.cards.look import read_look  # noqa: E402
from briefgen.publish.pages import Page, SiteOptions  # noqa: E402
from briefgen.publish.site import plan  # noqa: E402
from briefgen.publish.templates import Renderer  # noqa: E402
from briefgen.publish.views.brief import Manuscript  # noqa: E402
from briefgen.source.topic import Topic  # noqa: E402
from briefgen.synthesis.contribution import Contribution  # noqa: E402
from briefgen.synthesis.index import index_of  # noqa: E402
from briefgen.synthesis.library import Library, build_library  # noqa: E402

Made = TypeVar("Made")
FIRST_DAY, AS_OF = datetime.date(2022, 1, 3), datetime.date(2026, 3, 1)
LIMIT = 200_000
SYLLABLES = [
    "ba",
    "de",
    "ki",
    "lo",
    "mu",
    "na",
    "re",
    "si",
    "to",
    "va",
    "wen",
    "gar",
    "hol",
    "jes",
    "kra",
    "lin",
    "mor",
    "nor",
    "pel",
    "quin",
    "ros",
    "sten",
    "tur",
    "vil",
    "zan",
]
DEEDS = ("says", "warns", "denies", "promises", "demands", "believes", "predicts", "confirms")
ACTS = ("states", "warns", "denies", "promises", "demands", "believes", "predicts", "confirms")
SURE = ("certain", "certain", "probable", "possible", "uncommitted")
EVENTS = ("Vote", "Talks", "Hearing", "March", "Summit", "Inquiry", "Launch", "Ruling", "Strike", "Visit")
KINDS = ("talks", "vote", "hearing", "deadline", "protest", "visit")
THINGS = [
    "ferry",
    "harbour",
    "budget",
    "grid",
    "dam",
    "school",
    "bridge",
    "tender",
    "border",
    "court",
    "strike",
    "fleet",
    "mine",
    "ward",
    "tariff",
    "census",
]
TOPICS = tuple(f"topic-{number}" for number in range(8))


@dataclass
class Desk:
    """Values of a desk, by article."""

    contributions: list[Contribution] = field(default_factory=list)
    manuscripts: dict[str, Manuscript] = field(default_factory=dict)

    def add(self, draft: Draft) -> None:
        self.contributions.append(draft.contribution)
        self.manuscripts[draft.article.id] = draft.manuscript


def name(chance: random.Random) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(chance.choice((2, 2, 3)))).capitalize()


def names(count: int, words: int, chance: random.Random) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < count:
        found[" ".join(name(chance) for _ in range(words))] = None
    return list(found)


def often(pool: list[str], chance: random.Random) -> str:
    """A few of a pool come up often, most of them rarely."""
    return (
        pool[min(int(chance.paretovariate(0.55)) - 1, len(pool) - 1)] if chance.random() < 0.6 else chance.choice(pool)
    )


def make_desk(count: int) -> Desk:
    """A desk of `count` briefs over four years; the same count gives the same desk."""
    chance = random.Random(7)
    people, bodies = names(12_000, 2, chance), [f"{one} Board" for one in names(1_500, 1, chance)]
    places, sources = names(1_800, 1, chance), [f"{one} Post" for one in names(400, 1, chance)]
    desk = Desk()
    for number in range(count):
        day = FIRST_DAY + (AS_OF - FIRST_DAY) * number // count
        desk.add(_article(number, day, chance, people, bodies, places, sources))
    return desk


def _article(
    number: int, day: datetime.date, chance: random.Random, people: list[str], bodies: list[str], places: list[str],
    sources: list[str],
) -> Draft:  # fmt: skip
    who = list(dict.fromkeys((*(often(people, chance) for _ in range(3)), often(bodies, chance))))
    place, thing = often(places, chance), chance.choice(THINGS)
    said = [
        f"the {chance.choice(THINGS)} of {place} will cost {chance.randrange(2, 90)} million more than the council "
        f"told its members in meeting {number}-{part}"
        for part in range(4)
    ]
    sentences = [f"{who[part % len(who)]} {chance.choice(DEEDS)} that {words}." for part, words in enumerate(said)]
    ahead = day + datetime.timedelta(days=chance.randrange(1, 90))
    coming = f"A vote on the {thing} of {place} is due on {ahead.isoformat()}."
    draft = Draft(
        f"{day.isoformat()}-{thing}-{number:05d}",
        day.isoformat(),
        "\n\n".join((*sentences, coming, "It is not clear who pays.")) + "\n",
        title=f"{place}: the {thing} again, and {who[0]} on what it costs",
        source=Source(name=often(sources, chance), url=f"https://source.example/{number}"),
        topics=(chance.choice(TOPICS),),
    )
    ids = [draft.actor(one, "organisation" if one.endswith("Board") else "person") for one in who]
    at = draft.place(place, geonames=None)
    draft.point(sentences[0])
    for part, words in enumerate(said):
        draft.claim(
            ids[part % len(ids)], words, act=chance.choice(ACTS), modality=chance.choice(SURE), about=(ids[-1],)
        )
    draft.question("It is not clear who pays.")
    if number % 2:
        when = (ahead.isoformat(), ahead.isoformat(), ahead.isoformat(), "day")
        if number % 10 == 1:
            first = ahead.replace(day=1)
            last = (first + datetime.timedelta(days=32)).replace(day=1) - datetime.timedelta(days=1)
            when = (ahead.isoformat(), first.isoformat(), last.isoformat(), "month")
        draft.event(
            f"{chance.choice(EVENTS)} on the {thing} of {place}", coming, when if number % 50 != 3 else None,  # type: ignore[arg-type]
            kind=chance.choice(KINDS), where=place, place=at, participants=tuple(ids[:2]),
            status="occurred" if ahead < AS_OF and number % 3 == 0 else "scheduled",
        )  # fmt: skip
    return draft


def timed(label: str, work: Callable[[], Made]) -> Made:
    started = time.process_time()
    made = work()
    print(f"  {label:44}{time.process_time() - started:8.2f} s")
    return made


def library_of(desk: Desk) -> Library:
    topics = [Topic(slug=slug, title=f"The {slug}", text="---\n---\nOurs.", body=8) for slug in TOPICS]
    return build_library(index_of(desk.contributions), as_of=AS_OF, topics=topics)


def kind_of(page: Page) -> str:
    return page.template or f"{page.address.split('/')[0]}/*.{page.address.rpartition('.')[2]}"


def render(pages: tuple[Page, ...], every: int, site: Path | None) -> None:
    """Renders pages kind by kind and prints what each costs and weighs."""
    theme = (str(REPOSITORY / "themes/brief"),)
    options = SiteOptions(site_name="The large desk", site_url="https://large.example/", look=read_look(theme))
    renderer = Renderer(theme, options)
    kinds: dict[str, list[Page]] = defaultdict(list)
    for page in pages:
        kinds[kind_of(page)].append(page)
    print(f"\n  {'kind of file':26}{'files':>8}{'ms each':>9}{'kB mean':>9}{'kB most':>9}  heaviest")
    for kind in sorted(kinds):
        chosen = _some(kinds[kind], every)
        started = time.process_time()
        sizes = {page.address: len(_write(renderer, page, site)) for page in chosen}
        each = (time.process_time() - started) / len(chosen) * 1000
        most = max(sizes, key=sizes.__getitem__)
        mean, top = sum(sizes.values()) / len(sizes) / 1000, sizes[most] / 1000
        over = "  OVER" if kind.endswith(".html") and sizes[most] > LIMIT else ""
        print(f"  {kind:26}{len(kinds[kind]):8}{each:9.1f}{mean:9.1f}{top:9.1f}  {most}{over}")


def _some(pages: list[Page], every: int) -> list[Page]:
    """Each so-many-th page, the lists' own first pages, and the five heaviest."""
    if every == 1 or len(pages) <= every * 5:
        return pages
    heavy = sorted(pages, key=lambda page: -len(msgspec.msgpack.encode(page.view)))[:5]
    first = [page for page in pages if page.address.endswith("index.html")]
    return list({page.address: page for page in (*pages[::every], *first, *heavy)}.values())


def _write(renderer: Renderer, page: Page, site: Path | None) -> bytes:
    content = renderer.render(page)
    if site:
        path = site / page.address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return content


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--briefs", type=int, default=10_000)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--site", type=Path)
    arguments = parser.parse_args()
    desk = timed("making the values (not briefgen's work)", lambda: make_desk(arguments.briefs))
    library = timed("library", lambda: library_of(desk))
    print(f"  {len(library.claims)} claims, {len(library.events)} events, {len(library.actors)} actors")
    pages = timed("plan of all pages", lambda: plan(library, desk.manuscripts, cards=True))
    digests = timed("digests of all pages", lambda: {page.address: page.digest for page in pages})
    if arguments.site:
        for part in ("css", "fonts", "js"):
            shutil.copytree(REPOSITORY / "themes/brief" / part, arguments.site / part, dirs_exist_ok=True)
    render(pages, arguments.every, arguments.site)
    one_more(desk, digests)


def one_more(desk: Desk, before: dict[str, str]) -> None:
    """How many files one more article changes: of today, then of two years ago."""
    for label, day in (("today", AS_OF), ("two years ago", AS_OF - datetime.timedelta(days=730))):
        grown = Desk(list(desk.contributions), dict(desk.manuscripts))
        speaker = max(library_of(desk).actors, key=lambda actor: len(actor.appearances)).name
        body = f"{speaker} says that nothing changed in the {label} office."
        draft = Draft(f"one-more-{day}", day.isoformat(), body + "\n", title="One more", topics=(TOPICS[0],))
        draft.claim(draft.actor(speaker), f"nothing changed in the {label} office")
        grown.add(draft)
        after = {page.address: page.digest for page in plan(library_of(grown), grown.manuscripts, cards=True)}
        changed = [address for address, digest in after.items() if before.get(address) != digest]
        gone = [address for address in before if address not in after]
        kinds: dict[str, int] = defaultdict(int)
        for address in changed:
            kinds[address.split("/")[0]] += 1
        print(f"\n  One more article of {label}: {len(changed)} of {len(after)} files change, {len(gone)} go")
        print(f"    {dict(kinds)}")


if __name__ == "__main__":
    main()
