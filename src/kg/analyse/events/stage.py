"""An article with what was found in it, asked sentence by sentence."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from kg.analyse.events.demonyms import demonyms
from kg.analyse.events.lexicon import Naming, event_lexicon
from kg.analyse.events.sightings import Trigger
from kg.analyse.events.words import Hit, Words, WordsOfText, is_whole, lowered
from kg.analyse.pieces import pieces
from kg.analyse.references import referents_after, spoken_of
from kg.analyse.references.cast import Cast, Spoken, cast_of
from kg.analyse.references.pronouns import antecedent
from kg.gazetteer import countries, known_actors
from kg.model import ActorType, Analysis, Article, Mention, Sentence, Span, Time

_Named = tuple[int, int, tuple[Naming, ...]]  # a trigger by its place in the article


class Stage:
    """An article with what was found in it, asked sentence by sentence."""

    def __init__(self, article: Article, analysis: Analysis) -> None:
        self.article = article
        self.analysis = analysis
        self.text = analysis.folded.replace("\n", " ").replace("\r", " ")  # the folded text, line breaks made spaces
        self.lower = lowered(self.text)
        self.cast: Cast = cast_of(analysis)  # the actors, to be asked whom a phrase stands for
        self.mentions: Sequence[Mention] = self.cast.mentions  # all of them, in order
        self._starts = [mention.span.start for mention in self.mentions]
        self._ends = [mention.span.end for mention in self.mentions]
        self._time_starts = [time.span.start for time in analysis.times]
        self.types = {actor.id: actor.type for actor in analysis.actors}  # what kind each actor is
        self._held: dict[re.Pattern[str], bool] = {}
        self._words: dict[str, WordsOfText] = {}

    def sentences(self) -> Iterator[tuple[Sentence, list[Trigger]]]:
        """Yield the sentences with words that may name an event, and these words."""
        waiting: dict[str, list[_Named]] = {}  # those of the sentences to come, the next one last
        for sentence in pieces(self.analysis):
            start, end = sentence.span
            named = waiting.get(sentence.language)
            if named is None:
                named = waiting[sentence.language] = self._triggers(sentence.language)[::-1]
            found = []
            while named and named[-1][0] < end:
                at, to, namings = named.pop()
                if at >= start and to <= end:
                    found.append(Trigger(at - start, to - start, namings))
            if found:
                yield sentence, found

    def _triggers(self, language: str) -> list[_Named]:
        """The words that may name events, the longest where they overlap, and none that are part of a name."""
        lexicon = event_lexicon("zh" if language == "zh" else "en")
        namings, lower = lexicon.namings, self.lower
        return [
            (start, end, namings[form])
            for form, start, end in lexicon.automaton.find_matches_as_indexes(lower)
            if namings[form]
            and (language == "zh" or is_whole(lower, start, end))
            and not self._is_in_a_name(start, end)
        ]

    def _is_in_a_name(self, start: int, end: int) -> bool:
        """Whether words are part of a name: "the Washington Post"."""
        at = bisect_right(self._starts, start) - 1
        return at >= 0 and end <= self._ends[at]

    def words_in(self, span: Span, language: str) -> Words:
        """The words in `span` that the rules ask for."""
        if language not in self._words:
            self._words[language] = event_lexicon(language).words.found_in(self.lower)
        return self._words[language].between(*span)

    def mentions_in(self, span: Span) -> Sequence[Mention]:
        """The mentions in `span`."""
        starts = self._starts
        return self.mentions[bisect_left(starts, span.start) : bisect_left(starts, span.end)]

    @cached_property
    def names_wishes(self) -> bool:
        """Whether a word for a wish stands anywhere in the article: "at the request of"."""
        return any(wish in self.lower for wish in ("request", "initiative", "invitation"))

    @cached_property
    def _demonyms(self) -> list[Hit]:
        """The adjectives of the countries that the article names: "Russian", where it names Russia."""
        return [hit for hit in demonyms(self.text) if hit[2] in self.types]

    def demonyms_in(self, span: Span) -> list[Hit]:
        """The adjectives in `span` of countries that the article names; offsets are those of the article."""
        return [hit for hit in self._demonyms if span.start <= hit[0] and hit[1] <= span.end]

    def times_in(self, span: Span) -> tuple[Time, ...]:
        """The times in `span`."""
        starts = self._time_starts
        return self.analysis.times[bisect_left(starts, span.start) : bisect_left(starts, span.end)]

    def holds(self, words: re.Pattern[str] | None) -> bool:
        """Whether one of the words stands in the article, where they are asked for."""
        if words is None:
            return True
        if words not in self._held:
            self._held[words] = bool(words.search(self.lower, *self.article.body))
        return self._held[words]

    @cached_property
    def _spoken(self) -> Spoken:
        return spoken_of(self.analysis.statements)

    def meant(self, span: Span) -> tuple[str, ...]:
        """Whom the phrase at `span` stands for."""
        return referents_after(self.cast, self._spoken, span)

    def meant_before(self, span: Span, word: str) -> tuple[str, ...]:
        """Whom a pronoun would stand for at the beginning of the sentence at `span`."""
        return antecedent(self.cast, self._spoken, Span(span.start, span.start + 1), word)

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
