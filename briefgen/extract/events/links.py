"""The sentences that speak of an event by its place alone: "ahead of Lund"."""

from __future__ import annotations

import msgspec

from briefgen.extract.events.setting import Setting
from briefgen.model import Event
from briefgen.spans import Evidence


def known_by_place(events: list[Event], setting: Setting) -> list[Event]:
    """Events with the sentences that speak of them by their place: "ahead of Lund".

    Only where one event alone is to be held there; which of several is meant, nobody can tell.
    """
    told: dict[str, list[Evidence]] = {}
    for row in setting.analysis.text.tokens:
        for token in row:
            if token.lower not in ("ahead", "before", "after") or token.pos not in ("ADP", "ADV", "SCONJ"):
                continue
            of = token.child("prep") if token.lower == "ahead" else token
            name = of.child("pobj") if of is not None else None
            place = setting.place_at(name.passage.span) if name is not None and name.pos == "PROPN" else None
            if place is not None:
                told.setdefault(place.id, []).append(token.sentence.passage.evidence)
    tied = list(events)
    for place_id, sentences in told.items():
        there = [n for n, e in enumerate(tied) if e.where and e.where.place == place_id and e.kind in _SITTING]
        if len(there) == 1:
            event = tied[there[0]]
            evidence = {e.span: e for e in (*event.evidence, *sentences)}
            tied[there[0]] = msgspec.structs.replace(
                event, evidence=tuple(evidence[s] for s in sorted(evidence)),
                why=(*event.why, f"also known as '{event.where.name}'" if event.where else ""),
            )  # fmt: skip
    return tied


_SITTING = ("talks", "summit", "election", "vote", "hearing", "trial")
