"""Figures on the pages of a desk with much on it: which stand where, sound links and ids, and what a page weighs."""

from __future__ import annotations

import datetime
import gzip
import re
from collections import Counter
from pathlib import Path

import pytest
from sample_desk import Draft

from briefgen.publish import addresses
from briefgen.publish.links import check, read_links
from briefgen.publish.pages import SiteOptions
from briefgen.publish.site import plan
from briefgen.publish.templates import Renderer
from briefgen.source.topic import Topic
from briefgen.synthesis.index import index_of
from briefgen.synthesis.library import build_library

THEME = Path(__file__).parents[2] / "themes" / "brief"
AS_OF = datetime.date(2020, 7, 1)
NAMES = ("Mara Lindqvist", "Ola Ek", "Tove Brandt", "نور الدين", "Jo Åberg", "Pia Sand", "Knud Holm", "Ida Krogh")
TOPICS = ("ferry", "fish")


def article(number: int) -> Draft:
    """Six actors who each say two things, two towns, and three events with dates of different kinds."""
    cast = [NAMES[(number + step) % len(NAMES)] for step in range(6)]
    said = [f"the {word} of {number} is late" for word in ("boat", "crew", "mail", "ice", "tide", "bread")]
    wants = [f"to {word} in {number}" for word in ("sail", "wait", "sell", "fish", "build", "leave")]
    body = ". ".join(
        [*cast, *said, *wants, "Skagen and Læsø", f"A vote {number} on 9 July", "Talks in August", "Strike"]
    )
    draft = Draft(
        f"a{number:02}", f"2020-{number % 6 + 1:02}-05", body, title=f"Article {number}", topics=(TOPICS[number % 2],)
    )
    ids = [draft.actor(name) for name in cast]
    draft.place("Skagen", geonames=7, country="DK")
    for n, speaker in enumerate(ids):
        draft.claim(speaker, said[n], modality=("certain", "possible")[n % 2], about=(ids[n - 1],))
        draft.claim(speaker, wants[n], act="wants")
    days = (("on 9 July", "2020-07-09", "2020-07-09", "day"), ("in August", "2020-08-01", "2020-08-31", "month"))
    draft.event(f"A vote {number}", f"A vote {number}", days[0], kind="vote", participants=tuple(ids[:2]))
    draft.event(f"Talks {number}", "Talks", days[1], participants=tuple(ids[:2]))
    strike = ("Strike", f"2020-{number % 6 + 1:02}-01", f"2020-{number % 6 + 1:02}-01", "day")
    draft.event(f"Strike {number}", "Strike", strike, status="occurred", participants=tuple(ids[:2]))
    return draft


@pytest.fixture(scope="module")
def site() -> dict[str, str]:
    drafts = [article(number) for number in range(12)]
    topics = [Topic(slug=slug, title=slug.title(), text="---\n---\nWe think.", body=8, as_of=None) for slug in TOPICS]
    library = build_library(index_of(draft.contribution for draft in drafts), as_of=AS_OF, topics=topics)
    renderer = Renderer((str(THEME),), SiteOptions(site_name="Harbour"))
    pages = plan(library, {draft.article.id: draft.manuscript for draft in drafts})
    return {page.address: renderer.render(page).decode("utf-8") for page in pages}


def kinds(page: str) -> set[str]:
    return set(re.findall(r'class="figure figure-(\w+)"', page))


def test_each_figure_stands_where_it_belongs(site: dict[str, str]) -> None:
    assert kinds(site["topics/ferry.html"]) == {"timeline", "network", "matrix", "map", "trends"}
    assert kinds(site["briefs/a03.html"]) == {"timeline", "map"}
    assert kinds(site[addresses.CALENDAR]) == {"months"}
    assert kinds(site[addresses.CLAIMS]) == {"matrix"}
    assert kinds(site[addresses.PLACES]) == {"map"}
    (place,) = (page for address, page in site.items() if address.startswith("places/skagen"))
    assert kinds(place) == {"map"}
    (actor,) = (page for address, page in site.items() if re.match(r"actors/ola-ek-\w+\.html", address))
    assert kinds(actor) == {"timeline", "network", "trends"}
    assert site[addresses.ACTORS].count('class="spark"') == len(NAMES)


def test_every_drawn_figure_has_its_table_and_its_words(site: dict[str, str]) -> None:
    for address, page in site.items():
        drawn = Counter(re.findall(r'<svg class="figure-svg"', page))
        assert page.count("<desc id=") == sum(drawn.values()), address
        figures = re.findall(r'<figure class="figure figure-(\w+)".*?</figure>', page, re.DOTALL)
        tables = re.findall(r'<figure class="figure.*?<table.*?</figure>', page, re.DOTALL)
        assert len(tables) == len(figures), address


def test_links_and_ids_of_pages_with_figures_are_sound(site: dict[str, str]) -> None:
    files = {path.relative_to(THEME).as_posix() for path in THEME.rglob("*") if path.is_file()}
    pages = {address: page for address, page in site.items() if address.endswith(".html")}
    links = {address: read_links(address, page.encode()) for address, page in pages.items()}
    assert check(links, {*site, *files}) == []
    for address, page in pages.items():
        ids = re.findall(r'<[^>]* id="([^"]+)"', page)
        assert len(ids) == len(set(ids)), address
        assert not re.search(r"<[^>]* style=", page), address


def test_a_page_with_figures_stays_light(site: dict[str, str]) -> None:
    for address in ("briefs/a03.html", "topics/ferry.html"):
        svgs = "".join(re.findall(r"<svg.*?</svg>", site[address], re.DOTALL))
        assert len(gzip.compress(svgs.encode())) < 15_000, address
