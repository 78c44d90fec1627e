"""Whom a description stands for: "the Chinese leader", "the two leaders", 双方, 美国国防部长."""

from __future__ import annotations

import re
from functools import cache

from kg.analyse.references.cast import Cast
from kg.analyse.references.offices import Office, is_vague, read_office
from kg.analyse.references.subjects import is_subject
from kg.lexicon import load_lexicon
from kg.model import ActorType, Span

_LEADERS = re.compile(r"\b(?:leaders|presidents|heads of state)$|(?:领导人|元首)$")
_MINISTERS = re.compile(r"\bministers$|(?:外长|防长|部长)$")
_DEFINITE = re.compile(r"(?i)^(?:the|this|that|his|her|their|its|该|这位|这名|此)\s*")
_THE_TOP = re.compile(r"[A-Z][\w. -]{1,30}'s? (?:top|chief|highest-ranking|most senior)\s")  # "Norway's top admiral"
_BEHIND_HEAD = re.compile(r"\s+(?:of|for|from|in|at|to|who|with|on)\b")
_COUNTERPART = re.compile(r"\b(?:counterpart|opposite number)$|同[行僚]$")
_NEAR = 1200  # characters back to the one whose counterpart somebody is
_BESIDE = 12  # characters between two names side by side
_SEVERAL = re.compile("们|[多数几两三]名|[多数几两三]位|一些|部分|不少|许多|[两三]国")
_LINK = re.compile(r"\s*(?:-|–|and|,|与|和|、)?\s*(?:the\s+)?$")


def described(cast: Cast, phrase: Span) -> tuple[str, ...]:
    """Return the actors that a description without a name of its own stands for, () where nobody can know."""
    text = cast.folded[phrase.start : phrase.end].strip("\"'“”‘’「」 \n")
    if any(cast.folded[m.span.end : m.span.end + 2] == "'s" for m in cast.within(*phrase) if cast.is_person(m.actor)):
        return ()  # "a reporter Smith's source": whoever it is, not Smith
    pair = _pair_kind(text)
    if pair is not None:
        return _pair(cast, phrase, text, pair)
    wanted = _office_at(cast, phrase, text)
    if _COUNTERPART.search(text):
        return _counterpart(cast, phrase, wanted.countries)
    if not wanted.kinds or names_several(text):
        return ()
    fitting = {actor: office for actor, office in cast.offices.items() if wanted.fits(office)}
    if _DEFINITE.match(text) or _THE_TOP.match(text):
        return _definite(cast, phrase, wanted, fitting)
    return _other(cast, wanted, fitting)


def names_several(text: str) -> bool:
    """Whether a description means more than one: "the leaders of Kenya and Uganda", 多名官员."""
    if _SEVERAL.search(text):
        return True
    head = _BEHIND_HEAD.split(text, maxsplit=1)[0]
    return head.endswith("s") and not head.endswith(("'s", "ss"))


def _office_at(cast: Cast, phrase: Span, text: str) -> Office:
    """What a description says, its names of countries and bodies included."""
    inside = frozenset(mention.actor for mention in cast.within(*phrase))
    return read_office(text).of(*cast.sides_of(inside))


def _definite(cast: Cast, phrase: Span, wanted: Office, fitting: dict[str, Office]) -> tuple[str, ...]:
    """Who "the Chinese leader" is: the one who has that office, else the one named last before."""
    sure = [a for a in fitting if wanted.shares_side(fitting[a])] if wanted.countries or wanted.bodies else []
    if len(sure) == 1:
        return tuple(sure)
    if not sure and (wanted.countries or wanted.bodies) and any(fitting[a].countries for a in fitting):
        return ()
    candidates = sure or list(fitting)
    window = cast.within(max(0, phrase.start - 1200), phrase.start)
    meant = [mention for mention in window if mention.actor in candidates]
    if len({mention.actor for mention in meant}) > 1 and not (wanted.countries or wanted.bodies):
        subjects = [m for m in meant if is_subject(cast, m, cast.sentences[cast.sentence_at(m.span.start)].span.start)]
        meant = subjects or meant  # of two ministers who met, "the minister" is the one spoken of
    return (meant[-1].actor,) if meant else ()


