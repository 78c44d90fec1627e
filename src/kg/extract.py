"""An analysis as one JSON object: the shape that annotations of articles are kept in (see tests/gold/GUIDE.md)."""

from __future__ import annotations

from typing import Any

from kg.model import Actor, Analysis, Article, Event, Span, Statement


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _actor(article: Article, actor: Actor) -> dict[str, Any]:
    names = dict.fromkeys(article.text[span.start : span.end] for span in actor.mentions)
    roles = dict.fromkeys(article.text[role.span.start : role.span.end] for role in actor.roles)
    return {
        "id": actor.id,
        "type": actor.type.value,
        "name": actor.name,
        "names": list(names),
        "roles": list(roles),
        "mentions": [_span(span) for span in actor.mentions],
    }


def _statement(statement: Statement) -> dict[str, Any]:
    return {
        "id": statement.id,
        "speaker": statement.speaker,
        "source": _span(statement.source),
        "cue": _span(statement.cue),
        "content": [_span(span) for span in statement.content],
        "form": statement.form.value,
        "act": statement.act.value,
        "addressee": statement.addressee,
        "via": [relay.actor for relay in statement.relays if relay.actor],
        "said_on": statement.said_on,
        "occasion": statement.occasion,
        "topics": list(statement.topics),
        "mentions": list(statement.actors),
    }


def _event(event: Event) -> dict[str, Any]:
    return {
        "id": event.id,
        "type": event.type.value,
        "triggers": [_span(span) for span in event.triggers],
        "participants": [{"actor": part.actor, "role": part.role.value} for part in event.participants],
        "time": event.time,
        "place": event.place,
        "medium": event.medium.value if event.medium else None,
        "status": event.status.value,
    }


def to_row(article: Article, analysis: Analysis) -> dict[str, Any]:
    """Return the article and its facts as plain JSON values; offsets are code points, end exclusive."""
    return {
        "article": article.name,
        "language": article.language,
        "outlet": article.outlet,
        "published": article.published,
        "title": article.title,
        "author": article.author,
        "body": _span(article.body),
        "actors": [_actor(article, actor) for actor in analysis.actors],
        "statements": [_statement(statement) for statement in analysis.statements],
        "events": [_event(event) for event in analysis.events],
    }
