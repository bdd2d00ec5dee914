"""From a file's bytes to its text, or to the problem that keeps it from being read."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from pathlib import Path

from briefgen.problems import Problem

# Some 80,000 words: a book. What takes minutes to read and gives a brief that nobody can is no article.
MAX_BYTES = 500_000
_NEWLINE = re.compile(r"\r\n?")


@dataclass(frozen=True, slots=True)
class TextFile:
    r"""A file's decoded text: BOM removed, newlines made `\n`; the hash is taken over its bytes."""

    text: str = field(repr=False)
    sha256: str


def read_text(path: Path, *, shown: str, folder: Path | None = None) -> TextFile | Problem:
    """A text file of at most `MAX_BYTES`; with `folder`, a symbolic link must not lead out of it."""
    if folder is not None and leaves(path, folder):
        return Problem(
            path=shown, line=0, column=0, code="symlink-outside", found=f"a symbolic link that leaves {folder.name}/",
            expected="what is published lies inside the content folder", cure="put the file itself there",
        )  # fmt: skip
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            return Problem(
                path=shown, line=0, column=0, code="too-large", found=f"{size / 1000:,.0f} kB of text",
                expected=f"at most {MAX_BYTES / 1000:.0f} kB are read",
                cure="split the file, or remove what is not text",
            )  # fmt: skip
        content = path.read_bytes()
    except OSError as error:
        return Problem(
            path=shown, line=0, column=0, code="unreadable-file",
            found=f"the file cannot be read: {error.strerror or type(error).__name__}",
            expected="a file that you may read", cure="correct its permissions, or the link that leads to it",
        )  # fmt: skip
    return decode(content, shown=shown)


def decode(content: bytes, *, shown: str) -> TextFile | Problem:
    """Bytes as text; UTF-8 alone is read, since a guessed encoding would change what was said."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The error counts from behind a byte order mark, if there is one.
        body = content.removeprefix(b"\xef\xbb\xbf")
        before = _NEWLINE.sub("\n", body[: error.start].decode("utf-8"))
        line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
        if content[:2] not in (b"\xff\xfe", b"\xfe\xff") and b"\0" in content:
            return _binary(shown)
        return Problem(
            path=shown, line=line, column=column, code="not-utf8",
            found=f"byte 0x{body[error.start]:02X} is not UTF-8", expected="files are read as UTF-8",
            cure="save the file with the encoding UTF-8",
        )  # fmt: skip
    if "\0" in text:
        return _binary(shown)
    return TextFile(_NEWLINE.sub("\n", text), hashlib.sha256(content).hexdigest())


def _binary(shown: str) -> Problem:
    return Problem(
        path=shown, line=0, column=0, code="binary-file", found="the file holds NUL bytes, so it is not text",
        expected="Markdown or YAML", cure="remove the file, or give it its proper name",
    )  # fmt: skip


def leaves(path: Path, folder: Path) -> bool:
    """Whether a path is, or leads through, a symbolic link out of a folder."""
    try:
        return not path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # a loop of links
        return True
