"""Adjectives of countries: "Russian" says whose something is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.analyse.events.words import Hit, is_whole
from kg.gazetteer import countries
from kg.lexicon import load_lexicon


def demonyms(text: str) -> Iterator[Hit]:
    """Yield the adjectives of countries in a text, each with the country's id."""
    adjectives, actors = _adjectives()
    for word, start, end in adjectives.find_matches_as_indexes(text):
        if is_whole(text, start, end):
            yield start, end, actors[word]


@cache
def _adjectives() -> tuple[AhoCorasick, tuple[str, ...]]:
    """The adjectives of countries, and the country of each."""
    by_word = {word: country.id for country in countries().values() for word in country.adjectives}
    for actor, listed in load_lexicon("references.en")["demonyms"].items():
        by_word |= dict.fromkeys(listed, actor)
    return AhoCorasick(list(by_word), matchkind=MatchKind.LeftmostLongest), tuple(by_word.values())
