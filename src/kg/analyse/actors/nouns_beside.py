"""What the common nouns beside a name say that it names.

"the shipping group Norvane", "Norvane, a maker of pumps", "Norvane founder Tamsin Orrel", "a spokesman for Norvane",
"the mayor of Arwen", "Arwen, a town of 3,000".
"""

from __future__ import annotations

import re
from functools import cache

from kg.analyse.actors.runs import Run, name_parts
from kg.model import ActorType

_LINKS = ("of", "for", "at")
_OPENING = "(\"'“‘[—–"
_ROLE_AFTER = re.compile(r"(?:'s)? (?:former |senior |vice |head |assistant |star |co-)?([a-z]+(?:-[a-z]+)?)(?= [A-Z])")
_NOUN_AFTER = re.compile(r" (?:news |state |rebel |armed |opposition )?([a-z]+)\b")
_INDEFINITE = re.compile(r"\b[Aa]n? (?:[a-z]+ )?$")
_CLASSED = re.compile(
    r"(?:,(?: which| who)?(?: is| was)?| is| was| are| were| remains| became)(?: now| also)? "
    r"(?:an?|the|one of (?:the|its|his|her))"
    r"((?: [\w'-]+){1,6}?)(?=[,.;:)]| (?:that|which|who|whose|in|of|for|based|on|with|near|from|at|and|where|founded"
    r"|run|owned|led|to|by|about|outside|north|south|east|west)\b)"
)
_CLASSING = (", ", " is ", " was ", " are ", " were ", " remains ", " became ")
_REACH = 40
_FARTHEST = 6  # words
_APPOSED = re.compile(r"\b([Tt]he|[Aa]n?|'s)((?: [\w'-]+){1,5}), $")  # "the state power company, Norvane,"
_MEMBER_OF = re.compile(r"([A-Z][\w'-]+) [A-Z][\w'-]+ of (?:the )?$")  # "Gus Orrel of the Young Lanterns"


def kind_beside(text: str, run: Run) -> ActorType | None:
    """Return the kind of thing that a common noun beside the run calls it."""
    before = text[max(0, run.start - _REACH) : run.start]
    if before.endswith((" ", '"', "'")):
        if kind := _kind_before(before):
            return kind
        member = before.endswith(" of the ") or (len(run.words) > 1 and before.endswith(" of "))
        person = _MEMBER_OF.search(before) if member else None
        if person and person[1] in name_parts("given"):
            return ActorType.ORGANIZATION
    after = text[run.end : run.end + 1]
    if after == "," and (noun := _APPOSED.search(before)):
        return _kind(noun[2].split()[-1], "")
    if after in (" ", ",", "'"):
        classed = _CLASSED.match(text, run.end) if text.startswith(_CLASSING, run.end) else None
        if classed and (kind := _kind(classed[1].split()[-1], "")):
            return kind
        if after == ",":
            return None
        noun = _NOUN_AFTER.match(text, run.end)
        if noun and noun[1] in name_parts("organisation-nouns-after") and not _INDEFINITE.search(before):
            return ActorType.ORGANIZATION
        if (found := _ROLE_AFTER.match(text, run.end)) and found[1] in name_parts("led-by"):
            return ActorType.ORGANIZATION
    return None


def is_vessel(text: str, start: int) -> bool:
    """Whether the name at `start` is a ship's: "the aircraft carrier | Tamsin Orrel"."""
    before = text[max(0, start - _REACH) : start - 1].rpartition(" ")[2]
    return before in _last_words_of_vessels() and text.endswith(tuple(name_parts("vessels")), 0, start - 1)


@cache
def _last_words_of_vessels() -> frozenset[str]:
    return frozenset(noun.rpartition(" ")[2] for noun in name_parts("vessels"))


def _kind_before(before: str) -> ActorType | None:
    """Return the kind that the noun before a name says: "the shipping group", "a spokesman for", "a band called"."""
    words = before.removesuffix('"').removesuffix("'").rsplit(" ", _FARTHEST)[-_FARTHEST:]
    if words.pop() or not words:
        return None
    if words[-1] == "the":
        words.pop()
    linked = bool(words) and words[-1] in _LINKS
    if linked or words[-1:] in (["called"], ["named"]):
        words.pop()
    elif words[-2:] == ["known", "as"]:
        del words[-2:]
    return _kind(words[-1].lstrip(_OPENING), "of" if linked else "") if words else None


def _kind(noun: str, link: str) -> ActorType | None:
    return _nouns()[link].get(noun)


@cache
def _nouns() -> dict[str, dict[str, ActorType]]:
    """The kind by noun: that before a name or in its apposition (""), and before "of" ("of")."""
    organisation, place = ActorType.ORGANIZATION, ActorType.PLACE
    of = dict.fromkeys(name_parts("organisation-roles"), organisation) | dict.fromkeys(name_parts("place-roles"), place)
    plain = dict.fromkeys(name_parts("organisation-nouns"), organisation)
    plain |= dict.fromkeys(name_parts("settlements"), place)
    return {"": plain, "of": of | dict.fromkeys(name_parts("settlements"), place)}
