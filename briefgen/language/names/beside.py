"""What stands around a name and says what it is of: nouns beside it, prepositions of place, verbs of speech, "X, Y"."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from briefgen.language.datelines import dateline
from briefgen.language.grammar import Token
from briefgen.language.names.gazetteer import countries
from briefgen.language.names.landmarks import provinces_named
from briefgen.language.names.spans import NameSpan
from briefgen.language.names.towns import cities_named
from briefgen.language.names.wordlists import fold, wordlists

_PUBLISHES = frozenset({"publish", "broadcast", "print"})
_ARMED_ADJECTIVES = frozenset({"armed", "rebel", "militant", "jihadist", "guerrilla", "paramilitary", "insurgent"})
_VOICES = frozenset({"spokesman", "spokeswoman"})
_RELATIONS = frozenset({"of", "from"})
_DIRECTIONS = frozenset(
    {"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "outside", "near"}
)


_SCORE = re.compile(r"(?<![\d-])\d{1,2}[-–]\d{1,2}(?![\d-])")
_ARTICLE = re.compile(r"(?:The|A|An) $")
_PAIRS = frozenset({("“", "”"), ('"', '"'), ("‘", "’"), ("«", "»")})
_VERSION = re.compile(r"[0-9]{1,2}(?:[.][0-9]{1,2})*|[IVX]{2,4}")


@dataclass(slots=True)
class Surroundings:
    """How often each cue stands beside a group's names; `nouns` are the words themselves."""

    counts: Counter[str] = field(default_factory=Counter)
    nouns: set[str] = field(default_factory=set)
    within: str = ""  # the larger place in "Montreux, Switzerland"
    near: str = ""  # the other place in "X, south of Y"


def look_around(spans: list[NameSpan]) -> Surroundings:
    """The cues around all the names of one."""
    found = Surroundings()
    for span in spans:
        for noun in _described(span):
            word = fold(noun.text)
            found.nouns.add(word)
            cue = _cue(noun, word)
            if cue == "thing" and noun.index > span.tokens[-1].index and span.label == "PERSON":
                continue  # "a man, X, the first boat …" is a list more often
            if cue:
                found.counts[cue] += 1
        cue = _possession(span)
        if cue:
            found.counts[cue] += 1
        found.counts["located"] += is_located(span)
        found.counts["speaks"] += speaks(span)
        found.counts["feels"] += _feels(span)
        found.counts["publishes"] += span.head.dep == "nsubj" and span.head.head.lemma in _PUBLISHES
        found.counts["inside"] += _is_inside(span)
        among = _listed_among(span)
        if among:
            found.counts[among] += 1
        found.counts["scheme"] += _names_scheme(span)
        found.counts["employs"] += _employs(span)
        found.counts["published in"] += _publishes(span)
        found.counts["of person"] += _belongs_to_person(span)
        found.counts["dateline"] += is_dateline(span)
        found.counts["version"] += _has_version(span)
        found.counts["team"] += _is_plural_subject(span)
        found.counts["sinks"] += _sinks(span)
        found.counts["agent"] += _acts(span)
        found.counts["which"] += _is_related(span)
        found.counts["officers"] += _has_officer(span)
        found.counts["plays"] += _plays(span)
        found.counts["quoted"] += is_quoted(span)
        found.within = found.within or _larger_place(span)
        found.near = found.near or _other_place(span)
    return found


def _cue(noun: Token, word: str) -> str:
    beside = wordlists().beside
    if word in beside["thing"]:
        return "thing"
    if word in beside["armed"] or (word == "group" and any(c.lower in _ARMED_ADJECTIVES for c in noun.children)):
        return "armed-group"
    if word in beside["site"]:
        return "site"
    if word in beside["house"]:
        return "organisation"
    for cue, key in (("media", "media"), ("place", "place"), ("organisation", "body")):
        if word in beside[key]:
            return cue
    if word.endswith(("maker", "builder")):
        return "organisation"
    return "person" if word in wordlists().role_nouns - beside["relation"] else ""


def _described(span: NameSpan) -> list[Token]:
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
    after = _following(span, 8)
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


def _possession(span: NameSpan) -> str:
    """What a name is said to have, "X's energy minister", "the shares of X": "ruled" for places, "owned" for bodies."""
    head, beside = span.head, wordlists().beside
    after = _following(span, 5)
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


