"""Attributions as claims: speakers tied to actors, form and modality judged, what they are about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import msgspec

from briefgen.language.analysis import Analysis
from briefgen.language.attribution import Attribution
from briefgen.language.grammar import Token
from briefgen.language.modality import Judgement, judge, weaker
from briefgen.language.names.wordlists import fold, wordlists
from briefgen.model import (
    Actor,
    Claim,
    ClaimForm,
    Event,
    Findings,
    MentionForm,
    Modality,
    Nested,
    Place,
    Resolution,
    Speaker,
)
from briefgen.serialise import IdMaker
from briefgen.source.document import Passage
from briefgen.spans import Evidence, Span


@dataclass(frozen=True, slots=True)
class _Meant:
    """One mention of an actor or place in the file, and whose it is."""

    span: Span
    owner: Actor | Place
    form: MentionForm


@dataclass(frozen=True, slots=True)
class _Read:
    """The words of a content, the ids of whom and what they name, and the thought they are put as."""

    tokens: tuple[Token, ...]
    about: tuple[str, ...]
    mind: Attribution | None


class ClaimExtractor:
    name = "claims"
    needs: frozenset[str] = frozenset({"actors", "places", "events"})
    gives = frozenset({"claims"})

    def extract(self, analysis: Analysis, found: Findings, ids: IdMaker) -> Findings:
        actors = _mentions(found.actors)
        everyone = [*actors, *_mentions(found.places)]
        parts = _interview(analysis, found.actors)
        speakers: dict[Attribution, Speaker] = {}
        claims: list[Claim] = []
        for attribution in analysis.attributions:
            speaker = _speaker(attribution, actors, speakers)
            label = speaker.name if attribution.frame == "script" else None
            speaker = msgspec.structs.replace(speaker, **parts[label]) if label in parts else speaker
            speakers[attribution] = speaker
            tokens = [t for p in attribution.content for t in analysis.text.covering(p)]
            about = _about(attribution, tokens, everyone, found.events)
            thought = not attribution.quoted and not attribution.denied  # "denied that he wanted": nothing is wanted
            mind = _own_mind(attribution, speaker, actors) if thought else None
            claims.append(_claim(analysis, attribution, speaker, _Read(tuple(tokens), about, mind), ids))
        return msgspec.structs.replace(found, claims=tuple(claims))


def _about(
    attribution: Attribution, tokens: Sequence[Token], everyone: Sequence[_Meant], events: Sequence[Event]
) -> tuple[str, ...]:
    """Ids of the actors and places mentioned in the content, in text order, then of the events named there."""
    spans = [p.span for p in attribution.content]
    order = sorted((m.span, m.owner.id) for m in everyone if any(s.overlaps(m.span) for s in spans))
    said = [event.id for event in events if any(s.overlaps(event.trigger.span) for s in spans)]
    called: dict[str, list[str]] = {}  # "the summit" names an event again where the article tells of one summit only
    for event in events:
        called.setdefault(event.trigger.quote.lower(), []).append(event.id)
    again = [
        called[token.lower][0]
        for token in tokens
        if len(called.get(token.lower, ())) == 1
        and token.pos == "NOUN"
        and any(c.lower in ("the", "this", "that") for c in token.children)
    ]
    return tuple(dict.fromkeys([*(owner for _, owner in order), *said, *again]))


def _interview(analysis: Analysis, actors: Iterable[Actor]) -> dict[str | None, dict[str, str]]:
    """Who "Q" and "A" are: the author, and the only other person named before the first question."""
    labels = {a.source.text: a for a in reversed(analysis.attributions) if a.frame == "script" and a.source is not None}
    if not {"Q", "A"} <= set(labels):
        return {}
    begins = min(labels["Q"].content[0].span.start, labels["A"].content[0].span.start)
    named = [a for a in actors if a.kind == "person" and any(m.span.start < begins for m in a.mentions)]
    asking = [a for a in named if {a.name, *a.aliases} & set(analysis.article.authors)]
    asked = [a for a in named if a not in asking]
    sides = (("Q", asking), ("A", asked))
    return {
        label: {"actor": who[0].id, "name": who[0].name, "resolution": "description"}
        for label, who in sides
        if len(who) == 1
    }


def _mentions(owners: Iterable[Actor | Place]) -> list[_Meant]:
    return [_Meant(mention.span, owner, mention.form) for owner in owners for mention in owner.mentions]


def _claim(analysis: Analysis, attribution: Attribution, speaker: Speaker, read: _Read, ids: IdMaker) -> Claim:
    content = tuple(p.evidence for p in attribution.content)
    judged = judge(read.tokens)
    modality, hedges = _certainty(attribution, judged)
    rejects = _rejects(attribution)
    negated = rejects ^ (judged.polarity == "negated")
    if read.mind is not None and read.mind.cue is not None:
        modality = weaker(modality, read.mind.force)
        hedges = (*hedges, *((read.mind.cue.evidence,) if read.mind.cue.evidence not in hedges else ()))
    if _leaves_open(attribution, read.tokens):
        modality, rejects, negated = "uncommitted", False, False
    if attribution.act == "asks":
        modality = "uncommitted"
    return Claim(
        id=ids.make("c", speaker.name or "", *(e.quote for e in content)),
        origin=ClaimExtractor.name,
        why=_why(attribution),
        form=_form(analysis, attribution),
        act=attribution.act,
        speaker=speaker,
        cue=attribution.cue.evidence if attribution.cue is not None else None,
        content=content,
        modality=modality,
        polarity="negated" if negated else "affirmed",
        stance="rejects" if rejects else "asserts",
        hedges=hedges,
        about=read.about,
        nested=tuple(_nested(inner) for inner in attribution.nested),
    )


def _why(attribution: Attribution) -> tuple[str, ...]:
    cue = attribution.cue.text if attribution.cue is not None else "none"
    return f"cue: {cue}", f"frame: {attribution.frame}", f"resolution: {attribution.resolution}"


def _nested(inner: Attribution) -> Nested:
    return Nested(
        speaker=inner.source.evidence if inner.source is not None else None,
        cue=inner.cue.evidence if inner.cue is not None else None,
        content=tuple(p.evidence for p in inner.content),
    )


def _certainty(attribution: Attribution, judged: Judgement) -> tuple[Modality, tuple[Evidence, ...]]:
    """The source's own certainty: the words of the content under the force of the cue."""
    hedges = [p.evidence for p in judged.hedges]
    modality = judged.modality
    if not attribution.quoted:
        modality = weaker(modality, attribution.force)
        if attribution.force != "certain" and attribution.cue is not None:
            hedges.insert(0, attribution.cue.evidence)
    if attribution.negated and attribution.act not in _RAISING and not attribution.factive:
        modality = "uncommitted"  # "did not say that", "did not deny that": nothing is said to be so or not
    return modality, tuple(hedges)


