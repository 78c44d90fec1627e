"""What several articles share: their reports of one event, and of one act of speech, brought together.

Every event report gets an event and every statement with a speaker an utterance, also where one article alone has
it. Reports are joined only on good evidence: a wrong join is worse than a missing one. Each join is written down as
a judgement with its evidence, and so is each pair that might be one but is not sure. The order of the reports makes
no difference, and unrelated articles change nothing.
"""

from __future__ import annotations

from kg.consolidate.events import group_events
from kg.consolidate.records import EventReport, Reports, StatementReport
from kg.consolidate.reports import reports_in, reports_of
from kg.consolidate.utterances import group_statements
from kg.consolidate.write import Writer
from kg.iri import Iris

__all__ = ["EventReport", "Reports", "StatementReport", "consolidate", "reports_in", "reports_of"]


def consolidate(reports: Reports, iris: Iris) -> tuple[str, ...]:
    """Return the graph of what articles share: N-Quads lines, sorted, each once."""
    writer = Writer(reports, iris)
    events, judged = group_events(reports.events)
    of_event = writer.write_events(events)
    utterances, also_judged = group_statements(reports.statements, of_event)
    writer.write_utterances(utterances)
    writer.write_judgements(judged + also_judged)
    return writer.lines()
