"""What a card takes from the theme: its colours and its faces, both of which a desk may have replaced."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_COLOUR = re.compile(r"--([\w-]+):\s*(#[0-9a-fA-F]{6})\b")
# Each face is a set of files with other characters in each; the first that has a character draws it.
_FACES = {
    "display": ("display-latin.woff2", "display-latin-ext.woff2", "serif-latin.woff2"),
    "label": ("sans-latin.woff2", "sans-latin-ext.woff2"),
}


@dataclass(frozen=True, slots=True)
class Look:
    """Colours as `#rrggbb` and the paths of font files. `version` changes with the files' bytes."""

    paper: str = "#f7f7f4"
    ink: str = "#14181d"
    soft: str = "#3d444c"
    rule: str = "#d6d8d2"
    claim: str = "#7a4700"
    event: str = "#005c54"
    question: str = "#8b1d5b"
    actor: str = "#1b4a8f"
    display: tuple[str, ...] = ()
    label: tuple[str, ...] = ()
    version: str = ""


def read_look(theme_dirs: Iterable[str]) -> Look:
    """The look of a theme, its folders first to last as templates are looked for; what it lacks keeps its default."""
    folders = [Path(folder) for folder in theme_dirs]
    colours: dict[str, str] = {}
    if tokens := _first(folders, "css/tokens.css"):
        for name, value in _COLOUR.findall(tokens.read_text(encoding="utf-8")):
            colours.setdefault(name, value)  # the first is the light one
    faces = {
        face: [path for name in names if (path := _first(folders, f"fonts/{name}"))] for face, names in _FACES.items()
    }
    digest = hashlib.sha256()
    for path in (path for paths in faces.values() for path in paths):
        digest.update(path.read_bytes())
    kept = {ours: colours[name] for ours, name in _NAMES.items() if name in colours}
    shown = {face: tuple(map(str, paths)) for face, paths in faces.items()}
    return Look(**kept, display=shown["display"], label=shown["label"], version=digest.hexdigest()[:16])


_NAMES = {
    "paper": "paper", "ink": "ink", "soft": "ink-soft", "rule": "rule",
    "claim": "claim", "event": "event", "question": "question", "actor": "actor",
}  # fmt: skip


def _first(folders: Iterable[Path], name: str) -> Path | None:
    return next((folder / name for folder in folders if (folder / name).is_file()), None)
