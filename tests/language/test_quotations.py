"""Quotation marks of every habit, paired within a block."""

from __future__ import annotations

import pytest

from briefgen.language.attribution import find_quotations
from tests.conftest import Reader

HABITS = [
    ("“It rained,” he said. “All day.”", ["“It rained,”", "“All day.”"]),
    ('"It rained," he said. "All day."', ['"It rained,"', '"All day."']),
    ('“It rained," he said. "All day.”', ['“It rained,"', '"All day.”']),
    ("«It rained», he said.", ["«It rained»"]),
    ("»It rained«, he said.", ["»It rained«"]),
    ("„It rained“, he said.", ["„It rained“"]),
    ("„It rained”, he said.", ["„It rained”"]),
    ("‘The workers’ rights matter,’ he said.", ["‘The workers’ rights matter,’"]),
    ("'We don't know the bosses' names,' he said.", ["'We don't know the bosses' names,'"]),
    ("“He told me ‘no’ twice,” she said.", ["“He told me ‘no’ twice,”"]),
    ("‘He told me “no” twice,’ she said.", ["‘He told me “no” twice,’"]),
    ("''One day,'' he said. ''Two days.''", ["''One day,''", "''Two days.''"]),
    ("He spoke of ``three days'' and left.", ["``three days''"]),
    ("He called it *“a small war”* again.", ["“a small war”"]),
    ("The ’90s were hers, and rock ’n’ roll was ours.", []),
    ("The 6'2\" man bought a 5\" pipe at the dogs' home.", []),
    ("The teachers’ union met the pupils’ council.", []),
]


@pytest.mark.parametrize(("text", "expected"), HABITS)
def test_pairs_marks_of_every_habit(read: Reader, text: str, expected: list[str]) -> None:
    body = text.replace("`", "\\`")
    found = [q.passage.text for q in read(body).quotations]
    assert found == expected


def test_an_unclosed_quotation_ends_with_its_block(read: Reader) -> None:
    analysis = read("“It rained all day.\n\nThe sun shone. “Then it stopped,” she said.")
    first, second = analysis.quotations
    assert (first.passage.text, first.closed) == ("“It rained all day.", False)
    assert (second.passage.text, second.closed) == ("“Then it stopped,”", True)


def test_a_forgotten_closing_mark_does_not_swallow_the_next_quotation(read: Reader) -> None:
    found = [q.passage.text for q in read("“It rained. He left. “It stopped,” she said.").quotations]
    assert found[-1] == "“It stopped,”"


def test_every_quotation_starts_and_ends_inside_its_block(read: Reader) -> None:
    analysis = read("”” “ “a” ‘ ’ ‘‘ \"\" '' “’” «\n\n“\n\n’tis ‘so’ “x y z")
    for quotation in find_quotations(analysis.text):
        passage = quotation.passage
        assert 0 <= passage.start < passage.end <= len(passage.block.text)
