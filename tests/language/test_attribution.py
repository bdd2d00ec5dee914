"""Who said what: frames, outermost claims and continuation, one rule a test."""

from __future__ import annotations

import random

import pytest

from briefgen.language.attribution import Attribution
from briefgen.language.attribution.cues import english
from tests.conftest import Reader

LEAD = "Snow fell on the town.\n\n"


def only(read: Reader, body: str) -> Attribution:
    found = read(LEAD + body).attributions
    assert len(found) == 1, [(a.source and a.source.text, [p.text for p in a.content]) for a in found]
    return found[0]


def test_lexicon_holds_several_hundred_cues() -> None:
    assert english().size() > 400


def test_clipped_lemmas_are_mended() -> None:
    assert english().lemma("verbs", "hop", "hopes") == "hope"
    assert english().lemma("verbs", "hop", "hopped") == "hop"


def test_the_final_stop_outside_the_marks_is_no_content(read: Reader) -> None:
    claim = only(read, "The mayor said that the road was “a ruin”.")
    assert [p.text for p in claim.content] == ["that the road was “a ruin”"]


def test_the_speaker_keeps_his_modifiers(read: Reader) -> None:
    claim = only(read, "“It is late,” said Inga Holm, a warden at the park.")
    assert claim.source is not None
    assert claim.source.text == "Inga Holm, a warden at the park"
    assert claim.source_form == "name"


def test_interrupted_words_are_one_claim(read: Reader) -> None:
    claim = only(read, "“If it rains,” she said, “we shall wait.”")
    assert [p.text for p in claim.content] == ["“If it rains,”", "“we shall wait.”"]
    assert claim.source_form == "pronoun"


def test_only_the_outermost_claim_is_listed(read: Reader) -> None:
    claim = only(read, "The envoy said that the rebels had denied that they shot first.")
    assert claim.source is not None
    assert claim.source.text == "The envoy"
    assert [n.source.text for n in claim.nested if n.source] == ["the rebels"]


def test_an_unclosed_quotation_goes_on_in_the_next_paragraph(read: Reader) -> None:
    claim = only(read, "“The first winter was mild,” Holm said. “The second was not.\n\n“We burned the chairs.”")
    assert [p.text for p in claim.content][-1] == "“We burned the chairs.”"
    assert "reopened" in claim.resolution


def test_a_closed_quotation_and_a_new_paragraph_are_continued_not_named(read: Reader) -> None:
    found = read(LEAD + "“The winter was mild,” Holm said.\n\n“The spring was worse than that.”").attributions
    assert [a.source_form for a in found] == ["name", "continued"]
    assert found[1].continues is found[0]
    assert found[1].source is None


def test_a_quotation_after_a_paragraph_without_a_speaker_is_nobodys(read: Reader) -> None:
    found = read(LEAD + "The river froze in March.\n\n“The king cannot hold the north for long.”").attributions
    assert [a.source_form for a in found] == ["none"]


def test_a_colon_at_the_end_of_a_paragraph_introduces_the_next(read: Reader) -> None:
    claim = only(read, "The old woman continued:\n\n“They came at night and took the boats.”")
    assert claim.source is not None
    assert claim.source.text == "The old woman"


def test_a_block_quote_is_signed(read: Reader) -> None:
    found = read(LEAD + "> The orchard froze in a night. My sons left for the city.\n>\n> — *Amina, 41*").attributions
    assert [a.frame for a in found] == ["signature"]
    assert found[0].source is not None
    assert found[0].source.text == "Amina, 41"


def test_names_of_works_and_scare_quotes_are_no_claims(read: Reader) -> None:
    assert read(LEAD + "The film “Night of the Herons” opens. The “experts” left.").attributions == ()


def test_the_act_is_the_cues(read: Reader) -> None:
    acts = [
        only(read, text).act
        for text in (
            "The clerk denied taking the money.",
            "She promised to publish the accounts.",
            "The board asked whether the loan was repaid.",
            "The bank expects prices to fall.",
        )
    ]
    assert acts == ["denies", "promises", "asks", "predicts"]


