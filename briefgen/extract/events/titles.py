"""What an event is called out of context: a noun phrase without its date, or who is to do what."""

from __future__ import annotations

import re

from briefgen.extract.events.candidates import Candidate
from briefgen.extract.events.clauses import subject_of
from briefgen.extract.events.context import carried_about, core_of, fuller, is_thin, matter
from briefgen.extract.events.deeds import counted_title, deed, stands_for
from briefgen.extract.events.entries import LISTED, entry_text
from briefgen.extract.events.participants import participants_of
from briefgen.extract.events.phrases import Range, owning, phrase, renamed
from briefgen.extract.events.setting import Setting
from briefgen.extract.events.unsaid import COUNTED, list_end, list_head, misread, one_of, replaced
from briefgen.extract.events.wording import bare, capital
from briefgen.extract.events.words import BODY_NOUNS, PAIRED, VERB_KINDS, inner_noun, is_event_noun, kind_of
from briefgen.language.grammar import Token
from briefgen.model import Where


def title_of(candidate: Candidate, setting: Setting, *, over: bool, where: Where | None) -> str:
    """A title such as "First day of border talks" or "Port authority to sell the ferry"; "" where none can be given.

    `over` says that the event is past; a title that would say too little takes in the place.
    """
    title = _title(candidate, setting, over=over, where=where)
    short = len([word for word in title.lower().split() if word not in _SMALL_WORDS]) <= _FEW_WORDS
    if not title or not short or _names_somebody(title, candidate):
        return capital(title)
    placed = _placed(candidate, title, setting, where)
    if placed == title and " (" not in title and where is None and not over:
        behind = _background(candidate, setting)
        placed = f"{title} ({behind})" if behind and behind.lower() not in title.lower() else title
    return capital(bare(placed))


def _background(candidate: Candidate, setting: Setting) -> str:
    """What a title that names nobody belongs to: the one body that takes part, else what the article is most about."""
    known = {actor.id: actor for actor in setting.found.actors}
    bodies = [known[one] for one in participants_of(candidate, setting) if known[one].kind != "person"]
    if len(bodies) == 1:
        return bodies[0].name
    votes = kind_of(candidate.trigger) in ("election", "vote")
    return setting.main_country() if votes else setting.main_body() or setting.main_country()


# A longer title can be understood, and a place behind it would be taken for where it is held.
_FEW_WORDS = 3
_SMALL_WORDS = frozenset(["a", "an", "the", "to", "be", "of", "in", "on", "at", "for", "and", "or", "by", "with"])


def _names_somebody(title: str, candidate: Candidate) -> bool:
    first, *others = re.findall(r"[^\W\d_][\w’'-]*", title) or [""]
    named = any(t.text == first and t.pos == "PROPN" for t in candidate.sentence.tokens)
    named = named or sum(letter.isupper() for letter in first) > 1  # "OPEC ministers"
    return named or any(word[0].isupper() for word in others)


def _title(candidate: Candidate, setting: Setting, *, over: bool, where: Where | None) -> str:
    trigger = candidate.trigger
    dated = (candidate.date.passage.start, candidate.date.passage.end) if candidate.date is not None else (0, 0)
    told_of = one_of(trigger) if trigger.dep != "conj" else None
    if candidate.whole is not None and (told_of or replaced(trigger)) is candidate.whole:
        return capital(bare(phrase(trigger, dated, setting)))
    if trigger.lower in COUNTED and candidate.whole is not None:
        return capital(counted_title(trigger, candidate.whole, setting))
    if trigger.pos not in ("NOUN", "PROPN") or misread(trigger):
        text = _entry(candidate, setting) if candidate.rule == LISTED else deed(trigger, dated, setting, over=over)
        return capital(bare(text))
    if candidate.rule == LISTED:
        text = _listed_noun(candidate, setting)
    elif candidate.whole is not None:
        whole = candidate.whole
        inner = bare(phrase(whole, dated, setting))
        text = f"{phrase(trigger, dated, setting)} of the {_completed(whole, inner, setting) or inner}"
    else:
        text = _noun_title(candidate, dated, setting)
    if candidate.rule == LISTED and not is_event_noun(trigger) and core_of(candidate) is trigger:
        return capital(bare(text))
    title = bare(text)
    if _is_awaited(candidate, setting):
        return capital(f"{title} expected")
    if (is_thin(trigger, title) or not _names_somebody(capital(title), candidate)) and (
        done := _whose(candidate, dated, setting, title, over=over)
    ):
        return capital(bare(done))
    return capital(_standing_alone(candidate, title, setting, where))


