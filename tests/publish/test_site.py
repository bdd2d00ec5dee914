"""The whole plan rendered: every kind of page, sound links, nothing active, the same bytes in any order."""

from __future__ import annotations

import datetime
import itertools
import pickle
import re
from pathlib import Path

import jinja2
import jsonschema
import msgspec
import pytest
from sample_desk import Draft

from briefgen.model import Source
from briefgen.publish import addresses
from briefgen.publish.links import PageLinks, check, read_links
from briefgen.publish.pages import Page, Raw, SiteOptions, site_seen_from
from briefgen.publish.site import plan, sitemap
from briefgen.publish.templates import Renderer
from briefgen.serialise import schema, shipped_schema
from briefgen.source.topic import Topic
from briefgen.synthesis.index import index_of
from briefgen.synthesis.library import build_library

THEME = Path(__file__).parents[2] / "themes" / "brief"
# What MkDocs copies from the theme as it stands.
STATIC = {
    path.relative_to(THEME).as_posix() for path in THEME.rglob("*.*") if path.suffix not in (".html", ".py", ".yml")
}
AS_OF = datetime.date(2020, 3, 1)
OPTIONS = SiteOptions(site_name="Harbour & <Desk>", site_url="https://desk.example/briefs/")
EVIL = '<script>alert("x")</script> & "quotes"'
TOPIC = Topic(
    slug="ferry",
    title="The ferry <i>question</i>",
    text="---\n---\nWe **doubt** it. <b>x</b>",
    body=8,
    as_of="2020-02-01",
)


def desk() -> list[Draft]:
    first = Draft(
        "2020-01-05-first",
        "2020-01-05",
        "Mara Lindqvist, harbour master, said that the *ferry* may stop. Who pays is open.\n\n"
        "Talks open in Skagen on 10 March. The board met in January & left.\n",
        title=EVIL,
        topics=("ferry",),
        summary=EVIL,
        source=Source(name=EVIL, url="https://harbour.example/?a=1&b=2", reliability="B"),
        authors=("Tove Ek", "Ola Ek"),
        credibility=2,
    )
    mara = first.actor("Mara Lindqvist", role="harbour master", aliases=("Lindqvist",))
    board = first.actor("The board", "organisation", item="Q1065")
    skagen = first.place("Skagen", geonames=7, country="DK")
    first.point("Mara Lindqvist, harbour master, said that the *ferry* may stop.")
    first.point("The board met in January & left.")
    first.claim(mara, "that the *ferry* may stop", modality="possible", about=(board,))
    first.claim(None, "The board met in January & left", form="direct")
    first.question("Who pays is open.")
    first.event(
        "Talks in Skagen", "Talks open", ("on 10 March", "2020-03-10", "2020-03-10", "day"),
        where="Skagen", place=skagen, participants=(mara,),
    )  # fmt: skip
    first.event("Board meets", "met", ("in January", "2020-01-01", "2020-01-31", "month"), status="occurred")
    second = Draft(
        "second article", "2020-02-05", "Mara Lindqvist waits. Talks in Skagen next month. Quiet.\n", text="quotes"
    )
    waits = second.actor("Mara Lindqvist")
    second.claim(waits, "waits", act="wants", form="mixed")
    second.event("Talks in Skagen", "Talks", ("next month", "2020-03-01", "2020-03-31", "month"), where="Skagen")
    second.event("A vote some day", "Quiet")
    gone = Draft("gone", "2020-02-06", "Nothing remains of this secret.", title="Gone", status="withdrawn")
    gone.actor("Nothing")
    return [first, second, gone]


def planned(drafts: list[Draft]) -> tuple[Page, ...]:
    library = build_library(index_of(draft.contribution for draft in drafts), as_of=AS_OF, topics=[TOPIC])
    return plan(library, {draft.article.id: draft.manuscript for draft in drafts})


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer((str(THEME),), OPTIONS)


@pytest.fixture(scope="module")
def site(renderer: Renderer) -> dict[str, str]:
    return {page.address: renderer.render(page).decode("utf-8") for page in planned(desk())}


def test_every_kind_of_page_is_there(site: dict[str, str]) -> None:
    expected = {
        "index.html", "briefs/index.html", "briefs/2020-01-05-first.html", "briefs/2020-01-05-first.json",
        "briefs/gone.html", "actors/index.html", "places/index.html", "claims/index.html", "calendar/index.html",
        "topics/index.html", "topics/ferry.html", "sources/index.html", "brief.schema.json",
    }  # fmt: skip
    assert expected <= set(site)
    kinds = {page.template for page in planned(desk())} - {None}
    assert kinds == {f"pages/{path.name}" for path in (THEME / "pages").glob("*.html")}
    assert all(re.fullmatch(r"[a-z0-9./_-]+", address) for address in site)


