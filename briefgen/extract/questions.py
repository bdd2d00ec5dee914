"""What the article itself leaves open, doubts or speculates about; what a speaker wonders is a claim.

Which phrases open a question is data (`language/english/questions.toml`); here they are read outside quotations
and outside what somebody is said to have said.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources

import msgspec

from briefgen.language.analysis import Analysis
from briefgen.language.grammar import Sentence
from briefgen.model import Findings, Question, QuestionKind
from briefgen.serialise import IdMaker
from briefgen.source.document import Passage

# Cues by which a narrator reports that somebody leaves a thing open; their content is the article's question, too.
_LEAVES_OPEN = frozenset({"asks", "refuses"})
_KINDS: tuple[QuestionKind, ...] = ("speculation", "doubt", "open")


class QuestionExtractor:
    name = "questions"
    needs: frozenset[str] = frozenset({"claims"})
    gives = frozenset({"questions"})

    def extract(self, analysis: Analysis, found: Findings, ids: IdMaker) -> Findings:
        questions = []
        for sentence in analysis.text.sentences:
            if sentence.block.kind == "heading":
                continue
            judged = _kind(_own_voice(analysis, sentence)) or _reported(_unquoted(analysis, sentence))
            if judged is not None:
                kind, why = judged
                evidence = sentence.passage.stripped().evidence
                questions.append(
                    Question(
                        id=ids.make("q", evidence.quote), origin=self.name, why=(f"phrase: {why}",), kind=kind,
                        evidence=(evidence,),
                    )
                )  # fmt: skip
        return msgspec.structs.replace(found, questions=tuple(questions))


@cache
def _patterns(section: str) -> tuple[re.Pattern[str], ...]:
    path = resources.files("briefgen.language.english").joinpath("questions.toml")
    return tuple(re.compile(p) for p in tomllib.loads(path.read_text(encoding="utf-8"))[section]["patterns"])


def _without(sentence: Sentence, passages: Iterable[Passage]) -> str:
    """A sentence in lower case, with underscores for the passages."""
    characters = list(sentence.text.lower())
    for passage in passages:
        if passage.block is sentence.block:
            first, last = max(passage.start, sentence.start), min(passage.end, sentence.end)
            for at in range(first - sentence.start, last - sentence.start):
                characters[at] = "_"
    return "".join(characters)


def _unquoted(analysis: Analysis, sentence: Sentence) -> str:
    """A sentence without what stands between quotation marks."""
    return _without(sentence, [q.passage for q in analysis.quotations])


def _own_voice(analysis: Analysis, sentence: Sentence) -> str:
    """A sentence without quotations and without what others are said to say."""
    said = [
        passage
        for attribution in analysis.attributions
        if attribution.source is not None and attribution.act not in _LEAVES_OPEN
        for passage in attribution.content
    ]
    return _without(sentence, [*(q.passage for q in analysis.quotations), *said])


def _kind(text: str) -> tuple[QuestionKind, str] | None:
    """The kind of question a narrator's sentence raises, and the words that raise it."""
    for kind in _KINDS:
        for pattern in _patterns(kind):
            match = pattern.search(text)
            if match is not None:
                return kind, match[0]
    return None


def _reported(text: str) -> tuple[QuestionKind, str] | None:
    """What somebody is reported to call unknown is open for the reader, too."""
    match = next((m for m in (p.search(text) for p in _patterns("reported")) if m is not None), None)
    return ("open", match[0]) if match is not None else None
