"""Calendar feeds: right by RFC 5545's grammar and for an independent reader, and true to what the articles say."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import rfc5545
import vobject
from sample_desk import Draft

from briefgen.model import Source
from briefgen.publish.feeds.calendar import CalendarFeed
from briefgen.publish.pages import SiteOptions
from briefgen.publish.site import plan
from briefgen.source.topic import Topic
from briefgen.synthesis.index import index_of
from briefgen.synthesis.library import build_library
from briefgen.synthesis.tying import tie_events

GOLDEN = Path(__file__).parents[1] / "fixtures" / "feeds" / "desk.ics"
AS_OF = datetime.date(2020, 3, 1)
OPTIONS = SiteOptions(site_name="Harbour, Desk; “Öre”", site_url="https://desk.example/briefs/")
NOWHERE = SiteOptions(site_name="Harbour")
TOPIC = Topic(slug="ferry", title="The ferry", text="---\n---\nx", body=8)
When = tuple[str, str | None, str | None, Any]


def article(day: str, *events: tuple[str, When | None, dict[str, Any]], **more: Any) -> Draft:
    """An article of a day with one sentence an event; each event is (title, when, more)."""
    body = " ".join(f"Report on {title} {when[0] if when else 'some day'}." for title, when, _ in events)
    draft = Draft(more.pop("id", f"{day}-a"), day, body + "\n", topics=("ferry",), **more)
    for title, when, about in events:
        draft.event(title, f"Report on {title} {when[0] if when else 'some day'}.", when, **about)  # type: ignore[arg-type]
    return draft


def feeds(drafts: Iterable[Draft], options: SiteOptions = OPTIONS, as_of: datetime.date = AS_OF) -> dict[str, bytes]:
    library = build_library(index_of(draft.contribution for draft in drafts), as_of=as_of, topics=[TOPIC])
    pages = plan(library, {draft.article.id: draft.manuscript for draft in drafts})
    return {page.address: page.view.compose(options) for page in pages if isinstance(page.view, CalendarFeed)}


def desk_feed(*drafts: Draft, options: SiteOptions = OPTIONS) -> dict[str, rfc5545.Component]:
    """The whole desk's events by their summary."""
    calendar = rfc5545.parse(feeds(drafts, options)["feeds/calendar.ics"])
    return {event["SUMMARY"].text: event for event in calendar.components}


def only(*drafts: Draft, options: SiteOptions = OPTIONS) -> rfc5545.Component:
    (event,) = desk_feed(*drafts, options=options).values()
    return event


def small_desk() -> list[Draft]:
    first = article(
        "2020-01-05",
        ("Talks in Skagen on the ferry", ("in March", "2020-03-01", "2020-03-31", "month"), {"where": "Skagen"}),
        ("Vote; on a, b \\ c", ("on 3 April", "2020-04-03", "2020-04-03", "day"), {"kind": "vote"}),
        (
            "Court to hear the crew",
            ("at 10:00 GMT", "2020-02-20", "2020-02-20", "minute"),
            {"value": "2020-02-20T10:00Z"},
        ),
        ("Ferry trial", ("at 9:30", "2020-02-21", "2020-02-21", "minute"), {"value": "2020-02-21T09:30"}),
        ("A strike some day", None, {"kind": "protest"}),
        ("Launch of the lines", ("by 1 May", None, "2020-05-01", "day"), {"status": "expected"}),
        source=Source(name="Hafenblatt – „Süd“", url="https://harbour.example/?a=1,2;3&b=ü"),
    )
    second = article(
        "2020-02-05T14:30:00+02:00",
        ("Talks in Skagen on the ferry", ("on 10 March", "2020-03-10", "2020-03-10", "day"), {"where": "Skagen"}),
        (
            "Vote; on a, b \\ c",
            ("on 3 April", "2020-04-03", "2020-04-03", "day"),
            {"kind": "vote", "status": "cancelled"},
        ),
        id="second",
        title="Ferry talks " + "ünïcödé " * 30,
    )
    third = article(
        "2020-02-07", ("Talks in Skagen on the ferry", None, {"where": "Skagen", "status": "postponed"}), id="third"
    )
    for draft in (first, second, third):
        draft.text = draft.text.replace("on the ferry", "on the ferry")
    return [first, second, third]


