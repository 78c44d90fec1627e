"""Where a content begins behind its cue: at a quotation, a clause, a noun phrase, an infinitive."""

from __future__ import annotations

from collections.abc import Sequence

from kg.analyse.statements.english.adverbials import skip_adverbials
from kg.analyse.statements.english.cues import Cue, attitudes, is_finite_cue, match_cue
from kg.analyse.statements.english.hearers import NOUN_START
from kg.analyse.statements.english.phrases import FINITE, has_finite, has_present
from kg.analyse.statements.english.pointers import colon_behind, only_points_back, points, points_back
from kg.analyse.statements.english.words import Reading, Tag, Word, closed_class, is_possessive
from kg.model import SpeechAct

_LONGEST_OBJECT = 14  # words
_QUESTIONS = ("whether", "how", "what", "why", "if", "who", "where", "when", "which")
_CLAUSE_OPENERS = ("if", "although", "though", "while", "because", "unless", "there", "unlike", "despite", "as", "once")


def at_content(reading: Reading, at: int, end: int, cue: Cue) -> tuple[int, str] | None:
    """Return the word at which the content begins and the kind of complement it is."""
    words, takes = reading.words, cue.takes
    if at >= end:
        return None
    word = words[at]
    if word.tag is Tag.COMMA:
        return _behind_comma(reading, at, end, cue)
    if word.low == "this" and "quote" in takes and (colon := colon_behind(words, at + 1, end)) is not None:
        return colon + 1, "quote"  # 'tweeted this: "…"', 'said this about the soup: "…"'
    clausal = "clause" in takes or "that" in takes
    kind = "clause" if "clause" in takes else "that"
    if word.tag is Tag.COLON and (clausal or "quote" in takes) and at + 1 < end:
        return at + 1, "quote"
    if word.tag is Tag.DASH and at + 1 < end and words[at + 1].tag is Tag.QUOTE:
        return at + 1, "quote"
    if word.tag is Tag.THAT and cue.form == "ing" and at + 1 < end and words[at + 1].tag is Tag.PAST:
        return None  # "a ruling | that declared the islands illegal"
    if word.tag is Tag.THAT and clausal and at + 1 < end:
        if points(words, at, end) if cue.form == "ing" else points_back(words, at, end):
            return None
        marked = at + 2 < end and words[at + 1].tag in (Tag.COLON, Tag.COMMA) and words[at + 2].tag is Tag.QUOTE
        return at + (2 if marked else 1), kind
    if clausal and word.low in _QUESTIONS:
        return at, kind
    if word.tag is Tag.TO and "to" in takes:
        return (at, "to") if at + 1 < end and words[at + 1].tag not in (Tag.NAME, Tag.DETERMINER) else None
    if word.low == "not" and at + 1 < end and words[at + 1].tag is Tag.TO and "to" in takes:
        return at, "to"
    return _bare(reading, at, end, cue)


def takes_content(words: Sequence[Word], at: int, end: int, cue: Cue) -> bool:
    """Whether something that can be a cue's content follows it; cheaper than `complement`."""
    if at < end and ("hearer-to" in cue.takes or "hearer" in cue.takes) and words[at].tag in NOUN_START:
        return True
    at = skip_adverbials(words, at, end)
    return at_content(Reading(words, ""), at, end, cue) is not None


