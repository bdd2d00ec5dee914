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
    ("The court has yet to rule on the sale of the mill.", "open"),
    ("The council has not yet been named.", "open"),
    ("The mayor did not set a new date.", "open"),
    ("The council took the mill off its list without giving a reason.", "open"),
    ("Whether the mill can be saved depends on the price of slate.", "open"),
    ("Which of them, she did not say.", "open"),
    ("Police are still investigating whether the lock was broken.", "open"),
    ("The cause of the fire is under investigation.", "open"),
    ("The figure could not be independently verified.", "open"),
    ("The miller would not confirm the figure.", "open"),
    ("Neither will say how much flour is left.", "open"),
    ("Nobody has been named to lead the mill.", "open"),
    ("There was no immediate claim of responsibility.", "open"),
    ("Farmers are divided over whether the dam should go.", "open"),
    ("Only time will tell.", "open"),
    ("What is disputed is whether a lamp is a monument.", "open"),
    ("The result will not be known until May.", "open"),
    ("The ruling leaves one big question: the price.", "open"),
    ("The letter left many villagers wondering who had paid.", "open"),
    ("Whether the army will obey is another matter.", "open"),
    ("Nothing suggests that the ferry will sail this year.", "doubt"),
    ("There is little hope of a deal before May.", "doubt"),
    ("There are doubts about the age of the bell.", "doubt"),
    ("Perhaps the lock was broken by the frost.", "speculation"),
    ("It is possible that the bell was never rung.", "speculation"),
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
    "Not known.",
    "For two weeks nobody knew who had the key.",
    "At first it was not clear who had the key.",
    "There is no doubt that the bell is old.",
    "The study left little doubt that the mill was falling.",
    "The mayor answered questions about the mill.",
    "The mill, the future of which depends on the council, is old.",
    "The harvest brought in perhaps two tons of apples.",
    "Perhaps most of all, the village needs a road.",
    "The roof could have held if the beam had been new.",
    "No one could have guessed what came next.",
    "The mayor wondered whether the mill was worth it.",
    "Leaders were divided about how to save the mill.",
    "I don’t know what to make of the mill.",
    "How about the mill?",
    "Perhaps he should have been told.",
    "Why do we put up with a mill like this?",
    "Where is the money for the mill supposed to come from?",
    "A tenth of the voters were still undecided.",
    "Nine per cent were undecided.",
    "Why can’t the council mend the mill?",
    "You may have seen the mill from the road.",
    "The mayor put one question: “Who pays for the mill, and when?”",
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
    "Why did the mill close?\n\nThe pump had no oil, and the owners had no money.",
    "How did the fox get into the yard? Ann Gill laughs. The gate was open.",
]
OPEN_STILL = [
    "Will the mill open in May? The owners hope for rain.",
    "Who sent the letter? It is not clear.",
    "## What we do not know\n\nWho sent the letter? The stamp shows a heron.",
    "- Who sent the letter? The stamp shows a heron.",
    "**Not known.** Who sent the letter? The stamp shows a heron.",
    "Who sent the letter? The postmaster does not know, and the sender will not say.",
]


@pytest.mark.parametrize("body", ANSWERED)
def test_a_question_that_is_answered_or_a_heading_is_not_open(read: Reader, body: str) -> None:
    assert QuestionExtractor().extract(read(body), Findings(), IdMaker("test")).questions == ()


@pytest.mark.parametrize("body", OPEN_STILL)
def test_a_question_about_what_is_to_come_or_is_not_answered_stays_open(read: Reader, body: str) -> None:
    found = QuestionExtractor().extract(read(body), Findings(), IdMaker("test")).questions
    assert found
    assert found[0].evidence[0].quote.endswith("?")
    assert found[0].why == ("asked by the article itself",)


CONTEXTS = [
    # a pronoun: the sentence before
    ("Ann Gill counted the boats. She did not say who owned them.", "Ann Gill counted the boats."),
    ("Ann Gill sold the mill.\n\nShe declined to say for how much.", "Ann Gill sold the mill."),
    # a question at the start of its paragraph: the answer that fails
    ("Snow fell.\n\nWill the pass hold? Ann Gill hopes for frost.", "Ann Gill hopes for frost."),
    # too short to say what it is about
    ("Ann Gill will marry in Olin. No day has been set.", "Ann Gill will marry in Olin."),
    # a pronoun before a pronoun: both sentences
    (
        "Ann Gill left the mill at Olin. She had run it for a year. She gave no reason.",
        "Ann Gill left the mill at Olin. She had run it for a year.",
    ),
    # it can be read alone
    ("Snow fell. It is not clear whether Ann Gill will open the pass at Olin before May.", None),
    # there is nothing to add
    ("It is not clear who sent them.", None),
    ("## Snow\n\nIt is not clear who sent them.", None),
    ("“Snow fell,” said Ann Gill. It is not clear who sent them.", None),
]


@pytest.mark.parametrize(("body", "context"), CONTEXTS)
def test_a_question_that_leans_on_a_sentence_comes_with_it(read: Reader, body: str, context: str | None) -> None:
    (question,) = QuestionExtractor().extract(read(body), Findings(), IdMaker("test")).questions
    assert [e.quote for e in question.evidence[1:]] == ([context] if context else [])
