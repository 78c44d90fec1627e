"""What is said: where the content of a statement begins and ends, to the right and to the left of its cue."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kg.analyse.statements.cues import Cue, attitudes, noun_cues, verb_cues
from kg.analyse.statements.phrases import Phrase, has_finite, is_quoted_speech, third_person
from kg.analyse.statements.words import Tag, Word, closed_class, is_possessive
from kg.model import Form, SpeechAct, Span

_NOUN_START = {Tag.NAME, Tag.DETERMINER, Tag.PRONOUN, Tag.NOUN, Tag.NUMBER, Tag.QUOTE, Tag.ING}
_QUESTIONS = ("whether", "how", "what", "why", "if", "who", "where", "when", "which")
_CLAUSE_OPENERS = ("if", "although", "though", "while", "because", "unless", "there", "unlike", "despite", "as", "once")
_NO_VERB = {Tag.PREPOSITION, Tag.SUBORDINATOR, Tag.CONJUNCTION, Tag.PRONOUN, Tag.DETERMINER, Tag.AUXILIARY, Tag.QUOTE}
_CLOSES_NOUN = ("during", "when", "after", "before", "while", "amid", "because", "although", "since")
_BREAKS = (",", ".", "，", "。")


class Complement(NamedTuple):
    """What follows a cue: whom it is said to, the content's parts, the act, and where reading goes on."""

    hearer: Phrase | None
    parts: tuple[Phrase, ...]
    act: SpeechAct
    end: int


class Reading(NamedTuple):
    """A sentence being read: its words up to the final stop, and the untouched text."""

    words: Sequence[Word]
    text: str


def match_cue(words: Sequence[Word], at: int) -> tuple[Cue, int] | None:
    """Return the longest verbal cue at a word and where it ends; adverbs may stand inside ("made it very clear")."""
    if words[at].tag in _NO_VERB:
        return None
    for pattern, cue in verb_cues().get(words[at].low, ()):
        k = at + 1
        for part in pattern[1:]:
            while k < len(words) and words[k].tag is Tag.ADVERB and words[k].low != part:
                k += 1
            if k >= len(words) or words[k].low != part:
                break
            k += 1
        else:
            return cue, k
    return None


def _is_finite_cue(words: Sequence[Word], at: int) -> bool:
    found = match_cue(words, at)
    return found is not None and found[0].form in ("past", "third") and words[at].tag is not Tag.NAME


def _skip_adverbs(words: Sequence[Word], at: int, end: int) -> int:
    while at < end and words[at].tag in (Tag.ADVERB, Tag.AUXILIARY):
        at += 1
    return at


def _new_speech(words: Sequence[Word], comma: int, end: int) -> bool:
    """Whether what follows a comma attributes anew: ", adding that", ", and called for", ", according to"."""
    at = comma + 1
    if at >= end:
        return True
    word = words[at]
    if word.low in ("according", "per", "citing"):
        return True
    if word.low == "with":
        return any(words[k].tag is Tag.ING and match_cue(words, k) for k in range(at + 2, min(end, at + 9)))
    at = _skip_adverbs(words, at, end)
    if at < end and words[at].tag is Tag.ING:
        return match_cue(words, at) is not None or words[comma - 1].tag is Tag.QUOTE
    return _is_attribution(words, at, end) or _is_inverted(words, at, end)


