"""Names that no list has, by what stands around them: persons first, then organisations, then places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.analyse.actors.candidate import Candidate
from kg.analyse.actors.english_organisations import organisations, places_of
from kg.analyse.actors.evidence import ACRONYM, Surroundings, common_words, is_common, is_employer
from kg.analyse.actors.headlines import in_headline, is_headline
from kg.analyse.actors.known import latin_names
from kg.analyse.actors.masked_titles import mask
from kg.analyse.actors.nouns_beside import is_vessel, kind_beside
from kg.analyse.actors.page import Page
from kg.analyse.actors.parting import unlisted_parts
from kg.analyse.actors.runs import Run, find_runs, name_parts
from kg.analyse.actors.single_words import is_acronym, single_word
from kg.analyse.actors.states import country_before, english_adjectives
from kg.analyse.actors.unlisted_people import is_person, looks_personal, office_beside
from kg.analyse.actors.unlisted_places import place_evidence
from kg.model import ActorType, Span

_NUMBER = re.compile(r" \d{1,2}\b")  # "Polskie Radio 24"
_SMALL_BEFORE = re.compile(r"(?:^|\s)[a-z]+,? The $")
_ARABIC_ARTICLES = ("Al", "El", "As", "Ar", "Ad", "Ash")  # "in Al Fasher"
_ARTICLES = ("the ", "The ", " a ", " an ")
_PEOPLE = ("ers", "ors", "ents", "ists", "ians", "ees")


def find_unlisted(page: Page, known: Sequence[Candidate], vocabulary: frozenset[str]) -> Iterator[Candidate]:
    """Yield runs of capitalised words that their surroundings show to be names; weak ones need a fuller name."""
    text, titles = page.text, page.titles
    ends = {title.end: title for title in titles}
    starting, ending = {name.span.start: name for name in known}, {name.span.end: name for name in known}
    around = Surroundings(text, titles, ends, vocabulary, starting, ending, set(), set())
    joinable, listed = _pieces(around, known)
    runs = []
    for run in joinable:
        if run.words[0] in name_parts("vessel-prefixes") or (run.before and is_vessel(text, run.start)):
            yield Candidate(Span(run.start, run.end), ActorType.GROUP, rank=1, is_name=False)
        elif run.start not in listed:
            runs.append(run)
    for run in organisations(text, joinable, listed):
        start = run.start
        if "Ministry" in run.words and (country := country_before(text, start)):
            start = country[0]  # "Brazil's Environment Ministry"
        number = _NUMBER.match(text, run.end) if run.words[-1] in name_parts("numbered") else None
        yield Candidate(Span(start, number.end() if number else run.end), ActorType.ORGANIZATION, rank=-1)
    for run in places_of(text, joinable):
        yield Candidate(Span(run.start, run.end), ActorType.PLACE, rank=-1)
    headlines = {number for number, span in enumerate(page.paragraphs) if is_headline(around, span)}
    for run in runs:
        headline = headlines and page.paragraph(run.start) in headlines
        if headline:
            yield from in_headline(around, run)
        elif run.opens and len(run.words) == 1 and _merely_opens(around, run):
            yield from _common_opening(run)
        else:
            yield from _classify(around, run)


def _pieces(around: Surroundings, known: Sequence[Candidate]) -> tuple[list[Run], set[int]]:
    """Return the runs in order, parted where they hold several names, and where those begin that are listed names."""
    text = around.text
    parts = sorted(candidate.span for candidate in known)
    whole = dict(parts)
    pieces: list[Run] = []
    listed: set[int] = set()
    for run in find_runs(mask(text, around.titles), whole):
        for piece, is_listed in unlisted_parts(around, run, parts, whole):
            pieces.append(piece)
            if is_listed:
                listed.add(piece.start)
            elif text.endswith(("the ", "The "), 0, piece.start):
                around.definite.add(piece.text)
    return pieces, listed


def _merely_opens(around: Surroundings, run: Run) -> bool:
    """Whether a word is large for its place alone: "Trees fell", "Ironically, he left", but not "May said"."""
    if run.text in name_parts("family-names-too"):
        return False
    return is_common(around, run.text) or (run.text.endswith("ly") and around.text.startswith(", ", run.end))


def _classify(around: Surroundings, run: Run) -> Iterator[Candidate]:
    """Yield the run as what its surroundings show it to be, persons first."""
    stripped = _without_adjectives(run)
    if stripped is None or stripped.text.removesuffix("s") in english_adjectives():
        return  # "Mexicans"
    run = stripped
    if run.words[-1] == "Summit" and (summit := _summit_place(run)):
        yield summit
    if _is_no_actor(around, run):
        yield from _opening_name(around, run)
        return
    single = len(run.words) == 1
    if not single and (run.text.isupper() or (run.words[0] in name_parts("labelled") and len(run.words[-1]) == 1)):
        return  # "he wrote in ALL CAPS", "Group C"
    if shown := _shown(around, run, single):
        yield shown
    elif single:
        yield from single_word(around, run)
    elif looks_personal(around, run):
        yield Candidate(Span(run.start, run.end), ActorType.PERSON, rank=-4, weak=_is_family_name(run))
    else:
        yield from _opening_name(around, run)
        # written alike elsewhere, or a person's papers
        yield Candidate(Span(run.start, run.end), ActorType.GROUP, rank=-5, weak=True)


def _shown(around: Surroundings, run: Run, single: bool) -> Candidate | None:
    """Return the run as what stands beside it shows, None where nothing is shown."""
    span = Span(run.start, run.end)
    if run.words[0] in _ARABIC_ARTICLES and len(run.words) == 2 and place_evidence(around, run):
        return Candidate(span, ActorType.PLACE, rank=-3)
    if is_person(around, run):
        short = single or _is_family_name(run)
        return Candidate(span, ActorType.PERSON, rank=-2, weak=short, office=office_beside(around, run))
    if (kind := kind_beside(around.text, run)) and not _is_common_run(around, run):
        return Candidate(span, kind, rank=-3, weak=single)
    if place := place_evidence(around, run):
        return Candidate(span, ActorType.PLACE, rank=-3, weak=place == "weak" or single)
    if _is_body(around, run):
        return Candidate(span, ActorType.ORGANIZATION, rank=-3, weak=single)
    if _has_capital_article(around.text, run) and not (is_acronym(run) or _is_common_run(around, run)):
        return Candidate(span, ActorType.ORGANIZATION, rank=-3, weak=single, definite=single)
    return None


def _is_no_actor(around: Surroundings, run: Run) -> bool:
    """Whether the run ends or begins with the word of a thing: "Orrel Act", but not "Helen Law"."""
    words, things = run.words, name_parts("others")
    if len(words) == 2 and words[0] in name_parts("given") and words[1] in name_parts("others-and-family-names"):
        return around.text.endswith(_ARTICLES, 0, run.start)
    if len(words) > 1 and words[-1] not in things and run.start - 1 in around.ends:
        return False  # "Prime Minister | Bill Orrel"
    return words[-1].split("-")[0] in things or words[0] in things


def _common_opening(run: Run) -> Iterator[Candidate]:
    """Yield a common word that opens a sentence: "Brown" of Gus Brown, if the article names him."""
    if run.text not in common_words() and run.text not in english_adjectives():
        yield Candidate(Span(run.start, run.end), ActorType.GROUP, rank=-6, weak=True)


def _is_common_run(around: Surroundings, run: Run) -> bool:
    """Whether the run is one common word or acronym: "the group US", "a member of Parliament"."""
    return len(run.words) == 1 and (is_common(around, run.text) or run.text in name_parts("acronyms-not"))


def _is_body(around: Surroundings, run: Run) -> bool:
    """Whether people work for the run, or it bears the name of a place: "Cleveland Lanterns", "Arwen Analytica"."""
    employer = is_employer(around, run) and not _is_common_run(around, run)
    return employer or _is_team(around.text, run) or _is_named_after_place(around, run)


def _is_team(text: str, run: Run) -> bool:
    """Whether the run is a place's name and a plural: "the Cleveland Lanterns"."""
    words = run.words
    if len(words) not in (2, 3) or not words[-1].endswith("s") or not words[-1].isalpha():
        return False
    if words[-1].endswith(_PEOPLE) and not text.endswith(("the ", "The "), 0, run.start):
        return False  # "White House Correspondents"
    place = latin_names().actors.get(" ".join(words[:-1]))
    return place is not None and place.type is ActorType.PLACE and words[-1] not in common_words()


