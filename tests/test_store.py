"""The store: graphs replaced whole, folders guarded, questions answered."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.errors import KgError
from kg.iri import BASE, ONTOLOGY
from kg.store import Store, StoredArticle
from kg.store.folder import MARKER

G, H = "http://example.org/graph/g", "http://example.org/graph/h"


def triple(number: int, value: str = "v") -> str:
    return f'<http://example.org/s{number}> <http://example.org/p> "{value}" .'


def article_lines(sha256: str, file: str) -> list[str]:
    article = f"<{BASE}article/{sha256[:12]}>"
    return [f'{article} <{ONTOLOGY}sha256> "{sha256}" .', f'{article} <{ONTOLOGY}file> "{file}" .']


def texts(store: Store, graph: str) -> list[str]:
    return sorted(str(quad.triple) + " ." for quad in store.quads(graph))


def test_replacing_a_graph_leaves_only_what_is_new() -> None:
    with Store.open(None) as store:
        store.replace(G, [triple(1), triple(2)])
        store.replace(H, [triple(9)])
        store.replace(G, [triple(2), triple(3)])
        assert texts(store, G) == [triple(2), triple(3)]
        assert texts(store, H) == [triple(9)]
        assert store.graphs() == (G, H)
        assert (store.count(), store.count(G)) == (3, 2)


def test_a_graph_replaced_by_nothing_is_gone() -> None:
    with Store.open(None) as store:
        store.replace(G, [triple(1)])
        store.replace(G, [])
        assert store.graphs() == ()


def test_a_graph_replaced_by_the_same_is_the_same() -> None:
    with Store.open(None) as store:
        store.replace(G, [triple(1)])
        store.replace(G, [triple(1)])
        assert texts(store, G) == [triple(1)]


@pytest.mark.parametrize("before", [[], [triple(1)], [triple(2)]])
def test_the_graph_of_an_older_text_is_dropped_with_the_change(before: list[str]) -> None:
    with Store.open(None) as store:
        store.replace(H, [triple(7)])
        store.replace(G, before)
        store.replace(G, [triple(2)], drop=[H, "http://example.org/never-was", G])
        assert store.graphs() == (G,)
        assert texts(store, G) == [triple(2)]


def test_n_quads_of_the_graph_are_taken_and_of_another_refused() -> None:
    with Store.open(None) as store:
        store.replace(G, [triple(1)[:-1] + f"<{G}> ."])
        assert texts(store, G) == [triple(1)]
        with pytest.raises(ValueError, match="is not of"):
            store.replace(G, [triple(1)[:-1] + f"<{H}> ."])
        assert store.graphs() == (G,)


def test_values_the_engine_rewrites_are_replaced_all_the_same() -> None:
    decimal = "http://www.w3.org/2001/XMLSchema#decimal"
    number = f'<http://example.org/s> <http://example.org/p> "0.750"^^<{decimal}> .'
    with Store.open(None) as store:
        store.replace(G, [number])
        store.replace(G, [number, triple(1)])
        assert store.count(G) == 2


@pytest.mark.parametrize(
    "value", ['quote \\" } ; DROP ALL ; {', "back\\\\slash", "line\\nbreak", "習近平 😀", "</g> } } #"]
)
def test_no_value_is_taken_for_sparql(value: str) -> None:
    with Store.open(None) as store:
        store.replace(H, [triple(1)])
        store.replace(G, [triple(1)])
        store.replace(G, [triple(2, value)])
        assert texts(store, G) == [triple(2, value)]
        assert texts(store, H) == [triple(1)]


def test_removing_says_whether_there_was_one() -> None:
    with Store.open(None) as store:
        store.replace(G, [triple(1)])
        assert store.remove(G)
        assert not store.remove(G)
        assert store.count() == 0


def test_articles_are_listed_by_file() -> None:
    with Store.open(None) as store:
        store.replace(H, article_lines("b" * 64, "news/two.txt"))
        store.replace(G, article_lines("a" * 64, "news/rows.jsonl#one"))
        assert store.articles() == (
            StoredArticle(G, f"{BASE}article/{'a' * 12}", "news/rows.jsonl#one", "a" * 64),
            StoredArticle(H, f"{BASE}article/{'b' * 12}", "news/two.txt", "b" * 64),
        )
        assert [article.name for article in store.articles()] == ["one", "two.txt"]


def test_a_question_sees_all_graphs_unless_told_otherwise() -> None:
    with Store.open(None) as store:
        store.replace(G, [triple(1)])
        store.replace(H, [triple(1), triple(2)])
        assert len(store.select("SELECT DISTINCT ?s { ?s ?p ?o }")) == 2
        assert len(store.select("SELECT DISTINCT ?s { ?s ?p ?o }", union=False)) == 0
        assert len(store.select("SELECT ?g ?s { GRAPH ?g { ?s ?p ?o } }")) == 3
        assert store.query("ASK { ?s ?p ?o }") is True
        triples = store.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
        assert isinstance(triples, tuple)
        assert len(triples) == 2


def test_a_table_knows_its_columns_and_what_is_unbound() -> None:
    with Store.open(None) as store:
        table = store.select("SELECT ?a ?b { VALUES (?a ?b) { (1 UNDEF) } }")
        assert table.variables == ("a", "b")
        assert [(row["a"].value, row["b"]) for row in table] == [("1", None)]


@pytest.mark.parametrize("text", ["SELECT ?s {", "nonsense", ""])
def test_a_query_that_does_not_parse_is_the_users_mistake(text: str) -> None:
    with Store.open(None) as store, pytest.raises(KgError, match=r"not SPARQL 1\.1"):
        store.query(text)


def test_only_a_select_can_be_selected() -> None:
    with Store.open(None) as store, pytest.raises(KgError, match="not a SELECT"):
        store.select("ASK { ?s ?p ?o }")


@pytest.mark.parametrize("name", ["nq", "trig"])
def test_what_is_dumped_can_be_loaded(name: str) -> None:
    with Store.open(None) as store, Store.open(None) as copy:
        store.replace(G, [triple(1, "習近平")])
        copy.load(store.dump(name), name)
        assert texts(copy, G) == texts(store, G)


def test_one_graph_is_dumped_alone() -> None:
    with Store.open(None) as store:
        store.replace(G, [triple(1)])
        store.replace(H, [triple(2)])
        assert store.dump("nt", G).decode() == triple(1) + "\n"


def test_loading_what_is_not_rdf_is_the_users_mistake() -> None:
    with Store.open(None) as store, pytest.raises(KgError, match="not well-formed turtle"):
        store.load(b"<a> nonsense", "turtle")


def test_a_store_on_disk_is_there_the_next_time(tmp_path: Path) -> None:
    with Store.open(tmp_path / "deep" / "graph", base="https://example.org/id/") as store:
        store.replace(G, [triple(1)])
    with Store.open(tmp_path / "deep" / "graph", create=False) as store:
        assert (store.base, texts(store, G)) == ("https://example.org/id/", [triple(1)])


def test_closing_empties_the_log_that_every_opening_would_read(tmp_path: Path) -> None:
    def log_size() -> int:
        return max(tmp_path.glob("0*.log")).stat().st_size

    with Store.open(tmp_path) as store:
        for number in range(20):
            store.replace(f"{G}/{number}", [triple(number, f"{part} of {number}") for part in range(200)])
        assert log_size() > 10**6
    assert log_size() < 1000
    with Store.open(tmp_path, read_only=True) as store:
        assert store.count() == 4000


def test_what_is_written_is_settled_before_the_engine_fills_a_buffer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A flush beside a full buffer never ends: a build of 800 articles hung as it closed the store."""
    monkeypatch.setattr("kg.store._MUCH", 100_000)

    def tables() -> int:
        return len(list(tmp_path.glob("*.sst")))

    with Store.open(tmp_path) as store:
        before = tables()
        store.replace(f"{G}/1", [triple(1, "little")])
        assert tables() == before
        store.replace(f"{G}/2", [triple(2, f"{part} of much") for part in range(2000)])
        assert tables() > before


