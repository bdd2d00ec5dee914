"""Who is to do what, or who did what: a title for an event that a verb names."""

from __future__ import annotations

from briefgen.extract.events.antecedents import named_before, one_before
from briefgen.extract.events.clauses import brought_about, lasts_until, subject_of
from briefgen.extract.events.complements import RELATIVES, complement
from briefgen.extract.events.context import earlier
from briefgen.extract.events.pairs import pair
from briefgen.extract.events.phrases import Range, owning, phrase
from briefgen.extract.events.setting import Setting
from briefgen.extract.events.unsaid import ORDINALS, counted, is_helped_deed, joined_before
from briefgen.extract.events.wording import bare
from briefgen.extract.events.words import (
    ALONE,
    BARE_VERBS,
    IRREGULAR,
    NOMINAL,
    WHITHER,
)
from briefgen.language.dates.words import WORDS
from briefgen.language.grammar import Token

_ORDINALS = frozenset(WORDS["ordinals"]) | {"another", "one"}


def deed(verb: Token, dated: Range, setting: Setting, *, over: bool) -> str:
    """Who is to do what, or who did what; "" where the words would tell a reader nothing.

    Without the who (a pronoun that leads nowhere) a deed needs an object, and must be still to come.
    """
    if is_helped_deed(verb):
        before = [c for c in verb.subtree() if c is not verb]
        name = verb.block.text[verb.end : verb.head.end].strip()
        return f"{verb.block.text[before[0].start : before[-1].end]} {_past_of(verb.lower)} {name}" if before else ""
    subject = subject_of(verb)
    if subject is not None and (subject is verb or subject.lower in RELATIVES or subject.pos in ("AUX", "PART", "ADV")):
        subject = None
    who = _who(subject, verb, dated, setting) if subject is not None else ""
    if subject is not None and subject.lower in ("i", "we"):
        who = _speaker(verb, subject, setting)
    what = complement(verb, dated, setting)
    owner = next((t for c in verb.children_with("dobj", "prep") for t in c.subtree() if t.tag == "PRP$"), None)
    if owner is not None and who and subject is not None:
        what = _own(what, owner, subject, who, setting)
    if not who:
        return _nominal(verb, dated, setting) if not over else ""
    said = verb.child("acomp", "oprd")
    if said is not None and said.lower in _NO_STATE:
        # "could be possible" is no deed; "results are likely in May" tells of results
        likely = said.lower in ("likely", "possible") and said.child("xcomp", "ccomp", "prep") is None
        return who if likely and subject is not None and subject.pos == "NOUN" and not over else ""
    if not over and lasts_until(verb):
        return f"{who} to end"
    comes = verb.lemma in ("come", "fall", "follow") and verb.child("prt", "dobj") is None and not _whither(verb)
    if comes and not over and not what:
        return who if subject is not None and subject.pos == "NOUN" and subject.children else ""
    if not what and said is None and not _passive(verb) and not _whither(verb) and verb.child("prt") is None:
        lone = verb.lemma in BARE_VERBS and verb.lemma != "be"
        thing = verb.child("dobj")
        whole = thing is not None and not dated[0] <= thing.start < dated[1]  # "is to shut Jan. 31" shuts no day
        if lone or whole or (over and verb.lemma not in ALONE):
            return ""
    if f" to {verb.text}" in who:
        return who  # "his wish to sing" says it all
    if verb.dep == "acl" and verb.tag == "VB" and subject is verb.head:
        return f"{who} to {verb.text} {what}" if what else ""
    if verb.lemma == "be" and not what and (said is None or said.lower == "due"):
        person = subject is not None and (subject.pos == "PRON" or subject.entity == "PERSON")
        if (there := next((c.lower for c in verb.children_with("advmod") if c.lower in WHITHER), "")) and not over:
            return f"{who} to be {there}"
        return (_due(who, said, dated, setting) if person and said is not None else "") if person else who
    if not over and verb.lemma in _PLANNING and _passive(verb):
        return who  # "the filling is planned for April" announces the filling
    form = _past_form(verb, subject) if over else _coming_form(verb)
    words = [who, "" if over or not who else "to", form]
    words.extend(
        c.text
        for c in verb.children
        if c.dep in ("prt", "acomp", "oprd")
        or (c.dep == "advmod" and (c.tag in ("RBS", "JJS") or (c.lower in _TOGETHER and c.index == verb.index + 1)))
        or c is _whither(verb)
    )
    words.append(what)
    return " ".join(w for w in words if w)


