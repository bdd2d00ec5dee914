"""Whole desks through every door: the same bytes, nothing lost, nothing done twice."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from briefgen.serialise import shipped_schema

from .conftest import run, tree

Desk = Callable[[str], Path]
ARTICLE = "content/articles/2025/2025-11-18-strike.md"


def test_every_door_gives_the_same_bytes(desk: Desk) -> None:
    folder = desk("ferry")
    run(folder, "briefgen", "build", "--site-dir", "by-briefgen")
    run(folder, "mkdocs", "build", "--site-dir", "by-mkdocs")
    run(folder, "properdocs", "build", "--site-dir", "by-properdocs")
    expected = tree(folder / "by-briefgen")
    some = {"index.html", "404.html", "sitemap.xml", "calendar/index.html", "briefs/2025-11-21-date.json", "_headers"}
    some |= {"feeds/calendar.ics", "feeds/briefs.xml", "cards/index.png", "cards/2025-11-21-date.png"}
    assert some <= set(expected)
    assert tree(folder / "by-mkdocs") == expected
    assert tree(folder / "by-properdocs") == expected


def test_the_day_of_the_build_is_source_date_epochs_unless_the_desk_or_the_command_names_one(desk: Desk) -> None:
    folder = desk("ferry")

    def shown(*command: str) -> str:
        run(folder, *command, "--site-dir", "dated")
        page = (folder / "dated/calendar/index.html").read_text(encoding="utf-8")
        (day,) = re.findall(r'<time class="as-of" datetime="([\d-]+)">', page)
        return str(day)

    assert shown("mkdocs", "build") == "2025-11-23"  # the day of SOURCE_DATE_EPOCH, as the tests set it
    assert shown("briefgen", "build", "--as-of", "2025-12-24") == "2025-12-24"
    config = folder / "mkdocs.yml"
    written = config.read_text(encoding="utf-8").replace("- briefgen\n", "- briefgen:\n      as_of: 2025-11-30\n")
    config.write_text(written, encoding="utf-8")
    assert shown("mkdocs", "build") == "2025-11-30"


def test_an_incremental_build_equals_a_clean_one(desk: Desk) -> None:
    folder = desk("ferry")
    run(folder, "briefgen", "build")
    before = {path: (folder / "site" / path).stat().st_mtime_ns for path in tree(folder / "site")}
    first = tree(folder / "site")
    article = folder / ARTICLE
    article.write_text(article.read_text(encoding="utf-8").replace("Paul Zammit", "Paul Grech"), encoding="utf-8")
    built = run(folder, "briefgen", "build")
    run(folder, "briefgen", "build", "--site-dir", "clean")
    incremental = tree(folder / "site")
    assert incremental == tree(folder / "clean")
    assert first != incremental
    assert "analysed 2" in built.stderr
    untouched = [path for path in incremental if first.get(path) == incremental[path] and "/" in path]
    folders = ("actors", "briefs", "places", "search", "sources", "topics")
    kept = [path for path in untouched if path.partition("/")[0] in folders]
    assert kept
    assert all((folder / "site" / path).stat().st_mtime_ns == before[path] for path in kept)


def test_a_removed_article_leaves_nothing_behind(desk: Desk) -> None:
    folder = desk("ferry")
    run(folder, "briefgen", "build")
    (folder / ARTICLE).unlink()
    run(folder, "briefgen", "build")
    run(folder, "briefgen", "build", "--site-dir", "clean")
    assert tree(folder / "site") == tree(folder / "clean")
    assert not (folder / "site/briefs/2025-11-18-strike.html").exists()


def test_the_brief_beside_its_page_is_the_extracted_one(desk: Desk) -> None:
    folder = desk("ferry")
    run(folder, "briefgen", "build")
    published = json.loads((folder / "site/briefs/2025-11-18-strike.json").read_bytes())
    extracted = json.loads(run(folder, "briefgen", "extract", ARTICLE, "--register", "content/actors.yaml").stdout)
    assert published == extracted
    jsonschema.Draft202012Validator(shipped_schema()).validate(published)


def test_every_quote_is_its_slice_and_every_brief_fits_the_schema(desk: Desk) -> None:
    folder = desk("ferry")
    validator = jsonschema.Draft202012Validator(shipped_schema())
    for line in run(folder, "briefgen", "extract", "--jsonl", "content/articles").stdout.splitlines():
        brief = json.loads(line)
        validator.validate(brief)
        text = (folder / brief["article"]["path"]).read_text(encoding="utf-8")
        evidence = [one for claim in brief["claims"] for one in claim["content"]]
        evidence += [mention for actor in brief["actors"] for mention in actor["mentions"]]
        assert evidence
        assert all(text[one["span"][0] : one["span"][1]] == one["quote"] for one in evidence)


def test_article_text_cannot_inject_markup(desk: Desk) -> None:
    folder = desk("ferry")
    built = run(folder, "briefgen", "build")
    page = (folder / "site/briefs/2025-11-21-date.html").read_text(encoding="utf-8")
    assert "<b onclick" not in page
    assert "&lt;b onclick" in page
    assert "javascript:" not in page
    assert "2025-11-21-date.md:" in built.stderr
    assert "active-link" in built.stderr


def test_the_sitemap_lists_the_generated_pages_and_the_desks_own(desk: Desk) -> None:
    folder = desk("ferry")
    run(folder, "briefgen", "build")
    sitemap = (folder / "site/sitemap.xml").read_text(encoding="utf-8")
    for address in ("", "about.html", "calendar/", "briefs/2025-11-18-strike.html"):
        assert f"<loc>https://ferry.example.org/briefs/{address}</loc>" in sitemap


def test_a_broken_link_is_found(desk: Desk) -> None:
    folder = desk("ferry")
    page = folder / "content/pages/about.md"
    page.write_text("[Gone](briefs/never-written.html)\n", encoding="utf-8")
    assert "never-written.html" in run(folder, "briefgen", "build").stderr
    run(folder, "briefgen", "build", "--strict", expected=1)


def header(*lines: str) -> str:
    return "\n".join(("---", "title: A", "date: 2020-01-01", *lines, "---", "", ""))


SOURCE = "source: {name: B}"
# For each file, what is wrong with it: "" where nothing is (it is the other half of a pair).
BAD: dict[str, tuple[str | bytes, str]] = {
    "no-date.md": ("---\ntitle: A\n---\n\nText.\n", "no-date.md:1:1: missing-date"),
    "bad-date.md": ("---\ntitle: A\ndate: 2013-13-40\n---\n\nText.\n", "bad-date.md:3:7: bad-date"),
    "no-title.md": ("---\ndate: 2020-01-01\n---\n\nText.\n", "no-title.md:1:1: missing-title"),
    "not-yaml.md": (header("tags: [A") + "Text.\n", "bad-yaml"),
    "a-list.md": ("---\n- title\n---\n\nText.\n", "not-a-mapping"),
    "tab.md": (header("source:", "\tname: B") + "Text.\n", "tab.md:5:1: yaml-tab"),
    "key.md": (header(SOURCE, "autor: C") + "One.\n", "key.md:5:1: unknown-key"),
    "latin.md": (header(SOURCE).encode() + b"Caf\xe9.\n", "not-utf8"),
    "empty.md": (header(SOURCE), "empty-body"),
    "picture.md": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(200), "binary-file"),
    "one-slug.md": (header(SOURCE, "slug: same") + "Two.\n", ""),
    "other-slug.md": (header(SOURCE, "slug: same") + "Three.\n", "duplicate-slug"),
    "twin-a.md": (header(SOURCE) + "The same text.\n", ""),
    "twin-b.md": (header(SOURCE) + "The same text.\n", "same-text"),
    "huge.md": (header(SOURCE) + "Word. " * 900_000, "too-large"),
}
GOOD = header(SOURCE) + "Ana Ortiz said it was good.\n"


@pytest.fixture
def awkward(desk: Desk) -> Path:
    folder = desk("awkward")
    articles = folder / "content/articles"
    articles.mkdir(exist_ok=True)
    (articles / "good.md").write_text(GOOD, encoding="utf-8")
    for name, (content, _) in BAD.items():
        (articles / name).write_bytes(content.encode() if isinstance(content, str) else content)
    outside = folder.parent / "outside.md"
    outside.write_text(GOOD, encoding="utf-8")
    (articles / "link.md").symlink_to(outside)
    return folder


def test_every_bad_input_has_its_place_and_the_rest_is_built(awkward: Path) -> None:
    checked = run(awkward, "briefgen", "check", expected=1).stderr
    lines = [line for line in checked.splitlines() if line.startswith("content/")]
    for name, (_, expected) in BAD.items():
        found = [line for line in lines if f"/{name}:" in line]
        assert not expected or any(expected in line for line in found), f"{name}: {found}"
    assert any("link.md" in line and "symlink-outside" in line for line in lines)
    assert all(len(line.split(": ", 2)) == 3 for line in lines)
    run(awkward, "briefgen", "build")
    site = tree(awkward / "site")
    assert "briefs/good.html" in site
    assert "briefs/bad-date.html" not in site
    assert not [path for path in site if path.endswith(".part")]


def test_a_strict_build_with_problems_leaves_the_last_site_alone(awkward: Path) -> None:
    run(awkward, "briefgen", "build")
    before = tree(awkward / "site")
    stopped = run(awkward, "briefgen", "build", "--strict", expected=1)
    assert "strict build stopped" in stopped.stderr
    assert tree(awkward / "site") == before


def test_a_broken_template_names_its_line(desk: Desk) -> None:
    folder = desk("ferry")
    own = folder / "own/pages"
    own.mkdir(parents=True)
    (own / "actor.html").write_text("<h1>x</h1>\n{{ view.nothing_of_this_name }}\n", encoding="utf-8")
    config = folder / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8").replace("name: brief", "name: brief\n  custom_dir: own"))
    stopped = run(folder, "briefgen", "build", expected=1).stderr
    assert "own/pages/actor.html:2:1: bad-template: UndefinedError on actors/" in stopped
    (own / "actor.html").write_text("{% for %}", encoding="utf-8")
    assert (
        "own/pages/actor.html:1:1: bad-template: TemplateSyntaxError"
        in run(folder, "mkdocs", "build", expected=1).stderr
    )


def test_a_template_of_the_desks_own_replaces_the_themes(desk: Desk) -> None:
    folder = desk("ferry")
    own = folder / "own/pages"
    own.mkdir(parents=True)
    (own / "sources.html").write_text("<h1>Only ours</h1>\n", encoding="utf-8")
    config = folder / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8").replace("name: brief", "name: brief\n  custom_dir: own"))
    run(folder, "briefgen", "build")
    assert (folder / "site/sources/index.html").read_text(encoding="utf-8") == "<h1>Only ours</h1>\n"


@pytest.mark.parametrize(
    ("nav", "expected"),
    [("", ["About", "How we work"]), ("nav: [index.md, how-we-work.md, {Us: about.md}]", ["How we work", "Us"])],
)
def test_the_menu_has_the_desks_own_pages(desk: Desk, nav: str, expected: list[str]) -> None:
    folder = desk("awkward")
    for name in ("about.md", "how-we-work.md"):
        (folder / "content/pages" / name).write_text("# A page\n", encoding="utf-8")
    config = folder / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8") + nav + "\n", encoding="utf-8")
    run(folder, "briefgen", "build", "--strict")
    menu = (folder / "site/about.html").read_text(encoding="utf-8").split("</nav>")[0]
    links = re.findall(r'href="([a-z-]+\.html)"[^>]*>\s*([^<]+?)\s*<', menu)
    assert [title for _, title in links if title != "The Awkward Desk"] == expected
    assert all((folder / "site" / address).is_file() for address, _ in links)


def test_a_desk_without_an_index_has_a_front_page(desk: Desk) -> None:
    folder = desk("ferry")
    (folder / "content/pages/index.md").unlink()
    config = folder / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8").replace("  - index.md\n", ""), encoding="utf-8")
    built = run(folder, "briefgen", "build")
    assert "broken-link" not in built.stderr
    assert 'href="calendar/index.html"' in (folder / "site/index.html").read_text(encoding="utf-8")
    assert "<loc>https://ferry.example.org/briefs/</loc>" in (folder / "site/sitemap.xml").read_text(encoding="utf-8")


def test_two_builds_at_once_do_not_harm_each_other(desk: Desk) -> None:
    folder = desk("ferry")
    command = [sys.executable, "-m", "briefgen", "build", "--as-of", "2025-11-23", "--site-dir"]
    builds = [
        subprocess.Popen([*command, name], cwd=folder, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for name in ("one", "two")
    ]
    for build in builds:
        _, said = build.communicate(timeout=120)
        assert build.returncode == 0, said
    assert tree(folder / "one") == tree(folder / "two")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def get(url: str) -> bytes | None:
    try:
        with urllib.request.urlopen(url, timeout=30) as answer:
            content: bytes = answer.read()
            return content
    except (urllib.error.URLError, ConnectionError):
        return None


def wait_for(what: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if what():
            return True
        time.sleep(0.3)
    return False


def test_serve_gives_the_same_pages_and_shows_an_edit(desk: Desk) -> None:
    folder = desk("ferry")
    run(folder, "briefgen", "build", "--as-of", "2025-11-23")
    built = (folder / "site/briefs/2025-11-18-strike.json").read_bytes()
    page = (folder / "site/briefs/2025-11-18-strike.html").read_bytes()
    address = f"127.0.0.1:{free_port()}"
    command = [sys.executable, "-m", "briefgen", "serve", "--as-of", "2025-11-23", "--address", address]
    server = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    url = f"http://{address}/briefs/briefs/2025-11-18-strike"
    try:
        assert wait_for(lambda: get(f"{url}.json") == built)
        served = get(f"{url}.html") or b""
        before, script, after = served.partition(b"<script>")  # MkDocs' server adds its reload script on the way out
        assert script
        assert page.startswith(before.rstrip())
        assert b"livereload" in after
        article = folder / ARTICLE
        article.write_text(article.read_text(encoding="utf-8").replace("Ines Carver", "Ines Xuereb"), encoding="utf-8")
        assert wait_for(lambda: b"Ines Xuereb" in (get(f"{url}.html") or b""))
    finally:
        server.terminate()
        server.wait(timeout=30)
