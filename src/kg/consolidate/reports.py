"""The reports to bring together: what all articles in a store say of events, and that somebody said."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg import vocab
from kg.consolidate.bodies import Bodies
from kg.consolidate.cast import actors_in
from kg.consolidate.origins import find_copies
from kg.consolidate.parties import MUTUAL
from kg.consolidate.records import ArticleRecord, EventReport, Reports, StatementReport
from kg.consolidate.shelf import Shelf, only
from kg.model import EventType, Medium, Role, Status
from kg.store import Store
from kg.vocab import KG, ORG, SCHEMA

_HOSTS = (
    f"SELECT DISTINCT ?of ?value WHERE {{ ?of <{KG.participation}> ?part ."
    f" ?part <{KG.role}> <{vocab.role(Role.HOST)}> ; <{KG.participant}> ?value }}"
)
_ACTS_FOR = f"SELECT DISTINCT ?of ?value WHERE {{ ?role <{ORG.member}> ?of ; <{ORG.organization}> ?value }}"
_OFFSETS = re.compile(r"#char=(\d+),(\d+)$")
_SPACE = re.compile(r"\s+")
# a trigger that is a name of its own: "World War II", 九三阅兵
_PROPER = re.compile(r"(?:[A-Z][\w.'-]*\s+)+(?:[A-Z][\w.'-]*|\d+)|[\u3400-\u9fff]{1,6}(?:大战|事变|阅兵|奥运会|战争)")
_TYPES = {vocab.event_type(kind): kind.value for kind in EventType}
_MEDIA = {vocab.medium(kind): kind.value for kind in Medium}
_STATUSES = {vocab.status(kind): kind.value for kind in Status}


def reports_in(store: Store) -> Reports:
    """Return the reports of all articles in a store, and what else is compared: their texts and actors."""
    shelf = Shelf(store)
    return replace(_told(shelf), copies=tuple(find_copies(Bodies(store))), actors=tuple(actors_in(shelf)))


def told_in(store: Store) -> Reports:
    """Return the reports of all articles in a store, for showing them: texts are not compared, which takes long."""
    return _told(Shelf(store))


def _told(shelf: Shelf) -> Reports:
    articles = {article.iri: article for article in _articles(shelf)}
    statements, people = tuple(_statements(shelf)), shelf.people()
    told_by = _told_by(shelf, {statement.iri: statement.speaker for statement in statements})
    events = (
        replace(event, published=articles[event.article].published, told_by=told_by.get(event.iri))
        for event in _events(shelf, people)
    )
    acts_for = {
        holder: frozenset(shelf.actors(bodies))
        for iri, bodies in shelf.values(_ACTS_FOR).items()
        for holder in shelf.actors([iri])
    }
    names = shelf.names(_TYPES)
    return Reports(
        events=_with_speakers(events, statements, people),
        statements=statements,
        names=names,
        articles=tuple(articles.values()),
        acts_for=acts_for,
    )


def _articles(shelf: Shelf) -> Iterator[ArticleRecord]:
    of = shelf.properties(
        KG.Article,
        {
            "name": SCHEMA.identifier,
            "language": SCHEMA.inLanguage,
            "outlet": SCHEMA.publisher,
            "published": SCHEMA.datePublished,
        },
    )
    for iri in sorted(of["name"]):
        yield ArticleRecord(
            iri=iri,
            name=only(of["name"][iri]) or "",
            language=only(of["language"].get(iri)) or "",
            outlet=shelf.one_actor(of["outlet"].get(iri)),
            published=only(of["published"].get(iri)),
        )


def _events(shelf: Shelf, people: frozenset[str]) -> Iterator[EventReport]:
    of = shelf.properties(
        KG.EventReport,
        {
            "article": KG.inArticle,
            "type": KG.eventType,
            "status": KG.status,
            "medium": KG.medium,
            "place": KG.place,
            "when": KG.when,
            "participants": KG.hasParticipant,
        },
    )
    hosts = shelf.values(_HOSTS)
    triggers = shelf.linked(KG.EventReport, KG.triggerPassage, KG.exact)
    sentences = shelf.linked(KG.EventReport, KG.sentencePassage, KG.exact)
    for iri in sorted(of["article"]):
        parties = shelf.actors(of["participants"].get(iri, []))
        yield EventReport(
            iri=iri,
            article=of["article"][iri][0],
            type=_TYPES.get(only(of["type"].get(iri)) or "", EventType.OTHER.value),
            participants=parties,
            people=people.intersection(parties),
            hosts=frozenset(shelf.actors(hosts.get(iri, []))),
            when=only(of["when"].get(iri)),
            place=shelf.one_actor(of["place"].get(iri)),
            medium=_MEDIA.get(only(of["medium"].get(iri)) or ""),
            status=_STATUSES.get(only(of["status"].get(iri)) or "", Status.OCCURRED.value),
            names=_proper_names(triggers.get(iri, [])),
            quotation=_one_line(only(sentences.get(iri)) or ""),
        )


def _statements(shelf: Shelf) -> Iterator[StatementReport]:
    of = shelf.properties(
        KG.Statement,
        {
            "article": KG.inArticle,
            "speaker": KG.speaker,
            "addressee": KG.addressee,
            "when": KG.when,
            "occasion": KG.occasion,
            "topics": SCHEMA.about,
            "mentions": KG.mentions,
        },
    )
    texts = shelf.texts()
    for iri in sorted(of["article"]):
        text, language = texts.get(iri, ("", ""))
        yield StatementReport(
            iri=iri,
            article=of["article"][iri][0],
            speaker=shelf.one_actor(of["speaker"].get(iri)),
            text=text,
            language=language,
            when=only(of["when"].get(iri)),
            addressee=shelf.one_actor(of["addressee"].get(iri)),
            occasion=only(of["occasion"].get(iri)),
            topics=shelf.topics(of["topics"].get(iri, [])),
            mentions=frozenset(shelf.actors(of["mentions"].get(iri, []))),
        )


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


def _told_by(shelf: Shelf, speakers: dict[str, str | None]) -> dict[str, str]:
    """Return for each event report in whose words alone it is named: "she warned of an intervention"."""
    contents: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for statement, passages in shelf.property(KG.Statement, KG.contentPassage).items():
        for article, start, end in filter(None, map(_placed, passages)):
            contents[article].append((start, end, speakers.get(statement) or ""))
    found = {}
    for event, passages in shelf.property(KG.EventReport, KG.triggerPassage).items():
        voices = {
            min(
                ((end - start, speaker) for start, end, speaker in contents[article] if start <= at < end),
                default=(0, ""),
            )[1]
            for article, at, _ in filter(None, map(_placed, passages))
        }
        if len(voices) == 1 and (voice := voices.pop()):
            found[event] = voice
    return found


def _placed(passage: str) -> tuple[str, int, int] | None:
    """The article of a passage, and where in it the passage stands: its IRI says it."""
    offsets = _OFFSETS.search(passage)
    return (passage[: offsets.start()], int(offsets[1]), int(offsets[2])) if offsets else None


def _proper_names(triggers: Iterable[str]) -> frozenset[str]:
    """The proper names among the triggers of an event."""
    return frozenset(trigger for trigger in map(_one_line, triggers) if _PROPER.fullmatch(trigger))


def _one_line(text: str) -> str:
    return _SPACE.sub(" ", text).strip()
