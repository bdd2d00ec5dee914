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
    ('**"No,"** he said. *"It\'s late."*', ['"No,"', '"It\'s late."']),
    (
        '"The pipe is dry," he said, "and the 6" valve is stuck."',
        ['"The pipe is dry,"', '"and the 6" valve is stuck."'],
    ),
    ("‹Go,› he said.", ["‹Go,›"]),
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
    found = read("“It rained. He left. “It stopped,” she said.").quotations
    assert [(q.passage.text, q.closed) for q in found] == [("“It rained.", False), ("“It stopped,”", True)]


def test_where_a_closing_mark_is_forgotten_the_words_decide_who_speaks(read: Reader) -> None:
    found = read(
        "Snow fell.\n\n“We are tired, the nurse said. The road was closed. “It is bad,” said Holm."
    ).attributions
    assert [(a.source and a.source.text, [p.text for p in a.content]) for a in found] == [
        ("the nurse", ["“We are tired"]),
        ("Holm", ["“It is bad,”"]),
    ]


def test_every_quotation_starts_and_ends_inside_its_block(read: Reader) -> None:
    analysis = read("”” “ “a” ‘ ’ ‘‘ \"\" '' “’” «\n\n“\n\n’tis ‘so’ “x y z")
    for quotation in find_quotations(analysis.text):
        passage = quotation.passage
        assert 0 <= passage.start < passage.end <= len(passage.block.text)
