"""What the article itself leaves open, doubts or speculates about; what a speaker wonders is a claim.

Which phrases open a question is data (`language/english/questions.toml`); here they are read outside quotations
and outside what somebody is said to have said.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
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
# A heading announces, a table's cell is a fragment: neither can be read alone.
_PASSED_OVER = ("heading", "cell")
# What an indirect question begins with.
_INDIRECT = frozenset({"whether", "if", "who", "whom", "whose", "what", "which", "when", "where", "why", "how"})
# A question of fewer words ("Why?", "How many?") cannot be read alone.
_WORTH_ASKING = 3
_KINDS: tuple[QuestionKind, ...] = ("speculation", "doubt", "open")


class QuestionExtractor:
    name = "questions"
    needs: frozenset[str] = frozenset({"claims"})
    gives = frozenset({"questions"})

    def extract(self, analysis: Analysis, found: Findings, ids: IdMaker) -> Findings:
        questions = []
        heading = ""
        for block in analysis.text.document.blocks:
            if block.kind == "heading":
                heading = block.text.lower()
            if block.kind in _PASSED_OVER:
                continue
            sentences = analysis.text.sentences_of(block)
            for number, sentence in enumerate(sentences):
                asked = _asked(analysis, sentence, sentences[number + 1 :], heading)
                judged = _kind(_own_voice(analysis, sentence)) or _reported(_unquoted(analysis, sentence))
                judged = asked or judged or _unsaid(analysis, sentence)
                if judged is not None and not (judged[0] == "speculation" and _fragment(sentence)):
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
        if attribution.source is not None and (attribution.act not in _LEAVES_OPEN or attribution.frame == "script")
        for passage in attribution.content
    ]
    return _without(sentence, [*(q.passage for q in analysis.quotations), *said])


def _matched(section: str, text: str) -> str | None:
    """The words of a text that a section's patterns find."""
    return next((match[0] for match in (p.search(text) for p in _patterns(section)) if match is not None), None)


def _asked(
    analysis: Analysis, sentence: Sentence, following: Sequence[Sentence], heading: str
) -> tuple[QuestionKind, str] | None:
    """A question of the article's own, unless it is rhetorical or answered at once."""
    text = _own_voice(analysis, sentence).strip()
    why = _matched("direct", text)
    words = re.findall(r"[^\W_]+", text)
    if why is None or len(words) < _WORTH_ASKING or _matched("rhetorical", text):
        return None
    reply = next((s for s in following if not s.text.rstrip().endswith("?")), None)
    first = sentence.start == 0 and sentence.block.kind == "list-item"
    if reply is None or first or _matched("unknown", heading):
        return "open", why
    said = _own_voice(analysis, reply).strip()
    if _matched("coming", text):
        return None if _matched("answer", reply.text.lower().lstrip("\"'“‘«» ")) else ("open", why)
    return ("open", why) if _kind(said) or _unsaid(analysis, reply) else None


def _unsaid(analysis: Analysis, sentence: Sentence) -> tuple[QuestionKind, str] | None:
    """What somebody in an article is reported not to say or know: "would not say whether"."""
    for attribution in analysis.attributions:
        cue, content = attribution.cue, attribution.content[0]
        if cue is None or cue.block is not sentence.block or not attribution.negated or attribution.quoted:
            continue
        token = next(iter(analysis.text.covering(content)), None)
        if sentence.start <= cue.start < sentence.end and token is not None and token.lower in _INDIRECT:
            return "open", f"{cue.text} {token.text}"
    return None


def _fragment(sentence: Sentence) -> bool:
    """Whether a sentence lacks a finite verb, so that nothing is guessed in it: "Not yet, and perhaps never."."""
    return not any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in sentence.tokens)


def _kind(text: str) -> tuple[QuestionKind, str] | None:
    """The kind of question a narrator's sentence raises, and the words that raise it."""
    found = ((kind, _matched(kind, text)) for kind in _KINDS)
    return next(((kind, why) for kind, why in found if why is not None), None)


def _reported(text: str) -> tuple[QuestionKind, str] | None:
    """What somebody is reported to call unknown is open for the reader, too."""
    why = _matched("reported", text)
    return ("open", why) if why is not None else None
