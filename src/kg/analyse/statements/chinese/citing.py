"""Sources that another passes on: `美联社援引官员的话说` has the official as its source, the agency as its relay."""

from __future__ import annotations

import re
from functools import cache

from kg.analyse.statements.chinese.cues import endings
from kg.analyse.statements.chinese.places import Attribution, Place
from kg.analyse.statements.chinese.sources import subject_before
from kg.model import Relay

_WORDS_OF = re.compile(r"的(?:话|消息|说法|报道|表态|分析|观点)$|的?(?:谈话|讲话|发言)$")


@cache
def _citing() -> re.Pattern[str]:
    return re.compile("|".join(endings("citing")))


def cites(place: Place) -> bool:
    """Whether somebody is cited before the cue: `美联社援引官员的话`."""
    return _citing().search(place.before, 1) is not None


def cited(place: Place, attribution: Attribution) -> Attribution:
    """Read `美联社援引官员的话说`: the official is the source, the agency the relay."""
    citing = _citing().search(place.before, 1)
    if citing is None:
        return attribution
    start, end = citing.span()
    relay = subject_before(place.reading, place.begin, place.begin + start)
    source = subject_before(place.reading, place.begin + end, place.begin + _words_of(place.before))
    if relay and source:
        return attribution._replace(source=source, relays=(Relay(relay.span),))
    return attribution


def _words_of(before: str) -> int:
    """Return how much of `before` names the one who is cited: all but 的话 at its end."""
    tail = _WORDS_OF.search(before)
    return tail.start() if tail else len(before)