def _whither(verb: Token) -> Token | None:
    """The adverb right behind a verb that says where to: "come *ashore*"."""
    behind = (c for c in verb.children_with("advmod") if c.index == verb.index + 1)
    return next((c for c in behind if c.lower in WHITHER), None)


def _due(who: str, due: Token, dated: Range, setting: Setting) -> str:
    """`is due back at the palace`: who is to be where; "" where it only says when."""
    where = [c.text for c in due.children if c.lower in WHITHER]
    for preposition in (*due.children_with("prep"), *due.head.children_with("prep")):
        inner = preposition.child("pobj")
        if preposition.lower in ("at", "in") and inner is not None and not dated[0] <= inner.start < dated[1]:
            where.append(f"{preposition.text} {phrase(inner, dated, setting)}")
            break
    return f"{who} due {' '.join(where)}" if where else ""


def _own(what: str, owner: Token, subject: Token, who: str, setting: Setting) -> str:
    """`the team … its option` as "its option": a possessor is left a pronoun where the title's own subject is meant.

    That is so too where the subject is no actor: its own clause is nearer than any name before it.
    """
    meant, known = setting.meant(owner), setting.actor_at(subject)
    local = known is None and subject.pos == "NOUN" and (owner.lower == "their") == (subject.tag == "NNS")
    same = (known is not None and known[0].name == meant) or bare(who) == meant
    if not meant or not (same or (local and owner.lower in ("its", "their"))):
        return what
    return what.replace(f"{owning(meant)} ", f"{owner.lower} ", 1)


def counted_title(ordinal: Token, noun: Token, setting: Setting) -> str:
    """`the second` with its noun: "second phase of the link", after "the first phase of the link"."""
    numbers = [c.text for c in noun.children_with("nummod")]
    words = [
        noun.lemma if w == noun.text else w for w in bare(phrase(noun, (0, 0), setting)).split() if w not in numbers
    ]
    return " ".join([ordinal.lower, *(w for w in words if w.lower() not in ORDINALS)])


def _passive(verb: Token) -> bool:
    return any(c.dep in ("auxpass", "nsubjpass") for c in verb.children) or (verb.dep == "acl" and verb.tag == "VBN")


def _coming_form(verb: Token) -> str:
    if verb.tag == "VBG" and verb.dep == "xcomp" and verb.head.lemma in _ASPECTS:
        return f"{verb.head.lemma} {verb.text}"  # "will resume filling" is no first filling
    return f"be {verb.text}" if _passive(verb) else verb.lemma


def _past_form(verb: Token, subject: Token | None) -> str:
    if verb.tag == "VBG" and verb.dep in ("xcomp", "pcomp") and verb.head.pos == "VERB":
        return f"{verb.head.text} {verb.text}"  # "began repairing"
    did = next((c.text for c in verb.children if c.dep == "aux" and c.lower == "did"), "")
    if did:
        return f"{did} {verb.text}"
    if verb.tag == "VB" or brought_about(verb):
        return _past_of(verb.lemma)  # "helped them take it" tells that they took it
    if not _passive(verb) or verb.lemma == "be":
        return verb.text
    several = subject is not None and subject.tag in ("NNS", "NNPS")
    return f"{'were' if several else 'was'} {verb.text}"


def _nominal(verb: Token, dated: Range, setting: Setting) -> str:
    """`he is to visit Oslo` as "visit to Oslo", where the text does not tell who he is; "" for other verbs."""
    name, _, joined = NOMINAL.get(verb.lemma, "").partition(" ")
    if not name or verb.child("xcomp", "ccomp") is not None:
        return ""
    thing = verb.child("dobj")
    if thing is not None and thing.pos in ("NOUN", "PROPN") and not dated[0] <= thing.start < dated[1]:
        return f"{name} {joined} {phrase(thing, dated, setting)}" if joined else ""
    if thing is not None:
        return ""
    what = complement(verb, dated, setting) if verb.dep != "relcl" else ""
    return f"{name} {what}".strip() if what or verb.lemma in ALONE else ""


def _past_of(lemma: str) -> str:
    if lemma in IRREGULAR:
        return IRREGULAR[lemma]
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return f"{lemma[:-1]}ied"
    return f"{lemma}d" if lemma.endswith("e") else f"{lemma}ed"


