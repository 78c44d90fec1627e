"""Verbs as cues: tells finite, participle and infinitive apart, and verbs from nouns of the same form."""

from __future__ import annotations

from collections.abc import Sequence

from kg.analyse.statements.english.cues import match_cue
from kg.analyse.statements.english.findings import Context, Finding
from kg.analyse.statements.english.finite import read_finite
from kg.analyse.statements.english.gaps import read_gap
from kg.analyse.statements.english.groups import Verb, find_verb
from kg.analyse.statements.english.participles import read_infinitive, read_participle
from kg.analyse.statements.english.passives import read_passive
from kg.analyse.statements.english.sources import speaking_nouns
from kg.analyse.statements.english.words import Reading, Tag, Word, closed_class, is_possessive

_BEFORE_NOUN = (Tag.DETERMINER, Tag.PREPOSITION, Tag.TO, Tag.NUMBER, Tag.CONJUNCTION)
_BEHIND_VERB = (Tag.DETERMINER, Tag.PRONOUN, Tag.THAT, Tag.QUOTE, Tag.COMMA, Tag.COLON)  # "Another called | it …"
_ENDS_SUBJECT = (Tag.NAME, Tag.NOUN, Tag.BRACKET, Tag.PRONOUN, Tag.NUMBER)


def read_verb(reading: Reading, at: int, context: Context) -> Finding | None:
    """Return the attribution whose cue is the verb that begins at word `at`, if it is one."""
    verb = find_verb(reading, at, context.low)
    if verb is None:
        return None
    return read_passive(reading, verb, context) or read_active(reading, verb, context)


def read_active(reading: Reading, verb: Verb, context: Context) -> Finding | None:
    """Return what a verb attributes to its subject."""
    if reading.words[verb.at.start].tag is Tag.NAME and verb.at.start > context.sentence:
        return None
    if verb.cue.form == "ing" and not verb.progressive:
        return read_participle(reading, verb, context)
    after = verb.at.end
    if not verb.cue.saying and after < len(reading.words) and reading.words[after].low in closed_class("particles"):
        return None  # "backed | away from the goat", "held | up a placard"
    unsaid = verb.negated or verb.hypothetical or (verb.infinitive and verb.progressive)
    if unsaid or verb.passive or not _is_verb(reading, verb):
        return None
    if verb.infinitive:
        return read_infinitive(reading, verb, context)
    return read_gap(reading, verb, context) or read_finite(reading, verb, context)


def _is_verb(reading: Reading, verb: Verb) -> bool:
    """Whether a form that may also be a noun ("claims", "report") or a reduced participle is a verb here."""
    words = reading.words
    at, after = verb.at
    previous = words[verb.start - 1] if verb.start > 0 else None
    if verb.cue.form == "base":
        return _is_base_verb(reading, verb, previous)
    if verb.cue.form == "third":
        if previous is None or verb.start < at:
            return True
        joined = previous.tag is Tag.CONJUNCTION and not verb.cue.also_noun  # "She says A and | says | B"
        noun = (previous.tag in _BEFORE_NOUN and not joined) or _is_noun_behind_noun(words, verb, previous)
        followed = verb.cue.also_noun and previous.tag is not Tag.PRONOUN and _is_noun_before(reading, after)
        return not (followed or noun or is_possessive(previous))
    if after < len(words) and words[after].low == "by":
        return False  # "the plan announced by the ministry"
    if verb.cue.form == "participle":
        return verb.start < at
    if previous is not None and previous.tag is Tag.DETERMINER:  # "the so | called | reform"
        return previous.low in closed_class("alone") and after < len(words) and words[after].tag in _BEHIND_VERB
    if previous is None or verb.start < at:
        return True
    if previous.tag is Tag.CONJUNCTION and _is_adjective(words, at, after):
        return False
    counted = previous.tag is Tag.NUMBER and after < len(words) and words[after].tag is Tag.NOUN  # "50 pledged votes"
    return previous.tag not in (Tag.DETERMINER, Tag.PREPOSITION) and not is_possessive(previous) and not counted


