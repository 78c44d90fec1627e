"""What the words around a capitalised run show it to be: a person, a place, an employer."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kg.analyse.actors.english_organisations import COMMON_END
from kg.analyse.actors.runs import Run, name_parts
from kg.analyse.actors.states import country_before, english_adjectives, english_countries
from kg.analyse.actors.titles import Title, titles_within
from kg.gazetteer import Office, countries
from kg.lexicon import load_lexicon

ACRONYM = re.compile(r"[A-Z][A-Z&]{1,4}s?|[A-Z][a-z]?[A-Z]{2,4}")
_PINYIN = re.compile(r"[A-Z][a-z]{0,5}(?:'[a-z]+|-[a-z]+)?")
DETERMINER = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Tt]h(?:is|at|ese|ose)|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[Mm]y|[Ee]very|[Ee]ach) $"
)


# "Mayor Rafael Lozano of Ciudad Verde"
_LEADER_OF = re.compile(
    r"\b(?:President|Premier|Mayor|Governor|King|Queen|Prince|Minister|Senator|Rep\.|Sen\.|Gov\.) "
    r"(?:[A-Z][\w.'-]* ){1,4}of $"
)
_SAID_BEFORE = re.compile(r"\b(?:said|says|told|asked|added|according to|by|as told by)\s$")
_WORD_AFTER = re.compile(r" (?:also |has |had |later |then |reportedly |previously )?([a-z]+)")


_SHORT = 5  # letters of a name that may end like a common word: "Daly"
_GOES_ON = re.compile(
    r"$|'s |, (?:who|\d\d,)|(?: \w+ly)? (?:is|was|has|had|will|would|who|and|[a-z]{2,}ed|told|says|said|went|made|took|won"
    r"|lost|began|wrote|came|became|spoke|left|met|grew|did)\b"
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A passage's text and its titles, in order and by where they end."""

    text: str
    titles: Sequence[Title]
    ends: Mapping[int, Title]
    vocabulary: frozenset[str]  # the words that the article writes small


@cache
def common_words() -> frozenset[str]:
    """Capitalised words that are no names by themselves."""
    return name_parts("words") | name_parts("ordinary")


@cache
def _never_surnames() -> frozenset[str]:
    """Common words, written small."""
    return frozenset(load_lexicon("common-words.en")["words"])


def is_common(around: Surroundings, word: str) -> bool:
    """Whether a word is one of everyday English, or the article writes it small somewhere."""
    small = word.lower()
    return word in common_words() or small in _never_surnames() or small in around.vocabulary


def is_person(around: Surroundings, run: Run) -> bool:
    """Whether a title, a given name, an initial, an apposition or a verb of saying shows a person."""
    words = run.words
    if len(words) > 5 or words[-1] in name_parts("organisations") or ACRONYM.fullmatch(words[-1]):
        return False
    title = _title_before(around, run)
    if title and words[0] not in english_countries():
        return True
    if len(words) == 1:
        return _is_single_person(around, run)
    if words[-1] in name_parts("places") or words[0] in name_parts("places-first"):
        return False
    if words[0] in name_parts("given") or _is_east_asian(words):
        return True
    if run.text.endswith(("Jr.", "Jr", "Sr.", "Sr")) or any(re.fullmatch(r"[A-Z]\.", word) for word in words[:-1]):
        return True
    return _has_appositive(around, run) or _is_said(around, run)


def _is_single_person(around: Surroundings, run: Run) -> bool:
    """Whether one word is a person's: a given name in the middle of a sentence, or the subject of a verb of saying."""
    word = run.text
    if is_common(around, word) or DETERMINER.search(around.text, max(0, run.start - 8), run.start):
        return False
    if word in english_countries() or word in english_adjectives() or "-" in word:
        return False
    return (not run.opens and word in name_parts("given")) or _is_said(around, run)


def _title_before(around: Surroundings, run: Run) -> Title | None:
    """The title right before: "Foreign Minister Annalena Baerbock", "analyst Dennis Weng"."""
    for gap in (1, 2):
        title = around.ends.get(run.start - gap)
        if title and around.text[title.end : run.start].strip(" ,") == "":
            return title if gap == 1 else None
    return None