SPLIT = [
    # A dateline and a time of day are neither content nor speaker.
    ("HALVIK, on the coast — The mill will close in May, the owners said.", "the owners", "The mill will close in May"),
    ("DORNE - Larch Foods said it would close the mill.", "Larch Foods", "it would close the mill"),
    ("18:20 Inga Holm says the road is open.", "Inga Holm", "the road is open"),
    # What goes on behind a relative clause, a gap or a second verb is another matter.
    (
        "One warden said that the gate was shut, another that it was open.",
        "One warden",
        "that the gate was shut",
    ),
    ("The judge warned the jurors not to read the papers and closed the court.", "The judge", "not to read the papers"),
    ("I told anyone who would listen that the well was dry.", "I", "that the well was dry"),
    ("The guard told the court he had been asleep.", "The guard", "he had been asleep"),
    # What the sentence takes up again behind its cue belongs to the content.
    (
        "Had it rained, the miller said in May, the wheel would have turned.",
        "the miller",
        "Had it rained the wheel would have turned",
    ),
    # Bare infinitives go on from the first.
    (
        "The town hopes to widen the pier, dredge the harbour and build a mole.",
        "The town",
        "to widen the pier, dredge the harbour and build a mole",
    ),
    # Quotations and the words that belong to them.
    ("“Soon after” the feast, the cook promised.", "the cook", "“Soon after” the feast"),
    (
        "The painter said in a letter that he had no regrets, “and a boat”.",
        "The painter",
        "that he had no regrets, “and a boat”",
    ),
    ("“It rained,” the guard said. “It did.”", "the guard", "“It rained,” “It did.”"),
    (
        "Inga Holm, our guest on the terrace: “The lake is flat. The boats are out.”",
        "Inga Holm, our guest on the terrace",
        "“The lake is flat. The boats are out.”",
    ),
    ("Her rival called the bridge ‘bold, and rather late’.", "Her rival", "the bridge ‘bold, and rather late’"),
    (
        "The guild’s head said the town had lost “its best baker”.",
        "The guild’s head",
        "the town had lost “its best baker”",
    ),
    (
        "Rolf, a miller known as “the Duck”, said the wheel had stopped.",
        "Rolf, a miller known as “the Duck”",
        "the wheel had stopped",
    ),
    (
        "The poet said the bell recalled the war, and “all who fell” there.",
        "The poet",
        "the bell recalled the war, and “all who fell” there",
    ),
    # Two speakers, two claims; one speaker's two verbs, two contents.
    ("The news left the miller wondering whether the wheel would turn.", "the miller", "whether the wheel would turn"),
    ("She liked to say that bread was “a way of waiting”.", "She", "that bread was “a way of waiting”"),
    ("The owners called the fine and the delay a ploy.", "The owners", "the fine and the delay a ploy"),
    ("He told reporters that he was “troubled” by the letter.", "He", "that he was “troubled” by the letter"),
    ("A survey shows a close race in the north.", "A survey", "a close race in the north"),
    # Passives: who does it stands behind "by", or nowhere.
    (
        "The captain was accused by the harbour board of hiding the log.",
        "the harbour board",
        "The captain hiding the log",
    ),
    ("In May they let it be known that the pier would close.", "they", "that the pier would close"),
    ("Larch Foods puts the loss at 40 crates.", "Larch Foods", "the loss at 40 crates"),
]


@pytest.mark.parametrize(("text", "source", "content"), SPLIT)
def test_cuts_sentences_where_a_reader_would(read: Reader, text: str, source: str, content: str) -> None:
    claim = only(read, text)
    assert claim.source is not None
    assert claim.source.text == source
    assert " ".join(p.text for p in claim.content) == content


def test_the_one_asked_is_not_the_one_who_asks(read: Reader) -> None:
    found = read(LEAD + "Asked whether the pier would close, the mayor said that it was too early.").attributions
    assert [(a.act, a.source and a.source.text) for a in found] == [("asks", None), ("states", "the mayor")]


