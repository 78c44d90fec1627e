"""Runs of capitalised words: what English names look like before anything is known about them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from kg.analyse.sentences import ends_after_initial
from kg.lexicon import load_lexicon

CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚ"
_ARTICLE = "(?:al|el|ad|as|ash|ar|at|az|ez|es|er|et|d)[-']"
_CAPITALISED = (
    rf"(?:(?:[{CAPITAL}]\.){{1,4}}(?:[{CAPITAL}](?![\w.]))?|(?:St|Mt|Ft)\.(?= [{CAPITAL}])"
    rf"|[{CAPITAL}][^\W_]*(?:['-](?!s\b)[^\W_]+)*(?:\.(?:com|info|org|net)\b)?)"
)
WORD = rf"(?:{_CAPITALISED}|{_ARTICLE}(?=[{CAPITAL}])[^\W_]+(?:['-](?!s\b)[^\W_]+)*)"
_PARTICLE = (
    "(?:von der|van der|van den|de la|de los|de las|von|van|der|den|de|del|della|di|da|dos|das|du"
    "|bin|ibn|bint|al|el|ben|ter|ten|zu|af)"
)
# as _CAPITALISED, a capital standing first, so that the search leaps from one to the next
_FIRST = (
    rf"[{CAPITAL}](?<![\w@#/].)(?:\.(?:[{CAPITAL}]\.){{0,3}}(?:[{CAPITAL}](?![\w.]))?|(?<=[SMF])t\.(?= [{CAPITAL}])"
    rf"|[^\W_]*(?:['-](?!s\b)[^\W_]+)*(?:\.(?:com|info|org|net)\b)?)"
)
_RUN = re.compile(rf"{_FIRST}(?: (?![JS]r\b)(?:{WORD}|{_PARTICLE} {WORD}))*(?:,? (?:Jr|Sr)\b\.?)?")
_ARTICLE_BEFORE = re.compile(rf"(?<![\w@#/]){_ARTICLE}$")
_PARTICLES_BEFORE = re.compile(rf"(?<= ){_PARTICLE} $")
_LONGEST_WORD = 16  # characters of a word that tells something of the name after it
_LONGEST_PARTICLE = 9  # characters of " van der "
_OPENERS = frozenset('\n"“”‘([•*–—-')
_ENDERS = frozenset(".!?:…")
_CLOSERS = "\"')]”’"
_CONTRACTIONS = ("n't", "'ll", "'ve", "'re", "'d", "'m")
# "Pro-Beijing" is no part of a name
_PREFIXED = re.compile(r"(?:Pro|Anti|Pan|Ex|Non|Post|Pre|Mid|Euro|Trans|Afro|Ibero|Inter|Intra)-[A-Za-z]+")
_SAYS = re.compile(r" (?:said|says|told|added|insisted|argued|replied)\b")
_INITIAL = 2  # characters of "R."
_WINDOW = 6  # characters before a word that tell whether it opens a sentence


class Run(NamedTuple):
    """A run of capitalised words in a passage's text; `opens` says that it stands where any word is capitalised."""

    start: int
    end: int
    text: str
    opens: bool
    words: list[str]
    before: str = ""  # the word before, where nothing but a space parts them

    @classmethod
    def at(cls, start: int, text: str, opens: bool) -> Run:
        """The run `text`, which begins at `start`."""
        return cls(start, start + len(text), text, opens, text.split(" "))

    def without_first(self, count: int) -> Run:
        """The run from its word number `count` on."""
        if count >= len(self.words):
            return self._replace(opens=False)
        text = " ".join(self.words[count:])
        return Run.at(self.end - len(text), text, False)

    def until(self, count: int) -> Run:
        """The run's first `count` words."""
        return Run.at(self.start, " ".join(self.words[:count]), self.opens)

    def until_break(self) -> Run:
        """The run before a day, a month or a word that no name goes on with: "Reuters Monday", "Ilse Quast In"."""
        words = self.words
        if len(words) == 1 or ("." not in self.text and name_parts("breaks").isdisjoint(words)):
            return self
        first = next((n for n in range(1, len(words)) if _is_break(words, n)), None)
        if first is None:
            return self
        before = self.until(first)
        return Run.at(before.start, before.text[:-1], before.opens) if _is_initial(before.words[-1]) else before


def _is_break(words: Sequence[str], number: int) -> bool:
    """Whether no name goes on with a word: "Reuters | May" ("Teresa May" is a name), "on X. | He"."""
    before, word = words[number - 1], words[number]
    if word not in name_parts("breaks"):
        return _is_initial(before) and ends_after_initial(word)
    may_end_name = number == len(words) - 1 and (before in name_parts("given") or _is_initial(before))
    if may_end_name and word in name_parts("surnames-first"):
        return False  # "James To", "James K. To"
    return not {words[0], word} <= name_parts("given")


def _is_initial(word: str) -> bool:
    return len(word) == _INITIAL and word[1] == "."


@cache
def name_parts(kind: str) -> frozenset[str]:
    """A list of `data/names.en.yaml`."""
    return frozenset(load_lexicon("names.en")[kind])


