"""What in a sentence points to another one: pronouns, "that day", "such an order", "the minister".

`points_outside` finds what leaves a reader without the meaning, `leaning` what only makes the sentence weaker alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from briefgen.extract.prose import pattern, words
from briefgen.extract.surroundings import Surroundings
from briefgen.language.dates.words import WORDS
from briefgen.language.grammar import Sentence, Token
from briefgen.language.names.wordlists import wordlists

_SINGULAR = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
_ADDRESSED = frozenset({"i", "me", "my", "mine", "we", "us", "our", "ours", "you", "your", "yours"})
_POINTING = frozenset({"this", "that", "these", "those", "it", "its", "they", "their", "them"})
_COUNTING = frozenset({"both", "neither", "another", "others", "each", "one", "some", "none", "either", "many"})
_ORDINALS = frozenset(WORDS["ordinals"]) | {"first"}
_HERE = frozenset({"here", "there", "then", "now"})
_LEANING = _SINGULAR | _ADDRESSED | _POINTING | _COUNTING | _HERE
_SEVERAL = frozenset({"everybody", "everyone", "nobody", "anybody", "anyone", "each", "people", "police"})
_BEING = frozenset({"be", "remain", "seem", "appear", "emerge", "become"})
_STATED = frozenset({"ccomp", "csubj"})
_PERSONAL_ENDINGS = ("or", "er", "ist", "man", "ant", "ee", "ian", "boy", "girl", "child", "person")
_TOLD = frozenset({"tell", "inform", "warn", "assure", "remind", "ask", "notify", "persuade", "convince"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_WITHIN = frozenset({"compound", "nmod", "amod", "poss", "pobj", "prep", "appos"})
_TELLING = frozenset({"relcl", "prep", "acl", "poss", "compound", "amod", "nummod", "appos"})
# How far a sentence that can be read alone still leans on others, in points of its weight.
_ADDS, _WHICH, _SURNAME, _QUOTE, _WHERE = 0.4, 0.8, 0.3, 0.8, 0.8


def points_outside(sentence: Sentence, plain: Sequence[Token], text: str, around: Surroundings) -> bool:
    """Whether a sentence has words whose meaning lies in another; `plain` and `text` leave out what is quoted."""
    if pattern("openers").match(text) or pattern("outside").search(text) or _same_time(sentence, text, around):
        return True
    if any(_is_measured(t) or _is_owner(t) or _lacks_noun(t) for t in plain):
        return True
    lean = [t for t in plain if t.lower in _LEANING]
    if not lean:
        return False
    return (
        any(t.lower in _ADDRESSED and t.tag in {"PRP", "PRP$"} for t in lean)
        or (points_back(plain[0]) and plain[0].index == _first(sentence, text).index)
        or any(_is_elsewhere(t, around) for t in lean)
        or not _names_its_people(lean, around)
    )


def _lacks_noun(token: Token) -> bool:
    """`The second is to be opened in May`: a number of what an earlier sentence counts."""
    if token.lower not in _ORDINALS or token.dep not in _SUBJECTS or token.child("prep", "nummod") is not None:
        return False
    before = (t for t in token.sentence.tokens if t.index < token.index and t.pos == "NOUN")
    return not any(c.lower in _ORDINALS or c.tag == "CD" for t in before for c in t.children)


def leaning(
    sentence: Sentence, plain: Sequence[Token], text: str, around: Surroundings, headline: frozenset[str]
) -> float:
    """How much a sentence leans on others, in points; `headline` has the lemmas a reader has before them."""
    lean = _ADDS if pattern("additive").search(text) else 0.0
    if leans_much(plain, around, headline):
        lean += _WHICH
    people = [(m, n) for m, n in around.mentions_in(sentence) if n.kind == "person" and m.form == "name"]
    if people and all(_is_surname(m.passage.text, n.name) for m, n in people):
        lean += _SURNAME
    if text.startswith("_") or 2 * text.count("_") > len(text):  # a voice, where news could stand
        lean += _QUOTE
    if any(t.lower == "here" and t.dep == "advmod" for t in plain):
        lean += _WHERE
    return lean


def leans_much(plain: Sequence[Token], around: Surroundings, headline: frozenset[str] = frozenset()) -> bool:
    """Whether the first thing a sentence speaks of is one that a reader has to know already: "the company"."""
    subject = next((t for t in plain if t.dep in _SUBJECTS), None)
    return subject is not None and _which(subject, around, headline)


def _first(sentence: Sentence, text: str) -> Token:
    begin = sentence.end - len(text)
    return next((t for t in sentence.tokens if t.start >= begin and t.text[:1].isalnum()), sentence.tokens[0])


def _same_time(sentence: Sentence, text: str, around: Surroundings) -> bool:
    """As in "A ruling the same day": a time or thing that is the same as one of another sentence."""
    begin = sentence.end - len(text)
    return any(not around.dated(sentence, begin + m.start()) for m in pattern("same-time").finditer(text))


def points_back(first: Token) -> bool:
    """Whether the first word means something said before: "They", "Both", "That night", "Here is"."""
    word = first.lower
    if word in _POINTING or word in _SINGULAR:
        return not (first.dep in {"expl", "mark"} or _is_stated(first))
    if word in _HERE:
        return first.dep != "expl"
    return word in _COUNTING and first.dep in _SUBJECTS and not any(c.lower == "of" for c in first.children)


def _is_stated(it: Token) -> bool:
    """As in "It is disputed whether …": the "it" stands for a clause of its own sentence."""
    verb = it.head
    if it.lower != "it" or verb.lemma not in _BEING:
        return False
    judged = verb.children_with("acomp", "oprd")
    below = [*verb.children, *(grandchild for child in verb.children for grandchild in child.children)]
    clauses = _STATED | ({"xcomp", "advcl"} if judged else set())
    return any(c.dep in clauses for c in below if c.index > it.index)


def _is_elsewhere(token: Token, around: Surroundings) -> bool:
    """Whether a word means something that its sentence does not have: "moved it", "those hours", "was then"."""
    word = token.lower
    if word in {"they", "them"} and token.tag == "PRP":
        several = _SEVERAL | (wordlists().nominal["organisation"] if word == "they" else frozenset())
        return not any(t.tag in {"NNS", "NNPS"} or t.dep == "conj" or t.lower in several for t in _before(token))
    if word in {"it", "its", "their"} and token.tag in {"PRP", "PRP$"} and token.dep != "expl":
        return not _is_stated(token) and not _has_thing(token, around)
    if word in {"that", "those", "these", "this"}:
        return _is_pointing(token)
    if word == "one":
        return token.dep in {"dobj", "pobj", "attr"} and not token.children and token.entity == ""
    if word == "then":
        before = token.sentence.block.text[: token.start].rstrip()
        follows = before.endswith(",") or before.rpartition(" ")[2] in {"and", "or"}
        return token.dep in {"pobj", "pcomp"} or (token.head.is_root and token.index < token.head.index and not follows)
    return False


def _before(token: Token) -> list[Token]:
    """The words before one that it can stand for: not the phrase it stands in itself."""
    above = {t.index for t in takewhile(lambda t: t.pos not in {"VERB", "AUX"}, token.ancestors())}
    return [t for t in token.sentence.tokens if t.index < token.index and t.index not in above]


def _has_thing(token: Token, around: Surroundings) -> bool:
    """Whether a sentence has something before its "it"; before an opening "its", a subject behind will do."""
    verbs = _verbs_over(token) if token.dep in {"dobj", "pobj"} else set()
    if any(_is_thing(t, around) and not _is_subject(t, verbs) for t in _before(token)):
        return True
    if token.tag != "PRP$":
        return False
    behind = (t for t in token.sentence.tokens if t.dep in _SUBJECTS and t.head.is_root and t.index > token.index)
    return any((t.tag in {"NNS", "NNPS"}) == (token.lower == "their") for t in behind)


def _is_thing(token: Token, around: Surroundings) -> bool:
    """Whether "it" or "its" can stand for a word: for no person, no day and not for those who are told or asked."""
    if token.pos not in {"NOUN", "PROPN"} or token.entity in {"DATE", "TIME"}:
        return False
    top = _top(token)
    if top.dep in {"dobj", "dative"} and top.head.lemma in _TOLD:
        return False
    found = around.mentioned(token.head if token.dep == "appos" else token)
    if found is not None:
        return found[1].kind != "person"
    return token.lower not in wordlists().nominal["person"] | wordlists().role_nouns


def _top(token: Token) -> Token:
    """The head of the phrase that a word stands in."""
    while token.dep in _WITHIN and token.head.pos not in {"VERB", "AUX"}:
        token = token.head
    return token


def _verbs_over(token: Token) -> set[int]:
    """The verbs that an object hangs on, up through "is to" and "wants to": their subject is not the object."""
    verb = next((t for t in token.ancestors() if t.pos in {"VERB", "AUX"}), token)
    found = {verb.index}
    while verb.dep in {"xcomp", "conj"} or (verb.dep == "advcl" and verb.tag == "VB"):
        verb = verb.head
        found.add(verb.index)
    return found


def _is_subject(token: Token, verbs: set[int]) -> bool:
    """Whether a word stands in the subject of one of some verbs."""
    top = _top(token)
    return top.dep in _SUBJECTS and top.head.index in verbs


def _is_measured(token: Token) -> bool:
    """As in "was more careful": a comparison whose other side is not in the sentence."""
    if token.dep != "acomp":
        return False
    compared = token.tag == "JJR" or any(c.tag == "RBR" for c in token.children)
    return compared and not any(t.lower == "than" or t.pos == "NUM" for t in token.sentence.tokens)


def _is_owner(token: Token) -> bool:
    """As in "Ostland's says": the subject is what somebody has, and it is not said what."""
    return token.dep in _SUBJECTS and token.child("case") is not None


def _is_pointing(token: Token) -> bool:
    """As in "those hours" or "did not comment on this"; not "those who", "this year", or the "that" of a clause."""
    if token.dep == "det":
        told = any(c.dep in {"relcl", "prep", "acl"} for c in token.head.children)
        now = token.lower in {"this", "these"} and token.head.lemma in words("times")
        return not (told or now)
    if token.tag != "DT" or token.dep in {"mark", "predet"}:
        return False
    if any(c.dep in {"relcl", "prep", "acl"} for c in token.children):
        return False
    return token.dep in {"dobj", "pobj", *_SUBJECTS}


def _names_its_people(plain: Sequence[Token], around: Surroundings) -> bool:
    """Whether each "he" and "her" outside quotation marks has somebody before it in the sentence."""
    pronoun = next((t for t in plain if t.lower in _SINGULAR and t.tag in {"PRP", "PRP$"}), None)
    if pronoun is None:
        return True
    before = [t for t in _before(pronoun) if not around.is_said_by(t, pronoun)]
    if any(_is_somebody(t) for t in before):
        return True
    resolved = around.mentioned(pronoun)
    if resolved is not None and resolved[0].form == "pronoun":
        return any(m.form != "pronoun" and n is resolved[1] for m, n in around.mentions_in(pronoun.sentence))
    posts = wordlists().role_nouns | wordlists().nominal["person"]
    return any(t.entity == "PERSON" or t.lower in posts or _is_named_person(t, around) for t in before)


def _is_somebody(token: Token) -> bool:
    """As in "a defector", "an undertaker": a person the sentence itself brings in."""
    new = any(c.lower in {"a", "an"} and c.dep == "det" for c in token.children)
    return new and token.tag == "NN" and token.lower.endswith(_PERSONAL_ENDINGS)


def _is_named_person(token: Token, around: Surroundings) -> bool:
    found = around.mentioned(token)
    return found is not None and found[1].kind == "person" and found[0].form == "name"


def _which(subject: Token, around: Surroundings, headline: frozenset[str]) -> bool:
    """Whether a reader asks which one is meant by a subject such as "the company" or "the minister's answer"."""
    owner = subject.child("poss")
    head = owner if owner is not None and owner.pos == "NOUN" else subject
    if head.pos != "NOUN" or not any(c.dep == "det" and c.lower == "the" for c in head.children):
        return False
    if head.lemma in headline or any(c.dep in _TELLING and c.lower not in {"the", "'s"} for c in head.children):
        return False
    found = around.mentioned(head)
    if found is not None and found[0].form == "name":
        return False
    return head.lower not in wordlists().nominal["government"]


def _is_surname(mention: str, name: str) -> bool:
    return len(mention.split()) == 1 < len(name.split())
