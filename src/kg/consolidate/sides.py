"""What stands on each side of a judgement, in words that a person can read: a quotation, and where it is from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.consolidate.records import ArticleRecord, EventReport, Kind, Reports, StatementReport
from kg.iri import Iris

_LONGEST = 240  # characters of a quotation


@dataclass(frozen=True, slots=True)
class Side:
    """A report or actor that is judged. A decision holds as long as what it says stays what it was."""

    iri: str
    kind: Kind
    says: str
    article: str = ""  # its IRI; none for an actor
    outlet: str = ""
    published: str = ""
    facts: str = ""  # what else is known of it: time, place, parties

    @property
    def source(self) -> str:
        """The outlet and the day: `Daily Wire, 2026-05-05`."""
        return ", ".join(filter(None, (self.outlet, self.published[:10])))


def sides_of(reports: Reports, iris: Iris) -> dict[str, Side]:
    """Return all that can be judged, by IRI."""
    names = {actor: _name(actor, reports.names) for actor in reports.names}
    articles = {article.iri: article for article in reports.articles}
    sides = [
        *(_of_actor(iris.actor(actor), known.values()) for actor, known in reports.names.items()),
        *(_of_article(article, names) for article in articles.values()),
        *(_of_event(event, articles.get(event.article), names) for event in reports.events),
        *(_of_statement(said, articles.get(said.article), names) for said in reports.statements),
    ]
    return {side.iri: side for side in sides}


def _of_actor(iri: str, names: Iterable[str]) -> Side:
    return Side(iri, Kind.ACTOR, _short(", ".join(sorted(set(names)))))


def _of_article(article: ArticleRecord, names: Mapping[str, str]) -> Side:
    return Side(article.iri, Kind.ORIGIN, article.name, article.iri, *_source(article, names))


def _of_event(event: EventReport, article: ArticleRecord | None, names: Mapping[str, str]) -> Side:
    known = [event.when, event.place and names.get(event.place, event.place), event.medium, event.status]
    who = (names.get(party, party) for party in event.participants)
    says = _short(f"{event.type}: {event.quotation}")
    return Side(event.iri, Kind.EVENT, says, event.article, *_source(article, names), _listed(*known, *who))


def _of_statement(said: StatementReport, article: ArticleRecord | None, names: Mapping[str, str]) -> Side:
    facts = _listed(names.get(said.speaker or "", said.speaker), said.when)
    return Side(said.iri, Kind.UTTERANCE, _short(said.text), said.article, *_source(article, names), facts)


def _listed(*facts: str | None) -> str:
    return ", ".join(fact for fact in facts if fact)


def _source(article: ArticleRecord | None, names: Mapping[str, str]) -> tuple[str, str]:
    if article is None:
        return "", ""
    return names.get(article.outlet or "", article.outlet or article.name), article.published or ""


def _name(key: str, names: Mapping[str, Mapping[str, str]]) -> str:
    given = names[key]
    return given.get("en") or min(given.values(), default=key)


def _short(text: str) -> str:
    """Text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
