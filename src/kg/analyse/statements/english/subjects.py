"""Where the subject of a verb stands.

"Zheng Jian, a professor at the university, told …": it is found across appositives, relative clauses and adverbials.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from kg.analyse.statements.english.introductions import after_adverbial, behind_date, only_dates
from kg.analyse.statements.english.lists import listed_until, with_list
from kg.analyse.statements.english.phrases import (
    FINITE,
    Phrase,
    is_finite,
    is_quoted_speech,
    segments_of,
    starts_phrase,
    strip,
    third_person,
    trailing_phrase,
)
from kg.analyse.statements.english.sources import speaking_nouns
from kg.analyse.statements.english.words import Tag, Word, closed_class

_OPENS_CLAUSE = (Tag.NAME, Tag.DETERMINER, Tag.PRONOUN)
_OPENS_ADVERBIAL = (Tag.PREPOSITION, Tag.TIME, Tag.ING, Tag.PAST, Tag.TO)
_OPENS_APPOSITION = (Tag.DETERMINER, Tag.NOUN)
_SPLITS = {Tag.RELATIVE, Tag.SUBORDINATOR, Tag.CONJUNCTION, Tag.THAT, *FINITE}
_BREAKS = {Tag.STOP, Tag.SEMICOLON, Tag.COLON}


class Subject(NamedTuple):
    """The phrase that a verb is predicated of; `clause` is where its clause begins."""

    phrase: Phrase
    clause: int
    conditional: bool = False
    relative: bool = False
    gap: bool = False  # of a relative clause whose verb has its object before it: "a charge he denied"


def clause_start(words: Sequence[Word], text: str, before: int, low: int) -> int:
    """Return where the stretch begins that can hold the subject of the verb at `before`."""
    for at in range(before, low, -1):
        tag = words[at - 1].tag
        if tag in _BREAKS or (tag is Tag.QUOTE and is_quoted_speech(words[at - 1], text)):
            return at
    return min(before, low)


def _antecedent(words: Sequence[Word], low: int, relative: int) -> Phrase | None:
    """Return what a relative word stands for: "Republicans in Congress | who …" are people."""
    phrase = trailing_phrase(words, low, relative)
    if phrase is None or words[relative].low != "who" or phrase.start - 3 < low:
        return phrase
    described = phrase.start - 1 - (words[phrase.start - 1].tag is Tag.DETERMINER)
    place, head, last = words[described], words[described - 1], words[phrase.end - 1]
    named = last.tag is Tag.NAME and place.low in ("in", "of", "from", "at", "for", "like")
    if not named or head.low not in speaking_nouns():
        return phrase
    people = trailing_phrase(words, low, described)
    if people is None:
        return phrase
    if people.start > 1 and words[people.start - 1].tag is Tag.COMMA and words[people.start - 2].tag is Tag.NAME:
        return trailing_phrase(words, 0, people.start - 1)  # "Dana Roth, owner of the Valdor Mills who …"
    return Phrase(people.start, phrase.end)


def _in_last_segment(words: Sequence[Word], segments: list[Phrase], clause: int) -> Subject | None:
    """Return the subject that stands right before the verb."""
    phrase, conditional = strip(words, segments[-1])
    if phrase.start == phrase.end:
        return None
    if not any(word.tag in _SPLITS for word in words[phrase.start : phrase.end]):  # mostly
        return _plain(words, phrase, segments, clause, conditional)
    if words[phrase.end - 1].tag is Tag.THAT and words[phrase.end - 2].tag is Tag.NOUN:  # "signs | that | said"
        antecedent = trailing_phrase(words, phrase.start, phrase.end - 1)
        speaks = antecedent is not None and words[antecedent.end - 1].low in speaking_nouns()
        return Subject(antecedent, clause, conditional, True) if antecedent is not None and speaks else None
    relative = next((k for k in range(phrase.end - 1, phrase.start - 1, -1) if words[k].tag is Tag.RELATIVE), -1)
    if relative >= 0:
        if any(is_finite(words, k, phrase.end) for k in range(relative + 1, phrase.end)):
            phrase = Phrase(phrase.start, relative)
        elif relative + 1 == phrase.end:
            low = phrase.start if relative > phrase.start else (segments[-2].start if len(segments) > 1 else relative)
            antecedent = _antecedent(words, low, relative)
            return Subject(antecedent, clause, conditional, True) if antecedent else None
        elif words[relative - 1].tag is Tag.PREPOSITION and words[relative].low == "which":  # "in which | voters say"
            found = _plain(words, Phrase(relative + 1, phrase.end), segments, relative + 1, conditional)
            return found._replace(relative=True) if found is not None else None
    for k in range(phrase.end - 1, phrase.start - 1, -1):
        word = words[k]
        opener = word.tag in (Tag.SUBORDINATOR, Tag.CONJUNCTION, Tag.THAT)
        if opener and (
            word.tag is not Tag.CONJUNCTION or _clause_before(words, _clause_opener(words, phrase.start, k), k)
        ):
            conditional = conditional or word.low in closed_class("conditionals")
            phrase = Phrase(k + 1, phrase.end)
            clause = k + 1
            break
    phrase, more = strip(words, phrase)
    cut = next((k for k in range(phrase.start, phrase.end) if words[k].tag in FINITE), phrase.end)
    if cut < phrase.end:
        return None
    return _plain(words, phrase, segments, clause, conditional or more)


@cache
def _pronouns() -> frozenset[str]:
    """Return the pronouns that are a whole subject by themselves."""
    return closed_class("subjects") - {"who", "it"}


def _plain(
    words: Sequence[Word], phrase: Phrase, segments: list[Phrase], clause: int, conditional: bool
) -> Subject | None:
    """Return the subject in a stretch without a clause of its own: "On Monday | the president"."""
    opens = phrase.start < phrase.end and words[phrase.start].tag in _OPENS_ADVERBIAL
    if opens and not _is_described(words, phrase):
        adverbial = after_adverbial(words, phrase)
        if adverbial is None:
            return None
        phrase = adverbial
    if not (starts_phrase(words, phrase) or opens):
        return None
    behind_pronoun = phrase.end - phrase.start == 2 and words[phrase.start].low in _pronouns()
    if behind_pronoun and words[phrase.start + 1].tag is not Tag.NAME:
        phrase = Phrase(phrase.start, phrase.start + 1)  # "She first | said"
    elif phrase.end - phrase.start > 1 and words[phrase.end - 1].low in _pronouns():  # "this time | he | said"
        behind = words[phrase.end - 2]
        gap = behind.tag is Tag.NOUN and behind.low not in closed_class("time-words")  # "a charge | he denied"
        return Subject(Phrase(phrase.end - 1, phrase.end), phrase.end - 1, conditional, gap=gap)
    if len(segments) > 1:
        apposed = _apposed_to(words, phrase, segments, clause)
        if apposed is not None:
            return Subject(apposed, apposed.start, conditional)
        phrase = with_list(words, phrase, segments)
    return Subject(phrase, max(clause, segments[-1].start if clause < phrase.start else clause), conditional)


def _is_described(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether a phrase that begins with a participle names people: "Retired | generals", "shipping | firms"."""
    tags = [word.tag for word in words[phrase.start : phrase.end]]
    participle = tags[0] in (Tag.ING, Tag.PAST) and len(tags) > 1 and all(tag is Tag.NOUN for tag in tags[1:])
    return participle and words[phrase.end - 1].low in speaking_nouns()


