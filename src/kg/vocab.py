"""The terms of the graph, each spelt once: `KG.speaker` is an IRI, a misspelt term is an `AttributeError`.

Plain strings and nothing but the standard library, so that building a graph needs no RDF library. A test
holds `KG` equal to `ontology/kg.ttl`, and the functions for concepts equal to the SKOS schemes beside it.
"""
# ruff: noqa: N815 (a term is spelt here as its vocabulary spells it)

from __future__ import annotations

from typing import Final

_KG: Final = "https://w3id.org/readout/ontology#"
_RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
_SCHEMA: Final = "https://schema.org/"
_PROV: Final = "http://www.w3.org/ns/prov#"
_ORG: Final = "http://www.w3.org/ns/org#"
_EDTF: Final = "http://id.loc.gov/datatypes/edtf/"


class KG:
    """Readout's own classes and properties (`ontology/kg.ttl`)."""

    Article = f"{_KG}Article"
    Passage = f"{_KG}Passage"
    Actor = f"{_KG}Actor"
    Person = f"{_KG}Person"
    Organization = f"{_KG}Organization"
    Place = f"{_KG}Place"
    Group = f"{_KG}Group"
    RoleHeld = f"{_KG}RoleHeld"
    Report = f"{_KG}Report"
    Statement = f"{_KG}Statement"
    Relay = f"{_KG}Relay"
    EventReport = f"{_KG}EventReport"
    Participation = f"{_KG}Participation"
    Event = f"{_KG}Event"
    Utterance = f"{_KG}Utterance"
    Origin = f"{_KG}Origin"
    SamenessJudgement = f"{_KG}SamenessJudgement"
    Extraction = f"{_KG}Extraction"

    text = f"{_KG}text"
    sha256 = f"{_KG}sha256"
    file = f"{_KG}file"
    bodyStart = f"{_KG}bodyStart"
    bodyEnd = f"{_KG}bodyEnd"
    origin = f"{_KG}origin"
    inArticle = f"{_KG}inArticle"
    start = f"{_KG}start"
    end = f"{_KG}end"
    exact = f"{_KG}exact"
    refersTo = f"{_KG}refersTo"
    provisional = f"{_KG}provisional"
    isoCode = f"{_KG}isoCode"
    asStated = f"{_KG}asStated"
    at = f"{_KG}at"
    speaker = f"{_KG}speaker"
    addressee = f"{_KG}addressee"
    addresseePassage = f"{_KG}addresseePassage"
    sourcePassage = f"{_KG}sourcePassage"
    cuePassage = f"{_KG}cuePassage"
    contentPassage = f"{_KG}contentPassage"
    form = f"{_KG}form"
    speechAct = f"{_KG}speechAct"
    relayedBy = f"{_KG}relayedBy"
    relay = f"{_KG}relay"
    by = f"{_KG}by"
    order = f"{_KG}order"
    when = f"{_KG}when"
    whenPassage = f"{_KG}whenPassage"
    earliest = f"{_KG}earliest"
    latest = f"{_KG}latest"
    occasion = f"{_KG}occasion"
    mentions = f"{_KG}mentions"
    reports = f"{_KG}reports"
    reportedIn = f"{_KG}reportedIn"
    eventType = f"{_KG}eventType"
    triggerPassage = f"{_KG}triggerPassage"
    sentencePassage = f"{_KG}sentencePassage"
    participation = f"{_KG}participation"
    participant = f"{_KG}participant"
    role = f"{_KG}role"
    hasParticipant = f"{_KG}hasParticipant"
    place = f"{_KG}place"
    placePassage = f"{_KG}placePassage"
    medium = f"{_KG}medium"
    status = f"{_KG}status"
    left = f"{_KG}left"
    right = f"{_KG}right"
    verdict = f"{_KG}verdict"
    score = f"{_KG}score"
    rule = f"{_KG}rule"
    evidence = f"{_KG}evidence"
    evidencePassage = f"{_KG}evidencePassage"
    sameActorAs = f"{_KG}sameActorAs"
    madeBy = f"{_KG}madeBy"
    rulesDigest = f"{_KG}rulesDigest"


