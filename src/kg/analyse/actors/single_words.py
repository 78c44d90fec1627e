"""Single capitalised words that nothing beside them shows: acronyms, LanternPress, given names, and mere suspicions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.analyse.actors.candidate import Candidate
from kg.analyse.actors.evidence import ACRONYM, Surroundings, common_words, is_common
from kg.analyse.actors.known import latin_names
from kg.analyse.actors.runs import Run, name_parts
from kg.analyse.actors.unlisted_people import may_be_person
from kg.model import ActorType, Span

_ROW_BEFORE = re.compile(r"(?:, and|,| and| or| &) $")
_ROW_AFTER = re.compile(r"(?:, and|,| and| or| &) ")
_ROWS = frozenset({ActorType.PLACE, ActorType.ORGANIZATION})
_LONGEST_PHRASE = 80  # characters that an acronym is short for
_NUMERAL = re.compile(r"[IVXLC]+")
_DOTTED = re.compile(r"(?:[A-Z]\.){3,}")  # "the L.W.A."
# "LanternPress", but not McAllister, DeSantis, LaGuardia
_CAMEL_CASE = re.compile(r"(?!(?:Mc|Mac|De|La|Le|Di|Du|Da|Fitz|Van|Von|Al|El|Bin|Ben)[A-Z])[A-Z][a-z]+[A-Z][a-z]+")


def is_acronym(run: Run) -> bool:
    """Whether the run is one word in capitals: "HWA"."""
    return bool(ACRONYM.fullmatch(run.text))


def single_word(around: Surroundings, run: Run) -> Iterator[Candidate]:
    """An acronym is an organisation's; another word only might be a name, which other places must show."""
    span = Span(run.start, run.end)
    definite = around.text.endswith("the ", 0, run.start)
    if is_acronym(run) or _DOTTED.fullmatch(run.text):
        yield from _acronym(around, run)
    elif _is_camel_case(run.text) and around.text[run.start - 1 : run.start] != '"':
        yield Candidate(span, ActorType.ORGANIZATION, rank=-4, weak=True)
    elif (kind := _listed_beside(around, run)) and not is_common(around, run.text) and not may_be_person(around, run):
        yield Candidate(span, kind, rank=-4, weak=True)
    elif not run.opens and not is_common(around, run.text) and around.text.endswith("ccording to ", 0, run.start):
        yield Candidate(span, ActorType.ORGANIZATION, rank=-4, weak=True)
    elif may_be_person(around, run):
        yield Candidate(span, ActorType.PERSON, rank=-4, weak=True)
    elif run.text in name_parts("organisations") and around.text.endswith(("the ", "The "), 0, run.start):
        yield Candidate(span, ActorType.GROUP, rank=-6, weak=True, definite=True)
    elif run.text not in common_words() and not run.text.isupper():
        rank = -6 if is_common(around, run.text) else -5
        yield Candidate(span, ActorType.GROUP, rank=rank, weak=True, definite=definite)


def _listed_beside(around: Surroundings, run: Run) -> ActorType | None:
    """Return the kind of the listed names in whose row the word stands: "Norland, Arwen and Sudan"."""
    if run.opens or not run.text.isalpha():
        return None
    before_gap = _ROW_BEFORE.search(around.text, max(0, run.start - 6), run.start)
    after_gap = _ROW_AFTER.match(around.text, run.end)
    before = around.known_ends.get(before_gap.start()) if before_gap else None
    after = around.known.get(after_gap.end()) if after_gap else None
    if before and after:
        return before.type if before.type is after.type and before.type in _ROWS else None
    gap, beside = (before_gap, before) if before else (after_gap, after)
    in_row = gap is not None and gap[0].strip() != ","  # a comma alone stands before anything
    return beside.type if beside and in_row and beside.type in _ROWS else None


def _acronym(around: Surroundings, run: Run) -> Iterator[Candidate]:
    """Yield "HWA", "the L.W.A.", a listed name with dots; one in brackets must be short for the name before it."""
    undotted = run.text.replace(".", "")
    span = Span(run.start, run.end)
    if undotted in name_parts("acronyms-not") or undotted.endswith("s") or _NUMERAL.fullmatch(undotted):
        return
    if undotted in around.things or _is_thing(around.text, run):
        around.things.add(undotted)
        return
    if undotted != run.text and (known := latin_names().actors.get(undotted)):
        yield Candidate(span, known.type, known.id)
    elif undotted != run.text or not is_common(around, undotted):
        bracketed = around.text[run.start - 1 : run.start] == "(" and around.text[run.end : run.end + 1] == ")"
        weak = bracketed or run.opens or undotted != run.text
        yield Candidate(span, ActorType.ORGANIZATION, rank=-5 if bracketed else -4, weak=weak)


def _is_thing(text: str, run: Run) -> bool:
    """Whether an acronym is short for the words before it, which are written small: "gross harbour product (GHP)"."""
    if text[run.start - 1 : run.start] != "(":
        return False
    words = text[max(0, run.start - _LONGEST_PHRASE) : run.start - 1].split()[-len(run.text) :]
    return "".join(word[0] for word in words).upper() == run.text and all(map(str.islower, words))


def _is_camel_case(text: str) -> bool:
    return bool(_CAMEL_CASE.fullmatch(text)) and text not in name_parts("products")
