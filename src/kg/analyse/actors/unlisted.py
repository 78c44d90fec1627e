"""Names that no list has, by what stands around them: persons first, then organisations, then places."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from kg.analyse.actors.candidate import Candidate
from kg.analyse.actors.english_organisations import organisations, places_of
from kg.analyse.actors.evidence import ACRONYM, Surroundings, common_words, is_common, is_employer
from kg.analyse.actors.known import latin_names
from kg.analyse.actors.nouns_beside import kind_beside
from kg.analyse.actors.page import Page
from kg.analyse.actors.runs import Run, everyday_words, find_runs, mask, name_parts
from kg.analyse.actors.single_words import is_acronym, single_word
from kg.analyse.actors.states import country_before, english_adjectives
from kg.analyse.actors.unlisted_people import is_person, looks_personal, office_beside
from kg.analyse.actors.unlisted_places import place_evidence
from kg.model import ActorType, Span

_SMALL_BEFORE = re.compile(r"(?:^|\s)[a-z]+,? The $")
_SMALL_WORD = re.compile(r"\b[a-z]{5,}")
_LINK = re.compile(r" (?:of|to)(?: the)? $")
_PEOPLE = ("ers", "ors", "ents", "ists", "ians", "ees")
_REACH = 9  # characters of " of the "
_LONGEST_HEADLINE = 200
_FEW_SMALL = 4  # at least one word in so many is small in a sentence that ends in a full stop


def find_unlisted(page: Page, known: Sequence[Candidate], vocabulary: frozenset[str]) -> Iterator[Candidate]:
    """Yield runs of capitalised words that their surroundings show to be names; weak ones need a fuller name."""
    text, titles = page.text, page.titles
    ends = {title.end: title for title in titles}
    starting, ending = {name.span.start: name for name in known}, {name.span.end: name for name in known}
    around = Surroundings(text, titles, ends, vocabulary, starting, ending)
    parts = sorted(candidate.span for candidate in known)
    whole = dict(parts)
    runs: list[Run] = []
    listed: list[Run] = []
    for run in find_runs(mask(text, titles)):
        for piece in _parted(run):
            unknown = None if whole.get(piece.start) == piece.end else _without_known(piece, parts)
            if unknown is piece:
                unknown = _after_state(around, piece, whole)
            (runs if unknown else listed).append(unknown or piece)
    joinable = sorted([*runs, *listed], key=lambda run: run.start)
    for run in organisations(text, joinable, frozenset(run.start for run in listed)):
        start = run.start
        if "Ministry" in run.words and (country := country_before(text, start)):
            start = country[0]  # "Brazil's Environment Ministry"
        yield Candidate(Span(start, run.end), ActorType.ORGANIZATION, rank=-1)
    for run in places_of(text, joinable):
        yield Candidate(Span(run.start, run.end), ActorType.PLACE, rank=-1)
    headlines = {number for number, span in enumerate(page.paragraphs) if _is_headline(around, span)}
    for run in runs:
        headline = headlines and page.paragraph(run.start) in headlines
        if headline:
            yield from _in_headline(around, run)
        elif run.opens and len(run.words) == 1 and is_common(around, run.text):
            yield from _common_opening(run)
        else:
            yield from _classify(around, run)


def _is_headline(around: Surroundings, span: Span) -> bool:
    """Whether a short line writes its words large: "Ten Things You Should Know About The Lantern"."""
    if span.end - span.start > _LONGEST_HEADLINE or _SMALL_WORD.search(around.text, *span):
        return False
    words = around.text[slice(*span)].split(" ")
    if words[-1].endswith(".") and sum(word[:1].islower() for word in words) * _FEW_SMALL > len(words):
        return False
    return len(words) > 3 and sum(word[:1].isupper() and is_common(around, word) for word in words[1:]) > 1


def _in_headline(around: Surroundings, run: Run) -> Iterator[Candidate]:
    """Yield people with given names; all else must be shown to be a name by the article below."""
    words, given = run.words, name_parts("given")
    if len(words) > 1 and words[0] in given and not is_common(around, words[1]):
        person = run.until(3 if words[1] in given else 2)  # "Sanna Korhonen | Endorses Anneli Varga"
        yield Candidate(Span(person.start, person.end), ActorType.PERSON, rank=-4)
    else:
        yield Candidate(Span(run.start, run.end), ActorType.GROUP, rank=-6, weak=True)


def _parted(run: Run) -> Iterator[Run]:
    """Part a person from the organisation before: "Harbour Council | Tamsin Orrel"."""
    words = run.words
    if len(words) < 4:
        yield run
        return
    heads, given = name_parts("organisations"), name_parts("given")
    at = next(
        (
            n
            for n in range(2, len(words) - 1)
            if words[n - 1] in heads and (words[n] in given or _may_be_full_name(words[n:]))
        ),
        0,
    )
    if at:
        yield run.until(at)
    yield run.without_first(at) if at else run


def _after_state(around: Surroundings, run: Run, whole: Mapping[int, int]) -> Run:
    """Part a person from what a title is of: "President of Norland | Kasimir Orrel"."""
    end = whole.get(run.start)
    before = around.text[max(0, run.start - _REACH) : run.start]
    if end is None or end >= run.end or around.text[end] != " " or not before.endswith((" of ", " of the ", " to ")):
        return run
    link = _LINK.search(before)
    title = around.ends.get(run.start - len(link[0])) if link else None
    person = Run.at(end + 1, around.text[end + 1 : run.end], False)
    named = person.words[0] in name_parts("given") or _may_be_full_name(person.words)
    if title is None or title.address or not named:
        return run
    around.ends[end] = title._replace(end=end)
    return person


def _may_be_full_name(words: Sequence[str]) -> bool:
    """Whether two words are neither everyday ones nor parts of an organisation's name: "Enver Orrel"."""
    return len(words) == 2 and not any(
        word.lower() in everyday_words()
        or word in common_words()
        or word in name_parts("organisations")
        or word in name_parts("others")
        or word in name_parts("places")
        or not word.isalpha()
        or word.isupper()
        for word in words
    )


