"""Names, who is the same, kinds, roles, descriptions and pronouns, and what the desk's register decides."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefgen.language.analysis import Analysis
from briefgen.language.names import Named
from briefgen.source.register import Register, RegisterEntry

Read = Callable[..., Analysis]


def one(analysis: Analysis, name: str) -> Named:
    found = [n for n in analysis.names if n.name == name]
    assert len(found) == 1, [(n.name, n.kind) for n in analysis.names]
    return found[0]


def words(named: Named, form: str = "name") -> list[str]:
    return [m.passage.text for m in named.mentions if m.form == form]


def test_mentions_are_in_text_order_and_without_titles_articles_and_possessives(read: Read) -> None:
    named = one(read("President Amara Diallo spoke. Later Diallo’s guards left."), "Amara Diallo")
    assert words(named) == ["Amara Diallo", "Diallo"]
    assert named.kind == "person"


def test_two_people_with_one_surname_stay_apart(read: Read) -> None:
    analysis = read("Robert Haas met Ellen Haas in court. Ms Haas wept. Mr Haas did not.")
    assert words(one(analysis, "Ellen Haas")) == ["Ellen Haas", "Haas"]
    assert words(one(analysis, "Robert Haas")) == ["Robert Haas", "Haas"]


def test_an_acronym_used_before_its_definition_is_the_same(read: Read) -> None:
    analysis = read("The CSU met in Porto.\n\nThe Coastal Shipping Union (CSU) is old. CSU members cheered.")
    assert words(one(analysis, "Coastal Shipping Union")) == ["CSU", "Coastal Shipping Union", "CSU", "CSU"]


def test_a_head_word_with_the_is_its_body(read: Read) -> None:
    analysis = read("The town fell to the Free Valley Front. Nobody knew whether the Front would stay.")
    front = one(analysis, "Free Valley Front")
    assert words(front) == ["Free Valley Front", "Front"]
    assert front.kind == "armed-group"


def test_a_place_the_model_takes_for_a_person_is_a_place(read: Read) -> None:
    analysis = read("The road to Aleppo was cut. Shells fell in Aleppo all night.")
    assert one(analysis, "Aleppo").kind == "place"


def test_a_capital_that_acts_is_a_government_and_elsewhere_a_place(read: Read) -> None:
    analysis = read("Moscow said it would veto the text. The delegates met in Moscow.")
    kinds = {n.kind: [m.passage.start for m in n.mentions] for n in analysis.names if n.name == "Moscow"}
    assert set(kinds) == {"government", "place"}
    assert not set(kinds["government"]) & set(kinds["place"])


def test_government_and_regime_are_one_actor(read: Read) -> None:
    analysis = read("The regime shelled the hill. On Friday the government denied it. The regime had the guns.")
    rulers = [n for n in analysis.names if n.kind == "government"]
    assert len(rulers) == 1
    assert words(rulers[0], "nominal") == ["regime", "government", "regime"]


@pytest.mark.parametrize(
    ("sentence", "name", "title", "organisation"),
    [
        ("“No,” says Ada Brandt, senior fellow at the Kern Centre.", "Ada Brandt", "senior fellow", "Kern Centre"),
        ("The Harbour Union’s president, Elena Morari, left.", "Elena Morari", "president", "Harbour Union"),
        ("Norden Bank closed. Its chairman, Otto Weiss, resigned.", "Otto Weiss", "chairman", "Norden Bank"),
        ("Deputy Foreign Minister Paul Okoro flew home.", "Paul Okoro", "Deputy Foreign Minister", None),
        ("Karim Saleh, who heads the Harbour Union, spoke.", "Karim Saleh", "heads the Harbour Union", "Harbour Union"),
        ("Paul Okoro is a lawyer and former judge.", "Paul Okoro", "former judge", None),
        ("Ellen Haas of Kestrel Bank disagreed.", "Ellen Haas", "of Kestrel Bank", "Kestrel Bank"),
    ],
)  # fmt: skip
def test_roles(read: Read, sentence: str, name: str, title: str, organisation: str | None) -> None:
    roles = one(read(sentence), name).roles
    assert (title, organisation) in [(r.title, r.organisation) for r in roles]
    assert all(title in r.passage.text for r in roles if r.title == title)


def test_pronouns_follow_gender_and_subject(read: Read) -> None:
    analysis = read("Maria Sands met John Pike on Monday. She thanked him. His car was late.")
    assert words(one(analysis, "Maria Sands"), "pronoun") == ["She"]
    assert words(one(analysis, "John Pike"), "pronoun") == ["him", "His"]


def test_a_pronoun_for_an_unnamed_person_is_nobodys(read: Read) -> None:
    analysis = read("Anna Wolff left early.\n\nA diplomat stayed. He took notes.")
    assert words(one(analysis, "Anna Wolff"), "pronoun") == []


def test_first_person_in_a_quotation_is_its_speaker(read: Read) -> None:
    analysis = read("“I am tired and my feet hurt,” said Karen Holt.")
    assert words(one(analysis, "Karen Holt"), "pronoun") == ["I", "my"]


def test_adjectives_of_nationality_are_nobody_and_peoples_are_communities(read: Read) -> None:
    analysis = read("A Syrian baker sold bread to Syrians.")
    assert [(n.name, n.kind) for n in analysis.names] == [("Syrians", "community")]


def test_table_cells_and_headings_keep_known_names(read: Read) -> None:
    analysis = read("# Report\n\nThe WHO sent a team.\n\n| Lead | Reached |\n|---|---|\n| WHO | 40 |\n")
    assert len(words(one(analysis, "WHO"))) == 2


class TestRegister:
    def test_an_entry_gives_name_and_kind_to_all_its_aliases(self, read: Read) -> None:
        entry = RegisterEntry(name="The Blue Hand", aliases=("Harbour Crew", "Hand"), kind="armed-group")
        analysis = read("The Harbour Crew struck again. Police blame the Hand.", register=Register(entries=(entry,)))
        named = one(analysis, "The Blue Hand")
        assert named.kind == "armed-group"
        assert words(named) == ["Harbour Crew", "Hand"]

    def test_same_ties_what_the_rules_keep_apart(self, read: Read) -> None:
        register = Register(same=(("Norden Bank", "Aurora Holdings"),))
        analysis = read("Norden Bank fell. Aurora Holdings rose.", register=register)
        assert words(one(analysis, "Norden Bank")) == ["Norden Bank", "Aurora Holdings"]

    def test_not_same_parts_what_the_rules_tie(self, read: Read) -> None:
        body = "Robert Haas spoke first. Haas was next."
        assert len(read(body).names) == 1
        assert len(read(body, register=Register(not_same=(("Robert Haas", "Haas"),))).names) == 2

    def test_block_leaves_a_name_out(self, read: Read) -> None:
        analysis = read("Norden Bank fell. Ellen Haas wept.", register=Register(block=("Norden Bank",)))
        assert [n.name for n in analysis.names] == ["Ellen Haas"]


def test_twice_the_same(read: Read) -> None:
    body = "Maria Sands met John Pike of Norden Bank in Lisbon. She thanked him. The bank said no."

    def shape() -> list[tuple[str, str, list[tuple[int, int, str]]]]:
        return [
            (n.name, n.kind, [(m.passage.start, m.passage.end, m.form) for m in n.mentions]) for n in read(body).names
        ]

    assert shape() == shape()


@pytest.mark.parametrize(
    ("body", "name", "kind"),
    [
        ("Ferry Bay gave Ottilie Brandt 203 votes. Brandt smiled.", "Ottilie Brandt", "person"),
        ("Shares of the rival Nordvik Oy rose.", "Nordvik Oy", "organisation"),
        ("Analysts at Merrow Stanton cut their target.", "Merrow Stanton", "organisation"),
        ("Harlow Rovers won. Rovers manager Eileen Prost wept.", "Harlow Rovers", "organisation"),
        ("Mira Olden's Apple Growers' Union plans a march.", "Apple Growers' Union", "organisation"),
        ("The Workers National Congress voted.", "Workers National Congress", "organisation"),
        ("A spokesman for the National Covenant said no.", "National Covenant", "organisation"),
        ("Orvelia's energy minister, Ilse Marck, spoke. Orvelia waited.", "Orvelia", "place"),
    ],
)
def test_kinds_by_what_stands_around(read: Read, body: str, name: str, kind: str) -> None:
    assert one(read(body, title=""), name).kind == kind


@pytest.mark.parametrize(
    "body",
    [
        "They sailed on the research vessel Arctic Wanderer for a year.",
        "He has run the Patience for thirty years.",
        "THE QUESTION for the judges is how long he lived there.",
        "Exit polls are forbidden in the capital.",
        "The storm was given the name Perla.",
        "Storm Perla took the roofs off.",
    ],
)
def test_ships_storms_and_shouted_words_are_nobody(read: Read, body: str) -> None:
    assert [n.name for n in read(body, title="").names if n.kind != "place" or n.name == "Perla"] == []


def test_the_first_of_two_spanish_surnames_is_the_person(read: Read) -> None:
    analysis = read("José Luis Robles Ferrer was in Madrid. Mr. Robles sent a video.")
    assert words(one(analysis, "José Luis Robles Ferrer")) == ["José Luis Robles Ferrer", "Robles"]


def test_two_posts_of_one_person_have_each_its_own_body(read: Read) -> None:
    named = one(
        read("Theo Lind, the Harbour Party's candidate and still the finance minister, denied it."), "Theo Lind"
    )
    assert [(r.title, r.organisation) for r in named.roles] == [
        ("candidate", "Harbour Party"), ("finance minister", None),
    ]  # fmt: skip


def test_the_company_is_no_commission(read: Read) -> None:
    body = "The River Basin Commission met on Monday. It ordered the company to hand over its papers."
    assert words(one(read(body), "River Basin Commission"), "nominal") == []


def test_what_the_editor_calls_a_place_is_one(read: Read) -> None:
    assert one(read("Belzora asked for an order.", places=("Belzora",)), "Belzora").kind == "place"