def _who(subject: Token, verb: Token, dated: Range, setting: Setting) -> str:
    left_out = counted(subject, setting.analysis.text.tokens[subject.block.index])
    if left_out is not None:
        return counted_title(subject, left_out, setting)
    if subject.lower == "one" and (told := one_before(subject, setting)):
        return told
    if any(c.lower == "such" for c in subject.children) or subject.lower in _ORDINALS:
        return ""  # what is such, or only "a second", is known from the text alone
    own = verb.child("nsubj") if verb.dep == "relcl" else None
    if own is not None and own.lower == "which" and (known := setting.actor_at(subject)) and known[0].kind == "person":
        return ""  # "which" is no person: the clause belongs elsewhere
    if subject.pos not in ("PRON", "DET"):
        return _the_two(subject, setting) or _in_full(subject, verb, dated, setting)
    meant = setting.meant(subject)
    named = stands_for(subject, verb) if not meant else None
    if named is not None:
        return phrase(named, dated, setting, deep=False)
    return meant or named_before(subject, setting)


def _the_two(subject: Token, setting: Setting) -> str:
    return " and ".join(actor.name for actor in pair(subject, setting))


def stands_for(pronoun: Token, verb: Token) -> Token | None:
    """The noun that a clause's pronoun subject takes up where the coreference leads to nobody.

    It is most often the object of a clause before it ("if they approve the deal, it will close") or the subject of a
    clause around its own ("the ship is due when it is mended").
    """
    if pronoun.lower not in ("it", "he", "she", "they"):
        return None
    around = [a.child("nsubj", "nsubjpass") for a in verb.ancestors() if a.pos in ("VERB", "AUX")]
    if pronoun.lower == "it":
        around[:0] = [c.child("dobj") for c in verb.children_with("advcl") if c.index < verb.index]
    fits = [t for t in around if t is not None and t.pos in ("NOUN", "PROPN")]
    several = ("NNS", "NNPS", "NNP") if pronoun.lower == "they" else ()
    return next((t for t in fits if t.tag in (several or ("NN", "NNP"))), None)


def _in_full(subject: Token, verb: Token, dated: Range, setting: Setting) -> str:
    """A subject with those joined to it, and, where it is one plain word, with the clause that says which it is."""
    text = phrase(subject, dated, setting, deep=False)
    first = joined_before(subject)
    if first is not None:
        return f"{phrase(first, dated, setting, deep=False)} and {text}"
    others = [c for c in subject.children_with("conj") if c.pos in ("NOUN", "PROPN") and c.index < verb.index]
    if others:
        return " and ".join([text, *(phrase(other, dated, setting, deep=False) for other in others)])
    clause = next((c for c in subject.children_with("acl") if c.index < verb.index and c.tag == "VBG"), None)
    thing = clause.child("dobj") if clause is not None else None
    if " " not in bare(text) and clause is None and subject.pos == "NOUN":
        return earlier(subject, setting) or phrase(subject, dated, setting, places=True)
    if " " in bare(text) or clause is None or thing is None or dated[0] <= thing.start < dated[1]:
        return text
    return f"{text} {clause.text} {phrase(thing, dated, setting)}"


def _speaker(verb: Token, subject: Token, setting: Setting) -> str:
    """Who "I" is in a quotation, or the body that "we" speaks for; "" where neither is known."""
    passage = verb.passage
    for said in setting.analysis.attributions:
        inside = any(c.block is passage.block and c.start <= passage.start < c.end for c in said.content)
        source = said.source_head or said.source
        if not inside or source is None:
            continue
        actor = next((a for a in setting.found.actors if any(m.span.overlaps(source.span) for m in a.mentions)), None)
        if actor is None:
            return ""
        if subject.lower == "i" or actor.kind != "person":
            return actor.name
        return next((role.organisation for role in actor.roles if role.organisation), "")
    return ""


_PLANNING = ("plan", "schedule", "slate", "expect", "set", "fix", "postpone", "delay", "reschedule")
# Adverbs that make one verb with the one before them: "put together".
_TOGETHER = ("together", "forward", "aside", "away", "apart", "out", "up", "down", "off", "back", "through", "over")
_ASPECTS = ("begin", "start", "stop", "resume", "continue", "finish", "keep", "end")
# What something is said to be that makes no event of it.
_NO_STATE = frozenset(
    {"possible", "likely", "unlikely", "able", "unable", "necessary", "impossible", "better", "worse"}
)
