"""Atom and JSON Feed of the latest briefs: well-formed, complete by their specifications, the same in both."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterable
from typing import Any
from xml.etree import ElementTree

import pytest
from sample_desk import Draft

from briefgen.publish.feeds.briefs import BriefFeed
from briefgen.publish.pages import SiteOptions
from briefgen.publish.site import plan
from briefgen.source.topic import Topic
from briefgen.synthesis.index import index_of
from briefgen.synthesis.library import build_library

ATOM = "{http://www.w3.org/2005/Atom}"
OPTIONS = SiteOptions(site_name="Harbour & <Desk>", site_url="https://desk.example/briefs/", description="What is said")
NOWHERE = SiteOptions(site_name="Harbour")
TOPIC = Topic(slug="ferry", title="The ferry", text="---\n---\nx", body=8)
EVIL = '<script>alert("x")</script> & \x07'
AS_OF = datetime.date(2020, 3, 1)


def desk() -> list[Draft]:
    first = Draft(
        "first", "2020-01-05", "Mara Lindqvist said that the *ferry* may stop. Quiet.\n", title=EVIL, summary=EVIL,
        topics=("ferry",), authors=("Tove Ek",), tags=("ships",), updated="2020-01-09",
    )  # fmt: skip
    mara = first.actor("Mara Lindqvist")
    first.point("Quiet.")
    first.claim(mara, "that the *ferry* may stop")
    second = Draft("second", "2020-02-05T23:30:00-05:00", "“No,” said the harbour master. Nothing moves.\n")
    second.point("Nothing moves.")
    second.claim(second.actor("the harbour master"), "No", form="direct")
    return [first, second]


def feeds(drafts: Iterable[Draft], options: SiteOptions = OPTIONS, as_of: datetime.date = AS_OF) -> dict[str, bytes]:
    library = build_library(index_of(draft.contribution for draft in drafts), as_of=as_of, topics=[TOPIC])
    pages = plan(library, {draft.article.id: draft.manuscript for draft in drafts})
    return {page.address: page.view.compose(options) for page in pages if isinstance(page.view, BriefFeed)}


def text(element: ElementTree.Element, tag: str) -> str:
    (found,) = element.findall(ATOM + tag)
    return found.text or ""


def links(element: ElementTree.Element) -> dict[str, str]:
    return {link.attrib["rel"]: link.attrib["href"] for link in element.findall(ATOM + "link")}


@pytest.mark.parametrize("options", [OPTIONS, NOWHERE])
def test_atom_has_what_rfc_4287_asks_for(options: SiteOptions) -> None:
    made = feeds(desk(), options)
    for address in ("feeds/briefs.xml", "feeds/topics/ferry.xml"):
        feed = ElementTree.fromstring(made[address])
        entries = feed.findall(ATOM + "entry")
        assert feed.tag == ATOM + "feed"
        ids = [text(one, "id") for one in (feed, *entries)]
        assert len(ids) == len(set(ids))
        for one in (feed, *entries):
            assert re.fullmatch(r"(?:https://desk\.example|urn:uuid:)\S+", text(one, "id"))
            assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", text(one, "updated"))
            assert text(one, "title")
            assert one.findall(f"{ATOM}author/{ATOM}name")
        assert text(feed, "updated") == max(text(entry, "updated") for entry in entries)
        assert all(entry.find(ATOM + "content").attrib == {"type": "html"} for entry in entries)  # type: ignore[union-attr]


def test_entries_are_newest_first_with_dates_and_addresses_from_the_articles() -> None:
    feed = ElementTree.fromstring(feeds(desk())["feeds/briefs.xml"])
    second, first = feed.findall(ATOM + "entry")
    assert links(feed) == {
        "self": "https://desk.example/briefs/feeds/briefs.xml", "alternate": "https://desk.example/briefs/briefs/",
    }  # fmt: skip
    assert links(first) == {
        "alternate": "https://desk.example/briefs/briefs/first.html", "via": "https://harbour.example/1",
    }  # fmt: skip
    assert (text(first, "published"), text(first, "updated")) == ("2020-01-05T00:00:00Z", "2020-01-09T00:00:00Z")
    assert text(second, "published") == "2020-02-06T04:30:00Z"
    assert [c.attrib["term"] for c in first.findall(ATOM + "category")] == ["ships", "The ferry"]
    assert text(second, "summary") == "Nothing moves."
    assert "<p><b>the harbour master</b>: “No”</p>" in text(second, "content")
    nowhere = ElementTree.fromstring(feeds(desk(), NOWHERE)["feeds/topics/ferry.xml"])
    assert links(nowhere) == {"alternate": "../../topics/ferry.html"}


def test_nothing_of_an_article_becomes_markup() -> None:
    made = feeds(desk())
    assert not any(b"\x07" in content for content in made.values())
    assert not any(b"<script" in content for address, content in made.items() if address.endswith(".xml"))
    assert all("<script" not in item["content_html"] for item in json.loads(made["feeds/briefs.json"])["items"])
    entry = ElementTree.fromstring(feeds(desk())["feeds/topics/ferry.xml"]).find(ATOM + "entry")
    assert entry is not None
    assert text(entry, "title") == '<script>alert("x")</script> &'
    assert "<b>The desk:</b> &lt;script&gt;" in text(entry, "content")


def test_json_feed_says_the_same() -> None:
    made = feeds(desk())
    atom = ElementTree.fromstring(made["feeds/briefs.xml"])
    feed: dict[str, Any] = json.loads(made["feeds/briefs.json"])
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"] == text(atom, "title")
    assert feed["feed_url"] == "https://desk.example/briefs/feeds/briefs.json"
    for item, entry in zip(feed["items"], atom.findall(ATOM + "entry"), strict=True):
        assert item["id"] == text(entry, "id")
        assert item["url"] == links(entry)["alternate"]
        assert item["title"] == text(entry, "title")
        assert item["content_html"] == text(entry, "content")
        assert item["date_published"] == text(entry, "published")
        assert item["date_modified"] == text(entry, "updated")


def test_the_day_of_the_build_changes_no_feed_but_an_empty_one() -> None:
    assert feeds(desk()) == feeds(desk(), as_of=datetime.date(2031, 1, 1))
    empty = ElementTree.fromstring(feeds([])["feeds/briefs.xml"])
    assert text(empty, "updated") == "2020-03-01T00:00:00Z"
    assert empty.findall(ATOM + "entry") == []


def test_a_feed_has_the_newest_briefs_only() -> None:
    drafts = [Draft(f"a{number:03}", f"2020-01-{number % 28 + 1:02}", "Words.\n") for number in range(60)]
    entries = json.loads(feeds(drafts)["feeds/briefs.json"])["items"]
    assert len(entries) == 40
    assert min(entry["date_published"] for entry in entries) >= "2020-01-09"