def _is_adjective(words: Sequence[Word], at: int, after: int) -> bool:
    """Whether a past form is joined to an adjective before its noun: "an undivided and | recognised | capital"."""
    described = after < len(words) and words[after].tag is Tag.NOUN and at > 2 and words[at - 3].tag is Tag.DETERMINER
    return described and words[at - 2].tag in (Tag.PAST, Tag.ING)


def _is_noun_behind_noun(words: Sequence[Word], verb: Verb, previous: Word) -> bool:
    """Whether a form that may be a noun follows a noun that cannot speak: "swing states", but "the report states"."""
    if not verb.cue.also_noun or previous.tag is not Tag.NOUN:
        return False
    if not previous.low.endswith("s"):
        return previous.low not in speaking_nouns()
    k = verb.start - 1
    while k > 0 and words[k].tag in (Tag.NOUN, Tag.NAME, Tag.DETERMINER):
        k -= 1
    return words[k].tag is not Tag.PREPOSITION  # "an average of polls | shows that"


def _is_base_verb(reading: Reading, verb: Verb, previous: Word | None) -> bool:
    """Whether a base form is a verb: behind "to", "will", "did" or a plural ("officials claim", not "the claim")."""
    if any(reading.words[k].tag is not Tag.ADVERB for k in range(verb.start, verb.at.start)):
        return True
    pair = " ".join(word.low for word in reading.words[verb.at.start : verb.at.start + 2])
    if previous is None or is_possessive(previous) or _is_noun_before(reading, verb.at.end):
        return False
    if pair in closed_class("compounds"):  # "Moss, who leads a liberal | think tank, …"
        return False
    if previous.tag is Tag.COMMA:
        return not verb.cue.also_noun and _is_plural_before_aside(reading, verb.start - 1)
    return (not verb.cue.also_noun and previous.tag in _ENDS_SUBJECT) or _is_plural(reading, verb.start)


def _is_noun_before(reading: Reading, after: int) -> bool:
    """Whether a form that may be a noun is one, as a verb follows: "the claims have", "neutral posts note"."""
    if after >= len(reading.words):
        return False
    following = match_cue(reading.words, after)
    verb = following is not None and following[0].form == "base"
    return verb or reading.words[after].tag in (Tag.AUXILIARY, Tag.MODAL)


def _is_plural_before_aside(reading: Reading, comma: int) -> bool:
    """Whether a plural stands before the aside that a comma closes: "Others, however, | say"."""
    opening = next((k for k in range(comma - 1, 0, -1) if reading.words[k].tag is Tag.COMMA), None)
    return opening is not None and _is_plural(reading, opening)


def _is_plural(reading: Reading, end: int) -> bool:
    """Whether the phrase that ends at `end` is plural, so that a base form can be its verb."""
    words = reading.words
    word = words[end - 1]
    if word.low in ("they", "we", "i", "who") or word.low in closed_class("plural-people"):
        return word.low != "most" or end < 2 or words[end - 2].tag is not Tag.DETERMINER  # "the most | elaborate"
    if word.low.endswith("%"):  # "Some 26% | say"
        return True
    if word.tag is Tag.PAST and end > 1 and words[end - 2].low == "those":  # "half of those asked | say"
        return True
    if word.tag is Tag.NOUN and word.low.endswith("s") and not word.low.endswith(("ss", "us")):
        return True
    k = end - 1
    while k > 0 and words[k].tag in (Tag.NOUN, Tag.NAME, Tag.NUMBER):
        k -= 1
    if words[k].low == "and" and word.tag is Tag.NAME:
        return True
    if k == end - 1:
        return False
    k -= words[k].tag is Tag.DETERMINER
    if k == 0 or words[k].tag is not Tag.PREPOSITION:
        return False
    head = words[k - 1].low  # "Friends of the orchestra | worry"
    return (head.endswith("s") and head in speaking_nouns()) or head in closed_class("plural-people")
