"""What the rules propose beside what people decided, on the same pairs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.consolidate.cluster import prevailing
from kg.consolidate.records import Judgement, Kind, Verdict


class Judged:
    """What the rules propose beside what people decided, and what held of both."""

    def __init__(self, decisions: Iterable[Judgement]) -> None:
        self._decisions = list(decisions)
        self.rules: dict[tuple[str, str], Verdict] = {}
        self.settled: list[Judgement] = []

    def with_decisions(self, kind: Kind, proposed: Iterable[Judgement]) -> list[Judgement]:
        """Return what the rules propose of one kind of thing, and what people decided, on the rules' grounds."""
        ruled = {judgement.pair: judgement for judgement in prevailing(proposed)}
        self.rules.update((pair, judgement.verdict) for pair, judgement in ruled.items())
        decided = (decision for decision in self._decisions if decision.kind is kind)
        return [*ruled.values(), *(_with_grounds(decision, ruled.get(decision.pair)) for decision in decided)]

    def settle(self, judgements: Iterable[Judgement]) -> None:
        """Keep the judgements that the groups were made of."""
        self.settled += judgements


def _with_grounds(decision: Judgement, ruled: Judgement | None) -> Judgement:
    """A person need not say why: then the rules' evidence for the pair stands, or that it was decided."""
    if ruled is None:
        return replace(decision, evidence=decision.evidence or f"decided by {decision.by}")
    return replace(decision, rule=decision.rule or ruled.rule, evidence=decision.evidence or ruled.evidence)
