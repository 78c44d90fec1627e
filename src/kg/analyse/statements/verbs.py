"""Verbs as cues: finite ("X said …"), inverted (`"…," said X`), participles (", adding that …"), infinitives."""

from __future__ import annotations

from typing import NamedTuple

from kg.analyse.statements.contents import (
    Complement,
    Reading,
    before,
    complement,
    is_whole,
    match_cue,
    skip_adverbials,
    content_end,
)
from kg.analyse.statements.cues import Cue
from kg.analyse.statements.findings import Finding
from kg.analyse.statements.phrases import (
    Phrase,
    Subject,
    can_speak,
    clause_start,
    find_subject,
    is_quoted_speech,
    main_subject,
    trailing_phrase,
)
from kg.analyse.statements.words import Tag, closed_class, is_possessive

_GOES_ON = ("particularly", "especially", "including", "because", "despite", "unless", "if", "without")
_GROUP = {Tag.ADVERB, Tag.AUXILIARY, Tag.MODAL, Tag.NEGATION}


class Context(NamedTuple):
    """Where reading stands: nothing left of `low` belongs to the attribution; `last` is the finding before."""

    low: int
    sentence: int
    last: Finding | None


class Group(NamedTuple):
    """The words of a verb group before the cue, and what they say of it."""

    start: int
    negated: bool
    hypothetical: bool
    passive: bool
    infinitive: bool
    progressive: bool


def verb_group(reading: Reading, verb: int, low: int) -> Group:
    """Return the group that a cue verb ends: "has repeatedly", "will", "plans to"."""
    words = reading.words
    k = verb
    infinitive = False
    while k > low:
        word = words[k - 1]
        if word.tag is Tag.TO and not infinitive:
            infinitive = True
        elif word.tag not in _GROUP and not (word.tag is Tag.TIME and k - 1 > low and k == verb):
            break
        k -= 1
    inside = [words[i].low for i in range(k, verb)]
    passive = next((w in closed_class("forms-of-be") for w in reversed(inside) if _is_aux(w)), False)
    return Group(
        k,
        any(w in closed_class("negations") for w in inside),
        any(w in closed_class("hypothetical") for w in inside),
        passive,
        infinitive,
        passive and words[verb].tag is Tag.ING,
    )


def _is_aux(low: str) -> bool:
    return low in closed_class("auxiliaries") or low in closed_class("forms-of-be")


def read_verb(reading: Reading, at: int, context: Context) -> Finding | None:
    """Return the attribution whose cue begins at word `at`, if it is one."""
    word = reading.words[at]
    if word.tag is Tag.QUOTE or (word.tag is Tag.NAME and at > context.sentence):
        return None
    found = match_cue(reading.words, at)
    if found is None:
        return None
    cue, after = found
    group = verb_group(reading, at, context.low)
    if cue.form == "ing" and not group.progressive:
        return _participle(reading, at, after, cue, context)
    if group.negated or group.hypothetical or (group.infinitive and group.progressive):
        return None
    if group.passive and not group.progressive:
        return None
    if not _is_verb(reading, at, after, cue, group):
        return None
    if group.infinitive:
        return _infinitive(reading, at, after, cue, group, context)
    return _finite(reading, at, after, cue, group, context)


def _is_verb(reading: Reading, at: int, after: int, cue: Cue, group: Group) -> bool:
    """Whether a form that may also be a noun ("claims", "report") or a reduced participle is a verb here."""
    words = reading.words
    k = group.start
    previous = words[k - 1] if k > 0 else None
    if after < len(words) and words[after].low == "by" and cue.form in ("past", "participle"):
        return False
    if cue.form == "participle":
        return group.start < at
    if cue.form == "past" and previous is not None and group.start == at:
        return previous.tag not in (Tag.DETERMINER, Tag.PREPOSITION) and not is_possessive(previous)
    if cue.form == "base":
        if group.start < at and not all(words[i].tag is Tag.ADVERB for i in range(group.start, at)):
            return True
        if previous is None or _is_noun_before(reading, after) or is_possessive(previous):
            return False
        plain = not cue.also_noun and previous.tag in (Tag.NAME, Tag.NOUN, Tag.BRACKET, Tag.PRONOUN, Tag.NUMBER)
        return plain or _is_plural(reading, k)
    if cue.form == "third" and previous is not None:
        if group.start < at:
            return True
        if after < len(words) and _is_noun_before(reading, after):
            return False
        return previous.tag not in (Tag.DETERMINER, Tag.PREPOSITION, Tag.TO, Tag.NUMBER, Tag.CONJUNCTION) and not (
            is_possessive(previous)
        )
    return True


