"""Where sentences begin and end, and which language each is in.

A sentence never crosses a paragraph. A full stop after a title, an initial or an abbreviation ends none
("U.S. President", "Joseph R. Biden, Jr. met"); closing quotation marks stay with the sentence they close.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from kg.lexicon import load_lexicon
from kg.model import Analysis, Article, Sentence, Span

_CLOSERS = re.escape("\"”’'」』）)]】》»")
_HAN = re.compile(r"[\u3400-\u9fff]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]+")
# what may end a sentence, and the first word of the next one; a pattern that begins with a set is found much faster
_END = re.compile(
    rf"[。！？!?….](?:(?<!\.)[。！？!?…]*[{_CLOSERS}]*"
    rf"|(?<=\.)(?:\s?\.)*[{_CLOSERS}]*(?=\s|$)|(?<=[\u3400-\u9fff]\.)(?=[\u3400-\u9fff]))"
    r"(?=\s*(?P<following>[A-Za-z']+|\d+|\S)?)"
)
_QUOTED = re.compile(r"[“\"「『][^”\"」』]*[”\"」』]?")
_UP_TO_LAST_WORD = re.compile(r".*[\s(\"“‘'\[]", re.DOTALL)
_INITIALS = re.compile(r"(?:[A-Z]\.)+[A-Z]|[A-Z]")
_LONGEST_ABBREVIATION = 24


class _Abbreviations(NamedTuple):
    """Those that never end a sentence, or not before a number, or may, and the words that then open the next."""

    never_final: frozenset[str]
    before_number: frozenset[str]
    maybe_final: frozenset[str]
    openers: frozenset[str]
    family_names: frozenset[str]  # openers that may follow an initial in a name: "James K. To"
    all: frozenset[str]  # the abbreviations of any kind


@cache
def _abbreviations() -> _Abbreviations:
    lexicon = load_lexicon("abbreviations.en")
    lists = ("never-final", "before-number", "maybe-final", "openers", "openers-and-family-names")
    never, before_number, maybe, openers, names = (frozenset(lexicon[key]) for key in lists)
    return _Abbreviations(never, before_number, maybe, openers, names, never | before_number | maybe)


def _is_abbreviation(before: str, following: str) -> bool:
    """Whether a full stop between `before` and the word `following` is of an abbreviation ("Mr. Lund")."""
    known = _abbreviations()
    last = before[before.rfind(" ") + 1 :]
    if len(last) > 1 and last.isalpha() and last.lower() not in known.all:
        return following[:1].islower()  # most words are none
    others = _UP_TO_LAST_WORD.match(before)
    last = before[others.end() :] if others else before
    lower = last.lower()
    if lower in known.never_final:
        return True
    if lower in known.before_number:
        return following.isdigit()  # "Resolution No. 2231", but "No." as an answer
    if not following[:1].isalnum():
        return False
    if lower in known.maybe_final or _INITIALS.fullmatch(last):
        # "the U.S. In April" ends a sentence, "the U.S. President" and "Joseph R. Biden" do not: only a word that
        # opens sentences (closed class) after the abbreviation shows an end; "wrote on X. He added" has one as well
        is_alone = len(last) == 1 and last == before  # "A. The answer"
        return is_alone or not (ends_after_initial(following) if len(last) == 1 else following in known.openers)
    return following[0].islower()


def ends_after_initial(following: str) -> bool:
    """Whether a word after a capital and a full stop opens a sentence: "He" does, "To" may be of "James K. To"."""
    known = _abbreviations()
    return following in known.openers and following not in known.family_names


def split_sentences(text: str, start: int, end: int) -> list[Span]:
    """Return the sentences of `text[start:end]`, without the space around them."""
    spans = []
    at, end = _trimmed(text, start, end)
    has_full_stops = text.find("。", at, end) >= 0  # where they are so written, a point is part of a name: 唐纳.伯格
    for stop in _END.finditer(text, at, end):
        here = stop.start()
        following = stop["following"] or ""
        if text[here] == "." and here + 1 == stop.end() < end and not text[here + 1].isspace():
            ends = not has_full_stops
        elif text[here] == ".":
            ends = not _is_abbreviation(text[max(at, here - _LONGEST_ABBREVIATION) : here], following)
        else:
            ends = not following[:1].islower()  # "Enough!" he said
        if ends:
            spans.append(Span(at, stop.end()))
            at = stop.start("following") if following else end
    if at < end:
        spans.append(Span(at, end))
    return spans


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return `start` and `end` without white space inside them."""
    passage = text[start:end]
    return end - len(passage.lstrip()), start + len(passage.rstrip())


def language_of(passage: str, default: str) -> str:
    """Return "zh" or "en" by the script that carries the passage, else `default`."""
    if default == "en" and (passage.isascii() or not _HAN.search(passage)):
        return default
    if default == "zh" and not _LATIN.search(passage):
        return default
    han = sum(map(len, _HAN.findall(passage)))
    latin = len(_LATIN.findall(passage))
    if default == "zh" and 0 < han < 2 * latin:  # 他说，“We are ready”: who quotes English writes Chinese
        unquoted = _QUOTED.sub("", passage)
        han, latin = sum(map(len, _HAN.findall(unquoted))), len(_LATIN.findall(unquoted))
    if han == latin == 0:
        return default
    return "zh" if han >= 2 * latin else "en" if default in ("zh", "en") else default


def sentences(article: Article, analysis: Analysis) -> Analysis:
    """Add the sentences of every paragraph."""
    text, language = article.text, article.language
    mixed = language != "en" or _HAN.search(text) is not None
    found = [
        Sentence(span, number, language_of(text[span.start : span.end], language) if mixed else language)
        for number, paragraph in enumerate(article.paragraphs)
        for span in split_sentences(text, *paragraph)
    ]
    return replace(analysis, sentences=tuple(found))