def _apposed_to(words: Sequence[Word], phrase: Phrase, segments: list[Phrase], clause: int) -> Phrase | None:
    """Return the name that opens a clause in "Ada Roth, | a spokesman for the port | told", without a second comma."""
    name, _ = strip(words, segments[0])
    if len(segments) != 2 or segments[0].start != clause or name.start == name.end or phrase.start != segments[1].start:
        return None
    if any(words[k].tag is not Tag.NAME for k in range(*name)) or words[phrase.start].tag not in _OPENS_APPOSITION:
        return None
    verb = segments[1].end
    if verb + 1 < len(words) and words[verb + 1].tag is Tag.COMMA:  # "Roth, an aide said, was late"
        return None
    head = next((k for k in range(*phrase) if words[k].tag is Tag.PREPOSITION), phrase.end)
    one = words[head - 1].low in speaking_nouns() and not words[head - 1].low.endswith("s")
    definite = words[phrase.start].low in ("the", "his", "her", "its", "their")
    return name if one and not definite and words[name.start].name_start >= 0 else None


def _clause_opener(words: Sequence[Word], start: int, end: int) -> int:
    """Return where the last clause before `end` begins: "came as | Egyptian and …"."""
    openers = (k + 1 for k in range(end - 1, start - 1, -1) if words[k].tag in (Tag.SUBORDINATOR, Tag.THAT))
    return next(openers, start)


