"""The actors and places among a brief's findings, the weightiest first, and the map of its places.

The pages of actors and places themselves are in the views of their names.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.model import RANK, Actor, Brief
from briefgen.publish import addresses, wording
from briefgen.publish.figures.locator import Locator, Spot
from briefgen.publish.figures.world import country_name
from briefgen.publish.rows import ClaimRow, Ref
from briefgen.publish.views.by_speaker import ALONE
from briefgen.publish.views.figures import locator


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """An actor among a brief's findings. `by` is its number in the claims' filter, 0 where it says nothing."""

    id: str
    number: str
    name: str
    address: str | None
    kind: str
    role: str
    aliases: tuple[str, ...]
    reasons: tuple[str, ...]  # why it stands where it does
    words: str
    by: int
    statements: str


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """A place among a brief's findings."""

    id: str
    number: str
    name: str
    address: str | None
    country: str
    mentions: str
    words: str


def actor_entries(
    brief: Brief, refs: dict[str, Ref], roles: dict[str, str], numbers: dict[str, str], claims: tuple[ClaimRow, ...]
) -> tuple[ActorEntry, ...]:
    """The brief's actors by their salience; `refs`, `roles` and `numbers` are by their ids in the article."""
    ranked = sorted(brief.actors, key=lambda actor: (-actor.salience, actor.name, actor.id))
    return tuple(_actor_entry(actor, refs.get(actor.id), roles, numbers, claims) for actor in ranked)


def _actor_entry(
    actor: Actor, ref: Ref | None, roles: dict[str, str], numbers: dict[str, str], claims: tuple[ClaimRow, ...]
) -> ActorEntry:
    address = ref.address if ref else None
    said = [row for row in claims if address and row.address == address]
    return ActorEntry(
        id=actor.id,
        number=numbers.get(actor.id, ""),
        name=actor.name,
        address=address,
        kind=wording.ACTOR_KINDS[actor.kind],
        role=roles.get(actor.id, ""),
        aliases=tuple(alias for alias in actor.aliases if alias != actor.name),
        reasons=tuple(reason.removeprefix(RANK) for reason in actor.why if reason.startswith(RANK)),
        words=addresses.words(actor.id) if actor.mentions else "",
        by=said[0].by if said and said[0].by <= ALONE else 0,
        statements=wording.count(len(said), "statement") if said else "",
    )


def place_entries(brief: Brief, refs: dict[str, Ref], numbers: dict[str, str]) -> tuple[PlaceEntry, ...]:
    """The brief's places by their salience."""
    ranked = sorted(brief.places, key=lambda place: (-place.salience, place.name, place.id))
    return tuple(
        PlaceEntry(
            id=place.id,
            number=numbers.get(place.id, ""),
            name=place.name,
            address=refs[place.id].address if place.id in refs else None,
            country=name if (name := country_name(place.country)) != place.name else "",
            mentions=wording.count(len(place.mentions), "mention"),
            words=addresses.words(place.id) if place.mentions else "",
        )
        for place in ranked
    )


def places_map(brief: Brief, refs: dict[str, Ref]) -> Locator:
    """The map of the brief's places, each leading to its page."""
    return locator(
        "Where this article’s places are",
        (
            Spot(
                place.name,
                refs[place.id].address if place.id in refs else "",
                place.country,
                place.lat,
                place.lon,
                place.geonames,
                len(place.mentions),
            )
            for place in brief.places
        ),
    )
