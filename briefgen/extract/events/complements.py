"""What a deed is done to, with or about: a verb's object, its phrases, the question that it settles.

Who does it is for `deeds`.
"""

from __future__ import annotations

from briefgen.extract.events.antecedents import antecedent
from briefgen.extract.events.phrases import Range, phrase
from briefgen.extract.events.setting import Setting
from briefgen.extract.events.unsaid import behind_comma
from briefgen.extract.events.words import ACCUSING, BARE_VERBS, BODY_NOUNS, COURT_NOUNS
from briefgen.language.grammar import Token

RELATIVES = frozenset({"that", "which", "who", "whom", "what", "whose"})


def complement(verb: Token, dated: Range, setting: Setting) -> str:
    """A verb's object, or the noun whose clause it is, or its first prepositional phrase."""
    thing = verb.child("dobj", "attr")
    thing = None if thing is not None and dated[0] <= thing.start < dated[1] else thing
    if thing is not None and _is_noun(thing) and not dated[0] <= thing.start < dated[1]:
        return " ".join([phrase(thing, dated, setting), _to_whom(verb, thing, dated, setting)]).strip()
    if thing is not None and thing.tag == "PRP" and (meant := setting.meant(thing)):
        return meant  # "will host him"
    own = verb.child("nsubj")
    led = any(c.lower in RELATIVES for p in verb.children_with("prep") for c in p.children_with("pobj"))
    led = led or any(c.lower in ("where", "when") for c in verb.children_with("advmod"))
    led = led or (own is not None and any(c.tag == "WP$" for c in own.children))
    if led and thing is None:
        return ""  # "a property for which the lease expires", "the firm whose board meets"
    if (
        not led
        and verb.dep == "relcl"
        and own is not None
        and own.lower not in RELATIVES
        and verb.head.pos in ("NOUN", "PROPN")
    ):
        return phrase(verb.head, dated, setting)
    if thing is not None and thing.lower in RELATIVES and verb.lemma not in BARE_VERBS:
        clause = next((v for v in (verb, *verb.ancestors()) if v.dep != "xcomp"), verb)
        named = clause.dep == "relcl" and clause.head.pos in ("NOUN", "PROPN")
        return phrase(clause.head, dated, setting) if named else ""
    if thing is not None:
        return ""
    done_by = _agent(verb, dated, setting)
    if done_by and verb.lemma not in ACCUSING:
        return done_by
    for preposition in verb.children_with("prep", "dative"):
        inner = _inner(preposition)
        if preposition.lower == "with" and behind_comma(preposition):
            continue  # "starts in May, with work expected to end in June" tells of something else
        if inner is None or preposition.index < verb.index or _tells_when(preposition, inner, dated, setting):
            continue
        words = preposition.text if inner.head is preposition else f"{preposition.text} {inner.head.text}"
        if inner.pos in ("NOUN", "PROPN"):
            return f"{words} {phrase(inner, dated, setting)}"
        if inner.lower == "it" and (thing_meant := _shared(verb, inner, setting) or antecedent(inner, setting)):
            return f"{words} {thing_meant}"
    return done_by or _open_question(verb, dated) or _resolved_on(verb, dated, setting)


def _agent(verb: Token, dated: Range, setting: Setting) -> str:
    """By whom it is done: "to be questioned *by a Senate committee*"."""
    for by in verb.children_with("agent"):
        inner = by.child("pobj")
        if inner is not None and inner.pos in ("NOUN", "PROPN") and not setting.is_timed(inner):
            return f"by {phrase(inner, dated, setting)}"
    return ""


def _tells_when(preposition: Token, inner: Token, dated: Range, setting: Setting) -> bool:
    """Whether a phrase says when or why and not what; "before the court" says what."""
    if dated[0] <= inner.start < dated[1] or setting.is_timed(inner):
        return True
    if inner.entity in ("DATE", "TIME"):
        return preposition.lower != "to"  # "sentenced to ten years"
    if preposition.lower == "before":
        return inner.lower not in COURT_NOUNS | BODY_NOUNS and setting.actor_of(inner) is None
    return preposition.lower in _OF_TIME


def _is_noun(thing: Token) -> bool:
    """Whether a word can be called by itself, or by what it is part of: "most of its staff"."""
    return thing.pos in ("NOUN", "PROPN", "NUM") or (thing.pos in ("ADJ", "DET") and thing.child("prep") is not None)


def _shared(verb: Token, it: Token, setting: Setting) -> str:
    """What "it" is: in a verb joined to another most often that one's object ("debates the budget and votes on it")."""
    thing = verb.head.child("dobj") if verb.dep == "conj" else None
    if thing is not None and thing.pos == "NOUN" and thing.tag == "NN" and setting.meant(it) == "":
        return phrase(thing, (0, 0), setting)
    return setting.meant(it)


def _resolved_on(verb: Token, dated: Range, setting: Setting) -> str:
    """`voted to move it`: the infinitive that says what was voted or agreed."""
    deed_named = next((c for c in verb.children_with("xcomp") if any(t.tag == "TO" for t in c.children)), None)
    if deed_named is None or verb.lemma not in ("vote", "agree", "decide", "refuse", "choose", "opt", "resolve"):
        return ""
    thing = deed_named.child("dobj")
    if thing is not None and thing.lower == "it":
        what = setting.meant(thing) or antecedent(thing, setting)
    else:
        what = complement(deed_named, dated, setting)
    return f"to {deed_named.text} {what}" if what else ""


def _open_question(verb: Token, dated: Range) -> str:
    """`whether to let the mill close`: what is to be decided, as the text has it."""
    for clause in verb.children_with("ccomp", "xcomp", "advcl"):
        words = [t for t in clause.subtree() if t.start >= verb.end and not dated[0] <= t.start < dated[1]]
        if words and words[0].lower == "whether":
            return " ".join(verb.block.text[words[0].start : words[-1].end].split())
    return ""


def _inner(preposition: Token) -> Token | None:
    """What a preposition, or one that hangs on it, is followed by: "fall out of use"."""
    return preposition.child("pobj") or next(
        (p for below in preposition.children_with("prep") if (p := below.child("pobj")) is not None), None
    )


def _to_whom(verb: Token, thing: Token, dated: Range, setting: Setting) -> str:
    """Whom a thing is handed to or asked of, where the clause says so behind it."""
    for preposition in verb.children_with("prep", "dative"):
        inner = preposition.child("pobj")
        if preposition.lower not in ("to", "with", "against") or preposition.index < thing.index or inner is None:
            continue
        if preposition.lower == "with" and behind_comma(preposition):
            continue
        if (
            inner.pos in ("NOUN", "PROPN")
            and inner.entity not in ("DATE", "TIME")
            and not dated[0] <= inner.start < dated[1]
        ):
            return f"{preposition.text} {phrase(inner, dated, setting, deep=False)}"
    return ""


_OF_TIME = ("after", "before", "by", "during", "since", "until", "according", "despite", "because", "as", "like", "due")
