"""What the article itself leaves open, doubts or speculates about; what a speaker wonders is a claim.

Which phrases leave something open is for `uncertainty`; they are read outside quotations and outside what somebody is
said to have said. A question that cannot be read alone comes with the sentence that
gives its words their meaning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from briefgen.extract.references import leans_much, points_outside
from briefgen.extract.surroundings import Surroundings, surroundings
from briefgen.extract.turns import turns
from briefgen.extract.uncertainty import FINITE, Judged, judged, matched, own_voice
from briefgen.language.analysis import Analysis
from briefgen.language.grammar import Sentence
from briefgen.model import Findings, Question
from briefgen.serialise import IdMaker
from briefgen.source.document import Passage
from briefgen.spans import Evidence

# A heading announces, a table's cell is a fragment: neither can be read alone.
_PASSED_OVER = frozenset({"heading", "cell"})
# What an indirect question begins with.
_INDIRECT = frozenset({"whether", "if", "who", "whom", "whose", "what", "which", "when", "where", "why", "how"})
# A question of fewer words ("Why?", "How many?") cannot be read alone.
_WORTH_ASKING = 3
# What is not said by promising or wanting is no knowledge kept back.
_KNOWING = frozenset({"states", "confirms", "learns", "believes", "refuses", "asks", "alleges"})
_FIRST_PERSON = frozenset({"i", "we"})
_UNDECIDED = frozenset({"divided", "split", "torn", "undecided", "unsure", "uncertain"})
_STILL = (["is"], ["are"], ["remain"], ["remains"])
_SOMEBODYS = frozenset({"?”", '?"', "?’", "?»"})  # asked in quotation marks, by somebody
_NOBODY = frozenset({"neither", "nobody", "no", "none"})
_RUN_IN = 6  # tokens
_NEAR = 4  # sentences within which a question is answered
_BRIEF = 9  # words: a question as short as this that names nobody asks what it is about

_ASKS = Judged("open", "asked by the article itself")


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


def _found(analysis: Analysis, around: Surroundings) -> Iterator[tuple[Sequence[Sentence], int, Judged]]:
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
            raised = _judge(sentence, everything, over, around, unsaid)
            if raised is not None:
                yield sentences, number, raised


def _judge(
    sentence: Sentence, everything: Sequence[Sentence], heading: str, around: Surroundings, unsaid: dict[int, str]
) -> Judged | None:
    """What makes a sentence a question of its article, if anything does."""
    if not any(t.tag in FINITE for t in sentence.tokens):  # "Not known.": a label
        return None
    if _is_asked(sentence):
        asked = _asked(sentence, _following(everything, sentence), heading, around, unsaid)
        if asked is not None:
            return asked
    said = unsaid.get(sentence.index)
    if said is not None and not matched("closed", own_voice(sentence, around)):
        return judged(sentence, around) or Judged("open", f"phrase: {said}")
    return judged(sentence, around)


def _run_in(sentences: Sequence[Sentence]) -> str:
    """The heading that opens a paragraph: "Not known. How many …"."""
    first = sentences[0] if sentences else None
    if first is None or len(sentences) == 1 or any(t.tag in FINITE for t in first.tokens):
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


def _asked(
    sentence: Sentence, following: Sequence[Sentence], heading: str, around: Surroundings, unsaid: dict[int, str]
) -> Judged | None:
    """A question of the article's own, unless it is rhetorical or answered at once."""
    if sentence.text.rstrip(" *_)")[-2:] in _SOMEBODYS:
        return None
    text = own_voice(sentence, around).strip()
    words = re.findall(r"[^\W_]+", text)
    if not matched("direct", text) or len(words) < _WORTH_ASKING or matched("rhetorical", text):
        return None
    first = sentence.start == 0 and sentence.block.kind == "list-item"
    if first or matched("unknown", heading):
        return _ASKS
    if matched("hollow", text):
        return None
    reply = next((s for s in following if not _is_asked(s)), None)
    if reply is None:
        return _ASKS
    if matched("coming", text):
        return None if matched("answer", reply.text.lower().lstrip("\"'“‘«» ")) else _ASKS
    is_open = matched("unanswered", own_voice(reply, around)) or judged(reply, around) is not None
    return _ASKS if is_open or reply.index in unsaid else None


def _unsaid(analysis: Analysis) -> dict[int, str]:
    """By sentence, what somebody is reported not to say or know: "would not say whether"."""
    found: dict[int, str] = {}
    for attribution in analysis.attributions:
        cue, content = attribution.cue, attribution.content[0]
        if cue is None or attribution.quoted or attribution.act not in _KNOWING:
            continue
        before = cue.block.text[: cue.start].lower().split()[-1:]
        undecided = cue.text.lower() in _UNDECIDED and before in _STILL  # "Farmers are divided over whether …"
        speaker = attribution.source.text.lower().split() if attribution.source is not None else [""]
        if speaker[0] in _FIRST_PERSON or not (attribution.negated or speaker[0] in _NOBODY or undecided):
            continue
        token = next(iter(analysis.text.covering(content)), None)
        at = next(iter(analysis.text.covering(cue)), None)
        if token is not None and at is not None and token.lower in _INDIRECT:
            found.setdefault(at.sentence.index, f"{cue.text} {token.text}")
    return found


def _is_asked(sentence: Sentence) -> bool:
    return sentence.text.rstrip(" *_)”\"'").endswith("?")


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
    begin = near
    if number > 1 and near.index < sentence.index and _leans(near, around):  # and the one that this leans on
        begin = sentences[number - 2]
    return (Passage(near.block, begin.start, near.end).stripped().evidence,)


def _leans(sentence: Sentence, around: Surroundings) -> bool:
    """Whether a reader of a question alone would ask what it is about."""
    plain = [t for t in sentence.tokens if t.text[:1].isalnum() and not around.is_quoted(t)]
    text = around.masked(sentence, sentence.start)
    if points_outside(sentence, plain, text, around) or leans_much(plain, around):
        return True
    named = any(mention.form == "name" for mention, _ in around.mentions_in(sentence))
    return not named and len(plain) <= _BRIEF