def test_every_link_leads_somewhere(site: dict[str, str]) -> None:
    pages = {address: read_links(address, page.encode()) for address, page in site.items() if address.endswith(".html")}
    assert check(pages, {*site, *STATIC}) == []


def test_ids_are_unique(site: dict[str, str]) -> None:
    for address, page in site.items():
        ids = re.findall(r'<[^>]* id="([^"]+)"', page)
        assert len(ids) == len(set(ids)), address


def test_every_finding_leads_to_its_words_and_back(site: dict[str, str]) -> None:
    page = site["briefs/2020-01-05-first.html"]
    brief = desk()[0].brief
    findings = (*brief.key_points, *brief.claims, *brief.events, *brief.questions, *brief.actors, *brief.places)
    assert len(findings) == 10
    for finding in findings:
        assert f'href="#{addresses.words(finding.id)}"' in page
        assert f'id="{addresses.words(finding.id)}"' in page
        assert re.search(f'class="mark-back" href="#{finding.id}"', page)
        assert re.search(f'class="[^"]*finding[^"]*" id="{finding.id}"', page)


def test_nothing_of_an_article_becomes_markup(site: dict[str, str]) -> None:
    for address, page in site.items():
        if address.endswith(".html"):
            assert re.findall(r"<script.*?</script>", page, re.DOTALL) == re.findall(
                r'<script (?:defer )?src="[./]*js/[a-z-]+\.js"(?: data-faces="[a-z -]+")?></script>', page
            )
            assert "<b>x</b>" not in page
            assert "<Desk>" not in page
            assert not re.search(r"<[^>]+\s(?:style|on\w+)=", page)
            assert 'http-equiv="Content-Security-Policy"' in page
    assert "&lt;script&gt;" in site["briefs/2020-01-05-first.html"]


def test_pages_say_what_was_found(site: dict[str, str]) -> None:
    page = site["briefs/2020-01-05-first.html"]
    for words in (
        "Made by machine, not yet checked", "as of", "says it may be", "Speaker not named here", "The desk:",
        "in quotation marks", "by_hand 1", "Tove Ek and Ola Ek", "harbour master", "usually reliable",
    ):  # fmt: skip
        assert words in page, words
    assert "10</span>" in page
    assert "Elsewhere:" in page
    calendar = site["calendar/index.html"].partition('class="main-part"')[2]
    assert calendar.index("10 March") < calendar.index("Announced without a date") < calendar.index("A vote some day")
    assert calendar.count('class="event event-upcoming"') == 2
    topic = site["topics/ferry.html"]
    assert "We <strong>doubt</strong> it." in topic
    assert "1 February 2020" in topic


def test_a_draft_says_so() -> None:
    draft = Draft("d", "2020-01-01", "Words.", status="draft")
    (page,) = (page for page in planned([draft]) if page.template == "pages/brief.html")
    assert b"Draft, not published" in Renderer((str(THEME),), OPTIONS).render(page)


def test_what_quotes_nothing_is_not_published(renderer: Renderer) -> None:
    draft = Draft("d", "2020-01-01", "Mara Lindqvist waits.")
    empty = draft.claim(draft.actor("Mara Lindqvist"))
    pages = {page.address: renderer.render(page).decode("utf-8") for page in planned([draft])}
    assert not any(empty in page for address, page in pages.items() if address.endswith(".html"))


def test_a_pronoun_that_was_not_tied_to_anybody_is_said_to_be_one(renderer: Renderer) -> None:
    draft = Draft("who", "2020-02-05", "It is over, he said.\n")
    draft.claim(None, "It is over", resolution="pronoun")
    (brief,) = (page for page in planned([draft]) if page.template == "pages/brief.html")
    assert "a pronoun, and not clear whose" in renderer.render(brief).decode("utf-8")


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("Mara waits. Will she sail?\n", r"<span[^>]*>Mara waits\.</span>\s*Will she sail\?\s*</p>"),
        ("Will she sail? Mara waits.\n", r"Will she sail\?\s*<span[^>]*>Mara waits\.</span>\s*</p>"),
    ],
)
def test_a_question_stands_with_the_sentence_it_leans_on_in_its_place(
    renderer: Renderer, body: str, shown: str
) -> None:
    draft = Draft("sail", "2020-02-05", body)
    draft.question("Will she sail?", "Mara waits.")
    pages = {page.address: renderer.render(page).decode("utf-8") for page in planned([draft])}
    assert re.search(shown, pages["briefs/sail.html"])
    assert re.search(shown.replace("Will she sail\\?", "<a[^>]*>Will she sail\\?</a>"), pages["index.html"])
    assert pages["briefs/sail.html"].count('id="w-q') == 1


