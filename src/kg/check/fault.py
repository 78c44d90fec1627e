"""What a check finds: something wrong with one node, before it is known where in the articles that is."""

from __future__ import annotations

from typing import NamedTuple

from kg.model import Severity
from kg.vocab import XSD

# SPARQL: ?start and ?end are offsets; where they are not, the shapes tell, and no other check stumbles
OFFSETS = f"""FILTER (isNumeric(?start) && isNumeric(?end) && ?start >= 0)
    FILTER (DATATYPE(?start) = <{XSD.integer}> && DATATYPE(?end) = <{XSD.integer}>)"""


class Fault(NamedTuple):
    """One thing wrong with one node, and the remedy, in a sentence."""

    node: str
    message: str
    severity: Severity = Severity.ERROR
