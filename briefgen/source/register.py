"""The desk's actor register, `actors.yaml`: what the desk knows of names, which decides over what is guessed."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.model import ActorKind


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """One actor the desk knows: its name, other names for it, and its kind if the desk says so."""

    name: str
    aliases: tuple[str, ...] = ()
    kind: ActorKind | None = None


@dataclass(frozen=True, slots=True)
class Register:
    """The desk's entries, pairs of names that are or are not the same actor, and names that are no actors."""

    entries: tuple[RegisterEntry, ...] = ()
    same: tuple[tuple[str, ...], ...] = ()
    not_same: tuple[tuple[str, ...], ...] = ()
    block: tuple[str, ...] = ()


EMPTY = Register()
