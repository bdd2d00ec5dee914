"""Brief to JSON and back, the schema of that JSON, and ids made of content."""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from importlib import resources
from typing import Any

import msgspec

from briefgen.model import SCHEMA, Brief

_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Brief)


def to_json(brief: Brief, *, indent: int = 0) -> bytes:
    """A brief as UTF-8 JSON: on one line, or indented for people."""
    encoded = _ENCODER.encode(brief)
    return msgspec.json.format(encoded, indent=indent) + b"\n" if indent else encoded


def from_json(data: bytes) -> Brief:
    """A brief from its JSON. Raises `msgspec.ValidationError` where a value has the wrong type or shape."""
    return _DECODER.decode(data)


def packed(brief: Brief) -> bytes:
    """A brief as compressed JSON, the form in which many are kept at hand and few are looked into."""
    return zlib.compress(to_json(brief), 1)


def unpacked(data: bytes) -> bytes:
    """The JSON of a packed brief. Raises `zlib.error` where it is damaged."""
    return zlib.decompress(data)


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a brief, generated from the model."""
    generated = msgspec.json.schema(Brief)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA, "title": "A brief of briefgen"}
    plain: dict[str, Any] = json.loads(
        msgspec.json.encode({**head, **generated})
    )  # tuples as the lists they are in JSON
    return plain


def shipped_schema() -> dict[str, Any]:
    """The JSON Schema as it lies in the package; a test holds it equal to `schema()`."""
    text = resources.files("briefgen").joinpath("brief.schema.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


class IdMaker:
    """Makes ids for the findings of one article: a prefix and a hash of what the finding says.

    The same words give the same id wherever they stand; only exact repetitions are told apart, by counting.
    """

    def __init__(self, article_id: str) -> None:
        self._article = article_id
        self._seen: dict[str, int] = {}

    def make(self, prefix: str, *parts: str) -> str:
        """An id such as `c-4kd7qz2m` for a finding that says `parts`."""
        key = "\x1f".join((prefix, self._article, *(" ".join(part.split()) for part in parts)))
        count = self._seen.get(key, 0)
        self._seen[key] = count + 1
        if count:
            key += f"\x1f{count}"
        digest = hashlib.sha256(key.encode("utf-8")).digest()
        return f"{prefix}-{base64.b32encode(digest).decode('ascii')[:10].lower()}"


if __name__ == "__main__":
    print(json.dumps(schema(), indent=2, ensure_ascii=False))
