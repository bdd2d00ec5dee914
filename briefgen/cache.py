"""The SQLite store of what was worked out before: language-model parses and briefs by content, pages by folder.

Nothing here decides what a key is made of; `pipeline` does. A cache can be deleted at any time.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType

import msgspec

from briefgen.language.grammar import BlockParse
from briefgen.model import Brief
from briefgen.problems import BriefgenError, Problem, cannot_write
from briefgen.publish.links import PageLinks
from briefgen.publish.search.searchable import Searchable
from briefgen.serialise import from_json, unpacked
from briefgen.synthesis.contribution import Contribution

Parses = tuple[BlockParse, ...]


class Made(msgspec.Struct, frozen=True, array_like=True):
    """What is made of one article: its brief, what it gives to the pages of others and to the search, oddities.

    The brief is packed: only its own page looks into it, and only when that page is rendered.
    """

    packed: bytes
    contribution: Contribution
    problems: tuple[Problem, ...] = ()
    searchable: Searchable | None = None

    @property
    def brief(self) -> Brief:
        return from_json(unpacked(self.packed))


APPLICATION_ID = 0x62726667  # "brfg"
LAYOUT = 2  # of the tables below; another number means the file is rebuilt
KEPT_BUILDS = (
    60  # an entry that so many openings of the cache did not use is dropped; a build opens it two or three times
)
# What SQLite could not do for a reason that lies outside the file; the low byte of its codes says which.
_NO_DAMAGE = frozenset(
    (
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PERM,
    )
)
CHUNK = 500  # SQLite's limit on parameters is 999 in old versions

_TABLES = """
CREATE TABLE parses (key TEXT PRIMARY KEY, payload BLOB NOT NULL, build INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE briefs (key TEXT PRIMARY KEY, payload BLOB NOT NULL, build INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE pages (folder TEXT, address TEXT, payload BLOB NOT NULL, PRIMARY KEY (folder, address)) WITHOUT ROWID;
CREATE TABLE sites (folder TEXT PRIMARY KEY, payload BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE builds (number INTEGER PRIMARY KEY AUTOINCREMENT);
"""


class PageRecord(msgspec.Struct, frozen=True, array_like=True):
    """A written file of a site: a digest of all that went into it, what the file looked like, and its links.

    `size` is in bytes, `modified` in nanoseconds; a file that looks otherwise was changed by somebody else.
    """

    digest: str
    size: int
    modified: int
    links: PageLinks | None


class SiteRecord(msgspec.Struct, frozen=True, array_like=True):
    """What a folder's site was made of, as one key, and its front page with the digest of the desk's text on it.

    `pages` counts the records that belong to it, so that a lost one is noticed.
    """

    key: str
    pages: int
    welcome: str
    front: str


_PARSES = msgspec.msgpack.Decoder(Parses)
_MADE = msgspec.msgpack.Decoder(Made)
_PAGE = msgspec.msgpack.Decoder(PageRecord)
_SITE = msgspec.msgpack.Decoder(SiteRecord)


class Cache:
    """An open cache file. `problems` says what had to be set aside; several processes may use one file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.problems: list[Problem] = []
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise BriefgenError(cannot_write(path.parent, error.strerror or str(error))) from error
        try:
            self._database = self._open()
        except (sqlite3.DatabaseError, _ForeignFileError) as error:
            self._database = self._set_aside(error)

    def __enter__(self) -> Cache:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Drops what was not used for many builds, and closes the file."""
        with suppress(sqlite3.DatabaseError), self._database:
            for table in ("parses", "briefs"):
                self._database.execute(f"DELETE FROM {table} WHERE build < ?", (self._build - KEPT_BUILDS,))
            self._database.execute("DELETE FROM builds WHERE number < ?", (self._build,))
        self._database.close()

    def briefs(self, keys: Iterable[str]) -> dict[str, Made]:
        """Those briefs that are known, by key; one that cannot be read counts as unknown."""
        found = {}
        for key, payload in self._get("briefs", keys).items():
            with suppress(zlib.error, msgspec.MsgspecError, ValueError):
                found[key] = _MADE.decode(zlib.decompress(payload))
        return found

    def parses(self, keys: Iterable[str]) -> dict[str, Parses]:
        """The parses that are known, one a block, by key; one that cannot be read counts as unknown."""
        found = {}
        for key, payload in self._get("parses", keys).items():
            with suppress(zlib.error, msgspec.MsgspecError, ValueError):
                found[key] = _PARSES.decode(zlib.decompress(payload))
        return found

    def keep_briefs(self, briefs: Mapping[str, Made]) -> None:
        self._put("briefs", {key: zlib.compress(msgspec.msgpack.encode(made), 1) for key, made in briefs.items()})

    def keep_parses(self, parses: Mapping[str, Parses]) -> None:
        self._put("parses", {key: zlib.compress(msgspec.msgpack.encode(value), 1) for key, value in parses.items()})

    def pages(self, folder: Path) -> dict[str, PageRecord]:
        """What was written into a site's folder by the last build of it, by address."""
        found = {}
        with suppress(sqlite3.DatabaseError):
            rows = self._database.execute("SELECT address, payload FROM pages WHERE folder = ?", (str(folder),))
            for address, payload in rows:
                with suppress(msgspec.MsgspecError, ValueError):
                    found[address] = _PAGE.decode(_checked(payload, address))
        return found

    def keep_pages(self, folder: Path, changed: Mapping[str, PageRecord], gone: Iterable[str]) -> None:
        """Notes what this build wrote into a site's folder, and which of its files are no longer there.

        What the folder's site was made of is not known from here on until `keep_site` says it.
        """
        rows = [
            (str(folder), address, _with_check(msgspec.msgpack.encode(record), address))
            for address, record in changed.items()
        ]
        self._change(
            ("DELETE FROM sites WHERE folder = ?", [(str(folder),)]),
            ("DELETE FROM pages WHERE folder = ? AND address = ?", [(str(folder), address) for address in gone]),
            ("INSERT OR REPLACE INTO pages VALUES (?, ?, ?)", rows),
        )

    def site(self, folder: Path) -> SiteRecord | None:
        """What the site in a folder was made of by the last build that was finished."""
        with suppress(sqlite3.DatabaseError, msgspec.MsgspecError, ValueError):
            row = self._database.execute("SELECT payload FROM sites WHERE folder = ?", (str(folder),)).fetchone()
            return _SITE.decode(_checked(row[0], str(folder))) if row else None
        return None

    def keep_site(self, folder: Path, record: SiteRecord) -> None:
        """Notes what the site in a folder is made of; only of a build whose pages are all written and kept."""
        payload = _with_check(msgspec.msgpack.encode(record), str(folder))
        self._change(("INSERT OR REPLACE INTO sites VALUES (?, ?)", [(str(folder), payload)]))

    def _open(self) -> sqlite3.Connection:
        database = sqlite3.connect(self.path, timeout=60)
        try:
            self._prepare(database)
            with database:
                self._build = int(database.execute("INSERT INTO builds DEFAULT VALUES").lastrowid or 0)
        except BaseException:
            database.close()
            raise
        return database

    def _prepare(self, database: sqlite3.Connection) -> None:
        # Tables first: another build may be making them, and sets the numbers in the same transaction.
        tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        (application,) = database.execute("PRAGMA application_id").fetchone()
        (layout,) = database.execute("PRAGMA user_version").fetchone()
        if tables and application != APPLICATION_ID:
            raise _ForeignFileError("it is the database of another program")
        if tables and layout != LAYOUT:
            raise _ForeignFileError(f"it has layout {layout}, this briefgen uses {LAYOUT}")
        self._write_ahead(database)
        if not tables:
            self._create(database)

    def _write_ahead(self, database: sqlite3.Connection) -> None:
        """Asks for the journal that lets others read meanwhile. SQLite answers at once, without waiting, where another
        build is asking for the same: the mode stays with the file, and either is right until then.
        """
        try:
            database.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:  # the low byte is the code, the rest its kind
                raise
        database.execute("PRAGMA synchronous = NORMAL")

    def _create(self, database: sqlite3.Connection) -> None:
        """Makes the tables, unless another build made them since we looked."""
        database.execute("BEGIN IMMEDIATE")
        if database.execute("SELECT count(*) FROM sqlite_master WHERE name = 'builds'").fetchone() == (0,):
            for statement in _TABLES.strip().splitlines():
                database.execute(statement)
            database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            database.execute(f"PRAGMA user_version = {LAYOUT}")
        database.commit()

    def _set_aside(self, error: Exception) -> sqlite3.Connection:
        """Renames the file that gave an error, notes the problem and opens a new one.

        A lock, a full disk or a folder that may not be written is not damage. Raises BriefgenError: `cannot-write`.
        """
        if isinstance(error, sqlite3.OperationalError) and error.sqlite_errorcode & 0xFF in _NO_DAMAGE:
            raise BriefgenError(cannot_write(self.path, str(error))) from error
        number = 1
        while (aside := self.path.with_name(f"{self.path.name}.aside-{number}")).exists():
            number += 1
        self.path.rename(aside)
        for suffix in ("-wal", "-shm"):
            self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)
        self.problems.append(
            Problem(
                path=str(self.path),
                line=0,
                column=0,
                code="cache-set-aside",
                found=f"the cache could not be used: {error}",
                expected="a cache written by this version of briefgen",
                cure=f"nothing needs mending: a new one is made; the old file is now {aside.name} and may be deleted",
                severity="note",
            )
        )
        return self._open()

    def _get(self, table: str, keys: Iterable[str]) -> dict[str, bytes]:
        wanted = list(keys)
        found: dict[str, bytes] = {}
        try:
            for at in range(0, len(wanted), CHUNK):
                part = wanted[at : at + CHUNK]
                marks = ",".join("?" * len(part))
                with self._database:
                    rows = self._database.execute(f"SELECT key, payload FROM {table} WHERE key IN ({marks})", part)
                    found.update(rows.fetchall())
                    self._database.execute(f"UPDATE {table} SET build = {self._build} WHERE key IN ({marks})", part)
        except sqlite3.DatabaseError as error:
            self._start_again(error)
        return found

    def _put(self, table: str, payloads: Mapping[str, bytes]) -> None:
        rows = [(key, payload, self._build) for key, payload in payloads.items()]
        self._change((f"INSERT OR REPLACE INTO {table} VALUES (?, ?, ?)", rows))

    def _change(self, *changes: tuple[str, Sequence[tuple[object, ...]]]) -> None:
        """Statements, each with its rows, all of them or none; once more in a new file where the old one is damaged."""

        def change() -> None:
            with self._database:
                for statement, rows in changes:
                    self._database.executemany(statement, rows)

        try:
            change()
        except sqlite3.DatabaseError as error:
            self._start_again(error)
            change()

    def _start_again(self, error: sqlite3.DatabaseError) -> None:
        """Damage that shows only in use: the same as damage seen at opening."""
        self._database.close()
        self._database = self._set_aside(error)


def _with_check(content: bytes, key: str) -> bytes:
    """Content behind a checksum of it and its key: SQLite notices damage to its structure, not to what is kept in it.

    Parses and briefs need none, since zlib has its own.
    """
    return zlib.crc32(content, zlib.crc32(key.encode("utf-8", "surrogatepass"))).to_bytes(4, "little") + content


def _checked(payload: bytes, key: str) -> bytes:
    """The content again. Raises ValueError where it is damaged."""
    if _with_check(payload[4:], key) != payload:
        raise ValueError(key)
    return payload[4:]


class _ForeignFileError(Exception):
    """The file is a database, but not one of ours."""
