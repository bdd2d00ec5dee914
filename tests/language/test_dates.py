"""Expressions of time: the table of marked expressions, and what the table cannot say."""

from __future__ import annotations

import datetime
import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen.language.dates import DateMention, calendar, layer, words

TABLE = tomllib.loads((Path(__file__).parents[1] / "quality" / "dates.toml").read_text(encoding="utf-8"))
ROWS = [(name, *row) for name, rows in TABLE.items() for row in rows]


def check_bounds(mention: DateMention) -> None:
    """What holds of every reading: it names its rules, and its bounds hold what its value says."""
    date = mention.date
    assert mention.why
    if date.start and date.end:
        assert datetime.date.fromisoformat(date.start) <= datetime.date.fromisoformat(date.end)
    if date.precision == "day" and mention.type == "date" and "/" not in date.value:
        assert date.value == (date.edtf or "").rstrip("~") == date.start == date.end
    if date.value.endswith("_REF"):
        assert (date.edtf, date.start, date.end, date.precision) == (None, None, None, "vague")
    if mention.type == "set":
        assert date.edtf is None


def mentions(read, sentence: str, published: str) -> dict[str, DateMention]:
    return {m.passage.text: m for m in read(sentence, date=published).dates}


@pytest.mark.parametrize(
    ("group", "published", "sentence", "phrase", "value"), ROWS, ids=[f"{r[0]}-{r[2]}" for r in ROWS]
)
def test_marked_expression(read, group: str, published: str, sentence: str, phrase: str, value: str) -> None:
    found = mentions(read, sentence, published)
    shown = {text: mention.date.value for text, mention in found.items()}
    for mention in found.values():
        check_bounds(mention)
    if value:
        assert shown.get(phrase) == value, (group, shown)
    else:
        assert not any(phrase in text.split("-") or phrase in text for text in shown), (group, shown)


def test_the_table_is_large_enough_to_mean_something() -> None:
    assert len(ROWS) >= 600


def test_a_month_is_given_no_day(read) -> None:
    (found,) = read("The talks begin next month.", date="2013-12-18").dates
    assert (found.date.value, found.date.edtf, found.date.precision) == ("2014-01", "2014-01", "month")
    assert (found.date.start, found.date.end) == ("2014-01-01", "2014-01-31")


def test_weeks_seasons_and_quarters_in_both_notations(read) -> None:
    text = "It began last week, ended this summer and paid in the third quarter."
    shown = [(m.date.value, m.date.edtf) for m in read(text, date="2013-12-18").dates]
    assert shown == [("2013-W50", "2013-12-09/2013-12-15"), ("2013-SU", "2013-22"), ("2013-Q3", "2013-35")]


def test_a_deadline_in_days_has_an_end(read) -> None:
    (found,) = read("The firm must answer within 60 days.", date="2013-12-18").dates
    assert (found.type, found.date.value, found.date.end) == ("duration", "P60D", "2014-02-16")


def test_a_clock_time_takes_the_day_beside_it_across_a_year_end(read) -> None:
    (found,) = read("Polls will close at 8 p.m. on Wednesday.", date="2013-12-30").dates
    assert (found.type, found.date.value, found.date.precision) == ("time", "2014-01-01T20:00", "hour")


def test_every_weekday_from_every_weekday(read) -> None:
    """Past and future of each weekday, seen from each day of a week that crosses a year's end."""
    names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    for offset in range(7):
        today = datetime.date(2014, 12, 28) + datetime.timedelta(offset)
        for number, name in enumerate(names):
            past = calendar.choose_weekday(today, number, "past")
            ahead = calendar.choose_weekday(today, number, "future")
            assert past.weekday() == ahead.weekday() == number, name
            assert datetime.timedelta(0) <= today - past < datetime.timedelta(7)
            assert datetime.timedelta(0) <= ahead - today < datetime.timedelta(7)


def test_spans_lead_back_through_markdown(read) -> None:
    (found,) = read("They meet on **3 *May*** 2014.", date="2014-04-01").dates
    assert found.date.value == "2014-05-03"
    assert found.passage.evidence.quote.startswith("3 *May")


