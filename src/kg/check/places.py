"""Where in the articles a node at fault is: the file, the offsets, the words; so that a person can look."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.check.fault import OFFSETS
from kg.model import Problem, Span
from kg.nquads import iri
from kg.vocab import KG

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.check.fault import Fault
    from kg.store import Store

# from a node to the passage to look at: what a report says or names, where a role or relay stands, a mention
_PASSAGE = "|".join(
    [
        f"<{KG.contentPassage}>",
        f"<{KG.triggerPassage}>",
        f"<{KG.at}>",
        f"^<{KG.refersTo}>",
        f"^<{KG.participation}>/<{KG.triggerPassage}>",
        f"<{KG.left}>/<{KG.triggerPassage}>",
        f"<{KG.left}>/<{KG.contentPassage}>",
    ]
)
_ARTICLE = f"<{KG.inArticle}>|<{KG.reportedIn}>|^<{KG.relay}>/<{KG.inArticle}>"
_EXCERPT = 60  # characters


def located(store: Store, faults: Iterable[Fault]) -> list[Problem]:
    """Return the faults as problems, each where its node stands, in order of file, place and message."""
    by_node: dict[str, set[Fault]] = defaultdict(set)
    for fault in faults:
        by_node[fault.node].add(fault)
    problems = []
    for node, found in by_node.items():
        where, span, words = _place(store, node)
        name = node.removeprefix(store.base)
        problems += [Problem(fault.severity, f"{name}{words}: {fault.message}", where, span) for fault in found]
    return sorted(problems, key=lambda problem: (problem.where, problem.span or (), problem.message))


def _place(store: Store, node: str) -> tuple[str, Span | None, str]:
    """The file that a node is of, the offsets and the words there; the graph where it is of no article."""
    for row in store.select(_words_query(iri(node))):
        span = Span(int(row["start"].value), int(row["end"].value))
        words = " ".join(row["exact"].value.split())
        excerpt = words if len(words) <= _EXCERPT else f"{words[:_EXCERPT]}…"
        return row["file"].value, span, f" “{excerpt}”"
    for row in store.select(_file_query(iri(node))):
        return row["file"].value, None, ""
    return "graph", None, ""


def _words_query(node: str) -> str:
    return f"""
    SELECT ?file ?start ?end ?exact WHERE {{
      {{ {node} {_PASSAGE} ?passage }} UNION {{ VALUES ?passage {{ {node} }} }}
      ?passage <{KG.start}> ?start ; <{KG.end}> ?end ; <{KG.exact}> ?exact ;
        <{KG.inArticle}>/<{KG.file}> ?file {OFFSETS}
    }} ORDER BY ?file ?start ?end LIMIT 1"""


def _file_query(node: str) -> str:
    return f"""
    SELECT ?file WHERE {{
      {{ {node} {_ARTICLE} ?article }} UNION {{ VALUES ?article {{ {node} }} }}
      ?article <{KG.file}> ?file
    }} ORDER BY ?file LIMIT 1"""
