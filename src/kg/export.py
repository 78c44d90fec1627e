"""The graph as a file: Turtle and TriG for people, sorted N-Triples and N-Quads, RDF/XML, JSON-LD.

N-Quads and TriG keep the named graphs; the other formats hold the statements of all chosen graphs together.
The ontology is left out unless asked for, and so is the graph of the run, the only one that tells when: equal
inputs give equal bytes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

import pyoxigraph

from kg.errors import KgError
from kg.iri import Iris
from kg.store import Store, Triple
from kg.turtle import PREFIXES, Terms, trig, turtle
from kg.whole_file import write_whole

ENDINGS = {
    ".ttl": "turtle",
    ".trig": "trig",
    ".nt": "nt",
    ".nq": "nq",
    ".rdf": "rdfxml",
    ".xml": "rdfxml",
    ".owl": "rdfxml",
    ".jsonld": "jsonld",
    ".json": "jsonld",
}
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_XML_NAME = re.compile(r"[^\W\d][\w.-]*\Z")


class Graphs(StrEnum):
    """Which named graphs to write."""

    ALL = "all"  # of articles, and what they share
    ARTICLE = "article"
    CONSOLIDATED = "consolidated"
    ONTOLOGY = "ontology"


@dataclass(frozen=True, slots=True)
class Selection:
    """Which named graphs to write, and whether the ontology and the graph of the run are added."""

    graphs: Graphs | str = Graphs.ALL
    with_ontology: bool = False
    with_run: bool = False


def export(
    store: Store,
    out: Path | BinaryIO,
    format: str | None = None,  # noqa: A002 (the user's word)
    selection: Selection | None = None,
) -> None:
    """Write the graph to a file or stream; a file's ending gives the format, and `.gz` packs it.

    A file is written beside its place and then moved there, so that it is never half there.

    Raises:
        KgError: the format is unknown, or the file cannot be written.
    """
    name = format or (format_of(out) if isinstance(out, Path) else "turtle")
    if name not in _WRITERS:
        raise KgError(f"no format called {name}; choose one of {', '.join(_WRITERS)}")
    pieces = (text.encode() for text in _WRITERS[name](store, choose(store, selection or Selection())))
    if isinstance(out, Path):
        write_whole(out, pieces)
    else:
        out.writelines(pieces)


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


def format_of(path: Path) -> str:
    """Return the format that a file's ending stands for.

    >>> format_of(Path("graph.ttl.gz"))
    'turtle'
    """
    ending = Path(path.stem).suffix if path.suffix == ".gz" else path.suffix
    if ending not in ENDINGS:
        raise KgError(f"{path}: the ending gives no format; use one of {', '.join(ENDINGS)}, or --format")
    return ENDINGS[ending]


def write_triples(triples: Iterable[Triple], format: str, base: str) -> str:  # noqa: A002 (the user's word)
    """Return triples, such as a CONSTRUCT gives, in any format; there is no named graph in them."""
    terms = {(str(triple.subject), str(triple.predicate), str(triple.object)) for triple in triples}
    if format in ("turtle", "trig"):
        return "".join(turtle(terms, base))
    if format in ("nt", "nq"):
        return "".join(_lines(terms))
    return _serialised(terms, format, base)


def _turtle(store: Store, graphs: list[str]) -> Iterable[str]:
    return turtle(_union(store, graphs), store.base)


def _trig(store: Store, graphs: list[str]) -> Iterable[str]:
    notes = {article.graph: article.file for article in store.articles()}
    return trig(((graph, _terms(store, graph)) for graph in graphs), store.base, notes)


def _nt(store: Store, graphs: list[str]) -> Iterable[str]:
    return _lines(_union(store, graphs))


def _nq(store: Store, graphs: list[str]) -> Iterable[str]:
    return sorted(f"{s} {p} {o} <{graph}> .\n" for graph in graphs for s, p, o in _terms(store, graph))


def _rdfxml(store: Store, graphs: list[str]) -> Iterable[str]:
    return [_serialised(_union(store, graphs), "rdfxml", store.base)]


def _jsonld(store: Store, graphs: list[str]) -> Iterable[str]:
    return [_serialised(_union(store, graphs), "jsonld", store.base)]


_WRITERS: dict[str, Callable[[Store, list[str]], Iterable[str]]] = {
    "turtle": _turtle,
    "trig": _trig,
    "nt": _nt,
    "nq": _nq,
    "rdfxml": _rdfxml,
    "jsonld": _jsonld,
}


def _terms(store: Store, graph: str) -> Iterator[Terms]:
    """Yield the statements of a graph, each term as N-Triples writes it."""
    for line in store.dump("nt", graph).decode().split("\n"):
        if line:
            subject, predicate, value = line.removesuffix(" .").split(" ", 2)
            yield subject, predicate, value


def _union(store: Store, graphs: Iterable[str]) -> set[Terms]:
    return {terms for graph in graphs for terms in _terms(store, graph)}


def _lines(triples: Iterable[Terms]) -> list[str]:
    return sorted(f"{s} {p} {o} .\n" for s, p, o in triples)


def _serialised(triples: Iterable[Terms], format: str, base: str) -> str:  # noqa: A002 (the user's word)
    """Return triples as RDF/XML or JSON-LD, by the engine's serialiser."""
    lines = "".join(_lines(triples)).encode()
    parsed = [quad.triple for quad in pyoxigraph.parse(lines, pyoxigraph.RdfFormat.N_TRIPLES)]
    if format == "jsonld":
        return _text(pyoxigraph.serialize(parsed, format=pyoxigraph.RdfFormat.JSON_LD))
    xml = pyoxigraph.RdfFormat.RDF_XML
    text = _text(pyoxigraph.serialize(map(_fit_for_xml, parsed), format=xml, prefixes=PREFIXES))
    return text.replace("\r", "&#13;")  # a bare one would be read as a line feed


def _text(serialised: bytes | None) -> str:
    return (serialised or b"").decode() + "\n"


def _fit_for_xml(triple: Triple) -> Triple:
    """Return a triple that XML 1.0 can hold: control characters in texts become U+FFFD.

    Raises:
        KgError: the property has no name that XML can write.
    """
    if not _XML_NAME.search(re.split("[/#:]", triple.predicate.value)[-1]):
        raise KgError(f"RDF/XML cannot write the property {triple.predicate}; choose another format")
    value = triple.object
    if isinstance(value, pyoxigraph.Literal) and _NOT_XML.search(value.value):
        text = _NOT_XML.sub("\ufffd", value.value)
        tag, datatype = value.language, None if value.language else value.datatype
        value = pyoxigraph.Literal(text, language=tag, datatype=datatype)
    return Triple(triple.subject, triple.predicate, value)
