"""Which written names mean the same one: spellings, short forms, surnames, acronyms, and what the desk decided."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from briefgen.language.gazetteer import countries
from briefgen.language.grammar import ParsedText
from briefgen.language.named import NamedKind, NamedMention, NamedRole
from briefgen.language.namespans import NameSpan, starts_sentence
from briefgen.language.wordlists import fold, wordlists
from briefgen.source.register import Register

_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "de", "la", "del", "&", "a", "y"})


@dataclass(slots=True, eq=False)
class Group:
    """The names that mean one, while it is being put together. Spans are in text order."""

    spans: list[NameSpan]
    kind: NamedKind | None = None
    fixed_name: str = ""  # the desk's
    mentions: list[NamedMention] = field(default_factory=list)  # descriptions and pronouns
    roles: list[NamedRole] = field(default_factory=list)
    why: list[str] = field(default_factory=list)
    nouns: set[str] = field(default_factory=set)  # common nouns that describe it, "alliance", "island"
    gender: str = ""  # "f", "m" or "" where nothing says so

    @property
    def full(self) -> NameSpan:
        """The fullest spelling: the most words, then the most frequent, then the first."""
        counts = Counter(span.key for span in self.spans)
        if self.kind in {"person", None} or len({len(s.words) for s in self.spans}) > 1:
            return max(
                self.spans, key=lambda s: (not _is_acronym(s), len(s.words), counts[s.key], -s.tokens[0].sentence.index)
            )
        return max(self.spans, key=lambda s: (not _is_acronym(s), counts[s.key], -s.tokens[0].sentence.index))

    @property
    def name(self) -> str:
        return self.fixed_name or " ".join(self.full.words)

    @property
    def first(self) -> tuple[int, int]:
        """Where its first name stands: block and token."""
        token = self.spans[0].tokens[0]
        return token.block.index, token.index

    @property
    def keys(self) -> dict[str, None]:
        return dict.fromkeys(span.key for span in self.spans)

    def absorb(self, other: Group, why: str) -> None:
        self.spans = sorted([*self.spans, *other.spans], key=_place)
        self.mentions += other.mentions
        if why not in self.why:
            self.why.append(why)


def _place(span: NameSpan) -> tuple[int, int]:
    return span.tokens[0].block.index, span.tokens[0].index


def _is_acronym(span: NameSpan) -> bool:
    word = span.words[0].replace(".", "")
    return (
        len(span.words) == 1
        and 2 <= len(word) <= 9
        and sum(c.isupper() for c in word) >= max(2, len(word) - 2)
        and not word.isdigit()
    )


def initials(words: tuple[str, ...]) -> str:
    """The letters an acronym of these words is made of: "of", "the" and "and" give none."""
    parts = [part for word in words for part in re.split(r"[-‐]", word)]
    return "".join(part[0] for part in parts if part and part.casefold() not in _SMALL).upper()


def looks_personal(group: Group) -> bool:
    """Whether the model, a title or a given name takes these names for a person's."""
    votes = Counter(span.label for span in group.spans)
    lists = wordlists()
    titled = any(span.titles for span in group.spans)
    known = bool(lists.given_gender(group.full.words[0]))
    return titled or (known and len(group.full.words) > 1) or votes["PERSON"] * 2 > sum(votes.values()) - votes[""]


def group_spans(text: ParsedText, spans: list[NameSpan], register: Register) -> list[Group]:
    """The names of a text in groups that mean the same one, in order of their first mention."""
    groups = list(_by_spelling(spans, register).values())
    groups = _by_register(groups, register)
    groups = _by_definition(text, groups, register)
    groups = _people(groups, register)
    groups = _bodies(groups, register)
    return sorted(groups, key=lambda g: g.first)


def _by_spelling(spans: list[NameSpan], register: Register) -> dict[str, Group]:
    """One group a spelling; a state's names, and a known body's, are one spelling."""
    blocked = {fold(name) for name in register.block}
    known = countries()
    bodies = wordlists().bodies
    groups: dict[str, Group] = {}
    for span in spans:
        key = span.key
        if key in blocked:
            continue
        if len(span.words) > 1 and "'s" in key:
            key = key.replace("'s", "")
        if key in known.by_name and span.label != "PERSON":
            key = fold(known.by_name[key].name)
        elif key in bodies:
            key = fold(bodies[key][1])
        if key in groups:
            groups[key].spans.append(span)
        else:
            groups[key] = Group([span])
    return groups


