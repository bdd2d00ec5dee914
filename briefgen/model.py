"""The brief: what briefgen says of one article, as frozen values that are also its JSON.

Only shapes live here: how findings are made is in `extract`, how they become text in `serialise`.
Field names are a contract with the tools that read briefs; fields may be added, never renamed.
"""

from __future__ import annotations

from typing import Final, Literal

import msgspec

from briefgen.spans import Evidence, Span

SCHEMA: Final = "briefgen/brief/1"
# What the reasons for an actor's or a place's salience begin with, among the other reasons of its `why`.
RANK: Final = "rank: "

ActorKind = Literal["person", "organisation", "armed-group", "government", "community", "media"]
MentionForm = Literal["name", "nominal", "pronoun"]
ClaimForm = Literal["direct", "mixed", "indirect"]
Act = Literal[
    "states",
    "alleges",
    "estimates",
    "predicts",
    "warns",
    "promises",
    "demands",
    "denies",
    "confirms",
    "asks",
    "believes",
    "wants",
    "plans",
    "fears",
    "accuses",
    "suggests",
    "agrees",
    "refuses",
    "orders",
    "criticises",
    "praises",
    "learns",
]
Resolution = Literal["named", "description", "pronoun", "continued", "impersonal", "none"]
Modality = Literal["certain", "probable", "possible", "uncommitted"]
Polarity = Literal["affirmed", "negated"]
Stance = Literal["asserts", "rejects"]
EventKind = Literal[
    "talks",
    "summit",
    "election",
    "vote",
    "hearing",
    "trial",
    "deadline",
    "ceasefire",
    "operation",
    "protest",
    "visit",
    "launch",
    "publication",
    "anniversary",
    "other",
]
EventStatus = Literal["scheduled", "expected", "proposed", "possible", "ongoing", "occurred", "postponed", "cancelled"]
DateType = Literal["date", "time", "duration", "set"]
Precision = Literal[
    "minute",
    "hour",
    "part-of-day",
    "day",
    "weekend",
    "week",
    "month",
    "quarter",
    "season",
    "half-year",
    "year",
    "decade",
    "century",
    "vague",
]
QuestionKind = Literal["open", "doubt", "speculation"]
ArticleStatus = Literal["draft", "review", "published", "withdrawn"]
TextRights = Literal["full", "quotes"]


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """The base of all values of a brief: frozen and slotted, as each says again for type checkers."""


class Source(Value, frozen=True, kw_only=True):
    """Where an article was published. `accessed` and `archived` are the editor's own words."""

    name: str
    url: str | None = None
    accessed: str | None = None
    archived: str | None = None
    reliability: Literal["A", "B", "C", "D", "E", "F"] | None = None


class Article(Value, frozen=True, kw_only=True):
    """What the front matter says of an article. `date` is an ISO day, or day and time as written."""

    id: str
    path: str
    title: str
    date: str
    source: Source
    language: str
    sha256: str
    authors: tuple[str, ...] = ()
    updated: str | None = None
    tags: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    summary: str | None = None
    credibility: Literal[1, 2, 3, 4, 5, 6] | None = None
    status: ArticleStatus = "published"
    text: TextRights = "full"


class Finding(Value, frozen=True, kw_only=True):
    """What every finding has: an id made of its content, who found it, and why."""

    id: str
    origin: str
    why: tuple[str, ...] = ()


class KeyPoint(Finding, frozen=True, kw_only=True):
    evidence: tuple[Evidence, ...]


class Mention(Value, frozen=True, kw_only=True):
    """One place where an actor or a place is meant."""

    span: Span
    quote: str
    form: MentionForm = "name"


class Role(Value, frozen=True, kw_only=True):
    """What an actor is called at this article's date: "senior fellow", at "the Larkfield Institute"."""

    title: str
    organisation: str | None = None
    organisation_id: str | None = None
    evidence: Evidence


