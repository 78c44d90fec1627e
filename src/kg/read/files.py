"""From the paths a user gives to the files to read, in one order whatever the system's."""

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import KgError
from kg.model import Problem, Severity

SUFFIXES = (".txt", ".md", ".html", ".htm", ".jsonl")
SOURCES = "sources.yaml"  # what is known of the articles of a folder, no article itself
STDIN = "-"


@dataclass(frozen=True, slots=True)
class Input:
    """One file to read; `path` is None for standard input."""

    path: Path | None
    label: str  # as facts cite it: relative to the current folder where below it
    name: str  # the file's name, without .gz

    @property
    def suffix(self) -> str:
        """`.txt` of `article.txt.gz`."""
        return Path(self.name).suffix.lower()


def find_inputs(paths: Sequence[str | Path]) -> list[Input | Problem]:
    """Return what to read, sorted, each file once; what cannot be read as a problem.

    Raises:
        KgError: a path does not exist, a pattern matches nothing, or nothing readable is left.
    """
    if not paths:
        raise KgError("nothing to read: name a file, a folder, a pattern like 'seeds/*.txt', or - for standard input")
    found: dict[str, Input | Problem] = {}
    for given in paths:
        if str(given) == STDIN:
            found.setdefault("", Input(None, "stdin", "stdin"))
            continue
        for path in _expand(str(given)):
            for one in _walk(path) if path.is_dir() else [_to_input(path)]:
                if one is not None:
                    key = os.path.realpath(one.path) if isinstance(one, Input) and one.path else str(one)
                    found.setdefault(key, one)
    if not found:
        raise KgError(f"no article in {_listed(paths)}: Readout reads {', '.join(SUFFIXES)}, each also as .gz")
    return sorted(found.values(), key=lambda one: one.where if isinstance(one, Problem) else one.label)


def _listed(paths: Sequence[str | Path]) -> str:
    return ", ".join(str(path) for path in paths[:3]) + (" …" if len(paths) > 3 else "")


def _expand(given: str) -> list[Path]:
    """The paths that an argument means; a file whose very name holds a * is taken by its name."""
    if "\0" in given:
        raise KgError(f"{given!r} is no path: it holds a null character")
    path = Path(given)
    if os.path.lexists(given):
        if not path.exists():
            raise KgError(f"{given} is a link that leads nowhere: mend or remove it")
        if not path.is_dir() and not path.is_file():
            raise KgError(f"{given} is neither a file nor a folder: give one of these, or - for standard input")
        return [path]
    if not glob.has_magic(given):
        raise KgError(f"{given} does not exist: check the path")
    matched = sorted(glob.glob(given, recursive=True))  # noqa: PTH207 (Path.glob takes no absolute pattern)
    if not matched:
        raise KgError(f"{given} matches no file: check the pattern, and quote it so that the shell leaves it alone")
    return [Path(match) for match in matched if Path(match).exists() and not Path(match).is_dir()] or [
        Path(match) for match in matched if Path(match).is_dir()
    ]


def _walk(folder: Path) -> Iterator[Input | Problem]:
    """The articles below a folder; links are followed, each real folder once, so that loops end."""
    seen: set[str] = set()
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        real = os.path.realpath(here)
        if real in seen:
            continue
        seen.add(real)
        try:
            entries = sorted(os.scandir(here), key=lambda entry: entry.name)
        except OSError as error:
            yield _unreadable(here, error)
            continue
        for entry in entries:
            path = here / entry.name
            if entry.name.startswith(".") or entry.name == SOURCES:
                continue
            try:
                mode = path.stat().st_mode
            except OSError as error:
                yield _unreadable(path, error)
                continue
            if stat.S_ISDIR(mode):
                waiting.append(path)
            elif stat.S_ISREG(mode) and _plain_name(entry.name).lower().endswith(SUFFIXES):
                yield _named(path)


def _unreadable(path: Path, error: OSError) -> Problem:
    reason = (error.strerror or "cannot be read").lower()
    return Problem(Severity.ERROR, f"{reason}: mend the file's rights or links, or leave it out", label_of(path))


def _to_input(path: Path) -> Input | None:
    return None if path.name == SOURCES else _named(path)


def _named(path: Path) -> Input:
    return Input(path, label_of(path), _printable(_plain_name(path.name)))


def _plain_name(name: str) -> str:
    return name[:-3] if name.lower().endswith(".gz") else name


def _printable(name: str) -> str:
    """A name that can be printed and put into a graph, whatever bytes the system gave it."""
    return os.fsencode(name).decode("utf-8", "replace")


def label_of(path: Path) -> str:
    """Return the path as facts cite it: POSIX, relative to the current folder where below it."""
    whole = Path(os.path.abspath(path))  # noqa: PTH100 (Path.resolve would follow links)
    here = Path.cwd()
    return _printable((whole.relative_to(here) if whole.is_relative_to(here) else whole).as_posix())
