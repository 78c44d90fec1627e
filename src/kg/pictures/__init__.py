"""Answers drawn: a timeline, a network of pairs, a matrix, as SVG, PNG or a page of HTML that stands alone.

Which columns are drawn as what stands in the header of the query (`kg.queries.picture`). Labels are placed so that none
can meet another: a timeline has a row an event, a network stands in a circle with its names around it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from kg.answers import Answer, html, shorten
from kg.engines import Engine
from kg.errors import KgError
from kg.queries import Picture, stored_queries
from kg.queries.names import labels_of
from kg.store import NamedNode, Term
from kg.whole_file import write_whole

if TYPE_CHECKING:
    from matplotlib.figure import Figure

ENDINGS = (".svg", ".png", ".html")
Rows = list[dict[str, str]]  # part of the picture → the text of its column


def draw(engine: Engine, picture: Picture | None, answer: Answer, out: Path, language: str = "") -> None:
    """Draw an answer into a file, with names in this language where there are such.

    Raises:
        KgError: the query says of no picture or lacks a column of it, there is nothing to draw or nothing to draw with,
            or the file cannot be written.
    """
    if picture is None:
        drawn = ", ".join(query.name for query in stored_queries() if query.picture)
        raise KgError(f"the header of this query says of no picture; those of {drawn} do")
    if out.suffix.lower() not in ENDINGS:
        raise KgError(f"{out}: a picture ends in {', '.join(ENDINGS)}")
    rows = _rows(engine, picture, answer, language)
    if not rows:
        raise KgError("the answer is empty, there is nothing to draw; ask for more")
    write_whole(out, [_written(picture, answer, rows, out.suffix.lower())])


def _rows(engine: Engine, picture: Picture, answer: Answer, language: str) -> Rows:
    """Return the rows as parts of the picture, nodes by their names."""
    for column in picture.columns.values():
        for name in column.split():
            if name not in answer.variables:
                raise KgError(f"the picture needs the column {name}, which the query has not")
    nodes = {term.value for row in answer.rows or () for term in row if isinstance(term, NamedNode)}
    labels = labels_of(engine, nodes, language)
    rows = []
    for row in answer.rows or ():
        cells = {
            name: _name(term, labels) or shorten(term, answer.base)
            for name, term in zip(answer.variables, row, strict=True)
        }
        rows.append(
            {part: " ".join(cells[name] for name in column.split()) for part, column in picture.columns.items()}
        )
    return rows


def _name(term: Term | None, labels: Mapping[str, str]) -> str:
    return labels.get(term.value, "") if isinstance(term, NamedNode) else ""


def _written(picture: Picture, answer: Answer, rows: Rows, ending: str) -> bytes:
    try:
        from kg.pictures.style import png, styled, svg  # noqa: PLC0415 (a second to load, and an extra)
    except ModuleNotFoundError as error:
        raise KgError("pictures need matplotlib; install it with: pip install 'readout-kg[pictures]'") from error
    with styled(text for row in rows for text in row.values()) as has_glyphs:
        figure = _figure(picture.kind)(rows, answer.question)
        if ending == ".png":
            return png(figure, has_glyphs=has_glyphs)
        drawn = svg(figure)
    if ending == ".svg":
        return drawn.encode()
    inline = f"<figure>{drawn[drawn.index('<svg') :]}</figure>\n"
    return html(answer, inline).encode()


def _figure(kind: str) -> Callable[[Rows, str], Figure]:
    from kg.pictures import matrix, network, timeline  # noqa: PLC0415 (they load matplotlib)

    return {"timeline": timeline.figure, "network": network.figure, "matrix": matrix.figure}[kind]
