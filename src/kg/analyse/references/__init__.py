"""Whom a phrase stands for: a name, a pronoun, a description ("the Chinese leader", "both sides", 他).

Prefers no answer to a wrong one. Looks only at actors the article names.
"""

from __future__ import annotations

import re

from kg.analyse.references.bodies import body_before
from kg.analyse.references.cast import Cast, Spoken, cast_of
from kg.analyse.references.descriptions import described
from kg.analyse.references.epithets import gender_of, is_epithet, is_of_a_place, told_beside, unfit
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
    if word.startswith("the ") and not _names_a_person(cast, phrase):
        return _taken_up(cast, spoken, phrase, word)
    return named(cast, phrase) or described(cast, phrase) or body_before(cast, phrase)


def _names_a_person(cast: Cast, phrase: Span) -> bool:
    """Whether a phrase holds a person's name: "the Smith supporter" is not Smith."""
    return any(cast.is_person(mention.actor) for mention in cast.within(*phrase))


def _taken_up(cast: Cast, spoken: Spoken, phrase: Span, word: str) -> tuple[str, ...]:
    """Whom "the …" takes up: who is told to be that beside the name, holds the office, or was spoken of before."""
    beside = told_beside(cast, phrase)
    if beside:
        return beside
    if not is_epithet(word):
        return named(cast, phrase) or described(cast, phrase) or body_before(cast, phrase)
    holder = described(cast, phrase) if read_office(word).kinds else ()
    person = person_before(cast, spoken, phrase, gender_of(word), unfit(cast, phrase))
    if is_of_a_place(cast, phrase) and holder not in ((), person):
        return ()  # "the Ohio senator": the senator whom the text names may be another state's
    return holder or person or described(cast, phrase)


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
