"""Which statements report one act of speech: one speaker, one occasion or day, and the same content.

The content may be worded anew, cut, added to or translated: in one language the words tell, in any the actors,
topics, concepts and numbers. Word for word the same, a statement is the same whatever its date: a wire report. An
article tells its own statements apart, so each has one counterpart in another article: the likest.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import combinations, pairwise
from operator import attrgetter

from kg.consolidate.cluster import cluster
from kg.consolidate.contrary import contrary
from kg.consolidate.dates import agree, finer
from kg.consolidate.records import Judgement, Kind, StatementReport, Verdict
from kg.consolidate.scenes import Scene, Scenes, Together, together
from kg.consolidate.wording import Likeness, Wording, likeness

_iri = attrgetter("iri")  # statements are put in order by their IRIs
_SAME = 0.45  # of all words, on one occasion
_CONTAINED = 0.75  # of the shorter one's words
_NEARLY = 0.3
_VERBATIM = 0.85
_ENOUGH = 4  # shared words
_MEANT = 3.4  # the weight of what both talk of, on one occasion …
_MOSTLY = 0.6  # … and its share of what the shorter one talks of
_BRIEF = 2.3  # enough where so little is said that nearly all of it …
_NEARLY_ALL = 0.8  # … is shared, two things of it telling, and the longer one …
_HALF = 0.5  # … says little more
_WHOLLY = 0.85  # where it is not sure that they were made together …
_MUCH = 4.5  # … unless they share so much
_PARTLY = 0.45
_RARE = 8  # of a statement's rarest words and features, by which like statements are looked up
_CROWD = 40  # statements with one of them, more are no help in looking up
_FEW = 12  # statements of which every pair is compared
_SHOWN = 8  # of what both talk of, in the evidence


@dataclass(slots=True)
class UtteranceGroup:
    """Statements that report one act of speech; `conflict` is what rules may not join, people may."""

    statements: list[StatementReport]
    when: str | None = None
    occasions: set[str] = field(default_factory=set)  # the events at which it was said

    @classmethod
    def of(cls, statement: StatementReport, scene: Scene) -> UtteranceGroup:
        """Return the group of one statement."""
        return cls([statement], scene.when, {scene.event} if scene.event else set())

    @property
    def first(self) -> StatementReport:
        """The statement with the smallest IRI, which stands for the group."""
        return min(self.statements, key=_iri)

    def conflict(self, other: UtteranceGroup) -> str | None:
        """Say why two groups cannot be of one act of speech: an undated report must not bridge two days."""
        if self.occasions and other.occasions and self.occasions.isdisjoint(other.occasions):
            return "they were said at different events"
        if not agree(self.when, other.when):
            return f"the times {self.when} and {other.when} differ"
        return None

    def absorb(self, other: UtteranceGroup) -> None:
        """Take the statements of another group."""
        self.statements += other.statements
        self.occasions |= other.occasions
        self.when = finer(self.when, other.when)


def group_statements(
    statements: Iterable[StatementReport], scenes: Scenes, judgements: Iterable[Judgement]
) -> tuple[list[UtteranceGroup], list[Judgement]]:
    """Return statements with a speaker in groups of one utterance each, as the judgements have it, and those."""
    spoken = (statement for statement in statements if statement.speaker)
    return cluster({s.iri: UtteranceGroup.of(s, scenes.of(s)) for s in spoken}, judgements)


@dataclass(frozen=True, slots=True)
class _Said:
    """A statement with all that it is compared by."""

    statement: StatementReport
    scene: Scene
    wording: Wording

    @property
    def iri(self) -> str:
        return self.statement.iri

    @property
    def article(self) -> str:
        return self.statement.article


def judge_statements(statements: Iterable[StatementReport], scenes: Scenes) -> list[Judgement]:
    """Return what the rules say of pairs of statements; the order of the statements makes no difference."""
    by_speaker: dict[str, list[_Said]] = defaultdict(list)
    for statement in sorted({statement for statement in statements if statement.speaker}, key=_iri):
        by_speaker[statement.speaker or ""].append(_Said(statement, scenes.of(statement), Wording.of(statement)))
    judged = []
    for _, said in sorted(by_speaker.items()):
        judged += _likest([judgement for pair in _candidates(said) if (judgement := _judge(*pair))], said)
    return judged


def _candidates(said: list[_Said]) -> list[tuple[_Said, _Said]]:
    """Pairs to compare: those with the very same words, and those of one scene or language that share rare ones."""
    same: dict[tuple[str, frozenset[str]], list[_Said]] = defaultdict(list)
    for one in said:
        same[one.wording.language, one.wording.words].append(one)
    scenes = [together for alike in same.values() for together in _by_scene(alike)]
    pairs = {(one.iri, other.iri): (one, other) for alike in scenes for one, other in pairwise(alike)}
    first = [alike[0] for alike in scenes]  # the rest hangs on these by the chain
    blocks: dict[str, list[_Said]] = defaultdict(list)
    for one in sorted(first, key=_iri):
        blocks[f"in {one.wording.language}"].append(one)
        for key in one.scene.keys:
            blocks[key].append(one)
    for block in blocks.values():
        pairs |= {(one.iri, other.iri): (one, other) for one, other in _sharing_rare(block)}
    return [pairs[key] for key in sorted(pairs)]


def _by_scene(alike: list[_Said]) -> Iterable[list[_Said]]:
    """Statements with the same words, those of one event and day together."""
    scenes: dict[tuple[str | None, str | None], list[_Said]] = defaultdict(list)
    for one in alike:
        scenes[one.scene.event, one.scene.when].append(one)
    return scenes.values()


def _sharing_rare(block: list[_Said]) -> Iterable[tuple[_Said, _Said]]:
    """Pairs of a block that share one of their rarest words or features; all pairs of a few."""
    if len(block) <= _FEW:
        yield from combinations(block, 2)
        return
    parts = [one.wording.words | one.wording.features.keys() for one in block]
    often = Counter(part for of_one in parts for part in of_one)
    by_part: dict[str, list[_Said]] = defaultdict(list)
    for one, of_one in zip(block, parts, strict=True):
        shared = sorted((often[part], part) for part in of_one if 1 < often[part] <= _CROWD)
        for _, part in shared[:_RARE]:
            by_part[part].append(one)
    for near in by_part.values():
        yield from combinations(near, 2)


def _judge(one: _Said, other: _Said) -> Judgement | None:
    """Judge two statements of one speaker; None where nothing speaks for their being one."""
    like = likeness(one.wording, other.wording)
    where = together(one.scene, other.scene)
    if where is Together.NO:
        return None
    rule = _rule(one, other, like, where)
    if rule is None:
        return None
    name, verdict = rule
    note = _evidence(like, where)
    if verdict is Verdict.SAME and (difference := contrary(one.wording, other.wording, like)):
        verdict, note = Verdict.UNDECIDED, f"{note}; but {difference}"
    score = like.score if verdict is Verdict.SAME else min(like.score, 0.5)
    return Judgement.on(one.iri, other.iri, verdict, note, kind=Kind.UTTERANCE, score=score, rule=name)


def _rule(one: _Said, other: _Said, like: Likeness, where: Together) -> tuple[str, Verdict] | None:
    """The rule that speaks of two statements, and what it says."""
    apart = one.article != other.article
    if like.words >= _VERBATIM and like.words_shared >= _ENOUGH:
        return "same-words", Verdict.SAME
    contained = like.words_within >= _CONTAINED and like.features_within >= _MOSTLY
    if where is Together.YES and like.words_shared >= _ENOUGH and (like.words >= _SAME or contained):
        return "same-occasion-and-words", Verdict.SAME
    if not apart:
        return None
    if like.features_shared >= _MEANT:
        sure = where is Together.YES or (where is Together.NEAR and like.features_shared >= _MUCH)
        if like.features_within >= (_MOSTLY if sure else _WHOLLY):
            return "same-occasion-and-content", Verdict.SAME if where >= Together.NEAR else Verdict.UNDECIDED
        if like.features_within >= _PARTLY and where >= Together.NEAR:
            return "like-content", Verdict.UNDECIDED
    brief = like.features_shared >= _BRIEF and like.telling > 1 and like.features >= _HALF
    if brief and like.features_within >= _NEARLY_ALL and where is Together.YES:
        return "same-occasion-and-content", Verdict.SAME
    if like.words >= _NEARLY and like.words_shared >= _ENOUGH:
        return "like-words", Verdict.UNDECIDED
    return None


def _evidence(like: Likeness, where: Together) -> str:
    """What a judgement rests on, in words."""
    said = {
        Together.YES: "said on one occasion or day",
        Together.NEAR: "said about an event that both articles report, or told within a day",
        Together.UNKNOWN: "not known to be of different days",
    }
    words = f"{like.words:.0%} of the words shared, {like.words_within:.0%} of the shorter one's; "
    shared = list(dict.fromkeys(feature.partition(" ")[2] or feature for feature in like.shared))
    more = f" and {len(shared) - _SHOWN} more" if len(shared) > _SHOWN else ""
    both = ", ".join(shared[:_SHOWN])
    content = f"{like.features_within:.0%} of what the shorter one talks of: {both}{more}"
    return f"{said[where]}; {words if like.words_shared else ''}{content}"


def _likest(judged: list[Judgement], said: list[_Said]) -> list[Judgement]:
    """Leave each statement the likest counterpart that another article has, and those that are its equals in words."""
    article = {one.iri: one.article for one in said}
    best: dict[tuple[str, str], float] = {}
    for judgement in judged:
        if judgement.verdict is Verdict.SAME:
            for side, there in _sides(judgement, article):
                best[side, there] = max(best.get((side, there), 0.0), judgement.score)
    return [_unless_outdone(judgement, article, best) for judgement in judged]


def _sides(judgement: Judgement, article: Mapping[str, str]) -> tuple[tuple[str, str], tuple[str, str]]:
    """Each side of a pair, with the article of the other side."""
    left, right = judgement.pair
    return (left, article[right]), (right, article[left])


def _unless_outdone(
    judgement: Judgement, article: Mapping[str, str], best: Mapping[tuple[str, str], float]
) -> Judgement:
    settled = judgement.verdict is not Verdict.SAME or judgement.rule == "same-words"
    if settled or article[judgement.left] == article[judgement.right]:
        return judgement
    if all(judgement.score >= best[side] for side in _sides(judgement, article)):
        return judgement
    note = f"{judgement.evidence}; but one of the articles has a likelier counterpart"
    return replace(judgement, verdict=Verdict.UNDECIDED, score=min(judgement.score, 0.5), evidence=note)
