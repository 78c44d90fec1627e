"""The graph as a file: RDF in every syntax, tables, networks, and profiles that other tools read.

The ontology is left out unless asked for, and so is the graph of the run, the only one that tells when: equal
inputs give equal bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from kg.errors import KgError
from kg.export.selection import Graphs, Selection, Table, choose
from kg.export.syntaxes import write_triples
from kg.store import Store
from kg.whole_file import write_whole

if TYPE_CHECKING:
    from kg.export.selection import Writer

__all__ = ["FORMATS", "Graphs", "Selection", "Table", "choose", "export", "format_of", "write_triples"]

# format → the module that writes it, imported when it is first asked for
FORMATS = {
    **dict.fromkeys(("turtle", "trig", "nt", "nq", "rdfxml", "jsonld"), "syntaxes"),
    **dict.fromkeys(("csv", "parquet"), "tables"),
    **dict.fromkeys(("graphml", "gexf"), "network_xml"),
    "nif": "nif",
    "annotations": "annotations",
    "reified": "reified",
    "sssom": "sssom",
}
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
    ".csv": "csv",
    ".parquet": "parquet",
    ".graphml": "graphml",
    ".gexf": "gexf",
}


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
    pieces = _encoded(_writer(name)(store, selection or Selection()))
    if isinstance(out, Path):
        write_whole(out, pieces)
    else:
        out.writelines(pieces)


def format_of(path: Path) -> str:
    """Return the format that a file's ending stands for.

    >>> format_of(Path("graph.ttl.gz"))
    'turtle'
    """
    plain = Path(path.stem) if path.suffix == ".gz" else path
    if plain.name.endswith(".sssom.tsv"):
        return "sssom"
    ending = plain.suffix
    if ending not in ENDINGS:
        raise KgError(f"{path}: the ending gives no format; use one of {', '.join(ENDINGS)}, or --format")
    return ENDINGS[ending]


def _writer(name: str) -> Writer:
    if name not in FORMATS:
        raise KgError(f"no format called {name}; choose one of {', '.join(FORMATS)}")
    writer: Writer = import_module(f"kg.export.{FORMATS[name]}").WRITERS[name]
    return writer


def _encoded(pieces: Iterable[str | bytes]) -> Iterator[bytes]:
    for piece in pieces:
        yield piece if isinstance(piece, bytes) else piece.encode()