def test_the_small_desks_feed_is_as_accepted(request: pytest.FixtureRequest) -> None:
    made = feeds(small_desk())["feeds/calendar.ics"]
    if request.config.getoption("--accept"):
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_bytes(made)
    assert made == GOLDEN.read_bytes()


@pytest.mark.parametrize("options", [OPTIONS, NOWHERE])
def test_every_feed_keeps_the_grammar_and_another_reader_understands_it(options: SiteOptions) -> None:
    made = feeds(small_desk(), options)
    assert {"feeds/calendar.ics", "feeds/topics/ferry.ics"} <= set(made)
    for content in made.values():
        ours = rfc5545.parse(content)
        theirs = vobject.readOne(content.decode("utf-8"))
        assert [event.summary.value for event in theirs.vevent_list] == [e["SUMMARY"].text for e in ours.components]
        for event, checked in zip(theirs.vevent_list, ours.components, strict=True):
            assert event.description.value == checked["DESCRIPTION"].text
            assert event.uid.value == checked["UID"].text


def test_a_month_is_all_its_days_and_says_that_no_date_is_set() -> None:
    event = only(article("2020-01-05", ("Talks", ("in March", "2020-03-01", "2020-03-31", "month"), {})))
    assert event["SUMMARY"].text == "Talks (date not set)"
    assert event["STATUS"].value == "TENTATIVE"
    assert (event["DTSTART"].value, event["DTEND"].value) == ("20200301", "20200401")
    assert event["DTSTART"].parameters == {"VALUE": "DATE"}


@pytest.mark.parametrize(
    ("when", "about", "summary", "status", "start", "end"),
    [
        (("on 9 May", "2020-05-09", "2020-05-09", "day"), {}, "Talks", "CONFIRMED", "20200509", "20200510"),
        (("9–11 May", "2020-05-09", "2020-05-11", "day"), {}, "Talks", "CONFIRMED", "20200509", "20200512"),
        (
            ("about 9 May", "2020-05-09", "2020-05-09", "day"), {"edtf": "2020-05-09~"},
            "Talks (date not set)", "TENTATIVE", "20200509", "20200510",
        ),
        (
            ("in 2021", "2021-01-01", "2021-12-31", "year"), {"status": "proposed"},
            "Talks (proposed, date not set)", "TENTATIVE", "20210101", "20220101",
        ),
        (
            ("on 9 May", "2020-05-09", "2020-05-09", "day"), {"status": "possible"},
            "Talks (possible)", "TENTATIVE", "20200509", "20200510",
        ),
        (
            ("until 9 May", None, "2020-05-09", "day"), {},
            "Talks (date not set)", "TENTATIVE", "20200509", "20200510",
        ),
        (
            ("from 9 May", "2020-05-09", None, "day"), {},
            "Talks (date not set)", "TENTATIVE", "20200509", "20200510",
        ),
        (
            ("in 2019", "2019-01-01", "2019-12-31", "year"), {"status": "occurred"},
            "Talks (day not given)", "CONFIRMED", "20190101", "20200101",
        ),
        (
            ("on 9 May", "2020-05-09", "2020-05-09", "day"), {"status": "cancelled"},
            "Cancelled: Talks", "CANCELLED", "20200509", "20200510",
        ),
        (
            ("at 9:30", "2020-05-09", "2020-05-09", "minute"), {"value": "2020-05-09T09:30"},
            "Talks (09:30, as reported)", "CONFIRMED", "20200509", "20200510",
        ),
        (
            ("to 9 May", "2020-05-09", "2020-05-09", "day"), {"status": "postponed"},
            "Talks (postponed to this date)", "CONFIRMED", "20200509", "20200510",
        ),
    ],
)  # fmt: skip
def test_days_status_and_words(
    when: When, about: dict[str, Any], summary: str, status: str, start: str, end: str
) -> None:
    event = only(article("2020-01-05", ("Talks", when, about)))
    assert event["SUMMARY"].text == summary
    assert event["STATUS"].value == status
    assert (event["DTSTART"].value, event["DTEND"].value) == (start, end)


@pytest.mark.parametrize(
    ("value", "moment"), [("2020-02-20T10:00Z", "20200220T100000Z"), ("2020-02-20T23:30-05:00", "20200221T043000Z")]
)
def test_a_time_with_its_zone_is_a_moment(value: str, moment: str) -> None:
    when = ("at ten", "2020-02-20", "2020-02-20", "minute")
    event = only(article("2020-01-05", ("Hearing", when, {"value": value})))
    assert event["DTSTART"].value == moment
    assert event["DTSTART"].parameters == {}


