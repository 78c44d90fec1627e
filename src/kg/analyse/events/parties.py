"""Who stands in a sentence: names with their titles, pronouns and descriptions, and what stands before them.

"with US President Donald Trump" is one party: the person, behind "with"; "Xi and Trump" is one party of two.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from kg.analyse.events.lexicon import any_of
from kg.analyse.events.stage import Stage
from kg.gazetteer import countries
from kg.lexicon import load_lexicon
from kg.model import ActorType, Sentence, Span


class Party(NamedTuple):
    """One or more actors named together; offsets count from the sentence's start."""

    start: int
    end: int
    actors: tuple[str, ...]
    before: str = ""  # the preposition it hangs on
    owner: bool = False  # "Xi's", "their"
    person: bool = False
    place: bool = False
    demonym: bool = False  # "Chinese": says whose, never who
    last: int = 0  # how many of the actors are named after the last "and the"; 0 for all

    def tail(self) -> Party:
        """What stands before a noun: of "Taiwan and the Ukraine crisis" only Ukraine."""
        return self._replace(actors=self.actors[-self.last :], last=0) if self.last else self


_OWNER = re.compile(r"'s?(?!\w)|的(?=.)")
_GAP_LIMIT = 60


def parties(stage: Stage, sentence: Sentence) -> list[Party]:
    """Return the parties of `sentence`, in order."""
    text = stage.text(sentence)
    language = "zh" if sentence.language == "zh" else "en"
    found = _named(stage, sentence)
    found = _with_descriptions(stage, sentence, text, found, language)
    found = _with_demonyms(stage, text, found, language)
    joined = _coordinated(_titled(found, text, language), text, language)
    people = [0, *(party.end if party.person and not party.owner else 0 for party in joined)]
    placed = [_placed(party, text, language, behind) for party, behind in zip(joined, people, strict=False)]
    bound = _cataphoric(placed, text)
    return [party for party in bound if party.actors]


def _cataphoric(found: list[Party], text: str) -> list[Party]:
    """Let "his" in "During his talks with Trump, President Xi said" be who follows the comma."""
    comma = text.find(", ")
    following = [party for party in found if party.person and not party.before and party.start > comma]
    if comma < 0 or not following or len(following[0].actors) > 1:
        return found
    first = next((party for party in found if party.end <= comma), None)
    fronted = first is not None and _FRONTED.fullmatch(text[: first.start])
    if first is None or not fronted or text[first.start : first.end].lower() not in _SINGLE:
        return found
    return [party._replace(actors=following[0].actors) if party is first else party for party in found]


def _named(stage: Stage, sentence: Sentence) -> list[Party]:
    start = sentence.span.start
    return [
        _party(stage, mention.span.start - start, mention.span.end - start, (mention.actor,))
        for mention in stage.mentions_in(sentence.span)
    ]


def _party(stage: Stage, start: int, end: int, actors: tuple[str, ...]) -> Party:
    person, place = (stage.are(actors, kind) for kind in (ActorType.PERSON, ActorType.PLACE))
    return Party(start, end, actors, person=person, place=place)


@cache
def _heads(language: str) -> AhoCorasick:
    """The first words of what descriptions are made of, for a quick look."""
    return AhoCorasick({str(head).split()[0] for head in load_lexicon(f"events.{language}")["descriptions"]})


