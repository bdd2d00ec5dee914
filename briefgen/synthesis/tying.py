"""Which reports of several articles tell of one event. Two are tied only where their words, day, place and people make
it clear: a wrong tie hides an event, a missed one shows it twice.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from briefgen.language.names.gazetteer import countries
from briefgen.language.names.wordlists import fold
from briefgen.synthesis.contribution import Contribution, EventPart, PlacePart
from briefgen.synthesis.events import KnownEvent, Report, in_order, known_event, window
from briefgen.synthesis.naming import normalised
from briefgen.synthesis.titles import place_in_series, proper_stems, stem, title_words

_NEAR = datetime.timedelta(days=60)
_TIED = datetime.timedelta(days=150)
_MOVED = ("postponed", "cancelled")
_TELLING = 3  # words that a title without a name must have to be known by them


@dataclass(slots=True)
class _Reports:
    """The reports read so far, oldest first and by number, in groups, with what they are found by."""

    all: list[Report] = field(default_factory=list)
    groups: list[list[int]] = field(default_factory=list)
    group_of: list[int] = field(default_factory=list)
    # The later reports that, taken alone, could tell of the same event as each; a group has them or others have.
    later: list[list[int]] = field(default_factory=list)
    by_word: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    by_day: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    actors: dict[str, dict[str, str]] = field(default_factory=dict)
    # What is asked of a report for each that it is compared with, by article and event.
    people_of: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    place_of: dict[tuple[str, str], str] = field(default_factory=dict)
    everyone_in: dict[str, frozenset[str]] = field(default_factory=dict)
    places: dict[str, dict[str, PlacePart]] = field(default_factory=dict)

    def read(self, contribution: Contribution) -> None:
        article = contribution.article
        self.actors[article.id] = {part.id: normalised(part.name) for part in contribution.actors}
        self.everyone_in[article.id] = frozenset(self.actors[article.id].values())
        self.places[article.id] = {part.id: part for part in contribution.places}
        for part in contribution.events:
            self._add(Report(article, part))

    def known(self, group: list[int], as_of: datetime.date) -> KnownEvent:
        return known_event(tuple(self.all[n] for n in group), as_of, revisions=self._revisions(group[0]))

    def _revisions(self, first: int) -> int:
        """How many later reports could be of the event that a report was the first to tell of, and how many of all
        those are of articles that were updated since.

        Adding an article only adds to this, wherever its date falls, although it may part an event's reports: whether
        two reports could be of one event depends on the two alone.
        """
        seen, queue = {first}, [first]
        while queue:
            for number in self.later[queue.pop()]:
                if number not in seen:
                    seen.add(number)
                    queue.append(number)
        return len(seen) - 1 + sum(self.all[number].article.updated is not None for number in seen)

    def _add(self, report: Report) -> None:
        number = len(self.all)
        shared = self._sharing(report)
        kin = [one for one in shared if self._could_be(self.all[one], report)]
        for one in kin:
            self.later[one].append(number)
        group = self._group(report, kin, shared)
        self.all.append(report)
        self.later.append([])
        self.groups[group].append(number)
        self.group_of.append(group)
        for word in title_words(report.event.title):
            self.by_word[word].append(number)
        for day in set(_days(report.event)):
            self.by_day[day].append(number)

    def _sharing(self, report: Report) -> dict[int, int]:
        """The earlier reports with two title words in common, or one and the day, and how many words they share."""
        words = title_words(report.event.title)
        # Two that share two words share one beside the commonest, which thousands of titles may have.
        rare = sorted(words, key=lambda word: (len(self.by_word.get(word, ())), word))[:-1]
        that_day = {number for day in _days(report.event) for number in self.by_day.get(day, ())}
        near = that_day.union(*(self.by_word.get(word, ()) for word in rare))
        shared = {number: len(words & title_words(self.all[number].event.title)) for number in sorted(near)}
        return {number: count for number, count in shared.items() if count > 1 or (count and number in that_day)}

    def _group(self, report: Report, kin: list[int], shared: dict[int, int]) -> int:
        """The group a report belongs to, by its youngest report: most words in common, then the younger; or its own."""
        young = [one for one in kin if self.groups[self.group_of[one]][-1] == one]
        for one in sorted(young, key=lambda n: (-shared[n], -n)):
            group = self.group_of[one]
            if all(self.all[member].article.id != report.article.id for member in self.groups[group]):
                return group
        self.groups.append([])
        return len(self.groups) - 1

    def _could_be(self, old: Report, new: Report) -> bool:
        """Whether two reports, taken alone, tell of one event."""
        if old.article.id == new.article.id or not _of_one_kind(old.event, new.event):
            return False
        numbers = place_in_series(old.event.title), place_in_series(new.event.title)
        if all(numbers) and numbers[0] != numbers[1]:
            return False  # "first test", "second test"
        return self._of_one_title(old, new) or self._one_occasion(old, new)

    def _of_one_title(self, old: Report, new: Report) -> bool:
        """Whether titles agree but for a word, something else does too, and no date or place speaks against it."""
        old_words, new_words = title_words(old.event.title), title_words(new.event.title)
        shared = old_words & new_words
        fewer = min(len(old_words), len(new_words))
        if len(shared) < 2 or len(shared) < fewer * 0.75:
            return False
        if _moved_from(old.event, new.event):
            return True
        if not self._anchored(old, new) or self._elsewhere(old, new):
            return False
        apart = new.published - old.published
        old_span, new_span = window(old.event.when), window(new.event.when)
        if old_span and new_span and old_span.overlaps(new_span):
            return True
        complete = len(shared) == fewer
        if new.event.status in _MOVED or old.event.status == "postponed":
            return complete and apart <= _TIED
        if old_span and new_span:
            return False
        return complete and apart <= _NEAR

    def _anchored(self, old: Report, new: Report) -> bool:
        """Whether the two share more than common words: a name in both titles, the place, or a participant."""
        old_words, new_words = title_words(old.event.title), title_words(new.event.title)
        if old_words & new_words & proper_stems(new.event.title):
            return True
        if self._place(old) and self._place(old) == self._place(new):
            return True
        if self._people(old) & self._people(new):
            return True
        # Without a name the articles must be about the same people: a run-off of one day in two of them is the same
        # one, also where one says between whom; so is the "conference for the lake region" that now has its day.
        if not self.everyone_in[old.article.id] & self.everyone_in[new.article.id]:
            return False
        nested = old_words <= new_words or new_words <= old_words
        return (nested and _same_day(old.event, new.event)) or (old_words == new_words and len(new_words) >= _TELLING)

    def _one_occasion(self, old: Report, new: Report) -> bool:
        """Whether day, place and people are the same, and so is all that the titles say beside them.

        "Harbour Union to hold a rally" and "Rally in Leeds" are one; two hearings of one court and day are not.
        """
        if not _same_day(old.event, new.event) or self._elsewhere(old, new):
            return False
        people = self._people(old), self._people(new)
        if not (people[0] <= people[1] or people[1] <= people[0]):
            return False
        if not people[0] & people[1] and (not self._place(old) or self._place(old) != self._place(new)):
            return False
        cores = self._core(old), self._core(new)
        nested = cores[0] <= cores[1] or cores[1] <= cores[0]
        if old.event.kind == "other" or new.event.kind == "other":
            nested = cores[0] == cores[1]
        return nested and bool(cores[0] & cores[1])

    def _core(self, report: Report) -> frozenset[str]:
        """A title's words without the names of those who take part and of the place."""
        names = " ".join((*self._people(report), self._place(report), normalised(report.event.where or "")))
        return title_words(report.event.title) - {stem(word) for word in names.casefold().split()}

    def _people(self, report: Report) -> frozenset[str]:
        key = report.article.id, report.event.id
        if (known := self.people_of.get(key)) is None:
            names = self.actors[report.article.id]
            known = self.people_of[key] = frozenset(names.get(local, local) for local in report.event.participants)
        return known

    def _place(self, report: Report) -> str:
        """The town an event is in, where that is known, else the house; "" where neither is."""
        key = report.article.id, report.event.id
        if (known := self.place_of.get(key)) is None:
            linked = self.places[report.article.id].get(report.event.place or "")
            known = self.place_of[key] = normalised(linked.name if linked else report.event.where or "")
        return known

    def _elsewhere(self, old: Report, new: Report) -> bool:
        """Whether both say where, and not the same: a town and its country may be the same."""
        one, other = self._place(old), self._place(new)
        if not one or not other or one == other:
            return False
        linked = [self.places[r.article.id].get(r.event.place or "") for r in (old, new)]
        lands = {place.country for place in linked if place is not None and place.country}
        is_land = any(fold(name) in countries().by_name for name in (one, other))
        return not (is_land and len(lands) == 1 and all(linked))


