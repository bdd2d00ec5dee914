"""Long lists: nothing hidden, nothing twice, light pages, and addresses that stay when articles are added."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from sample_desk import Draft

from briefgen.model import Source
from briefgen.publish import addresses
from briefgen.publish.links import check, read_links
from briefgen.publish.pages import Page, SiteOptions
from briefgen.publish.paging import letter, lettered, months_of, sheets, stacked
from briefgen.publish.site import plan
from briefgen.publish.templates import Renderer
from briefgen.source.topic import Topic
from briefgen.synthesis.index import index_of
from briefgen.synthesis.library import build_library

THEME = Path(__file__).parents[2] / "themes" / "brief"
STATIC = {path.relative_to(THEME).as_posix() for part in ("css", "js") for path in (THEME / part).iterdir()}
TOPIC = Topic(slug="ferry", title="The ferry", text="---\n---\nx", body=8)
FIRST = datetime.date(2018, 1, 1)
AS_OF = datetime.date(2020, 3, 1)
LIMIT = 200_000
EVENTS = 450


def ward(number: int) -> str:
    """A name of letters alone, another for each number."""
    return "W" + "".join(chr(ord("a") + number // 26**place % 26) for place in range(3))


def one_article(number: int, day: datetime.date) -> Draft:
    """An article with one busy speaker, one that is new, a claim of each, and an event."""
    new = f"{chr(ord('A') + number % 26)}nna Number{number}"
    ahead = day + datetime.timedelta(days=number % 200)
    draft = Draft(
        f"a{number:04}", day.isoformat(),
        f"Mara Lindqvist denies that item {number} is lost. {new} says that item {number} may float. "
        f"A vote in {ward(number)} falls on {ahead}.\n",
        title=f"Item {number}", topics=("ferry",) if number % 2 else (), source=Source(name=f"{new} Post"),
    )  # fmt: skip
    board, mara = draft.actor(new), draft.actor("Mara Lindqvist")
    place = draft.place(ward(number))
    draft.claim(mara, f"item {number} is lost", act="denies")
    if number % 2:
        draft.claim(board, f"item {number} may float", modality="possible")
    if number < EVENTS:
        when = None if number % 9 == 4 else (str(ahead), str(ahead), str(ahead), "day")
        draft.event(f"Vote in {ward(number)}", f"A vote in {ward(number)}", when, kind="vote", place=place)  # type: ignore[arg-type]
    return draft


def drafts(count: int = 466) -> list[Draft]:
    return [one_article(number, FIRST + datetime.timedelta(days=number * 3 // 2)) for number in range(count)]


def planned(some: list[Draft]) -> dict[str, Page]:
    library = build_library(index_of(draft.contribution for draft in some), as_of=AS_OF, topics=[TOPIC])
    return {page.address: page for page in plan(library, {draft.article.id: draft.manuscript for draft in some})}


@cache
def site() -> dict[str, str]:
    renderer = Renderer((str(THEME),), SiteOptions(site_name="Desk"))
    return {
        address: renderer.render(page).decode("utf-8")
        for address, page in planned(drafts()).items()
        if page.template and page.template != "pages/brief.html"
    }


def pages_of(pattern: str) -> list[str]:
    return sorted(address for address in site() if re.fullmatch(pattern, address))


def found_on(pattern: str, words: str) -> list[str]:
    return [found for address in pages_of(pattern) for found in re.findall(words, site()[address])]


def test_every_page_is_light_and_every_link_leads_somewhere() -> None:
    assert max(len(page.encode()) for page in site().values()) < LIMIT
    linked = {address: read_links(address, page.encode()) for address, page in site().items()}
    briefs = {address for address in planned(drafts()) if address not in site()}
    problems = check(linked, {*briefs, *STATIC})
    assert [problem.found for problem in problems if "briefs/a" not in problem.found] == []


def test_the_ledger_has_every_claim_once_and_its_months() -> None:
    claims = found_on(r"claims/(index|page-\d+)\.html", r'<li class="claim[^"]*" id="(c-\w+)"')
    assert len(claims) == len(set(claims)) == 466 + 233
    assert len(pages_of(r"claims/page-\d+\.html")) == 11
    assert '<p class="lead">Page 1, 1 January to ' in site()["claims/page-1.html"]
    front = site()["claims/index.html"]
    for month in ("January", "June"):
        assert re.search(rf'href="\.\./claims/(?:page-\d+|index)\.html#m-2018-\d\d">{month}\xa0\(\d+\)<', front)


def test_the_ledger_is_narrowed_by_act_sureness_topic_and_speaker() -> None:
    front = site()["claims/index.html"]
    links = dict(re.findall(r'href="\.\./((?:claims|actors)/[^"#]+)">([^<]+)\xa0\(\d+\)<', front))
    assert links["claims/act-denies.html"] == "denies"
    assert links["claims/sure-possible.html"] == "says it may be"
    assert links["claims/topic-ferry.html"] == "The ferry"
    assert any(title == "Mara Lindqvist" for address, title in links.items() if address.startswith("actors/"))
    for kind, count in (("act-denies", 466), ("sure-possible", 233), ("topic-ferry", 466)):
        claims = found_on(rf"claims/{kind}(-page-\d+)?\.html", r'<li class="claim[^"]*" id="(c-\w+)"')
        assert len(claims) == len(set(claims)) == count


def test_an_actors_statements_go_on_over_pages() -> None:
    (first,) = pages_of(r"actors/mara-lindqvist-\w{5}\.html")
    stem = first.removesuffix(".html")
    found = found_on(rf"{stem}(-page-\d+)?\.html", r"item (\d+) is lost")
    assert sorted(map(int, found)) == list(range(466))
    assert f'rel="next" href="../{stem}-page-14.html"' in site()[first]
    last = site()[f"{stem}-page-1.html"]
    assert f'rel="prev" href="../{stem}-page-2.html"' in last
    assert 'rel="next"' not in last
    assert f'href="../{first}">Newest</a>' in last


def test_what_is_said_about_an_actor_goes_on_in_a_ledger_of_its_own() -> None:
    some = [
        Draft(f"b{n:02}", f"2020-01-{n % 28 + 1:02}", f"Ola Ek says that the Board lost item {n}.\n") for n in range(30)
    ]
    for number, draft in enumerate(some):
        ola, board = draft.actor("Ola Ek"), draft.actor("the Board", "organisation")
        draft.claim(ola, f"that the Board lost item {number}", about=(board,))
    pages = planned(some)
    renderer = Renderer((str(THEME),), SiteOptions(site_name="Desk"))
    (ledger,) = (address for address in pages if address.endswith("-said-of.html"))
    shown = renderer.render(pages[ledger]).decode("utf-8")
    assert sorted(map(int, re.findall(r"lost item (\d+)<", shown))) == list(range(30))
    actor = renderer.render(pages[ledger.replace("-said-of", "")]).decode("utf-8")
    assert f'href="../{ledger}">All 30 claims about them</a>' in actor


def test_the_calendar_has_every_event_once_on_its_pages_of_years_and_months() -> None:
    dated = found_on(r"calendar/\d{4}(-\d\d)?(-page-\d+)?\.html", r">Vote in (W[a-z]+)<")
    undated = found_on(r"calendar/undated(-page-\d+)?\.html", r">Vote in (W[a-z]+)<")
    assert sorted(dated) == sorted(ward(number) for number in range(EVENTS) if number % 9 != 4)
    assert sorted(undated) == sorted(ward(number) for number in range(EVENTS) if number % 9 == 4)
    front = site()["calendar/index.html"]
    for address in pages_of(r"calendar/\d{4}(-\d\d)?\.html"):
        assert f'href="../{address}"' in front


def test_the_calendar_begins_with_what_lies_ahead() -> None:
    front = site()["calendar/index.html"]
    assert front.index('id="dated"') < front.index('id="lapsed"') < front.index('id="all-months"')
    assert "As of Sunday" in front


def test_names_are_listed_by_letter_when_they_are_many() -> None:
    for folder in ("actors", "sources", "places"):
        listed = found_on(rf"{folder}/letter-\w(-page-\d+)?\.html", rf'href="\.\./({folder}/(?!letter|index)[^"]+)"')
        pages = pages_of(rf"{folder}/.+-\w{{5}}\.html")
        assert len(listed) == len(set(listed))
        assert set(listed) == set(pages)
    assert ">B\xa0(18)<" in site()["actors/index.html"]


@pytest.mark.parametrize("list_of", ["briefs", "claims", "claims/act-denies", "actors/mara-lindqvist"])
def test_a_new_article_leaves_the_older_pages_of_a_list_as_they_are(list_of: str) -> None:
    some = drafts(300)
    before = planned(some)
    after = planned([*some, one_article(900, FIRST + datetime.timedelta(days=600))])
    pages = [address for address in before if re.match(rf"{list_of}[\w-]*(?:/|-)page-\d+\.html", address)]
    changed = [address for address in pages if before[address].digest != after[address].digest]
    # The youngest of them may get a neighbour between itself and the newest page.
    assert len(pages) > 2
    assert changed in ([], [max(pages, key=lambda address: int(re.findall(r"\d+", address)[-1]))])


def test_no_address_goes_while_a_desk_grows() -> None:
    known: set[str] = set()
    some = drafts()
    for count in (5, 60, 120, 320, 466):
        now = set(planned(some[:count]))
        assert known <= now, known - now
        known = {address for address in now if address.endswith(".html")}


class TestCutting:
    """The ways of cutting a list."""

    def test_sheets_hold_everything_once(self) -> None:
        assert [sheet.items for sheet in sheets("x/index.html", [1, 2, 3], 2)] == [(1, 2), (3,)]
        assert [sheet.address for sheet in sheets("x/y.html", [1, 2, 3], 2)] == ["x/y.html", "x/y-page-2.html"]
        assert len(sheets("x/index.html", [], 2)) == 1

    @pytest.mark.parametrize("count", range(60))
    def test_stacks_hold_everything_once_in_full_pages(self, count: int) -> None:
        items = list(range(count))
        found = stacked("x/index.html", items, 10, day=lambda item: "2020-01-01")
        assert [item for sheet in found for item in sheet.items] == items
        assert [len(sheet.items) for sheet in found[1:]] == [10] * (len(found) - 1)
        assert len(found) == 1 or 5 < len(found[0].items) <= 15
        assert [sheet.address for sheet in found[1:]] == [f"x/page-{n}.html" for n in range(len(found) - 1, 0, -1)]

    def test_months_count_what_stands_on_the_pages(self) -> None:
        days = [f"2020-{month:02}-{day:02}" for month in (3, 1) for day in range(28, 0, -1)]
        found = stacked("x/index.html", days, 10, day=str)
        (year,) = months_of(found, str, anchored=True)
        assert year.title == "2020"
        assert [step.label for step in year.steps] == ["March\xa0(28)", "January\xa0(28)"]
        assert year.steps[0].address == "x/index.html#m-2020-03"

    @pytest.mark.parametrize(
        ("name", "expected"), [("åland", "a"), ("zoë", "z"), ("3m", "0"), ("ياسر", "0"), ("", "0"), ("œuvre", "0")]
    )
    def test_letters(self, name: str, expected: str) -> None:
        assert letter(name) == expected

    def test_letters_leave_the_article_out(self) -> None:
        found = lettered("x/index.html", ["the Board", "Bay", "ياسر"], 5, str)
        assert {one: [item for sheet in parts for item in sheet.items] for one, parts in found.items()} == {
            "b": ["the Board", "Bay"], "0": ["ياسر"],
        }  # fmt: skip

    def test_no_article_can_take_the_address_of_a_list(self) -> None:
        taken = {"page-3", "index", "2020", "2020-01"}
        made = Counter(addresses.article_slug(slug) for slug in taken)
        assert not taken & set(made)
