"""An evaluation as text for people, or as JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict

from kg.evaluate.differences import Difference
from kg.evaluate.evaluation import Evaluation
from kg.evaluate.figures import Figure, Score, Share


def to_table(found: Evaluation, errors: int = 20) -> str:
    """Return the figures as a table, how many errors of each kind there are, and the first of them."""
    lines = [f"{found.articles} article{'' if found.articles == 1 else 's'}"]
    wide = max(map(len, found.figures), default=0)
    lines += [f"{name:{wide}}  {_told(figure)}" for name, figure in found.figures.items()]
    if found.differences:
        kinds = Counter(one.kind for one in found.differences).most_common()
        lines += ["", ", ".join(f"{count} {kind}" for kind, count in kinds)]
    for one in found.differences[:errors]:
        lines += ["", *_lines(one)]
    if errors and (more := len(found.differences) - errors) > 0:
        lines += ["", f"… and {more} more: --errors {len(found.differences)} lists them all"]
    return "".join(f"{line}\n" for line in lines)


def to_json(found: Evaluation, errors: int = 20) -> str:
    """Return the figures and the first errors as one JSON object."""
    listed = [asdict(one) for one in found.differences[:errors]]
    figures = {name: _values(figure) for name, figure in found.figures.items()}
    document = {"articles": found.articles, "measures": figures, "errors": listed}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _told(figure: Figure) -> str:
    if isinstance(figure, Score):
        shares = f"P {figure.precision:.3f}  R {figure.recall:.3f}  F1 {figure.value:.3f}"
        return f"{shares}  (gold {figure.gold}, found {figure.found})"
    counts = f"  ({figure.right} of {figure.of})" if isinstance(figure, Share) else ""
    return f"{figure.value:.3f}{counts}"


def _values(figure: Figure) -> dict[str, float]:
    if isinstance(figure, Score):
        shares = {"P": figure.precision, "R": figure.recall, "F1": figure.value}
        return shares | {"gold": figure.gold, "found": figure.found}
    if isinstance(figure, Share):
        return {"share": figure.value, "right": figure.right, "of": figure.of}
    return {"value": figure.value}


def _lines(one: Difference) -> Iterator[str]:
    where = " ".join(f"{start}:{end}" for start, end in one.spans)
    yield f"{one.kind}  {one.article} {where}"
    if one.sentence:
        yield f"    {one.sentence}"
    yield f"    gold   {one.gold or '–'}"
    yield f"    found  {one.found or '–'}"
