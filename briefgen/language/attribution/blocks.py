"""One block as the frames read it: its tokens, the quotations they stand in, its sentences; and runs of its tokens.

What the words do in their sentence is for `phrases` and `speakers`; which of them make a claim for the frames.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from briefgen.language.attribution.cues import Lexicon
from briefgen.language.datelines import opening
from briefgen.language.grammar import Token
from briefgen.source.document import Passage

Run = tuple[int, int]  # token numbers of one block, half-open
Content = tuple[Run, ...]
Found = tuple[str, Content, Token | None, str]  # frame, content, token that belongs to the cue, preposition

_EDGE = {",", ";", ":", "-", "–", "—", "―", "--", ".", "...", "…", "(", "?", "!"}
_ENDS = {".", "?", "!", "…", "...", "?!", "!!", "!?"}
_HEAD = 24  # tokens that may stand before a report begins


@dataclass(slots=True, eq=False)
class BlockView:
    """One block's tokens with, for each, the quotation it stands in and the sentence it belongs to."""

    row: tuple[Token, ...]
    quotes: tuple[Run, ...]  # token runs of the block's quotations, marks included
    lexicon: Lexicon
    scripted: bool = True  # whether the article is a script, where "HOLM:" is a speaker and no place of writing
    inside: list[int] = field(default_factory=list)  # a token's quotation, or -1
    segments: list[Run] = field(default_factory=list)  # sentences; a quotation within one is never cut
    dateline: int = 0  # how many tokens before the text say where or when it was written

    def __post_init__(self) -> None:
        self.inside = [-1] * len(self.row)
        for number, (a, b) in enumerate(self.quotes):
            self.inside[a:b] = [number] * (b - a)
        self.dateline = _dateline(self)
        self.segments = _segments(self)

    def segment(self, index: int) -> Run:
        return next((s for s in self.segments if s[0] <= index < s[1]), (0, len(self.row)))

    def passage(self, run: Run) -> Passage:
        return Passage(self.row[run[0]].block, self.row[run[0]].start, self.row[run[1] - 1].end)

    def trim(self, run: Run, *, keep_stop: bool = False) -> Run | None:
        """A run without punctuation and without a final "and" or "but"; None when nothing is left.

        What stands inside quotation marks stays.
        """
        a, b = run
        while a < b and self.row[a].text in _EDGE and self.inside[a] < 0:
            a += 1
        while b > a and self._open_end(b - 1) and not keep_stop:
            b -= 1
        return (a, b) if a < b else None

    def _open_end(self, at: int) -> bool:
        """Whether a token at a run's end joins or parts it from what comes next."""
        token = self.row[at]
        return self.inside[at] < 0 and (token.text in _EDGE or (token.pos == "CCONJ" and token.tag == "CC"))

    def lemma(self, verb: Token) -> str:
        """A verb's lemma as the lexicon knows it."""
        after = self.row[verb.index + 1] if verb.index + 1 < len(self.row) else verb
        if after.lower == "back" and self.lexicon.has("verbs", f"{verb.lemma}-back"):
            return f"{verb.lemma}-back"  # "shot back"
        return self.lexicon.lemma("verbs", verb.lemma, verb.lower)

    def within(self, cue: Token, content: tuple[Run, ...]) -> tuple[Run, ...]:
        """What the content of a cue inside a quotation has there; of a cue outside, all of it."""
        quote = self.inside[cue.index]
        if quote < 0:
            return content
        x, y = self.quotes[quote][0] + 1, self.quotes[quote][1] - 1
        return tuple((max(a, x), min(b, y)) for a, b in content if max(a, x) < min(b, y))

    def reach(self, run: Run) -> Run:
        """A run with the quotation that follows it at once and goes on in lower case."""
        b = run[1]
        for x, y in self.quotes:
            if x == b and y - x > 2 and self.row[x + 1].text[:1].islower() and self.row[b - 1].text not in (",", ":"):
                return run[0], y
        return run

    def snap(self, run: Run) -> Run:
        """A run widened so that it holds whole every quotation it holds at least in part."""
        a, b = run
        if self.inside[a] >= 0 and self.inside[a] == self.inside[b - 1] and a > self.quotes[self.inside[a]][0]:
            return run
        for x, y in self.quotes:
            if x < b and a < y:
                shared = min(b, y) - max(a, x)
                if shared * 3 >= y - x or (a <= x and y <= b):
                    a, b = min(a, x), max(b, y)
                elif a < x:
                    b = x
                else:
                    a = y
        return (a, max(a, b))