def _rejects(attribution: Attribution) -> bool:
    """Whether the source denies the content: by its cue, "denied that", or by the cue's denial, "does not believe"."""
    if attribution.negated and attribution.act not in _RAISING:
        return False
    return attribution.denied ^ attribution.negated


# Acts whose denial denies the content: "does not believe that it is safe" holds it to be unsafe, while "did not know
# that it was safe" takes it for safe (the cue is factive), and "did not say that it was safe" leaves it open.
_RAISING = frozenset({"believes", "wants", "plans", "predicts", "estimates", "agrees", "fears"})


def _own_mind(attribution: Attribution, speaker: Speaker, actors: Sequence[_Meant]) -> Attribution | None:
    """The speaker's thought that opens reported words: "Holm said he hoped that ..."."""
    for inner in attribution.nested:
        opens = inner.source is not None and inner.source.start - attribution.content[0].start <= len("that ")
        if inner.source_form != "pronoun" or not opens or inner.force == "certain":
            continue
        actor = _actor_at(inner, actors)
        if actor is None or actor.id == speaker.actor:
            return inner
    return None


_POLAR, _WH = ("whether",), ("if", "who", "whom", "whose", "what", "which", "when", "where", "why", "how")


def _leaves_open(attribution: Attribution, tokens: Sequence[Token]) -> bool:
    """Whether the content is a question that its source does not answer: "would not say who", "will rule whether"."""
    first = tokens[0].lower if tokens else ""
    return not attribution.quoted and (first in _POLAR or (first in _WH and attribution.negated))


def _form(analysis: Analysis, attribution: Attribution) -> ClaimForm:
    """By how many of the content's words stand between quotation marks."""
    words = quoted = 0
    for passage in attribution.content:
        marks = [q.passage for q in analysis.quotations if q.passage.block is passage.block]
        for token in analysis.text.covering(passage):
            if token.text[:1].isalnum():
                words += 1
                quoted += any(m.start <= token.start and token.end <= m.end for m in marks)
    if attribution.frame in ("script", "signature", "block introduced by a colon") or quoted >= 0.9 * words > 0:
        return "direct"
    return "mixed" if quoted else "indirect"


