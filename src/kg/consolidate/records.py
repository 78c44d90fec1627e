"""The reports that are brought together, and what is found of them: plain values, actors by their keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kg.model import Span


@dataclass(frozen=True, slots=True)
class EventReport:
    """What one article says of one event."""

    iri: str
    article: str
    type: str
    participants: tuple[str, ...] = ()
    people: frozenset[str] = frozenset()  # those of the participants who are persons
    when: str | None = None
    place: str | None = None
    medium: str | None = None
    status: str = "occurred"
    names: frozenset[str] = frozenset()  # proper names among its triggers: "World War II"
    hosts: frozenset[str] = frozenset()  # those whom the others come to
    quotation: str = ""  # the sentence that first names it
    published: str | None = None  # when its article was
    told_by: str | None = None  # the speaker in whose words alone it is named


@dataclass(frozen=True, slots=True)
class StatementReport:
    """What one article says that somebody said."""

    iri: str
    article: str
    speaker: str | None
    text: str
    language: str
    when: str | None = None
    addressee: str | None = None
    occasion: str | None = None  # the event report at which it was said
    topics: frozenset[str] = frozenset()
    mentions: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """What is known of an article as a whole."""

    iri: str
    name: str = ""  # of its file, or its row's id
    language: str = ""
    outlet: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class ActorRecord:
    """What articles say of an actor that the gazetteer does not know, or may know under another name."""

    key: str
    type: str
    names: frozenset[str]  # in all scripts, as articles write them
    provisional: bool = True
    roles: frozenset[str] = frozenset()  # as stated
    bodies: frozenset[str] = frozenset()  # the organisations that the roles name
    articles: frozenset[str] = frozenset()  # that name it, where it is provisional


@dataclass(frozen=True, slots=True)
class Extract:
    """A passage of an article's text, with its characters."""

    article: str
    span: Span
    exact: str
    language: str


@dataclass(frozen=True, slots=True)
class Copy:
    """What two articles have in the same words."""

    left: str
    right: str
    of_left: float  # the share of its words
    of_right: float
    at_opening: bool = False  # whether the longer one opens with them
    runs: tuple[tuple[Span, Span], ...] = ()  # the longest, where they stand in either text
    shown: tuple[Extract, ...] = ()  # how these begin


@dataclass(frozen=True, slots=True)
class Reports:
    """All reports that are to be brought together, and the names of those they speak of, by language."""

    events: tuple[EventReport, ...] = ()
    statements: tuple[StatementReport, ...] = ()
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # actor or event type → names
    articles: tuple[ArticleRecord, ...] = ()
    # actor → those whom it acts for, as the articles say: "Ada Smith, Norland's foreign minister"
    acts_for: Mapping[str, frozenset[str]] = field(default_factory=dict)
    copies: tuple[Copy, ...] = ()  # articles that share much of their text
    actors: tuple[ActorRecord, ...] = ()  # those that may be known under two keys

    def joined(self, other: Reports) -> Reports:
        """Return both together."""
        acts_for = {
            actor: self.acts_for.get(actor, frozenset()) | other.acts_for.get(actor, frozenset())
            for actor in self.acts_for.keys() | other.acts_for.keys()
        }
        return Reports(
            self.events + other.events,
            self.statements + other.statements,
            {**self.names, **other.names},
            self.articles + other.articles,
            acts_for,
            self.copies + other.copies,
            self.actors + other.actors,
        )


class Verdict(StrEnum):
    """Whether two reports are of one thing (the notations of `ontology/verdicts.ttl`)."""

    SAME = "same"
    DIFFERENT = "different"
    UNDECIDED = "undecided"


class Kind(StrEnum):
    """What two sides of a judgement may be reports or names of."""

    EVENT = "event"
    UTTERANCE = "utterance"
    ACTOR = "actor"
    ORIGIN = "origin"


RULE = "rule"  # who made a judgement that no person made


@dataclass(frozen=True, slots=True, order=True)
class Judgement:
    """A verdict on two nodes, by their IRIs, with what it rests on; `left` is before `right` in order.

    >>> Judgement.on("urn:b", "urn:a", Verdict.SAME, "one day", rule="same-day", score=0.9).left
    'urn:a'
    """

    left: str
    right: str
    verdict: Verdict
    kind: Kind
    score: float  # from 0 to 1: how sure it is that the two are one
    rule: str  # its name: `same-parties-and-time`
    evidence: str
    by: str = RULE  # or the name of the person who decided

    @classmethod
    def on(  # noqa: PLR0913 (so much makes a judgement)
        cls,
        one: str,
        other: str,
        verdict: Verdict,
        evidence: str,
        *,
        kind: Kind = Kind.EVENT,
        score: float = 0.5,
        rule: str = "",
    ) -> Judgement:
        """Make a rule's judgement, whichever side comes first."""
        return cls(min(one, other), max(one, other), verdict, kind, round(score, 2), rule, evidence)

    @property
    def pair(self) -> tuple[str, str]:
        """The two sides."""
        return self.left, self.right

    @property
    def decided(self) -> bool:
        """Whether a person made it; no rule overrides that."""
        return self.by != RULE
