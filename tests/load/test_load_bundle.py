"""The folder for bulk loading: all that a store needs, and scripts that a shell understands."""

from __future__ import annotations

import gzip
import shutil
import subprocess
from pathlib import Path

import pytest

from kg.errors import KgError
from kg.export.checksums import sha256_of
from kg.iri import Iris
from kg.load import write_load_bundle
from kg.store import Store

WORLD = Path(__file__).parent.parent / "queries" / "world.trig"
STORES = ["graphdb.sh", "jena.sh", "neptune.sh", "oxigraph.sh", "rdf4j.sh", "virtuoso.sh"]


@pytest.fixture
def world() -> Store:
    store = Store.open(None)
    store.load(WORLD.read_bytes(), "trig")
    store.replace(Iris().run_graph, ['<http://e/r> <http://e/p> "now" .'])
    return store


def test_the_bundle_holds_the_graph_its_counts_and_a_way_for_each_store(world: Store, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "bulk"
    graphs = write_load_bundle(world, folder)
    copy = Store.open(None)
    copy.load(gzip.decompress((folder / "graph.nq.gz").read_bytes()), "nq")
    assert set(copy.graphs()) == set(world.graphs()) - {Iris().run_graph}
    lines = [line.split("\t") for line in (folder / "counts.tsv").read_text().splitlines()]
    assert lines[0] == ["?graph", "?triples"]
    assert {graph[1:-1]: int(number) for graph, number in lines[1:]} == {g: copy.count(g) for g in copy.graphs()}
    assert graphs == len(copy.graphs())
    names = {path.name for path in folder.iterdir()}
    assert names >= {"README.md", "Qleverfile", "counts.rq", *STORES}
    asked = copy.select((folder / "counts.rq").read_text(), union=False)
    assert [[str(term) for term in row] for row in asked] == [
        [graph, f'"{number}"^^<http://www.w3.org/2001/XMLSchema#integer>'] for graph, number in lines[1:]
    ]
    sums = dict(line.split("  ")[::-1] for line in (folder / "SHA256SUMS").read_text().splitlines())
    assert sums == {name: sha256_of(folder / name) for name in names - {"SHA256SUMS"}}
    page = (folder / "README.md").read_text()
    assert all(name in page for name in STORES)


def test_equal_graphs_give_equal_bundles(world: Store, tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_load_bundle(world, tmp_path / name)
    assert (tmp_path / "one" / "SHA256SUMS").read_bytes() == (tmp_path / "two" / "SHA256SUMS").read_bytes()


@pytest.mark.skipif(shutil.which("sh") is None, reason="there is no shell")
@pytest.mark.parametrize("name", STORES)
def test_a_script_is_well_formed_and_asks_for_what_it_needs(world: Store, tmp_path: Path, name: str) -> None:
    write_load_bundle(world, tmp_path)
    subprocess.run(["sh", "-n", name], cwd=tmp_path, check=True)
    told = subprocess.run(["sh", name], cwd=tmp_path, env={}, capture_output=True, text=True, check=False)
    assert told.returncode != 0
    assert "usage:" in told.stderr or "set VIRTUOSO_PASSWORD" in told.stderr


def test_a_folder_that_cannot_be_made_is_named(world: Store, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(KgError, match="file/bulk: cannot be made"):
        write_load_bundle(world, tmp_path / "file" / "bulk")
