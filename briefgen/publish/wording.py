"""The site's own words for what briefs hold in codes: kinds, acts, modality, states, dates. English.

Nothing here is the article's wording, which pages show as it stands.
"""

from __future__ import annotations

import datetime

from briefgen.model import (
    Act,
    ActorKind,
    ArticleStatus,
    ClaimForm,
    EventKind,
    EventStatus,
    Modality,
    PartialDate,
    QuestionKind,
    Resolution,
    Stance,
)
from briefgen.publish.several import is_several
from briefgen.synthesis.events import State

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

ACTOR_KINDS: dict[ActorKind, str] = {
    "person": "Person",
    "organisation": "Organisation",
    "armed-group": "Armed group",
    "government": "Government",
    "community": "Community",
    "media": "Media",
}
ACTOR_KIND_HEADINGS: dict[ActorKind, str] = {
    "person": "People",
    "government": "Governments",
    "organisation": "Organisations",
    "armed-group": "Armed groups",
    "community": "Communities",
    "media": "Media",
}
FORMS: dict[ClaimForm, str] = {
    "direct": "in quotation marks",
    "mixed": "partly in quotation marks",
    "indirect": "in the article’s words",
}
# What a claim commits its speaker to: (affirmed, negated).
MODALITIES: dict[Modality, tuple[str, str]] = {
    "certain": ("says it is so", "says it is not so"),
    "probable": ("says it is likely", "says it is unlikely"),
    "possible": ("says it may be", "says it may not be"),
    "uncommitted": ("leaves it open", "leaves it open"),
}
# The same for acts that are about what should happen and not about what is so.
FIRMNESS: dict[Modality, tuple[str, str]] = {
    "certain": ("without reserve", "the opposite, without reserve"),
    "probable": ("with some reserve", "the opposite, with some reserve"),
    "possible": ("perhaps", "perhaps the opposite"),
    "uncommitted": ("leaves it open", "leaves it open"),
}
WILLS: frozenset[Act] = frozenset(
    ("promises", "demands", "asks", "wants", "plans", "agrees", "refuses", "orders", "criticises", "praises")
)
# Cues that say no more than "says" does.
PLAIN_CUES = frozenset(("say", "says", "said", "saying", "tell", "tells", "told", "telling"))
_HELPING = frozenset(("has", "have", "had"))
ACTS: dict[Act, str] = {
    "states": "says", "alleges": "alleges", "estimates": "estimates", "predicts": "predicts", "warns": "warns",
    "promises": "promises", "demands": "demands", "denies": "denies", "confirms": "confirms", "asks": "asks",
    "believes": "believes", "wants": "wants", "plans": "plans", "fears": "fears", "accuses": "accuses",
    "suggests": "suggests", "agrees": "agrees", "refuses": "refuses", "orders": "orders",
    "criticises": "criticises", "praises": "praises", "learns": "learns",
}  # fmt: skip
# The same where the source is said not to do so: "does not believe that". Of other acts only what is said is denied.
DENIED_ACTS: dict[Act, str] = {
    "believes": "does not believe", "wants": "does not want", "plans": "does not plan", "agrees": "does not agree",
    "predicts": "does not predict", "estimates": "does not estimate", "fears": "does not fear",
}  # fmt: skip
RESOLUTIONS: dict[Resolution, str] = {
    "named": "",
    "description": "described, not named",
    "pronoun": "named before, here by a pronoun",
    "continued": "speaker continued from before",
    "impersonal": "nobody in particular",
    "none": "speaker not named here",
}
# A pronoun that could not be tied to anybody: the reader is told that, not a guess.
UNRESOLVED = "a pronoun, and not clear whose"
EVENT_KINDS: dict[EventKind, str] = {
    "talks": "Talks", "summit": "Summit", "election": "Election", "vote": "Vote", "hearing": "Hearing",
    "trial": "Trial", "deadline": "Deadline", "ceasefire": "Ceasefire", "operation": "Operation",
    "protest": "Protest", "visit": "Visit", "launch": "Launch", "publication": "Publication",
    "anniversary": "Anniversary", "other": "Event",
}  # fmt: skip
STATUSES: dict[EventStatus, str] = {
    "scheduled": "scheduled", "expected": "expected", "proposed": "proposed", "possible": "possible",
    "ongoing": "under way", "occurred": "took place", "postponed": "postponed", "cancelled": "cancelled",
}  # fmt: skip
STATES: dict[State, str] = {
    "upcoming": "Coming up",
    "due": "Due now",
    "lapsed": "Date passed, no outcome known",
    "occurred": "Took place",
    "postponed": "Postponed",
    "cancelled": "Cancelled",
}
ARTICLE_STATUSES: dict[ArticleStatus, str] = {
    "draft": "Draft, not published",
    "review": "In review, not published",
    "published": "",
    "withdrawn": "Withdrawn",
}
QUESTION_KINDS: dict[QuestionKind, str] = {
    "open": "not known",
    "doubt": "in doubt",
    "speculation": "speculation",
}
RELIABILITY = {
    "A": "completely reliable", "B": "usually reliable", "C": "fairly reliable", "D": "not usually reliable",
    "E": "unreliable", "F": "cannot be judged",
}  # fmt: skip
CREDIBILITY = {
    1: "confirmed by other sources", 2: "probably true", 3: "possibly true", 4: "doubtful", 5: "improbable",
    6: "cannot be judged",
}  # fmt: skip


