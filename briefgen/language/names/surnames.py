"""Which person a surname or given name alone means, and which fuller name a shorter one belongs to."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from briefgen.language.names.gazetteer import countries
from briefgen.language.names.groups import (
    Group,
    apart,
    gender_of,
    has_article,
    is_acronym,
    is_headed,
    is_place_like,
    looks_personal,
    place_of,
)
from briefgen.language.names.placing import is_dateline
from briefgen.language.names.spans import PARTICLES, NameSpan, starts_sentence
from briefgen.language.names.towns import cities_named
from briefgen.language.names.wordlists import fold, unaccented, wordlists
from briefgen.source.register import Register


@lru_cache(maxsize=8192)
def loose(word: str) -> str:
    """A name as it is spelled somewhere else: without accents, Slavic endings as one, "Zorskiy" and "Zorsky"."""
    return _SLAVIC.sub("sky", unaccented(word.strip("\"“”‘’'")))


def _given_fit(full: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names with the same surname may be one person's: equal, initial, or a part left out."""
    a, b = [loose(w) for w in full[:-1]], [loose(w) for w in other[:-1]]
    if not a or not b:
        return True
    return a[0] == b[0] or ((len(a[0]) == 1 or len(b[0]) == 1) and a[0][0] == b[0][0])


_SLAVIC = re.compile("sk(?:iy|yi|yy|ij|ii|i|y)$")
_NOT_GIVEN = frozenset(
    {"north", "south", "east", "west", "upper", "lower", "new", "old", "little", "great", "saint", "san"}
)


def people(groups: list[Group], register: Register) -> list[Group]:
    """Surnames and given names alone go to the full name they belong to, by title, then by recency."""
    full = [g for g in groups if len(g.full.words) > 1 and looks_personal(g) and not is_headed(g)]
    full += [g for g in groups if g not in full and _is_unseen_person(g, groups)]
    full.sort(key=lambda g: -len(g.full.words))
    for group in full[:]:  # "Aquino Sosa" is "Rubén Aquino Sosa"
        match = next((f for f in full if f is not group and _is_part_of_person(group, f)
                      and not apart(f, group, register)), None)  # fmt: skip
        if match is not None:
            match.absorb(group, "short form of the name")
            groups.remove(group)
            full.remove(group)
    by_form: dict[str, list[Group]] = {}
    for person in full:
        for form in sorted(_short_forms(person)):
            by_form.setdefault(form, []).append(person)
    for group in groups[:]:
        if group in full or len(group.full.words) != 1 or group.fixed_name or all(is_dateline(s) for s in group.spans):
            continue
        word = loose(next(iter(group.keys)))
        owners = [f for f in by_form.get(word, ()) if not apart(f, group, register)]
        if not owners or (
            word in countries().by_name and not any(s.titles or s.label == "PERSON" for s in group.spans)
        ):
            continue
        if all(_is_firm(owner, group) for owner in owners):
            continue
        if _is_city(group) and all(group.first < owner.first for owner in owners):
            continue  # "Paris" before "Paris Nord"
        for span in group.spans[:]:
            owner = _owner_of(span, owners)
            owner.absorb(Group([span]), "surname")
        groups.remove(group)
    return groups


def _is_firm(owner: Group, short: Group) -> bool:
    """As in "Motola" beside "Motola Mobility": firms go by their first word, which is no given name."""
    first = owner.full.words[0]
    labels = {span.label for span in short.spans}
    titled = any(span.titles for span in owner.spans)
    return (
        fold(first) in short.keys
        and "ORG" in labels
        and "PERSON" not in labels
        and not titled
        and not _may_be_given(first)
    )


def _is_city(group: Group) -> bool:
    """Whether a word that the model takes for a place, and never for a person, is a capital or a large city."""
    labels = {span.label for span in group.spans}
    if "GPE" not in labels or "PERSON" in labels or any(span.titles for span in group.spans):
        return False
    word = group.full.words[0]
    return fold(word) in countries().by_capital or any(c.population >= _LARGE for c in cities_named(word))


_LARGE = 300_000


def _may_be_given(word: str) -> bool:
    return wordlists().is_given(word) or fold(word) in wordlists().first_surnames


def _is_unseen_person(group: Group, groups: list[Group]) -> bool:
    """A name of two or three words that the model passed over, one of which it takes for a person's elsewhere."""
    words = group.full.words
    if len(words) not in {2, 3} or is_headed(group) or is_place_like(group) or fold(words[0]) in _NOT_GIVEN:
        return False
    if any(has_article(s) for s in group.spans):
        return False
    last = fold(words[-1])
    short = [g for g in groups if len(g.full.words) == 1]
    if any(last in g.keys and not is_acronym(g.full) and not is_place_like(g) for g in short):
        return not any(fold(words[0]) in g.keys for g in short)  # people go by the last word, firms by the first
    unseen = not any(s.label for s in group.spans)
    return unseen and any(fold(words[0]) in g.keys and looks_personal(g) for g in short)


def _is_part_of_person(short: Group, full: Group) -> bool:
    a, b = short.full.words, full.full.words
    folded_a, folded_b = [loose(w) for w in a], [loose(w) for w in b]
    if len(a) >= len(b):
        return folded_a == folded_b and full.first < short.first
    if folded_b[-len(a) :] == folded_a or folded_b[: len(a)] == folded_a:
        return True
    return folded_a[-1] == folded_b[-1] and _given_fit(b, a)


def _short_forms(group: Group) -> set[str]:
    """Single words that may stand for a person: surname, given name, parts of a double surname."""
    words = [loose(w) for w in group.full.words]
    forms = {words[-1], words[0]} | ({words[1]} if len(words) > 2 else set())
    if len(words) > 3:  # "Ábalos", of two given names and two surnames; "Lula", the third of five
        forms.update(word for word in words[2:-1] if word not in PARTICLES)
    last = group.full.words[-1]
    if "-" in last:
        head, _, tail = last.partition("-")
        if head.casefold() in {"al", "el", "ad", "as", "ash"}:
            forms.add(loose(tail))
        elif len(head) > 3 and tail[:1].isupper():
            forms.add(loose(head))  # "García", of "García-Tan"
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
    surname = [o for o in owners if loose(o.full.words[-1]) == loose(span.key)] or owners
    before = [(s, o) for o in surname for s in o.spans if place_of(s) < place_of(span)]
    if not titles and starts_sentence(span.tokens[0]) and all(_block(s) < _block(span) for s, _ in before):
        bare = Counter(id(o) for s, o in before if len(s.words) == 1 and s.key == span.key)
        usual = [o for o in surname if bare[id(o)] == max(bare.values(), default=0)]
        if bare and len(usual) == 1:
            return usual[0]  # a new paragraph goes on about whom the text has called so
    if before:
        return max(before, key=lambda pair: place_of(pair[0]))[1]
    return min(surname, key=lambda o: o.first)


def _block(span: NameSpan) -> int:
    return span.tokens[0].block.index


def _surname_owner(span: NameSpan, owner: Group) -> bool:
    return any(place_of(s) < place_of(span) for s in owner.spans)
