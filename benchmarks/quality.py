"""Writes the figures of docs/quality.md again: on the seeds, and on the public sets that are at hand.

    python benchmarks/quality.py [DATA]

DATA is a folder with `NAME/SPLIT.jsonl` for the sets below, in the shapes of `kg eval`. The table of a set that is
not there stays as it is.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import kg
from kg.evaluate.figures import Figure, Score, Share

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "quality.md"
SPLITS = ("train", "dev", "test")
# folder → the set's name
ATTRIBUTION = {"polnear": "PolNeAR", "factappeal": "FactAppeal", "gcdt_zh": "GCDT"}
NAMES = {"gum_names": "GUM"}
# exact F1 of source, cue and content on PolNeAR's test part
PUBLISHED = [
    ("a system of rules", "10.7", "22.8", "5.6"),
    ("Stanford CoreNLP", "13.9", "–", "17.5"),
    ("CRF", "50.6", "53.4", "28.6"),
    ("BiLSTM-CRF", "69.6", "66.7", "59.0"),
    ("BERT-CofeNet", "83.2", "75.3", "72.9"),
    ("two human annotators", "78.0", "70.6", "71.3"),
]
ROLES = ("source", "cue", "content")


def main(data: Path | None) -> None:
    """Evaluate what is at hand, and write the page."""
    page = PAGE.read_text(encoding="utf-8")
    for name, table in tables(data):
        page = replace_table(page, name, table)
        print(f"{name}: written")
    PAGE.write_text(page, encoding="utf-8")


def tables(data: Path | None) -> Iterator[tuple[str, list[str]]]:
    """Yield each table with its name, those of public sets only where there is data."""
    yield "seeds", seeds_table(kg.evaluate(ROOT / "tests" / "gold", [ROOT / "seeds"]).figures)
    if data is None:
        return
    attribution = dict(_evaluated(data, ATTRIBUTION))
    if attribution:
        yield "attribution", attribution_table(attribution)
    if polnear := {title: figures for title, figures in attribution.items() if title.startswith("PolNeAR")}:
        yield "cofenet", cofenet_table(polnear)
    if names := dict(_evaluated(data, NAMES)):
        yield "names", names_table(names)


def _evaluated(data: Path, sets: Mapping[str, str]) -> Iterator[tuple[str, Mapping[str, Figure]]]:
    for folder, title in sets.items():
        for split in SPLITS:
            file = data / folder / f"{split}.jsonl"
            if file.is_file():
                print(f"{file} …")
                yield f"{title} {split}", kg.evaluate(file).figures


def seeds_table(figures: Mapping[str, Figure]) -> list[str]:
    """Return the figures on the seeds."""
    rows = [_row("measure", "P", "R", "F1 or share", "of")]
    for name, figure in figures.items():
        if isinstance(figure, Score):
            rows.append(_row(name, figure.precision, figure.recall, figure.value, figure.gold))
        else:
            rows.append(_row(name, "", "", figure.value, figure.of if isinstance(figure, Share) else ""))
    return _ruled(rows)


def attribution_table(sets: Mapping[str, Mapping[str, Figure]]) -> list[str]:
    """Return the figures on sets of attributions: precision, recall and F1 of all, F1 of each form."""
    rows = [
        _row("set", "gold", "match P", "R", "F1", "with source", "direct", "with source", "indirect", "with source")
    ]
    for title, figures in sets.items():
        match = figures["content-match"]
        assert isinstance(match, Score)
        cells: list[str | float] = [
            match.gold,
            match.precision,
            match.recall,
            match.value,
            figures["match-and-source"].value,
        ]
        for form in ("direct", "indirect"):
            both = (figures.get(f"{name}/{form}") for name in ("content-match", "match-and-source"))
            cells += [figure.value if figure else "" for figure in both]
        rows.append(_row(title, *cells))
    return _ruled(rows)


def cofenet_table(sets: Mapping[str, Mapping[str, Figure]]) -> list[str]:
    """Return the exact F1 of source, cue and content in hundredths, below those published."""
    rows = [_row("system", *ROLES), *(_row(*cells) for cells in PUBLISHED)]
    for title, figures in sets.items():
        values = (f"{100 * figures[f'cofenet/{role}/exact'].value:.1f}" for role in ROLES)
        rows.append(_row(f"**Readout**, {title.split()[1]}", *values))
    return _ruled(rows)


def names_table(sets: Mapping[str, Mapping[str, Figure]]) -> list[str]:
    """Return the figures on sets of names."""
    rows = [_row("set", "gold", "span F1", "span + type P", "R", "F1", "overlap F1")]
    for title, figures in sets.items():
        typed = figures["names-typed"]
        assert isinstance(typed, Score)
        others = figures["names-span"].value, figures["names-overlap"].value
        rows.append(_row(title, typed.gold, others[0], typed.precision, typed.recall, typed.value, others[1]))
    return _ruled(rows)


def replace_table(page: str, name: str, lines: Iterable[str]) -> str:
    """Return the page with other lines between the marks of a table."""
    opening, closing = f"<!-- {name} -->\n", f"<!-- /{name} -->\n"
    before, found, rest = page.partition(opening)
    _, closed, after = rest.partition(closing)
    if not found or not closed:
        raise SystemExit(f"{PAGE}: has no place for {name}: put {opening.strip()} and {closing.strip()} into it")
    table = "".join(f"{line}\n" for line in lines)
    return f"{before}{opening}{table}{closing}{after}"


def _row(*cells: str | float) -> str:
    return "| " + " | ".join(f"{cell:.3f}" if isinstance(cell, float) else str(cell) for cell in cells) + " |"


def _ruled(rows: list[str]) -> list[str]:
    return [rows[0], "|" + "---|" * (rows[0].count(" | ") + 1), *rows[1:]]


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] and sys.argv[1] else None)
