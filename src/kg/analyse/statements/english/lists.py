"""Subjects that name several: "Russia, China and Iran", "the heads of Peru, Chile and Cuba"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.analyse.statements.english.phrases import Phrase
from kg.analyse.statements.english.sources import speaking_nouns
from kg.analyse.statements.english.words import Tag, Word


def with_list(words: Sequence[Word], phrase: Phrase, segments: list[Phrase]) -> Phrase:
    """Return the phrase with the names listed before it: "Russia, | China and Iran"."""
    serial = phrase.start == segments[-1].start + 1 and words[phrase.start - 1].low in ("and", "or")  # ", and | many"
    if serial and len(segments) > 2 and all(_lists_people(words, segment) for segment in segments[-3:-1]):
        return Phrase(segments[-3].start, phrase.end)
    if phrase.start != segments[-1].start or not any(words[k].low in ("and", "or") for k in range(*phrase)):
        return phrase
    start = phrase.start
    for segment in reversed(segments[:-1]):
        if segment.start < segment.end and _lists_people(words, segment):
            start = segment.start
            continue
        if segment.start == segment.end or words[segment.end - 1].tag is not Tag.NAME:
            break
        if any(words[k].tag is not Tag.NAME for k in range(*segment)):  # "The heads of Peru, | Chile and Cuba"
            heads = words[segment.start].tag is Tag.DETERMINER and any(words[k].low == "of" for k in range(*segment))
            return Phrase(segment.start, phrase.end) if heads else Phrase(start, phrase.end)
        start = segment.start
    return Phrase(start, phrase.end)


def _lists_people(words: Sequence[Word], segment: Phrase) -> bool:
    """Whether a stretch is one of several groups: "Friends, | lobbyists and former foes | say …"."""
    plain = all(words[k].tag in (Tag.NOUN, Tag.NAME) for k in range(*segment))
    return plain and words[segment.end - 1].tag is Tag.NOUN and words[segment.end - 1].low in speaking_nouns()


def listed_until(words: Sequence[Word], phrase: Phrase, following: list[Phrase]) -> int | None:
    """Return where a list of names ends that a phrase begins: "The heads of Peru, | Chile and Cuba | failed"."""
    if words[phrase.end - 1].tag is not Tag.NAME:
        return None
    for segment in following:
        end = next((k for k in range(*segment) if words[k].tag is not Tag.NAME and words[k].low != "and"), segment.end)
        if end == segment.start:
            return None
        if any(words[k].low == "and" for k in range(segment.start + 1, end)) and words[end - 1].tag is Tag.NAME:
            return end
        if end < segment.end:
            return None
    return None