def _without_known(run: Run, known: Sequence[Span]) -> Run | None:
    """Part a run from the known names it opens with; None where it is nothing but such names.

    "Eurasia Group David Meale" is two names, "VOA Pentagon" and "China-US" as well, "Eric Trump" one.
    """
    first = bisect_left(known, (run.start,))
    inside = [span for span in known[first : bisect_left(known, (run.end,), first)] if span.end <= run.end]
    if not inside:
        return run
    rest = list(run.text)
    for span in inside:
        rest[span.start - run.start : span.end - run.start] = " " * (span.end - span.start)
    if not "".join(rest).strip(" -/") or (len(run.words) == 1 and "-" in run.text):
        return None
    opening = max(
        (span.end for span in inside if span.start == run.start and " " in run.text[: span.end - span.start]), default=0
    )
    following = opening - run.start + 1
    if opening and run.text[following:].split(" ")[0] in name_parts("given"):
        return Run.at(run.start + following, run.text[following:], False)
    return run


def _classify(around: Surroundings, run: Run) -> Iterator[Candidate]:
    """Yield the run as what its surroundings show it to be, persons first."""
    stripped = _without_adjectives(run)
    if stripped is None or stripped.text.removesuffix("s") in english_adjectives():
        return  # "Mexicans"
    run = stripped
    if (summit := _summit_place(run)) is not None:
        yield summit
    if run.words[-1].split("-")[0] in name_parts("others") or run.words[0] in name_parts("others"):
        yield from _opening_name(around, run)
        return
    span = Span(run.start, run.end)
    single = len(run.words) == 1
    if not single and (run.text.isupper() or (run.words[0] in name_parts("labelled") and len(run.words[-1]) == 1)):
        return  # "he wrote in ALL CAPS", "Group C"
    if is_person(around, run):
        yield Candidate(span, ActorType.PERSON, rank=-2, weak=single, office=office_beside(around, run))
    elif (kind := kind_beside(around.text, run)) and not _is_common_run(around, run):
        yield Candidate(span, kind, rank=-3, weak=single)
    elif place := place_evidence(around, run):
        yield Candidate(span, ActorType.PLACE, rank=-3, weak=place == "weak" or single)
    elif (is_employer(around, run) and not _is_common_run(around, run)) or _is_team(around.text, run):
        yield Candidate(span, ActorType.ORGANIZATION, rank=-3, weak=single)
    elif _has_capital_article(around.text, run) and not (is_acronym(run) or _is_common_run(around, run)):
        yield Candidate(span, ActorType.ORGANIZATION, rank=-3, weak=single, definite=single)
    elif single:
        yield from single_word(around, run)
    elif looks_personal(around, run):
        yield Candidate(span, ActorType.PERSON, rank=-4)
    else:
        yield from _opening_name(around, run)
        yield Candidate(span, ActorType.GROUP, rank=-5, weak=True)  # written alike elsewhere, or a person's papers


