"""What attributes speech in one Chinese sentence: cues with their sources, relays and addressees."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise, zip_longest

from kg.analyse.statements.chinese.citing import cited
from kg.analyse.statements.chinese.clauses import Clause, ClauseChain
from kg.analyse.statements.chinese.cues import Cue, Kind, begins, lexicon
from kg.analyse.statements.chinese.places import (
    Attribution,
    Place,
    Scene,
    is_medium,
    past_stops,
    scene_start,
    source_of,
)
from kg.analyse.statements.chinese.sources import subject_before, subject_of
from kg.analyse.statements.chinese.subjects import Subject
from kg.analyse.statements.chinese.text import Reading
from kg.analyse.statements.chinese.verbs import read_verb
from kg.model import ActorType, Relay, Span, SpeechAct

_ACCORDING = re.compile(r"(?:另|又)?(?:根据|据|按照|依据)(?!悉|了解|此|说|称)")
_IN_THE_VIEW = re.compile(r"(?:[在依](?P<who>[^，。]{1,20})看来|如(?P<whom>[^，。如]{1,20})所[说言指强述].{0,2})$")
_ABOUT = re.compile(r"发表(?:了|过)?(?:关于|有关|涉及)(?P<what>.+)的$")
_COUNTED = re.compile(r"[两二三四五六七八九十几数\d](?:个|条|点|项|大|方面)(?:具体|重要)?$")  # 提出四点建议：
_ANSWERS = re.compile(r"[\u3400-\u9fff]{2,4}")
_LONGEST_LABEL = 16
_LONGEST_LEAD = 60  # before a colon and a quotation


def attributions(scene: Scene, cues: Sequence[Cue]) -> list[Attribution]:
    """Return what attributes speech in a sentence, whose cues are `cues`, in order."""
    reading, chain = scene.reading, scene.chain
    found = [label] if (chain.opens or scene.asked) and (label := _speaker_label(scene)) else []
    busy = found[0].content_start if found else chain.start
    for cue in cues:
        if cue.span.start >= busy and (attribution := _attribution(Place(scene, cue, found))):
            found.append(attribution)
            busy = max(busy, cue.span.end)
    if not found and (label := _before_quotation(reading, chain)):
        found.append(label)
    return _passed_on(found) if len(found) > 1 else found


def _attribution(place: Place) -> Attribution | None:
    """Return what the cue attributes, by the first grammar that fits."""
    if not place.is_near:
        return None
    for kind in place.cue.senses:
        if attribution := _GRAMMARS[kind](place, kind):
            return attribution
    return None


def _passed_on(found: list[Attribution]) -> list[Attribution]:
    """Make a relay of a medium whose report is another's speech: `据新华社报道，外长称…`."""
    if not any(is_medium(attribution) for attribution in found):
        return found
    kept: list[Attribution] = []
    relays: tuple[Relay, ...] = ()
    start = None  # of the words about the relay
    for attribution, following in zip_longest(found, found[1:]):
        if is_medium(attribution) and following and following.own and following.start <= attribution.content_start:
            relays = (*((Relay(attribution.source.span),) if attribution.source else ()), *relays)
            start = attribution.start if start is None else start
            continue
        if attribution.own and start is None:
            relays = ()
        begin = attribution.start if start is None else start
        kept.append(attribution._replace(relays=(*attribution.relays, *relays), start=begin))
        start = None
    return kept


def _according(place: Place, kind: Kind) -> Attribution | None:
    """Read `据新华社24日报道，…`; 据报道 names nobody."""
    opening = _ACCORDING.match(place.reading.veiled, place.clause.start, place.cue.span.start)
    claimed = bool(place.found) and place.found[-1].start == place.clause.start
    if not opening or claimed or place.is_last:
        return None
    if not place.breaks and not place.after.startswith(("显示", "指", "援引")):
        return None
    source = subject_before(place.reading, opening.end(), place.cue.span.start)
    if source is None:
        return None
    finding = "findings" in place.cue.traits
    if place.found and finding and not place.reading.mentions_in(opening.end(), place.cue.span.start):
        return None  # 他说，根据党内民调，…: whom the speaker leans on
    if finding and not source.speaks:
        source = source._replace(span=Span(source.span.start, place.cue.span.end))  # 官方资料
    start = scene_start(place.reading, place.chain, place.number)
    by = cited(place, place.attribution(kind, source._replace(document=True), start))
    return by._replace(runs_on=not finding, kind=Kind.SAY if by.relays else kind)  # 据甲援引乙的话报道: 乙 speaks


