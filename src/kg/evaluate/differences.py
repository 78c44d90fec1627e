"""The differences between gold and found annotations, one by one, each with its sentence, for a person to read.

What was missed and what was found beside it are told as one difference, such as a wrong span, where they overlap.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.evaluate.attribution import Matched
from kg.evaluate.comparison import Comparison, Judgement, offsets
from kg.evaluate.context import Context
from kg.evaluate.figures import likeness, pair_up
from kg.evaluate.names import names_in
from kg.evaluate.rows import Annotated, Happened, Said, Spans

# field of a statement or event → the kind of difference
_WRONG = {
    "speaker": "wrong speaker",
    "form": "wrong form",
    "said_on": "wrong date",
    "addressee": "wrong addressee",
    "via": "wrong relay",
    "occasion": "wrong occasion",
    "time": "wrong time",
    "medium": "wrong medium",
    "status": "wrong status",
}

_Noted = tuple[str, Spans, str | None, str | None]  # kind, where, what gold says, what was found
_Placed = tuple[Spans, str]  # where something is, and what is to be said of it


@dataclass(frozen=True, slots=True)
class Difference:
    """One error: what gold says at a place, and what was found there; None where there is nothing."""

    kind: str  # "missed statement", "wrong speaker" …
    article: str
    spans: Spans
    gold: str | None
    found: str | None
    sentence: str = ""  # with the passage between ⟦ and ⟧; "" where the text is not at hand


def in_article(article: Comparison, context: Context) -> list[Difference]:
    """Return how an article's annotations differ, in the order of the text."""
    noted = [*_mentions(article, context), *_statements(article, context), *_events(article, context)]
    return _in_order(noted, article.gold.name, context)


def in_attributions(gold: Annotated, text: Matched, context: Context) -> list[Difference]:
    """Return how the statements of a text of a public set differ."""

    def place(one: Said) -> _Placed:
        return one.content, f"source {context.quote(one.source)!r}" if one.source else "no source"

    noted: list[_Noted] = [
        ("wrong source", text.gold[number].content, place(text.gold[number])[1], place(text.found[other])[1])
        for number, other in text.same.items()
        if not text.gold[number].source_unscored and not text.right_source(number, other)
    ]
    missed, spurious = _left_over(text.gold, text.found, text.same)
    wanted = [place(one) for one in missed if not one.ignore]
    noted += _unmatched("statement", wanted, [place(one) for one in spurious], context)
    return _in_order(noted, gold.name, context)


def in_names(gold: Annotated, found: Annotated, context: Context) -> list[Difference]:
    """Return how the names of a text differ."""
    mine, theirs = names_in(gold), names_in(found)
    noted: list[_Noted] = [
        ("wrong type", (span,), kind, theirs[span]) for span, kind in mine.items() if theirs.get(span, kind) != kind
    ]
    missed = [((span,), kind) for span, kind in mine.items() if span not in theirs]
    spurious = [((span,), kind) for span, kind in theirs.items() if span not in mine]
    return _in_order([*noted, *_unmatched("name", missed, spurious, context)], gold.name, context)


def _in_order(noted: Iterable[_Noted], name: str, context: Context) -> list[Difference]:
    ordered = sorted(noted, key=lambda one: (one[1], one[0]))
    return [Difference(kind, name, spans, gold, found, context.sentence(spans)) for kind, spans, gold, found in ordered]


def _mentions(article: Comparison, context: Context) -> Iterator[_Noted]:
    gold = article.gold_mentions
    found = {span: article.actors.get(actor, actor) for span, actor in article.found_mentions.items()}
    for span, actor in gold.items():
        if found.get(span, actor) != actor:
            yield "wrong actor", (span,), actor, found[span]
    missed = [((span,), actor) for span, actor in gold.items() if span not in found]
    spurious = [((span,), actor) for span, actor in found.items() if span not in gold]
    yield from _unmatched("mention", missed, spurious, context)