def _bare(reading: Reading, at: int, end: int, cue: Cue) -> tuple[int, str] | None:
    """Return the start of a content without introduction: a quotation, a clause, a noun phrase."""
    words, takes = reading.words, cue.takes
    word = words[at]
    if word.tag is Tag.QUOTE and ("quote" in takes or "clause" in takes):
        named = "call" in takes and at > 1 and words[at - 2].tag is Tag.NOUN  # 'a street called "Low Road"'
        return None if named else (at, "quote")
    if cue.lemma == "say" and " ".join(w.low for w in words[at : min(end, at + 2)]) in closed_class("amounts"):
        return None
    opens = word.tag in NOUN_START or word.low in _CLAUSE_OPENERS
    if _says_nothing(words, at, end, cue):
        return None
    if cue.attitude and word.tag in NOUN_START:
        if _names_attitude(words, at, end):
            return at, "noun"
        return None
    described = word.tag is Tag.PAST and at + 1 < end and words[at + 1].tag is Tag.NOUN  # "called | unnamed officials"
    named = word.tag is Tag.THAT and at + 1 < end and words[at + 1].tag is Tag.QUOTE  # 'called that "a farce"'
    if "call" in takes and (described or named or (word.tag in NOUN_START and word.tag is not Tag.ING)):
        return (at, "call") if _renames(words, at, end) else None
    if "as" in takes and word.tag in NOUN_START and _regards(words, at, end):
        return at, "as"
    if cue.evidence and word.tag in NOUN_START and not _is_clause(words, at, end):
        return at, "found"
    if "noun" in takes and word.tag in NOUN_START:
        stance = cue.form == "past" and takes["noun"] in (SpeechAct.DENY, SpeechAct.REJECT)  # "denied the accusation"
        return (at, "noun") if stance or not only_points_back(words, at, end) else None
    if "clause" in takes and opens and (cue.lemma == "say" or _is_clause(words, at, end)):
        return at, "clause"
    if cue.lemma == "say" and (word.tag is Tag.PREPOSITION or described):
        return (at, "clause") if has_finite(words, at, end) else None
    return None


def _says_nothing(words: Sequence[Word], at: int, end: int, cue: Cue) -> bool:
    """Whether what follows is no content: "voters expected | this year", "considered | selling the port"."""
    word = words[at]
    if word.low == "this" and at + 1 < end and words[at + 1].low in closed_class("time-words"):
        return not _is_clause(words, at, end)
    if word.tag is Tag.ING and "ing" not in cue.takes and cue.act is SpeechAct.BELIEVE:
        return True
    if cue.lemma in closed_class("fighting"):  # "attacked | a tractor", but "attacked | Roth for her silence"
        grounds = closed_class("grounds")
        return not any(
            word.low in grounds or word.tag is Tag.QUOTE for word in words[at : min(end, at + _LONGEST_OBJECT)]
        )
    return cue.lemma in closed_class("hosting") and _is_hosted(words, at, end)


def _opens_relative(words: Sequence[Word], comma: int, end: int) -> bool:
    """Whether a clause that only describes begins behind a comma: "claims the bay, | through which trade moves"."""
    if words[comma].tag is not Tag.COMMA:
        return False
    after = words[comma + 1 : min(comma + 3, end)]
    return after[0].tag is Tag.RELATIVE or (after[0].tag is Tag.PREPOSITION and after[-1].tag is Tag.RELATIVE)


