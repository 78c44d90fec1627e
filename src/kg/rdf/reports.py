"""Statements and event reports as nodes, every value beside the passage that says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import vocab
from kg.rdf.times import write_time
from kg.vocab import KG, SCHEMA

if TYPE_CHECKING:
    from kg.iri import Iris
    from kg.model import Event, Relay, Statement
    from kg.nquads import Graph
    from kg.rdf.actors import Actors
    from kg.rdf.passages import Passages


class Reports:
    """Writes what one article says was said and happened."""

    def __init__(self, iris: Iris, graph: Graph, passages: Passages, actors: Actors) -> None:
        self._iris = iris
        self._graph = graph
        self._passages = passages
        self._actors = actors

    def write_statement(self, statement: Statement) -> None:
        """Write a statement: who said it by whose words, and what, never that it is so."""
        graph, passages = self._graph, self._passages
        node = self._iris.statement(passages.article, _number(statement.id))
        graph.a(node, KG.Statement)
        graph.link(node, KG.inArticle, passages.article)
        graph.link(node, KG.form, vocab.form(statement.form))
        graph.link(node, KG.speechAct, vocab.speech_act(statement.act))
        if statement.content:
            graph.tell(node, SCHEMA.text, passages.words(*statement.content))
        passages.link(node, KG.contentPassage, *statement.content)
        passages.link(node, KG.sourcePassage, statement.source)
        passages.link(node, KG.cuePassage, statement.cue)
        passages.link(node, KG.addresseePassage, statement.addressee_at)
        self._link_actor(node, KG.speaker, statement.speaker)
        self._link_actor(node, KG.addressee, statement.addressee)
        for actor in statement.actors:
            self._link_actor(node, KG.mentions, actor)
        for topic in statement.topics:
            graph.link(node, SCHEMA.about, self._iris.topic(topic))
        for order, relay in enumerate(statement.relays, start=1):
            self._write_relay(node, order, relay)
        if statement.occasion:
            occasion = self._iris.event_report(passages.article, _number(statement.occasion))
            graph.link(node, KG.occasion, occasion)
        if statement.said_on:
            write_time(graph, node, KG.when, statement.said_on)
            passages.link(node, KG.whenPassage, statement.said_on_at)

    def write_event(self, event: Event) -> None:
        """Write an event report: what kind of event, who took part, when, where, whether it happened."""
        graph, passages = self._graph, self._passages
        node = self._iris.event_report(passages.article, _number(event.id))
        graph.a(node, KG.EventReport)
        graph.link(node, KG.inArticle, passages.article)
        graph.link(node, KG.eventType, vocab.event_type(event.type))
        graph.link(node, KG.status, vocab.status(event.status))
        passages.link(node, KG.triggerPassage, *event.triggers)
        passages.link(node, KG.sentencePassage, passages.sentence(min(event.triggers)))
        self._write_participations(node, event)
        if event.medium:
            graph.link(node, KG.medium, vocab.medium(event.medium))
        if event.place:
            self._link_actor(node, KG.place, event.place)
            passages.link(node, KG.placePassage, event.place_at)
        if event.time:
            write_time(graph, node, KG.when, event.time)
            passages.link(node, KG.whenPassage, event.time_at)

    def _write_relay(self, statement: str, order: int, relay: Relay) -> None:
        node = self._iris.relay(statement, order)
        self._graph.link(statement, KG.relay, node)
        self._graph.a(node, KG.Relay)
        self._graph.number(node, KG.order, order)
        self._passages.link(node, KG.at, relay.span)
        self._link_actor(node, KG.by, relay.actor)
        self._link_actor(statement, KG.relayedBy, relay.actor)

    def _write_participations(self, report: str, event: Event) -> None:
        for number, part in enumerate(event.participants, start=1):
            node = self._iris.participation(report, number)
            self._graph.link(report, KG.participation, node)
            self._graph.a(node, KG.Participation)
            self._graph.link(node, KG.role, vocab.role(part.role))
            self._passages.link(node, KG.at, part.at)
            self._link_actor(node, KG.participant, part.actor)
            self._link_actor(report, KG.hasParticipant, part.actor)

    def _link_actor(self, node: str, predicate: str, actor: str | None) -> None:
        if actor:
            self._graph.link(node, predicate, self._actors.node(actor))


def _number(identifier: str) -> int:
    """The number of statement `s3` or event `e3`."""
    return int(identifier[1:])
