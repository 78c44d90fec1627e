"""Tables of statements, events and dyad-days, read back by other libraries."""

from __future__ import annotations

import csv
import datetime
import io
import sys
from pathlib import Path

import pytest

from kg.errors import KgError
from kg.export import Selection, Table, export
from kg.export.tables import DYAD_DAY_COLUMNS, EVENT_COLUMNS, STATEMENT_COLUMNS
from kg.iri import BASE, Iris
from kg.store import Store
from kg.trial import made_up_world
from kg.vocab import KG

COLUMNS = {
    Table.STATEMENTS: STATEMENT_COLUMNS,
    Table.EVENTS: EVENT_COLUMNS,
    Table.DYAD_DAYS: DYAD_DAY_COLUMNS,
}
ROW = {
    "statement": "article/aaaaaaaaaaaa/statement/1",
    "utterance": "utterance/tariffs",
    "article": "article/aaaaaaaaaaaa",
    "file": "news/post.txt",
    "outlet": "actor/norland-post",
    "published": "2030-05-03",
    "language": "en",
    "speaker": "actor/ada-anders",
    "speaker_name": "Ada Anders",
    "speaker_type": "person",
    "source": "Anders",
    "addressee": "actor/bo-berg",
    "addressee_name": "Bo Berg",
    "relayed_by": "",
    "form": "direct",
    "speech_act": "promise",
    "cue": "",
    "quotation": "We will lower tariffs … by the end of summer",
    "start": "75",
    "end": "130",
    "when": "2030-05-02",
    "earliest": "2030-05-02",
    "latest": "2030-05-02",
    "occasion": "event/call",
    "topics": "tariffs",
    "mentions": "",
}
CALL = {
    "event": "event/call",
    "type": "call",
    "label": "Call: Ada Anders, Bo Berg",
    "status": "occurred",
    "when": "2030-05-02",
    "earliest": "2030-05-02",
    "latest": "2030-05-02",
    "place": "",
    "medium": "",
    "participants": "actor/ada-anders | actor/bo-berg | actor/cara-carlsen",
    "articles": "2",
}
DYAD_DAYS = [
    ("2030-05-02", "actor/ada-anders", "actor/bo-berg", "call", "1", "2"),
    ("2030-05-02", "actor/ada-anders", "actor/bo-berg", "utterance", "1", "2"),
    ("2030-05-02", "actor/ada-anders", "actor/cara-carlsen", "call", "1", "2"),
    ("2030-05-02", "actor/bo-berg", "actor/cara-carlsen", "call", "1", "2"),
    ("2030-06-09", "actor/cara-carlsen", "actor/suland", "visit", "1", "2"),
]


@pytest.fixture(scope="module")
def world() -> Store:
    return made_up_world()


def table(store: Store, name: str) -> list[dict[str, str]]:
    out = io.BytesIO()
    export(store, out, "csv", Selection(table=name))
    rows = csv.DictReader(io.StringIO(out.getvalue().decode(), newline=""))
    return [{name: value.replace(BASE, "") for name, value in row.items()} for row in rows]


def test_a_row_tells_all_that_is_known_of_a_statement(world: Store) -> None:
    rows = table(world, "statements")
    statements = world.select(f"SELECT DISTINCT ?s {{ ?s a <{KG.Statement}> }}")
    assert len(rows) == len(statements) > 3
    row = next(row for row in rows if row["statement"] == "article/aaaaaaaaaaaa/statement/1")
    assert list(row) == list(STATEMENT_COLUMNS)
    assert row == ROW


def test_events_are_rows_however_many_articles_report_them(world: Store) -> None:
    rows = {row["event"]: row for row in table(world, "events")}
    assert rows["event/call"] == CALL
    assert all(list(row) == list(EVENT_COLUMNS) for row in rows.values())


def test_a_dyad_day_counts_a_wire_story_once(world: Store) -> None:
    rows = table(world, "dyad-days")
    assert [tuple(row.values()) for row in rows] == DYAD_DAYS
    assert list(rows[0]) == list(DYAD_DAY_COLUMNS)


def test_what_did_not_take_place_or_has_no_day_is_no_dyad_day() -> None:
    iris = Iris()
    kg, skos = "https://w3id.org/readout/ontology#", "http://www.w3.org/2004/02/skos/core#"
    notations = [(f"{kg}event-type-call", "call"), (f"{kg}Denied", "denied"), (f"{kg}Occurred", "occurred")]
    store = Store.open(None)
    store.replace(iris.ontology_graph, [f'<{node}> <{skos}notation> "{text}" .' for node, text in notations])
    lines = []
    for name, status, first, last in [
        ("denied", "Denied", "2030-01-01", "2030-01-01"),
        ("vague", "Occurred", "2030-01-01", "2030-01-31"),
        ("told", "Occurred", "2030-01-02", "2030-01-02"),
    ]:
        event = f"<{iris.event(name)}>"
        lines += [
            f"{event} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{kg}Event> .",
            f"{event} <{kg}eventType> <{kg}event-type-call> .",
            f"{event} <{kg}status> <{kg}{status}> .",
            f'{event} <{kg}earliest> "{first}"^^<http://www.w3.org/2001/XMLSchema#date> .',
            f'{event} <{kg}latest> "{last}"^^<http://www.w3.org/2001/XMLSchema#date> .',
            *(f"{event} <{kg}hasParticipant> <{iris.actor(actor)}> ." for actor in ("b", "a", "c")),
        ]
    store.replace(iris.consolidated, lines)
    pairs = [(row["day"], row["one"], row["other"], row["count"]) for row in table(store, "dyad-days")]
    names = [("a", "b"), ("a", "c"), ("b", "c")]
    assert pairs == [("2030-01-02", f"actor/{one}", f"actor/{other}", "1") for one, other in names]


@pytest.mark.parametrize("name", Table)
def test_parquet_holds_the_same_rows_with_types(world: Store, tmp_path: Path, name: Table) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="the extra `tables` is not installed")
    export(world, tmp_path / "t.parquet", None, Selection(table=name))
    read = parquet.read_table(tmp_path / "t.parquet")
    kinds = {"string": "string", "int64": "int64", "date32": "date32[day]"}
    assert {field.name: str(field.type) for field in read.schema} == {
        column: kinds[kind] for column, kind in COLUMNS[name].items()
    }
    as_text = [
        {column: "" if value is None else str(value).replace(BASE, "") for column, value in row.items()}
        for row in read.to_pylist()
    ]
    assert as_text == table(world, name)
    days = {value for row in read.to_pylist() for column, value in row.items() if column in ("day", "earliest")}
    assert {type(day) for day in days - {None}} == {datetime.date}


def test_parquet_without_its_library_says_what_to_install(world: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(KgError, match=r"pip install 'readout-kg\[tables\]'"):
        export(world, io.BytesIO(), "parquet")


def test_an_unknown_table_is_named(world: Store) -> None:
    with pytest.raises(KgError, match="no table called people; choose one of statements, events, dyad-days"):
        export(world, io.BytesIO(), "csv", Selection(table="people"))
