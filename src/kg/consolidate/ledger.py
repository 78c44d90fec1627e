"""The ledger: every judgement as a line of a plain text file that a person can read, edit and compare.

The file is UTF-8, its cells parted by tabs. A line is a person's where `by` is not `rule`, or where its verdict is not
what the rules said when it was written; such lines win over the rules. Equal judgements give equal bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from kg.consolidate.records import RULE, Judgement, Kind, Verdict
from kg.errors import KgError
from kg.whole_file import write_whole

NAME = "ledger.tsv"
HAND = "hand"  # who decided, where a line was changed and no name given
COLUMNS = ("verdict", "by", "kind", "left", "right", "score", "rules", "rule", "left says", "right says", "evidence")
_NEEDED = 5  # columns of a line that a person adds
_SCORES = {Verdict.SAME: 1.0, Verdict.DIFFERENT: 0.0, Verdict.UNDECIDED: 0.5}  # of a line that a person adds
_STATE = "# joins "
_HEADER = f"""\
# Which reports are of one event, one utterance or one origin, and which names are of one actor.
# The rules propose, people decide. To decide, change the verdict of a line to same, different or undecided, and put
# your name under "by"; or add a line (verdict, by, kind, left, right); or run: kg review --by NAME
# Lines with a name win over the rules at the next kg build and are kept. A line that is taken out is not joined again.
# Cells are parted by tabs. Keep the next line: it tells which lines were taken out.
{_STATE}"""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the ledger: a judgement, what the rules said of the pair, and what its sides said then."""

    judgement: Judgement
    rules: Verdict | None = None
    says: tuple[str, str] = ("", "")
    number: int = 0  # in the file

    @property
    def pair(self) -> tuple[str, str]:
        """The two sides."""
        return self.judgement.pair


@dataclass(frozen=True, slots=True)
class Ledger:
    """The lines of a ledger, and the digest of the joins that it was written with; empty where there is no file."""

    lines: tuple[Line, ...] = ()
    state: str = ""


def joins(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Return the judgements by which the rules joined two nodes."""
    return [judgement for judgement in judgements if judgement.verdict is Verdict.SAME and not judgement.decided]


def digest(judgements: Iterable[Judgement]) -> str:
    """Return a short hash of the pairs that the rules joined."""
    pairs = sorted(" ".join(judgement.pair) for judgement in joins(judgements))
    return hashlib.sha256("\n".join(pairs).encode()).hexdigest()[:16]


def read_ledger(path: Path, base: str) -> Ledger:
    """Read a ledger; an empty one where there is none.

    Raises:
        KgError: it cannot be read, or a line is malformed or contradicts another.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Ledger()
    except UnicodeDecodeError:
        raise KgError(f"{path}: is not UTF-8; save it as UTF-8 text") from None
    except OSError as error:
        raise KgError(f"{path}: cannot be read ({error.strerror})") from error
    found: dict[tuple[str, str], Line] = {}
    state = ""
    for number, raw in enumerate(text.split("\n"), start=1):
        row = raw.rstrip("\r")
        if row.startswith(_STATE):
            state = row.removeprefix(_STATE).strip()
        elif row.strip() and not row.startswith(("#", f"{COLUMNS[0]}\t")):
            line = _read_line(row, number, base, path)
            found[line.pair] = _one_of(found.get(line.pair), line, path)
    return Ledger(tuple(sorted(found.values(), key=lambda line: line.judgement)), state)


def _read_line(row: str, number: int, base: str, path: Path) -> Line:
    where = f"{path}, line {number}"
    cells = [cell.strip() for cell in row.split("\t")]
    if not _NEEDED <= len(cells) <= len(COLUMNS):
        raise KgError(f"{where}: has {len(cells)} cells; give {', '.join(COLUMNS[:_NEEDED])}, parted by tabs")
    told = dict(zip(COLUMNS, cells, strict=False))
    verdict = _choice(Verdict, told["verdict"], "verdict", where)
    kind = _choice(Kind, told["kind"], "kind", where)
    rules = _choice(Verdict, told["rules"], "verdict of the rules", where) if told.get("rules") else None
    left, right = (_iri(told[side], base, f"{where}: {side}") for side in ("left", "right"))
    if left == right:
        raise KgError(f"{where}: both sides are {told['left']}; give two different ones")
    by = told["by"] or HAND
    if by == RULE and rules not in (None, verdict):
        by = HAND
    score = _score(told["score"], where) if told.get("score") else _SCORES[verdict]
    says = told.get("left says", ""), told.get("right says", "")
    if left > right:
        left, right, says = right, left, says[::-1]
    judgement = Judgement(left, right, verdict, kind, score, told.get("rule", ""), told.get("evidence", ""), by)
    return Line(judgement, rules, says, number)


_Choice = TypeVar("_Choice", Verdict, Kind)


def _choice(kind: type[_Choice], text: str, what: str, where: str) -> _Choice:
    try:
        return kind(text.lower())
    except ValueError:
        raise KgError(f"{where}: no {what} {text!r}; write one of {', '.join(kind)}") from None


def _score(text: str, where: str) -> float:
    try:
        score = float(text)
    except ValueError:
        score = -1
    if not 0 <= score <= 1:
        raise KgError(f"{where}: the score {text!r} is no number from 0 to 1; leave the cell as it was, or empty")
    return score


def _iri(text: str, base: str, where: str) -> str:
    if not text or " " in text:
        raise KgError(f"{where} is {text!r}; give the IRI, or the part after {base}")
    return text if ":" in text else base + text


def _one_of(one: Line | None, other: Line, path: Path) -> Line:
    """Of two lines on one pair, the one that a person wrote."""
    if one is None or not one.judgement.decided:
        return other
    if other.judgement.decided and other.judgement.verdict is not one.judgement.verdict:
        raise KgError(
            f"{path}, line {other.number}: contradicts line {one.number} on the same pair; keep one of the two"
        )
    return one


def write_ledger(path: Path, ledger: Ledger, base: str) -> None:
    """Write a ledger whole, sorted by kind and sides.

    Raises:
        KgError: it cannot be written.
    """
    write_whole(path, (piece.encode() for piece in _text(ledger, base)))


def _text(ledger: Ledger, base: str) -> Iterator[str]:
    yield f"{_HEADER}{ledger.state}\n"
    yield "\t".join(COLUMNS) + "\n"
    for line in sorted(ledger.lines, key=lambda line: (line.judgement.kind, line.pair)):
        judgement = line.judgement
        cells = (
            judgement.verdict,
            judgement.by,
            judgement.kind,
            judgement.left.removeprefix(base),
            judgement.right.removeprefix(base),
            f"{judgement.score:.2f}",
            line.rules or "",
            judgement.rule,
            *line.says,
            judgement.evidence,
        )
        yield "\t".join(" ".join(cell.split()) for cell in cells) + "\n"
