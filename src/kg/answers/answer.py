"""An answer and its footnotes, and how people read their terms."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace

from kg.iri import BASE, ONTOLOGY
from kg.store import Literal, NamedNode, Term, Triple

CITED = "cited"  # the column of the footnotes' numbers


@dataclass(frozen=True, slots=True)
class CitedArticle:
    """What a reader needs to find an article again; "" where the article does not say it."""

    iri: str
    file: str = ""
    headline: str = ""
    outlet: str = ""
    published: str = ""
    author: str = ""
    url: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """The passages of one article that say what a row says; none where the article as a whole is meant."""

    article: CitedArticle
    spans: tuple[tuple[int, int], ...] = ()
    quotations: tuple[str, ...] = ()

    @property
    def quotation(self) -> str:
        """The exact words, ` … ` where the article interrupts them."""
        return " … ".join(self.quotations)

    @property
    def offsets(self) -> str:
        """The passages as code points of the article: `75-96, 110-130`."""
        return ", ".join(f"{start}-{end}" for start, end in self.spans)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query answers: a table, yes or no, or triples; the other two are None."""

    variables: tuple[str, ...] = ()
    rows: tuple[tuple[Term | None, ...], ...] | None = None
    boolean: bool | None = None
    triples: tuple[Triple, ...] | None = None
    base: str = BASE  # what IRIs are shortened by
    question: str = ""
    citations: tuple[tuple[Citation, ...], ...] | None = None  # for each row, where they were asked for

    @property
    def footnotes(self) -> tuple[Citation, ...]:
        """The citations of all rows, each once, in order of first use."""
        return tuple(dict.fromkeys(citation for row in self.citations or () for citation in row))


def shown(answer: Answer) -> tuple[tuple[str, ...], list[list[str]]]:
    """Return the head and the rows of a table as people read them: IRIs shortened, literals bare, on one line.

    Where the answer has citations, the last column has the numbers of its footnotes: `[1] [3]`.
    """
    if answer.boolean is not None:
        return ("answer",), [["yes" if answer.boolean else "no"]]
    rows = [[one_line(shorten(term, answer.base)) for term in row] for row in answer.rows or ()]
    if answer.citations is None:
        return answer.variables, rows
    number = {citation: at for at, citation in enumerate(answer.footnotes, start=1)}
    marks = [" ".join(f"[{number[citation]}]" for citation in row) for row in answer.citations]
    return (*answer.variables, CITED), [[*row, mark] for row, mark in zip(rows, marks, strict=True)]


def with_citation_columns(answer: Answer) -> Answer:
    """Return a table with its citations as columns; where a row has several, they stand in order, ` | ` between."""
    if answer.citations is None:
        return answer
    columns = ("cited_quotation", "cited_outlet", "cited_published", "cited_offsets", "cited_file", "cited_link")
    rows = []
    for row, citations in zip(answer.rows or (), answer.citations, strict=True):
        told = [
            [c.quotation, c.article.outlet, c.article.published, c.offsets, c.article.file, link(c)] for c in citations
        ]
        cells = [" | ".join(parts) for parts in zip(*told, strict=True)] if told else [""] * len(columns)
        rows.append((*row, *(Literal(cell) if cell else None for cell in cells)))
    return replace(answer, variables=(*answer.variables, *columns), rows=tuple(rows), citations=None)


def link(citation: Citation) -> str:
    """Return where to read it: the article's address on the web, else the IRI of the passage or the article."""
    if citation.article.url.startswith(("http://", "https://")):
        return citation.article.url
    if len(citation.spans) == 1:
        return f"{citation.article.iri}#char={citation.spans[0][0]},{citation.spans[0][1]}"
    return citation.article.iri


def shorten(term: Term | None, base: str = BASE) -> str:
    """Return a term as people read it.

    >>> shorten(NamedNode("https://w3id.org/readout/ontology#Planned")), shorten(Literal("x", language="en"))
    ('kg:Planned', 'x')
    """
    if term is None:
        return ""
    if isinstance(term, NamedNode):
        if term.value.startswith(ONTOLOGY):
            return f"kg:{term.value.removeprefix(ONTOLOGY)}"
        return term.value.removeprefix(base)
    return term.value if isinstance(term, Literal) else str(term)


def width(text: str) -> int:
    """Return how many columns a text takes on a terminal; Han characters and the like take two.

    >>> width("习近平 said")
    11
    """
    if text.isascii():
        return len(text)
    return sum(_columns(character) for character in text)


def one_line(cell: str) -> str:
    """Return a text without line breaks and needless spaces."""
    return " ".join(cell.split())


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Me", "Mn"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
