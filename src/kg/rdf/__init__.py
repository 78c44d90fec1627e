"""Facts as RDF: an article with its analysis becomes the N-Quads lines of one named graph.

`article` writes what was read, `actors` who is named, `reports` what the article says was said and happened;
`ontology` and `run` write the graphs that belong to no article. Terms and lines are spelt by `kg.nquads`.
"""

from kg.nquads import Graph, iri, literal, quad
from kg.rdf.article import to_quads
from kg.rdf.ontology import ontology_quads
from kg.rdf.run import run_quads

__all__ = ["Graph", "iri", "literal", "ontology_quads", "quad", "run_quads", "to_quads"]