def _is_family_name(run: Run) -> bool:
    """Whether the run is a family name with its particles: "De Orrel said", but not "Ben Orrel"."""
    return run.words[0].lower() in name_parts("particles") and run.words[0] not in name_parts("given")


def _is_named_after_place(around: Surroundings, run: Run) -> bool:
    """Whether the run is a listed place and one more word that is none of everyday English: "Arwen Analytica"."""
    first, last = around.known.get(run.start), run.words[-1]
    if first is None or first.type is not ActorType.PLACE or first.span.end + 1 + len(last) != run.end:
        return False
    if run.opens or not last.isalpha() or last.endswith(_PEOPLE):
        return False
    return not (is_common(around, last) or last in name_parts("given"))


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
    if len(run.words) != 2 or run.words[0] in common_words():
        return None
    if ACRONYM.fullmatch(run.words[0]):
        return None
    return Candidate(Span(run.start, run.start + len(run.words[0])), ActorType.PLACE, rank=-3, weak=True)


def _without_adjectives(run: Run) -> Run | None:
    """Leave out "Chinese" and "U.S." before a person's name; None where nothing is left."""
    count = 0
    words = run.words
    if words[0] in name_parts("given") and (len(words) > 1 or words[0] in name_parts("family-names-too")):
        return run
    while count < len(words) and (words[count] in english_adjectives() or words[count] in name_parts("words")):
        count += 1
    if count == len(words):
        return None
    return run.without_first(count) if count else run
