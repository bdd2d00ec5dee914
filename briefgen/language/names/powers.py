"""Those who act without a name of their own: the government and the opposition, and states that speak and decide.

A state's name, or its capital's, counts as a government only where it acts; elsewhere it stays a place.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.language.grammar import ParsedText, Token
from briefgen.language.names.gazetteer import Country, countries
from briefgen.language.names.groups import Group
from briefgen.language.names.known import widely_known
from briefgen.language.names.placing import is_dateline
from briefgen.language.names.spans import NameSpan
from briefgen.language.names.wordlists import fold, wordlists

_ACTING_KINDS = frozenset({"armed-group", "government"})


def add_powers(text: ParsedText, groups: list[Group]) -> list[Group]:
    """The groups with governments and oppositions added, and the acting mentions of states moved to them."""
    powers = _Powers(text, groups)
    powers.take_acting_states()
    powers.take_governments()
    powers.take_oppositions()
    return powers.result()


def _acts() -> frozenset[str]:
    return wordlists().speech | wordlists().acts


class _Powers:
    def __init__(self, text: ParsedText, groups: list[Group]) -> None:
        self._text = text
        self._groups = groups
        self._states: dict[str, Group] = {}  # by country code
        self._bodies: dict[str, Group] = {}  # by name, those that towns stand for
        self._names: dict[str, str] = {}
        self._phrased: dict[str, Group] = {}  # those a text calls "the Syrian government"
        self._bare: list[NameSpan] = []
        self._opposition: list[NameSpan] = []
        self._at = {(t.block.index, t.index): g for g in groups for s in g.spans for t in s.tokens}

    def result(self) -> list[Group]:
        kept = [g for g in self._groups if g.spans]
        added = [*self._states.values(), *self._bodies.values()]
        for group in kept:
            group.spans = _ordered(group.spans)
        bare = self._bare
        if bare and len(self._phrased) == 1:
            (home,) = self._phrased.values()
            home.spans = _ordered([*home.spans, *bare])
        elif bare and _acts_enough(bare):
            added.append(_nominal(bare, "government"))
        if self._opposition and _acts_enough(self._opposition):
            added.append(_nominal(self._opposition, "organisation"))
        for group in added:
            group.spans = _ordered(group.spans)
        for code, group in self._phrased.items():
            if not any(len(span.words) > 1 for span in group.spans):
                group.fixed_name = f"government of {self._names[code]}"
        return sorted([*kept, *added], key=lambda g: g.first)

    def take_acting_states(self) -> None:
        for group in self._groups:
            country = self._country(group) if group.kind == "place" else None
            if country is None:
                continue
            capital = any(key in countries().by_capital for key in group.keys)
            spans = [span for span in group.spans if not is_dateline(span)]
            acting = [span for span in spans if self._acts(span) or (capital and _does(span))]
            if acting or capital:
                acting += [span for span in spans if span not in acting and _is_addressed(span)]
            if acting:
                power = self._stood_for(group, country) or self._power(country)
                group.spans = [span for span in group.spans if span not in acting]
                power.spans += acting

    def _stood_for(self, town: Group, country: Country) -> Group | None:
        """The body that a town stands for where it acts, "Brussels", unless the article is about the town's state."""
        body = next((widely_known().metonyms[key] for key in town.keys if key in widely_known().metonyms), None)
        if body is None or any(fold(country.name) in group.keys for group in self._groups):
            return None
        met = next((g for g in self._groups if widely_known().bodies.get(g.full.key) == body), None)
        if met is not None:
            met.why.append("town it sits in")
            return met
        if body.name not in self._bodies:
            self._bodies[body.name] = Group([], body.kind, why=["a town that stands for it"], wikidata=body.wikidata)
        return self._bodies[body.name]

    @staticmethod
    def _country(group: Group) -> Country | None:
        known = countries()
        return next((t[k] for k in group.keys for t in (known.by_name, known.by_capital) if k in t), None)

    def _power(self, country: Country) -> Group:
        if country.code not in self._states:
            item = widely_known().states.get(country.code, "")
            self._states[country.code] = Group([], kind="government", why=["a state that acts"], wikidata=item)
        return self._states[country.code]

    def _acts(self, span: NameSpan) -> bool:
        head = span.head
        first = head
        while first.dep == "conj" and first.head.tag.startswith("NNP"):
            first = first.head
        if first.dep == "nsubj" and (first.head.lemma in _acts()):
            return True
        above = head
        while above.dep == "conj" and above.head is not above:
            above = above.head
            if self._kind(above) in _ACTING_KINDS:
                return True
        if above.dep == "pobj" and above.head.lower == "from":
            giver = above.head.head
            received = {giver.lower, *(c.lower for c in giver.children if c.dep == "dobj")}
            if received & wordlists().beside["help"]:
                return True
        return above.dep == "pobj" and above.head.dep == "agent" and above.head.head.lemma in _acts()

    def _kind(self, token: Token) -> str | None:
        group = self._at.get((token.block.index, token.index))
        return group.kind if group else None

    def take_governments(self) -> None:
        for row in self._text.tokens:
            for token in row:
                if (
                    token.lower in {"government", "regime", "junta"}
                    and token.tag in {"NN", "NNP"}
                    and self._is_free(token)
                ):
                    self._government(row, token)

    def _is_free(self, token: Token) -> bool:
        group = self._at.get((token.block.index, token.index))
        return group is None or (group.kind == "government" and len(group.full.words) <= 2)  # "the Syrian Government"

    def _government(self, row: Sequence[Token], noun: Token) -> None:
        """Whose government: "the Syrian government", "Mali's government", or just "the government"."""
        known = countries()
        taken = self._at.get((noun.block.index, noun.index))
        start = noun.index
        country: Country | None = None
        if start and row[start - 1].tag == "POS":
            owner = self._at.get((noun.block.index, start - 2))
            country = self._country(owner) if owner is not None else None
            if country is None:
                return
            noun_start = start
        else:
            word = row[start - 1].lower.replace(".", "") if start else ""
            two = f"{row[start - 2].lower} {word}" if start > 1 else ""
            name = row[start - 1].text.replace(".", "").lower() if start else ""
            country = known.by_adjective.get(two) or known.by_adjective.get(word) or known.by_name.get(name)
            noun_start = start - (2 if two in known.by_adjective else 1) if country else start
        if country is not None:
            if taken is not None:
                taken.spans = [s for s in taken.spans if noun not in s.tokens]
            span = NameSpan(
                tuple(row[noun_start : noun.index + 1]), "", form="nominal" if noun_start == start else "name"
            )
            power = self._power(country)
            self._phrased[country.code] = power
            self._names[country.code] = country.name
            power.spans.append(span)
        elif self._is_the_government(row, noun):
            if taken is not None:
                taken.spans = [s for s in taken.spans if noun not in s.tokens]
            self._bare.append(NameSpan((noun,), "", form="nominal"))

    @staticmethod
    def _is_the_government(row: Sequence[Token], noun: Token) -> bool:
        """As in "the government", "his government", "regime forces"; not "a government", "local government"."""
        before = row[noun.index - 1].lower if noun.index else ""
        after = row[noun.index + 1] if noun.index + 1 < len(row) else None
        modified = after is not None and noun.dep in {"compound", "nmod"} and noun.head.index > noun.index
        if before in {"the", "his", "her"}:
            return (
                not modified
                or after is None
                or after.lower not in {"department", "agency", "agencies", "spokesman", "report"}
            )
        return modified and noun.head.lower in {
            "forces",
            "troops",
            "soldiers",
            "strikes",
            "air",
            "officials",
            "control",
            "shelling",
            "bombardment",
        }

    def take_oppositions(self) -> None:
        for row in self._text.tokens:
            for token in row:
                before = row[token.index - 1].lower if token.index else ""
                if token.lower != "opposition" or token.tag != "NN" or before != "the":
                    continue
                after = row[token.index + 1] if token.index + 1 < len(row) else None
                modifies = after is not None and after.tag in {"NN", "NNS", "NNP"}
                towards = any(c.dep == "prep" and c.lower == "to" for c in token.children)  # "opposition to the plan"
                if not modifies and not towards and (token.block.index, token.index) not in self._at:
                    self._opposition.append(NameSpan((token,), "", form="nominal"))


def _does(span: NameSpan) -> bool:
    """Whether a capital is the subject of what no town does: "Beijing has invested"; a team's verbs left out."""
    head = span.head
    return head.dep == "nsubj" and head.head.pos == "VERB" and head.head.lemma not in wordlists().befalls


def _is_addressed(span: NameSpan) -> bool:
    """Whether somebody accuses, blames or urges it."""
    head = span.head
    return head.dep == "dobj" and head.head.lemma in wordlists().addresses


def _ordered(spans: list[NameSpan]) -> list[NameSpan]:
    return sorted(spans, key=lambda s: (s.tokens[0].block.index, s.tokens[0].index))


def _acts_enough(spans: list[NameSpan]) -> bool:
    """A description without any name is an actor where it comes twice, or speaks."""
    return len(spans) > 1 or any(s.head.dep == "nsubj" and s.head.head.lemma in wordlists().speech for s in spans)


def _nominal(spans: list[NameSpan], kind: str) -> Group:
    ordered = _ordered(spans)
    group = Group(
        ordered, kind="government" if kind == "government" else "organisation", why=["described, never named"]
    )
    group.fixed_name = f"the {ordered[0].words[0].lower()}"
    return group
