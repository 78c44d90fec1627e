"""Who stands in a sentence: names with their titles, pronouns and descriptions, and what stands before them.

"with US President Donald Trump" is one party: the person, behind "with"; "Xi and Trump" is one party of two.
"""

from __future__ import annotations

import re
from functools import cache

from kg.analyse.events.governed import governed
from kg.analyse.events.lexicon import any_of
from kg.analyse.events.meant import SINGLE, with_demonyms, with_descriptions
from kg.analyse.events.party import Party
from kg.analyse.events.passage import Passage
from kg.lexicon import load_lexicon
from kg.model import ActorType

_GAP_LIMIT = 60
_FRONTING = frozenset("DIABFOS")
_INSIDE = re.compile("的?(?:首都|首府|[东西南北]部|港口城市|城市|海滨)?(?:城市)?")
_FRONTED = re.compile(r"(?:During|In|After|Before|At|Following|On|Ahead of|Since)\s+")


def parties(passage: Passage, phrases: list[tuple[int, int]]) -> list[Party]:
    """Return the parties of a sentence, in order; `phrases` are its descriptions and pronouns."""
    text, language = passage.text, passage.language
    found = with_descriptions(passage, _named(passage), phrases)
    if language == "en":
        found = with_demonyms(passage, found)
    if len(found) > 1:
        found = _coordinated(_titled(found, text, language), text, language)
    placed: list[Party] = []
    behind = 0
    for party in found:
        if language == "zh" and placed and _is_inside(placed[-1], party, text):
            party = party._replace(before=placed[-1].before)  # noqa: PLW2901 (在挪威首都|奥斯陆)
            placed.append(party)
            continue
        placed.append(governed(party, text, language, behind, passage.words))
        behind = party.end if language == "zh" or (party.person and not party.owner) else 0
    return [party for party in _thanked(_cataphoric(placed, text), text) if party.actors]


def _is_inside(outer: Party, inner: Party, text: str) -> bool:
    """Whether a place is named as part of the one before it: 在挪威首都|奥斯陆."""
    return outer.place and inner.place and bool(outer.before) and bool(_INSIDE.fullmatch(text, outer.end, inner.start))


def _thanked(found: list[Party], text: str) -> list[Party]:
    """Let "his" in "thanked Ode for his visit" be who is thanked."""
    result: list[Party] = []
    for party in found:
        before = result[-1] if result else None
        if before is not None and before.person and not before.before and text[before.end : party.start] == " for ":
            owner = text[party.start : party.end].lower() in SINGLE
            result.append(party._replace(actors=before.actors) if owner else party)
        else:
            result.append(party)
    return result


def _cataphoric(found: list[Party], text: str) -> list[Party]:
    """Let "his" in "During his talks with Trump, President Xi said" be who follows the comma."""
    comma = text.find(", ") if found and text[0] in _FRONTING else -1
    if comma < 0:
        return found
    following = [party for party in found if party.person and not party.before and party.start > comma]
    if not following or len(following[0].actors) > 1:
        return found
    first = next((party for party in found if party.end <= comma), None)
    fronted = first is not None and _FRONTED.fullmatch(text[: first.start])
    if first is None or not fronted or text[first.start : first.end].lower() not in SINGLE:
        return found
    return [party._replace(actors=following[0].actors) if party is first else party for party in found]


def _named(passage: Passage) -> list[Party]:
    types, offset = passage.stage.types, passage.span.start
    found = []
    for mention in passage.mentions:
        (start, end), actor = mention.span, mention.actor
        kind = types[actor]
        person, place = kind is ActorType.PERSON, kind is ActorType.PLACE
        found.append(Party(start - offset, end - offset, (actor,), "", False, person, place))
    return found


@cache
def _title_gap(language: str) -> re.Pattern[str]:
    """What may stand between a country and the name of one of its people: "'s Foreign Minister", 国防部长."""
    if language == "zh":
        offices = [word for listed in load_lexicon("references.zh")["offices"].values() for word in listed]
        offices += load_lexicon("events.zh")["titles"]
        word = "[^，,。；;：:、与和同跟向对在将已称说]"
        return re.compile(rf"(?:(?:{word}{{1,10}}、)?{word}{{0,10}}{any_of(offices, 'zh')})?")  # 政治局委员、外长|王毅
    titles = any_of(load_lexicon("events.en")["titles"], "en")
    return re.compile(rf"(?:'s?)?[\s-]+(?:(?:{titles}|[A-Z][\w.'-]*),?[\s-]+)*")


def _titled(found: list[Party], text: str, language: str) -> list[Party]:
    """Put a person together with the country and office before the name; the person is meant."""
    result: list[Party] = []
    for party in found:
        while result and party.person and (not result[-1].person or _is_possessive(result[-1], text)):
            gap = text[result[-1].end : party.start]
            if len(gap) > _GAP_LIMIT or not _title_gap(language).fullmatch(gap):
                break
            party = party._replace(start=result.pop().start)  # noqa: PLW2901 (it grows to the left)
        result.append(party)
    return result


def _is_possessive(party: Party, text: str) -> bool:
    """Whether a party is "his" or "her", as in "and his Norwegian counterpart, Ada Ode"."""
    return text[party.start : party.end].lower() in SINGLE


_AND = {
    "en": re.compile(r"(?:,?\s+and\s+|\s*&\s*|\s*[-–/]\s*)(.*)", re.DOTALL),
    "zh": re.compile(r"(?:和|与|及|、|-|以及)(.*)|"),
}
_COMMA = {"en": re.compile(r",\s+(.*)", re.DOTALL), "zh": re.compile(r"、(.*)")}


def _coordinated(found: list[Party], text: str, language: str) -> list[Party]:
    """Put "China, Russia and Iran" together."""
    result: list[Party] = []
    waiting = 0  # parties before this one that commas link
    for party in found:
        gap = text[result[-1].end : party.start] if result else ""
        alike = bool(result) and result[-1].person == party.person
        if alike and _links(_AND[language], gap, language):
            members = [*result[len(result) - 1 - waiting :], party]
            del result[len(result) - 1 - waiting :]
            loose = waiting or gap.startswith(",") or gap.endswith(" the ")
            result.append(_together(members)._replace(last=len(party.actors) if loose else 0))
            waiting = 0
            continue
        waiting = waiting + 1 if alike and _links(_COMMA[language], gap, language) else 0
        result.append(party)
    return result


def _links(link: re.Pattern[str], gap: str, language: str) -> bool:
    if len(gap) > _GAP_LIMIT:
        return False
    match = link.fullmatch(gap)
    if not match:
        return False
    if not match[1]:
        return True
    return bool(_title_gap(language).fullmatch(" " + match[1] if language == "en" else match[1]))


def _together(members: list[Party]) -> Party:
    actors = tuple(dict.fromkeys(actor for member in members for actor in member.actors))
    first, last = members[0], members[-1]
    return last._replace(start=first.start, actors=actors, place=all(member.place for member in members))