def _hearsay(place: Place, kind: Kind) -> Attribution | None:
    """Read `据报两国将恢复会谈`."""
    if place.before.strip() or place.is_last:
        return None
    return place.attribution(kind, None, place.clause.start)


def _in_view(place: Place, kind: Kind) -> Attribution | None:
    """Read `在他看来，…`, `正如他所说，…`."""
    view = _IN_THE_VIEW.search(place.reading.veiled, place.clause.start, place.cue.span.end)
    if not view or place.is_last or not (place.breaks or place.after in ("的", "的那样", "那样")):
        return None
    source = subject_before(place.reading, *view.span(view.lastgroup or 0))
    if source is None or not source.speaks:
        return None
    cue = Span(place.cue.span.start + place.cue.word.startswith("所"), place.cue.span.end)
    content_start = past_stops(place.reading, place.clause.end, place.chain.end)
    if place.breaks:
        content_start = place.content_start
    return place.attribution(kind, source, place.clause.start)._replace(cue=cue, content_start=content_start)


def _passive(place: Place, kind: Kind) -> Attribution | None:
    """Read `被观察人士视为…`: the agent is the source, the rest of the clause the content."""
    at = max(place.before.rfind("被"), place.before.rfind("获"))
    if at < 0 or not place.after:
        return None
    source = subject_before(place.reading, place.begin + at + 1, place.cue.span.start)
    if source is None or not source.speaks:
        return None
    content = (Span(place.cue.span.end, place.clause.end),)
    return place.attribution(kind, source, place.clause.start)._replace(content=content, closed=True)


def _about(place: Place, kind: Kind) -> Attribution | None:
    """Read `首相发表关于动武可能构成危机的言论`: the content stands before its noun."""
    about = _ABOUT.search(place.before)
    if not about or len(about["what"]) < 10:
        return None
    source, start, _ = source_of(place, place.begin, place.begin + about.start())
    if source is None:
        return None
    content = Span(place.begin + about.start("what"), place.begin + about.end("what"))
    return place.attribution(kind, source, start)._replace(content=(content,), closed=True)


def _noun(place: Place, kind: Kind) -> Attribution | None:
    """Read `他的表态更加直接：“…”`, `他提出三点建议：一是…`."""
    if place.clause.stop not in ("：", ":") or place.number + 1 >= len(place.chain.clauses):
        return _about(place, kind)
    following = place.chain.clauses[place.number + 1]
    if place.after.startswith(("中", "时", "后", "里", "上", "说", "称", "道", "报道")) or len(place.after) > 10:
        return None  # 在致辞中提出三点建议：…
    if Kind.URGE in place.cue.senses and place.after and not place.before.endswith("的"):
        return None  # 主席呼吁成员国加快行动：“…”
    listed = begins("enumerations-first", place.reading.veiled, following.start) or _COUNTED.search(place.before)
    if not listed and not place.reading.is_quotation(following.start, following.end):
        return None
    end = place.cue.span.start - place.before.endswith("的")
    source, start, own = source_of(place, _owner_start(place, end), end)
    if source is None or not source.speaks:
        return None
    return place.attribution(kind, source, start)._replace(content_start=following.start, own=own)


def _owner_start(place: Place, end: int) -> int:
    """Return where the words about a noun's owner begin: `外交部发布王毅的声明：“…”` is Wang's."""
    names = place.reading.mentions_in(place.begin, end) if place.before.endswith("的") else ()
    if not names or names[-1].span.end != end or place.reading.actor_types[names[-1].actor] is not ActorType.PERSON:
        return place.begin
    start = names[-1].span.start
    return place.begin if place.reading.veiled[start - 1] in "对向给" else start


