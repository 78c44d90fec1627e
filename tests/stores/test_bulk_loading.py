"""The bundle of `kg load --bundle`, loaded by each store's own loader and counted by ours."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from kg.load import Sending, load, write_load_bundle
from kg.store import Store
from real_stores import TDB2, Running, Start, fuseki, oxigraph, rdf4j, virtuoso
from results import note
from store_files import Unavailable

pytestmark = pytest.mark.stores
VERIFY = Sending(verify=True)
_PATIENCE = 120  # seconds for a store's own loader


@pytest.fixture
def own(seed_store: Path) -> Store:
    """Our own store of the seeds."""
    return Store.open(seed_store, read_only=True)


def run(script: Path, environment: Mapping[str, str], *arguments: str) -> None:
    command = ["sh", str(script), *arguments]
    environment = {**os.environ, **environment}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=_PATIENCE)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("key", "start", "script", "database"),
    [("oxigraph", oxigraph, "oxigraph.sh", ""), ("fuseki", fuseki, "jena.sh", TDB2)],
)
def test_a_folder_is_loaded_and_then_served(
    own: Store, tmp_path: Path, key: str, start: Start, script: str, database: str
) -> None:
    write_load_bundle(own, tmp_path / "bundle")
    try:
        with start(tmp_path / "first") as store:
            loader = store.loader
        run(tmp_path / "bundle" / script, loader, str(tmp_path / "loaded" / database))
        with start(tmp_path / "loaded") as store:
            assert load(own, store.graph_store, VERIFY).counted == "by query"
    except Unavailable as reason:
        pytest.skip(str(reason))
    note(key, {"bulk": f"`{script}`"})


@pytest.mark.parametrize(
    ("key", "start", "script"), [("virtuoso", virtuoso, "virtuoso.sh"), ("rdf4j", rdf4j, "rdf4j.sh")]
)
def test_a_store_is_loaded_while_it_runs(own: Store, tmp_path: Path, key: str, start: Start, script: str) -> None:
    bundle = tmp_path / "store" / "bundle"  # below the folder that Virtuoso may read from
    write_load_bundle(own, bundle)
    try:
        with start(tmp_path / "store") as store:
            run(bundle / script, store.loader, *arguments(store, key))
            assert load(own, store.graph_store, VERIFY).counted == "by query"
    except Unavailable as reason:
        pytest.skip(str(reason))
    note(key, {"bulk": f"`{script}`"})


def arguments(store: Running, key: str) -> list[str]:
    return [store.query] if key == "rdf4j" else []