def _is_noun_before(reading: Reading, after: int) -> bool:
    """Whether a form that may be a noun is one, as a verb follows: "the claims have", "neutral posts note"."""
    if after >= len(reading.words):
        return False
    following = match_cue(reading.words, after)
    verb = following is not None and following[0].form == "base"
    return verb or reading.words[after].tag in (Tag.AUXILIARY, Tag.MODAL)


def _is_plural(reading: Reading, end: int) -> bool:
    """Whether the phrase that ends at `end` is plural, so that a base form can be its verb."""
    words = reading.words
    word = words[end - 1]
    if word.low in ("they", "we", "i", "who") or word.low in closed_class("plural-people"):
        return True
    if is_possessive(word) or word.tag not in (Tag.NOUN, Tag.NAME):
        return False
    if word.tag is Tag.NOUN and word.low.endswith("s") and not word.low.endswith(("ss", "us")):
        return True
    k = end - 1
    while k > 0 and words[k].tag in (Tag.NOUN, Tag.NAME):
        k -= 1
    return words[k].low == "and" and word.tag is Tag.NAME


def _finite(
    reading: Reading, at: int, after: int, cue: Cue, group: Group, context: Context
) -> Finding | None:
    """Return what a finite cue attributes to its subject, before or behind it."""
    words = reading.words
    inverted = _inverted(reading, at, after, cue, group, context)
    if inverted is not None:
        return inverted
    subject = _subject(reading, group, context)
    if subject is None or subject.conditional or not _may_say(reading, subject.phrase, cue):
        return None
    right = complement(reading, after, len(words), cue)
    return _assemble(reading, Phrase(at, after), cue, subject, right, context)


def _may_say(reading: Reading, subject: Phrase, cue: Cue) -> bool:
    if reading.words[subject.end - 1].low in ("i", "we", "you", "one", "there", "which", "what"):
        return False
    return not cue.agent or can_speak(reading.words, subject)


def _subject(reading: Reading, group: Group, context: Context) -> Subject | None:
    """Return the cue's subject; one that a conjunction joins to a verb before shares that verb's."""
    words = reading.words
    k = group.start
    joined = k > context.sentence and words[k - 1].tag is Tag.CONJUNCTION
    comma = k > context.sentence and words[k - 1].tag is Tag.COMMA
    if joined or (comma and context.last is not None and context.last.end >= k - 1):
        if context.last is not None and context.last.source is not None:
            return Subject(context.last.source, k)
        if joined:
            phrase = main_subject(words, context.sentence, k - 1)
            return Subject(phrase, k) if phrase else None
    subject = find_subject(words, reading.text, k, context.low)
    if subject is None and comma:
        phrase = main_subject(words, context.sentence, k - 1)
        return Subject(phrase, k) if phrase else None
    return subject


def _assemble(
    reading: Reading, cue_at: Phrase, cue: Cue, subject: Subject, right: Complement | None, context: Context
) -> Finding | None:
    """Choose between the content behind the cue and the one before the subject."""
    act = right.act if right else next(iter(cue.takes.values()))
    hearer = right.hearer if right else None
    left = None
    if "quote" in cue.takes or "after" in cue.takes:
        left = before(reading, subject.clause, context.sentence)
        if left is not None and not _is_left_content(reading, left, cue):
            left = None
    if right is not None and right.parts and left is not None and _quoted(reading, left):
        first = reading.words[right.parts[0].start - 1].tag
        if reading.words[right.parts[0].start].tag is not Tag.QUOTE and first not in (Tag.THAT, Tag.COLON):
            right = right._replace(parts=())
    if right is not None and right.parts:
        parts = right.parts
        starts_quoted = reading.words[parts[0].start].tag is Tag.QUOTE
        if left is not None and starts_quoted and _is_speech_before(reading, left, parts[0]):
            parts = (left, *parts)
        first = min(parts[0].start, subject.clause)
        end = right.end if right.end > 0 else parts[-1].end
        return Finding(
            subject.phrase, cue_at, parts, act, first, end, hearer,
            saying=cue.saying, core=cue.saying and not cue.agent, relative=subject.relative,
        )
    if left is None or (cue.form == "third" and not _is_plain_subject(reading, subject.phrase, cue)):
        return None
    end = skip_adverbials(reading.words, right.end if right else cue_at.end, len(reading.words))
    parts = _with_rest(reading, left, end)
    if not parts:
        return None
    return Finding(subject.phrase, cue_at, parts, act, left.start, max(end, parts[-1].end), hearer, saying=cue.saying, core=cue.saying and not cue.agent)


