"""How well reports of one event, one act of speech and one origin are brought together, and how fast.

    python benchmarks/identity.py [ARTICLES [EVENTS [REPORTS]]]

First made-up news (`made_news`) is built like any other, and every pair of mentions is compared with the facts that
the news was made from: precision is the share of the pairs joined that are right, recall that of the right ones that
are joined, what the reading of the articles missed counted as missed. Then event reports, made directly, are
consolidated: what that takes grows with their number, not with its square.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

import kg
from kg.consolidate import EventReport, Reports, consolidate
from kg.iri import Iris
from kg.store import Store
from kg.vocab import KG, SCHEMA
from made_news import MadeArticle, Mark, make_articles

ARTICLES, EVENTS, REPORTS = 2_000, 200, 100_000
_PASSAGES = {"event": KG.triggerPassage, "utterance": KG.contentPassage}

Mention = tuple[str, str]  # an article, and what it tells of


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of mentions: those that are of one thing, those that were joined, and those that are both."""

    name: str
    true: int
    joined: int
    right: int

    @property
    def precision(self) -> float:
        """The share of the pairs joined that are right."""
        return self.right / self.joined if self.joined else 1.0

    @property
    def recall(self) -> float:
        """The share of the right pairs that are joined."""
        return self.right / self.true if self.true else 1.0

    def told(self) -> str:
        """Return a line for people."""
        return f"{self.name}: precision {self.precision:.3f}, recall {self.recall:.3f} of {self.true} pairs"


def main(articles: int, events: int, reports: int) -> None:
    """Measure, and print."""
    made = list(make_articles(events, articles))
    with TemporaryDirectory() as folder:
        begun = perf_counter()
        build(made, Path(folder))
        print(f"{len(made)} articles of {events} events built in {perf_counter() - begun:.0f} s")
        for pairs in measure(made, Path(folder) / "graph"):
            print(pairs.told())
    begun = process_time()
    found = consolidate(Reports(tuple(make_reports(reports))), Iris())
    took = process_time() - begun
    print(f"{reports} event reports consolidated in {took:.0f} s of one core: {len(found.lines)} triples")


def build(made: Iterable[MadeArticle], folder: Path) -> None:
    """Build the graph of made-up articles at `folder/graph`."""
    rows = folder / "news.jsonl"
    rows.write_text("".join(f"{json.dumps(article.row(), ensure_ascii=False)}\n" for article in made), encoding="utf-8")
    kg.build([rows], folder / "graph")


def measure(made: Iterable[MadeArticle], graph: Path) -> Iterator[Pairs]:
    """Yield what was joined of the events, acts of speech and origins."""
    by_id = {article.id: article for article in made}
    with Store.open(graph, read_only=True) as store:
        named = dict(_values(store, f"?a <{SCHEMA.identifier}> ?b"))
        article_of = {iri: by_id[name] for iri, name in named.items()}
        for kind, passage in _PASSAGES.items():
            truth = {(a.id, mark.key): mark.key for a in by_id.values() for mark in a.marks if mark.kind == kind}
            yield count(f"{kind}s", truth, _found(store, kind, passage, article_of))
        origin = {(named[iri], ""): node for iri, node in _values(store, f"?a <{KG.origin}> ?b")}
        yield count("origins", {(a.id, ""): a.origin for a in by_id.values()}, origin)


def _values(store: Store, pattern: str) -> list[tuple[str, str]]:
    rows = store.select(f"SELECT DISTINCT ?a ?b WHERE {{ {pattern} }}")
    return [(row["a"].value, row["b"].value) for row in rows]


def _found(store: Store, kind: str, passage: str, article_of: Mapping[str, MadeArticle]) -> dict[Mention, str]:
    """The node that each mention was joined to: the report in whose sentence it stands."""
    merged = dict(_values(store, f"?a <{KG.reports}> ?b . ?b a <{KG.Event if kind == 'event' else KG.Utterance}>"))
    found: dict[Mention, str] = {}
    for report, at in sorted(_values(store, f"?a <{passage}> ?b")):
        article = article_of[at.partition("#")[0]]
        start = int(at.partition("#char=")[2].partition(",")[0])
        mark = next((mark for mark in article.marks if mark.kind == kind and _covers(mark, start)), None)
        if mark and report in merged:
            found.setdefault((article.id, mark.key), merged[report])
    return found


def _covers(mark: Mark, at: int) -> bool:
    return mark.start <= at < mark.end


def count(name: str, truth: Mapping[Mention, str], found: Mapping[Mention, str]) -> Pairs:
    """Count the pairs of mentions by what they are of, by what they were joined to, and by both."""
    both = Counter((truth[mention], node) for mention, node in found.items() if mention in truth)
    joined = Counter(node for mention, node in found.items() if mention in truth)
    return Pairs(name, _pairs(Counter(truth.values())), _pairs(joined), _pairs(both))


def _pairs(sizes: Mapping[str, int] | Mapping[tuple[str, str], int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes.values())


def make_reports(number: int, seed: int = 5) -> Iterator[EventReport]:
    """Yield event reports of a world of a thousand people, ten to an event, their days given more or less exactly."""
    rng = random.Random(seed)
    people = [f"person-{n}" for n in range(1000)]
    kinds = ["call", "meeting", "visit", "post", "briefing"]
    event = -1
    for report in range(number):
        if report % 10 == 0:
            event += 1
            who = tuple(sorted(rng.sample(people, 2)))
            kind, day = rng.choice(kinds), f"2025-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
        when = rng.choice([day, day, day, f"XXXX{day[4:]}", day[:7], None])
        article = f"urn:article:{report // 10}:{report % 10}"
        yield EventReport(f"{article}/event/1", article, kind, who, frozenset(who), when=when)


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:4]]
    main(*given, *(ARTICLES, EVENTS, REPORTS)[len(given) :])
