"""Bringing the consolidated graph of a store up to date, and the ledger beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from kg import vocab
from kg.consolidate import Consolidated, consolidate, reports_in
from kg.consolidate.decisions import Decisions, decide
from kg.consolidate.ledger import NAME, Ledger, Line, digest, read_ledger, write_ledger
from kg.consolidate.records import RULE, Judgement, Kind, Verdict
from kg.consolidate.sides import Side, sides_of
from kg.iri import Iris
from kg.model import Problem, Severity
from kg.store import Store, Table
from kg.vocab import KG, RDFS

_JUDGEMENTS = f"""
SELECT DISTINCT ?left ?right ?verdict ?score ?rule ?evidence ?by WHERE {{
  ?judgement <{KG.left}> ?left ; <{KG.right}> ?right ; <{KG.verdict}> ?verdict ; <{KG.score}> ?score ;
    <{KG.evidence}> ?evidence ; <{KG.madeBy}> ?maker .
  OPTIONAL {{ ?judgement <{KG.rule}> ?rule }}
  OPTIONAL {{ ?maker <{RDFS.label}> ?by }}
}}"""
_VERDICTS = {vocab.verdict(verdict): verdict for verdict in Verdict}


def ledger_path(store: Store, given: str | Path | None) -> Path | None:
    """Return where the ledger of a store is: where the user says, else in its folder; none for one in memory."""
    return Path(given) if given else (store.path / NAME if store.path else None)


def check_ledger(store: Store, ledger: str | Path | None = None) -> None:
    """See to it that a ledger can be read, before any work is done that rests on it.

    Raises:
        KgError: it cannot be read, or has a malformed line.
    """
    if path := ledger_path(store, ledger):
        read_ledger(path, store.base)


def update(store: Store, ledger: str | Path | None = None) -> tuple[Problem, ...]:
    """Consolidate anew from all that the store holds and the ledger decides; return what is amiss in the ledger.

    The ledger is written before the graph, so that a run that is killed between the two takes no join back.

    Raises:
        KgError: the ledger cannot be read or written, or has a malformed line; then nothing is changed.
    """
    iris = Iris(store.base)
    path = ledger_path(store, ledger)
    reports = reports_in(store)
    if path is None:
        store.replace(iris.consolidated, consolidate(reports, iris).lines)
        return ()
    sides = sides_of(reports, iris)
    decisions = decide(read_ledger(path, store.base), sides, judgements_in(store), str(path))
    found = consolidate(reports, iris, decisions.judgements)
    lines = *_lines(found, decisions, sides), *decisions.waiting
    write_ledger(path, Ledger(lines, digest(found.judgements)), store.base)
    store.replace(iris.consolidated, found.lines)
    return (*decisions.problems, *_contradicted(found, decisions, path))


def judgements_in(store: Store) -> list[Judgement]:
    """Return the judgements that the graph of a store rests on, in order."""
    return sorted(_judgement(row) for row in _rows(store.select(_JUDGEMENTS)))


def _rows(table: Table) -> Iterator[dict[str, str]]:
    for row in table:
        yield {name: row[name].value if row[name] is not None else "" for name in table.variables}


def _judgement(row: dict[str, str]) -> Judgement:
    return Judgement(
        left=row["left"],
        right=row["right"],
        verdict=_VERDICTS[row["verdict"]],
        kind=kind_of(row["left"]),
        score=float(row["score"]),
        rule=row["rule"],
        evidence=row["evidence"],
        by=row["by"] or RULE,
    )


def kind_of(iri: str) -> Kind:
    """Return what an IRI is of: a report's ends in what it is and its number."""
    what = iri.rpartition("/")[0].rpartition("/")[2]
    return {"event": Kind.EVENT, "statement": Kind.UTTERANCE, "article": Kind.ORIGIN}.get(what, Kind.ACTOR)


def _lines(found: Consolidated, decisions: Decisions, sides: Mapping[str, Side]) -> Iterator[Line]:
    """Yield a line for each judgement; a person's stays as it was written, also where others contradict it."""
    written = {judgement.pair: judgement for judgement in decisions.judgements}
    for judgement in found.judgements:
        line = judgement
        if decision := written.get(judgement.pair):
            line = replace(judgement, verdict=decision.verdict, evidence=decision.evidence or judgement.evidence)
        rules = found.rules.get(judgement.pair) if judgement.decided else line.verdict
        left, right = (sides[iri].says if iri in sides else "" for iri in judgement.pair)
        yield Line(line, rules, (left, right))


def _contradicted(found: Consolidated, decisions: Decisions, path: Path) -> Iterator[Problem]:
    """Yield the decisions that other decisions do not let stand: a is b, b is c, but a is not c."""
    written = {judgement.pair: judgement.verdict for judgement in decisions.judgements}
    for judgement in found.judgements:
        if written.get(judgement.pair, judgement.verdict) is not judgement.verdict:
            message = f"{judgement.left} and {judgement.right} are not joined: other decisions keep them apart"
            yield Problem(Severity.WARNING, f"{message}; change one of them", str(path))
