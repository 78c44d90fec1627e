"""What shows a capitalised run to be a person's name."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.analyse.actors.english_organisations import COMMON_END
from kg.analyse.actors.evidence import (
    ACRONYM,
    DETERMINER,
    WORD_AFTER,
    Surroundings,
    common_words,
    is_common,
)
from kg.analyse.actors.known import latin_names
from kg.analyse.actors.runs import Run, name_parts
from kg.analyse.actors.states import country_before, english_adjectives, english_countries
from kg.analyse.actors.titles import Title, titles_within
from kg.gazetteer import Office, countries, known_actors
from kg.lexicon import load_lexicon
from kg.model import ActorType

_SYLLABLE = re.compile(r"[^\W\d_a-z][^\W\d_]{0,5}(?:['-][^\W\d_]+)?")
_HYPHENED = re.compile(r"[A-Z][a-z]{1,5}-[A-Za-z][a-z]{1,5}")
_INITIAL = re.compile(r"(?:[A-Z]\.)+")
_SAID_BEFORE = re.compile(r"\b(?:said|says|told|asked|added|according to|by|as told by)\s$")
_TOLD_BEFORE = re.compile(r"\b(?:said|says|told|asked|added)\s$")
_APPOSED = re.compile(
    r", (?:\d\d,|aged \d|who (?:is|was|has|had|leads|heads|serves|served|runs|ran)\b"
    rf"|an? (?:[\w-]+ ){{0,3}}(?:{'|'.join(load_lexicon('names.en')['human-nouns'])})\b)"
)
_BETWEEN = re.compile(
    r"(?:,| is| was| became) (?:an? |the |its |his |her |their |a former |another )?(?:[\w'&.-]+ ){0,4}"
)
_SHORT = 5  # letters of a name that may end like a common word: "Daly"
_GOES_ON = re.compile(
    r"$|\n|'s |, (?:who|\d\d,)| of [A-Z]|(?: \w+ly)? (?:is|was|has|had|will|would|who|and|[a-z]{2,}ed|told|says|said"
    r"|went|made|took|won|lost|began|wrote|came|became|spoke|left|met|grew|did)\b"
)


def is_person(around: Surroundings, run: Run) -> bool:
    """Whether a title, or for full names a given name, an initial, an apposition or a verb of saying shows a person."""
    words, title = run.words, _title_before(around, run)
    if len(words) == 1 and title is None:
        return False
    if len(words) > 2 and words[-1] in name_parts("suffixes"):
        words = words[:-1]
    if len(words) > 5 or words[-1] in name_parts("organisations") or ACRONYM.fullmatch(words[-1]):
        return False
    if words[0] in name_parts("organisations-first") or _is_known_body(words[0]):
        return False  # "ESPN Brasil"
    if title and words[0] not in english_countries():
        return True
    if len(words) == 1:
        return False
    if words[-1] in name_parts("places") or words[0] in name_parts("places-first"):
        return False
    if words[0] in name_parts("given") or _is_east_asian(words) or _is_longer(around, run):
        return True
    if run.text.endswith(("Jr.", "Jr", "Sr.", "Sr")):
        return True
    if any(_INITIAL.fullmatch(word) for word in words[:-1]) and words[-1] not in common_words():
        return True
    return run.text not in around.definite and (_has_appositive(around, run) or _is_said(around, run))


def _is_longer(around: Surroundings, run: Run) -> bool:
    """Whether the run begins with the short name of somebody listed and is another's: "Saddam Omar Yahya"."""
    first = around.known.get(run.start)
    if first is None or run.opens or not first.weak or first.span.end >= run.end:
        return False
    if not _begins_full_name(run.words[0], first.actor):
        return False
    return not any(is_common(around, word) or _shows_other(word) for word in run.words[1:])


def _begins_full_name(word: str, actor: str | None) -> bool:
    """Whether the short name is how people's full names begin: "Saddam", but not "Trump" (of "Trump Turnberry")."""
    known = known_actors().get(actor or "")
    return known is not None and any(name.startswith(f"{word} ") for name in known.names["en"])


