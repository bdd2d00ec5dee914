"""The sentences that say most of what matters, most important first; each can be read alone.

Which sentences can is for `standalone`. Their weights follow what readers do: the news stands first where an article
is built that way, it is about its headline and those the article is about, and it is not said twice.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from briefgen.extract.prose import told, words
from briefgen.extract.salience import in_headline
from briefgen.extract.standalone import Telling, is_log, telling
from briefgen.extract.surroundings import surroundings
from briefgen.language.analysis import Analysis
from briefgen.language.dates import DateMention
from briefgen.language.grammar import Sentence
from briefgen.language.names.wordlists import fold
from briefgen.model import Actor, Event, Findings, KeyPoint, Place
from briefgen.serialise import IdMaker
from briefgen.source.document import Passage
from briefgen.spans import Span

_MARKS = '"“”‘,:;?!()[]–—-'
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_AHEAD = frozenset({"scheduled", "expected", "proposed", "possible"})
_POSITION, _FADING = 8.0, 0.5  # of the first sentence where the news stands first, and how fast it fades
_EVEN, _EVENLY = 2.5, 0.05  # the same where it does not
_HEADLINE, _HEADLINES = 0.5, 3
_NAMED, _NAMES = 0.5, 2.5
_CENTRAL, _CENTRALS = 0.5, 2.0
_COMING, _HAPPENED = 0.7, 0.3  # for an event ahead with its date, and for any other
_BACKGROUND = 1.5  # taken off what happened years ago
_DESCRIBES = 0.7  # taken off what only says how things are
_NAMELESS, _EMPTY = 0.4, 0.7  # taken off what names nobody, and gives no date and no figure either
_SHORT, _SHORTNESS = 9, 0.5  # tokens, and what is taken off below
_LONG, _LENGTH = 40, 0.03  # tokens, and what is taken off for each above
_OPENING = 5  # sentences in which the news is to be found
_QUOTED = 1.0  # taken off what is all in quotation marks
_FEWEST, _MOST = 3, 5
_REPEATS = 1.5
_ENOUGH = 0.8  # what the fourth and fifth must weigh


# Points of a sentence's weight, and the reasons worth telling.
_Share = tuple[float, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Candidate:
    telling: Telling
    words: frozenset[str]
    score: float
    why: tuple[str, ...]


class KeyPointExtractor:
    name = "keypoints"
    needs: frozenset[str] = frozenset({"actors", "places", "claims", "events"})
    gives = frozenset({"key_points"})

    def extract(self, analysis: Analysis, found: Findings, ids: IdMaker) -> Findings:
        """Three to five sentences; fewer in a short article, where half of what it tells is enough."""
        points = []
        for chosen in _spread(_candidates(analysis, found), most=-(-len(told(analysis)) // 2)):
            sentence = chosen.telling.sentence
            evidence = Passage(sentence.block, chosen.telling.begin, sentence.end).stripped().evidence
            points.append(
                KeyPoint(id=ids.make("k", evidence.quote), origin=self.name, why=chosen.why, evidence=(evidence,))
            )
        return msgspec.structs.replace(found, key_points=tuple(points))


@dataclass(frozen=True, slots=True)
class _Article:
    """What the sentences of one article are weighed by; `news` is the place of the first that is about the headline."""

    headline: frozenset[str]
    spread: Counter[str]  # in how many sentences a word stands
    names: dict[int, tuple[str, float]]  # by the place of each mention by name, whose it is and how salient they are
    ahead: tuple[Span, ...]  # of the events to come that have a date
    events: tuple[Span, ...]  # of all others
    dates: tuple[Span, ...]
    past: tuple[Span, ...]  # those of the dates that lie more than a year back
    headlined: frozenset[int]  # where those stand whom the headline names
    news: int | None
    is_log: bool


def _candidates(analysis: Analysis, found: Findings) -> list[_Candidate]:
    everyone: tuple[Actor | Place, ...] = (*found.actors, *found.places)
    year_ago = f"{analysis.published.year - 1:04}{analysis.published.isoformat()[4:]}"
    headline = _headline(analysis.article.title)
    usable = telling(analysis, surroundings(analysis), headline)
    everything = told(analysis)
    contents = [_content(one.sentence) for one in usable]
    headlined = _headlined(analysis)
    article = _Article(
        headline=headline,
        spread=Counter(word for content in contents for word in content),
        names={m.span.start: (one.id, one.salience) for one in everyone for m in one.mentions if m.form == "name"},
        ahead=tuple(e.trigger.span for e in found.events if _is_ahead(e)),
        events=tuple(e.trigger.span for e in found.events if not _is_ahead(e)),
        dates=tuple(d.passage.span for d in analysis.dates),
        past=tuple(d.passage.span for d in analysis.dates if _is_past(d, year_ago)),
        headlined=headlined,
        news=_news(everything, headline, headlined),
        is_log=is_log(analysis),
    )
    rank = {sentence.index: n for n, sentence in enumerate(everything)}
    return [
        _candidate(one, content, rank[one.sentence.index], article)
        for one, content in zip(usable, contents, strict=True)
    ]


def _is_ahead(event: Event) -> bool:
    return event.status in _AHEAD and event.when is not None


def _is_past(date: DateMention, year_ago: str) -> bool:
    """Whether a date lies more than a year back, and is not the name of a thing: "the treaty of 1974"."""
    before = date.passage.block.text[: date.passage.start].rstrip()
    return bool(date.date.end and date.date.end < year_ago) and not before.endswith(" of")


def _headline(title: str) -> frozenset[str]:
    """The words of a headline that say what it is about, also without a plural's or a verb's ending."""
    bare = [word.strip(_MARKS).removesuffix("'s").strip("'") for word in fold(title).split()]
    kept = {word for word in bare if len(word) > 2 and word not in words("hollow")}
    return frozenset(kept | {_stem(word) for word in kept})


def _stem(word: str) -> str:
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) > 2:
            return word.removesuffix(ending)
    return word


def _shared(sentence: Sentence, headline: frozenset[str]) -> frozenset[str]:
    """The words of a sentence that are the headline's; a date is no subject."""
    spoken = (t for t in sentence.tokens if t.pos in _CONTENT and t.entity not in {"DATE", "TIME"})
    return frozenset(_stem(t.lemma) for t in spoken if t.lower in headline or _stem(t.lemma) in headline)


