"""Tables for people: aligned columns, Markdown, and a page of HTML that stands alone. IRIs are shortened."""

from __future__ import annotations

import re
from html import escape

from kg.answers.answer import Answer, Citation, link, one_line, shorten, shown, width
from kg.store import Literal, NamedNode, Term

_STYLE = """
  body { font: 15px/1.45 system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; margin: 2em; }
  table { border-collapse: collapse; }
  th, td { text-align: left; vertical-align: top; padding: .3em .7em; border-bottom: 1px solid #ddd; }
  th { border-bottom: 2px solid #888; white-space: nowrap; }
  tr:target, li:target { background: #fff3c4; }
  ol { max-width: 60em; }
  figure { margin: 1em 0; }
  svg { max-width: 100%; height: auto; }"""

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>{style}
</style>
</head>
<body>
<h1>{title}</h1>
{body}</body>
</html>
"""
_NUMBER = re.compile(r"\[(\d+)\]")


def table(answer: Answer) -> str:
    """Return a table in aligned columns, its footnotes below."""
    notes = "".join(f"{line}\n" for line in footnote_lines(answer))
    return f"{aligned(answer)}\n{notes}" if notes else aligned(answer)


def aligned(answer: Answer) -> str:
    """Return a table in aligned columns."""
    head, rows = shown(answer)
    lines = [list(head), *rows]
    widths = [max(width(line[column]) for line in lines) for column in range(len(head))]
    lines.insert(1, ["-" * wide for wide in widths])
    return "".join(_aligned(line, widths) + "\n" for line in lines)


def footnote_lines(answer: Answer) -> list[str]:
    """Return the footnotes of an answer, a line each."""
    return [f"[{number}] {told(citation)}" for number, citation in enumerate(answer.footnotes, start=1)]


def told(citation: Citation) -> str:
    """Return a footnote: the exact words, outlet, date, file with offsets, and where to read it."""
    quotation = f"“{one_line(citation.quotation)}”" if citation.spans else citation.article.headline
    place = " ".join(filter(None, [citation.article.file, citation.offsets]))
    source = ", ".join(filter(None, [citation.article.outlet, citation.article.published, place, link(citation)]))
    return " — ".join(filter(None, [quotation, source]))


def markdown(answer: Answer) -> str:
    """Return a table in Markdown, its footnotes as a list below."""
    head, rows = shown(answer)
    lines = [list(head), ["---"] * len(head), *([_in_markdown(cell) for cell in row] for row in rows)]
    drawn = "".join(f"| {' | '.join(line)} |\n" for line in lines)
    notes = "".join(
        f"{number}. {_note_in_markdown(citation)}\n" for number, citation in enumerate(answer.footnotes, start=1)
    )
    return f"{drawn}\n{notes}" if notes else drawn


def html(answer: Answer, figure: str = "") -> str:
    """Return a page of its own with a table and its footnotes; `figure` is HTML that stands above the table."""
    head, rows = _cells(answer)
    title = escape(answer.question or "Answer")
    heads = "".join(f"<th>{escape(name)}</th>" for name in head)
    lines = "".join(f"<tr>{''.join(row)}</tr>\n" for row in rows)
    notes = "".join(
        f'<li id="note-{number}">{_note_in_html(citation)}</li>\n'
        for number, citation in enumerate(answer.footnotes, start=1)
    )
    table_of_rows = f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{lines}</tbody>\n</table>\n"
    list_of_notes = f"<ol>\n{notes}</ol>\n" if notes else ""
    return _PAGE.format(title=title, style=_STYLE, body=figure + table_of_rows + list_of_notes)


def _aligned(cells: list[str], widths: list[int]) -> str:
    padded = (cell + " " * (wide - width(cell)) for cell, wide in zip(cells, widths, strict=True))
    return "  ".join(padded).rstrip()


def _in_markdown(cell: str) -> str:
    return re.sub(r"([\\|<>*_`\[\]])", r"\\\1", cell)


def _note_in_markdown(citation: Citation) -> str:
    at = link(citation)
    return _in_markdown(told(citation)).replace(_in_markdown(at), f"<{at.replace('<', '%3C').replace('>', '%3E')}>")


def _note_in_html(citation: Citation) -> str:
    at = escape(link(citation))
    return escape(told(citation)).replace(at, f'<a href="{at}">{at}</a>')


def _cells(answer: Answer) -> tuple[tuple[str, ...], list[list[str]]]:
    """Return the head, and the rows as HTML cells: a literal says its language, a footnote's number leads to it."""
    head, texts = shown(answer)
    if answer.rows is None:
        return head, [[f"<td>{escape(cell)}</td>" for cell in row] for row in texts]
    rows = [[_cell(term, answer.base) for term in row] for row in answer.rows]
    if answer.citations is not None:
        for row, text in zip(rows, texts, strict=True):
            row.append(f"<td>{_NUMBER.sub(_to_note, text[-1])}</td>")
    return head, rows


def _cell(term: Term | None, base: str) -> str:
    text = escape(one_line(shorten(term, base)))
    if isinstance(term, NamedNode):
        return f'<td title="{escape(term.value)}">{text}</td>'
    language = f' lang="{escape(term.language)}"' if isinstance(term, Literal) and term.language else ""
    return f"<td{language}>{text}</td>"


def _to_note(number: re.Match[str]) -> str:
    return f'<a href="#note-{number[1]}">[{number[1]}]</a>'
