"""The library: any order gives the same, what is withdrawn is gone, and who is who over articles."""

from __future__ import annotations

import datetime
import itertools

import pytest
from sample_desk import Draft

from briefgen.model import ActorKind
from briefgen.source.register import EMPTY, Register, RegisterEntry
from briefgen.source.topic import Topic
from briefgen.synthesis.contribution import Contribution
from briefgen.synthesis.index import Index, index_of
from briefgen.synthesis.library import Library, build_library
from briefgen.synthesis.naming import normalised

AS_OF = datetime.date(2020, 3, 1)


def named(article: str, date: str, *names: str, kind: ActorKind = "person", **more: object) -> Contribution:
    draft = Draft(article, date, " and ".join(names) + " met.", **more)
    for name in names:
        draft.actor(name, kind)
    return draft.contribution


def library(*contributions: Contribution, register: Register = EMPTY) -> Library:
    return build_library(index_of(contributions), as_of=AS_OF, register=register)


def names(found: Library) -> list[tuple[str, int]]:
    return [(actor.name, len(actor.appearances)) for actor in found.actors]


def test_plain_words_leave_markup_out() -> None:
    draft = Draft("a", "2020-01-01", "*Mara* Lindqvist said that [the\nferry](https://x.example) \\& the pier stay.\n")
    draft.claim(None, "that [the\nferry](https://x.example) \\& the pier stay")
    draft.point("*Mara* Lindqvist")
    (claim,) = draft.contribution.claims
    assert claim.parts == ("that the ferry & the pier stay",)
    assert draft.contribution.key_points[0].words == "Mara Lindqvist"


def test_the_order_of_articles_is_irrelevant() -> None:
    parts = [
        named("a", "2020-01-01", "Mara Lindqvist", "Jonas Ek"),
        named("b", "2020-01-01", "Mara Lindqvist", "Ek", topics=("ferry",)),
        named("c", "2020-02-01", "Ek", "mara lindqvist", topics=("ferry",)),
    ]
    made = [library(*order) for order in itertools.permutations(parts)]
    assert all(one == made[0] for one in made)
    assert made[0].actors


def test_merging_replaces_and_withdrawing_undoes() -> None:
    one, two = named("a", "2020-01-01", "Mara Lindqvist"), named("b", "2020-01-02", "Jonas Ek")
    newer = named("a", "2020-01-01", "Mara Lindqvist", "Tove Ek")
    index = index_of([one, two])
    assert index.merged([newer]).contributions == (newer, two)
    assert index.merged([newer]).merged([one]) == index
    assert index.withdrawn(["b", "unknown"]) == index_of([one])
    assert index.withdrawn(["a", "b"]) == Index()


def test_one_full_name_is_one_actor_whatever_its_accents_and_article() -> None:
    found = library(named("a", "2020-01-01", "Zoë Marchand"), named("b", "2020-01-02", "Zoe Marchand"))
    assert [count for _, count in names(found)] == [2]
    assert normalised("The Harbour Board’s") == normalised("harbour board")


def test_a_lone_name_is_tied_only_within_a_topic() -> None:
    apart = library(named("a", "2020-01-01", "Ek"), named("b", "2020-01-02", "Ek"))
    assert names(apart) == [("Ek", 1), ("Ek", 1)]
    assert apart.actors[0].id != apart.actors[1].id
    together = library(
        named("a", "2020-01-01", "Ek", topics=("ferry",)), named("b", "2020-01-02", "Ek", tags=("Ferry",))
    )
    assert names(together) == [("Ek", 2)]


def test_a_surname_alone_is_whose_it_must_be() -> None:
    full = named("a", "2020-01-01", "Mara Lindqvist", "Jonas Holm", topics=("ferry",))
    alone = named("b", "2020-01-09", "Lindqvist", "Jonas Holm", tags=("Ferry",))
    found = library(full, alone)
    assert ("Mara Lindqvist", 2) in names(found)
    assert library(alone, full).actors == found.actors


@pytest.mark.parametrize(
    "other",
    [
        named("b", "2020-01-09", "Lindqvist", "Jonas Holm", topics=("harbour",)),  # another subject
        named("b", "2020-06-09", "Lindqvist", "Jonas Holm", topics=("ferry",)),  # months later
        named("b", "2020-01-09", "Lindqvist", topics=("ferry",)),  # nobody else in common
        named("b", "2020-01-09", "Mara", "Jonas Holm", topics=("ferry",)),  # a given name
    ],
)
def test_a_surname_alone_stays_alone_where_it_is_in_doubt(other: Contribution) -> None:
    full = named("a", "2020-01-01", "Mara Lindqvist", "Jonas Holm", topics=("ferry",))
    assert ("Mara Lindqvist", 1) in names(library(full, other))


def test_two_bearers_of_a_surname_leave_it_alone() -> None:
    found = library(
        named("a", "2020-01-01", "Mara Lindqvist", "Jonas Holm", topics=("ferry",)),
        named("b", "2020-01-09", "Lindqvist", "Jonas Holm", topics=("ferry",)),
        named("c", "2019-01-01", "Tove Lindqvist"),
    )
    assert ("Lindqvist", 1) in names(found)


def test_a_person_and_a_people_of_one_name_stay_apart() -> None:
    found = library(named("a", "2020-01-01", "Sami Lanto"), named("b", "2020-01-02", "Sami Lanto", kind="community"))
    assert len(found.actors) == 2


