"""The folder `queries/`, as it is, served by grlc from PyPI: every case gives the answer that it gives us.

grlc brings a web server and many libraries, so it is looked for beside us and in an environment of its own:

    python -m venv grlc && grlc/bin/pip install grlc==1.3.11
    GRLC_PYTHON=grlc/bin/python pytest tests/test_grlc.py
"""

from __future__ import annotations

import importlib.util
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from kg.answers import Answer
from kg.paths import queries_dir
from kg.queries import Form, load_query, stored_queries
from kg.queries.names import find_iri
from kg.store import Store, Table, read_results, read_triples
from kg.trial import Case, cases_of, difference, made_up_world
from peer import peer

PYTHON = os.environ.get("GRLC_PYTHON") or (sys.executable if importlib.util.find_spec("grlc") else None)
pytestmark = pytest.mark.skipif(not PYTHON, reason="grlc is not installed, and GRLC_PYTHON names no Python that has it")
ASKED = [case for case in cases_of() if load_query(case.query).form != Form.ASK]  # grlc 1.3 knows no ASK


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest.fixture(scope="module")
def world() -> Store:
    return made_up_world()


@pytest.fixture(scope="module")
def grlc(world: Store, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A grlc on this machine alone, whose endpoint is our made-up world."""
    home, port = tmp_path_factory.mktemp("grlc"), free_port()
    with peer(world) as server:
        config = f"[defaults]\nsparql_endpoint = {server.url}/query\nserver_name = 127.0.0.1:{port}\n"
        (home / "config.ini").write_text(f"{config}[local]\nlocal_sparql_dir = {queries_dir().absolute()}\n")
        python = Path(PYTHON or sys.executable).absolute()
        command = [str(python), "-m", "flask", "--app", "grlc.server", "run", "--port", str(port)]
        with (home / "log").open("w") as log, subprocess.Popen(command, cwd=home, stdout=log, stderr=log) as running:
            try:
                yield ready(httpx.Client(base_url=f"http://127.0.0.1:{port}/api-local", trust_env=False), home / "log")
            finally:
                running.terminate()


def ready(client: httpx.Client, log: Path) -> httpx.Client:
    for _ in range(100):
        try:
            client.get("/swagger", timeout=30)
        except httpx.ConnectError:
            time.sleep(0.2)
        else:
            return client
    pytest.fail(log.read_text())


def test_every_query_is_in_its_specification_with_its_parameters(grlc: httpx.Client) -> None:
    paths = grlc.get("/swagger", timeout=60).json()["paths"]
    for query in stored_queries():
        if query.form != Form.ASK:
            told = paths[f"/{query.name}"]["get"]
            assert told["summary"] == query.summary
            assert {part["name"] for part in told["parameters"]} - {"endpoint"} == {p.name for p in query.parameters}


@pytest.mark.parametrize("case", ASKED, ids=lambda case: case.answer)
def test_every_case_has_its_answer(grlc: httpx.Client, world: Store, case: Case) -> None:
    query = load_query(case.query)
    kinds = {parameter.name: parameter for parameter in query.parameters}
    defaults = {name: parameter.default for name, parameter in kinds.items() if parameter.default is not None}
    params = {
        name: find_iri(world, value, kinds[name].kind) if kinds[name].type == "iri" else value
        for name, value in {**defaults, **case.params}.items()
    }
    graph = query.form == Form.CONSTRUCT
    accept = "application/n-triples" if graph else "application/sparql-results+json"
    response = grlc.get(f"/{query.name}", params=params, headers={"Accept": accept}, timeout=60)
    if graph:
        answer = Answer(triples=read_triples(response.content, "application/n-triples"))
    else:
        found = read_results(response.text)
        assert isinstance(found, Table)
        answer = Answer(variables=found.variables, rows=tuple(tuple(row) for row in found))
    assert difference(answer, case.expected) == ""
