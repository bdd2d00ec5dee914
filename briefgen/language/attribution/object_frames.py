"""Frames of verbs with a thing: "announced a plan", "accused her of it", "called it a plan", "described it as one".

Verbs with another verb are in `infinitive_frames`.
"""

from __future__ import annotations

from briefgen.language.attribution.blocks import BlockView, Found, Run, joined
from briefgen.language.attribution.limits import aside_limit, described, object_after
from briefgen.language.attribution.phrases import deed, edges, noun_phrase
from briefgen.language.attribution.speakers import PASSIVE_SUBJECTS, agent_of, is_passive, speaker_of
from briefgen.language.grammar import Token

_FIGURES = frozenset({"report", "post", "announce", "project", "forecast", "predict", "estimate", "expect"})
_LENGTH = frozenset({"for", "on", "in"})
_OF_PERSON = frozenset({"accuse", "suspect", "convict", "acquit", "clear"})


def as_something(view: BlockView, verb: Token) -> Found | None:
    as_ = next((c for c in verb.children if c.dep in ("prep", "advcl", "mark") and c.lower == "as"), None)
    if as_ is None or as_.index < verb.index or not as_.children:
        return None
    thing = verb.child("dobj", "nsubjpass", *PASSIVE_SUBJECTS)
    described: Run = edges(as_)
    if thing is None:
        return "as", (described,), None, ""
    first = noun_phrase(view, thing, without=verb)
    return ("as", tuple(sorted((first, described))), None, "") if first is not None else None


def predicate(view: BlockView, verb: Token) -> Found | None:
    """As in "called it a plan": an object and what it is called, or a small clause without a verb."""
    named = verb.child("oprd")
    thing = verb.child("dobj", *PASSIVE_SUBJECTS) or (verb.child("nsubj") if is_passive(verb) else None)
    if any(t is not None and t.text.isdigit() for t in (named, thing)):
        return None  # "called 911"
    if named is not None and thing is not None and named.index > verb.index and thing.tag == "WP":
        return "predicate", (edges(named),), None, ""  # "what he called a plan"
    freed = next((c for c in verb.children if c.lower == "what" and c.index < verb.index), None)
    if freed is not None and thing is not None and thing.index > verb.index:
        return "predicate", (edges(thing),), None, ""  # "in what many consider a defeat"
    if named is not None and thing is not None and named.index > verb.index:
        first = noun_phrase(view, thing, without=verb)
        if first is not None and verb.index < first[0]:  # "called the fine and the delay a ploy": in one piece
            return "predicate", ((first[0], edges(named)[1]),), None, ""
        return ("predicate", joined((first, edges(named))), None, "") if first is not None else None
    if thing is not None and not is_passive(verb) and verb.index < thing.index:
        quote = next((q for q in view.quotes if q[0] == thing.index + 1 or _after_article(view, thing, q)), None)
        if quote is not None:  # "called the offer “an insult”": the parse makes an apposition of it
            return "predicate", ((edges(thing)[0], quote[1]),), None, ""
    scare = _quoted_predicate(view, verb) if not is_passive(verb) else None
    if scare is not None:
        return "predicate", (scare,), None, ""
    small = next((c for c in verb.children if c.dep == "ccomp" and c.pos in ("NOUN", "PROPN", "ADJ", "NUM")), None)
    if small is not None and small.index > verb.index and small.child("nsubj") is not None:
        return "predicate", (edges(small),), None, ""
    return None


def _quoted_predicate(view: BlockView, verb: Token) -> Run | None:
    """An object and what it is called, by the words: "called this side of his work “a joke”"."""
    own = verb.child("nsubj") is not None or verb.dep == "conj"
    if not own or view.lexicon.sense("verbs", view.lemma(verb), "predicate") is None:
        return None
    quote = next((q for q in view.quotes if verb.index + 1 < q[0] < view.segment(verb.index)[1]), None)
    if quote is None or quote[0] - verb.index > 12 or view.inside[verb.index] >= 0:
        return None
    between = view.row[verb.index + 1 : quote[0]]
    plain = not any(t.text in (",", ":") or t.tag in ("VBD", "VBZ", "VBP", "MD", "CC", "TO") for t in between)
    return (verb.index + 1, quote[1]) if plain and between[0].pos in ("DET", "PRON", "PROPN", "NOUN", "ADJ") else None


