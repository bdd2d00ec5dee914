"""What an article leaves open in its own voice, and what is not its own."""

from __future__ import annotations

import pytest

from briefgen.extract.questions import QuestionExtractor
from briefgen.model import Findings
from briefgen.serialise import IdMaker
from tests.conftest import Reader

OPEN = [
    ("It is not yet clear whether the ferry will sail.", "open"),
    ("It remains unclear who paid for the road.", "open"),
    ("No date has been set for the hearing.", "open"),
    ("Whether the truce will last remains to be seen.", "open"),
    ("The mayor declined to say how many had left.", "open"),
    ("Nobody knows where the money went.", "open"),
    ("Who will sing the lead is anyone’s guess.", "open"),
    ("Who will lead the party now?", "open"),
    ("Whether the cabinet can agree is doubtful.", "doubt"),
    ("There is speculation that the king is ill.", "speculation"),
    ("The fire may have been started by lightning.", "speculation"),
]
NOT_OPEN = [
    "The ferry sailed at noon.",
    "“It is not clear whether we will sail,” the captain said.",
    "The captain said that the fire may have been started by lightning.",
    "He asked for a date and was given one.",
]


def kinds(read: Reader, text: str) -> list[str]:
    found = QuestionExtractor().extract(read(text), Findings(), IdMaker("test"))
    for question in found.questions:
        assert question.evidence[0].quote == text
    return [q.kind for q in found.questions]


@pytest.mark.parametrize(("text", "kind"), OPEN)
def test_finds_what_is_open(read: Reader, text: str, kind: str) -> None:
    assert kinds(read, text) == [kind]


@pytest.mark.parametrize("text", NOT_OPEN)
def test_leaves_the_rest(read: Reader, text: str) -> None:
    assert kinds(read, text) == []


def test_reported_ignorance_is_open_for_the_reader_too(read: Reader) -> None:
    assert kinds(read, "The vet said it was not known how the herd fell ill.") == ["open"]
