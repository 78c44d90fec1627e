"""Names of things in the graph: a key in, an IRI out. Pure, so the same inputs give the same graph.

Every node has an IRI; there are no blank nodes. Passages follow RFC 5147 (`#char=120,180`).
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Span

ONTOLOGY = "https://w3id.org/readout/ontology#"
BASE = "https://w3id.org/readout/id/"


@dataclass(frozen=True, slots=True)
class Iris:
    """Makes IRIs under one base.

    >>> Iris().actor("xi-jinping")
    'https://w3id.org/readout/id/actor/xi-jinping'
    """

    base: str = BASE

    def article(self, sha256: str) -> str:
        """An article, by the first twelve hex digits of its text's SHA-256."""
        return f"{self.base}article/{sha256[:12]}"

    def passage(self, article: str, span: Span) -> str:
        """A passage of the article whose IRI is `article`."""
        return f"{article}#char={span.start},{span.end}"

    def statement(self, article: str, number: int) -> str:
        """The article's statement number `number`, from 1."""
        return f"{article}/statement/{number}"

    def event_report(self, article: str, number: int) -> str:
        """The article's event report number `number`, from 1."""
        return f"{article}/event/{number}"

    def role_held(self, article: str, number: int) -> str:
        """The article's role `number`, from 1."""
        return f"{article}/role/{number}"

    def relay(self, statement: str, number: int) -> str:
        """Step `number` of the chain by which the statement came to its article, from 1."""
        return f"{statement}/relay/{number}"

    def participation(self, event_report: str, number: int) -> str:
        """The event report's participation `number`, from 1."""
        return f"{event_report}/participation/{number}"

    def extraction(self, article: str) -> str:
        """The making of the article's graph."""
        return f"{article}/extraction"

    def software(self, version: str) -> str:
        """This program in one version."""
        return f"{self.base}software/readout-{version}"

    def actor(self, slug: str) -> str:
        """A person, organisation, place or group."""
        return f"{self.base}actor/{slug}"

    def event(self, slug: str) -> str:
        """An event that articles report: `call-2025-11-24-donald-trump-xi-jinping`."""
        return f"{self.base}event/{slug}"

    def utterance(self, slug: str) -> str:
        """An act of speech that articles report."""
        return f"{self.base}utterance/{slug}"

    def origin(self, slug: str) -> str:
        """A piece of writing that one or more articles carry."""
        return f"{self.base}origin/{slug}"

    def judgement(self, slug: str) -> str:
        """A verdict on whether two reports are of one thing."""
        return f"{self.base}judgement/{slug}"

    def reviewer(self, slug: str) -> str:
        """A person who decides on judgements."""
        return f"{self.base}reviewer/{slug}"

    def topic(self, slug: str) -> str:
        """A subject of talk."""
        return f"{self.base}topic/{slug}"

    def article_graph(self, sha256: str) -> str:
        """The named graph of one article."""
        return f"{self.base}graph/{sha256[:12]}"

    @property
    def consolidated(self) -> str:
        """The named graph of what several articles share."""
        return f"{self.base}graph/consolidated"

    @property
    def ontology_graph(self) -> str:
        """The named graph of the ontology."""
        return f"{self.base}graph/ontology"

    @property
    def run_graph(self) -> str:
        """The named graph of when and how the last run went: the only one that differs between equal runs."""
        return f"{self.base}graph/run"
