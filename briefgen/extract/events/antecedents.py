"""What a pronoun that leads to no actor stands for, by the sentence before it.

Which actor a pronoun is, is for the actors; here are the things, and what they leave open.
"""

from __future__ import annotations

from briefgen.extract.events.phrases import Range, phrase
from briefgen.extract.events.setting import Setting
from briefgen.extract.events.wording import bare
from briefgen.extract.events.words import EMPTY_SUBJECTS
from briefgen.language.grammar import Sentence, Token

_NO_DATE: Range = (0, 0)
_SUBJECTS = ("nsubj", "nsubjpass")


def antecedent(pronoun: Token, setting: Setting) -> str:
    """The thing that "it" stands for: the object, else the subject, of the sentence before; "" where there is none."""
    before = setting.analysis.text.tokens[pronoun.block.index][: pronoun.sentence.tokens[0].index]
    sentence = before[-1].sentence if before else None
    for dependencies in (("dobj",), ("nsubj", "nsubjpass")):
        for token in sentence.tokens if sentence else ():
            thing = token.pos == "NOUN" and token.tag == "NN" and token.dep in dependencies
            if thing and token.entity not in ("PERSON", "DATE", "TIME", "MONEY"):
                return phrase(token, _NO_DATE, setting)
    return ""


def named_before(pronoun: Token, setting: Setting) -> str:
    """Whom or what a sentence's subject pronoun stands for: what the sentence before it is about; else "".

    Its subject comes first, then its object; what differs in number or in being a person is passed over.
    """
    before = _sentence_before(pronoun, setting)
    if before is None or pronoun.lower not in _FITTING:
        return ""
    verbs = [before.root, *(t for t in before.tokens if t.dep == "ccomp" and t.head is before.root)]
    for dependencies in (_SUBJECTS, ("dobj",)):
        for verb in verbs:
            thing = verb.child(*dependencies)
            if thing is None:
                continue
            if thing.pos == "PRON" and thing.lower == pronoun.lower:
                return named_before(thing, setting)
            if _fits(pronoun, thing):
                return phrase(thing, _NO_DATE, setting, deep=False)
    return ""


def one_before(one: Token, setting: Setting) -> str:
    """`the next one` by what the sentence before it is about: "next poll"; "" where it is about no single thing."""
    which = next((c.lower for c in one.children_with("amod")), "")
    before = _sentence_before(one, setting)
    subject = before.root.child(*_SUBJECTS) if before is not None and which else None
    if subject is None or subject.pos != "NOUN" or subject.tag != "NN" or subject.entity:
        return ""
    return f"{which} {bare(phrase(subject, _NO_DATE, setting, deep=False))}"


def _sentence_before(word: Token, setting: Setting) -> Sentence | None:
    at = word.sentence.index
    before = setting.analysis.text.sentences[at - 1] if at else None
    near = before is not None and word.block.index - before.block.index <= 1
    return before if near and before is not None and before.block.kind == word.block.kind else None


_FITTING = {"it": ("NN", "NNP"), "he": ("NN", "NNP"), "she": ("NN", "NNP"), "they": ("NNS", "NNPS")}


def _fits(pronoun: Token, thing: Token) -> bool:
    if thing.tag not in _FITTING[pronoun.lower] or thing.pos not in ("NOUN", "PROPN") or thing.lemma in EMPTY_SUBJECTS:
        return False
    if pronoun.lower != "they" and thing.children_with("conj"):
        return False  # two are no "it"
    person = thing.entity == "PERSON" or any(thing.lower.endswith(end) for end in _OF_PERSONS)
    if pronoun.lower in ("he", "she"):
        return person
    return not (person and pronoun.lower == "it") and thing.entity not in _MEASURES


_MEASURES = ("DATE", "TIME", "MONEY", "PERCENT", "CARDINAL")
# How words for people end that hold an office or do a job.
_OF_PERSONS = ("er", "or", "ist", "ian", "man", "woman", "president", "king", "queen", "chief", "prince", "pope")
