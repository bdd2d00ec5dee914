"""Whether a sentence can be read without the one before it, and where it begins behind a dateline or a clock time.

Which of those that can are worth a reader's time is `keypoints`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefgen.language.analysis import Analysis
from briefgen.language.grammar import Sentence, Token
from briefgen.language.names.wordlists import wordlists

_DASHES = frozenset({"—", "–", "-", "--"})
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?\s*(?:[—–:-]\s*)?(?=[\w“\"‘'«])")
_LABEL = re.compile(r"[A-Z][\w ’'-]{0,30}:\s+(?=[A-Z“\"‘«])")
_TURN = re.compile(r"(?:Q|A|Question|Answer)\s?[:.]\s")
_CREDIT = re.compile(r"\b(?:Image|Photo|Photograph|Picture|Credit)s?:")
_PERSONAL_ENDINGS = ("or", "er", "ist", "man", "ant", "ee", "ian", "boy", "girl", "child", "person")
_SINGULAR = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
_ADDRESSED = frozenset({"i", "me", "my", "mine", "we", "us", "our", "ours", "you", "your", "yours"})
_POINTING = frozenset({"this", "that", "these", "those", "it", "its", "they", "their", "them"})
_COUNTING = frozenset({"both", "neither", "another", "others", "each", "one", "some", "none", "either", "many"})
_HERE = frozenset({"here", "there", "then", "now"})
_BEING = frozenset({"be", "remain", "seem", "appear", "emerge"})
_TIMES = frozenset(
    {
        "week",
        "month",
        "year",
        "spring",
        "summer",
        "autumn",
        "winter",
        "time",
        "newspaper",
        "century",
        "weekend",
        "day",
        "morning",
        "afternoon",
        "evening",
        "season",
        "decade",
    }
)
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_MAIN = frozenset({"ROOT", "ccomp", "conj", "parataxis"})
_DATELINE = 10  # tokens up to the dash: "PORT ELLERY, on the border —"


def lead_in(sentence: Sentence) -> int:
    """How many characters of a sentence come before what it says: a dateline, a clock time, "In one line:"."""
    first = next((t for t in sentence.tokens if t.text[:1].isalnum()), sentence.tokens[0])
    if sentence.block.text[: first.start].strip(" “\"‘'«(*"):
        return 0
    clock = _CLOCK.match(sentence.text)
    if clock:
        return clock.end()
    label = _LABEL.match(sentence.text)
    if label and not any(t.pos in {"VERB", "AUX"} for t in sentence.tokens if t.end <= sentence.start + label.end()):
        return label.end()
    if not (first.text.isupper() and len(first.text) > 3):
        return 0
    dash = next((t for t in sentence.tokens[1:_DATELINE] if t.text in _DASHES), None)
    spaced = dash is not None and sentence.block.text[dash.start - 1 : dash.start].isspace()
    return dash.end - sentence.start + 1 if dash is not None and spaced else 0


def stands_alone(sentence: Sentence, analysis: Analysis) -> bool:
    """Whether a sentence is whole and says who is meant in it; `lead_in` is passed over."""
    begin = sentence.start + lead_in(sentence)
    tokens = [t for t in sentence.tokens if t.start >= begin]
    words = [t for t in tokens if t.text[:1].isalnum()]
    text = sentence.block.text[begin : sentence.end].rstrip()
    if not words or _TURN.match(sentence.text) or _CREDIT.search(text) or text.endswith(("?", ":", ";")):
        return False
    quoted = _quoted(sentence, analysis)
    plain = [t for t in words if not quoted[t.index - sentence.tokens[0].index]]
    return (
        not text[0].islower()
        and _is_clause(tokens)
        and not any(t.lower in _ADDRESSED and t.tag in {"PRP", "PRP$"} for t in plain)
        and not _points_back(words[0])
        and not any(_is_elsewhere(t) for t in plain)
        and _names_its_people(plain, analysis)
        and (2 * len(plain) > len(words) or _names_speaker(sentence, plain, analysis))
        and _is_balanced(text)
    )


def _quoted(sentence: Sentence, analysis: Analysis) -> list[bool]:
    spans = [q.passage for q in analysis.quotations if q.passage.block is sentence.block]
    return [any(p.start <= t.start < p.end for p in spans) for t in sentence.tokens]


def _is_clause(tokens: Sequence[Token]) -> bool:
    """A finite verb with its subject: no heading, no order, no "Closed in the capital"."""
    return any(t.dep in _SUBJECTS and t.head.pos in {"VERB", "AUX"} and t.head.dep in _MAIN for t in tokens)


def _points_back(first: Token) -> bool:
    """Whether the first word means something said before: "They", "Both", "That night", "Here is"."""
    word = first.lower
    if word in _POINTING or word in _SINGULAR:
        stated = (
            word == "it"
            and first.head.lemma in _BEING
            and any(
                c.dep in {"ccomp", "csubj"}
                for c in (*first.head.children, *(d for c in first.head.children for d in c.children))
            )
        )
        return not (first.dep in {"expl", "mark"} or stated)  # "It is disputed whether …"
    if word in _HERE:
        return first.dep != "expl"
    return word in _COUNTING and first.dep in _SUBJECTS and not any(c.lower == "of" for c in first.children)


def _is_elsewhere(token: Token) -> bool:
    """Whether a word means something that its sentence does not have: "moved it", "those hours", "until then"."""
    word = token.lower
    before = [t for t in token.sentence.tokens if t.index < token.index]
    if word in {"they", "them"} and token.tag == "PRP":
        bodies = wordlists().nominal["organisation"] if word == "they" else frozenset()
        return not any(t.tag in {"NNS", "NNPS"} or t.dep == "conj" or t.lower in bodies for t in before)
    if word == "it" and token.dep in {"dobj", "pobj"}:
        verb = token.head if token.dep == "dobj" else token.head.head
        return not any(t.pos in {"NOUN", "PROPN"} and not _is_subject_of(t, verb) for t in before)
    if word in {"that", "those", "these", "this"} and token.dep == "det":
        told = any(c.dep in {"relcl", "prep", "acl"} for c in token.head.children)
        now = word in {"this", "these"} and token.head.lemma.lower() in _TIMES
        return not (told or now)
    return word == "then" and token.dep in {"pobj", "pcomp"}


def _is_subject_of(token: Token, verb: Token) -> bool:
    """Whether a word stands in the subject of a verb."""
    top = token
    while top.dep in {"compound", "nmod", "amod", "poss"}:
        top = top.head
    return top.dep in _SUBJECTS and top.head is verb


def _names_its_people(plain: Sequence[Token], analysis: Analysis) -> bool:
    """Whether each "he" and "her" outside quotation marks has somebody before it in the sentence."""
    pronoun = next((t for t in plain if t.lower in _SINGULAR and t.tag in {"PRP", "PRP$"}), None)
    if pronoun is None:
        return True
    if any(t.index < pronoun.index and _is_somebody(t) for t in pronoun.sentence.tokens):
        return True
    for named in analysis.names:
        if any(
            m.form == "pronoun" and m.passage.block is pronoun.block and m.passage.start == pronoun.start
            for m in named.mentions
        ):
            inside = pronoun.sentence
            return any(
                m.form != "pronoun" and m.passage.block is inside.block and inside.start <= m.passage.start < inside.end
                for m in named.mentions
            )
    posts = wordlists().role_nouns | wordlists().nominal["person"]
    return any(
        t.index < pronoun.index and (t.entity == "PERSON" or t.lower in posts or _is_named_person(t, analysis))
        for t in pronoun.sentence.tokens
    )


def _is_somebody(token: Token) -> bool:
    """As in "a defector", "an undertaker": a person the sentence itself brings in."""
    new = any(c.lower in {"a", "an"} and c.dep == "det" for c in token.children)
    return new and token.tag == "NN" and token.lower.endswith(_PERSONAL_ENDINGS)


def _is_named_person(token: Token, analysis: Analysis) -> bool:
    return any(
        m.form == "name" and m.passage.block is token.block and m.passage.start <= token.start < m.passage.end
        for named in analysis.names
        if named.kind == "person"
        for m in named.mentions
    )


def _names_speaker(sentence: Sentence, plain: Sequence[Token], analysis: Analysis) -> bool:
    """Whether somebody is named outside the quotation marks of a sentence that is mostly quoted."""
    starts = {t.start for t in plain}
    return any(
        m.form == "name" and m.passage.block is sentence.block and m.passage.start in starts
        for named in analysis.names
        for m in named.mentions
    )


def _is_balanced(text: str) -> bool:
    return text.count("“") == text.count("”") and text.count("«") == text.count("»") and text.count('"') % 2 == 0
