"""Which library should carry the brief's values: msgspec or pydantic, measured on many briefs.

    pip install pydantic && python benchmarks/values.py [BRIEFS.jsonl] [--count 10000]

Both hold the same model: pydantic's classes are made from msgspec's fields, frozen. The briefs are those given
(as `briefgen extract --jsonl` prints them), repeated until there are enough. Times are wall seconds in one process.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, get_args, get_origin

import msgspec
import pydantic

from briefgen.model import Brief
from briefgen.spans import Span


def twin(value: type[msgspec.Struct], made: dict[type, Any]) -> Any:
    """The pydantic model with the fields of a msgspec struct."""
    if value is Span:
        return tuple[int, int]
    if value not in made:
        fields: dict[str, Any] = {}
        for field in msgspec.structs.fields(value):
            default = ... if field.required else field.default
            fields[field.name] = (translated(field.type, made), default)
        made[value] = pydantic.create_model(value.__name__, __config__=pydantic.ConfigDict(frozen=True), **fields)
    return made[value]


def translated(kind: Any, made: dict[type, Any]) -> Any:
    """A field's type with msgspec structs replaced by their twins."""
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return twin(kind, made)
    if get_origin(kind) is tuple:
        return tuple[translated(get_args(kind)[0], made), ...]
    if type(kind).__name__ in ("UnionType", "Union"):
        first, *rest = (translated(one, made) for one in get_args(kind))
        for one in rest:
            first = first | one
        return first
    return kind


def timed(work: Callable[[Any], Any], items: Iterable[Any]) -> tuple[float, list[Any]]:
    """Wall seconds for doing `work` on every item, and what came of it."""
    started = time.perf_counter()
    results = [work(item) for item in items]
    return time.perf_counter() - started, results


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("briefs", type=Path)
    parser.add_argument("--count", type=int, default=10_000)
    arguments = parser.parse_args()
    lines = [line for line in arguments.briefs.read_bytes().splitlines() if line]
    lines = (lines * (arguments.count // len(lines) + 1))[: arguments.count]
    model = pydantic.TypeAdapter(twin(Brief, {}))
    decoder, encoder = msgspec.json.Decoder(Brief), msgspec.json.Encoder()
    print(f"{len(lines)} briefs, {sum(map(len, lines)) / 1e6:.0f} MB of JSON")
    for name, read, write in (
        (f"msgspec {msgspec.__version__}", decoder.decode, encoder.encode),
        (f"pydantic {pydantic.VERSION}", model.validate_json, model.dump_json),
    ):
        reading = writing = 0.0
        for at in range(0, len(lines), 500):  # in parts, so that memory does not decide
            seconds, values = timed(read, lines[at : at + 500])
            reading += seconds
            writing += timed(write, values)[0]
        print(f"{name:18} read and check {reading:6.2f} s   write {writing:6.2f} s")


if __name__ == "__main__":
    main()
