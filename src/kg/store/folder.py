"""A store's folder: the file in it that says that it is one and under which base, and the engine's files."""

from __future__ import annotations

import json
from pathlib import Path

from pyoxigraph import Store as Engine

from kg.errors import KgError

MARKER = "readout.json"
VERSION = 1  # of the folder's format; a store of another one must be built again


def read_marker(path: Path) -> str | None:
    """Return the base that the store in `path` was made with, None where the folder is empty or missing.

    Raises:
        KgError: the folder is another program's, or of another format.
    """
    if path.exists() and not path.is_dir():
        raise KgError(f"{path}: is a file; a store is a folder, give another --store")
    try:
        marker = json.loads((path / MARKER).read_text(encoding="utf-8"))
        version, base = int(marker["version"]), str(marker["base"])
    except FileNotFoundError:
        if path.is_dir() and any(file != _draft(path) for file in path.iterdir()):
            raise KgError(f"{path}: holds other files and no {MARKER}; give an empty or new folder") from None
        return None
    except (OSError, ValueError, KeyError, TypeError) as error:
        where = path / MARKER
        raise KgError(f"{where}: cannot be read; build into a new folder ({first_line(error)})") from error
    if version != VERSION:
        raise KgError(f"{path}: is a store of format {version}, this version reads {VERSION}: build it again")
    return base


def make_marker(path: Path, base: str) -> str:
    """Make `path` a store's folder; return `base`.

    Raises:
        KgError: it cannot be written to.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
        _draft(path).write_text(json.dumps({"version": VERSION, "base": base}) + "\n", encoding="utf-8")
        _draft(path).replace(path / MARKER)
    except OSError as error:
        why = error.strerror
        raise KgError(f"{path}: a store cannot be made here ({why}); give another --store") from error
    return base


def open_engine(path: Path, *, read_only: bool) -> Engine:
    """Open the engine on a folder.

    Raises:
        KgError: the folder is in use, damaged, or holds no graph to read.
    """
    try:
        return Engine.read_only(str(path)) if read_only else Engine(path)
    except FileNotFoundError as error:
        raise KgError(f"{path}: the store is empty; fill it with 'kg build PATH --store {path}'") from error
    except (OSError, RuntimeError) as error:
        if "lock" in str(error).lower():
            raise KgError(f"{path}: another process is writing to this store; wait for it to end") from error
        raise KgError(
            f"{path}: the store is damaged or cannot be read; build it again into a new folder ({first_line(error)})"
        ) from error


def first_line(error: Exception) -> str:
    """Return the first line of an error's message; parsers add many of what they expected."""
    return str(error).partition("\n")[0]


def _draft(path: Path) -> Path:
    return path / f"{MARKER}.new"
