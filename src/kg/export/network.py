"""The network of actors: who spoke to whom, who named whom, who met whom, and how often.

A node is an actor. An edge `told` leads from a speaker to whom they spoke to, `named` from a speaker to an actor
that they spoke of; `met` joins two who took part in one event that took place, the first by IRI to the second, for
programs that take no edges without direction beside others. The weight of an edge is the number of such utterances
or events, each counted once however many articles report it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from kg.export.facts import ACTOR_KINDS, Facts, facts_by_article, shared_facts
from kg.store import Store
from kg.vocab import KG


@dataclass(frozen=True, slots=True, order=True)
class Node:
    """An actor."""

    iri: str
    label: str
    label_zh: str
    kind: str


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """What one actor has to do with another, and how often."""

    source: str
    target: str
    relation: str
    weight: int
    first: str  # the earliest day known, or nothing
    last: str


@dataclass(frozen=True, slots=True)
class Network:
    """Actors and what they have to do with each other, sorted."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def network_of(store: Store) -> Network:
    """Return the network of all actors that speak, are spoken to or named by a speaker, or take part in an event."""
    shared = shared_facts(store)
    found: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    nodes: dict[str, Node] = {}
    for utterance in shared.of_class(KG.Utterance):
        for speaker, addressee in _pairs(shared, utterance, KG.addressee):
            found[speaker, addressee, "told"].add(utterance)
    for event in shared.of_class(KG.Event):
        if "occurred" in map(shared.slug, shared.all(event, KG.status)):
            for one, other in combinations(sorted(shared.all(event, KG.hasParticipant)), 2):
                found[one, other, "met"].add(event)
    for article in facts_by_article(store, shared):
        for statement in article.facts.of_class(KG.Statement):
            utterance = article.facts.one(statement, KG.reports) or statement
            for speaker, named in _pairs(article.facts, statement, KG.mentions):
                found[speaker, named, "named"].add(utterance)
        for class_, kind in ACTOR_KINDS.items():
            for actor in article.facts.of_class(class_):
                nodes.setdefault(actor, _node(article.facts, actor, kind))
    edges = [_edge(shared, ends, counted) for ends, counted in found.items()]
    in_edges = {end for edge in edges for end in (edge.source, edge.target)}
    known = [nodes.get(actor, Node(actor, actor, "", "")) for actor in in_edges]
    return Network(tuple(sorted(known)), tuple(sorted(edges)))


def _pairs(facts: Facts, node: str, predicate: str) -> Iterator[tuple[str, str]]:
    """Yield each speaker of a statement or utterance with each other actor that a property of it names."""
    for speaker in facts.all(node, KG.speaker):
        for other in facts.all(node, predicate):
            if speaker != other:
                yield speaker, other


def _node(facts: Facts, actor: str, kind: str) -> Node:
    return Node(actor, facts.label(actor) or actor, facts.label(actor, "zh") or "", kind)


def _edge(facts: Facts, ends: tuple[str, str, str], counted: set[str]) -> Edge:
    source, target, relation = ends
    first = min(_days(facts, counted, KG.earliest), default="")
    last = max(_days(facts, counted, KG.latest), default="")
    return Edge(source, target, relation, len(counted), first, last)


def _days(facts: Facts, nodes: set[str], predicate: str) -> list[str]:
    return [day for node in nodes if (day := facts.one(node, predicate))]