def test_what_has_no_date_is_in_no_calendar() -> None:
    decade = ("in the 1990s", "1990-01-01", "1999-12-31", "decade")
    assert feeds([article("2020-01-05", ("Talks", None, {}), ("The long war", decade, {}))]) == {}


def test_an_event_put_off_to_no_date_stays_where_it_was_struck_out() -> None:
    talks = "Talks in Skagen on ferry fares"
    march = ("on 10 March", "2020-03-10", "2020-03-10", "day")
    before = article("2020-01-05", (talks, march, {"where": "Skagen"}))
    after = article("2020-02-05", (talks, None, {"where": "Skagen", "status": "postponed"}))
    event = only(before, after)
    assert event["SUMMARY"].text == f"Postponed, no new date: {talks}"
    assert event["STATUS"].value == "CANCELLED"
    assert event["DTSTART"].value == "20200310"
    assert event["UID"].value == only(before)["UID"].value
    moved = article(
        "2020-02-05",
        (talks, ("to 4 April", "2020-04-04", "2020-04-04", "day"), {"where": "Skagen", "status": "postponed"}),
    )
    assert only(before, moved)["DTSTART"].value == "20200404"
    assert only(before, moved)["STATUS"].value == "CONFIRMED"


def test_one_article_alone_says_what_was_put_off_or_moved() -> None:
    march = ("10 March", "2020-03-10", "2020-03-10", "day")
    april = ("4 April", "2020-04-04", "2020-04-04", "day")
    body = "The vote of 10 March is put off. Instead it may be held on 4 April.\n"
    found = []
    for when, status in ((None, "postponed"), (None, "cancelled"), (april, "postponed")):
        draft = Draft("a", "2020-02-05", body)
        draft.event("Vote", "vote", when, status=status, formerly=march)  # type: ignore[arg-type]
        event = only(draft)
        before = "Before, it was set for 10 March 2020" in event["DESCRIPTION"].text
        found.append((event["SUMMARY"].text, event["STATUS"].value, event["DTSTART"].value, before))
    assert found == [
        ("Postponed, no new date: Vote", "CANCELLED", "20200310", False),
        ("Cancelled: Vote", "CANCELLED", "20200310", False),
        ("Vote (postponed to this date)", "CONFIRMED", "20200404", True),
    ]


def histories() -> list[Draft]:
    """What articles could say of one event, in the order of their dates; the last but two are of others like it."""
    talks = "Talks in Skagen on ferry fares"
    march, later = ("in March", "2020-03-01", "2020-03-31", "month"), ("on 9 April", "2020-04-09", "2020-04-09", "day")
    tenth, may = ("on 10 March", "2020-03-10", "2020-03-10", "day"), ("in May", "2020-05-01", "2020-05-31", "month")
    said: list[tuple[str, When | None, dict[str, Any]]] = [
        (talks, march, {"status": "proposed"}), (talks, march, {}), ("Talks in Skagen", tenth, {}), (talks, tenth, {}),
        (talks, may, {}), (f"{talks} and piers", later, {"status": "postponed"}), (talks, later, {}),
        (talks, None, {"status": "cancelled"}), (f"{talks} and piers", None, {}),
    ]  # fmt: skip
    return [
        article(f"2020-01-{day:02}", (title, when, {"where": "Skagen", **about}))
        for day, (title, when, about) in enumerate(said, 1)
    ]


def revisions(drafts: Iterable[Draft]) -> dict[str, tuple[int, int]]:
    """How often each event was revised, and how many reports it has, by its id."""
    known = tie_events((draft.contribution for draft in drafts), AS_OF)
    return {event.id: (event.revisions, len(event.reports)) for event in known}


def test_the_sequence_grows_with_every_report_of_an_event() -> None:
    march = ("in March", "2020-03-01", "2020-03-31", "month")
    drafts = [article(f"2020-01-0{n}", ("Talks in Skagen", march, {"where": "Skagen"})) for n in range(1, 5)]
    grown = [int(only(*drafts[: count + 1])["SEQUENCE"].value) for count in range(len(drafts))]
    assert grown == [0, 1, 2, 3]


