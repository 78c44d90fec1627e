"""A folder to publish a data set from: the graph, its description, its checksums, and a page for those who find it."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from string import Template

from kg.errors import KgError
from kg.export import export
from kg.export.checksums import write_checksums
from kg.export.description import Holdings, describe, take_stock
from kg.export.selection import Selection, choose
from kg.store import Store
from kg.whole_file import write_whole

DUMP = "graph.trig.gz"
DESCRIPTION = "void.ttl"
README = "README.md"


def write_bundle(store: Store, folder: Path) -> Holdings:
    """Write the graph, with the ontology and without the graph of the run, into a folder; equal graphs, equal bytes.

    Raises:
        KgError: the folder cannot be written to.
    """
    make_folder(folder)
    selection = Selection(with_ontology=True)
    export(store, folder / DUMP, "trig", selection)
    holdings = take_stock(store, choose(store, selection))
    write_whole(folder / DESCRIPTION, [describe(holdings, folder / DUMP, store.base).encode()])
    page = Template(files("kg.export").joinpath("bundle.md").read_text(encoding="utf-8"))
    numbers = {"articles": holdings.articles, "graphs": holdings.graphs, "triples": holdings.triples}
    write_whole(folder / README, [page.substitute({name: f"{number:,}" for name, number in numbers.items()}).encode()])
    write_checksums(folder, [DUMP, DESCRIPTION, README])
    return holdings


def make_folder(folder: Path) -> None:
    """Make a folder for a bundle, where there is none yet.

    Raises:
        KgError: it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise KgError(f"{folder}: cannot be made ({error.strerror}); give another folder") from error
