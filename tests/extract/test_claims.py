"""Claims: speakers tied to actors by their mentions, form, modality, and why."""

from __future__ import annotations

import pytest

from briefgen.extract import registry
from briefgen.extract.claims import ClaimExtractor
from briefgen.model import Actor, Claim, Findings, Mention
from briefgen.serialise import IdMaker
from briefgen.spans import Span
from tests.conftest import Reader

LEAD = "Snow fell on the town.\n\n"


def claims(read: Reader, body: str, *mentioned: tuple[str, str]) -> tuple[Claim, ...]:
    """The claims of a body in which each (actor, words) pair is a mention of the actor."""
    text = LEAD + body
    actors: dict[str, list[Mention]] = {}
    for name, words in mentioned:
        at = text.index(words)
        actors.setdefault(name, []).append(Mention(span=Span(at, at + len(words)), quote=words))
    found = Findings(
        actors=tuple(
            Actor(id=f"a-{name}", origin="test", name=name, kind="person", salience=1.0, mentions=tuple(mentions))
            for name, mentions in actors.items()
        )
    )
    return ClaimExtractor().extract(read(text), found, IdMaker("test")).claims


def test_a_pronoun_keeps_its_words_and_gets_its_actor(read: Reader) -> None:
    (claim,) = claims(read, "“It is late,” she said.", ("Inga Holm", "she"))
    assert (claim.speaker.actor, claim.speaker.name, claim.speaker.resolution) == (
        "a-Inga Holm",
        "Inga Holm",
        "pronoun",
    )
    assert claim.speaker.evidence is not None
    assert claim.speaker.evidence.quote == "she"


def test_a_description_without_an_actor_is_its_own_name(read: Reader) -> None:
    (claim,) = claims(read, "A senior official said the road was closed.")
    assert (claim.speaker.actor, claim.speaker.name, claim.speaker.resolution) == (
        None,
        "A senior official",
        "description",
    )


def test_form_goes_by_the_quoted_words(read: Reader) -> None:
    forms = [
        claims(read, text)[0].form
        for text in (
            "“It is late,” the guard said.",
            "The guard said it was “far too late”.",
            "The guard said it was late.",
        )
    ]
    assert forms == ["direct", "mixed", "indirect"]


def test_the_cues_force_counts_for_reported_words(read: Reader) -> None:
    (claim,) = claims(read, "The guard suspects that the gate was open.")
    assert claim.modality == "probable"
    assert [h.quote for h in claim.hedges] == ["suspects"]
    (denied,) = claims(read, "The guard denied that the gate was open.")
    assert denied.polarity == "negated"


STANCES = [
    ("The guard said that nothing had been stolen.", "asserts", "negated"),
    ("The guard denied that anything had been stolen.", "rejects", "negated"),
    ("The mayor denied that the bridge had not been checked.", "rejects", "affirmed"),
    ("The guard does not believe that the gate was shut.", "rejects", "negated"),
    ("The guard said that the gate was shut.", "asserts", "affirmed"),
    ("The clerk declined to say whether the gate was shut.", "rejects", "negated"),
]


@pytest.mark.parametrize(("text", "stance", "polarity"), STANCES)
def test_words_that_deny_are_asserted_and_denied_words_rejected(
    read: Reader, text: str, stance: str, polarity: str
) -> None:
    (claim,) = claims(read, text)
    assert (claim.stance, claim.polarity) == (stance, polarity)


def test_a_continued_claim_names_whose_it_is(read: Reader) -> None:
    first, second = claims(
        read, "“The winter was mild,” Holm said.\n\n“The spring was worse than that.”", ("Holm", "Holm")
    )
    assert first.speaker.resolution == "named"
    assert (second.speaker.actor, second.speaker.resolution) == ("a-Holm", "continued")


def test_nobody_speaks_where_nobody_is_named(read: Reader) -> None:
    (claim,) = claims(read, "“The king cannot hold the north for long.”")
    assert (claim.speaker.actor, claim.speaker.name, claim.speaker.resolution) == (None, None, "none")


def test_about_lists_who_is_named_in_the_content(read: Reader) -> None:
    (claim,) = claims(read, "The guard said that Holm had left.", ("Holm", "Holm"))
    assert claim.about == ("a-Holm",)


def test_about_lists_the_events_that_the_content_names(read: Reader) -> None:
    body = (
        LEAD
        + "The court will hold a hearing on 3 May.\n\nHolm said that the hearing would be short. Lang said he was ill."
    )
    found = registry.run(read(body))
    (hearing,) = [event.id for event in found.events if event.trigger.quote == "hearing"]
    assert [hearing in claim.about for claim in found.claims if claim.speaker.name in ("Holm", "Lang")] == [True, False]


def test_every_claim_says_why(read: Reader) -> None:
    for claim in claims(read, "The guard said it was late. “Go home,” he added."):
        assert [w.split(":")[0] for w in claim.why] == ["cue", "frame", "resolution"]


