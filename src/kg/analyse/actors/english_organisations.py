"""Unlisted organisations in English: "Feinstein International Center", "Institute for the Study of War"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from kg.analyse.actors.runs import Run, everyday_words, name_parts
from kg.analyse.actors.states import english_countries

_JOIN_OF = re.compile(r" (?:of|for|on) (?:the )?$| of$")
_JOIN_AND = re.compile(r"(?:,? and|,| &) (?:the )?$")
_OWNED = re.compile(r"(?:'|'s) ")
_SHORT_NAME = 3  # words after the "and"
COMMON_END = re.compile(r"(?:tion|ment|ness|ing|ism|ship|ity|ence|ance|ly|ous|ive|ical|ists?|ians?|ese|ed)$")


def organisations(text: str, runs: list[Run], listed: Collection[int] = ()) -> Iterator[Run]:
    """Yield "Feinstein International Center", "Institute for the Study of War" and "University of Helsinki".

    Runs that begin at one of `listed` are names already, and only go on with others.
    """
    heads, firsts = name_parts("organisations"), name_parts("organisations-of")
    runs = list(_with_owners(text, runs))
    number = 0
    while number < len(runs):
        run = runs[number]
        number += 1
        if run.start in listed:
            continue
        head = (run.words[-1] in heads and len(run.words) > 1 and not _is_shore(run)) or _looks_like_organisation(run)
        if (run.words[-1] in firsts or head) and number < len(runs):
            joined = _join(text, runs, number - 1, listed)
            if joined > number - 1:
                yield Run.at(run.start, text[run.start : runs[joined].end], run.opens)
                number = joined + 1
                continue
        if head:
            yield _with_first_subject(text, runs, number - 1)


def _with_owners(text: str, runs: Sequence[Run]) -> Iterator[Run]:
    """Join "Harbour Workers' Union" and "Children's Fund", whose first words are nobody's name."""
    held: Run | None = None
    for run in runs:
        if held and _OWNED.fullmatch(text, held.end, run.start) and run.words[-1] in name_parts("organisations"):
            held = Run.at(held.start, text[held.start : run.end], held.opens)
            continue
        if held:
            yield held
        held = run
        if run.words[-1] not in name_parts("owners"):
            yield run
            held = None
    if held:
        yield held


def places_of(text: str, runs: Sequence[Run]) -> Iterator[Run]:
    """Yield "Isle of Harrow", "Gulf of Orrin"."""
    for run, other in pairwise(runs):
        if run.words[-1] in name_parts("places-of") and text[run.end : other.start] in (" of ", " of the "):
            yield Run.at(run.start, text[run.start : other.end], run.opens)


def _is_shore(run: Run) -> bool:
    """Whether "Bank" is a river's: "Kariba North Bank"."""
    return run.words[-1] == "Bank" and run.words[-2] in name_parts("banks-of-rivers")


def _looks_like_organisation(run: Run) -> bool:
    """Whether its last two words end an organisation's name ("Orrel School District"), or its first opens one."""
    words = run.words
    if len(words) == 2 and words[0] in name_parts("organisations-first"):
        return words[1].lower() not in everyday_words() and words[1].isalpha()
    return len(words) > 2 and " ".join(words[-2:]) in name_parts("organisation-ends")


def _with_first_subject(text: str, runs: list[Run], number: int) -> Run:
    """Return run `number` with what stands before "and": "Fisheries and Harbours Committee"."""
    run = runs[number]
    before = runs[number - 1] if number else None
    if before is None or text[before.end : run.start] != " and " or len(run.words) > _SHORT_NAME:
        return run
    if not all(word.lower() in everyday_words() for word in (*before.words, *run.words[:-1])):
        return run
    return Run.at(before.start, text[before.start : run.end], before.opens)


def _join(text: str, runs: list[Run], first: int, listed: Collection[int]) -> int:
    """The number of the last run that belongs to the name which run `first` opens."""
    last = first
    while last + 1 < len(runs):
        gap = text[runs[last].end : runs[last + 1].start]
        if last == first and not _JOIN_OF.fullmatch(gap):
            break
        if runs[last + 1].start in listed and len(runs[first].words) == 1 and not gap.startswith(" of"):
            break  # "pressed Congress on Iran"
        further = runs[last + 1].words
        if (
            last == first
            and min(len(runs[first].words), len(further)) > 1
            and further[-1] in name_parts("organisations")
        ):
            break  # "the Taiwan Research Institute of Xiamen University" is two
        if last > first and not (_is_further_of(gap, runs[last]) or _is_second_subject(gap, runs[last + 1])):
            break
        last += 1
    return last


def _is_further_of(gap: str, before: Run) -> bool:
    """Whether a second "of" goes on: "Council for the Welfare of Immigrants", not "Government of Norland of X-12"."""
    return bool(_JOIN_OF.fullmatch(gap)) and before.words[-1].lower() in everyday_words()


def _is_second_subject(gap: str, run: Run) -> bool:
    """Whether "and International Studies" goes on with what an institute is for."""
    last = run.words[-1]
    return (
        bool(_JOIN_AND.fullmatch(gap))
        and (
            last.endswith("s")
            or bool(COMMON_END.search(last))
            or last in ("Development", "Research", "Security", "Defense")
        )
        and last not in english_countries()
        and last not in name_parts("organisations")
    )
