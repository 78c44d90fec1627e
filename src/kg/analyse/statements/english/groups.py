"""Verb groups: a cue with the words before it that say whether it was said ("has", "did not", "plans to")."""

from __future__ import annotations

from typing import NamedTuple

from kg.analyse.statements.english.cues import Cue, match_cue
from kg.analyse.statements.english.phrases import Phrase
from kg.analyse.statements.english.words import Reading, Tag, closed_class

_GROUP = {Tag.ADVERB, Tag.AUXILIARY, Tag.MODAL, Tag.NEGATION}


class Verb(NamedTuple):
    """A cue verb in its sentence: the cue's words, and where its group starts, whose words say more of it."""

    cue: Cue
    at: Phrase
    start: int
    negated: bool
    hypothetical: bool
    infinitive: bool
    with_be: bool  # "was asked", "is calling"

    @property
    def progressive(self) -> bool:
        """Whether it is finite by a form of "be" and a participle: "has been calling"."""
        return self.with_be and self.cue.form == "ing"

    @property
    def passive(self) -> bool:
        """Whether its subject is not who speaks: "was told"."""
        return self.with_be and self.cue.form != "ing"


def find_verb(reading: Reading, at: int, low: int) -> Verb | None:
    """Return the cue verb that begins at word `at`, with its group."""
    found = match_cue(reading.words, at)
    if found is None:
        return None
    cue, after = found
    start, infinitive = group_start(reading, at, low)
    if start == at:
        return Verb(cue, Phrase(at, after), at, False, False, False, False)
    inside = {word.low for word in reading.words[start:at]}
    last = next((word.low for word in reversed(reading.words[start:at]) if _is_auxiliary(word.low)), "")
    return Verb(
        cue,
        Phrase(at, after),
        start,
        negated=not inside.isdisjoint(closed_class("negations")),
        hypothetical="only" not in inside and not inside.isdisjoint(closed_class("hypothetical")),  # "could only say"
        infinitive=infinitive,
        with_be=last in closed_class("forms-of-be"),
    )


def group_start(reading: Reading, verb: int, low: int) -> tuple[int, bool]:
    """Return where the group of the verb at `verb` starts, and whether it is an infinitive."""
    words = reading.words
    infinitive = False
    k = verb
    while k > low:
        before = words[k - 1].tag
        if before is Tag.TO and not infinitive:
            infinitive = True
        elif before not in _GROUP and not (before is Tag.TIME and k - 1 > low and k == verb):
            break
        k -= 1
    return k, infinitive


def _is_auxiliary(low: str) -> bool:
    return low in closed_class("auxiliaries") or low in closed_class("forms-of-be")