def _speaker_label(scene: Scene) -> Attribution | None:
    """Read `毛宁：中方反对…` and `答：…`, a paragraph of a transcript that opens with a speaker and a colon."""
    reading, chain = scene.reading, scene.chain
    if len(chain.clauses) < 2:
        return None
    clause, following = chain.clauses[:2]
    if clause.stop not in ("：", ":") or clause.end - clause.start > _LONGEST_LABEL:
        return None
    passage = reading.veiled[clause.start : clause.end]
    act = next((act for act, labels in lexicon()["transcript-labels"].items() if passage in labels), None)
    source = None if act else subject_before(reading, clause.start, clause.end)
    if source and scene.asked and _ANSWERS.fullmatch(passage):
        source = source._replace(personal=True)  # whoever it is, he was asked
    alone = source is not None and source.personal and source.span.end == clause.end
    if act is None and not (alone and source and _is_followed_up(reading, chain, source)):
        return None
    asks = act == SpeechAct.ASK or passage.endswith("记者")
    label = _at_colon(clause, following, source, SpeechAct.ASK if asks else SpeechAct.STATE)
    return label._replace(runs_on=not chain.heading, spans_paragraphs=not chain.heading)


def _is_followed_up(reading: Reading, chain: ClauseChain, source: Subject) -> bool:
    """Whether a sentence follows a speaker's label, and not a name as in `作者：…`."""
    if reading.is_quotation(chain.clauses[1].start, chain.clauses[1].end):
        return False
    names = reading.mentions_in(*source.span)
    named = bool(names) and names[-1].span.end == source.span.end  # not 北方七国开大会：…
    somebody = not chain.heading and reading.veiled[source.span.end - 1] != "会"  # not 两国首脑会：…
    return chain.end - chain.clauses[1].start > 4 and (named or somebody)


def _before_quotation(reading: Reading, chain: ClauseChain) -> Attribution | None:
    """Read `他连问三遍：“…”`: a colon does the work of a cue."""
    for number, (clause, following) in enumerate(pairwise(chain.clauses[:8])):
        if clause.stop not in ("：", ":"):
            continue
        if not (reading.is_quotation(following.start, following.end) or _heads_line(reading, chain, clause)):
            continue
        source = subject_before(reading, clause.start, clause.end)
        if not (source and source.personal):
            source = subject_of(reading, clause.start, clause.end)
        if source and source.personal and clause.end - clause.start <= _LONGEST_LEAD:
            start = scene_start(reading, chain, number)
            return _at_colon(clause, following, source, SpeechAct.STATE)._replace(start=start)
    return None


def _heads_line(reading: Reading, chain: ClauseChain, clause: Clause) -> bool:
    """Whether a person alone stands before a colon in a heading: `两国谈贸易，毛宁：…`."""
    names = reading.mentions_in(clause.start, clause.end) if chain.heading else ()
    alone = len(names) == 1 and names[0].span == (clause.start, clause.end)
    return alone and reading.actor_types[names[0].actor] is ActorType.PERSON


def _at_colon(clause: Clause, following: Clause, source: Subject | None, act: SpeechAct) -> Attribution:
    colon = Span(clause.end, clause.end + 1)
    return Attribution(colon, Kind.SAY, act, clause.start, following.start, source)


_GRAMMARS: dict[Kind, Callable[[Place, Kind], Attribution | None]] = {
    Kind.REPORT: _according,
    Kind.HEARSAY: _hearsay,
    Kind.VIEW: _in_view,
    Kind.PASSIVE: _passive,
    Kind.NOUN: _noun,
    Kind.SAY: read_verb,
    Kind.THINK: read_verb,
    Kind.URGE: read_verb,
    Kind.STANCE: read_verb,
    Kind.DOCUMENT: read_verb,
}
