"""Making a provisional actor of the graph a known one: an entry in a gazetteer file of the user's own."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import yaml

from kg.additions import read_additions
from kg.errors import KgError
from kg.gazetteer import is_han, slug
from kg.iri import ONTOLOGY, Iris
from kg.model import ActorType
from kg.store import Store
from kg.vocab import KG, RDF, SKOS
from kg.whole_file import write_whole

_SAID = f"""
SELECT DISTINCT ?property ?value WHERE {{{{
  VALUES ?property {{{{ <{RDF.type}> <{KG.provisional}> <{SKOS.prefLabel}> <{SKOS.altLabel}> }}}}
  <{{actor}}> ?property ?value
}}}}"""
_LONG = 10_000  # an entry stays on one line
_SECTION = re.compile(r"^actors:[ \t]*(?:#.*)?\n", re.MULTILINE)
_INDENT = re.compile(r"^( +)\S", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Promoted:
    """An actor as it now stands in a gazetteer file."""

    id: str
    entry: dict[str, str]


def promote(actor: str, gazetteer: str | Path, store: str | Path = "graph") -> Promoted:
    """Write a provisional actor into a gazetteer file, with its names and type; its IRI stays what it is.

    Raises:
        KgError: there is no such store or actor, the actor is known already, or the file is at fault.
    """
    with Store.open(Path(store), read_only=True) as graphs:
        promoted = _described(actor, graphs)
    path = Path(gazetteer)
    text = ""
    if path.exists():
        read_additions([path])  # what is at fault is told before anything is written
        text = path.read_text(encoding="utf-8-sig")
    write_whole(path, [_with_entry(text, promoted, path).encode()])
    return promoted


def _described(actor: str, store: Store) -> Promoted:
    """What the graph says of an actor, by its slug or IRI."""
    space = Iris(store.base).actor("")
    key = actor.removeprefix(space)
    if not re.fullmatch(r"[\w-]+", key):
        raise KgError(f"{actor}: is no actor's slug or IRI; 'kg show ARTICLE' shows those of an article")
    said: dict[str, list[str]] = defaultdict(list)
    for row in store.select(_SAID.format(actor=space + key)):
        said[row["property"].value].append(row["value"].value)
    if not said:
        raise KgError(f"{actor}: no such actor in the store; 'kg show ARTICLE' shows those of an article")
    if KG.provisional not in said:
        raise KgError(f"{actor}: is known already; write what is to be corrected into the file by hand")
    types = (iri.removeprefix(ONTOLOGY).lower() for iri in said[RDF.type])
    type_ = next((name for name in sorted(types) if name in {*ActorType}), str(ActorType.ORGANIZATION))
    names = list(dict.fromkeys([*sorted(said[SKOS.prefLabel]), *sorted(said[SKOS.altLabel])]))
    chinese = [name for name in names if is_han(name)]
    english = [name for name in names if not is_han(name)] or [slug(chinese[0]).replace("-", " ").title()]
    entry = {"type": type_, "en": " | ".join(english)} | ({"zh": " | ".join(chinese)} if chinese else {})
    return Promoted(key, entry)


def _with_entry(text: str, promoted: Promoted, path: Path) -> str:
    """The file with one entry more, at the head of its actors; all else in it, comments too, stays as it was."""
    told = yaml.safe_dump(promoted.entry, default_flow_style=True, allow_unicode=True, sort_keys=False, width=_LONG)
    entry = f"{promoted.id}: {told.strip()}"
    found = _SECTION.search(text)
    if found is None:
        if re.search(r"^actors:", text, re.MULTILINE):
            raise KgError(f"{path}: its actors stand on one line; begin a new line behind 'actors:' for each")
        ending = "" if not text or text.endswith("\n") else "\n"
        return f"{text}{ending}actors:\n  {entry}\n"
    rest = text[found.end() :]
    if re.search(rf"^ +{re.escape(promoted.id)}:", rest, re.MULTILINE):
        raise KgError(f"{path}: has an entry for {promoted.id} already; edit that")
    indent = _INDENT.search(rest)
    return f"{text[: found.end()]}{indent[1] if indent else '  '}{entry}\n{rest}"
