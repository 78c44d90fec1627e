"""What a check finds: something wrong with one node, before it is known where in the articles that is."""

from __future__ import annotations

from typing import NamedTuple

from kg.model import Severity


class Fault(NamedTuple):
    """One thing wrong with one node, and the remedy, in a sentence."""

    node: str
    message: str
    severity: Severity = Severity.ERROR
