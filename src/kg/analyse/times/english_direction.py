"""Which way an English time without a year lies, by the verbs about it: "will meet on Friday", "met on Friday"."""

from __future__ import annotations

import re
from functools import cache

from kg.analyse.times.resolve import Direction
from kg.analyse.times.rules import alternatives
from kg.lexicon import load_lexicon

_FRONTED = re.compile(r"\s*(?:on|in|by)\s+(?:(?:early|late)\s+)?", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till)\s+$")
_REACH = 250  # characters before and behind a time in which its verb stands


def direction(sentence: str, start: int, end: int) -> Direction:
    """Which way the time at `start` lies: the nearest verb of its clause tells, one before it first."""
    markers, breaks = _markers()
    first = max(0, start - _REACH)
    text, at, to = sentence[first : end + _REACH], start - first, end - first
    if text.endswith("the ", 0, at) and _appointed().match(text, to):
        return Direction.UNKNOWN  # "fears for the Nov. 8 election were voiced in July": the verb is not the election's
    lower = max((match.end() for match in breaks.finditer(text, 0, at)), default=0)
    fronted = _FRONTED.fullmatch(text, lower, at) and text.startswith(", ", to)
    stop = breaks.search(text, to + 2 if fronted else to)  # "but on Thursday, the party refused"
    upper = stop.start() if stop else len(text)
    before = list(markers.finditer(text, lower, at))
    clause = before[-1:] or list(markers.finditer(text, to, upper))[:1]
    nearest = clause or list(markers.finditer(text, 0, lower))[-1:] or list(markers.finditer(text, upper))[:1]
    if not nearest:
        return Direction.UNKNOWN
    kind = nearest[0].lastgroup or ""
    found = Direction.PAST if kind == "opening" else Direction(kind)
    # "remained shut until Friday" may lie on either side, "was postponed until Friday" ahead
    return Direction.SCHEDULED if found is Direction.PAST and _UNTIL.search(text, max(0, at - 12), at) else found


@cache
def _markers() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """(what tells future from past, what ends a clause)."""
    lexicon = load_lexicon("times.en")
    scheduled, future, past, opening = (
        alternatives([str(word) for word in lexicon[key]]) for key in ("scheduled", "future", "past", "opening")
    )
    neither = alternatives(lexicon["not-past"])
    # "the agency proposed a rule": a verb; "a proposed rule" lies ahead
    verb = rf"{alternatives(lexicon['verbs-too'])}(?=\s+(?:an?|the|that|its|his|her|their)\b)"
    # the participle belongs to its modal: "will be held", "to be signed"
    ahead = rf"(?P<future>(?!{verb}){future}(?:\s+(?:be|have|not)\b)?(?:\s+[a-z]+ed\b|\s+(?:held|met|made)\b)?)"
    markers = rf"\b(?:(?=[a-z])(?:(?P<scheduled>{scheduled})|{ahead}|(?P<past>{past}|(?!{neither}\b)[a-z]+ed))\b"
    markers += rf"|(?P<opening>{opening}\b))"
    breaks = alternatives(lexicon["clause-breaks"])
    firsts = "".join(sorted({word[0] for word in lexicon["clause-breaks"]}))
    seldom = rf"(?=[{firsts},;:“”\"])"  # a quick look first
    return re.compile(markers), re.compile(rf"{seldom}(?:\b{breaks}\b|,\s|[;:“”\"])")


@cache
def _appointed() -> re.Pattern[str]:
    """What follows a day that names an appointment: "the Nov. 8 | presidential election"."""
    return re.compile(rf" (?:[A-Z][\w.]* )?(?:[a-z]+ )?{alternatives(load_lexicon('times.en')['appointments'])}\b")
