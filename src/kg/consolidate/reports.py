"""The reports to bring together: of one analysed article, or of all articles in a store."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from kg import vocab
from kg.consolidate.events import MUTUAL
from kg.consolidate.records import EventReport, Reports, StatementReport
from kg.gazetteer import known_actors
from kg.iri import Iris
from kg.model import ActorType, Analysis, Article, Event, EventType, Medium, Statement, Status
from kg.store import Literal, Store
from kg.vocab import KG, RDF, SCHEMA, SKOS

# asked once for each property and joined in memory, which is much faster than one query for everything
_PROPERTY = f"SELECT DISTINCT ?of ?value WHERE {{{{ ?of <{RDF.type}> <{{kind}}> ; <{{predicate}}> ?value }}}}"
_TRIGGERS = (
    f"SELECT DISTINCT ?of ?value WHERE {{ ?of <{RDF.type}> <{KG.EventReport}> ;"
    f" <{KG.triggerPassage}>/<{KG.exact}> ?value }}"
)
_PEOPLE = f"SELECT DISTINCT ?of ?value WHERE {{ ?of <{RDF.type}> <{KG.Person}>, ?value }}"
_LABELS = f"SELECT DISTINCT ?of ?value WHERE {{ ?of <{SKOS.prefLabel}> ?value }}"
# a trigger that is a name of its own: "World War II", 九三阅兵
_PROPER = re.compile(r"(?:[A-Z][\w.'-]*\s+)+(?:[A-Z][\w.'-]*|\d+)|[\u3400-\u9fff]{1,6}(?:大战|事变|阅兵|奥运会|战争)")


def reports_of(article: Article, analysis: Analysis, iris: Iris) -> Reports:
    """Return the reports of one article."""
    node = iris.article(article.sha256)
    people = frozenset(actor.id for actor in analysis.actors if actor.type is ActorType.PERSON)
    numbers = {event.id: iris.event_report(node, int(event.id[1:])) for event in analysis.events}
    events = tuple(_event_report(article, event, numbers[event.id], node, people) for event in analysis.events)
    statements = tuple(
        _statement_report(s, iris.statement(node, int(s.id[1:])), node, _words(article, analysis, s), numbers)
        for s in analysis.statements
    )
    names = {actor.id: _names_of(actor.id, actor.name) for actor in analysis.actors}
    return Reports(_with_speakers(events, statements, people), statements, names)


def _with_speakers(
    events: Iterable[EventReport], statements: Iterable[StatementReport], people: frozenset[str]
) -> tuple[EventReport, ...]:
    """Count those who speak at a call or a meeting among its parties, also where no sentence says so."""
    heard: dict[str, set[str]] = defaultdict(set)
    for statement in statements:
        if statement.occasion and statement.speaker in people:
            heard[statement.occasion].add(statement.speaker or "")
    return tuple(
        replace(
            event,
            participants=tuple(sorted({*event.participants, *heard[event.iri]})),
            people=event.people | heard[event.iri],
        )
        if event.type in MUTUAL and heard[event.iri]
        else event
        for event in events
    )


def _names_of(key: str, name: str) -> dict[str, str]:
    """The names of an actor by language: those of the gazetteer, else what the text has."""
    known = known_actors().get(key)
    return {language: names[0] for language, names in known.names.items()} if known else {"en": name}


def _proper_names(triggers: Iterable[str]) -> frozenset[str]:
    """The proper names among the triggers of an event."""
    plain = (re.sub(r"\s+", " ", trigger).strip() for trigger in triggers)
    return frozenset(trigger for trigger in plain if _PROPER.fullmatch(trigger))


def _event_report(article: Article, event: Event, iri: str, node: str, people: frozenset[str]) -> EventReport:
    parties = tuple(sorted({part.actor for part in event.participants}))
    return EventReport(
        iri=iri,
        article=node,
        type=event.type.value,
        participants=parties,
        people=people.intersection(parties),
        when=event.time,
        place=event.place,
        medium=event.medium.value if event.medium else None,
        status=event.status.value,
        names=_proper_names(article.text[span.start : span.end] for span in event.triggers),
    )


def _words(article: Article, analysis: Analysis, statement: Statement) -> tuple[str, str]:
    """The words of a content on one line, and the language of the sentence that it begins in."""
    words = " … ".join(article.text[span.start : span.end] for span in statement.content)
    first = statement.content[0].start if statement.content else 0
    number = bisect_right(analysis.sentences, first, key=lambda sentence: sentence.span.start)
    language = analysis.sentences[number - 1].language if number else article.language
    return re.sub(r"\s+", " ", words).strip(), language


def _statement_report(
    statement: Statement, iri: str, node: str, words: tuple[str, str], numbers: dict[str, str]
) -> StatementReport:
    return StatementReport(
        iri=iri,
        article=node,
        speaker=statement.speaker,
        text=words[0],
        language=words[1],
        when=statement.said_on,
        addressee=statement.addressee,
        occasion=numbers.get(statement.occasion or ""),
        topics=frozenset(statement.topics),
        mentions=frozenset(statement.actors),
    )


def reports_in(store: Store) -> Reports:
    """Return the reports of all articles in a store."""
    shelf = _Shelf(store)
    statements = tuple(shelf.statements())
    return Reports(_with_speakers(shelf.events(), statements, shelf.people), statements, shelf.names())


class _Shelf:
    """Reads reports out of a store, one property at a time."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._actor = Iris(store.base).actor("")
        self._topic = Iris(store.base).topic("")
        self.people = frozenset(self._actors(self._values(_PEOPLE)))

    def _values(self, query: str) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for row in self._store.select(query):
            found[row["of"].value].append(row["value"].value)
        return found

    def _property(self, kind: str, predicate: str) -> dict[str, list[str]]:
        return self._values(_PROPERTY.format(kind=kind, predicate=predicate))

    def _actors(self, iris: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(iri.removeprefix(self._actor) for iri in iris))

    def _one_actor(self, iris: list[str] | None) -> str | None:
        return self._actors(iris)[0] if iris else None

    def events(self) -> Iterable[EventReport]:
        """The event reports, in order."""
        of = {
            name: self._property(KG.EventReport, predicate)
            for name, predicate in (
                ("article", KG.inArticle),
                ("type", KG.eventType),
                ("status", KG.status),
                ("medium", KG.medium),
                ("place", KG.place),
                ("when", KG.when),
                ("participants", KG.hasParticipant),
            )
        }
        triggers = self._values(_TRIGGERS)
        for iri in sorted(of["article"]):
            parties = self._actors(of["participants"].get(iri, []))
            yield EventReport(
                iri=iri,
                article=of["article"][iri][0],
                type=_slug_of(of["type"].get(iri), _TYPES) or EventType.OTHER.value,
                participants=parties,
                people=self.people.intersection(parties),
                when=_only(of["when"].get(iri)),
                place=self._one_actor(of["place"].get(iri)),
                medium=_slug_of(of["medium"].get(iri), _MEDIA),
                status=_slug_of(of["status"].get(iri), _STATUSES) or Status.OCCURRED.value,
                names=_proper_names(triggers.get(iri, [])),
            )

    def statements(self) -> Iterable[StatementReport]:
        """The statements, in order."""
        of = {
            name: self._property(KG.Statement, predicate)
            for name, predicate in (
                ("article", KG.inArticle),
                ("speaker", KG.speaker),
                ("addressee", KG.addressee),
                ("when", KG.when),
                ("occasion", KG.occasion),
                ("topics", SCHEMA.about),
                ("mentions", KG.mentions),
            )
        }
        texts = self._texts()
        for iri in sorted(of["article"]):
            text, language = texts.get(iri, ("", ""))
            yield StatementReport(
                iri=iri,
                article=of["article"][iri][0],
                speaker=self._one_actor(of["speaker"].get(iri)),
                text=text,
                language=language,
                when=_only(of["when"].get(iri)),
                addressee=self._one_actor(of["addressee"].get(iri)),
                occasion=_only(of["occasion"].get(iri)),
                topics=frozenset(topic.removeprefix(self._topic) for topic in of["topics"].get(iri, [])),
                mentions=frozenset(self._actors(of["mentions"].get(iri, []))),
            )

    def _texts(self) -> dict[str, tuple[str, str]]:
        rows = self._store.select(_PROPERTY.format(kind=KG.Statement, predicate=SCHEMA.text))
        found = ((row["of"].value, row["value"]) for row in rows)
        return {iri: (term.value, term.language or "") for iri, term in found if isinstance(term, Literal)}

    def names(self) -> dict[str, dict[str, str]]:
        """The names of actors and event types, by language; of several in one the first in order."""
        found: dict[str, dict[str, str]] = defaultdict(dict)
        types = {iri: slug for slug, iri in _TYPES.items()}
        for row in self._store.select(_LABELS):
            iri, term = row["of"].value, row["value"]
            if isinstance(term, Literal) and (iri.startswith(self._actor) or iri in types):
                names = found[types.get(iri) or iri.removeprefix(self._actor)]
                language = term.language or "en"
                names[language] = min(names.get(language, term.value), term.value)
        return dict(found)


_TYPES = {kind.value: vocab.event_type(kind) for kind in EventType}
_MEDIA = {kind.value: vocab.medium(kind) for kind in Medium}
_STATUSES = {kind.value: vocab.status(kind) for kind in Status}


def _slug_of(found: list[str] | None, concepts: dict[str, str]) -> str | None:
    """The slug of the one concept found."""
    return next((slug for slug, iri in concepts.items() if found and iri == min(found)), None)


def _only(found: list[str] | None) -> str | None:
    return min(found) if found else None