def _speaker(attribution: Attribution, actors: Sequence[_Meant], known: dict[Attribution, Speaker]) -> Speaker:
    """Who makes the claim; a pronoun or description keeps its own words and gets the actor they lead to."""
    before = known.get(attribution.continues) if attribution.continues is not None else None
    if before is not None and attribution.source_form == "continued":
        return Speaker(
            actor=before.actor,
            name=before.name,
            evidence=attribution.source.evidence if attribution.source is not None else None,
            resolution="continued",
        )
    if attribution.source is None:
        return Speaker(resolution="impersonal" if attribution.source_form == "impersonal" else "none")
    evidence = attribution.source.evidence
    actor = _actor_at(attribution, actors)
    resolution: Resolution
    if attribution.source_form == "name":
        resolution = "named"
    elif attribution.source_form == "pronoun":
        resolution = "pronoun"
    else:
        resolution = "description"
    words = attribution.referent if attribution.referent is not None else attribution.source
    if actor is not None and _joint(attribution.source, actor, actors):
        actor = None  # "Washington and Paris": neither of them alone
    name = actor.name if actor is not None else " ".join(words.text.split())
    return Speaker(actor=actor.id if actor is not None else None, name=name, evidence=evidence, resolution=resolution)


def _actor_at(attribution: Attribution, actors: Sequence[_Meant]) -> Actor | None:
    """The actor whose mention holds the source's head, or the one named beside it."""
    source, head = attribution.source, attribution.source_head
    if source is None or source.text.endswith(("’s", "'s")):  # "Belmora's says": its lawyer, not Belmora
        return None
    if attribution.referent is not None:  # "Holm, who says": Holm
        source, head = attribution.referent, attribution.referent_head
    span = source.span
    at = _span(head) or span
    over = [m for m in actors if m.span.overlaps(at) and span.overlaps(m.span) and _fits(source, m)]
    over.sort(key=lambda m: (m.span.end - m.span.start, m.owner.id))
    if not over and attribution.source_form != "pronoun":
        over = [m for m in actors if span.contains(m.span) and _beside(source, at, m)]
    first = over[0].owner if over else None
    return first if isinstance(first, Actor) else None


# What a body is called before its name.
_BODIES = (wordlists().beside["body"] | wordlists().beside["relation"] | {"buyer", "seller", "employer"}) - {"member"}
# What stands before a name that says who the described one is: ", ", ", the novelist ".
_APPOSED = re.compile(r"(?:[,—–(])(?:\s(?:the|a|an|her|his|its|their))?(?:\s[a-z-]+){0,3}$")


def _fits(source: Passage, meant: _Meant) -> bool:
    """Whether an actor can be what a pronoun stands for: "she" is a person, "it" is none."""
    person = isinstance(meant.owner, Actor) and meant.owner.kind == "person"
    word = source.text.lower()
    return person if word in ("he", "she") else not person if word == "it" else True


def _beside(source: Passage, head: Span, meant: _Meant) -> bool:
    """Whether a person's name stands beside the head, as in "A spokeswoman, Kim Tran,", not "Tran's sister"."""
    if meant.form != "name" or not isinstance(meant.owner, Actor):
        return False
    quote, start = source.evidence.quote, source.span.start
    before, after = quote[: meant.span.start - start].rstrip(" *_\n"), quote[meant.span.end - start :]
    if meant.owner.kind != "person":  # "The owner of the ship, Blue Line,"
        described = quote[head.start - start : head.end - start].lower() in _BODIES
        return described and before.endswith(",") and not after.strip(" ,*_\n")
    lettered = meant.span.end + 1 == head.start and quote[head.start - start : head.end - start].isupper()
    if lettered and before.lower() not in ("the", "a"):
        return True  # "Ada Ukwu SC": the letters behind a name are its own; "the Kerry TD" is no Kerry
    while wordlists().is_title(fold(before.rpartition(" ")[2])):
        before = before.rpartition(" ")[0]  # "its manager, Mrs. Ada Ukwu"
    apposed = _APPOSED.search(before) is not None or meant.span.start - head.end in (1, 2)
    return apposed and meant.span.start > head.start and not after.startswith(("’s", "'s"))


_JOINED = re.compile(r"(?:,[^,.;]{1,60})*,?\s+(?:and|&)\s+(?:[\w’'.-]+\s+){0,3}")
_OF = re.compile(r"\b(?:of|in|at|for|from|with|on|between|to)\b")


def _joint(source: Passage, actor: Actor, actors: Sequence[_Meant]) -> bool:
    """Whether a source names two speakers, as in "Inga Holm and her brother Rolf"."""
    inside = [m for m in actors if source.span.contains(m.span) and m.form == "name"]
    quote, start = source.evidence.quote, source.span.start
    for first in (m for m in inside if m.owner is actor):
        for second in (m for m in inside if m.owner is not actor and m.span.start > first.span.end):
            between = quote[first.span.end - start : second.span.start - start]
            if _JOINED.fullmatch(between) and not _OF.search(between):
                return True
    return False


def _span(passage: Passage | None) -> Span | None:
    return passage.span if passage is not None else None
