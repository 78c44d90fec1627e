"""What real stores did in a run, kept in `build/stores/results`; the table in docs/stores.md is made of it.

python tests/stores/results.py
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from string import Template
from typing import Any

from differences import EXPLAINED, WORKED_ROUND
from store_files import CACHE, ROOT

RESULTS = CACHE / "results"
PAGE = ROOT / "docs" / "stores.md"
ORDER = ("oxigraph", "fuseki", "virtuoso", "rdf4j", "comunica")
_TEMPLATE = Path(__file__).parent / "page.md"


def note(key: str, facts: Mapping[str, Any]) -> None:
    """Keep what a store did, beside what is kept of it."""
    RESULTS.mkdir(parents=True, exist_ok=True)
    path = RESULTS / f"{key}.json"
    path.write_text(json.dumps({**_kept(path), **facts}, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def page() -> str:
    """Return the page of what is kept."""
    kept = {key: facts for key in ORDER if (facts := _kept(RESULTS / f"{key}.json"))}
    rows = "".join(_row(facts) for facts in kept.values())
    rounds = "".join(f"- **{kept[key]['name']}**: {told}\n" for key, told in WORKED_ROUND.items() if key in kept)
    differing = "".join(
        f"- **{facts['name']}**, `{query}`: {EXPLAINED.get(key, {}).get(query, 'not explained yet.')}\n"
        for key, facts in kept.items()
        for query in facts.get("seeds", {}).get("differing", [])
    )
    left = f"\n## What is left\n{differing}" if differing else ""
    template = Template(_TEMPLATE.read_text(encoding="utf-8"))
    return template.substitute(rows=rows, rounds=rounds, left=left)


def _row(facts: Mapping[str, Any]) -> str:
    seeds, world = facts.get("seeds"), facts.get("world")
    alike = [
        f"{tried['alike']} of {tried['of']} {of}" for tried, of in ((seeds, "(seeds)"), (world, "(made-up)")) if tried
    ]
    cells = [
        facts["name"],
        facts["version"],
        *(f"{facts[way]:,} triples" if way in facts else "–" for way in ("graph store", "update")),
        facts.get("bulk", "–"),
        "yes" if facts.get("killed") else "–",
        ", ".join(alike),
    ]
    return f"| {' | '.join(cells)} |\n"


def _kept(path: Path) -> dict[str, Any]:
    try:
        kept: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    return kept


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(PAGE.relative_to(ROOT))
