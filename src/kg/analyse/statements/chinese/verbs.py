"""Verbs that attribute speech in Chinese: `外长表示，…`, `“…”，外长说`, `外长敦促美方…`."""

from __future__ import annotations

import re
from functools import cache

from kg.analyse.statements.chinese.citing import cited, cites
from kg.analyse.statements.chinese.cues import Kind, endings, ends, words
from kg.analyse.statements.chinese.following import can_follow, has_only_names
from kg.analyse.statements.chinese.hearers import addressed, towards
from kg.analyse.statements.chinese.places import Attribution, Place, is_medium, source_of
from kg.analyse.statements.chinese.subjects import Subject, is_person
from kg.analyse.statements.chinese.verbal import can_be_verb
from kg.model import Span, SpeechAct

_CONTRAST = re.compile(r"(?:则|亦都|也都|亦|也)$")  # 中方则指出: another speaker, not one the first speaks of
_NO_SUBJECT = re.compile(
    r"^[这那此其它该谁]|^(?:历史|事实|现实|实践|经验|时间)|[是有不了让把使被着仅没无更]|似乎|明显|意味|[时后中]$"
)
_FRONTED = re.compile(r"针对|对于|至于|关于")


def read_verb(place: Place, kind: Kind) -> Attribution | None:
    """Read a verb of saying, thinking or urging."""
    if not can_be_verb(place, kind):
        return None
    source, start, own = source_of(place, place.begin, place.cue.span.start)
    if source is None:
        can_speak = own and kind is Kind.SAY and place.number > 0 and not has_only_names(place)
    else:
        can_speak = _can_speak(place, kind, source) if own else can_follow(place, kind)
    if not can_speak:
        return None
    if source and _written().search(place.before) and not is_person(place.reading, source):
        source = source._replace(document=True)
    runs_on = "findings" not in place.cue.traits
    attribution = place.attribution(kind, source, start, own=own, runs_on=runs_on)
    quotation_before = _follows_quotation(place)
    if place.is_last or quotation_before:
        sure = source is not None and (source.speaks or quotation_before)
        return _after_content(place, addressed(place, towards(place, attribution))) if sure else None
    if _FRONTED.match(place.before) and place.clause.stop in ("，", ",") and not place.breaks:
        # 针对对方称谈判已破裂，外长回应…: what others said ends with its clause
        return attribution._replace(content=(Span(place.content_start, place.clause.end),), closed=True)
    attribution = towards(place, cited(place, attribution))
    if place.cue.word == "表达" and attribution.lead is None:
        return None  # 表达立场 tells no stand, 对此表达关切 does
    return addressed(place, attribution)


def _can_speak(place: Place, kind: Kind, source: Subject) -> bool:
    """Whether this is somebody's speech, and not what a speaker says of others, or the writer of a policy."""
    passage = place.reading.veiled[source.span.start : source.span.end]
    attitude = "attitudes" in place.cue.traits
    if (place.found or place.speaking) and _is_spoken_of(place, kind, source, passage):
        return False
    if kind is Kind.DOCUMENT:
        return source.document or cites(place) or ends("documents", place.before, 0, len(place.before))
    if not source.speaks:
        told = kind is Kind.URGE and place.clause.stop in ("：", ":", "，", ",")
        likely = (told or (place.breaks and kind is Kind.SAY and not attitude)) and not place.found
        return likely and not _NO_SUBJECT.search(passage)
    return source.personal or not attitude


def _is_spoken_of(place: Place, kind: Kind, source: Subject, passage: str) -> bool:
    """Whether a subject is one that the speaker of the moment speaks of: `他说…，中方希望…`."""
    if place.found and place.found[-1].act is SpeechAct.ASK and kind is Kind.SAY:
        return False  # a reporter asks what others have said
    if passage in words("sides") and (passage.startswith("我") or not _is_apart(place, kind)):
        return True
    if "attitudes" in place.cue.traits or kind is Kind.STANCE:
        # 他表示，他希望…: the wish is the content of what he says
        first = bool(place.found) and place.begin <= place.found[-1].content_start
        if (first and not is_medium(place.found[-1])) or ("attitudes" in place.cue.traits and not source.personal):
            return True
    if kind is Kind.STANCE and place.running and passage.endswith(("双方", "两国", "领导人", "元首")):
        return True  # 他说，会谈友好。中法双方同意…
    if kind is Kind.STANCE and place.found and passage not in words("pronouns"):
        return not is_medium(place.found[-1])
    return False


def _is_apart(place: Place, kind: Kind) -> bool:
    """Whether a side is another speaker than the one of the moment: `中方则指出，…`, `双方强调，…`."""
    contrast = _CONTRAST.search(place.before)
    if contrast and (place.found or contrast[0] == "则"):
        return True
    if place.before.endswith(("互相", "相互")):
        return True  # 双方互相指责…
    return kind is Kind.SAY and place.breaks and not place.found and place.number == 0


def _follows_quotation(place: Place) -> bool:
    """Whether the clause before the cue's is a quotation that no earlier cue claims: `“甲，”他说，“乙。”`."""
    if place.found or not place.number:
        return False
    before = place.chain.clauses[: place.number]
    return all(place.reading.is_quotation(clause.start, clause.end) for clause in before)


def _after_content(place: Place, attribution: Attribution) -> Attribution | None:
    """Read `“甲。”他说。` and `甲，他说。`: the content, or its first part, stands before the source."""
    if place.found or not place.number or attribution.kind not in (Kind.SAY, Kind.THINK, Kind.URGE):
        return None
    start = place.chain.start
    content = (Span(start, place.chain.clauses[place.number - 1].end),)
    return attribution._replace(start=start, content=content, closed=place.is_last)


@cache
def _written() -> re.Pattern[str]:
    return re.compile("|".join(endings("written")))
