"""The person whom an epithet takes up again: "the 61-year-old", "the Vermont senator", "the nominee"."""

from __future__ import annotations

import re
from functools import cache

from kg.analyse.references.cast import Cast
from kg.analyse.references.offices import Office, is_word_of_title, read_office
from kg.lexicon import load_lexicon
from kg.model import Mention, Span

_BEHIND_HEAD = re.compile(r"\s+(?:of|for|from|in|at|on|who|with|turned)\b.*", re.DOTALL)
_MODIFIER = r"(?!(?:of|for|from|to|by|with|and|or|in|at|on)\b)[\w.\"“”-]+ "
_CAPITALISED = re.compile(r"[A-Z][\w.-]+")
_WORD = re.compile(r"\S+")
_OPENER = re.compile(
    r"In|At|During|On|After|Before|With|For|To|By|From|Of|And|But|When|While|As|If|Like|Unlike|Both|Did|Has"
)
_WORDS_BEFORE = re.compile(r"(?:[\w.-]+ ){1,6}$")
_WORDS_AFTER = re.compile(r" of [A-Z][\w. -]{2,30}|, [^,;:!?\"“”\n]{3,60}[,.]")
_BEFORE = 60  # characters in front of a name that may say what somebody is


def is_epithet(text: str) -> bool:
    """Whether an English phrase only takes up the person spoken of: "the 61-year-old", "the former mayor"."""
    return bool(_epithet().fullmatch(_BEHIND_HEAD.sub("", " ".join(text.split()))))


@cache
def _epithet() -> re.Pattern[str]:
    words = "|".join(load_lexicon("references.en")["epithets"])
    return re.compile(
        rf"the (?:{_MODIFIER}){{0,4}}(?:\d\d-year-old(?: \w+)?|(?:former|outgoing|veteran) [\w-]+|{words})"
    )


def gender_of(text: str) -> str | None:
    """The pronoun that an epithet's last word allows: "the businessman" is never "she"."""
    head = _BEHIND_HEAD.sub("", text.lower()).split()[-1:]
    genders = load_lexicon("references.en")["gender"]
    return next((pronoun for pronoun, words in genders.items() if head and head[0] in words), None)


def told_beside(cast: Cast, phrase: Span) -> tuple[str, ...]:
    """The one person of whom the text says beside the name what "the Vermont senator" says: "Vermont Sen. Smith"."""
    text, wanted = _wanted(cast, phrase)
    marks = _marks(text)
    single = is_epithet(text.lower()) or (wanted.kinds and not text.endswith("s"))
    if not marks or not single or wanted.countries or "'" in text:
        return ()  # "the French minister": a country is weighed with the offices
    told = _told(cast).get(min(marks), set())
    found = {actor for actor, words in told if marks <= words and _may_hold(cast, actor, wanted)}
    return tuple(found) if len(found) == 1 else ()


def is_of_a_place(cast: Cast, phrase: Span) -> bool:
    """Whether an office is told from others by a place: "the Vermont senator" is not any senator."""
    text, wanted = _wanted(cast, phrase)
    return bool(wanted.kinds and _marks(text) - _parties().keys())


def unfit(cast: Cast, phrase: Span) -> frozenset[str]:
    """The people who cannot be meant: of another country, another party, or known by an office of another kind."""
    text, wanted = _wanted(cast, phrase)
    parties = {_parties()[mark] for mark in _marks(text) & _parties().keys()}
    others = {actor.id for actor in cast.actors if cast.is_person(actor.id) and not _may_hold(cast, actor.id, wanted)}
    for word, party in _parties().items() if parties else ():
        told = {actor for actor, _ in _told(cast).get(word, set())}
        others |= told if party not in parties else set()
    return frozenset(others)


def _wanted(cast: Cast, phrase: Span) -> tuple[str, Office]:
    text = _BEHIND_HEAD.sub("", cast.folded[phrase.start : phrase.end])
    return text, read_office(text)


def _may_hold(cast: Cast, person: str, wanted: Office) -> bool:
    """Whether what the text says of a person does not speak against the office and the country of a description."""
    held = cast.offices.get(person)
    if held is None:
        return True
    return wanted.fits(held) if wanted.kinds else not (wanted.countries and held.countries) or wanted.shares_side(held)


def _marks(text: str) -> frozenset[str]:
    """What tells a description from others, a capital letter showing it: "the New York businessman"."""
    return frozenset(_CAPITALISED.findall(text)) - {"The"}


@cache
def _parties() -> dict[str, str]:
    listed = load_lexicon("references.en")["parties"]
    return {word: party for party, words in listed.items() for word in words}


@cache
def _words_of_descriptions() -> frozenset[str]:
    """The words in lower case that may stand between "Vermont" and the name."""
    lexicon = load_lexicon("references.en")
    return frozenset(word for key in ("epithets", "modifiers") for phrase in lexicon[key] for word in phrase.split())


def description_before(cast: Cast, name: Mention) -> Span | None:
    """Where the words that say what somebody is stand before a name: "Former Democratic candidate | Ada Ode"."""
    start = max(0, name.span.start - _BEFORE)
    run = _WORDS_BEFORE.search(cast.folded, start, name.span.start)
    begin = None
    for word in reversed(list(_WORD.finditer(cast.folded, run.start(), run.end())) if run else []):
        if not _may_describe(word[0]):
            break
        begin = word.start()
    return None if begin is None else Span(begin, name.span.start)


def is_description(text: str) -> bool:
    """Whether the words before a name end in what somebody is, no office: "Democratic candidate"."""
    return any(word in _words_of_descriptions() for word in text.split()[-1:])


def _may_describe(word: str) -> bool:
    if word[0].isupper():
        return not _OPENER.fullmatch(word)
    return is_word_of_title(word) or word in _words_of_descriptions()


def _told(cast: Cast) -> dict[str, set[tuple[str, frozenset[str]]]]:
    """Who is told what beside the name, by word; read once for an article."""
    if not cast.told:
        cast.told[""] = set()  # has been asked for
        for mention in cast.mentions:
            words = _words_beside(cast, mention) if cast.is_person(mention.actor) else frozenset()
            for word in words:
                cast.told.setdefault(word, set()).add((mention.actor, words))
    return cast.told


def _words_beside(cast: Cast, name: Mention) -> frozenset[str]:
    """The capitalised words of the description right before a name, and those set off behind it."""
    before = description_before(cast, name)
    after = _WORDS_AFTER.match(cast.folded, name.span.end)
    parts = ([cast.folded[before.start : before.end]] if before else []) + ([after[0]] if after else [])
    return frozenset(word.rstrip(".") for part in parts for word in _CAPITALISED.findall(part))