class RDF:
    """RDF."""

    type = f"{_RDF}type"


class RDFS:
    """RDF Schema."""

    label = f"{_RDFS}label"


class XSD:
    """Datatypes of XML Schema."""

    anyURI = f"{_XSD}anyURI"
    boolean = f"{_XSD}boolean"
    date = f"{_XSD}date"
    dateTime = f"{_XSD}dateTime"
    decimal = f"{_XSD}decimal"
    integer = f"{_XSD}integer"
    string = f"{_XSD}string"


class SKOS:
    """SKOS: labels and concepts."""

    Concept = f"{_SKOS}Concept"
    altLabel = f"{_SKOS}altLabel"
    exactMatch = f"{_SKOS}exactMatch"
    inScheme = f"{_SKOS}inScheme"
    notation = f"{_SKOS}notation"
    prefLabel = f"{_SKOS}prefLabel"
    topConceptOf = f"{_SKOS}topConceptOf"


class SCHEMA:
    """schema.org: articles and their metadata."""

    about = f"{_SCHEMA}about"
    author = f"{_SCHEMA}author"
    datePublished = f"{_SCHEMA}datePublished"
    dateline = f"{_SCHEMA}dateline"
    headline = f"{_SCHEMA}headline"
    identifier = f"{_SCHEMA}identifier"
    inLanguage = f"{_SCHEMA}inLanguage"
    publisher = f"{_SCHEMA}publisher"
    softwareVersion = f"{_SCHEMA}softwareVersion"
    text = f"{_SCHEMA}text"
    url = f"{_SCHEMA}url"


class PROV:
    """PROV-O: what was made by what."""

    Activity = f"{_PROV}Activity"
    Person = f"{_PROV}Person"
    SoftwareAgent = f"{_PROV}SoftwareAgent"
    endedAtTime = f"{_PROV}endedAtTime"
    startedAtTime = f"{_PROV}startedAtTime"
    used = f"{_PROV}used"
    wasAssociatedWith = f"{_PROV}wasAssociatedWith"
    wasGeneratedBy = f"{_PROV}wasGeneratedBy"


class ORG:
    """The Organization Ontology: roles held."""

    member = f"{_ORG}member"
    organization = f"{_ORG}organization"


class EDTF:
    """Extended date/time format: the datatype of the Library of Congress."""

    EDTF = f"{_EDTF}EDTF"


TOPICS: Final = f"{_KG}topics"  # the scheme of the topics


def event_type(slug: str) -> str:
    """Return the concept of an event type: `kg:event-type-call`."""
    return f"{_KG}event-type-{slug}"


def role(slug: str) -> str:
    """Return the concept of a role in an event: `kg:role-host`."""
    return f"{_KG}role-{slug}"


def medium(slug: str) -> str:
    """Return the concept of a medium: `kg:medium-phone`."""
    return f"{_KG}medium-{slug}"


def speech_act(slug: str) -> str:
    """Return the concept of a speech act: `kg:act-warn`."""
    return f"{_KG}act-{slug}"


def form(slug: str) -> str:
    """Return the concept of a form of report: `kg:Direct`."""
    return f"{_KG}{slug.capitalize()}"


def status(slug: str) -> str:
    """Return the concept of an event's status: `kg:Occurred`."""
    return f"{_KG}{slug.capitalize()}"


def verdict(slug: str) -> str:
    """Return the concept of a verdict (same, different, undecided): `kg:Same`."""
    return f"{_KG}{slug.capitalize()}"


def actor_class(slug: str) -> str:
    """Return the class of an actor's type: `kg:Person`."""
    return f"{_KG}{slug.capitalize()}"