def test_ids_do_not_hang_on_place(read: Reader) -> None:
    (one,) = claims(read, "The guard said it was late.")
    two = claims(read, "Rain fell.\n\nThe guard said it was late.")
    assert one.id in {claim.id for claim in two}


def test_a_relative_pronoun_speaks_for_its_noun(read: Reader) -> None:
    (claim,) = claims(read, "The road passes Holm, who refused to sell the orchard.", ("Holm", "Holm"))
    assert (claim.speaker.actor, claim.speaker.name) == ("a-Holm", "Holm")
    assert claim.speaker.evidence is not None
    assert claim.speaker.evidence.quote == "who"


def test_a_sister_is_not_her_brother(read: Reader) -> None:
    for text in ("His sister said it was late.", "Holm’s sister said it was late.", "Holm’s says it was late."):
        (claim,) = claims(read, text, ("Holm", text.split()[0].split("’")[0]))
        assert claim.speaker.actor is None


def test_a_name_beside_the_description_is_the_speaker(read: Reader) -> None:
    (claim,) = claims(read, "A warden at the park, Inga Holm, said it was late.", ("Inga Holm", "Inga Holm"))
    assert claim.speaker.name == "Inga Holm"


def test_a_title_or_letters_do_not_part_a_name_from_its_description(read: Reader) -> None:
    (claim,) = claims(read, "Its manager, Port Affairs, Mrs. Ada Ukwu, said the levy was old.", ("Ukwu", "Ada Ukwu"))
    assert claim.speaker.name == "Ukwu"
    (claim,) = claims(read, "The prosecutor Ada Ukwu SC said the card was missing.", ("Ukwu", "Ada Ukwu"))
    assert claim.speaker.name == "Ukwu"
    (claim,) = claims(read, "The Tolmen TD said the card was missing.", ("Tolmen", "Tolmen"))
    assert claim.speaker.actor is None


def test_not_to_answer_is_to_refuse(read: Reader) -> None:
    (claim,) = claims(read, "The firm did not immediately respond to a request for comment.")
    assert (claim.act, claim.modality) == ("refuses", "uncommitted")


def test_an_embedded_question_asserts_nothing(read: Reader) -> None:
    for text in (
        "The guard would not say whether the gate was shut.",
        "The guard did not know when the gate was shut.",
        "The court will rule whether the gate is ours.",
    ):
        (claim,) = claims(read, text)
        assert (claim.modality, claim.polarity) == ("uncommitted", "affirmed")


def test_an_interview_names_who_asks_and_who_answers(read: Reader) -> None:
    body = "Petra Quist met Inga Holm in the park.\n\nQ: Is it late?\n\nA: It is."
    found = claims(read, body, ("Inga Holm", "Inga Holm"))
    assert [(c.speaker.name, c.act) for c in found] == [("Q", "asks"), ("Inga Holm", "states")]


DENIED = [
    ("She did not know that the gate was open.", "certain", "affirmed"),  # what is known is so
    ("He did not say that the gate was shut.", "uncommitted", "affirmed"),
    ("The ministry did not deny that the gate was shut.", "uncommitted", "affirmed"),
    ("The guard does not believe that the gate was shut.", "probable", "negated"),
    ("The owners do not plan to close the mill.", "uncommitted", "negated"),
    ("The mayor denied that the bridge had not been checked.", "certain", "affirmed"),
]


@pytest.mark.parametrize(("text", "modality", "polarity"), DENIED)
def test_what_a_denied_cue_leaves_of_its_content(read: Reader, text: str, modality: str, polarity: str) -> None:
    (claim,) = claims(read, text)
    assert (claim.modality, claim.polarity) == (modality, polarity)


def test_a_speakers_own_doubt_hedges_the_words_behind_it(read: Reader) -> None:
    (claim,) = claims(read, "The mayor said he did not think the bridge would fail.")
    assert (claim.modality, claim.polarity, [h.quote for h in claim.hedges]) == (
        "probable",
        "negated",
        ["did not think"],
    )
    (other,) = claims(read, "Lang said Holm thought the bridge would fail.", ("Lang", "Lang"), ("Holm", "Holm"))
    assert other.modality == "certain"


def test_two_speakers_are_neither_of_them_alone(read: Reader) -> None:
    body = "Inga Holm and Rolf Lang said it was late. Petra Quist of the Larne Post said it was early."
    named = [(name, name) for name in ("Inga Holm", "Rolf Lang", "Petra Quist", "the Larne Post")]
    joint, single = claims(read, body, *named)
    assert (joint.speaker.actor, joint.speaker.name) == (None, "Inga Holm and Rolf Lang")
    assert single.speaker.name == "Petra Quist"


def test_whose_deputy_a_speaker_is_does_not_name_her(read: Reader) -> None:
    (claim,) = claims(read, "Lang's deputy said it was late.", ("Lang", "Lang"))
    assert (claim.speaker.actor, claim.speaker.resolution) == (None, "description")
