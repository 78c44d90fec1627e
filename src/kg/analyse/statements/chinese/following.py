"""Whether a cue without a subject goes on with an earlier speaker: `他强调…，敦促…，重申…`."""

from __future__ import annotations

from functools import cache

from kg.analyse.statements.chinese.cues import Kind, endings, lexicon
from kg.analyse.statements.chinese.peeling import peel_adverbs
from kg.analyse.statements.chinese.places import Attribution, Place
from kg.model import SpeechAct

_LONGEST_NAME = 6
_HIMSELF = ("自己", "其", "本人")


def can_follow(place: Place, kind: Kind) -> bool:
    """Whether a cue without a subject goes on with an earlier speaker: `他强调…，敦促…，重申…`."""
    if place.found:
        return _can_follow_cue(place, kind, place.found[-1])
    if place.number and has_only_names(place):
        return False
    if place.number == 0 and place.before.endswith("地"):
        return False  # 坦率地说，…: the writer's own
    return kind in (Kind.SAY, Kind.URGE) and place.begin == place.clause.start


def has_only_names(place: Place) -> bool:
    """Whether nothing but a name stands before the cue's clause: `帛琉，又称帕劳，…`."""
    return place.chain.clauses[place.number - 1].end - place.chain.start <= _LONGEST_NAME


def _can_follow_cue(place: Place, kind: Kind, earlier: Attribution) -> bool:
    """Whether a cue without a subject is the speaker's, and not in the content of his `earlier` one."""
    at = earlier.content_start
    end = peel_adverbs(place.reading, at, place.cue.span.start)
    if end <= at or place.reading.veiled[at:end] in _HIMSELF:
        return False  # 表示希望…, 称自己相信…: the second verb is in the content of the first
    if _is_anothers(place, earlier):
        return False
    if place.cue.senses[kind] is SpeechAct.CONFIRM and not place.before:
        return False  # 轻轨停驶，确认安全即恢复运行
    if kind is Kind.THINK:
        return place.cue.senses[kind] == SpeechAct.BELIEVE
    if kind is Kind.URGE:
        blames = earlier.act in (SpeechAct.CRITICISE, SpeechAct.ACCUSE)  # 炮轰政府“无能”，要求部长下台
        adds = place.before.startswith(("又", "亦", "同时"))  # 指政府会协助，又呼吁市民捐款
        return (
            blames or adds or earlier.kind is not Kind.SAY or not place.reading.veiled.startswith(endings("sides"), at)
        )
    if kind is Kind.STANCE:
        # 表示赞同…，并感谢…: both are the speaker's own, as no subject stands between
        bare = place.reading.veiled.startswith(_stances(), at) or place.before.startswith("同时")
        return bare or earlier.kind in (Kind.URGE, Kind.STANCE)
    return kind is Kind.SAY


def _is_anothers(place: Place, earlier: Attribution) -> bool:
    """Whether the cue's subject is one that the speaker speaks of: `他说，新政府上台以来，明确表示…`."""
    veiled, at = place.reading.veiled, earlier.content_start
    before = place.chain.clauses[place.number - 1] if place.number else place.clause
    if before.start <= at < before.end and veiled.endswith(("以来", "之后", "以后", "期间"), at, before.end):
        return True  # or nothing but 上台以来 would be left for him
    joins = place.before.startswith(("并", "又", "及"))
    if joins and earlier.act is SpeechAct.CRITICISE and veiled.startswith("有", at):
        return True  # 他批评有议员不理事实，并要求…, but 他批评有议员…，强调…
    return joins and "一致" in place.before  # 并一致认为: both sides


@cache
def _stances() -> tuple[str, ...]:
    return tuple(word for listed in lexicon()[Kind.STANCE].values() for word in listed)
