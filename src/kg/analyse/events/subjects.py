"""Who is the subject of an English verb, and when nobody named is: "approved a bill, and thousands marched"."""

from __future__ import annotations

import re

from kg.analyse.events.party import Party
from kg.analyse.events.scene import Scene
from kg.model import EventType

_NEAR = 60  # characters
_CLAUSE = 120  # characters of a relative clause
BE = re.compile(r"\b(?:was|were|been|being|be|is|are)\s+(?:(?:\w+ly|not|never|also)\s+)?\Z")
_WHO = re.compile(r"\bwho\s+(?:(?:has|had|have|also|recently|last|later|then)\s+){0,2}\Z")
# "Ode, who led the party and | died in July"
_WHO_AND = re.compile(r"\bwho\s+[^,;:]{1,100}\s+and\s+(?:later\s+|then\s+)?\Z")
_WHICH = re.compile(
    r"(?:,\s+)?\b(?:that|which)\s+(?:(?:in\s+(?:[a-z]+\s+)?\w+|(?:last|this)\s+\w+|on\s+[A-Z]\w+|has|have|had|was|were|is|are|will|would|could|be|been|also|then|later|recently|not)\s+)+\Z"
)
# "Norland, which tested a bomb and | launched a rocket"
_WHICH_AND = re.compile(r",\s+which\s+[^,;:]{1,100}\s+and\s+(?:later\s+|then\s+)?\Z")
_INSERTED = re.compile(  # "Ode, whom Berg met in May, will visit", "Ode — who came third — withdrew"
    r",\s+(?:who|whom|which|where|whose)\b[^,;:]*,\s|\s[—–]\s(?:who|whom|which|where|whose)\b[^;:—–]*\s[—–]\s"
)
# "that a delegation was expected to travel": nobody whom the sentence names
_UNNAMED = re.compile(
    r"\W*(?:(?:that|after|when|while|as|because|but|and|if|unless|once|until|before|since|whether|where)\s+)?(?:an?|some|many|several|thousands|hundreds|dozens|two|three|four|five|six|\d+)\s+\w+"
)
_THE = re.compile(  # "told Ode | that the embassy | had been attacked": not Ode
    r"\W*(?:that|after|when|while|because|but|where|as)\s+(?:(?:the|its|their|his|her|this|these|those)\s+[a-z]|(?:they|he|she|it)\b)"
)
_OBJECT = re.compile(r"(?<![-\w])[a-z]{2,}ed\s+(?:the\s+)?\Z")  # "congratulated | Ode | and invited her"
_ANOTHER = re.compile(r"(?:the|its|their|his|her|an?)\s+[a-z]")  # "hosts Ode, and | the two | will visit Norland"
_OF_DEED = re.compile(r"\s(?:of|for)\s+(?:having\s+)?\Z")
_ACCUSED = 100  # characters
_MARK = re.compile(r"[,;:()\"“”]")
# "after Xi met Trump": these open a clause as often as they govern a noun
_OPENERS = frozenset({"after", "before", "since", "than"})
_GERUND_OF = ("of", "with")  # "years of Norland | shelling the port"
_NOUN = re.compile(
    r"(?<!\w)(?!(?:by|while|after|before|of|for|from|in|without|and|not|about|on|as|since|when|to|also|now|still|begun|began|begins|started|starts|stopped|stops|kept|keeps|"
    r"continued|continues|resumed|considered|considering|threatened|proposed|suggested|avoided|risked)\s)"
    r"[a-z]+(?<!ly)\s\Z"
)
_GERUND = re.compile(r"[a-z]+ing\b")
_WORD = re.compile(r"[\w'-]+")
_FIRST = 25  # characters behind "and" in which a crowd is named


def subject_of(scene: Scene, verb: int) -> Party | None:
    """The nearest party before a verb that hangs on no preposition, in its clause if there is one."""
    accused = scene.words.within("accusing", verb - _ACCUSED, verb)
    if accused and _OF_DEED.search(scene.text, accused[-1][1], verb):
        return next((party for party in scene.around if accused[-1][1] <= party.start < verb), None)
    asked = _asked(scene, verb)
    if asked is not None:
        return next((party for party in scene.around if asked <= party.start < verb and not party.before), None)
    if _is_of_a_noun(scene, verb):
        return None
    who = scene.text.rfind("who ", 0, verb)
    relative = (_WHO.match(scene.text, who, verb) or _WHO_AND.match(scene.text, who, verb)) if who >= 0 else None
    if relative:  # "talks with the envoy, who visited Rome": the envoy
        return next((p for p in reversed(_before(scene, relative.start())) if _is_followed(scene, p, relative)), None)
    thing = _relative(scene.text, verb)
    if thing:  # "agreed to reopen a crossing that | has been closed": the crossing
        return next((p for p in reversed(_before(scene, thing.start())) if _is_followed(scene, p, thing)), None)
    inserted = inserted_clauses(scene.text, verb)
    for party in reversed(_before(scene, verb)):
        if not any(low < party.start < high for low, high in inserted) and _may_be_subject(scene, party, verb):
            return party if _is_named_for(scene, party, verb, inserted) else None
    return None


def _asked(scene: Scene, verb: int) -> int | None:
    """Where those are named who are asked to do what a verb says, not who asks: "urged | Norland | to lift"."""
    if not scene.text.endswith(" to ", 0, verb):
        return None
    urged = scene.words.within("urging", verb - _NEAR, verb)
    if not urged or urged[-1][1] + len(" to ") >= verb:
        return None
    start = urged[-1][1]
    parted = any(scene.words.stands(name, start, verb) for name in ("auxiliaries", "clause-breaks", "reporting"))
    return None if parted or _MARK.search(scene.text, start, verb) else start


