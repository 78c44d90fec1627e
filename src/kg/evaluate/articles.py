"""The measures for whole articles, annotated as `kg extract` prints them.

Each is taken over all articles together (micro-averaged):

- `mentions`: spans that name an actor, exact start and end;
- `linking`: B-cubed F1 of the actors over the mentions found in both;
- `statements`: half of all characters of the two contents in both, one to one;
- `attributed`: the same, and the speaker is right;
- `topics`: of the matched statements;
- `events`: one type, and triggers within 120 characters, one to one;
- `participants`: of the matched events;
- the share that is right, of matched statements and events, for each field that gold fills.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kg.evaluate.comparison import Comparison
from kg.evaluate.figures import Figure, Mean, Score, Share, bcubed

COUNTED = ("mentions", "statements", "attributed", "topics", "events", "participants")


def score_articles(articles: Sequence[Comparison]) -> dict[str, Figure]:
    """Return the figures over all articles, by name."""
    counts: Counter[tuple[str, str]] = Counter()
    links: list[tuple[str, str]] = []
    for article in articles:
        counts += _count(article)
        shared = article.gold_mentions.keys() & article.found_mentions.keys()
        links += [(article.gold_mentions[span], article.found_mentions[span]) for span in sorted(shared)]
    figures: dict[str, Figure] = {}
    for name in COUNTED:
        hits, found, gold = (counts[name, what] for what in ("hits", "found", "gold"))
        figures[name] = Score.of(hits, found=found, gold=gold)
        if name == "mentions":
            figures["linking"] = Mean(bcubed(links))
    fields = sorted({name for name, what in counts if what == "judged"})
    return figures | {name: Share(counts[name, "right"], counts[name, "judged"]) for name in fields}


def _count(article: Comparison) -> Counter[tuple[str, str]]:
    """What there is, by measure, in one article."""
    counts: Counter[tuple[str, str]] = Counter()

    def count(name: str, hits: int, found: int, gold: int) -> None:
        counts.update({(name, "hits"): hits, (name, "found"): found, (name, "gold"): gold})

    shared = article.gold_mentions.keys() & article.found_mentions.keys()
    count("mentions", len(shared), len(article.found_mentions), len(article.gold_mentions))
    there = len(article.said), len(article.gold.statements)
    count("statements", len(article.same_said), *there)
    count("attributed", sum(article.judge_speaker(*pair).right for pair in article.statements), *there)
    for gold, found in article.statements:
        count("topics", len(gold.topics & found.topics), len(found.topics), len(gold.topics))
    count("events", len(article.same_happened), len(article.happened), len(article.gold.events))
    for event, other in article.events:
        known = article.participants(other)
        count("participants", len(event.participants & known), len(known), len(event.participants))
    judged = [one for pair in article.statements for one in article.judge_statement(*pair)]
    judged += [one for pair in article.events for one in article.judge_event(*pair)]
    for one in judged:
        counts.update({(one.field, "judged"): 1, (one.field, "right"): int(one.right)})
    return counts
