"""Reading article files: bytes and links that go wrong, exact values, and files that concern each other."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from briefgen.source.article import ArticleFile, duplicate_slugs, find_articles, read_article, same_text
from briefgen.source.front_matter import read_mapping, split
from briefgen.source.register import Register, RegisterEntry, read_register
from briefgen.source.slugs import slug
from briefgen.source.text_file import MAX_BYTES
from briefgen.source.topic import read_topic

HEADER = "---\ntitle: The ferry\ndate: 2021-05-04\nsource: {name: Harbour Post}\n---\n"


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def read(path: Path) -> ArticleFile:
    file, problems = read_article(path, shown=path.name)
    assert file is not None, problems
    return file


def the_problem(path: Path, **options: Path) -> tuple[str, int, int]:
    file, problems = read_article(path, shown=path.name, **options)
    assert file is None
    (problem,) = problems
    assert problem.severity == "error"
    assert problem.path == path.name
    return problem.code, problem.line, problem.column


def test_all_values(tmp_path: Path) -> None:
    content = (
        "---\ntitle: >\n  The ferry\n  will sail\ndate: 2021-05-04T07:30:00+01:00\nupdated: 2021-05-05\n"
        "source:\n  name: Harbour Post\n  url: https://example.org/f?a=1#b\n  accessed: 2021-05-06\n"
        "  archived: shelf 3\n  reliability: B\ninformation: {credibility: 2}\nauthor: Ana Ortiz\nlanguage: en-GB\n"
        "tags: [ferry, 2021, ferry]\ntopics: harbour\nplaces: [Port Ellen]\nsummary: It sails.\nstatus: review\n"
        "text: quotes\nslug: The Ferry/é\n---\nThe board meets.\n"
    )
    file = read(write(tmp_path, "a.md", content))
    article = file.article
    assert file.text[file.body :] == "The board meets.\n"
    assert (article.id, article.path, article.title) == ("The-Ferry-e", "a.md", "The ferry will sail")
    assert (article.date, article.updated) == ("2021-05-04T07:30:00+01:00", "2021-05-05")
    assert (article.source.name, article.source.url) == ("Harbour Post", "https://example.org/f?a=1#b")
    assert (article.source.accessed, article.source.archived, article.source.reliability) == (
        "2021-05-06",
        "shelf 3",
        "B",
    )
    assert (article.credibility, article.authors, article.language) == (2, ("Ana Ortiz",), "en-GB")
    assert (article.tags, article.topics, article.places) == (("ferry", "2021"), ("harbour",), ("Port Ellen",))
    assert (article.summary, article.status, article.text) == ("It sails.", "review", "quotes")
    assert article.sha256 == hashlib.sha256(content.encode()).hexdigest()


def test_title_and_date_are_enough(tmp_path: Path) -> None:
    path = write(tmp_path, "x.md", "---\ntitle: '2021'\ndate: 2021-05-04\n---\nText.")
    file, problems = read_article(path, shown="x.md")
    assert file is not None
    assert (file.article.title, file.article.source.name, file.article.status) == ("2021", "", "published")
    assert [(p.code, p.severity) for p in problems] == [("missing-source", "warning")]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_newlines_and_byte_order_mark(tmp_path: Path, newline: str, mark: str) -> None:
    body = "Cafe\u0301 one\ntwo\n\nthree\n"
    path = write(tmp_path, "a.md", mark + (HEADER + body).replace("\n", newline))
    file = read(path)
    assert file.text == HEADER + body
    assert file.text[file.body :] == body
    assert file.article.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (HEADER.encode() + b"caf\xc3\xa9 \x93no\x94", ("not-utf8", 6, 6)),
        (b"\xef\xbb\xbf" + HEADER.replace("\n", "\r\n").encode() + b"\x93", ("not-utf8", 6, 1)),
        (HEADER.encode("utf-16"), ("not-utf8", 1, 1)),
        (b"\x89PNG\r\n\x1a\n\0\0\0", ("binary-file", 0, 0)),
        (HEADER.encode() + b"a\0b", ("binary-file", 0, 0)),
        (b"", ("no-front-matter", 1, 1)),
        (HEADER.encode() + b" \n\t\n", ("empty-body", 6, 1)),
        (HEADER.encode() + b"word " * (MAX_BYTES // 5), ("too-large", 0, 0)),
        (b"---\ntitle: \"\\ud800\"\ndate: 2021-05-04\nsource: {name: x}\n---\nText", ("bad-value", 2, 8)),
        (b"---\ntitle: \"\\U00110000\"\n---\nText", ("bad-yaml", 2, 1)),
        (b"---\ntitle: a\x07b\n---\nText", ("bad-yaml", 2, 9)),
        (b"---\n" + b"# x\n" * 50_000 + b"---\nText", ("bad-yaml", 2, 1)),
    ],
)  # fmt: skip
def test_bytes_that_cannot_be_read(tmp_path: Path, content: bytes, expected: tuple[str, int, int]) -> None:
    assert the_problem(write(tmp_path, "a.md", content)) == expected


def test_unreadable_files(tmp_path: Path) -> None:
    assert the_problem(tmp_path / "gone.md") == ("unreadable-file", 0, 0)
    (tmp_path / "folder.md").mkdir()
    assert the_problem(tmp_path / "folder.md") == ("unreadable-file", 0, 0)


def test_links_must_stay_inside(tmp_path: Path) -> None:
    desk = tmp_path / "content"
    inside = write(desk, "articles/a.md", HEADER + "Text.")
    outside = write(tmp_path, "private/secret.md", HEADER + "Secret.")
    (desk / "articles/b.md").symlink_to(inside)
    (desk / "articles/c.md").symlink_to(outside)
    (desk / "articles/loop.md").symlink_to("loop.md")
    (desk / "articles/more").symlink_to(outside.parent)
    (desk / "articles/self").symlink_to(desk / "articles")
    found = find_articles(desk / "articles")
    assert [path.name for path in found] == ["a.md", "b.md", "c.md", "loop.md", "more"]
    assert read_article(found[1], shown="b.md", folder=desk)[0] is not None
    assert the_problem(found[2], folder=desk) == ("symlink-outside", 0, 0)
    assert the_problem(found[3], folder=desk)[0] in ("symlink-outside", "unreadable-file")
    assert the_problem(found[4], folder=desk) == ("symlink-outside", 0, 0)


def test_articles_are_found_in_order(tmp_path: Path) -> None:
    for name in ("b.md", "a/z.md", "a.md", "a.review.yaml", "a.txt", "c/d/e.md"):
        write(tmp_path, name, "x")
    assert [p.relative_to(tmp_path).as_posix() for p in find_articles(tmp_path)] == [
        "a/z.md", "a.md", "b.md", "c/d/e.md",
    ]  # fmt: skip


def test_files_that_concern_each_other(tmp_path: Path) -> None:
    paths = [
        write(tmp_path, "1/Ferry.md", HEADER + "One text.\n"),
        write(tmp_path, "2/ferry.md", HEADER + "Another text.\n"),
        write(tmp_path, "3/other.md", HEADER + "\n\nOne   text."),
    ]
    files = [read(path) for path in paths]
    shown = [replace(file, article=structs.replace(file.article, path=f"{n}.md")) for n, file in enumerate(files)]
    (slugs,) = duplicate_slugs(shown)
    assert (slugs.path, slugs.code, slugs.severity) == ("1.md", "duplicate-slug", "error")
    assert "0.md" in str(slugs)
    (texts,) = same_text(shown)
    assert (texts.path, texts.line, texts.code, texts.severity) == ("2.md", 6, "same-text", "warning")
    assert "0.md" in str(texts)


@pytest.mark.parametrize(
    ("name", "expected"),
    [("2021-05-04-ferry", "2021-05-04-ferry"), ("a b/c?d#e%", "a-b-c-d-e"), ("Café", "Cafe"), ("..", "5ec1f7e7"),
     ("paris", "paris"), ("../../etc/passwd", "etc-passwd")],
)  # fmt: skip
def test_slugs(name: str, expected: str) -> None:
    assert slug(name) == expected


@given(st.text(max_size=300))
def test_slugs_are_safe(name: str) -> None:
    made = slug(name)
    assert made
    assert made.isascii()
    assert all(c.isalnum() or c in "._-" for c in made)
    assert made[0] not in ".-"
    assert len(made) < 120


def test_slugs_of_other_scripts_differ() -> None:
    assert slug("дело-2013") != slug("слово-2013")
    assert slug("x" * 200) != slug("x" * 201)


@pytest.mark.parametrize(
    "header",
    [
        "a: &a [x,x,x,x,x,x,x,x,x]\n"
        + "".join(f"{c}: &{c} [{','.join([f'*{p}'] * 9)}]\n" for p, c in zip("abcdefgh", "bcdefghi", strict=True)),
        "[" * 50_000,
        "a: " + "{a: " * 5_000 + "}" * 5_000,
        "- " * 20_000 + "x",
        "? " * 20_000 + "x",
        "".join(" " * n + "a:\n" for n in range(700)),
        "a: " + "[" * 400 + "]" * 400,
    ],
    ids=["aliases", "brackets", "braces", "dashes", "questions", "indents", "closed"],
)
def test_yaml_that_would_burst(header: str) -> None:
    mapping, problems = read_mapping(header, shown="a.md", first_line=2)
    assert [problem.code for problem in problems] == ["bad-yaml"]
    assert mapping is None or len(mapping.entries) <= 9


@settings(max_examples=400, deadline=None)
@given(
    st.one_of(
        st.text(max_size=80),
        st.text(alphabet="ab:- \n\t[]{},&*!|>'\"%@`#?~\\0", max_size=60),
        st.lists(
            st.sampled_from(
                ["title: x", "date: 2021-05-04", "source:", "  name: y", "- a", "tags: [a", "]", "status: draft",
                 "k: &a", " *a", "? x", ": y", "<<: {a: b}", "information:", "  credibility: 3", "|", "'", "title: {}"]
            ),
            max_size=8,
        ).map("\n".join),
    )
)  # fmt: skip
def test_any_header_gives_an_article_or_an_error(tmp_path_factory: pytest.TempPathFactory, header: str) -> None:
    path = tmp_path_factory.getbasetemp() / "any-header.md"
    path.write_bytes(f"---\n{header}\n---\nText.".encode("utf-8", "replace"))
    file, problems = read_article(path, shown="a.md")
    assert (file is None) == any(problem.severity == "error" for problem in problems)
    lines = path.read_bytes().decode().count("\n") + path.read_bytes().decode().count("\r") + 1
    assert all(0 <= problem.line <= lines for problem in problems)


def test_split() -> None:
    assert split("---\na: b\n---\nbody") == ("a: b\n", 13)
    assert split("--- \na: b\n...\nbody") == ("a: b\n", 14)
    assert split("---\n---") == ("", 7)
    assert split("---\na: '---'\n") is None
    assert split("\n---\na: b\n---\n") is None


def test_register(tmp_path: Path) -> None:
    path = write(
        tmp_path, "actors.yaml",
        "\ufeffactors:\r\n  - {name: Harbour Board, aliases: [the Board, Harbour Board], kind: armed-group}\r\n"
        "  - name: Ana\r\n"
        "same: [[Harbour Board, HB, HB]]\nnot_same: [[Ana, Anna]]\nblock: Main Street\n",
    )  # fmt: skip
    assert read_register(path, shown="actors.yaml") == (
        Register(
            entries=(RegisterEntry("Harbour Board", ("the Board",), "armed-group"), RegisterEntry("Ana")),
            same=(("Harbour Board", "HB"),),
            not_same=(("Ana", "Anna"),),
            block=("Main Street",),
        ),
        [],
    )


def test_topic(tmp_path: Path) -> None:
    content = "---\ntitle: The harbour\ntags: ferry\nas_of: 2021-05-04\n---\nIt will *sail*.\n"
    topic, problems = read_topic(write(tmp_path, "the harbour.md", content), shown="t.md")
    assert topic is not None
    assert not problems
    assert (topic.slug, topic.title, topic.tags, topic.as_of) == (
        "the-harbour",
        "The harbour",
        ("ferry",),
        "2021-05-04",
    )
    assert topic.text[topic.body :] == "It will *sail*.\n"


@pytest.mark.parametrize(
    ("written", "expected"), [("", "quotes"), ("text: full\n", "full"), ("text: quotes\n", "quotes")]
)
def test_an_articles_own_text_rights_win_over_the_desks(tmp_path: Path, written: str, expected: str) -> None:
    header = HEADER.replace("---\n", f"---\n{written}", 1)
    file, problems = read_article(write(tmp_path, "a.md", header + "Text.\n"), shown="a.md", rights="quotes")
    assert file is not None, problems
    assert file.article.text == expected
