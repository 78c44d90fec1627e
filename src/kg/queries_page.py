"""The page `docs/queries.md`, made from the query files and their cases so that they never differ."""

from __future__ import annotations

import sys

from kg.answers import Answer, render
from kg.queries import Form, Parameter, StoredQuery, run, stored_queries
from kg.store import Literal, Store, Table, Term
from kg.trial import Case, cases_of, made_up_world

_HEAD = """# The stored queries
<!-- made from queries/ and tests/queries/ by `make docs`; edit those instead -->

Ask one with `kg query NAME --param NAME=VALUE`, in any format with `--format`, into a file with `-o`. An actor,
event or topic is named by its label in any language, by the last part of its IRI, or by the whole IRI. A parameter
in brackets may be left out; `--from DAY` and `--until DAY` are short for those of these names. `--cite` adds the exact
passage behind each row, and `--picture FILE` draws the answers that say so. Columns with IRIs are shortened in tables:
`actor/xi-jinping`, `kg:Planned`.

Every file is plain SPARQL 1.1. `kg query` asks it of the store, with `--graph` of RDF files, with `--endpoint` of any
endpoint whose default graph is the union of its named graphs; [grlc](https://grlc.io/) serves the folder as it is.
`kg query test` tries them all. [How to add one](how-to-add-a-query.md).

The examples are answers over a small made-up world, `tests/queries/world.trig`, cut to a few rows.
"""
_ANSWERS = {Form.ASK: "yes or no", Form.CONSTRUCT: "a graph", Form.DESCRIBE: "a graph"}
_ROWS = 3  # of an example
_LINES = 12  # of a graph
_LONGEST = 60  # characters of a cell


def queries_page() -> str:
    """Return the page: the stored queries by subject, a section for each with an example answer."""
    world, cases = made_up_world(), cases_of()
    by_subject: dict[str, list[StoredQuery]] = {}
    for query in stored_queries():
        by_subject.setdefault(query.tags[0], []).append(query)
    parts = [_HEAD, "\n", *(_contents(subject, by_subject[subject]) for subject in sorted(by_subject))]
    for subject in sorted(by_subject):
        parts.append(f"\n## {subject.capitalize()}\n")
        for query in by_subject[subject]:
            parts += [_section(query), _example(world, query, [case for case in cases if case.query == query.name])]
    return "".join(parts)


def _contents(subject: str, queries: list[StoredQuery]) -> str:
    named = " · ".join(f"[{query.name}](#{query.name})" for query in queries)
    return f"- **{subject}**: {named}\n"


def _section(query: StoredQuery) -> str:
    lines = ["", f"### {query.name}", f"{query.summary.rstrip('?')}{'?' if query.summary.endswith('?') else '.'}"]
    if query.description:
        lines.append(query.description)
    given = "".join(f" --param {parameter.name}=…" for parameter in query.parameters if parameter.required)
    lines += ["", f"`kg query {query.name}{given}`", ""]
    lines += [_parameter(parameter) for parameter in query.parameters]
    lines.append(f"- Answer: {_answer(query)}")
    if query.picture:
        lines.append(f"- Picture: a {query.picture.kind}")
    lines.append(f"- Tags: {', '.join(query.tags)}")
    return "".join(f"{line}\n" for line in lines)


def _parameter(parameter: Parameter) -> str:
    name = parameter.name if parameter.required else f"[{parameter.name}]"
    values = f": {', '.join(parameter.allowed)}" if parameter.allowed else ""
    default = f"; {parameter.default} unless given" if parameter.default is not None else ""
    return f"- `{name}` ({parameter.takes}{values}{default}) – {parameter.description}"


def _answer(query: StoredQuery) -> str:
    found = Store.open(None).query(query.text)  # parameters left open, over nothing: only the head matters
    if isinstance(found, Table):
        return "`" + "` `".join(found.variables) + "`"
    return _ANSWERS[query.form]


def _example(world: Store, query: StoredQuery, cases: list[Case]) -> str:
    """Return the answer to the first case that has one."""
    for case in cases:
        answer = run(world, query, case.params)
        given = "".join(f" -p {name}={_quoted(value)}" for name, value in case.params.items())
        if answer.triples:
            turtle = render(answer, "turtle").splitlines()
            shown = [line for line in turtle if line and not line.startswith("@")][:_LINES]
            return "\n".join(["", f"Example: `kg query {query.name}{given}`", "", "```turtle", *shown, "```", ""])
        if answer.rows or answer.boolean is not None:
            return f"\nExample: `kg query {query.name}{given}`\n\n{render(_cut(answer), 'markdown')}"
    return ""


def _cut(answer: Answer) -> Answer:
    """Return the first rows of a table without the columns that are empty in them, long texts cut."""
    if answer.rows is None:
        return answer
    rows = answer.rows[:_ROWS]
    kept = [at for at in range(len(answer.variables)) if any(row[at] is not None for row in rows)]
    return Answer(
        variables=tuple(answer.variables[at] for at in kept),
        rows=tuple(tuple(_shorter(row[at]) for at in kept) for row in rows),
        base=answer.base,
    )


def _shorter(term: Term | None) -> Term | None:
    if isinstance(term, Literal) and len(term.value) > _LONGEST:
        return Literal(f"{term.value[:_LONGEST].rstrip()}…")
    return term


def _quoted(value: str) -> str:
    return f"'{value}'" if " " in value else value


if __name__ == "__main__":
    sys.stdout.write(queries_page())
