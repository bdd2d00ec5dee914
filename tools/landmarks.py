"""Makes the lists of provinces and of rivers, mountains, lakes and seas that the package ships.

    pip install iso3166-2==1.8.4        # MIT: ISO 3166-2 as JSON, with coordinates
    python tools/landmarks.py iso3166-2.json FOLDER

FOLDER holds Natural Earth's physical vectors (public domain) as GeoJSON, under Natural Earth's own names of files, such
as `ne_50m_rivers_lake_centerlines.json`. Writes `names_provinces.txt` and `names_landforms.txt` in
`briefgen/language/english/`. Equal data gives equal bytes.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from briefgen.language.names.gazetteer import countries
from briefgen.language.names.landmarks import key
from briefgen.language.names.wordlists import fold, unaccented, wordlists

LANGUAGE = Path(__file__).parents[1] / "briefgen" / "language" / "english"
PROVINCES_HEAD = """\
# Parts of states: ISO 3166-1 code|latitude|longitude|names as they are looked up. Facts of ISO 3166-2, by way of
# the package iso3166-2 (MIT), written by tools/landmarks.py. Common words, states' and given names are left out.
"""
LANDFORMS_HEAD = """\
# Rivers, mountains, lakes, seas and capes: kind|name as it is looked up. Natural Earth (public domain), written by
# tools/landmarks.py.
"""
SOURCES = {
    "river": ("ne_50m_rivers_lake_centerlines", "ne_10m_rivers_europe"),
    "mountain": ("ne_10m_geography_regions_elevation_points",),
    "lake": ("ne_50m_lakes",),
    "sea": ("ne_10m_geography_marine_polys",),
    "cape": ("ne_10m_geography_regions_points",),
}
WRITTEN_SHORT = {
    "Mt": "Mount",
    "Pk": "Peak",
    "L": "Lake",
    "Res": "Reservoir",
    "I": "Island",
    "Is": "Islands",
    "B": "Bay",
}
# Words of names that say nothing by themselves: "Central", "Western", "Capital", "North East".
PLAIN = """central centre center north south east west northern southern eastern western northeast northwest southeast
  southwest northeastern northwestern southeastern southwestern upper lower middle coast coastal capital city town
  islands island highlands lowlands metropolitan outer inner federal district region province state national hills
  border frontier mountain lakes littoral plateau savannah savanes centrale norte sul sud nord est ouest oeste leste
  union victory peace liberty independence river rivers plains delta back blue white red black green yellow big bear
  north-east north-west south-east south-west north-central grand great little old new bath reading derby kent gold
  churchill franklin wellington lincoln victoria alba maria marie santa san orange"""
SMALL = frozenset(  # kinds of parts that are towns, or too small to be told from them
    [
        "Parish", "Local council", "Municipality", "Urban municipality", "Rural municipality", "District municipality",
        "Commune", "Administrative atoll", "Quarter", "Popularate", "City municipality", "London borough", "Town",
        "Metropolitan district", "Unitary authority", "City",
    ]
)  # fmt: skip
FAR = 0.62  # how like another name must be to be a spelling, and no nickname


def main(provinces: Path, folder: Path) -> None:
    lines = sorted(set(province_lines(json.loads(provinces.read_text(encoding="utf-8")))))
    (LANGUAGE / "names_provinces.txt").write_text(PROVINCES_HEAD + "".join(f"{x}\n" for x in lines), encoding="utf-8")
    forms = sorted(
        {(kind, key(name)) for kind, files in SOURCES.items() for file in files for name in landforms(folder, file)}
    )
    text = LANDFORMS_HEAD + "".join(f"{kind}|{name}\n" for kind, name in forms)
    (LANGUAGE / "names_landforms.txt").write_text(text, encoding="utf-8")


def province_lines(data: dict[str, dict[str, Any]]) -> Iterator[str]:
    for code, parts in data.items():
        for part in parts.values():
            if code == "US":
                continue  # they have a list of their own
            if part["type"] in SMALL:
                continue
            names = [name for name in spellings(part) if is_telling(name)]
            if names and part["latLng"]:
                lat, lon = part["latLng"]
                yield f"{code}|{round(lat, 2)}|{round(lon, 2)}|{','.join(dict.fromkeys(map(key, names)))}"


def spellings(part: dict[str, Any]) -> list[str]:
    """The names as ISO has them, and English ones that are no nicknames."""
    own = re.sub(r"\s*[\[(].*?[\])]", "", part["name"]).strip()
    names = [piece.strip() for piece in re.split(r"[/,]", own)] if "/" in own else [own]
    for other in (part["localOtherName"] or "").split(","):
        label = other.strip().strip("'\"")
        if label.endswith("(eng)"):
            name = label.removesuffix("(eng)").strip()
            if SequenceMatcher(None, unaccented(name), unaccented(own)).ratio() >= FAR:
                names.append(name)
    return [plain for name in names if (plain := name.strip("‘’'`"))]


def is_telling(name: str) -> bool:
    words = unaccented(name).split()
    known = countries()
    if not words or len(words) > 4 or len(name) < 3 or not name[0].isupper() or "," in name or name.isupper():
        return False
    if words[0] in {"saint", "st"} and len(words) == 2:
        return False  # whoever it is named after
    if set(words) <= set(PLAIN.split()) or fold(name) in known.by_name or fold(name) in known.states:
        return False
    return not (len(words) == 1 and (wordlists().is_given(words[0]) or words[0] in wordlists().heads))


def landforms(folder: Path, file: str) -> Iterator[str]:
    for feature in json.loads((folder / f"{file}.json").read_text(encoding="utf-8"))["features"]:
        own = feature["properties"]
        for name in {str(own.get(field) or "") for field in ("name", "name_en", "name_alt", "namealt")}:
            for piece in re.split(r"[/(]|\bor\b", name):
                plain = " ".join(written(word) for word in piece.replace(")", " ").split())
                plain = plain.title() if plain.isupper() else plain
                if is_telling(plain) and "?" not in plain and not plain.startswith("Historic"):
                    yield plain


def written(word: str) -> str:
    return WRITTEN_SHORT.get(word.removesuffix("."), word) if word.endswith(".") else word


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
