"""Frames of quotations with a verb: the cue before, after or between. Colons and dashes are in `label_frames`.

Within a quotation the parse is not to be trusted, so these frames go by the words around the marks.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.language.attribution.blocks import BlockView, Run, is_abbreviated
from briefgen.language.attribution.candidates import Candidate
from briefgen.language.attribution.label_frames import SAYS, colon_candidate
from briefgen.language.attribution.phrases import cue_run, noun_phrase
from briefgen.language.attribution.speakers import TO_PERSON, agent_of, is_passive, negated, speaker_of
from briefgen.language.grammar import Token

# Words of number and measure that may speak: "asked one of the signatories".
_SOMEBODY = frozenset({"one", "two", "three", "some", "many", "others", "another", "both", "several", "most", "few"})


def direct_candidates(view: BlockView) -> Iterator[Candidate]:
    """Quotations with their cue in the same sentence, one candidate a cue."""
    for segment in view.segments:
        quotes = [q for q in view.quotes if segment[0] <= q[0] < segment[1]]
        if quotes:
            yield from _in_segment(view, segment, quotes)


def _in_segment(view: BlockView, segment: Run, quotes: list[Run]) -> Iterator[Candidate]:
    taken: dict[int, list[Run]] = {}  # cue verb's number -> its quotations
    cues: dict[int, Token] = {}
    manner = -1  # number of a verb that only closes a quotation, and may lead to the next one
    for number, quote in enumerate(quotes):
        left = quotes[number - 1][1] if number else segment[0]
        right = quotes[number + 1][0] if number + 1 < len(quotes) else segment[1]
        # A cue that already has the quotation before it, with nothing but itself between, has this one too.
        if _title(view, quote):
            continue
        verb = _cue_before(view, (left, quote[0]), quote)
        if verb is not None and view.row[quote[0] - 1].text == ":" and view.row[quote[1] - 2].text == ",":
            # "Holm said it rained: “It poured,” she added": the comma within the marks leads to the second cue.
            verb = _cue_after(view, (quote[1], right), quote) or verb
        if verb is None and (quote[0] == left or _set_off(view, quote)):
            verb = _cue_after(view, (quote[1], right), quote)
            if verb is None:
                verb = _manner(view, (quote[1], right), quote)
                manner = verb.index if verb is not None else manner
            if verb is not None and (_begins_anew(view, quote, verb) or _describes(view, quote, verb)):
                verb = None
        if verb is None:
            verb = next((c for c in cues.values() if c.index == manner and left <= c.index < quote[0]), None)
        if verb is None:
            colon = colon_candidate(view, (left, quote[0]), quote)
            if colon is not None:
                yield colon
            continue
        cues[verb.index] = verb
        taken.setdefault(verb.index, []).append(quote)
    for index, governed in taken.items():
        yield _candidate(view, cues[index], governed, segment)


def _begins_anew(view: BlockView, quote: Run, verb: Token) -> bool:
    """Whether a cue behind a quotation has its own clause: "called it “a farce,” and she said", "..., saying that"."""
    said = verb.child("ccomp")
    return view.row[quote[1]].pos == "CCONJ" or (verb.tag == "VBG" and said is not None and said.index > verb.index)


def _describes(view: BlockView, quote: Run, verb: Token) -> bool:
    """Whether a quotation only describes the speaker: "Rudd, who vowed to “drain the marsh”, said ..."."""
    head = speaker_of(view, verb)
    return head is not None and head.index < quote[0] and quote[1] <= max(t.index for t in head.subtree()) + 1


def _title(view: BlockView, quote: Run) -> bool:
    """Whether the words are the name of a book, a song or a show: “Fox and Hound,”."""
    words = [t for t in view.row[quote[0] : quote[1]] if t.text[:1].isalpha()]
    long = [t for t in words if len(t.text) > 3]
    small = any(t.text[0].islower() and t.pos in ("VERB", "AUX", "PRON") for t in words)
    return len(words) > 1 and len(long) > 1 and not small and all(t.text[0].isupper() for t in long)


def _set_off(view: BlockView, quote: Run) -> bool:
    """Whether a comma or another stop parts a quotation from the words behind it."""
    after = view.row[quote[1]].text if quote[1] < len(view.row) else ""
    return after in (",", "—", "–", "-") or any(
        t.text in (",", "?", "!", "—") for t in view.row[quote[1] - 2 : quote[1]]
    )


def _candidate(view: BlockView, verb: Token, governed: list[Run], segment: Run) -> Candidate:
    passive = is_passive(verb) or (verb.tag == "VBN" and verb.dep == "acl")  # "a rhyme sung by the crew: “...”"
    head = agent_of(verb) if passive else _speaker(view, verb, segment)
    source = noun_phrase(view, head, without=verb) if head is not None else None
    if source is not None:
        source = _outside(view, source)
    content = list(governed)
    if source is not None and governed[0][0] > verb.index:
        # "To sing, she said, “is to remember”": the words before the source belong to the content.
        lead = view.trim((segment[0], min(source[0], verb.index)))
        first = view.row[governed[0][0] + 1] if governed[0][0] + 1 < len(view.row) else verb
        comma = view.row[min(source[0], verb.index) - 1].text == "," if min(source[0], verb.index) else False
        if lead is not None and view.row[lead[1] - 1].pos in ("SCONJ", "CCONJ"):
            lead = None  # "..., because, she wrote, “it rained”"
        if lead is not None and comma and first.text[:1].islower() and lead[1] - lead[0] > 1:
            content.insert(0, lead)
    elif governed[0][0] < verb.index and governed[0][0] > segment[0]:
        # "And the plan is “a leap in the dark,” she said": the sentence's own words before the quotation are hers, too.
        content[0] = (
            (view.trim((segment[0], governed[0][1])) or governed[0])
            if _lead_is_hers(view, segment, governed[0], head)
            else governed[0]
        )
    if governed[-1][1] <= verb.index:
        content[-1] = (content[-1][0], _tail_end(view, governed[-1], source, verb))
    where = "after" if governed[0][0] > verb.index else "around" if governed[-1][0] > verb.index else "before"
    sense = view.lexicon.sense("verbs", view.lemma(verb), "quotation") or SAYS
    return Candidate(
        tuple(content), cue_run(verb), source, head, f"quotation {where}", sense,
        negated=negated(verb), impersonal=source is None,
    )  # fmt: skip


def _tail_end(view: BlockView, quote: Run, source: Run | None, verb: Token) -> int:
    """Where the sentence ends that a quotation begins: "“Well before” the hearing, she said"."""
    stop = min(verb.index, source[0] if source is not None and source[0] >= quote[1] else verb.index)
    gap = view.row[quote[1] : stop]
    closed = view.row[quote[1] - 2].text[-1] in ",.?!"
    goes_on = len(gap) > 1 and gap[0].text[:1].isalpha() and gap[-1].text == ","
    return gap[-1].index if goes_on and not closed else quote[1]


def _lead_is_hers(view: BlockView, segment: Run, quote: Run, speaker: Token | None) -> bool:
    """Whether the words before a quotation in its sentence are part of what is said."""
    lead = view.row[segment[0] : quote[0]]
    if not lead or lead[-1].text in (":", "—", "–"):
        return False
    if not any(_is_cue(view, t) for t in lead):
        return True
    inner = view.row[quote[0] + 1 : quote[1]]
    fragment = lead[-1].text != "," and bool(inner) and inner[0].text[:1].islower() and inner[-2:][0].text == ","
    closing = view.row[segment[1] - 1].text == "." and segment[1] - quote[1] < 8
    another = speaker is not None and speaker.pos != "PRON" and not any(view.inside[t.index] >= 0 for t in lead)
    return fragment and closing and another  # "He said he did so “out of spite,” the letter said."


def _outside(view: BlockView, source: Run) -> Run | None:
    """A source without the quotation that a wrong parse put into it."""
    a, b = source
    while a < b and view.inside[a] >= 0:
        a += 1
    end = a
    while end < b and view.inside[end] < 0:
        end += 1
    return view.trim((a, end)) if a < end else None


def _speaker(view: BlockView, verb: Token, segment: Run) -> Token | None:
    """The cue's subject outside quotation marks: by the parse, or else the noun beside the verb."""
    head = speaker_of(view, verb)
    if head is not None and view.inside[head.index] < 0 and segment[0] <= head.index < segment[1]:
        return head
    row = view.row
    first = verb.index == segment[0] or view.inside[verb.index - 1] >= 0 or view.inside[verb.index - 2] >= 0
    turned = first and verb.child("nsubj") is None and view.lemma(verb) not in TO_PERSON  # "Said one diplomat: “...”"
    objects = ("dative", "npadvmod", "compound") if turned else ("dobj", "dative", "npadvmod", "compound")
    for i in range(verb.index + 1, min(verb.index + 4, segment[1])):  # "said Ann Lee"
        if view.inside[i] >= 0 or row[i].text == "," or row[i].pos == "ADP":
            break
        if row[i].entity in ("DATE", "TIME"):
            continue
        if row[i].lower in _SOMEBODY and row[i].dep not in ("det", "amod", "nummod"):
            return row[i]
        if row[i].pos in ("PROPN", "NOUN", "PRON") and row[i].dep not in objects:
            return row[i]
        if row[i].pos in ("PROPN",) and row[i].dep == "compound" and view.inside[row[i].head.index] < 0:
            return row[i].head
    last = verb.index - 1
    if last > segment[0] and row[last].text in (",", "—", "–", "-"):  # "The abbot, pressed for a date, said"
        last = next((i - 1 for i in range(last - 1, segment[0], -1) if row[i].text == row[last].text), last)
    for i in range(last, segment[0] - 1, -1):  # "Ann Lee said"
        if view.inside[i] >= 0:
            break
        usable = row[i].dep not in ("pobj", "poss", "npadvmod") and row[i].entity not in ("DATE", "TIME")
        if row[i].pos in ("PROPN", "NOUN", "PRON") and usable:
            return row[i]
    return head if head is not None and view.inside[head.index] < 0 else None


