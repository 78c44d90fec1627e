"""Who speaks, by the words before a cue: `外交部长王毅24日在会谈中再次` gives `王毅`.

A Chinese subject stands at the head of its clause, what is said of time, place and occasion between it and the
cue. So the clause is peeled from both ends until a name, a pronoun or a description of somebody is left.
"""

from __future__ import annotations

import re
from functools import cache

from kg.analyse.statements.chinese.cues import endings, ends
from kg.analyse.statements.chinese.peeling import boundaries, peel_opening, peeled
from kg.analyse.statements.chinese.subjects import Subject, bare, inside
from kg.analyse.statements.chinese.text import Reading
from kg.model import ActorType, Span

_TOWARDS = re.compile("向(?!.{0,3}$)")  # 向死者家属表示慰问
_ALONE = re.compile("[他她](?![的们])(?=.{1,10}$)")  # 她赛后受访
_FAR = 40  # characters from the head of a clause in which its subject is named


def subject_before(reading: Reading, start: int, end: int) -> Subject | None:
    """Return who speaks by `start`…`end`, the words of a clause before its cue."""
    if end <= start:
        return None
    veiled, names = reading.veiled, reading.mentions_in(start, end)
    if len(names) == 1 and names[0].span == (start, end):
        return bare(reading, names, start, end)  # 王毅表示: there is nothing to peel
    end = peeled(veiled, names, start, end)
    start = peel_opening(veiled, names, start, end)
    if _TOWARDS.match(veiled, start, end) and not (names and names[0].span.start == start):
        return None
    words_of = 2 * veiled.endswith("的话", start, end)
    end -= words_of
    cuts = boundaries(veiled, names, start, end)
    at = cuts[0]
    first = bare(reading, names, start, at if at == end and not words_of else peeled(veiled, names, start, at))
    if first and first.speaks:
        return first
    for cut in cuts[1:]:
        subject = bare(reading, names, start, peeled(veiled, names, start, cut))
        if subject and subject.speaks:
            return subject
    tail = veiled.rfind("的", start, end) + 1
    if tail > start and ends("speakers", veiled, tail, end):
        return bare(reading, names, tail, end)  # 参加会议的官员
    if not (first and first.speaks) and (pronoun := _ALONE.match(veiled, start, end)):
        return Subject(Span(*pronoun.span()), True, True)
    return first


def subject_of(reading: Reading, start: int, end: int) -> Subject | None:
    """Return the subject of `start`…`end`, a clause with no cue of its own; None where that is not clear."""
    veiled, names = reading.veiled, reading.mentions_in(start, end)
    start = peel_opening(veiled, names, start, end)
    cut = boundaries(veiled, names, start, end)[0]
    if cut < end:
        subject = bare(reading, names, start, peeled(veiled, names, start, cut))
        if subject and subject.speaks:
            return subject
    named = inside(names, start, min(cut, start + _FAR))
    person = next((name for name in named if reading.actor_types[name.actor] is ActorType.PERSON), None)
    if person is None and named and named[0].span.start == start:
        person = named[0]
    if person is not None:
        return bare(reading, names, start, person.span.end)
    pronoun = _pronoun().match(veiled, start, end)
    return Subject(Span(*pronoun.span()), True, True) if pronoun else None


@cache
def _pronoun() -> re.Pattern[str]:
    return re.compile("|".join(endings("pronouns")))