def _other(cast: Cast, wanted: Office, fitting: dict[str, Office]) -> tuple[str, ...]:
    """Who "a Taiwan Affairs Office spokesperson" or 外交部发言人 is: the only one named of that office."""
    sure = [a for a in fitting if wanted.shares_side(fitting[a])]
    if len(sure) != 1 or is_vague(wanted.kinds) or (wanted.bodies and not wanted.bodies & fitting[sure[0]].bodies):
        return ()
    return tuple(sure)


def _counterpart(cast: Cast, phrase: Span, countries: frozenset[str]) -> tuple[str, ...]:
    """Who "his Russian counterpart" is: the one of that country with the office of the person named last before."""
    for mention in reversed(cast.within(max(0, phrase.start - _NEAR), phrase.start)):
        office = cast.offices.get(mention.actor)
        if office is None or office.countries & countries:
            continue
        fitting = [a for a, held in cast.offices.items() if held.countries & countries and held.kinds & office.kinds]
        return tuple(fitting) if len(fitting) == 1 else ()
    return ()


@cache
def _pairs() -> dict[str, str]:
    return {
        phrase: kind
        for language in ("en", "zh")
        for kind, phrases in load_lexicon(f"references.{language}")["pairs"].items()
        for phrase in phrases
    }


def _pair_kind(text: str) -> str | None:
    """Whether a phrase speaks of two people (leaders, ministers) or two countries (sides)."""
    plain = " ".join(text.lower().split()).removeprefix("the ").removesuffix("'s").removesuffix("'")
    found = _pairs().get(plain) or _pairs().get(f"the {plain}")
    if found is None and _LEADERS.search(plain):
        return "leaders"
    if found is None and _MINISTERS.search(plain) and _is_plural(plain):
        return "ministers"
    return found


def _is_plural(text: str) -> bool:
    """Whether a description means two ministers: "Chinese and US defence ministers", 中美防长."""
    return len(read_office(text).countries) == 2 or text.endswith("ministers")


def _pair(cast: Cast, phrase: Span, text: str, kind: str) -> tuple[str, ...]:
    if kind == "sides":
        return _two_countries(cast, phrase)
    wanted = read_office(text).of(*cast.sides_of(frozenset(m.actor for m in cast.within(*phrase))))
    if kind == "leaders":
        wanted = Office(frozenset({"leader"}), wanted.countries)
    elif not wanted.kinds:
        wanted = Office(frozenset({"official"}))
    found: dict[str, None] = {}
    for mention in reversed(cast.within(max(0, phrase.start - 3000), phrase.start)):
        office = cast.offices.get(mention.actor)
        if office is not None and wanted.fits(office):
            found[mention.actor] = None
        if len(found) == 2:
            return tuple(sorted(found))
    return ()


def _two_countries(cast: Cast, phrase: Span) -> tuple[str, ...]:
    """The last two countries named side by side before: "China-US relations", 中美."""
    before = cast.within(max(0, phrase.start - 3000), phrase.start)
    for left, right in zip(reversed(before[:-1]), reversed(before[1:]), strict=True):
        if right.span.start - left.span.end >= _BESIDE or left.actor == right.actor:
            continue
        places = all(cast.by_id[m.actor].type is ActorType.PLACE for m in (left, right))
        if places and _LINK.fullmatch(cast.folded, left.span.end, right.span.start):
            return tuple(sorted((left.actor, right.actor)))
    return ()


def is_pair(text: str) -> bool:
    """Whether a phrase speaks of two parties without naming them: "the two leaders", 双方."""
    return _pair_kind(text.strip("\"'“”‘’「」 \n")) is not None