def _is_cue(view: BlockView, token: Token) -> bool:
    return (
        token.tag[:2] == "VB"
        and view.inside[token.index] < 0
        and view.lexicon.sense("verbs", view.lemma(token), "quotation") is not None
    )


def _cue_before(view: BlockView, gap: Run, quote: Run) -> Token | None:
    """The cue in the words before a quotation that are set off by a comma or colon, or end with the cue."""
    a, b = gap
    if a >= b:
        return None
    last = view.row[b - 1]
    opening = view.row[quote[0] + 1].text if quote[0] + 1 < len(view.row) else ""
    capital = opening[:1].isupper()
    if last.text not in (",", ":", "—", "–", "-"):
        spoken_to = last.dep in ("dobj", "dative", "pobj", "npadvmod") and quote[1] - quote[0] >= 6
        if not capital or not (_is_cue(view, last) or spoken_to):
            return None
    for i in range(b - 1, a - 1, -1):
        token = view.row[i]
        if _is_cue(view, token):
            if _names(view, token, b) or (last.text == "," and not capital and _goes_on(view, i, b)):
                return None
            # "A," said Ann Lee, who complained of noise, "B": a cue inside a relative clause is another one's.
            if token.dep == "relcl" and last.text == "," and any(_is_cue(view, t) for t in view.row[a:i]):
                continue
            return token
    return None


