"""People, bodies and places of the analysis as actors and places, ranked by salience."""

from __future__ import annotations

from collections import Counter

import msgspec

from briefgen.extract.places import locate
from briefgen.extract.salience import weigh
from briefgen.language.analysis import Analysis
from briefgen.language.names.gazetteer import countries
from briefgen.language.names.named import Named
from briefgen.language.names.wordlists import fold
from briefgen.model import Actor, Findings, Mention, Place, Role
from briefgen.serialise import IdMaker


class ActorExtractor:
    name = "actors"
    needs: frozenset[str] = frozenset()
    gives = frozenset({"actors", "places"})

    def extract(self, analysis: Analysis, found: Findings, ids: IdMaker) -> Findings:
        """Actors and places, each listed by salience, the earlier first where it is equal."""
        weights = weigh(analysis)
        order = sorted(range(len(analysis.names)), key=lambda n: -weights[n].value)
        given = [ids.make("p" if n.kind == "place" else "a", *_identity(n)) for n in analysis.names]
        bodies = {
            fold(label): ident
            for named, ident in zip(analysis.names, given, strict=True)
            if named.kind not in {"person", "place"}
            for label in (*named.aliases, named.name)
        }
        places = locate(analysis.names, analysis.article.places, spoken=_adjectives(analysis))
        actors_found: list[Actor] = []
        places_found: list[Place] = []
        for n in order:
            named, weight = analysis.names[n], weights[n]
            why = (*named.why, *weight.why)
            mentions = tuple(_mentions(named))
            if named.kind == "place":
                spot = places[n]
                places_found.append(
                    Place(
                        id=given[n], origin=self.name, why=(*why, *spot.why), name=named.name, salience=weight.value,
                        mentions=mentions, country=spot.country, lat=spot.lat, lon=spot.lon, geonames=spot.geonames,
                    )
                )  # fmt: skip
            else:
                actors_found.append(
                    Actor(
                        id=given[n], origin=self.name, why=why, name=named.name, kind=named.kind, salience=weight.value,
                        wikidata=named.wikidata or None, aliases=named.aliases,
                        roles=tuple(_roles(named, bodies)), mentions=mentions,
                    )
                )  # fmt: skip
        return msgspec.structs.replace(found, actors=tuple(actors_found), places=tuple(places_found))


def _adjectives(analysis: Analysis) -> Counter[str]:
    """How often the text uses the adjectives of each state, by its code."""
    known = countries().by_adjective
    words = (token for row in analysis.text.tokens for token in row if token.tag == "JJ")
    return Counter(known[word.lower].code for word in words if word.lower in known)


def _identity(named: Named) -> tuple[str, ...]:
    return (named.name,) if named.kind == "place" else (named.kind, named.name)


def _mentions(named: Named) -> list[Mention]:
    """The mentions in text order, none over another: names first, then descriptions, the longer before the shorter."""
    rank = {"name": 0, "nominal": 1, "pronoun": 2}
    kept: list[Mention] = []
    for mention in sorted(named.mentions, key=lambda m: (rank[m.form], m.passage.start - m.passage.end)):
        evidence = mention.passage.evidence
        if not any(evidence.span.overlaps(other.span) for other in kept):
            kept.append(Mention(span=evidence.span, quote=evidence.quote, form=mention.form))
    return sorted(kept, key=lambda m: m.span)


def _roles(named: Named, bodies: dict[str, str]) -> list[Role]:
    return [
        Role(
            title=role.title, organisation=role.organisation, evidence=role.passage.evidence,
            organisation_id=bodies.get(fold(role.organisation.removeprefix("the "))) if role.organisation else None,
        )
        for role in named.roles
    ]  # fmt: skip
