"""Tables for statistics: a row a statement, a row an event, a row a pair of actors and day.

As CSV (RFC 4180, UTF-8), or as Parquet with typed columns by pyarrow, the extra `tables`. Several values in one
cell are parted by ` | `.
"""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from types import MappingProxyType

from kg.errors import KgError
from kg.export.facts import ACTOR_KINDS, ArticleFacts, Facts, facts_by_article, shared_facts
from kg.export.selection import Selection, Table, Writer
from kg.store import Store
from kg.vocab import KG, RDF, SCHEMA

Row = Mapping[str, str | int | None]  # column → value

# column → what Parquet keeps it as; dates that may be vague are texts, their bounds are days
STATEMENT_COLUMNS = {
    "statement": "string",
    "utterance": "string",
    "article": "string",
    "file": "string",
    "outlet": "string",
    "published": "string",
    "language": "string",
    "speaker": "string",
    "speaker_name": "string",
    "speaker_type": "string",
    "source": "string",
    "addressee": "string",
    "addressee_name": "string",
    "relayed_by": "string",
    "form": "string",
    "speech_act": "string",
    "cue": "string",
    "quotation": "string",
    "start": "int64",
    "end": "int64",
    "when": "string",
    "earliest": "date32",
    "latest": "date32",
    "occasion": "string",
    "topics": "string",
    "mentions": "string",
}
EVENT_COLUMNS = {
    "event": "string",
    "type": "string",
    "label": "string",
    "status": "string",
    "when": "string",
    "earliest": "date32",
    "latest": "date32",
    "place": "string",
    "medium": "string",
    "participants": "string",
    "articles": "int64",
}
DYAD_DAY_COLUMNS = {
    "day": "date32",
    "one": "string",
    "other": "string",
    "type": "string",
    "count": "int64",
    "articles": "int64",
}
SAID = "utterance"  # the type of a dyad-day of speech: `one` speaks to `other`
_BETWEEN = " | "


def statement_rows(store: Store) -> Iterator[Row]:
    """Yield a row for each statement of each article, in the order of the articles' files."""
    for found in facts_by_article(store):
        for statement in found.facts.of_class(KG.Statement):
            yield _statement(found, statement)


def event_rows(store: Store) -> Iterator[Row]:
    """Yield a row for each event, however many articles report it."""
    facts = shared_facts(store)
    for event in facts.of_class(KG.Event):
        yield {
            "event": event,
            "type": facts.slug(facts.one(event, KG.eventType)),
            "label": facts.label(event),
            "status": _BETWEEN.join(filter(None, map(facts.slug, facts.all(event, KG.status)))),
            **_times(facts, event),
            "place": facts.one(event, KG.place),
            "medium": facts.slug(facts.one(event, KG.medium)),
            "participants": _joined(facts, event, KG.hasParticipant),
            "articles": len(facts.all(event, KG.reportedIn)),
        }


def dyad_day_rows(store: Store) -> Iterator[Row]:
    """Yield a row for each pair of actors, day and type: how many events had both, or how often one spoke to the other.

    An event or act of speech is counted once, however many articles report it, and only where its day is known. Of
    events, those that took place; their pairs stand in alphabetical order.
    """
    facts = shared_facts(store)
    counts: dict[tuple[str, str, str, str], set[str]] = {}
    for day, one, other, kind, node in _meetings(facts):
        counts.setdefault((day, one, other, kind), set()).add(node)
    for (day, one, other, kind), nodes in sorted(counts.items()):
        articles = {article for node in nodes for article in facts.all(node, KG.reportedIn)}
        row = {"day": day, "one": one, "other": other, "type": kind}
        yield {**row, "count": len(nodes), "articles": len(articles)}


def _meetings(facts: Facts) -> Iterator[tuple[str, str, str, str, str]]:
    for event in facts.of_class(KG.Event):
        day, kind = _day(facts, event), facts.slug(facts.one(event, KG.eventType))
        if day and kind and "occurred" in map(facts.slug, facts.all(event, KG.status)):
            for one, other in combinations(sorted(facts.all(event, KG.hasParticipant)), 2):
                yield day, one, other, kind, event
    for utterance in facts.of_class(KG.Utterance):
        day = _day(facts, utterance)
        for speaker in facts.all(utterance, KG.speaker):
            for addressee in facts.all(utterance, KG.addressee):
                if day and speaker != addressee:
                    yield day, speaker, addressee, SAID, utterance


