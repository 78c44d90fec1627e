"""Who passes a statement on: an outlet that reports another's words is their relay, not their source."""

from __future__ import annotations

from kg.analyse.statements.english.findings import Context, Finding
from kg.analyse.statements.english.phrases import Phrase
from kg.analyse.statements.english.sources import can_speak, is_outlet, source_span
from kg.analyse.statements.english.verbs import read_verb
from kg.analyse.statements.english.words import Reading
from kg.model import Relay


def add_finding(reading: Reading, found: list[Finding], finding: Finding) -> list[Finding]:
    """Add a finding; one that speaks of those before as its content relays them or replaces them."""
    if not finding.parts and not finding.relays and finding.source is not None:
        return [*found[:-1], _going_back_to(reading, found[-1], finding.source)]
    if not finding.parts:  # a relay alone: "…, according to Xinhua"
        return [f._replace(relays=(*f.relays, *finding.relays)) for f in found]
    if not found:
        return [_unnested(reading, finding)]
    covered = [f for f in found if f.clause >= finding.parts[0].start and f.end <= finding.cue.start]
    if covered and finding.source is not None and _passes_on(reading, finding, covered):
        relay = Relay(source_span(reading.words, finding.source))
        return [f._replace(relays=(*f.relays, relay)) if f in covered else f for f in found]
    return [*(f for f in found if f not in covered), _unnested(reading, finding)]


def _going_back_to(reading: Reading, finding: Finding, cited: Phrase) -> Finding:
    """Return the statement with the source that an outlet cites for it: "…, the agency reported, citing an envoy"."""
    outlet = finding.source
    if outlet is None or not is_outlet(reading.words, outlet) or not can_speak(reading.words, cited):
        return finding
    return finding._replace(source=cited, relays=(*finding.relays, Relay(source_span(reading.words, outlet))))


def _passes_on(reading: Reading, finding: Finding, covered: list[Finding]) -> bool:
    """Whether a content that others' statements make up is only passed on: "Macron said …, the palace said"."""
    spoken = covered[0].is_plain and covered[-1].end >= finding.parts[0].end
    return spoken or (finding.source is not None and is_outlet(reading.words, finding.source))


def _unnested(reading: Reading, finding: Finding) -> Finding:
    """Return the statement that an outlet only passes on: "State television said the president had told X …"."""
    if finding.source is None or len(finding.parts) != 1 or not is_outlet(reading.words, finding.source):
        return finding
    start, end = finding.parts[0]
    inner = Reading(reading.words[:end], reading.text)
    nested = _first_nested(inner, start)
    if nested is None:
        return finding
    relay = Relay(source_span(reading.words, finding.source))
    return nested._replace(relays=(*nested.relays, relay), end=finding.end)


def _first_nested(reading: Reading, start: int) -> Finding | None:
    """Return the attribution that a content consists of, where it does."""
    for at in range(start + 1, min(len(reading.words), start + 12)):
        finding = read_verb(reading, at, Context(start, start, None))
        if finding is not None:
            speaks = finding.is_plain or finding.hearer is not None
            whole = finding.clause == start and finding.cue.start < finding.parts[0].start
            return finding if speaks and whole else None
    return None
