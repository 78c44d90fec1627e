"""Whom "he", "it" or 他 stands for: the nearest actor that can be meant, speakers and subjects first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.analyse.references.cast import Cast, Spoken
from kg.analyse.references.descriptions import described
from kg.analyse.references.subjects import is_subject, opening_description
from kg.lexicon import load_lexicon
from kg.model import Span

_EARSHOT = 2000  # characters back to who spoke last, if nobody else is named in between
_LOOKED_AT = 20  # mentions at which a form of address is looked for
_REACH = 3  # sentences back, in this paragraph and the one before
_CLOSED = re.compile(r"[,.!?—–-]([\"”]) ?(?:\w+ )?$")  # "…," | he said; "…," said | he
_FRONTED = re.compile(r"[\"“\s]*(?:In|At|During|On|After|Before|With|For|To|By|From|Despite|Like|Unlike)\b")
_QUESTION = re.compile(r"[\"\s]*(?:When |While )?(?:[Aa]sked|[Qq]uestioned|[Pp]ressed)\b")


@cache
def pronouns() -> dict[str, str]:
    """Every pronoun with what it stands for: person, thing or several."""
    return {
        word: kind
        for language in ("en", "zh")
        for kind, words in load_lexicon(f"references.{language}")["pronouns"].items()
        for word in words
    }


@cache
def _genders() -> dict[str, str]:
    """Titles that show whether "he" or "she" may stand for somebody."""
    return {
        word: pronoun
        for language in ("en", "zh")
        for pronoun, words in load_lexicon(f"references.{language}")["gender"].items()
        for word in words
    }


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a pronoun asks for."""

    person: bool
    gender: str | None
    again: bool = False  # a description that takes somebody up again: the nearest, above all one without an office
    unfit: frozenset[str] = frozenset()  # who cannot be meant


def antecedent(cast: Cast, spoken: Spoken, phrase: Span, word: str) -> tuple[str, ...]:
    """Return the actor that the pronoun `word` at `phrase` stands for, () where it is not clear."""
    kind = pronouns()[word]
    if kind == "several":
        return _several(cast, spoken, phrase)
    gender = "she" if word in ("she", "her", "hers", "herself", "她") else "he" if word.isascii() else None
    return _nearest(cast, spoken, phrase, _Wanted(kind == "person", gender if kind == "person" else None))


def person_before(
    cast: Cast, spoken: Spoken, phrase: Span, gender: str | None, unfit: frozenset[str]
) -> tuple[str, ...]:
    """Return the person that a description takes up: "the former mayor"; "the businessman" is never a woman."""
    return _nearest(cast, spoken, phrase, _Wanted(True, gender, again=True, unfit=unfit))


def _nearest(cast: Cast, spoken: Spoken, phrase: Span, wanted: _Wanted) -> tuple[str, ...]:
    """The antecedent in the sentences just before, else who spoke last."""
    before = _before_quotation(cast, phrase)
    here = cast.sentence_at(before)
    if here < 0:
        return ()
    for number in range(here, max(-1, here - _REACH - 1), -1):
        if cast.sentences[here].paragraph - cast.sentences[number].paragraph > 1:
            break
        found = _in_sentence(cast, spoken, number, before, wanted)
        if found is not None:
            return found
    return _last_speaker(cast, spoken, before, wanted)


def _before_quotation(cast: Cast, phrase: Span) -> int:
    """Where the words that a pronoun may lean on end: of '"Smith lies. Jones too," he said' before the quotation."""
    closing = _CLOSED.search(cast.folded, max(0, phrase.start - 30), phrase.start)
    here = cast.sentence_at(phrase.start)
    if closing is None or here < 0:
        return phrase.start
    paragraph, earliest = cast.sentences[here].paragraph, closing.start(1) - _EARSHOT
    while here > 0 and cast.sentences[here - 1].paragraph == paragraph and cast.sentences[here].span.start > earliest:
        here -= 1
    mark = "“" if closing[1] == "”" else closing[1]
    opening = cast.folded.rfind(mark, max(earliest, cast.sentences[here].span.start), closing.start(1))
    return phrase.start if opening < 0 else opening


def _last_speaker(cast: Cast, spoken: Spoken, before: int, wanted: _Wanted) -> tuple[str, ...]:
    """Who spoke last, if nobody else that could be meant has been named since: what stands between is all theirs."""
    heard = spoken.last_before(before)
    if heard is None or before - heard[0] > _EARSHOT:
        return ()
    position, actors = heard
    named = [m for m in cast.within(position, before) if _fits(cast, m.actor, wanted)]
    rivals = {m.actor for m in named if is_subject(cast, m, max(position, m.span.start - 120))}
    return actors if len(actors) == 1 and _fits(cast, actors[0], wanted) and rivals <= set(actors) else ()


