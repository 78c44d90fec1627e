"""The stored queries tried: each asked of a small made-up world whose answers are known, on one engine and another.

The world and the answers are files that travel with the package: `world.trig`, `cases.yaml`, an answer for each case.
An endpoint that holds a graph of ours already is compared with our own engine over the same graph instead.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

import yaml

from kg.answers import Answer, render, shown
from kg.engines import Engine
from kg.engines.files import read_files
from kg.errors import KgError
from kg.paths import query_cases_dir
from kg.queries import StoredQuery, load_query, run
from kg.store import Store, read_triples
from kg.trial.samples import sample_params

__all__ = ["Case", "Tried", "as_file", "cases_of", "difference", "made_up_world", "try_against", "try_cases"]

_SHOWN = 2  # rows of a difference that are told


@dataclass(frozen=True, slots=True)
class Case:
    """A stored query with values for its parameters, and the file with the answer that the world gives."""

    query: str
    params: Mapping[str, str]
    answer: str

    @property
    def expected(self) -> str:
        """The answer: tab-separated rows with a head, or Turtle."""
        return (query_cases_dir() / self.answer).read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Tried:
    """How an engine answered: `difference` is "" where it answered as expected."""

    engine: str
    query: str
    params: Mapping[str, str]
    difference: str
    seconds: float


def cases_of(names: Collection[str] = ()) -> list[Case]:
    """Return the cases of the queries of these names, of all where none is given.

    Raises:
        KgError: there is no such query.
    """
    for name in names:
        load_query(name)  # says what may be meant
    listed = yaml.safe_load((query_cases_dir() / "cases.yaml").read_text(encoding="utf-8"))
    return [
        Case(row["query"], {name: str(value) for name, value in row["params"].items()}, row["answer"])
        for row in listed
        if not names or row["query"] in names
    ]


def made_up_world() -> Store:
    """Return the world that the cases are asked of, with the ontology."""
    return read_files([query_cases_dir() / "world.trig"])


def try_cases(engines: Mapping[str, Engine], cases: Iterable[Case]) -> Iterator[Tried]:
    """Ask each case of each engine, and compare with its answer."""
    for case in cases:
        for name, engine in engines.items():
            yield _try(name, engine, load_query(case.query), case.params, case.expected)


def try_against(own: Engine, name: str, engine: Engine, queries: Iterable[StoredQuery]) -> Iterator[Tried]:
    """Ask each query of an engine, with values out of the graph, and compare with our own over the same graph."""
    for query in queries:
        params = sample_params(own, query)
        if params is not None:
            yield _try(name, engine, query, params, as_file(run(own, query, params)))


def as_file(answer: Answer) -> str:
    """Return an answer as the files of the cases have it: tab-separated rows with a head, or Turtle."""
    if answer.triples is not None:
        return render(answer, "turtle")
    head, rows = shown(answer)
    return "".join("\t".join(line) + "\n" for line in [head, *rows])


def difference(answer: Answer, expected: str) -> str:
    """Return what an answer lacks and has too much, as a bag of rows or triples; "" where it is as expected."""
    if answer.triples is not None:
        found = Counter(map(str, answer.triples))
        wanted = Counter(map(str, set(read_triples(expected.encode(), "text/turtle"))))
        found = Counter(dict.fromkeys(found, 1))  # a graph has a triple once, however often it is told
    else:
        found, wanted = Counter(as_file(answer).splitlines()), Counter(expected.splitlines())
    lacking, beyond = list((wanted - found).elements()), list((found - wanted).elements())
    return "; ".join(filter(None, [_told("lacks", lacking), _told("has too much", beyond)]))


def _try(name: str, engine: Engine, query: StoredQuery, params: Mapping[str, str], expected: str) -> Tried:
    begun = time.perf_counter()
    try:
        differs = difference(run(engine, query, params), expected)
    except KgError as error:
        differs = str(error)
    return Tried(name, query.name, params, differs, time.perf_counter() - begun)


def _told(verb: str, rows: list[str]) -> str:
    if not rows:
        return ""
    shown_rows = " / ".join(row.replace("\t", " · ") for row in rows[:_SHOWN])
    return f"{verb} {len(rows)}: {shown_rows}{' / …' if len(rows) > _SHOWN else ''}"
