"""What stands before a subject and only says when or where: "On Monday | the president", "In 2018 | Roth"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.analyse.statements.english.phrases import Phrase
from kg.analyse.statements.english.words import Tag, Word, closed_class, is_possessive


def after_adverbial(words: Sequence[Word], phrase: Phrase) -> Phrase | None:
    """Return the subject in "On Monday the president", "In a post on Truth Social Trump"."""
    for k in range(phrase.end - 1, phrase.start, -1):
        word, before = words[k], words[k - 1]
        opens = before.tag not in (Tag.PREPOSITION, Tag.DETERMINER, Tag.TO, Tag.CONJUNCTION)
        if word.tag is Tag.PRONOUN and word.low in closed_class("subjects"):
            return Phrase(k, phrase.end)
        if word.tag is Tag.DETERMINER and opens:
            return Phrase(k, phrase.end)
        new_name = word.tag is Tag.NAME and (before.tag is not Tag.NAME or word.start == word.name_start)
        if (
            new_name
            and opens
            and not is_possessive(before)
            and before.tag in (Tag.TIME, Tag.NAME, Tag.NOUN, Tag.ADVERB, Tag.RELATIVE)
            and not _is_described_name(words, phrase.start, k)
        ):
            return Phrase(k, phrase.end)
        if before.tag is Tag.TIME and word.tag is Tag.NOUN:
            return Phrase(k, phrase.end)
    return None


def _is_described_name(words: Sequence[Word], start: int, name: int) -> bool:
    """Whether a name has an article and an adjective before it: "on Friday | a senior | Brazilian official"."""
    k = name - 1
    while k > start and words[k].tag is Tag.NOUN:
        k -= 1
    return k < name - 1 and words[k].tag is Tag.DETERMINER and words[k - 1].tag in (Tag.TIME, Tag.NAME, Tag.NOUN)


def behind_date(words: Sequence[Word], phrase: Phrase) -> Phrase:
    """Return the phrase without a date before its subject: "In 2018 | President Dunn left the room"."""
    at = phrase.start + (1 if words[phrase.start].tag is Tag.PREPOSITION else 0)
    dated = at
    while at < phrase.end and words[at].tag is Tag.TIME:
        at += 1
    named = at < phrase.end and words[at].tag in (Tag.NAME, Tag.DETERMINER, Tag.PRONOUN)
    return Phrase(at, phrase.end) if at > dated and named else phrase


def only_dates(words: Sequence[Word], segment: Phrase) -> bool:
    """Whether a stretch only says when: "Roth, who leads the party, | last year | said"."""
    dates = closed_class("time-words")
    last = words[segment.end - 1]
    if last.tag is not Tag.TIME and (last.tag is Tag.NAME or last.low not in dates):
        return False
    loose = (Tag.TIME, Tag.PREPOSITION, Tag.ADVERB, Tag.NUMBER)
    return all(word.tag in loose or word.low in dates or word.low == "this" for word in words[slice(*segment)])
