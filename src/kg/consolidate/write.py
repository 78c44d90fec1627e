"""The graph of what articles share: events, utterances, and the judgements that brought reports together."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from kg import __version__, vocab
from kg.consolidate.dates import Precision, agree, finer, precision
from kg.consolidate.events import EventGroup
from kg.consolidate.parties import Parties
from kg.consolidate.records import Copy, Judgement, Reports
from kg.consolidate.utterances import UtteranceGroup
from kg.gazetteer import latin_slug
from kg.iri import Iris
from kg.nquads import Graph, decimal, literal, whole
from kg.rdf.times import write_time
from kg.vocab import KG, PROV, RDFS, SCHEMA, SKOS

_NAMED = 4  # parties that an event's name and IRI spell out


def _hash(iri: str) -> str:
    return hashlib.sha256(iri.encode()).hexdigest()[:12]


class Writer:
    """Gathers the graph of what articles share."""

    def __init__(self, reports: Reports, iris: Iris, parties: Parties) -> None:
        self._names = reports.names
        self._parties = parties
        self._iris = iris
        self._graph = Graph(iris.consolidated)
        self._times: dict[str, str | None] = {}  # of events

    def lines(self) -> tuple[str, ...]:
        """Return the lines, sorted, each once."""
        return self._graph.lines()

    def write_events(self, groups: list[EventGroup]) -> dict[str, str]:
        """Write all events; return the event that each event report is of."""
        stems = [self._stem(group) for group in groups]
        often = Counter(stems)
        event_of: dict[str, str] = {}
        for stem, group in zip(stems, groups, strict=True):
            sure = often[stem] == 1 and precision(group.when) is Precision.DAY
            node = self._iris.event(stem if sure else f"{stem}-{_hash(group.first.iri)}")
            self._write_event(node, group)
            self._times[node] = group.when
            event_of.update((report.iri, node) for report in group.reports)
        return event_of

    def _write_event(self, node: str, group: EventGroup) -> None:
        graph, reports = self._graph, group.reports
        graph.a(node, KG.Event)
        graph.link(node, KG.eventType, vocab.event_type(group.plainest.type))
        graph.link(node, KG.status, vocab.status(group.status))
        for actor in {actor for report in reports for actor in report.participants}:
            graph.link(node, KG.hasParticipant, self._iris.actor(actor))
        if place := group.place:
            graph.link(node, KG.place, self._iris.actor(place))
        if medium := group.medium:
            graph.link(node, KG.medium, vocab.medium(medium))
        if group.when:
            write_time(graph, node, KG.when, group.when)
        for language, label in self._labels(group).items():
            graph.tell(node, SKOS.prefLabel, literal(label, language))
        for report in reports:
            graph.link(node, KG.reportedIn, report.article)
            graph.link(report.iri, KG.reports, node)

    def _labels(self, group: EventGroup) -> dict[str, str]:
        """The names of an event, made of its type, parties and time."""
        report = group.plainest
        parties = self._parties.core(report)
        when = f", {group.when}" if group.when else ""
        english = self._name(report.type, "en") or report.type.replace("-", " ")
        who = ", ".join(self._name(actor, "en") or _title(actor) for actor in parties[:_NAMED])
        labels = {"en": f"{english[:1].upper()}{english[1:]}{': ' if who else ''}{who}{when}"}
        if chinese := self._name(report.type, "zh"):
            who = "、".join(self._name(actor, "zh") or _title(actor) for actor in parties[:_NAMED])
            labels["zh"] = f"{chinese}{'：' if who else ''}{who}{when.replace(', ', '，')}"
        return labels

    def _name(self, key: str, language: str) -> str | None:
        names = self._names.get(key, {})
        return names.get(language) or names.get(f"{language}-hans")

    def write_utterances(self, groups: Iterable[UtteranceGroup]) -> None:
        """Write all utterances, each at the event where it was said, and of its day."""
        graph = self._graph
        for group in groups:
            first = group.first
            when = self._when(group)
            day = when or "undated"
            node = self._iris.utterance(f"{first.speaker}-{_slug(day)}-{_hash(first.iri)}")
            graph.a(node, KG.Utterance)
            graph.link(node, KG.speaker, self._iris.actor(first.speaker or ""))
            if when:
                write_time(graph, node, KG.when, when)
            if len(group.occasions) == 1:
                graph.link(node, KG.occasion, min(group.occasions))
            addressees = {s.addressee for s in group.statements if s.addressee}
            if len(addressees) == 1:
                graph.link(node, KG.addressee, self._iris.actor(addressees.pop()))
            for statement in group.statements:
                graph.link(node, KG.reportedIn, statement.article)
                graph.link(statement.iri, KG.reports, node)
                for topic in statement.topics:
                    graph.link(node, SCHEMA.about, self._iris.topic(topic))

    def _when(self, group: UtteranceGroup) -> str | None:
        """When it was said: what one article leaves open of the day (`XXXX-09-09`), the event has from another."""
        occasion = self._times.get(min(group.occasions)) if len(group.occasions) == 1 else None
        return finer(group.when, occasion) if occasion and agree(group.when, occasion) else group.when

    def write_actors(self, under: Mapping[str, str]) -> None:
        """Write which actors the merged view has under another one's name."""
        for actor, named in sorted(under.items()):
            self._graph.link(self._iris.actor(actor), KG.sameActorAs, self._iris.actor(named))

    def write_origins(self, groups: Iterable[Sequence[str]]) -> None:
        """Write the pieces of writing, each with the articles that carry it."""
        for articles in groups:
            node = self._iris.origin(_hash(min(articles)))
            self._graph.a(node, KG.Origin)
            for article in articles:
                self._graph.link(article, KG.origin, node)

    def write_copies(self, copies: Iterable[Copy]) -> None:
        """Write what two articles have in the same words, as passages of both, to the judgement on them."""
        graph = self._graph
        for copy in copies:
            for extract in copy.shown:
                passage = self._iris.passage(extract.article, extract.span)
                graph.link(self._judgement(copy.left, copy.right), KG.evidencePassage, passage)
                graph.a(passage, KG.Passage)
                graph.link(passage, KG.inArticle, extract.article)
                graph.tell(passage, KG.start, whole(extract.span.start))
                graph.tell(passage, KG.end, whole(extract.span.end))
                graph.tell(passage, KG.exact, literal(extract.exact, extract.language))

    def _judgement(self, left: str, right: str) -> str:
        return self._iris.judgement(_hash(f"{left} {right}"))

    def write_judgements(self, judged: Iterable[Judgement]) -> None:
        """Write each judgement with its evidence, and who made it."""
        graph = self._graph
        for judgement in judged:
            node = self._judgement(judgement.left, judgement.right)
            graph.a(node, KG.SamenessJudgement)
            graph.link(node, KG.left, judgement.left)
            graph.link(node, KG.right, judgement.right)
            graph.link(node, KG.verdict, vocab.verdict(judgement.verdict))
            graph.tell(node, KG.score, decimal(judgement.score))
            if judgement.rule:
                graph.tell(node, KG.rule, literal(judgement.rule))
            graph.tell(node, KG.evidence, literal(judgement.evidence, "en"))
            graph.link(node, KG.madeBy, self._maker(judgement))

    def _maker(self, judgement: Judgement) -> str:
        """The program, or the person who decided."""
        if not judgement.decided:
            return self._iris.software(__version__)
        person = self._iris.reviewer(latin_slug(judgement.by) or _hash(judgement.by))
        self._graph.a(person, PROV.Person)
        self._graph.tell(person, RDFS.label, literal(judgement.by))
        return person

    def _stem(self, group: EventGroup) -> str:
        """Type, date and parties: `call-2025-11-24-donald-trump-xi-jinping`."""
        report = group.plainest
        parts = [report.type, _slug(group.when or "undated"), *self._parties.core(report)[:_NAMED]]
        return "-".join(parts)


def _slug(when: str) -> str:
    return when.strip("[]").replace("/", "--").replace(",", "-or-").lower()


def _title(key: str) -> str:
    return key.replace("-", " ").title()
