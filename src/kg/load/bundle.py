"""The graph as a folder for bulk loading, which beats any protocol where the graph is large.

The folder holds the graph as packed N-Quads, the number of triples of each named graph, and for each store a script
or configuration with its own way of loading (the files in `bulk/`).
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from kg.export import Selection, choose, export
from kg.export.bundle import make_folder
from kg.export.checksums import write_checksums
from kg.store import Store
from kg.whole_file import write_whole

GRAPH = "graph.nq.gz"


def write_load_bundle(store: Store, folder: Path) -> int:
    """Write the graph, the ontology's too, and how to load it; return how many named graphs are in it.

    Raises:
        KgError: the folder cannot be written to.
    """
    make_folder(folder)
    selection = Selection(with_ontology=True)
    export(store, folder / GRAPH, "nq", selection)
    graphs = sorted(choose(store, selection))
    lines = (f"<{graph}>\t{store.count(graph)}\n" for graph in graphs)
    write_whole(folder / "counts.tsv", [b"?graph\t?triples\n", *map(str.encode, lines)])
    ways = [way for way in files("kg.load").joinpath("bulk").iterdir() if way.is_file()]
    for way in ways:
        write_whole(folder / way.name, [way.read_bytes()])
    write_checksums(folder, [GRAPH, "counts.tsv", *(way.name for way in ways)])
    return len(graphs)
