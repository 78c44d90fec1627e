"""Which statements report one act of speech: one speaker, one occasion or day, and the same content.

In one language the words must be largely the same; between languages the actors and topics must, with nothing else
said there that fits as well. Word for word the same, a statement is the same whatever its date: a wire report.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from operator import attrgetter

from kg.consolidate.dates import Precision, agree, finer, precision
from kg.consolidate.records import Judgement, StatementReport, Verdict
from kg.consolidate.words import containment, numbers, overlap, tokens

_iri = attrgetter("iri")  # statements are put in order by their IRIs
_SAME = 0.45  # of all words, on one occasion
_CONTAINED = 0.75  # of the shorter one's words
_NEARLY = 0.3
_VERBATIM = 0.85
_ENOUGH = 4  # shared words
_RARE = 6  # of a statement's rarest words, by which like statements are looked up
_CROWD = 40  # statements with one word, more are no help in looking up


@dataclass(slots=True)
class UtteranceGroup:
    """Statements that report one act of speech."""

    statements: list[StatementReport]
    when: str | None = None
    occasions: set[str] = field(default_factory=set)  # the events at which it was said

    @property
    def first(self) -> StatementReport:
        """The statement with the smallest IRI, which stands for the group."""
        return min(self.statements, key=_iri)

    def absorb(self, other: UtteranceGroup) -> None:
        """Take the statements of another group."""
        self.statements += other.statements
        self.occasions |= other.occasions
        self.when = finer(self.when, other.when)


def group_statements(
    statements: Iterable[StatementReport], event_of: Mapping[str, str]
) -> tuple[list[UtteranceGroup], list[Judgement]]:
    """Return statements with a speaker in groups of one utterance each, and the judgements made.

    `event_of` gives the event that an event report is of.
    """
    spoken = sorted({statement for statement in statements if statement.speaker}, key=_iri)
    judged = _alike(spoken, event_of)
    judged += _across_languages(spoken, event_of)
    groups = {statement.iri: _single(statement, event_of) for statement in spoken}
    settled = []
    for judgement in sorted(set(judged)):
        one, other = groups[judgement.left], groups[judgement.right]
        if judgement.verdict is Verdict.SAME and one is not other:
            if _conflict(one, other):
                settled.append(replace(judgement, verdict=Verdict.UNDECIDED))
                continue
            larger, smaller = (one, other) if len(one.statements) >= len(other.statements) else (other, one)
            larger.absorb(smaller)
            groups.update((statement.iri, larger) for statement in smaller.statements)
        settled.append(judgement)
    distinct = {id(group): group for group in groups.values()}.values()
    return sorted(distinct, key=lambda group: group.first.iri), settled


def _single(statement: StatementReport, event_of: Mapping[str, str]) -> UtteranceGroup:
    event = event_of.get(statement.occasion or "")
    return UtteranceGroup([statement], statement.when, {event} if event else set())


def _conflict(one: UtteranceGroup, other: UtteranceGroup) -> bool:
    """Whether two groups were said at different times: an undated report must not bridge them."""
    apart = bool(one.occasions and other.occasions) and one.occasions.isdisjoint(other.occasions)
    return apart or not agree(one.when, other.when)


def _alike(spoken: list[StatementReport], event_of: Mapping[str, str]) -> list[Judgement]:
    """Judge pairs of one speaker and language that share rare words."""
    by_speaker: dict[tuple[str | None, str], list[StatementReport]] = defaultdict(list)
    for statement in spoken:
        by_speaker[statement.speaker, statement.language].append(statement)
    judged = []
    for said in by_speaker.values():
        for one, other in sorted(_candidates(said), key=lambda pair: (pair[0].iri, pair[1].iri)):
            judgement = _judge(one, other, event_of)
            if judgement is not None:
                judged.append(judgement)
    return judged


def _candidates(said: list[StatementReport]) -> set[tuple[StatementReport, StatementReport]]:
    """Pairs that share one of their rarest words, neighbours in order only: chains bring the rest together."""
    often = Counter(word for statement in said for word in tokens(statement.text))
    by_word: dict[str, list[StatementReport]] = defaultdict(list)
    by_text: dict[frozenset[str], list[StatementReport]] = defaultdict(list)
    for statement in said:
        by_text[tokens(statement.text)].append(statement)
    pairs = {pair for same in by_text.values() for pair in pairwise(same)}
    for same in by_text.values():
        shared = (word for word in tokens(same[0].text) if often[word] > 1)
        words = sorted(shared, key=lambda word: (often[word], word))
        for word in words[:_RARE]:
            by_word[word].append(same[0])
    for alike in by_word.values():
        near = alike if len(alike) <= _CROWD else []
        pairs |= {(one, other) for at, one in enumerate(near) for other in near[at + 1 :]}
    return pairs


def _judge(one: StatementReport, other: StatementReport, event_of: Mapping[str, str]) -> Judgement | None:
    """Judge two statements of one speaker in one language; None where nothing speaks for their being one."""
    left, right = tokens(one.text), tokens(other.text)
    shared = len(left & right)
    share, within = overlap(left, right), containment(left, right)
    if shared < _ENOUGH or (share < _NEARLY and within < _CONTAINED):
        return None
    together = _together(one, other, event_of)
    note = f"{share:.0%} of the words shared, {within:.0%} of the shorter one's"
    if numbers(one.text) != numbers(other.text) and share < _VERBATIM:
        together = None if together else together
    if share >= _VERBATIM and together is not False:
        return Judgement.on(one.iri, other.iri, Verdict.SAME, f"rule same-words: {note}")
    if together and (share >= _SAME or within >= _CONTAINED):
        return Judgement.on(one.iri, other.iri, Verdict.SAME, f"rule same-occasion-and-content: {note}")
    if together is not False and one.article != other.article and share >= _NEARLY:
        return Judgement.on(one.iri, other.iri, Verdict.UNDECIDED, f"rule same-speaker: {note}")
    return None


def _together(one: StatementReport, other: StatementReport, event_of: Mapping[str, str]) -> bool | None:
    """Whether two statements were made on one occasion or day; None where that is not known."""
    events = event_of.get(one.occasion or ""), event_of.get(other.occasion or "")
    if events[0] and events[1]:
        return events[0] == events[1]
    if not agree(one.when, other.when):
        return False
    exact = (Precision.DAY, Precision.DAY_OF_ANY_YEAR)
    known = precision(one.when) in exact and precision(other.when) in exact
    return True if known else None


def _across_languages(spoken: list[StatementReport], event_of: Mapping[str, str]) -> list[Judgement]:
    """Judge pairs of one speaker at one event in two languages: the same actors and topics, and no rival."""
    by_event: dict[tuple[str | None, str], list[StatementReport]] = defaultdict(list)
    for statement in spoken:
        event = event_of.get(statement.occasion or "")
        if event and statement.mentions and statement.topics:
            by_event[statement.speaker, event].append(statement)
    judged = []
    for said in by_event.values():
        profiles: dict[frozenset[str], dict[str, list[StatementReport]]] = defaultdict(lambda: defaultdict(list))
        for statement in said:
            profiles[statement.mentions | statement.topics][statement.language].append(statement)
        for profile, languages in sorted(profiles.items(), key=lambda item: sorted(item[0])):
            judged += _between(profile, languages)
    return judged


def _between(profile: frozenset[str], languages: dict[str, list[StatementReport]]) -> list[Judgement]:
    """Judge the statements with one profile: sure only where each article has one such statement."""
    judged = []
    for first, second in pairwise(sorted(languages)):
        one, other = languages[first], languages[second]
        alone = all(len({s.article for s in said}) == len(said) for said in (one, other))
        agree_on = all(numbers(s.text) == numbers(one[0].text) for s in one + other)
        verdict = Verdict.SAME if alone and agree_on and len(profile) >= 3 else Verdict.UNDECIDED
        note = f"rule same-occasion-actors-and-topics: {', '.join(sorted(profile))}"
        judged.append(Judgement.on(one[0].iri, other[0].iri, verdict, note))
    return judged
