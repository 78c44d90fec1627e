"""The measures of the literature for attribution: who said what, in tokens.

- `content-match`: the token Jaccard of two contents is 0.5 or more, one to one;
- `content-exact`: the very tokens;
- `match-and-source`: matched, and the source is right: half of the tokens, or the same head. The source is the local
  mention ("he"), never the name it stands for;
- each also by form: `content-match/direct`;
- `source-share`: how often the source is right on matched contents whose gold has one;
- `texts`: texts with any statement at all, for sets of single sentences;
- `cofenet/…` where gold marks cues: see `cofenet`.

Public sets keep the quotation marks and a leading "that" inside the content; our annotations leave both out, so
what was found is widened by them before it is compared.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.evaluate.cofenet import score_runs
from kg.evaluate.figures import Figure, Score, Share, likeness, pair_up
from kg.evaluate.rows import Annotated, Said
from kg.evaluate.tokens import Tokens
from kg.model import Span

FORMS = ("direct", "mixed", "indirect")
SAME = 0.5
_OPEN, _CLOSE, _STOPS = "\"“”‘'«「『", "\"”“’'»」』", ".,!?。，！？"
_THAT = re.compile(r"\bthat\s+$")


@dataclass(frozen=True, slots=True)
class Matched:
    """A text's gold and found statements, the found ones widened, and which are the same."""

    gold: tuple[Said, ...]
    found: tuple[Said, ...]
    tokens: Tokens
    gold_tokens: tuple[frozenset[int], ...]
    found_tokens: tuple[frozenset[int], ...]
    same: dict[int, int]  # gold → found

    def right_source(self, gold: int, found: int) -> bool:
        """Tell whether the source of a found statement is that of a gold one."""
        mine, theirs = self.gold[gold], self.found[found]
        if not mine.source or not theirs.source:
            return not mine.source and not theirs.source
        tokens = self.tokens.within(theirs.source)
        for source in filter(None, (mine.source, mine.source_alt)):
            shared = likeness(tokens, other := self.tokens.within(source))
            if shared >= SAME or (tokens & other and self.tokens.head(theirs.source) == self.tokens.head(source)):
                return True
        return False


def match(gold: Annotated, found: Annotated) -> Matched:
    """Match the statements found in a text with the gold ones, by the tokens of their contents."""
    text = gold.text or ""
    tokens = Tokens(text)
    widened = tuple(replace(one, content=tuple(widen(text, span) for span in one.content)) for one in found.statements)
    mine = tuple(tokens.within(one.content) for one in gold.statements)
    theirs = tuple(tokens.within(one.content) for one in widened)
    scores = [(likeness(a, b), i, j) for i, a in enumerate(mine) for j, b in enumerate(theirs) if a & b]
    best_first = sorted((score for score in scores if score[0] >= SAME), key=lambda one: (-one[0], one[1], one[2]))
    return Matched(gold.statements, widened, tokens, mine, theirs, pair_up(best_first))


def widen(text: str, span: Span) -> Span:
    """Return a content with the quotation marks around it and the "that" before it, as public sets have them.

    >>> text = 'He said that "all is well".'
    >>> start, end = widen(text, Span(14, 25))
    >>> text[start:end]
    'that "all is well"'
    """
    start, end = span
    if start and text[start - 1] in _OPEN:
        start -= 1
        while text[end : end + 1] and text[end] in _STOPS:
            end += 1
        end += bool(text[end : end + 1]) and text[end] in _CLOSE
    elif text[end : end + 1] and text[end] in _CLOSE and any(mark in _OPEN for mark in text[start:end]):
        end += 1
    that = _THAT.search(text[max(0, start - 8) : start])
    return Span(start - len(that[0]) if that else start, end)


def score_attribution(pairs: Sequence[tuple[Annotated, Annotated]]) -> dict[str, Figure]:
    """Return the figures over all texts, gold and found, by name."""
    texts = [match(gold, found) for gold, found in pairs]
    figures: dict[str, Figure] = {}
    for form in (None, *FORMS):
        figures |= _figures(texts, form)
    told = [(bool(text.gold), bool(text.found)) for text in texts]
    both, gold_only, found_only = told.count((True, True)), told.count((True, False)), told.count((False, True))
    figures["texts"] = Score.of(both, found=both + found_only, gold=both + gold_only)
    if any(one.cue for gold, _ in pairs for one in gold.statements):
        widened = [(gold.text or "", gold.statements, text.found) for (gold, _), text in zip(pairs, texts, strict=True)]
        figures |= score_runs(widened)
    return figures


def _figures(texts: Sequence[Matched], form: str | None) -> dict[str, Figure]:
    """The figures for the statements of one form, or for all; none where gold has none of the form."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts += _count(text, form)
    if not counts["gold"]:
        return {}
    end = f"/{form}" if form else ""
    scores: dict[str, Figure] = {
        f"{name}{end}": Score.of(counts[name], found=counts["found"], gold=counts["gold"])
        for name in ("content-match", "content-exact", "match-and-source")
    }
    return scores | {f"source-share{end}": Share(counts["source"], counts["sourced"])}


def _count(text: Matched, form: str | None) -> Counter[str]:
    """What there is in one text; what matches gold that is to be ignored, or of another form, counts nowhere."""
    back = {found: gold for gold, found in text.same.items()}
    gold = [number for number, one in enumerate(text.gold) if not one.ignore and (form is None or one.form == form)]
    found = [
        number
        for number, one in enumerate(text.found)
        if (number not in back or not text.gold[back[number]].ignore)
        and (form is None or (text.gold[back[number]] if number in back else one).form == form)
    ]
    hits = [(number, text.same[number]) for number in gold if number in text.same]
    exact = Counter(text.gold_tokens[number] for number in gold) & Counter(
        text.found_tokens[number] for number in found
    )
    counts = Counter({"gold": len(gold), "found": len(found), "content-match": len(hits)})
    counts["content-exact"] = exact.total()
    for number, other in hits:
        one, right = text.gold[number], text.right_source(number, other)
        counts["match-and-source"] += right or one.source_unscored
        if one.source and not one.source_unscored:
            counts["sourced"] += 1
            counts["source"] += right
    return counts
