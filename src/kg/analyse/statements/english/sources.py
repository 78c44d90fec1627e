"""Which words of a noun phrase name the source: the bare name where there is one, else the whole phrase."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from kg.analyse.statements.english.cues import inflect
from kg.analyse.statements.english.phrases import Phrase
from kg.analyse.statements.english.words import Tag, Word, closed_class, is_possessive
from kg.lexicon import load_lexicon
from kg.model import Span

_BEHIND_NAME = (Tag.COMMA, Tag.STOP, Tag.QUOTE, Tag.DASH, Tag.COLON, Tag.SEMICOLON, Tag.BRACKET)
_TITLE_AND_NAME = 4  # words: "of State Dana Roth"
_ENDS_HEAD = {Tag.PREPOSITION, Tag.RELATIVE, Tag.PAST, Tag.ING, Tag.COMMA, Tag.TO, Tag.THAT, Tag.SUBORDINATOR}


@cache
def _listed(name: str) -> frozenset[str]:
    """Return a list of `sources.en` as it stands there."""
    return frozenset(load_lexicon("sources.en")[name])


@cache
def _nouns(name: str) -> frozenset[str]:
    """Return the nouns of a list of `sources.en`, singular and plural."""
    return _listed(name) | frozenset(inflect(noun)[0] for noun in _listed(name))


@cache
def speaking_nouns() -> frozenset[str]:
    """Return the nouns of people, bodies, papers and broadcasters, singular and plural."""
    return _nouns("people") | _nouns("bodies") | _nouns("papers") | _nouns("outlets")


@cache
def papers() -> frozenset[str]:
    """Return the nouns of what is written, singular and plural."""
    return _nouns("papers")


@cache
def titles() -> frozenset[str]:
    """Return the words of titles that stand before a name: "Secretary", "President"."""
    return _listed("titles")


def name_in(words: Sequence[Word], start: int, end: int) -> Span | None:
    """Return the name that ends at the last word of a stretch, without titles before it."""
    last = words[end - 1]
    if last.tag is not Tag.NAME:
        return None
    if last.name_start >= 0:
        return Span(last.name_start, last.name_end)
    at = end
    while at > start and words[at - 1].tag is Tag.NAME and words[at - 1].name_start < 0:
        titled = words[at - 1].low in _listed("titles") and at < end
        if titled and words[at].low not in speaking_nouns():  # "Ukraine's General Staff" names a body
            break
        if is_possessive(words[at - 1]) and at < end:
            break
        at -= 1
    return Span(words[at].start, last.end)


def head_end(words: Sequence[Word], phrase: Phrase) -> int:
    """Return where the head of a noun phrase ends: before its first preposition or clause."""
    for k in range(phrase.start + 1, phrase.end):
        if words[k].tag in _ENDS_HEAD or words[k].tag is Tag.BRACKET:
            if words[k].tag in (Tag.PAST, Tag.ING) and _describes(words, k, phrase):
                continue
            return k
    return phrase.end


def _describes(words: Sequence[Word], k: int, phrase: Phrase) -> bool:
    """Whether a participle stands before its noun: "the | retired | surgeon", "Lima's | fishing | community"."""
    noun = k + 1 < phrase.end and words[k + 1].tag is Tag.NOUN and words[k + 1].low in speaking_nouns()
    return noun or words[k - 1].tag is Tag.DETERMINER


def source_span(words: Sequence[Word], phrase: Phrase) -> Span:
    """Return the words that name the source: the bare name, else the whole phrase."""
    end = head_end(words, phrase)
    if any(word.low == "and" for word in words[phrase.start : phrase.end]):
        return Span(words[phrase.start].start, words[phrase.end - 1].end)
    name = _titled(words, phrase, end) or name_in(words, phrase.start, end)
    if name is not None and not _is_office_alone(words, phrase, end) and not _is_counted(words, phrase, end):
        return name
    name = _name_behind_title(words, phrase) or _outlet_of_paper(words, Phrase(phrase.start, end))
    if name is not None:
        return name
    quote = words[end - 1].quote
    if quote is not None:
        return quote.inner
    return Span(words[_rounded(words, phrase.start)].start, words[_undated(words, phrase) - 1].end)


@cache
def _last_approximators() -> frozenset[str]:
    return frozenset(phrase.split()[-1] for phrase in closed_class("approximators"))


def _rounded(words: Sequence[Word], start: int) -> int:
    """Return where a phrase begins with the words that round its number: "| About | four in ten farmers"."""
    if start == 0 or words[start - 1].low not in _last_approximators():
        return start
    for width in (3, 2, 1):
        if start >= width and " ".join(word.low for word in words[start - width : start]) in closed_class(
            "approximators"
        ):
            return start - width
    return start


def named_behind(words: Sequence[Word], phrase: Phrase) -> Phrase:
    """Return the name in "said her lawyer, | David Kendal, who …", else the phrase."""
    end = phrase.end + 1
    if not phrase.end < len(words) or words[phrase.end].tag is not Tag.COMMA:
        return phrase
    while end < len(words) and words[end].tag is Tag.NAME:
        end += 1
    if end - phrase.end <= 2 or (end < len(words) and words[end].tag not in _BEHIND_NAME):
        return phrase
    listed = end + 1 < len(words) and words[end + 1].tag is Tag.CONJUNCTION
    head = words[head_end(words, phrase) - 1]
    one = head.low in _listed("people") and any(
        words[k].tag is Tag.DETERMINER or is_possessive(words[k]) for k in range(*phrase)
    )
    return Phrase(phrase.end + 1, end) if one and head.tag is Tag.NOUN and not listed else phrase


def _is_office_alone(words: Sequence[Word], phrase: Phrase, end: int) -> bool:
    """Whether a phrase is an office in capitals and no name: "The President", "the Secretary"."""
    if words[phrase.start].tag is not Tag.DETERMINER or end - phrase.start <= 1:
        return False
    return all(words[k].low in _listed("titles") and words[k].name_start < 0 for k in range(phrase.start + 1, end))


def _undated(words: Sequence[Word], phrase: Phrase) -> int:
    """Return the phrase's end without what is left of a date: "a poll | published on (Tuesday)"."""
    end = phrase.end
    while end - 2 > phrase.start and (
        words[end - 1].tag is Tag.TIME or words[end - 1].low in closed_class("time-words")
    ):
        end -= 1
    if (
        end < phrase.end and end - 2 > phrase.start and words[end - 1].tag is Tag.DETERMINER
    ):  # "the envoy at | the time"
        end -= 1
    if end - 2 > phrase.start and words[end - 1].tag is Tag.PREPOSITION:
        end -= 1
        if end - 1 > phrase.start and words[end - 1].tag is Tag.PAST:
            end -= 1
    return end