def test_the_front_page_shortens_what_a_question_leans_on() -> None:
    from briefgen.publish.rows import Day, QuestionRow, Ref
    from briefgen.publish.views.front import near

    long = "The mayor came. A " + " ".join(["word"] * 30) + "."
    row = QuestionRow("q", "", "not known", long, "Who pays?", long, "#", Ref("", ""), Day("", ""))
    shown = near(row)
    assert shown.before.split() == ["…", *["word"] * 15, "word."]
    assert shown.after == "The mayor came."
    assert shown.quote == row.quote


def test_a_quotes_article_shows_only_what_findings_rest_on(site: dict[str, str]) -> None:
    (page,) = (page for address, page in site.items() if re.fullmatch(r"briefs/second-article-\w+\.html", address))
    assert "only the sentences" in page
    sparse = Draft("sparse", "2020-02-05", "Kept words. Never shown.\n\nNor this.\n", text="quotes")
    sparse.point("Kept words.")
    options = SiteOptions(site_name="Desk")
    (brief,) = (p for p in planned([sparse]) if p.template == "pages/brief.html")
    shown = Renderer((str(THEME),), options).render(brief).decode("utf-8")
    assert "Kept words." in shown
    assert "Never shown" not in shown
    assert "Nor this" not in shown


def test_a_withdrawn_article_is_a_notice_alone(site: dict[str, str]) -> None:
    assert "has withdrawn" in site["briefs/gone.html"]
    assert not any("secret" in page for page in site.values())
    assert "briefs/gone.json" not in site


def test_the_published_json_is_the_brief(site: dict[str, str]) -> None:
    published = msgspec.json.decode(site["briefs/2020-01-05-first.json"])
    jsonschema.validate(published, schema())
    assert msgspec.convert(published, type(desk()[0].brief)) == desk()[0].brief
    assert msgspec.json.decode(site["brief.schema.json"]) == shipped_schema()


def test_the_order_of_articles_changes_no_byte(renderer: Renderer, site: dict[str, str]) -> None:
    for order in itertools.permutations(desk()):
        pages = planned(list(order))
        assert {page.address: renderer.render(page).decode("utf-8") for page in pages} == site


def test_pages_can_be_sent_to_workers(renderer: Renderer) -> None:
    for page in planned(desk()):
        sent = pickle.loads(pickle.dumps(page))
        assert sent == page
        assert sent.digest == page.digest
        assert renderer.render(sent) == renderer.render(page)


def test_a_digest_changes_with_what_is_shown() -> None:
    before = {page.address: page.digest for page in planned(desk())}
    drafts = desk()
    drafts[0].question("left")
    after = {page.address: page.digest for page in planned(drafts)}
    changed = {address for address in before if before[address] != after[address]}
    assert {"briefs/2020-01-05-first.html", "index.html", "topics/ferry.html"} <= changed
    assert not any(address.startswith(("briefs/second", "places/", "calendar/")) for address in changed)


def test_another_day_changes_no_page_of_an_actor_or_a_place_without_events() -> None:
    draft = Draft("d", "2020-01-01", "Mara Lindqvist waits in Skagen.")
    draft.actor("Mara Lindqvist")
    draft.place("Skagen")
    days = (AS_OF, AS_OF + datetime.timedelta(days=40))
    libraries = [build_library(index_of([draft.contribution]), as_of=day) for day in days]
    before, after = ({p.address: p.digest for p in plan(one, {"d": draft.manuscript})} for one in libraries)
    same = {address for address in before if before[address] == after[address]}
    assert {address for address in before if address.startswith(("actors/", "places/", "feeds/"))} <= same
    assert "calendar/index.html" not in same


def test_another_day_changes_only_pages_on_which_something_lies_ahead(renderer: Renderer) -> None:
    past = Draft("past", "2020-01-01", "The board met in January. It sat late.")
    past.event("The board met", "The board met", ("January", "2020-01-01", "2020-01-31", "month"), status="occurred")
    ahead = Draft("ahead", "2020-01-02", "Talks open in Skagen on 10 March. Nobody knows more.")
    ahead.event("Talks in Skagen", "Talks open", ("10 March", "2020-03-10", "2020-03-10", "day"))
    contributions = [past.contribution, ahead.contribution]
    manuscripts = {"past": past.manuscript, "ahead": ahead.manuscript}
    days = (AS_OF, AS_OF + datetime.timedelta(days=1))
    libraries = [build_library(index_of(contributions), as_of=day) for day in days]
    before, after = ({page.address: page for page in plan(one, manuscripts)} for one in libraries)
    changed = {address for address in before if before[address].digest != after[address].digest}
    assert addresses.brief("ahead") in changed
    assert addresses.brief("past") not in changed
    assert "As of" not in (settled := renderer.render(before[addresses.brief("past")]).decode())
    assert "1 March 2020" not in settled
    assert "1 March 2020" in renderer.render(before[addresses.brief("ahead")]).decode()


