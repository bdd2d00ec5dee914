"""What an event is called out of context: a noun phrase without its date, or who is to do what."""

from __future__ import annotations

import re

from briefgen.extract.events.candidates import LISTED, Candidate, entry_text
from briefgen.extract.events.clauses import subject_of
from briefgen.extract.events.words import (
    ALONE,
    APART,
    BARE_VERBS,
    CASE_NOUNS,
    COURT_NOUNS,
    hyphened,
    is_event_noun,
    kind_of,
)
from briefgen.language.analysis import Analysis
from briefgen.language.grammar import Token
from briefgen.model import Findings

_LONGEST = 90
_LOOSE_END = re.compile(r"(?:[\s,]+(?:of|the|a|an|to|in|on|for|with|and|at|by|from))+$")
_DROPPED = ("relcl", "acl", "appos", "punct", "cc", "conj", "advcl", "parataxis", "meta", "dep", "csubj", "ccomp")
_RELATIVES = frozenset({"that", "which", "who", "whom", "what", "whose"})
Range = tuple[int, int]


def title_of(candidate: Candidate, analysis: Analysis, found: Findings, *, over: bool) -> str:
    """A title such as "First day of border talks" or "Port authority to sell the ferry"; "" where none can be given.

    `over` says that the event is past.
    """
    trigger = candidate.trigger
    dated = (candidate.date.passage.start, candidate.date.passage.end) if candidate.date is not None else (0, 0)
    if candidate.rule == LISTED:
        text = _entry(candidate)
    elif trigger.pos in ("NOUN", "PROPN"):
        text = _phrase(trigger, dated, found)
        if candidate.whole is not None:
            text = f"{text} of the {_bare(_phrase(candidate.whole, dated, found))}"
        elif " " not in re.sub(r"^(?:the|an?) ", "", text, flags=re.IGNORECASE):
            text = _phrase(trigger, dated, found, places=True)
    else:
        text = _deed(trigger, dated, analysis, found, over=over)
    return _capital(_bare(text))


def fuller_title(candidate: Candidate, title: str, analysis: Analysis, found: Findings) -> str:
    """A title of one word, as the article puts it where it says more: "the hearing" as "Hearing on the dam".

    Where it says more in several ways, or means another one, the case or the body told of last stands beside it.
    """
    trigger = candidate.trigger
    if " " in title or trigger.pos not in ("NOUN", "PROPN"):
        return title
    phrases: dict[str, str] = {}
    if not _indefinite(trigger):
        for row in analysis.text.tokens:
            for token in row:
                if token is trigger or token.lemma != trigger.lemma or not is_event_noun(token):
                    continue
                phrase = _bare(_phrase(token, (0, 0), found))
                later = (token.block.index, token.start) > (trigger.block.index, trigger.start)
                new = later and _indefinite(token)
                if (
                    " " in phrase
                    and not new
                    and not any(c.entity == "DATE" or c.lower in APART for c in token.children)
                ):
                    phrases.setdefault(phrase.lower(), phrase)
    if len(phrases) == 1:
        return _capital(next(iter(phrases.values())))
    return _with_matter(candidate, title, analysis, found)


def _with_matter(candidate: Candidate, title: str, analysis: Analysis, found: Findings) -> str:
    """A hearing or a ruling with what it is about or the body it is before, where the text up to it names one."""
    trigger = candidate.trigger
    if kind_of(trigger) not in ("hearing", "trial", "vote"):
        return title
    here = trigger.block.index
    near = [t for row in analysis.text.tokens[max(0, here - 2) : here] for t in row]
    for token in reversed([*near, *analysis.text.tokens[here][: trigger.index]]):
        if token.pos == "NOUN" and token.lemma in CASE_NOUNS and token.dep != "compound":
            matter = _phrase(token, (0, 0), found)
            return f"{title} on {matter[:1].lower() + matter[1:] if matter.startswith('The ') else matter}"
        if token.lemma in COURT_NOUNS and token.dep != "compound":
            body = _bare(_meant(token, found) or _phrase(token, (0, 0), found, deep=False))
            return f"{body} {title.lower()}"
    return title


def _indefinite(noun: Token) -> bool:
    return any(c.lower in ("a", "an", "another", "no", "any", "some") or c.lower in APART for c in noun.children)


def _bare(text: str) -> str:
    return re.sub(r"^(?:a|an|the|its|their|his|her|this|that)\s+", "", text, flags=re.IGNORECASE)


