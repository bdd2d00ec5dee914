"""The files of the search: a map, the segments' buckets, the names, a record for each brief, and the search page."""

from __future__ import annotations

import hashlib
import itertools
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import msgspec

from briefgen.publish import addresses, wording
from briefgen.publish.catalogue import Catalogue
from briefgen.publish.pages import Page, Raw
from briefgen.publish.paging import Contents, Step
from briefgen.publish.reports import when_shown
from briefgen.publish.rows import Ref, day_of
from briefgen.publish.search.names import Name, bucketed, buckets_for, names, preview_key_length, previews
from briefgen.publish.search.searchable import Searchable
from briefgen.publish.search.segments import Entry, Segment, cut, number
from briefgen.publish.views.actors import ActorsView
from briefgen.publish.views.lists import BriefsView
from briefgen.synthesis.contribution import Contribution, EventPart, short_id
from briefgen.synthesis.events import published

FOLDER = "search"
PAGE = "search.html"
_KEYS = 64  # articles whose keys stand in one file: a result needs its own key, not all


def _script(name: str, content: bytes) -> Raw:
    """A script that hands its content to the search: fetch does not work from file://, a script file does."""
    return Raw(b'briefgen.put("%s",%s);\n' % (name.encode(), content))


@dataclass(frozen=True, slots=True)
class BucketInput:
    """One bucket of a segment, worked out where it is written; the segment's version stands for its articles."""

    segment: Segment = field(repr=False)
    bucket: int

    @property
    def fingerprint(self) -> object:
        return self.segment.name, self.segment.version, self.bucket

    def develop(self) -> Raw:
        name = f"{self.segment.name}/{self.bucket}"
        return _script(name, msgspec.json.encode(self.segment.postings[self.bucket]))


@dataclass(frozen=True, slots=True)
class RecordInput:
    """What results show of one brief: its title, the findings, and the text they quote."""

    contribution: Contribution
    names: tuple[tuple[str, str], ...]
    searchable: Searchable

    def develop(self) -> Raw:
        one = self.contribution
        article = one.article
        names = dict(self.names)
        text = self.searchable.text
        points = one.key_points
        bottom = " ".join((article.summary or "").split()) or (_piece(points[0].words, text) if points else "")
        record = {
            "title": article.title,
            "address": addresses.brief(article.id),
            "day": day_of(article).label,
            "source": article.source.name,
            "bottom": bottom,
            "claims": [
                (c.id, names.get(c.speaker or "", c.speaker_words or ""), *(_piece(part, text) for part in c.parts))
                for c in one.claims
            ],
            "events": [(e.id, e.title, _when(e), _piece(e.words, text)) for e in one.events],
            "questions": [(q.id, _piece(q.words, text)) for q in one.questions],
            "text": text,
        }
        return _script(f"record/{record_key(article.id)}", msgspec.json.encode(record))


def _piece(words: str, text: str) -> str | tuple[int, int]:
    """Words as their place in the text, which has most of them already: start and length in UTF-16 units."""
    at = text.find(words)
    if at < 0 or not words:
        return words
    if text.isascii():
        return at, len(words)
    return len(text[:at].encode("utf-16-le")) // 2, len(words.encode("utf-16-le")) // 2


def _when(event: EventPart) -> str:
    shown = when_shown(event)
    return shown.label if shown else ""


def record_key(article_id: str) -> str:
    return short_id("record", article_id)


@dataclass(frozen=True, slots=True)
class SearchView:
    """The search page: the topics to choose from, and where to look without a script; `letters` only of many actors."""

    total: str
    topics: tuple[Ref, ...]
    letters: tuple[Step, ...]
    kinds: tuple[str, ...]
    years: tuple[Contents, ...]


def search_pages(catalogue: Catalogue, searchables: Mapping[str, Searchable], lists: Sequence[Page]) -> list[Page]:
    """All files of the search. `lists` are the pages of the lists of briefs and actors, which its page links to."""
    library = catalogue.library
    tags = _tags(catalogue)
    entries = [
        Entry(record_key(article.id), published(article).toordinal(), found.terms, found.places, tags[article.id])
        for article in (one.article for one in library.contributions)
        if (found := searchables.get(article.id))
    ]
    segments = cut(entries)
    known = names(catalogue)
    length = preview_key_length(len(library.actors))
    pages = [
        *_segment_pages(segments),
        *_name_pages(known),
        *(
            Page(f"{FOLDER}/who/{start}.js", None, _script(f"who/{start}", content))
            for start, content in previews(catalogue, length).items()
        ),
        *_records(catalogue, searchables),
    ]
    content = _map(segments, known, length)
    return [*pages, Page(f"{FOLDER}/map.js", None, _script("map", content)), _page(catalogue, lists)]