def _headlined(analysis: Analysis) -> frozenset[int]:
    """Where in the file those are named whom the headline names in other words: "Fed", and "the Federal Reserve"."""
    title = f" {' '.join(word.strip(_MARKS) for word in fold(analysis.article.title).split())} "
    mentions = (
        mention
        for n in in_headline(analysis.names, analysis.article.title)
        for mention in analysis.names[n].mentions
        if mention.form == "name"
    )
    return frozenset(m.passage.span.start for m in mentions if f" {fold(m.passage.text)} " not in title)


def _news(everything: Sequence[Sentence], headline: frozenset[str], headlined: frozenset[int]) -> int | None:
    """Where the news is told first: an opening that paints a scene has no word of its headline, what follows two."""
    opening = enumerate(everything[:_OPENING])
    return next(
        (n for n, s in opening if len(_shared(s, headline)) + _names(s, headlined) >= (2 if n else 1)),
        None,
    )


def _names(sentence: Sentence, places: frozenset[int]) -> bool:
    span = sentence.passage.span
    return any(span.start <= at < span.end for at in places)


def _content(sentence: Sentence) -> frozenset[str]:
    return frozenset(t.lemma for t in sentence.tokens if t.pos in _CONTENT and len(t.lemma) > 2)


def _candidate(telling: Telling, content: frozenset[str], rank: int, article: _Article) -> _Candidate:
    shares = [
        _place(rank, article),
        _subject(telling.sentence, content, article),
        _happening(telling.sentence, article),
        _state(telling.sentence, article),
        (-_form(telling.sentence) - telling.lean - _QUOTED * telling.quoted, ()),
    ]
    why = tuple(reason for _, reasons in shares for reason in reasons)
    return _Candidate(telling, content, sum(points for points, _ in shares), why or ("adds to the rest",))


