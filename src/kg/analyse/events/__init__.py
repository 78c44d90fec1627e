"""The events that an article reports: calls, meetings, visits, measures, attacks … and who had which part in them.

Words that may name an event (`sightings`) are read in their sentence (`readings`): who takes part, when, where,
whether it took place. Readings of the same event become one record (`coreference`).
"""

from __future__ import annotations

from dataclasses import replace

from kg.analyse.events.coreference import Register
from kg.analyse.events.draft import to_event
from kg.analyse.events.readings import sightings
from kg.analyse.events.stage import Stage
from kg.model import Analysis, Article


def events(article: Article, analysis: Analysis) -> Analysis:
    """Add the events."""
    stage = Stage(article, analysis)
    register = Register(stage)
    for sentence, triggers in stage.sentences():
        for sighting in sightings(stage, sentence, triggers, register.knows):
            register.take(sighting)
    drafts = sorted(register.drafts, key=lambda draft: min(draft.triggers))
    return replace(analysis, events=tuple(to_event(stage, draft, n) for n, draft in enumerate(drafts, start=1)))
