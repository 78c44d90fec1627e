"""An article with what was found in it, asked sentence by sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from kg.analyse.references import referents_after, spoken_of
from kg.analyse.references.cast import Spoken, cast_of
from kg.model import ActorType, Analysis, Article, Mention, Sentence, Span, Time


@dataclass(frozen=True)
class Stage:
    """An article with what was found in it, asked sentence by sentence."""

    article: Article
    analysis: Analysis

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """All mentions, in order."""
        return self.analysis.mentions

    @cached_property
    def _starts(self) -> list[int]:
        return [mention.span.start for mention in self.mentions]

    @cached_property
    def types(self) -> dict[str, ActorType]:
        """What kind each actor is."""
        return {actor.id: actor.type for actor in self.analysis.actors}

    @cached_property
    def _time_starts(self) -> list[int]:
        return [time.span.start for time in self.analysis.times]

    def mentions_in(self, span: Span) -> tuple[Mention, ...]:
        """The mentions in `span`."""
        return self.mentions[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]

    def times_in(self, span: Span) -> tuple[Time, ...]:
        """The times in `span`."""
        starts = self._time_starts
        return self.analysis.times[bisect_left(starts, span.start) : bisect_left(starts, span.end)]

    def text(self, sentence: Sentence) -> str:
        """The folded sentence, line breaks made spaces."""
        return self.analysis.folded[sentence.span.start : sentence.span.end].replace("\n", " ").replace("\r", " ")

    def holds(self, words: re.Pattern[str] | None) -> bool:
        """Whether one of the words stands in the article, where they are asked for."""
        if words is None:
            return True
        if words not in self._held:
            self._held[words] = bool(words.search(self.analysis.folded, *self.article.body))
        return self._held[words]

    @cached_property
    def _held(self) -> dict[re.Pattern[str], bool]:
        return {}

    @cached_property
    def _spoken(self) -> Spoken:
        return spoken_of(self.analysis.statements)

    def meant(self, span: Span) -> tuple[str, ...]:
        """Whom the phrase at `span` stands for."""
        return referents_after(cast_of(self.analysis), self._spoken, span)

    def are(self, actors: Iterable[str], kind: ActorType) -> bool:
        """Whether all `actors` are of `kind`."""
        return all(self.types.get(actor) is kind for actor in actors)