def _capital(text: str) -> str:
    if len(text) > _LONGEST:
        text = re.sub(
            r"(?:[\s,]+(?:of|the|a|an|to|in|on|for|with|and|at|by|from))+$", "", text[:_LONGEST].rsplit(" ", 1)[0]
        )
    return text[:1].upper() + text[1:]


def _entry(candidate: Candidate) -> str:
    """A list's entry as it stands behind its date, up to its first stop or condition."""
    assert candidate.date is not None
    rest = candidate.trigger.block.text[candidate.date.passage.end :]
    return entry_text(rest.lstrip(" :–—-\t\n")).strip(" ,(")


def _phrase(noun: Token, dated: Range, found: Findings, *, deep: bool = True, places: bool = False) -> str:
    """A noun with what describes it: adjectives, possessors and prepositional phrases that are no dates or places.

    A pronoun is given as the actor it stands for.
    """
    if noun.pos == "PRON":
        return _meant(noun, found) or noun.text
    kept: list[Token] = []
    stack = [noun]
    while stack:
        token = stack.pop()
        kept.append(token)
        for child in token.children:
            if dated[0] <= child.start < dated[1] or _left_out(child, noun):
                continue
            if not deep and child.dep == "advmod" and child.index > noun.index:
                continue  # "a storm east of the islands" without its islands
            if child.dep == "prep" and (
                (not deep and child.lower != "of") or _about_time_or_place(child, dated, places=places)
            ):
                continue
            stack.append(child)
    kept.extend(t for t in hyphened(noun) if t not in kept)
    return _owned(noun, _text(kept), found)


def _owned(noun: Token, text: str, found: Findings) -> str:
    """`its assembly` as "the Guild's assembly": a possessor that a reader elsewhere cannot know is named."""
    owner = noun.child("poss")
    if owner is None or owner.tag != "PRP$" or not text.lower().startswith(f"{owner.lower} "):
        return text
    name = _meant(owner, found)
    mark = "'" if name.endswith("s") else "'s"
    return f"{name}{mark} {text[len(owner.text) + 1 :]}" if name else text


def _meant(pronoun: Token, found: Findings) -> str:
    span = pronoun.passage.span
    return next((a.name for a in found.actors if any(m.span.overlaps(span) for m in a.mentions)), "")


def _left_out(child: Token, noun: Token) -> bool:
    """Clauses, asides and stops; not hyphens, nor the second of two inside: "between the guild and the owners"."""
    if child.dep in ("cc", "conj"):
        return child.head is noun
    if child.dep == "poss" and child.entity == "DATE":
        return True  # "Tuesday's hearing" may have been put off
    return child.dep in _DROPPED and child.text not in ("-", "–", "“", "”", '"', "’", "'")


def _about_time_or_place(preposition: Token, dated: Range, *, places: bool) -> bool:
    inner = preposition.child("pobj", "pcomp")
    if inner is None or dated[0] <= inner.start < dated[1]:
        return True
    if preposition.lower in ("before", "after", "by", "until", "from", "during", "within", "since"):
        return True
    return not places and preposition.lower in ("in", "at") and (preposition.lower == "at" or inner.pos == "PROPN")


def _deed(verb: Token, dated: Range, analysis: Analysis, found: Findings, *, over: bool) -> str:
    """Who is to do what, or who did what; "" where the words would tell a reader nothing.

    Without the who (a pronoun that leads nowhere) a deed needs an object, and must be still to come.
    """
    subject = subject_of(verb)
    if subject is not None and (subject is verb or subject.lower in _RELATIVES):
        subject = None
    who = _who(subject, verb, dated, found) if subject is not None else ""
    if subject is not None and subject.lower in ("i", "we"):
        who = _speaker(verb, subject, analysis, found)
    what = _complement(verb, dated, found)
    if not who:
        return ""
    said = verb.child("acomp", "oprd")
    if not what and said is None and not _passive(verb):
        lone = verb.lemma in BARE_VERBS and verb.lemma != "be"
        if lone or verb.child("dobj") is not None or (over and verb.lemma not in ALONE):
            return ""
    if verb.dep == "acl" and verb.tag == "VB" and subject is verb.head:
        return f"{who} to {verb.text} {what}" if what else ""
    if verb.lemma == "be" and not what and (said is None or said.lower == "due"):
        person = subject is not None and (subject.pos == "PRON" or subject.entity == "PERSON")
        return "" if person else who
    form = _past_form(verb, subject) if over else _coming_form(verb)
    words = [who, "" if over or not who else "to", form]
    words.extend(
        c.text
        for c in verb.children
        if c.dep in ("prt", "acomp", "oprd") or (c.dep == "advmod" and c.tag in ("RBS", "JJS"))
    )
    words.append(what)
    return " ".join(w for w in words if w)