def is_located(span: NameSpan) -> bool:
    """Whether the name stands after a preposition of place."""
    head = span.head
    places = wordlists().beside["prepositions"]
    listed = head
    while listed.dep == "conj" and listed.head is not listed:
        listed = listed.head  # "in Orvelle and Tavola"
    if listed.dep == "pobj" and listed.head.lower in places:
        return True
    before = [t for t in head.sentence.tokens if t.index == span.tokens[0].index - 1]
    return bool(before) and before[0].lower in {"in", "near", "outside", "at"}


def speaks(span: NameSpan) -> bool:
    """Whether the name is the subject of a verb of speech or thought."""
    head = span.head
    return head.dep == "nsubj" and head.head.lemma in wordlists().speech


def _listed_among(span: NameSpan) -> str:
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


def _feels(span: NameSpan) -> bool:
    """Whether the name is the subject of what only a person does: "hopes", "remembers", "smiled"."""
    return span.head.dep == "nsubj" and span.head.head.lemma in wordlists().feels


def _is_inside(span: NameSpan) -> bool:
    """As in "In Orvelle we were told", "schools in Orvelle": what happens or stands in it; nobody trusts in it."""
    above = span.head.head
    if span.head.dep != "pobj" or above.lower != "in" or above.dep != "prep":
        return False
    return above.head.pos == "VERB" or above.head.lemma in wordlists().beside["sited"]


def _belongs_to_person(span: NameSpan) -> bool:
    """As in "Jane Doe of X": what a person is of is a body or a place, no person."""
    head = span.head
    return head.dep == "pobj" and head.head.lower == "of" and head.head.head.entity == "PERSON" and head.entity != ""


def _names_scheme(span: NameSpan) -> bool:
    """As in "the Horizon programme": what is named is no body."""
    head = span.head
    modifies = head.dep in {"compound", "nmod"} and head.head.index == span.tokens[-1].index + 1
    noun, beside = head.head, wordlists().beside
    owned = any(t.tag == "POS" and t.index == span.tokens[0].index - 1 for t in span.head.sentence.tokens)
    thing = noun.lemma in beside["thing"] and (noun.tag == "NNS" or len(span.words) > 2 or owned)
    return modifies and (noun.lower in beside["scheme"] or thing)


def _employs(span: NameSpan) -> bool:
    """As in "analysts at X"."""
    above = span.head.head
    return span.head.dep == "pobj" and above.lower == "at" and above.head.lemma.lower() in wordlists().role_nouns


def _publishes(span: NameSpan) -> bool:
    """As in "a study published on Tuesday in X"."""
    above = span.head.head
    return span.head.dep == "pobj" and above.lower == "in" and above.head.lemma in {"publish", "print", "appear"}


def _has_version(span: NameSpan) -> bool:
    """As in "Firebird 3", "Firebird 3.5": a small number right behind a name that belongs to it."""
    after = _following(span, 3)
    if not after or after[0].tag != "CD" or not _VERSION.fullmatch(after[0].text):
        return False
    bare = len(after) < 2 or (
        after[1].tag not in {"NN", "NNS", "NNP", "NNPS", "CD", "HYPH"} and after[1].text not in {"-", "–"}
    )
    return bare and (after[0].head in span.tokens or "." in after[0].text)


def _sinks(span: NameSpan) -> bool:
    """As in "the Northern Light sank", "has docked": a ship."""
    head = span.head
    alone = head.head.child("dobj") is None  # "the navy sank it"
    return head.dep == "nsubj" and head.head.lemma in wordlists().beside["sinks"] and alone and span.label != "PERSON"


def _is_plural_subject(span: NameSpan) -> bool:
    """As in "Orvelle are third", "Orvelle head to the coast": one name with a plural verb is a team's."""
    head = span.head
    if head.dep != "nsubj" or span.tokens[-1].text.endswith("s") or any(c.dep in {"conj", "cc"} for c in head.children):
        return False
    verb = head.head
    forms = [verb, *(c for c in verb.children if c.dep == "aux")]
    plural = any(t.lower in {"are", "were", "have"} and t.tag in {"VBP", "VBD"} for t in forms)
    bare = verb.tag == "VBP" and len(forms) == 1 and verb.index > span.tokens[-1].index and verb.dep == "ROOT"
    if bare and len(span.words) == 1:
        return True
    return plural and head.dep != "conj" and not _is_question(verb, head)


def _is_question(verb: Token, subject: Token) -> bool:
    """Whether the verb, or its auxiliary, stands before its subject: what is plural then may be something else."""
    return min([verb.index, *(c.index for c in verb.children if c.dep == "aux")]) < subject.index


def _acts(span: NameSpan) -> bool:
    """Whether the name is the subject of what only somebody does, in the active voice."""
    head = span.head
    return head.dep == "nsubj" and head.head.pos == "VERB" and head.head.lemma not in wordlists().befalls


