"""The cache: what is kept, what damage does, and two builds at once."""

import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from briefgen.cache import KEPT_BUILDS, Cache, PageRecord, SiteRecord
from briefgen.language.grammar import BlockParse
from briefgen.problems import BriefgenError

PARSE = (BlockParse((0,), (3,), ("yes",), ("UH",), ("INTJ",), ("ROOT",), (0,), (0,), ((0, 1, "ORG"),)),)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / ".briefgen" / "cache.db"


def test_what_is_kept_comes_back(path: Path) -> None:
    with Cache(path) as cache:
        cache.keep_parses({"k": PARSE})
    with Cache(path) as cache:
        assert cache.parses(["k", "unknown"]) == {"k": PARSE}
        assert cache.problems == []


def test_wal_mode(path: Path) -> None:
    with Cache(path):
        pass
    with sqlite3.connect(path) as database:
        assert database.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    database.close()


@pytest.mark.parametrize(
    "content", [b"not a database at all, but long enough to look like one" * 40, b"SQLite format 3\0"]
)
def test_a_damaged_file_is_set_aside(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with Cache(path) as cache:
        cache.keep_parses({"k": PARSE})
        assert cache.parses(["k"]) == {"k": PARSE}
    (problem,) = cache.problems
    assert problem.code == "cache-set-aside"
    assert path.with_name("cache.db.aside-1").read_bytes() == content


def test_a_foreign_database_is_set_aside_untouched(path: Path) -> None:
    path.parent.mkdir()
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE recipes (name TEXT)")
    database.close()
    with Cache(path) as cache:
        assert cache.problems[0].code == "cache-set-aside"
    with sqlite3.connect(path.with_name("cache.db.aside-1")) as database:
        assert database.execute("SELECT count(*) FROM recipes").fetchone() == (0,)
    database.close()


def test_damage_that_shows_only_in_use(path: Path) -> None:
    with Cache(path) as cache:
        cache.keep_parses({f"k{n}": PARSE for n in range(2000)})
    content = bytearray(path.read_bytes())
    for at in range(3 * 4096, len(content)):
        content[at] = 0x5A
    path.write_bytes(content)
    with Cache(path) as cache:
        assert cache.parses([f"k{n}" for n in range(2000)]) == {}
        cache.keep_parses({"new": PARSE})
        assert cache.parses(["new"]) == {"new": PARSE}
        assert [problem.code for problem in cache.problems] == ["cache-set-aside"]


def test_a_full_disk_is_no_damage(path: Path) -> None:
    with Cache(path) as cache:
        cache.keep_parses({"k": PARSE})
        (pages,) = cache._database.execute("PRAGMA page_count").fetchone()
        cache._database.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(BriefgenError) as raised:
            cache.keep_parses({f"k{n}": PARSE for n in range(2000)})
    (problem,) = raised.value.problems
    assert (problem.code, problem.path) == ("cannot-write", str(path))
    assert [file.name for file in path.parent.iterdir()] == ["cache.db"]
    with Cache(path) as cache:
        assert cache.parses(["k"]) == {"k": PARSE}


def test_a_folder_that_cannot_be_made_is_a_problem(path: Path) -> None:
    path.parent.write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(BriefgenError, match="cannot-write"):
        Cache(path)


def test_damage_inside_a_record_counts_as_unknown(path: Path) -> None:
    folder = Path("site")
    with Cache(path) as cache:
        cache.keep_pages(folder, {"a.html": PageRecord("d" * 64, 10, 20, None)}, ())
        cache.keep_site(folder, SiteRecord("k", 1, "w", "the front page, whole"))
    content = path.read_bytes()
    for sound, damaged in ((b"the front page, whole", b"the front page, wh\xffle"), (b"d" * 64, b"d" * 63 + b"e")):
        path.write_bytes(content.replace(sound, damaged))
        with Cache(path) as cache:
            assert (cache.site(folder) is None) == (b"\xff" in damaged)
            assert (cache.pages(folder) == {}) == (b"\xff" not in damaged)


def test_what_many_builds_did_not_use_is_dropped(path: Path) -> None:
    with Cache(path) as cache:
        cache.keep_parses({"used": PARSE, "unused": PARSE})
    for _ in range(KEPT_BUILDS + 1):
        with Cache(path) as cache:
            cache.parses(["used"])
    with Cache(path) as cache:
        assert set(cache.parses(["used", "unused"])) == {"used"}


def test_a_build_waits_for_one_that_is_changing_the_journal(path: Path) -> None:
    with Cache(path):
        pass
    other = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
    other.execute("PRAGMA journal_mode = DELETE")
    other.execute("BEGIN IMMEDIATE")
    release = threading.Timer(0.2, other.execute, ["COMMIT"])
    release.start()
    with Cache(path) as cache:
        cache.keep_parses({"k": PARSE})
        assert cache.parses(["k"]) == {"k": PARSE}
        assert cache.problems == []
    release.join()
    other.close()


def test_two_builds_at_once(path: Path) -> None:
    def build(name: str) -> int:
        with Cache(path) as cache:
            for n in range(30):
                cache.keep_parses({f"{name}{n}": PARSE})
            return len(cache.parses([f"{name}{n}" for n in range(30)]))

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(build, "abcd")) == [30] * 4
    with Cache(path) as cache:
        assert len(cache.parses([f"{name}{n}" for name in "abcd" for n in range(30)])) == 120
        assert cache.problems == []
