"""Whom something is said to: "told | the BBC | the situation was grave", "urged | all parties | to show restraint"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.analyse.statements.english.phrases import Phrase
from kg.analyse.statements.english.sources import speaking_nouns, titles
from kg.analyse.statements.english.words import Tag, Word, closed_class, is_possessive

NOUN_START = {Tag.NAME, Tag.DETERMINER, Tag.PRONOUN, Tag.NOUN, Tag.NUMBER, Tag.QUOTE, Tag.ING}


def names_hearer(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether "to" and a noun phrase follow: "explained to reporters that"."""
    if at + 1 >= end or words[at].tag is not Tag.TO:
        return False
    after = words[at + 1]
    named = after.tag in (Tag.NAME, Tag.DETERMINER, Tag.PRONOUN)
    return named or (after.tag is Tag.NOUN and after.low.endswith("s"))


def _opens_new_phrase(words: Sequence[Word], k: int, start: int) -> bool:
    """Whether a noun phrase cannot go on with the word at `k`: "told the BBC | the situation"."""
    word, before = words[k], words[k - 1]
    if word.tag is Tag.PRONOUN:
        return True
    if is_possessive(before):
        return False
    loose = before.tag in (Tag.PREPOSITION, Tag.CONJUNCTION, Tag.DETERMINER, Tag.COMMA)
    if loose:
        return False
    if word.tag is Tag.DETERMINER:
        return True
    if word.tag is Tag.NAME and before.tag is Tag.NAME:
        after = next((words[i] for i in range(k, len(words)) if words[i].tag is not Tag.NAME), None)
        if after is None or after.tag is Tag.THAT:  # "told the Boston | Free Herald | that"
            return False
        if word.low in titles():  # "told US | Secretary of State Dana Roth | that"
            return False
        if after.low in speaking_nouns():  # "told CNN | Pentagon correspondent Dana Roth | the claim was false"
            return False
        return before.name_end >= 0 and word.start >= before.name_end
    plural = before.tag is Tag.NOUN and before.low.endswith("s") and k - start >= 1
    return word.tag is Tag.NAME and plural


def read_hearer(words: Sequence[Word], at: int, end: int) -> Phrase | None:
    """Return the noun phrase naming whom it is said to; None where a clause follows at once."""
    if at >= end or words[at].tag not in NOUN_START or words[at].tag is Tag.QUOTE:
        return None
    k = at + 1
    if words[at].tag is Tag.PRONOUN:
        return Phrase(at, k) if words[at].low not in closed_class("subjects") or words[at].low == "it" else None
    stops = (Tag.THAT, Tag.TO, Tag.COMMA, Tag.QUOTE, Tag.COLON, Tag.TIME, Tag.SUBORDINATOR, Tag.STOP, Tag.RELATIVE)
    while k < end and words[k].tag not in stops:
        if words[k].tag in (Tag.AUXILIARY, Tag.MODAL):
            return None
        if words[k].tag is Tag.PREPOSITION and words[k].low not in ("of", "for", "from"):
            break
        described = words[k].tag is Tag.PAST and words[k - 1].tag is Tag.DETERMINER  # "told a | crowded | hall"
        if (words[k].tag in (Tag.PAST, Tag.ADVERB) and not described) or _opens_new_phrase(words, k, at):
            break
        k += 1
    if words[k - 1].low not in closed_class("time-words"):
        return Phrase(at, k)
    while k > at and words[k - 1].low in closed_class("time-words"):  # "told the paper | last week"
        k -= 1
    return Phrase(at, k) if k > at and words[at].tag in (Tag.NAME, Tag.DETERMINER) else None  # "warned | long ago"


def find_infinitive(words: Sequence[Word], at: int, end: int) -> int | None:
    """Return where "to" opens the infinitive behind the one who is urged."""
    for k in range(at + 1, min(end, at + 25)):
        word = words[k]
        if word.tag in (Tag.AUXILIARY, Tag.MODAL, Tag.THAT, Tag.STOP, Tag.COLON, Tag.SEMICOLON, Tag.QUOTE):
            return None
        if word.low in closed_class("subjects") and word.low != "it":
            return None
        if word.tag is Tag.COMMA and k + 1 < end and words[k + 1].tag is Tag.CONJUNCTION:
            return None
        if word.low == "according":  # "told the cabinet, | according to an aide, that"
            return None
        if word.tag is Tag.TO and k + 1 < end and words[k + 1].tag not in (Tag.DETERMINER, Tag.NAME, Tag.PRONOUN):
            return k
        if word.low == "not" and k + 1 < end and words[k + 1].tag is Tag.TO:
            return k
    return None
