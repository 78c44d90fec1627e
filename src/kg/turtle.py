"""Turtle and TriG as a person would write them: subjects grouped by kind, terms short, a fixed order.

Terms come in as N-Triples writes them (`<http://e/s>`, `"text"@en`), so that nothing is parsed twice. The
same triples give the same bytes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from kg.vocab import KG, RDF, RDFS, SCHEMA, SKOS

_TYPE = f"<{RDF.type}>"
Terms = tuple[str, str, str]  # subject, predicate, object

PREFIXES = {
    "kg": "https://w3id.org/readout/ontology#",
    "dcterms": "http://purl.org/dc/terms/",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "medtop": "http://cv.iptc.org/newscodes/mediatopic/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "sssom": "https://w3id.org/sssom/",
    "wd": "http://www.wikidata.org/entity/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
SPACES = ("actor", "article", "event", "graph", "topic", "utterance")  # each a prefix, below the base

# what comes first in a file, and the line above it; a subject stands under the first of its types
_SECTIONS = {
    f"<{PREFIXES['owl']}Ontology>": "The ontology",
    f"<{PREFIXES['owl']}Class>": "Classes",
    f"<{PREFIXES['owl']}ObjectProperty>": "Properties between nodes",
    f"<{PREFIXES['owl']}DatatypeProperty>": "Properties with values",
    f"<{SKOS.Concept}Scheme>": "Schemes of concepts",
    f"<{SKOS.Concept}>": "Concepts",
    f"<{KG.Article}>": "Articles",
    f"<{KG.Extraction}>": "How the articles were read",
    f"<{KG.Person}>": "People",
    f"<{KG.Organization}>": "Organisations",
    f"<{KG.Place}>": "Places",
    f"<{KG.Group}>": "Groups",
    f"<{KG.Actor}>": "Other actors",
    f"<{KG.RoleHeld}>": "Roles held",
    f"<{KG.Statement}>": "Statements, as articles report them",
    f"<{KG.Relay}>": "Who passed statements on",
    f"<{KG.EventReport}>": "Events, as articles report them",
    f"<{KG.Participation}>": "Parts taken in events",
    f"<{KG.Event}>": "Events",
    f"<{KG.Utterance}>": "Acts of speech",
    f"<{KG.Origin}>": "Pieces that several articles carry",
    f"<{KG.SamenessJudgement}>": "Judgements of sameness",
    f"<{KG.Passage}>": "Passages",
}
_RANK_OF_SECTION = {name: rank for rank, name in enumerate(_SECTIONS)}
_HEADINGS = [*_SECTIONS.values(), "Others"]

_FIRST = (RDF.type, SKOS.prefLabel, SKOS.altLabel, RDFS.label, SCHEMA.headline)
_OWN = tuple(value for name, value in vars(KG).items() if not name.startswith("_"))
_RANK_OF_PREDICATE = {f"<{iri}>": rank for rank, iri in enumerate(dict.fromkeys([*_FIRST, *_OWN]))}
_UNRANKED = len(_RANK_OF_PREDICATE)
_RANK_OF_PREDICATE[f"<{KG.text}>"] = _UNRANKED + 1  # long: below all that is short

_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]|\.(?=[A-Za-z0-9_-]))*")
_RELATIVE = re.compile(r"[A-Za-z0-9_-]+(?:/[A-Za-z0-9_-]+)*(?:#[A-Za-z0-9=,_-]+)?")
_DIGITS = re.compile(r"(\d+)")
_LONG = re.compile(r'(?P<line>\\n)|(?P<lone>\\"(?!\\"|\Z))|\\.')  # escapes in a text of several lines
_BARE = {
    f"<{PREFIXES['xsd']}integer>": re.compile(r"[+-]?[0-9]+"),
    f"<{PREFIXES['xsd']}decimal>": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    f"<{PREFIXES['xsd']}boolean>": re.compile("true|false"),
}


class Shortener:
    """Writes terms short: `actor:xi-jinping`, `<article/0a1b/statement/2>`, `120`, `true`."""

    def __init__(self, base: str, prefixes: Mapping[str, str] | None = None) -> None:
        """Write terms short under a base, and under `prefixes` beside the usual ones."""
        # relative IRIs are safe only below a hierarchical base that ends a path
        self.base = base if base.startswith("http") and base.endswith("/") else ""
        self.prefixes = {**{space: f"{base}{space}/" for space in SPACES}, **PREFIXES, **(prefixes or {})}
        self.used: set[str] = set()
        self._prefix_of = {namespace: prefix for prefix, namespace in self.prefixes.items()}
        self._short: dict[str, str] = {}

    def term(self, term: str) -> str:
        """Return a term as Turtle writes it."""
        if term.startswith('"'):
            return self._literal(term)
        short = self._short.get(term)
        if short is None:
            short = self._short[term] = self._iri(term)
        return short

    def predicate(self, term: str) -> str:
        """Return a term as Turtle writes it between a subject and an object."""
        return "a" if term == _TYPE else self.term(term)

    def header(self, *, only_used: bool) -> str:
        """Return the declarations of the base and of the prefixes."""
        lines = [f"@base <{self.base}> ."] if self.base else []
        lines += [
            f"@prefix {prefix}: <{namespace}> ."
            for prefix, namespace in sorted(self.prefixes.items(), key=lambda pair: (pair[0] != "kg", pair))
            if not only_used or prefix in self.used
        ]
        return "\n".join(lines) + "\n"

    def _iri(self, term: str) -> str:
        iri = term[1:-1]
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        prefix = self._prefix_of.get(iri[:cut])
        if prefix and _LOCAL.fullmatch(iri, cut):
            self.used.add(prefix)
            return f"{prefix}:{iri[cut:]}"
        if self.base and iri.startswith(self.base) and _RELATIVE.fullmatch(iri, len(self.base)):
            return f"<{iri[len(self.base) :]}>"
        return term

    def _literal(self, term: str) -> str:
        end = term.rindex('"')
        text, suffix = term[1:end], term[end + 1 :]
        if suffix.startswith("^^"):
            bare = _BARE.get(suffix[2:])
            if bare and bare.fullmatch(text):
                return text
            suffix = f"^^{self.term(suffix[2:])}"
        if "\\n" in text:
            return f'"""{_LONG.sub(_long, text)}"""{suffix}'
        return f'"{text}"{suffix}'


def turtle(triples: Iterable[Terms], base: str, prefixes: Mapping[str, str] | None = None) -> Iterator[str]:
    """Yield a Turtle document, subject by subject; it declares only the prefixes that it uses."""
    shortener = Shortener(base, prefixes)
    body = list(_sections(_by_subject(triples), shortener, ""))  # known before the header is
    yield shortener.header(only_used=True)
    yield from body


def trig(graphs: Iterable[tuple[str, Iterable[Terms]]], base: str, notes: Mapping[str, str]) -> Iterator[str]:
    """Yield a TriG document, graph by graph; `notes` holds a line to stand above a graph."""
    shortener = Shortener(base)
    yield shortener.header(only_used=False)
    for graph, triples in graphs:
        note = " ".join(notes.get(graph, "").split())
        yield f"\n# {note}\n" if note else "\n"
        yield f"{shortener.term(f'<{graph}>')} {{\n"
        yield from _sections(_by_subject(triples), shortener, "    ")
        yield "}\n"


def _by_subject(triples: Iterable[Terms]) -> dict[str, set[tuple[str, str]]]:
    subjects: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for subject, predicate, value in triples:
        subjects[subject].add((predicate, value))
    return subjects


def _sections(subjects: dict[str, set[tuple[str, str]]], shortener: Shortener, indent: str) -> Iterator[str]:
    """Yield the subjects by kind, then by name, under a comment line a kind."""
    order = sorted((_section(values), natural_key(subject), subject) for subject, values in subjects.items())
    last = -1
    for section, _, subject in order:
        if section != last:
            yield f"\n{indent}# {_HEADINGS[section]}\n"
            last = section
        yield _description(subject, subjects[subject], shortener, indent)


def _section(values: set[tuple[str, str]]) -> int:
    others = len(_SECTIONS)
    return min(
        (_RANK_OF_SECTION.get(value, others) for predicate, value in values if predicate == _TYPE),
        default=others,
    )


def _description(subject: str, values: set[tuple[str, str]], shortener: Shortener, indent: str) -> str:
    """Return one subject with all that is said of it, a line a predicate."""
    objects: dict[str, list[str]] = defaultdict(list)
    for predicate, value in values:
        objects[predicate].append(value)
    order = sorted(objects, key=lambda predicate: (_RANK_OF_PREDICATE.get(predicate, _UNRANKED), predicate))
    said = (
        f"{shortener.predicate(predicate)} {', '.join(map(shortener.term, _sorted(objects[predicate])))}"
        for predicate in order
    )
    return f"\n{indent}{shortener.term(subject)} " + f" ;\n{indent}    ".join(said) + " .\n"


def _sorted(values: list[str]) -> list[str]:
    return values if len(values) == 1 else sorted(values, key=lambda value: (natural_key(value), value))


def natural_key(text: str) -> list[str | tuple[int, str]]:
    """Return a key that sorts numbers in a text by their value.

    >>> sorted(["statement/10", "statement/9"], key=natural_key)
    ['statement/9', 'statement/10']
    """
    parts = _DIGITS.split(text)
    return [(len(part), part) if at % 2 else part for at, part in enumerate(parts)]


def _long(escape: re.Match[str]) -> str:
    """Write a line break and a lone quotation mark as they are; other escapes stay."""
    if escape["line"]:
        return "\n"
    return '"' if escape["lone"] else escape[0]
