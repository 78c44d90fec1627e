"""The words of English prose, and the word classes that its grammar asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum
from functools import cache
from typing import NamedTuple

from kg.lexicon import load_lexicon
from kg.model import Quote

_POSSESSIVE = re.compile(r"['’]s?$")


class Tag(IntEnum):
    """What a word can be, as far as the grammar asks."""

    NOUN = 0  # and adjectives: all that is left
    NAME = 1
    PRONOUN = 2
    DETERMINER = 3
    PREPOSITION = 4
    CONJUNCTION = 5
    SUBORDINATOR = 6
    AUXILIARY = 7
    MODAL = 8
    NEGATION = 9
    ADVERB = 10
    PAST = 11  # past or participle
    ING = 12
    TO = 13
    THAT = 14
    NUMBER = 15
    TIME = 16  # a time expression as a whole
    QUOTE = 17
    COMMA = 18
    STOP = 19
    COLON = 20
    SEMICOLON = 21
    DASH = 22
    BRACKET = 23
    RELATIVE = 24
    OTHER = 25


class Word(NamedTuple):
    """A token: its place in the text, its lower-case form, its tag; `quote` where it is a quotation."""

    start: int
    end: int
    low: str
    tag: Tag
    capital: bool = False
    quote: Quote | None = None
    name_start: int = -1  # where the name that it belongs to begins and ends
    name_end: int = -1


class Reading(NamedTuple):
    """A sentence being read: its words up to the final stop, and the untouched text."""

    words: Sequence[Word]
    text: str


@cache
def closed_class(name: str) -> frozenset[str]:
    """Return a word class of `grammar.en`, lower case."""
    return frozenset(load_lexicon("grammar.en")[name])


def is_possessive(word: Word) -> bool:
    """Whether a noun or name stands in the genitive ("China's", "officials'")."""
    return bool(_POSSESSIVE.search(word.low))
