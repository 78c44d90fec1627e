"""Makes an article and an analysis out of a case: actors, statements and events are given by snippets."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

from kg.analyse.fold import fold
from kg.analyse.sentences import sentences
from kg.analyse.times import times
from kg.model import (
    Actor,
    ActorType,
    Analysis,
    Article,
    Event,
    EventType,
    Form,
    Participant,
    Relay,
    Role,
    RoleHeld,
    Span,
    Statement,
    Status,
)

Case = dict[str, Any]


def staged(case: Case) -> tuple[Article, Analysis]:
    """The article of a case, and all that its author says is known of it."""
    article = article_of(case["text"], _day(case, "published"))
    analysis = Analysis()
    for step in (fold, sentences, times):
        analysis = step(article, analysis)
    analysis = replace(analysis, actors=tuple(_actor(article.text, *item) for item in case["actors"].items()))
    events = [_event(article.text, n, e) for n, e in enumerate(case.get("events", []), 1)]
    return article, replace(
        analysis, statements=_statements(article.text, case.get("statements", [])), events=tuple(events)
    )


def article_of(text: str, published: str | None = None) -> Article:
    """An article of one paragraph a line."""
    paragraphs, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            paragraphs.append(Span(at, at + len(line)))
        at += len(line) + 1
    language = "zh" if any("\u4e00" <= character <= "\u9fff" for character in text) else "en"
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article("case.txt", "case.txt", text, digest, language, tuple(paragraphs), published=published)


def places(text: str, snippet: str) -> list[Span]:
    """All places of a snippet; Latin ones stand as whole words."""
    found, at = [], text.find(snippet)
    while at >= 0:
        end = at + len(snippet)
        inside = snippet[0].isascii() and (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum())
        if not inside:
            found.append(Span(at, end))
        at = text.find(snippet, at + 1)
    return found


def the_place(text: str, snippet: str, after: int = 0) -> Span:
    """The first place of a snippet from `after` on."""
    at = text.find(snippet, after)
    assert at >= 0, f"{snippet!r} is not in the text"
    return Span(at, at + len(snippet))


def _day(case: Case, key: str) -> str | None:
    return str(case[key]) if key in case else None  # YAML reads a date as one


def _actor(text: str, key: str, given: Case) -> Actor:
    names = sorted(given["names"], key=len, reverse=True)
    spans: list[Span] = []
    for name in names:
        spans += [s for s in places(text, name) if not any(s.start < t.end and t.start < s.end for t in spans)]
    assert spans, f"no name of {key} is in the text"
    roles = [RoleHeld(span) for role in given.get("roles", []) for span in places(text, role)]
    return Actor(key, ActorType(given["type"]), names[0], tuple(sorted(spans)), tuple(roles))


def _statements(text: str, given: list[Case]) -> tuple[Statement, ...]:
    found, at = [], 0
    for number, case in enumerate(given, 1):
        start = the_place(text, case["near"], at).start if "near" in case else at
        content = the_place(text, case["content"], start)
        cue = the_place(text, case["cue"], start)
        source = the_place(text, case["source"], start) if case.get("source") else None
        to = the_place(text, case["to"], start) if "to" in case else None
        relays = (Relay(the_place(text, case["relay"], start)),) if "relay" in case else ()
        found.append(Statement(f"s{number}", source, cue, (content,), Form.INDIRECT, addressee_at=to, relays=relays))
        at = min(span.start for span in (cue, content))
    return tuple(found)


def _event(text: str, number: int, given: Case) -> Event:
    triggers = [span for trigger in given["triggers"] for span in places(text, trigger)]
    parts = tuple(Participant(actor, Role.PARTICIPANT) for actor in given.get("participants", []))
    return Event(
        f"e{number}",
        EventType(given["type"]),
        tuple(sorted(triggers)),
        parts,
        _day(given, "time"),
        status=Status(given.get("status", "occurred")),
    )
