"""What the family names of an article's people decide about other names.

"the Orrel Papers" holds the name of Tamsin Orrel and is nobody's; "Arwen" is the person where Ilse Arwen was named.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.analyse.actors.links import Links, Name
from kg.analyse.actors.runs import name_parts
from kg.gazetteer import known_actors
from kg.model import ActorType, Span

_BY_LOOKS = -4  # the rank of two words that merely look like a person's name
_PLACE_BEFORE = re.compile(
    r"(?:\b(?:in|to|from|at|near|of|into|across|around|outside|inside|toward|towards|through|leave|left|visit|visited"
    r"|between|for)(?: the)?|[/–-]) ?$"
)


def _family_names(names: Sequence[Name], above: int) -> set[str]:
    """The last words of people's full names of a rank above `above`."""
    return {
        name.text.rsplit(" ", maxsplit=1)[-1]
        for name in names
        if name.candidate.type is ActorType.PERSON and " " in name.text and name.candidate.rank > above
    }


def without_false_people(names: Sequence[Name], text: str) -> list[Name]:
    """Return `names` where a family name known from a better place is all that is left of "Orrel Papers"."""
    if not any(name.candidate.rank <= _BY_LOOKS and " " in name.text for name in names):
        return list(names)
    by_more, by_looks = _family_names(names, _BY_LOOKS), _family_names(names, _BY_LOOKS - 1)
    called = {name.text for name in names if name.candidate.rank > _BY_LOOKS}
    return [
        _first_word(name, text)
        if name.candidate.rank <= _BY_LOOKS
        and " " in name.text
        and name.text not in called
        and _is_false(name, by_more if name.candidate.type is ActorType.PERSON else by_looks)
        else name
        for name in names
    ]


def _is_false(name: Name, family: set[str]) -> bool:
    """Whether a run begins with somebody's family name and is no name of a person: "Orrel Papers"."""
    first, *_, last = name.text.split(" ")
    return first in family and last not in family and first not in name_parts("given")


def _first_word(name: Name, text: str) -> Name:
    span = Span(name.start, name.start + name.text.index(" "))
    return Name(name.candidate._replace(span=span, weak=True), text[slice(*span)], name.start)


def link_family_names(names: Sequence[Name], links: Links, text: str) -> None:
    """Link "Arwen", a listed place or company, to Ilse Arwen, named before, if the article never says "in Arwen"."""
    family = _family_names(names, _BY_LOOKS - 1)
    doubtful = [
        name for name in names if name.text in family and name.candidate.actor is not None and _names_no_person(name)
    ]
    places = {name.text for name in doubtful if _is_placed(name, text)}
    for name in doubtful:
        bearer = links.bearer(name.text, name.start)
        if bearer and name.text not in places and links.types.get(bearer) is ActorType.PERSON:
            name.actor = bearer


def _names_no_person(name: Name) -> bool:
    """Whether the list has a place or a company of that name."""
    known = known_actors().get(name.candidate.actor or "")
    return known is not None and (known.type is ActorType.PLACE or known.kind == "company")


def _is_placed(name: Name, text: str) -> bool:
    """Whether a preposition of place or a comma precedes."""
    return bool(_PLACE_BEFORE.search(text, max(0, name.start - 14), name.start))
