"""The search of a desk of 10,000 briefs: size, seconds, and what a keystroke costs in Chromium.

    python benchmarks/search.py [--briefs 10000] [--words 790] [--keep FOLDER] [--no-browser]

The desk is made of values, without a language model: texts draw words by Zipf's law from the words of this
repository's articles and from invented ones that begin as those do; names, claims, events and questions are set
down. Only the files of the search are written. In the browser every query is typed letter by letter into a new
page, once with a cold store over http and once from file://; a letter's time ends when its results stand.
"""

from __future__ import annotations

import argparse
import datetime
import functools
import http.server
import itertools
import random
import re
import shutil
import statistics
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from briefgen.model import Article, Brief, ModelIdentity, Provenance, Source
from briefgen.publish.catalogue import Catalogue
from briefgen.publish.pages import Page, SiteOptions
from briefgen.publish.search.plan import search_pages
from briefgen.publish.search.searchable import Searchable, searchable
from briefgen.publish.templates import Renderer
from briefgen.source.document import parse
from briefgen.synthesis.contribution import ActorPart, ClaimPart, Contribution, EventPart, PassagePart
from briefgen.synthesis.index import index_of
from briefgen.synthesis.library import build_library

REPOSITORY = Path(__file__).parents[1]
THEME = REPOSITORY / "themes/brief"
FIRST_DAY, DAYS = datetime.date(2016, 1, 1).toordinal(), 3650
MADE = Provenance(briefgen="0", model=ModelIdentity(name="none", version="0", sha256="0" * 64), rules="0" * 64)
QUERIES = ("geneva", "ceasefire talks", "minister of energy", "con", "harbour authority hearing", "halloran")


class Words:
    """Draws words and names, the same for the same seed."""

    def __init__(self, seed: int, invented: int = 60_000) -> None:
        self.chance = random.Random(seed)
        texts = " ".join(path.read_text("utf-8") for path in sorted((REPOSITORY / "content/articles").rglob("*.md")))
        real = [word for word, _ in Counter(re.findall(r"[a-z]{2,}", texts.lower())).most_common()]
        begins = [word[:4] for word in real if len(word) > 4]
        ends = [word[-4:] for word in real if len(word) > 7]
        made = {self.chance.choice(begins) + self.chance.choice(ends) for _ in range(2 * invented)} - set(real)
        self.known = real + self.chance.sample(sorted(made), min(invented, len(made)))
        self.weights = list(itertools.accumulate((rank + 2.7) ** -1.1 for rank in range(len(self.known))))
        firsts, lasts = sorted(set(begins)), sorted(made)
        self.names = [
            f"{self.chance.choice(firsts).title()} {self.chance.choice(lasts).title()}" for _ in range(20_000)
        ]
        self.name_weights = list(itertools.accumulate(1 / (rank + 5) for rank in range(len(self.names))))

    def text(self, count: int) -> str:
        drawn = self.chance.choices(self.known, cum_weights=self.weights, k=count)
        sentences = []
        while drawn:
            length = self.chance.randint(9, 27)
            sentences.append(" ".join(drawn[:length]).capitalize() + ".")
            drawn = drawn[length:]
        groups = [" ".join(sentences[at : at + 4]) for at in range(0, len(sentences), 4)]
        return "\n\n".join(groups)


