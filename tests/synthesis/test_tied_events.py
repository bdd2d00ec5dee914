"""Events over articles, and their state on a day."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from sample_desk import Draft

from briefgen.model import Precision
from briefgen.synthesis.contribution import Contribution
from briefgen.synthesis.events import KnownEvent, State, moved_from, pressing
from briefgen.synthesis.tying import tie_events

AS_OF = datetime.date(2020, 3, 1)
When = tuple[str, str, str, Precision]
DAY: When = ("on 10 March", "2020-03-10", "2020-03-10", "day")
MONTH: When = ("in March", "2020-03-01", "2020-03-31", "month")


def told(article: str, date: str, title: str, when: When | None = None, **more: Any) -> Contribution:
    words = [title, when[0] if when else "", more.get("where") or ""]
    draft = Draft(article, date, " ".join(word for word in words if word) + " it is.")
    draft.event(title, title, when, **more)
    return draft.contribution


def tied(*contributions: Contribution, as_of: datetime.date = AS_OF) -> list[KnownEvent]:
    return list(tie_events(sorted(contributions, key=lambda one: one.article.date), as_of))


def test_a_more_exact_date_of_the_same_event_is_one_event() -> None:
    (event,) = tied(
        told("a", "2020-02-01", "Ferry talks in Skagen", MONTH), told("b", "2020-02-20", "Talks in Skagen", DAY)
    )
    assert [report.article.id for report in event.reports] == ["a", "b"]
    assert event.when is not None
    assert event.when.start == "2020-03-10"


def test_a_vaguer_later_report_does_not_blur_the_day() -> None:
    (event,) = tied(
        told("a", "2020-02-01", "Ferry talks in Skagen", DAY), told("b", "2020-02-20", "Talks in Skagen", MONTH)
    )
    assert event.when is not None
    assert event.when.precision == "day"
    assert event.title == "Ferry talks in Skagen", "the latest title, unless an earlier one says all of it and more"


@pytest.mark.parametrize(
    ("title", "more"),
    [
        ("Talks in Aarhus", {}),
        ("Talks in Skagen", {"kind": "hearing"}),
        ("Ferry talks", {}),
        ("Talks in Skagen", {"when": ("on 10 May", "2020-05-10", "2020-05-10", "day")}),
    ],
)
def test_what_is_not_clearly_one_event_stays_two(title: str, more: dict[str, Any]) -> None:
    later = told("b", "2020-02-20", title, more.pop("when", DAY), **more)
    assert len(tied(told("a", "2020-02-01", "Ferry talks in Skagen", MONTH), later)) == 2


def test_the_same_title_elsewhere_is_another_event() -> None:
    found = tied(
        told("a", "2020-02-01", "Harbour Board election", DAY, where="Skagen"),
        told("b", "2020-02-20", "Harbour Board election", DAY, where="Aarhus"),
    )
    assert len(found) == 2


def test_two_events_of_one_article_are_never_one() -> None:
    draft = Draft("a", "2020-02-01", "Talks in Skagen on 10 March, talks in Skagen again")
    draft.event("Talks in Skagen", "Talks", DAY[:1] + DAY[1:])
    draft.event("Talks in Skagen again", "talks", ("10 March", *DAY[1:]))
    assert len(tied(draft.contribution)) == 2


def test_a_postponement_is_told_of_the_event_it_moves() -> None:
    moved = told("b", "2020-02-20", "Talks in Skagen", status="postponed")
    (event,) = tied(told("a", "2020-02-01", "Talks in Skagen", DAY), moved)
    assert event.state == "postponed"
    assert event.when is None
    again = told("c", "2020-02-25", "Talks in Skagen", ("on 2 April", "2020-04-02", "2020-04-02", "day"))
    (event,) = tied(told("a", "2020-02-01", "Talks in Skagen", DAY), moved, again)
    assert event.state == "upcoming"
    assert event.when is not None
    assert event.when.start == "2020-04-02"


def test_an_outcome_is_told_of_the_event_it_ends() -> None:
    held = told("b", "2020-03-11", "Talks in Skagen", DAY, status="occurred")
    (event,) = tied(told("a", "2020-02-01", "Talks in Skagen", DAY), held, as_of=datetime.date(2020, 4, 1))
    assert event.state == "occurred"


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        ("2020-02-29", "upcoming"),
        ("2020-03-01", "due"),
        ("2020-03-31", "due"),
        ("2020-04-01", "lapsed"),
    ],
)
def test_a_window_opens_and_closes(as_of: str, state: State) -> None:
    (event,) = tied(told("a", "2020-02-01", "Ferry talks", MONTH), as_of=datetime.date.fromisoformat(as_of))
    assert event.state == state


@pytest.mark.parametrize(
    ("status", "when", "state"),
    [
        ("occurred", None, "occurred"),
        ("cancelled", DAY, "cancelled"),
        ("postponed", None, "postponed"),
        ("proposed", DAY, "upcoming"),
        ("scheduled", ("on 3 February", "2020-02-03", "2020-02-03", "day"), "lapsed"),
        ("ongoing", None, "due"),
        ("expected", None, "upcoming"),
    ],
)
def test_states(status: str, when: When | None, state: State) -> None:
    (event,) = tied(told("a", "2020-02-01", "Ferry talks", when, status=status))
    assert event.state == state


def test_what_has_no_date_is_not_awaited_for_ever() -> None:
    (event,) = tied(told("a", "2020-02-01", "Ferry talks"), as_of=datetime.date(2020, 12, 1))
    assert event.state == "lapsed"


def test_dated_events_come_by_date_and_undated_last() -> None:
    found = tied(
        told("a", "2020-02-01", "No date"),
        told("b", "2020-02-02", "March vote", MONTH),
        told("c", "2020-02-03", "A day", DAY),
    )
    assert [event.title for event in found] == ["March vote", "A day", "No date"]


def test_what_is_to_be_done_and_its_noun_are_one_event() -> None:
    (event,) = tied(
        told("a", "2020-02-01", "Harbour Court hearing", DAY, kind="hearing"),
        told("b", "2020-02-20", "Harbour Court to hear the appeal", DAY, kind="other"),
    )
    assert len(event.reports) == 2


def test_days_press_before_months() -> None:
    found = tied(
        told("a", "2020-02-01", "March vote", MONTH),
        told("b", "2020-02-03", "A day", DAY),
        told("c", "2020-02-04", "Today", ("today", "2020-03-01", "2020-03-01", "day")),
    )
    assert [event.title for event in sorted(found, key=pressing)] == ["Today", "A day", "March vote"]


def test_who_holds_it_and_where_it_is_are_one_event() -> None:
    """Titles in different words are one where day, people and place agree and nothing else is said."""
    union = Draft("a", "2020-02-01", "Harbour Union to hold a rally on 10 March in Skagen.")
    who = union.actor("Harbour Union", "organisation")
    union.event("Harbour Union to hold a rally", "rally", DAY, kind="protest", where="Skagen", participants=(who,))
    off = Draft("b", "2020-02-20", "The rally in Skagen of the Harbour Union is off, on 10 March it was to be.")
    who = off.actor("Harbour Union", "organisation")
    off.event(
        "Rally in Skagen", "rally", None, kind="protest", where="Skagen", participants=(who,),
        status="cancelled", formerly=("on 10 March", *DAY[1:]),
    )  # fmt: skip
    (event,) = tied(union.contribution, off.contribution)
    assert event.state == "cancelled"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Hearing on tolls", "Hearing on fares"),
        ("First test between Skagen and Aarhus", "Second test between Skagen and Aarhus"),
        ("Women's final", "Men's final"),
    ],
)
def test_two_of_one_day_and_place_stay_two(first: str, second: str) -> None:
    found = tied(
        told("a", "2020-02-01", first, DAY, where="Skagen", kind="hearing"),
        told("b", "2020-02-20", second, DAY, where="Skagen", kind="hearing"),
    )
    assert len(found) == 2


def test_a_body_that_meets_each_month_has_its_meetings_apart() -> None:
    title = "Harbour Board to meet"
    days: list[When] = [(f"on {n} of 2020", f"2020-0{n}-05", f"2020-0{n}-05", "day") for n in (3, 4, 5)]
    found = tied(*(told(f"a{n}", f"2020-0{n}-20", title, day) for n, day in enumerate(days, 2)))
    assert len(found) == 3


def test_the_same_election_of_another_year_is_another_one() -> None:
    later: When = ("in 2024", "2024-03-01", "2024-03-31", "month")
    found = tied(
        told("a", "2020-02-01", "Election in Skagen", DAY), told("b", "2020-02-20", "Election in Skagen", later)
    )
    assert len(found) == 2


def test_a_month_that_became_a_day_is_one_event_where_the_articles_share_somebody() -> None:
    drafts = []
    for article, date, when in (("a", "2020-02-01", MONTH), ("b", "2020-02-20", DAY)):
        draft = Draft(article, date, f"Ada Berg tells of the donors' conference for the lakes {when[0]}.")
        draft.actor("Ada Berg")
        draft.event("Donors' conference for the lakes", "donors' conference", when)
        drafts.append(draft.contribution)
    (event,) = tied(*drafts)
    assert event.narrow
    strangers = told("c", "2020-02-21", "Donors' conference for the lakes", DAY)
    assert len(tied(drafts[0], strangers)) == 2


def test_what_an_event_was_moved_from_is_known_from_its_reports() -> None:
    april: When = ("on 2 April", "2020-04-02", "2020-04-02", "day")
    (event,) = tied(
        told("a", "2020-02-01", "Talks in Skagen", DAY),
        told("b", "2020-02-20", "Talks in Skagen", april, status="postponed", formerly=None),
    )
    former = moved_from(event)
    assert former is not None
    assert (former.start, event.when and event.when.start) == ("2020-03-10", "2020-04-02")
    (unmoved,) = tied(
        told("a", "2020-02-01", "Talks in Skagen", MONTH), told("b", "2020-02-20", "Talks in Skagen", DAY)
    )
    assert moved_from(unmoved) is None
