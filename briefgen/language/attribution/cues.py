"""The lexicon of cues: which words attribute, in which frames, with what act and force. No grammar here."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal

from briefgen.model import Act, Modality

WordClass = Literal["verbs", "nouns", "adjectives"]


@dataclass(frozen=True, slots=True)
class CueSense:
    """One way in which a word attributes: the frames it takes then, and what it does with the content."""

    frames: frozenset[str]
    act: Act
    force: Modality = "certain"
    factive: bool = False
    negates: bool = False
    prepositions: frozenset[str] = frozenset()
    blows: bool = False  # the verb also means blows: "attacked the plan", but "attacked the town"


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Cues of one language by word class and lemma; senses in the order in which they are tried."""

    senses: dict[tuple[str, str], tuple[CueSense, ...]]
    before: dict[str, tuple[tuple[str, ...], ...]]  # "according to": what stands before the source, by its first word
    possessed: frozenset[str]  # "in the minister's view": nouns with a possessor
    as_clauses: frozenset[str]  # "as the minister put it"
    evidence: frozenset[str]  # "the survey found a gap": nouns whose findings count as claims
    light: frozenset[str]  # "voiced doubts": verbs that only carry a noun cue
    circumstances: frozenset[str]  # prepositions of when and where something was said
    occasions: frozenset[str]  # "in a statement": nouns of where something is said
    continuing: frozenset[str]  # "..., adding that": participles by which a speaker goes on
    causes: frozenset[str]  # "forced her to admit": verbs whose object does what follows
    abstract: frozenset[str]  # what can be attacked with words only
    showing: frozenset[str]  # verbs that also say what a fact shows
    takings: frozenset[str]  # "claimed the money": what is taken, not said
    deeds: frozenset[str]  # "ordered an inquiry": what is done, where its form does not say so
    happenings: frozenset[str]  # "the case highlights": what happens or stands, and cannot say a thing
    measures: frozenset[str]  # "fined according to income": what tells no tales
    facts: frozenset[str]  # "evidence that": nouns with a that-clause of their own
    summaries: frozenset[str]  # "..., a figure that": nouns by which the writer speaks of what was said
    rubrics: frozenset[str]  # "Update:", "Opinion:": what stands before a headline's colon without being anybody

    def has(self, word_class: WordClass, lemma: str) -> bool:
        return (word_class, lemma) in self.senses

    def sense(
        self, word_class: WordClass, lemma: str, frame: str, preposition: str = "", *, mandative: bool = False
    ) -> CueSense | None:
        """The first sense of a word that takes a frame; for those with a preposition, with that one.

        With `mandative` a demanding sense goes first: "insisted that she be heard" is no statement.
        """
        fitting = [
            sense
            for sense in self.senses.get((word_class, lemma), ())
            if frame in sense.frames
            and (frame not in ("preposition", "agent", "pair") or preposition in sense.prepositions)
        ]
        if mandative:
            fitting.sort(key=lambda sense: sense.act != "demands")
        return fitting[0] if fitting else None

    def lemma(self, word_class: WordClass, lemma: str, word: str) -> str:
        """A word's lemma, mended where the model clipped it ("hopes" as "hop")."""
        if self.has(word_class, lemma):
            return lemma
        whole = f"{lemma}e"
        fits = word.startswith(whole) or word == f"{lemma}ing"
        return whole if fits and self.has(word_class, whole) else lemma

    def size(self) -> int:
        """How many different words and phrases attribute."""
        return len(self.senses) + sum(len(phrases) for phrases in self.before.values()) + len(self.possessed)


def _sense(entry: dict[str, Any]) -> CueSense:
    return CueSense(
        frames=frozenset(entry["frames"]),
        act=entry["act"],
        force=entry.get("force", "certain"),
        factive=entry.get("factive", False),
        negates=entry.get("negates", False),
        prepositions=frozenset(entry.get("prepositions", "").split()),
        blows=entry.get("blows", False),
    )


@cache
def english() -> Lexicon:
    """The English lexicon, read once from `english/cues-*.toml`."""
    folder = resources.files("briefgen.language.english")
    senses: dict[tuple[str, str], tuple[CueSense, ...]] = {}
    for word_class in ("verbs", "nouns", "adjectives"):
        loaded = tomllib.loads(folder.joinpath(f"cues-{word_class}.toml").read_text(encoding="utf-8"))
        for entry in loaded[word_class]:
            for word in entry["words"].split():
                key = (word_class, word)
                senses[key] = (*senses.get(key, ()), _sense(entry))
    loaded = tomllib.loads(folder.joinpath("cues-phrases.toml").read_text(encoding="utf-8"))
    phrases = loaded["phrases"]
    before: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in (tuple(p.split()) for entry in phrases for p in entry.get("before", ())):
        before[phrase[0]] = (*before.get(phrase[0], ()), phrase)
    return Lexicon(
        senses=senses,
        before=before,
        possessed=frozenset(n for entry in phrases for n in entry.get("possessed", ())),
        as_clauses=frozenset(v for entry in phrases for v in entry.get("clauses", ())),
        evidence=frozenset(loaded["evidence"]["words"].split()),
        light=frozenset(loaded["light"]["words"].split()),
        circumstances=frozenset(loaded["circumstances"]["prepositions"].split()),
        occasions=frozenset(loaded["circumstances"]["occasions"].split()),
        continuing=frozenset(loaded["continuing"]["words"].split()),
        causes=frozenset(loaded["causes"]["words"].split()),
        abstract=frozenset(loaded["abstract"]["words"].split()),
        showing=frozenset(loaded["happenings"]["verbs"].split()),
        takings=frozenset(loaded["takings"]["words"].split()),
        deeds=frozenset(loaded["deeds"]["words"].split()),
        happenings=frozenset(loaded["happenings"]["words"].split()),
        measures=frozenset(loaded["measures"]["words"].split()),
        facts=frozenset(loaded["facts"]["words"].split()),
        summaries=frozenset(loaded["summaries"]["words"].split()),
        rubrics=frozenset(loaded["rubrics"]["words"].split()),
    )
