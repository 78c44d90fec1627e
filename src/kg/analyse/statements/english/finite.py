"""Finite cues with their subject before them: "X said …", "…, X said", `"…," X said, "…"`."""

from __future__ import annotations

from kg.analyse.statements.english.adverbials import is_title, skip_adverbials
from kg.analyse.statements.english.clauses import content_end
from kg.analyse.statements.english.complements import Complement, complement
from kg.analyse.statements.english.contents import before, ends_quoted, is_whole, stands_before
from kg.analyse.statements.english.cues import Cue, match_cue
from kg.analyse.statements.english.findings import Context, Finding
from kg.analyse.statements.english.groups import Verb
from kg.analyse.statements.english.inverted import read_inverted
from kg.analyse.statements.english.phrases import Phrase, has_finite, is_quoted_speech
from kg.analyse.statements.english.sources import can_speak, is_paper
from kg.analyse.statements.english.subjects import Subject, find_subject, main_subject
from kg.analyse.statements.english.words import Reading, Tag, closed_class

_OPENS_ADVERBIAL = (Tag.PREPOSITION, Tag.SUBORDINATOR, Tag.TIME)
_LOOSE = (Tag.ING, Tag.RELATIVE, Tag.PREPOSITION, Tag.SUBORDINATOR, Tag.ADVERB, Tag.PAST)


def read_finite(reading: Reading, verb: Verb, context: Context) -> Finding | None:
    """Return what a finite cue attributes to its subject, before or behind it."""
    inverted = read_inverted(reading, verb, context)
    if inverted is not None:
        return inverted
    subject = _subject(reading, verb.start, context)
    if subject is None or subject.conditional or not _may_say(reading, subject, verb.cue):
        return None
    end = _clause_end(reading, verb, subject)
    right = complement(reading, verb.at.end, end, verb.cue)
    if right is not None and right.kind == "found" and not is_paper(reading.words, subject.phrase):
        return None  # "The polls show a close race", but not "The team showed courage"
    if _only_describes(reading, verb, subject, right):
        return None
    left = before(reading, subject.clause, context.sentence) if not subject.gap else None
    if left is not None and not stands_before(reading, left, verb.cue):
        left = None
    finding = Finding(
        subject.phrase,
        verb.at,
        (),
        right.act if right else verb.cue.act,
        subject.clause,
        verb.at.end,
        right.hearer if right else None,
        lexeme=verb.cue,
        kind=right.kind if right else "none",
        relative=subject.relative,
    )
    if right is not None and right.parts and not _yields(reading, left, right):
        return _with_content_behind(reading, finding, left, right)
    if left is None or not (ends_quoted(reading, left) or _is_surely_verb(reading, subject.phrase, verb.cue)):
        return _with_clause_behind(reading, finding, right.end if right else verb.at.end)
    told = right.hearer.end if right is not None and right.hearer is not None else verb.at.end
    return _with_content_before(reading, finding, left, told)


def _only_describes(reading: Reading, verb: Verb, subject: Subject, right: Complement | None) -> bool:
    """Whether a cue tells of no utterance: "left what Tokyo considers its waters", "a vote expected to be close"."""
    words, after = reading.words, verb.at.end
    if right is None or not right.parts:
        quoted = subject.clause > 0 and words[subject.clause - 1].tag is Tag.QUOTE  # `"…," she said to cheers`
        return after < len(words) and words[after].tag is Tag.TO and not quoted
    free = subject.phrase.start > 0 and words[subject.phrase.start - 1].low == "what"
    return free and right.kind in ("noun", "call", "as")


def _clause_end(reading: Reading, verb: Verb, subject: Subject) -> int:
    """Return where the clause of a verb ends: "While Li said it was late, | he rose", "Li, who praised it, | left"."""
    words = reading.words
    openers = closed_class("clause-openers")
    within = words[subject.clause].low in openers or words[max(subject.clause - 1, 0)].low in openers
    if not (subject.relative or within):
        return len(words)
    comma = next((k for k in range(verb.at.end, len(words)) if words[k].tag is Tag.COMMA), len(words))
    quoted = comma + 1 < len(words) and (comma == verb.at.end or words[comma + 1].tag is Tag.QUOTE)
    return len(words) if quoted else comma


def _may_say(reading: Reading, subject: Subject, cue: Cue) -> bool:
    """Whether the subject can be who says it: not the writer, not a thing with a verb that only people do."""
    words, (start, end) = reading.words, subject.phrase
    if words[start].low in closed_class("nobody"):  # "None of the parties backs the bill"
        return False
    if words[end - 1].low in closed_class("no-sources"):
        tells = words[end - 1].low in closed_class("writers") and start > 0  # `"Who was it?" | I asked`
        return tells and is_quoted_speech(words[start - 1], reading.text)
    return not cue.agent or can_speak(words, subject.phrase)


def _subject(reading: Reading, verb: int, context: Context) -> Subject | None:
    """Return the cue's subject; one that a conjunction joins to a verb before shares that verb's."""
    words = reading.words
    before_verb = words[verb - 1].tag if verb > context.sentence else Tag.STOP
    joined, comma = before_verb is Tag.CONJUNCTION, before_verb is Tag.COMMA
    if joined or (comma and context.last is not None and context.last.end >= verb - 1):
        if context.speaker is not None:
            return Subject(context.speaker, verb)
        if joined:
            return _shared_subject(reading, verb, context)
    subject = find_subject(words, reading.text, verb, context.low)
    return _shared_subject(reading, verb, context) if subject is None and comma else subject


