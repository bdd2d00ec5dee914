"""Events as rows, from what one article or several report of them: dates in words, the newest reports, people, place.

The rows' shapes, and all other rows, are in `rows`; which reports tell of the same event is for synthesis.
"""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.model import Article, PartialDate
from briefgen.publish import addresses, wording
from briefgen.publish.rows import EventRow, Ref, ReportRow, When, brief_ref, day_of
from briefgen.synthesis.contribution import EventPart
from briefgen.synthesis.events import KnownEvent, State, moved_from, window

_REPORTS_SHOWN = 4


def when_shown(event: EventPart | KnownEvent) -> When | None:
    """An event's date in words; None where it has none that bounds it."""
    span = window(event.when)
    if event.when is None or span is None:
        return None
    label = wording.partial_date(event.when)
    if span.start and span.start == span.end:
        return When(
            label,
            span.start.isoformat(),
            str(span.start.day),
            wording.MONTHS[span.start.month - 1][:3],
            str(span.start.year),
            wording.weekday(span.start),
        )
    return When(label, "", "", "", "", "")


def _in_words(old: PartialDate | None) -> str:
    """The date an event was moved from or called off for, in words; "" where there is none."""
    return wording.partial_date(old) if old is not None and window(old) is not None else ""


def report_row(event: EventPart, article: Article) -> ReportRow:
    """What an article says of an event, in a few words: "scheduled for 22 January 2014"."""
    shown = when_shown(event)
    says = wording.STATUSES[event.status]
    page = addresses.brief(article.id)
    return ReportRow(
        brief=brief_ref(article),
        day=day_of(article),
        says=f"{says}: {shown.label}" if shown else says,
        words=f"{page}#{addresses.words(event.id)}",
    )


def event_row(known: KnownEvent, refs: Mapping[str, Mapping[str, Ref]]) -> EventRow:
    """An event's row from all its reports; `refs` gives each article's links by its id."""
    latest = known.latest
    local = refs[latest.article.id]
    people = [refs[r.article.id][p] for r in known.reports for p in r.event.participants if p in refs[r.article.id]]
    where = next((r for r in reversed(known.reports) if r.event.where), None)
    place = refs[where.article.id].get(where.event.place or "") if where else None
    return EventRow(
        id=known.id,
        number="",
        title=known.title,
        kind=wording.EVENT_KINDS[known.kind],
        state=known.state,
        state_words=wording.STATES[known.state],
        status_words=wording.STATUSES[known.status],
        when=when_shown(known),
        phrase=latest.event.phrase or "",
        where=(where.event.where or "") if where else "",
        where_address=place.address if place else None,
        participants=tuple(dict.fromkeys(people)) if people else tuple(_refs(latest.event, local)),
        quote=latest.event.words,
        words=f"{addresses.brief(latest.article.id)}#{addresses.words(latest.event.id)}",
        reports=tuple(report_row(report.event, report.article) for report in known.reports[-_REPORTS_SHOWN:]),
        earlier=max(0, len(known.reports) - _REPORTS_SHOWN),
        until=_until(known, known.state),
        formerly=_in_words(moved_from(known)),
    )


def local_event_row(
    event: EventPart,
    article: Article,
    refs: Mapping[str, Ref],
    state: State,
    *,
    others: tuple[ReportRow, ...],
    number: str,
) -> EventRow:
    """An event as its own article has it; `others` are the reports of other articles."""
    place = refs.get(event.place or "")
    return EventRow(
        id=event.id,
        number=number,
        title=event.title,
        kind=wording.EVENT_KINDS[event.kind],
        state=state,
        state_words=wording.STATES[state],
        status_words=wording.STATUSES[event.status],
        when=when_shown(event),
        phrase=event.phrase or "",
        where=event.where or "",
        where_address=place.address if place else None,
        participants=tuple(_refs(event, refs)),
        quote=event.words,
        words=f"{addresses.brief(article.id)}#{addresses.words(event.id)}",
        reports=others[-_REPORTS_SHOWN:],
        earlier=max(0, len(others) - _REPORTS_SHOWN),
        until=_until(event, state),
        formerly=_in_words(event.formerly),
    )


def _refs(event: EventPart, refs: Mapping[str, Ref]) -> list[Ref]:
    return [refs[local] for local in event.participants if local in refs]


def _until(event: EventPart | KnownEvent, state: State) -> str:
    span = window(event.when)
    return span.end.isoformat() if span and span.end and state in ("upcoming", "due") else ""
