"""Runs of capitalised words: what English names look like before anything is known about them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg.analyse.actors.titles import Title
from kg.lexicon import load_lexicon

_CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚ"
_WORD = (
    rf"(?:(?:al|el|ad|as|ash|ar|at|az|ez|es|er|et|d|Al|El)[-'](?=[{_CAPITAL}])[^\W_]+(?:['-](?!s\b)[^\W_]+)*"
    rf"|(?:[{_CAPITAL}]\.){{1,4}}|(?:St|Mt|Ft)\.(?= [{_CAPITAL}])"
    rf"|[{_CAPITAL}][^\W_]*(?:['-](?!s\b)[^\W_]+)*(?:\.(?:com|info|org|net)\b)?)"
)
_PARTICLE = (
    "(?:von der|van der|van den|de la|de los|de las|von|van|der|den|de|del|della|di|da|dos|das|du"
    "|bin|ibn|bint|al|el|ben|ter|ten|zu|af)"
)
_RUN = re.compile(rf"(?<![\w@#/]){_WORD}(?: (?:{_PARTICLE} )?{_WORD})*(?:,? (?:Jr|Sr)\b\.?)?")
_WORDS = re.compile(r"[^\s]+")
_SENTENCE_START = re.compile(r"(?:^|[.!?:…][\"')\]”’]*|[\"“”‘(\[•*–—-])\s*$")


@dataclass(frozen=True, slots=True)
class Run:
    """A run of capitalised words in a passage's text; `opens` says that it stands where any word is capitalised."""

    start: int
    end: int
    text: str
    opens: bool

    @property
    def words(self) -> list[str]:
        """Its words."""
        return self.text.split(" ")

    def without_first(self, count: int) -> Run:
        """The run from its word number `count` on."""
        start = self.start
        for found in list(_WORDS.finditer(self.text))[count : count + 1]:
            start += found.start()
        return Run(start, self.end, self.text[start - self.start :], False)

    def until(self, count: int) -> Run:
        """The run's first `count` words."""
        words = self.words[:count]
        text = " ".join(words)
        return Run(self.start, self.start + len(text), text, self.opens)

    def until_date(self) -> Run:
        """The run before a day or month: "Reuters Monday"."""
        days = name_parts("calendar")
        first = next((number for number, word in enumerate(self.words) if number and word in days), None)
        return self.until(first) if first else self


@cache
def name_parts(kind: str) -> frozenset[str]:
    """A list of `data/names.en.yaml`."""
    return frozenset(load_lexicon("names.en")[kind])


def mask(text: str, titles: Sequence[Title]) -> str:
    """Return `text` with capitalised titles blotted out, so that no run holds one."""
    pieces, at = [], 0
    for title in titles:
        if text[title.start].isupper():
            pieces += [text[at : title.start], "\0" * (title.end - title.start)]
            at = title.end
    return "".join([*pieces, text[at:]])


def find_runs(text: str) -> Iterator[Run]:
    """Yield the runs without words that merely open a sentence."""
    for found in _RUN.finditer(text):
        opens = bool(_SENTENCE_START.search(text, max(0, found.start() - 6), found.start()))
        run = Run(found.start(), found.end(), found[0], opens).until_date()
        strip = 0
        while strip < len(run.words) and run.words[strip] in name_parts("words"):
            strip += 1
        if strip == len(run.words):
            continue
        if text[run.start - 1 : run.start] == "-" and " " in run.text:
            run = run.without_first(1)  # "the pro-KMT China Times"
        yield run.without_first(strip) if strip else run