def tie_events(contributions: Iterable[Contribution], as_of: datetime.date) -> tuple[KnownEvent, ...]:
    """All events of the contributions (given oldest first): the dated by date, then the undated, newest first."""
    reports = _Reports()
    for contribution in contributions:
        reports.read(contribution)
    return tuple(sorted((reports.known(group, as_of) for group in reports.groups), key=in_order))


def _days(event: EventPart) -> tuple[str, ...]:
    """The single days (ISO) an event is said to be on, or to have been set for."""
    spans = (window(event.when), window(event.formerly))
    return tuple(s.start.isoformat() for s in spans if s is not None and s.start is not None and s.start == s.end)


def _same_day(old: EventPart, new: EventPart) -> bool:
    """Whether the later report is of the day that the earlier one gives, or says that it was set for it."""
    span = window(old.when)
    if span is None or span.start is None or span.start != span.end:
        return False
    return span == window(new.when) or (new.status in _MOVED and span == window(new.formerly))


def _moved_from(old: EventPart, new: EventPart) -> bool:
    """Whether the later report says that the event was first set for the day that the earlier one gives."""
    former = window(new.formerly)
    return former is not None and former.start == former.end and former == window(old.when)


def _of_one_kind(one: EventPart, other: EventPart) -> bool:
    """Whether two kinds may name one event: a court "to hear" a case is of no kind, its hearing is one."""
    return one.kind == other.kind or "other" in (one.kind, other.kind)
