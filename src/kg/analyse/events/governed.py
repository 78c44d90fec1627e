"""The preposition that a name hangs on, with its titles between: "with | former Norwegian President | Ode", 同该国."""

from __future__ import annotations

import re
from functools import cache

from kg.analyse.events.lexicon import any_of
from kg.analyse.events.party import Party
from kg.analyse.events.words import Words
from kg.lexicon import load_lexicon

_OWNER = re.compile(r"'s?(?!\w)|的(?=.)")
_OWNING = frozenset("'的")
_IN_TITLES = ("of", "for")
_REACH = 80  # characters
_MOST_TITLES = 6  # words before a name
_CLOSING = frozenset('”")(“')
_DETERMINERS = ("该", "本", "其", "两国")
_NO_PREPOSITION = ("关", "由", "对", "基", "针", "面")  # 由于, 基于, 针对
_FAR_REACHING = frozenset({"对", "向", "在", "从"})
_PARTNERS = frozenset({"与", "和", "同", "跟"})
_FARTHEST_ZH = 10  # characters
_PAUSE = re.compile("[，,、。；：:“”]")
# "a sale to the Government of | Poland"
_GOVERNMENT = re.compile(r"(?<=\bto )the (?:[Gg]overnment|[Rr]epublic|[Kk]ingdom) of (?:the )?\Z")
_TOWN = re.compile(
    r"\b(?:in|at)\s+(?:[\w-]+\s+){1,4}(?:city|town|province|capital|port|region|village|state)\s+of\s+\Z"
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def governed(party: Party, text: str, language: str, behind: int, words: Words) -> Party:
    """Add the preposition before a party, `behind` the person before it, and whether it owns what follows."""
    low = max(behind, party.start - _REACH)
    if language == "en":
        party = _with_head(party, text, low)
    if language == "zh":
        preposition = _preposition_zh(text, words, low, party.start)
    else:
        preposition = _preposition(text, words, low, _phrase_start(text, low, party))
        if preposition == "of" and _TOWN.search(text, low, party.start):
            preposition = "in"  # "in the Norwegian city of Bergen"
    owner = party.owner or (text[party.end : party.end + 1] in _OWNING and bool(_OWNER.match(text, party.end)))
    if preposition == party.before and owner == party.owner:
        return party
    return party._replace(before=preposition, owner=owner)


def _with_head(party: Party, text: str, low: int) -> Party:
    """Let a party begin with those who act for it: "met | the leaders of Norland and Sudland"."""
    if len(party.actors) < 2 or party.person or "of " not in text[max(low, party.start - len("of the ")) : party.start]:
        return party
    match = _heads().search(text[: party.start], low)
    return party if match is None else party._replace(start=match.start())


def _preposition(text: str, words: Words, low: int, at: int) -> str:
    """The English preposition that governs what stands at `at`: the first of those with only titles behind them."""
    found = ""
    if not text[at - 1 : at].isspace():
        return found
    for start, end, word in reversed(words.get("prepositions", ())):
        if start < low:
            break
        if end < at:
            between = text[end:at].split()
            if len(between) > _MOST_TITLES or not all(map(_leads_to_name, between)):
                break
            if found and found not in _IN_TITLES:
                break  # "the leaders of Norland | at | Camp David"
            found = word
    return found


def _phrase_start(text: str, low: int, party: Party) -> int:
    """Where a name begins with what stands before it and holds an "of": "the Government of", "Secretary of State"."""
    before = text[low : party.start]
    if " of " not in before and " for " not in before:
        return party.start
    match = _GOVERNMENT.search(before)
    if match is None and party.person:
        match = _office().search(before)
    return party.start if match is None else low + match.start()


def _preposition_zh(text: str, words: Words, low: int, at: int) -> str:
    """The Chinese preposition that a name hangs on: 与, 同该, 对7名|伊朗|官员, 在首都|罗马."""
    for start, end, word in reversed(words.get("prepositions", ())):
        if end > at:
            continue
        if start < low or at - end > _FARTHEST_ZH:
            break
        if text[start - 1 : start] in _NO_PREPOSITION:
            continue
        between = text[end:at]
        if word == "在" and between.endswith("的"):
            break  # 在10月的|挪威智利|会谈上
        far = word in _FAR_REACHING or (word in _PARTNERS and between.endswith("的"))  # 与正在访问的|陆安
        if not between or between in _DETERMINERS or (far and _is_of_name(text, words, end, at)):
            return word
        break
    return ""


def _is_of_name(text: str, words: Words, start: int, end: int) -> bool:
    """Whether what stands between a Chinese preposition and a name can only go with the name: no verb, no mark."""
    if _PAUSE.search(text, start, end):
        return False
    return not any(words.stands(name, start, end) for name in ("clause-breaks", "light-verbs", "reporting", "triggers"))


@cache
def _office() -> re.Pattern[str]:
    """An office with its field before a name: "Secretary of State", which hangs on no "of"."""
    titles = any_of(load_lexicon("events.en")["titles"], "en")
    return re.compile(rf"(?i:{titles})\s+(?:of|for)\s+(?:the\s+)?(?:[A-Z][\w'-]*\s+(?:and\s+)?){{1,3}}\Z")


@cache
def _heads() -> re.Pattern[str]:
    """Those who act for countries named next: "The presidents of | Norland and Sudland | met"."""
    heads = any_of(load_lexicon("events.en")["heads"], "en")
    return re.compile(rf"(?i:\b(?:the|both)\s+)?{heads}\s+of\s+(?:the\s+)?\Z")


@cache
def _leading_words() -> frozenset[str]:
    """Words that may stand between a preposition and the name it governs: titles, articles, "eastern"."""
    lists = load_lexicon("events.en")
    return frozenset(str(word).lower() for name in ("titles", "definite", "quantities") for word in lists[name])


@cache
def _time_words() -> frozenset[str]:
    """The names of days and months, which open no name: "In May | Ode visited"."""
    return frozenset(load_lexicon("grammar.en")["time-words"])


def _leads_to_name(word: str) -> bool:
    if word[0].isupper():
        return word.lower() not in _time_words() and word[-1] not in ",;:" and word[-1] not in _CLOSING
    return word in _leading_words() or word.endswith(("ly", "ed")) or bool(_NUMBER.fullmatch(word))
