"""The page `docs/ontology.md`, made from the files in `ontology/` so that the two never differ.

Made anew by `python -m kg.ontology_page > docs/ontology.md`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable

from rdflib import OWL, RDF, RDFS, SDO, SKOS, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS
from rdflib.term import Node

from kg.iri import BASE, ONTOLOGY
from kg.rdf.ontology import read_ontology

_THIS = URIRef(ONTOLOGY.removesuffix("#"))
_ALIGNMENTS = {RDFS.subClassOf: "⊑", RDFS.subPropertyOf: "⊑", SKOS.closeMatch: "≈"}

_HEAD = """# The ontology
<!-- made by `python -m kg.ontology_page`; edit the files in ontology/ instead -->
{description}

{description_zh}

Namespace `{namespace}`, prefix `kg:`. Licence: {licence} (the ontology is in the public domain).
`⊑` marks a term that ours is narrower than, `≈` a term close to ours; `owl:sameAs` is never used.
What a well-formed graph is stands in `ontology/shapes.ttl`, and `kg check` holds a graph against it.
"""

_EXAMPLE = """
## Example
What the graph holds of the statement in `Mr Smith told Ms Jones on 4 May 2026 that talks would go on.`:
```turtle
@base <https://w3id.org/readout/id/> .
@prefix kg: <https://w3id.org/readout/ontology#> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
@prefix schema: <https://schema.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

<article/acd4aa59c2be/statement/1> a kg:Statement ;
    kg:inArticle <article/acd4aa59c2be> ;
    kg:speaker <actor/john-smith> ;
    kg:addressee <actor/mary-jones> ;
    kg:form kg:Indirect ;
    kg:speechAct kg:act-state ;
    kg:sourcePassage <article/acd4aa59c2be#char=3,8> ;
    kg:cuePassage <article/acd4aa59c2be#char=9,13> ;
    kg:contentPassage <article/acd4aa59c2be#char=42,59> ;
    schema:text "talks would go on"@en ;
    schema:about <topic/diplomacy> ;
    kg:when "2026-05-04"^^edtf:EDTF ;
    kg:earliest "2026-05-04"^^xsd:date ;
    kg:latest "2026-05-04"^^xsd:date .
```
"""


def ontology_page() -> str:
    """Return the page as Markdown."""
    graph = read_ontology()
    parts = [_head(graph), _classes(graph), _properties(graph)]
    parts += [_scheme(graph, scheme) for scheme in _terms(graph, SKOS.ConceptScheme)]
    return "\n".join(parts) + _EXAMPLE


def _head(graph: Graph) -> str:
    return _HEAD.format(
        description=_text(graph, _THIS, DCTERMS.description, "en"),
        description_zh=_text(graph, _THIS, DCTERMS.description, "zh"),
        namespace=ONTOLOGY,
        licence=graph.value(_THIS, DCTERMS.license),
    )


def _classes(graph: Graph) -> str:
    rows = [
        (
            _code(graph, term),
            _both(graph, term, RDFS.label),
            _both(graph, term, SKOS.definition),
            _aligned(graph, term),
        )
        for term in _terms(graph, OWL.Class)
    ]
    return _table("Classes", ("class", "label", "definition", "aligned with"), rows)


def _properties(graph: Graph) -> str:
    rows = [
        (
            _code(graph, term),
            _both(graph, term, RDFS.label),
            _codes(graph, [*graph.objects(term, RDFS.domain), *graph.objects(term, SDO.domainIncludes)]),
            _codes(graph, [*graph.objects(term, RDFS.range), *graph.objects(term, SDO.rangeIncludes)]),
            _both(graph, term, SKOS.definition),
            _aligned(graph, term),
        )
        for kind in (OWL.ObjectProperty, OWL.DatatypeProperty)
        for term in _terms(graph, kind)
    ]
    return _table("Properties", ("property", "label", "of", "value", "definition", "aligned with"), rows)


def _scheme(graph: Graph, scheme: URIRef) -> str:
    rows = [
        (
            f"`{graph.value(concept, SKOS.notation)}`",
            _code(graph, concept),
            _both(graph, concept, SKOS.prefLabel),
            _codes(graph, graph.objects(concept, SKOS.broader)),
            _both(graph, concept, SKOS.definition),
        )
        for concept in _uris(graph.subjects(SKOS.inScheme, scheme))
    ]
    title = f"{_text(graph, scheme, SKOS.prefLabel, 'en')} ({_code(graph, scheme)})"
    head = ("notation", "concept", "label", "broader", "definition")
    return _table(title, head, rows, intro=_both(graph, scheme, SKOS.definition))


def _terms(graph: Graph, kind: URIRef) -> list[URIRef]:
    """Our terms of a kind, by name."""
    return [term for term in _uris(graph.subjects(RDF.type, kind)) if term.startswith(ONTOLOGY)]


def _uris(terms: Iterable[Node]) -> list[URIRef]:
    return sorted(term for term in terms if isinstance(term, URIRef))


def _aligned(graph: Graph, term: URIRef) -> str:
    return "<br>".join(
        f"{mark} {_code(graph, other)}"
        for relation, mark in _ALIGNMENTS.items()
        for other in _uris(graph.objects(term, relation))
    )


def _both(graph: Graph, term: Node, property_: URIRef) -> str:
    return "<br>".join(_text(graph, term, property_, language) for language in ("en", "zh"))


def _text(graph: Graph, term: Node, property_: URIRef, language: str) -> str:
    values = (value for value in graph.objects(term, property_) if isinstance(value, Literal))
    return next((str(value) for value in values if value.language == language), "")


def _codes(graph: Graph, terms: Iterable[Node]) -> str:
    return "<br>".join(sorted(_code(graph, term) for term in terms))


def _code(graph: Graph, term: Node) -> str:
    """A term as code, with its prefix: `kg:Event`, `topic/taiwan`."""
    name = str(term)
    short = name.removeprefix(BASE) if name.startswith(BASE) else graph.namespace_manager.normalizeUri(name)
    return f"`{short}`"


def _table(title: str, head: tuple[str, ...], rows: Iterable[tuple[str, ...]], intro: str = "") -> str:
    lines = [f"## {title}", *([intro, ""] if intro else []), _row(head), _row("---" for _ in head)]
    return "\n".join([*lines, *map(_row, rows)]) + "\n"


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


if __name__ == "__main__":
    sys.stdout.write(ontology_page())
