"""Gets the stores that the tests run against, each from its own registry by that registry's own client, once.

All goes under `build/stores`, nothing is installed. Where a store cannot be had, `Unavailable` says why.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
CACHE = ROOT / "build" / "stores"
_PATIENCE = 300  # seconds for one download
_COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy"

# coordinates of Maven → SHA-256 of the file
FUSEKI = (
    "org.apache.jena:jena-fuseki-server:5.6.0",
    "d28c1eaf703122ee628895a460c20fa4aa60a892f435d403ea8c036f241da1f8",
)
JETTY = (
    "org.eclipse.jetty:jetty-runner:9.4.57.v20241219",
    "f63fbee00a06f04a3f715267d5d53ba4389b5b3e9ecc6168d8b73d81243a883f",
)
# the last release of the server that Maven Central has as a web application
RDF4J = (
    "org.eclipse.rdf4j:rdf4j-http-server:3.7.7:war",
    "56687aaf5ce1c692997140183dd58da061f928b355a3a86339d8307ac95fac90",
)
COMUNICA = "@comunica/query-sparql-file@4.5.0"  # 5 needs a newer Node.js than many have
# Virtuoso and the libraries of it that a plain Debian lacks
_DEBIAN = ("virtuoso-opensource-7-bin", "libpcre3", "libminizip1", "libwbxml2-1")


class Unavailable(Exception):  # noqa: N818 (not an error: the test is skipped)
    """A store cannot be had on this machine; says why."""


def program(name: str) -> str:
    """Return the path of a program."""
    found = shutil.which(name)
    if found is None:
        raise Unavailable(f"there is no {name} on this machine")
    return found


def from_maven(artefact: tuple[str, str]) -> Path:
    """Return a file from Maven Central, checked."""
    coordinates, digest = artefact
    _, name, version, *kind = coordinates.split(":")
    path = CACHE / f"{name}-{version}.{kind[0] if kind else 'jar'}"
    if not path.exists():
        _run([program("mvn"), "-q", "-B", _COPY, f"-Dartifact={coordinates}", f"-DoutputDirectory={CACHE}"])
    if not path.exists() or hashlib.sha256(path.read_bytes()).hexdigest() != digest:
        path.unlink(missing_ok=True)  # got afresh the next time
        raise Unavailable(f"{path.name} is not the file that is expected")
    return path


def from_debian() -> Path:
    """Return a folder with Virtuoso unpacked in it."""
    folder = CACHE / "virtuoso"
    root = folder / "root"
    if not (root / "usr" / "bin" / "virtuoso-t").exists():
        folder.mkdir(parents=True, exist_ok=True)
        _run([program("apt-get"), "download", *_DEBIAN], folder)
        for package in folder.glob("*.deb"):
            _run([program("dpkg"), "-x", str(package), str(root)])
    return root


def from_npm() -> Path:
    """Return the folder with Comunica's programs."""
    folder = CACHE / "comunica"
    programs = folder / "node_modules" / ".bin"
    if not (programs / "comunica-sparql-file-http").exists():
        folder.mkdir(parents=True, exist_ok=True)
        _run([program("npm"), "install", "--no-audit", "--no-fund", "--prefix", str(folder), COMUNICA], folder)
    return programs


def _run(command: list[str], folder: Path = ROOT) -> None:
    CACHE.mkdir(parents=True, exist_ok=True)
    try:
        subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True, timeout=_PATIENCE)
    except subprocess.CalledProcessError as error:
        why = " ".join((error.stderr or error.stdout).split())[:200]
        raise Unavailable(f"{Path(command[0]).name} cannot get it: {why}") from error
    except subprocess.TimeoutExpired as error:
        raise Unavailable(f"{Path(command[0]).name} does not get it in {_PATIENCE} s") from error
