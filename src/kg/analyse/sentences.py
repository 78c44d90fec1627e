"""Where sentences begin and end, and which language each is in.

A sentence never crosses a paragraph. A full stop after a title, an initial or an abbreviation ends none
("U.S. President", "Joseph R. Biden, Jr. met"); closing quotation marks stay with the sentence they close.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from kg.lexicon import load_lexicon
from kg.model import Analysis, Article, Sentence, Span

_CLOSERS = re.escape("\"”’'」』）)]】》»")
_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]+")
_END = re.compile(rf"[。！？!?…]+[{_CLOSERS}]*|\.(?:\s?\.)*[{_CLOSERS}]*(?=\s|$)")


@cache
def _abbreviations() -> tuple[frozenset[str], frozenset[str]]:
    """(abbreviations that never end a sentence, abbreviations that end one before a capital)."""
    lexicon = load_lexicon("abbreviations.en")
    return frozenset(lexicon["never-final"]), frozenset(lexicon["maybe-final"])


def _is_abbreviation(before: str, after: str) -> bool:
    """Whether the full stop between `before` and `after` belongs to an abbreviation ("Mr. Sullivan")."""
    word = re.search(r"[^\s(\"“‘'\[]*$", before)
    last = word[0] if word else ""
    never, maybe = _abbreviations()
    if last.lower() in never:
        return True
    following = after.lstrip()
    if not following or not following[0].isalnum():
        return False
    if last.lower() in maybe or re.fullmatch(r"(?:[A-Z]\.)+[A-Z]|[A-Z]", last):
        # "the U.S. In April" ends a sentence, "the U.S. President" and "Joseph R. Biden" do not: only a word that
        # opens sentences (closed class) after the abbreviation shows an end
        opener = re.match(r"[A-Za-z']+", following)
        return not (len(last) != 1 and opener and opener[0] in load_lexicon("abbreviations.en")["openers"])
    return following[0].islower()


def split_sentences(text: str, start: int, end: int) -> list[Span]:
    """Return the sentences of `text[start:end]`, without the space around them."""
    spans = []
    at = start
    for stop in _END.finditer(text, start, end):
        if stop[0][0] == "." and _is_abbreviation(text[at : stop.start()], text[stop.end() : end]):
            continue
        if stop[0][0] in "!?？！…" and text[stop.end() : end].lstrip()[:1].islower():
            continue  # "Enough!" he said
        spans.append(Span(at, stop.end()))
        at = stop.end()
    spans.append(Span(at, end))
    return [trimmed for span in spans if (trimmed := trim(text, span)).start < trimmed.end]


def trim(text: str, span: Span) -> Span:
    """Return `span` without white space at its ends."""
    passage = text[span.start : span.end]
    lead = len(passage) - len(passage.lstrip())
    return Span(span.start + lead, max(span.start + lead, span.end - (len(passage) - len(passage.rstrip()))))


def language_of(passage: str, default: str) -> str:
    """Return "zh" or "en" by the script that carries the passage, else `default`."""
    han = len(_HAN.findall(passage))
    latin = len(_LATIN.findall(passage))
    if han == latin == 0:
        return default
    return "zh" if han >= 2 * latin else "en" if default in ("zh", "en") else default


def sentences(article: Article, analysis: Analysis) -> Analysis:
    """Add the sentences of every paragraph."""
    found = [
        Sentence(span, number, language_of(article.text[span.start : span.end], article.language))
        for number, paragraph in enumerate(article.paragraphs)
        for span in split_sentences(article.text, *paragraph)
    ]
    return replace(analysis, sentences=tuple(found))
