"""Which named graphs are written, and what a writer of a format is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from kg.iri import Iris
from kg.store import Store


class Graphs(StrEnum):
    """Which named graphs to write."""

    ALL = "all"  # of articles, and what they share
    ARTICLE = "article"
    CONSOLIDATED = "consolidated"
    ONTOLOGY = "ontology"


class Table(StrEnum):
    """Which table to write, where the format is one of tables."""

    STATEMENTS = "statements"
    EVENTS = "events"
    DYAD_DAYS = "dyad-days"


@dataclass(frozen=True, slots=True)
class Selection:
    """Which named graphs to write, and whether the ontology and the graph of the run are added; or which table."""

    graphs: Graphs | str = Graphs.ALL
    with_ontology: bool = False
    with_run: bool = False
    table: Table | str = Table.STATEMENTS


Writer = Callable[[Store, Selection], Iterable[str | bytes]]


def choose(store: Store, selection: Selection) -> list[str]:
    """Return the IRIs of the graphs to write: the ontology, articles by file, what they share, the run."""
    iris = Iris(store.base)
    articles = [article.graph for article in store.articles()]
    there = store.graphs()
    known = {*articles, iris.consolidated, iris.ontology_graph, iris.run_graph}
    others = [graph for graph in there if graph not in known]
    wanted = {
        Graphs.ALL: [*articles, iris.consolidated, *others],
        Graphs.ARTICLE: articles,
        Graphs.CONSOLIDATED: [iris.consolidated],
        Graphs.ONTOLOGY: [iris.ontology_graph],
    }[Graphs(selection.graphs)]
    if selection.with_ontology:
        wanted = [iris.ontology_graph, *wanted]
    if selection.with_run:
        wanted = [*wanted, iris.run_graph]
    return [graph for graph in dict.fromkeys(wanted) if graph in there]
