"""An article with what was found in it, asked sentence by sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.analyse.events.lexicon import Naming, event_lexicon
from kg.analyse.events.words import is_whole, lowered, spaced
from kg.analyse.references import referents_after, spoken_of
from kg.analyse.references.cast import Cast, Spoken, cast_of
from kg.gazetteer import countries, known_actors
from kg.model import ActorType, Analysis, Article, Mention, Span, Time


@dataclass(frozen=True)
class Named:
    """Words of the text that may name an event; offsets are those of the article."""

    start: int
    end: int
    namings: tuple[Naming, ...]


@dataclass(frozen=True)
class Stage:
    """An article with what was found in it, asked sentence by sentence."""

    article: Article
    analysis: Analysis

    @cached_property
    def text(self) -> str:
        """The folded text, line breaks made spaces."""
        return self.analysis.folded.replace("\n", " ").replace("\r", " ")

    @cached_property
    def lower(self) -> str:
        """The text in lower case."""
        return lowered(self.text)

    @cached_property
    def spaced(self) -> str:
        """The text in lower case, for the look-up of words."""
        return spaced(self.lower)

    @cached_property
    def cast(self) -> Cast:
        """The actors, to be asked whom a phrase stands for."""
        return cast_of(self.analysis)

    @cached_property
    def mentions(self) -> Sequence[Mention]:
        """All mentions, in order."""
        return self.cast.mentions

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

    def mentions_in(self, span: Span) -> Sequence[Mention]:
        """The mentions in `span`."""
        starts = self._starts
        return self.mentions[bisect_left(starts, span.start) : bisect_left(starts, span.end)]

    def times_in(self, span: Span) -> tuple[Time, ...]:
        """The times in `span`."""
        starts = self._time_starts
        return self.analysis.times[bisect_left(starts, span.start) : bisect_left(starts, span.end)]

    @cached_property
    def _triggers(self) -> Mapping[str, tuple[list[Named], list[int]]]:
        found = {language: self._named(language) for language in {s.language for s in self.analysis.sentences}}
        return {language: (named, [each.start for each in named]) for language, named in found.items()}

    def _named(self, language: str) -> list[Named]:
        """The words that may name events, the longest where they overlap, and none that are part of a name."""
        lexicon = event_lexicon("zh" if language == "zh" else "en")
        found = lexicon.automaton.find_matches_as_indexes(self.lower)
        return [
            Named(start, end, lexicon.namings[form])
            for form, start, end in found
            if lexicon.namings[form]
            and (language == "zh" or is_whole(self.lower, start, end))
            and not self._is_in_a_name(start, end)
        ]

    def _is_in_a_name(self, start: int, end: int) -> bool:
        """Whether words are part of a name: "the Washington Post"."""
        at = bisect_left(self._starts, start + 1) - 1
        return at >= 0 and end <= self.mentions[at].span.end

    def triggers_in(self, span: Span, language: str) -> list[Named]:
        """The words in `span` that may name events."""
        named, starts = self._triggers[language]
        found = named[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        return found if not found or found[-1].end <= span.end else found[:-1]

    def holds(self, words: re.Pattern[str] | None) -> bool:
        """Whether one of the words stands in the article, where they are asked for."""
        if words is None:
            return True
        if words not in self._held:
            self._held[words] = bool(words.search(self.lower, *self.article.body))
        return self._held[words]

    @cached_property
    def _held(self) -> dict[re.Pattern[str], bool]:
        return {}

    @cached_property
    def _spoken(self) -> Spoken:
        return spoken_of(self.analysis.statements)

    def meant(self, span: Span) -> tuple[str, ...]:
        """Whom the phrase at `span` stands for."""
        return referents_after(self.cast, self._spoken, span)

    def country_of(self, place: str) -> str | None:
        """The country that a place is or lies in, if the article names it."""
        known = known_actors().get(place)
        if known is None or not known.iso or known.iso not in countries():
            return None
        country = countries()[known.iso].id
        return country if country in self.types else None

    def are(self, actors: Iterable[str], kind: ActorType) -> bool:
        """Whether all `actors` are of `kind`."""
        return all(self.types.get(actor) is kind for actor in actors)
