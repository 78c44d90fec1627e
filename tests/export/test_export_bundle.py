"""The folder to publish a data set from: its description is true of the file that it describes."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import DCAT, DCTERMS, RDF, VOID

from kg.errors import KgError
from kg.export.bundle import write_bundle
from kg.export.checksums import sha256_of
from kg.iri import BASE, Iris
from kg.store import Store

WORLD = Path(__file__).parent.parent / "queries" / "world.trig"
SITE = "https://data.example/news/"


@pytest.fixture(scope="module")
def world() -> Store:
    store = Store.open(None)
    store.load(WORLD.read_bytes(), "trig")
    store.replace(Iris().ontology_graph, ["<http://e/o> <http://e/p> <http://e/o> ."])
    store.replace("http://e/twice", ["<http://e/o> <http://e/p> <http://e/o> ."])
    store.replace(Iris().run_graph, ['<http://e/run> <http://e/at> "now" .'])
    return store


@pytest.fixture(scope="module")
def folder(world: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bundle") / "news"
    write_bundle(world, folder)
    return folder


@pytest.fixture(scope="module")
def dump(folder: Path) -> Store:
    store = Store.open(None)
    store.load(gzip.decompress((folder / "graph.trig.gz").read_bytes()), "trig")
    return store


@pytest.fixture(scope="module")
def description(folder: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(folder / "void.ttl", format="turtle", publicID=f"{SITE}void.ttl")


DATASET = rdflib.URIRef(f"{SITE}void.ttl#dataset")


def number(store: Store, what: str, where: str) -> int:
    table = store.select(f"SELECT (COUNT(DISTINCT {what}) AS ?n) {{ {where} }}")
    return int(next(iter(table))["n"].value)


def test_the_dump_holds_all_graphs_but_that_of_the_run(world: Store, dump: Store) -> None:
    assert set(dump.graphs()) == set(world.graphs()) - {Iris().run_graph}
    assert len(set(dump.quads())) == len(set(world.quads())) - 1


@pytest.mark.parametrize(
    ("property_", "what", "where"),
    [
        (VOID.entities, "?s", "?s a ?c"),
        (VOID.distinctSubjects, "?s", "?s ?p ?o"),
        (VOID.distinctObjects, "?o", "?s ?p ?o"),
        (VOID.properties, "?p", "?s ?p ?o"),
        (VOID.classes, "?c", "?s a ?c"),
        (VOID.documents, "?s", "?s a <https://w3id.org/readout/ontology#Article>"),
    ],
    ids=lambda value: str(value).rpartition("#")[2],
)
def test_the_numbers_are_those_of_the_dump(
    description: rdflib.Graph, dump: Store, property_: rdflib.URIRef, what: str, where: str
) -> None:
    assert [int(str(value)) for value in description.objects(DATASET, property_)] == [number(dump, what, where)]


def test_a_triple_in_two_graphs_counts_once(description: rdflib.Graph, dump: Store) -> None:
    triples = {quad.triple for quad in dump.quads()}
    assert [int(str(value)) for value in description.objects(DATASET, VOID.triples)] == [len(triples)]
    assert len(triples) < len(set(dump.quads()))


def test_each_class_and_property_has_its_number(description: rdflib.Graph, dump: Store) -> None:
    for part in description.objects(DATASET, VOID.classPartition):
        class_ = description.value(part, VOID["class"])
        assert int(str(description.value(part, VOID.entities))) == number(dump, "?s", f"?s a <{class_}>")
    parts = list(description.objects(DATASET, VOID.propertyPartition))
    assert len(parts) == number(dump, "?p", "?s ?p ?o")
    total = sum(int(str(description.value(part, VOID.triples))) for part in parts)
    assert total == int(str(description.value(DATASET, VOID.triples)))


def test_the_description_points_at_the_dump_wherever_it_is_published(description: rdflib.Graph, folder: Path) -> None:
    file = folder / "graph.trig.gz"
    assert (DATASET, RDF.type, DCAT.Dataset) in description
    assert (DATASET, VOID.dataDump, rdflib.URIRef(f"{SITE}graph.trig.gz")) in description
    assert (DATASET, VOID.uriSpace, rdflib.Literal(BASE)) in description
    distribution = description.value(DATASET, DCAT.distribution)
    assert int(str(description.value(distribution, DCAT.byteSize))) == file.stat().st_size
    sums = rdflib.URIRef("http://spdx.org/rdf/terms#checksumValue")
    assert [str(value) for value in description.objects(None, sums)] == [sha256_of(file)]
    assert {str(tag) for tag in description.objects(DATASET, DCTERMS.language)} == {"en", "zh"}
    period = description.value(DATASET, DCTERMS.temporal)
    days = [str(description.value(period, name)) for name in (DCAT.startDate, DCAT.endDate)]
    assert days == sorted(days)


def test_the_sums_are_those_of_the_files_and_equal_graphs_give_equal_bytes(
    world: Store, folder: Path, tmp_path: Path
) -> None:
    sums = dict(line.split("  ")[::-1] for line in (folder / "SHA256SUMS").read_text().splitlines())
    assert sums == {path.name: sha256_of(path) for path in folder.iterdir() if path.name != "SHA256SUMS"}
    assert set(sums) == {"README.md", "graph.trig.gz", "void.ttl"}
    write_bundle(world, tmp_path)
    assert (tmp_path / "SHA256SUMS").read_bytes() == (folder / "SHA256SUMS").read_bytes()
    assert "$" not in (folder / "README.md").read_text()


def test_an_empty_store_can_be_described(tmp_path: Path) -> None:
    holdings = write_bundle(Store.open(None), tmp_path)
    assert (holdings.triples, holdings.graphs, holdings.published) == (0, 0, ())
    assert len(rdflib.Graph().parse(tmp_path / "void.ttl", publicID=SITE))


def test_a_folder_that_cannot_be_made_is_named(world: Store, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(KgError, match="file/news: cannot be made"):
        write_bundle(world, tmp_path / "file" / "news")