def apart(a: Group, b: Group, register: Register) -> bool:
    """Whether the desk says that these are two."""
    for names in register.not_same:
        folded = [fold(n) for n in names]
        hits = [[n for n in folded if n in g.keys] for g in (a, b)]
        if hits[0] and hits[1] and set(hits[0]) != set(hits[1]):
            return True
    return False


def _by_register(groups: list[Group], register: Register) -> list[Group]:
    """What the desk's register ties together, under the desk's name."""
    sets: list[tuple[str, set[str], NamedKind | None]] = [
        (entry.name, {fold(n) for n in (entry.name, *entry.aliases)}, entry.kind) for entry in register.entries
    ]
    for names in register.same:
        folded = {fold(n) for n in names}
        match = next((s for s in sets if s[1] & folded), None)
        if match:
            match[1].update(folded)
        else:
            sets.append((names[0], folded, None))
    for name, keys, kind in sets:
        members = [g for g in groups if any(k in keys for k in g.keys)]
        if not members:
            continue
        first = members[0]
        for other in members[1:]:
            first.absorb(other, "register: same")
            groups.remove(other)
        first.fixed_name, first.kind = name, kind
        first.why.append("register")
    return groups


_DEFINED = re.compile(
    r"[\s,]*(?:\(|or |also known as |known as |called |known by (?:its|the) (?:initials|acronym) )[\s\"“‘'(]*$"
)


def _by_definition(text: ParsedText, groups: list[Group], register: Register) -> list[Group]:
    """Acronyms and other names given in the text, "Movement for X (MFX)", and acronyms that fit a full name."""
    owner = {id(span): group for group in groups for span in group.spans}
    ordered = sorted((span for group in groups for span in group.spans), key=_place)

    def tie(full: NameSpan, short: NameSpan, why: str) -> None:
        a, b = owner[id(full)], owner[id(short)]
        if a is b or apart(a, b, register):
            return
        a.absorb(b, why)
        groups.remove(b)
        owner.update({id(s): a for s in b.spans})

    for n, (left, right) in enumerate(zip(ordered, ordered[1:], strict=False)):
        block = left.tokens[0].block
        if left.label == "GPE" and left.head.dep == "pobj" and n and _in_phrase_of(ordered[n - 1], left):
            left = ordered[n - 1]  # "the X mission in Y, known as Z" is the mission
        if right.tokens[0].block is not block:
            continue
        between = block.text[left.tokens[-1].end : right.tokens[0].start]
        if len(between) < 60 and _DEFINED.search(between) and re.fullmatch(r"[^.;]*", between):
            plain = between.strip(" ,\"“‘'") == "("
            direct = between.strip() == "(" and block.text[right.tokens[-1].end :].lstrip()[:1] == ")"
            named = direct and left.label in {"ORG", ""} and left.words[0][0].upper() == right.words[0][0].upper()
            gloss = ", from " in block.text[right.tokens[-1].end : right.tokens[-1].end + 8]
            if (
                _is_acronym(right)
                and (plain or "known" in between or "or" in between.split())
                and (_shares_letters(left, right) or gloss or named or "known as" in between)
            ):
                tie(left, right, "named so in the text")
            elif _is_acronym(left) and plain and len(right.words) > 1 and _shares_letters(right, left):
                tie(right, left, "named so in the text")
    for span in ordered:
        if not _is_acronym(span) or len(span.words[0].replace(".", "")) < 2:
            continue
        letters = span.words[0].replace(".", "").upper()
        match = next((s for s in ordered if len(s.words) > 1 and not (s.label == "PERSON" and s.titles) and (len(letters) > 2 or s.label == "GPE")
                      and letters in {initials(s.words), initials(s.words[1:])} and s.words[0][0].upper() == letters[0]), None)  # fmt: skip
        if match is not None:
            tie(match, span, "initials of the name")
    return groups


