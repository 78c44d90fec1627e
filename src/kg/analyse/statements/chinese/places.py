"""A cue in its sentence: the words around it, who its source is, and what it becomes, an attribution."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from kg.analyse.statements.chinese.clauses import ClauseChain
from kg.analyse.statements.chinese.cues import Cue, Kind, endings
from kg.analyse.statements.chinese.peeling import is_adverbial
from kg.analyse.statements.chinese.sources import subject_before, subject_of
from kg.analyse.statements.chinese.subjects import Subject, is_person
from kg.analyse.statements.chinese.text import QUOTED, Reading
from kg.model import Relay, Span, SpeechAct

# what may stand between a cue and its content: 表示了, 警告说, 强调道
_AFTER_CUE = re.compile(
    r"(?:[了着]|道|说(?![明服法话到起])|称(?![为作赞号])|指出|表示|写道|的是|[一二两三四五六七八九十几]+(?:个字|句话|句|番|遍))*"
)
_AFTER_FIRST = frozenset("了着道说称指表写的一二两三四五六七八九十几")
_SAYING = re.compile(r"说|称|指出|表示|写道")
_GAP = re.compile(r"[，,：:\s]*")
_GAP_FIRST = frozenset("，,：: \u3000\u00a0\n\t\r")
_FAR = 200  # no subject stands farther from its cue than this, in characters
_LEFT = 6  # nor more clauses to its left


class Attribution(NamedTuple):
    """One cue at work. `start` is where its own words begin: content before it ends there."""

    cue: Span | None
    kind: Kind
    act: SpeechAct
    start: int
    content_start: int
    source: Subject | None = None
    own: bool = True  # it has a subject of its own in the sentence, not one taken over from an earlier cue
    relays: tuple[Relay, ...] = ()
    addressee: Span | None = None
    lead: Span | None = None  # a part of the content that stands before the cue: 对此 in 对此表示关切
    content: tuple[Span, ...] | None = None  # where grammar fixes it
    closed: bool = False  # nothing can be added to the content
    runs_on: bool = True  # the next sentences may belong to it
    spans_paragraphs: bool = False  # an answer in a transcript


class Scene(NamedTuple):
    """A sentence as it is come to: who spoke last before it, whether he may be still speaking, who was just asked."""

    reading: Reading
    chain: ClauseChain
    latest: Subject | None
    speaking: bool
    asked: bool = False  # whether a reporter's question has just ended
    running: bool = False  # whether a speech of the same paragraph may be going on


class Place:
    """A cue in its clause, and what was found before it in the sentence; its properties never change."""

    __slots__ = (
        "after",
        "before",
        "begin",
        "chain",
        "clause",
        "content_start",
        "cue",
        "found",
        "latest",
        "number",
        "reading",
        "running",
        "speaking",
        "verb_end",
    )

    def __init__(self, scene: Scene, cue: Cue, found: Sequence[Attribution]) -> None:
        """Look around `cue`, with what was `found` before it in the sentence."""
        reading, chain = scene.reading, scene.chain
        self.reading, self.chain, self.latest, self.speaking, _, self.running = scene
        self.cue, self.found = cue, found
        start, end = cue.span
        self.number = chain.clause_at(start)  # of the clause
        self.clause = clause = chain.clauses[self.number]
        # where the words before the cue begin: with its clause, or after an earlier cue of it
        self.begin = begin = max(clause.start, found[-1].content_start) if found else clause.start
        self.before = reading.veiled[begin:start]  # the words before the cue
        # the words after it, to the end of the clause but not farther than matters
        self.after = reading.veiled[end : min(clause.end, end + _FAR)]
        follows = self.after[:1] in _AFTER_FIRST
        self.verb_end = matched(_AFTER_CUE, reading.veiled, end, clause.end) if follows else end
        # where what follows the cue begins
        self.content_start = self.verb_end
        if self.verb_end >= clause.end or reading.veiled[self.verb_end] in _GAP_FIRST:
            self.content_start = min(past_stops(reading, self.verb_end, chain.end), chain.end)

    @property
    def is_near(self) -> bool:
        """Whether the cue is near enough to the head of its clause to have its subject there."""
        return self.cue.span.start - self.begin <= _FAR

    @property
    def breaks(self) -> bool:
        """Whether the clause ends with the cue, another verb of saying or a quotation follows at once."""
        end = self.verb_end
        if end >= self.clause.end or self.reading.veiled[end] == QUOTED:
            return True
        return end > self.cue.span.end and bool(
            self.after[: end - self.cue.span.end].strip("了着过的是一二两三四五六七八九十几个字句话番遍")
        )

    @property
    def is_last(self) -> bool:
        """Whether nothing follows the cue in its sentence."""
        return self.content_start >= self.chain.end

    @property
    def verb(self) -> Span:
        """The cue, or the verb of saying after one that needs it: 称 in 发文称."""
        end = self.cue.span.end
        if self.verb_end == end or "only-before-a-break" not in self.cue.traits:
            return self.cue.span
        verb = _SAYING.search(self.reading.veiled, end, self.verb_end)
        return Span(*verb.span()) if verb else self.cue.span

    def attribution(
        self, kind: Kind, source: Subject | None, start: int, *, own: bool = True, runs_on: bool = True
    ) -> Attribution:
        """Return what the cue attributes to `source`, whose words begin at `start`."""
        act = self.cue.senses[kind]
        return Attribution(self.verb, kind, act, start, self.content_start, source, own, runs_on=runs_on)


class Sourced(NamedTuple):
    """Who speaks, where the words about him begin, and whether the sentence names him for this very cue."""

    source: Subject | None
    start: int
    own: bool


def matched(pattern: re.Pattern[str], veiled: str, start: int, end: int) -> int:
    """Return where `pattern` ends that begins at `start`; `start` where it does not match."""
    match = pattern.match(veiled, start, end)
    return match.end() if match else start


def past_stops(reading: Reading, start: int, end: int) -> int:
    """Return where words begin again after commas, colons and spaces."""
    return matched(_GAP, reading.veiled, start, end)


def source_of(place: Place, begin: int, end: int) -> Sourced:
    """Return the source of a cue whose own words are `begin`…`end`, else of the clauses and cues before it."""
    if subject := subject_before(place.reading, begin, end):
        headed = begin == place.clause.start
        return Sourced(subject, _opening(place, place.number) if headed else begin, True)
    earlier = place.found[-1] if place.found else None
    if earlier and not is_medium(earlier):
        return _other_to_the_left(place) or Sourced(earlier.source, place.begin, False)
    if sourced := _subject_to_the_left(place):
        return sourced
    if earlier:
        return Sourced(earlier.source, place.begin, False)
    if place.latest and place.latest.document and place.number:
        return Sourced(None, place.clause.start, True)  # an agency's report is over where somebody unknown acts
    if place.latest and _has_unknown_subject(place):
        return Sourced(None, place.clause.start, True)
    return Sourced(place.latest, place.clause.start, False)


def _subject_to_the_left(place: Place) -> Sourced | None:
    """Return the subject of an earlier clause: `央行行长发表讲话，表示…`."""
    reading = place.reading
    said = place.found[-1].content_start if place.found else 0
    first = max(_floor(place), place.number - _LEFT)
    for number in range(place.number - 1, first - 1, -1):
        clause = place.chain.clauses[number]
        left = max(clause.start, said)
        subject = subject_of(reading, left, clause.end)
        if subject and (subject.personal or not (place.speaking or place.found or _counts(place))):
            document = reading.veiled.endswith(endings("documents"), left, clause.end)
            document = document and not is_person(reading, subject)  # 外相发声明，指…，要求…
            subject = subject._replace(document=subject.document or document)
            return Sourced(subject, _opening(place, number), True)
    return None


def _other_to_the_left(place: Place) -> Sourced | None:
    """Return who takes the word from an earlier speaker: `部长称成功；但专家在分析报告后，认为…`."""
    number = place.number - 1
    if number <= _floor(place):
        return None
    clause = place.chain.clauses[number]
    turns = place.chain.clauses[number - 1].stop in ("；", ";") or place.reading.veiled[clause.start] in "但而"
    if not (turns and place.reading.veiled.endswith(("后", "时", "之际"), clause.start, clause.end)):
        return None
    subject = subject_of(place.reading, clause.start, clause.end)
    return Sourced(subject, clause.start, True) if subject and subject.personal else None


def _has_unknown_subject(place: Place) -> bool:
    """Whether somebody acts before the cue whom nothing makes known: `小林也感谢球迷，直呼…`."""
    if _counts(place):
        return False
    before = place.chain.clauses[max(0, place.number - _LEFT) : place.number]
    return any(not is_adverbial(place.reading, clause.start, clause.end) for clause in before)


def _counts(place: Place) -> bool:
    """Whether the sentence is a point of a speech: `第三，美国不得侵犯中国主权，重申…`."""
    counting = endings("enumerations") + endings("enumerations-first")
    return place.latest is not None and place.reading.veiled.startswith(counting, place.chain.start)


def is_medium(attribution: Attribution) -> bool:
    """Whether a medium or a text is the source: it may pass on what others say."""
    if attribution.kind in (Kind.REPORT, Kind.HEARSAY):
        return True
    return attribution.source is not None and attribution.source.document


def _floor(place: Place) -> int:
    """Return the number of the first clause that no earlier cue has claimed."""
    return place.chain.clause_at(place.found[-1].content_start) if place.found else 0


def _opening(place: Place, number: int) -> int:
    """Return where the clauses begin that set the scene of clause `number`."""
    return scene_start(place.reading, place.chain, number, _floor(place))


def scene_start(reading: Reading, chain: ClauseChain, number: int, floor: int = 0) -> int:
    """Return where the clauses begin that set the scene of clause `number`, not left of clause `floor`."""
    if number == floor:
        return chain.clauses[number].start
    first = max(floor, number - _LEFT)
    while number > first:
        before = chain.clauses[number - 1]
        if not is_adverbial(reading, before.start, before.end):
            break
        number -= 1
    return chain.clauses[number].start
