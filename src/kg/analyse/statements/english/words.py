"""The words of English prose, and the word classes that its grammar asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import ClassVar, NamedTuple

from kg.lexicon import load_lexicon
from kg.model import Quote

_POSSESSIVE = re.compile(r"['’]s?$")


class Tag(int):
    """What a word can be, as far as the grammar asks.

    A plain class: the grammar compares tags at every word, and a look-up in an `Enum` takes several times longer.
    """

    NOUN: ClassVar[Tag]  # and adjectives: all that is left
    NAME: ClassVar[Tag]
    PRONOUN: ClassVar[Tag]
    DETERMINER: ClassVar[Tag]
    PREPOSITION: ClassVar[Tag]
    CONJUNCTION: ClassVar[Tag]
    SUBORDINATOR: ClassVar[Tag]
    AUXILIARY: ClassVar[Tag]
    MODAL: ClassVar[Tag]
    NEGATION: ClassVar[Tag]
    ADVERB: ClassVar[Tag]
    PAST: ClassVar[Tag]  # past or participle
    ING: ClassVar[Tag]
    TO: ClassVar[Tag]
    THAT: ClassVar[Tag]
    NUMBER: ClassVar[Tag]
    TIME: ClassVar[Tag]  # a time expression as a whole
    QUOTE: ClassVar[Tag]
    COMMA: ClassVar[Tag]
    STOP: ClassVar[Tag]
    COLON: ClassVar[Tag]
    SEMICOLON: ClassVar[Tag]
    DASH: ClassVar[Tag]
    BRACKET: ClassVar[Tag]
    RELATIVE: ClassVar[Tag]
    OTHER: ClassVar[Tag]


for _number, _name in enumerate(Tag.__annotations__):
    setattr(Tag, _name, Tag(_number))


@dataclass(slots=True, eq=False)
class Word:
    """A token: its place in the text, its lower-case form, its tag; `quote` where it is a quotation.

    `capital` says that it begins with a capital letter, of a quotation that all its words do, as a title's.
    Not frozen, as a frozen one takes thrice as long to make, and every word of a sentence is one; only the tagger
    changes any.
    """

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
