"""Files that are written whole or not at all."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

from kg.errors import KgError


def write_whole(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a file beside its place and move it there, so that it is never half there; `.gz` packs it.

    Equal pieces give equal bytes, packed too: no name and no time goes into the archive.

    Raises:
        KgError: it cannot be written.
    """
    draft = None
    try:
        with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            draft = Path(file.name)
            _write(file, pieces, packed=path.suffix == ".gz")
        draft.chmod(0o644)
        draft.replace(path)
    except OSError as error:
        raise KgError(f"{path}: cannot be written ({error.strerror})") from error
    finally:
        if draft is not None:
            draft.unlink(missing_ok=True)


def _write(file: IO[bytes], pieces: Iterable[bytes], *, packed: bool) -> None:
    if not packed:
        file.writelines(pieces)
        return
    with gzip.GzipFile("", "wb", fileobj=file, mtime=0) as archive:
        for piece in pieces:
            archive.write(piece)
