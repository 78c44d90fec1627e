"""What attributes speech in one Chinese sentence: cues with their sources, relays and addressees."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from kg.analyse.statements.chinese_cues import Cue, Kind, endings, words
from kg.analyse.statements.chinese_sources import Subject, is_adverbial, peel_adverbs, subject_before, subject_of
from kg.analyse.statements.chinese_text import QUOTED, Clause, ClauseChain, Reading
from kg.model import Relay, Span, SpeechAct

# what may stand between a cue and its content: 表示了, 警告说, 强调道
_AFTER_CUE = re.compile(r"(?:[了着]|道|说(?![明服法话到起])|称(?![为作赞号])|指出|表示|写道|的是)*")
_GAP = re.compile(r"[，,：:\s]*")
_NO_CUE_BEFORE = re.compile(r"(?:[的之所被可将拟会须]|没有|[没未不]|从未|无法|难以|拒绝|可能|应该|应当|计划|打算|准备|有望|如何|怎么|怎样|谁|[一几两]个|这[一个种番]|(?<![对就为因])[该此])$")
_NO_CUE_AFTER = re.compile(r"[的之](?!是)|下[，。]|[书信者性率]|中[，的]|的时候")
_ACCORDING = re.compile(r"(?:另|又)?(?:根据|据|按照|依据)(?!悉|了解|此|说|称)")
_IN_THE_VIEW = re.compile(r"(?:在|依)(?P<who>[^，。]{1,20})(?:看来|眼中|的看法)$")
_ABOUT = re.compile(r"发表(?:了|过)?(?:关于|有关|涉及)(?P<what>.+)的$")
_TOWARDS = re.compile(r"(?:对|向|同|跟)(?P<whom>[^，。对向]{1,12})$")
# 作出警告, 发表声明: the cue is a noun here; a verb after it may be the cue
_LIGHT_VERB = re.compile(r"(?:[作做提给]出|发出|发表|发布|予以|进行|表达|采取|遭到?|受到|引发|引起|招致|面临|接受)[^，。]{0,14}$")
_SCHEDULE = re.compile(r"[将会于在\d]|下[周月]|明[天日年]|本[周月]|年底")  # 代表团预计15日抵达: nobody predicts
_CONTRAST = re.compile(r"(?:则|亦都|也都|亦|也)$")
_NO_SUBJECT = re.compile(r"^[这那此其它该谁]|[是有不了让把使被着仅没无更]|似乎|明显|意味|[时后中]$")


@dataclass(frozen=True, slots=True)
class Attribution:
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


@dataclass(frozen=True, slots=True)
class _Place:
    """A cue in its clause, and what was found before it in the sentence."""

    reading: Reading
    chain: ClauseChain
    number: int  # of the clause
    cue: Cue
    found: Sequence[Attribution]
    latest: Subject | None  # who spoke last before this sentence
    speaking: bool  # whether he may be still speaking

    @property
    def clause(self) -> Clause:
        return self.chain.clauses[self.number]

    @property
    def begin(self) -> int:
        """Where the words before the cue begin: with its clause, or after an earlier cue of it."""
        return max(self.clause.start, self.found[-1].content_start if self.found else 0)

    @property
    def before(self) -> str:
        return self.reading.veiled[self.begin : self.cue.span.start]

    @property
    def after(self) -> str:
        return self.reading.veiled[self.cue.span.end : self.clause.end]

    @property
    def content_start(self) -> int:
        veiled, end = self.reading.veiled, self.chain.end
        at = _matched(_AFTER_CUE, veiled, self.cue.span.end, self.clause.end)
        return min(_matched(_GAP, veiled, at, end), end)

    @property
    def breaks(self) -> bool:
        """Whether the clause ends with the cue, or a quotation follows at once."""
        at = _matched(_AFTER_CUE, self.reading.veiled, self.cue.span.end, self.clause.end)
        verb = self.reading.veiled[self.cue.span.end : at].strip("了着过的是")
        return at >= self.clause.end or bool(verb) or self.reading.veiled[at] == QUOTED

    @property
    def is_last(self) -> bool:
        """Whether nothing follows the cue in its sentence."""
        return self.content_start >= self.chain.end


def _matched(pattern: re.Pattern[str], veiled: str, start: int, end: int) -> int:
    match = pattern.match(veiled, start, end)
    return match.end() if match else start


def attributions(
    reading: Reading, chain: ClauseChain, cues: Sequence[Cue], latest: Subject | None, *, speaking: bool
) -> list[Attribution]:
    """Return what attributes speech in `chain`, whose cues are `cues`, in order.

    `latest` spoke last before this sentence; `speaking` says that he may be still speaking.
    """
    found: list[Attribution] = []
    busy = chain.start
    for cue in cues:
        if cue.span.start < busy:
            continue
        place = _Place(reading, chain, chain.clause_at(cue.span.start), cue, found, latest, speaking)
        if attribution := _attribution(place):
            found.append(attribution)
            busy = max(busy, cue.span.end)
    if not found and (label := _label(reading, chain)):
        found.append(label)
    return _passed_on(found)


def _attribution(place: _Place) -> Attribution | None:
    """Return what the cue attributes, by the first grammar that fits."""
    for kind, read in _GRAMMARS:
        if kind in place.cue.senses and (attribution := read(place, kind)):
            return attribution
    return None


def _make(place: _Place, kind: Kind, source: Subject | None, start: int) -> Attribution:
    return Attribution(place.cue.span, kind, place.cue.senses[kind], start, place.content_start, source)


def _according(place: _Place, kind: Kind) -> Attribution | None:
    """Read `据新华社24日报道，…`; 据报道 names nobody."""
    opening = _ACCORDING.match(place.reading.veiled, place.clause.start, place.cue.span.start)
    if not opening or place.found and place.found[-1].start == place.clause.start or place.is_last:
        return None
    if not place.breaks and not place.after.startswith(("显示", "指", "援引")):
        return None
    source = subject_before(place.reading, opening.end(), place.cue.span.start)
    if source is None:
        return None
    finding = place.cue.word in words("findings")
    if finding and not source.speaks:
        source = replace(source, span=Span(source.span.start, place.cue.span.end))  # 官方资料
    start = _scene_start(place.reading, place.chain, place.number, 0)
    return replace(_make(place, kind, replace(source, document=True), start), runs_on=not finding)


def _hearsay(place: _Place, kind: Kind) -> Attribution | None:
    """Read `据报两国将恢复会谈`."""
    if place.before.strip() or place.is_last:
        return None
    return _make(place, kind, None, place.clause.start)


def _label(reading: Reading, chain: ClauseChain) -> Attribution | None:
    """Read `毛宁：中方反对…` in a transcript, and `他连问三遍：“…”`: a colon does the work of a cue."""
    for number, clause in enumerate(chain.clauses[:-1]):
        if clause.stop not in ("：", ":"):
            continue
        following = chain.clauses[number + 1]
        quoted = reading.is_quotation(following.start, following.end)
        source = subject_before(reading, clause.start, clause.end)
        if source is None or not source.personal or not quoted and not _is_label(chain, number, source):
            continue
        start = _scene_start(reading, chain, number, 0)
        asks = reading.veiled.endswith("记者", *source.span)
        act = SpeechAct.ASK if asks else SpeechAct.STATE
        return Attribution(None, Kind.SAY, act, start, following.start, source, spans_paragraphs=not quoted)
    return None


def _is_label(chain: ClauseChain, number: int, source: Subject) -> bool:
    clause = chain.clauses[number]
    whole = source.span.end == clause.end and clause.end - clause.start <= 16
    return whole and number == 0 and chain.opens and not chain.heading and chain.end - clause.end > 8


def _in_view(place: _Place, kind: Kind) -> Attribution | None:
    """Read `在他看来，…`."""
    view = _IN_THE_VIEW.search(place.reading.veiled, place.clause.start, place.cue.span.end)
    if not view or place.is_last:
        return None
    source = subject_before(place.reading, *view.span("who"))
    return _make(place, kind, source, place.clause.start) if source and source.speaks else None


def _passive(place: _Place, kind: Kind) -> Attribution | None:
    """Read `被观察人士视为…`: the agent is the source, the rest of the clause the content."""
    at = max(place.before.rfind("被"), place.before.rfind("获"))
    if at < 0 or not place.after:
        return None
    source = subject_before(place.reading, place.begin + at + 1, place.cue.span.start)
    if source is None or not source.speaks:
        return None
    content = (Span(place.cue.span.end, place.clause.end),)
    return replace(_make(place, kind, source, place.clause.start), content=content, closed=True)


def _about(place: _Place, kind: Kind) -> Attribution | None:
    """Read `首相发表关于动武可能构成危机的言论`: the content stands before its noun."""
    about = _ABOUT.search(place.before)
    if not about or len(about["what"]) < 10:
        return None
    source, start, _ = _source(place, place.begin, place.begin + about.start())
    if source is None:
        return None
    content = Span(place.begin + about.start("what"), place.begin + about.end("what"))
    return replace(_make(place, kind, source, start), content=(content,), closed=True)


def _noun(place: _Place, kind: Kind) -> Attribution | None:
    """Read `他的表态更加直接：“…”`."""
    if place.clause.stop not in ("：", ":") or place.number + 1 >= len(place.chain.clauses):
        return _about(place, kind)
    following = place.chain.clauses[place.number + 1]
    if not place.reading.is_quotation(following.start, following.end):
        return None
    end = place.cue.span.start - place.before.endswith("的")
    source, start, own = _source(place, place.begin, end)
    if source is None or not source.speaks:
        return None
    return replace(_make(place, kind, source, start), content_start=following.start, own=own)


def _verb(place: _Place, kind: Kind) -> Attribution | None:
    """Read a verb of saying, thinking or urging."""
    if not _can_be_verb(place, kind):
        return None
    source, start, own = _source(place, place.begin, place.cue.span.start)
    if not (_can_speak(place, kind, source, own) if source else own and kind is Kind.SAY and place.number):
        return None
    runs_on = place.cue.word not in words("findings")
    attribution = replace(_make(place, kind, source, start), own=own, runs_on=runs_on)
    quotation_before = _follows_quotation(place)
    if place.is_last or quotation_before:
        sure = source is not None and (source.speaks or quotation_before)
        return _after_content(place, attribution) if sure else None
    return _addressed(place, _towards(place, _cited(place, attribution)))


_GRAMMARS = (
    (Kind.REPORT, _according),
    (Kind.HEARSAY, _hearsay),
    (Kind.VIEW, _in_view),
    (Kind.PASSIVE, _passive),
    (Kind.NOUN, _noun),
    (Kind.SAY, _verb),
    (Kind.THINK, _verb),
    (Kind.URGE, _verb),
    (Kind.STANCE, _verb),
    (Kind.DOCUMENT, _verb),
)


def _can_be_verb(place: _Place, kind: Kind) -> bool:
    """Whether the words around the cue let it be a verb with content."""
    clause_end = place.clause.end
    if _NO_CUE_BEFORE.search(place.before) or _NO_CUE_AFTER.match(place.reading.veiled, place.cue.span.end, clause_end + 1):
        return False
    if place.cue.word in words("only-before-a-break") and not place.breaks:
        return False
    if place.before.startswith(("在", "当")) and place.after.endswith(("时", "时候", "之际", "中", "后")):
        return False
    if place.after.endswith(("时", "之际")) and place.clause.stop in ("，", ","):
        return False
    if Kind.NOUN in place.cue.senses and _LIGHT_VERB.search(place.before):
        return False
    if place.cue.senses[kind] == SpeechAct.PREDICT and not place.breaks and _SCHEDULE.match(place.after):
        return False
    return "被" not in place.before[-12:] and not (kind in (Kind.URGE, Kind.STANCE) and not place.after)


def _source(place: _Place, begin: int, end: int) -> tuple[Subject | None, int, bool]:
    """Return (who speaks, where the words about him begin, whether this sentence names him for this cue)."""
    reading, chain = place.reading, place.chain
    floor = chain.clause_at(place.found[-1].content_start) if place.found else 0
    if subject := subject_before(reading, begin, end):
        return subject, _scene_start(reading, chain, place.number, floor) if begin == place.clause.start else begin, True
    if place.found and not _is_medium(place.found[-1]):
        return place.found[-1].source, place.begin, False
    for number in range(place.number - 1, floor - 1, -1):
        clause = chain.clauses[number]
        left = max(clause.start, place.found[-1].content_start if place.found else 0)
        subject = subject_of(reading, left, clause.end)
        if subject and (subject.personal or not (place.speaking or place.found or _counts(place))):
            document = reading.veiled.endswith(endings("documents"), left, clause.end)
            return replace(subject, document=subject.document or document), _scene_start(reading, chain, number, floor), True
    if place.found:
        return place.found[-1].source, place.begin, False
    if place.latest and place.latest.document and place.number:
        return None, place.clause.start, True  # an agency's report is over where somebody unknown acts
    return place.latest, place.clause.start, False


def _counts(place: _Place) -> bool:
    """Whether the sentence is a point of a speech: `第三，美国不得侵犯中国主权，重申…`."""
    counting = endings("enumerations") + endings("enumerations-first")
    return place.latest is not None and place.reading.veiled.startswith(counting, place.chain.start)


def _is_medium(attribution: Attribution) -> bool:
    """Whether a medium or a text is the source: it may pass on what others say."""
    return attribution.kind in (Kind.REPORT, Kind.HEARSAY) or (attribution.source is not None and attribution.source.document)


def _scene_start(reading: Reading, chain: ClauseChain, number: int, floor: int) -> int:
    """Return where the clauses begin that set the scene of clause `number`, not left of clause `floor`."""
    while number > floor and is_adverbial(reading, chain.clauses[number - 1].start, chain.clauses[number - 1].end):
        number -= 1
    return chain.clauses[number].start


def _can_speak(place: _Place, kind: Kind, source: Subject, own: bool) -> bool:
    """Whether this is somebody's speech, and not what a speaker says of others, or the writer of a policy."""
    passage = place.reading.veiled[source.span.start : source.span.end]
    attitude = place.cue.word in words("attitudes")
    if not own:
        return _can_follow(place, kind)
    if place.found or place.speaking:
        if passage in words("sides") and not (place.found and _CONTRAST.search(place.before)):
            return False
        if attitude and not source.personal:
            return False
        if kind is Kind.STANCE and place.found and passage not in words("pronouns"):
            return _is_medium(place.found[-1])
    if kind is Kind.DOCUMENT:
        return source.document or _cites(place)
    if not source.speaks:
        return place.breaks and kind is Kind.SAY and not place.found and not _NO_SUBJECT.search(passage)
    return source.personal or not attitude