def _after_article(view: BlockView, thing: Token, quote: Run) -> bool:
    """Whether only "a" or "the" parts an object from a quotation: "called the hut a “palace”"."""
    at = quote[0] - 1
    return at == thing.index + 1 and view.row[at].pos == "DET"


def object_of(view: BlockView, verb: Token) -> Found | None:
    thing = verb.child("dobj")
    if thing is None:  # "denounced what he called a plan"
        thing = next((c for c in verb.children if c.dep == "ccomp" and any(g.tag == "WP" for g in c.children)), None)
    if thing is None or thing.index < verb.index or thing.pos == "PRON" or verb.dep == "acl":
        return None
    if thing.entity in ("DATE", "TIME") and thing.tag.startswith("NNP"):
        return None  # "promised Saturday to hold elections": when it was said
    if thing.pos == "NUM" and (thing.entity not in ("MONEY", "PERCENT") or verb.lemma not in _FIGURES):
        return None
    a, b = edges(thing)
    if _blow(view, verb, thing) or verb.child("prt") is not None or _shows_only(view, verb):
        return None  # "backs up the finding", "the case highlights the gap": nobody says it
    if verb.lemma in view.lexicon.light and _thats(view, thing):
        return None  # "voiced doubts that it would hold": the doubts' own clause
    if view.lemma(verb) == "weigh" and any(t.pos == "NUM" or t.lower == "than" for t in view.row[a:b]):
        return None
    subject = speaker_of(view, verb)
    evidence = subject is not None and subject.lemma.lower() in view.lexicon.evidence
    found = evidence and view.lexicon.sense("verbs", view.lemma(verb), "finding") is not None
    return "finding" if found else "object", (object_after(view, verb, thing),), None, ""


def _thats(view: BlockView, noun: Token) -> bool:
    """Whether a noun has its that-clause right behind it, in which it attributes."""
    clause = next((c for c in noun.children if c.dep in ("acl", "relcl", "ccomp")), None)
    mark = clause.child("mark") if clause is not None else None
    own = view.lexicon.sense("nouns", noun.lemma, "clause") if noun.child("poss") is None else None
    return own is not None and mark is not None and mark.lower == "that" and mark.index == noun.index + 1


def _shows_only(view: BlockView, verb: Token) -> bool:
    """Whether something that happened is said to show a thing: "the case highlights the danger"."""
    subject = speaker_of(view, verb)
    if subject is None or view.lemma(verb) not in view.lexicon.showing:
        return False
    return subject.lower in ("it", "this", "that", "these", "those") or subject.lemma in view.lexicon.happenings


def undergone(view: BlockView, verb: Token) -> Found | None:
    """The subject of a passive that says who did it: "the tax was criticised by the miners"."""
    thing, by = verb.child(*PASSIVE_SUBJECTS), agent_of(verb)
    if thing is None or by is None or thing.pos == "PRON" or _blow(view, verb, thing):
        return None
    run = noun_phrase(view, thing, without=verb)
    return ("object", (run,), None, "") if run is not None else None


def _blow(view: BlockView, verb: Token, thing: Token) -> bool:
    """Whether a verb that also means blows may mean them: "attacked the town", but "attacked the tax"."""
    sense = view.lexicon.sense("verbs", view.lemma(verb), "object")
    if view.lemma(verb) in ("order", "threaten"):  # "ordered the withdrawal", but "ordered a drink"
        return not deed(view, thing) and view.inside[thing.index] < 0
    if view.lemma(verb) == "claim":
        return thing.lemma in view.lexicon.takings  # "claimed the money"
    if sense is None or not sense.blows or thing.lemma in view.lexicon.abstract:
        return False
    if view.inside[thing.index] >= 0:
        return False  # quoted words are words
    reason = any(c.lower in ("for", "as", "over") and c.index > thing.index for c in verb.children_with("prep"))
    return not (reason and (thing.entity in ("PERSON", "ORG", "NORP") or thing.pos == "PRON"))


