"""Spans, and offsets as lines and columns."""

from hypothesis import given
from hypothesis import strategies as st

from briefgen.spans import LineIndex, Span


def test_spans_are_half_open() -> None:
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 4).overlaps(Span(3, 5))
    assert Span(0, 4).contains(Span(0, 4))
    assert not Span(0, 4).contains(Span(3, 5))


@given(st.text(alphabet="ab\n", max_size=40), st.data())
def test_line_and_column_lead_back_to_the_offset(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    index = LineIndex(text)
    line, column = index.position(offset)
    assert index.offset(line, column) == offset
    assert line == text[:offset].count("\n") + 1
    assert column == offset - (text.rfind("\n", 0, offset) + 1) + 1
