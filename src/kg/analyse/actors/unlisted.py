"""Names that no list has, by what stands around them: persons first, then organisations, then places."""

from __future__ import annotations

import re
from functools import cache
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.analyse.actors.candidate import Candidate, Passage
from kg.analyse.actors.runs import Run, find_runs, mask, name_parts
from kg.analyse.actors.states import country_before, english_adjectives, english_countries
from kg.analyse.actors.titles import Title, find_titles
from kg.gazetteer import Office, countries
from kg.model import ActorType, Span

_ACRONYM = re.compile(r"[A-Z][A-Z&]{1,4}s?|[A-Z][a-z]?[A-Z]{2,4}")
_DETERMINER = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Tt]h(?:is|at|ese|ose)|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[Mm]y|[Ee]very|[Ee]ach) $")
_PINYIN = re.compile(r"[A-Z][a-z]{0,5}(?:'[a-z]+|-[a-z]+)?")
_APPOSITIVE = re.compile(r", (?:\d\d,? )?(?:who\b|aged \d)|, (?:an? |the |its |his |her |their )?((?:[\w'&.-]+ ){0,5}?)$")
_JOIN_OF = re.compile(r" (?:of|for|on) (?:the )?$| of$")
_JOIN_AND = re.compile(r"(?:,? and|,| &) (?:the )?$")
_COMMON_END = re.compile(r"(?:tion|ment|ness|ing|ism|ship|ity|ence|ance|ly|ous|ive|ical|ists?|ians?|ese|ed)$")
# "Mayor Rafael Lozano of Ciudad Verde"
_LEADER_OF = re.compile(r"\b(?:President|Premier|Mayor|Governor|King|Queen|Prince|Minister|Senator|Rep\.|Sen\.|Gov\.) (?:[A-Z][\w.'-]* ){1,4}of $")
_SAID_BEFORE = re.compile(r"\b(?:said|says|told|asked|added|according to|by|as told by)\s$")
_WORD_AFTER = re.compile(r" (?:also |has |had |later |then |reportedly |previously )?([a-z]+)")
_WORDS_BEFORE = re.compile(r"([\w.]+) $")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A passage's text and its titles, by where they begin and end."""

    text: str
    ends: dict[int, Title]
    starts: dict[int, Title]