def _is_plain_subject(reading: Reading, phrase: Phrase, cue: Cue) -> bool:
    """Whether a form in -s behind a subject is surely a verb: "the ministry says", "Li notes", not "swing states"."""
    return cue.lemma == "say" or reading.words[phrase.end - 1].tag in (Tag.NAME, Tag.PRONOUN)


def _is_left_content(reading: Reading, left: Phrase, cue: Cue) -> bool:
    words = reading.words
    if all(words[k].tag in (Tag.QUOTE, Tag.COMMA) for k in range(*left)):
        return True
    return "after" in cue.takes or any(words[k].tag is Tag.QUOTE for k in range(*left))


def _is_speech_before(reading: Reading, left: Phrase, right: Phrase) -> bool:
    """Whether what stands before the attribution is said as well: `"A," he said, "B"`."""
    if reading.words[left.end - 1].tag is Tag.QUOTE:
        return True
    if reading.words[right.start - 1].tag is not Tag.COMMA:
        return False
    return is_quoted_speech(reading.words[right.start], reading.text) and is_whole(reading, left)


def _with_rest(reading: Reading, left: Phrase, end: int) -> tuple[Phrase, ...]:
    """Return the content before an attribution and, where the attribution interrupts it, the rest behind it."""
    words = reading.words
    whole = is_whole(reading, left)
    if end < len(words) and words[end].tag is Tag.COMMA and end + 1 < len(words):
        after = words[end + 1]
        loose = (Tag.ING, Tag.RELATIVE, Tag.PREPOSITION, Tag.SUBORDINATOR, Tag.ADVERB, Tag.PAST)
        if after.low in _GOES_ON:
            loose = ()
        if not whole or (after.tag not in loose and after.low not in ("but", "a", "an") and not _quoted(reading, left)):
            stop = content_end(reading, end + 1, len(words))
            return (left, Phrase(end + 1, stop)) if stop > end + 1 else ((left,) if whole else ())
    return (left,) if whole else ()


def _quoted(reading: Reading, phrase: Phrase) -> bool:
    return reading.words[phrase.end - 1].tag is Tag.QUOTE


def _inverted(
    reading: Reading, at: int, after: int, cue: Cue, group: Group, context: Context
) -> Finding | None:
    """Return the attribution of `"…," said X` and "…, said X"."""
    words = reading.words
    if "quote" not in cue.takes or group.start < at or at == context.sentence or after >= len(words):
        return None
    previous = words[at - 1]
    comma = previous.tag is Tag.COMMA
    if not (comma or (previous.tag is Tag.QUOTE and is_quoted_speech(previous, reading.text))):
        return None
    if words[after].tag not in (Tag.NAME, Tag.DETERMINER, Tag.NOUN, Tag.NUMBER) and words[after].low not in ("he", "she", "they"):
        return None
    clause = clause_start(words, reading.text, at, context.low)
    if comma and clause < at - 1 and clause > 0 and words[clause - 1].tag is Tag.QUOTE:
        return None  # `"…," Li, 40, told reporters`: Li is the subject
    left = before(reading, at, context.sentence)
    if left is None or not is_whole(reading, left) or not _is_left_content(reading, left, cue):
        return None
    if not _quoted(reading, left) and find_subject(words, reading.text, at, context.low) and _complement_follows(reading, after, cue):
        return None
    end = after
    while end < len(words) and words[end].tag not in (Tag.COMMA, Tag.STOP, Tag.QUOTE, Tag.COLON, Tag.SUBORDINATOR,
                                                     Tag.TIME, Tag.CONJUNCTION, Tag.SEMICOLON, Tag.DASH, Tag.RELATIVE):
        end += 1
    source = Phrase(after, end)
    if end == after:
        return None
    parts: tuple[Phrase, ...] = (left,)
    act = next(iter(cue.takes.values()))
    resume = end
    if end + 1 < len(words) and words[end].tag is Tag.COMMA and words[end + 1].tag is Tag.QUOTE:
        resume = content_end(reading, end + 1, len(words))
        parts = (left, Phrase(end + 1, resume))
    return Finding(source, Phrase(at, after), parts, act, left.start, resume, saying=cue.saying, core=cue.saying and not cue.agent)