def test_headings_say_nothing(read: Reader) -> None:
    assert read("# Mayor: “The pier will close”\n\n## The owners say it will not\n\nSnow fell.").attributions == ()


def test_a_quotation_after_another_sentence_is_nobodys(read: Reader) -> None:
    found = read(
        LEAD + "I asked the boy whether the ice held. He laughed. “We thought so, too!” Then he ran."
    ).attributions
    assert [(a.source_form, a.frame) for a in found] == [("pronoun", "clause"), ("none", "uncued")]


def test_a_quotation_right_behind_a_claim_is_its_speakers(read: Reader) -> None:
    found = read(LEAD + "His partner, Rolf Lang, called him a fox. “He could sell snow in January.”").attributions
    assert [(a.source and a.source.text, a.source_form) for a in found] == [
        ("His partner, Rolf Lang", "name"),
        ("His partner, Rolf Lang", "continued"),
    ]


def test_words_that_are_named_are_not_said(read: Reader) -> None:
    found = read(
        LEAD + "I said the mole was late. “Build it and they will come” was a joke when we told it."
    ).attributions
    assert [p.text for a in found for p in a.content] == ["the mole was late"]


def test_a_label_before_a_quotation_speaks_only_it(read: Reader) -> None:
    claim = only(read, "Brandvold: “The pier stays. The mole goes.” Nobody clapped.")
    assert (claim.source and claim.source.text, [p.text for p in claim.content]) == (
        "Brandvold",
        ["“The pier stays. The mole goes.”"],
    )


def test_a_relative_pronoun_has_a_referent(read: Reader) -> None:
    claim = only(read, "The road passes the miller, who refused to sell the orchard.")
    assert claim.source is not None
    assert claim.referent is not None
    assert (claim.source.text, claim.referent.text) == ("who", "the miller")


def test_a_signature_may_be_a_description(read: Reader) -> None:
    body = LEAD + "> The yeast is late. The oven is not.\n>\n> — from a letter by a village teacher, read to us in May"
    (claim,) = read(body).attributions
    assert claim.source is not None
    assert claim.source.text == "a village teacher"


ACTS = [
    ("The union insisted that the gates be opened.", "demands"),
    ("The union insisted that the gates were open.", "states"),
    ("The owners threatened to leave the port.", "warns"),
    ("The guard would not say whether the gate was shut.", "refuses"),
    ("The guard did not say whether the gate was shut.", "states"),
    ("The court convicted the miller of fraud.", "states"),
    ("The charity asked the town for help.", "demands"),
]


@pytest.mark.parametrize(("text", "act"), ACTS)
def test_acts_are_those_a_reader_would_name(read: Reader, text: str, act: str) -> None:
    assert only(read, text).act == act


def test_words_and_marks_in_any_order_stay_inside_their_block(read: Reader) -> None:
    pieces = [
        "“",
        "”",
        '"',
        "'",
        "‘",
        "’",
        "«",
        "»",
        "„",
        ":",
        ",",
        ".",
        "?",
        "—",
        "(",
        ")",
        "Holm",
        "said",
        "claimed",
        "she",
        "that",
        "which",
        "who",
        "may",
        "not",
        "there",
        "is",
        "has",
        "gone",
    ]
    noise = random.Random(7)  # the same words at every run
    blocks = [" ".join(noise.choice(pieces) for _ in range(noise.randint(3, 30))) for _ in range(200)]
    for attribution in read(LEAD + "\n\n".join(blocks) + "\n\nand critical for\n\n„ there is called said").attributions:
        for passage in attribution.content:
            assert 0 <= passage.start < passage.end <= len(passage.block.text)


def test_a_clause_that_ends_with_its_verb_has_no_content_behind_it(read: Reader) -> None:
    body = "- A risk in the plan that we haven't thought about\n- A danger that she had not thought about\n"
    assert all(p.text.strip() for found in read(LEAD + body).attributions for p in found.content)