def _titled(words: Sequence[Word], phrase: Phrase, end: int) -> Span | None:
    """Return the name behind a capitalised title or the whole name of a body: "Secretary of State | Dana Roth"."""
    if end == phrase.end or words[end - 1].tag is not Tag.NAME or words[end - 1].name_start >= 0:
        return None
    while words[phrase.end - 1].tag is Tag.BRACKET:  # "Dana Roth (pictured)"
        phrase = Phrase(phrase.start, phrase.end - 1)
    if words[end].low != "of" or any(word.tag is not Tag.NAME for word in words[end + 1 : phrase.end]):
        return None
    last = words[phrase.end - 1]
    if end + 1 == phrase.end:
        return None
    if last.name_start > words[end + 1].start:
        return Span(last.name_start, last.name_end)
    if end - phrase.start > 1 and words[end - 2].tag is Tag.NAME and phrase.end - end < _TITLE_AND_NAME:
        return None  # "Dana Roth of Lima"
    if words[end - 1].low in _nouns("people") and phrase.end - end < _TITLE_AND_NAME:
        return None  # "King of New York"
    head = name_in(words, phrase.start, end)
    return Span(head.start, words[phrase.end - 1].end) if head is not None else None


def _is_counted(words: Sequence[Word], phrase: Phrase, end: int) -> bool:
    """Whether a phrase counts people by a word in capitals that is no name: "The three NSAs"."""
    return (
        end - phrase.start > 1
        and words[end - 1].name_start < 0
        and (words[end - 2].tag is Tag.NUMBER or words[end - 2].low in closed_class("quantities"))
    )


def _name_behind_title(words: Sequence[Word], phrase: Phrase) -> Span | None:
    """Return the name in "practice head for Asia at Acme Group | Dana Roth"."""
    last = words[phrase.end - 1]
    if last.tag is not Tag.NAME or last.name_start < 0:
        return None
    first = next((k for k in range(*phrase) if words[k].start >= last.name_start), phrase.start)
    if first == phrase.start:
        return None
    before = words[first - 1]
    titled = before.tag is Tag.NAME and before.low not in _listed("titles")  # not in "a source close to | Mr | Finch"
    return Span(last.name_start, last.name_end) if titled else None


def _outlet_of_paper(words: Sequence[Word], head: Phrase) -> Span | None:
    """Return the outlet in "a | New York Times | report"."""
    if words[head.end - 1].low not in _nouns("papers") or head.end - 2 < head.start:
        return None
    outlet = Phrase(head.start, head.end - 1)
    return name_in(words, *outlet) if is_outlet(words, outlet) else None


def is_outlet(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether a phrase names somebody who passes on what others say: a paper, an agency, a broadcaster."""
    end = head_end(words, phrase)
    last = words[end - 1]
    shown = last.low.removesuffix("'s")
    if last.tag is Tag.NAME or last.capital:
        if "." in shown:
            return True
        names = _listed("outlet-names")
        pair = f"{words[end - 2].low} {shown}" if end - 2 >= phrase.start else ""
        if shown in names or pair in names:
            return True
        outlets = _nouns("outlets")
        return any(word.low in outlets for word in words[phrase.start : end])
    return shown in _nouns("outlets")


def is_paper(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether a phrase names what is written: a poll, a report, figures."""
    return words[head_end(words, phrase) - 1].low in _nouns("papers")


def can_speak(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether a phrase names people, a body or a paper, or anything by its name."""
    end = head_end(words, phrase)
    last = words[end - 1]
    if last.tag is Tag.NAME or last.capital:
        return True
    if last.tag is Tag.QUOTE:
        return any(words[k].tag is Tag.NAME for k in range(phrase.start, end))
    if last.low in ("it", "this", "that", "there", "these", "those", "what", "which", "they"):
        return last.low == "they"
    if last.tag in (Tag.PRONOUN, Tag.DETERMINER) or last.low in closed_class("quantities"):
        return True
    shown = "person" if last.low.endswith("-year-old") else last.low.split("-")[-1]
    return shown in speaking_nouns() or any(words[k].low in speaking_nouns() for k in range(phrase.start, end))