def office_beside(around: Surroundings, run: Run) -> Office | None:
    """The office that the title before a name says: "US Secretary of Defense"."""
    title = _title_before(around, run)
    country = country_before(around.text, title.start) if title and title.office else None
    return Office(title.office, countries()[country[1]].id) if title and country else None


def _has_appositive(around: Surroundings, run: Run) -> bool:
    """Whether ", a professor at …" or ", director of …" follows."""
    after = around.text[run.end : run.end + 70]
    if re.match(r", (?:\d\d,|aged \d|who (?:is|was|has|had|leads|heads|serves|served|runs|ran)\b)", after):
        return True
    for title in titles_within(around.titles, run.end + 2, run.end + 60):
        if not title.address:
            between = around.text[run.end : title.start]
            if re.fullmatch(r"(?:,| is| was) (?:an? |the |its |his |her |their |a former |another )?(?:[\w'&.-]+ ){0,4}", between):
                return True
    return False


def _is_said(around: Surroundings, run: Run) -> bool:
    after = _WORD_AFTER.match(around.text, run.end)
    return bool(after and after[1] in name_parts("saying")) or bool(
        _SAID_BEFORE.search(around.text, max(0, run.start - 20), run.start)
    )


def _is_east_asian(words: list[str]) -> bool:
    """Whether "Zheng Jian", "Huang Kuo-chang", "Nguyen Phu Trong": a family name, then given names."""
    return (
        2 <= len(words) <= 4
        and words[0] in name_parts("surnames-first")
        and all(_PINYIN.fullmatch(word) or "-" in word for word in words[1:])
        and not any(word in common_words() for word in words)
    )


def place_evidence(around: Surroundings, run: Run) -> str:
    """Return how strongly the run is shown to be a place's name: "strong", "weak" or ""."""
    words = run.words
    if len(words) == 1 and words[0] in common_words():
        return ""
    if words[-1] in name_parts("places") and len(words) > 1:
        return "strong"
    after = re.match(r", (?:the )?((?:[A-Z][\w.]*)(?: [A-Z][\w.]*)*)", around.text[run.end : run.end + 60])
    if after and after[1].rstrip(".") in english_countries():
        return "strong"
    before = around.text[max(0, run.start - 24) : run.start]
    if re.search(r"\b(?:city|town|village|province|region|district|port|island|state|county|capital) of $", before):
        return "strong"
    if ACRONYM.fullmatch(run.text):
        return ""
    if len(words) <= 2 and _LEADER_OF.search(around.text, max(0, run.start - 60), run.start):
        return "strong"
    noun = _WORD_AFTER.match(around.text, run.end)
    if len(words) == 1 and noun and noun[1] in name_parts("place-nouns"):
        return "strong"
    if _place_preposition().search(before):
        return "strong" if len(words) <= 2 else "weak"
    return ""


@cache
def _place_preposition() -> re.Pattern[str]:
    """Match "in", "near downtown", "across the northern" right before a name."""
    words = "|".join(sorted(name_parts("place-before")))
    parts = "north|south|east|west|central|northern|southern|eastern|western|downtown|nearby|rural"
    return re.compile(rf"\b(?:{words}) (?:(?:the )?(?:{parts}) )?$")


def is_employer(around: Surroundings, run: Run) -> bool:
    """Whether "analyst at" or "spokesman for the" goes before."""
    before = re.search(r"( (?:at|for|with) (?:the )?)$", around.text[max(0, run.start - 12) : run.start])
    return bool(before and run.start - len(before[1]) in around.ends)


def looks_personal(around: Surroundings, run: Run) -> bool:
    """Two or three words none of which is an ordinary one: "Sanna Korhonen" without any other sign."""
    words = [word for word in run.words if word not in name_parts("particles")]
    if len(words) not in (2, 3) or (run.opens and not _is_subject(around.text, run)):
        return False
    return not any(
        is_common(around, word)
        or word in english_countries()
        or word in english_adjectives()
        or word in name_parts("organisations")
        or word in name_parts("others")
        or (len(word) > _SHORT and COMMON_END.search(word))
        or ACRONYM.fullmatch(word)
        or len(word) < 2
        for word in words
    )


def _is_subject(text: str, run: Run) -> bool:
    """Whether what follows a run that opens a sentence shows more than a capital: "Sanna Korhonen has", "…'s", the end."""
    return bool(_GOES_ON.match(text, run.end))