def test_the_sequence_grows_when_an_article_is_updated() -> None:
    march = ("in March", "2020-03-01", "2020-03-31", "month")
    talks = ("Talks in Skagen", march, {})
    before, after = only(article("2020-01-01", talks)), only(article("2020-01-01", talks, updated="2020-01-02"))
    assert int(after["SEQUENCE"].value) == int(before["SEQUENCE"].value) + 1


def test_the_sequence_never_falls_when_an_article_is_added_wherever_its_date_falls() -> None:
    """Not even where it shows that reports taken for one event's were of two."""
    parted = 0
    for chosen in itertools.chain(*(itertools.combinations(histories(), size) for size in range(2, 7))):
        after = revisions(chosen)
        for left_out in range(len(chosen)):
            before = revisions((*chosen[:left_out], *chosen[left_out + 1 :]))
            for uid in before.keys() & after.keys():
                assert after[uid][0] >= before[uid][0]
                parted += after[uid][1] < before[uid][1]
    assert parted > 0, "the case that is tested for must occur"


def test_stamps_come_from_the_articles() -> None:
    first, second, _ = small_desk()
    (talks,) = (event for title, event in desk_feed(first, second).items() if "Talks" in title)
    assert talks["CREATED"].value == "20200105T000000Z"
    assert talks["LAST-MODIFIED"].value == talks["DTSTAMP"].value == "20200205T123000Z"


def test_the_day_of_the_build_and_the_order_of_articles_change_no_byte() -> None:
    expected = feeds(small_desk())
    assert feeds(small_desk(), as_of=datetime.date(2031, 1, 1)) == expected
    for order in itertools.permutations(small_desk()):
        assert feeds(order) == expected


def test_the_sentence_its_source_and_the_way_to_it() -> None:
    draft = article("2020-01-05", ("Talks", ("on 9 May", "2020-05-09", "2020-05-09", "day"), {}))
    (found,) = draft.brief.events
    event = only(draft)
    words = f"https://desk.example/briefs/briefs/2020-01-05-a.html#w-{found.id}"
    assert event["DESCRIPTION"].text == f"“Report on Talks on 9 May.”\nHarbour Post, 5 January 2020\n{words}"
    assert event["URL"].value == words
    assert event["UID"].value == f"{found.id}@desk.example"
    nowhere = only(draft, options=NOWHERE)
    assert nowhere["URL"].value == "https://harbour.example/1"
    assert nowhere["DESCRIPTION"].text.endswith("5 January 2020\nhttps://harbour.example/1")


def test_each_actor_with_dated_events_has_a_calendar() -> None:
    draft = Draft("a", "2020-01-05", "Mara Lindqvist meets the Board on 9 May. Ola Ek waits.\n")
    mara, board = draft.actor("Mara Lindqvist"), draft.actor("the Board", "organisation")
    draft.actor("Ola Ek")
    when = ("on 9 May", "2020-05-09", "2020-05-09", "day")
    draft.event("Mara Lindqvist to meet the Board", "meets", when, participants=(mara, board))  # type: ignore[arg-type]
    made = feeds([draft])
    assert [address.rpartition("-")[0] for address in sorted(made)] == [
        "feeds/actors/mara-lindqvist",
        "feeds/actors/the-board",
        "",
    ]
    (event,) = rfc5545.parse(made["feeds/calendar.ics"]).components
    assert event["DESCRIPTION"].text.endswith("With Mara Lindqvist, the Board")


@pytest.mark.parametrize("length", range(20, 90))
def test_folding_never_cuts_a_character_and_escapes_come_back(length: int) -> None:
    title = "”é𝄞,;\\n\u200f " * 20
    event = only(
        article("2020-01-05", (title[:length].strip() or "x", ("on 9 May", "2020-05-09", "2020-05-09", "day"), {}))
    )
    assert event["SUMMARY"].text == " ".join(title[:length].split())


def test_control_characters_never_reach_a_feed() -> None:
    when = ("on 9 May", "2020-05-09", "2020-05-09", "day")
    event = only(article("2020-01-05", ("Talks\x0b\x07 in\x7f Skagen\x85", when, {})))
    assert event["SUMMARY"].text == "Talks in Skagen"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", "CRLF"),
        (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n", "PRODID"),
        (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nEND:VCALENDAR\r\n", "without a component"),
        (b"X:" + b"y" * 80 + b"\r\n", "octets"),
    ],
)
def test_the_checker_refuses_what_breaks_the_grammar(content: bytes, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        rfc5545.parse(content)
