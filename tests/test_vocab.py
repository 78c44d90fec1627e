"""The terms in Python are the terms in Turtle, and each of them is used."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from enum import StrEnum

import pytest
from rdflib import SKOS

from kg import vocab
from kg.iri import ONTOLOGY, Iris
from kg.model import ActorType, EventType, Form, Medium, Role, SpeechAct, Status
from test_ontology import CONCEPTS, KG, ONTOLOGY_GRAPH, ROOT, TERMS, short

# defined, and used nowhere: terms that others may use, each with its reason
UNUSED = {
    "Report": "what a statement and an event report have in common; an answer may be asked for either",
}


def terms_of(vocabulary: type) -> dict[str, str]:
    return {name: value for name, value in vars(vocabulary).items() if not name.startswith("_")}


def notations(scheme: str) -> set[str]:
    """The notations of a scheme's concepts that have none under them: groups are for people to find their way."""
    concepts = set(ONTOLOGY_GRAPH.subjects(SKOS.inScheme, KG[scheme]))
    groups = {broader for concept in concepts for broader in ONTOLOGY_GRAPH.objects(concept, SKOS.broader)}
    return {str(ONTOLOGY_GRAPH.value(concept, SKOS.notation)) for concept in concepts - groups}


def test_python_and_turtle_have_the_same_terms() -> None:
    assert sorted(terms_of(vocab.KG).values()) == [str(term) for term in TERMS]


def test_a_term_is_called_what_its_iri_ends_with() -> None:
    for vocabulary in (
        vocab.KG,
        vocab.SKOS,
        vocab.SCHEMA,
        vocab.PROV,
        vocab.ORG,
        vocab.RDF,
        vocab.RDFS,
        vocab.XSD,
    ):
        assert all(re.split("[#/]", iri)[-1] == name for name, iri in terms_of(vocabulary).items())


def test_the_namespace_is_that_of_iri() -> None:
    assert vocab.KG.speaker == f"{ONTOLOGY}speaker"


def test_a_misspelt_term_is_an_error() -> None:
    with pytest.raises(AttributeError):
        vocab.KG.speeker  # type: ignore[attr-defined]  # noqa: B018


@pytest.mark.parametrize(
    ("values", "scheme", "concept"),
    [
        (EventType, "event-types", vocab.event_type),
        (Role, "roles", vocab.role),
        (Medium, "media", vocab.medium),
        (SpeechAct, "speech-acts", vocab.speech_act),
        (Form, "forms", vocab.form),
        (Status, "statuses", vocab.status),
        (["same", "different", "undecided"], "verdicts", vocab.verdict),
    ],
)
def test_values_are_the_notations_of_their_scheme(
    values: Iterable[StrEnum | str], scheme: str, concept: Callable[[str], str]
) -> None:
    assert {str(value) for value in values} == notations(scheme)
    for value in values:
        node = next(c for c in CONCEPTS if str(c) == concept(value))
        assert str(ONTOLOGY_GRAPH.value(node, SKOS.notation)) == str(value)


def test_types_of_actors_are_classes() -> None:
    assert {vocab.actor_class(kind) for kind in ActorType} <= {str(term) for term in TERMS}


def test_the_iri_of_a_topic_ends_with_its_notation() -> None:
    topics = set(ONTOLOGY_GRAPH.subjects(SKOS.inScheme, KG.topics))
    assert {str(topic) for topic in topics} == {
        Iris().topic(str(ONTOLOGY_GRAPH.value(topic, SKOS.notation))) for topic in topics
    }


def test_the_topics_of_the_annotation_guide_are_there() -> None:
    guide = (ROOT / "tests" / "gold" / "GUIDE.md").read_text(encoding="utf-8")
    listed = re.search(r"\*\*Topic\*\*: .*?fit: (.+?)\.", guide, re.DOTALL)
    assert listed
    slugs = {slug.strip() for slug in listed[1].split(",")}
    assert slugs <= {str(ONTOLOGY_GRAPH.value(c, SKOS.notation)) for c in CONCEPTS if "/topic/" in str(c)}


def test_every_term_is_used_in_code_queries_or_shapes() -> None:
    sources = [
        *(ROOT / "src").rglob("*.py"),
        *(ROOT / "queries").rglob("*.rq"),
        ROOT / "ontology" / "shapes.ttl",
    ]
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources if path.name != "vocab.py")
    unused = {short(term) for term in TERMS if not re.search(rf"\b(KG\.|kg:){short(term)}\b", text)}
    unused -= {kind.capitalize() for kind in ActorType}  # by `vocab.actor_class`
    assert unused == set(UNUSED)