def _tags(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    library = catalogue.library
    found: dict[str, set[str]] = defaultdict(set)
    for (article, _), actor in library.actor_of.items():
        found[article].add(f"@{actor}")
    for dossier in library.topics:
        for article in dossier.articles:
            found[article].add(f"#{dossier.topic.slug}")
    return defaultdict(tuple, {article: tuple(sorted(tags)) for article, tags in found.items()})


def _segment_pages(segments: Sequence[Segment]) -> list[Page]:
    pages = []
    for segment in segments:
        folder = f"{FOLDER}/{segment.name}"
        pages += [Page(f"{folder}/{at}.js", None, BucketInput(segment, at)) for at in range(segment.buckets)]
        for at in range(0, len(segment.entries), _KEYS):
            name = f"{segment.name}/keys-{at // _KEYS}"
            keys = "".join(entry.key for entry in segment.entries[at : at + _KEYS])
            pages.append(Page(f"{FOLDER}/{name}.js", None, _script(name, msgspec.json.encode(keys))))
        days = [entry.day for entry in segment.entries]
        steps = "".join(number(day - before) for before, day in itertools.pairwise([days[0], *days]))
        pages.append(Page(f"{folder}/days.js", None, _script(f"{segment.name}/days", msgspec.json.encode(steps))))
    return pages


def _name_pages(known: Sequence[Name]) -> list[Page]:
    buckets = bucketed(known, buckets_for(len(known)))
    return [
        Page(f"{FOLDER}/names/{at}.js", None, _script(f"names/{at}", msgspec.json.encode(part)))
        for at, part in enumerate(buckets)
    ]


def _records(catalogue: Catalogue, searchables: Mapping[str, Searchable]) -> list[Page]:
    pages = []
    for one in catalogue.library.contributions:
        found = searchables.get(one.article.id)
        if found:
            refs = catalogue.refs[one.article.id]
            shown = tuple(sorted((c.speaker, refs[c.speaker].title) for c in one.claims if c.speaker in refs))
            view = RecordInput(one, tuple(dict.fromkeys(shown)), found)
            pages.append(Page(f"{FOLDER}/record/{record_key(one.article.id)}.js", None, view))
    return pages


def _map(segments: Sequence[Segment], known: Sequence[Name], length: int) -> bytes:
    """What the script loads first: the segments, newest first, and how names and previews are cut."""
    listed = [
        (one.name, len(one.entries), one.buckets, one.entries[0].day, one.entries[-1].day, one.version)
        for one in reversed(segments)
    ]
    version = hashlib.sha256(msgspec.json.encode(known)).hexdigest()[:12]
    return msgspec.json.encode(
        {"segments": listed, "names": buckets_for(len(known)), "who": length, "version": version}
    )


def _page(catalogue: Catalogue, lists: Sequence[Page]) -> Page:
    """The page with its plain links, taken from the first pages of the lists of actors and briefs."""
    views = [page.view for page in sorted(lists, key=lambda page: page.address)]
    actors = next((view for view in views if isinstance(view, ActorsView) and view.paging.first), None)
    briefs = next((view for view in views if isinstance(view, BriefsView) and view.paging.first), None)
    view = SearchView(
        total=wording.count(len(catalogue.library.contributions), "brief"),
        topics=tuple(Ref(dossier.topic.title, dossier.topic.slug) for dossier in catalogue.library.topics),
        letters=actors.letters.steps if actors and actors.letters else (),
        kinds=tuple(group.title for group in actors.groups) if actors else (),
        years=_years(briefs) if briefs else (),
    )
    return Page(PAGE, "pages/search.html", view)


def _years(briefs: BriefsView) -> tuple[Contents, ...]:
    """The list's own contents, or those of its only page."""
    if briefs.contents:
        return briefs.contents
    steps = tuple(Step(month.title, f"{addresses.BRIEFS}#{month.anchor}") for month in briefs.months)
    return (Contents("", steps),) if steps else ()
