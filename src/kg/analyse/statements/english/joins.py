"""What a conjunction or a comma joins to a content, and what it joins to the sentence instead."""

from __future__ import annotations

from collections.abc import Sequence

from kg.analyse.statements.english.phrases import FINITE
from kg.analyse.statements.english.words import Tag, Word, closed_class

_IN_NAMES = (Tag.NAME, Tag.DETERMINER, Tag.NOUN)
_IN_SUBJECT = (Tag.PRONOUN, Tag.NAME, Tag.DETERMINER, Tag.ADVERB)


def joins_within(words: Sequence[Word], start: int, at: int, noun: bool) -> bool:
    """Whether a conjunction joins what belongs to the content: "said Marin | and | Roth affirmed their ties"."""
    if noun or words[at].tag is not Tag.CONJUNCTION or at + 1 >= len(words):
        return False
    shared = words[at + 1].tag in (Tag.PAST, Tag.ADVERB)
    if (
        shared
        and words[start].tag is Tag.NAME
        and any(word.low in closed_class("encounters") for word in words[start + 1 : at])
    ):
        return True  # "The ministry said Roth met the envoy | and | stressed the need for calm"
    return words[at + 1].tag is Tag.NAME and all(
        word.tag in (Tag.NAME, Tag.DETERMINER, Tag.NOUN) for word in words[start:at]
    )


def splices(words: Sequence[Word], comma: int, end: int) -> bool:
    """Whether a further sentence is only joined by the comma: "… welcome his help, | others are wary"."""
    for k in range(comma + 1, min(end, comma + 5)):
        if words[k].tag in FINITE:
            return k > comma + 1
        if words[k].tag not in _IN_SUBJECT and words[k].tag is not Tag.NUMBER and words[k].tag is not Tag.NOUN:
            return False
    return False


def predicates(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether the subject does something else besides: "opposes the use of force and | is bound by law"."""
    return at + 1 < end and words[at].tag in (Tag.AUXILIARY, Tag.MODAL) and words[at].low != "be"


def opens_clause(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether a clause of its own begins here: "called it a trap and | he will be keen"."""
    return (
        at + 1 < end
        and words[at].low in closed_class("subjects")
        and words[at + 1].tag in (Tag.MODAL, Tag.AUXILIARY, Tag.PAST, Tag.ADVERB)
    )
