"""Whom a verb speaks to or of, beside its source: `对记者表示`, `敦促美方尽快…`, `对此表示关切`."""

from __future__ import annotations

import re
from functools import cache

from kg.analyse.statements.chinese.cues import Kind, endings
from kg.analyse.statements.chinese.peeling import FACING, TOWARDS, peel_adverbs
from kg.analyse.statements.chinese.places import Attribution, Place, past_stops
from kg.model import Span, SpeechAct

_WHOM = re.compile(rf"(?:{FACING}|{TOWARDS}|(?<![共如相不协一])同|跟)(?P<whom>[^，。对向]{{1,30}})$")
_TO = re.compile("[对向同跟]")
_LONGEST_WHOM = 60  # characters, adverbs included
_FORBIDDEN = re.compile(r"不要|别|勿|不得|应|须|必须|停止|切勿|不能|避免")  # 警告美方不要…: the warned is the addressee


def towards(place: Place, attribution: Attribution) -> Attribution:
    """Read `对记者表示，…` (the addressee) and `对此表示关切` (part of the content)."""
    match = _whom(place)
    if not match:
        return attribution
    reading, whom = place.reading, Span(*match.span("whom"))
    named = reading.mentions_in(*whom)
    greets = bool(named) and reading.veiled[match.start()] == "向"  # 向老李表示祝贺
    if "attitude-verbs" in place.cue.traits and place.after and len(place.after) <= 16 and not greets:
        return attribution._replace(lead=Span(match.start(), whom.end))
    if named:
        return attribution._replace(addressee=named[-1].span)
    if reading.veiled.endswith(endings("addressees"), *whom):
        return attribution._replace(addressee=whom)
    return attribution


def _whom(place: Place) -> re.Match[str] | None:
    """Return the words towards whom the speech goes, adverbs after them left out: `对记者`, `对此`."""
    veiled, end = place.reading.veiled, place.cue.span.start
    start = max(place.begin, end - _LONGEST_WHOM)
    if not _TO.search(veiled, start, end):
        return None
    peeled = peel_adverbs(place.reading, place.begin, end)
    return _WHOM.search(veiled, place.begin, end) or _WHOM.search(veiled, place.begin, peeled)


def addressed(place: Place, attribution: Attribution) -> Attribution:
    """Read `敦促美方尽快…`: the addressee stands before what is asked and is no part of it."""
    warns = attribution.act is SpeechAct.WARN and attribution.kind is Kind.SAY
    if attribution.kind is not Kind.URGE and not warns:
        return attribution
    at, reading = attribution.content_start, place.reading
    named = [name for name in reading.mentions_in(at, min(place.clause.end, at + 30)) if name.span.start == at]
    word = next((word for word in endings("addressees") if reading.veiled.startswith(word, at)), "")
    end = named[0].span.end if named else at + len(word)
    if named:  # 敦促亚洲盟友…
        end += len(next((noun for noun in _people() if reading.veiled.startswith(noun, end)), ""))
    content_start = past_stops(reading, end, place.chain.end)
    if end == at or reading.veiled.startswith("的", end) or content_start >= place.chain.end:
        return attribution
    if warns and not _FORBIDDEN.match(reading.veiled, end):
        return attribution
    return attribution._replace(addressee=Span(at, end), content_start=content_start)


@cache
def _people() -> tuple[str, ...]:
    """Return the words for people and bodies that may follow a country's name, longest first."""
    return tuple(word for word in endings("speakers") + endings("offices") if len(word) > 1)
