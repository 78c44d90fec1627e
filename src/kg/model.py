"""The records every stage speaks: articles, spans, actors, statements, events.

Plain frozen values; this module imports nothing of ours and nothing but the standard library. All offsets are
Unicode code points into `Article.text`, end exclusive: `article.text[span.start:span.end]` is the passage.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """A passage of an article's text: code points, end exclusive."""

    start: int
    end: int


class ActorType(StrEnum):
    """What kind of thing a name names."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    GROUP = "group"


class Form(StrEnum):
    """How a statement is reported: in the speaker's words, in the writer's, or in both."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class EventType(StrEnum):
    """What kind of thing happened (the notations of `ontology/event-types.ttl`)."""

    CALL = "call"
    MEETING = "meeting"
    VISIT = "visit"
    SUMMIT = "summit"
    BRIEFING = "briefing"
    INTERVIEW = "interview"
    POST = "post"
    INVITATION = "invitation"
    AGREEMENT = "agreement"
    ARMS_SALE = "arms-sale"
    TRADE_MEASURE = "trade-measure"
    PARADE = "parade"
    EXERCISE = "exercise"
    PATROL = "patrol"
    PROTEST = "protest"
    ELECTION = "election"
    POLL = "poll"
    LEGISLATION = "legislation"
    CONFLICT = "conflict"
    OTHER = "other"


class Role(StrEnum):
    """The part an actor has in an event (the notations of `ontology/roles.ttl`)."""

    PARTICIPANT = "participant"
    INITIATOR = "initiator"
    HOST = "host"
    GUEST = "guest"
    SELLER = "seller"
    BUYER = "buyer"
    TARGET = "target"


class Medium(StrEnum):
    """By what means people communicated (the notations of `ontology/media.ttl`)."""

    PHONE = "phone"
    VIDEO = "video"
    IN_PERSON = "in-person"
    WRITTEN = "written"
    SOCIAL_MEDIA = "social-media"


class Status(StrEnum):
    """Whether the text says that an event took place (the notations of `ontology/statuses.ttl`)."""

    OCCURRED = "occurred"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    DENIED = "denied"


class SpeechAct(StrEnum):
    """What a speaker does by saying it (the notations of `ontology/speech-acts.ttl`)."""

    STATE = "state"
    CONFIRM = "confirm"
    DENY = "deny"
    BELIEVE = "believe"
    PREDICT = "predict"
    ASK = "ask"
    URGE = "urge"
    DEMAND = "demand"
    WARN = "warn"
    THREATEN = "threaten"
    PROMISE = "promise"
    OFFER = "offer"
    AGREE = "agree"
    REJECT = "reject"
    PRAISE = "praise"
    THANK = "thank"
    CRITICISE = "criticise"
    ACCUSE = "accuse"
    EXPRESS = "express"
    ANNOUNCE = "announce"


class Severity(StrEnum):
    """How bad a problem is."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault in an input or a graph, as a value: it is listed, and the batch goes on."""

    severity: Severity
    message: str
    where: str  # the file, row or node at fault
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it was read; `text` is never altered.

    `paragraphs` are the paragraphs of the article proper, in order: no headline, navigation, caption, related
    link or cookie banner. Facts are looked for inside them only. `published` is an EDTF date or ISO date-time,
    as precise as the source says.
    """

    name: str  # the file's name, or the row's id
    file: str  # where it came from: a path, `rows.jsonl#id`, or `stdin`
    text: str
    sha256: str  # of `text` as UTF-8
    language: str  # "en", "zh", or another BCP 47 primary tag; "und" where unknown
    paragraphs: tuple[Span, ...]
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    place: str | None = None  # of the dateline, as written

    @property
    def body(self) -> Span:
        """From the first paragraph's start to the last one's end; (0, 0) where nothing is left."""
        if not self.paragraphs:
            return Span(0, 0)
        return Span(self.paragraphs[0].start, self.paragraphs[-1].end)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, its paragraph's number in `Article.paragraphs`, and the language it is written in."""

    span: Span
    paragraph: int
    language: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage in quotation marks: `span` with its marks, `inner` without; `depth` 0 is outermost."""

    span: Span
    inner: Span
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression and its value in EDTF, resolved as far as the text allows; unknown parts are X."""

    span: Span
    edtf: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of an actor in the text."""

    span: Span
    actor: str


@dataclass(frozen=True, slots=True)
class RoleHeld:
    """A title or function that the text gives an actor, as it says it; `organization` where it names one."""

    span: Span
    organization: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or something that is named; `id` is the last part of its IRI."""

    id: str
    type: ActorType
    name: str  # the usual English name, else the fullest form in the text
    mentions: tuple[Span, ...]
    roles: tuple[RoleHeld, ...] = ()
    provisional: bool = False  # not in the gazetteer


@dataclass(frozen=True, slots=True)
class Relay:
    """Who passes a statement on, and the words that say so; `actor` is None where unnamed."""

    span: Span
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Words or thoughts that the text attributes to a source.

    `source` is the local mention ("he", "a senior official"), `speaker` the actor it stands for. `relays` are
    outermost last. Spans ending in `_at` are the evidence for the value beside them.
    """

    id: str  # s1, s2 … in order of the text
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    form: Form
    act: SpeechAct = SpeechAct.STATE
    speaker: str | None = None
    addressee: str | None = None
    addressee_at: Span | None = None
    relays: tuple[Relay, ...] = ()
    said_on: str | None = None
    said_on_at: Span | None = None
    occasion: str | None = None  # the id of an event of this article
    topics: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()  # named in the content


@dataclass(frozen=True, slots=True)
class Participant:
    """An actor's part in an event, and the words that give it."""

    actor: str
    role: Role
    at: Span | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, is planned, supposed or denied; one record however often the article names it."""

    id: str  # e1, e2 … in order of the text
    type: EventType
    triggers: tuple[Span, ...]
    participants: tuple[Participant, ...] = ()
    time: str | None = None
    time_at: Span | None = None
    place: str | None = None
    place_at: Span | None = None
    medium: Medium | None = None
    status: Status = Status.OCCURRED


@dataclass(frozen=True, slots=True)
class Analysis:
    """What the passes of `analyse` have found so far; each pass returns a copy with more in it.

    `folded` is the text for look-up only, of the same length and offsets as `Article.text`: Han characters
    simplified, curly apostrophes straight, odd spaces plain.
    """

    folded: str = ""
    sentences: tuple[Sentence, ...] = ()
    quotes: tuple[Quote, ...] = ()
    times: tuple[Time, ...] = ()
    actors: tuple[Actor, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """All mentions of all actors, in order of the text; they never overlap."""
        named = [Mention(span, actor.id) for actor in self.actors for span in actor.mentions]
        return tuple(sorted(named, key=lambda mention: mention.span))
