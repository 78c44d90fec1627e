"""The embedded store: one named graph an article, in a folder or in memory, asked with SPARQL.

Every change of graphs is one transaction of the engine, so a process killed at any moment leaves each graph
as it was or as it was to be. This module alone knows the engine (with the serialising part of `export`); the
terms it hands out are the engine's, re-exported here.

>>> store = Store.open(None)
>>> store.replace("http://e/g", ['<http://e/s> <http://e/p> "o" .'])
>>> [row["o"].value for row in store.select("SELECT ?o { ?s ?p ?o }")]
['o']
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    RdfFormat,
    Triple,
)
from pyoxigraph import Store as Engine

from kg.errors import KgError
from kg.iri import BASE
from kg.store.changes import data_update, parse_graph
from kg.store.folder import first_line, make_marker, open_engine, read_marker
from kg.store.results import Table, read_results, read_triples
from kg.vocab import KG

__all__ = [
    "FORMATS",
    "BlankNode",
    "Literal",
    "NamedNode",
    "Quad",
    "Store",
    "StoredArticle",
    "Table",
    "Term",
    "Triple",
    "read_results",
    "read_triples",
]

Term = NamedNode | BlankNode | Literal | Triple

FORMATS = {
    "turtle": RdfFormat.TURTLE,
    "trig": RdfFormat.TRIG,
    "nt": RdfFormat.N_TRIPLES,
    "nq": RdfFormat.N_QUADS,
    "rdfxml": RdfFormat.RDF_XML,
    "jsonld": RdfFormat.JSON_LD,
}

# A flush that is asked for while the engine fills its next buffer never ends (facebook/rocksdb#13280: more
# than one buffer to merge). Flushed often enough, no buffer (128 MiB, about 600,000 statements) is ever filled.
_MUCH = 16 << 20  # characters …
_STATEMENT = 200  # … of a statement, about

_ARTICLES = f"""
SELECT ?graph ?article ?file ?sha256 WHERE {{
  GRAPH ?graph {{ ?article <{KG.sha256}> ?sha256 ; <{KG.file}> ?file }}
}} ORDER BY ?file ?graph"""


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article in the store and the named graph that holds what it says."""

    graph: str
    iri: str
    file: str
    sha256: str

    @property
    def name(self) -> str:
        """The file's name, or the row's id of a `rows.jsonl#id`."""
        path, _, row = self.file.partition("#")
        return row or path.rpartition("/")[2]


