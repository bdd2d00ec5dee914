"""What the article itself leaves open, doubts or speculates about; what a speaker wonders is a claim.

Which phrases open a question is data (`language/english/questions.toml`); here they are read outside quotations
and outside what somebody is said to have said. A question that cannot be read alone comes with the sentence that
gives its words their meaning.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Any

import msgspec

from briefgen.extract.references import leans_much, points_outside
from briefgen.extract.surroundings import Surroundings, surroundings
from briefgen.extract.turns import turns
from briefgen.language.analysis import Analysis
from briefgen.language.grammar import Sentence
from briefgen.model import Findings, Question, QuestionKind
from briefgen.serialise import IdMaker
from briefgen.spans import Evidence

# Cues by which a narrator reports that somebody leaves a thing open; their content is the article's question, too.
_LEAVES_OPEN = frozenset({"asks", "refuses"})
# A heading announces, a table's cell is a fragment: neither can be read alone.
_PASSED_OVER = frozenset({"heading", "cell"})
# What an indirect question begins with.
_INDIRECT = frozenset({"whether", "if", "who", "whom", "whose", "what", "which", "when", "where", "why", "how"})
# A question of fewer words ("Why?", "How many?") cannot be read alone.
_WORTH_ASKING = 3
_KINDS: tuple[QuestionKind, ...] = ("speculation", "doubt", "open")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
# What is not said by promising or wanting is no knowledge kept back.
_KNOWING = frozenset({"states", "confirms", "learns", "believes", "refuses", "asks", "alleges"})
_FIRST_PERSON = frozenset({"i", "we"})
_NOBODY = frozenset({"neither", "nobody", "no", "none"})
_RUN_IN = 6  # tokens
_NEAR = 4  # sentences within which a question is answered
_BRIEF = 9  # words: a question as short as this that names nobody asks what it is about

_Judged = tuple[QuestionKind, str]
_ASKS: _Judged = ("open", "asked by the article itself")


class QuestionExtractor:
    name = "questions"
    needs: frozenset[str] = frozenset({"claims"})
    gives = frozenset({"questions"})

    def extract(self, analysis: Analysis, found: Findings, ids: IdMaker) -> Findings:
        """In text order; `evidence` has the question's sentence first and, where it leans on another, that one."""
        questions = []
        around = surroundings(analysis)
        for sentences, number, (kind, why) in _found(analysis, around):
            evidence = sentences[number].passage.stripped().evidence
            context = _context(analysis, sentences, number, around)
            questions.append(
                Question(
                    id=ids.make("q", evidence.quote), origin=self.name, why=(why,), kind=kind,
                    evidence=(evidence, *context),
                )
            )  # fmt: skip
        return msgspec.structs.replace(found, questions=tuple(questions))


def _found(analysis: Analysis, around: Surroundings) -> Iterator[tuple[Sequence[Sentence], int, _Judged]]:
    """Each question as the sentences of its block, its number among them, and what makes it one."""
    everything = analysis.text.sentences
    conversation = turns(analysis, around)
    unsaid = _unsaid(analysis)
    by_block: dict[int, list[Sentence]] = {}
    for sentence in analysis.text.sentences:
        by_block.setdefault(sentence.block.index, []).append(sentence)
    heading = ""
    for block in analysis.text.document.blocks:
        if block.kind == "heading":
            heading = block.text.lower()
        if block.kind in _PASSED_OVER or block.index in conversation:
            continue
        sentences = by_block.get(block.index, [])
        over = _run_in(sentences) or heading
        for number, sentence in enumerate(sentences):
            judged = _judge(sentence, _following(everything, sentence), over, around, unsaid)
            if judged is not None:
                yield sentences, number, judged


def _judge(
    sentence: Sentence, following: Sequence[Sentence], heading: str, around: Surroundings, unsaid: dict[int, str]
) -> _Judged | None:
    """What makes a sentence a question of its article, if anything does."""
    said = unsaid.get(sentence.index)
    if not any(t.tag in _FINITE for t in sentence.tokens):  # "Not known.": a label
        return None
    if said is None and not _has_sign(sentence):
        return None
    text = _own_voice(sentence, around)
    if _is_asked(sentence):
        asked = _asked(sentence, text.strip(), following, heading, around, unsaid)
        if asked is not None:
            return asked
    if _matched("closed", text):
        return None
    judged = _kind(text) or _reported(around.masked(sentence, sentence.start)) or _guessed(sentence, text)
    return judged or (("open", f"phrase: {said}") if said is not None else None)


def _run_in(sentences: Sequence[Sentence]) -> str:
    """The heading that opens a paragraph: "Not known. How many …"."""
    first = sentences[0] if sentences else None
    if first is None or len(sentences) == 1 or any(t.tag in _FINITE for t in first.tokens):
        return ""
    return first.text.lower() if len(first.tokens) <= _RUN_IN else ""


def _following(everything: Sequence[Sentence], sentence: Sentence) -> Sequence[Sentence]:
    """The sentences that may answer one: the rest of its paragraph and the next one, up to a heading."""
    found: list[Sentence] = []
    for other in everything[sentence.index + 1 : sentence.index + 1 + _NEAR]:
        if other.block.kind in _PASSED_OVER or (found and other.block.index > sentence.block.index + 1):
            break
        found.append(other)
    return found


@cache
def _pattern(section: str) -> re.Pattern[str]:
    return re.compile("|".join(_data()[section]["patterns"]))


@cache
def _signs() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    rows = _data()["signs"]
    return tuple((frozenset(row["one"].split()), frozenset(row.get("with", "").split())) for row in rows)


