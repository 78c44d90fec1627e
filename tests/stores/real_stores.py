"""Starts real stores on the loopback address of this machine, each empty and in a folder of its own, and stops them."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from store_files import FUSEKI, JETTY, RDF4J, Unavailable, from_debian, from_maven, from_npm, program

_PATIENCE = 90.0  # seconds for a store to start
_LIFETIME = 420.0  # seconds that a store may run: one that hangs is ended, and its tests fail at once
_HOST = "127.0.0.1"
_JAVA_MEMORY = "-Xmx4g"
TDB2 = "tdb2"  # the folder of Fuseki's database


@dataclass(frozen=True, slots=True)
class Running:
    """A store that runs: where it is written to, where it is asked, and who logs in."""

    name: str
    version: str
    query: str
    graph_store: str = ""
    update: str = ""
    login: Mapping[str, str] = field(default_factory=dict)  # of the environment
    loader: Mapping[str, str] = field(default_factory=dict)  # of the environment: its own bulk loader
    kill: Callable[[], None] = lambda: None  # at once, as a power cut does


@contextmanager
def oxigraph(folder: Path, port: int | None = None) -> Iterator[Running]:
    """Run the Oxigraph server of the wheel `oxigraph`."""
    server = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
    if server is None:
        raise Unavailable("the wheel oxigraph is not installed (pip install oxigraph)")
    port = port or free_port()
    url = f"http://{_HOST}:{port}"
    version = _output([server, "--version"])
    with _serving([server, "serve", "--location", str(folder), "--bind", f"{_HOST}:{port}"], folder, url) as kill:
        loader = {"OXIGRAPH": server}
        yield Running("Oxigraph", version, f"{url}/query", f"{url}/store", f"{url}/update", loader=loader, kill=kill)


@contextmanager
def fuseki(folder: Path, port: int | None = None) -> Iterator[Running]:
    """Run Apache Jena Fuseki over a TDB2 database."""
    jar = from_maven(FUSEKI)
    port = port or free_port()
    database = folder / TDB2
    database.mkdir(parents=True, exist_ok=True)
    options = ["--localhost", "--port", str(port), "--tdb2", "--loc", str(database), "--update"]
    union = ["--set", "tdb2:unionDefaultGraph=true"]
    command = [program("java"), _JAVA_MEMORY, "-jar", str(jar), *options, *union, "/readout"]
    url = f"http://{_HOST}:{port}"
    with _serving(command, folder, f"{url}/$/ping", {"FUSEKI_BASE": str(folder / "base")}) as kill:
        base = f"{url}/readout"
        version = FUSEKI[0].rpartition(":")[2]
        loader = {"TDBLOADER": f"{program('java')} -cp {jar} tdb2.tdbloader"}
        name = "Apache Jena Fuseki"
        yield Running(name, version, f"{base}/query", f"{base}/data", f"{base}/update", loader=loader, kill=kill)


@contextmanager
def rdf4j(folder: Path, port: int | None = None) -> Iterator[Running]:
    """Run the RDF4J server in Jetty, with a repository on disk."""
    war, jetty = from_maven(RDF4J), from_maven(JETTY)
    port = port or free_port()
    java = [program("java"), _JAVA_MEMORY, f"-Dorg.eclipse.rdf4j.appdata.basedir={folder}"]
    command = [*java, "-jar", str(jetty), "--host", _HOST, "--port", str(port), "--path", "/rdf4j-server", str(war)]
    url = f"http://{_HOST}:{port}/rdf4j-server"
    with _serving(command, folder, f"{url}/protocol") as kill:
        repository = f"{url}/repositories/readout"
        _put(repository, _RDF4J_REPOSITORY)
        version = RDF4J[0].split(":")[2]
        store, update = f"{repository}/rdf-graphs/service", f"{repository}/statements"
        yield Running("Eclipse RDF4J", version, repository, store, update, kill=kill)


@contextmanager
def virtuoso(folder: Path, port: int | None = None) -> Iterator[Running]:
    """Run Virtuoso 7; only its user dba may write, by a digest login."""
    root = from_debian()
    port, sql = port or free_port(), free_port()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "virtuoso.ini").write_text(_VIRTUOSO.format(folder=folder, http=port, sql=sql))
    libraries = [root / "usr" / "lib" / "x86_64-linux-gnu", root / "lib" / "x86_64-linux-gnu"]
    environment = {"LD_LIBRARY_PATH": ":".join(map(str, libraries))}
    server = str(root / "usr" / "bin" / "virtuoso-t")
    command = [server, "+foreground", "+configfile", str(folder / "virtuoso.ini")]
    said = _output([server, "-?"], environment)
    version = ".".join((re.search(r"Version ([\d.]+)", said) or [said, said])[1].split(".")[:3])
    url = f"http://{_HOST}:{port}"
    with _serving(command, folder, f"{url}/sparql", environment) as kill:
        login = {"KG_USER": "dba", "KG_PASSWORD": "dba"}
        isql = {"ISQL": str(root / "usr" / "bin" / "isql-vt"), "VIRTUOSO": f"{_HOST}:{sql}", "VIRTUOSO_PASSWORD": "dba"}
        loader = {**isql, **environment}
        store, update = f"{url}/sparql-graph-crud-auth", f"{url}/sparql-auth"
        yield Running("Virtuoso", version, f"{url}/sparql", store, update, login, loader, kill)


@contextmanager
def comunica(file: Path, folder: Path) -> Iterator[Running]:
    """Run Comunica, an engine without a store, over an exported file."""
    program("node")
    server = from_npm() / "comunica-sparql-file-http"
    port = free_port()
    url = f"http://{_HOST}:{port}/sparql"
    command = [str(server), str(file), "-p", str(port), "-w", "1", "-t", "300", "-i"]
    with _serving(command, folder, f"{url}?query=ASK%20%7B%7D"):
        version = server.resolve().parent.parent / "package.json"
        found = re.search(r'"version": "([^"]+)"', version.read_text())
        yield Running("Comunica", found[1] if found else "", url)


class Start(Protocol):
    """Starts a store in a folder, on a port of its own or a given one."""

    def __call__(self, folder: Path, port: int | None = None) -> AbstractContextManager[Running]: ...


STORES: Mapping[str, Start] = MappingProxyType(
    {"oxigraph": oxigraph, "fuseki": fuseki, "virtuoso": virtuoso, "rdf4j": rdf4j}
)


def free_port() -> int:
    """Return a port on which nothing listens."""
    with socket.socket() as found:
        found.bind((_HOST, 0))
        return int(found.getsockname()[1])


@contextmanager
def _serving(
    command: Sequence[str], folder: Path, url: str, environment: Mapping[str, str] | None = None
) -> Iterator[Callable[[], None]]:
    """Run a server until the block ends; yields what kills it at once."""
    folder.mkdir(parents=True, exist_ok=True)
    log = folder / "server.log"
    with log.open("ab") as output:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **(environment or {})},
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        limit = threading.Timer(_LIFETIME, _end, (process, signal.SIGKILL))
        limit.daemon = True
        limit.start()
        try:
            _await(url, process, log)
            yield lambda: _end(process, signal.SIGKILL)
        finally:
            limit.cancel()
            _end(process, signal.SIGTERM)


def _await(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        try:
            urllib.request.urlopen(url, timeout=5).close()
        except urllib.error.HTTPError:
            return  # it answers
        except OSError:
            time.sleep(0.1)
        else:
            return
    last = log.read_text(errors="replace").splitlines()[-3:]
    raise Unavailable(f"it does not start: {' / '.join(last)}")


def _end(process: subprocess.Popen[bytes], sign: signal.Signals) -> None:
    """Stop a server and those that it started."""
    if process.poll() is not None:
        return
    os.killpg(process.pid, sign)
    try:
        process.wait(30)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _output(command: Sequence[str], environment: Mapping[str, str] | None = None) -> str:
    done = subprocess.run(
        command, env={**os.environ, **(environment or {})}, capture_output=True, text=True, check=False
    )
    return (done.stdout + done.stderr).strip().removeprefix("oxigraph ")


def _put(url: str, turtle: str) -> None:
    request = urllib.request.Request(url, turtle.encode(), {"Content-Type": "text/turtle"}, method="PUT")
    try:
        urllib.request.urlopen(request, timeout=30).close()
    except urllib.error.HTTPError as error:
        if error.code != 409:  # it is there already, from before a restart
            raise


_RDF4J_REPOSITORY = """
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix rep: <http://www.openrdf.org/config/repository#> .
@prefix sr: <http://www.openrdf.org/config/repository/sail#> .
@prefix sail: <http://www.openrdf.org/config/sail#> .
[] a rep:Repository ; rep:repositoryID "readout" ; rdfs:label "Readout" ;
  rep:repositoryImpl [ rep:repositoryType "openrdf:SailRepository" ;
    sr:sailImpl [ sail:sailType "openrdf:NativeStore" ] ] .
"""
_VIRTUOSO = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
FileExtend = 200
MaxCheckpointRemap = 2000
Striping = 0
TempStorage = TempDatabase

[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
MaxCheckpointRemap = 2000
Striping = 0

[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
LiteMode = 0
CaseMode = 2
MaxClientConnections = 20
CheckpointInterval = 60
DirsAllowed = {folder}
NumberOfBuffers = 170000
MaxDirtyBuffers = 130000
MaxQueryMem = 1G
ThreadsPerQuery = 2

[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
ServerThreads = 10
EnabledDavVSP = 0

[SPARQL]
ResultSetMaxRows = 10000000
MaxQueryExecutionTime = 0
MaxQueryCostEstimationTime = 0
"""
