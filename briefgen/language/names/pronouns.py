"""Pronouns of the third person: whom "she", "it" and "they" mean, where it is clear."""

from __future__ import annotations

from briefgen.language.datelines import report_start
from briefgen.language.grammar import Token
from briefgen.language.names.groups import Group
from briefgen.language.names.memory import Memory, Seen
from briefgen.language.names.wordlists import wordlists

PERSONAL = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
PLURAL = frozenset({"they", "them", "their", "themselves"})
BODIES = frozenset({"organisation", "armed-group", "government", "media"})
_MANY = frozenset({"armed-group", "community", "organisation"})
_REACH = 4  # sentences back a pronoun may look


def add_personal(memory: Memory, token: Token) -> None:
    """Adds "she" to the person met whom it fits best, unless that is somebody unnamed."""
    gender = PERSONAL[token.lower]
    best: tuple[float, Group | None] | None = None
    for seen in reversed(memory.seen):
        if token.sentence.index - seen.token.sentence.index > _REACH:
            break
        group = seen.group
        if group is not None and (group.kind != "person" or (group.gender and group.gender != gender)):
            continue
        if _barred(token, seen):
            continue
        score = _fitness(memory, token, seen, gender)
        if best is None or score > best[0]:
            best = (score, group)
    if best is None or best[1] is None:
        return
    group = best[1]
    group.gender = group.gender or gender
    memory.add(group, token, token, "pronoun")
    memory.meet(group, token)


def _fitness(memory: Memory, token: Token, seen: Seen, gender: str) -> float:
    """How well somebody met fits a pronoun: near, a subject, often met, of its gender, outside quotations."""
    far = token.sentence.index - seen.token.sentence.index
    score = -1.0 * far + (1.2 if seen.subject else 0.0) + (0.4 if seen.token.block is token.block else 0.0)
    score += 0.3 * min(4, memory.met[id(seen.group)])
    if seen.group is None:
        score += 0.3 if far else -0.6
    elif seen.group.gender == gender:
        score += 1.0
    if far == 0 and token.tag == "PRP$":
        score += 0.5
    quoted = (seen.token.block.index, seen.token.index) in memory.in_quotes
    if quoted and (token.block.index, token.index) not in memory.in_quotes:
        score -= 1.0
    return score


def _barred(token: Token, seen: Seen) -> bool:
    """An object pronoun does not mean its own verb's subject."""
    if token.lower in {"him", "her"} and token.tag == "PRP":
        verb = token.head if token.dep != "pobj" else token.head.head
        return seen.token.head is verb and seen.subject
    return (
        token.sentence is seen.token.sentence and token.tag == "PRP" and token.head is seen.token.head and seen.subject
    )


def add_it(memory: Memory, token: Token) -> None:
    """As in "It" that speaks, "its" of the body that is this sentence's or the last one's subject."""
    verb = token.head
    speech = wordlists().speech
    inside = verb.dep == "ccomp" and verb.head.lemma in speech  # "the bank said it would …"
    speaks = token.lower == "it" and token.dep == "nsubj" and (verb.lemma in speech or inside)
    if not speaks and token.lower != "its":
        return
    for seen in reversed(memory.seen):
        far = token.sentence.index - seen.token.sentence.index
        if far > 1 or (far == 1 and not seen.subject):
            if far > 1:
                return
            continue
        group = seen.group
        if group is None or group.kind not in BODIES or not (seen.subject or far == 0) or _signs(seen.token):
            continue
        memory.add(group, token, token, "pronoun")
        memory.meet(group, token)
        return


def _signs(token: Token) -> bool:
    """Whether a name stands in a dateline, of which "its" never speaks: "LIMA (Reuters) -"."""
    return token.start < report_start(token.block.text)


def add_plural(memory: Memory, token: Token) -> None:
    """As in "They", after a sentence about a group that is spoken of as many: "the Houthis", "Orvelle are"."""
    if any(t.tag in {"NNS", "NNPS"} and t.dep == "nsubj" and not _is_met(memory, t) for t in _between(memory, token)):
        return
    for seen in reversed(memory.seen):
        far = token.sentence.index - seen.token.sentence.index
        if far > 1:
            return
        if not seen.subject:
            continue
        group = seen.group
        many = group is not None and group.kind in _MANY and _is_plural(seen.token)
        if group is not None and (many or group.kind == "community"):
            memory.add(group, token, token, "pronoun")
            memory.meet(group, token)
        return


def _is_plural(subject: Token) -> bool:
    """Whether a name is spoken of as many: by its form, or by its verb."""
    verb = subject.head
    forms = [verb, *(child for child in verb.children if child.dep == "aux")]
    return (
        subject.tag == "NNPS" or subject.lower.endswith("s") or any(t.tag == "VBP" or t.lower == "were" for t in forms)
    )


def _between(memory: Memory, token: Token) -> list[Token]:
    """The tokens of the sentence before and of this one up to a token."""
    row = memory.text.tokens[token.block.index]
    return [t for t in row[: token.index] if token.sentence.index - t.sentence.index <= 1]


def _is_met(memory: Memory, token: Token) -> bool:
    return (token.block.index, token.index) in memory.inside