class Actor(Finding, frozen=True, kw_only=True):
    """Somebody who acts or is spoken of as acting. `salience` runs from 0 to 1 within one article.

    `wikidata` is the item of one known everywhere, or the desk's own word; null where nobody said.
    """

    name: str
    kind: ActorKind
    salience: float
    wikidata: str | None = None
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    mentions: tuple[Mention, ...]


class Place(Finding, frozen=True, kw_only=True):
    """A place as a place. `country` is ISO 3166-1 alpha-2; what could not be decided is null."""

    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None
    salience: float
    mentions: tuple[Mention, ...]


class Speaker(Value, frozen=True, kw_only=True):
    """Who makes a claim: the words that say so, and the actor they lead to, if any."""

    actor: str | None = None
    name: str | None = None
    evidence: Evidence | None = None
    resolution: Resolution


class Nested(Value, frozen=True, kw_only=True):
    """An attribution inside a claim: "Moscow said that Kyiv **had denied** it"."""

    speaker: Evidence | None = None
    cue: Evidence | None = None
    content: tuple[Evidence, ...]


class Claim(Finding, frozen=True, kw_only=True):
    """Who said what, how, and how surely. `content` is in text order, several when interrupted.

    `polarity` is of what the content tells of: "said that nothing had arrived" and "denied that it had arrived" are
    both negated. `stance` is towards the content as worded: the first asserts its words, the second rejects them.
    """

    form: ClaimForm
    act: Act
    speaker: Speaker
    cue: Evidence | None
    content: tuple[Evidence, ...]
    modality: Modality
    polarity: Polarity
    stance: Stance = "asserts"
    hedges: tuple[Evidence, ...] = ()
    about: tuple[str, ...] = ()
    nested: tuple[Nested, ...] = ()


class PartialDate(Value, frozen=True, kw_only=True):
    """A date as precise as its words, no more.

    `value` is the ISO-TimeML TIMEX3 value, `edtf` the Extended Date/Time Format (null for durations, sets
    and references); `start` and `end` are inclusive ISO days, null where the text gives no bound.
    """

    value: str
    edtf: str | None = None
    start: str | None = None
    end: str | None = None
    precision: Precision


class DatedPhrase(PartialDate, frozen=True, kw_only=True):
    """A partial date and the words that give it, inside an event."""

    phrase: Evidence


class DateExpression(PartialDate, frozen=True, kw_only=True):
    """One date, time, duration or set expression of the article."""

    span: Span
    quote: str
    type: DateType


class Where(Value, frozen=True, kw_only=True):
    place: str | None = None
    name: str
    evidence: Evidence


class Event(Finding, frozen=True, kw_only=True):
    """What is coming up or has been dated. `formerly` is the date an event was moved from or called off for."""

    title: str
    kind: EventKind
    status: EventStatus
    trigger: Evidence
    when: DatedPhrase | None = None
    where: Where | None = None
    participants: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...]
    formerly: DatedPhrase | None = None


class Question(Finding, frozen=True, kw_only=True):
    """What an article leaves open: `evidence` is its sentence, then the one it leans on, if it does."""

    kind: QuestionKind
    evidence: tuple[Evidence, ...]


class ModelIdentity(Value, frozen=True, kw_only=True):
    """Which language model read the article: `sha256` is taken over its files."""

    name: str
    version: str
    sha256: str


class Provenance(Value, frozen=True, kw_only=True):
    briefgen: str
    model: ModelIdentity
    rules: str
    corrected: tuple[str, ...] = ()


class Findings(Value, frozen=True, kw_only=True):
    """What the extractors have found so far; each extractor returns a copy with its own nouns filled."""

    key_points: tuple[KeyPoint, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    dates: tuple[DateExpression, ...] = ()
    questions: tuple[Question, ...] = ()


class Brief(Value, frozen=True, kw_only=True):
    """One article's brief, as published beside its page and printed by `briefgen extract`."""

    schema: Literal["briefgen/brief/1"] = SCHEMA
    article: Article
    key_points: tuple[KeyPoint, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    dates: tuple[DateExpression, ...] = ()
    questions: tuple[Question, ...] = ()
    provenance: Provenance