def _noun_title(candidate: Candidate, dated: Range, setting: Setting) -> str:
    """An event's noun with what is said of it, by its own phrase and by the verb that carries it."""
    trigger, verb = candidate.trigger, candidate.predicate
    text = (_listed(trigger, verb) if verb is not None else "") or phrase(trigger, dated, setting, alone=True)
    about = carried_about(trigger, verb, dated, setting)
    text = f"{text} {about}" if about else text
    if trigger.lemma in ("deadline", "ultimatum"):
        return f"{text} {_to_do(trigger, setting)}".strip() if " " not in bare(text) else text
    if ends(candidate):
        return f"end of the {bare(text)}"
    return text


def _is_awaited(candidate: Candidate, setting: Setting) -> bool:
    """Whether it is somebody who is expected, and nothing: "the minister is expected on 26 June"."""
    verb, person = candidate.predicate, setting.actor_of(candidate.trigger)
    somebody = candidate.trigger.lemma in PAIRED["people"] or (person is not None and person.kind == "person")
    return verb is not None and verb.lemma == "expect" and somebody and not is_event_noun(candidate.trigger)


def _whose(candidate: Candidate, dated: Range, setting: Setting, title: str, *, over: bool) -> str:
    """`Ann Holm to hold a briefing`: who holds it, where the title would name nobody; "" where none is named."""
    verb = candidate.predicate
    thing = verb.child("dobj") if verb is not None and verb.pos == "VERB" else None
    if verb is None or thing is None or verb.dep in ("acl", "relcl"):
        return ""
    if candidate.trigger not in (thing, inner_noun(thing)):
        return ""
    subject = subject_of(verb)
    meant = stands_for(subject, verb) or subject if subject is not None and subject.pos == "PRON" else subject
    named = meant is not None and (setting.actor_of(meant) is not None or bool(meant.children_with("conj", "compound")))
    if meant is None or not (named or is_thin(candidate.trigger, title)):
        return ""
    if verb.lemma in _CALLING and not over and kind_of(candidate.trigger) not in _TOLD:
        known = setting.actor_of(meant)
        return f"{owning(known.name)} {title}" if known is not None else ""
    told = VERB_KINDS.get(verb.lemma) == "publication" or verb.lemma in ("deliver", "give", "make")
    if verb.lemma in _GIVING or (told and kind_of(candidate.trigger) in _TOLD):
        return deed(verb, dated, setting, over=over)
    return ""


_GIVING = frozenset(
    {
        "hold",
        "stage",
        "host",
        "launch",
        "conduct",
        "begin",
        "start",
        "resume",
        "convene",
        "open",
        "attend",
        "chair",
        "lead",
    }
)
# What is not held but made known: a decision, a report.
_TOLD = ("trial", "vote", "publication", "other")
# Verbs whose subject will hold what they announce.
_CALLING = frozenset({"plan", "announce", "call", "schedule", "arrange", "organise", "organize"})


def _listed(head: Token, verb: Token) -> str:
    """`a meeting of the union, the port and the town` where the parse gives the list to the verb."""
    subject = list_end(verb)
    if subject is None or list_head(verb) is not head:
        return ""
    first, last = min(t.start for t in head.subtree()), max(t.end for t in subject.subtree())
    return " ".join(head.block.text[first:last].split())


def _to_do(deadline: Token, setting: Setting) -> str:
    """What a deadline is for: "to file the papers", "for the board to answer", "by which the board must answer"."""
    row = deadline.sentence.tokens
    after = row[deadline.index - row[0].index + 1 :][:2]
    clause = next((c for c in deadline.children if c.dep in ("relcl", "acl") and c.tag == "VB"), None)
    if len(after) == 2 and after[0].tag == "TO":
        words = [t for t in after[1].subtree() if t.index >= after[0].index and not setting.is_timed(t)]
    elif clause is not None and (who := clause.child("nsubj")) is not None:
        what = deed(clause, (0, 0), setting, over=False)
        return f"for {what}" if what and who.pos in ("NOUN", "PROPN") else ""
    else:
        return ""
    return " ".join(deadline.block.text[after[0].start : words[-1].end].split()) if words else ""


def ends(candidate: Candidate) -> bool:
    """Whether the date is that on which something now ends: "extended the mandate until 31 May"."""
    verb, date = candidate.predicate, candidate.date
    if verb is None or date is None or verb.lemma not in ("extend", "prolong", "renew"):
        return False
    before = date.passage.block.text[max(0, date.passage.start - 10) : date.passage.start].lower().split()
    return bool(before) and before[-1] in ("until", "till", "to", "through")


