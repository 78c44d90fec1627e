"""How far the words of an attribution run in its own sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.analyse.statements.chinese.clauses import ClauseChain
from kg.analyse.statements.chinese.places import Attribution, is_medium
from kg.analyse.statements.chinese.returns import Teller, may_return, own_end
from kg.analyse.statements.chinese.text import VEILS, Reading
from kg.model import Span, SpeechAct

_LONGEST_QUESTION = 3000
# 他高呼“停战”，举着牌子走过广场; 美方称“有进展”，而中方只字未提: what follows the quotation is the writer's
_NOUN_FIRST = re.compile(
    r"[^，。是有将要会能已了在不应正被]{2,12}，并(?![非不没且称说指])"
)  # 重申对方的支持，并邀请他…
_ACTS_ON = re.compile(r"[，,](?:并(?!非|不|没)|而(?!且)|随[后即]|同时|甚至|[\u3400-\u9fff]{1,2}着)")


def content_in(
    reading: Reading, chain: ClauseChain, found: Sequence[Attribution], number: int, asked_until: int
) -> list[Span]:
    """Return the content that attribution `number` has in its sentence; a reporter's question runs to `asked_until`."""
    here = found[number]
    content = [*((here.lead,) if here.lead else ()), *(here.content or ())]
    start = here.content_start
    end = chain.end if number + 1 == len(found) else _next_words(chain, found, number)
    if here.closed or start >= end:
        return content
    if here.act is SpeechAct.ASK:
        end = max(end, asked_until)
    if reading.veiled[start] in VEILS and (quoted := _quotation_end(reading, chain, start)):
        colon = reading.veiled[max(0, start - 2) : start].rstrip()[-1:] in ("：", ":")
        if colon or _ACTS_ON.match(reading.veiled, quoted):
            end = min(end, quoted)
    if _NOUN_FIRST.match(reading.veiled, start, end):
        end = min(end, reading.veiled.find("，", start, end))
    asked = here.act is not SpeechAct.ASK and start < asked_until
    nested = number > 0 and here.own and not is_medium(found[number - 1])
    if asked or nested or may_return(reading, start, end):
        speaker = reading.veiled[here.source.span.start : here.source.span.end] if here.source else ""
        end = own_end(reading, chain, start, end, Teller(speaker, asked, nested))
    content.append(Span(start, end))
    return content


def question_end(reading: Reading, chain: ClauseChain, start: int) -> int:
    """Return where the last question mark of the paragraph stands: a reporter's question may quote others."""
    end = min(reading.article.paragraphs[chain.paragraph].end, start + _LONGEST_QUESTION)
    return max(reading.veiled.rfind(mark, start, end) for mark in "？?")


def _next_words(chain: ClauseChain, found: Sequence[Attribution], number: int) -> int:
    """Return where the next cue's words begin; another's speech at the very start is inside the content."""
    following = found[number + 1]
    return chain.end if following.start <= found[number].content_start else following.start


def _quotation_end(reading: Reading, chain: ClauseChain, start: int) -> int | None:
    """Return where the quotations end that begin a clause, or follow the cue, at `start`; None where none does."""
    end = None
    for clause in chain.clauses[chain.clause_at(start) :]:
        if not reading.is_quotation(max(start, clause.start), clause.end):
            break
        end = clause.end
    return end