def day(date: datetime.date) -> str:
    """A day in words: "18 December 2013"."""
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def iso_day(written: str) -> str:
    """An ISO day, or day and time, as a day in words."""
    return day(datetime.date.fromisoformat(written[:10]))


def weekday(date: datetime.date) -> str:
    return WEEKDAYS[date.weekday()]


def month(date: datetime.date) -> str:
    return f"{MONTHS[date.month - 1]} {date.year}"


def days(first: str, last: str) -> str:
    """Two ISO days as a stretch, as short as it is clear: "3–12 October 2026", "30 October to 2 November 2026"."""
    start, end = datetime.date.fromisoformat(first[:10]), datetime.date.fromisoformat(last[:10])
    return day(start) if start == end else _days(start, end)


def count(number: int, one: str, many: str | None = None) -> str:
    """A counted noun: "1 claim", "2 claims"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}".replace(",", "\u202f")


def act(kind: Act, stance: Stance, speaker: str = "") -> str:
    """What a speaker does: "says", "does not agree"; "say" where the speaker is described as several."""
    one = DENIED_ACTS.get(kind, ACTS[kind]) if stance == "rejects" else ACTS[kind]
    if not is_several(speaker):
        return one
    return "deny" if one == "denies" else one.replace("does", "do") if "does" in one else one.removesuffix("s")


def telling_cue(cue: str, kind: Act) -> str:
    """A cue that says more than its act does, otherwise "": "warned" of one who warns does not, "hinted" does."""
    words = cue.casefold().split()
    if len(words) > 1 and words[0] in _HELPING:
        words = words[1:]
    same = len(words) <= 1 and all(word in PLAIN_CUES or word.startswith(ACTS[kind][:-1][:4]) for word in words)
    return "" if same or not any(map(str.isalpha, cue)) else cue


def modality(kind: Modality, stance: Stance, act: Act) -> str:
    """What the speaker commits to, in plain words: what "it" is, are the words of the claim.

    Of a will the act tells already that it is against ("refuses", "does not want").
    """
    told = act in WILLS and (act == "refuses" or act in DENIED_ACTS)
    return (FIRMNESS if act in WILLS else MODALITIES)[kind][stance == "rejects" and not told]


def partial_date(when: PartialDate) -> str:
    """A partial date in words as precise as it is; empty where it has no bound and no form of its own."""
    start = datetime.date.fromisoformat(when.start[:10]) if when.start else None
    end = datetime.date.fromisoformat(when.end[:10]) if when.end else None
    if start is None and end is None:
        return ""
    if start is None or end is None:
        return f"from {day(start)}" if start else f"by {day(end or datetime.date.min)}"
    season = _season(when, start)
    about = "about " if when.edtf and when.edtf.endswith(("~", "%")) else ""
    return about + (season or _bounded(when, start, end))


def _season(when: PartialDate, start: datetime.date) -> str:
    """A season by its name: which months it means is not for us to print."""
    name = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}.get(when.value[5:7])
    if when.precision != "season" or not name:
        return ""
    return f"{name} of {start.year}"


def _bounded(when: PartialDate, start: datetime.date, end: datetime.date) -> str:
    if start == end:
        return day(start) + _time(when)
    whole_months = start.day == 1 and (end + datetime.timedelta(days=1)).day == 1
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if whole_months and months == 1:
        return month(start)
    if whole_months and months == 12 and start.month == 1:
        return str(start.year)
    if whole_months and months == 3 and start.month % 3 == 1 and when.precision == "quarter":
        return f"{('first', 'second', 'third', 'fourth')[start.month // 3]} quarter of {start.year}"
    if whole_months and months > 12 and start.month == 1 and end.month == 12:
        return f"{start.year} to {end.year}"
    if whole_months:
        first = MONTHS[start.month - 1] if start.year == end.year else month(start)
        return f"{first} to {month(end)}"
    week = "week of " if when.precision == "week" and (end - start).days == 6 else ""
    return week + (day(start) if week else _days(start, end))


def _days(start: datetime.date, end: datetime.date) -> str:
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}\u2013{day(end)}"
    if start.year == end.year:
        return f"{start.day} {MONTHS[start.month - 1]} to {day(end)}"
    return f"{day(start)} to {day(end)}"


def _time(when: PartialDate) -> str:
    """The clock's part of a value such as `2014-01-22T10:00`, where the text gives one."""
    clock = when.value.partition("T")[2]
    return f", {clock[:5]}" if len(clock) >= 4 and clock[:2].isdigit() and clock[2] == ":" else ""
