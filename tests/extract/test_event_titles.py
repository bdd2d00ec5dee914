"""Titles that a reader understands who has nothing else: who does what, about what, in one whole line."""

from __future__ import annotations

import pytest

from briefgen.extract import registry
from briefgen.extract.events.wording import LONGEST, bare, capital


def titles(read, body: str) -> list[str]:
    return [event.title for event in registry.run(read(body, date="2025-03-12")).events]


@pytest.mark.parametrize(
    ("body", "title"),
    [
        # Who, where a noun alone would name nobody.
        ("Marta Kowal is to hold a press conference on 20 March.", "Marta Kowal to hold a press conference"),
        ("Firemen in Malta are due to hold a strike on 20 March.", "Firemen in Malta to hold a strike"),
        ("The Harbour Union plans a rally on 20 March.", "Harbour Union's rally"),
        ("The minister is expected on 20 March.", "Minister expected"),
        ("Its chair, Marta Kowal, will brief reporters on 20 March.", "Marta Kowal to brief reporters"),
        ("Workers at the Norde mill will strike on 20 March.", "Workers at the Norde mill to strike"),
        ("The children will be back on 20 March.", "Children to be back"),
        # What, and by whom.
        ("Marta Kowal will be questioned by a Senate panel on 20 March.",
         "Marta Kowal to be questioned by a Senate panel"),
        ("Joan Reyes will appear before the Port Tribunal on 20 March.",
         "Joan Reyes to appear before the Port Tribunal"),
        ("Joan Reyes was sentenced on 10 March to four years in prison by a judge.",
         "Joan Reyes was sentenced to four years in prison"),
        ("The dam will resume filling its lake on 20 March.", "Dam to resume filling its lake"),
        ("Members will walk out on 20 March and again on 27 March.", "Members to walk out"),
        ("The bill will be debated on 20 March from 9.30 am to 5.30 pm.", "Bill to be debated"),
        ("Ines Varga plays Marta Kowal on 20 March, with Joan Reyes last.", "Ines Varga to play Marta Kowal"),
        # A subject behind a dateline, a name that the parse takes for a word, "whose", "where" and "him".
        ("KHARTOUM, March 12 — A convoy of 40 trucks will leave Port Sudan on 20 March.",
         "Convoy of 40 trucks to leave Port Sudan"),
        ("Mayor Luigi Brunaro and culture minister Alessandra Giuliani are to sign a pact on 20 March.",
         "Luigi Brunaro and Alessandra Giuliani to sign a pact"),
        ("He must win over Kellmar Shipping, whose board meets on 20 March.", "Kellmar Shipping's board to meet"),
        ("Joan Reyes will fly to Malta, where Marta Kowal will host her on 20 March.",
         "Marta Kowal to host Joan Reyes"),
        # Deadlines say what for.
        ("The panel extended to 20 March the deadline by which Kellmar must make an offer.",
         "Deadline for Kellmar to make an offer"),
        # Words that belong together stay together, asides and other dates go.
        ("A co-defendant will be tried on 20 March.", "Co-defendant to be tried"),
        ("The Fisheries (Amendment) Bill will be debated on 20 March.", "Fisheries (Amendment) Bill to be debated"),
        ("The Grid Operator (GO) will publish its plan on 20 March.", "Grid Operator to publish its plan"),
        ("A forum on trade, energy and growth opens on 20 March.", "Forum on trade, energy and growth"),
        ("The festival with many guests opens on 20 March.", "Festival"),
        ("The upcoming vote on the quota is on 20 March.", "Vote on the quota"),
        ("Talks between the guild and the town resume on 20 March.", "Talks between the guild and the town"),
        ("ECONOWIRE – A team from the bank will visit Malta on 20 March.", "Team to visit Malta"),
    ],
)  # fmt: skip
def test_a_title_says_who_does_what(read, body: str, title: str) -> None:
    assert title in titles(read, body)


@pytest.mark.parametrize(
    ("body", "title"),
    [
        # Where it is held.
        ("A news conference will be held in Lund on 20 March.", "News conference in Lund"),
        # The one body that the article is about, the state that all its places are in.
        ("Kellmar Shipping is in trouble. Kellmar Shipping owes much.\n\nA further stoppage is due on 20 March.",
         "Further stoppage (Kellmar Shipping)"),
        ("Polls open in Lund and Uppsala, and in Malmö too.\n\nPolls will close on 20 March.", "Polls (Sweden)"),
        # Not an election by a party's name, nor by places in several states.
        ("Kellmar Shipping is in trouble. Kellmar Shipping owes much.\n\nAn election is due on 20 March.", "Election"),
        ("Polls open in Lund and in Geneva.\n\nPolls will close on 20 March.", "Polls"),
    ],
)  # fmt: skip
def test_a_title_that_names_nobody_says_what_it_belongs_to(read, body: str, title: str) -> None:
    assert title in titles(read, body)


def test_a_long_title_ends_with_a_whole_phrase() -> None:
    assert capital(
        "meeting of the " + "very " * 14 + "old guild with its partners from all the islands of the north"
    ) == ("Meeting of the " + "very " * 14 + "old guild")
    cut = capital("a" * 60 + " " + "b" * 60)
    assert cut == "A" + "a" * 59 + " …"
    assert len(capital("word " * 60)) <= LONGEST + 2


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("translation of “The Way", "Translation of The Way"),
        ("film “The Way” opens", "Film “The Way” opens"),
        (" a]ny student to sit", "Any student to sit"),
        ('the “" event', "The event"),
        ("Seamen’s strike", "Seamen’s strike"),
    ],
)  # fmt: skip
def test_marks_stand_in_pairs(text: str, title: str) -> None:
    assert capital(text) == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("the vote", "vote"),
        ("its own vote", "vote"),
        ("this very same vote", "vote"),
        ("both the votes", "votes"),
        ("those", "those"),
        ("the next vote in Lund", "vote in Lund"),
        ("next vote", "next vote"),
    ],
)
def test_what_only_its_own_text_explains_falls_away(text: str, title: str) -> None:
    assert bare(text) == title
