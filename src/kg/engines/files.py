"""RDF files as a store in memory: what `kg export` wrote, or anyone's."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Sequence
from pathlib import Path

from kg.engines import find_base
from kg.errors import KgError
from kg.iri import BASE, Iris
from kg.store import Store
from kg.vocab import SKOS

ENDINGS = {
    ".ttl": "turtle",
    ".trig": "trig",
    ".nt": "nt",
    ".nq": "nq",
    ".rdf": "rdfxml",
    ".owl": "rdfxml",
    ".xml": "rdfxml",
    ".jsonld": "jsonld",
    ".json": "jsonld",
}
_HAS_ONTOLOGY = f"ASK {{ ?concept <{SKOS.notation}> ?notation }}"


def read_files(paths: Sequence[Path]) -> Store:
    """Return a store in memory of all that the files say; each may be gzipped.

    A file without named graphs becomes a graph called by its own address. The ontology, whose labels and notations the
    stored queries need, is added where the files do without it.

    Raises:
        KgError: a file cannot be read, its ending says no RDF, or it is not well-formed.
    """
    store = Store.open(None)
    for path in paths:
        format_ = _format(path)
        try:
            store.load(_read(path), format_, path.absolute().as_uri())
        except KgError as error:
            raise KgError(f"{path}: {error}") from error
    store.base = find_base(store.select)
    if not store.query(_HAS_ONTOLOGY):
        _add_ontology(store)
    return store


def _add_ontology(store: Store) -> None:
    from kg.rdf.ontology import ontology_files  # noqa: PLC0415 (most files bring it along, or are another's)

    for path in ontology_files():
        text = path.read_text(encoding="utf-8").replace(BASE, store.base)  # topics are nodes of the data
        store.load(text.encode(), "turtle", Iris(store.base).ontology_graph)


def _format(path: Path) -> str:
    ending = (Path(path.stem) if path.suffix == ".gz" else path).suffix.lower()
    if ending not in ENDINGS:
        raise KgError(f"{path}: is no RDF file by its ending; give one of {', '.join(ENDINGS)}, each also .gz")
    return ENDINGS[ending]


def _read(path: Path) -> bytes:
    try:
        data = path.read_bytes()
        return gzip.decompress(data) if path.suffix == ".gz" else data
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise KgError(f"is no whole gzip file ({error})") from error
    except OSError as error:
        raise KgError(f"cannot be read ({error.strerror})") from error
