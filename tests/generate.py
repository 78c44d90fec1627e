"""Writes what is generated and kept: pages of docs/, and the expected graphs of tests/golden/.

    python tests/generate.py docs | golden

The tests compare what is kept with what would be written now.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parent.parent


def cli_page() -> str:
    """Return docs/cli.md: the help of every command."""
    command = [sys.executable, "-m", "typer", "kg.cli", "utils", "docs", "--name", "kg"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.rstrip() + "\n"


def pages() -> Mapping[Path, str]:
    """Return every generated page of docs/ with its text."""
    from kg.ontology_page import ontology_page  # noqa: PLC0415 (rdflib is slow to import)
    from kg.queries_page import queries_page  # noqa: PLC0415

    docs = ROOT / "docs"
    return {docs / "cli.md": cli_page(), docs / "ontology.md": ontology_page(), docs / "queries.md": queries_page()}


def golden() -> Mapping[Path, str]:
    """Return the expected graph of every seed, as sorted N-Quads."""
    from kg.iri import Iris  # noqa: PLC0415
    from kg.model import Problem  # noqa: PLC0415
    from kg.pipeline import understand  # noqa: PLC0415
    from kg.rdf import to_quads  # noqa: PLC0415
    from kg.read import read_articles  # noqa: PLC0415

    graphs = {}
    for outcome in map(understand, read_articles([ROOT / "seeds"])):
        if isinstance(outcome, Problem):
            raise SystemExit(str(outcome))
        article, analysis = outcome
        quads = to_quads(article, analysis, Iris(), rules_digest="0")
        graphs[ROOT / "tests" / "golden" / f"{Path(article.name).stem}.nq"] = "".join(quads)
    return graphs


if __name__ == "__main__":
    for path, text in (pages() if sys.argv[1] == "docs" else golden()).items():
        path.write_text(text, encoding="utf-8")
        print(path.relative_to(ROOT))