class Store:
    """Named graphs that can be replaced, asked and dumped; made by `Store.open`."""

    def __init__(self, engine: Engine, base: str, path: Path | None) -> None:
        self._engine: Engine | None = engine
        self._unsettled = 0  # characters written since the last flush, about
        self.base = base
        self.path = path

    @classmethod
    def open(cls, path: Path | None, *, create: bool = True, read_only: bool = False, base: str | None = None) -> Self:
        """Open the store in the folder `path`, or an empty one in memory where it is None.

        `read_only` works beside a process that writes. `base` is checked against the store's own.

        Raises:
            KgError: there is no store (and none is to be made), it is another program's, in use or damaged.
        """
        if path is None:
            return cls(Engine(), base or BASE, None)
        made_with = read_marker(path)
        if made_with is None:
            if read_only or not create:
                raise KgError(f"{path}: no store here; make one with 'kg build PATH --store {path}'")
            made_with = make_marker(path, base or BASE)
        if base is not None and base != made_with:
            raise KgError(f"{path}: was made with --base {made_with}; use that, or another folder for {base}")
        return cls(open_engine(path, read_only=read_only), made_with, path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the folder, so that another process may write to it.

        What changed is brought from the engine's log, where it is safe, into its tables: or each later opening
        would take seconds to read the log of a few hundred articles.
        """
        if self._engine is not None:
            self._settle()
        self._engine = None

    def _wrote(self, characters: int) -> None:
        """Count what was written, and settle it before there is so much that the engine does so beside us."""
        self._unsettled += max(characters, 1)
        if self._unsettled > _MUCH:
            self._settle()

    def _settle(self) -> None:
        """Bring what was written from the engine's log into its tables."""
        if self._unsettled:
            self.engine.flush()
            self._unsettled = 0

    @property
    def engine(self) -> Engine:
        """The engine itself; gone once the store is closed."""
        if self._engine is None:
            raise KgError("the store is closed; open it again")
        return self._engine

    # --- writing -------------------------------------------------------------------------------------------

    def replace(self, graph: str, lines: Iterable[str], drop: Iterable[str] = ()) -> None:
        """Make `lines` (N-Triples, or N-Quads of `graph`) all that `graph` says; drop the graphs `drop`.

        Only what differs is written, in one transaction: `DROP`, `DELETE DATA` and `INSERT DATA` are sent as
        one update request.
        """
        name = NamedNode(graph)
        lines = tuple(lines)
        new = parse_graph(lines, name)
        old = set(self.engine.quads_for_pattern(None, None, None, name))
        gone = [other for other in drop if other != graph and self._has(other)]
        if not old and not gone:
            self.engine.extend(new)  # also one transaction, and twice as fast as an update
            self._wrote(sum(map(len, lines)))
            return
        update = [f"DROP SILENT GRAPH {NamedNode(other)}" for other in gone]
        if old and not new:
            update.append(f"DROP SILENT GRAPH {name}")
        else:
            update += [data_update("DELETE DATA", name, old - new), data_update("INSERT DATA", name, new - old)]
        if text := ";\n".join(filter(None, update)):
            self.engine.update(text)
            self._wrote(len(text))

    def remove(self, graph: str) -> bool:
        """Drop a graph; say whether there was one."""
        there = self._has(graph)
        if there:
            size = self.count(graph)
            self.engine.remove_graph(NamedNode(graph))
            self._wrote(size * _STATEMENT)
        return there

    def load(self, data: bytes, format: str, graph: str | None = None) -> None:  # noqa: A002 (the user's word)
        """Add the statements in `data`, in one transaction; `format` is a key of `FORMATS`.

        Those that are in no named graph become the graph's, where one is given.

        Raises:
            KgError: the data is not well-formed.
        """
        try:
            if graph is None or format in ("nq", "trig", "jsonld"):
                self.engine.load(data, FORMATS[format])
            else:
                self.engine.load(data, FORMATS[format], to_graph=NamedNode(graph))
        except (SyntaxError, ValueError) as error:
            raise KgError(f"not well-formed {format}: {error}") from error
        self._wrote(len(data))

    # --- reading -------------------------------------------------------------------------------------------

    def graphs(self) -> tuple[str, ...]:
        """The IRIs of the named graphs, sorted."""
        return tuple(sorted(g.value for g in self.engine.named_graphs() if isinstance(g, NamedNode)))

    def articles(self) -> tuple[StoredArticle, ...]:
        """The articles in the store, by file."""
        return tuple(StoredArticle(*(term.value for term in row)) for row in self.select(_ARTICLES))

    def count(self, graph: str | None = None) -> int:
        """How many statements a graph has, or all graphs together."""
        if graph is None:
            return len(self.engine)
        return sum(1 for _ in self.engine.quads_for_pattern(None, None, None, NamedNode(graph)))

    def quads(self, graph: str | None = None) -> Iterator[Quad]:
        """All statements, or those of one graph, in no order."""
        return self.engine.quads_for_pattern(None, None, None, None if graph is None else NamedNode(graph))

    def dump(self, format: str, graph: str | None = None) -> bytes:  # noqa: A002 (the user's word)
        """Serialise one graph, or all (`nq`, `trig`), as the engine writes it; `export` writes for people."""
        source = None if graph is None else NamedNode(graph)
        return self.engine.dump(format=FORMATS[format], from_graph=source) or b""

    def query(self, text: str, *, union: bool = True) -> Table | bool | tuple[Triple, ...]:
        """Ask SPARQL: a table for SELECT, True or False for ASK, triples for CONSTRUCT and DESCRIBE.

        With `union`, patterns outside GRAPH match all named graphs together. The engine does not merge them:
        what two graphs say is found twice, so say SELECT DISTINCT and COUNT(DISTINCT …).

        Raises:
            KgError: the query does not parse.
        """
        try:
            found = self.engine.query(text, use_default_graph_as_union=union)
            if isinstance(found, QueryBoolean):
                return bool(found)
            if isinstance(found, QuerySolutions):
                return Table(tuple(v.value for v in found.variables), tuple(found))
            return tuple(found)
        except SyntaxError as error:
            raise KgError(f"the query is not SPARQL 1.1: {first_line(error)}") from error

    def select(self, text: str, *, union: bool = True) -> Table:
        """Ask a SELECT."""
        found = self.query(text, union=union)
        if not isinstance(found, Table):
            raise KgError("the query is not a SELECT")
        return found

    def _has(self, graph: str) -> bool:
        return self.engine.contains_named_graph(NamedNode(graph))
