"""The network of actors, read back by NetworkX, which is strict about both formats."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
from pathlib import Path

import networkx
import pytest

from kg.export import export
from kg.export.network import network_of
from kg.iri import BASE, Iris
from kg.store import Store
from kg.trial import made_up_world
from kg.vocab import KG, RDF, SKOS

EDGES = {
    ("ada-anders", "bo-berg", "met", 1),
    ("ada-anders", "bo-berg", "told", 1),
    ("ada-anders", "cara-carlsen", "met", 1),
    ("bo-berg", "ada-anders", "named", 2),
    ("bo-berg", "cara-carlsen", "met", 1),
    ("cara-carlsen", "suland", "met", 1),
}


@pytest.fixture(scope="module")
def world() -> Store:
    return made_up_world()


def slug(iri: str) -> str:
    return iri.removeprefix(f"{BASE}actor/")


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_the_network_can_be_read_by_others(world: Store, tmp_path: Path, name: str) -> None:
    path = tmp_path / f"actors.{name}"
    export(world, path)
    if name == "graphml":
        read = networkx.read_graphml(path, force_multigraph=True)
    else:
        read = networkx.read_gexf(path, version="1.2draft")
    found = {(slug(a), slug(b), data["relation"], int(data["weight"])) for a, b, data in read.edges(data=True)}
    assert found == EDGES
    ada = read.nodes[f"{BASE}actor/ada-anders"]
    assert (ada["label"], ada["label_zh"], ada["kind"]) == ("Ada Anders", "阿达·安德斯", "person")
    days = {(slug(a), slug(b), data["first"], data["last"]) for a, b, data in read.edges(data=True)}
    assert ("bo-berg", "cara-carlsen", "2030-05-02", "2030-05-02") in days


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_names_that_xml_cannot_hold_are_mended(name: str) -> None:
    store = Store.open(None)
    told = f"<{Iris().utterance('u')}>"
    label = '"A <& \\" \\u0000 习"@en'
    ada, bo = (f"<{Iris().actor(actor)}>" for actor in ("ada", "bo"))
    lines = [f"{told} <{RDF.type}> <{KG.Utterance}> .", f"{told} <{KG.speaker}> {ada} ."]
    store.replace(Iris().consolidated, [*lines, f"{told} <{KG.addressee}> {bo} ."])
    graph = [f"{ada} <{RDF.type}> <{KG.Person}> .", f"{ada} <{SKOS.prefLabel}> {label} ."]
    article = f"<{Iris().article('0' * 64)}>"
    graph += [f'{article} <{KG.sha256}> "0" .', f'{article} <{KG.file}> "a.txt" .']
    store.replace(Iris().article_graph("0" * 64), graph)
    out = io.BytesIO()
    export(store, out, name)
    texts = {text for node in ET.fromstring(out.getvalue()).iter() for text in (node.text, node.get("label"))}
    assert 'A <& " \ufffd 习' in texts


def test_an_actor_that_no_article_describes_is_called_by_its_iri() -> None:
    store = Store.open(None)
    told = f"<{Iris().utterance('u')}>"
    lines = [f"{told} <{KG.speaker}> <http://e/a> .", f"{told} <{KG.addressee}> <http://e/b> ."]
    store.replace(Iris().consolidated, [f"{told} <{RDF.type}> <{KG.Utterance}> .", *lines])
    assert [node.label for node in network_of(store).nodes] == ["http://e/a", "http://e/b"]
    assert network_of(Store.open(None)).nodes == ()
