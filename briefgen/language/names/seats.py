"""Places inside the names of bodies: who meets "at Norwich Crown Court" meets in Norwich."""

from __future__ import annotations

from briefgen.language.names.groups import Group
from briefgen.language.names.placing import is_located
from briefgen.language.names.spans import NameSpan
from briefgen.language.names.towns import cities_named
from briefgen.language.names.wordlists import fold, wordlists

_SEATED = frozenset(
    [
        "court",
        "university",
        "hospital",
        "airport",
        "station",
        "prison",
        "police",
        "cathedral",
        "castle",
        "stadium",
        "council",
        "school",
        "college",
    ]
)
_LARGE = 50_000


def seats(groups: list[Group]) -> list[Group]:
    """New place groups for cities whose name begins the name of a body that is somewhere, where it is."""
    named = {key for group in groups if group.kind == "place" for key in group.keys}
    found: dict[str, Group] = {}
    for group in groups:
        if group.kind in {"person", "place", None}:
            continue
        for span in group.spans:
            words = {fold(word) for word in span.words}
            if not (words & _SEATED) or not is_located(span):
                continue
            city = _leading_city(span)
            if city is None or city.key in named:
                continue
            if city.key in found:
                found[city.key].spans.append(city)
            else:
                found[city.key] = Group([city], kind="place", why=["in the name of a body that is there"])
    return list(found.values())


def _leading_city(span: NameSpan) -> NameSpan | None:
    if fold(span.words[0]) in wordlists().heads:
        return None  # "University of X"
    for length in (3, 2, 1):
        if length < len(span.tokens):
            city = NameSpan(span.tokens[:length], "GPE")
            known = cities_named(" ".join(city.words))
            if known and known[0].population >= _LARGE and city.words == span.words[: len(city.words)]:
                return city
    return None
