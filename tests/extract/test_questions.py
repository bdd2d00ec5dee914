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
    ("It’s unclear who paid for the road.", "open"),
    ("Why the bees left is still a mystery.", "open"),
    ("It is disputed whether she may stand.", "open"),
    ("The company gave no reason.", "open"),
    ("The guard would not say whether the gate was shut.", "open"),
    ("She wasn’t sure which boat to take.", "open"),
    ("One question that we can’t answer: did anybody see the boat?", "open"),
    ("Whether the cabinet can agree is doubtful.", "doubt"),
    ("There is speculation that the king is ill.", "speculation"),
    ("The fire may have been started by lightning.", "speculation"),
]
NOT_OPEN = [
    "The ferry sailed at noon.",
    "“It is not clear whether we will sail,” the captain said.",
    "The captain said that the fire may have been started by lightning.",
    "He asked for a date and was given one.",
    "Why?",
    "Who would put a bell in a barn?",
    "Do I think the tram is late?",
    "Isn’t it time to go?",
    "For twenty years nobody knew.",
    "Not yet, and perhaps not at all.",
    "A senator must have lived in the islands for ten years.",
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


ANSWERED = [
    "What changed between May and July? The letters turned up.",
    "What went wrong? The pump had no oil.",
    "How many boats sailed? “Nine,” said the harbour master.",
    "Will the mill open in May? No, say the owners.",
    "## What comes next?\n\nSnow fell.",
    "| What | Who |\n|---|---|\n| Nobody knows | Who will win? |",
    "**Q:** Will the mill open?\n\n**A:** It will.",
]
OPEN_STILL = [
    "Will the mill open in May? The owners hope for rain.",
    "Who sent the letter? It is not clear.",
    "## What we do not know\n\nWho sent the letter? The stamp shows a heron.",
    "- Who sent the letter? The stamp shows a heron.",
]


@pytest.mark.parametrize("body", ANSWERED)
def test_a_question_that_is_answered_or_a_heading_is_not_open(read: Reader, body: str) -> None:
    assert QuestionExtractor().extract(read(body), Findings(), IdMaker("test")).questions == ()


@pytest.mark.parametrize("body", OPEN_STILL)
def test_a_question_about_what_is_to_come_or_is_not_answered_stays_open(read: Reader, body: str) -> None:
    found = QuestionExtractor().extract(read(body), Findings(), IdMaker("test")).questions
    assert found
    assert found[0].evidence[0].quote.endswith("?")