def _is_hosted(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether people are received in a place: "welcomed leaders | to the palace"."""
    to = next((k for k in range(at + 1, min(end - 1, at + 10)) if words[k].tag in (Tag.TO, Tag.COMMA)), None)
    return to is not None and words[to].tag is Tag.TO and words[to + 1].tag in (Tag.NAME, Tag.DETERMINER)


def _is_clause(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether a clause begins here, and not a noun phrase with a further predicate of the same subject behind it."""
    stop = end
    for k in range(at + 1, min(end - 1, at + 60)):
        after = words[k + 1]
        joined = words[k].tag is Tag.CONJUNCTION and (
            after.tag in (Tag.AUXILIARY, Tag.MODAL, Tag.PAST, Tag.NEGATION) or is_finite_cue(words, k + 1)
        )
        closed = _opens_relative(words, k, end) or words[k].low in closed_class(
            "noun-closers"
        )  # "claimed victory | after polls gave her a lead"
        if joined or closed or words[k].tag is Tag.THAT or (words[k].tag is Tag.COMMA and after.tag is Tag.ING):
            stop = k
            break
    return has_finite(words, at, stop) or has_present(words, at, stop)


_ENDS_HEAD = (Tag.PREPOSITION, Tag.THAT, Tag.TO, Tag.COMMA, Tag.NAME, Tag.AUXILIARY, Tag.MODAL)


def _names_attitude(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether the head of the noun phrase is a noun of attitude ("expressed his strong support for")."""
    for k in range(at, min(end, at + 7)):
        if words[k].tag is Tag.QUOTE:
            return True
        if words[k].low in attitudes():
            return True
        if words[k].tag in _ENDS_HEAD:
            return False
    return False


def _regards(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether an object and "as" follow: "sees | the offer | as | a trap"."""
    for k in range(at + 1, min(end, at + 12)):
        if words[k].low == "as":
            return k + 1 < end and words[k + 1].tag in (Tag.DETERMINER, Tag.NOUN, Tag.ING, Tag.QUOTE, Tag.ADVERB)
        if words[k].tag in (*_ENDS_OBJECT, Tag.PAST, Tag.STOP):
            return False
    return False


def _renames(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether "called" gives its object a new name: "called it a …", `called the deal "fair"`."""
    k = at + 1
    if words[at].tag is Tag.PRONOUN:  # "called | him | competent", not "called him last week"
        described = k < end and words[k].tag in (Tag.NOUN, Tag.QUOTE, Tag.DETERMINER)
        return described and words[k].low not in closed_class("time-words")
    while k < end and _is_in_object(words, k):
        k += 1
    if k < end and words[k].low in ("a", "an"):
        return True
    quote = next((i for i in range(k, min(end, k + 20)) if words[i].tag in _ENDS_OBJECT), end)
    return quote < end and words[quote].tag is Tag.QUOTE


_ENDS_OBJECT = (Tag.QUOTE, Tag.COMMA, Tag.COLON, Tag.SEMICOLON, Tag.DASH, Tag.AUXILIARY, Tag.MODAL, Tag.THAT)


def _is_in_object(words: Sequence[Word], k: int) -> bool:
    """Whether the word at `k` still belongs to the noun phrase: "called | Berlin's new plan | a trap"."""
    named = words[k].tag is Tag.ING and words[k - 1].tag is Tag.DETERMINER  # "called the | meeting | a farce"
    return (
        named
        or words[k].tag in (Tag.NOUN, Tag.NAME, Tag.BRACKET)
        or (is_possessive(words[k - 1]) and words[k].tag in NOUN_START)
    )


def _behind_comma(reading: Reading, at: int, end: int, cue: Cue) -> tuple[int, str] | None:
    """Return the content behind a comma: `said, "…"`, "said, on the other hand, that …"."""
    words = reading.words
    if at + 1 < end and words[at + 1].tag is Tag.QUOTE:
        return (at + 1, "quote") if "quote" in cue.takes or "hearer" in cue.takes else None
    if words[end - 1].tag is Tag.QUOTE and words[end - 2].tag is Tag.COMMA and _is_aside(words, at + 1, end - 2):
        return end - 1, "quote"
    for k in range(at + 1, min(end, at + 14)):
        if words[k].tag in (Tag.COMMA, Tag.COLON) and k + 1 < end:
            if words[k + 1].tag is Tag.QUOTE and not _spoken(words, at + 1, k):
                return k + 1, "quote"
            if words[k + 1].tag is Tag.THAT and (words[at + 1].low == "citing" or not _spoken(words, at + 1, k)):
                return k + 2, "clause"
            if words[k].tag is Tag.COMMA:
                break
        cited = words[k].low == "citing" and k == at + 1  # "reported, | citing two officials, | that"
        if (words[k].tag is Tag.ING and match_cue(words, k) and not cited) or is_finite_cue(words, k):
            return None  # 'Asked what he believed, he | said | "…"'
    return None


def _is_aside(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether a stretch only says of what one speaks: 'said, | in reference to her child, a girl, | "…"'."""
    if words[start].tag is not Tag.PREPOSITION or words[start].low in closed_class("noun-closers"):
        return False
    return not any(words[k].tag in (*FINITE, Tag.ING, Tag.RELATIVE, Tag.QUOTE) for k in range(start, end))


def _spoken(words: Sequence[Word], start: int, end: int) -> bool:
    return any(words[k].tag is Tag.ING and match_cue(words, k) for k in range(start, end))
