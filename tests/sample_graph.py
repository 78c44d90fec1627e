"""A small article with one fact of every kind, written by hand, and its graph."""

from __future__ import annotations

import hashlib

from kg.iri import Iris
from kg.model import (
    Actor,
    ActorType,
    Analysis,
    Article,
    Event,
    EventType,
    Form,
    Medium,
    Participant,
    Relay,
    Role,
    RoleHeld,
    Sentence,
    Span,
    SpeechAct,
    Statement,
    Status,
)

TEXT = (
    "Foreign Minister Ada Smith told Bo Jones by phone on Monday that talks\r\n"
    'would "go on", according to Daily Wire.\n'
    "琼斯说：“会谈有益。”\n"
)


def span(snippet: str) -> Span:
    """The first place of a snippet in the text."""
    start = TEXT.index(snippet)
    return Span(start, start + len(snippet))


ARTICLE = Article(
    name="talks.txt",
    file="news/talks.txt",
    text=TEXT,
    sha256=hashlib.sha256(TEXT.encode()).hexdigest(),
    language="en",
    paragraphs=(Span(0, len(TEXT)),),
    title="Talks go on",
    published="2026-05-05T10:30",
    outlet="Daily Wire",
    author="C. Reporter",
    url="https://example.org/talks",
    place="OSLO",
)

CALL = Event(
    id="e1",
    type=EventType.CALL,
    triggers=(span("phone"),),
    participants=(
        Participant("ada-smith", Role.INITIATOR, span("Ada Smith")),
        Participant("bo-jones", Role.TARGET),
    ),
    time="2026-05-04",
    time_at=span("Monday"),
    place="oslo-town",
    medium=Medium.PHONE,
    status=Status.OCCURRED,
)
TOLD = Statement(
    id="s1",
    source=span("Ada Smith"),
    cue=span("told"),
    content=(span("talks"), span('would "go on"')),
    form=Form.MIXED,
    speaker="ada-smith",
    addressee="bo-jones",
    addressee_at=span("Bo Jones"),
    relays=(Relay(span("Daily Wire"), "daily-wire"), Relay(span("according to"))),
    said_on="2026-05-04",
    said_on_at=span("Monday"),
    occasion="e1",
    topics=("diplomacy",),
    actors=("bo-jones",),
)
PRAISED = Statement(
    id="s2",
    source=span("琼斯"),
    cue=span("说"),
    content=(span("会谈有益。"),),
    form=Form.DIRECT,
    act=SpeechAct.PRAISE,
    speaker="bo-jones",
)
ANALYSIS = Analysis(
    folded=TEXT,
    sentences=(
        Sentence(Span(0, TEXT.index("琼")), 0, "en"),
        Sentence(Span(TEXT.index("琼"), len(TEXT)), 0, "zh"),
    ),
    actors=(
        Actor(
            id="ada-smith",
            type=ActorType.PERSON,
            name="Ada Smith",
            mentions=(span("Ada Smith"),),
            roles=(RoleHeld(span("Foreign Minister"), "oslo-town"),),
            provisional=True,
        ),
        Actor("bo-jones", ActorType.PERSON, "Bo Jones", (span("Bo Jones"), span("琼斯")), provisional=True),
        Actor("daily-wire", ActorType.ORGANIZATION, "Daily Wire", (span("Daily Wire"),), provisional=True),
    ),
    statements=(TOLD, PRAISED),
    events=(CALL,),
)
IRIS = Iris()
NODE = IRIS.article(ARTICLE.sha256)
GRAPH = IRIS.article_graph(ARTICLE.sha256)
