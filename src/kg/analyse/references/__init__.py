"""Whom a phrase stands for: a name, a pronoun, a description ("the Chinese leader", "both sides", 他).

Prefers no answer to a wrong one. Looks only at actors the article names.
"""

from __future__ import annotations

import re

from kg.analyse.references.cast import Cast, Spoken, cast_of
from kg.analyse.references.descriptions import described, is_epithet
from kg.analyse.references.names import collectives, named
from kg.analyse.references.offices import read_office
from kg.analyse.references.pronouns import antecedent, person_before, pronouns
from kg.model import Analysis, Article, Span, Statement

_ITS = re.compile(r"its\s+([a-z]+)")  # "Norland was not invited. Its government …"

__all__ = ["referents", "referents_after", "spoken_of"]


def referents(article: Article, analysis: Analysis, phrase: Span) -> tuple[str, ...]:
    """Return the ids of the actors that the phrase at `phrase` stands for, () where nobody can know.

    "Xi" and "he" give one, "the two leaders" two, "Taiwan media" and "an analyst" none.
    """
    del article  # the folded text says the same at the same offsets
    return referents_after(cast_of(analysis), spoken_of(analysis.statements), phrase)


def referents_after(cast: Cast, spoken: Spoken, phrase: Span) -> tuple[str, ...]:
    """The same, where it is known who has `spoken` before the phrase."""
    word = cast.folded[phrase.start : phrase.end].strip(' \n,，"“”').lower()
    if not word:
        return ()
    actor = cast.named_at.get(phrase)
    if actor is not None and not word.startswith("the "):
        return (actor,)  # most sources are a bare name
    if word in pronouns():
        return antecedent(cast, spoken, phrase, word)
    body = _ITS.fullmatch(word)
    if body is not None and body[1] in collectives():
        return antecedent(cast, spoken, Span(phrase.start, phrase.start + 3), "its")
    if word.startswith("the ") and is_epithet(word):
        person = tuple(a for a in person_before(cast, spoken, phrase) if _may_be_of(cast, a, phrase))
        return person or described(cast, phrase)
    return named(cast, phrase) or described(cast, phrase)


def _may_be_of(cast: Cast, person: str, phrase: Span) -> bool:
    """Whether a person may be of the country that a phrase names: "the American billionaire"."""
    countries = read_office(cast.folded[phrase.start : phrase.end]).countries
    held = cast.offices[person].countries if person in cast.offices else frozenset()
    return not (countries and held) or bool(countries & held)


def spoken_of(statements: tuple[Statement, ...]) -> Spoken:
    """Return who spoke where, by statements whose speakers are known."""
    spoken = Spoken()
    for statement in statements:
        at = statement.source or statement.cue
        if at is not None and statement.speaker is not None:
            spoken.add(at.start, (statement.speaker,))
        for relay in statement.relays:
            if relay.actor is not None:
                spoken.add(relay.span.start, (relay.actor,))
    return spoken
