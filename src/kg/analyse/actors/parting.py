"""Where one run of capitalised words holds more than one name, or a name and what a title is of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.analyse.actors.evidence import Surroundings, common_words
from kg.analyse.actors.runs import Run, everyday_words, name_parts
from kg.analyse.actors.states import english_adjectives
from kg.model import Span

_LINK = re.compile(r" (?:of|to)(?: the)? $")
_PLACED = ("In ", "At ", "From ", "Across ", "Near ")
_MANY = 4  # words that may be two names
_REACH = 9  # characters of " of the "


def unlisted_parts(
    around: Surroundings, run: Run, known: Sequence[Span], whole: Mapping[int, int]
) -> Iterator[tuple[Run, bool]]:
    """Yield the pieces of a run, and whether each is nothing but listed names.

    `known` are these in order, `whole` the end of each by its beginning.
    """
    if len(run.words) < _MANY:
        if whole.get(run.start) == run.end:
            yield run, True
            return
        pieces: Iterable[Run] = (run,)
    else:
        pieces = _parted(run)
    for piece in pieces:
        unknown = None if whole.get(piece.start) == piece.end else _without_known(piece, known)
        if unknown is piece:
            unknown = _after_place(around, piece, whole) or _after_state(around, piece, whole)
        yield unknown or piece, unknown is None


def _parted(run: Run) -> Iterator[Run]:
    """Part a person from the organisation before: "Harbour Council | Tamsin Orrel"."""
    words = run.words
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


def _after_place(around: Surroundings, run: Run, whole: Mapping[int, int]) -> Run | None:
    """Part what follows a place that a sentence opens with: "In Norland | Orrel University"."""
    end = whole.get(run.start, run.end)
    if end >= run.end or around.text[end] != " " or not around.text.endswith(_PLACED, 0, run.start):
        return None
    return Run.at(end + 1, around.text[end + 1 : run.end], False)


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


def _adds_nothing(run: Run, left: Sequence[str]) -> bool:
    """Whether the words that are left of a run without listed names make no other name of it: "Occupied Kashmir"."""
    if run.opens and left == run.words[:1] and left[0].endswith("ing"):
        return True  # "Visiting Richmond"
    return all(word in english_adjectives() or word in name_parts("qualifiers") for word in left)


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
    if _adds_nothing(run, "".join(rest).strip(" -/").split()) or (len(run.words) == 1 and "-" in run.text):
        return None
    opening = max(
        (span.end for span in inside if span.start == run.start and " " in run.text[: span.end - span.start]), default=0
    )
    following = opening - run.start + 1
    if opening and run.text[following:].split(" ")[0] in name_parts("given"):
        return Run.at(run.start + following, run.text[following:], False)
    return run
