"""What the name layer gives: one Named a person, body or place. How they are found is in `names` and beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefgen.model import MentionForm
from briefgen.source.document import Passage

NamedKind = Literal["person", "organisation", "armed-group", "government", "community", "media", "place"]


@dataclass(frozen=True, slots=True)
class NamedMention:
    """One place where a named one is meant. For a name, `passage` is the name without titles and articles."""

    passage: Passage
    form: MentionForm


@dataclass(frozen=True, slots=True)
class NamedRole:
    """A title or post as the text gives it: "senior fellow", at "the Larkfield Institute"."""

    title: str
    organisation: str | None
    passage: Passage


@dataclass(frozen=True, slots=True, eq=False)
class Named:
    """One person, body or place of the article, with every mention of it in text order.

    A place that acts ("Damascus said") comes twice: as a place, and as a government with its own mentions.
    """

    name: str
    kind: NamedKind
    mentions: tuple[NamedMention, ...]
    aliases: tuple[str, ...] = ()
    roles: tuple[NamedRole, ...] = ()
    why: tuple[str, ...] = ()
    wikidata: str = ""  # the Wikidata item, "Q1065", where it is known
