"""Towns of 5,000 people and more, found by any of their names. Which one is meant is decided elsewhere.

The file beside this module is GeoNames' data as `tools/gazetteer.py` packs it. It is mapped into memory, not read:
loading costs nothing, a look-up some microseconds, and the processes of a build share its pages.
"""

from __future__ import annotations

import mmap
import struct
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import blake2b
from importlib.resources import as_file, files
from itertools import takewhile

from briefgen.language.names.wordlists import fold, unaccented

FILE = "towns.bin"
MAGIC = b"briefgen towns 1"
HEAD = struct.Struct("<16sIII")  # magic; how many keys, towns, districts
TOWN = struct.Struct(
    "<IiiII2sHB3x"
)  # GeoNames id, latitude, longitude, people, where its name is, country, district, length
DISTRICT = 8  # bytes of a district's code
SCALE = 100_000  # parts of a degree
ALTERNATE = 1  # a key's last bit; then 17 bits of the town's number, then the hash of a name
NUMBER_BITS = 18


@dataclass(frozen=True, slots=True)
class City:
    """A populated place as GeoNames has it; `admin1code` is its first-level division within the country."""

    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str = ""


def hashed(name: str) -> int:
    """The 46 bits by which a name is found; accents, case and full stops do not matter."""
    digest = blake2b(unaccented(name).replace("'", "").encode(), digest_size=8).digest()
    return int.from_bytes(digest, "little") >> NUMBER_BITS


class _Towns:
    """The mapped file."""

    def __init__(self) -> None:
        with as_file(files(__package__) / FILE) as path, path.open("rb") as file:
            self._content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        magic, keys, towns, districts = HEAD.unpack_from(self._content)
        if magic != MAGIC:
            raise ValueError(f"{FILE} is not of this version: run tools/gazetteer.py")
        self._first_town = -(-HEAD.size // 8) * 8 + 8 * keys
        view = memoryview(self._content)
        self._keys = view[-(-HEAD.size // 8) * 8 : self._first_town].cast("Q")
        self._districts = self._first_town + TOWN.size * towns
        self._names = self._districts + DISTRICT * districts

    def of(self, name: str, *, alternates: bool) -> tuple[City, ...]:
        """The towns of a name, the most people first; without `alternates` those whose usual name it is."""
        wanted = hashed(name)
        at = bisect_left(self._keys, wanted << NUMBER_BITS)
        found = takewhile(lambda key: key >> NUMBER_BITS == wanted, self._keys[at : at + 400])
        return tuple(self._town(key) for key in found if alternates or not key & ALTERNATE)

    def _town(self, key: int) -> City:
        number = (key >> 1) & ((1 << (NUMBER_BITS - 1)) - 1)
        geonames, lat, lon, people, start, country, district, length = TOWN.unpack_from(
            self._content, self._first_town + TOWN.size * number
        )
        name = self._content[self._names + start : self._names + start + length].decode()
        code = self._content[self._districts + DISTRICT * district : self._districts + DISTRICT * (district + 1)]
        return City(
            geonames, name, lat / SCALE, lon / SCALE, country.decode(), people, code.rstrip(b"\0").decode()
        )  # fmt: skip


@cache
def _towns() -> _Towns:
    return _Towns()


@lru_cache(maxsize=8192)
def cities_named(name: str) -> tuple[City, ...]:
    """Cities that have this as their usual name, the most people first; those with its very accents, if any have."""
    found = _towns().of(name, alternates=False)
    exact = tuple(city for city in found if fold(city.name) == fold(name))
    return exact if len(exact) == len(found) or not name.isascii() else found


@lru_cache(maxsize=8192)
def cities_known_as(name: str) -> tuple[City, ...]:
    """Cities with this name, by an alternate name where none has it as its usual one."""
    return cities_named(name) or _towns().of(name, alternates=True)