def _clause_before(words: Sequence[Word], start: int, end: int) -> bool:
    return any(is_finite(words, k, end) for k in range(start, end))


def find_subject(words: Sequence[Word], text: str, verb: int, low: int) -> Subject | None:
    """Return the subject of the verb group that begins at `verb`, looking no further back than `low`."""
    clause = clause_start(words, text, verb, low)
    segments = segments_of(words, clause, verb)
    if segments[-1].start < segments[-1].end and not only_dates(words, segments[-1]):
        return _in_last_segment(words, segments, clause)
    return first_phrase(words, segments[:-1])


def first_phrase(words: Sequence[Word], segments: list[Phrase]) -> Subject | None:
    """Return the subject in "On Thursday, Chen Binhua, a spokesman for the office, …"."""
    for number, segment in enumerate(segments):
        phrase, conditional = strip(words, segment)
        if not starts_phrase(words, phrase):
            continue
        relative = next((k for k in range(*phrase) if words[k].tag is Tag.RELATIVE), phrase.end)
        phrase = Phrase(phrase.start, relative)
        if any(is_finite(words, k, phrase.end) for k in range(*phrase)):
            placed = words[segment.start].tag in _OPENS_CLAUSE and words[segment.end - 1].tag is Tag.NAME
            following = segments[number + 1 : number + 2]
            if placed and following and all(words[k].tag is Tag.NAME for k in range(*following[0])):
                return None  # "The pastor stood in Lyon, France, and, citing a psalm, | endorsed her"
            continue
        if all(words[k].tag in (Tag.TIME, Tag.DETERMINER, Tag.NUMBER) for k in range(*phrase)):
            continue
        named = _name_in_apposition(words, phrase, segments[number + 1 : number + 2])
        return Subject(named or phrase, segment.start, conditional)
    return None


def _name_in_apposition(words: Sequence[Word], phrase: Phrase, following: list[Phrase]) -> Phrase | None:
    """Return the name in "The ministry's spokesman, | Guo Jiakun, | said"; both in "Mutua and his host, Ode, said"."""
    links = (Tag.PREPOSITION, Tag.TO)
    head = next((k for k in range(phrase.start + 1, phrase.end) if words[k].tag in links), phrase.end)
    if words[head - 1].tag is Tag.NAME or not following or following[0].start == following[0].end:
        return None
    if any(words[k].tag is not Tag.NAME for k in range(*following[0])):
        return None
    several = any(words[k].low == "and" for k in range(phrase.start, head))
    return Phrase(phrase.start, following[0].end) if several else following[0]


def _may_be_verb(words: Sequence[Word], k: int) -> bool:
    """Whether a word may end a subject, as its verb or a relative word; not in "The | retired | surgeon"."""
    if words[k].tag is Tag.PAST:
        return words[k - 1].tag is not Tag.DETERMINER or words[k - 1].low in closed_class("alone")
    return words[k].tag in FINITE or words[k].tag is Tag.RELATIVE


def main_subject(words: Sequence[Word], start: int, end: int) -> Phrase | None:
    """Return the subject of the first clause in a stretch: what stands before its first verb."""
    segments = segments_of(words, start, end)
    for number, segment in enumerate(segments):
        phrase, _ = strip(words, segment)
        if phrase.start < phrase.end and words[phrase.start].tag in (Tag.PREPOSITION, Tag.TIME):
            phrase = behind_date(words, phrase)
        if not starts_phrase(words, phrase) or all(words[k].tag is Tag.NUMBER for k in range(*phrase)):
            continue
        verb = next(
            (k for k in range(phrase.start + 1, phrase.end) if _may_be_verb(words, k)),
            None,
        )
        listed = listed_until(words, phrase, segments[number + 1 :]) if verb is None else None
        if listed is not None:
            return Phrase(phrase.start, listed)
        if verb is None and segment.end != end and words[segment.start].low in closed_class("prepositions"):
            continue  # "Before the vote, | the chief asked …"
        if verb is None:
            verb = third_person(words, phrase) or (phrase.end if segment.end != end else None)
        if verb is not None:
            phrase, _ = strip(words, Phrase(phrase.start, verb))
            return phrase if phrase.start < phrase.end else None
    return None