def test_a_sighted_moon_makes_a_day_approximate(read) -> None:
    """Where a moon has to be seen first, the day is about right and says so; other feasts are certain."""
    fasting, feast = read("They fast in Ramadan and rest on Eid al-Fitr.", date="2014-06-20").dates
    assert (fasting.date.edtf, feast.date.edtf) == ("2014-06-28~/2014-07-27~", "2014-07-28~")
    (fixed,) = read("They will rest on Good Friday.", date="2014-04-01").dates
    assert fixed.date.edtf == fixed.date.value == "2014-04-18"


def test_a_feast_that_is_running_is_the_one_meant(read) -> None:
    (found,) = read("Shops close early during Ramadan.", date="2014-07-10").dates
    assert found.date.start == "2014-06-28"


def test_a_fiscal_year_has_bounds_only_where_its_end_is_told(read) -> None:
    (bare,) = read("The board will spend more next fiscal year.", date="1989-07-21").dates
    assert (bare.date.value, bare.date.edtf, bare.date.start, bare.date.end) == ("FY1990", None, None, None)
    text = "The board will spend more next fiscal year.\n\nThe fiscal year ends on September 30."
    told = read(text, date="1989-07-21").dates[0].date
    assert (told.value, told.start, told.end) == ("FY1990", "1989-10-01", "1990-09-30")


def test_a_feast_beyond_the_tables_is_no_date(read) -> None:
    assert [m.passage.text for m in read("They rested on Diwali.", date="1702-11-01").dates] == []


def test_the_words_looked_for_first_hide_no_match() -> None:
    """A rule is tried only where its signs stand; tried everywhere it must find the same."""
    for _, _, sentence, _, _ in ROWS:
        held = words.signs(sentence)
        for rule in layer.RULES:
            if any(held.isdisjoint(group) for group in words.needs(rule.name, rule.template)):
                assert not words.pattern(rule.template).search(sentence), (rule.name, sentence)


def test_easter_over_a_span_of_years() -> None:
    known = {1998: "04-12", 2008: "03-23", 2011: "04-24", 2014: "04-20", 2016: "03-27", 2024: "03-31", 2038: "04-25"}
    assert {y: calendar.easter(y).isoformat()[5:] for y in known} == known


def test_months_moved_stay_inside_their_month() -> None:
    assert calendar.add_months(datetime.date(2013, 12, 31), 2) == datetime.date(2014, 2, 28)
    assert calendar.move(datetime.date(2016, 2, 29), "year", 1) == datetime.date(2017, 2, 28)
    assert calendar.move(datetime.date.max, "year", 1).year == 9999


VOCABULARY = [
    "the", "a", "an", "of", "in", "on", "by", "until", "from", "to", "and", "last", "next", "this", "closing",
    "opening", "final", "first", "second", "22nd", "30", "31", "2", "1999", "2014", "99", "9999", "0", "'99",
    "12:30", "24:00", "9", "a.m.", "p.m.", "UTC", "February", "March", "Monday", "Friday's", "weekend", "week",
    "weeks", "month", "months", "quarter", "half", "year", "years", "decade", "centuries", "century", "days",
    "ago", "later", "early", "late", "mid-", "end", "beginning", "morning", "night", "summer", "Easter",
    "31/02/2013", "2013-02-30", "1,000,000", "several", "every", "within", "past", "coming", "following", "same",
    "-", "–", "/", ",", ".", "Q4", "H2", "fiscal", "now", "soon",
]  # fmt: skip


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from(VOCABULARY), min_size=20, max_size=60),
    st.dates(datetime.date(1900, 1, 1), datetime.date(2200, 1, 1)),
)
def test_any_words_give_ordered_mentions_that_hold_together(read, words: list[str], published: datetime.date) -> None:
    """No order of words of time breaks the reading, at any date; mentions never overlap."""
    end = -1
    for mention in read("So " + " ".join(words), date=published.isoformat()).dates:
        assert mention.passage.start >= end, words
        end = mention.passage.end
        assert mention.passage.text == mention.passage.text.strip()
        check_bounds(mention)