def test_one_full_name_read_as_two_kinds_is_one_actor_unless_an_article_tells_them_apart() -> None:
    person, body = named("a", "2020-01-01", "Philip Dorn"), named("b", "2020-01-02", "Philip Dorn", kind="organisation")
    assert names(library(person, body)) == [("Philip Dorn", 2)]
    both = Draft("c", "2020-01-03", "Philip Dorn left Philip Dorn.")
    both.actor("Philip Dorn")
    both.actor("Philip Dorn", "organisation")
    assert len(library(person, body, both.contribution).actors) == 2


def test_acronyms_tie_bodies() -> None:
    draft = Draft("a", "2020-01-01", "The Northern Ferry Authority (NFA) met.")
    draft.actor("Northern Ferry Authority", "organisation", aliases=("NFA",))
    found = library(draft.contribution, named("b", "2020-01-02", "NFA", kind="organisation"))
    assert [len(actor.appearances) for actor in found.actors] == [2]


def test_the_register_decides() -> None:
    one, two = named("a", "2020-01-01", "Mara Lindqvist"), named("b", "2020-01-02", "Mara Holm")
    same = Register(same=(("Mara Lindqvist", "Mara Holm"),))
    assert len(library(one, two, register=same).actors) == 1
    entry = RegisterEntry(name="Mara Lindqvist-Holm", aliases=("Mara Lindqvist", "Mara Holm"))
    (actor,) = library(one, two, register=Register(entries=(entry,))).actors
    assert actor.name == "Mara Lindqvist-Holm"
    forbidden = Register(same=same.same, not_same=(("Mara Lindqvist", "Mara Holm"),))
    assert len(library(one, two, register=forbidden).actors) == 2


def known(article: str, date: str, item: str | None) -> Contribution:
    draft = Draft(article, date, "Harbour Fund met.")
    draft.actor("Harbour Fund", "organisation", item=item)
    return draft.contribution


def test_an_actor_has_the_item_its_articles_agree_on_or_the_desks() -> None:
    first, silent, other = (
        known("a", "2020-01-01", "Q1"),
        known("b", "2020-01-02", None),
        known("c", "2020-01-03", "Q2"),
    )
    assert library(first, silent).actors[0].wikidata == "Q1"
    assert library(first, other).actors[0].wikidata is None
    desk = Register(entries=(RegisterEntry(name="Harbour Fund", wikidata="Q3"),))
    assert library(first, other, register=desk).actors[0].wikidata == "Q3"


def test_a_later_article_does_not_move_an_actor() -> None:
    first = named("a", "2020-01-01", "Mara Lindqvist")
    later = named("b", "2020-02-01", "MARA LINDQVIST", "Mara Lindqvist")
    assert library(first).actors[0].id in {actor.id for actor in library(first, later).actors}


def test_places_are_tied_by_their_number_or_by_name_and_country() -> None:
    drafts = [Draft(article, f"2020-01-0{n}", "In Skagen and Skagen Havn.") for n, article in enumerate("abc", 1)]
    drafts[0].place("Skagen", geonames=7, country="DK")
    drafts[1].place("Skagen Havn", geonames=7, country="DK")
    drafts[2].place("Skagen", country="NO")
    places = library(*(draft.contribution for draft in drafts)).places
    assert [(place.name, len(place.appearances)) for place in places] == [("Skagen", 1), ("Skagen Havn", 2)]


def test_a_withdrawn_article_gives_its_notice_and_nothing_else() -> None:
    found = library(named("a", "2020-01-01", "Mara Lindqvist", status="withdrawn"))
    assert found.withdrawn[0].id == "a"
    assert not (found.actors or found.contributions or found.sources)


@pytest.mark.parametrize(
    ("topic", "belongs"),
    [
        (Topic(slug="ferry", title="Ferry"), True),
        (Topic(slug="x", title="X", topics=("Ferry",)), True),
        (Topic(slug="x", title="X", tags=("north",), actors=("Mara Lindqvist",), places=("Skagen",)), False),
    ],
)
def test_an_articles_own_topics_decide(topic: Topic, belongs: bool) -> None:
    one = named("a", "2020-01-01", "Mara Lindqvist", topics=("ferry",), tags=("north",), places=("Skagen",))
    found = build_library(index_of([one]), as_of=AS_OF, topics=[topic])
    assert found.topics[0].articles == (("a",) if belongs else ())


@pytest.mark.parametrize(
    ("topic", "belongs"),
    [
        (Topic(slug="x", title="X", tags=("north",)), True),
        (Topic(slug="x", title="X", actors=("mara lindqvist",)), True),
        (Topic(slug="x", title="X", places=("Skagen",)), True),
        (Topic(slug="north", title="A tag is no topic"), False),
        (Topic(slug="x", title="X", actors=("Mara Holm",), places=("Oslo",)), False),
    ],
)
def test_what_belongs_to_a_topic_where_the_article_names_none(topic: Topic, belongs: bool) -> None:
    one = named("a", "2020-01-01", "Mara Lindqvist", tags=("north",), places=("Skagen",))
    found = build_library(index_of([one]), as_of=AS_OF, topics=[topic])
    assert found.topics[0].articles == (("a",) if belongs else ())


def test_statements_know_their_speaker_over_articles() -> None:
    draft = Draft("b", "2020-01-02", "Mara Lindqvist said Jonas Ek left.")
    speaker, other = draft.actor("Mara Lindqvist"), draft.actor("Jonas Ek")
    draft.claim(speaker, "Jonas Ek left", about=(other,))
    found = library(named("a", "2020-01-01", "Mara Lindqvist"), draft.contribution)
    known = {actor.name: actor.id for actor in found.actors}
    assert [(s.speaker, s.about) for s in found.claims] == [(known["Mara Lindqvist"], (known["Jonas Ek"],))]