@cache
def _words(section: str, name: str) -> frozenset[str]:
    return frozenset(_data()[section][name].split())


@cache
def _data() -> dict[str, Any]:
    path = resources.files("briefgen.language.english").joinpath("questions.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _has_sign(sentence: Sentence) -> bool:
    words = {t.lower for t in sentence.tokens}
    return "?" in words or any(one & words and (not other or other & words) for one, other in _signs())


def _own_voice(sentence: Sentence, around: Surroundings) -> str:
    """A sentence in lower case without quotations and without what others are said to say."""
    text = list(around.masked(sentence, sentence.start))
    for passage, attribution in around.contents.get(sentence.block.index, ()):
        if attribution.source is None or (attribution.act in _LEAVES_OPEN and attribution.frame != "script"):
            continue
        for at in range(max(passage.start, sentence.start), min(passage.end, sentence.end)):
            text[at - sentence.start] = "_"
    return "".join(text)


def _matched(section: str, text: str) -> str | None:
    """The words of a text that a section's patterns find."""
    match = _pattern(section).search(text)
    return match[0] if match is not None else None


def _asked(
    sentence: Sentence, text: str, following: Sequence[Sentence], heading: str, around: Surroundings,
    unsaid: dict[int, str],
) -> _Judged | None:  # fmt: skip
    """A question of the article's own, unless it is rhetorical or answered at once."""
    words = re.findall(r"[^\W_]+", text)
    if not _matched("direct", text) or len(words) < _WORTH_ASKING or _matched("rhetorical", text):
        return None
    first = sentence.start == 0 and sentence.block.kind == "list-item"
    if first or _matched("unknown", heading):
        return _ASKS
    if _matched("hollow", text):
        return None
    reply = next((s for s in following if not _is_asked(s)), None)
    if reply is None:
        return _ASKS
    if _matched("coming", text):
        return None if _matched("answer", reply.text.lower().lstrip("\"'“‘«» ")) else _ASKS
    voice = _own_voice(reply, around).strip()
    is_open = _matched("unanswered", voice) or (_has_sign(reply) and _kind(voice) is not None)
    return _ASKS if is_open or reply.index in unsaid else None


def _unsaid(analysis: Analysis) -> dict[int, str]:
    """By sentence, what somebody is reported not to say or know: "would not say whether"."""
    found: dict[int, str] = {}
    for attribution in analysis.attributions:
        cue, content = attribution.cue, attribution.content[0]
        if cue is None or attribution.quoted or attribution.act not in _KNOWING:
            continue
        speaker = attribution.source.text.lower().split() if attribution.source is not None else [""]
        if speaker[0] in _FIRST_PERSON or not (attribution.negated or speaker[0] in _NOBODY):
            continue
        token = next(iter(analysis.text.covering(content)), None)
        at = next(iter(analysis.text.covering(cue)), None)
        if token is not None and at is not None and token.lower in _INDIRECT:
            found.setdefault(at.sentence.index, f"{cue.text} {token.text}")
    return found


def _is_asked(sentence: Sentence) -> bool:
    return sentence.text.rstrip(" *_)”\"'").endswith("?")


def _guessed(sentence: Sentence, text: str) -> _Judged | None:
    """A narrator's "perhaps" about what happens, not about a number, a quality or what a reader might do."""
    guesses, graded = _words("guesses", "words"), _words("guesses", "graded")
    if any(t.lower == "you" for t in sentence.tokens):
        return None
    for token, behind in pairwise(sentence.tokens):
        if token.lower in guesses and token.dep == "advmod" and behind.lower not in graded:
            verbs = (token.head, *token.head.children_with("aux", "auxpass"))
            finite = token.head.pos in {"VERB", "AUX"} and any(verb.tag in _FINITE for verb in verbs)
            if finite and text[token.start - sentence.start] != "_":
                return "speculation", f"phrase: {token.lower}"
    return None


def _kind(text: str) -> _Judged | None:
    """The kind of question a narrator's sentence raises, and the words that raise it."""
    found = ((kind, _matched(kind, text)) for kind in _KINDS)
    return next(((kind, f"phrase: {why}") for kind, why in found if why is not None), None)


def _reported(text: str) -> _Judged | None:
    """What somebody is reported to call unknown is open for the reader, too."""
    why = _matched("reported", text)
    return ("open", f"phrase: {why}") if why is not None else None


def _context(
    analysis: Analysis, sentences: Sequence[Sentence], number: int, around: Surroundings
) -> tuple[Evidence, ...]:
    """The sentence that a question leans on, if it does: the one before, or behind a paragraph's first question."""
    sentence = sentences[number]
    if not _leans(sentence, around):
        return ()
    if number == 0 and _is_asked(sentence):
        near = next(iter(sentences[1:]), None)
    else:
        near = analysis.text.sentences[sentence.index - 1] if sentence.index else None
    if near is None or near.block.kind in _PASSED_OVER or _is_asked(near) or around.is_quoted(near.tokens[0]):
        return ()
    return (near.passage.stripped().evidence,)


def _leans(sentence: Sentence, around: Surroundings) -> bool:
    """Whether a reader of a question alone would ask what it is about."""
    plain = [t for t in sentence.tokens if t.text[:1].isalnum() and not around.is_quoted(t)]
    text = around.masked(sentence, sentence.start)
    if points_outside(sentence, plain, text, around) or leans_much(plain, around):
        return True
    named = any(mention.form == "name" for mention, _ in around.mentions_in(sentence))
    return not named and len(plain) <= _BRIEF