def find_unlisted(passage: Passage, known: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield runs of capitalised words that their surroundings show to be names; weak ones need a fuller name."""
    titles = list(find_titles(passage))
    around = Surroundings(
        passage.text, {title.end: title for title in titles}, {title.start: title for title in titles}
    )
    parts = [Span(c.span.start - passage.start, c.span.end - passage.start) for c in known]
    runs = [piece for run in find_runs(mask(passage.text, titles)) for piece in _without_known(run, parts)]
    for run in list(_organisations(passage.text, runs)):
        start = run.start
        if "Ministry" in run.words and (country := country_before(passage.text, start)):
            start = country[0]  # "Brazil's Environment Ministry"
        yield Candidate(passage.span(start, run.end), ActorType.ORGANIZATION, rank=-1)
    for run in runs:
        yield from _classify(passage, around, run)


def _without_known(run: Run, known: Sequence[Span]) -> Iterator[Run]:
    """Part a run from the known names it opens with, and drop it where it is nothing but such names.

    "Eurasia Group David Meale" is two names, "VOA Pentagon" and "China-US" as well, "Eric Trump" one.
    """
    inside = [span for span in known if run.start <= span.start and span.end <= run.end]
    if not inside:
        yield run
        return
    rest = list(run.text)
    for span in inside:
        rest[span.start - run.start : span.end - run.start] = " " * (span.end - span.start)
    if not "".join(rest).strip(" -/") or (len(run.words) == 1 and "-" in run.text):
        return
    opening = max((span.end for span in inside if span.start == run.start and " " in run.text[: span.end - span.start]), default=0)
    following = opening - run.start + 1
    if opening and run.text[following:].split(" ")[0] in name_parts("given"):
        yield Run(run.start + following, run.end, run.text[following:], False)
    else:
        yield run


def _organisations(text: str, runs: list[Run]) -> Iterator[Run]:
    """Yield "Feinstein International Center", "Institute for the Study of War" and "University of Helsinki"."""
    heads, firsts = name_parts("organisations"), name_parts("organisations-of")
    number = 0
    while number < len(runs):
        run = runs[number]
        number += 1
        head = run.words[-1] in heads and len(run.words) > 1
        if (run.words[-1] in firsts or head) and number < len(runs):
            joined = _join(text, runs, number - 1)
            if joined > number - 1:
                yield Run(run.start, runs[joined].end, text[run.start : runs[joined].end], run.opens)
                number = joined + 1
                continue
        if head:
            yield run


def _join(text: str, runs: list[Run], first: int) -> int:
    """The number of the last run that belongs to the name which run `first` opens."""
    last = first
    while last + 1 < len(runs):
        gap = text[runs[last].end : runs[last + 1].start]
        if last == first and not _JOIN_OF.fullmatch(gap):
            break
        if last == first and len(runs[first].words) > 1 and runs[last + 1].words[-1] in name_parts("organisations"):
            break  # "the Taiwan Research Institute of Xiamen University" is two
        if last > first and not (_JOIN_OF.fullmatch(gap) or _is_second_subject(gap, runs[last + 1])):
            break
        last += 1
    return last


def _is_second_subject(gap: str, run: Run) -> bool:
    """Whether "and International Studies" goes on with what an institute is for."""
    last = run.words[-1]
    return bool(_JOIN_AND.fullmatch(gap)) and (
        last.endswith("s") or bool(_COMMON_END.search(last)) or last in ("Development", "Research", "Security", "Defense")
    ) and last not in english_countries()


def _classify(passage: Passage, around: Surroundings, run: Run) -> Iterator[Candidate]:
    stripped = _without_adjectives(run)
    if stripped is None:
        return
    run = stripped
    if (summit := _summit_place(passage, run)) is not None:
        yield summit
    if run.words[-1] in name_parts("others") or run.words[0] in name_parts("others"):
        return
    span = passage.span(run.start, run.end)
    if _is_person(around, run):
        office = _office(around, run)
        yield Candidate(span, ActorType.PERSON, rank=-2, weak=len(run.words) == 1, office=office)
    elif place := _place(around, run):
        doubtful = place == "weak" or len(run.words) == 1
        yield Candidate(span, ActorType.PLACE, rank=-3, weak=doubtful)
    elif _is_employer(around, run):
        yield Candidate(span, ActorType.ORGANIZATION, rank=-3, weak=len(run.words) == 1)
    elif len(run.words) == 1 and run.text.isupper() and not _ACRONYM.fullmatch(run.text):
        return  # "COULD"
    elif len(run.words) == 1:
        if _ACRONYM.fullmatch(run.text) and run.text not in name_parts("acronyms-not"):
            yield Candidate(span, ActorType.ORGANIZATION, rank=-4, weak=run.opens)
        elif run.text not in _common_words():
            definite = around.text.endswith("the ", 0, run.start)
            yield Candidate(span, ActorType.GROUP, rank=-5, weak=True, definite=definite)
    elif _looks_personal(run) and not _DETERMINER.search(passage.text, max(0, run.start - 8), run.start):
        yield Candidate(span, ActorType.PERSON, rank=-4, weak=False)


def _summit_place(passage: Passage, run: Run) -> Candidate | None:
    """ "The Woodside Summit" names the place where it is held."""
    if len(run.words) != 2 or run.words[1] != "Summit" or run.words[0] in _common_words():
        return None
    if _ACRONYM.fullmatch(run.words[0]):
        return None
    return Candidate(passage.span(run.start, run.start + len(run.words[0])), ActorType.PLACE, rank=-3, weak=True)


@cache
def _common_words() -> frozenset[str]:
    return name_parts("words") | name_parts("ordinary")


def _without_adjectives(run: Run) -> Run | None:
    """Leave out "Chinese" and "U.S." before a person's name; None where nothing is left."""
    count = 0
    words = run.words
    while count < len(words) and (words[count] in english_adjectives() or words[count] in name_parts("words")):
        count += 1
    if count == len(words):
        return None
    return run.without_first(count) if count else run


def _title_before(around: Surroundings, run: Run) -> Title | None:
    """The title right before: "Foreign Minister Annalena Baerbock", "analyst Dennis Weng"."""
    for gap in (1, 2):
        title = around.ends.get(run.start - gap)
        if title and around.text[title.end : run.start].strip(" ,") == "":
            return title if gap == 1 else None
    return None


def _office(around: Surroundings, run: Run) -> Office | None:
    """The office that the title before a name says: "US Secretary of Defense"."""
    title = _title_before(around, run)
    country = country_before(around.text, title.start) if title and title.office else None
    return Office(title.office, countries()[country[1]].id) if title and country else None


def _has_appositive(around: Surroundings, run: Run) -> bool:
    """Whether ", a professor at …" or ", director of …" follows."""
    after = around.text[run.end : run.end + 70]
    if re.match(r", (?:\d\d,|aged \d|who (?:is|was|has|had|leads|heads|serves|served|runs|ran)\b)", after):
        return True
    for start, title in around.starts.items():
        if run.end + 2 <= start <= run.end + 60 and not title.address:
            between = around.text[run.end : start]
            if re.fullmatch(r", (?:an? |the |its |his |her |their |a former |another )?(?:[\w'&.-]+ ){0,4}", between):
                return True
    return False


def _is_said(around: Surroundings, run: Run) -> bool:
    after = _WORD_AFTER.match(around.text, run.end)
    return bool(after and after[1] in name_parts("saying")) or bool(
        _SAID_BEFORE.search(around.text, max(0, run.start - 20), run.start)
    )


def _is_person(around: Surroundings, run: Run) -> bool:
    words = run.words
    if len(words) > 5 or words[-1] in name_parts("organisations") or _ACRONYM.fullmatch(words[-1]):
        return False
    title = _title_before(around, run)
    if title and not words[0] in english_countries():
        return True
    if len(words) == 1:
        return False
    if words[-1] in name_parts("places") or words[0] in name_parts("places-first"):
        return False
    if words[0] in name_parts("given") or _is_east_asian(words):
        return True
    if run.text.endswith(("Jr.", "Jr", "Sr.", "Sr")) or any(re.fullmatch(r"[A-Z]\.", word) for word in words[:-1]):
        return True
    return _has_appositive(around, run) or _is_said(around, run)


def _is_east_asian(words: list[str]) -> bool:
    """Whether "Zheng Jian", "Huang Kuo-chang", "Nguyen Phu Trong": a family name, then given names."""
    return (
        2 <= len(words) <= 4
        and words[0] in name_parts("surnames-first")
        and all(_PINYIN.fullmatch(word) or "-" in word for word in words[1:])
        and not any(word in _common_words() for word in words)
    )


def _place(around: Surroundings, run: Run) -> str:
    """ "strong", "weak" or "": whether the run names a place."""
    words = run.words
    if len(words) == 1 and words[0] in _common_words():
        return ""
    if words[-1] in name_parts("places") and len(words) > 1:
        return "strong"
    after = re.match(r", (?:the )?((?:[A-Z][\w.]*)(?: [A-Z][\w.]*)*)", around.text[run.end : run.end + 60])
    if after and after[1].rstrip(".") in english_countries():
        return "strong"
    before = around.text[max(0, run.start - 24) : run.start]
    if re.search(r"\b(?:city|town|village|province|region|district|port|island|state|county|capital) of $", before):
        return "strong"
    if _ACRONYM.fullmatch(run.text):
        return ""
    if len(words) <= 2 and _LEADER_OF.search(around.text, max(0, run.start - 60), run.start):
        return "strong"
    prepositions = "|".join(sorted(name_parts("place-before")))
    noun = _WORD_AFTER.match(around.text, run.end)
    if len(words) == 1 and noun and noun[1] in name_parts("place-nouns"):
        return "strong"
    if re.search(rf"\b(?:{prepositions}) (?:(?:the )?(?:north|south|east|west|central|northern|southern|eastern|western|downtown|nearby|rural) )?$", before):
        return "strong" if len(words) <= 2 else "weak"
    return ""


def _is_employer(around: Surroundings, run: Run) -> bool:
    """Whether "analyst at" or "spokesman for the" goes before."""
    before = re.search(r"( (?:at|for|with) (?:the )?)$", around.text[max(0, run.start - 12) : run.start])
    return bool(before and run.start - len(before[1]) in around.ends)


def _looks_personal(run: Run) -> bool:
    """Two or three words none of which is an ordinary one: "Sanna Korhonen" without any other sign."""
    words = run.words
    return not run.opens and len(words) in (2, 3) and not any(
        word in _common_words()
        or word in english_countries()
        or word in english_adjectives()
        or word in name_parts("organisations")
        or _COMMON_END.search(word)
        or _ACRONYM.fullmatch(word)
        or len(word) < 2
        for word in words
    )
