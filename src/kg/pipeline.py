"""The whole story on one screen: read → analyse → resolve → to_quads → store, then consolidate.

Each article is written to the store in one transaction, so a run that is killed leaves every article as it was or
as it now is. What several articles share is worked out again at the end from all that the store then holds.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from kg import __version__, lexicon
from kg.additions import in_use
from kg.analyse import analyse
from kg.consolidate.update import check_ledger, update
from kg.errors import KgError
from kg.extract import to_row
from kg.identity import resolve
from kg.iri import BASE, Iris
from kg.model import Analysis, Article, Problem, Severity
from kg.rdf import ontology_quads, run_quads, to_quads
from kg.read import read_articles
from kg.store import Store, StoredArticle

ANALYSED = ("en", "zh")
_BATCH = 64  # articles handed to the workers at a time: bounds memory, keeps the order


Outcome = Problem | tuple[Article, Analysis]


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: the articles written, by file, and the problems met on the way."""

    articles: tuple[str, ...]
    problems: tuple[Problem, ...]


def understand(found: Article | Problem) -> Outcome:
    """Return an article with all that it says, its actors by the keys that every article shares."""
    if isinstance(found, Problem):
        return found
    return found, resolve(found, analyse(found))


def build(  # noqa: PLR0913 (the options of the command)
    paths: Sequence[str | Path],
    store: str | Path = "graph",
    *,
    base: str = BASE,
    ledger: str | Path | None = None,
    gazetteer: Sequence[str | Path] = (),
    workers: int = 1,
    stdin: BinaryIO | None = None,
    on_article: Callable[[Article], None] = lambda _: None,
) -> Built:
    """Put the articles at `paths` into the store at `store`, replacing those that changed.

    `ledger` is the file of judgements of sameness; without it, that in the store's folder. `gazetteer` are files of
    actors, topics and events of the user's own.

    Raises:
        KgError: a path does not exist, nothing can be read, the ledger or a gazetteer has a malformed line, or the
            store is not ours or in use.
    """
    iris = Iris(base)
    started = datetime.now(UTC)
    written: dict[str, str] = {}  # graph → file
    problems: list[Problem] = []
    with in_use(gazetteer), Store.open(Path(store), base=base) as graphs:
        check_ledger(graphs, ledger)
        before = {article.file: article.graph for article in graphs.articles()}
        for outcome in _understood(read_articles(paths, stdin), workers):
            if isinstance(outcome, Problem):
                problems.append(outcome)
                continue
            article, analysis = outcome
            graph = iris.article_graph(article.sha256)
            outdated = before.get(article.file, graph)
            drop = [] if outdated == graph or outdated in written else [outdated]
            graphs.replace(graph, to_quads(article, analysis, iris, rules_digest()), drop=drop)
            written[graph] = article.file
            problems += _remarks(article)
            on_article(article)
        problems += _finish(graphs, iris, started, len(written), ledger)
    return Built(tuple(written.values()), tuple(problems))


def remove(
    names: Sequence[str],
    store: str | Path = "graph",
    *,
    ledger: str | Path | None = None,
    gazetteer: Sequence[str | Path] = (),
) -> tuple[str, ...]:
    """Take articles out of the store, named by file, file name, row id, hash or IRI; return their files.

    Raises:
        KgError: a name fits no article, or several, or the ledger has a malformed line; then nothing is removed.
    """
    started = datetime.now(UTC)
    with in_use(gazetteer), Store.open(Path(store), create=False) as graphs:
        check_ledger(graphs, ledger)
        found = [find_article(graphs, name) for name in names]
        for article in found:
            graphs.remove(article.graph)
        _finish(graphs, Iris(graphs.base), started, 0, ledger)
    return tuple(article.file for article in found)


def extract(
    paths: Sequence[str | Path],
    *,
    gazetteer: Sequence[str | Path] = (),
    workers: int = 1,
    stdin: BinaryIO | None = None,
) -> Iterator[dict[str, Any] | Problem]:
    """Yield a JSON-ready object for each article, in order, and the problems met on the way; no store is needed.

    Two files of the same text give two objects: here the caller's names count.

    Raises:
        KgError: a path does not exist, nothing can be read, or a gazetteer has a malformed line.
    """
    with in_use(gazetteer):
        for outcome in _understood(read_articles(paths, stdin, distinct=False), workers):
            if isinstance(outcome, Problem):
                yield outcome
                continue
            article, analysis = outcome
            yield to_row(article, analysis)
            yield from _remarks(article)


def find_article(store: Store, name: str) -> StoredArticle:
    """Return the one article in the store called `name`: a file, file name, row id, hash or IRI.

    Raises:
        KgError: there is none, or more than one.
    """
    fitting = [article for article in store.articles() if name in _names(article)]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        files = ", ".join(sorted(article.file for article in fitting))
        raise KgError(f"{name}: fits several articles ({files}); give the whole path or the hash")
    raise KgError(f"{name}: no such article in the store; 'kg query articles' lists them")


def _names(article: StoredArticle) -> set[str]:
    return {article.file, article.name, article.iri, article.sha256, article.sha256[:12]}


@cache
def rules_digest() -> str:
    """Return a hash of the rules and lexicons, a user's too: equal digests make equal facts of equal texts."""
    package = Path(__file__).parent
    rules = sorted([*(package / "analyse").rglob("*.py"), *(package / "data").glob("*.yaml")])
    digest = hashlib.sha256(__version__.encode())
    for rule in rules:
        digest.update(rule.read_bytes())
    if lexicon.added():
        digest.update(json.dumps(lexicon.added(), sort_keys=True).encode())
    return digest.hexdigest()[:16]


def _understood(found: Iterator[Article | Problem], workers: int) -> Iterator[Outcome]:
    """Analyse what is read, in order, in this process or in several."""
    if workers == 1:
        yield from map(understand, found)
        return
    with ProcessPoolExecutor(workers, initializer=lexicon.use, initargs=(lexicon.added(),)) as pool:
        while batch := list(islice(found, _BATCH)):
            yield from pool.map(understand, batch, chunksize=4)


def _remarks(article: Article) -> tuple[Problem, ...]:
    """What a user should know of an article that was read, yet gives no facts."""
    if article.language not in ANALYSED:
        message = f"language {article.language!r} is not analysed, only {' and '.join(ANALYSED)}: no facts from it"
    elif not article.paragraphs:
        message = "no paragraph of an article found in it, only headings or navigation: no facts from it"
    else:
        return ()
    return (Problem(Severity.WARNING, message, article.file),)


def _finish(
    graphs: Store, iris: Iris, started: datetime, articles: int, ledger: str | Path | None
) -> tuple[Problem, ...]:
    """Write the graphs that rest on all articles, and that of the run; return what is amiss in the ledger."""
    graphs.replace(iris.ontology_graph, ontology_quads(iris))
    problems = update(graphs, ledger)
    graphs.replace(iris.run_graph, run_quads(iris, started, datetime.now(UTC), articles))
    return problems