def _complement_follows(reading: Reading, after: int, cue: Cue) -> bool:
    right = complement(reading, after, len(reading.words), cue)
    return right is not None and bool(right.parts)


def _participle(reading: Reading, at: int, after: int, cue: Cue, context: Context) -> Finding | None:
    """Return what a participle attributes: ", adding that …", "with X stating …", "a statement saying …"."""
    words = reading.words
    right = complement(reading, after, len(words), cue)
    if right is None or not right.parts:
        return None
    quoted = any(words[k].tag is Tag.QUOTE for part in right.parts for k in range(*part))
    source = _participle_source(reading, at, cue, context, quoted)
    if source is None and at > context.sentence:
        return None
    if cue.evidence or (source is None and not _takes_clause(cue)):
        return None
    end = right.end if right.end > 0 else right.parts[-1].end
    return Finding(source, Phrase(at, after), right.parts, right.act, at, end, right.hearer, saying=cue.saying, core=cue.saying and not cue.agent)


def _takes_clause(cue: Cue) -> bool:
    return cue.saying or "that" in cue.takes


def _participle_source(
    reading: Reading, at: int, cue: Cue, context: Context, quoted: bool
) -> Phrase | None:
    """Return who does what a participle says."""
    words = reading.words
    if at == context.sentence:
        return None
    k = at - 1
    while k > context.sentence and words[k].tag is Tag.ADVERB:
        k -= 1
    previous = words[k]
    shares = previous.tag in (Tag.COMMA, Tag.CONJUNCTION, Tag.QUOTE, Tag.DASH) or previous.low in (
        "by", "while", "before", "after", "in", "when",
    )
    if not shares and previous.tag in (Tag.NAME, Tag.NOUN, Tag.PRONOUN):
        opener = next((i for i in range(k, max(context.sentence, k - 8) - 1, -1) if words[i].low == "with"), None)
        if opener is not None:
            return Phrase(opener + 1, k + 1)
        shares = previous.low in closed_class("occasions")
        if not shares:
            return trailing_phrase(words, context.low, k + 1) if previous.tag is Tag.NAME else None
    if not shares:
        return None
    if context.last is not None and context.last.source is not None:
        return context.last.source
    if context.last is not None and context.last.named is not None:
        return None
    phrase = main_subject(words, context.sentence, at)
    if phrase is None or not can_speak(words, phrase):
        return None
    tells = _takes_clause(cue) or "hearer-to" in cue.takes
    meets = any(words[i].low in closed_class("encounters") for i in range(context.sentence, at))
    return phrase if tells or meets or quoted else None


def _infinitive(
    reading: Reading, at: int, after: int, cue: Cue, group: Group, context: Context
) -> Finding | None:
    """Return what an infinitive attributes to the subject of its governing verb: "plans to urge …"."""
    words = reading.words
    right = complement(reading, after, len(words), cue)
    if right is None or not right.parts or group.start <= context.low:
        return None
    governor = words[group.start - 1]
    if any(words[k].low in closed_class("refusals") for k in range(max(context.low, group.start - 1), at)):
        return None
    if governor.tag in (Tag.NOUN, Tag.NAME, Tag.PRONOUN, Tag.COMMA, Tag.PAST, Tag.ING, Tag.TIME, Tag.ADVERB, Tag.CONJUNCTION):
        clause = clause_start(words, reading.text, group.start, context.low)
        phrase = main_subject(words, clause, group.start)
        if phrase is None or phrase.end > group.start or not can_speak(words, phrase):
            return None
        end = right.end if right.end > 0 else right.parts[-1].end
        return Finding(phrase, Phrase(at, after), right.parts, right.act, at, end, right.hearer, saying=cue.saying, core=cue.saying and not cue.agent)
    return None
