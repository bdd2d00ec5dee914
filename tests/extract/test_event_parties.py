"""Who takes part in an event and where it is held: what its own words say, and nothing that is only near."""

from __future__ import annotations

import pytest

from briefgen.extract import registry
from briefgen.model import Event, Findings


def brief(read, body: str) -> Findings:
    return registry.run(read(body, date="2025-03-12"))


def told(found: Findings, trigger: str) -> Event:
    (event,) = [e for e in found.events if e.trigger.quote.lower() == trigger]
    return event


@pytest.mark.parametrize(
    ("body", "trigger", "names"),
    [
        ("Marta Kowal will meet Joan Reyes in Lund on 20 March.", "meet", {"Marta Kowal", "Joan Reyes"}),
        (
            "Talks between the Harbour Union and Kellmar Shipping will be held on 20 March.",
            "talks", {"Harbour Union", "Kellmar Shipping"},
        ),
        ("The Rowing Union will hold a vote on the offer by Kellmar Shipping on 20 March.", "vote", {"Rowing Union"}),
        ("The Harbour Union's congress opens on 20 March, said Joan Reyes of the Port Authority.", "congress",
         {"Harbour Union"}),
        ("Joan Reyes, a lawyer for the Harbour Union, will address the Port Authority on 20 March.", "address",
         {"Joan Reyes", "Port Authority"}),
        (
            "His deputy, Marta Kowal, will appear before the Port Authority on 20 March.",
            "appear", {"Marta Kowal", "Port Authority"},
        ),
        ("Members of the Harbour Union will vote on 20 March.", "vote", {"Harbour Union"}),
        (
            "Marta Kowal met Joan Reyes in May. The two leaders will meet again on 20 March.",
            "meet", {"Marta Kowal", "Joan Reyes"},
        ),
        (
            "The Harbour Union and the Port Authority fell out in May. Both sides will meet on 20 March.",
            "meet", {"Harbour Union", "Port Authority"},
        ),
        ("The Kellmar Cup final is on 20 March.", "final", set()),
        (
            "A conference on tides, chaired by Marta Kowal, will take place on 20 March.",
            "conference", {"Marta Kowal"},
        ),
        ("Ines Varga plays Marta Kowal on 20 March, with Joan Reyes last.",
         "plays", {"Ines Varga", "Marta Kowal"}),
    ],
)  # fmt: skip
def test_who_takes_part(read, body: str, trigger: str, names: set[str]) -> None:
    found = brief(read, body)
    known = {actor.id: actor.name for actor in found.actors}
    assert {known[one] for one in told(found, trigger).participants} == names


@pytest.mark.parametrize(
    ("body", "trigger", "where"),
    [
        ("The panel will meet at the Palais Wilson in Geneva on 20 March.", "meet", "Palais Wilson, Geneva"),
        ("The panel will meet in Geneva on 20 March at the Palais Wilson.", "meet", "Palais Wilson, Geneva"),
        ("A town meeting will be held on 20 March in the church.", "meeting", "the church"),
        ("Joan Reyes will visit Malta on 20 March.", "visit", "Malta"),
        ("Workers at a mill in Leeds will strike on 20 March.", "strike", "Leeds"),
        ("The committee will lend the vase to Malta on 20 March.", "lend", ""),
        ("A conference on Malta will open on 20 March.", "conference", ""),
        ("He spoke in Lund, where a vote takes place on 20 March.", "vote", "Lund"),
        ("The Lund summit opens on 20 March.", "summit", "Lund"),
        ("A second hearing, put off at Malta's request, is set for 20 March.", "hearing", ""),
        ("Joan Reyes was sentenced on 10 March to two years in state prison.", "sentenced", ""),
        ("GENEVA, March 12 — The panel will meet here on 20 March.", "meet", "Geneva"),
        ("GENEVA, March 12 — The panel will meet on 20 March.", "meet", ""),
    ],
)
def test_where_it_is_held(read, body: str, trigger: str, where: str) -> None:
    found = brief(read, body)
    held = told(found, trigger).where
    assert (held.name if held else "") == where


def test_a_house_is_linked_by_its_town(read) -> None:
    found = brief(read, "The panel will meet at the Palais Wilson in Geneva on 20 March.")
    held = told(found, "meet").where
    (geneva,) = [place for place in found.places if place.name == "Geneva"]
    assert held is not None
    assert held.place == geneva.id
    assert held.evidence.quote == "the Palais Wilson in Geneva"
