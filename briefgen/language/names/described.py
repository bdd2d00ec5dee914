"""The nouns that say what a name is of: apposed to it, before it, owned by it, listed with it.

What it does is in `doing`, where it stands in `placing`.
"""

from __future__ import annotations

from briefgen.language.grammar import Token
from briefgen.language.names.placing import following
from briefgen.language.names.spans import NameSpan
from briefgen.language.names.wordlists import fold, wordlists

_VOICES = frozenset({"spokesman", "spokeswoman"})


def describing(span: NameSpan) -> list[Token]:
    """The nouns that describe a name: apposed on either side, modified by it, or with "of" before it."""
    head = span.head
    row = head.sentence.tokens
    first, last = span.tokens[0].index, span.tokens[-1].index
    offset = row[0].index
    nouns = [c for c in head.children if c.dep == "appos" and not first <= c.index <= last and c.text.islower()]
    if head.dep == "appos" and (head.head.text.islower() or _is_post(head.head)):
        nouns.append(head.head)
    after = row[last + 1 - offset] if last + 1 - offset < len(row) else None
    if after is not None and after.text.islower() and after.lower in wordlists().beside["armed"]:
        nouns.append(after)
    if (
        head.dep in {"compound", "nmod"}
        and head.head.index == last + 1
        and (head.head.lower in wordlists().beside["site"] or head.head.lower in wordlists().beside["house"])
    ):
        nouns.append(head.head)  # "the Derby plant", "the Tolmen museum"
    before = row[first - 1 - offset] if first > offset else None
    if before is not None and before.text.islower() and before.tag in {"NN", "NNS"}:
        nouns.append(before)
    titled = row[span.titles[0].index - 1 - offset] if span.titles and span.titles[0].index > offset else None
    if titled is not None and titled.lower in wordlists().beside["thing"]:
        nouns.append(titled)  # "the ferry Queen Ada"
    noun = _apposed(span)
    if noun is not None and noun not in nouns:
        nouns.append(noun)
    chain = head
    while chain.dep == "conj" and chain.head is not chain:
        chain = chain.head
    if chain.dep == "pobj" and chain.head.lower == "of" and chain.head.head.text.islower():
        noun = chain.head.head
        if noun.lower in wordlists().beside["place"] or noun.lower in wordlists().beside["armed"]:
            nouns.append(noun)
    return nouns


def _is_post(noun: Token) -> bool:
    """As in "The Speaker, X, urged": the capital of a post, which no name has taken."""
    row = noun.sentence.tokens
    before = row[noun.index - row[0].index - 1] if noun.index > row[0].index else None
    defined = before is not None and before.lower in {"the", "its", "their", "our"}
    return defined and noun.entity == "" and fold(noun.text) in wordlists().role_nouns


def _apposed(span: NameSpan) -> Token | None:
    """The noun of ", a (small) daily": what stands between a comma and the rest, where the parse does not say so."""
    after = following(span, 8)
    if len(after) < 3 or after[0].text != ",":
        return None
    owned = next((n for n, t in enumerate(after[:5]) if t.tag == "POS"), 0)  # ", Ruritania's largest shipbuilder"
    if not owned and after[1].lower not in {"a", "an", "the"}:
        return None
    rest = after[owned + 1 if owned else 2 :]
    for token, beyond in zip(rest, [*rest[1:], None], strict=True):
        if token.lower in wordlists().beside["media"] and (beyond is None or not beyond.tag.startswith("NN")):
            return token  # "a daily" is an adjective to the model
        if token.tag in {"NN", "NNS"} and (beyond is None or beyond.tag not in {"NN", "NNS"}):
            return token
        if not token.text.islower() and token.tag not in {"HYPH", "JJ"}:
            return None
        if token.pos in {"VERB", "AUX", "ADP", "PUNCT"} and token.tag not in {"VBN", "VBG", "HYPH"}:
            return None
    return None


def possession(span: NameSpan) -> str:
    """What a name is said to have, "X's energy minister", "the shares of X": "ruled" for places, "owned" for bodies."""
    head, beside = span.head, wordlists().beside
    after = following(span, 5)
    noun: Token | None = None
    if after and after[0].tag == "POS" and head.dep == "poss":
        noun = head.head
    elif head.dep == "pobj" and (
        head.head.lower == "of" or (head.head.lower == "for" and head.head.head.lower in _VOICES)
    ):
        noun = head.head.head
    if noun is None:
        return ""
    word = noun.lower
    if word == "president" and after and after[0].tag != "POS":
        return ""
    inner = {t.lower for t in noun.subtree() if t.dep == "compound"}  # "X's government communications office"
    ruled = word in beside["ruled"] or "government" in inner
    return "ruled" if ruled else "owned" if word in beside["owned"] else ""


def belongs_to_person(span: NameSpan) -> bool:
    """As in "Jane Doe of X": what a person is of is a body or a place, no person."""
    head = span.head
    return head.dep == "pobj" and head.head.lower == "of" and head.head.head.entity == "PERSON" and head.entity != ""


def names_scheme(span: NameSpan) -> bool:
    """As in "the Horizon programme": what is named is no body."""
    head = span.head
    modifies = head.dep in {"compound", "nmod"} and head.head.index == span.tokens[-1].index + 1
    noun, beside = head.head, wordlists().beside
    owned = any(t.tag == "POS" and t.index == span.tokens[0].index - 1 for t in span.head.sentence.tokens)
    thing = noun.lemma in beside["thing"] and (noun.tag == "NNS" or len(span.words) > 2 or owned)
    return modifies and (noun.lower in beside["scheme"] or thing)


def has_officer(span: NameSpan) -> bool:
    """As in "X analyst Ada Ukwu", "X chief executive Ada Ukwu": whoever has an analyst is a body, or a place."""
    after = following(span, 4)
    posts = [n for n, t in enumerate(after) if t.text.islower() and t.lower in wordlists().role_nouns]
    if not posts or posts[0] + 1 >= len(after) or span.label == "NORP":
        return False
    inner = (t.lower in wordlists().modifiers for t in after[: posts[0]])
    return all(inner) and after[posts[0] + 1].entity == "PERSON"


def listed_among(span: NameSpan) -> str:
    """What a lone name is listed with: "Works by X, Y and Z" names people, if all others are people's."""
    if len(span.words) > 1:
        return ""
    top = span.head
    while top.dep == "conj" and top.head is not top:
        top = top.head
    members, found = [top], []
    while members:
        member = members.pop()
        members += [child for child in member.children if child.dep == "conj"]
        if member is not span.head:
            found.append(member.entity)
    if not found:
        return ""
    return "among people" if set(found) == {"PERSON"} else "among places" if set(found) == {"GPE"} else ""
