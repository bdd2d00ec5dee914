"""Actors and places as findings: ids, roles tied to bodies, mentions, salience."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from briefgen.extract.actors import ActorExtractor
from briefgen.language.analysis import Analysis
from briefgen.model import Findings
from briefgen.serialise import IdMaker

BODY = """Norden Bank will close nine branches in Lisbon, its chairman, Otto Weiss, said on Monday.

“I regret it,” Weiss told reporters. The bank has lost money for years. Weiss leaves in May.

Clara Boyd, an analyst at Kestrel Capital, was not surprised. Reuters reported the loss first.
"""


@pytest.fixture(scope="module")
def found(read: Callable[..., Analysis]) -> Findings:
    return ActorExtractor().extract(read(BODY, title="Norden Bank closes branches"), Findings(), IdMaker("test"))


def test_quotes_are_slices_and_ids_are_unique(found: Findings) -> None:
    everything = [*found.actors, *found.places]
    assert len({f.id for f in everything}) == len(everything) > 4
    for finding in everything:
        assert finding.origin == "actors"
        for mention in finding.mentions:
            assert BODY[mention.span.start : mention.span.end] == mention.quote


def test_ids_come_from_kind_and_name_alone(read: Callable[..., Analysis], found: Findings) -> None:
    longer = ActorExtractor().extract(read("A new first paragraph.\n\n" + BODY), Findings(), IdMaker("test"))
    assert {a.name: a.id for a in found.actors} == {a.name: a.id for a in longer.actors}


def test_a_role_is_tied_to_the_body_found(found: Findings) -> None:
    bank = next(a for a in found.actors if a.name == "Norden Bank")
    weiss = next(a for a in found.actors if a.name == "Otto Weiss")
    (role,) = weiss.roles
    assert (role.title, role.organisation, role.organisation_id) == ("chairman", "Norden Bank", bank.id)
    assert BODY[role.evidence.span.start : role.evidence.span.end] == role.evidence.quote == "its chairman"


def test_mentions_of_one_actor_never_overlap(found: Findings) -> None:
    for finding in [*found.actors, *found.places]:
        spans = [m.span for m in finding.mentions]
        assert spans == sorted(spans)
        assert not any(a.overlaps(b) for a, b in pairwise(spans))


def test_listed_by_salience_with_reasons(found: Findings) -> None:
    weights = [a.salience for a in found.actors]
    assert weights == sorted(weights, reverse=True)
    assert all(0 < w <= 1 for w in [*weights, *(p.salience for p in found.places)])
    assert found.actors[0].name == "Norden Bank"
    assert "rank: in the headline" in found.actors[0].why
    assert found.actors[-1].kind == "media"


def test_a_place_is_no_actor(found: Findings) -> None:
    assert [p.name for p in found.places] == ["Lisbon"]
    assert "Lisbon" not in [a.name for a in found.actors]


def test_an_empty_article_has_nobody(read: Callable[..., Analysis]) -> None:
    nothing = ActorExtractor().extract(read(""), Findings(), IdMaker("test"))
    assert nothing.actors == nothing.places == ()
