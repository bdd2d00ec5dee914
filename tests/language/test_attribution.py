"""Who said what: frames, outermost claims and continuation, one rule a test."""

from __future__ import annotations

from briefgen.language.attribution import Attribution
from briefgen.language.cues import english
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