def _standing_alone(candidate: Candidate, title: str, setting: Setting, where: Where | None) -> str:
    """A title that says no more than "the hearing", with what the article elsewhere says that it is."""
    trigger, core = candidate.trigger, core_of(candidate)
    if candidate.whole is None and core is not trigger:
        inner = bare(phrase(core, (0, 0), setting))
        if not is_thin(core, inner):
            return title
        more = _completed(core, inner, setting)
        return title.replace(inner, more, 1) if more and inner in title else _placed(candidate, title, setting, where)
    if not is_thin(trigger, title):
        return title
    title = _completed(trigger, title, setting) or matter(candidate, title, setting)
    if is_thin(trigger, title) and where is None and candidate.date is not None:
        passage = candidate.date.passage
        title = bare(phrase(trigger, (passage.start, passage.end), setting, places=True))
    if not is_thin(trigger, title):
        return title
    timed = _before_what(trigger, setting) if candidate.date is None else ""
    if timed:
        return f"{title} {timed}"
    return _placed(candidate, title, setting, where)


def _placed(candidate: Candidate, title: str, setting: Setting, where: Where | None) -> str:
    """A thin title with where it is held, else with the place that the article is about."""
    if where is not None:
        held = _held_at(where, candidate, setting)
        return title if held.split(" ", 1)[1].lower() in title.lower() else f"{title} {held}"
    context = setting.context()
    return f"{title} ({context})" if context and context.lower() not in title.lower() else title


def _held_at(where: Where, candidate: Candidate, setting: Setting) -> str:
    """`in Lund`, also of a house there; `at the mill` as the sentence has it where the town is not known."""
    place = next((one for one in setting.found.places if one.id == where.place), None)
    if place is not None and place.country is not None:
        return f"in {place.name}"
    before = [t for t in candidate.sentence.tokens if t.passage.span.end <= where.evidence.span.start][-1:]
    preposition = before[0].lower if before and before[0].pos == "ADP" else "in"
    return f"{preposition} {where.name if place is not None else ' '.join(where.evidence.quote.split())}"


def _completed(core: Token, title: str, setting: Setting) -> str:
    """A thin title in the article's fuller words for the same event, with what sets this one apart kept."""
    more = fuller(core, setting)
    if not more:
        return ""
    kept = [w for w in title.split() if w.lower() not in more.lower().split() and w.lower() not in _word_of(core)]
    return f"{' '.join(kept)} {more}".strip() if len(kept) < 3 else ""


def _word_of(core: Token) -> tuple[str, ...]:
    return (core.lower, core.lemma)


def _before_what(trigger: Token, setting: Setting) -> str:
    """`a debate before the run-off`: the event that places one without a date."""
    for preposition in trigger.children_with("prep"):
        inner = preposition.child("pobj")
        if preposition.lower in ("before", "after") and inner is not None and is_event_noun(inner):
            return f"{preposition.lower} {phrase(inner, (0, 0), setting)}"
    return ""


def _listed_noun(candidate: Candidate, setting: Setting) -> str:
    """A list's entry: as it stands, or what is said of an event up to its first comma; a body by itself is to meet."""
    text = _entry(candidate, setting)
    trigger = candidate.trigger
    if is_event_noun(trigger):
        head, comma, rest = text.partition(",")
        short = comma and len(rest.split()) < 3 and trigger.start < trigger.block.text.find(",", trigger.start)
        return head if short else text
    body, comma, of = text.partition(", ")
    last = of.split()[-1:] or body.split()[:1]
    if comma and last[0].lower() in BODY_NOUNS:
        return f"{body} {of} to meet"
    return f"{text} to meet" if not comma and _body_first(text) else text


def _body_first(text: str) -> bool:
    """Whether an entry names a body and nothing that it does: "board of the Harbour Bank"."""
    words = text.lower().split()
    lead = next((n for n, w in enumerate(words) if w in ("of", "for")), len(words))
    return bool(words[:lead]) and words[lead - 1] in BODY_NOUNS


def _entry(candidate: Candidate, setting: Setting) -> str:
    """A list's entry as it stands behind its date, up to its first stop or condition."""
    assert candidate.date is not None
    rest = candidate.trigger.block.text[candidate.date.passage.end :]
    text = entry_text(rest.lstrip(" :–—-\t\n")).strip(" ,(")
    return renamed(text, [t for t in candidate.sentence.tokens if t.start >= candidate.date.passage.end], setting)