def made(number: int, words: Words, length: int) -> tuple[Contribution, Searchable]:
    """One article's contribution, and what the search finds of it."""
    chance = words.chance
    text = words.text(length)
    names = list(dict.fromkeys(chance.choices(words.names, cum_weights=words.name_weights, k=10)))
    text += "\n\n" + ". ".join(names) + "."
    sentences = re.findall(r"[^.\n]+\.", text)
    day = datetime.date.fromordinal(FIRST_DAY + number * DAYS // 10_000)
    identity = f"{day}-article-{number:05d}"
    article = Article(
        id=identity, path=f"{identity}.md", title=" ".join(words.text(8).replace(".", "").split()), date=str(day),
        source=Source(name=f"Paper {number % 40}"), language="en", sha256="0" * 64,
    )  # fmt: skip
    actors = tuple(
        ActorPart(
            id=f"a-{at}", name=name, kind="person", salience=0.5, aliases=(name.split()[1],), roles=(), mentions=2
        )
        for at, name in enumerate(names)
    )
    contribution = Contribution(
        article=article,
        key_points=tuple(PassagePart(id=f"k-{at}", words=chance.choice(sentences)) for at in range(4)),
        actors=actors, places=(),
        claims=tuple(_claim(at, chance.choice(sentences), chance.choice(actors).id) for at in range(14)),
        events=tuple(_event(at, names[at], chance.choice(sentences)) for at in range(4)),
        questions=tuple(PassagePart(id=f"q-{at}", words=chance.choice(sentences), kind="open") for at in range(2)),
    )  # fmt: skip
    return contribution, searchable(Brief(article=article, provenance=MADE), parse(text, 0), contribution)


def _claim(at: int, words: str, speaker: str) -> ClaimPart:
    return ClaimPart(
        id=f"c-{at}", origin="bench", form="indirect", act="states", speaker=speaker, speaker_words=None,
        resolution="named", cue=None, parts=(words,), modality="certain", stance="asserts", hedges=(), about=(),
    )  # fmt: skip


def _event(at: int, title: str, words: str) -> EventPart:
    return EventPart(
        id=f"e-{at}", origin="bench", title=title, kind="talks", status="scheduled", when=None, phrase=None,
        where=None, place=None, participants=(), words=words,
    )  # fmt: skip


@dataclass
class Written:
    """A folder of search files, written as the pipeline writes them: what has the same digest is not made again."""

    folder: Path
    digests: dict[str, str] = field(default_factory=dict)

    def write(self, pages: Iterable[Page]) -> tuple[int, int]:
        """How many files were made again, and how many had other bytes and were written."""
        renderer = Renderer((str(THEME),), SiteOptions(site_name="Bench"))
        rendered = changed = 0
        for page in pages:
            digest = page.digest
            if self.digests.get(page.address) == digest:
                continue
            self.digests[page.address] = digest
            content = renderer.render(page)
            rendered += 1
            path = self.folder / page.address
            if path.is_file() and path.read_bytes() == content:
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            changed += 1
        return rendered, changed


def build(written: Written, catalogue: Catalogue, searchables: dict[str, Searchable], label: str) -> None:
    started, used = time.perf_counter(), time.process_time()
    pages = search_pages(catalogue, searchables, ())
    planned = time.process_time() - used
    rendered, changed = written.write(pages)
    wall, used = time.perf_counter() - started, time.process_time() - used
    print(f"  {label:26}{used:7.2f} s CPU ({planned:.2f} to plan), {wall:.2f} s wall; "
          f"{rendered} files made, {changed} written")  # fmt: skip


def sizes(folder: Path) -> None:
    groups: dict[str, list[int]] = {}
    for path in (folder / "search").rglob("*.js"):
        part = path.relative_to(folder / "search").parts[0]
        groups.setdefault(part if part in ("record", "names", "who", "map.js") else "buckets", []).append(
            path.stat().st_size
        )
    for part, found in sorted(groups.items()):
        print(f"  {part:10}{len(found):7} files {sum(found) / 1e6:8.2f} MB, largest {max(found) / 1e3:.1f} kB")
    print(f"  {'in all':10}{sum(map(len, groups.values())):7} files {sum(map(sum, groups.values())) / 1e6:8.2f} MB")


def serve(folder: Path) -> http.server.ThreadingHTTPServer:
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *arguments: Any) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def browse(folder: Path) -> None:
    """Types each query into a fresh search page, and says what each letter cost and what had been loaded."""
    from playwright import sync_api

    server = serve(folder)
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu", "--no-first-run"]
        )
        for kind, base in (("http", f"http://127.0.0.1:{server.server_port}"), ("file", folder.as_uri())):
            letters: list[float] = []
            work: list[float] = []
            print(f"  over {kind}: kB and files until a query's first results; ms a letter, and of processor time")
            for query in QUERIES:
                loaded, files, taken, used = typed(browser, base, folder, query)
                letters, work = letters + taken, work + used
                print(f"    {query:28}{loaded / 1e3:7.0f} kB {files:4} files   {spread(taken)}   {spread(used)}")
            print(f"    {len(letters)} letters{'':37}{spread(letters)}   {spread(work)}")
        browser.close()
    server.shutdown()
    server.server_close()