def joined(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Runs in order, those that touch or overlap made one."""
    merged: list[Run] = []
    for a, b in sorted(runs):
        if merged and a <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(b, merged[-1][1]))
        else:
            merged.append((a, b))
    return tuple(merged)


def overlap(x: tuple[Run, ...], y: tuple[Run, ...]) -> float:
    """How much of the shorter of two contents the other has, from 0 to 1."""
    shared = sum(max(0, min(b, d) - max(a, c)) for a, b in x for c, d in y)
    return shared / max(1, min(sum(b - a for a, b in x), sum(b - a for a, b in y)))


def _segments(view: BlockView) -> list[Run]:
    """Sentences by their stops outside quotation marks, and by quotations that end with one."""
    row, inside, bounds = view.row, view.inside, [0]
    if view.dateline:
        bounds.append(view.dateline)
    for i, token in enumerate(row[:-1]):
        following = row[i + 1]
        upper = following.text[:1].isupper() or following.text[:1].isdigit() or inside[i + 1] >= 0
        if inside[i] < 0:
            if (
                token.text in _ENDS and not is_abbreviated(token) and (upper or not following.text[:1].isalnum())
            ) or token.text == ";":
                bounds.append(i + 1)
        elif inside[i] != inside[i + 1]:
            last = _last_inner(view, inside[i])
            if (last.endswith(".") and upper and len(last) < 4 and not _bare_report(view, i + 1)) or (
                last[-1:] in "?!…" and following.text[:1].isupper() and not _reporting_start(view, i + 1)
            ):
                bounds.append(i + 1)
    return list(zip(bounds, [*bounds[1:], len(row)], strict=True))


def is_abbreviated(stop: Token) -> bool:
    """Whether a full stop belongs to the word before it, which the tokenizer parted from it: "Col. Holm"."""
    return stop.text == "." and stop.tag.startswith("NNP") and stop.dep == "compound"


def capitals_before_colon(row: tuple[Token, ...]) -> int:
    """How many tokens a block's label in capitals has, its colon included: "MUMBAI:", "ANN HOLM:"; 0 without one."""
    colon = next((t.index for t in row[1:5] if t.text == ":"), 0)
    words = [t.text for t in row[:colon]]
    capitals = words and len(words[0]) > 2 and all(w.isupper() or not w[0].isalnum() for w in words)
    return colon + 1 if capitals else 0


def _dateline(view: BlockView) -> int:
    """How many tokens say where or when a paragraph was written: "GENEVA —", "TOLMEN, on the border —", "19:10"."""
    row = view.row
    label = 0 if view.scripted else capitals_before_colon(row)
    if label and row[-1].text in _ENDS:
        return label  # "MUMBAI: The bank's committee voted ..."
    if not row:
        return 0
    end = opening(row[0].block.text)
    return sum(token.start < end for token in row[:_HEAD])


def _last_inner(view: BlockView, quote: int) -> str:
    """The last token of a quotation before its closing marks."""
    a, b = view.quotes[quote]
    for i in range(b - 1, a, -1):
        text = view.row[i].text.rstrip("”’\"'»“`")
        if text:
            return text
    return ""


def _bare_report(view: BlockView, at: int) -> bool:
    """Whether nothing but who said it stands from `at` to the stop, as some set it: "“It is late.” Ann Lee said."."""
    words = view.row[at : at + 7]
    stop = next((n for n, t in enumerate(words) if t.text in _ENDS), 0)
    if stop < 2 or any(view.inside[t.index] >= 0 or t.text == "," for t in words[:stop]):
        return False
    verb, others = words[stop - 1], words[: stop - 1]
    says = verb.tag in ("VBD", "VBZ") and view.lexicon.sense("verbs", view.lemma(verb), "quotation") is not None
    return says and all(t.pos in ("PROPN", "NOUN", "PRON", "DET", "ADJ", "ADV") for t in others)


def _reporting_start(view: BlockView, at: int) -> bool:
    """Whether the words from `at` look like "Ann Lee (D-York) asked the crowd": a subject, its verb, then little."""
    for token in view.row[at : at + 20]:
        if view.inside[token.index] >= 0 and token.index > at:
            continue
        if token.text in _ENDS:
            return False
        if token.tag in ("VBD", "VBZ", "VBP") and token.dep not in ("relcl", "aux", "auxpass"):
            says = view.lexicon.sense("verbs", view.lemma(token), "quotation") is not None
            clause = token.child("ccomp")
            return says and (clause is None or clause.index < token.index)
    return False
