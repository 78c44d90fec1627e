"""The network of actors for Gephi, Cytoscape, igraph or NetworkX: GraphML or GEXF, written as plain XML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from xml.sax.saxutils import escape, quoteattr

from kg.export.network import Edge, Node, network_of
from kg.export.selection import Selection, Writer
from kg.store import Store
from kg.xml_text import fit_for_xml

# the texts that are told of a node and of an edge, by the names of their fields
_OF_NODES = ("label", "label_zh", "kind")
_OF_EDGES = ("relation", "first", "last")
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def _graphml(store: Store, _: Selection) -> Iterator[str]:
    """Yield GraphML 1.0."""
    network = network_of(store)
    yield f'{_HEAD}<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for of, names in (("node", _OF_NODES), ("edge", _OF_EDGES)):
        for name in names:
            yield f'  <key id="{of}-{name}" for="{of}" attr.name="{name}" attr.type="string"/>\n'
    yield '  <key id="edge-weight" for="edge" attr.name="weight" attr.type="double"/>\n'
    yield '  <graph id="actors" edgedefault="directed">\n'
    for node in network.nodes:
        data = "".join(f'<data key="node-{name}">{_text(value)}</data>' for name, value in _said(node, _OF_NODES))
        yield f"    <node id={_quoted(node.iri)}>{data}</node>\n"
    for number, edge in enumerate(network.edges):
        data = "".join(f'<data key="edge-{name}">{_text(value)}</data>' for name, value in _said(edge, _OF_EDGES))
        yield f'    <edge id="e{number}" source={_quoted(edge.source)} target={_quoted(edge.target)}>{data}'
        yield f'<data key="edge-weight">{edge.weight}</data></edge>\n'
    yield "  </graph>\n</graphml>\n"


def _gexf(store: Store, _: Selection) -> Iterator[str]:
    """Yield GEXF 1.2, which the most programs read."""
    network = network_of(store)
    yield f'{_HEAD}<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n  <graph defaultedgetype="directed">\n'
    for of, names in (("node", _OF_NODES), ("edge", _OF_EDGES)):
        yield f'    <attributes class="{of}">\n'
        for name in names:
            yield f'      <attribute id="{name}" title="{name}" type="string"/>\n'
        yield "    </attributes>\n"
    yield "    <nodes>\n"
    for node in network.nodes:
        values = _gexf_values(_said(node, _OF_NODES))
        yield f"      <node id={_quoted(node.iri)} label={_quoted(node.label)}>{values}</node>\n"
    yield "    </nodes>\n    <edges>\n"
    for number, edge in enumerate(network.edges):
        ends = f"source={_quoted(edge.source)} target={_quoted(edge.target)}"
        yield f'      <edge id="{number}" {ends} weight="{edge.weight}">{_gexf_values(_said(edge, _OF_EDGES))}</edge>\n'
    yield "    </edges>\n  </graph>\n</gexf>\n"


def _said(of: Node | Edge, names: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(name, getattr(of, name)) for name in names if getattr(of, name)]


def _gexf_values(said: list[tuple[str, str]]) -> str:
    values = "".join(f'<attvalue for="{name}" value={_quoted(value)}/>' for name, value in said)
    return f"<attvalues>{values}</attvalues>" if values else ""


def _quoted(text: str) -> str:
    return quoteattr(fit_for_xml(text))


def _text(text: str) -> str:
    return escape(fit_for_xml(text))


WRITERS: Mapping[str, Writer] = MappingProxyType({"graphml": _graphml, "gexf": _gexf})