def spread(taken: list[float]) -> str:
    ordered = sorted(taken)
    tenth = ordered[len(ordered) * 9 // 10]
    return f"median {statistics.median(ordered):4.0f}, nine in ten {tenth:4.0f}, worst {ordered[-1]:4.0f} ms"


WAIT = """letter => new Promise(done => {
  const field = document.getElementById("q");
  const started = performance.now();
  document.querySelector(".results").addEventListener("shown", () => {
    requestAnimationFrame(() => done(performance.now() - started));
  }, { once: true });
  field.value += letter;
  field.dispatchEvent(new Event("input", { bubbles: true }));
})"""


def typed(browser: Any, base: str, folder: Path, query: str) -> tuple[int, int, list[float], list[float]]:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{base}/search.html", wait_until="load")
    page.wait_for_selector("#q")
    page.wait_for_timeout(300)
    metrics = context.new_cdp_session(page)
    metrics.send("Performance.enable", {"timeDomain": "threadTicks"})
    letters, work = [], []
    loaded = files = 0
    for letter in query:
        before = task_seconds(metrics)
        letters.append(page.evaluate(WAIT, letter))
        work.append((task_seconds(metrics) - before) * 1000)
        if not loaded and page.locator(".result, .result-name").count():
            paths = {url.removeprefix(base).partition("?")[0].lstrip("/") for url in asked}
            scripts = [folder / path for path in paths if path.endswith(".js") and (folder / path).is_file()]
            loaded, files = sum(path.stat().st_size for path in scripts), len(scripts)
        page.wait_for_timeout(60)
    context.close()
    return loaded, files, letters, work


def task_seconds(metrics: Any) -> float:
    """What the page's main thread has used of the processor so far."""
    return next(
        one["value"] for one in metrics.send("Performance.getMetrics")["metrics"] if one["name"] == "TaskDuration"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--briefs", type=int, default=10_000)
    parser.add_argument("--words", type=int, default=790)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--no-browser", action="store_true")
    arguments = parser.parse_args()
    words = Words(seed=11)
    started = time.perf_counter()
    articles = [made(number, words, arguments.words) for number in range(arguments.briefs)]
    seconds = (time.perf_counter() - started) / len(articles) * 1000
    print(f"{len(articles)} briefs of {arguments.words} words; {seconds:.1f} ms each to invent, parse and index")
    stored = sum(len(msgspec.msgpack.encode(found)) for _, found in articles)
    print(f"  kept in the cache: {stored / len(articles) / 1e3:.1f} kB an article before compression")
    folder = arguments.keep or Path(tempfile.mkdtemp(prefix="search-"))
    for part in ("js", "css"):
        shutil.copytree(THEME / part, folder / part, dirs_exist_ok=True)
    written = Written(folder)
    started = time.process_time()
    library = build_library(index_of(one for one, _ in articles), as_of=datetime.date(2026, 1, 1))
    catalogue = Catalogue(library)
    _ = catalogue.refs, catalogue.statements_by  # the other pages need these anyway
    print(f"  the library, for comparison {time.process_time() - started:7.2f} s CPU")
    searchables = {one.article.id: found for one, found in articles}
    build(written, catalogue, searchables, "from nothing")
    build(written, catalogue, searchables, "again")
    edited = articles[len(articles) // 2][0].article.id
    searchables[edited] = made(len(articles) // 2, words, arguments.words)[1]
    build(written, catalogue, searchables, "after one edited article")
    sizes(folder)
    if not arguments.no_browser:
        browse(folder)
    if not arguments.keep:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