def _cites(place: _Place) -> bool:
    """Whether one source quotes another: `美联社援引官员的话说`."""
    return any(place.before.find(word) > 0 for word in endings("citing"))


def _can_follow(place: _Place, kind: Kind) -> bool:
    """Whether a cue without a subject goes on with an earlier speaker: `他强调…，敦促…，重申…`."""
    if place.found:
        previous = place.found[-1]
        if peel_adverbs(place.reading, previous.content_start, place.cue.span.start) <= previous.content_start:
            return False  # 表示希望…: the second verb is in the content of the first
        if kind is Kind.SAY:
            return True
        if kind is Kind.THINK:
            return place.cue.senses[kind] == SpeechAct.BELIEVE
        if kind is Kind.URGE:
            of_side = place.reading.veiled.startswith(endings("sides"), previous.content_start)
            return previous.kind is not Kind.SAY or not of_side
        return kind is Kind.STANCE and previous.kind in (Kind.URGE, Kind.STANCE)
    if place.number and place.chain.clauses[place.number - 1].end - place.chain.start <= 6:
        return False  # 帛琉，又称…
    return place.latest is not None and kind in (Kind.SAY, Kind.URGE) and place.begin == place.clause.start


def _follows_quotation(place: _Place) -> bool:
    """Whether the clause before the cue's is a quotation that no earlier cue claims: `“甲，”他说，“乙。”`."""
    if place.found or not place.number:
        return False
    before = place.chain.clauses[place.number - 1]
    return place.reading.is_quotation(before.start, before.end)


