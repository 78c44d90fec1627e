"""The layers of the code: imports run downwards only, and heavy libraries stay where they belong."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "kg"
MODULES = sorted(SOURCE.rglob("*.py"))

# a part may import the parts listed for it, and itself
BASE = {"model", "errors", "iri", "vocab", "paths", "lexicon", "edtf", "folding"}
LAYERS = {
    "model": set(),
    "errors": set(),
    "vocab": set(),
    "paths": set(),
    "edtf": set(),
    "folding": set(),
    "iri": {"model"},
    "lexicon": set(),
    "gazetteer": BASE,
    "identity": BASE | {"gazetteer"},
    "read": BASE,
    "analyse": BASE | {"gazetteer"},
    "extract": {"model"},
    "store": BASE,
    "remote": {"errors"},
    "sparql": {"store"},
    "engines": BASE | {"store", "remote", "rdf", "sparql"},
    "evaluate": BASE | {"read", "analyse", "extract", "pipeline"},
}
# library → the parts that may import it
HOMES = {
    "pyoxigraph": {"store", "export", "answers"},
    "typer": {"cli"},
    "rich": {"cli"},
    "rdflib": {"check", "engines", "rdf", "ontology_page"},
    "matplotlib": {"pictures"},
    "pyshacl": {"check"},
    "trafilatura": {"read"},
    "httpx": {"engines", "remote"},
    "rensa": {"consolidate"},
}


def part(path: Path) -> str:
    """The module or package of ours that a file belongs to."""
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imports(path: Path) -> set[str]:
    """Every dotted module name that a file imports, anywhere in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_imports_run_downwards_only(path: Path) -> None:
    ours = {name.split(".")[1] for name in imports(path) if name.startswith("kg.")} - {part(path), "__version__"}
    allowed = LAYERS.get(part(path))
    if allowed is not None:
        assert ours <= allowed
    assert "cli" not in ours, "nothing but the command line knows the command line"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_libraries_stay_in_their_homes(path: Path) -> None:
    used = {name.split(".")[0] for name in imports(path)} & HOMES.keys()
    assert {library for library in used if part(path) not in HOMES[library]} == set()


def test_the_model_is_standard_library_only() -> None:
    used = {name.split(".")[0] for name in imports(SOURCE / "model.py")}
    assert used <= sys.stdlib_module_names


def test_help_loads_none_of_the_heavy_libraries() -> None:
    heavy = ["rdflib", "pyshacl", "pyoxigraph", "trafilatura", "httpx", "babel", "yaml", "pypinyin", "opencc"]
    code = f"import sys, kg.cli; print([name for name in {heavy} if name in sys.modules])"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == "[]"