def _is_related(span: NameSpan) -> bool:
    """As in "X, which has": what "which" goes on about is no person."""
    top = span.head
    while (second := next((c for c in top.children if c.dep == "conj"), None)) is not None:
        top = second  # "X and Y, which have"
    row = top.sentence.tokens
    start = max(top.index, span.tokens[-1].index) + 1 - row[0].index
    after = [t for t in row[start : start + 3] if t.text != ","]
    return len(after) > 1 and after[0].lower == "which" and after[1].pos in {"VERB", "AUX"}


def _has_officer(span: NameSpan) -> bool:
    """As in "X analyst Ada Ukwu", "X chief executive Ada Ukwu": whoever has an analyst is a body, or a place."""
    after = _following(span, 4)
    posts = [n for n, t in enumerate(after) if t.text.islower() and t.lower in wordlists().role_nouns]
    if not posts or posts[0] + 1 >= len(after) or span.label == "NORP":
        return False
    inner = (t.lower in wordlists().modifiers for t in after[: posts[0]])
    return all(inner) and after[posts[0] + 1].entity == "PERSON"


def _plays(span: NameSpan) -> bool:
    """As in "X beat Y 2-1", "a 2-1 win over X": a team, where the sentence has a score."""
    head, sentence = span.head, span.head.sentence.tokens
    beside = wordlists().beside
    above = head.head
    side = head.dep in {"nsubj", "dobj"} and above.lemma in beside["match"]
    beaten = head.dep == "pobj" and above.head.lemma in beside["match"]
    if not (side or beaten):
        return False
    text = head.block.text[sentence[0].start : sentence[-1].end]
    return _SCORE.search(text) is not None


def is_quoted(span: NameSpan) -> bool:
    """Whether quotation marks hold the name and nothing else but its article: “The Long Way”."""
    text = span.tokens[0].block.text
    before = _ARTICLE.sub("", text[: span.tokens[0].start])[-1:]
    after = text[span.tokens[-1].end :].lstrip(",.")[:1]
    return (before, after) in _PAIRS


def is_dateline(span: NameSpan) -> bool:
    """The towns that a block begins with: "GENEVA —", "GENEVA/NAIROBI, 3 May", "MUMBAI: The bank ..."."""
    text = span.tokens[0].block.text
    written = dateline(text)
    if written is not None:
        return span.tokens[-1].end <= written.end  # its towns, and the state behind them
    label = span.tokens[0].start == 0 and text[span.tokens[-1].end :].startswith(":")
    name = " ".join(span.words)
    return label and name.isupper() and bool(cities_named(name))


def _following(span: NameSpan, count: int) -> list[Token]:
    row = span.head.sentence.tokens
    start = span.tokens[-1].index + 1 - row[0].index
    return list(row[start : start + count])


def _larger_place(span: NameSpan) -> str:
    """The state named right behind: "Montreux, Switzerland", "Akron, Ohio"."""
    after = _following(span, 6)
    if len(after) < 2 or after[0].text != ",":
        return ""
    known = countries()
    words = [t.text for t in after[1:] if t.text not in {".", ","}]
    if words and words[0] in wordlists().abbreviated:
        return wordlists().abbreviated[words[0]]
    if words and words[0] in known.by_code:
        return known.by_code[words[0]]
    for length in (4, 3, 2, 1):
        key = fold(" ".join(words[:length]))
        if len(words) >= length and (key in known.by_name or key in known.states or key in wordlists().provinces):
            return key
        rest = [t.text for t in after[1:]][length : length + 2]
        listed = rest[:1] == ["and"] or (rest[:1] == [","] and rest[-1][:1].isupper())
        if len(words) >= length and provinces_named(key) and words[0][:1].isupper() and not listed:
            return key
    return ""


def _other_place(span: NameSpan) -> str:
    """The place named in "X, south of Y"."""
    after = [t for t in _following(span, 6) if t.text != ","]
    if len(after) >= 3 and after[0].lower in _DIRECTIONS and after[1].lower in _RELATIONS:
        if len(after) > 4 and after[2].lower == "the" and after[4].lower == "capital":  # "of the Lebanese capital"
            country = countries().by_adjective.get(after[3].lower)
            return fold(country.capital) if country is not None else ""
        return fold(after[2].text) if after[2].text[:1].isupper() else ""
    if len(after) >= 2 and after[0].lower in {"outside", "near"}:
        return fold(after[1].text) if after[1].text[:1].isupper() else ""
    return ""
