"""What was delivered where: a line for each named graph that another store took, kept in the store's folder.

A load that broke off is taken up from it, and one that is repeated sends only what has changed. It is no proof
of what the other store holds, which is counted as well: a journal that is lost costs time and nothing else.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from pathlib import Path

FOLDER = "loads"


class Journal:
    """The digest of each graph delivered to one address, newest last; without a folder it is kept in memory."""

    def __init__(self, store: Path | None, url: str) -> None:
        """Read what was delivered to `url`, whoever logs in there."""
        name = hashlib.sha256(re.sub("//[^/@]*@", "//", url).encode()).hexdigest()[:16]
        self.path = store / FOLDER / f"{name}.jsonl" if store else None
        self.delivered = dict(_entries(self.path)) if self.path else {}

    def note(self, graph: str, digest: str) -> None:
        """Keep that a graph arrived."""
        self.delivered[graph] = digest
        self._append(graph, digest)

    def forget(self, graphs: Iterable[str]) -> None:
        """Keep that graphs are not there, or not as they were sent."""
        for graph in graphs:
            if self.delivered.pop(graph, None) is not None:
                self._append(graph, None)

    def tidy(self) -> None:
        """Write the file anew, a line a graph."""
        self._write("w", "".join(_line(graph, digest) for graph, digest in sorted(self.delivered.items())))

    def _append(self, graph: str, digest: str | None) -> None:
        self._write("a", _line(graph, digest))

    def _write(self, mode: str, text: str) -> None:
        """Write to the file; in a folder that may only be read, later loads begin from the start."""
        if self.path is None:
            return
        try:
            self.path.parent.mkdir(exist_ok=True)
            with self.path.open(mode, encoding="utf-8") as file:
                file.write(text)
        except OSError:
            self.path = None


def _entries(path: Path) -> dict[str, str]:
    """Return the last word on each graph; a line that a killed process left half written counts for nothing."""
    found: dict[str, str] = {}
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").split("\n")
    except OSError:
        return found
    for line in lines:
        try:
            graph, digest = json.loads(line)
        except (ValueError, TypeError):
            continue
        found.pop(graph, None)
        if digest is not None:
            found[graph] = digest
    return found


def _line(graph: str, digest: str | None) -> str:
    # the break stands before the line, so that one that was left half written spoils no other
    return "\n" + json.dumps([graph, digest], ensure_ascii=False)
