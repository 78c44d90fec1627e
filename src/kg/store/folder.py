"""A store's folder: the small file in it that says that it is one, of which format, and under which base."""

from __future__ import annotations

import json
from pathlib import Path

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


def first_line(error: Exception) -> str:
    """Return the first line of an error's message; parsers add many of what they expected."""
    return str(error).partition("\n")[0]


def _draft(path: Path) -> Path:
    return path / f"{MARKER}.new"