def test_a_reader_works_beside_a_writer(tmp_path: Path) -> None:
    with Store.open(tmp_path / "graph") as writer:
        writer.replace(G, [triple(1)])
        with Store.open(tmp_path / "graph", read_only=True) as reader:
            assert reader.count() == 1


def test_two_writers_are_refused(tmp_path: Path) -> None:
    with (
        Store.open(tmp_path / "graph"),
        pytest.raises(KgError, match="another process is writing to this store"),
        Store.open(tmp_path / "graph"),
    ):
        pass


def test_another_base_than_the_stores_is_refused(tmp_path: Path) -> None:
    Store.open(tmp_path / "graph", base="https://example.org/a/").close()
    with pytest.raises(KgError, match=r"made with --base https://example\.org/a/"):
        Store.open(tmp_path / "graph", base="https://example.org/b/")


def test_what_is_not_there_is_not_made_by_reading(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="no store here; make one with 'kg build"):
        Store.open(tmp_path / "graph", create=False)
    with pytest.raises(KgError, match="no store here; make one with 'kg build"):
        Store.open(tmp_path / "graph", read_only=True)
    assert not (tmp_path / "graph").exists()


def test_a_folder_of_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear Ada")
    with pytest.raises(KgError, match="holds other files"):
        Store.open(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["letter.txt"]


def test_a_file_is_not_a_store(tmp_path: Path) -> None:
    (tmp_path / "graph").write_text("")
    with pytest.raises(KgError, match="is a file"):
        Store.open(tmp_path / "graph")


@pytest.mark.parametrize("marker", ["", "[]", "{}", '{"version": "x", "base": ""}'])
def test_a_damaged_marker_is_named(tmp_path: Path, marker: str) -> None:
    (tmp_path / MARKER).write_text(marker)
    with pytest.raises(KgError, match=r"readout\.json: cannot be read"):
        Store.open(tmp_path)


def test_a_store_of_another_format_is_refused(tmp_path: Path) -> None:
    (tmp_path / MARKER).write_text(json.dumps({"version": 99, "base": BASE}))
    with pytest.raises(KgError, match="format 99"):
        Store.open(tmp_path)


def test_a_damaged_store_is_named(tmp_path: Path) -> None:
    with Store.open(tmp_path / "graph") as store:
        store.replace(G, [triple(1)])
    (tmp_path / "graph" / "CURRENT").write_bytes(b"garbage")
    with pytest.raises(KgError, match="is damaged or cannot be read"):
        Store.open(tmp_path / "graph")


def test_a_marker_half_made_is_made_again(tmp_path: Path) -> None:
    (tmp_path / f"{MARKER}.new").write_text("{")
    with Store.open(tmp_path) as store:
        assert store.base == BASE


def test_a_closed_store_says_so(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "graph")
    store.close()
    with pytest.raises(KgError, match="closed"):
        store.count()


WRITER = f"""
import sys
from pathlib import Path
from kg.store import Store
store = Store.open(Path(sys.argv[1]))
print("ready", flush=True)
for turn in range(10**6):
    for graph in "abc":
        size = 40 + turn % 3
        lines = [f'<http://e/{{graph}}{{i}}> <http://e/turn> "{{turn}}" .' for i in range(size)]
        lines.append(f'<http://e/{{graph}}> <http://e/size> "{{size}}" .')
        store.replace("{BASE}graph/" + graph, lines)
"""


def test_a_writer_killed_at_any_moment_leaves_every_graph_whole(tmp_path: Path) -> None:
    for kill in range(12):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path / "graph")], stdout=subprocess.PIPE
        ) as writer:
            assert writer.stdout is not None
            assert writer.stdout.readline() == b"ready\n"
            time.sleep(0.01 + 0.013 * kill)
            writer.send_signal(signal.SIGKILL)
        with Store.open(tmp_path / "graph") as store:
            for graph in store.graphs():
                rows = store.select(f"SELECT ?turn {{ GRAPH <{graph}> {{ ?s <http://e/turn> ?turn }} }}")
                size = store.select(f"SELECT ?n {{ GRAPH <{graph}> {{ ?s <http://e/size> ?n }} }}")
                assert [int(row["n"].value) for row in size] == [len(rows)]
                assert len({row["turn"] for row in rows}) == 1
    with Store.open(tmp_path / "graph") as store:
        assert len(store.graphs()) == 3
