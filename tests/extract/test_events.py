"""Events: a table of sentences, and what only whole articles show."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from briefgen.extract import registry
from briefgen.extract.events import EventExtractor
from briefgen.model import Event, Findings
from briefgen.serialise import IdMaker

TABLE = tomllib.loads((Path(__file__).parents[1] / "quality" / "events.toml").read_text(encoding="utf-8"))["sentence"]
COMING = ("scheduled", "expected", "proposed", "possible", "ongoing")


def events(read, body: str, date: str = "2013-12-18") -> tuple[Event, ...]:
    return registry.run(read(body, date=date)).events


@pytest.mark.parametrize("row", TABLE, ids=[row["text"][:60] for row in TABLE])
def test_marked_sentence(read, row: dict[str, Any]) -> None:
    found = events(read, row["text"])
    shown = [
        (e.title, e.kind, e.status, e.when.value if e.when else "", e.where.name if e.where else "") for e in found
    ]
    if row.get("none"):
        assert not [e for e in found if e.status in COMING], shown
        return
    wanted = [e for e in found if row["title"].lower() in e.title.lower()]
    assert wanted, shown
    event = wanted[0]
    assert event.status == row["status"], shown
    assert event.kind == row.get("kind", event.kind), shown
    if "when" in row:
        assert (event.when.value if event.when else "") == row["when"], shown
    if "formerly" in row:
        assert event.formerly is not None and event.formerly.value == row["formerly"], shown
    if "where" in row:
        assert event.where is not None and row["where"] in event.where.name, shown


def test_the_table_is_large_enough_to_mean_something() -> None:
    assert len(TABLE) >= 120


def test_coming_events_stand_first_by_date_then_undated_then_past(read) -> None:
    body = (
        "The ministers met in Oslo on 3 December. A vote will be held on 9 March. No date has been fixed for the "
        "fisheries conference. The trial begins on 7 January."
    )
    shown = [(e.status, e.when.value if e.when else None) for e in events(read, body)]
    assert shown == [
        ("scheduled", "2014-01-07"), ("scheduled", "2014-03-09"), ("expected", None), ("occurred", "2013-12-03"),
    ]  # fmt: skip


def test_mentions_of_one_event_are_one_event(read) -> None:
    body = "The hearing will be held on 7 January in Leeds.\n\nThe hearing has been moved from a smaller court."
    (event,) = [e for e in events(read, body) if e.kind == "hearing"]
    assert event.when is not None and event.when.value == "2014-01-07"


def test_an_earlier_event_of_the_same_name_stays_apart(read) -> None:
    body = "The summit will open on 9 January in Rome. An earlier summit, held in June 2011, failed."
    shown = {(e.status, e.when.value if e.when else None) for e in events(read, body)}
    assert ("scheduled", "2014-01-09") in shown
    assert ("occurred", "2011-06") in shown


def test_every_event_says_why_and_quotes_its_sentence(read) -> None:
    analysis = read("A vote will be held on 9 March in Bern, officials said.", date="2013-12-18")
    (event,) = EventExtractor().extract(analysis, Findings(), IdMaker("a")).events
    assert event.trigger.quote == "vote"
    assert event.when is not None and event.when.phrase.quote == "9 March"
    assert [e.quote for e in event.evidence] == ["A vote will be held on 9 March in Bern, officials said."]
    assert any("9 March" in w or "vote" in w for w in event.why) and any(w.startswith("scheduled") for w in event.why)


def test_ids_come_from_content(read) -> None:
    alone = events(read, "A vote will be held on 9 March.")
    later = events(read, "It rained.\n\nA vote will be held on 9 March.")
    assert [e.id for e in alone] == [e.id for e in later]


def test_place_and_participants_lead_to_what_was_found(read) -> None:
    body = "The prime minister of Norway, Kari Moen, will meet Nils Berg in Oslo on 9 January."
    found = registry.run(read(body, date="2013-12-18"))
    (event,) = [e for e in found.events if e.kind == "talks"]
    names = {a.id: a.name for a in found.actors}
    assert "Kari Moen" in {names[p] for p in event.participants}
    assert event.where is not None and event.where.name == "Oslo"
    assert event.where.place in {p.id for p in found.places}


@pytest.mark.parametrize(
    "text",
    [
        "Helicopters came over the town on Sunday.",
        "Both clubs counted their members on Tuesday.",
        "Police sold forty bicycles on Saturday.",
        "The bakers promised to publish the list before 3 December.",
        "The bridge was to open on 3 December.",
        "The first quarter ended in November.",
        "He left the 7 December gala early and cancelled a dinner.",
        "Figures released on Tuesday show more bees.",
        "Shares closed at a record on Tuesday.",
        "The mill doubled its staff last year.",
    ],
)
def test_what_merely_happened_or_was_planned_is_no_past_event(read, text: str) -> None:
    assert [e.title for e in events(read, text)] == []


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The Harbour Guild is divided. Its members will vote in Bern on 9 January.", "members to vote"),
        (
            "The conference will open in Bern. The first day will now be held on 9 January.",
            "First day of the conference",
        ),
        (
            "The Court of Appeal hears a challenge to the licence on Friday; the ruling is expected in January.",
            "Ruling on",
        ),
        (
            "Dana Moss, chief executive of Tallow Bank, said: “We may close two branches on 9 January.”",
            "Tallow Bank to",
        ),
        (
            "The Water Board will hold a hearing on the Norde weir in January. Many will speak.\n\n"
            "The hearing begins on 14 January.",
            "Hearing on the Norde weir",
        ),
        (
            "Ann Holm and Peter Quist are left. The two candidates will meet on 9 January.",
            "Ann Holm and Peter Quist to meet",
        ),
        (
            "The Tidal Energy Commission met in Lund. The commission will decide on 9 January.",
            "Tidal Energy Commission to",
        ),
        ("Peter Quist is accused of taking the club’s money. The trial begins on 9 January.", "Trial of Peter Quist"),
        ("Mr Quist must leave the house by 9 January. Peter Quist has lived there for years.", "Peter Quist to leave"),
        (
            "The minister presents the budget on 9 January. Parliament is to vote on it in March.",
            "Parliament to vote on the budget",
        ),
        (
            "The hearing, called for Tuesday’s jury, was put off. A hearing on tolls is set for 9 January.",
            "Hearing on tolls",
        ),
    ],
)
def test_a_title_can_be_understood_alone(read, text: str, title: str) -> None:
    assert any(title in e.title for e in events(read, text)), [e.title for e in events(read, text)]


def test_a_thin_title_says_where_the_article_is(read) -> None:
    (event,) = registry.run(read("Polls are open. A run-off may follow on 9 January.", title="Polls open")).events
    assert event.title == "Run-off"
    (event,) = registry.run(read("Norway is quiet. A run-off may follow on 9 January.", title="Norway votes")).events
    assert event.title == "Run-off (Norway)"


def test_an_event_called_by_its_place_has_that_sentence_too(read) -> None:
    """Tied where one event is to be held there, left apart where there are two."""
    (event,) = events(read, "The ministers meet in Lund on 9 January. Ahead of Lund, both sides have fallen silent.")
    assert [e.quote[:5] for e in event.evidence] == ["The m", "Ahead"]
    body = "The ministers meet in Lund on 9 January. A vote will be held in Lund on 2 May. Ahead of Lund, all is quiet."
    assert all(len(event.evidence) == 1 for event in events(read, body))


def test_what_was_put_off_keeps_the_old_date_over_sentences(read) -> None:
    body = (
        "The hearing of 9 January will be long, the judge said.\n\nOn Friday the hearing was postponed to 30 January."
    )
    (event,) = [e for e in events(read, body) if e.kind == "hearing"]
    assert (event.status, event.when and event.when.value, event.formerly and event.formerly.value) == (
        "postponed", "2014-01-30", "2014-01-09",
    )  # fmt: skip


def test_a_month_and_a_day_within_it_are_one_event(read) -> None:
    body = "The harbour conference will be held in Norde in January.\n\n- **9–11 January:** the conference in Norde"
    (event,) = events(read, body)
    assert event.when is not None and event.when.value == "2014-01-09/2014-01-11"
    assert len(event.evidence) == 2


def test_a_list_of_dates_adds_no_second_event(read) -> None:
    body = "The housing bill gets its second reading on 8 January.\n\n- 8 January: housing bill, second reading"
    (event,) = events(read, body)
    assert len(event.evidence) == 2


def test_a_semicolon_keeps_the_hedge_of_the_next_clause_away(read) -> None:
    (first, *_) = events(read, "The court hears the appeal on 9 January; the ruling is expected in May.")
    assert first.status == "scheduled"


def test_a_diary_s_entry_gives_each_of_its_events_its_day(read) -> None:
    body = (
        "**Monday, 23 December:** The mayor is sworn in; the guilds meet in Lund. The trial of a banker opens in "
        "Riga.\n\n"
        "**Friday, 27 December:** Elections in Norde. Last year 300 people came. Parliament may choose a speaker."
    )
    shown = [(e.title, e.status, e.when.value if e.when else "") for e in events(read, body)]
    assert shown == [
        ("Mayor to be sworn in", "scheduled", "2013-12-23"),
        ("Guilds to meet in Lund", "scheduled", "2013-12-23"),
        ("Trial of a banker in Riga", "scheduled", "2013-12-23"),
        ("Elections in Norde", "scheduled", "2013-12-27"),
        ("Parliament to choose a speaker", "possible", "2013-12-27"),
    ]


def test_two_days_in_a_row_are_two_events(read) -> None:
    found = events(read, "The two crews train in Oslo on Friday and on Monday.")
    assert [e.when.value for e in found if e.when] == ["2013-12-20", "2013-12-23"]


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("The raids helped the militia to capture the town of Dorun in October.", "Militia captured the town of Dorun"),
        ("The rebels went on to seize Osk on 3 December.", "Rebels seized Osk"),
        ("Fighters stepped in to help the exiles claim Dorun Air Base this summer.", "claimed Dorun Air Base"),
    ],
)
def test_what_somebody_was_helped_to_take_is_told_as_done(read, sentence: str, title: str) -> None:
    (event,) = events(read, sentence)
    assert event.status == "occurred"
    assert title in event.title


@pytest.mark.parametrize(
    "sentence",
    [
        "The loan helped the school open a library in November.",
        "The rebels tried to seize Osk on 3 December.",
        "The army failed to take Osk in May.",
        "A friend helped her leave Oslo in May.",
        "He helped his brother paint a fence on Tuesday.",
    ],
)
def test_what_was_tried_or_is_nobody_s_news_is_no_past_event(read, sentence: str) -> None:
    assert not events(read, sentence)


def test_what_is_called_off_is_one_event_with_the_day_it_was_set_for(read) -> None:
    (event,) = events(read, "Police banned a march planned for Saturday.")
    assert (event.status, event.when.value if event.when else "") == ("cancelled", "2013-12-21")