def _relative(text: str, verb: int) -> re.Match[str] | None:
    """The opening of a relative clause right before a verb: "that | has been"."""
    if text.find("that", max(0, verb - _NEAR), verb) < 0 and text.find("which", max(0, verb - _CLAUSE), verb) < 0:
        return None
    return _WHICH.search(text, max(0, verb - _NEAR), verb) or _WHICH_AND.search(text, max(0, verb - _CLAUSE), verb)


def inserted_clauses(text: str, before: int) -> list[tuple[int, int]]:
    """Return the clauses put in between commas: "Ode, | whom Berg met in May, | will visit"."""
    return [match.span() for match in _INSERTED.finditer(text, 0, before)] if text.find("wh", 0, before) >= 0 else []


def _is_named_for(scene: Scene, party: Party, verb: int, inserted: list[tuple[int, int]]) -> bool:
    """Whether a party stands in the clause of a verb, or further off where the clause has no other subject."""
    low, _ = scene.clause(verb, verb)
    around = next((start for start, end in inserted if start <= low < end), None)
    if around is not None:
        low, _ = scene.clause(around, around)  # the clause that goes on behind the inserted one
    return party.start >= low or not (has_unnamed_subject(scene, verb) or _THE.match(scene.text, low, verb))


def _is_of_a_noun(scene: Scene, verb: int) -> bool:
    """Whether a participle hangs on a noun right before it that names nobody: "greeted by crowds | protesting"."""
    if not _GERUND.match(scene.text, verb):
        return False
    before = scene.lower[max(0, verb - _NEAR) : verb]
    if BE.search(before) or not _NOUN.search(before):
        return False
    if scene.lexicon.patterns["instruments"].fullmatch(before.split()[-1]):
        return False  # "Ode signed an order | imposing": Ode imposes
    return not any(party.end <= verb <= party.end + 1 for party in scene.around)


def has_unnamed_subject(scene: Scene, verb: int) -> bool:
    """Whether the clause of a verb has a subject that names nobody: "said a delegation was to travel"."""
    low, _ = scene.clause(verb, verb)
    told = scene.words.within("reporting", low, verb)
    return bool(_UNNAMED.match(scene.text, told[-1][1] if told else low, verb))


def _are_forces(scene: Scene, start: int, end: int) -> bool:
    """Whether words are what a country fights with: "drones", "F-16 jets"."""
    auxiliaries = scene.words.within("auxiliaries", start, end)
    words = scene.lower[start : auxiliaries[0][0] if auxiliaries else end].split()  # "drones | are now hitting"
    last = " ".join(words[-2:]), " ".join(words[-1:])
    return 0 < len(words) <= 3 and any(scene.lexicon.patterns["forces"].fullmatch(word) for word in last)


def _says(scene: Scene, start: int, verb: int) -> bool:
    """Whether a party only says what follows, of something without a name: "Ode said the port was closed"."""
    said = scene.words.within("tellings", start, verb)
    return bool(said) and "," not in scene.text[said[-1][1] : verb]


def _has_another_subject(scene: Scene, start: int, verb: int) -> bool:
    """Whether words before a verb hold a subject of its own: "approved a bill, and | thousands of people marched"."""
    last = scene.text.rfind(" and ", start, verb)
    if last < 0:
        return False
    opening = last + len(" and ")
    crowds = scene.words.within("crowds", opening, verb)
    if _ANOTHER.match(scene.text, opening, verb):
        return True
    return (bool(crowds) and crowds[0][0] < opening + _FIRST) or scene.text[opening : opening + 1].isdigit()


def _is_followed(scene: Scene, party: Party, relative: re.Match[str]) -> bool:
    """Whether nothing but a comma or a dash stands between a party and the relative clause."""
    return not scene.text[party.end : relative.start()].strip(" ,—–")


def _may_be_subject(scene: Scene, party: Party, verb: int) -> bool:
    if party.demonym and _are_forces(scene, party.end, verb):
        return True  # "Ukrainian drones struck"
    if party.demonym:
        return False
    if party.before and party.before not in _OPENERS:
        gerund = scene.text[party.end : verb] == " " and _GERUND.match(scene.text, verb)
        return bool(gerund) and party.before in _GERUND_OF
    if is_object(scene, party):
        return False
    gap = scene.text[party.end : verb]
    if gap.endswith(" and ") and _OBJECT.search(scene.text, max(0, party.start - _NEAR), party.start):
        return False
    if _has_another_subject(scene, party.end, verb) or _says(scene, party.end, verb):
        return False
    if not party.owner:
        return True
    if gap.endswith(" and "):
        return False  # "thanked Berg for his help and | invited him"
    return len(_WORD.findall(gap.removeprefix("'s"))) <= 3 and not _MARK.search(gap)  # "Japan's military could"


def is_object(scene: Scene, party: Party, of: frozenset[EventType] = frozenset(EventType)) -> bool:
    """Whether a party is whom or what a verb is about, one of some kinds: "visit | Beijing | and invite"."""
    return any(
        0 < party.start - other.end < _NEAR
        and other.namings[0].type in of
        and not scene.text[other.end : party.start].strip(" the")
        for other in scene.triggers
    )


def _before(scene: Scene, at: int) -> list[Party]:
    return [party for party in scene.around if party.end <= at]
