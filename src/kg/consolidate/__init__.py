"""What several articles share: their reports of one event, and of one act of speech, brought together.

Every event report gets an event and every statement with a speaker an utterance, also where one article alone has
it. Rules propose, people decide, and the groups are made of these judgements alone; a wrong join is worse than a
missing one. Each join is written down as a judgement with its evidence, and so is each pair that might be one but is
not sure. The order of the reports makes no difference, and unrelated articles change nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.consolidate.events import group_events, judge_events
from kg.consolidate.parties import Parties
from kg.consolidate.records import EventReport, Judgement, Kind, Reports, StatementReport, Verdict
from kg.consolidate.reports import reports_in
from kg.consolidate.scenes import Scenes
from kg.consolidate.utterances import group_statements, judge_statements
from kg.consolidate.write import Writer
from kg.iri import Iris

__all__ = [
    "Consolidated",
    "EventReport",
    "Judgement",
    "Kind",
    "Reports",
    "StatementReport",
    "Verdict",
    "consolidate",
    "reports_in",
]


@dataclass(frozen=True, slots=True)
class Consolidated:
    """The graph of what articles share, as N-Quads lines, sorted, and the judgements that it rests on."""

    lines: tuple[str, ...]
    judgements: tuple[Judgement, ...]


def consolidate(reports: Reports, iris: Iris, decisions: Iterable[Judgement] = ()) -> Consolidated:
    """Bring reports together, by the rules and by the decisions of people, which win over the rules."""
    parties = Parties(reports.acts_for)
    writer = Writer(reports, iris, parties)
    decided = list(decisions)
    proposed = judge_events(reports.events, parties)
    events, judged = group_events(reports.events, proposed + _of_kind(decided, Kind.EVENT))
    of_event = writer.write_events(events)
    scenes = Scenes(events, of_event)
    proposed = judge_statements(reports.statements, scenes)
    utterances, also_judged = group_statements(reports.statements, scenes, proposed + _of_kind(decided, Kind.UTTERANCE))
    writer.write_utterances(utterances)
    settled = sorted(judged + also_judged)
    writer.write_judgements(settled)
    return Consolidated(writer.lines(), tuple(settled))


def _of_kind(judgements: Iterable[Judgement], kind: Kind) -> list[Judgement]:
    return [judgement for judgement in judgements if judgement.kind is kind]