def _passive(verb: Token) -> bool:
    return any(c.dep in ("auxpass", "nsubjpass") for c in verb.children) or (verb.dep == "acl" and verb.tag == "VBN")


def _coming_form(verb: Token) -> str:
    return f"be {verb.text}" if _passive(verb) else verb.lemma


def _past_form(verb: Token, subject: Token | None) -> str:
    if verb.tag == "VBG" and verb.dep in ("xcomp", "pcomp") and verb.head.pos == "VERB":
        return f"{verb.head.text} {verb.text}"  # "began repairing"
    did = next((c.text for c in verb.children if c.dep == "aux" and c.lower == "did"), "")
    if did:
        return f"{did} {verb.text}"
    if not _passive(verb) or verb.lemma == "be":
        return verb.text
    several = subject is not None and subject.tag in ("NNS", "NNPS")
    return f"{'were' if several else 'was'} {verb.text}"


def _who(subject: Token, verb: Token, dated: Range, found: Findings) -> str:
    if any(c.lower == "such" for c in subject.children):
        return ""  # what is such is known from the text alone
    if subject.pos not in ("PRON", "DET"):
        return _phrase(subject, dated, found, deep=False)
    meant = _meant(subject, found)
    if meant or subject.lower not in ("it", "he", "she", "they"):
        return meant
    # Unresolved, it is most often the subject of a clause around its own: "the ship is due when it is mended".
    around = (a.child("nsubj", "nsubjpass") for a in verb.ancestors() if a.pos in ("VERB", "AUX"))
    named = next((t for t in around if t is not None and t.pos in ("NOUN", "PROPN")), None)
    return _phrase(named, dated, found, deep=False) if named is not None else ""


def _speaker(verb: Token, subject: Token, analysis: Analysis, found: Findings) -> str:
    """Who "I" is in a quotation, or the body that "we" speaks for; "" where neither is known."""
    passage = verb.passage
    for said in analysis.attributions:
        inside = any(c.block is passage.block and c.start <= passage.start < c.end for c in said.content)
        source = said.source_head or said.source
        if not inside or source is None:
            continue
        actor = next((a for a in found.actors if any(m.span.overlaps(source.span) for m in a.mentions)), None)
        if actor is None:
            return ""
        if subject.lower == "i" or actor.kind != "person":
            return actor.name
        return next((role.organisation for role in actor.roles if role.organisation), "")
    return ""


def _complement(verb: Token, dated: Range, found: Findings) -> str:
    """A verb's object, or the noun whose clause it is, or its first prepositional phrase."""
    thing = verb.child("dobj", "attr")
    if thing is not None and thing.pos in ("NOUN", "PROPN", "NUM") and not dated[0] <= thing.start < dated[1]:
        return _phrase(thing, dated, found)
    own = verb.child("nsubj")
    if verb.dep == "relcl" and own is not None and own.lower not in _RELATIVES and verb.head.pos in ("NOUN", "PROPN"):
        return _phrase(verb.head, dated, found)
    if thing is not None and thing.lower in _RELATIVES and verb.lemma not in BARE_VERBS:
        clause = next((v for v in (verb, *verb.ancestors()) if v.dep != "xcomp"), verb)
        named = clause.dep == "relcl" and clause.head.pos in ("NOUN", "PROPN")
        return _phrase(clause.head, dated, found) if named else ""
    if thing is not None:
        return ""
    for preposition in verb.children_with("prep", "dative"):
        inner = preposition.child("pobj")
        if inner is None or preposition.lower in _OF_TIME or preposition.index < verb.index:
            continue
        if inner.pos in ("NOUN", "PROPN") and not dated[0] <= inner.start < dated[1]:
            return f"{preposition.text} {_phrase(inner, dated, found)}"
    return ""


_OF_TIME = ("after", "before", "by", "during", "since", "until")


def _text(tokens: list[Token]) -> str:
    """Tokens in text order, with a space wherever the text has one or something was left out."""
    ordered = sorted(tokens, key=lambda t: t.index)
    while ordered and ordered[-1].dep in ("case", "cc", "punct", "prep"):
        ordered.pop()
    parts: list[str] = []
    for before, token in zip([None, *ordered[:-1]], ordered, strict=True):
        apart = before is not None and (token.start > before.end or token.index > before.index + 1)
        parts.append(f" {token.text}" if apart else token.text)
    return " ".join("".join(parts).split())