def _in_sentence(cast: Cast, spoken: Spoken, number: int, before: int, wanted: _Wanted) -> tuple[str, ...] | None:
    """The antecedent in one sentence; () where several fit equally, None where none does."""
    start, end = cast.sentences[number].span
    start = max(start, min(end, before) - _EARSHOT)
    if end > before and _QUESTION.match(cast.folded, start, before):
        return None  # "Asked whether Smith would go, he": not Smith
    mentions = [m for m in cast.within(start, min(end, before)) if _fits(cast, m.actor, wanted)]
    if wanted.again and end > before and mentions:
        if cast.folded[before - 2 : before] == ", " and _FRONTED.match(cast.folded, start, before):
            return None  # "In a talk with Smith, the candidate …": not Smith
        return (mentions[-1].actor,)  # "Smith rebuked Jones when the businessman …": who was named last
    for actors in reversed(spoken.between(start, min(end, before))):
        if wanted.person and not actors:
            return ()  # "A professor disagreed. He said …": nobody knows who
        if len(actors) == 1 and _fits(cast, actors[0], wanted):
            return actors
    subjects = [m for m in mentions if is_subject(cast, m, start)]
    opening = opening_description(cast, start, min(end, before)) if wanted.person else None
    if opening and (not subjects or subjects[0].span.start > opening.end + len(", ")):
        meant = described(cast, opening)
        if len(meant) == 1 and _fits(cast, meant[0], wanted):
            return meant
        if cast.folded[opening.start] in "AO":
            return ()  # "An analyst disagreed. She …": nobody knows who
    if subjects:
        return (subjects[0].actor,)
    if end > before or not wanted.person:
        return None  # in its own sentence a pronoun's antecedent is the subject or stands further back
    others = dict.fromkeys(m.actor for m in mentions) or dict.fromkeys(_namesakes(cast, start, end))
    if wanted.again and len(others) > 1:  # "the businessman" is not the one whom the text calls a president
        others = {actor: None for actor in others if not cast.by_id[actor].roles}
    return tuple(others) if len(others) == 1 else None


def _namesakes(cast: Cast, start: int, end: int) -> list[str]:
    """The people after whom bodies in a sentence are named: "the Smith administration feared it. He knew …"."""
    bodies = [cast.folded[m.span.start : m.span.end] for m in cast.within(start, end) if not cast.is_person(m.actor)]
    names = [re.sub(r"\s+\S+$|(?:政府|当局|内阁)$", "", body) for body in bodies]
    return [cast.people_by_name[name] for name in names if name in cast.people_by_name]


def _fits(cast: Cast, actor: str, wanted: _Wanted) -> bool:
    if actor not in cast.by_id or cast.is_person(actor) != wanted.person or actor in wanted.unfit:
        return False
    gender = _gender_of(cast, actor) if wanted.gender else None
    return gender is None or gender == wanted.gender


def _gender_of(cast: Cast, actor: str) -> str | None:
    if actor not in cast.genders:
        cast.genders[actor] = _shown_gender(cast, actor)
    return cast.genders[actor]


def _shown_gender(cast: Cast, actor: str) -> str | None:
    """What the titles before a person's name show, or else the given name: "Ms. Smith" is never "he"."""
    for span in cast.by_id[actor].mentions[:_LOOKED_AT]:
        before = cast.folded[max(0, span.start - 16) : span.start].lower().split()
        after = cast.folded[span.end : span.end + 2]
        word = before[-1].rstrip(".") if before else ""
        if word in _genders() or after in _genders():
            return _genders().get(word) or _genders()[after]
    return _gender_of_name(cast.by_id[actor].name)


def _gender_of_name(name: str) -> str | None:
    """What a given name shows, where it is hardly ever given to others: "Maria Keller" is never "he"."""
    given = name.lower().split()
    return _given_names().get(given[0]) if len(given) > 1 else None


@cache
def _given_names() -> dict[str, str]:
    listed = load_lexicon("references.en")["given-names"]
    return {name: pronoun for pronoun, names in listed.items() for name in names}


def _several(cast: Cast, spoken: Spoken, phrase: Span) -> tuple[str, ...]:
    """Who "they" are: the speakers of the statement before, where those were several."""
    here = cast.sentence_at(phrase.start)
    start = cast.sentences[max(0, here - 1)].span.start if cast.sentences else 0
    before = spoken.between(start, phrase.start)
    return before[-1] if before and len(before[-1]) > 1 else ()
