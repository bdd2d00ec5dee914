"""Makes the list of family names that the package ships, from the package Faker (MIT) and a list of common words.

    pip install faker
    python tools/surnames.py /usr/share/dict/american-english-small

Writes `names_surnames.txt` in `briefgen/language/english/`: family names in Latin letters, without accents. Left out
are common words, heads of bodies' names, states and large cities. Equal data gives equal bytes.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import fill

from briefgen.language.names.gazetteer import countries
from briefgen.language.names.towns import cities_named
from briefgen.language.names.wordlists import fold, unaccented, wordlists

LANGUAGE = Path(__file__).parents[1] / "briefgen" / "language" / "english"
HEAD = """\
# Family names of the world in Latin letters, without accents, as the package Faker lists them
# (`faker.providers.person`; MIT licence, © Daniele Faraglia and contributors), written by tools/surnames.py.
"""
WRITTEN = re.compile("[a-z]{3,}")
LARGE = 300_000


def main(common: Path) -> None:
    words = {word for word in common.read_text(encoding="utf-8").split() if word.islower()}
    found = sorted({name for name in listed() if is_telling(name) and name not in words})
    text = fill(" ".join(found), 120, break_long_words=False, break_on_hyphens=False)
    (LANGUAGE / "names_surnames.txt").write_text(f"{HEAD}{text}\n", encoding="utf-8")


def listed() -> Iterator[str]:
    """Every family name of every language, folded."""
    people = importlib.import_module("faker.providers.person")
    for module in pkgutil.iter_modules(people.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for kind in sorted(name for name in dir(provider) if "last_name" in name):
            names = getattr(provider, kind)
            if not callable(names):
                yield from (unaccented(name) for name in names if isinstance(name, str))


def is_telling(name: str) -> bool:
    lists, known = wordlists(), countries()
    if not WRITTEN.fullmatch(name) or name in lists.heads or name in lists.never or fold(name) in known.by_name:
        return False
    return not any(city.population >= LARGE for city in cities_named(name.title()))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
