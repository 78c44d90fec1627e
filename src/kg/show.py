"""A person's view of one thing in the graph: an article with its facts marked in its text, an actor, an event.

Lines of styled pieces; what a style looks like is the command line's business.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from kg.errors import KgError
from kg.iri import ONTOLOGY
from kg.paths import queries_dir
from kg.sparql import bind, is_iri
from kg.store import Literal, NamedNode, Store, Table

# by which link a passage hangs on a report → how it is shown; the later wins where two cover one character
MARKS = {"contentPassage": "content", "sourcePassage": "speaker", "cuePassage": "cue", "triggerPassage": "event"}
_RANK = {style: rank for rank, style in enumerate(["plain", *MARKS.values()])}


class Piece(NamedTuple):
    """Some text, and in what style it stands out."""

    text: str
    style: str = "plain"


Line = tuple[Piece, ...]


def show(what: str, store: Store) -> Iterator[Line]:
    """Yield a view of `what`: the file, name, hash or IRI of an article; the slug, name or IRI of anything else.

    Raises:
        KgError: there is no such thing in the store, or several are called so.
    """
    node = _find(what, store)
    kinds = {str(row["type"].value).removeprefix(ONTOLOGY) for row in _ask(store, "node", node)}
    if "Article" in kinds:
        yield from _article(node, store)
    else:
        yield from _heading(node, kinds, store)
    yield from _statements(node, store)
    yield from _events(node, store)


def _find(what: str, store: Store) -> str:
    """The IRI of what a person calls `what`."""
    for article in store.articles():
        if what in (article.file, article.name, article.iri, article.sha256, article.sha256[:12]):
            return article.iri
    spaces = ("actor/", "event/", "utterance/", "article/", "topic/")
    for node in [what] if is_iri(what) else [f"{store.base}{space}{what}" for space in spaces]:
        if is_iri(node) and _ask(store, "node", node):
            return node
    called = [row["node"].value for row in store.select(_view("called", _name=Literal(what)))]
    if len(called) == 1:
        return str(called[0])
    if called:
        raise KgError(f"{what}: several are called so; say which: {', '.join(map(str, called))}")
    raise KgError(f"{what}: no such thing in the store; 'kg stats' and 'kg query articles' say what there is")


def _ask(store: Store, view: str, node: str) -> Table:
    name = "_article_iri" if view in ("article", "marks") else "_node_iri"
    return store.select(_view(view, **{name: NamedNode(node)}))


def _view(name: str, **values: NamedNode | Literal) -> str:
    text = (queries_dir() / "views" / f"{name}.rq").read_text(encoding="utf-8")
    return bind(text, values)


def _article(node: str, store: Store) -> Iterator[Line]:
    """The article's head, then its text with sources, cues, contents and triggers marked."""
    found = _ask(store, "article", node)
    head = found.solutions[0]
    yield (Piece(_text(head["headline"]) or _text(head["file"]), "title"),)
    facts = [_text(head[name]) for name in ("outlet", "published", "language", "file")]
    yield (Piece(" · ".join(filter(None, facts)), "label"),)
    yield ()
    yield from _marked(_text(head["text"]), _ask(store, "marks", node))


def _marked(text: str, marks: Table) -> Iterator[Line]:
    """The text's lines, each cut into pieces where a mark begins or ends; a mark's end names its report."""
    styles = [0] * len(text)
    ends: dict[int, list[str]] = {}
    order = list(MARKS.values())
    for mark in marks:
        start, end = int(_text(mark["start"])), int(_text(mark["end"]))
        style = MARKS[_text(mark["link"]).removeprefix(ONTOLOGY)]
        styles[start:end] = [max(old, _RANK[style]) for old in styles[start:end]]
        if style in ("content", "event"):
            ends.setdefault(end, []).append(_short(_text(mark["report"])))
    at = 0
    for line in text.splitlines(keepends=True):
        yield tuple(_pieces(line.rstrip("\r\n"), at, styles, ends, ["plain", *order]))
        at += len(line)
    yield ()


def _pieces(line: str, at: int, styles: list[int], ends: dict[int, list[str]], names: list[str]) -> Iterator[Piece]:
    start = 0
    for here in range(1, len(line) + 1):
        labels = ends.get(at + here, [])
        if labels or here == len(line) or styles[at + here] != styles[at + start]:
            yield Piece(line[start:here], names[styles[at + start]])
            start = here
        if labels:
            yield Piece(f"[{' '.join(dict.fromkeys(labels))}]", "label")


def _heading(node: str, kinds: set[str], store: Store) -> Iterator[Line]:
    labels = [_text(row["label"]) for row in _ask(store, "node", node) if row["label"]]
    names = list(dict.fromkeys(labels))
    yield (Piece(node.removeprefix(store.base), "title"), Piece(f"  {', '.join(sorted(kinds))}", "label"))
    if names:
        yield (Piece(" · ".join(names)),)
    for row in _ask(store, "roles", node):
        yield (Piece("role  ", "label"), Piece(_text(row["role"])), Piece(f"  {_text(row['file'])}", "label"))
    yield ()


def _statements(node: str, store: Store) -> Iterator[Line]:
    for row in _ask(store, "statements", node):
        say = partial(_field, row)
        speaker = _text(row["speaker"]) or _text(row["source"]) or "?"
        yield (
            Piece(f"{_short(_text(row['statement'])):>4}  ", "label"),
            Piece(speaker, "speaker"),
            Piece(f" → {_text(row['addressee'])}" if row["addressee"] else "", "speaker"),
            Piece(say("when") + say("act") + say("form") + say("topics") + say("relays", "via "), "label"),
            Piece(f"  {_text(row['file'])}", "label"),
        )
        yield (Piece("      "), Piece(_text(row["text"]), "content"))


def _events(node: str, store: Store) -> Iterator[Line]:
    for row in _ask(store, "events", node):
        say = partial(_field, row)
        yield (
            Piece(f"{_short(_text(row['event'])):>4}  ", "label"),
            Piece(_text(row["type"]), "event"),
            Piece(say("when") + say("status") + say("medium") + say("place", "in ") + say("participants"), "label"),
            Piece(f"  {_text(row['file'])}", "label"),
        )
        yield (Piece("      "), Piece(_text(row["triggers"])))


def _field(row: object, name: str, before: str = "") -> str:
    value = _text(row[name])  # type: ignore[index]  # a solution is indexed by name, and has no protocol for it
    return f"  {before}{value}" if value else ""


def _text(term: object) -> str:
    """The text of a literal or IRI, "" for what is unbound."""
    return "" if term is None else str(getattr(term, "value", term))


def _short(report: str) -> str:
    """`…/statement/3` → s3, `…/event/1` → e1."""
    _, kind, number = report.rsplit("/", 2)
    return f"{kind[0]}{number}"
