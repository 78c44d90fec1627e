"""A graph of a million triples in other stores, and asked cold: how long it takes, and whether all of it arrives.

    PYTHONPATH=tests/stores python benchmarks/stores.py [TRIPLES]

The graph is built of made articles, once, in `build/stores/benchmark`. It is loaded into Fuseki and Virtuoso, counted
by named graph, and some of its graphs are compared triple for triple. Then every stored query is asked by `kg query`
in a process of its own, and of the bare engine.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from unittest.mock import patch

import kg
from comparison import changed_triples
from kg.engines.endpoint import Endpoint
from kg.load import load
from kg.queries import Form, bound_text, stored_queries
from kg.store import Store
from kg.trial.samples import sample_params
from real_stores import STORES
from store_files import CACHE, Unavailable
from throughput import make_articles

TRIPLES = 1_000_000
STORES_TRIED = ("fuseki", "virtuoso")
SAMPLED = 25  # named graphs compared triple for triple
PATIENCE = 60  # seconds for one query
FOLDER = CACHE / "benchmark"
_TRIPLES_PER_ARTICLE = 1785  # about, with its share of what is consolidated


def main(triples: int) -> None:
    """Print the figures."""
    path = build_graph(FOLDER, triples)
    with Store.open(path, read_only=True) as own:
        print(f"{own.count():,} triples in {len(own.graphs())} named graphs")
        for name in STORES_TRIED:
            for line in try_store(name, own):
                print(line)
        for line in try_queries(own, path):
            print(line)


def build_graph(folder: Path, triples: int) -> Path:
    """Return a store of about so many triples, built of made articles unless it is there."""
    number = max(2, triples // _TRIPLES_PER_ARTICLE)
    store, news = folder / f"graph-{number}", folder / f"news-{number}"
    if not store.exists():
        news.mkdir(parents=True, exist_ok=True)
        for language in ("en", "zh"):
            for article in make_articles(language, number // 2):
                (news / article.name).write_text(article.text, encoding="utf-8")
        begun = perf_counter()
        kg.build([str(news)], store)
        print(f"built in {perf_counter() - begun:.0f} s")
    return store


def try_store(name: str, own: Store) -> Iterator[str]:
    """Yield how loading went into an empty store, and that it holds what was sent."""
    try:
        with TemporaryDirectory() as folder, STORES[name](Path(folder)) as store, patch.dict(os.environ, store.login):
            begun = perf_counter()
            loaded = load(own, store.graph_store)
            seconds = perf_counter() - begun
            yield (
                f"{store.name} {store.version}: {loaded.triples:,} triples in {seconds:.0f} s"
                f" ({loaded.triples / seconds / 1000:.0f}k/s), all equal when counted {loaded.counted}"
            )
            sampled = random.Random(1).sample(loaded.sent, min(SAMPLED, len(loaded.sent)))
            with Endpoint(store.query) as endpoint:
                different = [graph for graph in sampled if changed_triples(own, endpoint, graph)]
            yield f"    {len(sampled)} graphs triple for triple: {len(different)} differ {' '.join(different)}".rstrip()
    except Unavailable as reason:
        yield f"{name}: not tried, {reason}"


def try_queries(own: Store, path: Path) -> Iterator[str]:
    """Yield how long each stored query takes from the command line, cold, and how long the bare engine takes."""
    program = shutil.which("kg", path=str(Path(sys.executable).parent)) or "kg"
    yield "query: seconds of computing by `kg query`, cold; by the bare engine, warm"
    for query in stored_queries():
        params = sample_params(own, query)
        if params is None:
            continue
        given = [part for name, value in params.items() for part in ("--param", f"{name}={value}")]
        form = ["--format", "csv"] if query.form is Form.SELECT else []
        cold = seconds_of([program, "query", query.name, "--store", str(path), *form, *given])
        if cold is None:
            yield f"    {query.name:24} more than {PATIENCE}"
            continue
        text = bound_text(own, query, params)
        begun = process_time()
        own.query(text)
        yield f"    {query.name:24} {cold:6.2f} {process_time() - begun:6.2f}"


def seconds_of(command: Sequence[str]) -> float | None:
    """Return how long a command computes, whatever else the machine is doing; None where that is too long."""
    begun = getrusage(RUSAGE_CHILDREN)
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        return None
    done = getrusage(RUSAGE_CHILDREN)
    return done.ru_utime + done.ru_stime - begun.ru_utime - begun.ru_stime


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else TRIPLES)
