"""The sentences that say most of what matters, most important first; each stands alone as far as the text allows."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass

import msgspec

from briefgen.extract.standalone import lead_in, stands_alone
from briefgen.language.analysis import Analysis
from briefgen.language.grammar import Sentence
from briefgen.language.names.wordlists import fold
from briefgen.model import Actor, Findings, KeyPoint, Place
from briefgen.serialise import IdMaker
from briefgen.source.document import Passage
from briefgen.spans import Span

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_CONTRASTS = frozenset(
    {
        "but",
        "and",
        "or",
        "so",
        "yet",
        "however",
        "still",
        "also",
        "nor",
        "instead",
        "meanwhile",
        "otherwise",
        "although",
    }
)
_KINDS = frozenset({"paragraph", "list-item", "quote"})


@dataclass(frozen=True, slots=True)
class _Candidate:
    sentence: Sentence
    words: frozenset[str]
    score: float
    why: tuple[str, ...]


class KeyPointExtractor:
    name = "keypoints"
    needs: frozenset[str] = frozenset({"actors", "places", "claims", "events"})
    gives = frozenset({"key_points"})

    def extract(self, analysis: Analysis, found: Findings, ids: IdMaker) -> Findings:
        """Three to five sentences; fewer in a short article, where half of those that could be one are enough."""
        candidates = _candidates(analysis, found)
        some = len(candidates)
        wanted = min(5, max(min(3, -(-some // 2)), -(-some // 3)))
        points = []
        for chosen in _spread(candidates, wanted):
            sentence = chosen.sentence
            passage = Passage(sentence.block, sentence.start + lead_in(sentence), sentence.end)
            evidence = passage.stripped().evidence
            points.append(
                KeyPoint(id=ids.make("k", evidence.quote), origin=self.name, why=chosen.why, evidence=(evidence,))
            )
        return msgspec.structs.replace(found, key_points=tuple(points))


def _candidates(analysis: Analysis, found: Findings) -> list[_Candidate]:
    usable = [s for s in analysis.text.sentences if _stands(s, analysis.article.title) and stands_alone(s, analysis)]
    contents = {s.index: frozenset(t.lemma for t in s.tokens if t.pos in _CONTENT and len(t.lemma) > 2) for s in usable}
    spread = Counter(word for words in contents.values() for word in words)
    title = frozenset(fold(word).strip(",.:;?!'\"") for word in analysis.article.title.split() if len(word) > 3)
    ahead = [
        e.trigger.span for e in found.events if e.status in {"scheduled", "expected", "proposed", "possible"} and e.when
    ]
    scored = []
    for rank, sentence in enumerate(usable):
        scored.append(_candidate(sentence, rank, contents[sentence.index], spread, title, ahead, found))
    return scored


def _stands(sentence: Sentence, title: str) -> bool:
    """Whether a sentence is one: in running text, with a verb, neither a scrap nor the headline once more."""
    words = [t for t in sentence.tokens if t.text[:1].isalnum()]
    verb = any(t.pos in {"VERB", "AUX"} for t in words)
    return (
        sentence.block.kind in _KINDS
        and 6 <= len(words) <= 70
        and verb
        and fold(sentence.text).strip(" .") != fold(title).strip(" .")
    )


def _candidate(
    sentence: Sentence, rank: int, words: frozenset[str], spread: Counter[str], title: frozenset[str],
    ahead: list[Span], found: Findings,
) -> _Candidate:  # fmt: skip
    span = sentence.passage.span
    why: list[str] = []
    score = 5.0 / (1 + 0.5 * rank)
    if rank == 0:
        why.append("opens the article")
    shared = sum(1 for t in sentence.tokens if t.lower in title or t.lemma in title)
    if shared:
        score += 0.5 * min(3, shared)
        why.append("words of the headline")
    everyone: tuple[Actor | Place, ...] = (*found.actors, *found.places)
    named = [a.salience for a in everyone if any(span.contains(m.span) and m.form == "name" for m in a.mentions)]
    score += 0.5 * min(2.5, sum(named))
    if sum(named) > 1:
        why.append("names those it is about")
    central = sum(spread[w] - 1 for w in words) / (8 + len(words))
    score += 0.5 * min(2.0, central)
    if any(span.contains(a) for a in ahead):
        score += 0.7
        why.append("says what is ahead")
    length = len(sentence.tokens)
    score -= 0.5 if length < 10 else 0.4 if length > 50 else 0.0
    score -= _dependence(sentence)
    return _Candidate(sentence, words, score, tuple(why or ["shares words with the rest"]))


def _dependence(sentence: Sentence) -> float:
    """How much a sentence that stands alone still leans on the one before: by its opening conjunction."""
    first = next((t for t in sentence.tokens if t.text[:1].isalnum()), sentence.tokens[0])
    penalty = 0.0
    if first.lower in _CONTRASTS:
        penalty += 0.8
    return penalty


def _spread(candidates: list[_Candidate], wanted: int) -> list[_Candidate]:
    """The best ones, each weighed down by what it repeats of those chosen before it."""
    chosen: list[_Candidate] = []
    left = list(candidates)
    while left and len(chosen) < wanted:
        best = max(left, key=lambda c: (c.score - 1.5 * _overlap(c, chosen), -c.sentence.index))
        chosen.append(best)
        left.remove(best)
    return chosen


def _overlap(candidate: _Candidate, chosen: list[_Candidate]) -> float:
    most = 0.0
    for other in chosen:
        same = len(candidate.words & other.words)
        most = max(most, same / math.sqrt(max(1, len(candidate.words)) * max(1, len(other.words))))
    return most
