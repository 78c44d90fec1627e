"""What the family names of an article's people decide about other names.

"the Orrel Papers" holds the name of Tamsin Orrel and is nobody's; "Arwen" is the person where Ilse Arwen was named.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.analyse.actors.links import Links, Name
from kg.analyse.actors.runs import name_parts
from kg.model import ActorType, Span

_BY_LOOKS = -4  # the rank of two words that merely look like a person's name
_PLACE_BEFORE = re.compile(
    r"(?:\b(?:in|to|from|at|near|of|into|across|around|outside|inside|toward|towards|through|leave|left|visit|visited"
    r"|between|for)(?: the)?|[,/–-]) ?$|-$"
)


def _family_names(names: Sequence[Name], above: int) -> set[str]:
    """The last words of people's full names of a rank above `above`."""
    return {
        name.text.rsplit(" ", maxsplit=1)[-1]
        for name in names
        if name.candidate.type is ActorType.PERSON and " " in name.text and name.candidate.rank > above
    }


def without_false_people(names: Sequence[Name]) -> list[Name]:
    """Return `names` where a family name known from a better place is all that is left of "Orrel Papers"."""
    shown = _family_names(names, _BY_LOOKS)
    return [_without_false_person(name, shown) for name in names]


def _without_false_person(name: Name, shown: set[str]) -> Name:
    candidate = name.candidate
    if candidate.rank != _BY_LOOKS or candidate.type is not ActorType.PERSON or " " not in name.text:
        return name
    words = name.text.split(" ")
    if words[0] not in shown or words[-1] in shown or words[0] in name_parts("given"):
        return name
    span = Span(name.start, name.start + len(words[0]))
    return Name.of(candidate._replace(span=span, weak=True), name.passage)


def link_family_names(names: Sequence[Name], links: Links) -> None:
    """Link "Arwen", a listed place, to Ilse Arwen where she was named before and the article never says "in Arwen"."""
    family = _family_names(names, _BY_LOOKS - 1)
    doubtful = [
        name
        for name in names
        if name.candidate.type is ActorType.PLACE and name.candidate.actor is not None and name.text in family
    ]
    places = {name.text for name in doubtful if _is_placed(name)}
    for name in doubtful:
        bearer = links.bearer(name.text, name.start)
        if bearer and name.text not in places and links.types.get(bearer) is ActorType.PERSON:
            links.of[name.candidate.span] = bearer


def _is_placed(name: Name) -> bool:
    """Whether a preposition of place or a comma precedes."""
    at = name.start - name.passage.start
    return bool(_PLACE_BEFORE.search(name.passage.text, max(0, at - 14), at))
