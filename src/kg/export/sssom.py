"""The judgements as SSSOM/TSV, the Simple Standard for Sharing Ontological Mappings.

See https://mapping-commons.github.io/sssom/spec-formats-tsv/. `same` is `skos:exactMatch`, `different` its negation,
`undecided` `skos:relatedMatch`. No date is written: equal graphs give equal bytes.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from kg import __version__
from kg.consolidate.records import Judgement, Verdict
from kg.consolidate.reports import told_in
from kg.consolidate.sides import Side, sides_of
from kg.consolidate.update import judgements_in
from kg.export.selection import Selection, Writer
from kg.iri import Iris
from kg.store import Store

_PREFIX = "readout"
_COLUMNS = (
    "subject_id",
    "subject_label",
    "subject_category",
    "predicate_id",
    "predicate_modifier",
    "object_id",
    "object_label",
    "object_category",
    "mapping_justification",
    "author_label",
    "confidence",
    "comment",
)
_PREDICATES = {
    Verdict.SAME: ("skos:exactMatch", ""),
    Verdict.DIFFERENT: ("skos:exactMatch", "Not"),
    Verdict.UNDECIDED: ("skos:relatedMatch", ""),
}
_BY_RULE, _BY_HAND = "semapv:CompositeMatching", "semapv:ManualMappingCuration"


def _sssom(store: Store, _: Selection) -> Iterator[str]:
    iris = Iris(store.base)
    yield from _metadata(iris)
    sides = sides_of(told_in(store), iris)
    rows = sorted(_row(judgement, sides, store.base) for judgement in judgements_in(store))
    # a column that no mapping fills is left out
    filled = [at for at, name in enumerate(_COLUMNS) if name in _COLUMNS[:1] or any(row[at] for row in rows)]
    for row in [_COLUMNS, *rows]:
        yield _line(row[at] for at in filled)


def _metadata(iris: Iris) -> Iterator[str]:
    yield "#curie_map:\n"
    yield f"#  {_PREFIX}: {iris.base}\n"
    yield f"#mapping_set_id: {iris.consolidated}\n"
    yield "#mapping_set_title: Which reports are of one event, utterance or origin\n"
    yield "#license: https://w3id.org/sssom/license/unspecified\n"
    yield "#subject_type: owl named individual\n"
    yield "#object_type: owl named individual\n"
    yield "#mapping_tool: Readout\n"
    yield f'#mapping_tool_version: "{__version__}"\n'


def _row(judgement: Judgement, sides: Mapping[str, Side], base: str) -> tuple[str, ...]:
    predicate, modifier = _PREDICATES[judgement.verdict]
    left, right = (sides[iri].says if iri in sides else "" for iri in judgement.pair)
    return (
        _curie(judgement.left, base),
        left,
        judgement.kind,
        predicate,
        modifier,
        _curie(judgement.right, base),
        right,
        judgement.kind,
        _BY_HAND if judgement.decided else _BY_RULE,
        judgement.by if judgement.decided else "",
        f"{judgement.score:.3f}".rstrip("0").rstrip("."),
        ": ".join(filter(None, (judgement.rule, judgement.evidence))),
    )


def _curie(iri: str, base: str) -> str:
    return f"{_PREFIX}:{iri.removeprefix(base)}"


def _line(cells: Iterable[str]) -> str:
    """Return a row as the format quotes it: only cells that hold a quotation mark."""
    line = io.StringIO()
    csv.writer(line, delimiter="\t", lineterminator="\n").writerow([" ".join(cell.split()) for cell in cells])
    return line.getvalue()


WRITERS: Mapping[str, Writer] = MappingProxyType({"sssom": _sssom})
