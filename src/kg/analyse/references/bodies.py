"""The body that a word for its kind takes up again: "the ministry", "the island's defence ministry"."""

from __future__ import annotations

import re
from functools import cache

from kg.analyse.references.cast import Cast
from kg.lexicon import load_lexicon
from kg.model import Span

_OWNED = re.compile(r"(?i)^the (?:[\w-]+ ){0,2}[\w-]+'s? |^(?:the|its|this) ")
_FROM = re.compile(r"(?: [a-z]+)? (?:by|from|of) (?=the\b)", re.IGNORECASE)
_HAS_OWNER = re.compile(r"(?i)the [^,]*'s? ")
_NEAR = 500  # characters
_LONGEST = 4  # words that tell which body is meant: "defence ministry"


def body_before(cast: Cast, phrase: Span) -> tuple[str, ...]:
    """Return the one body of the article that a phrase without its name may mean, () where it may be several."""
    words = _kind_of_body(" ".join(cast.folded[phrase.start : phrase.end].split()))
    if not words:
        return ()
    named = cast.bodies_by_last_word.get(words[-1], set())
    found = {actor for actor, name in named if _spelt(name)[-len(words) :] == words}
    reach = phrase.start if len(found) == 1 else _NEAR  # of two ministries the one named just before
    before = {mention.actor for mention in cast.within(max(0, phrase.start - reach), phrase.start)} & found
    return tuple(before) if len(before) == 1 and (len(found) == 1 or not _HAS_OWNER.match(cast.folded, *phrase)) else ()


def _kind_of_body(text: str) -> list[str]:
    """The words of "the ministry" or "data from the commission" that the name of the body ends in; none if another."""
    report = _FROM.search(text)
    if report is not None and text[: report.start()].lower().removeprefix("the ") in _reports():
        text = text[report.end() :]
    opening = _OWNED.match(text)
    words = _spelt(text[opening.end() :]) if opening else []
    return words if 0 < len(words) <= _LONGEST and words[-1] in load_lexicon("references.en")["bodies-again"] else []


@cache
def _reports() -> frozenset[str]:
    return frozenset(load_lexicon("references.en")["documents"])


def _spelt(name: str) -> list[str]:
    """The words of a name in one spelling: "Defence Ministry" and "defense ministry" are the same."""
    return name.lower().replace("defense", "defence").replace("center", "centre").split()
