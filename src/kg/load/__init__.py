"""The graph sent to another triple store, one named graph at a time, and counted there afterwards.

A load that broke off is taken up where it stopped: what was delivered is on record (`journal`), and is there if
the other store counts as many triples of it (`counts`). A load that is repeated sends only what has changed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace

from kg.errors import KgError
from kg.export import Selection, choose
from kg.load.bundle import write_load_bundle
from kg.load.counts import Asked, Counter, Fetched
from kg.load.journal import Journal
from kg.load.known import asked_at
from kg.load.target import GraphStore, Target, UpdateEndpoint
from kg.remote import BUSY_WRITING, Remote
from kg.store import Store

__all__ = ["Loaded", "Sending", "load", "write_load_bundle"]

_NAMED = 3  # graphs that a message names


@dataclass(frozen=True, slots=True)
class Sending:
    """How the graph is sent."""

    update: bool = False  # to a SPARQL UPDATE address, not a Graph Store
    query: str | None = None  # where the other store answers queries, if it cannot be told from its address
    add: bool = False  # to what its graphs say already, rather than in place of it
    afresh: bool = False  # whatever was delivered before
    dry_run: bool = False  # nothing is sent
    verify: bool = False  # nothing is sent, both sides are counted


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did, or would do: the named graphs sent, left as they were, and dropped."""

    sent: tuple[str, ...]
    same: tuple[str, ...]
    dropped: tuple[str, ...]
    triples: int  # of those sent
    counted: str | None  # how the other store's triples were counted afterwards; None where they were not


@dataclass(frozen=True, slots=True)
class _Graph:
    """What is known of a named graph of ours before it is sent."""

    triples: int
    digest: str


def load(
    store: Store, url: str, sending: Sending | None = None, *, on_graph: Callable[[str], None] = lambda _: None
) -> Loaded:
    """Send all graphs but that of the run, the ontology's too, to a Graph Store or SPARQL UPDATE address.

    Graphs that an earlier load delivered there and that are gone from this store are dropped, unless graphs are
    only to be added to. Afterwards the triples of each graph are counted on both sides.

    Raises:
        KgError: the other store cannot be reached, refuses, or holds other numbers of triples afterwards.
    """
    how = sending or Sending()
    own = _own_graphs(store)
    with Remote(url, busy=BUSY_WRITING) as remote, _counter(remote, url, how) as counter:
        if how.verify:
            return _verify(own, counter, remote, how)
        journal = Journal(store.path, url)
        loaded = _plan(own, journal, counter, how)
        if how.dry_run:
            return loaded
        target = UpdateEndpoint(remote) if how.update else GraphStore(remote)
        try:
            _deliver(store, loaded, target, journal, add=how.add, on_graph=on_graph)
        except KgError as error:
            arrived = sum(journal.delivered.get(graph) == known.digest for graph, known in own.items())
            if not arrived:
                raise
            raise KgError(f"{error}; {arrived} of {len(own)} graphs are there, load again to go on") from error
        if counter is None:
            return loaded
        if wrong := _differences(own, counter, how):
            journal.forget(wrong)
            raise KgError(f"{remote.where}: {_told(wrong, own)}; load again to send what differs")
        journal.tidy()
        return replace(loaded, counted=counter.way)


def _plan(own: Mapping[str, _Graph], journal: Journal, counter: Counter | None, how: Sending) -> Loaded:
    """Return what is to be sent, left and dropped."""
    same = () if how.afresh else _there_already(own, journal, counter, how)
    left = set(same)
    sent = tuple(graph for graph in own if graph not in left)
    dropped = () if how.add else tuple(graph for graph in journal.delivered if graph not in own)
    return Loaded(sent, same, dropped, sum(own[graph].triples for graph in sent), None)


def _deliver(
    store: Store, loaded: Loaded, target: Target, journal: Journal, *, add: bool, on_graph: Callable[[str], None]
) -> None:
    """Send and drop graphs, each on record once it has arrived."""
    for graph in loaded.sent:
        journal.forget([graph])  # until all of it is there
        lines = _lines(store, graph)
        write = target.add if add else target.replace
        write(graph, lines)
        journal.note(graph, _digest(lines))
        on_graph(graph)
    for graph in loaded.dropped:
        target.drop(graph)
        journal.forget([graph])


def _verify(own: Mapping[str, _Graph], counter: Counter | None, remote: Remote, how: Sending) -> Loaded:
    if counter is None:
        raise KgError(f"{remote.where}: where it answers queries is not known; say so with --query")
    if wrong := _differences(own, counter, how):
        raise KgError(f"{remote.where}: {_told(wrong, own)}; load again to send what differs")
    return Loaded((), tuple(own), (), 0, counter.way)


@contextmanager
def _counter(remote: Remote, url: str, how: Sending) -> Iterator[Counter | None]:
    """Yield what counts the other store's triples; None where it neither answers queries nor gives graphs."""
    address = how.query or asked_at(url)
    if address and (how.query or _answers(address)):
        with Remote(address) as asked:
            yield Asked(asked)
    else:
        yield None if how.update else Fetched(remote)


def _answers(address: str) -> bool:
    with Remote(address, retries=0) as guess:
        return Asked(guess).answers()


def _own_graphs(store: Store) -> dict[str, _Graph]:
    graphs = {}
    for graph in choose(store, Selection(with_ontology=True)):
        lines = _lines(store, graph)
        graphs[graph] = _Graph(len(lines), _digest(lines))
    return graphs


def _digest(lines: list[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _lines(store: Store, graph: str) -> list[str]:
    """Return a graph's triples as sorted N-Triples."""
    return sorted(line for line in store.dump("nt", graph).decode().split("\n") if line)


def _there_already(
    own: Mapping[str, _Graph], journal: Journal, counter: Counter | None, how: Sending
) -> tuple[str, ...]:
    """Return the graphs that were delivered as they are, and of which as many triples are still there."""
    delivered = [graph for graph, known in own.items() if journal.delivered.get(graph) == known.digest]
    if not delivered or counter is None:
        return ()
    held = counter.count(delivered)
    return tuple(graph for graph in delivered if _is_right(own[graph].triples, held[graph], how))


def _differences(own: Mapping[str, _Graph], counter: Counter, how: Sending) -> dict[str, int]:
    """Return the graphs of which the other store has another number of triples, with that number."""
    held = counter.count(list(own))
    return {graph: held[graph] for graph, known in own.items() if not _is_right(known.triples, held[graph], how)}


def _told(wrong: Mapping[str, int], own: Mapping[str, _Graph]) -> str:
    named = [f"{held} of {own[graph].triples} triples of <{graph}>" for graph, held in wrong.items()]
    more = f" and other numbers of {len(named) - _NAMED} more graphs" if len(named) > _NAMED else ""
    return f"holds {', '.join(named[:_NAMED])}{more}"


def _is_right(own: int, held: int, how: Sending) -> bool:
    return held >= own if how.add else held == own
