"""The actor whose name carries a phrase: not a modifier of its head ("Taiwan media" names no speaker)."""

from __future__ import annotations

import itertools
import re
from functools import cache

from kg.analyse.references.cast import Cast
from kg.analyse.references.offices import is_word_of_title, read_office
from kg.lexicon import load_lexicon
from kg.model import ActorType, Mention, Span

# what follows only describes the head: "Zheng Jian, a professor", "a spokesperson for", "the source inside"
_AFTER_HEAD = re.compile(
    r"\s*[,;:(—–]|\s+(?:of|for|in|at|on|from|with|by|to|who|whom|whose|which|that|near|inside|after|before|during|"
    r"based|under|over|against|about|as|per)\b"
)
_PREPOSITION = re.compile(
    r"\b(?:of|for|in|at|on|from|with|by|to|near|inside|after|before|during|under|over|against|about|as|per|than|"
    r"between|among|toward|towards|into|through|like|unlike|and|or|&)\s*(?:the\s+|an?\s+)?$"
)
_BODIES = (ActorType.ORGANIZATION, ActorType.GROUP)
_BY = re.compile(r"(?: (?:issued|released|published|made|put out|written|prepared))? (?:by|from) (?:the )?$")
_JOINED = re.compile(r"\s*(?:,|，|、|(?:,\s*)?\band\b|&|和|与|及|以及|同|跟)\s*")
_HAN = re.compile("[\u3400-\u9fff]")
_AND = re.compile(r"\band\b|&|和|与|、|及|同|跟")
_AND_HIS = re.compile(r"\s+and\s+(?:his|her|its|their|the)\s")
_ONE_MORE_BEFORE = re.compile(r"\b(?:and|or)\s+(?:the\s+)?$|(?:和|与|及|、)$")
_MARKS = " \n\"'“”‘’「」『』《》〈〉()（）,，.。:："


def named(cast: Cast, phrase: Span) -> tuple[str, ...]:
    """Return the actors that the names in `phrase` stand for; () where no name is its head."""
    inside = [m for m in cast.within(*phrase) if not _is_modifier(cast, m, phrase)]
    if not inside:
        return _around(cast, phrase)
    if len(inside) == 1 and inside[0].span == phrase:
        return (inside[0].actor,)
    text = cast.folded[phrase.start : phrase.end]
    chinese = _HAN.search(text) is not None
    head = _chinese_head(cast, phrase, inside) if chinese else _english_head(cast, phrase, inside)
    if head is None:
        return ()
    joined = _with_joined(cast, head, inside)
    before = cast.folded[phrase.start : joined[0].span.start]
    if _ONE_MORE_BEFORE.search(before):
        return ()  # "analysts and the Pentagon": one of them is unknown
    if len(joined) == 1 < len(inside) and (several := _two_people(cast, inside) or _listed(cast, inside)):
        return several
    return tuple(dict.fromkeys(mention.actor for mention in joined))


def _listed(cast: Cast, inside: list[Mention]) -> tuple[str, ...]:
    """All who are named in a list, if the names make it up: "Paul Hall, Ada Ode and Bo Smith"."""
    for left, right in itertools.pairwise(inside):
        link = _JOINED.match(cast.folded, left.span.end, right.span.start)
        if link is None or not _is_title(cast.folded[link.end() : right.span.start]):
            return ()
    return tuple(dict.fromkeys(mention.actor for mention in inside)) if _is_conjoined(cast, inside) else ()


def _two_people(cast: Cast, inside: list[Mention]) -> tuple[str, ...]:
    """Two people joined with more than a title between them: "President Mutua and his host, Ada Ode"."""
    people = tuple(dict.fromkeys(mention.actor for mention in inside if cast.is_person(mention.actor)))
    if len(people) != 2 or inside[0].actor != people[0]:
        return ()
    between = cast.folded[inside[0].span.end : inside[-1].span.start]
    return people if _AND_HIS.match(between) else ()


def _around(cast: Cast, phrase: Span) -> tuple[str, ...]:
    """The actor in whose name the phrase lies ("Lin" in "Lin Jian"), if any."""
    window = cast.within(max(0, phrase.start - 80), phrase.end + 80)
    return tuple(m.actor for m in window if m.span.start <= phrase.start and phrase.end <= m.span.end)


def _is_modifier(cast: Cast, mention: Mention, phrase: Span) -> bool:
    """Whether a name is a possessor or a part of a compound: "Trump's spokesman", "US-backed rebels"."""
    after = cast.folded[mention.span.end : phrase.end]
    return after[:1] in ("-", "'", "的") and not _is_document(after)


def _is_document(after: str) -> bool:
    """Whether the words after a name name its report, paper or office: "Xinhua's report", 新华社的报道."""
    words = after.removeprefix("'s").removeprefix("的").strip(_MARKS).lower()
    return words in _ends("documents")


@cache
def _ends(kind: str) -> frozenset[str]:
    lexicons = [load_lexicon(f"references.{language}") for language in ("en", "zh")]
    return frozenset(word for lexicon in lexicons for word in lexicon[kind])


def collectives() -> frozenset[str]:
    """Return the words for a body by which a country acts: "government", "delegation"."""
    return _ends("collectives")


