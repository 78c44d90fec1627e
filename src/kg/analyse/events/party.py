"""Those who stand together in a sentence: one or more actors, and the words round them."""

from __future__ import annotations

from typing import NamedTuple


class Party(NamedTuple):
    """One or more actors named together; offsets count from the sentence's start."""

    start: int
    end: int
    actors: tuple[str, ...]
    before: str = ""  # the preposition it hangs on
    owner: bool = False  # "Xi's", "their"
    person: bool = False
    place: bool = False
    demonym: bool = False  # "Chinese": says whose, never who
    last: int = 0  # how many of the actors are named after the last "and the"; 0 for all

    def tail(self) -> Party:
        """What stands before a noun: of "Taiwan and the Ukraine crisis" only Ukraine."""
        return self._replace(actors=self.actors[-self.last :], last=0) if self.last else self


Slots = dict[str, Party]  # who stands where round a trigger: subject, object, modifier, or by the preposition
