"""SHA-256 sums of the files of a bundle, as `sha256sum -c` reads them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from kg.whole_file import write_whole

SUMS = "SHA256SUMS"


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_checksums(folder: Path, names: Iterable[str]) -> None:
    """Write the sums of these files of a folder to a file beside them."""
    lines = [f"{sha256_of(folder / name)}  {name}\n" for name in sorted(names)]
    write_whole(folder / SUMS, [line.encode() for line in lines])