def _statements(article: Comparison, context: Context) -> Iterator[_Noted]:
    for gold, found in article.statements:
        judged = [article.judge_speaker(gold, found), *article.judge_statement(gold, found)]
        yield from _wrong_fields(judged, gold.content)
        if gold.topics != found.topics:
            yield "wrong topics", gold.content, _list(gold.topics), _list(found.topics)
    missed, spurious = _left_over(article.gold.statements, article.said, article.same_said)
    wanted = [(one.content, f"{one.speaker or 'unnamed'}, {one.form}") for one in missed]
    extra = [
        (one.content, f"{article.actors.get(one.speaker or '', one.speaker or 'unnamed')}, {one.form}")
        for one in spurious
    ]
    yield from _unmatched("statement", wanted, extra, context)


def _events(article: Comparison, context: Context) -> Iterator[_Noted]:
    for gold, found in article.events:
        first = gold.triggers[:1]  # enough to know the event by
        yield from _wrong_fields(article.judge_event(gold, found), first)
        known = article.participants(found)
        if gold.participants != known:
            yield "wrong participants", first, _list(gold.participants), _list(known)
    numbers = range(len(article.gold.events)), range(len(article.happened))
    missed = [article.gold.events[one] for one in numbers[0] if one not in article.same_happened]
    taken = set(article.same_happened.values())
    spurious = [article.happened[one] for one in numbers[1] if one not in taken]
    wanted, extra = ([_event(one) for one in side] for side in (missed, spurious))
    pairs = _overlapping(wanted, extra)
    for one, other in pairs.items():
        yield "wrong type", wanted[one][0], wanted[one][1], extra[other][1]
    yield from _unpaired("event", wanted, extra, pairs)


def _event(one: Happened) -> _Placed:
    return one.triggers[:1], one.type


def _wrong_fields(judged: Iterable[Judgement], where: Spans) -> Iterator[_Noted]:
    yield from ((_WRONG[one.field], where, one.gold, one.found) for one in judged if not one.right)


def _left_over(gold: Sequence[Said], found: Sequence[Said], same: Mapping[int, int]) -> tuple[list[Said], list[Said]]:
    """The statements of either side that match none of the other."""
    taken = set(same.values())
    missed = [one for number, one in enumerate(gold) if number not in same]
    return missed, [one for number, one in enumerate(found) if number not in taken]


def _unmatched(noun: str, missed: Sequence[_Placed], spurious: Sequence[_Placed], context: Context) -> Iterator[_Noted]:
    """Wrong spans, what was missed, and what gold does not have."""
    pairs = _overlapping(missed, spurious)
    for one, other in pairs.items():
        mine, theirs = missed[one][0], spurious[other][0]
        yield f"wrong span of {noun}", mine, context.quote(mine), context.quote(theirs)
    yield from _unpaired(noun, missed, spurious, pairs)


def _unpaired(
    noun: str, missed: Sequence[_Placed], spurious: Sequence[_Placed], pairs: Mapping[int, int]
) -> Iterator[_Noted]:
    taken = set(pairs.values())
    yield from ((f"missed {noun}", *one, None) for at, one in enumerate(missed) if at not in pairs)
    for at, (where, told) in enumerate(spurious):
        if at not in taken:
            yield f"spurious {noun}", where, None, told


def _overlapping(missed: Sequence[_Placed], spurious: Sequence[_Placed]) -> dict[int, int]:
    """What was missed, matched one to one with what was found at the same place."""
    mine, theirs = ([offsets(where) for where, _ in side] for side in (missed, spurious))
    scores = [(likeness(one, other), i, j) for i, one in enumerate(mine) for j, other in enumerate(theirs)]
    return pair_up(sorted(score for score in scores if score[0])[::-1])


def _list(values: Iterable[str]) -> str | None:
    return ", ".join(sorted(values)) or None
