"""Descriptions and pronouns that stand for somebody named: "the minister", "she", "the group", "I" in a quotation.

Conservative: what does not clearly lead to one of the article's own is left alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.language.grammar import ParsedText, Token
from briefgen.language.names.groups import Group
from briefgen.language.names.memory import Memory
from briefgen.language.names.nominals import add_description
from briefgen.language.names.pronouns import PERSONAL, PLURAL, add_it, add_personal, add_plural

_FIRST = frozenset({"i", "me", "my", "mine", "myself"})


def resolve(text: ParsedText, groups: Sequence[Group]) -> None:
    """Walks a text once and adds the descriptions and pronouns of its groups to them."""
    memory = Memory(text, groups)
    later: list[Token] = []
    for row in memory.text.tokens:
        for token in row:
            place = token.block.index, token.index
            if place in memory.starts:
                group, head = memory.starts[place]
                memory.meet(group, head)
            elif place in memory.inside and not (place in memory.beside and token.tag == "PRP$"):
                continue
            elif token.lower in PERSONAL and token.tag in {"PRP", "PRP$"}:
                add_personal(memory, token)
            elif token.lower in _FIRST and token.tag in {"PRP", "PRP$"} and place in memory.in_quotes:
                later.append(token)
            elif token.lower in {"it", "its"} and place not in memory.in_quotes:
                add_it(memory, token)
            elif token.lower in PLURAL and place not in memory.in_quotes:
                add_plural(memory, token)
            elif token.pos in {"NOUN", "PROPN"}:
                add_description(memory, row, token)
    for token in later:
        speaker = memory.speaker_of(token)
        if speaker is not None and speaker.kind == "person":
            memory.add(speaker, token, token, "pronoun")
