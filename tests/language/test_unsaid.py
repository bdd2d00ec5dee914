"""Sentences with a cue in which nobody says anything, and their neighbours in which somebody does."""

from __future__ import annotations

import pytest

from tests.conftest import Reader

LEAD = "Snow fell on the town.\n\n"

NOTHING = [
    "Neighbours had stopped telling the warden where the keys were.",
    "They told one another which lane was dry.",
    "The clerk failed to mention that the well was dry.",
    "Did the abbot believe that the bell was cracked?",
    "Who says that the bell was cracked?",
    "You might argue that the orchard was lost.",
    "The board should say that the mill is closed.",
    "The miller would have said that the dam was weak.",
    "Nobody has told the tenants that the lease is over.",
    "Nothing suggests that the ferry will return.",
    "They left without anybody’s thinking that it mattered.",
    "Ministers from nine states met to talk about ending the strike.",
    "The talks are meant to clear the way for a lease.",
    "The chef was asked for a comment.",
    "The firm will report its results in May.",
    "She denied this, and said so whenever it rained.",
    "The coat feels solid, the sleeves are long.",
    "Envoys gathered to talk about ending the strike.",
    "The owner has not spoken about it.",
    "The king announced both things.",
    "It would show that the dam holds.",
    "They told each other where the oats were.",
    "The clerk denies it: the roll was cleaned in May.",
    "He wore boots that weigh less than a loaf.",
    "The jury will be asked to decide whether the letter was forged.",
]
SOMETHING = [
    "Neighbours began telling the warden that the keys were lost.",
    "Neighbours never stopped telling the warden that the gate was open.",
    "The firm could not say when the ferry would return.",
    "The board said that the mill might close.",
    "We must admit that the bell is cracked.",
    "Will it rain, the children asked.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_nobody_says_anything(read: Reader, text: str) -> None:
    assert [(a.source and a.source.text, a.cue and a.cue.text) for a in read(LEAD + text).attributions] == []


@pytest.mark.parametrize("text", SOMETHING)
def test_somebody_says_something(read: Reader, text: str) -> None:
    assert len(read(LEAD + text).attributions) == 1


def test_without_saying_is_not_saying(read: Reader) -> None:
    assert read(LEAD + "She left without saying whether the pier would close.").attributions == ()
    assert read(LEAD + "It goes without saying that the pier is old.").attributions == ()
