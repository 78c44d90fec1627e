"""A user's own gazetteer: actors, words of topics and triggers of events in YAML, laid over the lexicons.

    actors:
      ada-anders: {type: person, en: Ada Anders | Anders, zh: 阿达·安德斯, office: foreign-minister FR}
      united-nations: {also: the world body}
    topics:
      tariffs: {strong: [safeguard duty, 保障措施关税]}
    events:
      - {type: call, forms: [hotline talks]}

What is given of an actor whom Readout knows takes the place of what it has under that key; names under `also` are
added. See docs/how-to-extend-the-gazetteer.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kg.additions.actors import read_actors
from kg.additions.sheet import Sheet
from kg.additions.words import read_events, read_topics
from kg.errors import KgError
from kg.lexicon import added, laid_over, use

__all__ = ["Additions", "in_use", "read_additions"]

Additions = dict[str, Any]  # lexicon → what is laid over it
_READERS = {"actors": read_actors, "topics": read_topics, "events": read_events}


@contextmanager
def in_use(paths: Sequence[str | Path]) -> Iterator[None]:
    """Let the lexicons be read with a user's files until the end of the block.

    Raises:
        KgError: a file cannot be read, or a line of it is at fault.
    """
    before = added()
    if paths:
        use({})
        use(read_additions(paths))
    try:
        yield
    finally:
        use(before)


def read_additions(paths: Iterable[str | Path]) -> Additions:
    """Return what the files add to each lexicon; of two that say the same thing differently the later wins.

    Raises:
        KgError: a file cannot be read, or a line of it is at fault: one line for each.
    """
    found: Additions = {}
    faults: list[str] = []
    for path in map(Path, paths):
        sheet = Sheet(path)
        root = sheet.read()
        for section, _, content in sheet.entries(root, "the file", _READERS) if root else ():
            for lexicon, addition in _READERS[section](sheet, content).items():
                found[lexicon] = laid_over(found[lexicon], addition) if lexicon in found else addition
        faults += sheet.faults
    if faults:
        raise KgError("\n".join(faults))
    return found