def _common_opening(run: Run) -> Iterator[Candidate]:
    """Yield a common word that opens a sentence: "Brown" of Gus Brown, if the article names him."""
    if run.text not in common_words() and run.text not in english_adjectives():
        yield Candidate(Span(run.start, run.end), ActorType.GROUP, rank=-6, weak=True)


def _is_common_run(around: Surroundings, run: Run) -> bool:
    """Whether the run is one common word or acronym: "the group US", "a member of Parliament"."""
    return len(run.words) == 1 and (is_common(around, run.text) or run.text in name_parts("acronyms-not"))


def _is_team(text: str, run: Run) -> bool:
    """Whether the run is a place's name and a plural: "the Cleveland Lanterns"."""
    words = run.words
    if len(words) not in (2, 3) or not words[-1].endswith("s") or not words[-1].isalpha():
        return False
    if words[-1].endswith(_PEOPLE) and not text.endswith(("the ", "The "), 0, run.start):
        return False  # "White House Correspondents"
    place = latin_names().actors.get(" ".join(words[:-1]))
    return place is not None and place.type is ActorType.PLACE and words[-1] not in common_words()


def _has_capital_article(text: str, run: Run) -> bool:
    """Whether "The" is part of the name, as of a newspaper: "he told The Lantern"."""
    return text.endswith(" The ", 0, run.start) and bool(_SMALL_BEFORE.search(text, max(0, run.start - 20), run.start))


def _opening_name(around: Surroundings, run: Run) -> Iterator[Candidate]:
    """Yield "Tamsin Orrel" of "Tamsin Orrel Act", and "Orrel" of "Orrel Papers", which a fuller name must show."""
    words = run.words
    if words[0] in name_parts("given") and len(words) > 2 and not is_common(around, words[1]):
        opening = run.until(2)
        yield Candidate(Span(opening.start, opening.end), ActorType.PERSON, rank=-4)
    elif len(words) > 1 and not is_common(around, words[0]):
        opening = run.until(1)
        yield Candidate(Span(opening.start, opening.end), ActorType.GROUP, rank=-6, weak=True)


def _summit_place(run: Run) -> Candidate | None:
    """Return the place that "the Woodside Summit" is held at."""
    if len(run.words) != 2 or run.words[1] != "Summit" or run.words[0] in common_words():
        return None
    if ACRONYM.fullmatch(run.words[0]):
        return None
    return Candidate(Span(run.start, run.start + len(run.words[0])), ActorType.PLACE, rank=-3, weak=True)


def _without_adjectives(run: Run) -> Run | None:
    """Leave out "Chinese" and "U.S." before a person's name; None where nothing is left."""
    count = 0
    words = run.words
    if words[0] in name_parts("given") and len(words) > 1:
        return run
    while count < len(words) and (words[count] in english_adjectives() or words[count] in name_parts("words")):
        count += 1
    if count == len(words):
        return None
    return run.without_first(count) if count else run