def _after_content(place: _Place, attribution: Attribution) -> Attribution | None:
    """Read `“甲。”他说。` and `甲，他说。`: the content, or its first part, stands before the source."""
    if place.found or not place.number or attribution.kind not in (Kind.SAY, Kind.THINK, Kind.URGE):
        return None
    start = place.chain.start
    last = place.chain.clauses[place.number - 1]
    content = (Span(start, last.end),)
    return replace(attribution, start=start, content=content, closed=place.is_last)


def _cited(place: _Place, attribution: Attribution) -> Attribution:
    """Read `美联社援引官员的话说`: the official is the source, the agency the relay."""
    for word in endings("citing"):
        at = place.before.find(word)
        if at <= 0:
            continue
        relay = subject_before(place.reading, place.begin, place.begin + at)
        end = place.cue.span.start - 2 * place.before.endswith("的话") - 3 * place.before.endswith("的消息")
        source = subject_before(place.reading, place.begin + at + len(word), end)
        if relay and source:
            return replace(attribution, source=source, relays=(Relay(relay.span),))
    return attribution


def _towards(place: _Place, attribution: Attribution) -> Attribution:
    """Read `对记者表示，…` (the addressee) and `对此表示关切` (part of the content)."""
    end = place.cue.span.start
    ends = (end, peel_adverbs(place.reading, place.begin, end))
    match = next(filter(None, (_TOWARDS.search(place.reading.veiled, place.begin, at) for at in ends)), None)
    if not match:
        return attribution
    whom = Span(*match.span("whom"))
    if place.cue.word == "表示" and place.after and len(place.after) <= 16:
        return replace(attribution, lead=Span(match.start(), whom.end))
    named = place.reading.mentions_in(*whom)
    if named:
        return replace(attribution, addressee=named[-1].span)
    if place.reading.veiled.endswith(endings("addressees"), *whom):
        return replace(attribution, addressee=whom)
    return attribution


