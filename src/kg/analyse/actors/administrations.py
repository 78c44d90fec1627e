"""Governments named after who leads them: "the Trump administration", 拜登政府, "the Assad regime"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.analyse.actors.candidate import Candidate
from kg.analyse.actors.page import Page
from kg.analyse.actors.states import organ_of
from kg.gazetteer import countries, known_actors, slug
from kg.model import ActorType, Span

_AFTER = re.compile(r" ([Aa]dministration|[Gg]overnment|[Cc]abinet|[Rr]egime)\b|(行政当局|政府|当局|内阁|政权)")


def find_administrations(page: Page, known: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield every administration whose leader is among `known`."""
    for candidate in known:
        if candidate.type is not ActorType.PERSON or candidate.actor is None:
            continue
        if found := _AFTER.match(page.text, candidate.span.end):
            span = Span(candidate.span.start, found.end())
            noun = (found[1] or found[2]).lower()
            actor, name = _administration(candidate.actor, noun)
            yield Candidate(span, ActorType.ORGANIZATION, actor, name)


def _administration(person: str, noun: str) -> tuple[str, str]:
    """The id and name; a regime is the government of the country its leader led."""
    actor = known_actors()[person]
    if noun in ("regime", "政权"):
        isos = {country.id: iso for iso, country in countries().items()}
        if led := next((isos[office.of] for office in actor.offices if office.of in isos), None):
            return organ_of("government", led)
    short = next((name for name in actor.names["en"] if " " not in name), actor.name)
    name = f"{short} administration"
    return slug(name), name
