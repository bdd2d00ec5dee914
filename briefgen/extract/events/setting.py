"""What an article is read with when its events get names: the analysis, the actors and places by where they stand."""

from __future__ import annotations

from bisect import bisect_right

from briefgen.extract.events.words import ACCUSING, COMPANY_NOUNS, COURT_NOUNS, is_event_noun
from briefgen.language.analysis import Analysis
from briefgen.language.grammar import Token
from briefgen.language.names.gazetteer import countries
from briefgen.model import Actor, Findings, Mention, Place
from briefgen.spans import Span


class Setting:
    """One article's analysis and findings, with the mentions of actors and places sorted by offset."""

    __slots__ = ("_actors", "_dates", "_places", "_starts", "accusations", "analysis", "event_nouns", "found", "fuller")

    def __init__(self, analysis: Analysis, found: Findings) -> None:
        self.analysis = analysis
        self.found = found
        self._actors = sorted(
            ((m.span.start, -m.span.end, n, m, actor) for n, actor in enumerate(found.actors) for m in actor.mentions),
            key=lambda row: row[:3],
        )
        self._starts = [row[0] for row in self._actors]
        rows = analysis.text.tokens
        # Looked through for every event whose title says too little, so found once.
        self.event_nouns = [t for row in rows for t in row if is_event_noun(t)]
        self.fuller: dict[str, list[tuple[Token, str]]] | None = None  # filled by `context` when first asked for
        self.accusations = [t for row in rows for t in row if t.lemma in ACCUSING and t.pos == "VERB"]
        self._dates: dict[int, list[tuple[int, int]]] = {}
        for date in analysis.dates:
            if date.type != "duration":
                passage = date.passage
                self._dates.setdefault(passage.block.index, []).append((passage.start, passage.end))
        self._places = [(m.span, place) for place in found.places for m in place.mentions]

    def actor_at(self, token: Token) -> tuple[Actor, Mention] | None:
        """The actor that a word is said of, by the shortest mention over it."""
        span = token.passage.span
        last = bisect_right(self._starts, span.end - 1)
        for start, _, _, mention, actor in reversed(self._actors[max(0, last - 8) : last]):
            if start < span.end and span.start < mention.span.end:
                return actor, mention
        return None

    def actor_of(self, token: Token) -> Actor | None:
        """The actor whom a word itself names or means.

        "His" in "his secretary, Ann Holm" means him, although the words together mean her.
        """
        known = self.actor_at(token)
        if known is None or (token.pos == "PRON" and known[1].form != "pronoun"):
            return None
        return known[0]

    def place_at(self, span: Span) -> Place | None:
        return next((place for mention, place in self._places if mention.overlaps(span)), None)

    def is_timed(self, token: Token) -> bool:
        """Whether a word stands in a date phrase, of whichever event."""
        return any(start <= token.start < end for start, end in self._dates.get(token.block.index, ()))

    def meant(self, pronoun: Token) -> str:
        """The name of the actor that a pronoun stands for; "" where it leads nowhere."""
        known = self.actor_of(pronoun)
        return known.name if known else ""

    def name_for(self, noun: Token) -> str:
        """The full name for "the commission" or "Mr Holm"; "" where the words are as good or the tie is doubtful."""
        known = self.actor_at(noun)
        if known is None or any(c.dep in ("compound", "nmod", "poss", "prep", "nummod") for c in noun.children):
            return self._full_name(noun, known) if known else ""
        actor, mention = known
        if mention.form == "name":
            return self._full_name(noun, known)
        words = actor.name.lower().split()
        if mention.form != "nominal" or any(c.dep == "amod" for c in noun.children) or not words:
            return ""
        court = noun.lemma in COURT_NOUNS and COURT_NOUNS & set(words)
        fits = noun.lower in words or court or (noun.lemma in COMPANY_NOUNS and not COURT_NOUNS & set(words))
        return actor.name if fits and actor.kind != "person" and len(words) > 1 else ""

    @staticmethod
    def _full_name(noun: Token, known: tuple[Actor, Mention]) -> str:
        """`Mr Holm` as "Ann Holm"; other names stay as the article has them there."""
        actor, mention = known
        shorter = mention.form == "name" and actor.kind == "person" and noun.text in actor.name.split()
        return actor.name if shorter and len(actor.name.split()) > 1 else ""

    def context(self) -> str:
        """What tells a reader elsewhere where this is: a place in the article's title, else of its front matter."""
        article = self.analysis.article
        title = article.title.casefold()
        for name in (*(place.name for place in self.found.places), *article.places):
            if name.casefold() in title:
                return name
        given = {name.casefold() for name in article.places}
        named = [place for place in self.found.places if place.name.casefold() in given and place.salience >= _MAIN]
        return max(named, key=lambda place: place.salience).name if named else ""

    def main_body(self) -> str:
        """The body that an article is about above all others; "" where it is about a person, or about several."""
        ranked = sorted(self.found.actors, key=lambda actor: -actor.salience)
        first = ranked[0] if ranked else None
        if first is None or first.kind not in ("organisation", "government", "armed-group") or len(first.mentions) < 2:
            return ""
        return first.name if first.salience >= _ABOVE_ALL else ""

    def main_country(self) -> str:
        """The state in which all places of an article lie; "" where there are several or one place alone is named."""
        codes = {place.country for place in self.found.places}
        (code,) = codes if len(codes) == 1 else (None,)
        if (
            code is None
            or len(self.found.places) < _SEVERAL
            or max(place.salience for place in self.found.places) < _ABOUT
        ):
            return ""
        return next((c.name for c in countries().by_name.values() if c.code == code), "")


# How salient the body and the places must be that an event is called by for want of words of its own.
_ABOVE_ALL, _ABOUT, _SEVERAL = 0.95, 0.8, 2
# How salient a place of the front matter must be for an event of the article to be called by it.
_MAIN = 0.5
