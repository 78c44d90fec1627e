"""Passages of one article as nodes: their offsets, their characters and the language they are in."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from kg.nquads import Graph, iri, literal, whole
from kg.vocab import KG, RDF

if TYPE_CHECKING:
    from kg.iri import Iris
    from kg.model import Analysis, Article, Sentence, Span

_SPACE = re.compile(r"\s+")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


class Passages:
    """Writes each passage that is asked for into the graph, once, and hands out its IRI."""

    def __init__(self, article: Article, analysis: Analysis, iris: Iris, graph: Graph) -> None:
        self.article = iris.article(article.sha256)
        self._text = article.text
        self._language = article.language
        self._sentences = analysis.sentences
        self._iris = iris
        self._graph = graph
        self._written: dict[Span, str] = {}
        self._of_all = ((RDF.type, iri(KG.Passage)), (KG.inArticle, iri(self.article)))

    def at(self, span: Span) -> str:
        """Return the IRI of a passage, written into the graph."""
        node = self._written.get(span)
        if node is None:
            node = self._written[span] = self._iris.passage(self.article, span)
            exact = literal(self._text[span.start : span.end], self.language(span))
            offsets = (KG.start, whole(span.start)), (KG.end, whole(span.end))
            self._graph.describe(node, [*self._of_all, *offsets, (KG.exact, exact)])
        return node

    def link(self, node: str, predicate: str, *spans: Span | None) -> None:
        """Say which passages are a node's evidence; nothing where there is none."""
        for span in spans:
            if span is not None:
                self._graph.link(node, predicate, self.at(span))

    def words(self, *spans: Span) -> str:
        """Return the characters of passages, as one literal on one line."""
        parts = (one_line(self._text[span.start : span.end]) for span in spans)
        return literal(" … ".join(parts), self.language(spans[0]))

    def language(self, span: Span) -> str:
        """The language of the sentence that the passage begins in, else that of the article."""
        sentence = self._before(span)
        return sentence.language if sentence else self._language

    def sentence(self, span: Span) -> Span:
        """Return the sentence that the passage begins in, else the passage itself."""
        sentence = self._before(span)
        return sentence.span if sentence and span.start < sentence.span.end else span

    def _before(self, span: Span) -> Sentence | None:
        """The last sentence that begins no later than the passage."""
        number = bisect_right(self._sentences, span.start, key=lambda sentence: sentence.span.start)
        return self._sentences[number - 1] if number else None

    def name(self, span: Span) -> str:
        """Return a name as the text writes it, on one line."""
        return one_line(self._text[span.start : span.end])


def one_line(text: str) -> str:
    """Return text with every run of white space, a hard line break too, as one space."""
    return _SPACE.sub(" ", text).strip()


def name_language(text: str, language: str) -> str:
    """The language of a name by its script: "Xi" is no Chinese, even in a Chinese article."""
    if _HAN.search(text):
        return language if language in ("ja", "zh") else "zh"
    return "en" if language.startswith("zh") else language