def _english_head(cast: Cast, phrase: Span, inside: list[Mention]) -> Mention | None:
    if author := _author(cast, phrase, inside):
        return author
    first, last = inside[0], inside[-1]
    end = _end_of_first(cast, first, phrase.end)
    lead = _AFTER_HEAD.search(cast.folded, phrase.start, first.span.start)
    if lead and cast.folded[phrase.start : first.span.start].strip(_MARKS).lower() not in ("", "both"):
        return _apposed(cast, phrase, last)  # the head stands before: "spokesperson of X Chen"
    heads = [mention for mention in inside if mention.span.end <= end]
    return _head_before(cast, heads, end) or _apposed(cast, phrase, last)


def _author(cast: Cast, phrase: Span, inside: list[Mention]) -> Mention | None:
    """Who made a document: "a joint statement issued by the | Foreign Ministry", not "a report on the ministry"."""
    first = inside[0]
    opening = _BY.search(cast.folded, phrase.start, first.span.start)
    words = cast.folded[phrase.start : opening.start()].lower().split() if opening else []
    if not words or not any(" ".join(words[-size:]) in _ends("documents") for size in (1, 2, 3)):
        return None
    return _head_before(cast, [first], _end_of_first(cast, first, phrase.end))


def _end_of_first(cast: Cast, first: Mention, end: int) -> int:
    """Where what is said of the first name begins, or `end`."""
    stop = _AFTER_HEAD.search(cast.folded, first.span.end, end)
    return stop.start() if stop else end


def _head_before(cast: Cast, heads: list[Mention], end: int) -> Mention | None:
    """The last of `heads` if nothing but a word for its report, side or rank follows up to `end`."""
    if not heads:
        return None
    after = cast.folded[heads[-1].span.end : end].strip(_MARKS).lower()
    actor = cast.by_id[heads[-1].actor]
    words = after.split()
    if not words:
        return heads[-1]
    if actor.type in _BODIES and (words[-1] in _ends("documents") or after in _ends("generic-heads")):
        return heads[-1]
    return heads[-1] if after in _ends("collectives") and actor.type is not ActorType.PERSON else None


def _apposed(cast: Cast, phrase: Span, last: Mention) -> Mention | None:
    """A person named at the end of a phrase: "spokesperson of the Taiwan Affairs Office Chen Binhua"."""
    tail = cast.folded[last.span.end : phrase.end].strip(_MARKS)
    before = _without_titles(cast.folded[phrase.start : last.span.start])
    if tail or not cast.is_person(last.actor) or _PREPOSITION.search(before):
        return None
    return last


def _without_titles(before: str) -> str:
    """What stands before a name without its titles: "a source close to | Mr", "a spokesman for | President"."""
    words = before.split()
    while words and (words[-1].lower().rstrip(".") in _ends("titles") or is_word_of_title(words[-1].lower())):
        if not words[-1][0].isupper():
            break
        words.pop()
    return " ".join(words)


def _chinese_head(cast: Cast, phrase: Span, inside: list[Mention]) -> Mention | None:
    """The last name, if only a title, a word for its report or its side follows: 董军防长, 新华社的报道."""
    last = inside[-1]
    after = cast.folded[last.span.end : phrase.end].strip(_MARKS)
    tail = after.removeprefix("的").strip(_MARKS)
    actor = cast.by_id[last.actor]
    if not tail:
        return last
    if actor.type is ActorType.PERSON:
        titled = tail in _ends("titles") or bool(read_office(tail).kinds)
        return last if titled and not after.startswith("的") else None
    if tail in _ends("documents") | _ends("generic-heads"):
        return last if actor.type in _BODIES else None
    return last if tail in _ends("collectives") else None


def _with_joined(cast: Cast, head: Mention, inside: list[Mention]) -> list[Mention]:
    """`head` and the names joined to it by "and" or commas: "Lund and President Berg", 董军和赫格塞思."""
    joined = [head]
    for mention in reversed(inside[: inside.index(head)]):
        between = cast.folded[mention.span.end : joined[0].span.start]
        link = _JOINED.match(between)
        if not between and _are_places(cast, mention, joined[0]):
            joined.insert(0, mention)  # 日美
            continue
        if not link or not _is_title(between[link.end() :]):
            break
        joined.insert(0, mention)
    return joined if _is_conjoined(cast, joined) else [head]


def _are_places(cast: Cast, *mentions: Mention) -> bool:
    return all(cast.by_id[mention.actor].type is ActorType.PLACE for mention in mentions)


def _is_conjoined(cast: Cast, joined: list[Mention]) -> bool:
    """Whether the last two names are joined by a word, not by a comma alone ("Zheng, Xiamen University")."""
    if len(joined) < 2:
        return False
    between = cast.folded[joined[-2].span.end : joined[-1].span.start]
    return not between or _AND.search(between) is not None


def _is_title(words: str) -> bool:
    """Whether what stands before a joined name is only its title."""
    rest = words.strip(_MARKS)
    return not rest or bool(read_office(rest).kinds) or rest.lower().rstrip(".") in _ends("titles") | {"the"}
