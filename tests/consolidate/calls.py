"""Three reports of one call and a visit, as rows to build a store from."""

from __future__ import annotations

import json
from pathlib import Path

import kg
from kg.model import Problem

ROWS = {
    "a": ("2031-05-06", "Xi Jinping and Emmanuel Macron held a phone call on May 5, 2031."),
    "b": (
        "2031-05-06",
        "On May 5, 2031, President Emmanuel Macron spoke by telephone with Chinese President Xi Jinping.",
    ),
    "c": ("2031-05-07", "China and France held a call on May 5, 2031, officials said in Paris."),
    "d": ("2031-06-07", "Vladimir Putin visited India on June 3, 2031."),
}
VISIT = {
    "g": ("2031-05-01", "Vladimir Putin will visit India on June 3, 2031, his office said."),
    "h": ("2031-05-10", "Vladimir Putin will visit India on June 3, 2031, as planned."),
    "i": ("2031-05-20", "Vladimir Putin will visit India on June 8, 2031, after a delay."),
    "j": ("2031-06-09", "Vladimir Putin visited India on June 8, 2031."),
}
MEETING = {
    "e": ("2031-07-07", "Ada Anders met Vladimir Putin in Moscow on July 6, 2031."),
    "f": ("2031-07-07", "A. B. Anders held a meeting with Vladimir Putin on July 6, 2031."),
}

PUT_OFF = {
    "k": ("2031-05-01", "Vladimir Putin will meet Emmanuel Macron in Paris on June 3, 2031, his office said."),
    "l": ("2031-05-20", "The meeting between Putin and Emmanuel Macron on June 3, 2031 has been postponed, he said."),
    "m": ("2031-05-01", "普京将于2031年6月3日在巴黎同法国总统马克龙举行会晤。外交部宣布了这一消息。"),
    "n": ("2031-05-20", "普京原定于2031年6月3日在巴黎同法国总统马克龙的会晤推迟举行。"),
}


def build(folder: Path, *ids: str, ledger: Path | None = None) -> tuple[Problem, ...]:
    """Put the rows `ids` into the store in `folder / "graph"`."""
    file, texts = folder / "rows.jsonl", ROWS | MEETING | VISIT | PUT_OFF
    given = (
        {"id": id_, "published": published, "text": text, "language": "en" if text.isascii() else "zh"}
        | {"outlet": f"Paper {id_}"}
        for id_ in ids
        for published, text in [texts[id_]]
    )
    file.write_text("".join(json.dumps(row) + "\n" for row in given), encoding="utf-8")
    return kg.build([file], folder / "graph", ledger=ledger).problems


def rebuild(folder: Path) -> tuple[Problem, ...]:
    """Build again what was built last."""
    return kg.build([folder / "rows.jsonl"], folder / "graph").problems


def ledger_lines(folder: Path) -> list[list[str]]:
    """The lines of the ledger, as cells."""
    text = (folder / "graph" / "ledger.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith(("#", "verdict\t"))]


def edit(folder: Path, old: str, new: str) -> None:
    """Change the ledger as a person would."""
    path = folder / "graph" / "ledger.tsv"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def take_out(folder: Path, *cells: str) -> None:
    """Take out the one line that has all these cells."""
    path = folder / "graph" / "ledger.tsv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not set(cells) <= set(line.split("\t"))]
    assert len(kept) == len(lines) - 1
    path.write_text("".join(kept), encoding="utf-8")
