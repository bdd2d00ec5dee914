"""Dates and commitments in plain words, never more precise than they are."""

from __future__ import annotations

import pytest

from briefgen.model import Act, PartialDate, Precision
from briefgen.publish import wording


@pytest.mark.parametrize(
    ("value", "edtf", "start", "end", "precision", "words"),
    [
        ("2014-01-22", "2014-01-22", "2014-01-22", "2014-01-22", "day", "22 January 2014"),
        ("2014-01-22T10:00", None, "2014-01-22", "2014-01-22", "minute", "22 January 2014, 10:00"),
        ("2014-01-22TEV", None, "2014-01-22", "2014-01-22", "part-of-day", "22 January 2014"),
        ("2014-01", "2014-01", "2014-01-01", "2014-01-31", "month", "January 2014"),
        ("2014-01", "2014-01~", "2014-01-01", "2014-01-31", "month", "about January 2014"),
        ("2013-W51", None, "2013-12-16", "2013-12-22", "week", "week of 16 December 2013"),
        ("2013-W51-WE", None, "2013-12-21", "2013-12-22", "weekend", "21–22 December 2013"),
        ("2014-Q2", "2014-34", "2014-04-01", "2014-06-30", "quarter", "second quarter of 2014"),
        ("2014-SU", "2014-22", "2014-06-01", "2014-08-31", "season", "summer of 2014"),
        ("2014-H1", None, "2014-01-01", "2014-06-30", "half-year", "January to June 2014"),
        ("2014", "2014", "2014-01-01", "2014-12-31", "year", "2014"),
        ("199", "199X", "1990-01-01", "1999-12-31", "decade", "1990 to 1999"),
        ("2014-01-30", None, "2014-01-30", "2014-02-02", "day", "30 January to 2 February 2014"),
        ("2014-12-30", None, "2014-12-30", "2015-01-02", "day", "30 December 2014 to 2 January 2015"),
        ("2014-02-01", None, "2014-02-01", None, "day", "from 1 February 2014"),
        ("2014-02-01", None, None, "2014-02-01", "day", "by 1 February 2014"),
        ("FUTURE_REF", None, None, None, "vague", ""),
    ],
)
def test_partial_dates(
    value: str, edtf: str | None, start: str | None, end: str | None, precision: Precision, words: str
) -> None:
    when = PartialDate(value=value, edtf=edtf, start=start, end=end, precision=precision)
    assert wording.partial_date(when) == words


def test_modality_says_what_the_speaker_commits_to() -> None:
    assert wording.modality("possible", "asserts", "states") == "says it may be"
    assert wording.modality("possible", "rejects", "states") == "says it may not be"
    assert wording.modality("certain", "asserts", "promises") == "without reserve"
    assert wording.modality("certain", "rejects", "promises") == "the opposite, without reserve"
    assert (wording.act("agrees", "rejects"), wording.modality("certain", "rejects", "agrees")) == (
        "does not agree",
        "without reserve",
    )
    assert (wording.act("denies", "rejects"), wording.modality("certain", "rejects", "denies")) == (
        "denies",
        "says it is not so",
    )
    assert wording.modality("certain", "rejects", "refuses") == "without reserve"


def test_counts() -> None:
    assert wording.count(1, "claim") == "1 claim"
    assert wording.count(12345, "claim") == "12\u202f345 claims"


@pytest.mark.parametrize(
    ("cue", "act", "shown"),
    [
        ("said", "states", ""), ("has told", "states", ""), ("hinted", "states", "hinted"), (":", "states", ""),
        ("warned", "warns", ""), ("sounded the alarm", "warns", "sounded the alarm"), ("denied", "denies", ""),
        ("asking", "asks", ""), ("did not say", "states", "did not say"), ("had asked for", "demands", "had asked for"),
    ],
)  # fmt: skip
def test_a_cue_is_told_where_it_says_more_than_its_act(cue: str, act: Act, shown: str) -> None:
    assert wording.telling_cue(cue, act) == shown


@pytest.mark.parametrize(
    ("speaker", "kind", "said"),
    [
        ("her friends", "believes", "believe"), ("two people who saw it", "states", "say"),
        ("We", "predicts", "predict"), ("Officials", "refuses", "refuse"),
        ("Residents of the harbour", "states", "say"),
        ("officials", "denies", "deny"),
        ("neighbours, who watched,", "states", "say"), ("the mayor of the islands", "states", "says"),
        ("It", "states", "says"),
        ("people who’ve come", "states", "say"), ("the press", "states", "says"),
        ("the Harbour News", "states", "says"),
        ("his campaign", "states", "says"), ("the ministry's spokesman", "promises", "promises"),
        ("", "states", "says"),
    ],
)  # fmt: skip
def test_several_speakers_say_what_one_says(speaker: str, kind: Act, said: str) -> None:
    assert wording.act(kind, "asserts", speaker) == said


def test_several_do_not_agree() -> None:
    assert wording.act("agrees", "rejects", "both sides") == "do not agree"
