"""What an evaluation comes to: figures by name, and the errors behind them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.errors import KgError
from kg.evaluate.differences import Difference
from kg.evaluate.figures import Figure
from kg.model import Problem


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The figures over all articles, every error in the order of articles and text, and what went wrong in reading."""

    articles: int
    figures: Mapping[str, Figure]
    differences: tuple[Difference, ...]
    problems: tuple[Problem, ...] = ()

    def below(self, floors: Mapping[str, float]) -> list[str]:
        """Return the measures whose F1, or share where they have none, is below its floor.

        Raises:
            KgError: there is no such measure.
        """
        for name in floors:
            if name not in self.figures:
                raise KgError(f"no measure called {name!r} here; there are {', '.join(self.figures)}")
        return [name for name, floor in floors.items() if self.figures[name].value < floor]
