"""Nouns as cues: "Trump's claim that …", "issued the same warning: …"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.analyse.statements.english.adverbials import find_that, skip_adverbials
from kg.analyse.statements.english.clauses import content_end, first_comma
from kg.analyse.statements.english.cues import infinitive_nouns, light_verbs, noun_cues, stance_nouns
from kg.analyse.statements.english.findings import Context, Finding
from kg.analyse.statements.english.groups import group_start
from kg.analyse.statements.english.phrases import FINITE, Phrase, has_finite, has_present
from kg.analyse.statements.english.sources import can_speak, name_in, named_behind, source_span
from kg.analyse.statements.english.subjects import find_subject
from kg.analyse.statements.english.words import Reading, Tag, Word, closed_class, is_possessive
from kg.model import Span, SpeechAct

_BESIDE_NOUN = (Tag.NOUN, Tag.ADVERB, Tag.NAME, Tag.PAST)
_ENDS_STANCE = (
    Tag.COMMA,
    Tag.AUXILIARY,
    Tag.MODAL,
    Tag.STOP,
    Tag.DASH,
    Tag.SEMICOLON,
    Tag.COLON,
    Tag.RELATIVE,
    Tag.SUBORDINATOR,
    Tag.THAT,
)
_IN_SOURCE = (Tag.NAME, Tag.NOUN, Tag.DETERMINER, Tag.NUMBER, Tag.COMMA, Tag.PREPOSITION, Tag.CONJUNCTION, Tag.BRACKET)
_JOINS_CLAUSE = (Tag.CONJUNCTION, Tag.RELATIVE, Tag.SUBORDINATOR, Tag.THAT, Tag.NEGATION, Tag.TO, Tag.PRONOUN)
_NO_CONTENT = (Tag.AUXILIARY, Tag.MODAL, Tag.QUOTE, Tag.COMMA, Tag.ING)


def read_noun(reading: Reading, at: int, context: Context) -> Finding | None:
    """Return the attribution whose cue is the noun (or verb and noun) at word `at`."""
    words = reading.words
    if words[at].low in light_verbs():
        return _light_verb(reading, at, context)
    stance = _stance(reading, at, context)
    if stance is not None:
        return stance
    act = noun_cues().get(words[at].low)
    that = _that_behind(words, at) if act is not None else None
    named = _possessor(words, at, context.low) if that is not None else None
    if act is not None and named is None:
        that, named = _by_whom(words, at)
    if act is None or that is None or named is None:
        return None
    end = _clause_end(words, that + 1, first_comma(words, that + 1, len(words)))
    if not (has_finite(words, that + 1, end) or has_present(words, that + 1, end)):
        return None  # "its proposals | that help the poor" only says which
    return Finding(None, Phrase(at, at + 1), (Phrase(that + 1, end),), act, at, end, named=named)


def _clause_end(words: Sequence[Word], start: int, end: int) -> int:
    """Return where the predicate of the noun begins: "the warning that the dam could burst | went unheard"."""
    finite = [k for k in range(start + 1, end) if words[k].tag in FINITE or words[k].low in closed_class("pure-pasts")]
    for first, second in pairwise(finite):
        between = [words[k].tag for k in range(first + 1, second)]
        if between and not any(tag in _JOINS_CLAUSE or tag in FINITE for tag in between):
            return second
    return end


def _stance(reading: Reading, at: int, context: Context) -> Finding | None:
    """Return the attribution of "Roth's promise to resign", "Roth's criticism of the plan"."""
    words = reading.words
    if at + 2 >= len(words):
        return None
    act = stance_nouns().get((words[at].low, words[at + 1].low))
    start, cue = at + 2, Phrase(at, at + 2)
    if act is None and words[at + 1].tag is Tag.TO and words[at + 2].tag not in (Tag.NAME, Tag.DETERMINER, Tag.PRONOUN):
        act = infinitive_nouns().get(words[at].low)
        start, cue = at + 1, Phrase(at, at + 1)
    named = _possessor(words, at, context.low) if act is not None else None
    if act is None and infinitive_nouns().get(words[at].low) is SpeechAct.URGE:
        to, named = _by_whom(words, at)
        if to is not None and words[to].tag is Tag.TO:
            act, start, cue = infinitive_nouns()[words[at].low], to, Phrase(at, at + 1)
    if act is None or named is None:
        return None
    end = next((k for k in range(start + 1, len(words)) if _ends_stance(words, k)), len(words))
    return Finding(None, cue, (Phrase(start, end),), act, at, end, named=named)


def _ends_stance(words: Sequence[Word], k: int) -> bool:
    """Whether the predicate of the noun, or a clause of its own, begins here: "… of the plan | drew applause"."""
    past = words[k].tag is Tag.PAST and words[k - 1].tag not in (Tag.DETERMINER, Tag.PREPOSITION, Tag.TO)
    return past or words[k].tag in _ENDS_STANCE


def _that_behind(words: Sequence[Word], at: int) -> int | None:
    """Return where "that" stands behind the noun: at once, after "is", or after an adverbial."""
    k = at + 1
    if k < len(words) and words[k].low in ("is", "was"):
        k += 1
    if k < len(words) and words[k].tag is Tag.THAT:
        return k
    k = skip_adverbials(words, at + 1, len(words))
    return k if k < len(words) and words[k].tag is Tag.THAT else None


def _by_whom(words: Sequence[Word], at: int) -> tuple[int | None, Span | None]:
    """Return where the clause begins, and whose it is, in "complaints from | the envoy, Dana Roth, | that …"."""
    if at + 3 >= len(words) or words[at + 1].low not in ("from", "by"):
        return None, None
    end = next((k for k in range(at + 2, min(len(words), at + 16)) if words[k].tag not in _IN_SOURCE), len(words))
    if end == len(words) or words[end].tag not in (Tag.THAT, Tag.TO) or end == at + 2:
        return None, None
    comma = next((k for k in range(at + 2, end) if words[k].tag is Tag.COMMA), end)
    source = named_behind(words, Phrase(at + 2, comma))
    return (end, source_span(words, source)) if comma > at + 2 and can_speak(words, source) else (None, None)


def _possessor(words: Sequence[Word], at: int, low: int) -> Span | None:
    """Return whose claim it is: "Prime Minister Takaichi's recent statement", "his case"."""
    k = at - 1
    while k >= low and at - k < 5 and words[k].tag in _BESIDE_NOUN and not is_possessive(words[k]):
        k -= 1
    if k < low:
        return None
    word = words[k]
    if word.low in ("his", "her", "their"):
        return Span(word.start, word.end)
    if not is_possessive(word) or word.tag not in (Tag.NAME, Tag.NOUN):
        return None
    owner = Span(_owner_start(words, k, low), word.end - (1 if word.low.endswith("'") else 2))
    return owner if owner.end > owner.start else None


def _owner_start(words: Sequence[Word], at: int, low: int) -> int:
    """Return where the name or noun phrase begins that ends with the genitive at `at`."""
    first = at
    if words[at].tag is Tag.NAME:
        while first > low and words[first - 1].tag is Tag.NAME:
            first -= 1
        name = name_in(words, first, at + 1)
        return name.start if name else words[at].start
    while first > low and words[first - 1].tag in (Tag.NOUN, Tag.NAME, Tag.DETERMINER):
        first -= 1
        if words[first].tag is Tag.DETERMINER:
            break
    return words[first].start


def _light_verb(reading: Reading, at: int, context: Context) -> Finding | None:
    """Return the attribution of "issued the same warning to X: …", "made the claim that …"."""
    words = reading.words
    noun = at + 1
    while noun < min(len(words), at + 6) and words[noun].tag in (Tag.DETERMINER, Tag.NOUN, Tag.ADVERB):
        if words[noun].low in noun_cues():
            break
        noun += 1
    act = noun_cues().get(words[noun].low) if noun < len(words) else None
    start = _content_behind(words, noun + 1) if act is not None else None
    verb, _ = group_start(reading, at, context.low)
    if act is None or start is None or _is_unsaid(words, verb, at):
        return None
    subject = find_subject(words, reading.text, verb, context.low)
    if subject is None or subject.conditional or not can_speak(words, subject.phrase):
        return None
    end = content_end(reading, start, len(words))
    parts = (Phrase(start, end),)
    return Finding(
        subject.phrase, Phrase(at, noun + 1), parts, act, subject.clause, end, _hearer(words, noun + 1, start)
    )


def _is_unsaid(words: Sequence[Word], start: int, verb: int) -> bool:
    """Whether the words before the verb say that it did not happen, or that its subject did not do it."""
    kinds = (closed_class("negations"), closed_class("hypothetical"), closed_class("forms-of-be"))
    return any(words[k].low in kind for k in range(start, verb) for kind in kinds)


def _content_behind(words: Sequence[Word], at: int) -> int | None:
    """Return where the content begins: behind a colon or "that"."""
    for k in range(at, min(len(words) - 1, at + 16)):
        if words[k].tag is Tag.COLON or (words[k].tag is Tag.COMMA and words[k + 1].tag is Tag.QUOTE):
            return k + 1
        if words[k].tag is Tag.THAT:
            return k + 1 if find_that(words, at, len(words)) == k else None
        if words[k].tag in _NO_CONTENT:
            return None
    return None


def _hearer(words: Sequence[Word], at: int, end: int) -> Phrase | None:
    """Return to whom: "to the United States"."""
    if at >= len(words) or words[at].tag is not Tag.TO:
        return None
    stop = at + 1
    while stop < end and words[stop].tag in (Tag.DETERMINER, Tag.NOUN, Tag.NAME):
        stop += 1
    return Phrase(at + 1, stop) if stop > at + 1 else None
