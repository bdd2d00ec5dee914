"""Time and memory of whole builds, and what each stage costs beside the language model's pass.

    python benchmarks/build.py [--articles 300]

A desk is made of this repository's own articles, each copied under other dates until there are enough, and built
three times through the command line: from nothing, again, and after one edited article. Figures are wall seconds,
CPU seconds of all processes, and the largest process's peak memory. The stages are measured in one process: every
detector and extractor in milliseconds of CPU and as a share of the language model's pass.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from briefgen.extract import claims, registry
from briefgen.extract.base import Extractor
from briefgen.language import analysis as layers
from briefgen.language import grammar
from briefgen.model import Findings
from briefgen.serialise import IdMaker
from briefgen.source.article import ArticleFile, find_articles, read_article
from briefgen.source.document import parse
from briefgen.source.register import EMPTY
from briefgen.synthesis.contribution import contribute  # noqa: F401 - imported so that start-up is not measured

REPOSITORY = Path(__file__).parents[1]
Made = TypeVar("Made")
# Copies tell of other years and other people, so that they are not one story a hundred times over.
YEAR = re.compile(rb"\b20(?:1[34]|2[5-7])\b")
NAME = re.compile(rb"\b(?:Varga|Amaru|Lyle|Hadidi|Halloran|Strand|Adeyemi|Sallow|Marchetti|Vane|Pell|Crabbe)\b")
ENDINGS = ("man", "sen", "ova", "ter", "lin", "berg", "ini")
SYLLABLES = tuple((one + more).encode() for one in ENDINGS for more in ("", "de", "ka", "ro"))


class Clock:
    """Adds up the CPU seconds of named pieces of work; work inside other work is counted in both."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def __call__(self, name: str, work: Callable[[], Made]) -> Made:
        started = time.process_time()
        made = work()
        self.seconds[name] = self.seconds.get(name, 0.0) + time.process_time() - started
        return made

    def timed(self, name: str, function: Callable[..., Made]) -> Callable[..., Made]:
        """A function under the clock."""
        return lambda *given, **named: self(name, lambda: function(*given, **named))


@dataclass(frozen=True)
class TimedExtractor:
    """An extractor under the clock."""

    inner: Extractor
    clock: Clock

    name = property(lambda self: self.inner.name)
    needs = property(lambda self: self.inner.needs)
    gives = property(lambda self: self.inner.gives)

    def extract(self, analysis: layers.Analysis, found: Findings, ids: IdMaker) -> Findings:
        return self.clock(f"{self.name} extractor", lambda: self.inner.extract(analysis, found, ids))


# Functions that detect a layer, where they are called: the module, the name there, and what it is called here.
DETECTORS = (
    (layers, "find_quotations", "quotation marks"),
    (layers, "find_attributions", "attribution"),
    (layers, "find_names", "names"),
    (layers, "find_dates", "dates"),
    (claims, "judge", "modality, in the claims extractor"),
)
# What stands after the model's pass, by what it is for; each part has a share of the pass that it may cost.
BUDGETS = (
    ("claims", 0.15, ("quotation marks", "attribution", "claims extractor")),
    ("dates and events", 0.10, ("dates", "dates extractor", "events extractor")),
    (
        "names, actors, questions, points",
        0.15,
        ("names", "actors extractor", "questions extractor", "keypoints extractor"),
    ),
)
ROUNDS = 5


def own_articles() -> list[Path]:
    return find_articles(REPOSITORY / "content/articles")


@contextmanager
def under(clock: Clock) -> Iterator[None]:
    """While it lasts, every detector is under the clock where the pipeline calls it."""
    originals = [getattr(module, name) for module, name, _ in DETECTORS]
    for (module, name, label), function in zip(DETECTORS, originals, strict=True):
        setattr(module, name, clock.timed(label, function))
    try:
        yield
    finally:
        for (module, name, _), function in zip(DETECTORS, originals, strict=True):
            setattr(module, name, function)