def _in_phrase_of(body: NameSpan, place: NameSpan) -> bool:
    """Whether a place stands in the phrase of the body right before it, with a preposition between."""
    same = body.tokens[0].block is place.tokens[0].block
    between = place.tokens[0].block.text[body.tokens[-1].end : place.tokens[0].start]
    return same and between.strip() in {"in", "to", "for", "in the", "to the", "for the"}


def _shares_letters(full: NameSpan, short: NameSpan) -> bool:
    """Whether an acronym's letters come in order from the full name's words."""
    letters = [c for c in short.words[0].replace(".", "").casefold() if c.isalpha()]
    rest = " ".join(full.words).casefold()
    for letter in letters:
        at = rest.find(letter)
        if at < 0:
            return False
        rest = rest[at + 1 :]
    return bool(letters) and len(full.words) > 1


def _given_fit(full: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names with the same surname may be one person's: equal, initial, or a part left out."""
    a, b = [fold(w) for w in full[:-1]], [fold(w) for w in other[:-1]]
    if not a or not b:
        return True
    return a[0] == b[0] or ((len(a[0]) == 1 or len(b[0]) == 1) and a[0][0] == b[0][0])


def _people(groups: list[Group], register: Register) -> list[Group]:
    """Surnames and given names alone go to the full name they belong to, by title, then by recency."""
    full = [g for g in groups if len(g.full.words) > 1 and looks_personal(g) and not _headed(g)]
    full.sort(key=lambda g: -len(g.full.words))
    for group in full[:]:  # "Aquino Sosa" is "Rubén Aquino Sosa"
        match = next((f for f in full if f is not group and len(f.full.words) > len(group.full.words)
                      and _is_part_of_person(group, f) and not apart(f, group, register)), None)  # fmt: skip
        if match is not None:
            match.absorb(group, "short form of the name")
            groups.remove(group)
            full.remove(group)
    for group in groups[:]:
        if group in full or len(group.full.words) != 1 or group.fixed_name:
            continue
        word = next(iter(group.keys))
        owners = [f for f in full if word in _short_forms(f) and not apart(f, group, register)]
        if not owners or (
            word in countries().by_name and not any(s.titles or s.label == "PERSON" for s in group.spans)
        ):
            continue
        for span in group.spans[:]:
            owner = _owner_of(span, owners)
            owner.absorb(Group([span]), "surname")
        groups.remove(group)
    return groups


def _headed(group: Group) -> bool:
    """Whether the name ends in a word that heads the names of bodies, and no person's cue speaks against it."""
    words = [fold(w) for w in group.full.words]
    lists = wordlists()
    given = bool(lists.given_gender(words[0]))
    return words[-1] in lists.heads and not given and not any(s.titles for s in group.spans)


def _is_part_of_person(short: Group, full: Group) -> bool:
    a, b = short.full.words, full.full.words
    folded_a, folded_b = [fold(w) for w in a], [fold(w) for w in b]
    if folded_b[-len(a) :] == folded_a or folded_b[: len(a)] == folded_a:
        return True
    return folded_a[-1] == folded_b[-1] and _given_fit(b, a)


def _short_forms(group: Group) -> set[str]:
    """Single words that may stand for a person: surname, given name, parts of a double surname."""
    words = [fold(w) for w in group.full.words]
    forms = {words[-1], words[0]} | ({words[1]} if len(words) > 2 else set())
    last = group.full.words[-1]
    if "-" in last:
        head, _, tail = last.partition("-")
        if head.casefold() in {"al", "el", "ad", "as", "ash"}:
            forms.add(fold(tail))
    return {f for f in forms if len(f) > 1}


def _owner_of(span: NameSpan, owners: list[Group]) -> Group:
    """The one of several namesakes whom a short form means: by title, then who was named last, then who comes first."""
    if len(owners) == 1:
        return owners[0]
    lists = wordlists()
    titles = set(span.title_words)
    posts = titles & lists.posts
    if posts:
        titled = [o for o in owners if any(posts & set(s.title_words) for s in o.spans)]
        if titled:
            return titled[0]
    wanted = "f" if titles & lists.female_titles else "m" if titles & lists.male_titles else ""
    if wanted:
        fit = [o for o in owners if gender_of(o) == wanted] or [
            o for o in owners if gender_of(o) != {"f": "m", "m": "f"}[wanted]
        ]
        owners = fit or owners
    if not titles:
        untitled = [o for o in owners if not any(set(s.title_words) & lists.posts for s in o.spans)]
        if len(untitled) == 1 and len(owners) > 1 and _surname_owner(span, untitled[0]):
            owners = untitled
    surname = [o for o in owners if fold(o.full.words[-1]) == span.key] or owners
    before = [(s, o) for o in surname for s in o.spans if _place(s) < _place(span)]
    if before:
        return max(before, key=lambda pair: _place(pair[0]))[1]
    return min(surname, key=lambda o: o.first)


def _surname_owner(span: NameSpan, owner: Group) -> bool:
    return any(_place(s) < _place(span) for s in owner.spans)


def gender_of(group: Group) -> str:
    """ "f" or "m" from a title or a clear given name; "" where nothing says so."""
    lists = wordlists()
    titles = {word for span in group.spans for word in span.title_words}
    if titles & lists.female_titles:
        return "f"
    if titles & lists.male_titles:
        return "m"
    return lists.given_gender(group.full.words[0]) if len(group.full.words) > 1 else ""


def _bodies(groups: list[Group], register: Register) -> list[Group]:
    """Short forms of bodies: the front of the name, its end, or its head word with "the"."""
    lists = wordlists()
    longer = [g for g in groups if len(g.full.words) > 1 and (not looks_personal(g) or _headed(g))]
    longer.sort(key=lambda g: -len(g.full.words))
    for group in sorted(groups, key=lambda g: -len(g.full.words)):
        short = tuple(fold(w) for w in group.full.words)
        if group.fixed_name or short == () or _known_place(" ".join(short)):
            continue
        options = []
        for full in longer:
            words = tuple(fold(w) for w in full.full.words)
            if full is group or len(words) <= len(short) or full not in groups or apart(full, group, register):
                continue
            starts, ends = words[: len(short)] == short, words[-len(short) :] == short
            rest = words[len(short) :]
            if (
                (len(short) > 1 and ends and not _is_place_like(full))
                or (
                    starts
                    and rest
                    and not _is_place_like(full)
                    and not _is_place_like(group)
                    and (rest[0] in {"of", "for", "on"} or all(w in lists.heads or w in {"and", "co"} for w in rest))
                )
                or (
                    len(short) == 1
                    and ends
                    and short[0] in (lists.heads.keys() | lists.fronts)
                    and all(_defined(s) for s in group.spans)
                )
            ):
                options.append(full)
        if options:
            best = _nearest(group, options)
            best.absorb(group, "short form of the name")
            groups.remove(group)
    return groups


def _is_later_short(short: Group, full: Group) -> bool:
    """One word that begins a company's or body's full name, written after it: "Acme", after "Acme Mills Ltd"."""
    votes = Counter(s.label for s in short.spans)
    bodily = any(s.label == "ORG" for s in full.spans) or fold(full.full.words[-1]) in wordlists().heads
    return (
        len(short.full.words) == 1
        and bodily
        and full.first < short.first
        and votes["PERSON"] <= votes["ORG"] + votes[""]
        and votes["GPE"] + votes["LOC"] + votes["NORP"] <= votes["ORG"] + votes[""] + votes["PERSON"]
        and short.full.key not in wordlists().bodies
        and not _is_place_like(full)
    )


def _known_place(key: str) -> bool:
    known = countries()
    return key in known.by_name or key in known.states


def _is_place_like(group: Group) -> bool:
    votes = Counter(s.label for s in group.spans)
    head = wordlists().heads.get(fold(group.full.words[-1]))
    return head != "organisation" and votes["GPE"] + votes["LOC"] > (votes["ORG"] + votes["PERSON"] + votes[""])


def _defined(span: NameSpan) -> bool:
    """Whether "the" stands before the name, or it begins its sentence."""
    token = span.tokens[0]
    before = token.block.text[: token.start].rstrip()
    return before.lower().endswith(("the", "the “", "its", "their")) or starts_sentence(token)


def _nearest(group: Group, options: list[Group]) -> Group:
    """Of several full names, the last one before the short form; else the first of the text."""
    before = [(max((_place(s) for s in o.spans if _place(s) < group.first), default=(-1, 0)), o) for o in options]
    return max(before, key=lambda pair: pair[0])[1]