def _shared_subject(reading: Reading, verb: int, context: Context) -> Subject | None:
    """Return the subject of the sentence's first verb: "The envoy arrived on Monday and | said"."""
    phrase = main_subject(reading.words, context.sentence, verb - 1)
    return Subject(phrase, verb) if phrase else None


def _yields(reading: Reading, left: Phrase | None, right: Complement) -> bool:
    """Whether a quotation before the attribution is the content, and not the clause behind it.

    `"I like it," Li said in May after they announced it was closing.`
    """
    if left is None or not ends_quoted(reading, left) or is_title(reading.words, left.end - 1):
        return False
    start = right.parts[0].start
    introduced = reading.words[start - 1].tag in (Tag.THAT, Tag.COLON)
    return reading.words[start].tag is not Tag.QUOTE and not introduced


def _with_content_behind(reading: Reading, finding: Finding, left: Phrase | None, right: Complement) -> Finding:
    parts = right.parts
    if left is not None and _is_said_as_well(reading, left, parts[0]):
        parts = (left, *parts)
    return finding._replace(parts=parts, clause=min(parts[0].start, finding.clause), end=right.end)


def _with_clause_behind(reading: Reading, finding: Finding, after: int) -> Finding | None:
    """Return the attribution of "As the minister warned last year, | the bridge is closed"."""
    words = reading.words
    if finding.source is None or finding.source.start == 0 or words[finding.source.start - 1].low != "as":
        return None
    at = skip_adverbials(words, after, len(words))
    opens = finding.source.start < 2 or words[finding.source.start - 2].tag in (Tag.CONJUNCTION, Tag.STOP)
    if not opens or at + 1 >= len(words) or words[at].tag is not Tag.COMMA:
        return None
    end = content_end(reading, at + 1, len(words))
    told = finding.hearer is not None and words[finding.hearer.start].tag is Tag.PRONOUN  # "As he warned them, …"
    if told or not has_finite(words, at + 1, end) or finding.lexeme is None or "after" not in finding.lexeme.takes:
        return None
    return finding._replace(parts=(Phrase(at + 1, end),), end=end)


def _is_said_as_well(reading: Reading, left: Phrase, right: Phrase) -> bool:
    """Whether what stands before the attribution is said as well: `"A," he said, "B"`."""
    words = reading.words
    if words[right.start].tag is not Tag.QUOTE or words[right.start - 1].tag is Tag.COLON:
        return False
    if ends_quoted(reading, left):
        return True
    if words[left.start].tag in _OPENS_ADVERBIAL:  # 'In 2016, when it was shown, Roth said, "…"'
        return False
    interrupts = words[right.start - 1].tag is Tag.COMMA and is_quoted_speech(words[right.start], reading.text)
    return interrupts and is_whole(reading, left)


def _is_surely_verb(reading: Reading, subject: Phrase, cue: Cue) -> bool:
    """Whether the form is no noun: "the ministry says", "Li notes", but not "swing states"."""
    return cue.form != "third" or cue.lemma == "say" or reading.words[subject.end - 1].tag in (Tag.NAME, Tag.PRONOUN)


def _with_content_before(reading: Reading, finding: Finding, left: Phrase, after: int) -> Finding | None:
    end = skip_adverbials(reading.words, after, len(reading.words))
    parts = _with_rest(reading, left, end)
    if not parts:
        return None
    return finding._replace(parts=parts, clause=left.start, end=max(end, parts[-1].end))


def _with_rest(reading: Reading, left: Phrase, end: int) -> tuple[Phrase, ...]:
    """Return the content before an attribution and, where the attribution interrupts it, the rest behind it."""
    words = reading.words
    whole = is_whole(reading, left)
    rest = Phrase(end + 1, end + 1)
    if _adds_quotation(reading, left, end):  # '"…," she said, and | "…"'
        return (left, Phrase(end + 2, content_end(reading, end + 2, len(words))))
    added = end + 1 < len(words) and words[end + 1].tag is Tag.ING and match_cue(words, end + 1) is not None
    if added and words[end].tag is Tag.COMMA:  # "…, it said, | calling on the world to act"
        return (left,)
    if end + 1 < len(words) and words[end].tag is Tag.COMMA and (not whole or _goes_on(reading, left, end + 1)):
        rest = Phrase(end + 1, content_end(reading, end + 1, len(words)))
    if rest.end > rest.start:
        return (left, rest)
    return (left,) if whole else ()


def _adds_quotation(reading: Reading, left: Phrase, end: int) -> bool:
    """Whether a conjunction joins a further quotation to the one before the attribution."""
    words = reading.words
    tags = [word.tag for word in words[end : end + 3]]
    return tags == [Tag.COMMA, Tag.CONJUNCTION, Tag.QUOTE] and ends_quoted(reading, left)


def _goes_on(reading: Reading, left: Phrase, at: int) -> bool:
    """Whether the content goes on behind the attribution: "Safety matters, he says, particularly in mines"."""
    word = reading.words[at]
    if word.low in closed_class("resuming"):
        return True
    return word.tag not in _LOOSE and word.low not in ("but", "a", "an") and not ends_quoted(reading, left)
