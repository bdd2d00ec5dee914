"""Key points: how many, in which order, and that they stand alone."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from briefgen.extract.actors import ActorExtractor
from briefgen.extract.keypoints import KeyPointExtractor
from briefgen.language.analysis import Analysis
from briefgen.model import Findings
from briefgen.serialise import IdMaker

BODY = """# What happened

Norden Bank will close nine of its branches in Lisbon before the summer, the bank said on Monday.

But it gave no reason for that. They were asked about it three times by reporters outside.

The central bank of Portugal opened an inquiry into the losses of Norden Bank in January.

Staff at the branches learned of the closures from a newspaper on Sunday evening.

He shrugged. “We will see what comes of it,” he said to nobody in particular.

A hearing in parliament about the closures has been set for the third of March.

Unions called for a strike at every branch of Norden Bank in the capital.

Customers queued for hours to move their savings to other banks on Tuesday.

The weather in the city was mild for the season, and the cafés were full.

Shares of the bank fell by a tenth in the first hour of trading on Monday.
"""


def points(read: Callable[..., Analysis], body: str, title: str = "Norden Bank to close branches") -> list[str]:
    ids, analysis = IdMaker("test"), read(body, title=title)
    found = KeyPointExtractor().extract(analysis, ActorExtractor().extract(analysis, Findings(), ids), ids)
    for point in found.key_points:
        for evidence in point.evidence:
            assert body[evidence.span.start : evidence.span.end] == evidence.quote
    return [point.evidence[0].quote for point in found.key_points]


def test_three_to_five_whole_sentences_the_news_first(read: Callable[..., Analysis]) -> None:
    found = points(read, BODY)
    assert 3 <= len(found) <= 5
    assert len(set(found)) == len(found)
    assert found[0].startswith("Norden Bank will close nine")
    assert all(quote.endswith(".") for quote in found)


def test_no_dangling_start_and_no_heading(read: Callable[..., Analysis]) -> None:
    found = points(read, BODY)
    assert not [q for q in found if q.split()[0] in {"But", "They", "He", "It", "What"}]


def test_a_short_article_gives_fewer(read: Callable[..., Analysis]) -> None:
    assert len(points(read, "Norden Bank will close nine of its branches in Lisbon before the summer.")) == 1
    assert points(read, "") == []
    assert points(read, "# Only a heading here\n\nNo verb.") == []


def test_the_headline_repeated_is_no_key_point(read: Callable[..., Analysis]) -> None:
    title = "Norden Bank will close nine branches in Lisbon"
    assert title not in [q.rstrip(".") for q in points(read, f"{title}.\n\n{BODY}", title=title)]


@pytest.mark.parametrize(
    "sentence",
    [
        "“We sold every loaf before noon on that morning,” she said to nobody.",
        "We are closing the page for tonight, and Marta Olin is asleep.",
        "It was finished in the spring and has been empty since then.",
        "The harbour board moved it to the third week of November.",
        "Both were told about the plan at the weekend by a clerk.",
        "Take the last train and a warm coat to the harbour meeting.",
        "Here is the whole dispute about the harbour in five minutes.",
        "Closed at the harbour, half an hour late, in very good order.",
        "Diplomats gave two answers about the harbour within an hour of each other:",
        "Last Saturday they sat in one room for the first time.",
        "A crane at the harbour before the storm. Image: Harbour Board.",
        "But the harbour board of Olin closed the old pier on Monday.",
        "However, the harbour board of Olin closed the old pier on Monday.",
        "Two hours later the harbour board of Olin closed the old pier.",
        "The harbour board of Olin closed the old pier the same day.",
        "The harbour board of Olin had then closed the old pier.",
        "The harbour board of Olin has closed the old pier since then.",
        "The harbour board of Olin met in May and chose the latter.",
        "Marta Olin of the harbour board has come up with one.",
        "The Harbour Board of Olin Votes to Close the Old Pier.",
        "Norland’s says that the old pier at the harbour is safe.",
        "Such a pier was last closed by the harbour board in May.",
        "The harbour board of Olin, which met in May, had said so.",
        "Marta Olin of the harbour board did not comment on this.",
        "Marta Olin, who runs the harbour board, was more careful in May.",
        "There are nine names on them at the harbour office of Olin.",
        "The harbour board of Olin voted in May to sell it to Norden Bank.",
        "A harbour group, Open Piers, has asked the Court of Appeal to stop it.",
        "Marta Olin, he says, closed the old pier at the harbour in May.",
        "In one line: the harbour is shut and the pier may follow it.",
        "“These are piers that nobody needs,” Marta Olin told the harbour board.",
        "Marta Olin, for the harbour board, says “about 71”.",
        "Marta Olin, asked about the harbour and the pier, replies: “A boat.”",
        "Marta Olin, tired and wet: “The harbour is a place to see the sea from.”",
        "6 December: a feast at the harbour, if the pier is closed by then",
        "If so, the harbour board of Olin will close the old pier in May.",
        "The harbour board of Olin asked Marta whether the old pier was safe?",
    ],
)
def test_what_leans_on_another_sentence_is_no_key_point(read: Callable[..., Analysis], sentence: str) -> None:
    assert not [p for p in points(read, sentence, title="The harbour") if "Image" in p or p == sentence]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("PORT OLIN — The harbour board closed the old pier on Monday.", "The harbour board closed"),
        ("**01:05** The harbour board closed the old pier on Monday.", "The harbour board closed"),
        ("**In brief:** The harbour board closed the old pier on Monday.", "The harbour board closed"),
        ("“A pier is not a road,” said Marta Olin, who runs the harbour board.", "“A pier is not"),
        ("Marta Olin said on Monday that she would close the old pier.", "Marta Olin said"),
        ("It remains unclear who told the board that the pier was safe.", "It remains unclear"),
        ("The 22nd boat fair took place at the harbour this weekend.", "The 22nd boat"),
        ("PORT OLIN — Ostland and Norland signed a pact on the harbour on Monday.", "Ostland and Norland"),
        ("The harbour board of Olin said that it would close the old pier.", "The harbour board"),
        ("The old pier was shut, then opened, and then shut again by the board.", "The old pier"),
        ("In its first report, the harbour board of Olin called the pier unsafe.", "In its first"),
        ("Marta Olin was more careful than the harbour board about the pier.", "Marta Olin was"),
        ("The board closed the pier on Monday and opened the harbour the same day.", "The board closed"),
        ("Marta Olin said that the harbour board would decide “by May, on paper”.", "Marta Olin said"),
        ("So far the harbour board of Olin has closed two of the old piers.", "So far"),
    ],
)
def test_what_stands_alone_is_one_without_its_lead_in(read: Callable[..., Analysis], sentence: str, told: str) -> None:
    (point,) = points(read, sentence, title="A pier")
    assert point.startswith(told)


def test_an_answer_of_an_interview_is_no_key_point(read: Callable[..., Analysis]) -> None:
    assert points(read, "**Q:** The second day of the hearing was held in spring.\n", title="A talk") == []


@pytest.mark.parametrize(
    "talk",
    [
        "**Q:** Who closed the pier?\n\n**A:** The harbour board closed the pier in May.\n\nMarta Olin saw it in June.",
        "**Marta Olin:** The harbour board closed the pier in May.\n\nThe board of Norden Bank paid for it in June.\n\n"
        "**Ann Gill:** The harbour board will sell the pier in July.",
        "**Who closed it?**\n\nI saw it. The harbour board closed the old pier in May.\n\n**Who paid?**\n\nI know, but "
        "Norden Bank paid for the pier in June.\n\n**And now?**\n\nMy view is that they will sell the pier in July.",
    ],
)
def test_what_is_said_in_a_conversation_is_no_key_point(read: Callable[..., Analysis], talk: str) -> None:
    intro = "The harbour board of Olin has sold the old pier to Norden Bank.\n\n"
    assert points(read, intro + talk, title="A talk about the pier") == [intro.strip()]


def test_a_headline_with_a_colon_is_no_conversation(read: Callable[..., Analysis]) -> None:
    told = "The harbour board of Olin has sold the old pier to Norden Bank."
    assert points(read, f"Olin: “We sold the pier.”\n\n{told}", title="A pier") == [told]


FEATURE = """The lamps were lit, the chairs had been counted and the soup was warm.

