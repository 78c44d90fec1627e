"""What a sentence is about: the name or the description that stands as its subject."""

from __future__ import annotations

import re

from kg.analyse.references.cast import Cast
from kg.analyse.references.epithets import description_before, is_description
from kg.analyse.references.offices import first_office, is_reporter, read_office
from kg.analyse.references.titles import title_before
from kg.model import Mention, Span

_PREPOSITION = re.compile(
    r"(?:\b(?:of|for|in|at|on|from|with|by|to|near|inside|after|before|during|under|over|against|about|than|between|"
    r"among|toward|towards|into|through|like|unlike|citing)|与|同|和|对|向|跟|在|于|由|被|把|给|为)\s*(?:the\s+|an?\s+|its\s+|his\s+|her\s+|their\s+)?$"
)
_JOINED = re.compile(r"(?i)\b(?:he|she)\s+and\s+(?:the\s+)?$")
_HONORIFIC = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lord|Lady|Dame|Prof|Gen|Col|Lt|Capt|Sen|Rep|Gov)\.?\s+$")
_POSSESSOR = re.compile(r"(?:\b[A-Z][\w.-]*[ \n]){0,2}\b[A-Z][\w.-]*'s?\s+$")  # "Poland's | Jan Nowak"
_CLAUSE_START = re.compile(
    r"(?i)(?:^|[,，;；:：。!?！？\"“”「」(（—–\n]|\b(?:and|but|that|when|while|as|because|if|after|although|though|said|says))\s*"
    r"(?:the\s+|an?\s+|its\s+|his\s+|her\s+|their\s+)?$"
)
_ARTICLE = re.compile(r"[\"“‘'\s]*(?P<who>(?:The|This|An?|One|Another)\s)")
_NO_HEAD_YET = re.compile(r"[,.;:\"“”]|\b(?:of|that|which|who|with|and|for|in|to|by|on|at|was|were|is|has|had)\b")
_LONGEST_OPENING = 60


def is_subject(cast: Cast, mention: Mention, start: int) -> bool:
    """Whether a name opens a clause, its title and apposition aside, and is no possessor."""
    after = cast.folded[mention.span.end : mention.span.end + 2]
    if after.startswith(("'", "的", "-")):
        return False
    role = _title_before(cast, mention, start)
    before = _POSSESSOR.sub("", _HONORIFIC.sub("", cast.folded[max(start, role - 60) : role]))
    if _JOINED.search(before):
        return False  # "He and Secretary Ode": he is
    return not _PREPOSITION.search(before) and bool(_CLAUSE_START.search(before))


def _title_before(cast: Cast, mention: Mention, start: int) -> int:
    """Where the noun phrase of a name begins: before "Japanese Prime Minister" in front of it."""
    at = mention.span.start
    titles = [span for span in cast.titles_near(mention) if start <= span.start]
    adjacent = [title.start for title in titles if not cast.folded[title.end : at].strip(" \n,")]
    if adjacent:
        first = min(adjacent)
        of = [m.span for m in cast.within(max(start, first - 40), first)]
        return of[-1].start if of and not cast.folded[of[-1].end : first].strip() else first
    title = title_before(cast.folded, mention.span, start) or description_before(cast, mention)
    return title.start if title and _says_what(cast.folded[title.start : at]) else at


def _says_what(title: str) -> bool:
    """Whether words before a name say what somebody is: an office, or "Democratic candidate"."""
    return bool(read_office(title).kinds) or is_description(title)


def opening_description(cast: Cast, start: int, end: int) -> Span | None:
    """Return the one person without a name that an English sentence opens with: "The chancellor agreed"."""
    article = _ARTICLE.match(cast.folded, start, end)
    if article is None:
        return None
    words = cast.folded[article.end() : min(end, article.end() + _LONGEST_OPENING)]
    office = first_office(words)
    if office is None or _NO_HEAD_YET.search(words, 0, office.start()) or is_reporter(office[0]):
        return None  # "A reporter asked Smith. He …": not the reporter
    after = words[office.end() : office.end() + 2]
    plural_or_possessor = after[:1] == "s" or after == "'s"
    return None if plural_or_possessor else Span(article.start("who"), article.end() + office.end())