def _place(rank: int, article: _Article) -> _Share:
    """What the place of a sentence is worth: much where the news stands first, little elsewhere, nothing in a log."""
    if article.is_log:
        return _EVEN, ()
    if article.news is None or rank < article.news:
        return _EVEN / (1 + _EVENLY * rank), ()
    first = ("opens the article" if rank == 0 else "the first about the headline",)
    return _POSITION / (1 + _FADING * (rank - article.news)), first if rank == article.news else ()


def _subject(sentence: Sentence, content: frozenset[str], article: _Article) -> _Share:
    """How much a sentence is about what its article is about: headline, actors and places, words that come back."""
    span = sentence.passage.span
    shared = len(_shared(sentence, article.headline)) + _names(sentence, article.headlined)
    named = sum(dict(one for at, one in article.names.items() if span.start <= at < span.end).values())
    central = min(_CENTRALS, sum(article.spread[word] - 1 for word in content) / (8 + len(content)))
    points = _HEADLINE * min(_HEADLINES, shared) + _NAMED * min(_NAMES, named) + _CENTRAL * central
    if not named:
        counted = any(t.pos == "NUM" for t in sentence.tokens) or _has(span, article.dates)
        points -= _NAMELESS if counted else _EMPTY
    reasons = {"words of the headline": shared > 0, "names those it is about": named > 1, "central words": central > 1}
    return points, tuple(reason for reason, holds in reasons.items() if holds)


def _happening(sentence: Sentence, article: _Article) -> _Share:
    """What it adds that a sentence tells of something ahead or of an event; background of years ago takes off."""
    span = sentence.passage.span
    if _has(span, article.ahead):
        return _COMING, ("says what is ahead",)
    if _has(span, article.past) and not any(span.contains(one) for one in article.dates if one not in article.past):
        return -_BACKGROUND, ()
    return (_HAPPENED, ()) if _has(span, article.events) else (0.0, ())


def _state(sentence: Sentence, article: _Article) -> _Share:
    """What is taken off a sentence that only says how things are or what there is, without a day."""
    span = sentence.passage.span
    described = sentence.root.lemma in words("static") and sentence.root.tag in {"VBZ", "VBP", "VBD"}
    return (-_DESCRIBES, ()) if described and not _has(span, article.dates) else (0.0, ())


def _has(span: Span, inner: tuple[Span, ...]) -> bool:
    return any(span.contains(one) for one in inner)


def _form(sentence: Sentence) -> float:
    """What is taken off a sentence too short to say much or too long to be read at a glance."""
    length = len(sentence.tokens)
    return _SHORTNESS if length < _SHORT else _LENGTH * max(0, length - _LONG)


def _spread(candidates: list[_Candidate], most: int) -> list[_Candidate]:
    """The best ones, each weighed down by what it repeats of those chosen before it; no weak one to fill the list."""
    chosen: list[_Candidate] = []
    left = list(candidates)
    while left and len(chosen) < min(_MOST, most):
        weighed = [(one.score - _REPEATS * _overlap(one, chosen), -one.telling.sentence.index, one) for one in left]
        score, _, best = max(weighed, key=lambda entry: entry[:2])
        if len(chosen) >= _FEWEST and score < _ENOUGH:
            break
        chosen.append(best)
        left.remove(best)
    return chosen


def _overlap(candidate: _Candidate, chosen: list[_Candidate]) -> float:
    most = 0.0
    for other in chosen:
        same = len(candidate.words & other.words)
        most = max(most, same / math.sqrt(max(1, len(candidate.words)) * max(1, len(other.words))))
    return most
