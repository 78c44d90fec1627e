"""Mentions, statements and events as Web Annotations (https://www.w3.org/TR/annotation-model/), in JSON-LD.

Each points into the text of its article by offsets and by the words themselves, with some words before and after,
so that annotation tools find the place in other copies of the article too.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from kg.export.facts import ArticleFacts, facts_by_article
from kg.export.selection import Selection, Writer
from kg.store import Store
from kg.vocab import KG

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32  # characters before and after, by which a place is found again
Json = dict[str, Any]


def _jsonld(store: Store, _: Selection) -> Iterator[str]:
    """Yield an annotation collection with all annotations on its first page."""
    items = [annotation for found in facts_by_article(store) for annotation in _annotations(found)]
    collection = {
        "@context": CONTEXT,
        "id": f"{store.base}annotations",
        "type": "AnnotationCollection",
        "label": "What the articles say: who is named, what is quoted, what happened",
        "total": len(items),
        "first": {"id": f"{store.base}annotations/1", "type": "AnnotationPage", "startIndex": 0, "items": items},
    }
    yield json.dumps(collection, ensure_ascii=False, indent=1) + "\n"


def _annotations(found: ArticleFacts) -> Iterator[Json]:
    unnamed = [*_mentions(found), *_statements(found), *_events(found)]
    for number, annotation in enumerate(unnamed, start=1):
        yield {"id": f"{found.article.iri}/annotation/{number}", "type": "Annotation", **annotation}


def _mentions(found: ArticleFacts) -> Iterator[Json]:
    for passage in found.facts.of_class(KG.Passage):
        if actors := found.facts.all(passage, KG.refersTo):
            bodies = [_linked("identifying", actor) for actor in actors]
            yield {"motivation": "identifying", "body": bodies, "target": _targets(found, [passage])}


def _statements(found: ArticleFacts) -> Iterator[Json]:
    facts = found.facts
    for node in facts.of_class(KG.Statement):
        speaker = facts.label(facts.one(node, KG.speaker)) or facts.one(facts.one(node, KG.sourcePassage), KG.exact)
        cue = facts.one(facts.one(node, KG.cuePassage), KG.exact)
        words = " ".join(filter(None, [speaker, cue])) or "quoted"
        bodies = [_linked("linking", node), _told(words)]
        if (who := facts.one(node, KG.speaker)) is not None:
            bodies.insert(1, _linked("identifying", who))
        passages = facts.all(node, KG.contentPassage)
        yield {"motivation": "describing", "body": bodies, "target": _targets(found, passages)}


def _events(found: ArticleFacts) -> Iterator[Json]:
    facts = found.facts
    for node in facts.of_class(KG.EventReport):
        kind = facts.one(node, KG.eventType)
        bodies = [_linked("linking", node), *([_linked("classifying", kind)] if kind else [])]
        told = filter(None, [facts.slug(kind), facts.slug(facts.one(node, KG.status))])
        yield {
            "motivation": "classifying",
            "body": [*bodies, _told(", ".join(told))],
            "target": _targets(found, facts.all(node, KG.triggerPassage)),
        }


def _linked(purpose: str, node: str) -> Json:
    return {"type": "SpecificResource", "purpose": purpose, "source": node}


def _told(words: str) -> Json:
    return {"type": "TextualBody", "purpose": "describing", "value": words, "format": "text/plain", "language": "en"}


def _targets(found: ArticleFacts, passages: Iterable[str]) -> Sequence[Json]:
    return [{"source": found.article.iri, "selector": _selectors(found, passage)} for passage in passages]


def _selectors(found: ArticleFacts, passage: str) -> list[Json]:
    facts = found.facts
    start, end = facts.number(passage, KG.start), facts.number(passage, KG.end)
    text = facts.one(found.article.iri, KG.text) or ""
    return [
        {"type": "TextPositionSelector", "start": start, "end": end},
        {
            "type": "TextQuoteSelector",
            "exact": text[start:end],
            "prefix": text[max(0, start - _AROUND) : start],
            "suffix": text[end : end + _AROUND],
        },
    ]


WRITERS: Mapping[str, Writer] = MappingProxyType({"annotations": _jsonld})