@cache
def _phrases(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """(pronouns, descriptions) of a language."""
    lists = load_lexicon(f"events.{language}")
    guard = "(?<![其吉])" if language == "zh" else ""
    pronouns = re.compile(guard + any_of(lists["pronouns"], language), re.IGNORECASE)
    heads = any_of(lists["descriptions"], language)
    if language == "zh":
        return pronouns, re.compile(heads)
    modifiers = r"(?:[A-Z][\w.'-]*\s+(?:and\s+(?:the\s+)?)?){0,4}"
    opener = r"(?:\b(?:[Tt]he|[Bb]oth|[Tt]heir)\s+)?(?:\b(?:two|both)\s+)?"
    # a description, not the title of somebody named next
    return pronouns, re.compile(rf"{opener}\b{modifiers}{heads}(?!\s+(?:of\s+)?[A-Z]|-)")


def _with_descriptions(stage: Stage, sentence: Sentence, text: str, named: list[Party], language: str) -> list[Party]:
    """Add "the two leaders", "his" and 双方, where they stand for somebody."""
    taken = bytearray(len(text) + 1)
    for party in named:
        if party.person:
            taken[party.start : party.end] = b"\1" * (party.end - party.start)
    added: list[Party] = []
    pronouns, descriptions = _phrases(language)
    described = bool(_heads(language).find_matches_as_indexes(text))
    for pattern in (descriptions, pronouns) if described else (pronouns,):
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(taken[start:end]):
                continue
            offset = sentence.span.start
            actors = stage.meant(Span(offset + start, offset + end))
            inside = {actor for party in named if start <= party.start < end for actor in party.actors}
            word = text[start:end].lower()
            if (actors and not set(actors) <= inside) or (word in _SINGLE and not actors):
                added.append(_party(stage, start, end, actors)._replace(owner=word in _POSSESSIVES))
                taken[start:end] = b"\1" * (end - start)
    kept = [party for party in named if not any(a.start <= party.start < a.end for a in added)]
    return sorted([*kept, *added], key=lambda party: party.start)


_SINGLE = frozenset({"his", "her"})
_FRONTED = re.compile(r"(?:During|In|After|Before|At|Following|On|Ahead of|Since)\s+")
_POSSESSIVES = frozenset({"his", "her", "its", "their"})


@cache
def _demonyms() -> tuple[AhoCorasick, re.Pattern[str], dict[str, str]]:
    """The adjectives of countries, their first words for a quick look, and the country of each."""
    by_word = {word: country.id for country in countries().values() for word in country.adjectives}
    for actor, listed in load_lexicon("references.en")["demonyms"].items():
        by_word |= dict.fromkeys(listed, actor)
    return AhoCorasick({word.split()[0] for word in by_word}), re.compile(any_of(by_word, "en")), by_word


def _with_demonyms(stage: Stage, text: str, named: list[Party], language: str) -> list[Party]:
    """Add "Russian" where the article names Russia."""
    if language != "en":
        return named
    opening, pattern, by_word = _demonyms()
    if not opening.find_matches_as_indexes(text):
        return named
    added = [
        Party(*match.span(), (by_word[match[0]],), place=True, demonym=True)
        for match in pattern.finditer(text)
        if by_word[match[0]] in stage.types
        and not any(party.start < match.end() and match.start() < party.end for party in named)
    ]
    return sorted([*named, *added], key=lambda party: party.start)


@cache
def _title_gap(language: str) -> re.Pattern[str]:
    """What may stand between a country and the name of one of its people: "'s Foreign Minister", 国防部长."""
    if language == "zh":
        offices = [word for listed in load_lexicon("references.zh")["offices"].values() for word in listed]
        return re.compile(rf"(?:[^，,。；;：:、与和同跟向对在将已称说]{{0,10}}{any_of(offices, 'zh')})?")
    titles = any_of(load_lexicon("events.en")["titles"], "en")
    return re.compile(rf"(?:'s?)?[\s-]+(?:(?:{titles}|[A-Z][\w.'-]*),?\s+)*")


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
    return text[party.start : party.end].lower() in _SINGLE


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


@cache
def _preposition(language: str) -> re.Pattern[str]:
    lists = load_lexicon(f"events.{language}")
    prepositions = any_of(lists["prepositions"], language)
    if language == "zh":
        return re.compile(rf"(?<![关由对基])({prepositions})(?:该|本|其|两国)?\Z")
    titles = any_of([*lists["titles"], *lists["definite"]], "en")
    return re.compile(
        rf"(?i:({prepositions}))\s+(?:(?:{titles}|[A-Z][\w.'-]*|\w+ly|[\w-]+ed|\d+(?:[.,]\d+)*)\s+){{0,6}}\Z"
    )


def _placed(party: Party, text: str, language: str, behind: int) -> Party:
    """Add the preposition before a party, `behind` the person before it, and whether it owns what follows."""
    before = _GOVERNMENT.sub("", text[max(behind, party.start - 80) : party.start])
    if party.person and language == "en":
        before = _office().sub("", before)
    found = _preposition(language).search(before) if language == "zh" or before[-1:].isspace() else None
    owner = party.owner or bool(_OWNER.match(text, party.end))
    preposition = found[1].lower() if found else ""
    if preposition == "of" and _TOWN.search(before):
        preposition = "in"  # "in the Norwegian city of Bergen"
    if preposition == party.before and owner == party.owner:
        return party
    return party._replace(before=preposition, owner=owner)


@cache
def _office() -> re.Pattern[str]:
    """An office with its field before a name: "Secretary of State", which hangs on no "of"."""
    titles = any_of(load_lexicon("events.en")["titles"], "en")
    return re.compile(rf"(?i:{titles})\s+(?:of|for)\s+(?:the\s+)?(?:[A-Z][\w'-]*\s+(?:and\s+)?){{1,3}}\Z")


# "a sale to the Government of | Poland"
_GOVERNMENT = re.compile(r"(?<=\bto )the (?:[Gg]overnment|[Rr]epublic|[Kk]ingdom) of (?:the )?\Z")
_TOWN = re.compile(
    r"\b(?:in|at)\s+(?:[\w-]+\s+){1,4}(?:city|town|province|capital|port|region|village|state)\s+of\s+\Z"
)
