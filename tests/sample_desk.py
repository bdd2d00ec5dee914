"""Hand-made briefs for the tests of synthesis and publish: findings are set down, not extracted."""

from __future__ import annotations

from typing import Any

from briefgen.model import (
    Actor,
    Article,
    Brief,
    Claim,
    DatedPhrase,
    Event,
    KeyPoint,
    Mention,
    ModelIdentity,
    Place,
    Precision,
    Provenance,
    Question,
    Role,
    Source,
    Speaker,
    Where,
)
from briefgen.publish.views.brief import Manuscript
from briefgen.serialise import IdMaker, packed
from briefgen.source.document import parse
from briefgen.spans import Evidence, Span
from briefgen.synthesis.contribution import Contribution, contribute

_MADE = Provenance(
    briefgen="0.1.0", model=ModelIdentity(name="by_hand", version="1", sha256="ab" * 32), rules="cd" * 32
)


class Draft:
    """An article and the findings set down for it; every method takes words that stand in its body."""

    def __init__(self, article: str, date: str, body: str, *, title: str = "A title", **more: Any) -> None:
        self.text = f"---\ntitle: whatever\n---\n{body}"
        self.body = len(self.text) - len(body)
        source = more.pop("source", Source(name="Harbour Post", url="https://harbour.example/1"))
        self.article = Article(
            id=article, path=f"articles/{article}.md", title=title, date=date, source=source, language="en",
            sha256="0" * 64, **more,
        )  # fmt: skip
        self._ids = IdMaker(article)
        self._found: dict[str, list[Any]] = {
            noun: [] for noun in ("key_points", "actors", "places", "claims", "events", "questions")
        }

    def at(self, words: str) -> Evidence:
        start = self.text.index(words, self.body)
        return Evidence(Span(start, start + len(words)), words)

    def actor(
        self, name: str, kind: Any = "person", *, words: str = "", aliases: Any = (), role: str = "", item: Any = None
    ) -> str:
        found = self.at(words or name)
        roles = (Role(title=role, evidence=self.at(role)),) if role else ()
        actor = Actor(
            id=self._ids.make("a", name, kind), origin="hand", name=name, kind=kind, salience=0.5, aliases=aliases,
            roles=roles, mentions=(Mention(span=found.span, quote=found.quote),), wikidata=item,
        )  # fmt: skip
        self._found["actors"].append(actor)
        return actor.id

    def place(self, name: str, *, geonames: int | None = None, country: str | None = None) -> str:
        found = self.at(name)
        place = Place(
            id=self._ids.make("p", name), origin="hand", name=name, country=country, geonames=geonames, salience=0.5,
            mentions=(Mention(span=found.span, quote=found.quote),), lat=57.05, lon=-9.92,
        )  # fmt: skip
        self._found["places"].append(place)
        return place.id

    def claim(self, speaker: str | None, *parts: str, **more: Any) -> str:
        claim = Claim(
            id=self._ids.make("c", *parts), origin="hand", form=more.get("form", "indirect"),
            act=more.get("act", "states"), cue=None, content=tuple(self.at(part) for part in parts),
            speaker=Speaker(actor=speaker, resolution=more.get("resolution", "named" if speaker else "none")),
            modality=more.get("modality", "certain"), polarity=more.get("polarity", "affirmed"),
            stance=more.get("stance", "asserts"),
            about=more.get("about", ()),
        )  # fmt: skip
        self._found["claims"].append(claim)
        return claim.id

    def event(self, title: str, trigger: str, when: tuple[str, str, str, Precision] | None = None, **more: Any) -> str:
        """`when` is (phrase, start, end, precision), and so is `formerly`, the date an event was moved from.

        `value` says a time of day, `edtf` an uncertain date.
        """
        dated = self._dated(when, more.get("value"), more.get("edtf"))
        where = more.get("where")
        event = Event(
            id=self._ids.make("e", title), origin="hand", title=title, kind=more.get("kind", "talks"),
            status=more.get("status", "scheduled"), trigger=self.at(trigger), when=dated, evidence=(self.at(trigger),),
            where=Where(name=where, evidence=self.at(where), place=more.get("place")) if where else None,
            participants=more.get("participants", ()), formerly=self._dated(more.get("formerly")),
        )  # fmt: skip
        self._found["events"].append(event)
        return event.id

    def _dated(
        self, when: tuple[str, str, str, Precision] | None, value: str | None = None, edtf: str | None = None
    ) -> DatedPhrase | None:
        if when is None:
            return None
        phrase, start, end, precision = when
        return DatedPhrase(
            value=value or start or end, edtf=edtf, start=start, end=end, precision=precision, phrase=self.at(phrase)
        )

    def question(self, words: str, context: str | None = None) -> str:
        evidence = (self.at(words), self.at(context)) if context else (self.at(words),)
        question = Question(id=self._ids.make("q", words), origin="hand", kind="open", evidence=evidence)
        self._found["questions"].append(question)
        return question.id

    def point(self, words: str) -> str:
        point = KeyPoint(id=self._ids.make("k", words), origin="hand", evidence=(self.at(words),))
        self._found["key_points"].append(point)
        return point.id

    @property
    def brief(self) -> Brief:
        return Brief(article=self.article, provenance=_MADE, **{noun: tuple(f) for noun, f in self._found.items()})

    @property
    def contribution(self) -> Contribution:
        return contribute(self.brief, parse(self.text, self.body))

    @property
    def manuscript(self) -> Manuscript:
        return Manuscript(self.text, self.body, packed(self.brief))
