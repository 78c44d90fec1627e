"""What several articles share: their reports of one event, and of one act of speech, brought together.

Every event report gets an event and every statement with a speaker an utterance, also where one article alone has
it. Rules propose, people decide, and the groups are made of these judgements alone; a wrong join is worse than a
missing one. Each join is written down as a judgement with its evidence, and so is each pair that might be one but is
not sure. The order of the reports makes no difference, and unrelated articles change nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.consolidate.actors import group_actors, judge_actors, under_one_name
from kg.consolidate.events import group_events, judge_events
from kg.consolidate.judged import Judged
from kg.consolidate.origins import group_articles, judge_origins
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
    rules: Mapping[tuple[str, str], Verdict]  # what the rules said of each pair, before people decided


def consolidate(reports: Reports, iris: Iris, decisions: Iterable[Judgement] = ()) -> Consolidated:
    """Bring reports together, by the rules and by the decisions of people, which win over the rules."""
    judged = Judged(decisions)
    proposed = judged.with_decisions(Kind.ACTOR, judge_actors(reports.actors, reports.events, iris))
    under, settled = group_actors(reports.actors, iris, proposed)
    judged.settle(settled)
    reports = under_one_name(reports, under)
    parties = Parties(reports.acts_for)
    writer = Writer(reports, iris, parties)
    writer.write_actors(under)
    proposed = judged.with_decisions(Kind.EVENT, judge_events(reports.events, parties, reports.names))
    events, settled = group_events(reports.events, proposed)
    judged.settle(settled)
    of_event = writer.write_events(events)
    scenes = Scenes(events, of_event, reports.articles)
    proposed = judged.with_decisions(Kind.UTTERANCE, judge_statements(reports.statements, scenes))
    utterances, settled = group_statements(reports.statements, scenes, proposed)
    judged.settle(settled)
    writer.write_utterances(utterances)
    proposed = judged.with_decisions(Kind.ORIGIN, judge_origins(reports.copies))
    origins, settled = group_articles((article.iri for article in reports.articles), proposed)
    judged.settle(settled)
    writer.write_origins(origins)
    writer.write_copies(reports.copies)
    writer.write_judgements(judged.settled)
    return Consolidated(writer.lines(), tuple(sorted(judged.settled)), judged.rules)
