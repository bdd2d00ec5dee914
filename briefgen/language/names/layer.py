"""Mentions of people, bodies and places, grouped: which words mean the same one; titles and roles; who "she" is.

The steps, in order: `finder` (what is written), `grouping` (who is the same), `kinds`, `seats` (places in the
names of bodies), `powers` (states that act, the government), `roles`, `coreference` (descriptions and pronouns).
Only their order lives here, and the shape of what comes out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefgen.language.grammar import ParsedText
from briefgen.language.names.coreference import resolve
from briefgen.language.names.finder import find_spans
from briefgen.language.names.grouping import group_spans
from briefgen.language.names.groups import Group, editions
from briefgen.language.names.kinds import decide, states_of
from briefgen.language.names.named import Named, NamedKind, NamedMention, NamedRole
from briefgen.language.names.powers import add_powers
from briefgen.language.names.roles import RoleFinder
from briefgen.language.names.seats import seats
from briefgen.language.names.wordlists import fold
from briefgen.source.register import Register

__all__ = ["Named", "NamedKind", "NamedMention", "NamedRole", "find_names"]


def find_names(text: ParsedText, title: str, register: Register, places: Sequence[str] = ()) -> tuple[Named, ...]:
    """Everyone and every place named in a text.

    `title` is the article's headline, which is not part of it; `places` are what its editor says are places.
    """
    groups: list[Group] = []
    headline, states = fold(title), states_of(text)
    stated = {fold(place) for place in places}
    named = group_spans(find_spans(text, register), register)
    numbered = editions(named)
    for group in named:
        if group.kind is None and not numbered.isdisjoint(group.keys):
            continue
        if group.kind is None and stated & group.keys.keys() and not any(span.titles for span in group.spans):
            group.kind = "place"
            group.why.append("kind: the article's places")
        group.kind = decide(group, headline, states)
        if group.kind is not None:
            groups.append(group)
    groups += seats(groups)
    groups = add_powers(text, groups)
    RoleFinder(text, groups).run()
    resolve(text, groups)
    return tuple(_named(group) for group in groups)


_WORD = re.compile(r"[^\W\d_]+(?:['’]S\b)?")  # "COX'S BAZAR" is "Cox's Bazar", "L'AQUILA" "L'Aquila"


def _named(group: Group) -> Named:
    assert group.kind is not None
    mentions = [NamedMention(span.passage, span.form) for span in group.spans] + group.mentions
    mentions.sort(key=lambda m: (m.passage.block.index, m.passage.start))
    shouted = group.kind == "place" and group.name.isupper() and len(group.name) > 3
    name = _WORD.sub(lambda word: word[0].capitalize(), group.name) if shouted else group.name
    aliases = dict.fromkeys(" ".join(span.words) for span in group.spans)
    return Named(
        name=name, kind=group.kind, mentions=tuple(mentions), aliases=tuple(a for a in aliases if a != name),
        roles=tuple(group.roles), why=tuple(group.why), wikidata=group.wikidata,
    )  # fmt: skip
