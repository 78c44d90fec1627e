"""What a data set holds, in numbers, as VoID and DCAT tell it.

See https://www.w3.org/TR/void/ and https://www.w3.org/TR/vocab-dcat-3/.

Addresses are relative, so that the description is true wherever the folder is published. No clock goes into it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.export.checksums import sha256_of
from kg.export.facts import Facts, value_of
from kg.nquads import iri, literal, whole
from kg.store import NamedNode, Store
from kg.turtle import Terms, turtle
from kg.vocab import KG, RDF, SCHEMA, XSD

_VOID = "http://rdfs.org/ns/void#"
_DCAT = "http://www.w3.org/ns/dcat#"
_DCTERMS = "http://purl.org/dc/terms/"
_SPDX = "http://spdx.org/rdf/terms#"
_FORMATS = "http://www.w3.org/ns/formats/"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_PREFIXES = {"void": _VOID, "dcat": _DCAT, "spdx": _SPDX, "formats": _FORMATS}
_DATASET = "<#dataset>"
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?!\d)")  # of a time of publication
_TITLE = "Who said what to whom, from news articles"
_DESCRIPTION = (
    "Actors, attributed statements and events of news articles, a named graph an article, each fact tied to the"
    " characters that say it. What is claimed is told as reported by an outlet, never as true."
)


@dataclass(frozen=True, slots=True)
class Holdings:
    """What some named graphs hold, a triple that several of them say counted once."""

    graphs: int
    triples: int
    subjects: int
    objects: int
    properties: Counter[str]  # property → triples
    classes: Counter[str]  # class → nodes
    typed: int  # nodes that have a class
    articles: int
    languages: tuple[str, ...]
    published: tuple[str, ...]  # the first and the last day


def take_stock(store: Store, graphs: Iterable[str]) -> Holdings:
    """Count what the graphs hold."""
    names = list(graphs)
    triples = {quad.triple for graph in names for quad in store.quads(graph)}
    types = {(t.subject, value_of(t.object)) for t in triples if t.predicate == NamedNode(RDF.type)}
    facts = Facts(store, names)
    articles = facts.of_class(KG.Article)
    dates = [date for article in articles for date in facts.all(article, SCHEMA.datePublished)]
    days = sorted(found[0] for found in map(_DAY.match, dates) if found)
    return Holdings(
        graphs=len(names),
        triples=len(triples),
        subjects=len({triple.subject for triple in triples}),
        objects=len({triple.object for triple in triples}),
        properties=Counter(triple.predicate.value for triple in triples),
        classes=Counter(class_ for _, class_ in types),
        typed=len({subject for subject, _ in types}),
        articles=len(articles),
        languages=tuple(sorted({tag for article in articles for tag in facts.all(article, SCHEMA.inLanguage)})),
        published=(days[0], days[-1]) if days else (),
    )


def describe(holdings: Holdings, dump: Path, base: str) -> str:
    """Return the description of a data set whose statements are in the file `dump`, in Turtle."""
    triples = {*_dataset(holdings, dump.name, base), *_partitions(holdings), *_distribution(dump)}
    return "".join(turtle(triples, "", _PREFIXES))


def _dataset(holdings: Holdings, dump: str, base: str) -> Iterator[Terms]:
    for class_ in (f"{_VOID}Dataset", f"{_DCAT}Dataset"):
        yield _DATASET, iri(RDF.type), iri(class_)
    yield _DATASET, iri(f"{_DCTERMS}title"), literal(_TITLE, "en")
    yield _DATASET, iri(f"{_DCTERMS}description"), literal(_DESCRIPTION, "en")
    for tag in holdings.languages:
        yield _DATASET, iri(f"{_DCTERMS}language"), literal(tag)
    numbers = {
        "triples": holdings.triples,
        "entities": holdings.typed,
        "distinctSubjects": holdings.subjects,
        "distinctObjects": holdings.objects,
        "properties": len(holdings.properties),
        "classes": len(holdings.classes),
        "documents": holdings.articles,
    }
    for name, number in numbers.items():
        yield _DATASET, iri(f"{_VOID}{name}"), whole(number)
    yield _DATASET, iri(f"{_VOID}uriSpace"), literal(base)
    for namespace in {_namespace(term) for term in [*holdings.properties, *holdings.classes]}:
        yield _DATASET, iri(f"{_VOID}vocabulary"), iri(namespace)
    yield _DATASET, iri(f"{_VOID}dataDump"), f"<{dump}>"
    yield _DATASET, iri(f"{_VOID}feature"), iri(f"{_FORMATS}TriG")
    if holdings.published:
        yield _DATASET, iri(f"{_DCTERMS}temporal"), "<#published>"
        yield "<#published>", iri(RDF.type), iri(f"{_DCTERMS}PeriodOfTime")
        for name, day in zip(("startDate", "endDate"), holdings.published, strict=True):
            yield "<#published>", iri(f"{_DCAT}{name}"), literal(day, datatype=XSD.date)


def _partitions(holdings: Holdings) -> Iterator[Terms]:
    """Yield how many nodes each class has, and how many triples each property."""
    parts = (("class", "entities", holdings.classes), ("property", "triples", holdings.properties))
    for kind, unit, counts in parts:
        for number, term in enumerate(sorted(counts), start=1):
            part = f"<#{kind}-{number}>"
            yield _DATASET, iri(f"{_VOID}{kind}Partition"), part
            yield part, iri(f"{_VOID}{kind}"), iri(term)
            yield part, iri(f"{_VOID}{unit}"), whole(counts[term])


def _distribution(dump: Path) -> Iterator[Terms]:
    node, checksum = "<#dump>", "<#checksum>"
    yield _DATASET, iri(f"{_DCAT}distribution"), node
    yield node, iri(RDF.type), iri(f"{_DCAT}Distribution")
    yield node, iri(f"{_DCAT}downloadURL"), f"<{dump.name}>"
    yield node, iri(f"{_DCAT}byteSize"), literal(str(dump.stat().st_size), datatype=f"{_XSD}nonNegativeInteger")
    yield node, iri(f"{_DCAT}mediaType"), iri("https://www.iana.org/assignments/media-types/application/trig")
    yield node, iri(f"{_DCAT}compressFormat"), iri("https://www.iana.org/assignments/media-types/application/gzip")
    yield node, iri(f"{_SPDX}checksum"), checksum
    yield checksum, iri(RDF.type), iri(f"{_SPDX}Checksum")
    yield checksum, iri(f"{_SPDX}algorithm"), iri(f"{_SPDX}checksumAlgorithm_sha256")
    yield checksum, iri(f"{_SPDX}checksumValue"), literal(sha256_of(dump), datatype=f"{_XSD}hexBinary")


def _namespace(term: str) -> str:
    return term[: max(term.rfind("#"), term.rfind("/")) + 1]