def stages() -> None:
    """CPU time of each detector and extractor, warm, and as a share of the language model's pass.

    Each figure is the least of several rounds over the same articles, so that a busy machine says little.
    """
    files = [file for path in own_articles() if (file := read_article(path, shown=path.name)[0])]
    model = grammar.load()
    model.parse(["The first text is slower than the others."])
    cold, warm = Clock(), Clock()
    for clock in (cold, warm):
        layers_of(files[0], model, clock)
    least: dict[str, float] = {}
    for _ in range(ROUNDS):
        clock = Clock()
        for file in files:
            layers_of(file, model, clock)
        least = {name: min(seconds, least.get(name, seconds)) for name, seconds in clock.seconds.items()}
    words = sum(len(file.text.split()) for file in files)
    loading = sum(cold.seconds[label] - warm.seconds[label] for _, _, label in DETECTORS[:4])
    print(f"\nStages, CPU, {len(files)} articles, {words / len(files):.0f} words each, one process, warm")
    print(f"  {'gazetteer, word lists':36}{loading * 1000:8.1f} ms once a process, not in the figures below")
    for name, seconds in least.items():
        _stage(name, seconds / len(files), least["language model"] / len(files))
    print("After the model's pass")
    for name, most, parts in BUDGETS:
        total = sum(least[part] for part in parts)
        _stage(name, total / len(files), least["language model"] / len(files), f"(at most {most:.0%})")
    everything = sum(
        least[name] for name in ("tokens and sentences", "all language layers", "all extractors and their checks")
    )
    _stage("everything, with checks", everything / len(files), least["language model"] / len(files))


def _stage(name: str, seconds: float, of: float, note: str = "of the model's pass") -> None:
    print(f"  {name:36}{seconds * 1000:8.2f} ms an article {seconds / of:7.1%} {note}")


def layers_of(file: ArticleFile, model: grammar.LanguageModel, clock: Clock) -> None:
    """One article through all stages, each under the clock."""
    extractors = tuple(TimedExtractor(extractor, clock) for extractor in registry.BUILT_IN)
    document = clock("source", lambda: parse(file.text, file.body))
    parses = clock("language model", lambda: model.parse([block.text for block in document.blocks]))
    text = clock("tokens and sentences", lambda: grammar.read(document, parses))
    with under(clock):
        analysis = clock("all language layers", lambda: layers.analyse(file.article, text, EMPTY))
        clock("all extractors and their checks", lambda: registry.run(analysis, extractors))


def varied(text: bytes, copy: int) -> bytes:
    """An article moved by `copy` years, with other surnames."""
    later = YEAR.sub(lambda year: str(int(year[0]) + copy).encode(), text)
    return NAME.sub(lambda name: name[0] + SYLLABLES[copy % len(SYLLABLES)], later)


def make_desk(folder: Path, count: int) -> list[Path]:
    """A desk of `count` articles: the repository's own under other slugs, with a sentence of their own."""
    for name in ("topics", "pages", "actors.yaml"):
        source = REPOSITORY / "content" / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, folder / "content" / name)
    shutil.copy(REPOSITORY / "briefgen/desk/mkdocs.yml", folder / "mkdocs.yml")
    made = []
    originals = [path.read_bytes() for path in own_articles()]
    for number in range(count):
        path = folder / "content/articles" / f"{number // 500:03d}" / f"article-{number:05d}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = varied(originals[number % len(originals)], number // len(originals))
        path.write_bytes(text + f"\n\nThis is copy number {number}.\n".encode())
        made.append(path)
    return made


def build(folder: Path, label: str) -> None:
    """One build in a process of its own, measured."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    command = [sys.executable, "-m", "briefgen", "build", "--quiet", "--as-of", "2026-11-23"]
    done = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)
    wall = time.perf_counter() - started
    if done.returncode:
        raise SystemExit(done.stderr)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"  {label:28}{wall:8.2f} s wall {cpu:8.2f} s CPU {after.ru_maxrss / 1024:8.0f} MB peak so far")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=300)
    arguments = parser.parse_args()
    stages()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        (folder / "content").mkdir()
        articles = make_desk(folder, arguments.articles)
        print(f"\nWhole builds, {len(articles)} articles, {os.cpu_count()} processors")
        build(folder, "from nothing")
        build(folder, "again")
        articles[len(articles) // 2].write_bytes(articles[0].read_bytes() + b"\nEdited.\n")
        build(folder, "after one edited article")
        files = sum(path.is_file() for path in (folder / "site").rglob("*"))
        print(f"  {files} files in the site")


if __name__ == "__main__":
    main()
