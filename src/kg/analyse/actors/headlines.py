"""Lines that write their words large, where a capital shows nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.analyse.actors.candidate import Candidate
from kg.analyse.actors.evidence import Surroundings, is_common
from kg.analyse.actors.runs import Run, name_parts
from kg.model import ActorType, Span

_SMALL_WORD = re.compile(r"\b[a-z]{5,}")
_LONGEST = 200  # characters
_FEW_SMALL = 4  # at least one word in so many is small in a sentence that ends in a full stop


def is_headline(around: Surroundings, span: Span) -> bool:
    """Whether a short line writes its words large: "Ten Things You Should Know About The Lantern"."""
    if span.end - span.start > _LONGEST or _SMALL_WORD.search(around.text, *span):
        return False
    words = around.text[slice(*span)].split(" ")
    if words[-1].endswith(".") and sum(word[:1].islower() for word in words) * _FEW_SMALL > len(words):
        return False
    return len(words) > 3 and sum(word[:1].isupper() and is_common(around, word) for word in words[1:]) > 1


def in_headline(around: Surroundings, run: Run) -> Iterator[Candidate]:
    """Yield people with given names; all else must be shown to be a name by the article below."""
    words, given = run.words, name_parts("given")
    if len(words) > 1 and words[0] in given and not is_common(around, words[1]):
        person = run.until(3 if words[1] in given else 2)  # "Sanna Korhonen | Endorses Anneli Varga"
        yield Candidate(Span(person.start, person.end), ActorType.PERSON, rank=-4)
    else:
        yield Candidate(Span(run.start, run.end), ActorType.GROUP, rank=-6, weak=True)