The council of Olin put off its vote on the harbour on Monday, after a storm took the roof off its hall.

Marta Olin, who leads the council, expects the vote on 12 January 2014 in the school of Norden.

The cook of the council took the soup home in nine pots and a bath.
"""


def test_where_the_opening_paints_a_scene_the_news_comes_first(read: Callable[..., Analysis]) -> None:
    found = points(read, FEATURE, title="Council puts off its harbour vote")
    assert found[0].startswith("The council of Olin put off")
    assert not [q for q in found if "soup was warm" in q]


LOG = """**19:40** The crowd has reached the old harbour of Olin on foot.

**18:20** The mayor of Olin, Marta Lund, says that the harbour will stay open.

**17:10** The harbour union of Olin calls for a strike at the harbour from Monday.

**16:00** It is raining, and the umbrellas are out.
"""


@pytest.mark.parametrize("clock", ["### {}.30pm\n\n", "*{}.10pm* — ", "**{}:05** ", "{}:05 pm: "])
def test_a_log_is_known_by_its_clock(read: Callable[..., Analysis], clock: str) -> None:
    entries = re.sub(r"\*\*(\d\d):\d\d\*\* ", lambda match: clock.format(int(match[1]) - 12), LOG)
    assert points(read, entries, title="Harbour of Olin: union calls for a strike")[0].startswith("The harbour union")


def test_in_a_log_the_newest_entry_is_not_the_weightiest_for_its_place(read: Callable[..., Analysis]) -> None:
    found = points(read, LOG, title="Harbour of Olin: union calls for a strike")
    assert found[0].startswith("The harbour union of Olin calls")


def test_what_happened_years_ago_is_background(read: Callable[..., Analysis]) -> None:
    past = "The harbour board of Olin built the pier in 1974."
    told = [points(read, BODY.replace("He shrugged.", when)) for when in (past, past.replace("in 1974", "on Monday"))]
    assert [any("built the pier" in quote for quote in quotes) for quotes in told] == [False, True]


@pytest.mark.parametrize(
    "sentence",
    [
        "It is the fifth pier to be closed by the harbour board in May.",
        "Marta Olin, the master, told police in May that it had been closed.",
    ],
)
def test_it_stands_for_no_person_and_no_count(read: Callable[..., Analysis], sentence: str) -> None:
    assert points(read, sentence, title="A pier") == []


def test_it_stands_for_the_company_that_speaks(read: Callable[..., Analysis]) -> None:
    sentence = "Norden Hydro said on Monday that it had moved the closing of the first gate to May."
    assert points(read, sentence, title="A gate") == [sentence]


def test_weights_and_reasons_are_told(read: Callable[..., Analysis]) -> None:
    ids, analysis = IdMaker("test"), read(BODY, title="Norden Bank to close branches")
    found = KeyPointExtractor().extract(analysis, ActorExtractor().extract(analysis, Findings(), ids), ids)
    assert found.key_points[0].why == ("opens the article", "words of the headline", "names those it is about")
    assert all(point.why for point in found.key_points)


def test_a_number_without_its_noun_is_no_key_point(read: Callable[..., Analysis]) -> None:
    body = (
        "Norden Bank opened the first of its new branches in Lisbon in May.\n\n"
        "The second is to be opened by Norden Bank in Lisbon in the spring of next year.\n\n"
        "The central bank of Portugal opened an inquiry into the losses of Norden Bank in January.\n"
    )
    found = points(read, body, title="Norden Bank opens branches in Lisbon")
    assert found and not [quote for quote in found if quote.startswith("The second")]


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("Norden Bank, a lender founded in Porto, filed on Monday to close nine branches.", "Norden Bank, a lender"),
        ("Lisbon – Norden Bank will close nine of its branches before the summer.", "Norden Bank will close"),
        ("Why the Branches Go: Norden Bank will close nine of them before the summer.", "Norden Bank will close"),
    ],
)
def test_what_stands_before_the_news_is_left_out(read: Callable[..., Analysis], opening: str, expected: str) -> None:
    body = BODY.replace(BODY.split("\n\n")[1], opening)
    assert points(read, body)[0].startswith(expected)


def test_a_body_is_the_headlines_by_its_other_name_too(read: Callable[..., Analysis]) -> None:
    body = "The Federal Reserve left its rate alone. Two governors dissented from Ann Roe. Shares fell a little."
    assert points(read, body, title="Fed holds, two dissent")[0].startswith("The Federal Reserve")