def _manner(view: BlockView, gap: Run, quote: Run) -> Token | None:
    """Any verb that does nothing but close a quotation: "“It was loud,” Ann remembers.", "“Oh, no,” groaned the cook".

    The comma inside the marks says that the sentence goes on with who speaks and how.
    """
    row, (a, b) = view.row, gap
    if quote[1] - quote[0] < 6 or row[quote[1] - 2].text != "," or b - a < 3:
        return None
    phrase = next((i for i in range(a, b) if row[i].pos not in _NOMINAL), b)
    if phrase > a:
        verb = row[phrase] if phrase < b and row[phrase].tag in ("VBD", "VBZ") else row[phrase - 1]
        named = verb.tag == "NNS" and row[verb.index - 1].pos == "PROPN"  # the tagger's "Ann remembers"
        named = named and view.lexicon.has("verbs", verb.lower.removesuffix("s"))
        after = row[verb.index + 1] if verb.index + 1 < len(row) else verb
        closes = after.text in (".", ",") or after.pos in ("ADV", "ADP") or view.inside[after.index] >= 0
        return verb if closes and (named or (verb.index == phrase and verb.lemma not in _STATIVE)) else None
    turned = row[a].tag in ("VBD", "VBZ") and row[a].lemma not in _STATIVE and row[a + 1].pos in _NOMINAL
    return row[a] if turned else None


_NOMINAL = frozenset({"PROPN", "NOUN", "PRON", "DET", "ADJ", "NUM"})
_STATIVE = frozenset({"be", "have", "do", "become", "seem", "come", "go", "open", "close", "appear", "get"})


def _names(view: BlockView, verb: Token, end: int) -> bool:
    """Whether a participle right before a quotation gives a name: "a blog called “Thrive”"."""
    named = verb.tag == "VBN" and verb.dep == "acl" and verb.index == end - 1
    return named and view.lexicon.sense("verbs", view.lemma(verb), "predicate") is not None


def _goes_on(view: BlockView, verb: int, end: int) -> bool:
    """Whether the sentence has its own verb between a cue and a quotation: "added Holm, are a small, “quiet” lot"."""
    after = [t for t in view.row[verb + 1 : end - 1] if t.tag in ("VBD", "VBZ", "VBP", "MD")]
    comma = next((t.index for t in view.row[verb + 1 : end - 1] if t.text == ","), end)
    return any(t.index > comma and t.dep != "relcl" for t in after)


def _cue_after(view: BlockView, gap: Run, quote: Run) -> Token | None:
    """The first cue in the words after a quotation: "she said", "said Ann Lee", "Lee, a baker, told the court"."""
    a, b = gap
    while a < b and view.row[a].text in (",", "-", "—", "–"):
        a += 1
    del quote
    for i in range(a, b):
        token = view.row[i]
        if token.text in (".", ";", ":") and not is_abbreviated(token):
            return None
        if token.dep == "relcl" or (token.head.dep == "relcl" and a <= token.head.index < b):
            continue
        if _is_cue(view, token):
            joined = view.row[a].pos == "CCONJ" and token.child("nsubj") is None
            return None if joined else token  # "accused her of “sloth”, and called for": another deed of hers
        if (
            token.tag in ("VBD", "VBZ", "VBP", "MD")
            and token.dep not in ("aux", "auxpass")
            and not _relative(view, a, i)
        ):
            return None
    return None


def _relative(view: BlockView, start: int, at: int) -> bool:
    return any(view.row[i].lower in ("who", "which", "that", "whose", "where") for i in range(start, at))