def _no_topic(view: BlockView, verb: Token, prep: Token) -> bool:
    """Whether what a preposition leads to is nothing said: "called the shops for candles", "puts children at risk"."""
    noun, thing = prep.child("pobj"), verb.child("dobj")
    if verb.lemma in ("call", "refer") and thing is not None and thing.index < prep.index:
        return True  # "called the shops for candles", "referred her to the clerk"
    if prep.lower == "at" and verb.lemma in ("put", "estimate", "peg") and not _counted(prep):
        return True
    subject = speaker_of(view, verb) if verb.lemma in ("refer", "point") else None
    if subject is not None and subject.lemma in view.lexicon.happenings:
        return True  # "the word refers to a plant", "all signs point to rain"
    if view.lemma(verb) in ("respond", "reply", "react") and not _answerable(view, noun):
        return True  # "responds to treatment"
    lasting = noun is not None and noun.entity in ("DATE", "TIME", "CARDINAL", "QUANTITY")
    return lasting and prep.lower in _LENGTH  # "spoke for five minutes"


def _counted(prep: Token) -> bool:
    return any(t.pos == "NUM" for t in prep.subtree())


def _answerable(view: BlockView, noun: Token | None) -> bool:
    """Whether a noun is something said or asked, which words can answer: "responded to the criticism"."""
    if noun is None:
        return True
    lexicon = view.lexicon
    said = noun.lemma in lexicon.abstract or noun.lemma in lexicon.occasions
    return said or lexicon.has("nouns", noun.lemma) or noun.entity in ("PERSON", "ORG", "NORP")


def preposition_of(view: BlockView, verb: Token) -> Found | None:
    agent = agent_of(verb)
    blamed = verb.child("dobj")
    # "accused Belmora of ...", "accused by the state of ...": the parse hangs the preposition on the noun between.
    inner = [c for noun in (agent, blamed) if noun is not None for c in noun.children if c.lower == "of"]
    for prep in (*verb.children, *(inner if verb.lemma in _OF_PERSON else ())):
        if prep.dep not in ("prep", "agent") or prep.index < verb.index or not prep.children:
            continue
        pair = view.lexicon.sense("verbs", view.lemma(verb), "pair", prep.lower)
        if pair is not None and blamed is not None and blamed.index < prep.index:
            # "likened the rules to fire": the two belong together
            return "pair", ((edges(blamed)[0], aside_limit(view, prep.index, edges(prep)[1])),), None, prep.lower
        if view.lexicon.sense("verbs", view.lemma(verb), "preposition", prep.lower) is None:
            continue
        if _no_topic(view, verb, prep):
            continue
        b = aside_limit(view, prep.index + 1, described(view, verb, edges(prep)[1]))
        content: tuple[Run, ...] = ((prep.index + 1, b),)
        thing = verb.child(*PASSIVE_SUBJECTS)
        spoken_to = verb.lemma in ("ask", "press", "lobby")  # "asked the town for help": help is asked
        if (
            blamed is not None
            and not spoken_to
            and prep.lower in ("for", "as", "over", "at")
            and verb.index < blamed.index < prep.index
        ):
            again = [edges(c)[1] for c in verb.children_with("prep") if c.lower == prep.lower]
            return "preposition", ((edges(blamed)[0], max(b, *again)),), None, prep.lower
        if thing is not None:
            first = noun_phrase(view, thing, without=verb)
            content = (first, *content) if first is not None else content
        return "preposition", content, prep, prep.lower
    return None
