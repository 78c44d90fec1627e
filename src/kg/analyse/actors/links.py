"""What is linked so far while the mentions of an article are sorted to actors."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from dataclasses import dataclass, field
from functools import cache, lru_cache

from kg.analyse.actors.candidate import Candidate
from kg.analyse.actors.runs import name_parts
from kg.folding import simplify
from kg.gazetteer import known_actors, latin_slug
from kg.model import ActorType

_ARTICLE = re.compile(r"(?:al|el|as|ar)-")  # "el-Mansur"
_INITIALS = re.compile(r"(?:[A-Z]\.)+")
_INITIAL_OR_SUFFIX = re.compile(
    r"(?<![^ ])(?:(?:[A-Z]\.)+|(?<=[^ ] )[A-Z](?= )|,? ?(?:Jr|Sr)\.?|I{2,3}|IV|[Tt]he)(?![^ ,])"
)
_MIDDLE_INITIALS = re.compile(r"(?<=[^ ] )(?:(?:[A-Z]\.? ?)+)(?= [^ ,])")
_OF_FATHER_OR_SON = re.compile(r"[ ,](Jr|Sr|II|III|IV)\b")


@dataclass(slots=True, eq=False)
class Name:
    """A candidate, its words, where it stands, and the id of the actor that it names once that is known."""

    candidate: Candidate
    text: str
    start: int
    actor: str | None = None


@dataclass(slots=True)
class Links:
    """What is known of the actors linked so far: their types, and by which words people may be called later."""

    types: dict[str, ActorType] = field(default_factory=dict)
    words: dict[str, dict[str, None]] = field(default_factory=dict)  # actor → the words it is called by
    bearers: dict[str, list[tuple[int, str]]] = field(default_factory=dict)  # word → who bears it, from where on

    def add(self, name: Name, actor: str) -> None:
        """Link `name` to `actor`."""
        name.actor = actor
        self.types.setdefault(actor, name.candidate.type)

    def call(self, word: str, start: int, actor: str) -> None:
        """Remember that `actor` bears `word`, as was said at `start`."""
        self.words.setdefault(actor, {})[word] = None
        bearers = self.bearers.setdefault(word, [])
        if not bearers or bearers[-1][1] != actor:
            insort(bearers, (start, actor))

    def bearer(self, word: str, start: int) -> str | None:
        """Return who was last called by `word` before `start`."""
        bearers = self.bearers.get(word, [])
        number = bisect_left(bearers, (start, ""))
        return bearers[number - 1][1] if number else None


@lru_cache(maxsize=4096)
def normal(text: str) -> str:
    """Return a name without what people leave out: "Joseph R. Biden, Jr." → "joseph biden"."""
    bare = " ".join(_INITIAL_OR_SUFFIX.sub(" ", " ".join(text.split())).replace(",", " ").split())
    return latin_slug(bare).replace("-", " ") or simplify(bare or text).casefold()


@lru_cache(maxsize=4096)
def marks(text: str) -> tuple[str, str]:
    """Return what tells namesakes apart: the middle initials, and what father or son bears after the name.

    >>> marks("George H. W. Orrel, Jr.")
    ('HW', 'Jr')
    """
    initials = _MIDDLE_INITIALS.search(text)
    suffix = _OF_FATHER_OR_SON.search(text)
    return re.sub(r"[. ]", "", initials[0]) if initials else "", suffix[1] if suffix else ""


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """The words a person may be called by later: no initials, particles or suffixes."""
    separated = text.replace("·", " ").replace(",", " ").split()
    left_out = _left_out()
    return tuple(word for word in separated if word not in left_out and not _INITIALS.fullmatch(word))


@lru_cache(maxsize=4096)
def with_particles(text: str) -> tuple[str, ...]:
    """Return the family name with its particles, as a sentence begins with it and as it stands elsewhere.

    >>> with_particles("Ilse von der Heyde")
    ('von der Heyde', 'Von der Heyde')
    """
    parts = text.split(" ")
    first = next((n for n, part in enumerate(parts) if n and part in name_parts("particles")), None)
    if first is None:
        first = len(parts) - 1 if len(parts) > 1 and _ARTICLE.match(parts[-1]) else len(parts)
    family = " ".join(parts[first:])
    return (family, family[0].upper() + family[1:]) if family else ()


@cache
def _left_out() -> frozenset[str]:
    return name_parts("particles") | name_parts("suffixes")


def provisional_id(text: str, kind: ActorType) -> str:
    """The id of an unlisted actor inside its article (see `kg.identity`): never one of the gazetteer's."""
    key = latin_slug(text.removeprefix("the ").removeprefix("The ")) or simplify(text)
    return f"{key}-{kind.value}" if key in known_actors() else key
