"""The page `docs/queries.md`, made from the headers of the query files so that the two never differ."""

from __future__ import annotations

import sys

from kg.queries import Form, Parameter, StoredQuery, stored_queries
from kg.store import Store, Table

_HEAD = """# The stored queries
<!-- made from the headers in queries/ by `make docs`; edit those instead -->

Ask one with `kg query NAME --param NAME=VALUE`, in any format with `--format`, into a file with `-o`. An actor,
event or topic is named by its label in any language, by the last part of its IRI, or by the whole IRI. A parameter
in brackets may be left out. Columns with IRIs are shortened in tables: `actor/xi-jinping`, `kg:Planned`.

Every file is plain SPARQL 1.1 and runs on any endpoint whose default graph is the union of its named graphs; its
header is what [grlc](https://grlc.io/) reads. [How to add one](how-to-add-a-query.md).
"""
_ANSWERS = {Form.ASK: "yes or no", Form.CONSTRUCT: "a graph", Form.DESCRIBE: "a graph"}


def queries_page() -> str:
    """Return the page: a section for each stored query, by name."""
    return _HEAD + "".join(_section(query) for query in stored_queries())


def _section(query: StoredQuery) -> str:
    lines = ["", f"## {query.name}", f"{query.summary.rstrip('?')}{'?' if query.summary.endswith('?') else '.'}"]
    if query.description:
        lines.append(query.description)
    given = "".join(f" --param {parameter.name}=…" for parameter in query.parameters if parameter.required)
    lines += ["", f"`kg query {query.name}{given}`", ""]
    lines += [_parameter(parameter) for parameter in query.parameters]
    lines.append(f"- Answer: {_answer(query)}")
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


if __name__ == "__main__":
    sys.stdout.write(queries_page())
