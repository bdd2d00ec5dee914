"""Which findings stand beside an article and which below it."""

from __future__ import annotations

from briefgen.publish.rows import Day, QuestionRow, Ref
from briefgen.publish.views.beside import Column, turn


def column(questions: int, names: int, desk: str = "") -> Column:
    nowhere, never = Ref("", ""), Day("", "")
    row = QuestionRow("q", "Q1", "not known", "", "Who pays for the lock?" * 3, "", "#", nowhere, never)
    return Column(desk, (), (), (), (row,) * questions, names, mapped=False)


def test_beside_a_long_article_stand_all_findings() -> None:
    assert turn(column(3, 8), ["A paragraph of some length. " * 20] * 12) == ""


def test_below_a_short_article_stands_what_makes_the_columns_end_together() -> None:
    assert turn(column(3, 30), ["It rained."]) == "actors"
    assert turn(column(12, 1, desk="Read this with care. " * 48), ["It rained."]) == "questions"


def test_a_small_difference_parts_nothing() -> None:
    assert turn(column(0, 0), ["A paragraph of some length. " * 10] * 3) == ""
