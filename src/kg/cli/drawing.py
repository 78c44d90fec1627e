"""Stored questions and their answers as a terminal shows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from kg.cli.screen import messages, put, results

if TYPE_CHECKING:
    from kg.answers import Answer
    from kg.queries import Parameter, StoredQuery
    from kg.trial import Tried

WIDTH = 120  # of tables, where the output is no terminal
LONGEST_SHORT = 48  # a column with longer cells stands on lines of its own
INDENT = "    "  # of a row's further lines
NAMES = 24  # columns for the names of queries


def put_question(query: str, param: list[str]) -> None:
    """Print what a query asks as a heading, beside the answer rather than in it."""
    from kg.queries import load_query  # noqa: PLC0415

    if question := load_query(query).summary:
        given = f" ({', '.join(param)})" if param else ""
        messages.print(Text(f"{question}{given}", style="bold"), soft_wrap=True)


def put_queries(queries: Iterable[StoredQuery]) -> None:
    """Print stored queries by subject: each one's question and parameters."""
    subjects: dict[str, list[StoredQuery]] = {}
    for query in queries:
        subjects.setdefault(next(iter(query.tags), "others"), []).append(query)
    for number, subject in enumerate(sorted(subjects)):
        results.print(Text(f"{chr(10) if number else ''}{subject}", style="bold cyan"))
        for query in subjects[subject]:
            given = " ".join(p.name if p.required else f"[{p.name}]" for p in query.parameters)
            results.print(Text.assemble((f"{query.name:{NAMES}} ", "bold"), query.summary, (f"  {given}", "dim")))


def put_query(name: str) -> None:
    """Print one stored query: what it asks, its parameters and the values that they take."""
    from kg.queries import load_query  # noqa: PLC0415

    query = load_query(name)
    results.print(Text.assemble((query.name, "bold"), f"  {query.summary}"))
    if query.description:
        results.print(Text(query.description))
    for parameter in query.parameters:
        results.print(_parameter(parameter))
    if query.picture:
        results.print(Text(f"{INDENT}--picture FILE draws a {query.picture.kind}", style="dim"))


def put_tried(tried: Sequence[Tried]) -> None:
    """Print each answer that differs, and below, for each engine, how many queries it answered as expected."""
    for one in tried:
        if one.difference:
            given = "".join(f" {name}={value}" for name, value in one.params.items())
            results.print(Text.assemble((f"{one.query}{given}", "bold"), f" on {one.engine}: {one.difference}"))
    for engine in dict.fromkeys(one.engine for one in tried):
        own = [one for one in tried if one.engine == engine]
        good = sum(not one.difference for one in own)
        queries = len({one.query for one in own})
        seconds = sum(one.seconds for one in own)
        results.print(f"{engine}: {good} of {len(own)} answers as expected, {queries} queries, {seconds:.1f} s")


def _parameter(parameter: Parameter) -> Text:
    asked = f"--param {parameter.name}=…"
    line = Text.assemble((f"{INDENT}{asked if parameter.required else f'[{asked}]'}", "bold"))
    line.append(f"  {parameter.takes}: {parameter.description}")
    if parameter.allowed:
        line.append(f"\n{INDENT}{INDENT}one of {', '.join(parameter.allowed)}", style="dim")
    if parameter.default is not None:
        line.append(f"\n{INDENT}{INDENT}{parameter.default} unless given", style="dim")
    return line


def draw(answer: Answer) -> None:
    """Draw rows for people: a table where it fits the terminal, else a card a row; a graph is written as Turtle."""
    from kg.answers import aligned, footnote_lines, render, width  # noqa: PLC0415

    if answer.triples is not None:
        put(render(answer, "turtle"))
        return
    room = results.width if results.is_terminal else WIDTH
    table = aligned(answer)
    if all(width(line) <= room for line in table.splitlines()):
        put(table)
    else:
        _draw_cards(answer, room)
    for number, note in enumerate(footnote_lines(answer)):
        results.print(Text("" if number else "\n") + Text(note))


def _draw_cards(answer: Answer, room: int) -> None:
    from kg.answers import shown, width  # noqa: PLC0415

    head, rows = shown(answer)
    long = {name for name, *cells in zip(head, *rows, strict=True) if max(map(width, cells)) > LONGEST_SHORT}
    for row in rows:
        told = {name: cell for name, cell in zip(head, row, strict=True) if cell}
        for number, line in enumerate(_card(told, long, room - len(INDENT))):
            results.print(Text(INDENT if number else "") + line)


def _card(told: dict[str, str], long: set[str], room: int) -> Iterator[Text]:
    """Yield the lines of a row in the order of its columns: short ones share lines, a long one has its own."""
    lines: list[Text] = []
    open_line = False  # whether the last line takes another column
    for name, cell in told.items():
        column = Text.assemble((f"{name} ", "dim"), cell)
        if open_line and name not in long and lines[-1].cell_len + 2 + column.cell_len <= room:
            lines[-1].append("  ").append_text(column)
        else:
            lines.append(column)
        open_line = name not in long
    for line in lines:
        for part in line.wrap(results, room):
            part.rstrip()
            yield part
