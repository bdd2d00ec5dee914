"""Days in front matter: what is read, in which form, and what is guessed for a message."""

import pytest

from briefgen.source.days import nearest_date, read_date


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2021-05-04", "2021-05-04"),
        ("2021-5-4", "2021-05-04"),
        ("2021-05-04T07:30:00+01:00", "2021-05-04T07:30:00+01:00"),
        ("2021-05-04 7:30", "2021-05-04T07:30"),
        ("2021-05-04 7:30:00 -4", "2021-05-04T07:30:00-04:00"),
        ("2021-05-04 07:30:00 +0530", "2021-05-04T07:30:00+05:30"),
        ("2021-05-04T07:30:00.1234567Z", "2021-05-04T07:30:00.123456Z"),
        ("2021-05-04t07:30:00Z", "2021-05-04T07:30:00Z"),
        ("2021-02-30", None),
        ("2021-05-04T25:00", None),
        ("2021-05-04T07:30+99:00", None),
        ("0000-05-04", None),
        ("0001-01-01T00:00:00+10:00", None),
        ("21-05-04", None),
        ("2021-05-04 and more", None),
        ("٢٠٢١-٠٥-٠٤", None),
        ("", None),
    ],
)
def test_read(written: str, read: str | None) -> None:
    assert read_date(written) == read


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("4 May 2021", "2021-05-04"),
        ("4th of May 2021", None),
        ("May 4th, 2021", "2021-05-04"),
        ("Tuesday, 4 May 2021", "2021-05-04"),
        ("4-Sept-2021", "2021-09-04"),
        ("2021/5/4", "2021-05-04"),
        ("20210504", "2021-05-04"),
        ("25/12/2021", "2021-12-25"),
        ("12/25/2021", "2021-12-25"),
        ("04/05/2021", None),
        ("31 April 2021", None),
        ("soon", None),
    ],
)
def test_nearest(written: str, meant: str | None) -> None:
    assert nearest_date(written) == meant
