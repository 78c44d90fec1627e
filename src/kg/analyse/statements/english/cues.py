"""The cue lexicon: which words attribute, what act of speech they name, and what may be their content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from kg.analyse.statements.english.words import Tag, Word
from kg.lexicon import load_lexicon
from kg.model import SpeechAct

_VOWELS = "aeiou"
_NO_VERB = {Tag.PREPOSITION, Tag.SUBORDINATOR, Tag.CONJUNCTION, Tag.PRONOUN, Tag.DETERMINER, Tag.AUXILIARY, Tag.QUOTE}


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb (or verb and particle) that attributes; `takes` says with which complement it is which act."""

    lemma: str
    form: str  # base, third, past, participle, ing
    takes: dict[str, SpeechAct] = field(compare=False)
    agent: bool = False
    attitude: bool = False
    evidence: bool = False
    finite: bool = False
    saying: bool = False  # takes a clause
    also_noun: bool = False

    @property
    def act(self) -> SpeechAct:
        """The speech act that the lexicon names first."""
        return next(iter(self.takes.values()))


def inflect(verb: str) -> tuple[str, str, str, str]:
    """Return third person, past, participle and -ing of a verb, regular unless the lexicon says otherwise.

    >>> inflect("deny")
    ('denies', 'denied', 'denied', 'denying')
    >>> inflect("stress")
    ('stresses', 'stressed', 'stressed', 'stressing')
    """
    irregular = load_lexicon("cues.en")["irregular"].get(verb)
    if irregular:
        third, past, participle, ing = irregular
        return third, past, participle, ing
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ies", verb[:-1] + "ied", verb[:-1] + "ied", verb + "ing"
    if verb.endswith("e"):
        return verb + "s", verb + "d", verb + "d", verb[:-1] + "ing"
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")
    return third, verb + "ed", verb + "ed", verb + "ing"


def _forms(verb: str) -> list[tuple[str, str]]:
    third, past, participle, ing = inflect(verb)
    forms = [("base", verb), ("third", third), ("past", past), ("ing", ing)]
    return forms if participle == past else [*forms, ("participle", participle)]


@dataclass
class _Entry:
    """What the groups of the lexicon say together about one lemma."""

    takes: dict[str, SpeechAct] = field(default_factory=dict)
    agent: bool = True
    attitude: bool = False
    evidence: bool = False
    finite: bool = True


def _cue(lemma: str, form: str, entry: _Entry) -> Cue:
    return Cue(
        lemma,
        form,
        entry.takes,
        agent=entry.agent,
        attitude=entry.attitude,
        evidence=entry.evidence,
        finite=entry.finite,
        saying="clause" in entry.takes,
        also_noun=lemma.partition(" ")[0] in load_lexicon("cues.en")["also-nouns"],
    )


@cache
def verb_cues() -> dict[str, list[tuple[tuple[str, ...], Cue]]]:
    """Return the verbal cues by their first word, the longest first."""
    entries: dict[str, _Entry] = {}
    for group in load_lexicon("cues.en")["verbs"]:
        for lemma in group["lemmas"]:
            entry = entries.setdefault(lemma, _Entry())
            for complement in group["takes"]:
                entry.takes.setdefault(complement, SpeechAct(group["act"]))
            entry.agent = entry.agent and group.get("agent", False)
            entry.finite = entry.finite and group.get("finite", False)
            entry.attitude = entry.attitude or group.get("attitude", False)
            entry.evidence = entry.evidence or group.get("evidence", False)
    cues: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    for lemma, entry in entries.items():
        verb, *rest = lemma.split()
        for form, shown in _forms(verb):
            cues.setdefault(shown, []).append(((shown, *rest), _cue(lemma, form, entry)))
    for alternatives in cues.values():
        alternatives.sort(key=lambda alternative: (-len(alternative[0]), alternative[1].form == "base"))  # "it read"
    return cues


@cache
def verb_forms() -> dict[str, str]:
    """Return "past" or "ing" for every such form of a cue verb, for the tagger."""
    forms = {}
    for alternatives in verb_cues().values():
        for words, cue in alternatives:
            if cue.form in ("past", "participle"):
                forms[words[0]] = "past"
            elif cue.form == "ing":
                forms[words[0]] = "ing"
    return forms


@cache
def noun_cues() -> dict[str, SpeechAct]:
    """Return the nouns whose clause is a content, singular and plural, with their speech act."""
    nouns = {}
    for act, singulars in load_lexicon("cues.en")["nouns"].items():
        for noun in singulars:
            nouns[noun] = SpeechAct(act)
            nouns[inflect(noun)[0]] = SpeechAct(act)
    return nouns


@cache
def adjective_cues() -> dict[str, SpeechAct]:
    """Return the adjectives whose clause is a content, with their speech act."""
    listed = load_lexicon("cues.en")["adjectives"]
    return {adjective: SpeechAct(act) for act, adjectives in listed.items() for adjective in adjectives}


@cache
def infinitive_nouns() -> dict[str, SpeechAct]:
    """Return the nouns whose infinitive is a content, singular and plural, with their speech act."""
    listed = load_lexicon("cues.en")["noun-infinitives"]
    return {
        form: SpeechAct(act) for act, nouns in listed.items() for noun in nouns for form in (noun, inflect(noun)[0])
    }


@cache
def stance_nouns() -> dict[tuple[str, str], SpeechAct]:
    """Return the nouns that take a stand, each with its preposition, with their speech act."""
    listed = load_lexicon("cues.en")["noun-stances"]
    return {
        (noun, preposition): SpeechAct(act)
        for act, phrases in listed.items()
        for noun, preposition in (phrase.split() for phrase in phrases)
    }


@cache
def light_verbs() -> dict[str, str]:
    """Return every form of the verbs that lend a noun its subject, with the form's name."""
    return {shown: form for verb in load_lexicon("cues.en")["light-verbs"] for form, shown in _forms(verb)}


@cache
def relaying_verbs() -> frozenset[str]:
    """Return the finite forms of verbs with which one passes on another's words ("quoted Y as saying")."""
    verbs = load_lexicon("cues.en")["relaying"]
    return frozenset(shown for verb in verbs for form, shown in _forms(verb) if form in ("past", "third"))


@cache
def preposition_cues() -> tuple[tuple[str, ...], ...]:
    """Return the words of each preposition that attributes."""
    return tuple(tuple(phrase.split()) for phrase in load_lexicon("cues.en")["prepositions"])


@cache
def attitudes() -> frozenset[str]:
    """Return the nouns of attitude ("expressed optimism")."""
    return frozenset(load_lexicon("cues.en")["attitudes"])


def match_cue(words: Sequence[Word], at: int) -> tuple[Cue, int] | None:
    """Return the longest verbal cue at a word and where it ends; adverbs may stand inside ("made it very clear")."""
    alternatives = verb_cues().get(words[at].low)
    if alternatives is None or words[at].tag in _NO_VERB:
        return None
    for pattern, cue in alternatives:
        k = at + 1
        for part in pattern[1:]:
            while k < len(words) and words[k].tag in (Tag.ADVERB, Tag.TIME) and words[k].low != part:
                k += 1
            if k >= len(words) or words[k].low != part:
                break
            k += 1
        else:
            return cue, k
    return None


def is_finite_cue(words: Sequence[Word], at: int) -> bool:
    """Whether a cue in the past or third person begins at a word."""
    found = match_cue(words, at)
    return found is not None and found[0].form in ("past", "third") and words[at].tag is not Tag.NAME