@cache
def everyday_words() -> frozenset[str]:
    """Words of everyday English, written small (`data/common-words.en.yaml`)."""
    return frozenset(load_lexicon("common-words.en")["words"])


def find_runs(text: str, listed: Mapping[int, int] = MappingProxyType({})) -> Iterator[Run]:
    """Yield the runs of capitalised words, parted where no name goes on, without words that merely open a sentence.

    Those that are a listed name and go on with nothing are left out; `listed` are the ends by the beginnings.
    """
    empty, joining, last = name_parts("words"), _joining(), ""
    for found in _RUN.finditer(text):
        written = found[0]
        start = found.start()
        if listed.get(start) == found.end() and last not in joining:
            last = written[written.rfind(" ") + 1 :]
            continue
        last = written[written.rfind(" ") + 1 :]
        if written.endswith(_CONTRACTIONS) or (written in empty and not _is_family_name(text, written, found.end())):
            continue
        before = word_before(text, start)
        if parts := _parts_before(text, start, before):
            start, before = parts.start(), ""  # "al-Hariri", "de Blasio"
            written = text[start : found.end()]
        opens = not before.isalnum() and _opens(text, start)
        if " " in written:
            yield from _pieces(text, Run(start, found.end(), written, opens, written.split(" "), before))
        elif not _is_prefixed(written):
            yield Run(start, found.end(), written, opens, [written], before)


def _is_family_name(text: str, word: str, end: int) -> bool:
    """Whether a month or a verb is somebody's family name: "Prime Minister | May said", but "on May 5"."""
    if word not in name_parts("family-names-too") or text[end : end + 2].strip().isdigit():
        return False
    return text.endswith("\0 ", 0, end - len(word)) or bool(_SAYS.match(text, end))


@cache
def _joining() -> frozenset[str]:
    """The words that a name may end with which goes on: "Gulf | of Arwen", "Workers' | Union"."""
    kinds = ("organisations", "organisations-of", "places-of", "owners", "organisation-ends", "organisations-first")
    return frozenset(name.rpartition(" ")[2] for kind in kinds for name in name_parts(kind))


def word_before(text: str, start: int) -> str:
    """Return the word before `start`, "" where something else than a space parts them."""
    if text[start - 1 : start] != " ":
        return ""
    return text[max(0, start - _LONGEST_WORD) : start - 1].rpartition(" ")[2].rpartition("\n")[2]


def _parts_before(text: str, start: int, before: str) -> re.Match[str] | None:
    """Return what goes with a name and stands small before it: "al-|Hariri", "said van der | Orrel"."""
    if before in name_parts("particles-alone"):
        return _PARTICLES_BEFORE.search(text, max(0, start - _LONGEST_PARTICLE), start)
    joined = not before and text[start - 1 : start] in ("-", "'")
    return _ARTICLE_BEFORE.search(text, max(0, start - _LONGEST_PARTICLE), start) if joined else None


def _pieces(text: str, whole: Run) -> Iterator[Run]:
    """Yield the parts of a run of several words that may be names."""
    rest: Run | None = whole
    while rest:
        run = rest.until_break()
        count = len(run.words)
        rest = rest.without_first(count) if count < len(rest.words) else None
        if stripped := _stripped(text, run):
            yield stripped


def _is_prefixed(word: str) -> bool:
    """Whether a word is an adjective made of a name: "Pro-Arwen", "Arwen-based"."""
    if "-" not in word:
        return False
    return word.rpartition("-")[2] in name_parts("participles") or _PREFIXED.fullmatch(word) is not None


def _may_be_given(run: Run) -> bool:
    """Whether a month or a verb that opens a run is a given name: "April Orrel", but "May Orrel resign?"."""
    if len(run.words) == 1 or run.words[0] not in name_parts("given"):
        return False
    after = run.words[1]
    if after.lower() in everyday_words() or after in name_parts("words") or after in name_parts("others"):
        return False
    return not (run.opens and run.words[0] in ("May", "Will"))


def _opens(text: str, start: int) -> bool:
    """Whether any word would be capitalised at `start`: a sentence, a quotation or a paragraph begins."""
    before = text[max(0, start - _WINDOW) : start].rstrip(" ")
    if before[-1:] in _OPENERS:
        return True
    return before.rstrip(_CLOSERS)[-1:] in _ENDERS if before else start <= _WINDOW


def _stripped(text: str, run: Run) -> Run | None:
    words, empty = run.words, name_parts("words")
    if words[0] in empty and _may_be_given(run):
        return run
    last, titles = len(words) - 1, name_parts("abbreviated-titles")  # "PM Orrel"
    opening = (n for n, word in enumerate(words) if word not in empty and not _is_prefixed(word))
    strip = next((n for n in opening if n == last or words[n] not in titles), None)
    if strip is None:
        return None
    if text[run.start - 1 : run.start] == "-" and len(words) > 1:
        run = run.without_first(1)  # "the pro-KMT China Times"
    return run.without_first(strip) if strip else run
