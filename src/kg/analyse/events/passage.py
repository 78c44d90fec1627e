"""A sentence as it stands: its text, the words of our lists in it, and who is named there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.analyse.events.lexicon import EventLexicon, event_lexicon
from kg.analyse.events.sightings import Trigger
from kg.analyse.events.stage import Stage
from kg.analyse.events.words import Words
from kg.model import Mention, Span

_DATELINE = re.compile("[（(【][^）)】]{2,30}[电讯電訊][）)】]")  # （路透华盛顿24日电）: nobody there takes part


class Passage:
    """A sentence as it stands; offsets count from its start."""

    def __init__(self, stage: Stage, span: Span, language: str, triggers: list[Trigger]) -> None:
        self.stage = stage
        self.span = span
        self.language = language
        self.lexicon: EventLexicon = event_lexicon(language)
        self.text = stage.text[span.start : span.end]
        self.lower = stage.lower[span.start : span.end]  # the text in lower case
        self.words: Words = stage.words_in(span, language)  # those of the lexicon's lists, and the triggers among them
        self.words["triggers"] = [(trigger.start, trigger.end, "") for trigger in triggers]
        dateline = _DATELINE.match(self.text)
        named = Span(span.start + dateline.end(), span.end) if dateline else span
        self.mentions: Sequence[Mention] = stage.mentions_in(named)
