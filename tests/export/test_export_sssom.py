"""The judgements as SSSOM/TSV, after https://mapping-commons.github.io/sssom/spec-formats-tsv/."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import yaml

from kg.consolidate import Reports
from kg.consolidate.parties import Parties
from kg.consolidate.records import Judgement, Kind, Verdict
from kg.consolidate.write import Writer
from kg.export import export, format_of
from kg.iri import Iris
from kg.store import Store

IRIS = Iris()
A, B, C = (f"{IRIS.base}article/{name}/event/1" for name in "abc")
JUDGED = [
    Judgement(A, B, Verdict.SAME, Kind.EVENT, 0.95, "same-day", 'both say "call"'),
    Judgement(A, C, Verdict.DIFFERENT, Kind.EVENT, 0.4, "", "two calls", "Ada Smith"),
    Judgement(B, C, Verdict.UNDECIDED, Kind.EVENT, 0.5, "near", "a day apart"),
]


def written(judgements: list[Judgement]) -> tuple[dict[str, object], list[dict[str, str]]]:
    """The metadata and the mappings."""
    writer = Writer(Reports(), IRIS, Parties())
    writer.write_judgements(judgements)
    store, out = Store.open(None), io.BytesIO()
    store.replace(IRIS.consolidated, writer.lines())
    export(store, out, "sssom")
    lines = out.getvalue().decode().splitlines(keepends=True)
    head = [line for line in lines if line.startswith("#")]
    rows = csv.DictReader(lines[len(head) :], delimiter="\t")
    return yaml.safe_load("".join(line[1:] for line in head)), list(rows)


def test_the_metadata_has_what_the_standard_asks_for() -> None:
    metadata, _ = written(JUDGED)
    assert metadata["curie_map"] == {"readout": IRIS.base}
    assert {"mapping_set_id", "license"} <= metadata.keys()
    assert next(iter(metadata)) == "curie_map"


def test_a_judgement_is_a_mapping_with_its_justification() -> None:
    _, rows = written(JUDGED)
    by_pair = {(row["subject_id"][-9], row["object_id"][-9]): row for row in rows}
    same, different, open_ = (by_pair[pair] for pair in (("a", "b"), ("a", "c"), ("b", "c")))
    assert same["subject_id"] == "readout:article/a/event/1"
    assert (same["predicate_id"], same["predicate_modifier"]) == ("skos:exactMatch", "")
    assert (same["mapping_justification"], same["confidence"]) == ("semapv:CompositeMatching", "0.95")
    assert same["comment"] == 'same-day: both say "call"'
    assert (different["predicate_id"], different["predicate_modifier"]) == ("skos:exactMatch", "Not")
    assert (different["mapping_justification"], different["author_label"]) == (
        "semapv:ManualMappingCuration",
        "Ada Smith",
    )
    assert open_["predicate_id"] == "skos:relatedMatch"


def test_columns_that_nothing_fills_are_left_out() -> None:
    _, rows = written(JUDGED[:1])
    assert {"predicate_modifier", "author_label"}.isdisjoint(rows[0])
    assert written([])[1] == []


def test_the_ending_asks_for_it() -> None:
    assert format_of(Path("judged.sssom.tsv")) == "sssom"
    assert format_of(Path("judged.sssom.tsv.gz")) == "sssom"
