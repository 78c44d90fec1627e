"""What an actor is called after its first full mention, or by mistake.

"Zheng" after "Zheng Jian", "the Corridor" after "Northern Corridor", "Hegsesth" for Hegseth; and single words that are
names everywhere because somewhere their surroundings show it.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.analyse.actors.links import Links, Name, provisional_id
from kg.analyse.actors.page import Page
from kg.analyse.actors.slips import is_slip
from kg.gazetteer import Office, known_actors
from kg.model import ActorType

_OF = re.compile(r" (?:of|for) ")
_ACRONYM = re.compile(r"[A-Z]{3,6}")
_INITIALS = re.compile(r"(?<![\w'])[A-Z]")


@dataclass(slots=True)
class _Seen:
    """Who was named up to a place of the article: how often, where last, and with which titles before the name."""

    times: dict[str, int] = field(default_factory=dict)
    last: dict[str, int] = field(default_factory=dict)
    titled: dict[str, set[str]] = field(default_factory=dict)

    def add(self, actor: str, start: int, title: str) -> None:
        self.times[actor] = self.times.get(actor, 0) + 1
        self.last[actor] = start
        if title:
            self.titled.setdefault(actor, set()).add(title)


def link_short_names(names: Sequence[Name], links: Links, page: Page) -> None:
    """Link "Zheng" after "Zheng Jian"; of two who share a surname, to the one whom the passage is about."""
    shared = any(len(bearers) > 1 for bearers in links.bearers.values())
    titles = {title.end + 1: page.small[title.start : title.end] for title in page.titles} if shared else {}
    seen = _Seen()
    for name in names:
        candidate = name.candidate
        actor, title = name.actor, titles.get(name.start, "")
        if actor is None and candidate.weak:
            actor = _bearer(name, links, seen, title, page)
            if actor:
                links.add(name, actor)
                if candidate.type is ActorType.PERSON and name.text not in links.bearers:
                    links.call(name.text, name.start, actor)
        if actor:
            seen.add(actor, name.start, title)


def _bearer(name: Name, links: Links, seen: _Seen, title: str, page: Page) -> str | None:
    """Return whom a surname means: the listed bearer if the article names him, else who bore it before, or later."""
    listed = name.candidate.actor
    if listed and (listed in seen.times or name.text in links.words.get(listed, ())):
        return listed
    bearers = links.bearers.get(name.text, [])
    before = dict.fromkeys(actor for start, actor in reversed(bearers) if start < name.start)
    if len(before) > 1:
        return _likeliest(list(before), seen, title, page.start(name.start))
    return next(iter(before), None) or listed or (bearers[0][1] if bearers else None)


def _likeliest(bearers: Sequence[str], seen: _Seen, title: str, paragraph: int) -> str:
    """Return who of several is meant: he of that title, he whom the paragraph named last, or whom most is said of."""
    titled = [actor for actor in bearers if title in seen.titled.get(actor, ())] if title else []
    if len(titled) == 1:
        return titled[0]
    last = max(bearers, key=lambda actor: seen.last.get(actor, 0))
    return last if seen.last.get(last, 0) >= paragraph else max(bearers, key=lambda actor: seen.times[actor])


def link_heads(names: Sequence[Name], links: Links, page: Page) -> None:
    """Link "the Corridor" after "Northern Corridor", "the Union" after "Union of Bakers".

    Where there are several of them, the one is meant that the paragraph named last.
    """
    heads: dict[str, dict[str, int]] = {}
    for name in names:
        actor = name.actor
        if actor and name.candidate.type is not ActorType.PERSON and " " in name.text:
            heads.setdefault(_OF.split(name.text)[0].split(" ")[-1], {})[actor] = name.start
        elif actor is None and name.candidate.definite and name.text in heads:
            bearer, start = max(heads[name.text].items(), key=operator.itemgetter(1))
            if len(heads[name.text]) == 1 or start >= page.start(name.start):
                links.add(name, bearer)


def link_acronyms(names: Sequence[Name], links: Links) -> None:
    """Link "HWA" to the one organisation of the article that it is short for: "Harbour Workers Association"."""
    bodies = [name for name in names if name.candidate.actor is None and name.candidate.type is ActorType.ORGANIZATION]
    unlisted = [name for name in bodies if _ACRONYM.fullmatch(name.text)]
    full: dict[str, set[str]] = {}
    for name in names if unlisted else ():
        if name.actor and name.candidate.type is ActorType.ORGANIZATION and " " in name.text:
            full.setdefault("".join(_INITIALS.findall(name.text)), set()).add(name.actor)
    for name in unlisted:
        if len(full.get(name.text, ())) == 1:
            links.add(name, *full[name.text])


def link_slips(names: Sequence[Name], links: Links) -> None:
    """Link "US Secretary of Defense Hegsey" to the holder of that office called nearly so; then "Hegsesth" as well."""
    for name in names:
        office = name.candidate.office
        if office is None or name.candidate.actor or name.actor:
            continue
        if holder := _holder(office, name.text):
            links.add(name, holder)
            links.call(name.text, name.start, holder)
    pending = [n for n in names if n.actor is None and n.candidate.weak and not n.candidate.actor]
    called: dict[str, dict[str, str]] = {}
    for actor in dict.fromkeys(name.actor for name in names if name.actor) if pending else ():
        for word in _latin_words(actor, links):
            called.setdefault(word[:2].casefold(), {})[word] = actor
    for name in pending:
        alike = called.get(name.text[:2].casefold(), {})
        same = {actor for word, actor in alike.items() if is_slip(name.text, word)}
        if len(same) == 1:
            links.add(name, same.pop())


def _latin_words(actor: str, links: Links) -> list[str]:
    """The last names of a person that is named in the article."""
    if links.types.get(actor) is not ActorType.PERSON:
        return []
    known = known_actors().get(actor)
    return [*links.words.get(actor, ())] + ([full.split(" ")[-1] for full in known.names["en"]] if known else [])


def _holder(office: Office, text: str) -> str | None:
    for actor in known_actors().values():
        if office in actor.offices and any(full.split("·")[-1] == text for full in actor.names.listed("zh-hans")):
            return actor.id
        if office in actor.offices and any(
            is_slip(text.rsplit(" ", maxsplit=1)[-1], full.split(" ")[-1], same_office=True)
            for full in actor.names["en"]
        ):
            return actor.id
    return None


def link_repeated(names: Sequence[Name], links: Links) -> None:
    """Link a run of words that shows nothing here to the name that is written alike elsewhere."""
    unlinked = [name for name in names if name.actor is None and " " in name.text]
    called = {name.text: name.actor for name in reversed(names) if name.actor} if unlinked else {}
    for name in unlinked:
        if name.text in called:
            links.add(name, called[name.text])


def link_single_words(names: Sequence[Name], links: Links) -> None:
    """A single unlisted word is a name everywhere when somewhere its surroundings show it to be one."""
    evidence: dict[str, list[Name]] = {}
    for name in names:
        if name.actor is None and name.candidate.actor is None:
            evidence.setdefault(name.text, []).append(name)
    shown = {text: group for text, group in evidence.items() if any(n.candidate.rank > -5 for n in group)}
    for text, group in evidence.items():
        if text not in shown and text[:-1] not in links.bearers and _is_plural_group(text, group):
            shown[text] = group
    for text, group in shown.items():
        kinds = [
            name.candidate.type for name in sorted(group, key=lambda n: -n.candidate.rank) if name.candidate.rank > -5
        ] or [ActorType.GROUP]
        for name in group:
            name.actor = provisional_id(text, kinds[0])
            links.types[name.actor] = kinds[0]
    alike: dict[str, list[str]] = {}
    for text in shown:
        alike.setdefault(text[:2].casefold(), []).append(text)
    for text, group in evidence.items():
        commoner = [known for known in alike.get(text[:2].casefold(), ()) if len(shown[known]) >= len(group)]
        if other := next((known for known in commoner if is_slip(text, known)), None):
            for name in group:
                name.actor = shown[other][0].actor


def _is_plural_group(text: str, group: Sequence[Name]) -> bool:
    """Whether "the Lanterns" is said twice at least: a team, a band, a people, but no family."""
    plural = text.endswith("s") and not text.endswith("ss") and all(name.candidate.rank > -6 for name in group)
    return plural and sum(name.candidate.definite for name in group) > 1