def _day(facts: Facts, node: str) -> str | None:
    """Return the day of an event or utterance, where one day is all that it can be."""
    earliest = facts.one(node, KG.earliest)
    return earliest if earliest == facts.one(node, KG.latest) else None


def _statement(found: ArticleFacts, node: str) -> Row:
    facts, article = found.facts, found.article
    speaker, addressee = facts.one(node, KG.speaker), facts.one(node, KG.addressee)
    content = facts.all(node, KG.contentPassage)
    return {
        "statement": node,
        "utterance": facts.one(node, KG.reports),
        "article": article.iri,
        "file": article.file,
        "outlet": facts.one(article.iri, SCHEMA.publisher),
        "published": facts.one(article.iri, SCHEMA.datePublished),
        "language": facts.one(article.iri, SCHEMA.inLanguage),
        "speaker": speaker,
        "speaker_name": facts.label(speaker),
        "speaker_type": _type(facts, speaker),
        "source": facts.one(facts.one(node, KG.sourcePassage), KG.exact),
        "addressee": addressee,
        "addressee_name": facts.label(addressee),
        "relayed_by": _joined(facts, node, KG.relayedBy),
        "form": facts.slug(facts.one(node, KG.form)),
        "speech_act": facts.slug(facts.one(node, KG.speechAct)),
        "cue": facts.one(facts.one(node, KG.cuePassage), KG.exact),
        "quotation": facts.one(node, SCHEMA.text),
        "start": min((facts.number(passage, KG.start) for passage in content), default=None),
        "end": max((facts.number(passage, KG.end) for passage in content), default=None),
        **_times(facts, node),
        "occasion": facts.one(facts.one(node, KG.occasion), KG.reports),
        "topics": _BETWEEN.join(filter(None, map(facts.slug, facts.all(node, SCHEMA.about)))),
        "mentions": _joined(facts, node, KG.mentions),
    }


def _times(facts: Facts, node: str) -> Row:
    return {
        "when": facts.one(node, KG.when),
        "earliest": facts.one(node, KG.earliest),
        "latest": facts.one(node, KG.latest),
    }


def _type(facts: Facts, actor: str | None) -> str | None:
    classes = facts.all(actor, RDF.type) if actor else []
    return next((ACTOR_KINDS[name] for name in classes if name in ACTOR_KINDS), None)


def _joined(facts: Facts, node: str, predicate: str) -> str:
    return _BETWEEN.join(facts.all(node, predicate))


TABLES = {
    Table.STATEMENTS: (STATEMENT_COLUMNS, statement_rows),
    Table.EVENTS: (EVENT_COLUMNS, event_rows),
    Table.DYAD_DAYS: (DYAD_DAY_COLUMNS, dyad_day_rows),
}


def _csv(store: Store, selection: Selection) -> Iterator[str]:
    columns, rows = _table(store, selection)
    line = io.StringIO()
    writer = csv.DictWriter(line, columns)
    writer.writeheader()
    yield line.getvalue()
    for row in rows:
        line.seek(0)
        line.truncate()
        writer.writerow(row)
        yield line.getvalue()


def _parquet(store: Store, selection: Selection) -> list[bytes]:
    try:
        import pyarrow  # noqa: PLC0415 (the extra `tables`, and slow to import)
        import pyarrow.parquet  # noqa: PLC0415
    except ImportError as error:
        raise KgError("Parquet needs pyarrow: pip install 'readout-kg[tables]', or choose csv") from error
    columns, rows = _table(store, selection)
    kinds = {"string": pyarrow.string(), "int64": pyarrow.int64(), "date32": pyarrow.date32()}
    schema = pyarrow.schema([(name, kinds[kind]) for name, kind in columns.items()])
    typed = [{name: _typed(row[name], kind) for name, kind in columns.items()} for row in rows]
    out = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(typed, schema=schema), out)
    return [out.getvalue()]


def _typed(value: str | int | None, kind: str) -> str | int | datetime.date | None:
    return datetime.date.fromisoformat(value) if kind == "date32" and isinstance(value, str) else value


def _table(store: Store, selection: Selection) -> tuple[dict[str, str], Iterable[Row]]:
    try:
        columns, rows = TABLES[Table(selection.table)]
    except ValueError as error:
        raise KgError(f"no table called {selection.table}; choose one of {', '.join(Table)}") from error
    return columns, rows(store)


WRITERS: Mapping[str, Writer] = MappingProxyType({"csv": _csv, "parquet": _parquet})