def _addressed(place: _Place, attribution: Attribution) -> Attribution:
    """Read `敦促美方尽快…`: the addressee stands before what is asked and is no part of it."""
    if attribution.kind is not Kind.URGE:
        return attribution
    at = attribution.content_start
    named = [name for name in place.reading.mentions_in(at, place.clause.end) if name.span.start == at]
    word = next((word for word in endings("addressees") if place.reading.veiled.startswith(word, at)), "")
    end = named[0].span.end if named else at + len(word)
    if end == at or place.reading.veiled.startswith("的", end):
        return attribution
    content_start = _matched(_GAP, place.reading.veiled, end, place.chain.end)
    if content_start >= place.chain.end:
        return attribution
    return replace(attribution, addressee=Span(at, end), content_start=content_start)


def _passed_on(found: list[Attribution]) -> list[Attribution]:
    """Make a relay of a medium whose report is another's speech: `据新华社报道，外长称…`."""
    kept: list[Attribution] = []
    relays: tuple[Relay, ...] = ()
    start = None  # of the words about the relay
    for attribution, following in zip_longest(found, found[1:]):
        if _is_medium(attribution) and following and following.own and following.start <= attribution.content_start:
            relays = (*((Relay(attribution.source.span),) if attribution.source else ()), *relays)
            start = attribution.start if start is None else start
            continue
        if attribution.own and start is None:
            relays = ()
        begin = attribution.start if start is None else start
        kept.append(replace(attribution, relays=(*attribution.relays, *relays), start=begin))
        start = None
    return kept