def _is_known_body(word: str) -> bool:
    """Whether a word in capitals is a listed organisation's name."""
    actor = latin_names().actors.get(word) if word.isupper() and len(word) > 2 else None
    return actor is not None and actor.type is ActorType.ORGANIZATION


def may_be_person(around: Surroundings, run: Run) -> bool:
    """Whether one word is a given name in the middle of a sentence, or says something: "said Orrel"."""
    if not run.opens and run.text in name_parts("given"):
        return _may_be_single(around, run)
    if run.opens and run.text.endswith("s"):
        return False  # "Economists said": a plural, unless a fuller name shows that it is somebody called so
    after = WORD_AFTER.match(around.text, run.end)
    said = (after and after[1] in name_parts("saying")) or _TOLD_BEFORE.search(
        around.text, max(0, run.start - 8), run.start
    )
    return bool(said) and _may_be_single(around, run)


def _may_be_single(around: Surroundings, run: Run) -> bool:
    word = run.text
    return not (
        (is_common(around, word) and word not in name_parts("family-names-too"))
        or not word.isalpha()
        or word.isupper()
        or word in english_countries()
        or word in english_adjectives()
        or DETERMINER.search(around.text, max(0, run.start - 8), run.start)
    )


def _title_before(around: Surroundings, run: Run) -> Title | None:
    """The title right before: "Foreign Minister Annalena Baerbock", "analyst Dennis Weng"."""
    title = around.ends.get(run.start - 1)
    return title if title and around.text[title.end] in " ," else None


def office_beside(around: Surroundings, run: Run) -> Office | None:
    """The office that the title before a name says: "US Secretary of Defense"."""
    title = _title_before(around, run)
    if title is None or not title.office:
        return None
    country = country_before(around.text, title.start)
    return Office(title.office, countries()[country[1]].id) if country else None


def _has_appositive(around: Surroundings, run: Run) -> bool:
    """Whether ", a professor at …", ", director of …" or "is a writer" follows."""
    if _APPOSED.match(around.text, run.end):
        return True
    return any(
        not title.address and _BETWEEN.fullmatch(around.text, run.end, title.start)
        for title in titles_within(around.titles, run.end + 2, run.end + 60)
    )


def _is_said(around: Surroundings, run: Run) -> bool:
    after = WORD_AFTER.match(around.text, run.end)
    return bool(after and after[1] in name_parts("saying")) or bool(
        _SAID_BEFORE.search(around.text, max(0, run.start - 20), run.start)
    )


def _is_east_asian(words: list[str]) -> bool:
    """Whether "Zheng Jian", "Huang Kuo-chang", "Nguyen Phu Trong": a family name, then given names."""
    if len(words) == 2 and len(words[0]) < 7 and words[0].isalpha() and _HYPHENED.fullmatch(words[1]):
        return not any(word in common_words() for word in (words[0], *words[1].split("-")))
    return (
        2 <= len(words) <= 4
        and words[0] in name_parts("surnames-first")
        and all(_SYLLABLE.fullmatch(word) or "-" in word for word in words[1:])
        and not any(word in common_words() for word in words)
    )


def looks_personal(around: Surroundings, run: Run) -> bool:
    """Two or three words none of which is an ordinary one: "Sanna Korhonen" without any other sign."""
    words = [word for word in run.words if word not in name_parts("particles")]
    if (
        len(words) not in (2, 3)
        or run.text in around.definite
        or (run.opens and not _GOES_ON.match(around.text, run.end))
    ):
        return False
    if DETERMINER.search(around.text, max(0, run.start - 8), run.start):
        return False
    first = latin_names().actors.get(words[0])
    if first and not (first.type is ActorType.PERSON and _begins_full_name(words[0], first.id)):
        return False  # "Ontario Lanterns", "Trump Turnberry"
    return not any(_shows_other(word) or is_common(around, word) for word in words)


@lru_cache(maxsize=8192)
def _shows_other(word: str) -> bool:
    """Whether a word is none of a person's name by itself: a country, an institute, an acronym, "…ation"."""
    return bool(
        len(word) < 2
        or word in english_countries()
        or word in english_adjectives()
        or word in name_parts("organisations")
        or word in name_parts("others")
        or (len(word) > _SHORT and COMMON_END.search(word))
        or ACRONYM.fullmatch(word)
    )