def _is_inverted(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether an attribution with its verb first stands here: "…, said the minister"."""
    found = match_cue(words, at) if at < end else None
    if found is None or "after" not in found[0].takes or found[0].form not in ("past", "third"):
        return False
    cue, after = found
    return after < end and (words[after].tag in (Tag.NAME, Tag.DETERMINER) or takes_content(words, after, end, cue))


def _is_attribution(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether a short subject, a verb of speech and nothing to be said stand here: "…, the ministry said"."""
    for k in range(at, min(end, at + 12)):
        word = words[k]
        if word.tag in (Tag.COMMA, Tag.QUOTE, Tag.THAT, Tag.RELATIVE, Tag.MODAL, Tag.CONJUNCTION):
            return False
        if k > at and word.tag is not Tag.NAME and (found := match_cue(words, k)):
            cue, after = found
            if cue.saying and cue.form in ("past", "third"):
                return after >= end or words[after].tag in (Tag.COMMA, Tag.TIME, Tag.STOP) or words[
                    after
                ].tag is Tag.PREPOSITION
    return False


def _joined_speech(words: Sequence[Word], at: int, end: int, noun: bool) -> bool:
    """Whether a conjunction joins a further cue of the same subject: "said A and expressed B"."""
    k = _skip_adverbs(words, at + 1, end)
    if k >= end or words[k].tag is Tag.NAME:
        return False
    found = match_cue(words, k)
    if found is not None:
        cue, after = found
        that = after < end and words[after].tag is Tag.THAT
        follows = noun or that or words[at - 1].tag is Tag.COMMA
        speaks = cue.form in ("past", "third") or (cue.form == "ing" and follows)
        if speaks and takes_content(words, after, end, cue):
            return True
    following = words[k + 1].tag if k + 1 < end else Tag.STOP
    return noun and words[k].tag is Tag.PAST and following in (Tag.TO, Tag.DETERMINER, Tag.NAME)


def _subject_speaks(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether a pronoun or name and a finite cue follow: ", and he said"."""
    k = at + 1
    while k < end and k < at + 6 and words[k].tag in (Tag.NAME, Tag.PRONOUN, Tag.DETERMINER, Tag.NOUN):
        if k > at + 1 and words[k].tag is Tag.NOUN and _is_finite_cue(words, k):
            break
        k += 1
    while k < end and words[k].tag is Tag.ADVERB:
        k += 1
    if k == at + 1 or k >= end or not _is_finite_cue(words, k):
        return False
    found = match_cue(words, k)
    return found is not None and found[0].saying and takes_content(words, found[1], end, found[0])


def _continues_after_quote(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether the content goes on behind an utterance in quotation marks: `… "A," and that "B"`."""
    if at < end and words[at].tag is Tag.COMMA:
        at += 1
    if at >= end:
        return False
    if words[at].tag in (Tag.QUOTE, Tag.MODAL, Tag.AUXILIARY, Tag.PAST):
        return True
    after = words[at + 1].tag if at + 1 < end else Tag.STOP
    return words[at].tag is Tag.CONJUNCTION and after in (Tag.THAT, Tag.QUOTE, Tag.TO, Tag.ADVERB)


def content_end(reading: Reading, start: int, end: int, noun: bool = False) -> int:
    """Return where the content that begins at word `start` ends."""
    words = reading.words
    for k in range(start, end):
        tag = words[k].tag
        if tag is Tag.QUOTE and is_quoted_speech(words[k], reading.text):
            if not _continues_after_quote(words, k + 1, end):
                return k + 1
        elif k == start:
            continue
        elif tag is Tag.COMMA:
            if _ends_at_comma(words, k, end, noun):
                return k
        elif tag is Tag.CONJUNCTION:
            if noun and _opens_clause(words, k + 1, end):
                return k
            if _joined_speech(words, k, end, noun) or _subject_speaks(words, k, end):
                return k
        elif tag is Tag.SEMICOLON and any(_is_finite_cue(words, i) for i in range(k + 1, end)):
            return k
        elif words[k].low == "while" and k + 1 < end and words[k + 1].tag is Tag.ING and match_cue(words, k + 1):
            return k
        elif noun and words[k].low in _CLOSES_NOUN:
            return k
    return end


def _opens_clause(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether a clause of its own begins here: "called it a trap and | he will be keen"."""
    return (
        at + 1 < end
        and words[at].low in closed_class("subjects")
        and words[at + 1].tag in (Tag.MODAL, Tag.AUXILIARY, Tag.PAST, Tag.ADVERB)
    )


def _ends_at_comma(words: Sequence[Word], comma: int, end: int, noun: bool) -> bool:
    if _new_speech(words, comma, end):
        return True
    after = words[comma + 1]
    if noun and after.tag is Tag.ING:
        return True
    if after.low in ("but", "while", "although", "though", "whereas", "yet"):
        following = words[comma + 2].tag if comma + 2 < end else Tag.STOP
        return following not in (Tag.THAT, Tag.QUOTE)
    if after.tag is Tag.CONJUNCTION:
        return _joined_speech(words, comma + 1, end, noun) or _subject_speaks(words, comma + 1, end)
    return _subject_speaks(words, comma, end)


def first_comma(words: Sequence[Word], start: int, end: int) -> int:
    """Return where a clause embedded in a noun phrase ends: at its first comma, unless the clause goes on there."""
    for k in range(start, end):
        if words[k].tag in (Tag.COMMA, Tag.DASH, Tag.SEMICOLON):
            after = words[k + 1 : k + 3]
            goes_on = after and (after[0].tag in (Tag.CONJUNCTION, Tag.NEGATION) or after[0].low == "raising")
            if not goes_on:
                return k
    return end


# -- to the right --------------------------------------------------------------------------------------------------


def find_that(words: Sequence[Word], at: int, end: int) -> int | None:
    """Return where "that" opens the content behind adverbials: "said in Geneva on Monday that …"."""
    for k in range(at, min(end, at + 30)):
        tag = words[k].tag
        if tag is Tag.THAT:
            after = words[k + 1].tag if k + 1 < end else Tag.STOP
            before = words[k - 1].tag if k > at else Tag.STOP
            if before is Tag.PREPOSITION or after in (Tag.AUXILIARY, Tag.MODAL):
                return None
            return k
        if tag in (Tag.AUXILIARY, Tag.MODAL, Tag.RELATIVE, Tag.QUOTE, Tag.COLON, Tag.SEMICOLON, Tag.ING):
            return None
        if tag is Tag.PRONOUN and words[k].low in closed_class("subjects"):
            return None
    return None


def _skip_phrase(words: Sequence[Word], at: int, end: int) -> int | None:
    """Return where an adverbial at `at` ends: a time, "in a statement", "at a news conference"; None if unclear."""
    word = words[at]
    if word.tag in (Tag.ADVERB, Tag.TIME, Tag.BRACKET) or word.low in closed_class("time-words"):
        return at + 1
    if word.tag not in (Tag.PREPOSITION, Tag.SUBORDINATOR):
        return None
    k = at + 1
    while k < end and words[k].tag in (Tag.DETERMINER, Tag.NOUN, Tag.NUMBER, Tag.ING, Tag.PRONOUN) and (
        words[k].low not in closed_class("subjects")
    ):
        last = words[k].low in closed_class("occasions") or words[k].low in closed_class("time-words")
        k += 1
        after = words[k].low if k < end else ""
        if last and after not in closed_class("occasions") and after not in closed_class("time-words"):
            return k
    if k < end and k == at + 1 and (words[k].tag is Tag.TIME or words[k].low in closed_class("time-words")):
        while k < end and (words[k].tag in (Tag.TIME, Tag.NUMBER) or words[k].low in closed_class("time-words")):
            k += 1
        return k
    while k < end and words[k].tag in (Tag.NAME, Tag.DETERMINER, Tag.NOUN, Tag.ING, Tag.NUMBER, Tag.BRACKET):
        k += 1
    closes = k < end and (
        words[k].tag in (Tag.COMMA, Tag.COLON, Tag.THAT, Tag.QUOTE, Tag.TIME, Tag.PREPOSITION)
        or words[k].low in closed_class("subjects")
    )
    return k if k > at + 1 and (k == end or closes) else None


def skip_adverbials(words: Sequence[Word], at: int, end: int) -> int:
    """Return where the adverbials behind a cue end."""
    while at < end:
        if words[at].tag is Tag.PREPOSITION:
            that = find_that(words, at, end)
            if that is not None:
                return that
        after = _skip_phrase(words, at, end)
        if after is None:
            return at
        at = after
    return at


def _opens_new_phrase(words: Sequence[Word], k: int, start: int) -> bool:
    """Whether a noun phrase cannot go on with the word at `k`: "told the BBC | the situation"."""
    word, before = words[k], words[k - 1]
    if word.tag is Tag.PRONOUN:
        return True
    if is_possessive(before):
        return False
    loose = before.tag in (Tag.PREPOSITION, Tag.CONJUNCTION, Tag.DETERMINER, Tag.COMMA)
    if loose:
        return False
    if word.tag is Tag.DETERMINER:
        return True
    if word.tag is Tag.NAME and before.tag is Tag.NAME:
        return before.name_end >= 0 and word.start >= before.name_end
    plural = before.tag is Tag.NOUN and before.low.endswith("s") and k - start >= 1
    return word.tag is Tag.NAME and plural


def read_hearer(words: Sequence[Word], at: int, end: int) -> Phrase | None:
    """Return the noun phrase naming whom it is said to; None where a clause follows at once."""
    if at >= end or words[at].tag not in _NOUN_START or words[at].tag is Tag.QUOTE:
        return None
    k = at + 1
    if words[at].tag is Tag.PRONOUN:
        return Phrase(at, k) if words[at].low not in closed_class("subjects") or words[at].low == "it" else None
    stops = (Tag.THAT, Tag.TO, Tag.COMMA, Tag.QUOTE, Tag.COLON, Tag.TIME, Tag.SUBORDINATOR, Tag.STOP, Tag.RELATIVE)
    while k < end and words[k].tag not in stops:
        if words[k].tag in (Tag.AUXILIARY, Tag.MODAL):
            return None
        if words[k].tag is Tag.PREPOSITION and words[k].low not in ("of", "for", "from"):
            break
        if words[k].tag in (Tag.PAST, Tag.ADVERB) or _opens_new_phrase(words, k, at):
            break
        k += 1
    return Phrase(at, k)


def _infinitive(words: Sequence[Word], at: int, end: int) -> int | None:
    """Return where "to" opens the infinitive behind the one who is urged."""
    for k in range(at + 1, min(end, at + 25)):
        word = words[k]
        if word.tag in (Tag.AUXILIARY, Tag.MODAL, Tag.THAT, Tag.STOP, Tag.COLON, Tag.SEMICOLON, Tag.QUOTE):
            return None
        if word.low in closed_class("subjects") and word.low != "it":
            return None
        if word.tag is Tag.COMMA and k + 1 < end and words[k + 1].tag is Tag.CONJUNCTION:
            return None
        if word.tag is Tag.TO and k + 1 < end and words[k + 1].tag not in (Tag.DETERMINER, Tag.NAME, Tag.PRONOUN):
            return k
        if word.low == "not" and k + 1 < end and words[k + 1].tag is Tag.TO:
            return k
    return None


def complement(reading: Reading, at: int, end: int, cue: Cue) -> Complement | None:
    """Return what follows a cue as its content, if anything does."""
    words, takes = reading.words, cue.takes
    if at < end and "hearer-to" in takes and words[at].tag in _NOUN_START:
        to = _infinitive(words, at, end)
        if to is not None:
            act = takes["hearer-to"]
            return Complement(Phrase(at, to), (Phrase(to, content_end(reading, to, end)),), act, -1)
    hearer = None
    if "hearer" in takes:
        hearer = read_hearer(words, at, end)
        at = hearer.end if hearer else at
    elif cue.saying and "to" not in takes and _names_hearer(words, at, end):
        hearer = read_hearer(words, at + 1, end)
        at = hearer.end if hearer else at
    at = skip_adverbials(words, at, end)
    found = _at_content(reading, at, end, cue)
    if found is None:
        return Complement(hearer, (), next(iter(takes.values())), at) if hearer else None
    start, kind = found
    act = takes.get(kind) or next(iter(takes.values()))
    stop = content_end(reading, start, end, kind in ("noun", "call"))
    parts = _parts(reading, start, stop)
    if not parts:
        return None
    return Complement(hearer, parts, act, stop)


def _names_hearer(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether "to" and a noun phrase follow: "explained to reporters that"."""
    if at + 1 >= end or words[at].tag is not Tag.TO:
        return False
    after = words[at + 1]
    named = after.tag in (Tag.NAME, Tag.DETERMINER, Tag.PRONOUN)
    return named or (after.tag is Tag.NOUN and after.low.endswith("s"))


def _parts(reading: Reading, start: int, end: int) -> tuple[Phrase, ...]:
    """Return a content's parts: two where a whole utterance in quotation marks is followed by "and that …"."""
    words = reading.words
    while end > start and words[end - 1].tag in (Tag.COMMA, Tag.STOP, Tag.DASH, Tag.SEMICOLON, Tag.COLON, Tag.CONJUNCTION):
        end -= 1
    if start >= end:
        return ()
    if words[start].tag is Tag.QUOTE and is_quoted_speech(words[start], reading.text) and end > start + 1:
        k = start + 1
        while k < end and words[k].tag in (Tag.COMMA, Tag.CONJUNCTION, Tag.THAT):
            k += 1
        return (Phrase(start, start + 1), Phrase(k, end)) if k < end else (Phrase(start, start + 1),)
    return (Phrase(start, end),)


def _at_content(reading: Reading, at: int, end: int, cue: Cue) -> tuple[int, str] | None:
    """Return the word at which the content begins and the kind of complement it is."""
    words, takes = reading.words, cue.takes
    if at >= end:
        return None
    word = words[at]
    if word.tag is Tag.COMMA:
        return _behind_comma(reading, at, end, cue)
    clausal = "clause" in takes or "that" in takes
    kind = "clause" if "clause" in takes else "that"
    if word.tag is Tag.COLON and (clausal or "quote" in takes) and at + 1 < end:
        return at + 1, "quote"
    if word.tag is Tag.DASH and at + 1 < end and words[at + 1].tag is Tag.QUOTE:
        return at + 1, "quote"
    if word.tag is Tag.THAT and clausal and at + 1 < end:
        return None if cue.form == "ing" and _points(words, at, end) else (at + 1, kind)
    if clausal and word.low in _QUESTIONS:
        return at, kind
    if word.tag is Tag.TO and "to" in takes:
        return (at, "to") if at + 1 < end and words[at + 1].tag not in (Tag.NAME, Tag.DETERMINER) else None
    if word.low == "not" and at + 1 < end and words[at + 1].tag is Tag.TO and "to" in takes:
        return at, "to"
    return _bare(reading, at, end, cue)


def _points(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether "that" only points at a noun: "underscoring that threat, …"."""
    k = at + 1
    while k < end and words[k].tag is Tag.NOUN and k < at + 4:
        k += 1
    return k > at + 1 and (k == end or words[k].tag is Tag.COMMA) and not has_finite(words, at + 1, k)


def takes_content(words: Sequence[Word], at: int, end: int, cue: Cue) -> bool:
    """Whether something that can be a cue's content follows it; cheaper than `complement`."""
    if at < end and ("hearer-to" in cue.takes or "hearer" in cue.takes) and words[at].tag in _NOUN_START:
        return True
    at = skip_adverbials(words, at, end)
    return _at_content(Reading(words, ""), at, end, cue) is not None


def _bare(reading: Reading, at: int, end: int, cue: Cue) -> tuple[int, str] | None:
    """Return the start of a content without introduction: a quotation, a clause, a noun phrase."""
    words, takes = reading.words, cue.takes
    word = words[at]
    if word.tag is Tag.QUOTE and ("quote" in takes or "clause" in takes):
        return at, "quote"
    opens = word.tag in _NOUN_START or word.low in _CLAUSE_OPENERS
    if cue.attitude and word.tag in _NOUN_START:
        if _names_attitude(words, at, end):
            return at, "noun"
        return None
    if "call" in takes and word.tag in _NOUN_START and word.tag is not Tag.ING:
        return (at, "call") if _renames(words, at, end) else None
    if "noun" in takes and word.tag in _NOUN_START:
        return None if _only_points_back(words, at, end) else (at, "noun")
    if "clause" in takes and opens and (cue.lemma == "say" or _is_clause(words, at, end)):
        return at, "clause"
    if cue.lemma == "say" and word.tag is Tag.PREPOSITION:
        return (at, "clause") if has_finite(words, at, end) else None
    return None


def _only_points_back(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether a noun phrase says no more than that there were words: "rebuked the remarks"."""
    closed = at + 2 >= end or words[at + 2].tag in (Tag.COMMA, Tag.CONJUNCTION, Tag.PREPOSITION, Tag.TIME)
    return closed and at + 1 < end and words[at].tag is Tag.DETERMINER and words[at + 1].low in noun_cues()


def _is_clause(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether a clause begins here, and not a noun phrase with a further predicate of the same subject behind it."""
    stop = end
    for k in range(at + 1, min(end - 1, at + 60)):
        after = words[k + 1]
        joined = words[k].tag is Tag.CONJUNCTION and (
            after.tag in (Tag.AUXILIARY, Tag.MODAL, Tag.PAST, Tag.NEGATION) or _is_finite_cue(words, k + 1)
        )
        if joined or words[k].tag is Tag.THAT or (words[k].tag is Tag.COMMA and after.tag is Tag.ING):
            stop = k
            break
    return has_finite(words, at, stop) or _has_present(words, at, stop)


def _has_present(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether a word in -s after a noun may be a verb in the present."""
    return third_person(words, Phrase(at, min(end, at + 60))) is not None


def _names_attitude(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether the head of the noun phrase is a noun of attitude ("expressed his strong support for")."""
    for k in range(at, min(end, at + 7)):
        if words[k].tag is Tag.QUOTE:
            return True
        if words[k].low in attitudes():
            return True
        if words[k].tag in (Tag.PREPOSITION, Tag.THAT, Tag.TO, Tag.COMMA, Tag.NAME):
            return False
    return False


def _renames(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether "called" gives its object a new name: "called it a …", `called the deal "fair"`."""
    if words[at].tag is Tag.QUOTE:
        return True
    k = at + 1
    if words[at].tag not in (Tag.PRONOUN,):
        while k < end and words[k].tag in (Tag.NOUN, Tag.NAME, Tag.BRACKET) or (
            k < end and is_possessive(words[k - 1]) and words[k].tag in _NOUN_START
        ):
            k += 1
    return k < end and (words[k].tag is Tag.QUOTE or words[k].low in ("a", "an"))


def _behind_comma(reading: Reading, at: int, end: int, cue: Cue) -> tuple[int, str] | None:
    """Return the content behind a comma: `said, "…"`, "said, on the other hand, that …"."""
    words = reading.words
    if at + 1 < end and words[at + 1].tag is Tag.QUOTE:
        return (at + 1, "quote") if "quote" in cue.takes or "hearer" in cue.takes else None
    for k in range(at + 1, min(end, at + 14)):
        if words[k].tag in (Tag.COMMA, Tag.COLON) and k + 1 < end:
            if words[k + 1].tag is Tag.QUOTE and not _spoken(words, at + 1, k):
                return k + 1, "quote"
            if words[k + 1].tag is Tag.THAT and not _spoken(words, at + 1, k):
                return k + 2, "clause"
            if words[k].tag is Tag.COMMA:
                break
        if words[k].tag is Tag.ING and match_cue(words, k):
            return None
    return None


def _spoken(words: Sequence[Word], start: int, end: int) -> bool:
    return any(words[k].tag is Tag.ING and match_cue(words, k) for k in range(start, end))


# -- to the left ---------------------------------------------------------------------------------------------------


def before(reading: Reading, subject: int, low: int) -> Phrase | None:
    """Return the content that ends where the attribution begins: "…, | he said", `"…" | said Li`."""
    words = reading.words
    end = subject
    if end <= low or words[end].tag is Tag.CONJUNCTION:
        return None
    last = words[end - 1]
    if last.tag in (Tag.COMMA, Tag.DASH, Tag.STOP):
        end -= 1
    elif not (last.tag is Tag.QUOTE):
        return None
    start = low
    while start < end and words[start].tag in (Tag.CONJUNCTION, Tag.COMMA, Tag.SEMICOLON, Tag.STOP, Tag.DASH):
        start += 1
    return Phrase(start, end) if start < end else None


def is_whole(reading: Reading, phrase: Phrase) -> bool:
    """Whether a stretch can stand as a content by itself, and not as an adverbial of what comes after."""
    words = reading.words
    if any(words[k].tag is Tag.QUOTE and is_quoted_speech(words[k], reading.text) for k in range(*phrase)):
        return True
    first = words[phrase.start]
    if first.tag in (Tag.PREPOSITION, Tag.SUBORDINATOR, Tag.ING, Tag.TO, Tag.ADVERB, Tag.TIME, Tag.PAST):
        comma = next((k for k in range(*phrase) if words[k].tag is Tag.COMMA), None)
        return comma is not None and has_finite(words, comma, phrase.end)
    return has_finite(words, *phrase) or _has_present(words, *phrase)


# -- spans ---------------------------------------------------------------------------------------------------------


def spans_of(reading: Reading, parts: Sequence[Phrase]) -> tuple[Span, ...]:
    """Return the content's passages, without the marks around a part that is wholly quoted."""
    return tuple(span for part in parts for span in _spans_of_part(reading, part))


def _spans_of_part(reading: Reading, part: Phrase) -> list[Span]:
    words = reading.words
    quoted = [words[k].quote for k in range(*part) if words[k].tag is not Tag.COMMA]
    if all(quote is not None for quote in quoted):
        return [_without_stop(reading.text, quote.inner) for quote in quoted if quote is not None]
    return [_without_stop(reading.text, Span(words[part.start].start, words[part.end - 1].end))]


def _without_stop(text: str, span: Span) -> Span:
    """Return the passage without space at its ends and without a final full stop or comma."""
    start, end = span
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start and text[end - 1] in _BREAKS and not _abbreviated(text[max(start, end - 8) : end]):
        end -= 1
    if end > start and text[end - 1] == ")" and "(" not in text[start:end]:
        return _without_stop(text, Span(start, end - 1))
    while start < end and text[start].isspace():
        start += 1
    return Span(start, end)


def _abbreviated(tail: str) -> bool:
    """Whether the final full stop belongs to an abbreviation like "U.S."."""
    return len(tail) >= 4 and tail[-1] == "." and tail[-3] == "." and tail[-2].isupper()


def form_of(reading: Reading, parts: Sequence[Phrase]) -> Form:
    """Return whether the content stands in quotation marks wholly, partly or not at all."""
    tags = [reading.words[k].tag for part in parts for k in range(*part) if reading.words[k].tag is not Tag.COMMA]
    if all(tag is Tag.QUOTE for tag in tags):
        return Form.DIRECT
    return Form.MIXED if Tag.QUOTE in tags else Form.INDIRECT
