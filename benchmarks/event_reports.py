"""How long it takes to bring event reports together, on one core.

    python benchmarks/event_reports.py [N]

The reports are made, always the same: a few parties are in most of the news, a few days have most of the calls, one
report in five gives no exact day, and four reports share an article.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from time import process_time

from kg.consolidate import EventReport, Reports, consolidate
from kg.iri import Iris

REPORTS = 100_000
_PER_ARTICLE = 4
_LEADERS = ("xi-jinping", "donald-trump", "wang-yi", "marco-rubio", "vladimir-putin", "sergey-lavrov")
_COUNTRIES = ("china", "united-states", "japan", "russia", "france")
_OTHERS = tuple(f"person-{number}" for number in range(300))
_PARTIES = (*_LEADERS, *_COUNTRIES, *_OTHERS)
_TYPES = ("call", "meeting", "visit", "post", "summit", "agreement")
_PLACES = (None, None, "france", "beijing")
_DAYS = tuple(f"2025-{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 28))
_STEEP = 0.8  # of the Pareto distribution by which parties are in the news


@dataclass(frozen=True, slots=True)
class Measured:
    """What was brought together, and the processor's seconds that it took."""

    reports: int
    events: int
    judgements: int
    seconds: float

    def told(self) -> str:
        """Return the figures on one line."""
        rate = self.reports / self.seconds
        return (
            f"{self.reports:,} event reports in {self.seconds:.1f} s ({rate:,.0f}/s): "
            f"{self.events:,} events, {self.judgements:,} judgements"
        )


def make_reports(number: int) -> Iterator[EventReport]:
    """Yield so many event reports, always the same."""
    chance = random.Random(7)
    for at in range(number):
        parties = {_PARTIES[min(int(chance.paretovariate(_STEEP)) - 1, len(_PARTIES) - 1)] for _ in range(3)}
        article = f"urn:article:{at // _PER_ARTICLE}"
        yield EventReport(
            iri=f"{article}:{at}",
            article=article,
            type=chance.choice(_TYPES),
            participants=tuple(sorted(parties)),
            people=frozenset(parties).difference(_COUNTRIES),
            when=_time(chance),
            place=chance.choice(_PLACES),
        )


def _time(chance: random.Random) -> str | None:
    """Return a day, mostly one of much news; or what an article that gives none leaves of it."""
    day = chance.choice(_DAYS if chance.random() < 0.8 else _DAYS[:5])
    return chance.choice([day] * 8 + [day[:7], f"XXXX{day[4:]}", day[:4], None])


def measure(number: int) -> Measured:
    """Bring so many reports together."""
    reports = Reports(events=tuple(make_reports(number)))
    start = process_time()
    found = consolidate(reports, Iris())
    seconds = process_time() - start
    events = sum("ontology#Event>" in line for line in found.lines)
    return Measured(number, events, len(found.judgements), seconds)


def main() -> None:
    """Print the figures."""
    sys.stdout.write(measure(int(sys.argv[1]) if len(sys.argv) > 1 else REPORTS).told() + "\n")


if __name__ == "__main__":
    main()
