"""Which articles are one piece of writing: wire copies and near-duplicates, cut, headed and signed anew.

A sketch of each body (MinHash) finds those that may be copies, in time that grows with the number of articles; what
they really share, run by run of the same words, then decides and is the evidence. English is compared by words,
Chinese by characters, both folded: a traditional copy of a simplified text is a copy. Two articles that quote one
speech at length share less than half of their words, and are two origins.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.consolidate.cluster import Bare, cluster
from kg.consolidate.records import Copy, Extract, Judgement, Kind, Verdict
from kg.folding import fold_text
from kg.model import Span

if TYPE_CHECKING:
    from rensa import RMinHash

_HAN = "\u3400-\u9fff"
_TOKEN = re.compile(rf"[{_HAN}]|[^\W{_HAN}]+")  # a Chinese character, or a word of letters and digits
_IS_HAN = re.compile(rf"[{_HAN}]")
_RUN_OF_WORDS, _RUN_OF_HAN = 5, 8  # as many in a row are no accident
_LEAST = 40  # words or characters of a body that can be told from others
_OPENING = 150  # copies are cut from the end: their openings are sketched too
_HASHES, _BANDS, _SEED = 192, 64, 7  # four in five of those that share 30 % are found, nearly all of those with 40 %
_COPY = 0.8  # of the shorter one's words in runs that the longer one has: a copy, cut or added to …
_CUT = 0.2  # … if it is as much of the longer one, which opens with it …
_TUCKED_IN = 0.4  # … or as much where it does not: a round-up has several pieces in it, and is none of them
_TWIN = 0.6  # of the words of each
_PARTLY = 0.5
_COMPARED = 50  # earlier articles that one is compared with, at most …
_OF_EACH = 3  # … and of one origin
_SHOWN = 3  # runs shown in evidence, the longest …
_TO_SEE = 40  # … and words of each that are quoted


@dataclass(frozen=True, slots=True)
class Body:
    """The article proper, where in the whole text it begins, and the language it is in."""

    text: str
    start: int = 0
    language: str = "und"


@dataclass(frozen=True, slots=True)
class _Tokens:
    """The words of a body as they are compared."""

    article: str
    body: Body
    words: tuple[str, ...]
    run: int  # words in a row that are no accident

    @classmethod
    def of(cls, article: str, body: Body) -> _Tokens:
        words = tuple(word.lower() for word in _TOKEN.findall(fold_text(body.text)))
        mostly_han = 2 * len(_IS_HAN.findall(body.text)) > len(words)
        return cls(article, body, words, _RUN_OF_HAN if mostly_han else _RUN_OF_WORDS)

    def runs(self, of: int | None = None) -> list[str]:
        """All runs of words, of the first `of` words or of all."""
        words = self.words[:of]
        return [" ".join(words[at : at + self.run]) for at in range(len(words) - self.run + 1)]

    def spans(self) -> list[Span]:
        """Where each word stands in the body."""
        return [Span(*word.span()) for word in _TOKEN.finditer(fold_text(self.body.text))]


def find_copies(bodies: Mapping[str, Body]) -> list[Copy]:
    """Return pairs of articles, by IRI, that share much of their text; of many copies each with an earlier one.

    Bodies are fetched one by one, and again where they are compared: a mapping may read them from a store.
    """
    from rensa import RMinHashLSH  # noqa: PLC0415 (only builds of several articles need it)

    index = RMinHashLSH(threshold=0.0, num_perm=_HASHES, num_bands=_BANDS)
    articles = sorted(bodies)
    origin = list(range(len(articles)))  # of each article, the first of those that it is a copy of
    copies: list[Copy] = []
    for number, iri in enumerate(articles):
        tokens = _Tokens.of(iri, bodies[iri])
        if len(tokens.words) < _LEAST:
            continue
        sketches = [_sketch(tokens.runs()), _sketch(tokens.runs(_OPENING))]
        near = {found for sketch in sketches for found in index.query(sketch)}
        for earlier in _a_few_of_each(near, origin):
            copy = _compare(_Tokens.of(articles[earlier], bodies[articles[earlier]]), tokens)
            if copy is not None:
                copies.append(copy)
                if verdict_on(copy) is Verdict.SAME:
                    origin[number] = origin[earlier]
                    break
        for sketch in sketches:
            index.insert(number, sketch)
    return copies


def _a_few_of_each(near: Iterable[int], origin: Sequence[int]) -> list[int]:
    """Of the articles that may have the same text a few of each origin, so that many copies cost no more."""
    of_origin: dict[int, list[int]] = defaultdict(list)
    for earlier in sorted(near):
        if len(of_origin[origin[earlier]]) < _OF_EACH:
            of_origin[origin[earlier]].append(earlier)
    return sorted(earlier for few in of_origin.values() for earlier in few)[:_COMPARED]


def _sketch(runs: Iterable[str]) -> RMinHash:
    from rensa import RMinHash  # noqa: PLC0415

    sketch = RMinHash(num_perm=_HASHES, seed=_SEED)
    sketch.update(list(runs))
    return sketch


def _compare(left: _Tokens, right: _Tokens) -> Copy | None:
    """Return what two articles share; None where that is too little to speak of."""
    runs = list(_shared_runs(left, right))
    of_left, of_right = _covered(((i, n) for i, _, n in runs), left), _covered(((j, n) for _, j, n in runs), right)
    if max(of_left, of_right) < _PARTLY:
        return None
    longest = sorted(runs, key=lambda run: (-run[2], run))[:_SHOWN]
    begins = [i for i, _, _ in runs] if len(left.words) >= len(right.words) else [j for _, j, _ in runs]
    in_left, in_right = (
        _passages(left, [(i, n) for i, _, n in longest]),
        _passages(right, [(j, n) for _, j, n in longest]),
    )
    return Copy(
        left=left.article,
        right=right.article,
        of_left=of_left,
        of_right=of_right,
        at_opening=min(begins) < _LEAST,
        runs=tuple((one, other) for (one, _), (other, _) in zip(in_left, in_right, strict=True)),
        shown=tuple(seen for pair in zip(in_left, in_right, strict=True) for _, seen in pair),
    )


def _passages(tokens: _Tokens, runs: Iterable[tuple[int, int]]) -> list[tuple[Span, Extract]]:
    """Where runs of words stand in the whole text, and how each begins, as far as it takes to see it."""
    spans, body = tokens.spans(), tokens.body
    found = []
    for first, count in runs:
        start, end, seen = spans[first].start, spans[first + count - 1].end, spans[first + min(count, _TO_SEE) - 1].end
        extract = Span(body.start + start, body.start + seen)
        shown = Extract(tokens.article, extract, body.text[start:seen], body.language)
        found.append((Span(body.start + start, body.start + end), shown))
    return found


def _shared_runs(left: _Tokens, right: _Tokens) -> Iterator[tuple[int, int, int]]:
    """Runs of words that stand in both: where in the left one, where in the right one, how many words."""
    size = max(left.run, right.run)
    one, other = left.words, right.words
    begins: dict[tuple[str, ...], int] = {}
    for i in range(len(one) - size + 1):
        begins.setdefault(one[i : i + size], i)
    j = 0
    while j <= len(other) - size:
        i = begins.get(other[j : j + size], -1)
        length = size if i >= 0 else 0
        while length and i + length < len(one) and j + length < len(other) and one[i + length] == other[j + length]:
            length += 1
        if length:
            yield i, j, length
        j += length or 1


def _covered(runs: Iterable[tuple[int, int]], tokens: _Tokens) -> float:
    """The share of the words that lie in runs."""
    covered = {at for first, count in runs for at in range(first, first + count)}
    return len(covered) / len(tokens.words)


def verdict_on(copy: Copy) -> Verdict:
    """Say whether two articles are one piece of writing."""
    less, more = sorted((copy.of_left, copy.of_right))
    if less >= _TWIN or (more >= _COPY and less >= (_CUT if copy.at_opening else _TUCKED_IN)):
        return Verdict.SAME
    return Verdict.UNDECIDED


def judge_origins(copies: Iterable[Copy]) -> list[Judgement]:
    """Return a judgement on each pair of articles that share much."""
    return [
        Judgement.on(
            copy.left,
            copy.right,
            verdict_on(copy),
            _evidence(copy),
            kind=Kind.ORIGIN,
            score=max(copy.of_left, copy.of_right),
            rule="shared-text",
        )
        for copy in copies
    ]


def _evidence(copy: Copy) -> str:
    runs = "; ".join(f"{a.start}–{a.end} = {b.start}–{b.end}" for a, b in copy.runs)
    return f"{copy.of_left:.0%} of the first and {copy.of_right:.0%} of the second in the same words, such as {runs}"


def group_articles(articles: Iterable[str], judgements: Iterable[Judgement]) -> tuple[list[list[str]], list[Judgement]]:
    """Return articles in groups of one origin each, as the judgements have it, and the judgements that held."""
    groups, settled = cluster({iri: Bare({iri}) for iri in articles}, judgements)
    return [sorted(group.members) for group in groups], settled
