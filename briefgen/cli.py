"""The commands."""

import sys
from pathlib import Path

from briefgen.language import grammar
from briefgen.pipeline import make_brief
from briefgen.serialise import to_json
from briefgen.source.article import find_articles, read_article


def main() -> None:
    """PLACEHOLDER for the first hour: `briefgen extract [--jsonl] PATH…` in one process."""
    paths = [Path(a) for a in sys.argv[2:] if not a.startswith("--")]
    model = grammar.load()
    for path in paths:
        for file in find_articles(path) if path.is_dir() else [path]:
            read, problems = read_article(file, shown=str(file))
            if read:
                sys.stdout.buffer.write(to_json(make_brief(read, model)) + b"\n")