def test_the_sitemap_lists_a_folder_by_its_index() -> None:
    page = sitemap(["calendar/index.html", "index.html", "briefs/a&b.html"], "https://desk.example/briefs/")
    assert isinstance(page.view, Raw)
    assert re.findall("<loc>(.*?)</loc>", page.view.content.decode("utf-8")) == [
        "https://desk.example/briefs/briefs/a&amp;b.html",
        "https://desk.example/briefs/calendar/",
        "https://desk.example/briefs/",
    ]


def test_an_empty_desk_has_all_its_lists(renderer: Renderer) -> None:
    pages = {page.address: renderer.render(page) for page in planned([])}
    links = {address: read_links(address, page) for address, page in pages.items() if address.endswith(".html")}
    assert check(links, {*pages, *STATIC}) == []
    assert b"No article has been published yet." in pages["index.html"]


@pytest.mark.parametrize(
    ("name", "slug"),
    [("Zoë Marchand", "zoe-marchand"), ("ياسر", ""), ("U.N. Security Council", "u-n-security-council")],
)
def test_slugs(name: str, slug: str) -> None:
    assert addresses.slug(name) == slug


def test_article_addresses_are_safe_and_apart() -> None:
    assert addresses.brief("2013-12-18-aleppo") == "briefs/2013-12-18-aleppo.html"
    odd = ["index", "page-2", "A b", "a-b", "a/b", "../x", "ياسر"]
    found = {addresses.brief(article) for article in odd}
    assert len(found) == len(odd)
    assert all(re.fullmatch(r"briefs/[a-z0-9][a-z0-9-]*\.html", address) for address in found)
    assert "briefs/index.html" not in found


def test_the_base_works_where_mkdocs_renders_it() -> None:
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(str(THEME)), autoescape=False)
    options = SiteOptions(site_name="A & <b>", description='"x"')

    class MkDocsPage:
        title = "About"
        content = "<p>Words</p>"

    site = site_seen_from("about/index.html", options)
    shown = environment.get_template("main.html").render(page=MkDocsPage(), site=site, root=site.root, config={})
    assert "<title>About · A &amp; &lt;b&gt;</title>" in shown
    assert 'href="../css/brief.css"' in shown
    assert "<p>Words</p>" in shown
    lost = site_seen_from("404.html", options, root="/sub/")
    assert 'href="/sub/css/brief.css"' in environment.get_template("404.html").render(site=lost, root=lost.root)


def test_a_desk_overrides_a_template(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "topics.html").write_text('{% extends "base.html" %}{% block content %}Ours{% endblock %}')
    renderer = Renderer((str(tmp_path), str(THEME)), OPTIONS)
    (page,) = (page for page in planned(desk()) if page.address == addresses.TOPICS)
    assert b"Ours" in renderer.render(page)


class TestLinks:
    """The check of links on pages made to fail it."""

    def test_finds_what_leads_nowhere(self) -> None:
        page = b"""<a href="b.html#x">1</a><a href='#here'>2</a><p id="here"></p><a href="#lost">3</a>
            <a href="../c.html">4</a><img src="none.png"><a href="https://x.example/y#z">5</a>
            <a href="mailto:a@b.c">6</a>"""
        found = read_links("d/a.html", page)
        assert found == PageLinks(
            frozenset({"here"}), frozenset({("d/b.html", "x"), ("c.html", ""), ("d/none.png", "")}), ("lost",)
        )
        problems = check({"d/a.html": found, "d/b.html": PageLinks(frozenset(), frozenset())}, {"c.html"})
        assert [problem.found.split()[2].rstrip(",") for problem in problems] == ["#lost", "d/b.html#x", "d/none.png"]
        assert {problem.code for problem in problems} == {"broken-link"}

    def test_reads_folders_roots_and_text_fragments(self) -> None:
        page = b'<a href="./">1</a><a href="/x/">2</a><a href="b%20c.html?q=1#:~:text=y">3</a><a href="/">4</a>'
        assert read_links("d/a.html", page).links == {
            ("d/index.html", ""), ("x/index.html", ""), ("d/b c.html", ""), ("index.html", ""),
        }  # fmt: skip

    def test_words_that_look_like_links_are_words(self) -> None:
        assert read_links("a.html", b'<p>write href="x.html" and id="y"</p>') == PageLinks(frozenset(), frozenset())


def test_an_actor_links_to_its_wikidata_item_and_to_nothing_where_none_is_known(site: dict[str, str]) -> None:
    links = {
        address: re.findall(r'<a href="(https://www\.wikidata\.org/[^"]*)" rel="([^"]*)"', page)
        for address, page in site.items()
        if address.startswith("actors/") and address != "actors/index.html"
    }
    assert sorted(links.values()) == [[], [("https://www.wikidata.org/wiki/Q1065", "noopener noreferrer")]]
