"""The RDF formats: Turtle and TriG for people, sorted N-Triples and N-Quads, RDF/XML, JSON-LD.

N-Quads and TriG keep the named graphs; the other formats hold the statements of all chosen graphs together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

import pyoxigraph

from kg.errors import KgError
from kg.export.selection import Selection, Writer, choose
from kg.store import Store, Triple
from kg.turtle import PREFIXES, Terms, trig, turtle
from kg.xml_text import fit_for_xml

_XML_NAME = re.compile(r"[^\W\d][\w.-]*\Z")


def write_triples(triples: Iterable[Triple], format: str, base: str) -> str:  # noqa: A002 (the user's word)
    """Return triples, such as a CONSTRUCT gives, in any format; there is no named graph in them."""
    terms = {(str(triple.subject), str(triple.predicate), str(triple.object)) for triple in triples}
    if format in ("turtle", "trig"):
        return "".join(turtle(terms, base))
    if format in ("nt", "nq"):
        return "".join(_lines(terms))
    return _serialised(terms, format, base)


def _turtle(store: Store, selection: Selection) -> Iterable[str]:
    return turtle(_union(store, choose(store, selection)), store.base)


def _trig(store: Store, selection: Selection) -> Iterable[str]:
    notes = {article.graph: article.file for article in store.articles()}
    return trig(((graph, _terms(store, graph)) for graph in choose(store, selection)), store.base, notes)


def _nt(store: Store, selection: Selection) -> Iterable[str]:
    return _lines(_union(store, choose(store, selection)))


def _nq(store: Store, selection: Selection) -> Iterable[str]:
    graphs = choose(store, selection)
    return sorted(f"{s} {p} {o} <{graph}> .\n" for graph in graphs for s, p, o in _terms(store, graph))


def _rdfxml(store: Store, selection: Selection) -> Iterable[str]:
    return [_serialised(_union(store, choose(store, selection)), "rdfxml", store.base)]


def _jsonld(store: Store, selection: Selection) -> Iterable[str]:
    return [_serialised(_union(store, choose(store, selection)), "jsonld", store.base)]


WRITERS: Mapping[str, Writer] = MappingProxyType(
    {"turtle": _turtle, "trig": _trig, "nt": _nt, "nq": _nq, "rdfxml": _rdfxml, "jsonld": _jsonld}
)


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
    if isinstance(value, pyoxigraph.Literal) and (text := fit_for_xml(value.value)) != value.value:
        tag, datatype = value.language, None if value.language else value.datatype
        value = pyoxigraph.Literal(text, language=tag, datatype=datatype)
    return Triple(triple.subject, triple.predicate, value)
